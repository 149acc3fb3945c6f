// Keys are compared by the type of their attribute, and what cannot be a key is refused.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { byKey, checkedKeyPart, keyText } from '../../../src/associations/keys'
import { targetsOf } from '../../../src/associations/targets'
import { declareAssociation } from '../../../src/associations/declare'
import { DataTypes } from '../../../src/data-types'
import { bareSequelize } from './bare-models'

function attribute(type: unknown) {
  return bareSequelize()
    .define('Row', { key: { type, primaryKey: true } })
    .definition.attribute('key')
}

describe('equal keys', () => {
  const id = '3f2504e0-4f89-11d3-9a0c-0305e82c3301'
  const moment = new Date('2024-02-03T04:05:06Z')
  const cases: [string, unknown, unknown, unknown, boolean][] = [
    ['a number and its digits', DataTypes.INTEGER, 2, '2', true],
    ['a leading zero', DataTypes.INTEGER, 2, '02', true],
    ['two numbers', DataTypes.INTEGER, 2, 3, false],
    ['zero and minus zero', DataTypes.INTEGER, 0, -0, true],
    ['a bigint and its text, beyond 2^53', DataTypes.BIGINT, 9007199254740993n, '9007199254740993', true],
    ['neighbours beyond 2^53', DataTypes.BIGINT, '9007199254740993', '9007199254740992', false],
    ['decimals with and without zeros', DataTypes.DECIMAL(10, 2), '1.50', 1.5, true],
    ['text that looks like the same number', DataTypes.STRING, '2', '02', false],
    ['text and a number', DataTypes.STRING, '2', 2, true],
    ['text in another case', DataTypes.STRING, 'a', 'A', false],
    ['a UUID in another case', DataTypes.UUID, id, id.toUpperCase(), true],
    ['a date and its text', DataTypes.DATE, moment, moment.toISOString(), true],
    ['bytes', DataTypes.BLOB, Buffer.from([1, 2]), Buffer.from([1, 2]), true],
  ]
  for (const [what, type, a, b, expected] of cases) {
    test(`${what}: ${expected ? 'equal' : 'not equal'}`, () => {
      const key = attribute(type)
      assert.equal(keyText([a], [key]) === keyText([b], [key]), expected)
    })
  }

  test('a composite key is not confused by what its parts contain', () => {
    const text = attribute(DataTypes.STRING)
    assert.notEqual(keyText(['a,b', 'c'], [text, text]), keyText(['a', 'b,c'], [text, text]))
    assert.equal(keyText(['a', null], [text, text]), null)
  })

  test('keys sort part by part', () => {
    const keys = [{ key: [2, 1] }, { key: [1, 9] }, { key: [1, 2] }]
    assert.deepEqual(keys.sort(byKey), [{ key: [1, 2] }, { key: [1, 9] }, { key: [2, 1] }])
  })
})

describe('what is no key', () => {
  const bad = { undefined: undefined, null: null, NaN, '{}': {}, '[1]': [1], symbol: Symbol('x'), function: () => 1, 'an invalid date': new Date('x'), 'an object with toString': { toString: () => '1' } } // prettier-ignore
  for (const [what, value] of Object.entries(bad)) {
    test(what, () => {
      assert.throws(() => checkedKeyPart(value, attribute(DataTypes.INTEGER), 'User.addPost()'), {
        name: 'TypeError',
        message: /^User\.addPost\(\) takes an instance or the value of key, got .*cannot be a key/,
      })
    })
  }

  test('0, false and the empty text are keys', () => {
    assert.equal(checkedKeyPart(0, attribute(DataTypes.INTEGER), 'x'), 0)
    assert.equal(checkedKeyPart('', attribute(DataTypes.STRING), 'x'), '')
    assert.equal(checkedKeyPart(false, attribute(DataTypes.BOOLEAN), 'x'), false)
  })
})

describe('targets', () => {
  test('duplicates fall together, whichever way they are written', () => {
    const s = bareSequelize()
    const posts = declareAssociation('HasMany', s.define('User'), s.define('Post'))
    assert.deepEqual(
      targetsOf(posts, 'add', [1, '1', 2, '02']).map((target) => target.key),
      [[1], [2]],
    )
    assert.deepEqual(targetsOf(posts, 'add', 0)[0]!.key, [0])
    assert.throws(
      () => targetsOf(posts, 'addMultiple', [1, {}]),
      /User\.addPosts\(\) takes an instance.*got \{\}/,
    )
  })

  test('a composite key is an object of its parts, and of nothing else', () => {
    const s = bareSequelize()
    const part = { type: DataTypes.INTEGER, primaryKey: true }
    const posts = declareAssociation(
      'HasMany',
      s.define('User'),
      s.define('Post', { tenantId: part, id: part }),
    )
    assert.deepEqual(targetsOf(posts, 'add', { id: '2', tenantId: 7 })[0]!.key, [7, 2])
    for (const given of [2, { id: 2 }, { id: 2, tenantId: 7, more: 1 }, { id: 2, tenantId: {} }]) {
      assert.throws(() => targetsOf(posts, 'add', given), TypeError)
    }
  })
})
