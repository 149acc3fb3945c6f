// Nodes to SQL, clause by clause: what the standard printer writes beside what SQLite gets; then SQLite itself reads it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createDialect } from '../../src/dialects/registry'
import * as b from '../../src/sql/build'
import type { Expression, Query, Select } from '../../src/sql/nodes'
import { Printer } from '../../src/sql/printer'

const standard = new Printer()
const sqlite = createDialect('sqlite', { timezone: '+00:00' })
const engine = sqlite.createDriver().connect()

const users = { name: 'Users', schema: null }
const u = (name: string) => b.column('u', name)
const id = b.selected(u('id'))
const from = b.table(users, 'u')

interface Case {
  query: Query
  standard: string
  sqlite: string
}

/** One query in both dialects; SQLite must be able to prepare its own. */
function prints(name: string, { query, ...expected }: Case): void {
  test(name, async () => {
    const connection = await engine
    await connection.query(
      'CREATE TABLE IF NOT EXISTS Users (id INTEGER PRIMARY KEY, name TEXT, meta JSON, UNIQUE (name))',
      [],
    )
    await connection.query(
      'CREATE TABLE IF NOT EXISTS Posts (id INTEGER PRIMARY KEY, userId INTEGER, title TEXT)',
      [],
    )
    assert.equal(standard.print(query).text, expected.standard)
    assert.equal(sqlite.printer.print(query).text, expected.sqlite)
    await connection.query(
      `EXPLAIN ${expected.sqlite}`,
      sqlite.printer
        .print(query)
        .slots.flatMap((slot) => Array.from({ length: slot.from === 'list' ? slot.length : 1 }, () => 1)),
    )
  })
}

const selectWhere = (where: Expression): Select => b.select({ columns: [id], from, where })

/** A condition in both dialects, in `SELECT "u"."id" FROM "Users" AS "u" WHERE …`. */
function condition(
  name: string,
  where: Expression,
  expected: string,
  inSqlite = expected.replaceAll('"', '`'),
): void {
  prints(name, {
    query: selectWhere(where),
    standard: `SELECT "u"."id" FROM "Users" AS "u" WHERE ${expected}`,
    sqlite: `SELECT \`u\`.\`id\` FROM \`Users\` AS \`u\` WHERE ${inSqlite}`,
  })
}

prints('a select with every clause, in the order of the grammar', {
  query: b.select({
    distinct: true,
    columns: [id, b.selected(b.call('count', [b.star()]), 'n'), b.selected(b.star('u'))],
    from,
    joins: [
      b.join(
        'INNER',
        b.table({ name: 'Posts', schema: null }, 'p'),
        b.equal(b.column('p', 'userId'), u('id')),
      ),
      b.join(
        'LEFT',
        b.derived(b.select({ columns: [b.selected(b.constant(1), 'x')] }), 'd'),
        b.equal(b.column('d', 'x'), u('id')),
      ),
      b.join('CROSS', b.table(users, 'v'), null),
    ],
    where: b.equal(u('name'), b.parameter(0)),
    groupBy: [u('id'), u('name')],
    having: b.binary('>', b.call('count', [b.star()]), b.parameter(1)),
    orderBy: [b.order(u('name'), 'DESC', 'LAST'), b.order(u('id'))],
    limit: b.parameter(2),
    offset: b.parameter(3),
  }),
  standard:
    'SELECT DISTINCT "u"."id", count(*) AS "n", "u".* FROM "Users" AS "u" INNER JOIN "Posts" AS "p" ON "p"."userId" = "u"."id" LEFT OUTER JOIN (SELECT ? AS "x") AS "d" ON "d"."x" = "u"."id" CROSS JOIN "Users" AS "v" WHERE "u"."name" = ? GROUP BY "u"."id", "u"."name" HAVING count(*) > ? ORDER BY "u"."name" DESC NULLS LAST, "u"."id" LIMIT ? OFFSET ?',
  sqlite:
    'SELECT DISTINCT `u`.`id`, count(*) AS `n`, `u`.* FROM `Users` AS `u` INNER JOIN `Posts` AS `p` ON `p`.`userId` = `u`.`id` LEFT OUTER JOIN (SELECT ? AS `x`) AS `d` ON `d`.`x` = `u`.`id` CROSS JOIN `Users` AS `v` WHERE `u`.`name` = ? GROUP BY `u`.`id`, `u`.`name` HAVING count(*) > ? ORDER BY `u`.`name` DESC NULLS LAST, `u`.`id` LIMIT ? OFFSET ?',
})

prints('an offset without a limit', {
  query: b.select({ columns: [id], from, offset: b.parameter(0) }),
  standard: 'SELECT "u"."id" FROM "Users" AS "u" OFFSET ?',
  sqlite: 'SELECT `u`.`id` FROM `Users` AS `u` LIMIT -1 OFFSET ?',
})

prints('a lock, which SQLite has no use for', {
  query: b.select({
    columns: [id],
    from,
    lock: { strength: 'NO KEY UPDATE', of: ['u'], wait: 'SKIP LOCKED' },
  }),
  standard: 'SELECT "u"."id" FROM "Users" AS "u" FOR NO KEY UPDATE OF "u" SKIP LOCKED',
  sqlite: 'SELECT `u`.`id` FROM `Users` AS `u`',
})

prints('a nested join, taken or left as one', {
  query: b.select({
    columns: [id],
    from,
    joins: [
      b.join(
        'LEFT',
        {
          kind: 'joined',
          first: b.table({ name: 'Posts', schema: null }, 'p'),
          joins: [
            b.join('INNER', b.table(users, 'w'), b.equal(b.column('w', 'id'), b.column('p', 'userId'))),
          ],
        },
        b.equal(b.column('p', 'userId'), u('id')),
      ),
    ],
  }),
  standard:
    'SELECT "u"."id" FROM "Users" AS "u" LEFT OUTER JOIN ("Posts" AS "p" INNER JOIN "Users" AS "w" ON "w"."id" = "p"."userId") ON "p"."userId" = "u"."id"',
  sqlite:
    'SELECT `u`.`id` FROM `Users` AS `u` LEFT OUTER JOIN (`Posts` AS `p` INNER JOIN `Users` AS `w` ON `w`.`id` = `p`.`userId`) ON `p`.`userId` = `u`.`id`',
})

prints('row numbers within each parent', {
  query: b.select({
    columns: [
      b.selected({ kind: 'row-number', partitionBy: [u('name')], orderBy: [b.order(u('id'), 'DESC')] }, 'n'),
    ],
    from,
  }),
  standard:
    'SELECT ROW_NUMBER() OVER (PARTITION BY "u"."name" ORDER BY "u"."id" DESC) AS "n" FROM "Users" AS "u"',
  sqlite:
    'SELECT ROW_NUMBER() OVER (PARTITION BY `u`.`name` ORDER BY `u`.`id` DESC) AS `n` FROM `Users` AS `u`',
})

condition(
  'AND and OR are enclosed where one stands in the other',
  b.and([b.or([b.equal(u('id'), b.parameter(0)), b.isNull(u('name'))]), b.isNull(u('id'), true)])!,
  '("u"."id" = ? OR "u"."name" IS NULL) AND "u"."id" IS NOT NULL',
)
condition('no conditions at all: AND is true', b.ALWAYS, '1 = 1')
condition('no conditions at all: OR is false', b.NEVER, '1 = 0')
condition(
  'raw SQL among conditions is enclosed',
  b.and([b.raw('1 OR 0'), b.isNull(u('id'))])!,
  '(1 OR 0) AND "u"."id" IS NULL',
)
condition('raw SQL alone is left as it is', b.raw('1 OR 0'), '1 OR 0')
condition('NOT', b.not(b.equal(u('id'), b.parameter(0))), 'NOT ("u"."id" = ?)')
condition('a list', b.inList(u('id'), [b.listParameter(0, 4)]), '"u"."id" IN (?, ?, ?, ?)')
condition(
  'a list of single items',
  b.inList(u('id'), [b.parameter(0), b.NULL], true),
  '"u"."id" NOT IN (?, NULL)',
)
condition('nothing is in an empty list', b.inList(u('id'), []), '1 = 0')
condition('everything is outside of an empty list', b.inList(u('id'), [], true), '1 = 1')
condition(
  'a list that is a select',
  b.inList(u('id'), b.select({ columns: [id], from })),
  '"u"."id" IN (SELECT "u"."id" FROM "Users" AS "u")',
)
condition(
  'a list that is raw, with parentheses and without',
  b.and([b.inList(u('id'), b.raw('(SELECT 1)')), b.inList(u('id'), b.raw('SELECT 1'))])!,
  '"u"."id" IN (SELECT 1) AND "u"."id" IN (SELECT 1)',
)
condition(
  'tuples',
  b.inList(b.tuple([u('id'), u('name')]), [
    b.tuple([b.listItem(0, 0), b.listItem(1, 0)]),
    b.tuple([b.listItem(0, 1), b.listItem(1, 1)]),
  ]),
  '("u"."id", "u"."name") IN ((?, ?), (?, ?))',
  '(`u`.`id`, `u`.`name`) IN (VALUES (?, ?), (?, ?))',
)
condition('BETWEEN', b.between(u('id'), b.parameter(0), b.parameter(1), true), '"u"."id" NOT BETWEEN ? AND ?')
condition('IS TRUE', b.is(u('id'), b.keyword('TRUE'), true), '"u"."id" IS NOT TRUE')
condition(
  'LIKE with an escape',
  {
    kind: 'like',
    left: u('name'),
    pattern: b.parameter(0),
    negated: false,
    insensitive: false,
    escape: '\\',
  },
  '"u"."name" LIKE ? ESCAPE ?',
)
condition(
  'ILIKE is LIKE where that ignores case',
  { kind: 'like', left: u('name'), pattern: b.parameter(0), negated: true, insensitive: true, escape: null },
  '"u"."name" NOT ILIKE ?',
  '`u`.`name` NOT LIKE ?',
)
condition(
  'EXISTS',
  b.exists(b.select({ columns: [b.selected(b.constant(1))], from }), true),
  'NOT EXISTS (SELECT ? FROM "Users" AS "u")',
)
condition(
  'a select as a value',
  b.binary('<', u('id'), b.scalar(b.select({ columns: [b.selected(b.call('max', [u('id')]))], from }))),
  '"u"."id" < (SELECT max("u"."id") FROM "Users" AS "u")',
)
condition(
  'operators enclose operators',
  b.equal(b.binary('+', u('id'), b.binary('*', u('id'), b.parameter(0))), b.parameter(1)),
  '("u"."id" + ("u"."id" * ?)) = ?',
)
condition(
  'a cast',
  b.equal(b.castTo(u('id'), 'decimal(10, 2)'), b.parameter(0)),
  'CAST("u"."id" AS DECIMAL(10, 2)) = ?',
)
prints('a distinct count', {
  query: b.select({ columns: [b.selected(b.call('count', [u('id')], true))], from }),
  standard: 'SELECT count(DISTINCT "u"."id") FROM "Users" AS "u"',
  sqlite: 'SELECT count(DISTINCT `u`.`id`) FROM `Users` AS `u`',
})

prints('INSERT of rows', {
  query: b.insert({
    into: users,
    columns: ['id', 'name'],
    rows: [
      [b.keyword('DEFAULT'), b.parameter(0)],
      [b.parameter(1), b.NULL],
    ],
    returning: ['id'],
  }),
  standard: 'INSERT INTO "Users" ("id", "name") VALUES (DEFAULT, ?), (?, NULL) RETURNING "id"',
  sqlite: 'INSERT INTO `Users` (`id`, `name`) VALUES (NULL, ?), (?, NULL) RETURNING `id`',
})
prints('INSERT of nothing but defaults', {
  query: b.insert({ into: users, columns: [], rows: [[]] }),
  standard: 'INSERT INTO "Users" DEFAULT VALUES',
  sqlite: 'INSERT INTO `Users` DEFAULT VALUES',
})
prints('INSERT that gives way', {
  query: b.insert({
    into: users,
    columns: ['name'],
    rows: [[b.parameter(0)]],
    onConflict: { target: [], targetWhere: null, set: null },
  }),
  standard: 'INSERT INTO "Users" ("name") VALUES (?) ON CONFLICT DO NOTHING',
  sqlite: 'INSERT INTO `Users` (`name`) VALUES (?) ON CONFLICT DO NOTHING',
})
prints('INSERT or UPDATE, with what would have been inserted', {
  query: b.insert({
    into: users,
    columns: ['name'],
    rows: [[b.parameter(0)]],
    onConflict: {
      target: ['name'],
      targetWhere: null,
      set: [{ column: 'name', value: { kind: 'excluded', name: 'name' } }],
    },
  }),
  standard:
    'INSERT INTO "Users" ("name") VALUES (?) ON CONFLICT ("name") DO UPDATE SET "name" = excluded."name"',
  sqlite:
    'INSERT INTO `Users` (`name`) VALUES (?) ON CONFLICT (`name`) DO UPDATE SET `name` = excluded.`name`',
})
prints('INSERT of a select that gives way: SQLite would read ON as a join', {
  query: b.insert({
    into: users,
    columns: ['id'],
    rows: b.select({ columns: [id], from }),
    onConflict: { target: [], targetWhere: null, set: null },
  }),
  standard: 'INSERT INTO "Users" ("id") SELECT "u"."id" FROM "Users" AS "u" ON CONFLICT DO NOTHING',
  sqlite: 'INSERT INTO `Users` (`id`) SELECT `u`.`id` FROM `Users` AS `u` WHERE 1 = 1 ON CONFLICT DO NOTHING',
})
prints('UPDATE', {
  query: b.update({
    table: users,
    set: [
      { column: 'name', value: b.parameter(0) },
      { column: 'id', value: b.binary('+', b.column(null, 'id'), b.constant(1)) },
    ],
    where: b.equal(b.column(null, 'id'), b.parameter(1)),
    returning: ['id', 'name'],
  }),
  standard: 'UPDATE "Users" SET "name" = ?, "id" = "id" + ? WHERE "id" = ? RETURNING "id", "name"',
  sqlite: 'UPDATE `Users` SET `name` = ?, `id` = `id` + ? WHERE `id` = ? RETURNING `id`, `name`',
})
prints('DELETE with a limit', {
  query: b.deleteFrom({ from: users, where: b.isNull(b.column(null, 'name')), limit: b.parameter(0) }),
  standard: 'DELETE FROM "Users" WHERE "name" IS NULL LIMIT ?',
  sqlite: 'DELETE FROM `Users` WHERE rowid IN (SELECT rowid FROM `Users` WHERE `name` IS NULL LIMIT ?)',
})
prints('UPDATE with a limit and no condition', {
  query: b.update({ table: users, set: [{ column: 'name', value: b.NULL }], limit: b.parameter(0) }),
  standard: 'UPDATE "Users" SET "name" = NULL LIMIT ?',
  sqlite: 'UPDATE `Users` SET `name` = NULL WHERE rowid IN (SELECT rowid FROM `Users` LIMIT ?)',
})

test('paths into JSON reach every key, whatever characters it has (SECURITY row 19)', async () => {
  const connection = await engine
  const keys = [
    'a',
    'a.b',
    'a"."b',
    'a]',
    '$',
    '**',
    'last',
    '0]."x',
    'a\\"b',
    "a'b",
    '',
    'é',
    '__proto__',
    "x')) OR 1=1 --",
    'new\nline',
  ]
  for (const key of keys) {
    const document = { [key]: { items: ['zero', key] }, other: 1 }
    const path = {
      kind: 'json-path',
      from: b.constant(JSON.stringify(document)),
      path: [key, 'items', 1],
      asText: true,
    } as const
    const statement = sqlite.printer.print(b.select({ columns: [b.selected(path)] }))
    assert.equal(statement.text, 'SELECT json_extract(?, ?)')
    assert.deepEqual(await connection.rows(statement, statement.bind([])), [[key]], JSON.stringify(key))
    const asJson = sqlite.printer.print(
      b.select({ columns: [b.selected({ ...path, path: [key], asText: false })] }),
    )
    const [[json]] = await connection.rows(asJson, asJson.bind([]))
    assert.deepEqual(JSON.parse(json as string), document[key])
  }
  assert.throws(
    () =>
      sqlite.printer.print(
        b.select({ columns: [b.selected({ kind: 'json-path', from: b.NULL, path: [-1], asText: true })] }),
      ),
    /-1 is not the index/,
  )
})

test('the parameters of a statement come in the order of its placeholders', () => {
  const upper = (value: unknown) => String(value).toUpperCase()
  const statement = sqlite.printer.print(
    b.select({
      columns: [b.selected(b.constant(true))],
      where: b.and([
        b.equal(u('a'), b.parameter(2, upper)),
        b.inList(u('b'), [b.listParameter(0, 4, upper)]),
        b.inList(b.tuple([u('c'), u('d')]), [b.tuple([b.listItem(0, 1), b.listItem(0, 9, upper)])]),
        b.equal(u('e'), b.parameter(1)),
      ]),
    }),
  )
  assert.deepEqual(statement.bind([['x', null, 'z'], null, 'y']), [
    1,
    'Y',
    'X',
    null,
    'Z',
    'Z',
    null,
    'Z',
    null,
  ])
  assert.deepEqual(statement.bind([[], 5, 'y']), [1, 'Y', null, null, null, null, null, null, 5])
})

test('a value that is undefined is never bound', () => {
  const one = standard.print(b.select({ columns: [b.selected(b.parameter(0))] }))
  const list = standard.print(b.select({ columns: [b.selected(b.listParameter(0, 2))] }))
  const item = standard.print(b.select({ columns: [b.selected(b.listItem(0, 0))] }))
  assert.throws(() => one.bind([]), {
    name: 'TypeError',
    message: 'Value 1 of the statement is undefined. Use null where NULL is meant.',
  })
  assert.throws(() => list.bind([[1, undefined]]), /Value 2 of the statement is undefined/)
  assert.throws(() => item.bind([[undefined]]), /is undefined/)
})

test('function names and cast types are names, not SQL (SECURITY §3.5, row 15)', () => {
  const printed = (expression: Expression) => standard.printExpression(expression).text
  assert.equal(printed(b.call('pg_catalog.lower', [])), 'pg_catalog.lower()')
  for (const name of ['upper(name)) --', 'a b', '1a', '', 'x;', 'a"b', 'ü', 'a\n']) {
    assert.throws(() => printed(b.call(name, [])), /is not the name of a function/, name)
  }
  for (const type of ['integer', 'VARCHAR(20)', 'decimal(10,2)', 'double precision', 'text[]']) {
    assert.equal(printed(b.castTo(b.NULL, type)), `CAST(NULL AS ${type.toUpperCase()})`)
  }
  for (const type of ['text) OR 1=1--', "x'", 'integer;', 'a(b)', '', 'role::text', 'int)\n']) {
    assert.throws(() => printed(b.castTo(b.NULL, type)), /is not the name of a type/, type)
  }
})

test('what SQLite cannot do is a sentence, not a syntax error', () => {
  const printed = (expression: Expression) => () => sqlite.printer.printExpression(expression)
  assert.throws(printed(b.binary('REGEXP', u('a'), b.parameter(0))), /SQLite has no regular expressions/)
  assert.throws(printed(b.binary('!~*', u('a'), b.parameter(0))), /SQLite has no regular expressions/)
  assert.throws(printed(b.binary('@>', u('a'), b.parameter(0))), /SQLite has no operator @>/)
  assert.throws(
    printed({ kind: 'quantified', quantifier: 'ANY', operand: b.parameter(0) }),
    /SQLite has no ANY and ALL/,
  )
})
