/**
 * The types of `DataTypes.*`: each knows what a row holds (`Out`) and what may be written or compared (`In`).
 * `DataTypes.STRING(40)` and the bare `DataTypes.STRING` are both column types, as in v6.
 */
import type { IN, OUT, VIRTUAL } from './phantoms'

export interface ColumnType<Out, In = Out> {
  /** The type's name: 'STRING'. */
  readonly key: string
  readonly [OUT]: Out
  readonly [IN]: In
}
export type AnyType = ColumnType<any, any>
/** v6's `DataType`: a column type, or the SQL name of one. */
export type DataType = string | AnyType
/** What `new DataTypes.X()` and `DataTypes.X()` give beyond the column type: v6's members of a data type. */
export interface AbstractDataType {
  /** The type's name: 'STRING'. */
  readonly key: string
  /** What it was made with: length, precision … */
  readonly options?: any
  /** The column's type in SQL: 'VARCHAR(255)'. */
  toSql(options?: object): string
  /** The same as `toSql`. */
  toString(options?: object): string
  /** A value as it is written. */
  stringify(value: unknown, options?: object): string
  /** True for a value that fits; throws ValidationError for one that does not. */
  validate(value: unknown): boolean
}

export interface StringType extends ColumnType<string>, AbstractDataType {
  (length?: number, binary?: boolean): StringType
  (options: { length?: number; binary?: boolean }): StringType
  new (length?: number, binary?: boolean): StringType
  new (options: { length?: number; binary?: boolean }): StringType
  /** VARCHAR BINARY: compared byte by byte. */
  readonly BINARY: StringType
}
export interface NumberTypeOptions {
  /** Digits that are shown: INTEGER(11). */
  length?: number
  /** Digits after the point, of FLOAT, REAL and DOUBLE. */
  decimals?: number
  /** All digits, of DECIMAL. */
  precision?: number
  /** Digits after the point, of DECIMAL. */
  scale?: number
  /** True: no negative numbers, where the engine knows that. */
  unsigned?: boolean
  /** True: shown with zeros in front; MySQL only. */
  zerofill?: boolean
}
export interface NumberType extends ColumnType<number>, AbstractDataType {
  (length?: number, decimals?: number): NumberType
  (options: NumberTypeOptions): NumberType
  new (length?: number, decimals?: number): NumberType
  new (options: NumberTypeOptions): NumberType
  /** No negative numbers, where the engine knows that. */
  readonly UNSIGNED: NumberType
  /** Shown with zeros in front; MySQL only. */
  readonly ZEROFILL: NumberType
}
/** DECIMAL and BIGINT: a row holds a string, because a number would lose digits. */
export interface ExactNumberType<In> extends ColumnType<string, In>, AbstractDataType {
  (precision?: number, scale?: number): ExactNumberType<In>
  (options: NumberTypeOptions): ExactNumberType<In>
  new (precision?: number, scale?: number): ExactNumberType<In>
  new (options: NumberTypeOptions): ExactNumberType<In>
  /** No negative numbers, where the engine knows that. */
  readonly UNSIGNED: ExactNumberType<In>
  /** Shown with zeros in front; MySQL only. */
  readonly ZEROFILL: ExactNumberType<In>
}
export interface DateType extends ColumnType<Date, Date | string | number>, AbstractDataType {
  (precision?: number | string): DateType
  new (precision?: number | string): DateType
}
export interface PlainType<Out, In = Out> extends ColumnType<Out, In>, AbstractDataType {
  (...args: readonly unknown[]): PlainType<Out, In>
  new (...args: readonly unknown[]): PlainType<Out, In>
}
export interface JsonType extends ColumnType<any>, AbstractDataType {
  /** `JSON<Settings>()` types the column; bare `JSON` is `any`. */
  <T = any>(): ColumnType<T>
  new <T = any>(): ColumnType<T>
}
export interface EnumOf<V extends string> extends ColumnType<V>, AbstractDataType {
  /** The values. */
  readonly values: readonly V[]
}
export interface EnumType extends ColumnType<string>, AbstractDataType {
  <const V extends string>(options: { values: readonly V[] }): EnumOf<V>
  <const V extends string>(...values: readonly V[]): EnumOf<V>
  <const V extends string>(values: readonly V[]): EnumOf<V>
  new <const V extends string>(options: { values: readonly V[] }): EnumOf<V>
  new <const V extends string>(...values: readonly V[]): EnumOf<V>
  new <const V extends string>(values: readonly V[]): EnumOf<V>
}
export interface ArrayType extends AbstractDataType {
  <T extends AnyType>(of: T): ColumnType<T[typeof OUT][], readonly T[typeof IN][]>
  <T extends AnyType>(options: { type: T }): ColumnType<T[typeof OUT][], readonly T[typeof IN][]>
  new <T extends AnyType>(of: T): ColumnType<T[typeof OUT][], readonly T[typeof IN][]>
  /** Whether `value` is an ARRAY of `type`. */
  is(value: unknown, type: unknown): boolean
}
export interface RangeBound<T> {
  value: T
  inclusive: boolean
}
/** A range as a row holds it; the empty range is `[]`. */
export type Range<T> = [RangeBound<T>, RangeBound<T>]
/** A range as it may be written: `[1, 5]`, with bounds as values, as `{ value, inclusive }`, or null for infinity. */
export type RangeInput<T> = readonly [T | RangeBound<T> | null, T | RangeBound<T> | null] | readonly []
export interface RangeType extends ColumnType<Range<any>, RangeInput<any>>, AbstractDataType {
  <T extends AnyType>(of?: T): ColumnType<Range<T[typeof OUT]>, RangeInput<T[typeof IN]>>
  new <T extends AnyType>(of?: T): ColumnType<Range<T[typeof OUT]>, RangeInput<T[typeof IN]>>
}
/** A virtual attribute: on the instance, never in `where`. */
export interface VirtualType<T> extends ColumnType<T>, AbstractDataType {
  readonly [VIRTUAL]: true
  <U = any>(): VirtualType<U>
  <U extends AnyType>(of: U, fields?: readonly string[]): VirtualType<U[typeof OUT]>
  new <U = any>(): VirtualType<U>
  new <U extends AnyType>(of: U, fields?: readonly string[]): VirtualType<U[typeof OUT]>
}
export interface GeometryType extends ColumnType<any>, AbstractDataType {
  (type?: string, srid?: number): GeometryType
  new (type?: string, srid?: number): GeometryType
}

/**
 * `DataTypes`, and the same names on `Sequelize` and the package itself. Column types as SQLite has them.
 *
 * @example
 * const Event = sequelize.define('Event', {
 *   kind: DataTypes.ENUM('talk', 'walk'),
 *   day: DataTypes.DATEONLY,
 *   price: DataTypes.DECIMAL(10, 2),
 *   place: DataTypes.JSON<{ city: string }>(),
 *   token: { type: DataTypes.UUID, defaultValue: DataTypes.UUIDV4 },
 * })
 * await Event.sync()
 * const event = await Event.create({ kind: 'walk', day: '2026-05-01', price: '9.50', place: { city: 'Rome' } })
 * console.log(event.place?.city, event.token?.length) // prints: Rome 36
 */
export interface DataTypesFace {
  /** The root of all types, for types of your own. */
  readonly ABSTRACT: PlainType<any>
  /** VARCHAR(255), `STRING(40)`: VARCHAR(40). A string. */
  readonly STRING: StringType
  /** CHAR(255), `CHAR(2)`: CHAR(2). A string. */
  readonly CHAR: StringType
  /** TEXT, of any length. A string. */
  readonly TEXT: PlainType<string>
  /** TEXT that is compared without case, where the engine knows that. A string. */
  readonly CITEXT: PlainType<string>
  /** UUID. A string of 36 characters. */
  readonly UUID: PlainType<string>
  /** TIME. A string such as '12:34:56'. */
  readonly TIME: PlainType<string>
  /** An IP address; PostgreSQL only. A string. */
  readonly INET: PlainType<string>
  /** An IP network; PostgreSQL only. A string. */
  readonly CIDR: PlainType<string>
  /** A MAC address; PostgreSQL only. A string. */
  readonly MACADDR: PlainType<string>
  /** Text prepared for search; PostgreSQL only. A string. */
  readonly TSVECTOR: PlainType<string>
  /** The root of the numbers. */
  readonly NUMBER: NumberType
  /** INTEGER. A number. */
  readonly INTEGER: NumberType
  /** TINYINT. A number. */
  readonly TINYINT: NumberType
  /** SMALLINT. A number. */
  readonly SMALLINT: NumberType
  /** MEDIUMINT. A number. */
  readonly MEDIUMINT: NumberType
  /** FLOAT. A number. */
  readonly FLOAT: NumberType
  /** REAL. A number. */
  readonly REAL: NumberType
  /** DOUBLE PRECISION. A number. */
  readonly DOUBLE: NumberType
  /** DOUBLE PRECISION. A number. */
  readonly 'DOUBLE PRECISION': NumberType
  /**
   * BIGINT. Written as a string, bigint or number, typed as a string; SQLite gives a number while that is exact.
   */
  readonly BIGINT: ExactNumberType<string | number | bigint>
  /**
   * DECIMAL(10,2): `DECIMAL(10, 2)`. Written as a string or number, typed as a string; SQLite gives a number.
   */
  readonly DECIMAL: ExactNumberType<string | number>
  /** The same as DECIMAL. */
  readonly NUMERIC: ExactNumberType<string | number>
  /** TINYINT(1). A boolean. */
  readonly BOOLEAN: PlainType<boolean>
  /** DATETIME in UTC, to the millisecond. A Date; written as a Date, ISO text or milliseconds, too. */
  readonly DATE: DateType
  /** DATE. A string such as '2026-05-01'; written as a Date, too. */
  readonly DATEONLY: PlainType<string, string | Date>
  /** BLOB. A Buffer; written as a string, too. */
  readonly BLOB: PlainType<Buffer, Buffer | string>
  /** Keys and values; PostgreSQL only. */
  readonly HSTORE: PlainType<Record<string, string | null>>
  /** GeoJSON on a plane; not on SQLite. */
  readonly GEOMETRY: GeometryType
  /** GeoJSON on the globe; not on SQLite. */
  readonly GEOGRAPHY: GeometryType
  /** JSON. What `JSON.stringify` takes; `JSON<Settings>()` says which type. */
  readonly JSON: JsonType
  /** PostgreSQL's binary JSON; elsewhere JSON. */
  readonly JSONB: JsonType
  /** TEXT, one of the values: `ENUM('red', 'green')`. Their union. */
  readonly ENUM: EnumType
  /** `ARRAY(DataTypes.INTEGER)`; PostgreSQL only. An array. */
  readonly ARRAY: ArrayType
  /** `RANGE(DataTypes.DATE)`; PostgreSQL only. A pair of bounds. */
  readonly RANGE: RangeType
  /** No column: a getter, a setter or a value that is only validated. */
  readonly VIRTUAL: VirtualType<any>
  /** As a default value: the time of the insert. */
  readonly NOW: PlainType<Date>
  /** As a default value: a new id made of time and place. */
  readonly UUIDV1: PlainType<string>
  /** As a default value: a new random id. */
  readonly UUIDV4: PlainType<string>
}
