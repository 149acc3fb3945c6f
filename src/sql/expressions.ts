/**
 * What a user puts where a plain value or name will not do: `fn('lower', col('name'))`, `literal('1 + 1')`. Own fields are
 * v6's. An expression is recognised by its class, never by its shape: `{"val":"1) OR (1"}` from a request stays a value.
 */
import { quoted, shown } from '../errors/sentence'
import { Op } from './operators'

/** The root of all expressions; the name is v6's. */
export class SequelizeMethod {
  readonly #brand = true

  /** True of what was made by these constructors, whatever prototypes say. */
  static isExpression(value: unknown): value is SequelizeMethod {
    return typeof value === 'object' && value !== null && #brand in value
  }
}

export const isExpression = SequelizeMethod.isExpression

/** A call of a database function. */
export class Fn extends SequelizeMethod {
  readonly fn: string
  readonly args: unknown[]

  constructor(fn: string, args: unknown[]) {
    super()
    this.fn = functionName(fn)
    this.args = args
  }

  clone(): Fn {
    return new Fn(this.fn, this.args)
  }
}

/** A column, by the name that stands in SQL: 'name', 'posts.title'. */
export class Col extends SequelizeMethod {
  readonly col: string

  constructor(col: string) {
    super()
    this.col = col
  }
}

/** SQL as it is. */
export class Literal extends SequelizeMethod {
  readonly val: unknown

  constructor(val: unknown) {
    super()
    this.val = val
  }
}

/** A value or expression as another type. */
export class Cast extends SequelizeMethod {
  readonly val: unknown
  readonly type: string
  readonly json: boolean

  constructor(val: unknown, type?: string, json?: boolean) {
    super()
    this.val = val
    this.type = typeName(type)
    this.json = json || false
  }
}

/** Conditions on a JSON column, or a path into one with the value that it shall have. */
export class Json extends SequelizeMethod {
  declare readonly conditions?: Record<string, unknown>
  declare readonly path?: string
  declare readonly value?: unknown

  constructor(conditionsOrPath: string | Record<string, unknown>, value?: unknown) {
    super()
    // As in v6 only the fields in use are there.
    if (typeof conditionsOrPath === 'object') this.conditions = conditionsOrPath
    else {
      this.path = conditionsOrPath
      if (value !== undefined) this.value = value
    }
  }
}

/** A condition whose left side is an expression. */
export class Where extends SequelizeMethod {
  readonly attribute: unknown
  readonly comparator: unknown
  readonly logic: unknown

  constructor(attribute: unknown, comparator: unknown, logic?: unknown) {
    super()
    this.attribute = attribute
    this.comparator = logic === undefined ? '=' : comparator
    this.logic = logic === undefined ? comparator : logic
  }
}

/**
 * A call of a database function: `fn('upper', col('name'))` → `upper("name")`.
 *
 * @param name the function's name, 'schema.function' too
 * @param args values, which are bound, and expressions
 * @throws Error for what is no name
 * @example
 * const [row] = await User.findAll({ attributes: [[fn('upper', col('name')), 'loud']], raw: true })
 * console.log(row!.loud) // prints: ADA
 */
export function fn(name: string, ...args: unknown[]): Fn {
  return new Fn(name, args)
}

/** A column by its name: `col('posts.title')` → `"posts"."title"`. */
export function col(name: string): Col {
  return new Col(name)
}

/**
 * SQL as it is, where an expression may stand. What a user sent must never be in it.
 *
 * @example
 * await Post.update({ views: literal('views * 2') }, { where: {} })
 * console.log((await post.reload()).views) // prints: 6
 */
export function literal(sql: unknown): Literal {
  return new Literal(sql)
}

/**
 * A value or expression as another type: `cast(col('age'), 'text')` → `CAST("age" AS TEXT)`.
 *
 * @throws Error for what is no name of a type
 * @example
 * console.log(await User.count({ where: where(cast(col('age'), 'text'), '36') })) // prints: 1
 */
export function cast(value: unknown, type: string): Cast {
  return new Cast(value, type)
}

/**
 * A path into a JSON column, or conditions on it.
 *
 * @example
 * const Setting = sequelize.define('Setting', { meta: DataTypes.JSON })
 * await Setting.sync()
 * await Setting.create({ meta: { theme: { dark: true } } })
 * console.log(await Setting.count({ where: json('meta.theme.dark', true) })) // prints: 1
 */
export function json(conditionsOrPath: string | Record<string, unknown>, value?: unknown): Json {
  return new Json(conditionsOrPath, value)
}

/**
 * A condition whose left side is an expression.
 *
 * @param comparator an operator (`Op.gt`, '>') if `right` is given, else the value
 * @example
 * console.log(await User.count({ where: where(fn('lower', col('name')), 'ada') })) // prints: 1
 * console.log(await User.count({ where: where(col('age'), Op.gt, 40) })) // prints: 0
 */
export function where(left: unknown, comparator: unknown, right?: unknown): Where {
  return new Where(left, comparator, right)
}

/** All of the conditions: `{ [Op.and]: conditions }`. */
export function and<T extends readonly unknown[]>(...conditions: T): { [Op.and]: T } {
  return { [Op.and]: conditions }
}

/** Any of the conditions: `{ [Op.or]: conditions }`. */
export function or<T extends readonly unknown[]>(...conditions: T): { [Op.or]: T } {
  return { [Op.or]: conditions }
}

// Function and type names are written into SQL as they are, so their form is checked where they are given.
const WORD = '[\\p{L}_][\\p{L}\\p{N}_$]*'
const NAME = `(?:${WORD}|"[^"]+"|\`[^\`]+\`)`
const FUNCTION_NAME = new RegExp(`^${NAME}(?:[. ]${NAME})*$`, 'u')
const ARGUMENTS = `\\(\\s*[\\w.]+(?:\\s*,\\s*[\\w.]+)*\\s*\\)`
const TYPE_NAME = new RegExp(`^${NAME}(?:[. ]${NAME})*(?: ?${ARGUMENTS})?(?: ${NAME})*(?:\\[\\d*\\])*$`, 'u')
const LONGEST_NAME = 256

function functionName(name: string): string {
  if (name === undefined || isName(name, FUNCTION_NAME)) return name
  throw new Error(
    `fn(${shownName(name)}): that is not the name of a database function. Name it as in 'upper' or 'schema.function'; other SQL belongs in literal().`,
  )
}

/** 'integer', 'double precision', 'DECIMAL(10, 2)', 'timestamp(3) with time zone', 'text[]'. */
function typeName(type: string | undefined): string {
  const name = typeof type === 'string' ? type.trim() : (type ?? '')
  if (name === '' || isName(name, TYPE_NAME)) return name
  throw new Error(
    `cast(…, ${shownName(name)}): that is not the name of a type. Name it as in 'integer' or 'DECIMAL(10, 2)'; other SQL belongs in literal().`,
  )
}

function isName(name: unknown, form: RegExp): boolean {
  return typeof name === 'string' && name.length <= LONGEST_NAME && form.test(name)
}

function shownName(name: unknown): string {
  return typeof name === 'string' ? quoted(name) : shown(name)
}
