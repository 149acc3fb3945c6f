/** What a user writes as a type (`STRING`, `STRING(40)`, `new STRING(40)`, 'VARCHAR(40)') becomes an instance. */
import { shown } from '../errors/sentence'
import { AbstractType, nameType } from './abstract'

/** A type as a user may write it. A class is anything that makes types, called or with `new`. */
export type TypeLike = AbstractType | (new () => AbstractType) | string

/** A type by its SQL name, for columns that only one engine knows: its values pass as they are. */
export class RawType extends AbstractType {
  readonly sql: string

  static {
    nameType(this, 'RAW')
  }

  constructor(sql: string) {
    super()
    this.sql = sql
  }

  override toSql(): string {
    return this.sql
  }
}

export function normalizeType(type: unknown): AbstractType {
  if (type instanceof AbstractType) return type
  if (isTypeClass(type)) return new type()
  if (typeof type === 'string' && type.trim() !== '') return new RawType(type)
  throw new TypeError(
    `${shown(type)} is no data type. Give one of DataTypes, or a type's SQL name as a string.`,
  )
}

/** `DataTypes.STRING` itself, not yet made. */
export function isTypeClass(value: unknown): value is new () => AbstractType {
  if (typeof value !== 'function') return false
  const prototype: unknown = value.prototype
  return prototype instanceof AbstractType || prototype === AbstractType.prototype
}
