// S1, one to one: where the key goes, its name, and the accessor's, for each call of the text. The calls stand one
// after the other in the text; each alias is kept apart so that one program can hold them all.
const Sequelize = require('relata')
const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  let A = await sequelize.define(
    'tableA',
    {
      name: {
        type: Sequelize.STRING,
        defaultValue: 'default A',
      },
    },
    {
      //自定义实际表名,一般默认的是 tableAs
      tableName: 'A',
      // 这里貌似是生成后处理的,会把tableA也转了
      //underscored: true
    },
  )
  let B = await sequelize.define(
    'tableB',
    {
      name: {
        type: Sequelize.STRING,
        defaultValue: 'default B',
        unique: true, // needed below: a key can only refer to a unique column
      },
    },
    {
      tableName: 'B',
    },
  )
  //A表中将添加默认 tableBId 外键名
  //A getTableB()
  A.belongsTo(B)
  //A表中将添加 targetModelNameId 外键名
  //A getTargetModelName()
  A.belongsTo(B, { as: 'targetModelName' })
  //A表中将添加 custom_fk 外键名
  A.belongsTo(B, { as: 'custom', foreignKey: 'custom_fk' })
  A.belongsTo(B, { as: 'byName', targetKey: 'name' })
  await sequelize.sync({ force: true })
  console.log(Object.keys(A.rawAttributes), Object.keys(B.rawAttributes))

  const b = await B.create({ name: 'BBB' })
  const a = await A.create({ name: 'AAA', custom_fk: b.id })
  await a.setTableB(b)
  await a.setTargetModelName(b)
  await a.setByName(b)
  console.log(JSON.stringify(await A.findOne({ where: { id: 1 } })))
  console.log((await a.getTableB()).name, (await a.getTargetModelName()).name)
  console.log((await a.getCustom()).name, (await a.getByName()).name)
  console.log((await A.create({})).name, await A.findOne({ where: { id: 99 } }))
}
main()
