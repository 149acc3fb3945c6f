// S1, one to many. The text declares the association after the tables are made, where it cannot work in any version
// (SPEC row 9: s1-order-of-the-text.cjs shows it); here it stands before the sync, all else as in the text.
const Sequelize = require('relata')
const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  let A = await sequelize.define('tableA', { name: Sequelize.STRING }, { tableName: 'A' })
  let B = await sequelize.define('tableB', { name: Sequelize.STRING }, { tableName: 'B' })
  //B表中将添加默认 tableAId 外键名
  //A getTableBs()
  await A.hasMany(B)
  await A.sync({ force: true })
  await A.create({ name: 'AAA' })
  await B.sync({ force: true })
  await B.create({ name: 'BBB', tableAId: 1 })
  await B.create({ name: 'BBB1', tableAId: 1 })
  await B.create({ name: 'BBB2', tableAId: 1 })
  const a = await A.findOne({ where: { id: 1 } })
  console.log(JSON.stringify(await a.getTableBs({ order: ['id'] })))
  const found = await A.findAll({ include: [B] })
  console.log(found.length, found[0].tableBs.length)
}
main()
