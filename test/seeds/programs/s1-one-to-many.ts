// S1, one to many, in TypeScript, with the association before the sync as in s1-one-to-many.cjs.
import Sequelize from 'relata'

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  const tableA = sequelize.define('tableA', { name: Sequelize.STRING }, { tableName: 'A' })
  const tableB = sequelize.define('tableB', { name: Sequelize.STRING }, { tableName: 'B' })
  //B表中将添加默认 tableAId 外键名
  //A getTableBs()
  const { A, B } = sequelize.relate({ models: { A: tableA, B: tableB }, associations: [tableA.hasMany(tableB)] })
  await A.sync({ force: true })
  await A.create({ name: 'AAA' })
  await B.sync({ force: true })
  await B.create({ name: 'BBB', tableAId: 1 })
  await B.create({ name: 'BBB1', tableAId: 1 })
  await B.create({ name: 'BBB2', tableAId: 1 })
  const a = await A.findOne({ where: { id: 1 }, rejectOnEmpty: true })
  console.log(JSON.stringify(await a.getTableBs({ order: ['id'] })))
  const found = await A.findAll({ include: ['tableBs'] })
  console.log(found.length, found[0]?.tableBs.length)
}
void main()
