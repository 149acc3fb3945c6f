// Values of an instance: get, set, change tracking, defaults, names that come from outside. No statement is sent.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataTypes, Sequelize } from 'relata'
import { HYDRATED } from '../../../src/instance/build'

// any: the tests reach into instances as v6 programs do, past what the types promise
type Loose = any

function people(options: object = {}): Loose {
  const sequelize: Loose = new Sequelize({ dialect: 'sqlite', logging: false })
  return sequelize.define(
    'Person',
    {
      name: DataTypes.STRING,
      email: {
        type: DataTypes.STRING,
        set(this: Loose, value: string) {
          this.setDataValue('email', value.toLowerCase())
        },
        get(this: Loose) {
          const value = this.getDataValue('email')
          return value && `<${value}>`
        },
      },
      age: { type: DataTypes.INTEGER, defaultValue: 18 },
      meta: DataTypes.JSON,
      born: DataTypes.DATE,
    },
    options,
  )
}

const loaded = (Person: Loose, values: object): Loose => new Person({ ...values }, HYDRATED)

test('a hydrated record takes its values uncopied and tracks nothing until the first write', () => {
  const values = { id: 1, name: 'Ada' }
  const Person = people()
  const ada = new Person(values, HYDRATED)
  assert.equal(ada.dataValues, values)
  assert.equal(ada.changes, null)
  assert.equal(ada.isNewRecord, false)
  ada.name = 'Ada'
  assert.equal(ada.changes, null)
  ada.name = 'Lovelace'
  assert.deepEqual([...ada.changes], [['name', 'Ada']])
})

test('defaults are filled in where a value is undefined, not where it is null', () => {
  const Person = people()
  assert.equal(Person.build({}).age, 18)
  assert.equal(Person.build({ age: undefined }).age, 18)
  assert.equal(Person.build({ age: null }).age, null)
  assert.equal(Person.build({}).id, null)
})

test('setters and getters of attributes are called, and raw passes them by', () => {
  const ada = people().build({ email: 'ADA@X.CO' })
  assert.equal(ada.email, '<ada@x.co>')
  assert.equal(ada.get('email', { raw: true }), 'ada@x.co')
  ada.set({ email: 'RAW' }, { raw: true })
  assert.equal(ada.getDataValue('email'), 'RAW')
})

test('a path into a JSON attribute changes a copy, so the value before it can be seen', () => {
  const Person = people()
  const ada = loaded(Person, { id: 1, meta: { a: { b: 1 }, kept: [1] } })
  const before = ada.meta
  ada.set('meta.a.c', 2)
  assert.deepEqual(ada.meta, { a: { b: 1, c: 2 }, kept: [1] })
  assert.deepEqual(ada.previous('meta'), { a: { b: 1 }, kept: [1] })
  assert.equal(ada.meta.kept, before.kept)
})

test('dates and JSON that hold the same are no change', () => {
  const Person = people()
  const ada = loaded(Person, { id: 1, born: new Date(5), meta: { a: [1] } })
  ada.born = new Date(5)
  ada.meta = { a: [1] }
  assert.equal(ada.changed(), false)
  ada.born = new Date(6)
  assert.deepEqual(ada.changed(), ['born'])
})

test('a saved record keeps its primary key, its timestamps and its version', () => {
  const Person = people({ version: true })
  const createdAt = new Date(0)
  const ada = loaded(Person, { id: 1, createdAt, updatedAt: createdAt, version: 3 })
  ada.set({ id: 9, createdAt: new Date(), updatedAt: new Date(), version: 7 })
  assert.deepEqual(ada.dataValues, { id: 1, createdAt, updatedAt: createdAt, version: 3 })
})

test('keys of a request pollute nothing and crash nothing (SECURITY §2.24, §3.9)', () => {
  const Person = people()
  const body = JSON.parse(
    '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"toString":"t","hasOwnProperty":1,"save":5,"name":"Ada"}',
  )
  const ada = Person.build(body)
  ada.set(JSON.parse('{"meta.__proto__.x":1,"meta.constructor.prototype.x":1}'))
  assert.equal(({} as Loose).x, undefined)
  assert.equal((Person.prototype as Loose).x, undefined)
  assert.equal(typeof ada.save, 'function')
  assert.equal(ada.name, 'Ada')
  assert.equal(ada.get('__proto__'), undefined)
  assert.equal(ada.get('constructor'), undefined)
  assert.doesNotThrow(() => JSON.stringify(ada))
})

test('toJSON gives objects that may be changed', () => {
  const ada = people().build({ name: 'Ada', meta: { a: 1 } })
  ada.toJSON().meta.a = 2
  assert.deepEqual(ada.meta, { a: 1 })
})

test('a record without a primary key says that it cannot be found again', () => {
  const Person = people()
  Person.removeAttribute('id')
  assert.throws(() => Person.build({ name: 'Ada' }).where(), /Person has no primary key.*Person\.update/s)
})

test('class fields that hide accessors are told once', async (t) => {
  const warned: string[] = []
  t.mock.method(console, 'warn', (line: string) => warned.push(line))
  const Person = people()
  class Shadowed extends Person {
    name = 'field'
  }
  ;(Shadowed as Loose).init(
    { name: DataTypes.STRING },
    { sequelize: Person.sequelize, modelName: 'Shadowed' },
  )
  new (Shadowed as Loose)({ name: 'a' })
  new (Shadowed as Loose)({ name: 'b' })
  await Promise.resolve()
  assert.equal(warned.length, 1)
  assert.match(warned[0]!, /"Shadowed".*"name"/)
})
