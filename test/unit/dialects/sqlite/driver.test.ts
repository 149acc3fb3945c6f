// The driver on its own: which engine is chosen, what a connection is set to, rows as arrays, statements kept.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { SqliteDriver } from '../../../../src/dialects/sqlite/driver'
import { Statement } from '../../../../src/sql/statement'
import { folder } from '../../connection/databases'

const memory = { storage: ':memory:', timezone: '+00:00' }
const select = (sql: string, exact = true) => new Statement(sql, [], true, exact)
const change = (sql: string) => new Statement(sql, [], false)

function withEnvironment<T>(value: string | undefined, work: () => T): T {
  const before = process.env['RELATA_SQLITE']
  if (value === undefined) delete process.env['RELATA_SQLITE']
  else process.env['RELATA_SQLITE'] = value
  try {
    return work()
  } finally {
    if (before === undefined) delete process.env['RELATA_SQLITE']
    else process.env['RELATA_SQLITE'] = before
  }
}

test('rows are arrays, two columns of one name are two', () => {
  const connection = new SqliteDriver(memory).connect()
  assert.deepEqual(connection.rows(select("SELECT 1 AS a, 2 AS a, NULL, 'x', 1.5"), []), [
    [1, 2, null, 'x', 1.5],
  ])
  const named = connection.query('SELECT 1 AS a, 2 AS a', [])
  assert.deepEqual([named.columns, named.rows], [['a', 'a'], [[1, 2]]])
  connection.close()
})

test('changes tell how many rows and the last id', () => {
  const connection = new SqliteDriver(memory).connect()
  connection.query('CREATE TABLE t (id INTEGER PRIMARY KEY, n)', [])
  assert.deepEqual(connection.run(change('INSERT INTO t (n) VALUES (1), (2)'), []), {
    affected: 2,
    insertId: 2,
  })
  assert.deepEqual(connection.query('UPDATE t SET n = ?', [3]), {
    affected: 2,
    insertId: 2,
    columns: [],
    rows: [],
  })
  assert.deepEqual(
    connection.rows(new Statement('INSERT INTO t (n) VALUES (1) RETURNING id, n', [], true), []),
    [[3, 1]],
  )
  assert.deepEqual(connection.run(change('PRAGMA user_version = 3'), []).affected, 0)
  assert.deepEqual(connection.query('CREATE TABLE u (a)', []).affected, 0)
  assert.deepEqual(connection.query('-- a\n/* b */ with x AS (SELECT 1) DELETE FROM t', []).affected, 3)
  assert.deepEqual(connection.query('DELETE FROM t', []).affected, 0)
  connection.close()
})

test('integers beyond 2^53 come as text unless a statement asks for speed; smaller ones are numbers', () => {
  const connection = new SqliteDriver(memory).connect()
  const sql = 'SELECT 9007199254740993, -9223372036854775808, 9007199254740991, 5'
  assert.deepEqual(connection.rows(select(sql), []), [
    ['9007199254740993', '-9223372036854775808', 9007199254740991, 5],
  ])
  assert.deepEqual(connection.query(sql, []).rows, [
    ['9007199254740993', '-9223372036854775808', 9007199254740991, 5],
  ])
  assert.deepEqual(connection.rows(select('SELECT 5, 9007199254740991', false), []), [[5, 9007199254740991]])
  connection.close()
})

test('bytes are a Buffer, wherever they come from', () => {
  const connection = new SqliteDriver(memory).connect()
  connection.query('CREATE TABLE t (a BLOB, b VARCHAR BINARY(9), c TEXT)', [])
  const bytes = Buffer.from([0, 255])
  connection.query('INSERT INTO t VALUES (?, ?, ?)', [bytes, new Uint8Array(bytes), bytes])
  const sql = "SELECT a, b, max(a), x'00ff'"
  assert.deepEqual(connection.query(`${sql}, c FROM t`, []).rows, [[bytes, bytes, bytes, bytes, bytes]])
  for (const exact of [true, false]) {
    assert.deepEqual(connection.rows(select(`${sql} FROM t`, exact), []), [[bytes, bytes, bytes, bytes]])
  }
  connection.close()
})

test('a text with a NUL character comes back whole, or is refused where the engine would cut it', () => {
  const connection = new SqliteDriver(memory).connect()
  const text = 'a\0b'
  const ask = () => connection.query('SELECT ?', [text]).rows
  const cuts = process.env['RELATA_SQLITE'] === 'node' && process.versions.node.startsWith('22.')
  if (cuts) assert.throws(ask, /reads a text no further than its first NUL character/)
  else assert.deepEqual(ask(), [[text]])
  connection.close()
})

test('a placeholder that is given no value is an error, not NULL', () => {
  const connection = new SqliteDriver(memory).connect()
  connection.query('CREATE TABLE t (a, b)', [])
  for (const sql of ['SELECT ?', 'INSERT INTO t VALUES (1, ?)', 'DELETE FROM t WHERE a = ?1']) {
    assert.throws(() => connection.query(sql, []), /Too few parameter values|Missing/, sql)
  }
  assert.throws(() => connection.query('UPDATE t SET a = ?, b = ?', [1]), /Too few parameter values/)
  assert.throws(() => connection.query('SELECT ?', [1, 2]), /Too many parameter values|out of range/)
  assert.equal(
    connection.query('/* why */ EXPLAIN QUERY PLAN SELECT * FROM t WHERE a = ?', [1]).rows.length,
    1,
  )
  assert.deepEqual(connection.query('SELECT ? || \'?:@$\' AS "?"', ['a']).rows, [['a?:@$']])
  assert.deepEqual(connection.query('SELECT count(*) FROM t', []).rows, [[0]])
  connection.close()
})

test('a statement is prepared once for each Statement object, and follows the schema', () => {
  const connection = new SqliteDriver(memory).connect()
  connection.query('CREATE TABLE t (a)', [])
  connection.query('INSERT INTO t VALUES (1)', [])
  const star = select('SELECT * FROM t')
  assert.deepEqual(connection.rows(star, []), [[1]])
  connection.query('ALTER TABLE t ADD COLUMN b DEFAULT 2', [])
  assert.deepEqual(connection.rows(star, []), [[1, 2]])
  assert.deepEqual(connection.query('SELECT * FROM t', []).columns, ['a', 'b'])
  connection.query('DROP TABLE t', [])
  assert.throws(() => connection.rows(star, []), /no such table/)
  connection.query('CREATE TABLE t (c)', [])
  assert.deepEqual(connection.rows(star, []), [])
  // More statements than are kept.
  for (let i = 0; i < 1500; i++) assert.deepEqual(connection.rows(select(`SELECT ${i}`), []), [[i]])
  assert.deepEqual(connection.rows(star, []), [])
  connection.close()
})

test('columns that another connection adds are in the next SELECT *', (t) => {
  const driver = new SqliteDriver({ ...memory, storage: join(folder(t), 'a.db') })
  const [one, other] = [driver.connect(), driver.connect()]
  one.query('CREATE TABLE t (a)', [])
  one.query('INSERT INTO t VALUES (1)', [])
  const star = select('SELECT * FROM t')
  assert.deepEqual(one.rows(star, []), [[1]])
  assert.deepEqual(one.query('SELECT * FROM t', []).rows, [[1]])
  other.query('ALTER TABLE t ADD COLUMN b DEFAULT 2', [])
  assert.deepEqual(one.rows(star, []), [[1, 2]])
  const named = one.query('SELECT * FROM t', [])
  assert.deepEqual([named.columns, named.rows], [['a', 'b'], [[1, 2]]])
  one.close()
  other.close()
})

test('one statement at a time: what follows a semicolon is refused', () => {
  const connection = new SqliteDriver(memory).connect()
  connection.query('CREATE TABLE t (a)', [])
  for (const sql of [
    'INSERT INTO t VALUES (1); DROP TABLE t',
    'SELECT 1; -- a\n/* b */ SELECT 2',
    'SELECT 1;;;x',
  ]) {
    assert.throws(() => connection.query(sql, []), /contains more than one statement/)
  }
  assert.deepEqual(connection.query('SELECT count(*) FROM t', []).rows, [[0]])
  for (const end of [';', ' ; ;\n', '; -- done', '-- a\n;-- b', '; /* it * is */ ; /* open', '; -- ž € 😀']) {
    assert.deepEqual(connection.query(`SELECT 'é😀'${end}`, []).rows, [['é😀']], end)
  }
  connection.close()
})

test('every connection enforces foreign keys and never blocks on a lock; a file has a write-ahead log', (t) => {
  const driver = new SqliteDriver({ ...memory, storage: join(folder(t), 'a.db') })
  const connections = [driver.connect(), driver.connect()]
  for (const connection of connections) {
    assert.deepEqual(connection.query('PRAGMA foreign_keys', []).rows, [[1]])
    assert.deepEqual(connection.query('PRAGMA busy_timeout', []).rows, [[0]])
    assert.deepEqual(connection.query('PRAGMA journal_mode', []).rows, [['wal']])
    assert.deepEqual(connection.query('PRAGMA synchronous', []).rows, [[2]])
  }
  for (const connection of connections) connection.close()
  assert.equal(driver.sharing, 'one-writer')
  assert.equal(new SqliteDriver(memory).sharing, 'one-connection')
})

test('the folder of a file is made, as in v6', (t) => {
  const file = join(folder(t), 'new/folders/a.db')
  new SqliteDriver({ ...memory, storage: file }).connect().close()
  assert.ok(existsSync(file))
})

test('a file that cannot be opened is an error that names it', (t) => {
  const path = folder(t)
  assert.throws(
    () => new SqliteDriver({ ...memory, storage: path }).connect(),
    (error: Error) => {
      assert.ok(
        error.message.startsWith(`SQLITE_CANTOPEN: unable to open database file "${path}"`),
        error.message,
      )
      return true
    },
  )
  writeFileSync(join(path, 'text'), 'no folder')
  assert.throws(
    () => new SqliteDriver({ ...memory, storage: join(path, 'text/a.db') }).connect(),
    /unable to open database file ".*text\/a\.db": E/,
  )
  writeFileSync(
    join(path, 'no.db'),
    'This is no database, though it is long enough to be looked at.'.repeat(20),
  )
  assert.throws(
    () => new SqliteDriver({ ...memory, storage: join(path, 'no.db') }).connect(),
    /not a database/,
  )
})

test('read-only: by dialectOptions.readonly, or mode as in v6', (t) => {
  const storage = join(folder(t), 'a.db')
  const writer = new SqliteDriver({ ...memory, storage }).connect()
  writer.query('CREATE TABLE t (a)', [])
  for (const dialectOptions of [{ readonly: true }, { mode: 'ro' }, { mode: 1 }]) {
    const connection = new SqliteDriver({ ...memory, storage, dialectOptions }).connect()
    assert.deepEqual(connection.query('SELECT * FROM t', []).rows, [])
    assert.throws(() => connection.query('INSERT INTO t VALUES (1)', []), /readonly|read-only/)
    connection.close()
  }
  writer.close()
  assert.throws(
    () =>
      new SqliteDriver({
        ...memory,
        storage: `${storage}.not`,
        dialectOptions: { readonly: true },
      }).connect(),
    /unable to open/,
  )
  assert.equal(existsSync(`${storage}.not`), false)
})

test('without a storage the host is the file, as in v6 (sqlite://app.db); with neither it is memory', () => {
  assert.equal(new SqliteDriver({ timezone: '+00:00', host: 'app.db' }).file, join(process.cwd(), 'app.db'))
  assert.equal(new SqliteDriver({ timezone: '+00:00', host: '' }).file, ':memory:')
  assert.equal(new SqliteDriver({ timezone: '+00:00' }).file, ':memory:')
})

test('RELATA_SQLITE forces an engine, and says what is wrong when it cannot', () => {
  withEnvironment('better-sqlite3', () => new SqliteDriver(memory).connect().close())
  assert.throws(() => withEnvironment('sqlcipher', () => new SqliteDriver(memory)), {
    message: 'RELATA_SQLITE is "better-sqlite3" or "node", not "sqlcipher".',
  })
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 23 || (major === 22 && minor >= 16)) {
    withEnvironment('node', () => new SqliteDriver(memory).connect().close())
  } else {
    assert.throws(() => withEnvironment('node', () => new SqliteDriver(memory)), {
      message: `RELATA_SQLITE asks for node:sqlite. The one of Node.js ${process.version} is missing or cannot give rows as arrays: 22.16 or newer can.`,
    })
  }
})

test('dialectModule hands in better-sqlite3; the callback driver that v6 takes is ignored with one warning', async () => {
  const seen: unknown[] = []
  const Engine = require('better-sqlite3')
  class Watched extends Engine {
    constructor(...parameters: unknown[]) {
      super(...parameters)
      seen.push(parameters[0])
    }
  }
  new SqliteDriver({ ...memory, dialectModule: Watched }).connect().close()
  assert.deepEqual(seen, [':memory:'])
  const warnings: string[] = []
  const listen = ({ name, message }: Error) => name === 'RelataWarning' && warnings.push(message)
  process.on('warning', listen)
  const sqlite3 = { Database: class {}, verbose: () => sqlite3 }
  for (let i = 0; i < 2; i++) new SqliteDriver({ ...memory, dialectModule: sqlite3 }).connect().close()
  await new Promise((proceed) => setImmediate(proceed))
  process.off('warning', listen)
  assert.deepEqual(warnings, [
    'The option dialectModule holds the callback driver "sqlite3". Relata does not use it: it takes better-sqlite3 or node:sqlite.',
  ])
})

test('a file that another process holds while it starts is waited for', async (t) => {
  const storage = join(folder(t), 'both.db')
  const other = `
    const { SqliteDriver } = require('./src/dialects/sqlite/driver')
    const connection = new SqliteDriver({ storage: ${JSON.stringify(storage)}, timezone: '+00:00' }).connect()
    connection.query('PRAGMA journal_mode = DELETE', [])
    connection.query('BEGIN EXCLUSIVE', [])
    process.stdout.write('held')
    setTimeout(() => connection.query('COMMIT', []), 200)`
  const holder = spawn(process.execPath, ['--import', 'tsx', '-e', other], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  const connection = new SqliteDriver({ storage, timezone: '+00:00' }).connect()
  assert.deepEqual(connection.query('PRAGMA journal_mode', []).rows, [['wal']])
  assert.deepEqual(connection.query('PRAGMA busy_timeout', []).rows, [[0]])
  connection.close()
  await once(holder, 'exit')
})
