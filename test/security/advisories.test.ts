// SECURITY §1 (Sequelize's own advisories) and §2 (peers and drivers), each row that applies to SQLite, by its number.
//
// Rows that do not apply here: 6 (no GEOMETRY on SQLite: the last test of §1 shows the refusal), 7 (standard_conforming_strings
// is PostgreSQL's), 9 (PostgreSQL's JSON paths; its input stands under 8), 14's database answer (SPEC section 1: unknown names are
// quoted and left to the database), 25 as driver expansion (mysql2; the input stands), 34's hints (MySQL, SQL Server), 37 and 38
// (drivers mysql2 and pg; the floor of their versions comes with them), 40's moment (not a dependency), 41's policy helper (a later
// issue; strict typing of includes does not hide columns).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast, DataTypes, fn, col, json, literal, Op, or, Sequelize } from 'relata'
import { assertPrototypeClean, census, outcome, refused, world } from './canary'

test('§1.1: an order is a name and a direction from a closed list', async () => {
  const w = await world()
  const { error, sent } = await outcome(w, () => w.User.findAll({ order: 'id; DROP TABLE Users --' }))
  assert.equal(error?.name, 'SequelizeDatabaseError')
  assert.match(sent[0], /ORDER BY `id; DROP TABLE Users --`;$/, 'quoted: a name that no column has')
  await refused(
    w,
    () => w.User.findAll({ order: [['id', 'DESC; DROP TABLE Users']] }),
    /Order must be 'ASC' or 'DESC'/,
  )
  assert.equal(await w.User.count(), 2)
})

test('§1.2: limit and offset are non-negative safe integers', async () => {
  const w = await world()
  for (const value of [
    '1; DROP TABLE Users',
    '0) UNION SELECT 1',
    { a: 1 },
    [1],
    NaN,
    -1,
    1e309,
    1.5,
    '0x10',
    '-1',
    ' 1',
    '',
    true,
    2 ** 53,
    new Date(),
  ]) {
    await refused(
      w,
      () => w.User.findAll({ limit: value }),
      /TypeError: User: limit must be a non-negative integer/,
    )
    await refused(
      w,
      () => w.User.findAll({ limit: 1, offset: value }),
      /TypeError: User: offset must be a non-negative integer/,
    )
    await refused(
      w,
      () => w.User.findAll({ include: [{ association: 'posts', limit: value }] }),
      /TypeError: User: limit must be a non-negative integer/,
    )
    await assert.rejects(
      () => w.User.findAndCountAll({ limit: value }),
      /limit must be a non-negative integer/,
    )
  }
  assert.equal((await w.User.findAll({ limit: '1' })).length, 1, 'digits, as they come from a query string')
})

test('§1.3, §1.4: general injection: SQLite knows no backslash escape', async () => {
  const w = await world()
  for (const text of ["\\' OR 1=1 --", "' OR '1'='1", "\\'; DROP TABLE Users --"]) {
    const user = await w.User.create({ name: text })
    assert.equal((await user.reload()).name, text)
    assert.deepEqual(
      (await w.User.findAll({ where: { name: text } })).map((each: any) => each.id),
      [user.id],
    )
    await user.destroy()
  }
})

test('§1.5: elements of a list are bound', async () => {
  const w = await world()
  const { result, sent } = await outcome(w, () =>
    w.User.findAll({ where: { name: ["test\\' ) OR 1=1 --", 'x'] } }),
  )
  assert.deepEqual(result, [])
  assert.match(sent[0], /WHERE `User`.`name` IN \(\?, \?\);$/)
})

test('§1.6: GeoJSON: SQLite has no GEOMETRY, and the value is never pasted', async () => {
  const w = await world()
  const Place = w.sequelize.define('Place', { at: DataTypes.GEOMETRY })
  await Place.sync()
  for (const at of [
    { type: 'Point', coordinates: [0, 0], properties: { x: "'); drop schema public cascade; -- " } },
    { type: 'Point', coordinates: ["0)'; --", 1] },
  ]) {
    await refused(w, () => Place.create({ at }), /SQLite has no GEOMETRY/)
    await refused(w, () => Place.findAll({ where: { at } }), /Error/)
  }
})

test('§1.8, §1.9, §1.10, §1.15: JSON keys are data, casts come from a closed list', async () => {
  const w = await world()
  for (const key of [
    "a')) OR 1=1 -- ",
    "a}' OR 1=1--",
    'a"."b',
    'a"]',
    '$',
    '**',
    'last',
    '0]."x',
    'a\\\\"b',
    '0 ) --',
  ]) {
    assert.deepEqual(await w.User.findAll({ where: { meta: { [key]: 1 } } }), [], key)
    assert.deepEqual(await w.User.findAll({ where: json({ meta: { [key]: 1 } }) }), [], key)
    const user = await w.User.create({ meta: { [key]: { deep: 7 } } })
    if (!key.includes('.'))
      assert.equal((await w.User.findAll({ where: { meta: { [key]: { deep: 7 } } } })).length, 1, key)
    await user.destroy()
  }
  assert.deepEqual(
    await w.User.findAll({ where: json("meta.id')) AS DECIMAL) = 1 DELETE FROM Users; -- ", 1) }),
    [],
  )
  for (const key of ['role::text) OR 1=1--', 'a::text; DROP TABLE users', 'a::', '::text::x']) {
    await refused(
      w,
      () => w.User.findAll({ where: { meta: { [key]: 'x' } } }),
      /is not a type that a JSON value can be cast to/,
    )
  }
  assert.equal((await w.User.findAll({ where: { meta: { 'role::text': 'admin' } } })).length, 1)
  assert.equal(await w.User.count(), 2)
})

test('§1.11: replacements fill the text that the user wrote, and no generated SQL', async () => {
  const w = await world()
  const found = await outcome(w, () =>
    w.User.findAll({
      where: or(literal('lower(name) = :q'), { name: ':q' }),
      replacements: { q: 'OR true; DROP TABLE Users' },
    }),
  )
  assert.deepEqual(found.result, [])
  assert.match(found.sent[0], /\(lower\(name\) = 'OR true; DROP TABLE Users'\) OR `User`.`name` = \?/)
  await w.User.create({ name: ':a' })
  assert.equal(
    (await w.User.findAll({ where: { name: ':a', [Op.and]: literal('1 = :a') }, replacements: { a: 1 } }))
      .length,
    1,
  )
})

test('§1.12: a where that is no condition is an error, in every verb', async () => {
  const w = await world()
  for (const where of ['id=1', new Date(), Symbol('x'), [1], () => 1, 1, true]) {
    await refused(
      w,
      () => w.User.findAll({ where }),
      /Error: Support for `\{where: 'raw query'\}` has been removed/,
    )
    await refused(w, () => w.User.count({ where }), /Support for/)
    await refused(w, () => w.User.findAll({ include: [{ association: 'posts', where }] }), /Support for/)
    await refused(w, () => w.User.update({ name: 'x' }, { where }), /Expected plain object|Support for/)
    await refused(w, () => w.User.destroy({ where }), /Expected plain object|Support for/)
  }
  assert.equal(await w.User.count(), 2)
})

test('§1.13: messages hold no SQL and no rows', async () => {
  const w = await world()
  const { error } = await outcome(w, () => w.User.findAll({ where: { nope: 'secret1' } }))
  assert.doesNotMatch(error!.message, /SELECT|secret1/)
  const wrong = await outcome(w, () => w.post.setUser(w.tag))
  assert.equal(
    wrong.error?.message,
    'Post.setUser() takes an instance or the value of id, got an instance of Tag, which cannot be a key. Check what the caller sends.',
  )
})

test('§1.14: names in attributes are names, whatever parentheses they hold', async () => {
  const w = await world()
  for (const attributes of [
    ['(SELECT password FROM Users LIMIT 1)'],
    ['count(*)'],
    [['(SELECT password FROM Users)', 'p']],
  ]) {
    const { error, sent } = await outcome(w, () => w.User.findAll({ attributes }))
    assert.equal(error?.name, 'SequelizeDatabaseError', JSON.stringify(attributes))
    assert.match(error!.message, /no such column/)
    assert.match(sent[0], /`(\(SELECT password|count\(\*\))/)
  }
  const rows = await w.User.findAll({ attributes: [['id', 'x" , password AS "y']], raw: true })
  assert.deepEqual(rows, [{ 'x" , password AS "y': 1 }, { 'x" , password AS "y': 2 }])
  const strict = new Sequelize({ dialect: 'sqlite', logging: false, strictOptions: true }) as any
  const Strict = strict.define('Strict', { name: DataTypes.STRING })
  await assert.rejects(
    () => Strict.findAll({ attributes: ['count(*)'] }),
    /Strict has no attribute "count\(\*\)"/,
  )
})

// ─── §2

test('§2.16, §2.27: an alias keeps any text; quotes are doubled', async () => {
  const w = await world()
  for (const alias of ['a`b', 'a"b', 'a]b', 'x" FROM secrets --', 'x" , 1; --', '__proto__']) {
    const [row] = await w.User.findAll({
      attributes: { include: [[fn('count', col('*')), alias]] },
      raw: true,
    })
    assert.ok(Object.hasOwn(row, alias), alias)
  }
})

test('§2.17: the type of a transaction comes from a closed list', async () => {
  const w = await world()
  await refused(
    w,
    () => w.sequelize.transaction({ type: 'DEFERRED; DROP TABLE Users' }),
    /Unknown transaction type/,
  )
  await refused(
    w,
    () => w.sequelize.transaction({ isolationLevel: 'x; DROP TABLE Users' }),
    /Unknown isolation level/,
  )
  await assert.rejects(
    () => new Sequelize({ dialect: 'sqlite', transactionType: 'DEFERED' } as any).transaction(),
    /Unknown transaction type|transactionType/,
  )
})

test('§2.18: undefined in a condition is an error, never a dropped condition', async () => {
  const w = await world()
  const undefinedHere = /WHERE parameter ".+" has invalid "undefined" value/
  const reads = [
    { where: { id: undefined } },
    { where: { name: 'ada', id: undefined } },
    { where: { [Op.and]: [{ name: 'ada' }, { id: undefined }] } },
    { where: { id: { [Op.gt]: undefined } } },
    { where: { id: { [Op.in]: [1, undefined] } } },
    { where: { id: [undefined] } },
    { where: { meta: { a: undefined } } },
    { where: { $id$: undefined } },
    { include: [{ association: 'posts', where: { title: undefined } }] },
    { having: { id: undefined }, group: 'id' },
  ]
  for (const options of reads) await refused(w, () => w.User.findAll(options), undefinedHere)
  await refused(
    w,
    () => w.Post.findAll({ include: [{ association: 'tags', through: { where: { note: undefined } } }] }),
    undefinedHere,
  )
  await refused(w, () => w.User.update({ name: 'x' }, { where: { id: undefined } }), undefinedHere)
  await refused(w, () => w.User.destroy({ where: { id: undefined } }), undefinedHere)
  await refused(w, () => w.User.increment('age', { where: { id: undefined } }), undefinedHere)
  await refused(w, () => w.ada.getPosts({ where: { title: undefined } }), undefinedHere)
  await refused(w, () => w.ada.countPosts({ where: { title: undefined } }), undefinedHere)
  assert.equal(await w.User.count(), 2)
})

test('§2.19: legs of a JSON path: quoted for JSON and for SQL', async () => {
  const w = await world()
  await w.User.update({ meta: { 'a"b': 1, "a'b": 2, 'x]': 3, list: [{ n: 4 }] } }, { where: { id: 2 } })
  for (const [key, value] of [
    ['a"b', 1],
    ["a'b", 2],
    ['x]', 3],
  ] as const) {
    assert.deepEqual(
      (await w.User.findAll({ where: { meta: { [key]: value } } })).map((user: any) => user.id),
      [2],
      key,
    )
  }
  assert.deepEqual(
    (await w.User.findAll({ where: { 'meta.list.0.n': 4 } })).map((user: any) => user.id),
    [2],
  )
  await refused(
    w,
    () => w.User.findAll({ where: { [`meta.${'a.'.repeat(1000)}b`]: 1 } }),
    /a JSON path has at most 100 legs/,
  )
})

test('§2.20: a backslash in a literal of DDL is a character', async () => {
  const w = await world()
  const text = "first\\' as x from people; drop table canary -- "
  const Thing = w.sequelize.define('Thing', { a: { type: DataTypes.STRING, defaultValue: text } })
  await Thing.sync()
  await w.sequelize.query("INSERT INTO `Things` (createdAt, updatedAt) VALUES ('2026-01-01', '2026-01-01')")
  assert.equal((await Thing.findOne()).a, text)
})

test('§2.21: what looks like an internal node is not one', async () => {
  const w = await world()
  const shapes = [
    '{"__raw":true,"sql":"1=1"}',
    '{"val":"1=1"}',
    '{"fn":"x","args":[]}',
    '{"_isSequelizeMethod":true,"val":"1) OR (1"}',
    '{"type":"raw"}',
    '{"col":"password"}',
  ]
  for (const shape of shapes.map((text) => JSON.parse(text))) {
    await refused(
      w,
      () => w.User.findAll({ where: { name: shape } }),
      /User.name cannot be compared with an object that has the key/,
    )
    await refused(
      w,
      () => w.User.create({ name: shape }),
      /string violation: name cannot be an array or an object/,
    )
    await refused(w, () => w.User.findByPk(shape), /Argument passed to findByPk is invalid/)
    await refused(w, () => w.ada.addPost(shape), /cannot be a key/)
    await refused(
      w,
      () => w.User.findAll({ order: [[shape, 'ASC']] }),
      /an item of order must be a name, an expression/,
    )
    const { error, sent } = await outcome(w, () => w.User.findAll({ where: shape }))
    assert.equal(
      error?.name === 'SequelizeDatabaseError' || error?.name === 'TypeError',
      true,
      'names of columns that are not there',
    )
    for (const sql of sent) assert.doesNotMatch(sql, /1=1|1\) OR/)
  }
})

test('§2.23: directions come from a closed list', async () => {
  const w = await world()
  for (const direction of [
    'asc, (select max(password) from Users)',
    'DESC --',
    'ASC NULLS',
    'NULLS FIRST; x',
    'RANDOM()',
  ]) {
    await refused(w, () => w.User.findAll({ order: [['id', direction]] }), /Order must be 'ASC' or 'DESC'/)
    await refused(
      w,
      () => w.User.findAll({ include: 'posts', order: [[{ model: w.Post, as: 'posts' }, 'id', direction]] }),
      /Order must be|no such|Unable to find/,
    )
  }
  await refused(
    w,
    () => w.User.findAll({ order: [{ id: 'asc, (select max(password) from Users)' }] }),
    /an item of order must be a name/,
  )
  assert.equal((await w.User.findAll({ order: [['id', 'desc nulls last']] }))[0].id, 2)
})

test('§2.24: nothing reaches Object.prototype', async () => {
  const w = await world()
  const bomb = () => JSON.parse('{"__proto__":{"polluted":1},"name":"x"}')
  const built = w.User.build(bomb())
  assert.equal(built.polluted, undefined)
  await w.User.create(bomb())
  await w.User.update(bomb(), { where: { id: 2 } })
  built.set(bomb())
  await outcome(w, () => w.User.findAll({ where: bomb() }))
  await outcome(w, () => w.User.findAll(bomb()))
  await outcome(w, () => w.User.findAll({ include: [bomb()] }))
  await outcome(w, () => w.User.findAll({ where: { 'meta.__proto__.polluted': 1 } }))
  await outcome(w, () => w.User.findAll({ where: { meta: bomb() } }))
  await outcome(w, () => w.User.scope(bomb()).findAll())
  new Sequelize(
    JSON.parse(
      '{"dialect":"sqlite","logging":false,"__proto__":{"polluted":1},"define":{"__proto__":{"polluted":1}}}',
    ),
  )
  w.sequelize.define('Bomb', {}, bomb2())
  for (const alias of [
    '__proto__.polluted',
    'constructor.prototype.polluted',
    '__proto__',
    'a.__proto__.polluted',
  ]) {
    const [row] = await w.sequelize.query(`SELECT 1 AS "${alias}"`, { nest: true, type: 'SELECT' })
    assert.equal(Object.getPrototypeOf(row), Object.prototype, alias)
    await w.User.findAll({ attributes: [['id', alias]], raw: true, nest: true })
    assertPrototypeClean()
  }
  const Odd = w.sequelize.define(
    '__proto__',
    Object.fromEntries([
      ['__proto__', DataTypes.STRING],
      ['constructor', DataTypes.STRING],
    ]),
    { tableName: '__proto__' },
  )
  await Odd.sync()
  const odd = await Odd.create(JSON.parse('{"__proto__":"p","constructor":"c"}'))
  const [read] = await Odd.findAll({ raw: true })
  assert.deepEqual(
    [odd.get('constructor'), Object.getOwnPropertyDescriptor(read, '__proto__')?.value],
    ['c', 'p'],
  )
  assertPrototypeClean()

  function bomb2() {
    return JSON.parse('{"__proto__":{"polluted":1},"scopes":{"__proto__":{"where":{}}}}')
  }
})

test('§2.25: objects and lists are no scalars', async () => {
  const w = await world()
  await refused(
    w,
    () => w.User.findAll({ where: { password: { password: 1 } } }),
    /User.password cannot be compared with an object/,
  )
  await refused(
    w,
    () => w.User.update({ name: { name: 1 } }, { where: { id: 1 } }),
    /string violation: name cannot be an array or an object/,
  )
  await refused(
    w,
    () =>
      w.User.findAll({
        where: {
          name: [
            [1, 2],
            [3, 4],
          ],
        },
      }),
    /User\.name: A value must be text, not \[ 1, 2 \]/,
  )
  await refused(w, () => w.User.findAll({ where: { id: { [Op.eq]: { id: 1 } } } }), /A value must be/)
})

test('§2.26: findByPk takes keys, and no options', async () => {
  const w = await world()
  for (const key of [
    { where: { id: 1 } },
    { id: { [Op.gt]: 0 } },
    { id: 1 },
    [1, 2],
    [],
    {},
    true,
    Symbol('x'),
    () => 1,
    new Date(),
  ]) {
    await refused(w, () => w.User.findByPk(key), /Argument passed to findByPk is invalid: .* \(User\)/)
  }
  assert.equal(await w.User.findByPk(undefined), null)
})

test('§2.28: strings are never operators', async () => {
  const w = await world()
  await refused(w, () => w.User.findAll({ where: { id: { $gt: 0 } } }), /For an operator write \[Op.gt\]/)
  await refused(w, () => w.User.findAll({ where: { id: { gt: '' } } }), /For an operator write \[Op.gt\]/)
  await refused(w, () => w.User.findAll({ where: { $or: [{ id: 1 }] } }), /For an operator write \[Op.or\]/)
  await refused(w, () => w.User.findAll({ where: { or: [{ id: 1 }] } }), /For an operator write \[Op.or\]/)
  const { error, sent } = await outcome(w, () => w.User.findAll({ where: { _connector: 'OR 1=1 OR' } }))
  assert.equal(error?.name, 'SequelizeDatabaseError')
  assert.match(sent[0], /`_connector` = \?/)
})

test('§2.29: an item of group is a name', async () => {
  const w = await world()
  for (const group of ['name; DROP TABLE Users', ['1),(select 1']]) {
    const { error, sent } = await outcome(w, () => w.User.findAll({ attributes: ['name'], group }))
    assert.match(error?.message ?? '', /no such column/)
    assert.match(sent[0], /GROUP BY `[^`]*`;$/)
  }
})

test('§2.30: a list is no scalar among bound values, and nothing shifts', async () => {
  const w = await world()
  await refused(
    w,
    () => w.sequelize.query('SELECT $1, $2', { bind: [[1, 2]] }),
    /A value must be a scalar|has no value/,
  )
  await refused(
    w,
    () => w.sequelize.query('SELECT $1, $2', { bind: [1] }),
    /Named bind parameter "\$2" has no value/,
  )
  await refused(
    w,
    () => w.sequelize.query('SELECT ?, ?', { replacements: [1] }),
    /Positional replacement \(\?\) 1 has no entry/,
  )
  const { result } = await outcome(w, () =>
    w.sequelize
      .query('SELECT 1 AS n WHERE 1 = :id', { replacements: { id: [1, 2] } })
      .catch((error: Error) => error.name),
  )
  assert.equal(
    result,
    'SequelizeDatabaseError',
    'a list where one value is due is a syntax error of the engine',
  )
})

test('§2.31: a negative number makes no comment, and no placeholder stays', async () => {
  const w = await world()
  const [row] = await w.sequelize.query('SELECT 1-:a AS n, :b AS b', {
    replacements: { a: -1, b: '\n; DROP TABLE Users' },
    type: 'SELECT',
  })
  assert.deepEqual(row, { n: 2, b: '\n; DROP TABLE Users' })
  await refused(
    w,
    () => w.sequelize.query('SELECT :a, :c', { replacements: { a: 1 } }),
    /Named replacement ":c" has no entry/,
  )
  await assert.rejects(() => w.sequelize.query('SELECT :a'), /parameter/i, 'SQLite would answer NULL')
})

test('§2.32: invalid UTF-8 and half surrogates break no quotes', async () => {
  const w = await world()
  const user = await (await w.User.create({ name: "\ud800'", photo: Buffer.from([0xc0, 0x27]) })).reload()
  assert.equal(user.name, "\ufffd'", 'as v6 stores it')
  assert.deepEqual(user.photo, Buffer.from([0xc0, 0x27]))
  const [row] = await w.sequelize.query('SELECT :a AS v', { replacements: { a: "\ud800'" }, type: 'SELECT' })
  assert.equal(row.v, "\ufffd'")
})

test('§2.33: null is IS NULL, and only where it is written', async () => {
  const w = await world()
  const { sent } = await outcome(w, () => w.User.findAll({ where: { password: null } }))
  assert.match(sent[0], /`User`.`password` IS NULL;$/)
  await refused(
    w,
    () => w.User.findAll({ where: { password: ({} as any).resetToken } }),
    /has invalid "undefined" value/,
  )
})

test('§2.34: a comment of the definition makes no SQL comment', async () => {
  const w = await world()
  const Thing = w.sequelize.define(
    'Thing',
    { a: { type: DataTypes.STRING, comment: '*/ ; DROP TABLE canary; --' } },
    { comment: '*/ ; DROP' },
  )
  await Thing.sync()
  assert.equal((await census(w)).canary, 1)
})

test('§2.35: a number out of range finds no row', async () => {
  const w = await world()
  for (const id of [9e18, '99999999999999999999', -1, 0.5])
    assert.equal(await w.User.findByPk(id), null, String(id))
  await refused(w, () => w.User.findByPk(2n ** 64n), /does not fit into the 64 bits of an integer/)
})

test('§2.36: control characters are escaped in messages', async () => {
  const w = await world()
  const text = '\u001b]0;x\u0007'
  for (const act of [
    () => w.User.findAll({ include: text }),
    () => w.User.findAll({ order: [['id', text]] }),
    () => w.User.findAll({ limit: text }),
    () => w.User.scope(text).findAll(),
    () => w.ada.addPost({ [text]: 1 }),
    () => w.sequelize.query('SELECT 1 WHERE 1 = :a', { replacements: { a: { [text]: 1 } } }),
    () => w.User.create({}, { [`wher${text[1]}`]: 1, transacton: 1 }),
  ]) {
    const { error } = await outcome(w, act)
    assert.ok(error !== null)
    assert.doesNotMatch(error.message, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  }
})

test('§2.39: bound values are primitives, Buffers and Dates', async () => {
  const w = await world()
  for (const value of [
    { toString: () => 'x' },
    { toString: 1 },
    { valueOf: () => 1 },
    [1],
    Symbol('x'),
    () => 1,
    new (class Foo {})(),
  ]) {
    await refused(w, () => w.sequelize.query('SELECT $1', { bind: [value] }), /A value must be a scalar/)
    await refused(w, () => w.User.findAll({ where: { id: { [Op.gt]: value } } }), /Error/)
  }
  const [row] = await w.sequelize.query('SELECT $1 AS d, $2 AS b', {
    bind: [new Date(0), Buffer.from('x')],
    type: 'SELECT',
  })
  assert.deepEqual([row.d, row.b.toString()], ['1970-01-01 00:00:00.000 +00:00', 'x'])
})

test('§2.40: long inputs cost time in proportion', async () => {
  const w = await world()
  const Mail = w.sequelize.define('Mail', {
    to: { type: DataTypes.TEXT, validate: { isEmail: true } },
    at: DataTypes.DATE,
    id2: { type: DataTypes.UUID },
  })
  await Mail.sync()
  const started = Date.now()
  await assert.rejects(() => Mail.create({ to: 'a@'.repeat(500_000) }), /Validation isEmail on to failed/)
  await assert.rejects(() => Mail.create({ at: '1'.repeat(1_000_000) }), /date/i)
  await outcome(w, () => w.User.findAll({ where: { ['x'.repeat(100_000)]: 1 } }))
  await outcome(w, () => w.User.findAll({ ['wher'.repeat(100_000)]: 1 }))
  await outcome(w, () => w.User.findAll({ attributes: [[cast(col('name'), 'a '.repeat(100_000)), 'n']] }))
  await outcome(w, () => w.User.findAll({ attributes: [[fn('a.'.repeat(100_000), 1), 'n']] }))
  assert.ok(Date.now() - started < 5000, `${Date.now() - started} ms`)
})
