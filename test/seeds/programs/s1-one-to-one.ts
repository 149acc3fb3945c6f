// S1, one to one, in TypeScript.
import Sequelize from 'relata'

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  const tableA = sequelize.define(
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
    },
  )
  const tableB = sequelize.define(
    'tableB',
    {
      name: {
        type: Sequelize.STRING,
        defaultValue: 'default B',
        unique: true,
      },
    },
    {
      tableName: 'B',
    },
  )
  const { A, B } = sequelize.relate({
    models: { A: tableA, B: tableB },
    associations: [
      //A表中将添加默认 tableBId 外键名
      //A getTableB()
      tableA.belongsTo(tableB),
      //A表中将添加 targetModelNameId 外键名
      //A getTargetModelName()
      tableA.belongsTo(tableB, { as: 'targetModelName' }),
      //A表中将添加 custom_fk 外键名
      tableA.belongsTo(tableB, { as: 'custom', foreignKey: 'custom_fk' }),
      tableA.belongsTo(tableB, { as: 'byName', targetKey: 'name' }),
    ],
  })
  await sequelize.sync({ force: true })
  console.log(Object.keys(A.rawAttributes), Object.keys(B.rawAttributes))

  const b = await B.create({ name: 'BBB' })
  const a = await A.create({ name: 'AAA', custom_fk: b.id })
  await a.setTableB(b)
  await a.setTargetModelName(b)
  await a.setByName(b)
  console.log(JSON.stringify(await A.findOne({ where: { id: 1 } })))
  console.log((await a.getTableB())?.name, (await a.getTargetModelName())?.name)
  console.log((await a.getCustom())?.name, (await a.getByName())?.name)
  console.log((await A.create({})).name, await A.findOne({ where: { id: 99 } }))
}
void main()
