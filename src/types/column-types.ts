/**
 * The types of `DataTypes.*`: each knows what a row holds (`Out`) and what may be written or compared (`In`).
 * `DataTypes.STRING(40)` and the bare `DataTypes.STRING` are both column types, as in v6.
 */
import type { IN, OUT, VIRTUAL } from './phantoms'

export interface ColumnType<Out, In = Out> {
  readonly key: string
  readonly [OUT]: Out
  readonly [IN]: In
}
export type AnyType = ColumnType<any, any>
/** v6's `DataType`: a column type, or the SQL name of one. */
export type DataType = string | AnyType
/** What `new DataTypes.X()` and `DataTypes.X()` give beyond the column type: v6's members of a data type. */
export interface AbstractDataType {
  readonly key: string
  readonly options?: any
  toSql(options?: object): string
  toString(options?: object): string
  stringify(value: unknown, options?: object): string
  validate(value: unknown): boolean
}

export interface StringType extends ColumnType<string>, AbstractDataType {
  (length?: number, binary?: boolean): StringType
  (options: { length?: number; binary?: boolean }): StringType
  new (length?: number, binary?: boolean): StringType
  new (options: { length?: number; binary?: boolean }): StringType
  readonly BINARY: StringType
}
export interface NumberTypeOptions {
  length?: number
  decimals?: number
  precision?: number
  scale?: number
  unsigned?: boolean
  zerofill?: boolean
}
export interface NumberType extends ColumnType<number>, AbstractDataType {
  (length?: number, decimals?: number): NumberType
  (options: NumberTypeOptions): NumberType
  new (length?: number, decimals?: number): NumberType
  new (options: NumberTypeOptions): NumberType
  readonly UNSIGNED: NumberType
  readonly ZEROFILL: NumberType
}
/** DECIMAL and BIGINT: a row holds a string, because a number would lose digits. */
export interface ExactNumberType<In> extends ColumnType<string, In>, AbstractDataType {
  (precision?: number, scale?: number): ExactNumberType<In>
  (options: NumberTypeOptions): ExactNumberType<In>
  new (precision?: number, scale?: number): ExactNumberType<In>
  new (options: NumberTypeOptions): ExactNumberType<In>
  readonly UNSIGNED: ExactNumberType<In>
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

/** `DataTypes`, and the same names on `Sequelize` and the package itself. */
export interface DataTypesFace {
  readonly ABSTRACT: PlainType<any>
  readonly STRING: StringType
  readonly CHAR: StringType
  readonly TEXT: PlainType<string>
  readonly CITEXT: PlainType<string>
  readonly UUID: PlainType<string>
  readonly TIME: PlainType<string>
  readonly INET: PlainType<string>
  readonly CIDR: PlainType<string>
  readonly MACADDR: PlainType<string>
  readonly TSVECTOR: PlainType<string>
  readonly NUMBER: NumberType
  readonly INTEGER: NumberType
  readonly TINYINT: NumberType
  readonly SMALLINT: NumberType
  readonly MEDIUMINT: NumberType
  readonly FLOAT: NumberType
  readonly REAL: NumberType
  readonly DOUBLE: NumberType
  readonly 'DOUBLE PRECISION': NumberType
  readonly BIGINT: ExactNumberType<string | number | bigint>
  readonly DECIMAL: ExactNumberType<string | number>
  readonly NUMERIC: ExactNumberType<string | number>
  readonly BOOLEAN: PlainType<boolean>
  readonly DATE: DateType
  readonly DATEONLY: PlainType<string, string | Date>
  readonly BLOB: PlainType<Buffer, Buffer | string>
  readonly HSTORE: PlainType<Record<string, string | null>>
  readonly GEOMETRY: GeometryType
  readonly GEOGRAPHY: GeometryType
  readonly JSON: JsonType
  readonly JSONB: JsonType
  readonly ENUM: EnumType
  readonly ARRAY: ArrayType
  readonly RANGE: RangeType
  readonly VIRTUAL: VirtualType<any>
  /** As a default value: the time of the insert. */
  readonly NOW: PlainType<Date>
  /** As a default value: a new id. */
  readonly UUIDV1: PlainType<string>
  /** As a default value: a new random id. */
  readonly UUIDV4: PlainType<string>
}
