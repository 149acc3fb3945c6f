// Values on their way into SQLite and back, through a real table with the column types that v6 makes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataTypes, normalizeType, type TypeLike } from '../../../../src/data-types'
import { createDialect } from '../../../../src/dialects/registry'
import * as b from '../../../../src/sql/build'
import { columnDefinition, createTable } from '../../../../src/sql/ddl-nodes'
import { HOSTILE } from '../../../sql/hostile'

const { types, printer, ddlPrinter, ...dialect } = createDialect('sqlite', { timezone: '+00:00' })

/** There and back through a column of the type; what SQLite holds beside what is read. */
function column(given: unknown) {
  const type = normalizeType(given)
  const encode = types.encoder(type)
  const decode = types.decoder(type)
  const table = { name: 't', schema: null }
  const connection = Promise.resolve(dialect.createDriver().connect()).then(async (made) => {
    const sql = ddlPrinter.print(
      createTable({ table, columns: [columnDefinition({ name: 'v', type: types.columnType(type) })] }),
    )
    for (const each of sql) await made.query(each, [])
    return made
  })
  const insert = printer.print(b.insert({ into: table, columns: ['v'], rows: [[b.parameter(0, encode)]] }))
  return {
    async store(value: unknown): Promise<{ stored: unknown; read: unknown }> {
      const made = await connection
      await made.query('DELETE FROM t', [])
      await made.run(insert, insert.bind([value]))
      const [[stored]] = (await made.query('SELECT v FROM t', [])).rows
      return { stored, read: stored === null || decode === null ? stored : decode(stored) }
    },
    refuses(value: unknown, message?: RegExp): void {
      assert.throws(
        () => insert.bind([value]),
        (error: Error) => {
          assert.ok(error instanceof TypeError, String(error))
          if (message) assert.match(error.message, message)
          return true
        },
      )
    },
    read: (stored: unknown) => (decode === null ? stored : decode(stored)),
  }
}

test('column types have the names that v6 gives them on SQLite', () => {
  const names: [TypeLike | object, string][] = [
    [DataTypes.STRING, 'VARCHAR(255)'],
    [DataTypes.STRING(10), 'VARCHAR(10)'],
    [DataTypes.STRING.BINARY, 'VARCHAR BINARY(255)'],
    [DataTypes.STRING(10, true), 'VARCHAR BINARY(10)'],
    [DataTypes.CHAR, 'CHAR(255)'],
    [DataTypes.CHAR(5), 'CHAR(5)'],
    [DataTypes.CHAR.BINARY, 'CHAR BINARY(255)'],
    [DataTypes.TEXT, 'TEXT'],
    [DataTypes.TEXT('tiny'), 'TEXT'],
    [DataTypes.CITEXT, 'TEXT'],
    [DataTypes.NUMBER, 'NUMBER'],
    [DataTypes.INTEGER, 'INTEGER'],
    [DataTypes.INTEGER(5), 'INTEGER(5)'],
    [DataTypes.INTEGER.UNSIGNED, 'INTEGER'],
    [DataTypes.INTEGER(4).UNSIGNED.ZEROFILL, 'INTEGER(4)'],
    [DataTypes.TINYINT.UNSIGNED, 'TINYINT'],
    [DataTypes.SMALLINT(3).UNSIGNED, 'SMALLINT(3)'],
    [DataTypes.MEDIUMINT, 'MEDIUMINT'],
    [DataTypes.BIGINT(4), 'BIGINT(4)'],
    [DataTypes.FLOAT, 'FLOAT'],
    [DataTypes.FLOAT(11, 2), 'FLOAT(11,2)'],
    [DataTypes.FLOAT(11, 2).UNSIGNED, 'FLOAT UNSIGNED(11,2)'],
    [DataTypes.REAL(5, 2), 'REAL(5,2)'],
    [DataTypes.DOUBLE, 'DOUBLE PRECISION'],
    [DataTypes.DOUBLE.UNSIGNED.ZEROFILL, 'DOUBLE PRECISION UNSIGNED ZEROFILL'],
    [DataTypes.DOUBLE(5, 2), 'DOUBLE PRECISION(5,2)'],
    [DataTypes.DECIMAL, 'DECIMAL'],
    [DataTypes.DECIMAL(10), 'DECIMAL(10)'],
    [DataTypes.DECIMAL(10, 2).UNSIGNED, 'DECIMAL(10,2)'],
    [DataTypes.BOOLEAN, 'TINYINT(1)'],
    [DataTypes.DATE(6), 'DATETIME'],
    [DataTypes.DATEONLY, 'DATE'],
    [DataTypes.TIME, 'TIME'],
    [DataTypes.UUID, 'UUID'],
    [DataTypes.UUIDV1, 'UUIDV1'],
    [DataTypes.BLOB, 'BLOB'],
    [DataTypes.BLOB('tiny'), 'TINYBLOB'],
    [DataTypes.ENUM('a', 'b'), 'TEXT'],
    [DataTypes.JSON, 'JSON'],
    [DataTypes.JSONB, 'JSONB'],
    [DataTypes.HSTORE, 'HSTORE'],
    [DataTypes.ARRAY(DataTypes.INTEGER), 'INTEGER[]'],
    [DataTypes.RANGE(DataTypes.INTEGER), 'RANGE'],
    [DataTypes.GEOMETRY('POINT'), 'GEOMETRY'],
    [DataTypes.CIDR, 'CIDR'],
    ['VARCHAR(7)', 'VARCHAR(7)'],
  ]
  for (const [type, name] of names) assert.equal(types.columnType(normalizeType(type)), name)
})

test('text comes back as it went, whatever is in it', async () => {
  for (const type of [DataTypes.STRING, DataTypes.TEXT, DataTypes.CHAR(5), DataTypes.ENUM('a')]) {
    const { store, refuses } = column(type)
    // A lone surrogate has no UTF-8: it becomes U+FFFD, as in v6. A NUL is a character like any other.
    for (const value of [...HOSTILE, 'a\0b', 'x'.repeat(1_000_000)])
      assert.equal((await store(value)).read, value)
    assert.equal((await store('\ud800')).read, '\ufffd')
    assert.equal((await store(5)).read, '5')
    assert.equal((await store(3_000_000_000)).read, '3000000000')
    assert.equal((await store(12n)).read, '12')
    assert.equal((await store(true)).read, '1')
    for (const value of [{}, [], ['a'], { toString: () => 'x' }, () => 'x', Symbol('x')])
      refuses(value, /must be text/)
  }
})

test('a UUID or an address that looks like a number stays text where SQLite lets it', async () => {
  const { store } = column(DataTypes.UUID)
  const value = '00000000-0000-4000-8000-000000000000'
  assert.equal((await store(value)).read, value)
})

test('integers: numbers, numeric text and bigints; beyond 2^53 as text, unrounded', async () => {
  for (const type of [DataTypes.INTEGER, DataTypes.BIGINT]) {
    const { store, refuses } = column(type)
    for (const value of [0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 53 - 1, 1 - 2 ** 53])
      assert.equal((await store(value)).read, value)
    assert.equal((await store('42')).read, 42)
    assert.equal((await store(42n)).read, 42)
    assert.equal((await store(true)).read, 1)
    assert.equal((await store(9007199254740993n)).read, '9007199254740993')
    assert.equal((await store('9223372036854775807')).read, '9223372036854775807')
    assert.equal((await store(-(2n ** 63n))).read, '-9223372036854775808')
    for (const value of [
      NaN,
      Infinity,
      -Infinity,
      {},
      [1],
      new Date(),
      { valueOf: () => 1 },
      () => 1,
      Symbol('x'),
    ])
      refuses(value, /must be an integer/)
    refuses(2n ** 63n, /does not fit into the 64 bits/)
  }
  const big = column(DataTypes.BIGINT)
  big.refuses(2 ** 60, /beyond 2\^53, where numbers lose digits/)
  big.refuses('9223372036854775808', /does not fit into the 64 bits/)
})

test('decimals are numbers, floats know NaN and the infinities, as in v6', async () => {
  const decimal = column(DataTypes.DECIMAL(10, 2))
  assert.equal((await decimal.store('1.50')).read, 1.5)
  assert.equal((await decimal.store(-2.25)).read, -2.25)
  decimal.refuses(NaN)
  decimal.refuses({})
  for (const type of [DataTypes.FLOAT, DataTypes.DOUBLE, DataTypes.REAL]) {
    const { store, refuses } = column(type)
    for (const value of [1.5, -1e300, 0.1, NaN, Infinity, -Infinity])
      assert.equal((await store(value)).read, value)
    assert.equal((await store('2.5')).read, 2.5)
    refuses({})
  }
})

test('booleans are 0 and 1', async () => {
  const { store, refuses, read } = column(DataTypes.BOOLEAN)
  for (const [value, stored] of [
    [true, 1],
    [false, 0],
    ['true', 1],
    ['false', 0],
    [1, 1],
    [0, 0],
  ]) {
    assert.deepEqual(await store(value), { stored, read: stored === 1 })
  }
  assert.equal((await store(null)).read, null)
  assert.equal(read(2), 2)
  for (const value of [{}, [], [true]]) refuses(value, /must be true or false/)
})

test('dates are text in UTC with milliseconds; a thousand random ones come back', async () => {
  const { store, refuses } = column(DataTypes.DATE)
  assert.deepEqual(await store(new Date(0)), { stored: '1970-01-01 00:00:00.000 +00:00', read: new Date(0) })
  assert.equal((await store('2020-01-02T03:04:05+02:00')).stored, '2020-01-02 01:04:05.000 +00:00')
  assert.equal((await store(1577934245000)).stored, '2020-01-02 03:04:05.000 +00:00')
  const span = Date.UTC(9999, 11, 31) - Date.UTC(100, 0, 1)
  for (let i = 0; i < 1000; i++) {
    const date = new Date(Date.UTC(100, 0, 1) + Math.floor(Math.random() * span))
    assert.deepEqual((await store(date)).read, date)
  }
  for (const text of [
    '2000-02-29T23:59:59.999Z',
    '1900-03-01T00:00:00.000Z',
    '2100-12-31T12:00:00.001Z',
    '2024-02-29T00:00:00.000Z',
    '+012345-01-01T00:00:00.000Z',
  ]) {
    assert.deepEqual((await store(new Date(text))).read, new Date(text))
  }
  for (const value of [new Date(NaN), 'nope', {}, [], [2020], true, { getTime: () => 0 }])
    refuses(value, /must be a date/)
})

test('dates that other programs wrote are read: without a zone as UTC, with one, shorter, as days; garbage is an invalid date', () => {
  const { read } = column(DataTypes.DATE)
  const iso = (stored: unknown) => (read(stored) as Date).toISOString()
  assert.equal(iso('2020-01-02 03:04:05'), '2020-01-02T03:04:05.000Z')
  assert.equal(iso('2020-01-02T03:04:05Z'), '2020-01-02T03:04:05.000Z')
  assert.equal(iso('2020-01-02 03:04:05.123456 +02:00'), '2020-01-02T01:04:05.123Z')
  assert.equal(iso('2020-01-02 03:04:05.5'), '2020-01-02T03:04:05.500Z')
  assert.equal(iso('2020-01-02'), '2020-01-02T00:00:00.000Z')
  assert.equal(iso(1577934245000), '2020-01-02T03:04:05.000Z')
  for (const garbage of [
    'garbage',
    '2020-02-30 00:00:00.000 +00:00',
    '2020-13-01 00:00:00.000 +00:00',
    'abcd-ef-gh ij:kl:mn.opq +00:00',
    '2020-01-02 24:99:00.000 +00:00',
  ]) {
    assert.ok(Number.isNaN((read(garbage) as Date).getTime()), garbage)
  }
})

test('days are text', async () => {
  const { store, refuses } = column(DataTypes.DATEONLY)
  assert.equal((await store('2020-01-02')).read, '2020-01-02')
  assert.equal((await store('2020-01-02T23:04:05Z')).read, '2020-01-02')
  for (const value of ['nope', new Date(NaN), {}, []]) refuses(value, /must be a day/)
})

test('JSON of any kind comes back as it went', async () => {
  for (const type of [DataTypes.JSON, DataTypes.JSONB]) {
    const { store, refuses } = column(type)
    for (const value of [
      { a: 1 },
      [1, 'x'],
      'str',
      '5',
      '',
      '{"a":1}',
      5,
      -1.5,
      true,
      false,
      {},
      [],
      { __proto__: null, a: [{ b: null }] },
      ...HOSTILE,
      { [`"'\``]: HOSTILE },
    ]) {
      assert.deepEqual((await store(value)).read, JSON.parse(JSON.stringify(value)))
    }
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    refuses(circular, /cannot be stored as JSON/)
    refuses({ n: 1n }, /cannot be stored as JSON/)
    refuses(() => 1, /must be JSON/)
    refuses(Symbol('x'), /must be JSON/)
  }
})

test('bytes are a Buffer', async () => {
  const { store, refuses } = column(DataTypes.BLOB)
  for (const value of [Buffer.from([0, 39, 255]), Buffer.alloc(0), new Uint8Array([1, 2])]) {
    const { read } = await store(value)
    assert.ok(Buffer.isBuffer(read))
    assert.deepEqual([...(read as Buffer)], [...value])
  }
  assert.deepEqual((await store('text')).read, Buffer.from('text'))
  const window = new Uint8Array([1, 2, 3, 4]).subarray(1, 3)
  assert.deepEqual((await store(window)).read, Buffer.from([2, 3]))
  for (const value of [{}, [1, 2], { length: 1, 0: 1 }]) refuses(value, /must be bytes/)
})

test('types that SQLite has not are refused when a value is to be stored', () => {
  for (const type of [
    DataTypes.ARRAY(DataTypes.STRING),
    DataTypes.RANGE,
    DataTypes.HSTORE,
    DataTypes.GEOMETRY,
    DataTypes.GEOGRAPHY,
  ]) {
    const encode = types.encoder(normalizeType(type))
    assert.throws(() => encode?.([1]), { name: 'TypeError', message: /^SQLite has no \w+\. Use JSON/ })
  }
})

test("a type of the user's own writes by its stringify", async () => {
  class Tags extends DataTypes.ABSTRACT {
    override toSql() {
      return 'TEXT'
    }
    override stringify(value: unknown) {
      return (value as string[]).join(',')
    }
  }
  assert.equal((await column(new Tags()).store(['a', 'b'])).stored, 'a,b')
})

test('a value of no known type is a scalar or refused (SECURITY rows 25, 39)', () => {
  assert.deepEqual(['x', 1, 1n, true, false, null, new Date(0)].map(types.encodeAny), [
    'x',
    1,
    1n,
    1,
    0,
    null,
    '1970-01-01 00:00:00.000 +00:00',
  ])
  assert.ok(Buffer.isBuffer(types.encodeAny(new Uint8Array(1))))
  for (const value of [
    undefined,
    NaN,
    {},
    [],
    [1],
    { toString: () => 'x' },
    { toString: 1 },
    Object.create(null),
    () => 1,
    Symbol('x'),
    new Date(NaN),
    2n ** 64n,
  ]) {
    assert.throws(() => types.encodeAny(value), TypeError)
  }
})
