// One statement: its line in the log, its time, its error, and its patience with a locked database.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { createDialect } from '../../../src/dialects/registry'
import { ConnectionError } from '../../../src/errors/connection'
import * as b from '../../../src/sql/build'
import { folder, open, openKind, pause, scalar } from './databases'

const { printer } = createDialect('sqlite', { timezone: '+00:00' })
const one = printer.print(b.select({ columns: [b.selected(b.parameter(0))] }))

test('nothing is opened before the first statement', (t) => {
  open(t, { storage: join(__filename, 'place.db') }) // beneath a file there is no folder
})

test('a database that cannot be opened is a ConnectionError', async (t) => {
  const database = open(t, { storage: join(__filename, 'place.db') }) // beneath a file there is no folder
  for (let i = 0; i < 2; i++) {
    await assert.rejects(
      async () => database.query('SELECT 1', [], {}),
      (error: ConnectionError) =>
        error instanceof ConnectionError &&
        error.name === 'SequelizeConnectionError' &&
        /place\.db/.test(error.message),
    )
  }
})

test('an engine in the process answers at once, without a promise', async (t) => {
  const database = open(t)
  assert.deepEqual(database.rows(one, [1], {}), [[1]])
  await database.transaction({}, async (transaction) => {
    assert.deepEqual(database.rows(one, [1], { transaction }), [[1]])
    assert.deepEqual(database.rows(one, [1], {}), [[1]])
  })
  assert.deepEqual(database.rows(one, [2], {}), [[2]])
})

test("the log has v6's lines: before a statement, or after it with its time", async (t) => {
  const lines: unknown[][] = []
  const logging = (...parts: unknown[]) => void lines.push(parts)
  const database = open(t, { logging, logQueryParameters: true })
  const options = { some: 'option' }
  await database.rows(one, ['x'], options)
  await database.query('SELECT 1', [], { logging: false })
  await database.query('SELECT 2', [], { logging, benchmark: true })
  const transaction = await database.begin()
  await database.query('SELECT 3', [], { transaction })
  await transaction.rollback()
  assert.deepEqual(lines[0], ['Executing (default): SELECT ?; {"$1":"x"}', options])
  assert.equal(lines[1][0], 'Executed (default): SELECT 2;')
  assert.equal(typeof lines[1][1], 'number')
  assert.deepEqual(
    lines.slice(2).map(([line]) => line),
    ['BEGIN IMMEDIATE TRANSACTION', 'SELECT 3', 'ROLLBACK'].map(
      (sql) => `Executing (${transaction.id}): ${sql};`,
    ),
  )
})

test('console.log gets one line and nothing else', async (t) => {
  const seen: unknown[][] = []
  t.mock.method(console, 'log', (...parts: unknown[]) => void seen.push(parts))
  const database = open(t, { logging: true })
  await database.query('SELECT 1', [], {})
  await database.query('SELECT 2', [], { benchmark: true })
  assert.deepEqual(seen[0], ['Executing (default): SELECT 1;'])
  assert.equal(seen[1].length, 1)
  assert.match(String(seen[1][0]), /^Executed \(default\): SELECT 2; Elapsed time: \d+ms$/)
})

test('a call may ask for a log of its own', async (t) => {
  const lines: string[] = []
  const database = open(t)
  await database.query('SELECT 1', [], {})
  await database.rows(one, [1], { logging: (line) => lines.push(line) })
  await database.rows(one, [1], {})
  assert.deepEqual(lines, ['Executing (default): SELECT ?;'])
})

test('an error has the statement and its parameters, and the next statement works', async (t) => {
  const database = open(t)
  await database.query('CREATE TABLE t (id INTEGER PRIMARY KEY)', [], {})
  const insert = printer.print(
    b.insert({ into: { name: 't', schema: null }, columns: ['id'], rows: [[b.parameter(0)]] }),
  )
  await database.run(insert, [1], {})
  for (const logging of [false, () => undefined]) {
    await assert.rejects(
      async () => database.run(insert, [1], { logging }),
      (error: Error & { sql: string; parent: { parameters: unknown } }) =>
        error.name === 'SequelizeUniqueConstraintError' &&
        error.sql === insert.text &&
        (error.parent.parameters as unknown[])[0] === 1,
    )
  }
  assert.equal(await scalar(database, 'SELECT count(*) FROM t'), 1)
})

test('an error that makes the engine roll back ends the transaction: nothing is committed piece by piece', async (t) => {
  for (const kind of ['memory', 'file'] as const) {
    const database = openKind(t, kind)
    await database.query('CREATE TABLE t (id INTEGER PRIMARY KEY)', [], {})
    const transaction = await database.begin()
    await database.query('INSERT INTO t VALUES (1)', [], { transaction })
    await assert.rejects(
      async () => database.query('INSERT OR ROLLBACK INTO t VALUES (1)', [], { transaction }),
      { name: 'SequelizeUniqueConstraintError' },
    )
    assert.equal(transaction.finished, 'rollback')
    await assert.rejects(
      async () => database.query('INSERT INTO t VALUES (2)', [], { transaction }),
      /rollback has been called on this transaction/,
    )
    await database.transaction(
      {},
      async () => void (await database.query('INSERT INTO t VALUES (3)', [], {})),
    )
    assert.equal(await scalar(database, 'SELECT group_concat(id) FROM t'), '3')
  }
})

test('a lock that another connection holds is waited for without blocking, then the statement runs', async (t) => {
  const storage = join(folder(t), 'shared.db')
  const [ours, theirs] = [open(t, { storage }), open(t, { storage })]
  await ours.query('CREATE TABLE t (n)', [], {})
  const lock = await theirs.begin()
  await theirs.query('INSERT INTO t VALUES (1)', [], { transaction: lock })
  let ticks = 0
  const clock = setInterval(() => ticks++, 5)
  const waiting = Promise.all([
    ours.query('INSERT INTO t VALUES (2)', [], {}),
    ours.transaction({}, async (transaction) => ours.query('INSERT INTO t VALUES (3)', [], { transaction })),
  ])
  await pause(100)
  await lock.commit()
  await waiting
  clearInterval(clock)
  assert.ok(ticks > 1, `the event loop stood still: ${ticks} ticks`)
  assert.equal(await scalar(ours, 'SELECT sum(n) FROM t'), 6)
})

test('a lock that is never given up is a TimeoutError, and no error that blocks', async (t) => {
  const storage = join(folder(t), 'shared.db')
  const [ours, theirs] = [open(t, { storage, dialectOptions: { timeout: 50 } }), open(t, { storage })]
  await ours.query('CREATE TABLE t (n)', [], {})
  const lock = await theirs.begin()
  const message =
    /^The database is locked: the statement ".*" waited 50 ms for another process that writes to the database, and gave up\./
  await assert.rejects(async () => ours.query('INSERT INTO t VALUES (2)', [], {}), {
    name: 'SequelizeTimeoutError',
    message,
  })
  await assert.rejects(ours.begin(), { name: 'SequelizeTimeoutError' })
  await lock.rollback()
  await ours.query('INSERT INTO t VALUES (2)', [], {})
  assert.equal(await scalar(ours, 'SELECT sum(n) FROM t'), 2)
})

test('a deferred transaction that read before another wrote cannot write any more: an error at once', async (t) => {
  const storage = join(folder(t), 'a.db')
  const database = open(t, { storage })
  await database.query('CREATE TABLE t (n)', [], {})
  const reader = await database.begin({ type: 'DEFERRED' })
  await database.query('SELECT * FROM t', [], { transaction: reader })
  await database.query('INSERT INTO t VALUES (1)', [], {})
  const started = Date.now()
  await assert.rejects(async () => database.query('INSERT INTO t VALUES (2)', [], { transaction: reader }), {
    name: 'SequelizeTimeoutError',
  })
  assert.ok(Date.now() - started < 1000)
  await reader.rollback()
})

test('several processes write to one file', async (t) => {
  const storage = join(folder(t), 'shared.db')
  const database = open(t, { storage })
  await database.query('CREATE TABLE t (n INTEGER)', [], {})
  await database.query('INSERT INTO t VALUES (0)', [], {})
  const program = `
    const { openDatabase, readOptions } = require(${JSON.stringify(join(__dirname, '../../../src/connection/options'))})
    const database = openDatabase(readOptions({ dialect: 'sqlite', storage: ${JSON.stringify(storage)}, logging: false }).options)
    const add = () => database.transaction({}, async (transaction) => {
      const { rows: [[n]] } = await database.query('SELECT n FROM t', [], { transaction })
      await new Promise((wake) => setTimeout(wake, 1))
      await database.query('UPDATE t SET n = ?', [n + 1], { transaction })
    })
    Promise.all(Array.from({ length: 10 }, add)).then(() => database.close())
  `
  const run = () =>
    new Promise<number | null>((done) => {
      const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], {
        stdio: ['ignore', 'inherit', 'inherit'],
      })
      child.on('exit', done)
    })
  assert.deepEqual(await Promise.all([run(), run(), run()]), [0, 0, 0])
  assert.equal(await scalar(database, 'SELECT n FROM t'), 30)
})
