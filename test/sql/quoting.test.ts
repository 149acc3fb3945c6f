// Names and literals: whatever they contain, SQLite reads back the same and does nothing else (SECURITY rows 16, 20, §7).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDialect } from '../../src/dialects/registry'
import * as b from '../../src/sql/build'
import { columnDefinition, createIndex, createTable } from '../../src/sql/ddl-nodes'
import { Printer } from '../../src/sql/printer'
import { HOSTILE } from './hostile'

const dialect = createDialect('sqlite', { timezone: '+00:00' })
const { printer, ddlPrinter } = dialect

async function connect() {
  const connection = await dialect.createDriver().connect()
  await connection.query('CREATE TABLE canary (secret)', [])
  await connection.query("INSERT INTO canary VALUES ('s')", [])
  const tables = async () =>
    (
      await connection.query(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
        [],
      )
    ).rows.flat()
  return { connection, tables }
}

test('any text is a name: of tables, columns, aliases, constraints, indexes, savepoints', async () => {
  const { connection, tables } = await connect()
  for (const name of HOSTILE) {
    const table = { name: `t${name}`, schema: null }
    // SQLite compares names without regard to ASCII case, and "rowid" stands for the id wherever no column has that name.
    const column = `c${name}`
    const statements = [
      ...ddlPrinter.print(
        createTable({
          table,
          columns: [
            columnDefinition({ name: 'id', type: 'INTEGER', autoIncrement: true }),
            columnDefinition({ name: column, type: 'TEXT', default: { kind: 'literal', value: name } }),
          ],
          primaryKey: ['id'],
          uniques: [{ name: `u${name}`, columns: ['id', column] }],
        }),
      ),
      ...ddlPrinter.print(
        createIndex({
          name: `i${name}`,
          table,
          terms: [{ on: column, collate: null, order: 'DESC', length: null }],
          where: b.binary('<>', b.column(null, column), b.constant(name)),
        }),
      ),
      printer.savepoint(`s${name}`),
      printer.rollbackTo(`s${name}`),
      printer.release(`s${name}`),
    ]
    for (const sql of statements) await connection.query(sql, [])
    assert.deepEqual(await tables(), ['canary', `t${name}`])
    const insert = printer.print(
      b.insert({ into: table, columns: [column], rows: [[b.parameter(0)]], returning: [column] }),
    )
    assert.deepEqual(await connection.rows(insert, insert.bind([name])), [[name]])
    await connection.query(printer.print(b.insert({ into: table, columns: [], rows: [[]] })).text, [])
    const select = printer.print(
      b.select({
        columns: [b.selected(b.column(`a${name}`, column), `alias${name}`)],
        from: b.table(table, `a${name}`),
        where: b.equal(b.column(`a${name}`, column), b.parameter(0)),
        orderBy: [b.order(b.column(null, `alias${name}`))],
      }),
    )
    const found = await connection.query(select.text, select.bind([name]))
    assert.deepEqual(found.columns, [`alias${name}`])
    assert.deepEqual(found.rows, [[name], [name]], 'the value that was bound, and the one from the DEFAULT')
    const update = printer.print(
      b.update({
        table,
        set: [{ column, value: b.constant(name + name) }],
        where: b.equal(b.column(null, column), b.parameter(0)),
      }),
    )
    assert.equal((await connection.run(update, update.bind([name]))).affected, 2)
    for (const sql of ddlPrinter.print({ kind: 'drop-table', table, ifExists: true, cascade: true }))
      await connection.query(sql, [])
    assert.deepEqual(await tables(), ['canary'])
  }
  assert.deepEqual((await connection.query('SELECT * FROM canary', [])).rows, [['s']])
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
})

test('renamed tables and columns keep any name', async () => {
  const { connection, tables } = await connect()
  for (const name of HOSTILE) {
    const from = { name: `t${name}`, schema: null }
    const to = { name: `r${name}`, schema: null }
    const nodes = [
      createTable({ table: from, columns: [columnDefinition({ name: 'a', type: 'TEXT' })] }),
      { kind: 'rename-table', from, to } as const,
      { kind: 'rename-column', table: to, from: 'a', to: `c${name}` } as const,
      {
        kind: 'add-column',
        table: to,
        column: columnDefinition({
          name: `d${name}`,
          type: 'TEXT',
          default: { kind: 'literal', value: name },
        }),
      } as const,
      { kind: 'drop-column', table: to, column: `c${name}` } as const,
    ]
    for (const sql of nodes.flatMap((node) => ddlPrinter.print(node))) await connection.query(sql, [])
    assert.deepEqual(await tables(), ['canary', `r${name}`])
    const columns = await connection.query('SELECT name, dflt_value FROM pragma_table_info(?)', [to.name])
    assert.equal(columns.rows[0][0], `d${name}`)
    for (const sql of ddlPrinter.print({ kind: 'drop-table', table: to, ifExists: false, cascade: false }))
      await connection.query(sql, [])
  }
})

test('literals in DDL read back the same', async () => {
  const { connection } = await connect()
  const values = [
    ...HOSTILE,
    0,
    -1,
    1.5,
    -0,
    1e300,
    9007199254740993n,
    -5n,
    true,
    false,
    null,
    new Date(0),
    Buffer.from([0, 39, 255]),
    'x'.repeat(100_000),
  ]
  const expected = (value: unknown) => {
    if (typeof value === 'boolean') return Number(value)
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
    return value instanceof Date ? '1970-01-01 00:00:00.000 +00:00' : value
  }
  for (const value of values) {
    const [[read]] = (await connection.query(`SELECT ${ddlPrinter.quoteLiteral(value)}`, [])).rows
    assert.deepEqual(read, expected(value))
  }
})

test('what cannot be a name or a literal is refused', () => {
  assert.throws(() => printer.quoteIdentifier('a\0b'), /may not contain a NUL character/)
  assert.throws(
    () => printer.quoteIdentifier({ toString: () => 'x' } as unknown as string),
    /A name in SQL is a string, not object/,
  )
  for (const value of [
    'a\0b',
    { toString: () => '1' },
    [1],
    Symbol('x'),
    () => 1,
    undefined,
    NaN,
    new Date(NaN),
    2n ** 64n,
  ]) {
    assert.throws(() => ddlPrinter.quoteLiteral(value), Error)
  }
})

test('standard SQL doubles the double quote', () => {
  const standard = new Printer()
  assert.equal(standard.quoteIdentifier('a"b`c'), '"a""b`c"')
  assert.equal(standard.tableName({ schema: 'a"b', name: 'c' }), '"a""b"."c"')
})
