/**
 * Attributes as `define` takes them, and what their options say of values: `{ type: DataTypes.STRING, allowNull:
 * false }` holds a string; without `allowNull: false` it holds `string | null`.
 */
import type { AnyType, ColumnType, DataType } from './column-types'
import type { ModelType } from './model-like'
import type { IN, OnlyKeys, OUT, VIRTUAL } from './phantoms'

/**
 * Validators of one attribute, run before any SQL; null is for `allowNull` alone. Each takes true, its arguments, or
 * `{ args, msg }` with a message of your own; any other key is a validator function of your own, which throws to refuse.
 *
 * @example
 * const Account = sequelize.define('Account', {
 *   email: { type: DataTypes.STRING, validate: { isEmail: { msg: 'no address' } } },
 *   cents: {
 *     type: DataTypes.INTEGER,
 *     validate: {
 *       min: 0,
 *       isEven(value: number) {
 *         if (value % 2 !== 0) throw new Error('odd')
 *       },
 *     },
 *   },
 * })
 * await Account.build({ email: 'x', cents: 3 }).validate().catch((error: Error) => console.log(error.message))
 * // prints: Validation error: odd,
 * // prints: Validation error: no address
 */
export interface ModelValidateOptions {
  /** Matches the pattern. */
  is?: string | RegExp | readonly (string | RegExp)[] | { msg: string; args?: unknown }
  /** Does not match the pattern. */
  not?: string | RegExp | readonly (string | RegExp)[] | { msg: string; args?: unknown }
  /** An email address. */
  isEmail?: boolean | object
  /** A URL. */
  isUrl?: boolean | object
  /** An IP address. */
  isIP?: boolean | object
  /** An IPv4 address. */
  isIPv4?: boolean | object
  /** An IPv6 address. */
  isIPv6?: boolean | object
  /** Letters only. */
  isAlpha?: boolean | object
  /** Letters and digits only. */
  isAlphanumeric?: boolean | object
  /** Digits only. */
  isNumeric?: boolean | object
  /** An integer. */
  isInt?: boolean | object
  /** A number with or without a fraction. */
  isFloat?: boolean | object
  /** A decimal number. */
  isDecimal?: boolean | object
  /** No capitals. */
  isLowercase?: boolean | object
  /** Capitals only. */
  isUppercase?: boolean | object
  /** `allowNull: false` with a message of your own. */
  notNull?: boolean | { msg: string }
  /** Null only. */
  isNull?: boolean | object
  /** More than white space. */
  notEmpty?: boolean | object
  /** This text. */
  equals?: string | object
  /** Contains this text. */
  contains?: string | object
  /** Does not contain this text. */
  notContains?: string | readonly string[] | object
  /** One of the list. */
  isIn?: readonly (readonly any[])[] | readonly any[] | { msg: string; args: readonly any[] }
  /** None of the list. */
  notIn?: readonly (readonly any[])[] | readonly any[] | { msg: string; args: readonly any[] }
  /** Of this length: `[least, most]`. */
  len?: readonly number[] | { msg: string; args: readonly number[] }
  /** A UUID of this version: 4, 'all'. */
  isUUID?: number | string | { msg: string; args?: number | string }
  /** A date. */
  isDate?: boolean | object
  /** A date after this one. */
  isAfter?: string | object
  /** A date before this one. */
  isBefore?: string | object
  /** This number or more. */
  min?: number | { msg: string; args: readonly number[] | number }
  /** This number or less. */
  max?: number | { msg: string; args: readonly number[] | number }
  /** A list. */
  isArray?: boolean | object
  /** The number of a credit card. */
  isCreditCard?: boolean | object
  [name: string]: unknown
}

export interface ColumnOptions {
  /** False: NOT NULL, and a ValidationError before that. True. */
  allowNull?: boolean
  /** The column's name. The attribute's, with `underscored` in snake_case. */
  field?: string
  /** A value, a function that makes one for each record, or `DataTypes.NOW`, `UUIDV1`, `UUIDV4`. */
  defaultValue?: unknown
}
export interface ModelAttributeColumnReferencesOptions {
  /** The table, or its model. */
  model?: string | { tableName: string; schema?: string } | ModelType
  /** The column. 'id'. */
  key?: string
  /** PostgreSQL: when the constraint is checked. */
  deferrable?: unknown
}
/** An attribute's definition, under v6's name; `M` is `this` in getters and setters. */
export interface ModelAttributeColumnOptions<M = any> extends ColumnOptions {
  /** The type: `DataTypes.STRING`, or its name in SQL. */
  type: DataType
  /** True: a unique key; a name shared by several attributes: one key of them all; `{ name, msg }`. False. */
  unique?: boolean | string | { name?: string; msg?: string }
  /** True: it is (a part of) the primary key; without any there is `id`. False. */
  primaryKey?: boolean
  /** True: the database counts it up. False. */
  autoIncrement?: boolean
  /** PostgreSQL: as an identity column. False. */
  autoIncrementIdentity?: boolean
  /** A comment on the column, where the engine keeps one. */
  comment?: string
  /** The table and column it refers to, where no association says so. */
  references?: string | ModelAttributeColumnReferencesOptions
  /** 'CASCADE', 'SET NULL', 'RESTRICT', 'NO ACTION' or 'SET DEFAULT', with `references`. */
  onUpdate?: string
  /** The same, when the row referred to goes. */
  onDelete?: string
  /** Validators, run before any SQL. */
  validate?: ModelValidateOptions
  /** The values of an ENUM. */
  values?: readonly string[]
  /** What reading the attribute gives; `this.getDataValue(name)` has the stored value. */
  get?(this: M): unknown
  /** What writing the attribute does; `this.setDataValue(name, value)` stores a value. */
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
