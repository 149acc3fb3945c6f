// findOrCreate and its kin, upsert and increment: one row, however many ask at once.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Op, UniqueConstraintError } from 'relata'
import { cast, type Loose } from './cast'

test('fifty at once make one row, with a unique index and without (SECURITY §5.4, §5.5)', async (t) => {
  const { User } = await cast(t)
  for (const where of [{ email: 'a@x' }, { name: 'no index' }]) {
    const results = await Promise.all(
      Array.from({ length: 50 }, () => User.findOrCreate({ where, defaults: { age: 1 } })),
    )
    assert.equal(results.filter(([, created]: Loose) => created).length, 1)
    assert.equal(await User.count({ where }), 1)
    assert.equal(new Set(results.map(([user]: Loose) => user.id)).size, 1)
  }
})

test('operators of the condition are no values of the new record', async (t) => {
  const { User } = await cast(t)
  const [user, created] = await User.findOrCreate({
    where: { name: 'x', age: { [Op.gt]: 5 } },
    defaults: { age: 6 },
  })
  assert.equal(created, true)
  assert.deepEqual([user.name, user.age], ['x', 6])
})

test('a conflict with a row that the condition does not speak of is the error that it is', async (t) => {
  const { User } = await cast(t)
  await User.create({ name: 'Ada', email: 'a@x' })
  const options = { where: { name: 'Bob' }, defaults: { email: 'a@x' } }
  await assert.rejects(User.findOrCreate(options), UniqueConstraintError)
  await assert.rejects(User.findCreateFind(options), UniqueConstraintError)
})

test('upsert finds its row by the unique key that is given, and tells its id', async (t) => {
  const { User } = await cast(t)
  const ada = await User.create({ name: 'Ada', email: 'a@x', age: 3 })
  await User.create({ name: 'Bob' })
  const [again] = await User.upsert({ email: 'a@x', name: 'Lovelace' })
  assert.equal(again.id, ada.id)
  const found = await User.findByPk(ada.id)
  assert.deepEqual([found.name, found.age], ['Lovelace', 3])
})

test('increments are done by the database, so parallel ones all count', async (t) => {
  const { User } = await cast(t)
  const ada = await User.create({ name: 'Ada', age: 1 })
  await Promise.all(Array.from({ length: 10 }, () => ada.increment('age')))
  await User.decrement({ age: 3 }, { where: { id: ada.id } })
  assert.equal((await ada.reload()).age, 8)
  await assert.rejects(
    User.increment('age', { by: '1; DROP TABLE Users', where: {} }),
    /can grow by a number only/,
  )
})
