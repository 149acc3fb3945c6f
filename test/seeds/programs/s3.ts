// S3 in TypeScript.
import { Sequelize, DataTypes } from 'relata'

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })
const keys = (model: { rawAttributes: object }) =>
  Object.keys(model.rawAttributes)
    .filter((key) => /Id$/.test(key))
    .sort()

async function main() {
  const a_ = sequelize.define('A', { name: DataTypes.STRING })
  const one_ = sequelize.define('One', { name: DataTypes.STRING })
  const many_ = sequelize.define('Many', { name: DataTypes.STRING })
  const b_ = sequelize.define('B', { name: DataTypes.STRING })
  const foo_ = sequelize.define('Foo', { name: DataTypes.STRING })
  const bar_ = sequelize.define('Bar', { name: DataTypes.STRING })
  const { A, One, Many, B, Foo, Bar } = sequelize.relate({
    models: { A: a_, One: one_, Many: many_, B: b_, Foo: foo_, Bar: bar_ },
    associations: [
      a_.hasOne(one_), // A HasOne B: the key is defined in the target
      one_.belongsTo(a_), // together: One-To-One
      a_.hasMany(many_, { as: 'Manies' }), // the key is defined in the target
      many_.belongsTo(a_), // together: One-To-Many
      a_.belongsToMany(b_, { through: 'C' }),
      b_.belongsToMany(a_, { through: 'C' }), // together: Many-To-Many
      foo_.hasOne(bar_, {
        onDelete: 'RESTRICT',
        onUpdate: 'RESTRICT',
      }),
      bar_.belongsTo(foo_),
    ],
  })
  const C = sequelize.model('C')

  await sequelize.sync()
  for (const model of [A, One, Many, B, C, Bar]) console.log(model.name, model.tableName, keys(model))
  const a = await A.create({ name: 'a' })
  await a.createOne({ name: 'one' })
  await a.createMany({ name: 'many' })
  const b = await a.createB({ name: 'b' })
  console.log((await b.getAs()).map((each) => each.name))
  const found = await A.findOne({ include: ['One', 'Manies', 'Bs'], rejectOnEmpty: true })
  console.log(found.One?.name, found.Manies.length, found.Bs[0]?.C.AId)

  const foo = await Foo.create({ name: 'foo' })
  await foo.createBar({ name: 'bar' })
  await foo.destroy().catch((error: Error) => console.log(error.name))
  await a.destroy() // The defaults for the One-To-One associations is SET NULL for ON DELETE
  const orphans = [await One.findOne(), await Many.findOne()].map((row) => row?.get('AId'))
  console.log(...orphans, await C.count(), await B.count())
}
void main()
