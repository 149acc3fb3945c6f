// S1, many to many, with the associations before the tables (SPEC row 9) and all else as in the text, its include
// that "should work but is of no use" among it (SPEC row 77), followed by the query that its author meant.
const Sequelize = require('relata')
const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  let A = await sequelize.define(
    'tableA',
    { name: { type: Sequelize.STRING, defaultValue: 'default A' } },
    { tableName: 'A' },
  )
  let B = await sequelize.define(
    'tableB',
    { name: { type: Sequelize.STRING, defaultValue: 'default B' }, type: { type: Sequelize.STRING } },
    { tableName: 'B' },
  )
  let C = await sequelize.define('tableC', {}, { tableName: 'C' })
  //A getB() 可以取到关系数据(数组) ,但是C不行
  //B getA() 可以取到关系数据(数组) ,但是C不行
  await A.belongsToMany(B, { through: C, as: 'B', foreignKey: 'AId', otherKey: 'BId' })
  await B.belongsToMany(A, { through: C, as: 'A', foreignKey: 'BId', otherKey: 'AId' })

  await A.sync({ force: true })
  await A.create({ name: 'AAA' })
  await A.create({ name: 'AAA1' })
  await A.create({ name: 'AAA2' })
  await B.sync({ force: true })
  await B.create({ name: 'BBB', type: '2' })
  await B.create({ name: 'BBB1' })
  await B.create({ name: 'BBB2' })
  await C.sync({ force: true })
  await C.create({ AId: 1, BId: 1 })

  let ai = await A.findOne({ where: { id: 1 } })
  let bi = await B.findOne({ where: { id: 1 } })
  let prop = 2 //单数字或数组
  await ai.addB(prop)
  let ae = await ai.getB({
    attributes: ['name'],
    raw: true,
    joinTableAttributes: [], //清除关联数据表数据
  })
  console.log(ae, (await bi.getA()).length)
  await ai.addB([2, 3])
  console.log(await ai.countB(), Object.keys((await ai.getB({ raw: true }))[0]).sort())

  let tt = await A.findAll({
    include: [
      {
        model: B,
        through: {
          attributes: ['type'],
          where: { type: '2' },
        },
      },
    ], //include 按说应该是有效的,然而并没有卵用
    raw: true,
  }).catch((error) => error.name)
  console.log(tt)
  let meant = await A.findAll({
    include: [{ model: B, as: 'B', where: { type: '2' }, through: { attributes: [] } }],
  })
  console.log(JSON.stringify(meant))
}
main()
