// S1, hasOne, in TypeScript.
import Sequelize from 'relata'

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  const tableA = sequelize.define('tableA', { name: Sequelize.STRING }, { tableName: 'A' })
  const tableB = sequelize.define('tableB', { name: Sequelize.STRING }, { tableName: 'B' })
  //B表中将添加默认 tableAId 外键名
  //A getTableB()
  const { A, B } = sequelize.relate({ models: { A: tableA, B: tableB }, associations: [tableA.hasOne(tableB)] })
  await sequelize.sync({ force: true })
  const a = await A.create({ name: 'AAA' })
  await B.create({ name: 'BBB', tableAId: 1 })
  console.log(Object.keys(B.rawAttributes), (await a.getTableB())?.name)
  const methods: object[] = [B.prototype, A.prototype]
  console.log(
    ...['getTableA', 'getUser'].map((name) => typeof Reflect.get(methods[0] ?? {}, name)),
    typeof Reflect.get(methods[1] ?? {}, 'setTableB'),
  )
  await a.setTableB(await B.create({ name: 'BBB1' }))
  console.log((await B.findAll({ order: ['id'] })).map((b) => [b.name, b.get('tableAId')]))
}
void main()
