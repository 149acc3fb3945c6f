// S1, one to many in the very order of the text: tables first, association last. The database then lacks the column.
const Sequelize = require('relata')
const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  let A = await sequelize.define('tableA', { name: Sequelize.STRING }, { tableName: 'A' })
  let B = await sequelize.define('tableB', { name: Sequelize.STRING }, { tableName: 'B' })
  await A.sync({ force: true })
  await A.create({ name: 'AAA' })
  await B.sync({ force: true })
  await B.create({ name: 'BBB', tableAId: 1 })
  await B.create({ name: 'BBB1', tableAId: 1 })
  await A.hasMany(B)
  const a = await A.findOne({ where: { id: 1 } })
  await a.getTableBs().catch((error) => console.log(error.name))
  await sequelize.sync({ alter: true })
  console.log((await a.getTableBs()).length, await B.count())
}
main()
