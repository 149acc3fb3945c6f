import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Op as V6 } from 'sequelize'
import { Op } from '../../../src/sql/operators'

test('Op has the very symbols of v6, under the same names', () => {
  assert.deepEqual({ ...Op }, { ...V6 })
  assert.deepEqual(Object.keys(Op), Object.keys(V6))
  for (const [name, symbol] of Object.entries(Op)) assert.equal(Symbol.keyFor(symbol), name)
})

test('nobody can change an operator for the whole process', () => {
  assert.ok(Object.isFrozen(Op))
})
