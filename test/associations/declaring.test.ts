// SPEC rows 1–15: constructing, defining models, names of tables and columns, sync, and calling `associate`.
import assert from 'node:assert/strict'
import { deltaRow, specRow } from '../support/spec-rows'
import { tableNames } from '../support/sqlite-catalog'

specRow(
  1,
  'each form of the constructor makes an instance and opens no connection',
  async ({ Sequelize }) => {
    const file = '/nowhere/that/exists/app.db'
    const made = [
      new Sequelize('database', 'username', 'password', { dialect: 'sqlite', storage: file, logging: false }),
      new Sequelize(`sqlite:${file}`, { logging: false }),
      new Sequelize({ dialect: 'sqlite', storage: file, logging: false }),
    ]
    for (const each of made) {
      assert.ok(each instanceof Sequelize)
      assert.equal(each.getDialect(), 'sqlite')
      assert.equal(each.define('User', {}).name, 'User')
    }
    assert.equal(made[0].config.database, 'database')
  },
)

deltaRow(1, 'a dialect that is unknown or missing is an error at construction', async ({ Sequelize }) => {
  assert.throws(() => new Sequelize('database', 'user', 'pass', { dialect: 'sqllite' }), /sqllite.*sqlite/s)
  assert.throws(() => new Sequelize('database', 'user', 'pass'), /dialect/i)
  assert.throws(() => new Sequelize('oracle11://host/db'), /oracle11/)
})

specRow(
  2,
  'define gives table Users with id, the attributes, createdAt, updatedAt in that order',
  async (lab) => {
    const { sequelize, DataTypes, table } = lab
    const User = sequelize.define('User', { name: DataTypes.STRING })
    assert.equal(User.name, 'User')
    assert.equal(User.tableName, 'Users')
    assert.equal(User.rawAttributes.name.type.key, 'STRING')
    await sequelize.sync()
    const { columns } = await table('Users')
    assert.deepEqual(columns, [
      { name: 'id', type: 'INTEGER', notnull: 0, dflt_value: null, pk: 1 },
      { name: 'name', type: 'VARCHAR(255)', notnull: 0, dflt_value: null, pk: 0 },
      { name: 'createdAt', type: 'DATETIME', notnull: 1, dflt_value: null, pk: 0 },
      { name: 'updatedAt', type: 'DATETIME', notnull: 1, dflt_value: null, pk: 0 },
    ])
    assert.match(lab.statements.find((sql) => sql.startsWith('CREATE TABLE')) ?? '', /AUTOINCREMENT/)
  },
)

specRow(3, 'TEXT is TEXT, and types hang on Sequelize as the same objects', async (lab) => {
  const { Sequelize, DataTypes, sequelize, table, lib } = lab
  for (const type of ['STRING', 'INTEGER', 'BOOLEAN', 'DATE', 'TEXT', 'UUID', 'ENUM', 'JSON', 'VIRTUAL']) {
    assert.equal(Sequelize[type], DataTypes[type], type)
  }
  assert.equal(lib, lib.Sequelize)
  assert.equal(Sequelize.DataTypes, DataTypes)
  sequelize.define('Post', { title: Sequelize.STRING, content: DataTypes.TEXT, ok: Sequelize.BOOLEAN })
  await sequelize.sync()
  const { columns } = await table('Posts')
  assert.deepEqual(
    columns.slice(1, 4).map((column) => column.type),
    ['VARCHAR(255)', 'TEXT', 'TINYINT(1)'],
  )
})

specRow(
  4,
  'ActorMovies is not pluralised again; Movie gives Movies, Actor gives Actors',
  async ({ sequelize }) => {
    assert.equal(sequelize.define('ActorMovies', {}).tableName, 'ActorMovies')
    assert.equal(sequelize.define('Movie', {}).tableName, 'Movies')
    assert.equal(sequelize.define('Actor', {}).tableName, 'Actors')
  },
)

specRow(5, 'tableName fixes the table; keys and mixins derive from the model name', async (lab) => {
  const { sequelize, DataTypes } = lab
  assert.equal(sequelize.define('tableX', {}).tableName, 'tableXes')
  const A = sequelize.define('tableA', { name: DataTypes.STRING }, { tableName: 'A' })
  const B = sequelize.define('tableB', { name: DataTypes.STRING }, { tableName: 'B' })
  assert.equal(A.tableName, 'A')
  const toA = A.hasMany(B)
  const toB = A.belongsTo(B, { constraints: false })
  assert.equal(toA.foreignKey, 'tableAId')
  assert.equal(toB.foreignKey, 'tableBId')
  assert.equal(toA.as, 'tableBs')
  assert.equal(typeof A.prototype.getTableB, 'function')
  assert.equal(typeof A.prototype.getTableBs, 'function')
  await sequelize.sync()
  assert.deepEqual(await tableNames(sequelize), ['A', 'B', 'tableXes'])
})

specRow(
  6,
  'underscored changes columns and the default table, not attributes, mixins or tableName',
  async (lab) => {
    const { sequelize, DataTypes, table } = lab
    const X = sequelize.define('tableX', { firstName: DataTypes.STRING }, { underscored: true })
    const B = sequelize.define('tableB', {}, { underscored: true, tableName: 'B' })
    X.belongsTo(B)
    X.belongsTo(B, { as: 'owner', foreignKey: 'ownerId' })
    assert.equal(X.tableName, 'table_xes')
    assert.equal(B.tableName, 'B')
    assert.deepEqual(Object.keys(X.rawAttributes), [
      'id',
      'firstName',
      'createdAt',
      'updatedAt',
      'tableBId',
      'ownerId',
    ])
    assert.equal(typeof X.prototype.getTableB, 'function')
    await sequelize.sync()
    const expected = ['id', 'first_name', 'created_at', 'updated_at', 'table_b_id', 'owner_id']
    assert.deepEqual((await table('table_xes')).names, expected)
    const b = await B.create({})
    const x = await X.create({ firstName: 'Ada', ownerId: b.id, tableBId: b.id })
    const found = await X.findOne({ where: { ownerId: b.id }, include: ['owner', B] })
    assert.equal(found.firstName, 'Ada')
    assert.equal(found.owner.id, b.id)
    assert.equal(found.tableB.id, b.id)
    assert.equal((await x.getOwner()).id, b.id)
  },
)

specRow(7, 'a default is set at build, stands in the DDL, and is stored by create({})', async (lab) => {
  const { sequelize, Sequelize, table } = lab
  const definition = { name: { type: Sequelize.STRING, defaultValue: 'default A' } }
  const A = sequelize.define('tableA', definition, { tableName: 'A' })
  assert.equal(A.build().name, 'default A')
  await sequelize.sync()
  const column = (await table('A')).columns.find((each) => each.name === 'name')
  assert.equal(column?.dflt_value, "'default A'")
  const made = await A.create({})
  assert.equal((await A.findByPk(made.id)).name, 'default A')
})

specRow(
  8,
  'Model.sync({force}) remakes one table; sequelize.sync({force}) all, in the order of keys',
  async (lab) => {
    const { sequelize, DataTypes } = lab
    const Post = sequelize.define('Post', { title: DataTypes.STRING })
    const User = sequelize.define('User', { name: DataTypes.STRING })
    Post.belongsTo(User)
    await sequelize.sync()
    const user = await User.create({ name: 'Ada' })
    await Post.create({ title: 'first', UserId: user.id })
    assert.equal(await Post.sync({ force: true }), Post)
    assert.equal(await Post.count(), 0)
    assert.equal(await User.count(), 1)
    const before = lab.statements.length
    assert.equal(await sequelize.sync({ force: true }), sequelize)
    assert.equal(await User.count(), 0)
    const made = lab.statements.slice(before).filter((sql) => sql.startsWith('CREATE TABLE'))
    assert.deepEqual(
      made.map((sql) => /(Users|Posts)/.exec(sql)?.[0]),
      ['Users', 'Posts'],
    )
  },
)

specRow(
  9,
  'declared after sync the column is missing; plain sync leaves it so, alter adds it empty',
  async (lab) => {
    const { sequelize, DataTypes, table } = lab
    const A = sequelize.define('tableA', { name: DataTypes.STRING }, { tableName: 'A' })
    const B = sequelize.define('tableB', { name: DataTypes.STRING }, { tableName: 'B' })
    await sequelize.sync()
    await B.create({ name: 'before' })
    A.hasMany(B)
    await assert.rejects(B.create({ name: 'BBB', tableAId: 1 }), { name: 'SequelizeDatabaseError' })
    await sequelize.sync()
    assert.ok(!(await table('B')).names.includes('tableAId'))
    await sequelize.sync({ alter: true })
    assert.ok((await table('B')).names.includes('tableAId'))
    assert.equal((await B.findOne({ where: { name: 'before' } })).tableAId, null)
  },
)

deltaRow(
  9,
  'declaring on a synced model warns once, naming model and column',
  async ({ sequelize, DataTypes }) => {
    const A = sequelize.define('Early', { name: DataTypes.STRING })
    const B = sequelize.define('Late', { name: DataTypes.STRING })
    await sequelize.sync()
    // A warning of the test before may be on its way: with a driver that answers at once no tick has passed since.
    await new Promise((resolve) => setImmediate(resolve))
    const warnings: string[] = []
    const listen = (warning: Error) => {
      if (warning.message.includes('Early')) warnings.push(warning.message)
    }
    process.on('warning', listen)
    A.hasMany(B)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listen)
    assert.equal(warnings.length, 1, warnings.join('\n'))
    assert.match(warnings[0] ?? '', /Late/)
    assert.match(warnings[0] ?? '', /EarlyId/)
  },
)

specRow(10, 'create returns the instance with its id, and takes foreign keys as attributes', async (lab) => {
  const { sequelize, DataTypes, queries } = lab
  const A = sequelize.define('tableA', { name: DataTypes.STRING }, { tableName: 'A' })
  const B = sequelize.define('tableB', { name: DataTypes.STRING }, { tableName: 'B' })
  const C = sequelize.define('tableC', {}, { tableName: 'C' })
  A.hasMany(B)
  A.belongsToMany(B, { through: C, as: 'B', foreignKey: 'AId', otherKey: 'BId' })
  await sequelize.sync({ force: true })
  const a = await queries(1, () => A.create({ name: 'AAA' }))
  assert.ok(a instanceof A)
  assert.equal(a.id, 1)
  const b = await B.create({ name: 'BBB', tableAId: 1 })
  assert.equal(b.tableAId, 1)
  await C.create({ AId: 1, BId: 1 })
  assert.equal((await a.getTableBs()).length, 1)
  assert.equal((await a.getB())[0].name, 'BBB')
})

specRow(11, 'findOne gives the instance or null, with LIMIT 1 unless a unique key is pinned', async (lab) => {
  const { sequelize, DataTypes, sent } = lab
  const User = sequelize.define('User', {
    name: DataTypes.STRING,
    email: { type: DataTypes.STRING, unique: true },
  })
  await sequelize.sync()
  await User.create({ name: 'Ada', email: 'ada@x.org' })
  assert.equal((await User.findOne({ where: { id: 1 } })).name, 'Ada')
  assert.equal(await User.findOne({ where: { id: 2 } }), null)
  const [byKey] = await sent(() => User.findOne({ where: { id: 1 } }))
  const [byUnique] = await sent(() => User.findOne({ where: { email: 'ada@x.org' } }))
  const [byName] = await sent(() => User.findOne({ where: { name: 'Ada' } }))
  assert.doesNotMatch(byKey ?? '', /LIMIT/)
  assert.doesNotMatch(byUnique ?? '', /LIMIT/)
  assert.match(byName ?? '', /LIMIT/)
})

specRow(12, 'include is an object, model, alias or association, or an array of those', async (lab) => {
  const { sequelize, DataTypes, queries } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  const posts = User.hasMany(Post, { as: 'posts' })
  const user = Post.belongsTo(User)
  await sequelize.sync()
  await User.create({ name: 'Ada', posts: [{ title: 'one' }] }, { include: posts })
  const aliased = [
    { model: Post, as: 'posts' },
    'posts',
    posts,
    { association: 'posts' },
    { association: posts },
  ]
  for (const include of [...aliased, ...aliased.map((one) => [one])]) {
    const found = await queries({ atMost: 2 }, () => User.findByPk(1, { include }))
    assert.equal(found.posts[0].title, 'one')
  }
  for (const include of [User, [User], { model: User }, user]) {
    const found = await queries({ atMost: 2 }, () => Post.findByPk(1, { include }))
    assert.equal(found.User.name, 'Ada')
  }
})

specRow(12, 'findByPk of nothing is null without a query, of an object or array an error', async (lab) => {
  const { sequelize, DataTypes, queries } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING })
  await sequelize.sync()
  assert.equal(await queries(0, () => User.findByPk(undefined)), null)
  assert.equal(await queries(0, () => User.findByPk(null)), null)
  assert.equal(await queries(0, () => User.findByPk()), null)
  await assert.rejects(async () => User.findByPk({ id: 1 }))
  await assert.rejects(async () => User.findByPk([1]))
})

specRow(
  13,
  'an association call returns the association, which is not thenable',
  async ({ sequelize, lib }) => {
    const A = sequelize.define('tableA', {})
    const B = sequelize.define('tableB', {})
    const made = [
      A.hasOne(B, { as: 'one' }),
      A.hasMany(B),
      B.belongsTo(A),
      A.belongsToMany(B, { through: 'C', as: 'B' }),
    ]
    const kinds = ['HasOne', 'HasMany', 'BelongsTo', 'BelongsToMany']
    for (const [index, association] of made.entries()) {
      assert.equal(association.then, undefined)
      assert.equal(await association, association)
      assert.equal(association.associationType, kinds[index])
      assert.ok(association instanceof lib.Association)
      assert.equal(association.source.associations[association.as], association)
    }
  },
)

specRow(
  14,
  'associate runs after all models are loaded, in any order, skipping models without one',
  async (lab) => {
    const { sequelize, DataTypes } = lab
    for (const name of ['Post', 'User', 'Profile', 'Setting'])
      sequelize.define(name, { text: DataTypes.STRING })
    const { models } = sequelize
    const as = (alias: string) => ({ foreignKey: 'userId', as: alias })
    models.User.associate = (all: typeof models) => [
      all.User.hasOne(all.Profile, as('profile')),
      all.User.hasMany(all.Post, as('posts')),
    ]
    models.Post.associate = (all: typeof models) => all.Post.belongsTo(all.User, as('user'))
    models.Profile.associate = (all: typeof models) => all.Profile.belongsTo(all.User, as('user'))
    for (const name of Object.keys(models)) models[name].associate?.(models)
    await sequelize.sync()
    const user = await models.User.create({ text: 'Ada' })
    await user.createProfile({ text: 'hello' })
    await user.createPost({ text: 'first' })
    const found = await models.User.findByPk(user.id, { include: ['profile', 'posts'] })
    assert.equal(found.profile.text, 'hello')
    assert.equal((await found.posts[0].getUser()).id, user.id)
  },
)

specRow(14, 'the same alias a second time is an AssociationError', async ({ sequelize }) => {
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  User.hasMany(Post, { as: 'posts' })
  assert.throws(() => User.hasMany(Post, { as: 'posts' }), {
    name: 'SequelizeAssociationError',
    message: /posts/,
  })
})

specRow(
  15,
  "S0's junction runs once its stray template literal is dropped",
  async ({ sequelize, DataTypes }) => {
    const Movie = sequelize.define('Movie', { name: DataTypes.STRING })
    const Actor = sequelize.define('Actor', { name: DataTypes.STRING })
    const ActorMovies = sequelize.define('ActorMovies', {
      MovieId: { type: DataTypes.INTEGER, references: { model: Movie, key: 'id' } },
      ActorId: { type: DataTypes.INTEGER, references: { model: Actor, key: 'id' } },
    })
    Movie.belongsToMany(Actor, { through: ActorMovies })
    Actor.belongsToMany(Movie, { through: ActorMovies })
    await sequelize.sync()
    assert.deepEqual(await tableNames(sequelize), ['ActorMovies', 'Actors', 'Movies'])
    const movie = await Movie.create({ name: 'Alien' })
    await movie.addActor(await Actor.create({ name: 'Sigourney Weaver' }))
    assert.equal((await movie.getActors())[0].name, 'Sigourney Weaver')
  },
)
