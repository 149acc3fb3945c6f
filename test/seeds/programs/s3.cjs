// S3: the four calls between A and B, the pairs, and RESTRICT. The text's A, B and C serve several examples at once;
// each gets models of its own here.
const { Sequelize, DataTypes } = require('relata')
const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })
const define = (name) => sequelize.define(name, { name: DataTypes.STRING })
const keys = (model) =>
  Object.keys(model.rawAttributes)
    .filter((key) => /Id$/.test(key))
    .sort()

async function main() {
  const A = define('A')
  const One = define('One')
  A.hasOne(One) // A HasOne B: the key is defined in the target
  One.belongsTo(A) // together: One-To-One
  const Many = define('Many')
  A.hasMany(Many) // the key is defined in the target
  Many.belongsTo(A) // together: One-To-Many
  const B = define('B')
  A.belongsToMany(B, { through: 'C' })
  B.belongsToMany(A, { through: 'C' }) // together: Many-To-Many
  const C = sequelize.models.C

  const Foo = define('Foo')
  const Bar = define('Bar')
  Foo.hasOne(Bar, {
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  Bar.belongsTo(Foo)

  await sequelize.sync()
  for (const model of [A, One, Many, B, C, Bar]) console.log(model.name, model.tableName, keys(model))
  const a = await A.create({ name: 'a' })
  await a.createOne({ name: 'one' })
  await a.createMany({ name: 'many' })
  const b = await a.createB({ name: 'b' })
  console.log((await b.getAs()).map((each) => each.name))
  const found = await A.findOne({ include: [One, Many, B] })
  console.log(found.One.name, found.Manies.length, found.Bs[0].C.AId)

  const foo = await Foo.create({ name: 'foo' })
  await foo.createBar({ name: 'bar' })
  await foo.destroy().catch((error) => console.log(error.name))
  await a.destroy() // The defaults for the One-To-One associations is SET NULL for ON DELETE
  console.log((await One.findOne()).AId, (await Many.findOne()).AId, await C.count(), await B.count())
}
main()
