// The one walk over a call's options. It yields the shape's key (all that fixes the SQL), the list of values (all that
// varies) and, on a second walk, the template: the same options with a Slot in the place of each value. Key, values and
// template come out of the same code, so they cannot disagree. No other file decides what is shape and what is value.
//
//   { where: { age: { [Op.gt]: 18 }, name: null }, limit: 5 }
//   key     …{3:age{gt?}4:name∅}L?      values   [18, 5]
//   template { where: { age: { [Op.gt]: Slot 0 }, name: null }, limit: Slot 1 }
//
// Null, undefined, empty lists, symbols, names and literals belong to the shape; every other value is a slot. A list is one
// slot whose padded length is shape. What cannot be keyed makes the call uncached, never wrong.
// Hot path: runs once a call (bench R1, R8).
import { Cast, Col, Fn, Json, Literal, SequelizeMethod, Where } from '../sql/expressions'
import { Op } from '../sql/operators'
import { paddedLength } from '../sql/statement'
import { resolveIncludes } from '../clauses/include-resolution'
import { ListSlot, Slot, type IncludeTemplate, type ValueType } from '../clauses/template'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import {
  FIND_OPTIONS,
  INCLUDE_OPTIONS,
  refuseStranger,
  THROUGH_OPTIONS,
  type OptionKind,
} from './find-options'

/** Operators whose operand is one value even if it is an object or an array. */
const WHOLE_OPERAND = new Set<symbol>(
  [
    Op.contains,
    Op.contained,
    Op.overlap,
    Op.adjacent,
    Op.strictLeft,
    Op.strictRight,
    Op.noExtendLeft,
    Op.noExtendRight,
  ].filter(Boolean),
)
/** Operators that compare with one value; an object there is a value (JSON), not a condition. */
const COMPARISONS = new Set<symbol>([Op.eq, Op.ne, Op.gt, Op.gte, Op.lt, Op.lte])
/** Operators whose list is operands one by one, not one list of values. */
const STRUCTURED = new Set<symbol>([Op.between, Op.notBetween, Op.and, Op.or])

export interface Shape {
  readonly key: string
  readonly values: unknown[]
  /** False if something in the options cannot be keyed: the plan is made for this call alone. */
  readonly cacheable: boolean
}

/** Key and values of a find's options. */
export function shapeOf(options: AnyOptions, model: ModelLike): Shape {
  const walk = new Walk(model.name, false)
  walk.options(options, FIND_OPTIONS, model)
  return walk
}

/** The options with Slots in the places of their values; for a call whose shape has no plan yet. */
export function templateOf(options: AnyOptions, model: ModelLike): AnyOptions {
  return new Walk(model.name, true).options(options, FIND_OPTIONS, model)
}

/** Key and values of a condition alone, appended to those of `values` (writers put their own values first). */
export function shapeOfCondition(where: unknown, owner: string, values: unknown[] = []): Shape {
  const walk = new Walk(owner, false, values)
  walk.condition(where)
  return walk
}

/** The template of a condition whose values start at `firstSlot`. */
export function templateOfCondition(where: unknown, owner: string, firstSlot = 0): unknown {
  return new Walk(owner, true, new Array(firstSlot)).condition(where)
}

/** Names go into the key with their length, so that no name can pretend to be structure. */
const nameKey = (name: string) => name.length + ':' + name

class Walk implements Shape {
  key = ''
  cacheable = true

  constructor(
    /** The model's name, for messages. */
    private readonly owner: string,
    /** True on the second walk: methods return the template. */
    private readonly building: boolean,
    readonly values: unknown[] = [],
  ) {}

  /** `what` says whose options they are: `User`, `User, include of posts`. */
  options(
    options: AnyOptions,
    known: Record<string, OptionKind>,
    model: ModelLike,
    what: string | null = null,
  ): AnyOptions {
    const template: AnyOptions = this.building ? {} : options
    for (const name in options) {
      const value = options[name]
      if (value === undefined) continue
      const kind = known[name]
      let part: unknown = value
      switch (kind) {
        case 'aside':
          continue
        case 'flag':
          this.key += nameKey(name) + '='
          this.flag(value)
          break
        case 'condition':
          this.key += nameKey(name) + '='
          part = this.condition(value)
          break
        case 'expressions':
          this.key += nameKey(name) + '='
          part = this.expressions(value)
          break
        case 'count':
          if (value === null) continue
          this.key += nameKey(name)
          part =
            value instanceof SequelizeMethod
              ? this.expression(value)
              : this.value(checkedCount(value, name, this.owner))
          break
        case 'include':
          this.key += nameKey(name) + '='
          part = this.include(value, model)
          break
        case 'through':
          this.key += nameKey(name) + '{'
          part = this.options(
            value as AnyOptions,
            THROUGH_OPTIONS,
            model,
            what === null ? 'through' : `through in the ${what}`,
          )
          this.key += '}'
          break
        default:
          refuseStranger(name, known, what === null ? this.owner : `${this.owner}, ${what}`, model)
          continue
      }
      if (this.building) template[name] = part
    }
    return template
  }

  /** Something that fixes the SQL as it is: a flag, a model, an association, a list of them. */
  private flag(value: unknown): void {
    if (typeof value === 'boolean' || value === null) this.key += value ? 't' : value === null ? 'n' : 'f'
    else if (typeof value === 'string') this.key += nameKey(value)
    else if (typeof value === 'number') this.key += '#' + value + ';'
    else if (Array.isArray(value)) {
      this.key += '['
      for (const item of value) this.flag(item)
      this.key += ']'
    } else this.identity(value)
  }

  /** A model, an association, or `{ model, as }`: by its number. */
  private identity(value: unknown): void {
    const object = value as { definition?: { id: number }; associationType?: string; id?: number }
    if (typeof value === 'function' && object.definition !== undefined) {
      this.key += 'M' + object.definition.id + ';'
    } else if (typeof value === 'object' && value !== null && object.associationType !== undefined) {
      this.key += 'A' + object.id + ';'
    } else if (typeof value === 'object' && value !== null && isPlain(value)) {
      this.key += '{'
      for (const name in value) {
        this.key += nameKey(name)
        this.flag((value as AnyOptions)[name])
      }
      this.key += '}'
    } else {
      this.cacheable = false
    }
  }

  /** Includes by association and options; in the template each is found, with its model's scope merged in. */
  include(include: unknown, model: ModelLike): IncludeTemplate[] {
    const templates: IncludeTemplate[] = []
    this.key += '['
    for (const { association, model: target, options } of resolveIncludes(include, model)) {
      this.key +=
        'A' + association.id + (target === association.target ? '{' : 'M' + target.definition.id + '{')
      const { include: inner, ...template } = this.options(
        options,
        INCLUDE_OPTIONS,
        target,
        `include of ${association.as}`,
      )
      this.key += '}'
      if (this.building)
        templates.push({ association, model: target, options: template, include: inner ?? [] })
    }
    this.key += ']'
    return templates
  }

  /** `where` and its like: objects of names and operators, lists, expressions. */
  condition(where: unknown): unknown {
    if (where === null || where === undefined) return where
    if (where instanceof SequelizeMethod) return this.expression(where)
    if (Array.isArray(where)) {
      this.key += '['
      const template = where.map((item) => this.condition(item))
      this.key += ']'
      return template
    }
    if (typeof where !== 'object' || !isPlain(where)) {
      throw new Error(
        `Support for \`{where: 'raw query'}\` has been removed.` +
          ` ${this.owner}: where must be an object, an array of conditions or an expression such as literal(…), not ${describe(where)}.`,
      )
    }
    return this.fields(where as AnyOptions)
  }

  private fields(object: AnyOptions): AnyOptions {
    const template: AnyOptions = this.building ? Object.create(null) : object
    this.key += '{'
    for (const name in object) {
      if (!Object.prototype.hasOwnProperty.call(object, name)) continue
      this.key += nameKey(name)
      const part = this.operand(object[name], name, null)
      if (this.building) template[name] = part
    }
    const symbols = Object.getOwnPropertySymbols(object)
    for (let i = 0; i < symbols.length; i++) {
      const operator = symbols[i]
      this.key += operator.description + ' '
      if (Symbol.keyFor(operator) === undefined && !isKnownOperator(operator)) this.cacheable = false
      const part = this.operand(object[operator], operator.description ?? '', operator)
      if (this.building) template[operator] = part
    }
    this.key += '}'
    return template
  }

  /** What stands behind a name or an operator. */
  private operand(value: unknown, name: string, operator: symbol | null): unknown {
    if (value === null) {
      this.key += 'n'
      return null
    }
    if (value === undefined) throw new Error(`WHERE parameter "${name}" has invalid "undefined" value`)
    if (typeof value !== 'object') return this.scalarOperand(value, name, operator)
    if (value instanceof SequelizeMethod) return this.expression(value)
    if (operator !== null && WHOLE_OPERAND.has(operator)) return this.value(value)
    if (Array.isArray(value)) return this.list(value, name, operator)
    if (!isPlain(value)) return this.value(value)
    if (operator !== null && COMPARISONS.has(operator)) {
      // { [Op.eq]: { a: 1 } } compares JSON; { [Op.gt]: { [Op.any]: […] } } and { [Op.eq]: { [Op.col]: 'x' } } go on
      if (Object.getOwnPropertySymbols(value).length === 0) return this.value(value)
    }
    return this.fields(value as AnyOptions)
  }

  private scalarOperand(value: unknown, name: string, operator: symbol | null): unknown {
    if (typeof value === 'symbol' || typeof value === 'function') {
      throw new TypeError(`${this.owner}: "${name}" in where cannot be compared with ${describe(value)}.`)
    }
    if (operator === Op.col) {
      this.key += nameKey(String(value))
      return value
    }
    if (typeof value === 'boolean' && (operator === Op.is || operator === Op.not)) {
      this.key += value ? 't' : 'f'
      return value
    }
    return this.value(value)
  }

  private list(list: readonly unknown[], name: string, operator: symbol | null): unknown {
    if (list.length === 0) {
      this.key += 'e'
      return list
    }
    const fixed = operator !== null && STRUCTURED.has(operator)
    if (!fixed && list.every(isScalar)) {
      const length = paddedLength(list.length)
      this.key += 'l' + length + ';'
      this.values.push(list)
      return this.building ? new ListSlot(this.values.length - 1, length) : list
    }
    this.key += '['
    const logical = operator === Op.and || operator === Op.or || operator === Op.not
    const template = list.map((item) =>
      logical && isCondition(item) ? this.condition(item) : this.operand(item, name, null),
    )
    this.key += ']'
    return template
  }

  /** One value of the call. */
  value(value: unknown): unknown {
    const type = typeof value
    this.key +=
      type === 'number'
        ? '?n'
        : type === 'string'
          ? '?s'
          : type === 'boolean'
            ? '?b'
            : value instanceof Date
              ? '?d'
              : '?o'
    this.values.push(value)
    return this.building ? new Slot(this.values.length - 1, valueType(value)) : value
  }

  /** Lists of names, `[expression, alias]`, order items, `{ include, exclude }`: names are shape. */
  private expressions(value: unknown): unknown {
    if (typeof value === 'string') {
      this.key += nameKey(value)
      return value
    }
    if (value instanceof SequelizeMethod) return this.expression(value)
    if (Array.isArray(value)) {
      this.key += '['
      const template: unknown[] = this.building ? [] : value
      for (let i = 0; i < value.length; i++) {
        const part = this.expressions(value[i])
        if (this.building) template.push(part)
      }
      this.key += ']'
      return template
    }
    if (typeof value === 'object' && value !== null && isPlain(value)) {
      const template: AnyOptions = {}
      this.key += '{'
      for (const name in value) {
        this.key += nameKey(name)
        template[name] = this.expressions((value as AnyOptions)[name])
      }
      this.key += '}'
      return template
    }
    this.flag(value)
    return value
  }

  /** fn, col, literal, cast, json, where: their names and texts are shape, the values in them are slots. */
  expression(node: unknown): unknown {
    if (node instanceof Literal) {
      this.key += 'L' + nameKey(String(node.val))
      return node
    }
    if (node instanceof Col) {
      this.key +=
        'C' + (Array.isArray(node.col) ? node.col.map(nameKey).join('') : nameKey(String(node.col))) + ';'
      return node
    }
    if (node instanceof Fn) {
      this.key += 'F' + nameKey(String(node.fn)) + '('
      const args = node.args.map((arg: unknown) => this.argument(arg))
      this.key += ')'
      return this.building ? new Fn(node.fn, args) : node
    }
    if (node instanceof Cast) {
      this.key += 'T' + nameKey(String(node.type)) + (node.json ? 'j' : '')
      const operand = this.argument(node.val)
      return this.building ? new Cast(operand, node.type, node.json) : node
    }
    if (node instanceof Where) {
      this.key += 'W'
      const attribute = this.argument(node.attribute, true)
      const comparator = node.comparator as unknown
      this.key +=
        typeof comparator === 'symbol' ? (comparator.description ?? '') : nameKey(String(comparator))
      const logic = this.operand(
        node.logic === undefined ? null : node.logic,
        'where()',
        typeof comparator === 'symbol' ? comparator : null,
      )
      return this.building ? new Where(attribute, comparator, logic) : node
    }
    if (node instanceof Json) {
      this.key += 'J'
      if (node.conditions !== undefined && node.conditions !== null) {
        const conditions = this.fields(node.conditions as AnyOptions)
        return this.building ? new Json(conditions) : node
      }
      this.key += nameKey(String(node.path))
      if (node.value === undefined) return node
      const operand = this.operand(node.value, 'json()', null)
      return this.building ? new Json(String(node.path), operand) : node
    }
    this.cacheable = false
    return node
  }

  /** An argument of fn, cast or where. A name only where `named` says that a string is a column. */
  private argument(value: unknown, named = false): unknown {
    if (value instanceof SequelizeMethod) return this.expression(value)
    if (named && typeof value === 'string') {
      this.key += nameKey(value)
      return value
    }
    if (value === null || value === undefined) {
      this.key += 'n'
      return null
    }
    if (typeof value === 'object' && !Array.isArray(value) && isPlain(value)) {
      if ('rawAttributes' in value || 'fieldName' in value || 'field' in value) {
        // where(Model.rawAttributes.name, …): the attribute itself
        const name = String((value as AnyOptions).fieldName ?? (value as AnyOptions).field)
        this.key += nameKey(name)
        return named ? name : value
      }
      return this.fields(value as AnyOptions)
    }
    if (typeof value === 'symbol' || typeof value === 'function') {
      throw new TypeError(`${this.owner}: a function's argument cannot be ${describe(value)}.`)
    }
    return this.value(value)
  }
}

const knownOperators = new Set<symbol>(Object.values(Op) as symbol[])
const isKnownOperator = (operator: symbol) => knownOperators.has(operator)

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null
}

function valueType(value: unknown): ValueType {
  if (value instanceof Date) return 'date'
  const type = typeof value
  return type === 'string' || type === 'number' || type === 'bigint' || type === 'boolean' ? type : 'object'
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** An item of Op.and, Op.or, Op.not that is no value: a Date is one, `{ [Op.gt]: 1 }` is not, a list of values neither. */
const isCondition = (item: unknown): boolean =>
  isObject(item) &&
  (Array.isArray(item) ? !item.every(isScalar) : item instanceof SequelizeMethod || isPlain(item))

function isScalar(value: unknown): boolean {
  if (value === null) return true
  const type = typeof value
  if (type === 'string' || type === 'number' || type === 'bigint' || type === 'boolean') return true
  return (
    type === 'object' &&
    !Array.isArray(value) &&
    !(value instanceof SequelizeMethod) &&
    !isPlain(value as object)
  )
}

/** SECURITY row 2: a limit or an offset is a non-negative safe integer, or a string of digits. */
function checkedCount(value: unknown, name: string, owner: string): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number
  throw new TypeError(`${owner}: ${name} must be a non-negative integer, not ${describe(value)}.`)
}

function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? value.slice(0, 60) + '…' : value)
  if (typeof value === 'function') return value.name ? `the function ${value.name}` : 'a function'
  if (typeof value === 'symbol') return value.toString()
  if (value instanceof Date) return 'a Date'
  if (isObject(value) && !Array.isArray(value)) return `an object of ${value.constructor?.name ?? 'no class'}`
  return String(value)
}
