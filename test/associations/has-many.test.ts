// SPEC rows 48–56 on one-to-many: get, set, add, remove, create, has, count, by instance and by key.
import assert from 'node:assert/strict'
import { deltaRow, specRow, type SpecLab } from '../support/spec-rows'

async function cast({ sequelize, DataTypes }: SpecLab) {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Picture = sequelize.define('Picture', { path: DataTypes.STRING, kind: DataTypes.STRING })
  User.hasMany(Picture)
  Picture.belongsTo(User)
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  const rows = ['p1', 'p2', 'p3'].map((path) => ({ path }))
  const [p1, p2, p3] = await Picture.bulkCreate(rows)
  const linked = async () =>
    (await user.getPictures({ order: ['id'] })).map((each: typeof p1) => each.path).join()
  return { User, Picture, user, p1, p2, p3, linked }
}

specRow(48, 'addPicture(p) writes the key by one UPDATE and returns the source', async (lab) => {
  const { user, p1, linked } = await cast(lab)
  const statements = await lab.sent(async () => assert.equal(await user.addPicture(p1), user))
  assert.equal(statements.length, 1)
  assert.match(statements[0] ?? '', /^UPDATE/)
  assert.equal(await linked(), 'p1')
})

specRow(49, 'setPictures links exactly these; the others are unlinked and survive', async (lab) => {
  const { user, p1, p2, p3, linked, Picture } = await cast(lab)
  await user.setPictures([p1, p2])
  assert.equal(await linked(), 'p1,p2')
  await lab.queries({ atMost: 3 }, () => user.setPictures([p2, p3]))
  assert.equal(await linked(), 'p2,p3')
  assert.equal(await Picture.count(), 3)
  assert.equal((await Picture.findByPk(p1.id)).UserId, null)
  await user.setPictures([])
  assert.equal(await linked(), '')
})

specRow(49, 'with a key that may not be null, unlinking is a notNull violation', async ({ sequelize }) => {
  const User = sequelize.define('User', {})
  const Picture = sequelize.define('Picture', {})
  User.hasMany(Picture, { foreignKey: { name: 'userId', allowNull: false } })
  await sequelize.sync()
  const user = await User.create({})
  const picture = await user.createPicture({})
  await assert.rejects(user.setPictures([]), {
    name: 'SequelizeValidationError',
    message: /notNull Violation/,
  })
  assert.equal((await user.getPictures())[0].id, picture.id)
})

specRow(50, 'addPictures leaves current links alone', async (lab) => {
  const { user, p1, p2, p3, linked } = await cast(lab)
  await user.setPictures([p1])
  await lab.queries(1, () => user.addPictures([p2, p3]))
  assert.equal(await linked(), 'p1,p2,p3')
})

specRow(51, 'addPicture(key): a number or a numeric string equals the instance form', async (lab) => {
  const { user, p1, p2, p3, linked } = await cast(lab)
  await user.addPicture(p1.id)
  await user.addPicture(String(p2.id))
  assert.equal(await linked(), 'p1,p2')
  await user.addPictures([p3.id])
  await user.removePicture(String(p1.id))
  assert.equal(await linked(), 'p2,p3')
  assert.equal(await user.hasPicture(p2.id), true)
})

specRow(51, 'a key that matches no row links nothing and passes, as in v6', async (lab) => {
  const { user, linked } = await cast(lab)
  await user.addPicture(404)
  assert.equal(await linked(), '')
})

deltaRow(51, 'a key that is no scalar throws before any SQL', async (lab) => {
  const { user } = await cast(lab)
  for (const key of [{}, { id: 1 }, [[1]], () => 1, Symbol('x'), NaN]) {
    await lab.queries(0, async () => assert.rejects(async () => user.addPicture(key), /Picture/))
  }
})

deltaRow(51, 'an instance of another model throws and names both models', async (lab) => {
  const { user, User } = await cast(lab)
  const other = await User.create({ name: 'Bob' })
  await assert.rejects(async () => user.addPicture(other), /User.*Picture|Picture.*User/s)
})

specRow(52, 'arrays may mix instances and keys', async (lab) => {
  const { user, p1, p2, p3, linked } = await cast(lab)
  await user.addPictures([p1, p2.id])
  assert.equal(await linked(), 'p1,p2')
  await user.setPictures([p2, p3.id])
  assert.equal(await linked(), 'p2,p3')
  await user.removePictures([p2.id, p3])
  assert.equal(await linked(), '')
})

specRow(52, 'duplicates in one call are collapsed', async (lab) => {
  const { user, p1, linked } = await cast(lab)
  await user.addPictures([p1, p1.id, p1])
  await user.setPictures([p1, p1])
  assert.equal(await linked(), 'p1')
})

specRow(53, 'setX(null) clears', async (lab) => {
  const { user, p1, p2, linked } = await cast(lab)
  await user.setPictures([p1, p2])
  await lab.queries({ atMost: 2 }, () => user.setPictures(null))
  assert.equal(await linked(), '')
})

deltaRow(53, 'setX(undefined) is a TypeError, and 0 is a key', async (lab) => {
  const { user, p1, linked, Picture } = await cast(lab)
  await user.setPictures([p1])
  await assert.rejects(async () => user.setPictures(undefined), TypeError)
  assert.equal(await linked(), 'p1')
  await Picture.create({ id: 0, path: 'p0' })
  await user.addPicture(0)
  assert.equal(await linked(), 'p0,p1')
})

deltaRow(
  54,
  'keys are compared by the type of the key: nothing is unlinked and linked again',
  async (lab) => {
    const { user, p1, p2, linked } = await cast(lab)
    await user.setPictures([p1, p2])
    const statements = await lab.sent(() => user.setPictures([String(p1.id), String(p2.id)]))
    assert.deepEqual(
      statements.filter((sql) => !sql.startsWith('SELECT')),
      [],
    )
    assert.equal(await linked(), 'p1,p2')
  },
)

specRow(55, 'hasXs is true only if all are linked; countXs takes where', async (lab) => {
  const { user, p1, p2, p3 } = await cast(lab)
  await user.setPictures([p1, p2])
  assert.equal(await lab.queries(1, () => user.hasPicture(p1)), true)
  assert.equal(await user.hasPicture(p3), false)
  assert.equal(await user.hasPictures([p1, p2]), true)
  assert.equal(await user.hasPictures([p1, p3]), false)
  assert.equal(await user.hasPictures([p1, p2.id]), true)
  assert.equal(await user.hasPictures([]), true)
  await assert.rejects(async () => user.hasPicture())
  assert.equal(await lab.queries(1, () => user.countPictures()), 2)
  assert.equal(await user.countPictures({ where: { path: 'p1' } }), 1)
})

specRow(56, 'createX sets the key and the scope of the association', async (lab) => {
  const { User, Picture, user, linked } = await cast(lab)
  const made = await lab.queries(1, () => user.createPicture({ path: 'new' }))
  assert.ok(made instanceof Picture)
  assert.equal(made.UserId, user.id)
  assert.equal(await linked(), 'new')
  User.hasMany(Picture, { as: 'drafts', foreignKey: 'UserId', scope: { kind: 'draft' } })
  const draft = await user.createDraft({ path: 'd' })
  assert.equal(draft.kind, 'draft')
  assert.deepEqual([await user.countDrafts(), await user.countPictures()], [1, 2])
  const p = await Picture.create({ path: 'late' })
  await user.addDraft(p)
  assert.equal((await Picture.findByPk(p.id)).kind, 'draft')
})

specRow(48, 'getXs takes find options', async (lab) => {
  const { user, p1, p2, p3 } = await cast(lab)
  await user.setPictures([p1, p2, p3])
  const { Op } = lab
  const options = {
    where: { path: { [Op.ne]: 'p2' } },
    order: [['path', 'DESC']],
    attributes: ['path'],
    raw: true,
  }
  assert.deepEqual(await lab.queries(1, () => user.getPictures(options)), [{ path: 'p3' }, { path: 'p1' }])
  assert.equal((await user.getPictures({ limit: 1, offset: 1, order: ['id'] }))[0].path, 'p2')
})

specRow(50, 'removeXs nulls the key of the given rows that are linked here, no others', async (lab) => {
  const { user, p1, p2, User, Picture, linked } = await cast(lab)
  const other = await User.create({ name: 'Bob' })
  await user.addPicture(p1)
  await other.addPicture(p2)
  await lab.queries(1, () => user.removePictures([p1, p2]))
  assert.equal(await linked(), '')
  assert.equal((await Picture.findByPk(p2.id)).UserId, other.id)
})
