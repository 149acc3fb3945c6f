// Default values that are made, and equality as change tracking needs it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import isUUID from 'validator/lib/isUUID'
import { DataTypes, defaultGenerator, defaultValueOf, equals } from '../../../src/data-types'

test('UUIDV4 and UUIDV1 make a new UUID of their version each time, as class or instance', () => {
  for (const type of [DataTypes.UUIDV4, DataTypes.UUIDV4(), new DataTypes.UUIDV4()]) {
    const made = Array.from({ length: 100 }, () => defaultValueOf(type) as string)
    assert.ok(made.every((uuid) => isUUID(uuid, 4)))
    assert.equal(new Set(made).size, 100)
  }
  const made = Array.from({ length: 20_000 }, () => defaultValueOf(DataTypes.UUIDV1) as string)
  assert.ok(made.every((uuid) => isUUID(uuid, 1)))
  assert.equal(new Set(made).size, made.length)
})

test('a version 1 UUID holds the time, and a node that is no network card', () => {
  const [low, middle, high, sequence, node] = (defaultValueOf(DataTypes.UUIDV1) as string).split('-') as [
    string,
    string,
    string,
    string,
    string,
  ]
  const steps = BigInt(`0x${high.slice(1)}${middle}${low}`)
  const milliseconds = Number((steps - 122192928000000000n) / 10000n)
  assert.ok(Math.abs(milliseconds - Date.now()) < 60_000)
  assert.ok(/^[89ab]/.test(sequence))
  assert.equal(parseInt(node.slice(0, 2), 16) & 1, 1)
})

test('NOW is the present, a function is asked, an object is copied, other values are shared', () => {
  const before = Date.now()
  const now = defaultValueOf(DataTypes.NOW) as Date
  assert.ok(now instanceof Date && now.getTime() >= before && now.getTime() <= Date.now())
  assert.equal(
    defaultValueOf(() => 5),
    5,
  )
  const settings = { list: [1] }
  const copy = defaultValueOf(settings) as typeof settings
  assert.deepEqual(copy, settings)
  assert.notEqual(copy.list, settings.list)
  const day = new Date(0)
  assert.notEqual(defaultValueOf(day), day)
  for (const value of [undefined, null, 0, '', false, 'x', 5n]) {
    assert.equal(defaultValueOf(value), value)
    assert.equal(defaultGenerator(value), null)
  }
})

test('equals: same value, same time, same bytes, same JSON', () => {
  const same: [unknown, unknown][] = [
    [1, 1], ['a', 'a'], [null, null], [undefined, undefined], [NaN, NaN], [0, -0], [new Date(5), new Date(5)],
    [new Date(NaN), new Date(NaN)], [Buffer.from('ab'), Buffer.from('ab')], [Buffer.from('ab'), new Uint8Array([97, 98])],
    [[1, { a: [2] }], [1, { a: [2] }]], [{ a: 1, b: 2 }, { b: 2, a: 1 }], [Object.create(null), {}], [new Map([[1, 2]]), new Map([[1, 2]])],
  ] // prettier-ignore
  for (const [a, b] of same) assert.ok(equals(a, b) && equals(b, a))
})

test('equals: everything else differs', () => {
  const different: [unknown, unknown][] = [
    [1, 2], [1, '1'], [1, true], [null, undefined], [null, {}], ['', null], [new Date(5), new Date(6)], [new Date(0), 0],
    [new Date(0), '1970-01-01T00:00:00.000Z'], [new Date(0), {}], [{}, new Date(0)], [Buffer.from('a'), Buffer.from('b')], [Buffer.from('a'), 'a'],
    [[1], [1, 2]], [[1], { 0: 1 }], [{ a: undefined }, { b: undefined }], [{ a: 1 }, { a: 1, b: 2 }], [{ a: { b: 1 } }, { a: { b: 2 } }],
    [{ constructor: 1 }, {}], [{}, []],
  ] // prettier-ignore
  for (const [a, b] of different) assert.ok(!equals(a, b) && !equals(b, a), `${String(a)} ${String(b)}`)
})
