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
import { isPlainObject } from '../util/objects'
import { resolveIncludes } from '../clauses/include-resolution'
import { ListSlot, Slot, type IncludeTemplate } from '../clauses/template'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import {
  FIND_OPTIONS,
  INCLUDE_OPTIONS,
  refuseStranger,
  THROUGH_OPTIONS,
  type OptionKind,
  type OptionKinds,
} from './find-options'
import { checkedCount, described, isCondition, isScalar, valueKey } from './values'

const OPERATORS: ReadonlySet<symbol> = new Set(Object.values(Op) as symbol[])
/** Operators whose operand is one value even if it is an object or an array. */
// prettier-ignore
const WHOLE_OPERAND: ReadonlySet<symbol> = new Set([
  Op.contains, Op.contained, Op.overlap, Op.adjacent, Op.strictLeft, Op.strictRight, Op.noExtendLeft, Op.noExtendRight,
])
/** Operators that compare with one value; an object there is a value (JSON), not a condition. */
const COMPARISONS: ReadonlySet<symbol> = new Set([Op.eq, Op.ne, Op.gt, Op.gte, Op.lt, Op.lte])
/** Operators whose list is operands one by one, not one list of values. */
const STRUCTURED: ReadonlySet<symbol> = new Set([Op.between, Op.notBetween, Op.and, Op.or])

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
  options(options: AnyOptions, known: OptionKinds, model: ModelLike, what: string | null = null): AnyOptions {
    const template: AnyOptions = this.building ? {} : options
    for (const name in options) {
      const value = options[name]
      const kind = known.get(name)
      if (value === undefined || kind === 'aside' || (kind === 'count' && value === null)) continue
      if (kind === undefined) {
        refuseStranger(name, known, what === null ? this.owner : `${this.owner}, ${what}`, model)
        continue
      }
      this.key += nameKey(name)
      const part = this.option(kind, value, name, model, what)
      if (this.building) template[name] = part
    }
    return template
  }

  private option(
    kind: Exclude<OptionKind, 'aside'>,
    value: unknown,
    name: string,
    model: ModelLike,
    what: string | null,
  ): unknown {
    switch (kind) {
      case 'flag':
        this.key += '='
        this.flag(value)
        return value
      case 'condition':
        this.key += '='
        return this.condition(value)
      case 'expressions':
        this.key += '='
        return this.expressions(value)
      case 'count':
        if (value instanceof SequelizeMethod) return this.expression(value)
        return this.value(checkedCount(value, name, this.owner))
      case 'include':
        this.key += '='
        return this.include(value, model)
      case 'through':
        return this.through(value as AnyOptions, model, what)
    }
  }

  private through(options: AnyOptions, model: ModelLike, what: string | null): AnyOptions {
    this.key += '{'
    const template = this.options(
      options,
      THROUGH_OPTIONS,
      model,
      what === null ? 'through' : `through in the ${what}`,
    )
    this.key += '}'
    return template
  }

  /** Something that fixes the SQL as it is: a flag, a model, an association, a list of them. */
  private flag(value: unknown): void {
    if (value === null) this.key += 'n'
    else if (typeof value === 'boolean') this.key += value ? 't' : 'f'
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
    } else if (typeof value === 'object' && value !== null && isPlainObject(value)) {
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
    if (typeof where !== 'object' || !isPlainObject(where)) {
      throw new Error(
        `Support for \`{where: 'raw query'}\` has been removed.` +
          ` ${this.owner}: where must be an object, an array of conditions or an expression such as literal(…), not ${described(where)}.`,
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
      if (Symbol.keyFor(operator) === undefined && !OPERATORS.has(operator)) this.cacheable = false
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
    if (!isPlainObject(value)) return this.value(value)
    if (operator !== null && COMPARISONS.has(operator)) {
      // { [Op.eq]: { a: 1 } } compares JSON; { [Op.gt]: { [Op.any]: […] } } and { [Op.eq]: { [Op.col]: 'x' } } go on
      if (Object.getOwnPropertySymbols(value).length === 0) return this.value(value)
    }
    return this.fields(value as AnyOptions)
  }

  private scalarOperand(value: unknown, name: string, operator: symbol | null): unknown {
    if (typeof value === 'symbol' || typeof value === 'function') {
      throw new TypeError(`${this.owner}: "${name}" in where cannot be compared with ${described(value)}.`)
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
    this.key += valueKey(value)
    this.values.push(value)
    return this.building ? new Slot(this.values.length - 1) : value
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
    if (typeof value === 'object' && value !== null && isPlainObject(value)) {
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
    if (node instanceof Where) return this.comparison(node)
    if (node instanceof Json) return this.json(node)
    this.cacheable = false
    return node
  }

  /** where(attribute, comparator, logic) */
  private comparison(node: Where): unknown {
    this.key += 'W'
    const attribute = this.argument(node.attribute, true)
    const comparator = node.comparator as unknown
    const operator = typeof comparator === 'symbol' ? comparator : null
    this.key += operator === null ? nameKey(String(comparator)) : (operator.description ?? '')
    const logic = this.operand(node.logic === undefined ? null : node.logic, 'where()', operator)
    return this.building ? new Where(attribute, comparator, logic) : node
  }

  /** json(conditions), json(path), json(path, value) */
  private json(node: Json): unknown {
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
    if (typeof value === 'object' && !Array.isArray(value) && isPlainObject(value)) {
      if ('rawAttributes' in value || 'fieldName' in value || 'field' in value) {
        // where(Model.rawAttributes.name, …): the attribute itself
        const name = String((value as AnyOptions).fieldName ?? (value as AnyOptions).field)
        this.key += nameKey(name)
        return named ? name : value
      }
      return this.fields(value as AnyOptions)
    }
    if (typeof value === 'symbol' || typeof value === 'function') {
      throw new TypeError(`${this.owner}: a function's argument cannot be ${described(value)}.`)
    }
    return this.value(value)
  }
}
