// Bulk update, destroy, restore, truncate, paranoid models, time stamps.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

async function posts({ sequelize, DataTypes }: Lab, options = {}) {
  const Post = sequelize.define(
    'Post',
    {
      title: { type: DataTypes.STRING, validate: { len: [1, 20] } },
      likes: { type: DataTypes.INTEGER, field: 'like_count' },
    },
    options,
  )
  await sequelize.sync()
  await Post.bulkCreate([1, 2, 3, 4].map((n) => ({ title: `t${n}`, likes: n })))
  const rows = (more = {}) =>
    Post.findAll({ attributes: ['id', 'title', 'likes'], order: ['id'], raw: true, ...more })
  return { Post, rows }
}

sameUnderBoth('Model.update: counts, where, fields, expressions, validation', async (lab) => {
  const { Op, literal, col, fn } = lab
  const { Post, rows } = await posts(lab)
  return {
    some: await Post.update({ title: 'x' }, { where: { likes: { [Op.gt]: 2 } } }),
    none: await Post.update({ title: 'y' }, { where: { id: 99 } }),
    all: await Post.update({ likes: literal('like_count + 1') }, { where: {} }),
    fn: await Post.update({ title: fn('upper', col('title')) }, { where: { id: 1 } }),
    fields: await Post.update({ title: 'f', likes: 0 }, { where: { id: 2 }, fields: ['title'] }),
    limit: await Post.update({ likes: 50 }, { where: {}, limit: 2 }),
    toNull: await Post.update({ title: null }, { where: { id: 4 } }),
    unknown: await Post.update({ nothing: 1 }, { where: { id: 1 } }),
    invalid: await lab.caught(() => Post.update({ title: '' }, { where: { id: 1 } })),
    unchecked: await Post.update({ title: '' }, { where: { id: 3 }, validate: false }),
    rows: await rows(),
  }
})

sameUnderBoth(
  'Model.update: individualHooks, sideEffects, silent, returning nothing on SQLite',
  async (lab) => {
    const { Post, rows } = await posts(lab)
    const log: string[] = []
    Post.beforeUpdate((post: Library) => void log.push(`before ${post.id} ${post.changed()}`))
    Post.afterUpdate((post: Library) => void log.push(`after ${post.id}`))
    Post.beforeBulkUpdate(
      (options: Library) => void log.push(`bulk ${Object.keys(options.attributes).sort()}`),
    )
    const result = await Post.update({ title: 'h' }, { where: { id: [1, 2] }, individualHooks: true })
    const old = new Date('2001-01-01T00:00:00Z')
    await Post.update({ updatedAt: old }, { where: {}, silent: true })
    const silent = (await Post.findByPk(1)).updatedAt
    await Post.update({ title: 'i' }, { where: { id: 1 }, hooks: false })
    return {
      count: result[0],
      log,
      silent,
      moved: (await Post.findByPk(1)).updatedAt > old,
      rows: await rows(),
    }
  },
)

sameUnderBoth('Model.destroy: counts, where, limit, truncate', async (lab) => {
  const { Op } = lab
  const { Post, rows } = await posts(lab)
  const log: unknown[] = []
  log.push(await Post.destroy({ where: { likes: { [Op.gte]: 4 } } }))
  log.push(await Post.destroy({ where: { id: 99 } }))
  log.push(await Post.destroy({ where: {}, limit: 1 }))
  log.push(await rows())
  await Post.destroy({ truncate: true })
  log.push(await rows())
  await Post.bulkCreate([{ title: 'a' }, { title: 'b' }])
  log.push(await Post.destroy({ where: {} }))
  await Post.create({ title: 'c' })
  await Post.truncate({ restartIdentity: true }).catch(() => null)
  log.push(await Post.count())
  return log
})

sameUnderBoth('paranoid: destroy, restore, force, finders', async (lab) => {
  const { Op } = lab
  const { Post, rows } = await posts(lab, { paranoid: true })
  const one = await Post.findByPk(1)
  await one.destroy()
  const log: unknown[] = [
    one.isSoftDeleted(),
    one.deletedAt instanceof Date,
    await rows(),
    await Post.count(),
  ]
  log.push(await rows({ paranoid: false }), await Post.count({ paranoid: false }), await Post.findByPk(1))
  log.push((await Post.findByPk(1, { paranoid: false })).title)
  log.push((await rows({ where: { deletedAt: { [Op.ne]: null } }, paranoid: false })).length)
  await one.restore()
  log.push(one.isSoftDeleted(), one.deletedAt, await Post.count())
  log.push(await Post.destroy({ where: { id: [2, 3] } }), await Post.count())
  log.push(await Post.update({ title: 'hidden' }, { where: { id: 2 } }))
  log.push(await Post.update({ title: 'seen' }, { where: { id: 3 }, paranoid: false }))
  await Post.restore({ where: { id: 2 } })
  log.push(await rows())
  await Post.restore()
  log.push(await rows())
  await one.destroy({ force: true })
  log.push(await Post.destroy({ where: { id: 2 }, force: true }), await rows({ paranoid: false }))
  return log
})

sameUnderBoth('paranoid: own name of the column, and in includes', async (lab) => {
  const { sequelize, DataTypes } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING }, { paranoid: true, deletedAt: 'goneAt' })
  const Post = sequelize.define('Post', { title: DataTypes.STRING }, { paranoid: true })
  User.hasMany(Post)
  Post.belongsTo(User)
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  const [p1] = await Post.bulkCreate([
    { title: 'a', UserId: 1 },
    { title: 'b', UserId: 1 },
  ])
  await p1.destroy()
  const hidden = await User.findOne({ include: Post })
  const shown = await User.findOne({
    include: { model: Post, paranoid: false },
    order: [[Post, 'id', 'ASC']],
  })
  const viaMixin = [
    (await user.getPosts()).length,
    (await user.getPosts({ paranoid: false })).length,
    await user.countPosts(),
  ]
  await user.destroy()
  const orphan = await Post.findOne({ include: User })
  return {
    hidden: hidden.Posts.length,
    shown: shown.Posts.map((post: Library) => post.title),
    viaMixin,
    orphan: orphan.User,
    raw: await User.findAll({ paranoid: false, raw: true }),
  }
})

sameUnderBoth('time stamps: own names, one off, all off, set by hand', async ({ sequelize, DataTypes }) => {
  const A = sequelize.define('A', { n: DataTypes.INTEGER }, { createdAt: 'made', updatedAt: 'changed_at' })
  const B = sequelize.define('B', { n: DataTypes.INTEGER }, { updatedAt: false })
  const C = sequelize.define('C', { n: DataTypes.INTEGER }, { timestamps: false })
  const D = sequelize.define('D', { n: DataTypes.INTEGER })
  await sequelize.sync()
  const old = new Date('2001-01-01T00:00:00Z')
  const made = await Promise.all([A, B, C].map((Model) => Model.create({ n: 1 })))
  const d = await D.create({ n: 1, createdAt: old, updatedAt: old })
  const silent = await D.create({ n: 2, createdAt: old, updatedAt: old }, { silent: true })
  await d.update({ n: 3, createdAt: new Date('1999-01-01T00:00:00Z') })
  return { made, d, stored: await D.findByPk(d.id), silent }
})

sameUnderBoth('optimistic locking by version', async ({ sequelize, DataTypes, caught }) => {
  const Account = sequelize.define('Account', { money: DataTypes.INTEGER }, { version: true })
  await sequelize.sync()
  const account = await Account.create({ money: 1 })
  const stale = await Account.findByPk(1)
  await account.update({ money: 2 })
  const error = await caught(() => stale.update({ money: 3 }))
  return {
    version: account.version,
    error,
    stored: await Account.findByPk(1),
    columns: Object.keys(Account.rawAttributes),
  }
})
