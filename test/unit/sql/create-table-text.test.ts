// CREATE TABLE statements are taken apart without being misled by quotes, comments or parentheses.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCreateTable } from '../../../src/sql/create-table-text'

test('columns, constraints and options in their own words', () => {
  const sql = `CREATE TABLE "t" (
    id INTEGER PRIMARY KEY AUTOINCREMENT, -- the key, with a comma
    \`na)me\` TEXT COLLATE NOCASE NOT NULL DEFAULT 'a,(b' CHECK (length("na)me") > 0), /* , */
    [two words] NUMERIC(10, 2) REFERENCES x (a) ON DELETE CASCADE,
    total INTEGER GENERATED ALWAYS AS (id * 2) STORED,
    CONSTRAINT "one, two" UNIQUE ("na)me", [two words]),
    PRIMARY KEY ("id" DESC),
    FOREIGN KEY (\`na)me\`) REFERENCES y (b),
    CHECK (id <> 3)
  ) WITHOUT ROWID, STRICT;`
  const { columns, constraints, options } = parseCreateTable(sql)
  assert.deepEqual(
    columns.map(({ name, clauses, isGenerated }) => [name, clauses, isGenerated]),
    [
      ['id', [], false],
      ['na)me', ['COLLATE NOCASE', 'CHECK (length("na)me") > 0)'], false],
      ['two words', [], false],
      ['total', [], true],
    ],
  )
  assert.equal(columns[2]?.text, '[two words] NUMERIC(10, 2) REFERENCES x (a) ON DELETE CASCADE')
  assert.deepEqual(
    constraints.map(({ name, kind, columns: named }) => [name, kind, named]),
    [
      ['one, two', 'unique', ['na)me', 'two words']],
      [null, 'primary key', ['id']],
      [null, 'foreign key', ['na)me']],
      [null, 'check', []],
    ],
  )
  assert.equal(options, 'WITHOUT ROWID, STRICT')
})

test('a name that is a word of SQL is a name where it is quoted', () => {
  const { columns, constraints } = parseCreateTable(
    'CREATE TABLE t ("unique" TEXT, `check` TEXT, "quo""te" TEXT)',
  )
  assert.deepEqual(
    columns.map((each) => each.name),
    ['unique', 'check', 'quo"te'],
  )
  assert.deepEqual(constraints, [])
})
