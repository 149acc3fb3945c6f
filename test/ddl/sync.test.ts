// sync, drop and truncate: order, hooks, guards, circles.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRelata, sameUnderBoth, withLab, type Lab } from '../support/oracle'
import { tableNames } from '../support/sqlite-catalog'

const story = (title: string, body: (lab: Lab) => Promise<void>): void =>
  void test(title, () => withLab(loadRelata(), body))

sameUnderBoth('hooks around sync, one model and all, and hooks: false', async ({ connect }) => {
  const sequelize = connect()
  const seen: string[] = []
  const A = sequelize.define('A', {}, { hooks: { afterSync: () => void seen.push('A after') } })
  const B = sequelize.define('B', {})
  A.belongsTo(B)
  for (const kind of ['beforeBulkSync', 'afterBulkSync', 'beforeSync', 'afterSync']) {
    sequelize.addHook(
      kind,
      (options: { force?: boolean }) => void seen.push(`${kind} ${Boolean(options.force)}`),
    )
  }
  A.addHook('beforeSync', () => void seen.push('A before'))
  await sequelize.sync({ force: true })
  seen.push('-')
  await B.sync()
  seen.push('-')
  await sequelize.sync({ hooks: false })
  return seen
})

sameUnderBoth('match guards against the wrong database', async ({ lib, caught }) => {
  const sequelize = new lib.Sequelize('app_test', '', '', { dialect: 'sqlite', logging: false })
  const results = [
    await caught(() => sequelize.sync({ force: true, match: /_prod$/ })),
    await caught(() => sequelize.sync({ match: /_test$/ })),
  ]
  await sequelize.close()
  return results
})

sameUnderBoth(
  'indexes that are missing are added to a table that is there',
  async ({ sequelize, DataTypes }) => {
    const define = (indexes: object[]) =>
      sequelize.define('Thing', { a: DataTypes.STRING, b: DataTypes.STRING }, { indexes })
    await define([{ fields: ['a'] }]).sync()
    await define([{ fields: ['a'] }, { fields: ['b'], unique: true }]).sync()
    const names = await sequelize.query("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name", {
      type: 'SELECT',
    })
    return names
  },
)

sameUnderBoth('sync, drop, truncate and their answers', async ({ sequelize, DataTypes }) => {
  const A = sequelize.define('A', { n: DataTypes.INTEGER })
  const B = sequelize.define('B', {})
  B.belongsTo(A)
  const synced = [(await A.sync()) === A, (await sequelize.sync()) === sequelize]
  await B.create({ AId: (await A.create({})).id })
  await sequelize.truncate()
  const counts = [await A.count(), await B.count()]
  await B.drop()
  const left = await tableNames(sequelize)
  await sequelize.drop()
  return { synced, counts, left, none: await tableNames(sequelize) }
})

sameUnderBoth(
  'tables that refer to each other in a circle are made, remade with rows in them, and dropped',
  async ({ sequelize }) => {
    const User = sequelize.define('User', {}, { timestamps: false })
    const Post = sequelize.define('Post', {}, { timestamps: false })
    Post.belongsTo(User, { onDelete: 'RESTRICT' })
    User.belongsTo(Post, { as: 'last', onDelete: 'RESTRICT' })
    await sequelize.sync()
    const user = await User.create({})
    const post = await Post.create({ UserId: user.id })
    await user.update({ lastId: post.id })
    await sequelize.sync({ force: true })
    const counts = [await User.count(), await Post.count()]
    await User.update({ lastId: null }, { where: {} })
    await sequelize.drop()
    return { counts, left: await tableNames(sequelize) }
  },
)

story('after a circle was dropped foreign keys are enforced again', async ({ sequelize }) => {
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  Post.belongsTo(User)
  User.belongsTo(Post, { as: 'last' })
  await sequelize.sync({ force: true })
  await assert.rejects(Post.create({ UserId: 77 }), { name: 'SequelizeForeignKeyConstraintError' })
})

story(
  'a reference to what is not unique is refused before any statement (SPEC Δ 26)',
  async ({ sequelize, DataTypes, statements }) => {
    const User = sequelize.define('User', { code: DataTypes.STRING })
    sequelize.define('Post', { by: { type: DataTypes.STRING, references: { model: User, key: 'code' } } })
    await assert.rejects(
      sequelize.sync({ force: true }),
      /Post\.by refers to User\.code, which is neither a primary key nor unique/,
    )
    await assert.rejects(sequelize.models.Post.sync(), /neither a primary key nor unique/)
    assert.deepEqual(statements, [])
  },
)

story('an index that is wrong names the model, the index and the fix', async ({ sequelize, DataTypes }) => {
  const define = (index: object) => sequelize.define('Thing', { a: DataTypes.STRING }, { indexes: [index] })
  assert.throws(
    () => define({ unique: true }),
    /Missing "fields" property for index definition \(model Thing/,
  )
  await assert.rejects(
    define({ fields: ['a'], where: { a: { wrong: 1 } } }).sync(),
    /Thing, index "things_a": "wrong" is no operator/,
  )
  await assert.rejects(
    define({ fields: [{ name: 'a', order: 'DESC; DROP' }] }).sync(),
    /Thing, index "things_a": order must be ASC or DESC/,
  )
})

story('an option of sync on the Sequelize counts for every sync', async ({ connect, statements }) => {
  const sequelize = connect({ sync: { force: true } })
  const A = sequelize.define('A', {})
  await A.sync()
  await A.create({})
  await A.sync()
  assert.equal(await A.count(), 0)
  assert.ok(statements.some((sql) => sql.startsWith('DROP TABLE')))
})
