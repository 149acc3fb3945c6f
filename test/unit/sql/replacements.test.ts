// Values in raw SQL. Where sequelize@6 does the same, it is asked: its log shows the text that it sends to SQLite.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Sequelize, literal } from 'sequelize'
import {
  bindParameters,
  bindValues,
  parseBind,
  replace,
  type PlaceholderStyle,
} from '../../../src/sql/replacements'

const v6 = new Sequelize({ dialect: 'sqlite', storage: ':memory:', logging: false })
after(() => v6.close())

/** What v6 sends, or the error that it throws before it sends anything. SQLite's own answer does not matter here. */
async function sentByV6(sql: string, options: object): Promise<string> {
  let sent: string | undefined
  try {
    await v6.query(sql, {
      ...options,
      logging: (text) => (sent ??= text.replace('Executing (default): ', '')),
    })
  } catch (error) {
    if (sent === undefined) return `${(error as Error).name}: ${(error as Error).message}`
  }
  return sent!
}

const escape = (value: unknown) => v6.escape(value as string)

function replaced(sql: string, replacements: any): string {
  try {
    return replace(sql, replacements, escape)
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`
  }
}

test('named and positional replacements give the text that v6 sends', async () => {
  const cases: [string, unknown][] = [
    ['SELECT :a, :b', { a: 1, b: "x'y" }], ['SELECT :a', {}], ['SELECT :a', { a: undefined }], ['SELECT :a', { a: null }],
    ['SELECT :toString', {}], ['SELECT :A', { a: 1 }], ['SELECT :a_b1', { a_b1: 1 }], ['SELECT :_a', { _a: 1 }], ['SELECT :1', { 1: 1 }],
    ['SELECT :a;', { a: 1 }], ['SELECT (:a), :a, x=:a', { a: 2 }], ['SELECT 1>:a', { a: 1 }], ['SELECT\t:a', { a: 1 }],
    ['SELECT :a::text, b::int', { a: 1 }], ['SELECT [:a,:a]', { a: 3 }], ["SELECT ':a', 'it''s :a', :a", { a: 1 }],
    ['SELECT ":a", `:a`, :a as "x:y"', { a: 1, y: 1 }], ['SELECT 1 -- :zz\n, :a', { a: 1 }], ['SELECT :a /* :b */', { a: 1 }],
    ['SELECT :a IN (:b)', { a: 1, b: [1, 2] }], ['SELECT :a IN (:b)', { a: 1, b: [] }], ['SELECT :b', { b: [[1, 'x'], [3, null]] }],
    ['SELECT :a', { a: new Date(0) }], ['SELECT :a', { a: Buffer.from('x') }], ['SELECT :a', { a: true }], ['SELECT :a', { a: 10n }],
    ["SELECT 'abc", { a: 1 }], ['SELECT 12:30', {}], ['SELECT ?, :a', { a: 1 }],
    ['SELECT ?, ?', [1, 'x']], ['SELECT ?', []], ['SELECT ?, ?', [1]], ['SELECT ?', [1, 2]], ["SELECT '?', ?", [1]], ['SELECT ?, :a', [1]],
    ['SELECT ? -- ?', [1]], ['SELECT (?), ?=?', [1, 2, 3]], ['SELECT ?', [[[1, 2], [3, 4]]]], ['SELECT ?', [null]], ['SELECT ?::int', [1]],
    ['SELECT ?', 'abc'], ['SELECT ?', 5], ['SELECT :a', new Map([['a', 1]])],
    ['SELECT :a', { a: { b: 1 } }], ['SELECT :a', { a: literal('1+1') }], ['SELECT ?', [new Set([1])]], ['SELECT ?', [Symbol('x')]],
  ] // prettier-ignore
  for (const [sql, replacements] of cases)
    assert.equal(replaced(sql, replacements), await sentByV6(sql, { replacements }), sql)
})

test('a placeholder that v6 would leave for SQLite to read as NULL is replaced', () => {
  assert.equal(replaced('SELECT 5*:a, -:a, ||:a', { a: 2 }), 'SELECT 5*2, -2, ||2')
  assert.equal(replaced("SELECT 'x'||?, LIKE?", ['y', 'z']), "SELECT 'x'||'y', LIKE'z'")
})

test('a negative number behind a minus makes no comment', () => {
  assert.equal(
    replaced('SELECT 1-:a, :b', { a: -1, b: '\n; DROP TABLE x' }),
    "SELECT 1-(-1), '\n; DROP TABLE x'",
  )
  assert.equal(replaced('SELECT 1-?', [-1]), 'SELECT 1-(-1)')
  assert.equal(replaced('SELECT 1-:a, x = :a', { a: -1 }), 'SELECT 1-(-1), x = -1')
})

test('what a value brings is never read as a placeholder', () => {
  assert.equal(replaced('SELECT :a, :b', { a: ':b', b: "'; --" }), "SELECT ':b', '''; --'")
  assert.equal(replaced('SELECT ?, ?', ['?', '$$']), "SELECT '?', '$$'")
})

test('each engine has text of its own that is skipped', () => {
  const with1 = (sql: string, syntax: object) => replace(sql, { a: 1 }, String, syntax)
  assert.equal(with1("SELECT 'it\\':a', :a", { backslashEscapes: true }), "SELECT 'it\\':a', 1")
  assert.equal(with1("SELECT '\\', :a", {}), "SELECT '\\', 1") // standard SQL: the string ends at once
})

test('dollar quotes, escape strings and nested comments of PostgreSQL are skipped', () => {
  const postgres = { dollarQuotes: true, nestedComments: true, questionMarkOperators: true }
  const with1 = (sql: string) => replace(sql, { a: 1 }, String, postgres)
  assert.equal(with1('SELECT $$:a$$, $t$ :a $$ :a $t$, :a'), 'SELECT $$:a$$, $t$ :a $$ :a $t$, 1')
  assert.equal(with1("SELECT E'it\\':a', :a"), "SELECT E'it\\':a', 1")
  assert.equal(with1('SELECT /* /* :a */ :a */ :a'), 'SELECT /* /* :a */ :a */ 1')
  assert.equal(replace("data?'k', data @?? , x = ?", [1], String, postgres), "data?'k', data @?? , x = 1")
  assert.equal(replace('SELECT # ?\n ?', [1], String, { hashComments: true }), 'SELECT # ?\n 1')
})

test('what needs no replacement passes as it is', () => {
  for (const sql of ['SELECT 1', '', 'SELECT a::text, arr[1:2], x:y', "SELECT 'ü' -- :a"])
    assert.equal(replaced(sql, {}), sql)
})

const numbered: PlaceholderStyle = { placeholder: (slot) => `$${slot}`, reusable: true }
const plain: PlaceholderStyle = { placeholder: () => '?', reusable: false }

test('binds become the placeholders of the engine, each with its value', () => {
  const sql = "SELECT $a, $b, $a, '$a' FROM x$1 -- $c"
  assert.deepEqual(bindParameters(sql, { a: 1, b: 'x' }, numbered), {
    text: "SELECT $1, $2, $1, '$a' FROM x$1 -- $c",
    values: [1, 'x'],
  })
  assert.deepEqual(bindParameters(sql, { a: 1, b: 'x' }, plain), {
    text: "SELECT ?, ?, ?, '$a' FROM x$1 -- $c",
    values: [1, 'x', 1],
  })
  assert.deepEqual(bindParameters('SELECT $2, $1', ['a', 'b'], plain), {
    text: 'SELECT ?, ?',
    values: ['b', 'a'],
  })
  assert.deepEqual(bindParameters('SELECT $1', { 1: null }, numbered), { text: 'SELECT $1', values: [null] })
})

test('$$ is the sign itself, also where v6 documents it: in a string', () => {
  const sql = `SELECT *, "text with literal $$1 and literal $$status" as t FROM projects WHERE status = $1`
  assert.equal(
    parseBind(sql, plain).text,
    `SELECT *, "text with literal $1 and literal $status" as t FROM projects WHERE status = ?`,
  )
  assert.equal(parseBind('SELECT $$$1', numbered).text, 'SELECT $$1')
})

test('a template is read once and bound many times', () => {
  const template = parseBind('SELECT $a + $b', plain)
  assert.deepEqual(bindValues(template, { a: 1, b: 2 }), [1, 2])
  assert.deepEqual(bindValues(template, { b: 4, a: 3 }), [3, 4])
})

test('a bind without a value is an error in v6’s words', async () => {
  for (const [sql, bind] of [
    ['SELECT $1', []], ['SELECT $1', {}], ['SELECT $name', {}], ['SELECT $name', { name: undefined }], ['SELECT $3', [1, 2]], ['SELECT $0', [1]],
    ['SELECT $1a', [1]],
  ] as [string, any][]) {
    const expected = await sentByV6(sql, { bind })
    assert.throws(() => bindParameters(sql, bind, plain), (error: Error) => `${error.name}: ${error.message}` === expected)
  } // prettier-ignore
  assert.throws(() => bindParameters('SELECT $toString', {}, plain), /"\$toString" has no value/)
})

test('a long text is read in time that grows with its length', () => {
  const started = Date.now()
  replace('SELECT ' + ":a, 'x', /* y */ ".repeat(100_000), { a: 1 }, String)
  parseBind('SELECT ' + "$1, '$$', ".repeat(100_000), numbered)
  replace('$'.repeat(20_000) + '$a$ '.repeat(20_000), { a: 1 }, String, { dollarQuotes: true })
  assert.ok(Date.now() - started < 5000)
})
