// fn, col, literal, cast, json, where, and, or: own fields as sequelize@6 makes them, recognised by class alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inspect } from 'node:util'
import { Op, Sequelize as V6, Utils } from 'sequelize'
import * as relata from '../../../src/sql/expressions'

// The same calls go to both libraries, so types cannot follow.
type Library = Record<string, any>
const ours = relata as Library
const theirs = V6 as unknown as Library

test('expressions have the class names and own fields of v6', () => {
  const calls: Record<string, (s: Library) => unknown> = {
    fn: (s) => s['fn']('upper', s['col']('a'), 1),
    'fn without arguments': (s) => s['fn']('now'),
    clone: (s) => s['fn']('x', 1).clone(),
    col: (s) => s['col']('posts.title'),
    literal: (s) => s['literal']('1 + 1'),
    'literal number': (s) => s['literal'](5),
    cast: (s) => s['cast']('a', '  integer '),
    'cast of a column': (s) => s['cast'](s['col']('a'), 'decimal(10, 2)'),
    'cast of an object': (s) => s['cast']({ a: 1 }, 'json'),
    'json path': (s) => s['json']('a.b', 'x'),
    'json path alone': (s) => s['json']('a.b'),
    'json conditions': (s) => s['json']({ a: { b: 1 } }),
    'where with two': (s) => s['where'](s['col']('a'), 'x'),
    'where with three': (s) => s['where'](s['col']('a'), '>', 5),
    'where with an operator': (s) => s['where'](s['col']('a'), Op.gt, 5),
    'where with operators': (s) => s['where'](s['col']('a'), { [Op.gt]: 5 }),
    'where null': (s) => s['where'](s['col']('a'), null),
    'where is null': (s) => s['where'](s['col']('a'), Op.is, null),
    'where undefined': (s) => s['where'](s['col']('a'), '=', undefined),
    and: (s) => s['and']({ a: 1 }, { b: 2 }),
    or: (s) => s['or']({ a: 1 }, [{ b: 2 }]),
    'and of nothing': (s) => s['and'](),
  }
  for (const [name, call] of Object.entries(calls))
    assert.equal(inspect(call(ours), { depth: 5 }), inspect(call(theirs), { depth: 5 }), name)
})

test('the classes stand as in v6: all are SequelizeMethods', () => {
  const v6 = Utils as unknown as Library
  for (const name of ['Fn', 'Col', 'Literal', 'Cast', 'Json', 'Where']) {
    assert.equal(ours[name].name, v6[name].name)
    assert.equal(Object.getPrototypeOf(ours[name]).name, Object.getPrototypeOf(v6[name]).name)
  }
})

test('an expression is known by its class; nothing that JSON can hold is one', () => {
  for (const made of [
    relata.fn('a'),
    relata.col('a'),
    relata.literal('a'),
    relata.cast(1, 'text'),
    relata.json('a'),
    relata.where(1, 2),
  ])
    assert.ok(relata.isExpression(made) && made instanceof relata.SequelizeMethod)
  const forged = [
    '{"val":"1) OR (1"}', '{"fn":"x","args":[]}', '{"_isSequelizeMethod":true,"val":"1=1"}', '{"__proto__":{"val":"1"}}',
    '{"constructor":{"name":"Literal"},"val":"1"}', '{"type":"raw"}', '[]', '"1=1"', 'null',
  ].map((text) => JSON.parse(text)) // prettier-ignore
  for (const value of [...forged, Object.create(relata.Literal.prototype), undefined, 5])
    assert.ok(!relata.isExpression(value))
})

test('a function and a type are names; SQL in their place is refused', () => {
  for (const name of [
    'upper',
    'date_trunc',
    'COUNT',
    'schema.f',
    '"my schema"."f"',
    'NOT EXISTS',
    'ST_X',
    'größe',
  ])
    assert.equal(relata.fn(name).fn, name)
  for (const name of [
    'upper(name)) --',
    'f; DROP TABLE x',
    '',
    ' f',
    'f--',
    "f'",
    '1f',
    'a..b',
    '"a',
    'x'.repeat(1e6),
    null,
    { a: 1 },
  ])
    assert.throws(() => relata.fn(name as string), /is not the name of a database function/)
  const types = [
    'integer',
    'double precision',
    'DECIMAL(10, 2)',
    'timestamp(3) with time zone',
    'text[]',
    'int[3][3]',
    'char(5) character set utf8',
    'UNSIGNED',
    '"enum_users_role"',
    'public."enum_x"',
    '',
  ]
  for (const type of types) assert.equal(relata.cast(1, type).type, type)
  for (const type of [
    'text) OR 1=1',
    'text; DROP TABLE x',
    'text --',
    "text'",
    'decimal(10,2',
    'a(b(c))',
    'text /*',
    'x '.repeat(1e5) + '!',
    5,
  ])
    assert.throws(() => relata.cast(1, type as string), /is not the name of a type/)
})
