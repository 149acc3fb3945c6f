// `associations: () => ({ … })`: declared with the model, resolved when first needed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { belongsTo, belongsToMany, DataTypes, hasMany, hasOne, Sequelize } from 'relata'

function open(): any {
  return new Sequelize('sqlite::memory:', { logging: false, define: { timestamps: false } })
}

test('the thunk may name models that are defined further down; sync resolves it', async () => {
  const sequelize = open()
  const User = sequelize.define('User', { name: DataTypes.STRING }, {
    associations: () => ({
      profile: hasOne(Profile),
      posts: hasMany(Post, { foreignKey: 'authorId' }),
      manager: belongsTo(User),
      reports: hasMany(User, { foreignKey: 'managerId' }),
    }),
  }) // prettier-ignore
  const Profile = sequelize.define('Profile', { bio: DataTypes.TEXT }, {
    associations: () => ({ user: belongsTo(User, { foreignKey: { name: 'userId', allowNull: false } }) }),
  }) // prettier-ignore
  const Post = sequelize.define('Post', { title: DataTypes.STRING }, {
    associations: () => ({
      author: belongsTo(User),
      tags: belongsToMany(Tag, { through: 'PostTags' }),
      fans: belongsToMany(User, { through: Like, as: { singular: 'fan', plural: 'fans' } }),
    }),
  }) // prettier-ignore
  const Like = sequelize.define('Like', { stars: DataTypes.INTEGER })
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING })
  await sequelize.sync()

  assert.deepEqual(Object.keys(User.rawAttributes), ['id', 'name', 'managerId'])
  assert.deepEqual(Object.keys(Profile.rawAttributes), ['id', 'bio', 'userId'])
  assert.deepEqual(Object.keys(Post.rawAttributes), ['id', 'title', 'authorId'])
  assert.deepEqual(Object.keys(Post.associations), ['author', 'tags', 'fans'])

  const boss = await User.create({ name: 'boss' })
  const ada = await User.create({ name: 'ada', managerId: boss.id })
  await ada.createProfile({ bio: 'x' })
  const post = await ada.createPost({ title: 'hello' })
  await post.addFan(boss, { through: { stars: 5 } })
  await post.createTag({ label: 'new' })
  const [found] = await User.findAll({
    where: { name: 'ada' },
    include: ['manager', 'profile', { association: 'posts', include: ['fans', 'tags'] }],
  })
  assert.equal(found.manager.name, 'boss')
  assert.equal(found.profile.bio, 'x')
  assert.equal(found.posts[0].fans[0].Like.stars, 5)
  assert.equal(found.posts[0].tags[0].label, 'new')
  assert.equal((await boss.getReports())[0].name, 'ada')
})

test('asking for associations resolves those that can be; what is missing for good is an error at sync', async () => {
  const sequelize = open()
  const A = sequelize.define('A', {}, { associations: () => ({ bs: hasMany(undefined) }) })
  assert.deepEqual(Object.keys(A.associations), [])
  await assert.rejects(sequelize.sync(), /A\.hasMany called with something that's not a subclass.*undefined/)
})

test('what is no link, or says another alias than its key, is refused', async () => {
  for (const [links, message] of [
    [{ bs: 'B' }, /A: the association "bs" must be hasOne/],
    [{ bs: hasMany(open().define('B', {}), { as: 'others' }) }, /"bs" says as: 'others'/],
  ] as const) {
    const sequelize = open()
    sequelize.define('A', {}, { associations: () => links })
    await assert.rejects(sequelize.sync(), message)
  }
})

test('a NOT NULL key cascades from the side that owns, whichever side stands first in the thunks', async () => {
  const sequelize: any = new Sequelize({ dialect: 'sqlite', logging: false } as any) // models that name each other
  const Shelf: any = sequelize.define(
    'Shelf',
    {},
    { associations: () => ({ boxes: hasMany(Box, { foreignKey: { name: 'shelfId', allowNull: false } }) }) },
  )
  const Box: any = sequelize.define('Box', {}, { associations: () => ({ shelf: belongsTo(Shelf) }) })
  await sequelize.sync()
  const [rows] = await sequelize.query('PRAGMA foreign_key_list(Boxes)')
  assert.equal(rows[0].on_delete, 'CASCADE')
  const shelf = await Shelf.create({})
  await shelf.createBox({})
  await shelf.destroy()
  assert.equal(await Box.count(), 0)
})
