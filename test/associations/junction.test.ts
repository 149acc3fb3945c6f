// SPEC rows 60–66 and 71–73: the junction model and its table.
import assert from 'node:assert/strict'
import { deltaRow, specRow } from '../support/spec-rows'
import { tableNames } from '../support/sqlite-catalog'

specRow(60, 'through is required, N:M with itself needs an alias, hasMany takes no through', async (lab) => {
  const { sequelize } = lab
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  for (const options of [{}, { through: undefined }, { through: null }, { through: true }]) {
    assert.throws(() => A.belongsToMany(B, options), { name: 'SequelizeAssociationError' })
  }
  assert.throws(() => A.belongsToMany(A, { through: 'AA' }), { name: 'SequelizeAssociationError' })
  assert.throws(() => A.hasMany(B, { through: 'AB' }), /belongsToMany/)
})

specRow(60, 'N:M with itself, with aliases, works both ways', async ({ sequelize, DataTypes, queries }) => {
  const Person = sequelize.define('Person', { name: DataTypes.STRING })
  const keys = { through: 'Friendships' }
  Person.belongsToMany(Person, { ...keys, as: 'children', foreignKey: 'parentId', otherKey: 'childId' })
  Person.belongsToMany(Person, { ...keys, as: 'parents', foreignKey: 'childId', otherKey: 'parentId' })
  await sequelize.sync()
  const [mum, kid] = await Person.bulkCreate([{ name: 'mum' }, { name: 'kid' }])
  await mum.addChild(kid)
  assert.equal((await kid.getParents())[0].name, 'mum')
  const include = ['children', 'parents']
  const found = await queries({ atMost: 5 }, () => Person.findAll({ include, order: ['id'] }))
  assert.deepEqual([found[0].children.length, found[0].parents.length], [1, 0])
  assert.deepEqual([found[1].children.length, found[1].parents.length], [0, 1])
})

specRow(61, 'a string through makes a model and table of exactly that name', async ({ sequelize }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  const association = A.belongsToMany(B, { through: 'user_thing' })
  assert.equal(sequelize.models.user_thing.tableName, 'user_thing')
  assert.equal(association.through.model, sequelize.models.user_thing)
  await sequelize.sync()
  assert.ok((await tableNames(sequelize)).includes('user_thing'))
})

specRow(61, 'a string through uses the model of that name where there is one', async (lab) => {
  const { sequelize, DataTypes } = lab
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  const Link = sequelize.define('Link', { weight: DataTypes.INTEGER })
  assert.equal(A.belongsToMany(B, { through: 'Link' }).through.model, Link)
  await sequelize.sync()
  assert.deepEqual(await tableNames(sequelize), ['As', 'Bs', 'Links'])
  const a = await A.create({})
  await a.addB(await B.create({}), { through: { weight: 3 } })
  assert.equal((await a.getBs())[0].Link.weight, 3)
})

specRow(62, 'a model as through is used as it is; both sides share it', async ({ sequelize, DataTypes }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  const Link = sequelize.define('Link', { weight: DataTypes.INTEGER }, { tableName: 'links_of_ab' })
  const ab = A.belongsToMany(B, { through: Link })
  const ba = B.belongsToMany(A, { through: Link })
  assert.equal(ab.through.model, Link)
  assert.equal(ba.through.model, Link)
  await sequelize.sync()
  assert.deepEqual(await tableNames(sequelize), ['As', 'Bs', 'links_of_ab'])
})

specRow(
  63,
  'declared keys are adopted; the automatic id goes, the two keys are the primary key',
  async (lab) => {
    const { sequelize, DataTypes, table } = lab
    const Movie = sequelize.define('Movie', { name: DataTypes.STRING })
    const Actor = sequelize.define('Actor', { name: DataTypes.STRING })
    const key = (model: unknown) => ({ type: DataTypes.INTEGER, references: { model, key: 'id' } })
    const ActorMovies = sequelize.define('ActorMovies', { MovieId: key(Movie), ActorId: key(Actor) })
    Movie.belongsToMany(Actor, { through: ActorMovies })
    Actor.belongsToMany(Movie, { through: ActorMovies })
    const expected = ['ActorId', 'MovieId', 'createdAt', 'updatedAt']
    assert.deepEqual(Object.keys(ActorMovies.rawAttributes).sort(), expected)
    await sequelize.sync()
    const { columns, foreignKeys } = await table('ActorMovies')
    assert.deepEqual(columns.map((column) => column.name).sort(), expected)
    const primary = columns.filter((column) => column.pk > 0)
    assert.deepEqual(primary.map((column) => column.name).sort(), ['ActorId', 'MovieId'])
    assert.deepEqual(
      primary.map((column) => column.notnull),
      [1, 1],
    )
    assert.deepEqual(
      foreignKeys.map((each) => [each.from, each.table, each.on_delete, each.on_update]),
      [
        ['ActorId', 'Actors', 'CASCADE', 'CASCADE'],
        ['MovieId', 'Movies', 'CASCADE', 'CASCADE'],
      ],
    )
  },
)

specRow(
  64,
  "the junction's own primary key is kept and the pair is UNIQUE; unique: false drops that",
  async (lab) => {
    const { sequelize, DataTypes, table } = lab
    const A = sequelize.define('A', {})
    const B = sequelize.define('B', {})
    const own = () => ({
      id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
      note: DataTypes.STRING,
    })
    const Link = sequelize.define('Link', own())
    const Loose = sequelize.define('Loose', own(), { tableName: 'loose' })
    A.belongsToMany(B, { through: Link })
    A.belongsToMany(B, { as: 'looseBs', through: { model: Loose, unique: false } })
    await sequelize.sync()
    const unique = async (name: string) =>
      (await table(name)).indexes.filter((index) => index.unique === 1).map((index) => index.columns)
    assert.deepEqual((await table('Links')).columns.find((column) => column.pk === 1)?.name, 'id')
    assert.deepEqual(await unique('Links'), [['AId', 'BId']])
    assert.deepEqual(await unique('loose'), [])
  },
)

deltaRow(
  64,
  'unique: false is honoured: a second add makes a second row',
  async ({ sequelize, DataTypes }) => {
    const A = sequelize.define('A', {})
    const B = sequelize.define('B', {})
    const id = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }
    const Visit = sequelize.define('Visit', { id, note: DataTypes.STRING })
    A.belongsToMany(B, { through: { model: Visit, unique: false } })
    await sequelize.sync()
    const a = await A.create({})
    const b = await B.create({})
    await a.addB(b, { through: { note: 'first' } })
    await a.addB(b, { through: { note: 'second' } })
    const notes = (await Visit.findAll({ order: ['id'] })).map((visit: { note: string }) => visit.note)
    assert.deepEqual(notes, ['first', 'second'])
  },
)

specRow(
  65,
  'a junction defined with {} gets the keys named by the association as its primary key',
  async (lab) => {
    const { sequelize, table } = lab
    const A = sequelize.define('tableA', {}, { tableName: 'A' })
    const B = sequelize.define('tableB', {}, { tableName: 'B' })
    const C = sequelize.define('tableC', {}, { tableName: 'C' })
    A.belongsToMany(B, { through: C, as: 'B', foreignKey: 'AId', otherKey: 'BId' })
    await sequelize.sync()
    const { columns } = await table('C')
    assert.deepEqual(columns.map((column) => [column.name, column.pk > 0]).sort(), [
      ['AId', true],
      ['BId', true],
      ['createdAt', false],
      ['updatedAt', false],
    ])
  },
)

specRow(
  66,
  "foreignKey is the source's key, otherKey the target's; the mirrored call swaps them",
  async (lab) => {
    const { sequelize } = lab
    const A = sequelize.define('tableA', {}, { tableName: 'A' })
    const B = sequelize.define('tableB', {}, { tableName: 'B' })
    const C = sequelize.define('tableC', {}, { tableName: 'C' })
    const ab = A.belongsToMany(B, { through: C, as: 'B', foreignKey: 'AId', otherKey: 'BId' })
    const ba = B.belongsToMany(A, { through: C, as: 'A', foreignKey: 'BId', otherKey: 'AId' })
    assert.deepEqual([ab.foreignKey, ab.otherKey, ba.foreignKey, ba.otherKey], ['AId', 'BId', 'BId', 'AId'])
    await sequelize.sync()
    const a = await A.create({})
    const b = await B.create({})
    await C.create({ AId: a.id, BId: b.id })
    assert.deepEqual([(await a.getB()).length, (await b.getA()).length], [1, 1])
  },
)

specRow(66, 'a one-sided declaration still makes both columns', async ({ sequelize, table }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  A.belongsToMany(B, { through: 'AB', foreignKey: 'mine' })
  await sequelize.sync()
  assert.deepEqual((await table('AB')).names.sort(), ['BId', 'createdAt', 'mine', 'updatedAt'])
})

deltaRow(
  71,
  'the junction is associated with its ends unless the user did so',
  async ({ sequelize, DataTypes }) => {
    const A = sequelize.define('tableA', { name: DataTypes.STRING }, { tableName: 'A' })
    const B = sequelize.define('tableB', { name: DataTypes.STRING }, { tableName: 'B' })
    const C = sequelize.define('tableC', {}, { tableName: 'C' })
    A.belongsToMany(B, { through: C, as: 'B', foreignKey: 'AId', otherKey: 'BId' })
    B.belongsToMany(A, { through: C, as: 'A', foreignKey: 'BId', otherKey: 'AId' })
    await sequelize.sync()
    const a = await A.create({ name: 'AAA' })
    await a.addB(await B.create({ name: 'BBB' }))
    const c = await C.findOne()
    const names = Object.keys(C.associations)
    assert.equal(names.length, 2)
    const ends = await Promise.all(names.map((as) => c[C.associations[as].accessors.get]()))
    assert.deepEqual(ends.map((end) => end.name).sort(), ['AAA', 'BBB'])
    const [junction] = await a.getTableCs()
    assert.equal(junction.AId, a.id)
  },
)

deltaRow(71, "the user's own junction associations win, in either order", async ({ sequelize }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  const Link = sequelize.define('Link', {})
  A.hasMany(Link, { as: 'mine' })
  A.belongsToMany(B, { through: Link })
  Link.belongsTo(B, { as: 'theirs', foreignKey: 'BId' })
  await sequelize.sync()
  assert.equal(A.associations.mine.foreignKey, 'AId')
  assert.equal(Link.associations.theirs.foreignKey, 'BId')
  const a = await A.create({})
  await a.addB(await B.create({}))
  assert.equal((await a.getMine()).length, 1)
  assert.ok(await (await Link.findOne()).getTheirs())
})

specRow(72, 'super N:M: all six include directions return rows, and they nest', async (lab) => {
  const { sequelize, DataTypes, queries } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Profile = sequelize.define('Profile', { name: DataTypes.STRING })
  const id = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }
  const Grant = sequelize.define('Grant', { id, admin: DataTypes.BOOLEAN })
  User.belongsToMany(Profile, { through: Grant })
  Profile.belongsToMany(User, { through: Grant })
  User.hasMany(Grant)
  Grant.belongsTo(User)
  Profile.hasMany(Grant)
  Grant.belongsTo(Profile)
  await sequelize.sync()
  const user = await User.create({ name: 'ada' })
  await user.addProfile(await Profile.create({ name: 'admin' }), { through: { admin: true } })
  const only = async (Model: typeof User, include: unknown) =>
    (await queries({ atMost: 4 }, () => Model.findAll({ include })))[0]
  assert.equal((await only(User, Profile)).Profiles[0].Grant.admin, true)
  assert.equal((await only(Profile, User)).Users[0].name, 'ada')
  assert.equal((await only(User, Grant)).Grants[0].admin, true)
  assert.equal((await only(Profile, Grant)).Grants[0].admin, true)
  assert.equal((await only(Grant, User)).User.name, 'ada')
  assert.equal((await only(Grant, Profile)).Profile.name, 'admin')
  const nested = await only(User, { model: Grant, include: [{ model: Profile, include: [User] }] })
  assert.equal(nested.Grants[0].Profile.Users[0].name, 'ada')
})

specRow(
  73,
  'timestamps of an automatic junction follow the global option, not the source model',
  async (lab) => {
    const { sequelize, connect, table } = lab
    const A = sequelize.define('A', {}, { timestamps: false })
    const B = sequelize.define('B', {}, { timestamps: false })
    A.belongsToMany(B, { through: 'AB' })
    await sequelize.sync()
    assert.deepEqual((await table('AB')).names.sort(), ['AId', 'BId', 'createdAt', 'updatedAt'])
    const P = sequelize.define('P', {}, { paranoid: true })
    P.belongsToMany(B, { through: 'PB' })
    assert.ok(!('deletedAt' in sequelize.models.PB.rawAttributes))
    const bare = connect({ define: { timestamps: false } })
    const X = bare.define('X', {}, { timestamps: true })
    X.belongsToMany(bare.define('Y', {}), { through: 'XY' })
    assert.deepEqual(Object.keys(bare.models.XY.rawAttributes).sort(), ['XId', 'YId'])
  },
)
