// Relata's error classes beside those of sequelize@6: the same calls must give the same names, messages and fields.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import * as v6 from 'sequelize'
import * as relata from '../../../src/errors'
import { withStatement } from '../../../src/errors/database'

// Both modules as maps of classes: the test calls them by name, with arguments that their types need not allow.
type Classes = Record<string, { new (...args: any[]): any }>
const ours = relata as unknown as Classes
const theirs = v6 as unknown as Classes

const NAMES = Object.keys(v6).filter((name) => name.endsWith('Error') && name !== 'Error')
const driverError = () =>
  Object.assign(new Error('UNIQUE constraint failed'), { sql: 'INSERT …', parameters: [1, 'secret'] })
const items = (Classes: Classes) => [
  new Classes['ValidationErrorItem']!(
    'User.name cannot be null',
    'notnull violation',
    'name',
    null,
    { id: 1 },
    'is_null',
  ),
  new Classes['ValidationErrorItem']!(
    'is no e-mail',
    'Validation error',
    'mail',
    'x',
    null,
    'isEmail',
    'isEmail',
    [true],
  ),
]

/** All that a caller can read: every own property, enumerable or not, except the stack and what only Relata adds. */
function readable(error: object): Record<string, unknown> {
  const names = Object.getOwnPropertyNames(error).filter((name) => name !== 'stack' && name !== 'cause')
  return Object.fromEntries(names.map((name) => [name, (error as Record<string, unknown>)[name]]))
}

function ancestors(error: object): string[] {
  const names: string[] = []
  for (let p = Object.getPrototypeOf(error); p !== null; p = Object.getPrototypeOf(p))
    names.push(p.constructor.name)
  return names
}

/** Builds the same error in both libraries and compares what can be read of it. */
function compare(name: string, args: (Classes: Classes) => unknown[]): void {
  const mine = new ours[name]!(...args(ours))
  const original = new theirs[name]!(...args(theirs))
  const label = `${name}(${inspect(args(ours), { depth: 1 })})`
  assert.equal(inspect(sorted(readable(mine))), inspect(sorted(readable(original))), label)
  assert.equal(mine.message, original.message, label)
  assert.equal(String(mine), String(original), label)
  assert.deepEqual(ancestors(mine), ancestors(original), label)
}

const sorted = (o: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1)))

test('every public error class of v6 is there', () => {
  assert.ok(NAMES.length >= 25)
  for (const name of NAMES) {
    assert.equal(typeof ours[name], 'function', name)
    assert.equal(ours[name]!.name, theirs[name]!.name)
  }
})

const TEXT_ERRORS = [
  'BaseError', 'AssociationError', 'AsyncQueueError', 'EagerLoadingError', 'EmptyResultError', 'InstanceError', 'QueryError',
  'SequelizeScopeError',
] // prettier-ignore
const PARENT_ERRORS = NAMES.filter((name) => /Connection|Host|AccessDenied/.test(name)).concat(
  'DatabaseError',
  'TimeoutError',
)
const OPTION_ERRORS = NAMES.filter((name) => /Constraint/.test(name))

test('errors of one text', () => {
  for (const name of TEXT_ERRORS) for (const args of [[], ['why']]) compare(name, () => args)
})

test('errors that wrap a driver error', () => {
  const [parent, plain] = [driverError(), new Error('plain')]
  for (const name of PARENT_ERRORS) {
    compare(name, () => [parent])
    compare(name, () => [plain])
    compare(name, () => [{ message: '' }])
  }
  for (const name of PARENT_ERRORS.filter((n) => n.includes('Connection'))) compare(name, () => [])
})

test('constraint errors, with all options, some, and none', () => {
  const parent = driverError()
  const all = {
    message: 'given',
    parent,
    fields: { a: 1 },
    table: 't',
    constraint: 'c',
    value: 'v',
    index: 'i',
    reltype: 'child',
  }
  for (const name of OPTION_ERRORS) {
    compare(name, () => [])
    compare(name, () => [{ fields: ['a'] }])
    compare(name, () => [{ parent }])
    compare(name, (Classes) => [{ ...all, errors: items(Classes) }])
    assert.equal(new ours[name]!({ parent, stack: 'given stack' }).stack, 'given stack')
  }
})

test('the options of an error are not changed', () => {
  const options = Object.freeze({ fields: Object.freeze({ a: 1 }) })
  for (const name of OPTION_ERRORS) assert.doesNotThrow(() => new ours[name]!(options))
})

test('a validation error composes its message from its items, unless one is given', () => {
  compare('ValidationError', () => [null, null])
  compare('ValidationError', () => ['given', []])
  compare('ValidationError', (Classes) => ['given', items(Classes)])
  compare('ValidationError', (Classes) => [null, items(Classes)])
  compare('ValidationError', (Classes) => ['', [new Classes['ValidationErrorItem']!('bad', 'strange')]])
  const plain = new Error('plain')
  compare('ValidationError', () => [null, [plain]])
  compare('ValidationError', () => [null, [{ type: 'x' }]])
})

test('ValidationError.get finds the items of an attribute', () => {
  const error = new relata.ValidationError(null, items(ours))
  assert.deepEqual(
    error.get('mail').map((item) => item.validatorName),
    ['isEmail'],
  )
  assert.deepEqual(error.get('nothing'), [])
})

test('a validation item sorts its type and origin as v6 does', () => {
  const types = [
    'notnull violation', 'string violation', 'unique violation', 'Validation error', 'Validation Error', 'CORE', 'DB',
    'FUNCTION', 'strange', '', undefined, null,
  ] // prettier-ignore
  for (const type of types) {
    const args = ['m', type, 'path', 0, { id: 1 }, ' VK ', 'len', [1, 5]]
    const mine = new ours['ValidationErrorItem']!(...args)
    const original = new theirs['ValidationErrorItem']!(...args)
    assert.equal(inspect(mine), inspect(original))
    for (const key of [[], [true], [true, '-'], [false], [false, ''], [undefined, undefined]])
      assert.equal(mine.getValidatorKey(...key), original.getValidatorKey(...key), `${type} ${inspect(key)}`)
  }
  assert.equal(inspect(new ours['ValidationErrorItem']!()), inspect(new theirs['ValidationErrorItem']!()))
  assert.equal(new relata.ValidationErrorItem('m').getValidatorKey(), '')
  const item = new relata.ValidationErrorItem('m', 'DB', 'p', 1, null, 'key')
  for (const separator of ['', 5 as unknown as string])
    assert.throws(() => item.getValidatorKey(true, separator), /namespace separator/)
})

test('the maps of types and origins are those of v6', () => {
  const mine = ours['ValidationErrorItem'] as unknown as Record<string, unknown>
  const original = theirs['ValidationErrorItem'] as unknown as Record<string, unknown>
  assert.deepEqual({ ...(mine['TypeStringMap'] as object) }, { ...(original['TypeStringMap'] as object) })
  assert.deepEqual({ ...(mine['Origins'] as object) }, { ...(original['Origins'] as object) })
  assert.deepEqual({ ...relata.ValidationErrorItemType }, { ...v6.ValidationErrorItemType })
  assert.deepEqual({ ...relata.ValidationErrorItemOrigin }, { ...v6.ValidationErrorItemOrigin })
})

test('several errors in one', () => {
  const [failure, record] = [driverError(), { id: 1 }]
  compare('BulkRecordError', () => [failure, record])
  compare('AggregateError', () => [[]])
  const nested = (Classes: Classes) => [
    [
      new Error('two\nlines'),
      new Error(''),
      new Classes['AggregateError']!([new Classes['ValidationError']!('inner')]),
    ],
  ]
  const texts = [ours, theirs].map((Classes) => String(new Classes['AggregateError']!(...nested(Classes))))
  assert.equal(texts[0], texts[1])
  const circles = [ours, theirs].map((Classes) => {
    const list: unknown[] = [new Error('a')]
    const error = new Classes['AggregateError']!(list)
    list.push(error)
    return String(error)
  })
  assert.equal(circles[0], circles[1])
})

test('an optimistic lock error names the model and keeps what was to be written', () => {
  compare('OptimisticLockError', () => [])
  compare('OptimisticLockError', () => [{ modelName: 'User', values: { a: 1 }, where: { id: 1 } }])
  compare('OptimisticLockError', () => [{ message: 'given' }])
})

test('no SQL, no parameters and no driver error in JSON, spread or console output; readable all the same', () => {
  const parent = withStatement(new Error('UNIQUE constraint failed: users.mail'), "INSERT 'hunter2'", [
    'hunter2',
  ])
  for (const name of [...OPTION_ERRORS, 'DatabaseError', 'TimeoutError', 'ConnectionError']) {
    const error = new ours[name]!(OPTION_ERRORS.includes(name) ? { parent } : parent)
    for (const text of [JSON.stringify(error), JSON.stringify({ ...error }), inspect(error)])
      assert.ok(!text.includes('hunter2'), `${name}: ${text}`)
    assert.equal(error.parent, parent)
    assert.equal(error.original, parent)
    assert.equal(error.cause, parent)
    if (name !== 'ConnectionError') assert.equal(error.sql, "INSERT 'hunter2'")
  }
  assert.deepEqual(new relata.DatabaseError(parent).parameters, ['hunter2'])
})
