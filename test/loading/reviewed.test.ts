// What a reviewer found: groups that show their key are records, texts as legs of an order, columns of a joined table among
// the attributes, JSON compared as a whole, long lists, the order of includes.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { col, DataTypes, fn, Op } from 'relata'
import { cast, json, type Cast } from './cast'

let lab: Cast
before(async () => {
  lab = await cast()
})
after(() => lab.sequelize.close())

test('a group that shows its key is one record, with all its joined children', async () => {
  const posts = await lab.Post.findAll({
    where: { id: [1, 2] },
    include: [{ association: 'comments', strategy: 'join' }],
    group: ['Post.id', 'comments.id'],
    order: ['id'],
  })
  const plain = await lab.Post.findAll({ where: { id: [1, 2] }, include: ['comments'], order: ['id'] })
  assert.deepEqual(json(posts), json(plain))
})

test('order: [[alias, attribute]] needs no direction', async () => {
  const users = await lab.User.findAll({ include: 'profile', order: [['profile', 'bio'], 'id'] })
  const same = await lab.User.findAll({ include: 'profile', order: [['profile', 'bio', 'ASC'], 'id'] })
  assert.deepEqual(json(users), json(same))
  await assert.rejects(lab.User.findAll({ order: [['name', 'DOWN']] }), /'DOWN' given/)
})

test('attributes may name a column of a joined table', async () => {
  const rows = await lab.Post.findAll({
    attributes: ['author.name', [fn('COUNT', col('Post.id')), 'n']],
    include: [{ association: 'author', attributes: [] }],
    group: ['author.name'],
    order: [['author', 'name']],
    raw: true,
  })
  assert.deepEqual(Object.keys(rows[0]), ['name', 'n'])
})

test('a JSON attribute equals a list as a whole', async () => {
  const Note = lab.sequelize.define('Note', { meta: DataTypes.JSON })
  await Note.sync()
  await Note.bulkCreate([{ meta: [1, 2, 3] }, { meta: [1, 2] }])
  assert.equal(await Note.count({ where: { meta: { [Op.eq]: [1, 2, 3] } } }), 1)
  assert.equal(await Note.count({ where: { meta: { [Op.ne]: [1, 2, 3] } } }), 1)
})

test('a list longer than the parameters of a statement', async () => {
  const ids = Array.from({ length: 40_000 }, (_, i) => i + 3)
  assert.equal(await lab.User.count({ where: { id: ids } }), 7)
  assert.equal(await lab.User.count({ where: { id: { [Op.notIn]: ids } } }), 2)
  assert.equal(
    await lab.User.count({ where: { name: ids.map((id) => `user ${id}`).concat('user 1') } }),
    await lab.User.count({ where: { name: ['user 1', 'user 3'] } }),
  )
})

test('includes stand in the record in the order in which they were asked for', async () => {
  const [user] = await lab.User.findAll({
    include: ['posts', { association: 'profile', required: true }, 'boss'],
    limit: 1,
  })
  assert.deepEqual(Object.keys(json(user)).slice(-3), ['posts', 'profile', 'boss'])
})

test('a select of nothing, and options that are null, are refused as by v6', async () => {
  await assert.rejects(lab.User.findAll({ attributes: [] }), { name: 'SequelizeQueryError' })
  await assert.rejects(lab.User.findAll(null), { name: 'SequelizeQueryError' })
})
