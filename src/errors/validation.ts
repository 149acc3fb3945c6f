/**
 * Values that were refused: by a validator before any SQL, or by a unique index. Both are a ValidationError with one
 * ValidationErrorItem for each attribute, so that a form can show what is wrong where.
 */
import { BaseError, setHidden, type ErrorOptions } from './base'
import { noParent, type DatabaseErrorParent } from './database'

/** v6's old type strings, and who raised them. */
export const ValidationErrorItemType = {
  'notnull violation': 'CORE',
  'string violation': 'CORE',
  'unique violation': 'DB',
  'validation error': 'FUNCTION',
} as const

/** CORE: the ORM itself. DB: the engine. FUNCTION: a validator of an attribute or a model. */
export const ValidationErrorItemOrigin = { CORE: 'CORE', DB: 'DB', FUNCTION: 'FUNCTION' } as const

export type ValidationErrorItemType = keyof typeof ValidationErrorItemType
export type ValidationErrorItemOrigin = keyof typeof ValidationErrorItemOrigin

/**
 * Values that the model refuses: `save`, `create`, `validate` and `update` throw it before any SQL. `errors` has an item for each.
 *
 * @example
 * import { ValidationError } from 'relata'
 * try {
 *   await Tag.create({ label: null as unknown as string })
 * } catch (error) {
 *   if (!(error instanceof ValidationError)) throw error
 *   console.log(error.errors.map(({ path, validatorKey }) => [path, validatorKey])) // prints: [ [ 'label', 'is_null' ] ]
 * }
 */
export class ValidationErrorItem {
  /** @deprecated as in v6 */
  static TypeStringMap = ValidationErrorItemType
  /** @deprecated as in v6 */
  static Origins = ValidationErrorItemOrigin

  readonly message: string
  /** 'notnull violation', 'unique violation', 'Validation error' … */
  readonly type: string | null
  /** The attribute. */
  readonly path: string | null
  /** The value that was refused. */
  readonly value: unknown
  readonly origin: ValidationErrorItemOrigin | null
  /** The record that has the value. */
  readonly instance: unknown
  readonly validatorKey: string | null
  /** The built-in validator's name ('isEmail', 'len'), if it was one. */
  readonly validatorName: string | null
  /** The arguments of the built-in validator. */
  readonly validatorArgs: unknown[]

  constructor(
    message?: string,
    type?: string | null,
    path?: string | null,
    value?: unknown,
    instance?: unknown,
    validatorKey?: string | null,
    fnName?: string | null,
    fnArgs?: unknown[] | null,
  ) {
    const origin = originOf(type)
    this.message = message || ''
    this.type = origin !== null && origin !== type ? (type as string) : null // an origin was found, so it is a string
    this.path = path || null
    this.value = value === undefined ? null : value
    this.origin = origin
    this.instance = instance || null
    this.validatorKey = validatorKey || null
    this.validatorName = fnName || null
    this.validatorArgs = fnArgs || []
  }

  /** 'function.iseven': which validator it was, in lower case; '' if none is known. */
  getValidatorKey(useTypeAsNS: boolean = true, NSSeparator: string = '.'): string {
    const key = this.validatorKey || this.validatorName
    if (!key) return ''
    if (!useTypeAsNS || !this.origin) return key.toLowerCase().trim()
    if (typeof NSSeparator !== 'string' || NSSeparator === '') {
      throw new Error('Invalid namespace separator given, must be a non-empty string')
    }
    return (this.origin + NSSeparator + key).toLowerCase().trim()
  }
}

function originOf(type: string | null | undefined): ValidationErrorItemOrigin | null {
  if (typeof type !== 'string') return null
  if (Object.hasOwn(ValidationErrorItemOrigin, type)) return type as ValidationErrorItemOrigin
  const known = type.toLowerCase().trim()
  return Object.hasOwn(ValidationErrorItemType, known)
    ? ValidationErrorItemType[known as ValidationErrorItemType]
    : null
}

export class ValidationError extends BaseError {
  readonly errors: ValidationErrorItem[]

  constructor(message?: string | null, errors?: ValidationErrorItem[] | null, options: ErrorOptions = {}) {
    super(message || messageOf(errors ?? []))
    this.name = 'SequelizeValidationError'
    this.errors = errors ?? []
    if (options.stack) this.stack = options.stack
  }

  /** The items of one attribute. */
  get(path: string): ValidationErrorItem[] {
    return this.errors.filter((item) => item.path === path)
  }
}

/** One line for each item, as v6 writes it: 'notnull violation: User.name cannot be null,\nValidation error: …'. */
function messageOf(items: readonly ValidationErrorItem[]): string {
  if (!items[0]?.message) return 'Validation Error'
  return items.map((item) => `${item.type || item.origin}: ${item.message}`).join(',\n')
}

export interface UniqueConstraintErrorOptions extends ErrorOptions {
  parent?: DatabaseErrorParent
  message?: string
  errors?: ValidationErrorItem[]
  fields?: Record<string, unknown>
}

/**
 * A unique key refused a row: its value is there already. `fields` holds the values, `errors` an item for each attribute,
 * `cause` the driver's error.
 *
 * @example
 * import { UniqueConstraintError } from 'relata'
 * try {
 *   await User.create({ name: 'Another', email: 'ada@example.com' })
 * } catch (error) {
 *   if (!(error instanceof UniqueConstraintError)) throw error
 *   console.log(error.fields, error.errors[0]!.path) // prints: [ 'email' ] email
 * }
 */
export class UniqueConstraintError extends ValidationError {
  /** The driver's error. */
  declare readonly parent: DatabaseErrorParent
  /** The same as `parent`. */
  declare readonly original: DatabaseErrorParent
  /** The statement that failed. */
  declare readonly sql: string
  readonly fields: Record<string, unknown>

  constructor(options: UniqueConstraintErrorOptions = {}) {
    const parent = options.parent ?? noParent()
    super(options.message || parent.message || 'Validation Error', options.errors, { stack: options.stack })
    this.name = 'SequelizeUniqueConstraintError'
    this.fields = options.fields ?? {}
    setHidden(this, { parent, original: parent, sql: parent.sql, cause: parent })
  }
}
