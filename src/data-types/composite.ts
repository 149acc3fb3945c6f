/** Types made of another: ARRAY, RANGE. */
import { ValidationError } from '../errors/validation'
import { AbstractType, nameType, refuse } from './abstract'
import { normalizeType, type TypeLike } from './normalize'
import { INTEGER } from './numbers'

export class ARRAY extends AbstractType {
  readonly options: { type: TypeLike }
  /** The type of the elements, an instance. */
  readonly type: AbstractType

  static {
    nameType(this, 'ARRAY')
  }

  /** `ARRAY(STRING)` or `ARRAY({ type: STRING })`. */
  constructor(type: TypeLike | { type: TypeLike }) {
    super()
    this.options = isOptionsOf(type, 'type') ? { ...type } : { type }
    this.type = normalizeType(this.options.type)
  }

  /** Is it an array of that type? */
  static is(value: unknown, type: unknown): value is ARRAY {
    return value instanceof ARRAY && typeof type === 'function' && value.type instanceof type
  }

  override toSql(): string {
    return `${this.type.toSql()}[]`
  }

  override validate(value: unknown): boolean {
    return Array.isArray(value) || refuse(value, 'array')
  }
}

export class RANGE extends AbstractType {
  readonly options: { subtype: AbstractType }
  readonly _subtype: string

  static {
    nameType(this, 'RANGE')
  }

  /** `RANGE(DATE)` or `RANGE({ subtype: DATE })`; of integers unless told. */
  constructor(subtype?: TypeLike | { subtype?: TypeLike }) {
    super()
    const given = isOptionsOf(subtype, 'subtype') ? subtype.subtype : subtype
    this.options = { subtype: given === undefined ? new INTEGER() : normalizeType(given) }
    this._subtype = this.options.subtype.key
  }

  /** `[lower, upper]`; `[]` is the empty range, which v6 documents, and refuses here. */
  override validate(value: unknown): boolean {
    if (!Array.isArray(value)) return refuse(value, 'range')
    if (value.length === 2 || value.length === 0) return true
    throw new ValidationError('A range must be an array with two elements')
  }
}

/** An options object is told from a type by its class: a GEOMETRY has a `type` too. */
function isOptionsOf<K extends string>(value: unknown, name: K): value is Record<K, TypeLike> {
  return typeof value === 'object' && value !== null && !(value instanceof AbstractType) && name in value
}
