import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Lru } from '../../../src/util/lru'

test('an Lru answers what was set and forgets what was deleted', () => {
  const lru = new Lru<string, number>(3)
  lru.set('a', 1).set('b', 2).set('a', 3)
  assert.equal(lru.get('a'), 3)
  assert.equal(lru.get('nothing'), undefined)
  assert.ok(lru.delete('a'))
  assert.ok(!lru.delete('a'))
  assert.ok(!lru.has('a'))
  lru.clear()
  assert.equal(lru.size, 0)
})

test('the entries used last stay, and the size is bounded', () => {
  const lru = new Lru<number, number>(10)
  lru.set(-1, -1)
  for (let i = 0; i < 1000; i++) {
    lru.set(i, i)
    assert.equal(lru.get(-1), -1, `the entry in use was lost at ${i}`)
    assert.ok(lru.size <= 20)
  }
  for (let i = 991; i < 1000; i++) assert.equal(lru.get(i), i)
  assert.equal(lru.get(5), undefined)
})

test('a key in the old generation is not counted or kept twice', () => {
  const lru = new Lru<string, number>(1)
  lru.set('a', 1).set('b', 2) // 'a' is old now
  lru.set('a', 3)
  assert.equal(lru.get('a'), 3)
  lru.delete('a')
  assert.equal(lru.get('a'), undefined)
})

test('undefined is a value like another', () => {
  const lru = new Lru<string, undefined>(2)
  lru.set('a', undefined)
  assert.ok(lru.has('a'))
  assert.equal(lru.get('a'), undefined)
})

test('a limit that is no positive integer is refused', () => {
  for (const limit of [0, -1, 1.5, NaN]) assert.throws(() => new Lru(limit), RangeError)
})
