// create, save and update of one record, where Relata differs from v6 on purpose or where data could be lost. What is the
// same as v6 is compared with it in test/compat/.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InstanceError, OptimisticLockError } from 'relata'
import { cast } from './cast'

test('an UPDATE names what changed and the time; nothing changed sends nothing', async (t) => {
  const { User, sent } = await cast(t)
  const ada = await User.create({ name: 'Ada' })
  sent.length = 0
  await ada.save()
  assert.deepEqual(sent, [])
  ada.name = 'Lovelace'
  await ada.save()
  assert.equal(sent.length, 1)
  assert.match(sent[0]!, /^UPDATE `Users` SET `name` = \?, `updatedAt` = \? WHERE `id` = \?/)
  assert.equal(ada.changed(), false)
})

test('the same shape of a save is printed once', async (t) => {
  const { User, sequelize } = await cast(t)
  const printed = t.mock.method(sequelize.database.dialect.printer, 'print')
  for (let i = 0; i < 3; i++) await User.create({ name: `u${i}` })
  assert.equal(printed.mock.callCount(), 1)
})

test('updating a row that is gone is an error (SPEC section 3, Instance Δ)', async (t) => {
  const { User } = await cast(t)
  const ada = await User.create({ name: 'Ada' })
  await User.destroy({ where: {} })
  await assert.rejects(ada.update({ name: 'x' }), (error: Error) => {
    assert.ok(error instanceof InstanceError)
    return /User\.save\(\): there is no row with id 1/.test(error.message)
  })
})

test('a new primary key for a saved record is an error, an equal one is none (SECURITY §4.14)', async (t) => {
  const { User } = await cast(t)
  const ada = await User.create({ name: 'Ada' })
  await assert.rejects(ada.update({ id: 500, name: 'x' }), /primary key "id".*1 to 500.*ON UPDATE/s)
  await ada.update({ id: '1', name: 'Lovelace' })
  assert.equal((await User.findByPk(1)).name, 'Lovelace')
})

test('a stale record is refused, whichever way the version rose (SECURITY §4.11)', async (t) => {
  const { Post } = await cast(t)
  const bump = [
    () => Post.update({ title: 'bulk' }, { where: {} }),
    () => Post.increment('userId', { where: {} }),
    async () => (await Post.findOne()).update({ title: 'save' }),
  ]
  for (const act of bump) {
    await Post.destroy({ where: {}, force: true })
    await Post.create({ title: 'one' })
    const stale = await Post.findOne()
    await act()
    await assert.rejects(stale.update({ title: 'mine' }), OptimisticLockError)
    await assert.rejects(stale.destroy({ force: true }), OptimisticLockError)
  }
})

test('nested create is one transaction: a child that fails leaves nothing (SECURITY §4.8)', async (t) => {
  const { User, Post } = await cast(t)
  const bad = User.create({ name: 'Ada', posts: [{ title: 'fine' }, { title: 'x' }] }, { include: ['posts'] })
  await assert.rejects(bad, { name: 'SequelizeValidationError' })
  assert.equal(await User.count(), 0)
  assert.equal(await Post.count(), 0)
})

test('nested create: parents first, then the record, then children and junction rows with their values', async (t) => {
  const { Post, User, Tag, sequelize, sent } = await cast(t)
  const kept = await Tag.create({ label: 'kept' })
  sent.length = 0
  const post = await Post.create(
    { title: 'one', user: { name: 'Ada' }, tags: [kept, { label: 'new' }] },
    { include: ['user', 'tags'] },
  )
  assert.deepEqual(
    sent
      .map((line) => /^(\w+)(?: INTO `(\w+)`)?/.exec(line)!.slice(1).filter(Boolean).join(' '))
      .filter((line) => !/^(BEGIN|COMMIT)/.test(line)),
    ['INSERT Users', 'INSERT Posts', 'INSERT PostTags', 'INSERT Tags', 'INSERT PostTags'],
  )
  assert.equal(post.userId, (await User.findOne()).id)
  assert.equal(await Tag.count(), 2)
  assert.equal(await sequelize.models.PostTags.count(), 2)
})

test('the options of the caller are left as they were', async (t) => {
  const { User } = await cast(t)
  const options = Object.freeze({ fields: Object.freeze(['name', 'email']) })
  const ada = await User.create({ name: 'Ada', email: 'a', age: 9 }, options)
  await ada.update({ name: 'Lovelace' }, options)
  assert.deepEqual(options, { fields: ['name', 'email'] })
})

test('an option that is nearly a known one throws (SPEC Δ 81)', async (t) => {
  const { User } = await cast(t)
  await assert.rejects(
    User.create({ name: 'x' }, { transacton: null }),
    /User\.create\(\).*"transacton".*"transaction"/,
  )
  await assert.rejects(User.update({ name: 'x' }, { wehre: {} }), /"wehre".*"where"/)
  await assert.rejects(User.destroy({ wehre: {} }), /"wehre".*"where"/)
  await User.create({ name: 'x' }, { currentUser: 'theirs' })
})

test('reload reads the includes again that the record was found with', async (t) => {
  const { User, Post } = await cast(t)
  await User.create({ name: 'Ada', posts: [{ title: 'one' }] }, { include: ['posts'] })
  const ada = await User.findOne({ include: ['posts'] })
  await Post.create({ title: 'two', userId: ada.id })
  ada.name = 'dirty'
  assert.equal(await ada.reload(), ada)
  assert.equal(ada.name, 'Ada')
  assert.equal(ada.posts.length, 2)
  assert.equal(ada.changed(), false)
  await User.destroy({ where: {} })
  await assert.rejects(ada.reload(), InstanceError)
})
