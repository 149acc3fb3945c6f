// Tables are made after those that they refer to; circles are named.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { creationOrder } from '../../../src/ddl/creation-order'
import { HookRegistry } from '../../../src/definition/hooks'
import type { ModelLike } from '../../../src/definition/model-contract'
import { ModelDefinition } from '../../../src/definition/model-definition'

function model(name: string, ...refersTo: string[]): ModelLike {
  const keys = refersTo.map((table) => [
    `${table}Id`,
    { type: 'INTEGER', references: { model: table, key: 'id' } },
  ])
  const sequelize = { options: {}, hooks: new HookRegistry() }
  const made = class {}
  const definition = new ModelDefinition(made, name, Object.fromEntries(keys), { tableName: name }, sequelize)
  return Object.assign(made, { definition }) as unknown as ModelLike
}
const order = (models: ModelLike[]) => creationOrder(models).models.map((each) => each.definition.name)

test('referenced tables come first, otherwise the order given is kept', () => {
  const models = [model('Comment', 'Post', 'User'), model('Other'), model('Post', 'User'), model('User')]
  assert.deepEqual(order(models), ['User', 'Post', 'Comment', 'Other'])
})

test('a table that refers to itself, or to one that no model has, is no matter', () => {
  assert.deepEqual(order([model('Node', 'Node', 'elsewhere'), model('A')]), ['Node', 'A'])
  assert.deepEqual(creationOrder([model('Node', 'Node')]).circles, [])
})

test('a circle is named and everything is still listed once', () => {
  const models = [model('User', 'Post'), model('Post', 'User'), model('Tag', 'Post')]
  const { models: sorted, circles } = creationOrder(models)
  assert.equal(sorted.length, 3)
  assert.equal(circles.length, 1)
  assert.deepEqual(new Set(circles[0]), new Set(['User', 'Post']))
  assert.equal(circles[0]?.at(0), circles[0]?.at(-1))
})

test('foreign keys of several columns count', () => {
  const child = model('Child')
  const definition = child.definition
  definition.compositeReferences = [
    {
      attributes: ['a', 'b'],
      table: { name: 'Parent', schema: null },
      keys: ['a', 'b'],
      onDelete: null,
      onUpdate: null,
    },
  ]
  assert.deepEqual(order([child, model('Parent')]), ['Parent', 'Child'])
})

test('two models of one table are one table', () => {
  assert.equal(creationOrder([model('A'), model('A')]).models.length, 1)
})
