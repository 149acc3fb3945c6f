// SPEC rows 16–32: on which table a key stands, its name, type and constraint, and when a declared one is adopted.
import assert from 'node:assert/strict'
import { deltaRow, specRow } from '../support/spec-rows'
import { tableNames } from '../support/sqlite-catalog'

specRow(16, 'A.hasOne(B) puts the key on B', async ({ sequelize, table }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  assert.equal(A.hasOne(B).foreignKey, 'AId')
  await sequelize.sync()
  assert.deepEqual((await table('As')).foreignKeys, [])
  const expected = { from: 'AId', table: 'As', to: 'id', on_update: 'CASCADE', on_delete: 'SET NULL' }
  assert.deepEqual((await table('Bs')).foreignKeys, [expected])
})

specRow(17, 'A.belongsTo(B) puts the key on A', async ({ sequelize, table }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  assert.equal(A.belongsTo(B).foreignKey, 'BId')
  await sequelize.sync()
  const expected = { from: 'BId', table: 'Bs', to: 'id', on_update: 'CASCADE', on_delete: 'SET NULL' }
  assert.deepEqual((await table('As')).foreignKeys, [expected])
  assert.deepEqual((await table('Bs')).foreignKeys, [])
})

specRow(18, 'A.hasMany(B) puts the key on B', async ({ sequelize, table }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  assert.equal(A.hasMany(B).foreignKey, 'AId')
  await sequelize.sync()
  assert.deepEqual((await table('As')).names, ['id', 'createdAt', 'updatedAt'])
  const expected = { from: 'AId', table: 'As', to: 'id', on_update: 'CASCADE', on_delete: 'SET NULL' }
  assert.deepEqual((await table('Bs')).foreignKeys, [expected])
})

specRow(19, 'A.belongsToMany(B) puts both keys on the junction', async ({ sequelize, table }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  A.belongsToMany(B, { through: 'C' })
  await sequelize.sync()
  assert.deepEqual((await table('As')).foreignKeys, [])
  assert.deepEqual((await table('Bs')).foreignKeys, [])
  const { foreignKeys, columns } = await table('C')
  assert.deepEqual(
    foreignKeys.map((key) => [key.from, key.table, key.on_delete, key.on_update]),
    [
      ['AId', 'As', 'CASCADE', 'CASCADE'],
      ['BId', 'Bs', 'CASCADE', 'CASCADE'],
    ],
  )
  const keys = columns.filter((column) => column.pk > 0)
  assert.deepEqual(
    keys.map((column) => column.name),
    ['AId', 'BId'],
  )
})

specRow(20, 'the default key is singular name and primary key, the case of the name kept', async (lab) => {
  const { sequelize, DataTypes } = lab
  const Target = sequelize.define('Target', {})
  const expected = { User: 'UserId', user: 'userId', A: 'AId', a: 'aId', tableB: 'tableBId', users: 'userId' }
  for (const [name, key] of Object.entries(expected)) {
    const Source = sequelize.define(name, {}, { tableName: `t_${name}_${key}` })
    assert.equal(Source.hasMany(Target).foreignKey, key, name)
  }
  const Keyed = sequelize.define('Keyed', { uid: { type: DataTypes.INTEGER, primaryKey: true } })
  assert.equal(Keyed.hasMany(Target).foreignKey, 'KeyedUid')
  assert.equal(Target.belongsTo(Keyed).foreignKey, 'KeyedUid')
  assert.equal(Target.belongsTo(Keyed, { as: 'best_friend' }).foreignKey, 'bestFriendUid')
})

deltaRow(
  20,
  "foreignKeyNaming: 'camel' gives v7's names, on the association, model or Sequelize",
  async (lab) => {
    const { sequelize, connect } = lab
    const User = sequelize.define('User', {})
    const Post = sequelize.define('Post', {})
    assert.equal(User.hasMany(Post, { foreignKeyNaming: 'camel' }).foreignKey, 'userId')
    const Team = sequelize.define('Team', {}, { foreignKeyNaming: 'camel' })
    assert.equal(Team.hasMany(Post).foreignKey, 'teamId')
    const other = connect({ foreignKeyNaming: 'camel' })
    const Author = other.define('Author', {})
    const Book = other.define('Book', {})
    assert.equal(Author.hasMany(Book).foreignKey, 'authorId')
    assert.equal(Book.belongsTo(Author).foreignKey, 'authorId')
  },
)

specRow(21, 'a declared attribute of the very name is adopted with its own definition', async (lab) => {
  const { sequelize, DataTypes, table } = lab
  const User = sequelize.define('User', {})
  const Profile = sequelize.define('Profile', {
    UserId: { type: DataTypes.BIGINT, allowNull: false, field: 'user_fk' },
  })
  assert.equal(User.hasOne(Profile).foreignKey, 'UserId')
  await sequelize.sync()
  const { names, columns, foreignKeys } = await table('Profiles')
  assert.deepEqual(names, ['id', 'user_fk', 'createdAt', 'updatedAt'])
  assert.equal(columns[1]?.type, 'BIGINT')
  assert.equal(columns[1]?.notnull, 1)
  assert.deepEqual(
    foreignKeys.map((key) => [key.from, key.table, key.to]),
    [['user_fk', 'Users', 'id']],
  )
  const user = await User.create({})
  const profile = await user.createProfile({})
  assert.equal(profile.UserId, user.id)
})

deltaRow(21, 'a declared attribute that differs in case and underscores only is adopted too', async (lab) => {
  const { sequelize, DataTypes, table } = lab
  const User = sequelize.define('User', {})
  const Profile = sequelize.define('Profile', { userId: { type: DataTypes.INTEGER, allowNull: false } })
  const Card = sequelize.define('Card', { user_id: DataTypes.INTEGER })
  assert.equal(User.hasOne(Profile).foreignKey, 'userId')
  assert.equal(User.hasMany(Card).foreignKey, 'user_id')
  await sequelize.sync()
  assert.deepEqual((await table('Profiles')).names, ['id', 'userId', 'createdAt', 'updatedAt'])
  assert.deepEqual((await table('Cards')).names, ['id', 'user_id', 'createdAt', 'updatedAt'])
  assert.equal((await table('Profiles')).foreignKeys[0]?.from, 'userId')
})

specRow(22, 'two sides that name one key share one column', async ({ sequelize, table }) => {
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  User.hasMany(Post, { as: 'posts', foreignKey: 'userId' })
  Post.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  await sequelize.sync()
  assert.deepEqual((await table('Posts')).names, ['id', 'createdAt', 'updatedAt', 'userId'])
})

deltaRow(
  22,
  'the inverse key that differs in case only is adopted; one that differs in more is not',
  async (lab) => {
    const { sequelize, table } = lab
    const User = sequelize.define('User', {})
    const Post = sequelize.define('Post', {})
    const posts = User.hasMany(Post, { as: 'posts' })
    const user = Post.belongsTo(User, { as: 'user' })
    assert.equal(posts.foreignKey, user.foreignKey)
    const Note = sequelize.define('Note', {})
    const author = Note.belongsTo(User, { as: 'user' })
    const notes = User.hasMany(Note, { as: 'notes' })
    assert.equal(author.foreignKey, notes.foreignKey)
    const Deed = sequelize.define('Deed', {})
    User.hasMany(Deed, { foreignKey: 'fk' })
    Deed.belongsTo(User)
    await sequelize.sync()
    assert.equal((await table('Posts')).names.length, 4)
    assert.equal((await table('Notes')).names.length, 4)
    assert.deepEqual((await table('Deeds')).names, ['id', 'createdAt', 'updatedAt', 'fk', 'UserId'])
  },
)

specRow(
  23,
  'belongsTo and hasOne name the key from the alias, hasMany from the source',
  async ({ sequelize }) => {
    const User = sequelize.define('User', {})
    const Picture = sequelize.define('Picture', {})
    const Profile = sequelize.define('Profile', {})
    assert.equal(User.belongsTo(Picture, { as: 'targetModelName' }).foreignKey, 'targetModelNameId')
    assert.equal(User.belongsTo(Picture, { as: 'ProfilePicture' }).foreignKey, 'ProfilePictureId')
    assert.equal(User.hasMany(Picture, { as: 'images' }).foreignKey, 'UserId')
    assert.equal(User.hasOne(Profile, { as: 'profile' }).foreignKey, 'profileId')
    assert.ok('profileId' in Profile.rawAttributes)
  },
)

deltaRow(23, "under foreignKeyNaming: 'camel' hasOne names the key from the source", async ({ connect }) => {
  const sequelize = connect({ foreignKeyNaming: 'camel' })
  const User = sequelize.define('User', {})
  const Profile = sequelize.define('Profile', {})
  assert.equal(User.hasOne(Profile, { as: 'profile' }).foreignKey, 'userId')
  assert.equal(Profile.belongsTo(User, { as: 'user' }).foreignKey, 'userId')
})

specRow(24, 'foreignKey is a name, or a definition with name, allowNull, type and field', async (lab) => {
  const { sequelize, DataTypes, table } = lab
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  const Note = sequelize.define('Note', {})
  User.hasMany(Post, { foreignKey: 'uid' })
  const definition = {
    name: 'ownerId',
    allowNull: false,
    type: DataTypes.BIGINT,
    field: 'owner_id',
    defaultValue: 7,
  }
  assert.equal(User.hasMany(Note, { foreignKey: definition }).foreignKey, 'ownerId')
  await sequelize.sync()
  assert.ok((await table('Posts')).names.includes('uid'))
  const column = (await table('Notes')).columns.find((each) => each.name === 'owner_id')
  assert.deepEqual(column, { name: 'owner_id', type: 'BIGINT', notnull: 1, dflt_value: '7', pk: 0 })
  assert.equal((await table('Notes')).foreignKeys[0]?.on_delete, 'CASCADE')
})

specRow(25, 'belongsTo with foreignKey custom_fk: that column, the accessor unchanged', async (lab) => {
  const { sequelize, table } = lab
  const A = sequelize.define('tableA', {}, { tableName: 'A' })
  const B = sequelize.define('tableB', {}, { tableName: 'B' })
  A.belongsTo(B, { foreignKey: 'custom_fk' })
  await sequelize.sync()
  assert.ok((await table('A')).names.includes('custom_fk'))
  const a = await A.create({ custom_fk: (await B.create({})).id })
  assert.equal((await a.getTableB()).id, 1)
})

specRow(
  26,
  "targetKey: the key's name stays, its type copies the target column, setX stores that value",
  async (lab) => {
    const { sequelize, DataTypes, table, queries } = lab
    const A = sequelize.define('tableA', {}, { tableName: 'A' })
    const B = sequelize.define(
      'tableB',
      { name: { type: DataTypes.STRING(40), unique: true } },
      { tableName: 'B' },
    )
    assert.equal(A.belongsTo(B, { targetKey: 'name' }).foreignKey, 'tableBId')
    await sequelize.sync()
    const { columns, foreignKeys } = await table('A')
    assert.equal(columns.find((column) => column.name === 'tableBId')?.type, 'VARCHAR(40)')
    assert.deepEqual([foreignKeys[0]?.table, foreignKeys[0]?.to], ['B', 'name'])
    const a = await A.create({})
    const c = await B.create({ name: 'CCC' })
    await queries(1, () => a.setTableB(c))
    assert.equal(a.tableBId, 'CCC')
    assert.equal((await (await A.findByPk(1)).getTableB()).name, 'CCC')
    assert.throws(() => A.belongsTo(B, { as: 'x', targetKey: 'nope' }), /nope/)
  },
)

deltaRow(26, 'a target key that is not unique is an error at sync, before any DDL', async (lab) => {
  const { sequelize, DataTypes } = lab
  const A = sequelize.define('tableA', {}, { tableName: 'A' })
  const B = sequelize.define('tableB', { name: DataTypes.STRING }, { tableName: 'B' })
  A.belongsTo(B, { targetKey: 'name' })
  await assert.rejects(sequelize.sync(), /tableB.*name|name.*tableB/s)
  assert.deepEqual(await tableNames(sequelize), [])
})

deltaRow(
  26,
  'constraints: false allows a target key that is not unique',
  async ({ sequelize, DataTypes }) => {
    const A = sequelize.define('tableA', {}, { tableName: 'A' })
    const B = sequelize.define('tableB', { name: DataTypes.STRING }, { tableName: 'B' })
    A.belongsTo(B, { targetKey: 'name', constraints: false })
    await sequelize.sync()
    const a = await A.create({})
    await a.setTableB(await B.create({ name: 'BBB' }))
    assert.equal((await a.getTableB()).name, 'BBB')
  },
)

specRow(27, 'sourceKey for hasOne, hasMany and belongsToMany, targetKey for belongsToMany', async (lab) => {
  const { sequelize, DataTypes, table, queries } = lab
  const code = { type: DataTypes.STRING(8), unique: true }
  const User = sequelize.define('User', { code })
  const Card = sequelize.define('Card', {})
  const Post = sequelize.define('Post', {})
  const Group = sequelize.define('Group', { code })
  User.hasOne(Card, { sourceKey: 'code', foreignKey: 'userCode' })
  User.hasMany(Post, { sourceKey: 'code', foreignKey: 'userCode' })
  User.belongsToMany(Group, { through: 'UserGroups', sourceKey: 'code', targetKey: 'code' })
  Group.belongsToMany(User, { through: 'UserGroups', sourceKey: 'code', targetKey: 'code' })
  await sequelize.sync()
  for (const [name, from, to] of [
    ['Cards', 'userCode', 'Users'],
    ['Posts', 'userCode', 'Users'],
    ['UserGroups', 'UserCode', 'Users'],
    ['UserGroups', 'GroupCode', 'Groups'],
  ] as const) {
    const { foreignKeys, columns } = await table(name)
    const key = foreignKeys.find((each) => each.from === from)
    assert.deepEqual([key?.table, key?.to], [to, 'code'], `${name}.${from}`)
    assert.equal(columns.find((column) => column.name === from)?.type, 'VARCHAR(8)')
  }
  const user = await User.create({ code: 'ada' })
  const card = await user.createCard({})
  const post = await user.createPost({})
  await user.addGroup(await Group.create({ code: 'math' }))
  assert.deepEqual([card.userCode, post.userCode], ['ada', 'ada'])
  const found = await queries({ atMost: 4 }, () => User.findByPk(user.id, { include: [Card, Post, Group] }))
  assert.deepEqual([found.Card.id, found.Posts.length, found.Groups[0].code], [1, 1, 'math'])
  assert.equal((await (await Group.findByPk(1)).getUsers())[0].code, 'ada')
})

specRow(28, 'the key follows the type of the key it refers to', async ({ sequelize, DataTypes, table }) => {
  const uuid = { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 }
  const User = sequelize.define('User', { id: uuid })
  const Group = sequelize.define('Group', { name: { type: DataTypes.STRING(12), primaryKey: true } })
  const Post = sequelize.define('Post', {})
  User.hasMany(Post)
  User.belongsToMany(Group, { through: 'UserGroups' })
  await sequelize.sync()
  const typeOf = async (name: string, column: string) =>
    (await table(name)).columns.find((each) => each.name === column)?.type
  assert.equal(await typeOf('Users', 'id'), 'UUID')
  assert.equal(await typeOf('Posts', 'UserId'), 'UUID')
  assert.equal(await typeOf('UserGroups', 'UserId'), 'UUID')
  assert.equal(await typeOf('UserGroups', 'GroupName'), 'VARCHAR(12)')
})

specRow(29, 'references.model is a model, a table name, or an object with tableName', async (lab) => {
  const { sequelize, DataTypes, table } = lab
  const Movie = sequelize.define('Movie', {})
  sequelize.define('Role', {
    a: { type: DataTypes.INTEGER, references: { model: Movie, key: 'id' } },
    b: { type: DataTypes.INTEGER, references: { model: 'Movies', key: 'id' } },
    c: {
      type: DataTypes.INTEGER,
      references: { model: { tableName: 'Movies' }, key: 'id' },
      onDelete: 'CASCADE',
    },
  })
  await sequelize.sync()
  const { foreignKeys } = await table('Roles')
  assert.deepEqual(
    foreignKeys.map((key) => [key.from, key.table, key.to, key.on_delete]),
    [
      ['a', 'Movies', 'id', 'NO ACTION'],
      ['b', 'Movies', 'id', 'NO ACTION'],
      ['c', 'Movies', 'id', 'CASCADE'],
    ],
  )
})

specRow(
  30,
  'constraints: false makes the column without REFERENCES; mixins and include work',
  async (lab) => {
    const { sequelize, DataTypes, table, queries } = lab
    const User = sequelize.define('User', {})
    const Post = sequelize.define('Post', { title: DataTypes.STRING })
    User.hasMany(Post, { constraints: false })
    Post.belongsTo(User, { constraints: false })
    await sequelize.sync()
    const { names, foreignKeys } = await table('Posts')
    assert.ok(names.includes('UserId'))
    assert.deepEqual(foreignKeys, [])
    const user = await User.create({})
    await user.createPost({ title: 'one' })
    await Post.create({ title: 'orphan', UserId: 99 })
    assert.equal((await user.getPosts()).length, 1)
    const found = await queries({ atMost: 2 }, () => User.findAll({ include: Post }))
    assert.equal(found[0].Posts[0].title, 'one')
  },
)

specRow(31, 'an alias, or a key, that collides with an attribute throws "Naming collision"', async (lab) => {
  const { sequelize, DataTypes } = lab
  const User = sequelize.define('User', { posts: DataTypes.STRING })
  const Post = sequelize.define('Post', {})
  assert.throws(() => User.hasMany(Post, { as: 'posts' }), /Naming collision/)
  assert.throws(() => Post.belongsTo(User, { as: 'user', foreignKey: 'user' }), /Naming collision/)
})

deltaRow(
  32,
  'a misspelt association option throws and names the right one',
  async ({ sequelize, connect }) => {
    const User = sequelize.define('User', {})
    const Post = sequelize.define('Post', {})
    assert.throws(() => User.hasMany(Post, { foriegnKey: 'uid' }), /foriegnKey.*foreignKey/s)
    assert.throws(() => User.belongsToMany(Post, { trough: 'UserPosts' }), /through/)
    assert.throws(() => Post.belongsTo(User, { onDelet: 'CASCADE' }), /onDelete/)
    User.hasMany(Post, { forMyOwnHook: true })
    const strict = connect({ strictOptions: true })
    const Strict = strict.define('Strict', {})
    assert.throws(() => Strict.hasMany(Strict, { as: 'children', forMyOwnHook: true }), /forMyOwnHook/)
  },
)
