// SPEC rows 17, 25, 26, 53 for belongsTo's mixins: get, set and create, and the statements they send.
import assert from 'node:assert/strict'
import { specRow, type SpecLab } from '../support/spec-rows'

async function posts({ sequelize, DataTypes }: SpecLab) {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  Post.belongsTo(User, { as: 'author' })
  await sequelize.sync()
  const [ada, bob] = await User.bulkCreate([{ name: 'Ada' }, { name: 'Bob' }])
  return { User, Post, ada, bob, post: await Post.create({ title: 'one', authorId: ada.id }) }
}

specRow(17, 'getX reads by the key on the source: one SELECT', async (lab) => {
  const { post, Post } = await posts(lab)
  assert.equal((await lab.queries(1, () => post.getAuthor())).name, 'Ada')
  const raw = await post.getAuthor({ attributes: ['name'], raw: true })
  assert.deepEqual(raw, { name: 'Ada' })
  const orphan = await Post.create({ title: 'none' })
  assert.equal(await orphan.getAuthor(), null)
})

specRow(17, 'setX writes the key by one UPDATE, from an instance or a key', async (lab) => {
  const { post, bob, ada, Post } = await posts(lab)
  const [update] = await lab.sent(() => post.setAuthor(bob))
  assert.match(update ?? '', /^UPDATE/)
  assert.equal(post.authorId, bob.id)
  await lab.queries(1, () => post.setAuthor(ada.id))
  assert.equal((await Post.findByPk(post.id)).authorId, ada.id)
  const unsaved = Post.build({ title: 'new' })
  await lab.queries({ atMost: 1 }, async () => {
    await unsaved.setAuthor(ada, { save: false })
    await unsaved.save()
  })
  assert.equal((await Post.findByPk(unsaved.id)).authorId, ada.id)
})

specRow(53, 'setX(null) clears a to-one key', async (lab) => {
  const { post, Post } = await posts(lab)
  await lab.queries(1, () => post.setAuthor(null))
  assert.equal((await Post.findByPk(post.id)).authorId, null)
  assert.equal(await post.getAuthor(), null)
})

specRow(53, 'setX(undefined) of a to-one association leaves the row as it is, as in v6', async (lab) => {
  const { post, Post, ada } = await posts(lab)
  await post.setAuthor(undefined)
  assert.equal((await Post.findByPk(post.id)).authorId, ada.id)
})

specRow(25, 'createX creates the target and points the key at it', async (lab) => {
  const { post, Post } = await posts(lab)
  const made = await lab.queries({ atMost: 2 }, () => post.createAuthor({ name: 'Cyd' }))
  assert.equal(made.name, 'Cyd')
  assert.equal((await Post.findByPk(post.id, { include: 'author' })).author.name, 'Cyd')
})

specRow(26, 'a targetKey is used by include, get and where', async ({ sequelize, DataTypes, queries }) => {
  const A = sequelize.define('tableA', {}, { tableName: 'A' })
  const B = sequelize.define('tableB', { name: { type: DataTypes.STRING, unique: true } }, { tableName: 'B' })
  A.belongsTo(B, { targetKey: 'name', foreignKey: 'bName' })
  B.hasMany(A, { sourceKey: 'name', foreignKey: 'bName' })
  await sequelize.sync()
  await B.create({ name: 'BBB' })
  await A.create({ bName: 'BBB' })
  const found = await queries({ atMost: 2 }, () =>
    A.findOne({ include: { model: B, where: { name: 'BBB' } } }),
  )
  assert.equal(found.tableB.name, 'BBB')
  assert.equal((await B.findOne({ include: A })).tableAs.length, 1)
})
