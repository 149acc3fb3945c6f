// S1, many to many, in TypeScript.
import Sequelize from 'relata'

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  const tableA = sequelize.define(
    'tableA',
    { name: { type: Sequelize.STRING, defaultValue: 'default A' } },
    { tableName: 'A' },
  )
  const tableB = sequelize.define(
    'tableB',
    { name: { type: Sequelize.STRING, defaultValue: 'default B' }, type: { type: Sequelize.STRING } },
    { tableName: 'B' },
  )
  const C = sequelize.define('tableC', {}, { tableName: 'C' })
  //A getB() 可以取到关系数据(数组) ,但是C不行
  //B getA() 可以取到关系数据(数组) ,但是C不行
  const { A, B } = sequelize.relate({
    models: { A: tableA, B: tableB },
    associations: [
      tableA.belongsToMany(tableB, { through: C, as: 'B', foreignKey: 'AId', otherKey: 'BId' }),
      tableB.belongsToMany(tableA, { through: C, as: 'A', foreignKey: 'BId', otherKey: 'AId' }),
    ],
  })

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

  const ai = await A.findOne({ where: { id: 1 }, rejectOnEmpty: true })
  const bi = await B.findOne({ where: { id: 1 }, rejectOnEmpty: true })
  const prop = 2 //单数字或数组
  await ai.addB(prop)
  const ae = await ai.getB({
    attributes: ['name'],
    raw: true,
    joinTableAttributes: [], //清除关联数据表数据
  })
  console.log(ae, (await bi.getA()).length)
  await ai.addB([2, 3])
  console.log(await ai.countB(), Object.keys((await ai.getB({ raw: true }))[0] ?? {}).sort())

  const tt: unknown = await A.findAll({
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
  }).catch((error: Error) => error.name)
  console.log(tt)
  const meant = await A.findAll({
    include: [{ association: 'B', where: { type: '2' }, through: { attributes: [] } }],
  })
  console.log(JSON.stringify(meant))
}
void main()
