import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runInNewContext } from 'node:vm'
import {
  cloneDeep,
  getOwn,
  isPlainObject,
  keysOf,
  mergeDefaults,
  nullMap,
  omit,
  pick,
  setOwn,
} from '../../../src/util/objects'

class Thing {
  value = 1
}
const hostile = () => JSON.parse('{"__proto__":{"polluted":true},"a":{"__proto__":{"polluted":true}}}')

test('plain is an object literal, of any realm, and nothing else', () => {
  for (const value of [{}, Object.create(null), { constructor: 1 }, runInNewContext('({ a: 1 })')])
    assert.ok(isPlainObject(value))
  for (const value of [
    null,
    undefined,
    1,
    'a',
    [],
    new Thing(),
    new Date(),
    Buffer.alloc(1),
    new Map(),
    () => 1,
  ])
    assert.ok(!isPlainObject(value))
})

test('cloneDeep copies plain objects and arrays, and keeps instances, functions and symbol keys', () => {
  const op = Symbol('op')
  const thing = new Thing()
  const when = new Date()
  const fn = () => 1
  const original = { list: [{ a: 1 }], thing, when, fn, [op]: { deep: [1] } }
  const copy = cloneDeep(original)
  assert.deepEqual(copy, original)
  assert.notEqual(copy.list, original.list)
  assert.notEqual(copy.list[0], original.list[0])
  assert.notEqual(copy[op], original[op])
  assert.equal(copy.thing, thing)
  assert.equal(copy.when, when)
  assert.equal(copy.fn, fn)
})

test('cloneDeep copies a circle as a circle', () => {
  const circle: Record<string, unknown> = { name: 'a' }
  circle['self'] = [circle]
  const copy = cloneDeep(circle)
  assert.notEqual(copy, circle)
  assert.equal((copy['self'] as unknown[])[0], copy)
})

test('no copy or merge changes a prototype', () => {
  const copies: object[] = [
    cloneDeep(hostile()), mergeDefaults(hostile(), { a: { b: 1 } }), mergeDefaults({ a: {} }, hostile()),
    pick(hostile(), ['__proto__', 'a']), omit(hostile(), ['x']),
  ] // prettier-ignore
  for (const copy of copies) {
    assert.equal(Object.getPrototypeOf(copy), Object.prototype)
    assert.ok(Object.hasOwn(copy, '__proto__'))
  }
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
})

test('mergeDefaults fills what is undefined, deeply, and changes neither side', () => {
  const options = { pool: { max: 9 }, logging: undefined, list: [1], none: null }
  const defaults = { pool: { max: 5, min: 0 }, logging: false, list: [1, 2], none: 1, extra: { a: 1 } }
  const before = JSON.stringify([options, defaults])
  const merged = mergeDefaults(options, defaults)
  assert.deepEqual(merged, {
    pool: { max: 9, min: 0 },
    logging: false,
    list: [1],
    none: null,
    extra: { a: 1 },
  })
  assert.equal(JSON.stringify([options, defaults]), before)
  assert.deepEqual(mergeDefaults(undefined, { a: 1 }), { a: 1 })
})

test('pick and omit know own keys only, symbols included', () => {
  const op = Symbol('op')
  const object = { a: 1, b: 2, [op]: 3 }
  assert.deepEqual(pick(object, ['a', op, 'toString']), { a: 1, [op]: 3 })
  assert.deepEqual(omit(object, ['a']), { b: 2, [op]: 3 })
})

test('getOwn never answers with what a prototype offers', () => {
  const object: Record<string, unknown> = { a: 1 }
  assert.equal(getOwn(object, 'a'), 1)
  for (const name of ['toString', 'constructor', '__proto__']) assert.equal(getOwn(object, name), undefined)
})

test('a nullMap has no names of its own', () => {
  const map = nullMap([['__proto__', 1]])
  assert.deepEqual(Object.keys(map), ['__proto__'])
  assert.equal('constructor' in map, false)
})

test('setOwn and keysOf treat __proto__ and symbols as keys', () => {
  const object = {}
  setOwn(object, '__proto__', 5)
  const hidden = Symbol('hidden')
  Object.defineProperty(object, hidden, { value: 1, enumerable: false })
  assert.deepEqual(keysOf(object), ['__proto__'])
})
