// SPEC rows 33–41: ON DELETE and ON UPDATE, in the DDL and in what happens, and deletes that cascade through hooks.
import assert from 'node:assert/strict'
import { deltaRow, specRow, type SpecLab } from '../support/spec-rows'

const actions = async (lab: SpecLab, name: string) =>
  (await lab.table(name)).foreignKeys.map((key) => [key.from, key.on_delete, key.on_update])

specRow(33, 'hasOne with RESTRICT, then belongsTo: RESTRICT stands in the DDL', async (lab) => {
  const Foo = lab.sequelize.define('Foo', {})
  const Bar = lab.sequelize.define('Bar', {})
  Foo.hasOne(Bar, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  Bar.belongsTo(Foo)
  await lab.sequelize.sync()
  assert.deepEqual(await actions(lab, 'Bars'), [['FooId', 'RESTRICT', 'RESTRICT']])
})

specRow(33, 'defaults by kind and by whether the key may be null (section 1.3)', async (lab) => {
  const { sequelize } = lab
  const P = sequelize.define('P', {})
  const nullable = (name: string) => ({ foreignKey: name })
  const required = (name: string) => ({ foreignKey: { name, allowNull: false } })
  const One = sequelize.define('One', {})
  P.hasOne(One, { as: 'a', ...nullable('a_id') })
  P.hasOne(One, { as: 'b', ...required('b_id') })
  const Many = sequelize.define('Many', {})
  P.hasMany(Many, { as: 'c', ...nullable('c_id') })
  P.hasMany(Many, { as: 'd', ...required('d_id') })
  const To = sequelize.define('To', {})
  To.belongsTo(P, { as: 'e', ...nullable('e_id') })
  To.belongsTo(P, { as: 'f', ...required('f_id') })
  To.belongsTo(P, { as: 'g', ...nullable('g_id'), constraints: false })
  P.belongsToMany(To, { through: 'PTo', foreignKey: 'p_id', otherKey: 'to_id' })
  await sequelize.sync()
  assert.deepEqual(await actions(lab, 'Ones'), [
    ['a_id', 'SET NULL', 'CASCADE'],
    ['b_id', 'CASCADE', 'CASCADE'],
  ])
  assert.deepEqual(await actions(lab, 'Manies'), [
    ['c_id', 'SET NULL', 'CASCADE'],
    ['d_id', 'CASCADE', 'CASCADE'],
  ])
  assert.deepEqual(await actions(lab, 'Tos'), [
    ['e_id', 'SET NULL', 'CASCADE'],
    ['f_id', 'NO ACTION', 'CASCADE'],
  ])
  assert.deepEqual(await actions(lab, 'PTo'), [
    ['p_id', 'CASCADE', 'CASCADE'],
    ['to_id', 'CASCADE', 'CASCADE'],
  ])
})

specRow(
  33,
  'a declared key that does not say allowNull is deleted or kept with its row, never set to null',
  async (lab) => {
    const { sequelize, DataTypes } = lab
    const key = () => ({ type: DataTypes.INTEGER })
    const P = sequelize.define('P', {})
    const Child = sequelize.define('Child', {
      manyId: key(),
      toId: key(),
      nullId: { ...key(), allowNull: true },
    })
    P.hasMany(Child, { as: 'many', foreignKey: 'manyId' })
    Child.belongsTo(P, { as: 'to', foreignKey: 'toId' })
    P.hasMany(Child, { as: 'nulled', foreignKey: 'nullId' })
    await sequelize.sync()
    assert.deepEqual((await actions(lab, 'Children')).sort(), [
      ['manyId', 'CASCADE', 'CASCADE'],
      ['nullId', 'SET NULL', 'CASCADE'],
      ['toId', 'NO ACTION', 'CASCADE'],
    ])
  },
)

deltaRow(34, 'the explicit action wins in either order, and allowNull: false too', async (lab) => {
  const { sequelize } = lab
  const Foo = sequelize.define('Foo', {})
  const Bar = sequelize.define('Bar', {})
  Bar.belongsTo(Foo)
  Foo.hasOne(Bar, { onDelete: 'RESTRICT', onUpdate: 'RESTRICT' })
  const Baz = sequelize.define('Baz', {})
  Foo.hasMany(Baz)
  Baz.belongsTo(Foo, { foreignKey: { allowNull: false } })
  await sequelize.sync()
  assert.deepEqual(await actions(lab, 'Bars'), [['FooId', 'RESTRICT', 'RESTRICT']])
  const column = (await lab.table('Bazs')).columns.find((each) => each.name === 'FooId')
  assert.equal(column?.notnull, 1)
})

deltaRow(34, 'two different explicit actions throw, naming both', async ({ sequelize }) => {
  const Foo = sequelize.define('Foo', {})
  const Bar = sequelize.define('Bar', {})
  Foo.hasMany(Bar, { onDelete: 'CASCADE' })
  assert.throws(() => Bar.belongsTo(Foo, { onDelete: 'RESTRICT' }), /CASCADE.*RESTRICT|RESTRICT.*CASCADE/s)
})

specRow(35, 'each of the five actions stands in the DDL, in any case', async (lab) => {
  const { sequelize } = lab
  const P = sequelize.define('P', {})
  const C = sequelize.define('C', {})
  const given = ['restrict', 'CASCADE', 'No Action', 'set default', 'SET NULL']
  for (const [index, onDelete] of given.entries())
    P.hasMany(C, { as: `c${index}`, foreignKey: `k${index}`, onDelete })
  await sequelize.sync()
  const found = (await actions(lab, 'Cs')).map((key) => key[1])
  assert.deepEqual(found, ['RESTRICT', 'CASCADE', 'NO ACTION', 'SET DEFAULT', 'SET NULL'])
})

deltaRow(35, 'any other action throws and lists the five', async ({ sequelize }) => {
  const P = sequelize.define('P', {})
  const C = sequelize.define('C', {})
  for (const onDelete of ['DELETE', 'CASCADE; DROP TABLE Ps', '']) {
    assert.throws(() => P.hasMany(C, { as: 'cs', onDelete }), /RESTRICT.*SET NULL|SET NULL.*RESTRICT/s)
  }
})

specRow(36, 'deleting the parent nulls the key; changing its key cascades; RESTRICT raises', async (lab) => {
  const { sequelize, DataTypes, lib } = lab
  const User = sequelize.define('User', { code: { type: DataTypes.STRING, primaryKey: true } })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  const Badge = sequelize.define('Badge', {})
  User.hasMany(Post, { foreignKey: 'author' })
  User.hasMany(Badge, { foreignKey: 'owner', onDelete: 'RESTRICT' })
  await sequelize.sync()
  await User.bulkCreate([{ code: 'ada' }, { code: 'bob' }])
  await Post.create({ title: 'one', author: 'ada' })
  await sequelize.query("UPDATE Users SET code = 'lovelace' WHERE code = 'ada'")
  assert.equal((await Post.findOne()).author, 'lovelace')
  await User.destroy({ where: { code: 'lovelace' } })
  assert.equal((await Post.findOne()).author, null)
  await Badge.create({ owner: 'bob' })
  const refused = (await User.findByPk('bob')).destroy()
  await assert.rejects(refused, (error) => error instanceof lib.ForeignKeyConstraintError)
  await assert.rejects(Post.create({ author: 'nobody' }), { name: 'SequelizeForeignKeyConstraintError' })
  assert.equal(await User.count(), 1)
})

specRow(37, 'deleting either end of N:M deletes its junction rows only', async ({ sequelize, DataTypes }) => {
  const Movie = sequelize.define('Movie', { name: DataTypes.STRING })
  const Actor = sequelize.define('Actor', { name: DataTypes.STRING })
  Movie.belongsToMany(Actor, { through: 'Roles' })
  Actor.belongsToMany(Movie, { through: 'Roles' })
  await sequelize.sync()
  const [m1, m2] = await Movie.bulkCreate([{ name: 'm1' }, { name: 'm2' }])
  const actors = await Actor.bulkCreate([{ name: 'a1' }, { name: 'a2' }])
  await m1.setActors(actors)
  await m2.setActors(actors)
  const Roles = sequelize.models.Roles
  assert.equal(await Roles.count(), 4)
  await m1.destroy()
  assert.deepEqual([await Roles.count(), await Actor.count(), await Movie.count()], [2, 2, 1])
  await actors[0].destroy()
  assert.deepEqual([await Roles.count(), await Actor.count(), await Movie.count()], [1, 1, 1])
})

specRow(
  38,
  'hooks: true runs destroy hooks around a DELETE per child; without it one DELETE',
  async (lab) => {
    const { sequelize, sent } = lab
    const log: string[] = []
    const hooks = { beforeDestroy: () => void log.push('before'), afterDestroy: () => void log.push('after') }
    const User = sequelize.define('User', {})
    const Profile = sequelize.define('Profile', {}, { hooks })
    const Card = sequelize.define('Card', {}, { hooks })
    User.hasOne(Profile, { onDelete: 'cascade', hooks: true })
    await sequelize.sync()
    const user = await User.create({})
    await user.createProfile({})
    const statements = await sent(() => user.destroy())
    assert.deepEqual(log, ['before', 'after'])
    assert.deepEqual(
      statements.map((sql) => `${/^\w+/.exec(sql)?.[0]} ${/(Profiles|Users)/.exec(sql)?.[0]}`),
      ['SELECT Profiles', 'DELETE Profiles', 'DELETE Users'],
    )
    assert.equal(await Profile.count(), 0)
    const Owner = sequelize.define('Owner', {})
    Owner.hasOne(Card, { onDelete: 'cascade' })
    await sequelize.sync({ force: true })
    const owner = await Owner.create({})
    await owner.createCard({})
    log.length = 0
    assert.equal((await sent(() => owner.destroy())).length, 1)
    assert.deepEqual([log, await Card.count()], [[], 0])
  },
)

specRow(38, 'hooks: true on hasMany runs the hooks of every child', async ({ sequelize }) => {
  const log: number[] = []
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  Post.beforeDestroy((post: { id: number }) => void log.push(post.id))
  User.hasMany(Post, { onDelete: 'CASCADE', hooks: true })
  await sequelize.sync()
  const user = await User.create({})
  await Post.bulkCreate([{ UserId: user.id }, { UserId: user.id }, {}])
  await user.destroy()
  assert.deepEqual(log.sort(), [1, 2])
  assert.equal(await Post.count(), 1)
})

deltaRow(39, "the children's hooks run for bulk destroy too", async ({ sequelize }) => {
  const log: number[] = []
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  Post.afterDestroy((post: { id: number }) => void log.push(post.id))
  User.hasMany(Post, { onDelete: 'CASCADE', hooks: true })
  await sequelize.sync()
  const users = await User.bulkCreate([{}, {}, {}])
  await Post.bulkCreate(users.map((user: { id: number }) => ({ UserId: user.id })))
  await User.destroy({ where: { id: [1, 2] } })
  assert.deepEqual(log.sort(), [1, 2])
  await User.destroy({ where: { id: 3 }, individualHooks: true })
  assert.deepEqual(log.sort(), [1, 2, 3])
  assert.equal(await Post.count(), 0)
})

deltaRow(40, 'hooks: true on belongsToMany touches junction rows only', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', {})
  const Group = sequelize.define('Group', { name: DataTypes.STRING })
  User.belongsToMany(Group, { through: 'UserGroups', onDelete: 'CASCADE', hooks: true })
  Group.belongsToMany(User, { through: 'UserGroups' })
  await sequelize.sync()
  const user = await User.create({})
  await user.setGroups(await Group.bulkCreate([{ name: 'a' }, { name: 'b' }]))
  const log: string[] = []
  sequelize.models.UserGroups.beforeDestroy(() => void log.push('junction'))
  Group.beforeDestroy(() => void log.push('group'))
  await user.destroy()
  assert.equal(await Group.count(), 2)
  assert.equal(await sequelize.models.UserGroups.count(), 0)
  assert.deepEqual(log, ['junction', 'junction'])
})

specRow(41, 'a paranoid parent is soft-deleted; the children stay linked as v6 leaves them', async (lab) => {
  const { sequelize } = lab
  const User = sequelize.define('User', {}, { paranoid: true })
  const Post = sequelize.define('Post', {})
  User.hasMany(Post, { onDelete: 'CASCADE', hooks: true })
  await sequelize.sync()
  const user = await User.create({})
  await user.createPost({})
  await user.destroy()
  assert.deepEqual([await User.count(), await User.count({ paranoid: false })], [0, 1])
  assert.equal((await Post.findOne()).UserId, user.id)
})
