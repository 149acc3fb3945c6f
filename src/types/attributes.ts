/**
 * Attributes as `define` takes them, and what their options say of values: `{ type: DataTypes.STRING, allowNull:
 * false }` holds a string; without `allowNull: false` it holds `string | null`.
 */
import type { AnyType, ColumnType, DataType } from './column-types'
import type { ModelType } from './model-like'
import type { IN, OnlyKeys, OUT, VIRTUAL } from './phantoms'

/** v6's validators of one attribute; any other key is a validator function of the user's own. */
export interface ModelValidateOptions {
  is?: string | RegExp | readonly (string | RegExp)[] | { msg: string; args?: unknown }
  not?: string | RegExp | readonly (string | RegExp)[] | { msg: string; args?: unknown }
  isEmail?: boolean | object
  isUrl?: boolean | object
  isIP?: boolean | object
  isIPv4?: boolean | object
  isIPv6?: boolean | object
  isAlpha?: boolean | object
  isAlphanumeric?: boolean | object
  isNumeric?: boolean | object
  isInt?: boolean | object
  isFloat?: boolean | object
  isDecimal?: boolean | object
  isLowercase?: boolean | object
  isUppercase?: boolean | object
  notNull?: boolean | { msg: string }
  isNull?: boolean | object
  notEmpty?: boolean | object
  equals?: string | object
  contains?: string | object
  notContains?: string | readonly string[] | object
  isIn?: readonly (readonly any[])[] | readonly any[] | { msg: string; args: readonly any[] }
  notIn?: readonly (readonly any[])[] | readonly any[] | { msg: string; args: readonly any[] }
  len?: readonly number[] | { msg: string; args: readonly number[] }
  isUUID?: number | string | { msg: string; args?: number | string }
  isDate?: boolean | object
  isAfter?: string | object
  isBefore?: string | object
  min?: number | { msg: string; args: readonly number[] | number }
  max?: number | { msg: string; args: readonly number[] | number }
  isArray?: boolean | object
  isCreditCard?: boolean | object
  [name: string]: unknown
}

export interface ColumnOptions {
  allowNull?: boolean
  field?: string
  defaultValue?: unknown
}
export interface ModelAttributeColumnReferencesOptions {
  model?: string | { tableName: string; schema?: string } | ModelType
  key?: string
  deferrable?: unknown
}
/** v6's `ModelAttributeColumnOptions`; `M` is `this` in getters and setters. */
export interface ModelAttributeColumnOptions<M = any> extends ColumnOptions {
  type: DataType
  unique?: boolean | string | { name?: string; msg?: string }
  primaryKey?: boolean
  autoIncrement?: boolean
  autoIncrementIdentity?: boolean
  comment?: string
  references?: string | ModelAttributeColumnReferencesOptions
  onUpdate?: string
  onDelete?: string
  validate?: ModelValidateOptions
  values?: readonly string[]
  get?(this: M): unknown
  set?(this: M, value: any): void
}
/** v6's `ModelAttributes<User, Attributes<User>>`. */
export type ModelAttributes<M = any, A = any> = { [K in keyof A]: DataType | ModelAttributeColumnOptions<M> }

export type AttributeOptions = ModelAttributeColumnOptions<any>
export type AttributeMap = Record<string, DataType | AttributeOptions>
export type CheckAttributes<A> = {
  [K in keyof A]: A[K] extends DataType ? unknown : OnlyKeys<A[K], AttributeOptions>
}

// ─── what one attribute holds

export type TypeOf<S> = S extends AnyType
  ? S
  : S extends { type: infer T }
    ? T extends AnyType
      ? T
      : ColumnType<any>
    : ColumnType<any>
export type NotNull = { allowNull: false } | { primaryKey: true } | { autoIncrement: true }
export type Null<S> = S extends NotNull ? never : TypeOf<S> extends { [VIRTUAL]: true } ? never : null
export type Out<S> = S extends { values: readonly (infer V)[] }
  ? V | Null<S>
  : TypeOf<S>[typeof OUT] | Null<S>
export type In<S> = S extends { values: readonly (infer V)[] } ? V | Null<S> : TypeOf<S>[typeof IN] | Null<S>

// ─── which attributes are special

/** Keys that `create` must be given. */
export type RequiredKey<A> = {
  [K in keyof A]: A[K] extends NotNull
    ? A[K] extends { defaultValue: any } | { autoIncrement: true }
      ? never
      : K
    : never
}[keyof A]
export type VirtualKey<A> = {
  [K in keyof A]: TypeOf<A[K]> extends { [VIRTUAL]: true } ? K : never
}[keyof A]
export type PrimaryKey<A> = { [K in keyof A]: A[K] extends { primaryKey: true } ? K : never }[keyof A]
/** What `findByPk` takes: the key, its text, or for a composite key an object of its attributes. */
export type PrimaryKeyArg<A> =
  | PrimaryKeyType<A>
  | string
  | ([PrimaryKey<A>] extends [never] ? never : { [K in PrimaryKey<A>]: In<A[K]> })
  | null
  | undefined
/** A key of several parts as an object of them; never for a key of one, which is given by its value. */
export type CompositeKey<A> = [IfSeveral<PrimaryKey<A>, PrimaryKey<A>>] extends [never]
  ? never
  : { [K in PrimaryKey<A>]: In<A[K]> }
/** Never for one name, something for two. */
export type IfSeveral<K, All> = K extends unknown ? ([All] extends [K] ? never : K) : never
/** Type of the primary key of a model with attributes `A`: what a foreign key to it holds. */
export type PrimaryKeyType<A> = [PrimaryKey<A>] extends [never] ? number : Out<A[PrimaryKey<A>]>
