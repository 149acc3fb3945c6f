// Getters that are called in one go become one query, unless someone could tell the difference.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withLab, loadRelata, type Lab } from '../support/oracle'

async function blog(lab: Lab, define: Record<string, unknown> = {}) {
  const { sequelize, DataTypes } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING }, { timestamps: false })
  const Post = sequelize.define(
    'Post',
    { title: DataTypes.STRING, at: DataTypes.DATE },
    { timestamps: false, ...define },
  )
  User.hasMany(Post, { as: 'posts', foreignKey: 'userId' })
  User.hasOne(Post, { as: 'pinned', foreignKey: 'pinnedBy' })
  Post.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  await sequelize.sync()
  const users = await User.bulkCreate([{ name: 'ada' }, { name: 'bob' }, { name: 'cy' }])
  const [ada, bob, cy] = users
  await Post.bulkCreate([
    { title: 'a1', userId: ada.id, pinnedBy: ada.id, at: new Date(0) },
    { title: 'a2', userId: ada.id },
    { title: 'b1', userId: bob.id, pinnedBy: bob.id },
  ])
  lab.statements.length = 0
  return { User, Post, users, ada, bob, cy }
}

function story(name: string, body: (lab: Lab) => Promise<void>) {
  test(name, () => withLab(loadRelata(), body))
}

const titles = (lists: { title: string }[][]) => lists.map((list) => list.map((post) => post.title))

story('getPosts of many users in one tick is one query, and each gets its own', async (lab) => {
  const { users, ada } = await blog(lab)
  const lists = await Promise.all([...users, ada].map((user) => user.getPosts()))
  assert.deepEqual(titles(lists), [['a1', 'a2'], ['b1'], [], ['a1', 'a2']])
  assert.equal(lab.statements.length, 1)
})

story('hasOne and belongsTo, too; who shares a target gets an instance of his own', async (lab) => {
  const { users, Post } = await blog(lab)
  const pinned = await Promise.all(users.map((user: any) => user.getPinned()))
  assert.deepEqual(
    pinned.map((post) => post && post.title),
    ['a1', 'b1', null],
  )
  assert.equal(lab.statements.length, 1)
  const posts = await Post.findAll({ order: ['id'] })
  lab.statements.length = 0
  const [first, second, third] = await Promise.all(posts.map((post: any) => post.getUser()))
  assert.equal(lab.statements.length, 1)
  assert.deepEqual([first.name, second.name, third.name], ['ada', 'ada', 'bob'])
  assert.notEqual(first, second)
  first.name = 'changed'
  assert.equal(second.name, 'ada')
  assert.equal(second.changed(), false)
})

story('values of shared targets are shared by nobody: dates neither', async (lab) => {
  const { Post, ada } = await blog(lab)
  const [a, b] = await Promise.all([ada.getPosts(), ada.getPosts()])
  assert.deepEqual(a[0].at, b[0].at)
  assert.notEqual(a[0].at, b[0].at)
  assert.ok(b[0] instanceof Post)
  assert.equal(b[0].isNewRecord, false)
})

story('a query later in time is a query of its own', async (lab) => {
  const { ada, bob } = await blog(lab)
  await ada.getPosts()
  await bob.getPosts()
  assert.equal(lab.statements.length, 2)
})

story('options, find hooks and a scope with a limit keep the calls apart', async (lab) => {
  const { users, Post } = await blog(lab, { scopes: { newest: { limit: 1 } } })
  await Promise.all(users.map((user: any) => user.getPosts({ order: ['id'] })))
  assert.equal(lab.statements.length, 3)
  lab.statements.length = 0
  let found = 0
  Post.addHook('afterFind', () => void found++)
  await Promise.all(users.map((user: any) => user.getPosts()))
  assert.equal(lab.statements.length, 3)
  assert.equal(found, 3)
})

story('calls in different transactions are kept apart', async (lab) => {
  const { ada, bob } = await blog(lab)
  await lab.sequelize.transaction(async (transaction: unknown) => {
    const lists = await Promise.all([ada.getPosts({ transaction }), bob.getPosts({ transaction })])
    assert.deepEqual(titles(lists), [['a1', 'a2'], ['b1']])
  })
  assert.equal(lab.statements.filter((sql) => sql.startsWith('SELECT')).length, 1)
})

story('an error reaches each of those who wait', async (lab) => {
  const { users, Post } = await blog(lab)
  await Post.drop()
  const results = await Promise.allSettled(users.map((user: any) => user.getPosts()))
  assert.deepEqual(
    results.map((result) => result.status),
    ['rejected', 'rejected', 'rejected'],
  )
})

story('a record without a key asks nothing: it has no posts, not those of nobody', async (lab) => {
  const { User, Post } = await blog(lab)
  await Post.create({ title: 'orphan' })
  lab.statements.length = 0
  const nobody = User.build()
  assert.deepEqual(await nobody.getPosts(), [])
  assert.equal(await nobody.getPinned(), null)
  assert.equal(await nobody.countPosts(), 0)
  assert.equal(lab.statements.length, 0)
})
