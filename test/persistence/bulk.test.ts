// bulkCreate, Model.update and Model.destroy: many rows in few statements, and what v6 loses on the way.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Op, UniqueConstraintError } from 'relata'
import { cast, only, type Loose } from './cast'

const names = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `n${i}` }))

test('full chunks share one statement, and every record gets its id', async (t) => {
  const { User, sent } = await cast(t)
  const users = await User.bulkCreate(names(250))
  const inserts = only(sent, 'INSERT')
  assert.equal(inserts.length, 3)
  assert.equal(inserts[0], inserts[1])
  assert.deepEqual(
    users.map((user: Loose) => user.id),
    Array.from({ length: 250 }, (_, i) => i + 1),
  )
  const found = await User.findAll({ order: ['id'] })
  assert.deepEqual(
    users.map((user: Loose) => user.toJSON()).map(({ name, age }: Loose) => [name, age]),
    found.map(({ name, age }: Loose) => [name, age]),
  )
  assert.ok(users.every((user: Loose) => !user.isNewRecord && user.changed() === false))
})

test('several chunks are one act: the last row that fails takes all with it', async (t) => {
  const { User } = await cast(t)
  const rows = [...names(249), { name: 'last', email: 'x' }, { name: 'twin', email: 'x' }]
  await assert.rejects(User.bulkCreate(rows), UniqueConstraintError)
  assert.equal(await User.count(), 0)
})

test('given ids and generated ones mix; v6 counted the generated ones wrong', async (t) => {
  const { User } = await cast(t)
  const users = await User.bulkCreate([{ name: 'a' }, { id: 77, name: 'b' }, { name: 'c' }])
  const found = await User.findAll({ order: ['id'] })
  const pairs = (list: Loose[]) => list.map((user) => `${user.id} ${user.name}`).sort()
  assert.deepEqual(pairs(users), pairs(found))
})

test('rows with other keys, expressions and instances among them', async (t) => {
  const { User, sequelize } = await cast(t)
  const built = User.build({ name: 'built', age: 5 })
  const users = await User.bulkCreate([
    { name: 'a' },
    { age: 3, unknown: 1 },
    built,
    { name: sequelize.fn('upper', 'x') },
  ])
  assert.equal(users[2], built)
  const found = await User.findAll({ order: ['id'], attributes: ['name', 'age'] })
  assert.deepEqual(
    found.map((user: Loose) => user.toJSON()),
    [
      { name: 'a', age: 0 },
      { name: null, age: 3 },
      { name: 'built', age: 5 },
      { name: 'X', age: 0 },
    ],
  )
})

test('updateOnDuplicate speaks of one unique key, and gives the id of the row that is there (SECURITY §4.15)', async (t) => {
  const { User } = await cast(t)
  const first = await User.create({ name: 'Ada', email: 'a@x' })
  await User.create({ name: 'other', email: 'b@x' })
  const [again] = await User.bulkCreate([{ name: 'Lovelace', email: 'a@x' }], { updateOnDuplicate: ['name'] })
  assert.equal(again.id, first.id)
  assert.deepEqual(
    (await User.findAll({ order: ['id'] })).map((user: Loose) => user.name),
    ['Lovelace', 'other'],
  )
  await assert.rejects(User.bulkCreate([{ name: 'x' }], { updateOnDuplicate: ['nmae'] }), /"nmae".*"name"/)
})

test('ignoreDuplicates holds with individualHooks, too', async (t) => {
  const { User } = await cast(t)
  await User.create({ email: 'a@x' })
  const hooked: string[] = []
  User.beforeCreate((user: Loose) => void hooked.push(user.email))
  await User.bulkCreate([{ email: 'a@x' }, { email: 'b@x' }], {
    ignoreDuplicates: true,
    individualHooks: true,
  })
  assert.deepEqual(hooked, ['a@x', 'b@x'])
  assert.equal(await User.count(), 2)
})

test('an empty condition that became empty matches nothing', async (t) => {
  const { User } = await cast(t)
  await User.bulkCreate(names(3))
  assert.equal(await User.destroy({ where: { id: { [Op.or]: [] } } }), 0)
  assert.equal(await User.destroy({ where: { id: [] } }), 0)
  assert.deepEqual(await User.update({ age: 1 }, { where: { [Op.or]: [] } }), [0])
  await assert.rejects(User.destroy({ where: { id: undefined } }), /"undefined"/)
  assert.equal(await User.count(), 3)
})

test('truncate together with a condition is refused: v6 deleted everything', async (t) => {
  const { User } = await cast(t)
  await User.bulkCreate(names(2))
  await assert.rejects(
    User.destroy({ truncate: true, where: { id: 1 } }),
    /truncate deletes all rows, where only some/,
  )
  assert.equal(await User.count(), 2)
})

test('truncate with restartIdentity begins the ids anew; v6 on SQLite asks for it in vain', async (t) => {
  const { User } = await cast(t)
  await User.bulkCreate(names(3))
  assert.equal(await User.truncate({ restartIdentity: true }), 3)
  assert.equal((await User.create({ name: 'first' })).id, 1)
})

test('individualHooks run for exactly the rows that go (SECURITY §4.9)', async (t) => {
  const { User } = await cast(t)
  await User.bulkCreate(names(3))
  const hooked: number[] = []
  User.beforeDestroy((user: Loose) => void hooked.push(user.id))
  assert.equal(await User.destroy({ where: {}, limit: 1, individualHooks: true }), 1)
  assert.equal(hooked.length, 1)
  assert.equal(await User.findByPk(hooked[0]), null)
})

test('what hooks of single records change is written, by one UPDATE if it is the same for all', async (t) => {
  const { User, sent } = await cast(t)
  await User.bulkCreate(names(2))
  User.beforeUpdate('age', (user: Loose) => void (user.age = 7))
  sent.length = 0
  const [count, users] = await User.update({ name: 'all' }, { where: {}, individualHooks: true })
  assert.equal(count, 2)
  assert.equal(only(sent, 'UPDATE').length, 1)
  User.removeHook('beforeUpdate', 'age')
  User.beforeUpdate((user: Loose) => void (user.age = user.id * 10))
  sent.length = 0
  await User.update({ name: 'each' }, { where: {}, individualHooks: true })
  assert.equal(only(sent, 'UPDATE').length, 2)
  assert.deepEqual(
    (await User.findAll({ order: ['id'] })).map((user: Loose) => [user.name, user.age]),
    [
      ['each', 10],
      ['each', 20],
    ],
  )
  assert.equal(users.length, 2)
})

test('update returns the records where that is asked', async (t) => {
  const { User } = await cast(t)
  await User.bulkCreate(names(2))
  const [count, users] = await User.update({ age: 4 }, { where: { id: 2 }, returning: true })
  assert.equal(count, 1)
  assert.deepEqual(
    users.map((user: Loose) => [user.id, user.name, user.age]),
    [[2, 'n1', 4]],
  )
})
