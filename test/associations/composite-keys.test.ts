// A composite key is nothing special: hops, mixins, joins and DDL of all four kinds work on lists of attributes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataTypes, Sequelize } from 'relata'

const part = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: false }

/** Users and groups of tenants, all keyed by (tenantId, id), on a database of their own. */
async function tenants() {
  const statements: string[] = []
  const sequelize = new Sequelize('sqlite::memory:', { logging: (sql: string) => void statements.push(sql) })
  const off = { timestamps: false }
  // The models are told apart at run time here; the inferred types have tests of their own.
  const User: any = sequelize.define('User', { tenantId: part, id: part, name: DataTypes.STRING }, off)
  const Post: any = sequelize.define('Post', { tenantId: part, id: part, title: DataTypes.STRING }, off)
  const Group: any = sequelize.define('Group', { tenantId: part, id: part }, off)
  User.hasMany(Post, { as: 'posts', foreignKey: ['tenantId', 'authorId'] })
  Post.belongsTo(User, { as: 'author', foreignKey: ['tenantId', 'authorId'] })
  User.hasOne(Post, { as: 'top', foreignKey: ['topTenantId', 'topId'] })
  User.belongsToMany(Group, { through: 'Members', as: 'groups', timestamps: false })
  Group.belongsToMany(User, { through: 'Members', as: 'users', timestamps: false })
  await sequelize.sync()
  const [ada, bob] = await User.bulkCreate([
    { tenantId: 1, id: 1, name: 'ada' },
    { tenantId: 2, id: 1, name: 'bob' },
  ])
  return { sequelize, statements, User, Post, Group, ada, bob }
}

test('the constraint is one of the table, over both columns', async () => {
  const { statements } = await tenants()
  const posts = statements.find((sql) => /CREATE TABLE.*`Posts`/.test(sql)) ?? ''
  assert.match(posts, /FOREIGN KEY \(`tenantId`, `authorId`\) REFERENCES `Users` \(`tenantId`, `id`\)/)
  const members = statements.find((sql) => /CREATE TABLE.*`Members`/.test(sql)) ?? ''
  assert.match(members, /PRIMARY KEY \(`UserTenantId`, `UserId`, `GroupTenantId`, `GroupId`\)/)
  assert.match(members, /FOREIGN KEY \(`GroupTenantId`, `GroupId`\) REFERENCES `Groups`.*ON DELETE CASCADE/)
})

test('hasMany and belongsTo: create, get, has, count, remove, set, include', async () => {
  const { User, Post, ada, bob } = await tenants()
  const first = await ada.createPost({ id: 1, title: 'first' })
  assert.deepEqual([first.tenantId, first.authorId], [1, 1])
  await bob.createPost({ id: 1, title: 'other tenant' })
  assert.deepEqual(
    (await ada.getPosts()).map((post: any) => post.title),
    ['first'],
  )
  assert.equal(await ada.countPosts(), 1)
  assert.equal(await ada.hasPost({ tenantId: 1, id: 1 }), true)
  assert.equal(await ada.hasPost({ tenantId: 2, id: 1 }), false)
  assert.equal((await first.getAuthor()).name, 'ada')
  const [found] = await User.findAll({ where: { name: 'ada' }, include: 'posts' })
  assert.equal(found.posts[0].title, 'first')
  const [post] = await Post.findAll({ where: { title: 'other tenant' }, include: 'author' })
  assert.equal(post.author.name, 'bob')
  const separate = await User.findAll({
    include: [{ association: 'posts', separate: true }],
    order: ['name'],
  })
  assert.deepEqual(
    separate.map((user: any) => user.posts.map((each: any) => each.title)),
    [['first'], ['other tenant']],
  )
})

test('hasOne: set moves the link, null takes it away', async () => {
  const { Post, ada } = await tenants()
  const [a, b] = await Post.bulkCreate([
    { tenantId: 1, id: 1 },
    { tenantId: 1, id: 2 },
  ])
  await ada.setTop(a)
  await ada.setTop(b)
  assert.equal((await ada.getTop()).id, 2)
  await a.reload()
  assert.deepEqual([a.topTenantId, a.topId], [null, null])
  await ada.setTop(null)
  assert.equal(await ada.getTop(), null)
})

test('belongsToMany: add, set, remove, by instance and by key', async () => {
  const { User, Group, ada, bob } = await tenants()
  const [a, b] = await Group.bulkCreate([
    { tenantId: 1, id: 1 },
    { tenantId: 1, id: 2 },
  ])
  await ada.addGroup(a)
  await ada.addGroups([a, { tenantId: 1, id: 2 }])
  assert.equal(await ada.countGroups(), 2)
  await bob.setGroups([b])
  await ada.setGroups([b])
  assert.deepEqual(
    (await ada.getGroups()).map((group: any) => group.id),
    [2],
  )
  assert.equal(await ada.hasGroup(b), true)
  const [found] = await Group.findAll({
    where: { id: 2 },
    include: [{ association: 'users', order: ['name'] }],
  })
  assert.deepEqual(
    found.users.map((user: any) => user.name),
    ['ada', 'bob'],
  )
  await ada.removeGroup({ tenantId: 1, id: 2 })
  assert.equal(await ada.countGroups(), 0)
  assert.equal(await User.count({ include: [{ association: 'groups', required: true }] }), 1)
})

test('deleting the parent reaches the children of its own tenant only', async () => {
  const { Post, Group, ada, bob } = await tenants()
  const group = await Group.create({ tenantId: 1, id: 1 })
  await ada.addGroup(group)
  await bob.addGroup(group)
  await ada.createPost({ id: 1 })
  await bob.createPost({ id: 1 })
  await ada.destroy()
  assert.equal((await group.getUsers()).length, 1)
  // The tenant is part of the posts' own key, which cannot be null: so the key cascades.
  assert.deepEqual(
    (await Post.findAll()).map((post: any) => post.tenantId),
    [2],
  )
})
