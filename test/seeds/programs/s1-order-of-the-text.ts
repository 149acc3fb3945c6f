// S1, one to many in the very order of the text, in TypeScript: tables first, association last.
import Sequelize from 'relata'

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  const A = sequelize.define('tableA', { name: Sequelize.STRING }, { tableName: 'A' })
  const B = sequelize.define('tableB', { name: Sequelize.STRING }, { tableName: 'B' })
  await A.sync({ force: true })
  await A.create({ name: 'AAA' })
  await B.sync({ force: true })
  await B.create({ name: 'BBB', tableAId: 1 })
  await B.create({ name: 'BBB1', tableAId: 1 })
  const tableBs = A.hasMany(B)
  const a = await A.findOne({ where: { id: 1 }, rejectOnEmpty: true })
  await tableBs.get(a).catch((error: Error) => console.log(error.name))
  await sequelize.sync({ alter: true })
  console.log((await tableBs.get(a)).length, await B.count())
}
void main()
