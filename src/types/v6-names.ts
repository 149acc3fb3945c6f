/** v6's remaining type names: kept so that imports compile, each an alias of what it is here. */
import type { Col } from '../sql/expressions'
import type {
  AbstractDataType,
  AnyType,
  ColumnType,
  DateType,
  EnumOf,
  ExactNumberType,
  GeometryType,
  NumberType,
  NumberTypeOptions,
  PlainType,
  StringType,
} from './column-types'
import type { ModelAttributeColumnOptions } from './attributes'
import type { Expr } from './expressions'
import type { OneOrMany } from './model-like'
import type { AndOperator, ColumnOf, OrOperator, WhereOperators } from './where'

export type AllowReadonlyArray<T> = OneOrMany<T>
export type ColumnReference = Col | ColumnOf
export interface WhereGeometryOptions {
  type: string
  coordinates: readonly (number | readonly number[])[]
}
export type WhereLeftOperand = Expr | ColumnReference | ModelAttributeColumnOptions
export type AttributeType = WhereLeftOperand
export type LogicType = Expr | OrOperator | AndOperator | WhereOperators | string | symbol | null
export interface FieldMap {
  [column: string]: string
}
export interface DefaultSetOptions {}
export interface QueryOptionsTransactionRequired {}
export interface OperatorsAliases {
  [alias: string]: symbol
}

// ─── data types: v6 has a constructor type, an instance type and an options type for each

export type AbstractDataTypeConstructor = AnyType & AbstractDataType
export type DataTypeAbstract = AbstractDataTypeConstructor
export interface StringDataTypeOptions {
  length?: number
  binary?: boolean
}
export type StringDataType = StringType
export type CharDataTypeOptions = StringDataTypeOptions
export type CharDataType = StringType
export type TextLength = 'tiny' | 'medium' | 'long'
export interface TextDataTypeOptions {
  length?: TextLength
}
export type TextDataType = PlainType<string>
export type NumberDataTypeOptions = NumberTypeOptions
export type NumberDataType = NumberType
export type IntegerDataTypeOptions = NumberTypeOptions
export type IntegerDataType = NumberType
export type TinyIntegerDataType = NumberType
export type SmallIntegerDataType = NumberType
export type MediumIntegerDataType = NumberType
export type BigIntDataType = ExactNumberType<string | number | bigint>
export type FloatDataTypeOptions = NumberTypeOptions
export type FloatDataType = NumberType
export type RealDataTypeOptions = NumberTypeOptions
export type RealDataType = NumberType
export type DoubleDataTypeOptions = NumberTypeOptions
export type DoubleDataType = NumberType
export type DecimalDataTypeOptions = NumberTypeOptions
export type DecimalDataType = ExactNumberType<string | number>
export interface DateDataTypeOptions {
  length?: string | number
}
export type DateDataType = DateType
export type DateOnlyDataType = PlainType<string, string | Date>
export type BlobSize = TextLength
export interface BlobDataTypeOptions {
  length?: BlobSize
  escape?: boolean
}
export type BlobDataType = PlainType<Buffer, Buffer | string>
export type RangeableDataType = AnyType
export interface RangeDataTypeOptions<T extends AnyType = AnyType> {
  subtype?: T
}
export type RangeDataType<T extends AnyType = AnyType> = ColumnType<any> & {
  options?: RangeDataTypeOptions<T>
}
export type VirtualDataType<T extends AnyType = AnyType> = ColumnType<any> & { returnType?: T }
export interface EnumDataTypeOptions<V extends string = string> {
  values: readonly V[]
}
export type EnumDataType<V extends string = string> = EnumOf<V>
export interface ArrayDataTypeOptions<T extends AnyType = AnyType> {
  type: T
}
export type ArrayDataType<T extends AnyType = AnyType> = ColumnType<any> & {
  options?: ArrayDataTypeOptions<T>
}
export interface GeometryDataTypeOptions {
  type: string
  srid?: number
}
export type GeometryDataType = GeometryType
export type GeographyDataTypeOptions = GeometryDataTypeOptions
export type GeographyDataType = GeometryType
