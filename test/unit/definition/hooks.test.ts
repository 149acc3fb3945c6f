// Hooks run in v6's order: the model's, then its Sequelize's, each kind in the order of declaration.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HookRegistry, MODEL_HOOKS, SEQUELIZE_HOOKS } from '../../../src/definition/hooks'
import { loadOracle } from '../../support/oracle'

test('hooks run one after the other, each awaited, the model before its Sequelize', async () => {
  const behind = new HookRegistry()
  const registry = new HookRegistry(behind)
  const ran: unknown[] = []
  behind.add('beforeFind', () => ran.push('sequelize'))
  registry.add('beforeFind', async (options) => {
    await new Promise((resolve) => setTimeout(resolve, 5))
    ran.push('slow', options)
  })
  registry.add('beforeFind', 'named', () => ran.push('named'))
  await registry.run('beforeFind', 'options')
  assert.deepEqual(ran, ['slow', 'options', 'named', 'sequelize'])
})

test('a hook that throws stops those behind it', async () => {
  const registry = new HookRegistry()
  let ran = 0
  registry.add('beforeCreate', () => Promise.reject(new Error('no')))
  registry.add('beforeCreate', () => ran++)
  await assert.rejects(registry.run('beforeCreate'), { message: 'no' })
  assert.equal(ran, 0)
})

test('hooks are removed by name or by function', async () => {
  const registry = new HookRegistry()
  const fn = () => assert.fail('was removed')
  registry.add('beforeFind', 'one', fn)
  registry.add('beforeFind', fn)
  registry.remove('beforeFind', 'one')
  assert.equal(registry.has('beforeFind'), true)
  registry.remove('beforeFind', fn)
  assert.equal(registry.has('beforeFind'), false)
  assert.equal(registry.hasAny('beforeFind'), false)
  await registry.run('beforeFind')
})

test('hasAny sees what stands behind, has does not', () => {
  const behind = new HookRegistry()
  const registry = new HookRegistry(behind)
  behind.add('afterFind', () => {})
  assert.equal(registry.hasAny('afterFind'), true)
  assert.equal(registry.has('afterFind'), false)
  assert.equal(registry.hasAny('beforeFind'), false)
})

test('a beforeSave hook takes its turn among the hooks of create and of update, as in v6', async () => {
  const { Sequelize, DataTypes } = loadOracle()
  const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })
  const Model = sequelize.define('A', { x: DataTypes.STRING })
  const registry = new HookRegistry()
  const expected: string[] = []
  const found: string[] = []
  const kinds = ['beforeSave', 'beforeCreate', 'afterSave', 'afterCreate', 'beforeUpdate', 'beforeSave']
  for (const [index, kind] of kinds.entries()) {
    Model.addHook(kind, () => void expected.push(`${index} ${kind}`))
    registry.add(kind, () => void found.push(`${index} ${kind}`))
  }
  await Model.sync()
  await (await Model.create({ x: 'a' })).update({ x: 'b' })
  for (const kind of ['beforeCreate', 'afterCreate', 'beforeUpdate', 'afterUpdate']) await registry.run(kind)
  assert.deepEqual(found, expected)
  await sequelize.close()
})

test('v6 has no hook that Relata lacks', () => {
  const { Sequelize, Model } = loadOracle()
  const isHook = (name: string) => /^(before|after)[A-Z]|^validationFailed$/.test(name)
  const missing = Object.getOwnPropertyNames(Model).filter(
    (name) => isHook(name) && !MODEL_HOOKS.includes(name),
  )
  assert.deepEqual(missing, [])
  const ofSequelize = Object.getOwnPropertyNames(Sequelize.prototype).filter(isHook)
  assert.deepEqual(
    ofSequelize.filter((name) => !SEQUELIZE_HOOKS.includes(name)),
    [],
  )
  assert.ok(ofSequelize.length > 40)
})

test('an unknown hook is refused with the nearest name; the old names of destroy are taken', () => {
  const registry = new HookRegistry()
  assert.throws(
    () => registry.add('beforeCraete', () => {}),
    /no hook "beforeCraete"\. Did you mean "beforeCreate"/,
  )
  assert.throws(() => registry.add('beforeCreate', 'name' as never), /must be a function/)
  registry.add('beforeDelete', () => {})
  assert.equal(registry.has('beforeDestroy'), true)
})

test('the option hooks takes functions and lists of functions', () => {
  const registry = new HookRegistry()
  const [a, b] = [() => {}, () => {}]
  registry.addAll({ beforeCreate: a, afterCreate: [a, b] })
  assert.deepEqual(registry.lists, { beforeCreate: [a], afterCreate: [a, b] })
})
