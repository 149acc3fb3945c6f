// S1, hasOne: tableAId on B, getTableB() on A, and nothing on B's prototype.
const Sequelize = require('relata')
const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

async function main() {
  let A = await sequelize.define('tableA', { name: Sequelize.STRING }, { tableName: 'A' })
  let B = await sequelize.define('tableB', { name: Sequelize.STRING }, { tableName: 'B' })
  //B表中将添加默认 tableAId 外键名
  //A getTableB()
  A.hasOne(B)
  await sequelize.sync({ force: true })
  const a = await A.create({ name: 'AAA' })
  await B.create({ name: 'BBB', tableAId: 1 })
  console.log(Object.keys(B.rawAttributes), (await a.getTableB()).name)
  console.log(typeof B.prototype.getTableA, typeof B.prototype.getUser, typeof A.prototype.setTableB)
  await a.setTableB(await B.create({ name: 'BBB1' }))
  console.log((await B.findAll({ order: ['id'], raw: true })).map((b) => [b.name, b.tableAId]))
}
main()
