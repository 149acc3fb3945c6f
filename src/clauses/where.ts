// `where`, `having`, `on`: a template of conditions → an SQL condition. One function a form: a list, an object's entries,
// one attribute's operand, one operator (their table: operators.ts). Expressions (fn, col, literal, cast, json, where())
// are here too: they hold conditions and stand in conditions.
//
//   { age: { [Op.gt]: Slot 0 }, name: null }  →  ("age" > ? AND "name" IS NULL)
//
// Empty forms (SPEC section 1): `{}` adds nothing, an empty OR matches nothing, an empty IN matches nothing.
import { Cast, Col, Fn, Json, Literal, SequelizeMethod, Where } from '../sql/expressions'
import { Op } from '../sql/operators'
import {
  and,
  ALWAYS,
  between,
  binary,
  call,
  castTo,
  constant,
  inList,
  is,
  isNull,
  keyword,
  listParameter,
  NEVER,
  not,
  NULL,
  or,
  parameter,
  raw,
} from '../sql/build'
import type { BinaryOperator, Encode, Expression, Like } from '../sql/nodes'
import { columnNamed, dialectOf, encoderOf, isJson, referenceOf, type ColumnScope } from './column-reference'
import { jsonPath } from './json-path'
import {
  AFFIXES,
  COMPARATORS,
  COMPARISONS,
  CONTAINMENT_OPERATORS,
  LIKE_OPERATORS,
  REGEXP_OPERATORS,
} from './operators'
import { unknownColumn, type Reference } from './reference'
import { ListSlot, Slot } from './template'

type Fields = Record<string | symbol, unknown>

/** The condition of a template, or null if it says nothing. */
export function whereClause(where: unknown, scope: ColumnScope): Expression | null {
  if (where === null || where === undefined) return null
  if (where instanceof SequelizeMethod) return expressionOf(where, scope)
  if (Array.isArray(where)) return and(where.map((item) => whereClause(item, scope)))
  if (where instanceof Slot || where instanceof ListSlot) throw standsAlone(scope)
  return and(entries(where as Fields).map(([key, operand]) => entry(key, operand, scope)))
}

/** `[Op.and]: [5]`: a value without an attribute that it is compared with. */
const standsAlone = (scope: ColumnScope): Error =>
  new Error(
    `Support for \`{where: 'raw query'}\` has been removed. ${scope.model.name}: a value in where stands alone;` +
      ' name the attribute that it is compared with.',
  )

const entries = (fields: Fields): [string | symbol, unknown][] =>
  Reflect.ownKeys(fields).map((key) => [key, fields[key]])

function entry(key: string | symbol, operand: unknown, scope: ColumnScope): Expression | null {
  if (key === Op.and) return whereClause(operand, scope)
  if (key === Op.or) return anyOf(alternatives(operand).map((item) => whereClause(item, scope)))
  if (key === Op.not) return negation(operand, (item) => whereClause(item, scope))
  if (typeof key === 'symbol') {
    const known = Object.values(Op).includes(key)
    throw new TypeError(
      known
        ? `${scope.model.name}: the operator ${key.description} needs an attribute to stand under.`
        : `${scope.model.name}: ${String(key)} in where is no operator.` +
            ` Operators come from Op: [Op.${key.description ?? 'or'}].`,
    )
  }
  // v6's trick for a condition under any key: { whatever: literal('a > b') }
  if (operand instanceof Literal || operand instanceof Where || operand instanceof Json)
    return expressionOf(operand, scope)
  return attributeCondition(referenceOf(key, scope), operand, scope)
}

/** The alternatives of Op.or: the items of a list, or the entries of an object one by one. */
function alternatives(operand: unknown): unknown[] {
  if (Array.isArray(operand)) return operand
  if (operand instanceof SequelizeMethod || typeof operand !== 'object' || operand === null) return [operand]
  return entries(operand as Fields).map(([key, value]) => ({ [key]: value }))
}

/** OR; alternatives that say nothing are left out, and none at all match nothing. */
function anyOf(conditions: readonly (Expression | null)[]): Expression {
  const present = conditions.filter((condition) => condition !== null)
  return present.length === 0 ? NEVER : or(present)
}

function negation(operand: unknown, conditionOf: (item: unknown) => Expression | null): Expression {
  const inner = conditionOf(operand)
  return inner === null ? NEVER : not(inner)
}

/** What stands behind an attribute's name. */
function attributeCondition(reference: Reference, operand: unknown, scope: ColumnScope): Expression | null {
  if (operand === null) return isNull(reference.expression)
  if (operand instanceof Slot || operand instanceof SequelizeMethod)
    return binary('=', reference.expression, valueOf(operand, reference, scope))
  if (operand instanceof ListSlot || Array.isArray(operand))
    return membership(reference, operand, false, scope)
  if (typeof operand === 'boolean') return is(reference.expression, keyword(operand ? 'TRUE' : 'FALSE'))
  const parts = entries(operand as Fields)
  if (parts.length === 0) throw saysNothing(reference, scope)
  return and(parts.map(([key, inner]) => operandEntry(reference, key, inner, scope)))
}

/** `{ name: {} }` out of a request must not come to mean every row. */
function saysNothing(reference: Reference, scope: ColumnScope): TypeError {
  const fix = isJson(reference.type)
    ? ' To find an empty object write { [Op.eq]: {} }.'
    : ' Leave it out, or give a value.'
  return new TypeError(
    `Invalid value {}: ${scope.model.name}.${reference.name} is compared with nothing.${fix}`,
  )
}

/** One entry of an operand: an operator, or a leg into a JSON column. */
function operandEntry(
  reference: Reference,
  key: string | symbol,
  operand: unknown,
  scope: ColumnScope,
): Expression | null {
  if (typeof key === 'symbol') return operatorCondition(reference, key, operand, scope)
  if (isJson(reference.type))
    return attributeCondition(jsonPath(reference, key.split('.'), dialectOf(scope)), operand, scope)
  throw new TypeError(
    `${scope.model.name}.${reference.name} cannot be compared with an object that has the key "${key}":` +
      ` only JSON attributes have keys.${operatorMeant(key)}`,
  )
}

function operatorCondition(
  reference: Reference,
  operator: symbol,
  operand: unknown,
  scope: ColumnScope,
): Expression | null {
  const left = reference.expression
  const again = (inner: unknown) => attributeCondition(reference, inner, scope)
  const value = (inner: unknown) => valueOf(inner, reference, scope)
  switch (operator) {
    case Op.and:
      return and(alternatives(operand).map(again))
    case Op.or:
      return anyOf(alternatives(operand).map(again))
    case Op.eq:
      return isWholeJson(reference, operand) ? binary('=', left, value(operand)) : again(operand)
    case Op.ne:
      if (operand === null) return isNull(left, true)
      if (isList(operand) && !isWholeJson(reference, operand))
        return membership(reference, operand, true, scope)
      return binary('<>', left, value(operand))
    case Op.is:
      return is(left, truth(operand, reference, scope))
    case Op.not:
      if (operand === null || typeof operand === 'boolean')
        return is(left, truth(operand, reference, scope), true)
      if (isList(operand)) return membership(reference, operand, true, scope)
      if (operand instanceof Slot || operand instanceof SequelizeMethod)
        return binary('<>', left, value(operand))
      return negation(operand, again)
    case Op.in:
      return membership(reference, operand, false, scope)
    case Op.notIn:
      return membership(reference, operand, true, scope)
    case Op.between:
    case Op.notBetween:
      return range(reference, operand, operator === Op.notBetween, scope)
    case Op.col:
      return binary('=', left, columnNamed(String(operand), scope))
    case Op.any:
    case Op.all:
      return quantified('=', reference, operator, operand, scope)
  }
  return tabledCondition(reference, operator, operand, scope)
}

/** Those that are one operator of SQL each (operators.ts). */
function tabledCondition(
  reference: Reference,
  operator: symbol,
  operand: unknown,
  scope: ColumnScope,
): Expression {
  const left = reference.expression
  const comparison = COMPARISONS.get(operator)
  if (comparison !== undefined) return compare(comparison, reference, operand, scope)
  const like = LIKE_OPERATORS.get(operator)
  if (like !== undefined) return likeNode(reference, patternOf(operand, reference, scope), like, null)
  const affix = AFFIXES.get(operator)
  if (affix !== undefined) return affixed(reference, operand, affix, scope)
  const regexp = REGEXP_OPERATORS.get(operator)
  if (regexp !== undefined) {
    assertCapable('regexp', reference, operator, scope)
    return binary(regexp, left, patternOf(operand, reference, scope))
  }
  const containment = CONTAINMENT_OPERATORS.get(operator)
  if (containment !== undefined) {
    assertCapable('arrays', reference, operator, scope)
    return binary(containment, left, valueOf(operand, reference, scope))
  }
  throw new TypeError(`${scope.model.name}.${reference.name}: unknown operator ${String(operator)}.`)
}

/** `{ meta: { [Op.eq]: [1, 2] } }`: the JSON is that list. */
const isWholeJson = (reference: Reference, operand: unknown): boolean =>
  operand instanceof ListSlot && isJson(reference.type) && !reference.isJsonPath

const isList = (operand: unknown): boolean => operand instanceof ListSlot || Array.isArray(operand)

/** An operator that not every engine has. */
function assertCapable(
  capability: 'regexp' | 'arrays',
  reference: Reference,
  operator: symbol,
  scope: ColumnScope,
): void {
  const dialect = dialectOf(scope)
  if (dialect.capabilities[capability]) return
  throw new TypeError(
    `${scope.model.name}.${reference.name}: Op.${operator.description} is not supported by ${dialect.name}.`,
  )
}

/** `<`, `>=` … with a value, a column or a quantified list. */
function compare(
  operator: BinaryOperator,
  reference: Reference,
  operand: unknown,
  scope: ColumnScope,
): Expression {
  if (
    operand !== null &&
    typeof operand === 'object' &&
    !(operand instanceof Slot) &&
    !(operand instanceof SequelizeMethod)
  ) {
    const fields = operand as Fields
    if (Op.any in fields) return quantified(operator, reference, Op.any, fields[Op.any], scope)
    if (Op.all in fields) return quantified(operator, reference, Op.all, fields[Op.all], scope)
    if (Op.col in fields)
      return binary(operator, reference.expression, columnNamed(String(fields[Op.col]), scope))
  }
  return binary(operator, reference.expression, valueOf(operand, reference, scope))
}

function quantified(
  operator: BinaryOperator,
  reference: Reference,
  quantifier: symbol,
  operand: unknown,
  scope: ColumnScope,
): Expression {
  if (operator === '=' && quantifier === Op.any && !dialectOf(scope).capabilities.arrays)
    return membership(reference, operand, false, scope)
  return binary(operator, reference.expression, quantifiedList(reference, quantifier, operand, scope))
}

/** ANY (…), ALL (…) */
function quantifiedList(
  reference: Reference,
  quantifier: symbol,
  operand: unknown,
  scope: ColumnScope,
): Expression {
  assertCapable('arrays', reference, quantifier, scope)
  return {
    kind: 'quantified',
    quantifier: quantifier === Op.any ? 'ANY' : 'ALL',
    operand: valueOf(operand, reference, scope),
  }
}

/** IN and NOT IN: a list of values, of expressions, a literal sub-select; for an array column, equality with the list. */
function membership(
  reference: Reference,
  operand: unknown,
  negated: boolean,
  scope: ColumnScope,
): Expression {
  const left = reference.expression
  if (operand instanceof Literal) return inList(left, raw(String(operand.val)), negated) // a sub-select or a list
  if (operand instanceof SequelizeMethod) return inList(left, [expressionOf(operand, scope)], negated)
  if (operand instanceof ListSlot) {
    if (reference.type?.key === 'ARRAY' || reference.type?.key === 'RANGE') {
      return binary(negated ? '<>' : '=', left, parameter(operand.index, encoderOf(reference, scope)))
    }
    return inList(
      left,
      [listParameter(operand.index, operand.length, encoderOf(reference, scope), nameOf(reference, scope))],
      negated,
    )
  }
  if (!Array.isArray(operand)) {
    throw new TypeError(
      `${scope.model.name}.${reference.name}: Op.${negated ? 'notIn' : 'in'} needs an array or a literal.`,
    )
  }
  if (operand.length === 0) return negated ? ALWAYS : NEVER
  return inList(
    left,
    operand.map((item) => valueOf(item, reference, scope)),
    negated,
  )
}

function range(reference: Reference, operand: unknown, negated: boolean, scope: ColumnScope): Expression {
  const value = (item: unknown) => valueOf(item, reference, scope)
  if (operand instanceof SequelizeMethod) {
    throw new TypeError(`${scope.model.name}.${reference.name}: Op.between needs an array of two values.`)
  }
  if (!Array.isArray(operand) || operand.length !== 2) {
    const operator = negated ? 'notBetween' : 'between'
    throw new TypeError(
      `${scope.model.name}.${reference.name}: Op.${operator} needs an array of exactly two values.`,
    )
  }
  return between(reference.expression, value(operand[0]), value(operand[1]), negated)
}

function likeNode(
  reference: Reference,
  pattern: Expression,
  form: { negated: boolean; insensitive: boolean },
  escape: string | null,
): Like {
  return { kind: 'like', left: reference.expression, pattern, ...form, escape }
}

/** The pattern of LIKE and of regular expressions: text, whatever the column's type. */
function patternOf(operand: unknown, reference: Reference, scope: ColumnScope): Expression {
  if (operand instanceof Slot) return parameter(operand.index, dialectOf(scope).types.encodeAny)
  if (operand instanceof SequelizeMethod) return expressionOf(operand, scope)
  if (operand === null) return NULL
  if (typeof operand === 'object') {
    const fields = operand as Fields
    const quantifier = [Op.any, Op.all].find((each) => each in fields)
    if (quantifier !== undefined) return quantifiedList(reference, quantifier, fields[quantifier], scope)
  }
  throw new TypeError(`${scope.model.name}.${reference.name}: a pattern must be a string.`)
}

/** startsWith, endsWith, substring: `%` and `_` in the value are only characters (SECURITY §6.6). */
function affixed(
  reference: Reference,
  operand: unknown,
  affix: (value: string) => string,
  scope: ColumnScope,
): Expression {
  const form = { negated: false, insensitive: false }
  if (operand instanceof Slot) {
    const encode: Encode = (value) => affix(escapeLike(String(value)))
    return likeNode(reference, parameter(operand.index, encode), form, '\\')
  }
  throw new TypeError(
    `${scope.model.name}.${reference.name}: Op.startsWith, Op.endsWith and Op.substring take a string.`,
  )
}

const escapeLike = (value: string) => value.replace(/[\\%_]/g, '\\$&')

/** NULL, TRUE, FALSE as words (`IS TRUE`), else a value. */
function truth(operand: unknown, reference: Reference, scope: ColumnScope): Expression {
  if (operand === null) return NULL
  if (typeof operand === 'boolean') return keyword(operand ? 'TRUE' : 'FALSE')
  return valueOf(operand, reference, scope)
}

const nameOf = (reference: Reference, scope: ColumnScope): string => `${scope.model.name}.${reference.name}`

/** One operand as an expression, its value encoded by the attribute's type. */
function valueOf(operand: unknown, reference: Reference, scope: ColumnScope): Expression {
  if (operand === null) return NULL
  if (operand instanceof Slot)
    return parameter(operand.index, encoderOf(reference, scope), nameOf(reference, scope))
  if (operand instanceof ListSlot)
    return parameter(operand.index, encoderOf(reference, scope), nameOf(reference, scope))
  if (operand instanceof SequelizeMethod) return expressionOf(operand, scope)
  const fields = operand as Fields
  if (typeof operand === 'object' && Op.col in fields) return columnNamed(String(fields[Op.col]), scope)
  const what = Array.isArray(operand) ? 'a list of lists' : 'an object'
  throw new TypeError(
    `${scope.model.name}.${reference.name} cannot be compared with ${what} here.${operatorMeant(reference.name)}`,
  )
}

/** Strings are never operators: `$or` and `or` are names like others. */
function operatorMeant(name: string): string {
  const word = name.replace(/^\$/, '')
  return Object.hasOwn(Op, word) ? ` For an operator write [Op.${word}].` : ''
}

/** `where(fn('lower', col('name')), 'x')`, `where(col('a'), Op.gt, 1)`, `where(col('a'), '>=', 1)`. */
function comparison(node: Where, scope: ColumnScope): Expression {
  const reference = leftOf(node.attribute, scope)
  const comparator: unknown = node.comparator
  const operator = typeof comparator === 'symbol' ? comparator : COMPARATORS[String(comparator).toUpperCase()]
  if (operator === undefined) {
    throw new TypeError(
      `${scope.model.name}: where() does not know the comparator ${JSON.stringify(String(comparator))}.` +
        ` Known: ${Object.keys(COMPARATORS).join(', ')}.`,
    )
  }
  const logic = node.logic as unknown
  const condition =
    operator === Op.eq
      ? attributeCondition(reference, logic ?? null, scope)
      : operatorCondition(reference, operator, logic ?? null, scope)
  return condition ?? ALWAYS
}

function leftOf(left: unknown, scope: ColumnScope): Reference {
  if (typeof left === 'string') return referenceOf(left, scope)
  if (left instanceof Json) return jsonReference(left, scope)
  if (
    left instanceof Col &&
    typeof left.col === 'string' &&
    scope.model.definition.attributes.has(left.col)
  ) {
    return { ...referenceOf(left.col, scope), expression: expressionOf(left, scope) }
  }
  return unknownColumn(expressionOf(left, scope), 'where()')
}

/** `json('meta.a.b')` as an expression, `json('meta.a', 1)` and `json({ meta: { a: 1 } })` as conditions. */
function jsonConditions(node: Json, scope: ColumnScope): Expression {
  if (node.conditions !== undefined && node.conditions !== null)
    return whereClause(node.conditions, scope) ?? ALWAYS
  const reference = jsonReference(node, scope)
  if (node.value === undefined) return reference.expression
  return attributeCondition(reference, node.value, scope) ?? ALWAYS
}

function jsonReference(node: Json, scope: ColumnScope): Reference {
  const [head, ...legs] = String(node.path).split('.')
  const base = referenceOf(head, scope)
  return legs.length === 0 ? base : jsonPath(base, legs, dialectOf(scope))
}

/** The node of an expression object. */
export function expressionOf(node: unknown, scope: ColumnScope): Expression {
  if (node instanceof Literal) return raw(String(node.val))
  if (node instanceof Col)
    return columnNamed(Array.isArray(node.col) ? node.col.join('.') : String(node.col), scope)
  if (node instanceof Fn)
    return call(
      String(node.fn),
      node.args.map((arg: unknown) => argumentOf(arg, scope)),
    )
  if (node instanceof Cast) return castTo(argumentOf(node.val, scope), String(node.type))
  if (node instanceof Where) return comparison(node, scope)
  if (node instanceof Json) return jsonConditions(node, scope)
  throw new TypeError(
    `${scope.model.name}: an expression of an unknown kind (${String((node as object)?.constructor?.name)}).`,
  )
}

/** An argument of a function or a cast: a value, another expression, or a condition. */
function argumentOf(arg: unknown, scope: ColumnScope): Expression {
  if (arg === null || arg === undefined) return NULL
  if (arg instanceof SequelizeMethod) return expressionOf(arg, scope)
  const { types } = dialectOf(scope)
  if (arg instanceof Slot) return parameter(arg.index, types.encodeAny)
  if (arg instanceof ListSlot) return listParameter(arg.index, arg.length, types.encodeAny)
  if (typeof arg === 'object') return whereClause(arg, scope) ?? emptyArgument(scope)
  return constant(types.encodeAny(arg))
}

function emptyArgument(scope: ColumnScope): never {
  throw new TypeError(
    `Invalid value {}: ${scope.model.name} is asked for a function or a cast of an empty object. Give a value, or null.`,
  )
}
