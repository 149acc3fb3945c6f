// SPEC rows 42–47, 58, 58a, 59: which methods an association adds, to which model, and under which names.
import assert from 'node:assert/strict'
import { deltaRow, specRow } from '../support/spec-rows'

const added = (Model: { prototype: object }) =>
  Object.getOwnPropertyNames(Model.prototype)
    .filter((name) => /^(get|set|add|create|remove|has|count)[A-Z]/.test(name))
    .filter((name) => !/Junction/.test(name)) // Relata lets the ends read their junction (row 71)
    .sort()

/** The ten mixins of a to-many association, by the singular and plural of its alias. */
const ten = (one: string, many: string) =>
  [`get${many}`, `count${many}`, `has${one}`, `has${many}`, `set${many}`, `add${one}`, `add${many}`]
    .concat([`remove${one}`, `remove${many}`, `create${one}`])
    .sort()

const missing = (Model: { prototype: Record<string, unknown> }, names: string[]) =>
  names.filter((name) => typeof Model.prototype[name] !== 'function')

specRow(42, 'hasOne and belongsTo add getX, setX, createX to the source alone', async ({ sequelize }) => {
  const A = sequelize.define('tableA', {})
  const B = sequelize.define('tableB', {})
  A.hasOne(B)
  assert.deepEqual(added(A), ['createTableB', 'getTableB', 'setTableB'])
  assert.deepEqual(added(B), [])
  const C = sequelize.define('C', {})
  C.belongsTo(A, { as: 'owner' })
  assert.deepEqual(added(C), ['createOwner', 'getOwner', 'setOwner'])
  assert.deepEqual(added(A).length, 3)
})

specRow(43, 'hasMany and belongsToMany add ten', async ({ sequelize }) => {
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  const Group = sequelize.define('Group', {})
  User.hasMany(Post)
  assert.deepEqual(added(User), ten('Post', 'Posts'))
  assert.deepEqual(added(Post), [])
  Post.belongsToMany(Group, { through: 'JunctionOfPosts' })
  assert.deepEqual(added(Post), ten('Group', 'Groups'))
})

specRow(44, "as: 'B' where singular is plural collapses to seven; addB takes one or many", async (lab) => {
  const { sequelize, DataTypes } = lab
  const A = sequelize.define('tableA', {}, { tableName: 'A' })
  const B = sequelize.define('tableB', { name: DataTypes.STRING }, { tableName: 'B' })
  A.belongsToMany(B, { through: 'Junction', as: 'B' })
  assert.deepEqual(added(A), ['addB', 'countB', 'createB', 'getB', 'hasB', 'removeB', 'setB'])
  await sequelize.sync()
  const a = await A.create({})
  const [b1, b2, b3] = await B.bulkCreate([{ name: '1' }, { name: '2' }, { name: '3' }])
  await a.addB(b1)
  await a.addB([b2, b3])
  assert.equal(await a.countB(), 3)
  assert.equal(await a.hasB([b1, b2]), true)
  await a.removeB([b1, b2])
  assert.equal((await a.getB())[0].name, '3')
})

specRow(45, "as: 'groups' gives getGroups … addGroup; singular and plural may be given", async (lab) => {
  const { sequelize, DataTypes } = lab
  const User = sequelize.define('User', {})
  const Group = sequelize.define('Group', { name: DataTypes.STRING })
  User.belongsToMany(Group, { through: 'UserGroups', as: 'groups' })
  Group.belongsToMany(User, { through: 'UserGroups', as: 'members' })
  assert.deepEqual(missing(User, ten('Group', 'Groups')), [])
  assert.deepEqual(missing(Group, ten('Member', 'Members')), [])
  const leaves = User.hasMany(Group, { as: { singular: 'leaf', plural: 'leaves' }, foreignKey: 'leafOf' })
  assert.equal(leaves.as, 'leaves')
  assert.deepEqual(missing(User, ten('Leaf', 'Leaves')), [])
  await sequelize.sync()
  const user = await User.create({})
  await user.addGroup(await Group.create({ name: 'math' }))
  await user.createLeaf({ name: 'oak' })
  const found = await User.findByPk(user.id, { include: ['groups', 'leaves'] })
  assert.deepEqual([found.groups[0].name, found.leaves[0].name], ['math', 'oak'])
})

specRow(45, 'a name option on the model gives the words of its associations', async ({ sequelize }) => {
  const User = sequelize.define('User', {})
  const name = { singular: 'datum', plural: 'data' }
  const Datum = sequelize.define('Datum', {}, { name })
  const Person = sequelize.define('Person', {})
  User.hasMany(Datum)
  User.hasMany(Person)
  assert.deepEqual(missing(User, ten('Datum', 'Data')), [])
  assert.deepEqual(missing(User, ten('Person', 'People')), [])
  assert.ok(User.associations.data && User.associations.People)
})

specRow(46, 'two aliases to one model: each is include key, property and stem of mixins', async (lab) => {
  const { sequelize, DataTypes, queries } = lab
  const Team = sequelize.define('Team', { name: DataTypes.STRING })
  const Game = sequelize.define('Game', {})
  Game.belongsTo(Team, { as: 'home', foreignKey: 'homeId' })
  Game.belongsTo(Team, { as: 'away', foreignKey: 'awayId' })
  Team.hasMany(Game, { as: 'homeGames', foreignKey: 'homeId' })
  await sequelize.sync()
  const [a, b] = await Team.bulkCreate([{ name: 'a' }, { name: 'b' }])
  const game = await Game.create({ homeId: a.id })
  await game.setAway(b)
  const found = await queries({ atMost: 3 }, () => Game.findByPk(game.id, { include: ['home', 'away'] }))
  assert.deepEqual([found.home.name, found.away.name], ['a', 'b'])
  assert.equal(await a.countHomeGames(), 1)
  assert.throws(() => Game.belongsTo(Team, { as: 'home' }), { name: 'SequelizeAssociationError' })
})

deltaRow(
  46,
  'two unaliased associations with different keys warn once; the second counts, as in v6',
  async (lab) => {
    const { sequelize } = lab
    const User = sequelize.define('User', {})
    const Post = sequelize.define('Post', {})
    const warnings: string[] = []
    const listen = ({ name, message }: Error) => name !== 'ExperimentalWarning' && warnings.push(message) // node:sqlite's
    process.on('warning', listen)
    User.hasMany(Post, { foreignKey: 'authorId' })
    User.hasMany(Post, { foreignKey: 'editorId' })
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', listen)
    assert.equal(warnings.length, 1)
    assert.match(warnings[0] ?? '', /User.*Post|Post.*User/s)
    assert.equal(User.associations.Posts.foreignKey, 'editorId')
  },
)

specRow(47, 'hasMany beside an aliased belongsTo: both mixins, both in one include', async (lab) => {
  const { sequelize, DataTypes, queries } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Picture = sequelize.define('Picture', { path: DataTypes.STRING })
  User.hasMany(Picture)
  User.belongsTo(Picture, { as: 'ProfilePicture', constraints: false })
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  const bare = await User.create({ name: 'Bob' })
  const pictures = await Picture.bulkCreate([{ path: 'p1' }, { path: 'p2' }])
  await user.setPictures(pictures)
  await user.setProfilePicture(pictures[1])
  assert.equal((await user.getPictures()).length, 2)
  assert.equal((await user.getProfilePicture()).path, 'p2')
  const include = [{ model: Picture }, { model: Picture, as: 'ProfilePicture' }]
  const found = await queries({ atMost: 3 }, () => User.findByPk(user.id, { include }))
  assert.deepEqual(found.Pictures.map((picture: { path: string }) => picture.path).sort(), ['p1', 'p2'])
  assert.equal(found.ProfilePicture.path, 'p2')
  const none = await User.findByPk(bare.id, { include })
  assert.deepEqual([none.Pictures, none.ProfilePicture], [[], null])
})

specRow(47, 'the spelling of the alias must match exactly', async ({ sequelize }) => {
  const User = sequelize.define('User', {})
  const Picture = sequelize.define('Picture', {})
  User.belongsTo(Picture, { as: 'ProfilePicture' })
  await sequelize.sync()
  const wrong = User.findAll({ include: [{ model: Picture, as: 'profilePicture' }] })
  await assert.rejects(wrong, { name: 'SequelizeEagerLoadingError', message: /ProfilePicture/ })
})

specRow(
  58,
  'a mixin never replaces a method that the class defines',
  async ({ sequelize, DataTypes, lib }) => {
    class User extends lib.Model {
      getPosts() {
        return 'mine'
      }
    }
    User.init({ name: DataTypes.STRING }, { sequelize, modelName: 'User' })
    const Post = sequelize.define('Post', {})
    User.hasMany(Post)
    await sequelize.sync()
    const user = await User.create({ name: 'Ada' })
    assert.equal(user.getPosts(), 'mine')
    assert.equal(await user.countPosts(), 0)
  },
)

specRow('58a', 'a single call gives the source alone mixins and include', async ({ sequelize }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  A.hasOne(B)
  await sequelize.sync()
  assert.equal(typeof A.prototype.getB, 'function')
  assert.equal(B.prototype.getA, undefined)
  assert.deepEqual(await A.findAll({ include: B }), [])
  await assert.rejects(B.findAll({ include: A }), {
    name: 'SequelizeEagerLoadingError',
    message: /A is not associated to B/,
  })
})

specRow('58a', 'the pairs give both directions: 1:1, 1:N and N:M', async ({ sequelize, queries }) => {
  const A = sequelize.define('A', {})
  const One = sequelize.define('One', {})
  const Many = sequelize.define('Many', {}, { tableName: 'manys' })
  const Other = sequelize.define('Other', {})
  A.hasOne(One)
  One.belongsTo(A)
  A.hasMany(Many, { as: 'manys' })
  Many.belongsTo(A)
  A.belongsToMany(Other, { through: 'AOther' })
  Other.belongsToMany(A, { through: 'AOther' })
  await sequelize.sync()
  const a = await A.create({})
  const one = await a.createOne({})
  const many = await a.createMany({})
  const other = await a.createOther({})
  assert.equal((await queries(1, () => one.getA())).id, a.id)
  assert.equal((await queries(1, () => many.getA())).id, a.id)
  assert.equal((await queries(1, () => other.getAs()))[0].id, a.id)
  const found = await queries({ atMost: 4 }, () => A.findByPk(a.id, { include: [One, 'manys', Other] }))
  assert.deepEqual([found.One.id, found.manys[0].id, found.Others[0].id], [1, 1, 1])
  for (const [Model, key] of [
    [One, 'A'],
    [Many, 'A'],
  ]) {
    assert.equal((await Model.findOne({ include: A }))[key].id, a.id)
  }
  assert.equal((await Other.findOne({ include: A })).As[0].id, a.id)
})

specRow(59, 'with nothing linked, collection getters give [] and single getters null', async (lab) => {
  const { sequelize, queries } = lab
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  A.hasMany(B, { as: 'many' })
  A.hasOne(B, { as: 'one', foreignKey: 'oneOf' })
  A.belongsTo(B, { as: 'to', constraints: false })
  A.belongsToMany(B, { through: 'AB', as: 'others' })
  await sequelize.sync()
  const a = await A.create({})
  assert.deepEqual(await queries(1, () => a.getMany()), [])
  assert.deepEqual(await queries(1, () => a.getOthers()), [])
  assert.equal(await queries(1, () => a.getOne()), null)
  assert.equal(await a.getTo(), null)
})
