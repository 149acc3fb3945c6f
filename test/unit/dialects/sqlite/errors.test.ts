// Errors of the engine as v6's classes, with v6's messages, fields and items.
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { BaseError } from '../../../../src/errors/base'
import { DatabaseError, ForeignKeyConstraintError, TimeoutError } from '../../../../src/errors/database'
import { UniqueConstraintError } from '../../../../src/errors/validation'
import { translateError } from '../../../../src/dialects/sqlite/errors'
import type { ExecuteOptions } from '../../../../src/connection/database'
import { open } from '../../connection/databases'

type Caught = UniqueConstraintError & DatabaseError

async function failing(
  t: TestContext,
  setUp: string[],
  sql: string,
  options: ExecuteOptions = {},
): Promise<Caught> {
  const database = open(t)
  for (const each of setUp) await database.query(each, [], {})
  try {
    await database.query(sql, [], options)
  } catch (error) {
    return error as Caught
  }
  throw new Error(`${sql} did not fail`)
}

const USERS = [
  'CREATE TABLE Users (id INTEGER PRIMARY KEY, email TEXT UNIQUE, a INTEGER, b INTEGER, UNIQUE (a, b))',
  "INSERT INTO Users VALUES (1, 'x', 1, 2)",
]

test('a UNIQUE column: one item, its value from the record', async (t) => {
  const instance = { email: 'x' }
  const error = await failing(t, USERS, "INSERT INTO Users (email) VALUES ('x')", { instance })
  assert.ok(error instanceof UniqueConstraintError)
  assert.equal(error.name, 'SequelizeUniqueConstraintError')
  assert.equal(error.message, 'Validation error')
  assert.deepEqual(error.fields, ['email'])
  assert.equal(error.sql, "INSERT INTO Users (email) VALUES ('x')")
  assert.deepEqual(
    error.errors.map((item) => ({ ...item })),
    [
      {
        message: 'email must be unique',
        type: 'unique violation',
        path: 'email',
        value: 'x',
        origin: 'DB',
        instance,
        validatorKey: 'not_unique',
        validatorName: null,
        validatorArgs: [],
      },
    ],
  )
  assert.equal(error.parent, error.original)
  assert.equal(error.parent, error.cause)
  assert.match(error.parent.message, /UNIQUE constraint failed: Users\.email/)
})

test('several columns: an item for each', async (t) => {
  const error = await failing(t, USERS, 'INSERT INTO Users (a, b) VALUES (1, 2)')
  assert.deepEqual(error.fields, ['a', 'b'])
  assert.deepEqual(
    error.errors.map(({ path, message, value }) => [path, message, value]),
    [
      ['a', 'a must be unique', null],
      ['b', 'b must be unique', null],
    ],
  )
})

test('a primary key is unique too', async (t) => {
  const error = await failing(t, USERS, 'INSERT INTO Users (id) VALUES (1)')
  assert.deepEqual(
    [error.name, error.fields, error.errors[0].message],
    ['SequelizeUniqueConstraintError', ['id'], 'id must be unique'],
  )
})

test('a unique index over an expression has no column to name', async (t) => {
  const error = await failing(
    t,
    [...USERS, 'CREATE UNIQUE INDEX ex ON Users (lower(email))'],
    "INSERT INTO Users (email) VALUES ('X')",
  )
  assert.deepEqual([error.name, error.fields, error.errors], ['SequelizeUniqueConstraintError', [], []])
})

const CHILDREN = [
  ...USERS,
  'CREATE TABLE c (userId INTEGER REFERENCES Users (id) ON DELETE RESTRICT)',
  'INSERT INTO c VALUES (1)',
]

test('foreign keys, of the child and of the parent', async (t) => {
  for (const sql of ['INSERT INTO c VALUES (9)', 'DELETE FROM Users']) {
    const error = await failing(t, CHILDREN, sql)
    assert.ok(error instanceof ForeignKeyConstraintError)
    assert.equal(error.name, 'SequelizeForeignKeyConstraintError')
    assert.equal(error.message, 'SQLITE_CONSTRAINT: FOREIGN KEY constraint failed')
    assert.equal(error.sql, sql)
  }
})

test('other constraints and bad SQL are a DatabaseError, with the message that v6 gives', async (t) => {
  const notNull = await failing(
    t,
    ['CREATE TABLE n (a NOT NULL CHECK (a > 1))'],
    'INSERT INTO n VALUES (NULL)',
  )
  assert.ok(notNull instanceof DatabaseError)
  assert.equal(notNull.message, 'SQLITE_CONSTRAINT: NOT NULL constraint failed: n.a')
  const check = await failing(t, ['CREATE TABLE n (a NOT NULL CHECK (a > 1))'], 'INSERT INTO n VALUES (1)')
  assert.equal(check.message, 'SQLITE_CONSTRAINT: CHECK constraint failed: a > 1')
  const missing = await failing(t, [], 'SELECT * FROM nowhere')
  assert.deepEqual(
    [missing.name, missing.message],
    ['SequelizeDatabaseError', 'SQLITE_ERROR: no such table: nowhere'],
  )
  const syntax = await failing(t, [], 'SELEC')
  assert.equal(syntax.message, 'SQLITE_ERROR: near "SELEC": syntax error')
})

test('what node:sqlite throws is translated alike', () => {
  const thrown = (message: string, errcode: number) =>
    Object.assign(new Error(message), { code: 'ERR_SQLITE_ERROR', errcode })
  const translated = (message: string, errcode: number) =>
    translateError(thrown(message, errcode), { sql: 's', parameters: [] })
  const unique = translated('UNIQUE constraint failed: Users.email', 2067) as UniqueConstraintError
  assert.deepEqual([unique.name, unique.fields], ['SequelizeUniqueConstraintError', ['email']])
  assert.equal(
    translated('FOREIGN KEY constraint failed', 787).message,
    'SQLITE_CONSTRAINT: FOREIGN KEY constraint failed',
  )
  assert.ok(translated('database is locked', 5) instanceof TimeoutError)
  assert.ok(translated('database is locked', 517) instanceof TimeoutError)
  assert.equal(translated('unable to open database file', 14).name, 'SequelizeConnectionError')
  assert.equal(translated('no such table: x', 1).message, 'SQLITE_ERROR: no such table: x')
})

test("what is not the engine's stays as it is: sentences of encoders, arguments that the driver refuses", () => {
  const sentence = new TypeError('A value must be text.')
  assert.equal(translateError(sentence, { sql: 's', parameters: [] }), sentence)
  assert.ok(translateError('thrown text', { sql: 's', parameters: [] }) instanceof BaseError)
})

test('an error tells neither SQL nor values as JSON (SECURITY §3.1)', async (t) => {
  const error = await failing(t, USERS, "INSERT INTO Users (email) VALUES ('x') RETURNING 'secret'")
  assert.ok(!JSON.stringify(error).includes('secret'))
  assert.ok(!JSON.stringify(error.parent).includes('secret'))
  assert.deepEqual(Object.keys(error).sort(), ['errors', 'fields', 'name'])
})
