// Expressions and conditions outside of queries: in a default, in the fields and the condition of an index, in the bulk calls of
// a QueryInterface. They speak of one table and their values are constants, which DDL inlines and statements bind.
//
//   fn('lower', col('name'))                 → lower("name")
//   { deletedAt: null, age: { [Op.gt]: 3 } } → "deletedAt" IS NULL AND "age" > 3
//
// The conditions of queries are made by clauses/where.ts: with slots, joins and paths into JSON.
import type { Attribute } from '../definition/attribute'
import { quoted, shown } from '../errors/sentence'
import {
  and,
  between,
  binary,
  call,
  castTo,
  column,
  constant,
  inList,
  is,
  isNull,
  keyword,
  NEVER,
  not,
  or,
  raw,
} from '../sql/build'
import { Cast, Col, Fn, isExpression, Literal, Where } from '../sql/expressions'
import type { BinaryOperator, Expression } from '../sql/nodes'
import { Op } from '../sql/operators'
import { isPlainObject, keysOf } from '../util/objects'

export type Attributes = ReadonlyMap<string, Attribute>

/** An expression or a value; names in `col` are attributes or columns. */
export function plainExpression(value: unknown, subject: string, attributes: Attributes): Expression {
  const inner = (each: unknown) => plainExpression(each, subject, attributes)
  if (value instanceof Literal) return raw(String(value.val))
  if (value instanceof Col) return columnOf(value.col, attributes)
  if (value instanceof Fn) return call(value.fn, value.args.map(inner))
  if (value instanceof Cast) return castTo(inner(value.val), value.type)
  if (isExpression(value))
    throw new Error(`${subject} cannot hold ${shown(value)}. Use fn, col, cast or literal.`)
  return constant(value)
}

/** The condition, or null if it says nothing. */
export function plainCondition(where: unknown, subject: string, attributes: Attributes): Expression | null {
  if (where === undefined || where === null) return null
  if (Array.isArray(where)) return and(where.map((each) => plainCondition(each, subject, attributes)))
  if (where instanceof Where) {
    return comparison(
      plainExpression(where.attribute, subject, attributes),
      operatorOf(where.comparator, subject),
      where.logic,
      subject,
      attributes,
    )
  }
  if (isExpression(where)) return plainExpression(where, subject, attributes)
  if (!isPlainObject(where))
    throw new Error(`${subject}: the condition "where" must be an object, got ${shown(where)}.`)
  return and(keysOf(where).map((key) => entry(key, where[key], subject, attributes)))
}

function entry(
  key: PropertyKey,
  operand: unknown,
  subject: string,
  attributes: Attributes,
): Expression | null {
  if (key === Op.and) return plainCondition(operand, subject, attributes)
  if (key === Op.or)
    return anyOf(alternatives(operand).map((each) => plainCondition(each, subject, attributes)))
  if (key === Op.not) return negated(plainCondition(operand, subject, attributes))
  if (typeof key === 'symbol')
    throw new Error(`${subject}: the operator ${key.description} must stand under an attribute.`)
  return comparison(columnOf(String(key), attributes), Op.eq, operand, subject, attributes)
}

function comparison(
  left: Expression,
  operator: symbol,
  operand: unknown,
  subject: string,
  attributes: Attributes,
): Expression | null {
  if (isPlainObject(operand) && operator === Op.eq) {
    return and(
      keysOf(operand).map((key) =>
        comparison(left, operatorOf(key, subject), operand[key], subject, attributes),
      ),
    )
  }
  const value = (each: unknown) => plainExpression(each, subject, attributes)
  const binaryOperator = BINARY.get(operator)
  if (binaryOperator) return binary(binaryOperator, left, value(operand))
  switch (operator) {
    case Op.eq:
    case Op.is:
      return equality(left, operand, false, value)
    case Op.ne:
      return equality(left, operand, true, value)
    case Op.not:
      return isPlainObject(operand)
        ? negated(comparison(left, Op.eq, operand, subject, attributes))
        : equality(left, operand, true, value)
    case Op.like:
    case Op.notLike:
      return {
        kind: 'like',
        left,
        pattern: value(operand),
        negated: operator === Op.notLike,
        insensitive: false,
        escape: null,
      }
    case Op.in:
    case Op.notIn:
      return inList(left, listOf(operand, subject).map(value), operator === Op.notIn)
    case Op.between:
    case Op.notBetween: {
      const [low, high] = listOf(operand, subject)
      return between(left, value(low), value(high), operator === Op.notBetween)
    }
    case Op.and:
      return and(listOf(operand, subject).map((each) => comparison(left, Op.eq, each, subject, attributes)))
    case Op.or:
      return anyOf(listOf(operand, subject).map((each) => comparison(left, Op.eq, each, subject, attributes)))
  }
  throw new Error(
    `${subject}: the condition cannot use the operator ${operator.description ?? ''}. Write the condition with literal().`,
  )
}

const BINARY: ReadonlyMap<symbol, BinaryOperator> = new Map([
  [Op.gt, '>'],
  [Op.gte, '>='],
  [Op.lt, '<'],
  [Op.lte, '<='],
])

function equality(
  left: Expression,
  operand: unknown,
  isNegated: boolean,
  value: (each: unknown) => Expression,
): Expression {
  if (operand === null) return isNull(left, isNegated)
  if (typeof operand === 'boolean') return is(left, keyword(operand ? 'TRUE' : 'FALSE'), isNegated)
  if (Array.isArray(operand)) return inList(left, operand.map(value), isNegated)
  return binary(isNegated ? '<>' : '=', left, value(operand))
}

function anyOf(conditions: readonly (Expression | null)[]): Expression {
  const present = conditions.filter((each) => each !== null)
  return present.length === 0 ? NEVER : or(present)
}

function negated(condition: Expression | null): Expression {
  return condition === null ? NEVER : not(condition)
}

function alternatives(operand: unknown): readonly unknown[] {
  if (Array.isArray(operand)) return operand
  return isPlainObject(operand) ? keysOf(operand).map((key) => ({ [key]: operand[key] })) : [operand]
}

function listOf(operand: unknown, subject: string): readonly unknown[] {
  if (Array.isArray(operand)) return operand
  throw new Error(`${subject}: a list is due in the condition, got ${shown(operand)}.`)
}

function columnOf(name: string, attributes: Attributes): Expression {
  return column(null, attributes.get(name)?.column ?? name)
}

const OPERATORS: ReadonlySet<symbol> = new Set(Object.values(Op))
const COMPARATORS: ReadonlyMap<string, symbol> = new Map([
  ['=', Op.eq],
  ['!=', Op.ne],
  ['<>', Op.ne],
  ['>', Op.gt],
  ['>=', Op.gte],
  ['<', Op.lt],
  ['<=', Op.lte],
])

function operatorOf(given: unknown, subject: string): symbol {
  const operator = typeof given === 'string' ? COMPARATORS.get(given) : given
  if (typeof operator === 'symbol' && OPERATORS.has(operator)) return operator
  throw new Error(
    `${subject}: ${typeof given === 'string' ? quoted(given) : shown(given)} is no operator that such a condition can use.`,
  )
}
