// What the catalog reads is what was made.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CatalogQuery } from '../../../../src/dialects/catalog'
import { createDialect } from '../../../../src/dialects/registry'
import { HOSTILE } from '../../../sql/hostile'

const dialect = createDialect('sqlite', { timezone: '+00:00' })

async function database(...statements: string[]): Promise<CatalogQuery> {
  const connection = await dialect.createDriver().connect()
  for (const sql of statements) await connection.query(sql, [])
  return async (sql, parameters = []) => connection.query(sql, parameters)
}
const table = (name: string) => ({ name, schema: null })

test("tables, in the order in which they were made, without the engine's own", async () => {
  const query = await database(
    'CREATE TABLE b (id INTEGER PRIMARY KEY AUTOINCREMENT)',
    'CREATE TABLE a (x)',
    'CREATE VIEW v AS SELECT 1',
    'CREATE TABLE "sqliteish" (x)',
  )
  assert.deepEqual(await dialect.catalog.tables(query), [table('b'), table('a'), table('sqliteish')])
})

test('columns: type, NOT NULL, default, keys, counting, UNIQUE', async () => {
  const query = await database(
    "CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a VARCHAR(9) NOT NULL DEFAULT 'it''s', b UNIQUE, c DEFAULT NULL, d DEFAULT CURRENT_TIMESTAMP, e DEFAULT -1, UNIQUE (a, e))",
    'CREATE UNIQUE INDEX part ON t (c) WHERE c > 1',
  )
  const columns = await dialect.catalog.columns(query, table('t'))
  assert.deepEqual(
    columns.map((each) => [
      each.name,
      each.type,
      each.allowNull,
      each.defaultValue,
      each.primaryKey,
      each.autoIncrement,
      each.unique,
    ]),
    [
      ['id', 'INTEGER', true, null, true, true, false],
      ['a', 'VARCHAR(9)', false, "it's", false, false, false],
      ['b', '', true, null, false, false, true],
      ['c', '', true, null, false, false, false],
      ['d', '', true, 'CURRENT_TIMESTAMP', false, false, false],
      ['e', '', true, '-1', false, false, false],
    ],
  )
})

test('indexes: what made them, their columns in order, direction, collation, condition', async () => {
  const query = await database(
    'CREATE TABLE t (a TEXT PRIMARY KEY, b UNIQUE, c, d)',
    "CREATE INDEX plain ON t (c DESC, d COLLATE NOCASE) WHERE d <> ') WHERE '",
    'CREATE UNIQUE INDEX ex ON t (lower(c), d)',
  )
  const indexes = await dialect.catalog.indexes(query, table('t'))
  const byName = new Map(indexes.map((index) => [index.name, index]))
  assert.deepEqual(byName.get('plain'), {
    name: 'plain',
    unique: false,
    primary: false,
    origin: 'c',
    columns: [
      { name: 'c', order: 'DESC', collate: null },
      { name: 'd', order: 'ASC', collate: 'NOCASE' },
    ],
    where: "d <> ') WHERE '",
  })
  assert.deepEqual(
    byName.get('ex')?.columns.map((each) => each.name),
    ['', 'd'],
  )
  assert.equal(byName.get('ex')?.unique, true)
  assert.deepEqual(indexes.map((index) => index.origin).sort(), ['c', 'c', 'pk', 'u'])
})

test('foreign keys, of one column and of several', async () => {
  const query = await database(
    'CREATE TABLE p (a, b, PRIMARY KEY (a, b))',
    'CREATE TABLE q (id INTEGER PRIMARY KEY)',
    'CREATE TABLE c (x, y, z REFERENCES q, w REFERENCES q (id) ON UPDATE RESTRICT, FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE CASCADE)',
  )
  const keys = await dialect.catalog.foreignKeys(query, table('c'))
  const found = keys.map((key) => [
    key.columns,
    key.referencedTable.name,
    key.referencedColumns,
    key.onDelete,
    key.onUpdate,
  ])
  assert.equal(found.length, 3)
  assert.deepEqual(
    found.find(([, name]) => name === 'p'),
    [['x', 'y'], 'p', ['a', 'b'], 'CASCADE', 'NO ACTION'],
  )
  assert.deepEqual(
    found.find(([columns]) => String(columns) === 'z'),
    [['z'], 'q', [], 'NO ACTION', 'NO ACTION'],
  )
  assert.deepEqual(
    found.find(([columns]) => String(columns) === 'w'),
    [['w'], 'q', ['id'], 'NO ACTION', 'RESTRICT'],
  )
})

test('any name may be asked for; nothing is found where nothing is', async () => {
  const query = await database('CREATE TABLE canary (x)')
  for (const name of HOSTILE) {
    assert.deepEqual(await dialect.catalog.columns(query, table(name)), [])
    assert.deepEqual(await dialect.catalog.indexes(query, table(name)), [])
    assert.deepEqual(await dialect.catalog.foreignKeys(query, table(name)), [])
  }
  assert.deepEqual(await dialect.catalog.tables(query), [table('canary')])
  assert.match(await dialect.catalog.version(query), /^3\.\d+\.\d+$/)
})
