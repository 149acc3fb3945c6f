// A definition is what v6 makes of the same arguments: every case is declared on sequelize@6 too, and compared.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { DataTypes } from '../../../src/data-types'
import { HookRegistry } from '../../../src/definition/hooks'
import type { AnyOptions, ModelLike, SequelizeLike } from '../../../src/definition/model-contract'
import { ModelDefinition } from '../../../src/definition/model-definition'
import { cloneDeep } from '../../../src/util/objects'
import { columnOfIndexField } from '../../../src/definition/indexes'
import { loadOracle, type Library } from '../../support/oracle'

const lib = loadOracle()
const opened: Library[] = []
after(() => Promise.all(opened.map((each) => each.close())))

type Case = {
  title: string
  name?: string
  attributes?: (types: Library) => Record<string, unknown>
  options?: AnyOptions
  settings?: AnyOptions
}

function oracleModel({ name = 'MyModel', attributes, options, settings }: Case): Library {
  const sequelize = new lib.Sequelize({ dialect: 'sqlite', logging: false, ...settings })
  opened.push(sequelize)
  return sequelize.define(name, attributes?.(lib.DataTypes) ?? {}, cloneDeep(options)) // v6 writes into what it gets
}

function definitionOf({ name = 'MyModel', attributes, options, settings }: Case): ModelDefinition {
  const sequelize = { options: { ...settings }, hooks: new HookRegistry() } as unknown as SequelizeLike
  const model = class {} as unknown as ModelLike
  return new ModelDefinition(model, name, attributes?.(DataTypes) ?? {}, options ?? {}, sequelize)
}

/** Everything that programs read of a model's metadata, without what is a different object in each library. */
function described(rawAttributes: Record<string, Library>, options: AnyOptions, rest: AnyOptions) {
  const attributes = Object.entries(rawAttributes).map(
    ([name, { Model, type, defaultValue, get, set, ...raw }]) => [
      name,
      {
        ...raw,
        type: typeof type === 'string' ? type : type.key === 'RAW' ? type.toString() : type.key,
        defaultValue: typeof defaultValue === 'object' && defaultValue?.key ? defaultValue.key : defaultValue,
        hasModel: Model !== undefined,
      },
    ],
  )
  const { sequelize, indexes, hooks, ...shown } = options
  return {
    attributes,
    options: shown,
    hooks: Object.keys(hooks),
    hasIndexes: Array.isArray(indexes),
    ...rest,
  }
}

function compare(each: Case) {
  const model = oracleModel(each)
  const definition = definitionOf(each)
  const table = (name: Library) =>
    typeof name === 'string' ? { name, schema: null } : { name: name.tableName, schema: name.schema }
  const expected = described(model.rawAttributes, model.options, {
    table: table(model.getTableName()),
    primaryKey: model.primaryKeyAttributes,
    autoIncrement: model.autoIncrementAttribute ?? null,
    uniqueKeys: model.uniqueKeys,
    indexes: model._indexes,
    timestamps: model._timestampAttributes,
    version: model._versionAttribute ?? null,
    stored: Object.keys(model.tableAttributes),
    virtual: [...model._virtualAttributes],
    defaults: Object.keys(model._defaultValues),
  })
  const found = described(definition.rawAttributes, definition.options, {
    table: definition.table,
    primaryKey: definition.primaryKey.map((attribute) => attribute.name),
    autoIncrement: definition.autoIncrement?.name ?? null,
    uniqueKeys: definition.uniqueKeys,
    indexes: definition.indexes,
    timestamps: definition.timestamps,
    version: definition.version,
    stored: definition.storedAttributes.map((attribute) => attribute.name),
    virtual: definition.virtualAttributes.map((attribute) => attribute.name),
    defaults: definition.defaults.map((value) => value.name),
  })
  assert.deepEqual(found, expected)
}

const cases: Case[] = [
  { title: 'nothing but a name' },
  { title: 'a bare type', attributes: ({ STRING, TEXT }) => ({ name: STRING, body: TEXT }) },
  {
    title: 'types with options, by class, instance and name',
    attributes: ({ STRING, CHAR, DECIMAL, ENUM, BIGINT }) => ({
      a: STRING(10),
      b: { type: new CHAR(3) },
      c: DECIMAL(5, 2),
      d: ENUM('x', 'y'),
      e: { type: ENUM, values: ['p', 'q'] },
      f: ENUM(['p', 'q']),
      g: 'GEOMETRY(7)',
      h: { type: BIGINT, primaryKey: true, autoIncrement: true },
    }),
  },
  {
    title: 'underscored: columns and the default table in snake case, declared fields untouched',
    attributes: ({ STRING }) => ({
      firstName: STRING,
      userID: STRING,
      own: { type: STRING, field: 'OwnField' },
    }),
    options: { underscored: true, paranoid: true, version: true },
  },
  { title: 'underscored with a given table', options: { underscored: true, tableName: 'MyTable' } },
  { title: 'underscored and frozen', options: { underscored: true, freezeTableName: true } },
  {
    title: 'a name with its own plural',
    name: 'Folk',
    options: { name: { plural: 'people', singular: 'person' } },
  },
  { title: 'half a name', options: { name: { plural: 'many' } } },
  {
    title: 'a schema',
    options: { schema: 'archive' },
    attributes: ({ STRING }) => ({ x: { type: STRING, unique: true } }),
  },
  {
    title: 'a schema of the Sequelize, refused by the model',
    options: { schema: null },
    settings: { schema: 'all' },
  },
  {
    title: 'define options of the Sequelize, and a model that differs',
    settings: {
      omitNull: true,
      define: { timestamps: false, charset: 'utf8', underscored: true, scopes: { a: {} } },
    },
    options: { timestamps: true, comment: 'hi', scopes: { b: {} } },
  },
  { title: 'no timestamps', options: { timestamps: false, paranoid: true, version: 'lock' } },
  {
    title: 'renamed timestamps',
    options: { createdAt: 'made', updatedAt: false, deletedAt: 'gone', paranoid: true, version: 'v' },
  },
  {
    title: 'timestamps by true',
    options: { createdAt: true, updatedAt: true, deletedAt: true, paranoid: true },
  },
  {
    title: 'timestamps that the user declares',
    attributes: ({ STRING, DATE, INTEGER }) => ({
      createdAt: { type: STRING, field: 'made' },
      deletedAt: { type: DATE, defaultValue: 0 },
      version: { type: INTEGER, defaultValue: 7 },
    }),
    options: { paranoid: true, version: true },
  },
  {
    title: 'a composite primary key',
    attributes: ({ STRING, INTEGER }) => ({
      a: { type: STRING, primaryKey: true },
      id: INTEGER,
      b: { type: INTEGER, primaryKey: true },
    }),
  },
  {
    title: 'unique in each form',
    attributes: ({ STRING }) => ({
      plain: { type: STRING, unique: true },
      mapped: { type: STRING, unique: true, field: 'a_field' },
      no: { type: STRING, unique: false },
      c1: { type: STRING, unique: 'pair' },
      c2: { type: STRING, field: 'cTwo', unique: { name: 'pair', msg: 'taken' } },
      message: { type: STRING, unique: { msg: 'in use' } },
    }),
  },
  {
    title: 'indexes in each form',
    attributes: ({ STRING }) => ({ q: STRING, rS: { type: STRING, field: 'r_s' } }),
    options: {
      indexes: [
        { fields: ['q'] },
        { fields: ['rS', 'q'], unique: true },
        { fields: [{ name: 'rS', order: 'DESC', length: 5, collate: 'NOCASE' }] },
        { fields: [{ attribute: 'rS' }] },
        { fields: ['q'], where: { q: 1 }, type: 'UNIQUE' },
        { fields: ['q'], type: 'FULLTEXT', parser: 'x', using: 'BTREE', name: 'named' },
      ],
    },
  },
  {
    title: 'defaults of each kind, a virtual attribute',
    attributes: ({ STRING, DATE, UUID, NOW, UUIDV4, JSON, VIRTUAL }) => ({
      a: { type: STRING, defaultValue: 'x' },
      b: { type: DATE, defaultValue: NOW },
      c: { type: UUID, defaultValue: UUIDV4 },
      d: { type: JSON, defaultValue: { x: [] } },
      e: { type: STRING, defaultValue: null },
      v: VIRTUAL,
    }),
  },
  { title: 'hooks by option', options: { hooks: { beforeSave() {}, afterFind: [() => {}, () => {}] } } },
  { title: 'scopes by option', options: { defaultScope: { where: { id: 1 } }, scopes: { x: { limit: 1 } } } },
  { title: 'options that v6 does not know are kept', options: { engine: 'X', myOwn: { a: 1 } } },
]
for (const each of cases) test(`as v6: ${each.title}`, () => compare(each))

const wrong: Case[] = [
  { title: 'an attribute without a type', attributes: () => ({ x: {} }) },
  { title: 'an attribute that is undefined', attributes: () => ({ x: undefined }) },
  { title: 'an ENUM without values', attributes: ({ ENUM }) => ({ x: ENUM }) },
  { title: 'id that is no primary key', attributes: ({ STRING }) => ({ id: STRING }) },
  {
    title: 'two autoIncrement',
    attributes: ({ INTEGER }) => ({ x: { type: INTEGER, autoIncrement: true } }),
  },
  { title: 'an empty name for createdAt', options: { createdAt: '' } },
  { title: 'a number for updatedAt', options: { updatedAt: 5 } },
  { title: 'a model validator that is no function', options: { validate: { x: 5 } } },
  {
    title: 'a model validator named as an attribute',
    attributes: ({ STRING }) => ({ x: STRING }),
    options: { validate: { x() {} } },
  },
  { title: 'an index without fields', options: { indexes: [{ unique: true }] } },
]
for (const each of wrong) {
  test(`as v6, with a sentence to help: ${each.title} throws`, () => {
    let message = ''
    try {
      oracleModel(each)
    } catch (error) {
      message = (error as Error).message
    }
    assert.notEqual(message, '', 'v6 throws too')
    assert.throws(
      () => definitionOf(each),
      (error: Error) =>
        error.message.startsWith(message) || assert.fail(`${error.message}\n  v6: ${message}`),
    )
  })
}

test('misspelt options throw and name the right one; others pass', () => {
  const define = (options: AnyOptions, attributes: AnyOptions = {}) =>
    definitionOf({ title: '', options, attributes: () => attributes })
  assert.throws(
    () => define({ timestmps: false }),
    /MyModel has an unknown model option "timestmps"\. Did you mean "timestamps"\?/,
  )
  assert.throws(() => define({ tablename: 'x' }), /"tablename"\. Did you mean "tableName"/)
  assert.throws(
    () => define({}, { x: { type: DataTypes.STRING, allowNul: false } }),
    /MyModel\.x has an unknown attribute option "allowNul"\. Did you mean "allowNull"\?/,
  )
  assert.equal(define({ myPlugin: true }).options.myPlugin, true)
  assert.throws(() => define({ myPlugin: true, strictOptions: true }), /unknown model option "myPlugin"/)
})

test("what the user passed is not changed, and an attribute's object may serve several models", () => {
  const shared = Object.freeze({ type: DataTypes.STRING, allowNull: false })
  const options = Object.freeze({ indexes: Object.freeze([Object.freeze({ fields: ['name'] })]) })
  const one = definitionOf({
    title: '',
    attributes: () => Object.freeze({ name: shared, nick: shared }),
    options,
  })
  const two = definitionOf({ title: '', attributes: () => ({ name: shared }), options })
  assert.equal(one.attribute('nick').column, 'nick')
  assert.notEqual(one.rawAttributes.name, two.rawAttributes.name)
})

test('rawAttributes changed by hand count after refresh, and raise the epoch', () => {
  const definition = definitionOf({ title: '', attributes: ({ STRING }) => ({ x: STRING }) })
  const { epoch } = definition
  definition.rawAttributes.x!.allowNull = false
  definition.rawAttributes.y = { type: DataTypes.INTEGER }
  definition.refresh()
  assert.equal(definition.attribute('x').allowNull, false)
  assert.equal(definition.attribute('y').type.key, 'INTEGER')
  assert.equal(definition.rawAttributes.y.fieldName, 'y')
  assert.ok(definition.epoch > epoch)
  definition.removeAttribute('x')
  assert.throws(
    () => definition.attribute('x'),
    /MyModel has no attribute "x"\. .*MyModel has: id, createdAt, updatedAt, y/,
  )
})

test('an unknown attribute is named with the nearest one', () => {
  const definition = definitionOf({ title: '', attributes: ({ STRING }) => ({ title: STRING }) })
  assert.throws(() => definition.attribute('titel'), /Did you mean "title"\?/)
  assert.throws(() => definition.attribute('constructor'), /has no attribute/)
})

test('attributes may be called as members of Object and Model are', () => {
  const names = ['__proto__', 'constructor', 'toString', 'save', 'dataValues']
  const attributes = Object.fromEntries(names.map((name) => [name, { type: 'TEXT' }]))
  const definition = definitionOf({ title: '', attributes: () => attributes })
  for (const name of names) assert.equal(definition.attribute(name).name, name)
  assert.equal(({} as Library).type, undefined)
})

test('references are understood in each form', () => {
  const User = Object.assign(() => {}, {
    getTableName: () => ({ tableName: 'U', schema: 's' }),
    primaryKeyField: 'uid',
  })
  const forms: [unknown, unknown][] = [
    ['Users', { table: { name: 'Users', schema: null }, key: 'id' }],
    [
      { model: 'Users', key: 'code' },
      { table: { name: 'Users', schema: null }, key: 'code' },
    ],
    [
      { model: { tableName: 'Users', schema: 'x' }, key: 'id' },
      { table: { name: 'Users', schema: 'x' }, key: 'id' },
    ],
    [{ tableName: 'Users' }, { table: { name: 'Users', schema: null }, key: 'id' }],
    [User, { table: { name: 'U', schema: 's' }, key: 'uid' }],
    [{ model: User }, { table: { name: 'U', schema: 's' }, key: 'uid' }],
  ]
  for (const [references, expected] of forms) {
    const { attribute } = {
      attribute: definitionOf({
        title: '',
        attributes: ({ INTEGER }) => ({ x: { type: INTEGER, references } }),
      }),
    }
    assert.deepEqual(attribute.attribute('x').references, expected)
  }
  const bad = () =>
    definitionOf({
      title: '',
      attributes: ({ INTEGER }) => ({ x: { type: INTEGER, references: { key: 'id' } } }),
    })
  assert.throws(bad, /MyModel\.x: references must name a model or a table/)
})

test('onDelete and onUpdate are of five, in any case', () => {
  const define = (onDelete: string) =>
    definitionOf({
      title: '',
      attributes: ({ INTEGER }) => ({ x: { type: INTEGER, references: 'Users', onDelete } }),
    })
  assert.equal(define('set null').attribute('x').onDelete, 'SET NULL')
  assert.throws(
    () => define('CASCADE; DROP TABLE x'),
    /MyModel\.x: onDelete cannot be .*RESTRICT, CASCADE, NO ACTION, SET DEFAULT, SET NULL/,
  )
})

test('fields of an index may name attributes or columns', () => {
  const { attributes } = definitionOf({
    title: '',
    attributes: ({ STRING }) => ({ firstName: STRING }),
    options: { underscored: true },
  })
  assert.equal(columnOfIndexField('firstName', attributes), 'first_name')
  assert.equal(columnOfIndexField('first_name', attributes), 'first_name')
  assert.equal(columnOfIndexField({ name: 'firstName', order: 'DESC' }, attributes), 'first_name')
  assert.equal(columnOfIndexField({ attribute: 'createdAt' }, attributes), 'created_at')
})

test('isUnique knows primary keys, unique keys and unique indexes, whole ones only', () => {
  const definition = definitionOf({
    title: '',
    attributes: ({ STRING }) => ({ code: { type: STRING, unique: true }, a: STRING, b: STRING, c: STRING }),
    options: {
      indexes: [
        { unique: true, fields: ['a', 'b'] },
        { unique: true, fields: ['c'], where: { a: 1 } },
      ],
    },
  })
  assert.equal(definition.isUnique(['id']), true)
  assert.equal(definition.isUnique(['code']), true)
  assert.equal(definition.isUnique(['b', 'a']), true)
  assert.equal(definition.isUnique(['a']), false)
  assert.equal(definition.isUnique(['c']), false, 'a partial index does not name one row')
  assert.equal(definition.isUnique([]), false)
})

test('a view of the model in another schema sees attributes that come later', () => {
  const definition = definitionOf({ title: '', options: { schema: 'a' } })
  const view = definition.inSchema(class {} as unknown as ModelLike, 'b')
  definition.addAttribute('later', DataTypes.STRING)
  assert.equal(view.attribute('later').column, 'later')
  assert.deepEqual([definition.table.schema, view.table.schema], ['a', 'b'])
  view.addAttribute('evenLater', DataTypes.STRING)
  assert.equal(definition.attribute('evenLater').column, 'evenLater')
  assert.notEqual(view.id, definition.id)
})
