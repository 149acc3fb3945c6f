// SPEC rows 38–40: deletes that cascade through hooks, for one record and for many; of N:M only the junction's rows go.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { DataTypes, Sequelize } from 'relata'
import type { Loose } from './cast'

async function family(t: TestContext) {
  const sequelize: Loose = new Sequelize({ dialect: 'sqlite', logging: false })
  t.after(() => sequelize.close())
  const Parent = sequelize.define('Parent', { name: DataTypes.STRING })
  const Child = sequelize.define('Child', { name: DataTypes.STRING })
  const Friend = sequelize.define('Friend', { name: DataTypes.STRING })
  Parent.hasMany(Child, { as: 'children', onDelete: 'cascade', hooks: true })
  Parent.belongsToMany(Friend, { as: 'friends', through: 'Friendship', onDelete: 'CASCADE', hooks: true })
  Friend.belongsToMany(Parent, { as: 'parents', through: 'Friendship' })
  await sequelize.sync()
  const seen: string[] = []
  for (const Model of [Parent, Child]) {
    Model.beforeDestroy((one: Loose) => void seen.push(`before ${one.name}`))
    Model.afterDestroy((one: Loose) => void seen.push(`after ${one.name}`))
  }
  const include = ['children', 'friends']
  for (const name of ['p', 'q']) {
    await Parent.create(
      { name, children: [{ name: `${name}1` }, { name: `${name}2` }], friends: [{ name: `${name}f` }] },
      { include },
    )
  }
  return { Parent, Child, Friend, Friendship: sequelize.models.Friendship, seen }
}

test("one record: the children's hooks run inside the parent's, and the targets of N:M stay", async (t) => {
  const { Parent, Child, Friend, Friendship, seen } = await family(t)
  await (await Parent.findOne({ where: { name: 'p' } })).destroy()
  assert.deepEqual(seen, ['before p', 'before p1', 'after p1', 'before p2', 'after p2', 'after p'])
  assert.deepEqual([await Child.count(), await Friend.count(), await Friendship.count()], [2, 2, 1])
})

test('many records: the same hooks of the children run', async (t) => {
  const { Parent, Child, seen } = await family(t)
  assert.equal(await Parent.destroy({ where: { name: 'q' } }), 1)
  assert.deepEqual(seen, ['before q1', 'after q1', 'before q2', 'after q2'])
  assert.deepEqual(
    (await Child.findAll({ order: ['id'] })).map((child: Loose) => child.name),
    ['p1', 'p2'],
  )
})

test('a hook that throws leaves every row where it was', async (t) => {
  const { Parent, Child } = await family(t)
  Child.afterDestroy((child: Loose) => {
    if (child.name === 'p2') throw new Error('no')
  })
  await assert.rejects((await Parent.findOne()).destroy(), /^Error: no$/)
  assert.deepEqual([await Parent.count(), await Child.count()], [2, 4])
})
