// The forms of `new Sequelize(…)`.
import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { openDatabase, readOptions } from '../../../src/connection/options'

const read = (...given: unknown[]) => readOptions(...given).options

test('nothing at all is a database in memory, and so are options that name no server', () => {
  for (const options of [
    read(),
    read({}),
    read({ logging: false }),
    read({ dialect: 'sqlite' }),
    read('sqlite::memory:'),
    read('sqlite:'),
    read({ dialect: 'sqlite', storage: ':memory:' }),
  ]) {
    assert.equal(options.dialect, 'sqlite')
    assert.ok(options.storage === undefined || options.storage === ':memory:')
  }
})

test('a URI of a file: relative to the working directory, with the query as dialectOptions', () => {
  const files: [string, string][] = [
    ['sqlite:app.db', 'app.db'],
    ['sqlite:some/app.db', 'some/app.db'],
    ['sqlite:./x/y.db', 'x/y.db'],
    ['sqlite://app.db', 'app.db'],
    ['sqlite:///abs/app.db', '/abs/app.db'],
    ['SQLITE:app.db', 'app.db'],
    ['sqlite:/tmp/p%20q.db', '/tmp/p%20q.db'], // as v6, which does not decode
  ]
  for (const [uri, file] of files) assert.equal(read(uri).storage, resolve(file), uri)
  const options = read('sqlite:app.db?mode=ro&x=1', { dialectOptions: { y: 1 } })
  assert.equal(options.storage, resolve('app.db'))
  assert.deepEqual(options.dialectOptions, { mode: 'ro', x: '1', y: 1 })
})

test('options beat the URI, but for the dialect; options are not changed', () => {
  const given = Object.freeze({
    storage: 'other.db',
    logging: false,
    dialect: 'mysql',
    define: Object.freeze({}),
  })
  const options = read('sqlite:app.db', given)
  assert.deepEqual([options.storage, options.logging, options.dialect], ['other.db', false, 'sqlite'])
})

test('(database, user, password, options) and the shorter forms', () => {
  const { options, config } = readOptions('db', 'u', 'p', { dialect: 'sqlite', host: 'h', port: 5 })
  assert.deepEqual([options.database, options.username, options.password], ['db', 'u', 'p'])
  assert.deepEqual(
    [config.database, config.username, config.password, config.host, config.port],
    ['db', 'u', 'p', 'h', 5],
  )
  assert.deepEqual(
    [read('db', { dialect: 'sqlite' }).database, read('db', { dialect: 'sqlite' }).username],
    ['db', undefined],
  )
  assert.equal(read('db', 'u', { dialect: 'sqlite' }).username, 'u')
  assert.equal(read('db', 'u', null, { dialect: 'sqlite' }).password, null)
  const config2 = readOptions('sqlite::memory:').config
  assert.deepEqual([config2.password, config2.host], [null, 'localhost'])
})

test('a missing dialect is an error that names the known ones', () => {
  for (const given of [
    ['db', 'u', 'p'],
    ['db'],
    [{ database: 'x' }],
    [{ host: 'h' }],
    ['db', 'u', 'p', {}],
    [null],
    [''],
  ]) {
    assert.throws(
      () => read(...given),
      /^Error: Dialect needs to be explicitly supplied as of v4\.0\.0\..*known are: .*sqlite/,
      JSON.stringify(given),
    )
  }
})

test('an unknown dialect is an error when the database is to be opened', () => {
  for (const given of [
    [{ dialect: 'nosuch' }],
    ['nosuch://u:p@h/d'],
    ['x', 'y', 'z', { dialect: '__proto__' }],
    [{ dialect: 'constructor' }],
  ]) {
    assert.throws(
      () => openDatabase(read(...given)),
      /^Error: The dialect \w+ is not supported\. Supported dialects: .*sqlite/,
    )
  }
})

test('the URI of a server is taken apart, its special characters decoded; an unreadable one is not shown', () => {
  const options = read('postgresql://us%40er:pa%3Ass@host:123/d%20bn?ssl=true')
  assert.deepEqual(
    [
      options.dialect,
      options.username,
      options.password,
      options.host,
      options.port,
      options.database,
      options.dialectOptions,
    ],
    ['postgres', 'us@er', 'pa:ss', 'host', '123', 'd bn', { ssl: 'true' }],
  )
  assert.throws(
    () => read('nosuch://user:secret@[bad/db'),
    (error: Error) => !error.message.includes('secret') && /cannot be read/.test(error.message),
  )
})

test("v6's defaults", () => {
  const options = read('sqlite::memory:')
  const {
    logging,
    benchmark,
    timezone,
    define,
    pool,
    retry,
    isolationLevel,
    attributeBehavior,
    minifyAliases,
    typeValidation,
    omitNull,
  } = options
  assert.deepEqual(
    {
      logging,
      benchmark,
      timezone,
      define,
      pool,
      retry,
      isolationLevel,
      attributeBehavior,
      minifyAliases,
      typeValidation,
      omitNull,
    },
    {
      logging: console.log,
      benchmark: false,
      timezone: '+00:00',
      define: {},
      pool: {},
      retry: { max: 5, match: ['SQLITE_BUSY: database is locked'] },
      isolationLevel: null,
      attributeBehavior: 'throw',
      minifyAliases: false,
      typeValidation: false,
      omitNull: false,
    },
  )
  assert.equal(read({ logging: true }).logging, console.log)
  assert.equal(read({ logging: undefined }).logging, console.log)
})

test('what v6 refuses is refused in its words', () => {
  assert.throws(() => read('sqlite::memory:', { pool: false }), {
    message: 'Support for pool:false was removed in v4.0',
  })
  assert.throws(
    () => openDatabase(read('sqlite::memory:', { timezone: '+02:00' })),
    /^Error: Setting a custom timezone is not supported by SQLite/,
  )
  assert.throws(() => read({ storage: 7 }), /The option storage is the path of a file/)
})
