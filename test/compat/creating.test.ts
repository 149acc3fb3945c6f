// create, build, bulkCreate, findOrCreate and upsert with the options that programs give them.
import { sameUnderBoth, type Lab } from '../support/oracle'

async function users({ sequelize, DataTypes }: Lab) {
  const User = sequelize.define('User', {
    name: DataTypes.STRING,
    email: { type: DataTypes.STRING, unique: true },
    age: { type: DataTypes.INTEGER, defaultValue: 18, validate: { min: 0 } },
    active: { type: DataTypes.BOOLEAN, defaultValue: true },
  })
  await sequelize.sync()
  return User
}

sameUnderBoth('create: result, defaults, unknown attributes, fields', async (lab) => {
  const User = await users(lab)
  const made = await User.create({ name: 'Ada', email: 'a@x.org', nothing: 1 })
  const some = await User.create({ name: 'Bob', email: 'b@x.org', age: 40 }, { fields: ['name', 'age'] })
  const asNull = await User.create({ name: null, age: null, active: null })
  return {
    made,
    some,
    asNull,
    flags: [made.isNewRecord, made.changed()],
    rows: await User.findAll({ order: ['id'] }),
  }
})

sameUnderBoth('build: defaults, isNewRecord, save, raw', async (lab) => {
  const User = await users(lab)
  const built = User.build({ name: 'Ada' })
  const before = [built.isNewRecord, built.id, built.changed(), built.toJSON()]
  await built.save()
  const many = User.bulkBuild([{ name: 'x' }, { name: 'y', age: 3 }])
  const existing = User.build({ id: built.id, name: 'Changed' }, { isNewRecord: false })
  const flags = [existing.isNewRecord, existing.changed()]
  existing.name = 'Again'
  await existing.save()
  const raw = User.build({ name: 'raw', other: 5 }, { raw: true })
  return {
    before,
    after: [built.isNewRecord, built.id, built.changed()],
    many,
    flags,
    raw,
    rows: await User.findAll(),
  }
})

sameUnderBoth('bulkCreate: rows, ids, options', async (lab) => {
  const User = await users(lab)
  const made = await User.bulkCreate([{ name: 'a', email: 'a' }, { name: 'b' }, { email: 'c', age: 5 }])
  const empty = await User.bulkCreate([])
  const fields = await User.bulkCreate([{ name: 'd', email: 'd', age: 9 }], { fields: ['name'] })
  const invalid = await lab.caught(() =>
    User.bulkCreate([{ name: 'e', age: -1 }, { name: 'f' }], { validate: true }),
  )
  const unchecked = await User.bulkCreate([{ name: 'g', age: -1 }])
  return { made, empty, fields, invalid, unchecked, rows: await User.findAll({ order: ['id'] }) }
})

sameUnderBoth('bulkCreate: ignoreDuplicates, updateOnDuplicate, individualHooks', async (lab) => {
  const User = await users(lab)
  const log: string[] = []
  User.beforeCreate((user: { name: string }) => void log.push(`before ${user.name}`))
  User.beforeBulkCreate((rows: unknown[]) => void log.push(`bulk ${rows.length}`))
  await User.bulkCreate([{ name: 'a', email: 'a', age: 1 }])
  await User.bulkCreate(
    [
      { name: 'a2', email: 'a' },
      { name: 'b', email: 'b' },
    ],
    { ignoreDuplicates: true },
  )
  const rows1 = await User.findAll({ order: ['id'], raw: true, attributes: ['name', 'email', 'age'] })
  await User.bulkCreate(
    [
      { name: 'a3', email: 'a', age: 3 },
      { name: 'c', email: 'c' },
    ],
    {
      updateOnDuplicate: ['name', 'updatedAt'],
      conflictAttributes: ['email'],
    },
  )
  const rows2 = await User.findAll({ order: ['email'], raw: true, attributes: ['name', 'email', 'age'] })
  await User.bulkCreate([{ name: 'd' }, { name: 'e' }], { individualHooks: true })
  await User.bulkCreate([{ name: 'f' }], { hooks: false })
  return { rows1, rows2, log }
})

sameUnderBoth('findOrCreate: found, made, defaults, by a where that is more than equality', async (lab) => {
  const User = await users(lab)
  const [ada, made] = await User.findOrCreate({
    where: { name: 'Ada' },
    defaults: { age: 36, email: 'a@x.org' },
  })
  const [again, madeAgain] = await User.findOrCreate({ where: { name: 'Ada' }, defaults: { age: 99 } })
  const [third, madeThird] = await User.findOrCreate({ where: { email: 'z', age: 7 } })
  const clash = await lab.caught(() => User.findOrCreate({ where: { name: 'X' }, defaults: { email: 'z' } }))
  const none = await lab.caught(() => User.findOrCreate({}))
  return { ada, made, again, madeAgain, third, madeThird, clash, none, count: await User.count() }
})

sameUnderBoth('findOrBuild and findCreateFind', async (lab) => {
  const User = await users(lab)
  const [built, isNew] = await User.findOrBuild({ where: { name: 'Ada' }, defaults: { age: 1 } })
  const flags = [isNew, built.isNewRecord, await User.count()]
  await built.save()
  const [found, isNew2] = await User.findOrBuild({ where: { name: 'Ada' } })
  const [x, made] = await User.findCreateFind({ where: { email: 'q' }, defaults: { name: 'Q' } })
  const [y, made2] = await User.findCreateFind({ where: { email: 'q' }, defaults: { name: 'R' } })
  return { flags, age: found.age, isNew2, x: x.name, made, y: y.name, made2 }
})

sameUnderBoth('upsert: inserts, then updates by a unique key or the primary key', async (lab) => {
  const User = await users(lab)
  const [first, created] = await User.upsert({ name: 'Ada', email: 'a@x.org', age: 20 })
  await User.upsert({ name: 'Ada L.', email: 'a@x.org', age: 36 })
  const rows = await User.findAll({ raw: true, attributes: ['id', 'name', 'email', 'age'] })
  await User.upsert({ id: rows[0].id, name: 'By key', email: 'a@x.org' })
  await User.upsert({ name: 'Bob', email: 'b@x.org' }, { fields: ['name', 'email'] })
  return {
    first: [first.name, first.email],
    created,
    rows,
    after: await User.findAll({ raw: true, attributes: ['name', 'email', 'age'], order: ['email'] }),
  }
})

sameUnderBoth('default values: functions, NOW, UUIDs, null overrides', async ({ sequelize, DataTypes }) => {
  let calls = 0
  const Thing = sequelize.define('Thing', {
    id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
    v1: { type: DataTypes.UUID, defaultValue: DataTypes.UUIDV1 },
    at: { type: DataTypes.DATE, defaultValue: DataTypes.NOW },
    code: { type: DataTypes.STRING, defaultValue: () => `code${++calls}` },
    list: { type: DataTypes.JSON, defaultValue: [] },
  })
  await sequelize.sync()
  const a = await Thing.create({})
  const b = await Thing.create({ code: 'own', at: null, id: 'fixed' })
  a.list.push('mine')
  return { a, b, fresh: Thing.build().list, found: await Thing.findByPk('fixed') }
})
