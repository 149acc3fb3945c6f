// Every public name, nothing else. `require('relata')` is the class Sequelize carrying all of them, as v6's package is;
// `import` gives the very same objects (index.mjs, written by the build).
import { Association as AssociationClass } from './associations/association'
import { BelongsTo as BelongsToClass } from './associations/belongs-to'
import { BelongsToMany as BelongsToManyClass } from './associations/belongs-to-many'
import { HasMany as HasManyClass } from './associations/has-many'
import { HasOne as HasOneClass } from './associations/has-one'
import * as links from './associations/links'
import { LOCK as locks, Transaction as TransactionClass } from './connection/transaction'
import { DataTypes as dataTypes } from './data-types'
import { Model as ModelClass } from './model'
import { QueryInterface as QueryInterfaceClass } from './query-interface'
import * as queryTypes from './query-types'
import { Sequelize as SequelizeClass } from './sequelize'
import type { AbstractDataType as AnyDataType, DataTypesFace } from './types/column-types'
import type { LinkFunctions } from './types/links'
import type * as Face from './types/public'
import type { QueryInterfaceOf } from './types/query-interface'
import type {
  DeferrableFace,
  DeferrableKind,
  IndexHintsFace,
  QueryTypesFace,
  TableHintsFace,
} from './types/query-types'
import type * as Transactions from './types/transaction'

// The run-time classes are typed plainly; what a user sees is their face in types/, cast here and nowhere else.
// test/types/faces.test.ts holds that no face promises a member that its class lacks.
export const Sequelize = SequelizeClass as unknown as Face.SequelizeConstructor
export type Sequelize<G = {}> = Face.Sequelize<G>
export default Sequelize
export const Model = ModelClass as unknown as Face.ModelConstructor
export type Model<A extends {} = any, W extends {} = A> = Face.Model<A, W>

export const DataTypes = dataTypes as unknown as DataTypesFace
export declare namespace DataTypes {
  export type AbstractDataType = AnyDataType
}
export const { ABSTRACT, ARRAY, BIGINT, BLOB, BOOLEAN, CHAR, CIDR, CITEXT, DATE, DATEONLY, DECIMAL, DOUBLE } =
  DataTypes
export const { ENUM, FLOAT, GEOGRAPHY, GEOMETRY, HSTORE, INET, INTEGER, JSON, JSONB, MACADDR, MEDIUMINT } =
  DataTypes
export const { NOW, NUMBER, NUMERIC, RANGE, REAL, SMALLINT, STRING, TEXT, TIME, TINYINT, TSVECTOR } =
  DataTypes
export const { UUID, UUIDV1, UUIDV4, VIRTUAL } = DataTypes

export const { hasOne, hasMany, belongsTo, belongsToMany } = links as unknown as LinkFunctions
export { and, cast, col, fn, json, literal, or, where } from './sql/expressions'
export { Cast, Col, Fn, Json, Literal, SequelizeMethod, Where as WhereExpression } from './sql/expressions'
export { Op } from './sql/operators'

export const QueryInterface = QueryInterfaceClass as unknown as typeof QueryInterfaceOf<Sequelize<any>>
export type QueryInterface = Face.QueryInterface
export const Association = AssociationClass as unknown as Face.AssociationClass<Face.Association>
export type Association<S extends Model = any, T extends Model = any> = Face.Association<S, T>
export const BelongsTo = BelongsToClass as unknown as Face.AssociationClass<Face.BelongsTo>
export type BelongsTo<S extends Model = any, T extends Model = any> = Face.BelongsTo<S, T>
export const BelongsToMany = BelongsToManyClass as unknown as Face.AssociationClass<Face.BelongsToMany>
export type BelongsToMany<S extends Model = any, T extends Model = any> = Face.BelongsToMany<S, T>
export const HasMany = HasManyClass as unknown as Face.AssociationClass<Face.HasMany>
export type HasMany<S extends Model = any, T extends Model = any> = Face.HasMany<S, T>
export const HasOne = HasOneClass as unknown as Face.AssociationClass<Face.HasOne>
export type HasOne<S extends Model = any, T extends Model = any> = Face.HasOne<S, T>

// v6's enums: values, the type of any of them, and a type for each, as in `Transaction.ISOLATION_LEVELS`.
export const Transaction = TransactionClass as unknown as typeof Transactions.Transaction
export type Transaction = Transactions.Transaction
export declare namespace Transaction {
  export type ISOLATION_LEVELS = Transactions.IsolationLevel
  export type TYPES = Transactions.TransactionType
}
export const LOCK: Transactions.LockFace = locks
export type LOCK = Transactions.LockLevel
export declare namespace LOCK {
  export type UPDATE = 'UPDATE'
  export type SHARE = 'SHARE'
  export type KEY_SHARE = 'KEY SHARE'
  export type NO_KEY_UPDATE = 'NO KEY UPDATE'
}
export const QueryTypes: QueryTypesFace = queryTypes.QueryTypes
export type QueryTypes = QueryTypesFace[keyof QueryTypesFace]
export declare namespace QueryTypes {
  export type SELECT = 'SELECT'
  export type INSERT = 'INSERT'
  export type UPDATE = 'UPDATE'
  export type BULKUPDATE = 'BULKUPDATE'
  export type BULKDELETE = 'BULKDELETE'
  export type DELETE = 'DELETE'
  export type UPSERT = 'UPSERT'
  export type VERSION = 'VERSION'
  export type SHOWTABLES = 'SHOWTABLES'
  export type SHOWINDEXES = 'SHOWINDEXES'
  export type DESCRIBE = 'DESCRIBE'
  export type RAW = 'RAW'
  export type FOREIGNKEYS = 'FOREIGNKEYS'
  export type SHOWCONSTRAINTS = 'SHOWCONSTRAINTS'
}
export const Deferrable: DeferrableFace = queryTypes.Deferrable
export type Deferrable = DeferrableKind
export const IndexHints: IndexHintsFace = queryTypes.IndexHints
export type IndexHints = IndexHintsFace[keyof IndexHintsFace]
export const TableHints: TableHintsFace = queryTypes.TableHints
export type TableHints = TableHintsFace[keyof TableHintsFace]

export * from './errors'
export { BaseError as Error } from './errors'
export { useInflection } from './util/inflection'
export * as Utils from './v6-utils'
// validator.js; its declarations are a package of their own, which a user need not have: hence any.
export const Validator: any = Sequelize.Validator
export type Validator = any
export { version } from './version'

export type * from './types/association-options'
export type * from './types/attributes'
export type * from './types/column-types'
export type * from './types/define'
export type * from './types/expressions'
export type * from './types/hooks'
export type * from './types/include'
export type * from './types/infer-attributes'
export type * from './types/links'
export type * from './types/mixins'
export type * from './types/model-like'
export type * from './types/model-options'
export type * from './types/options'
export type * from './types/phantoms'
export type * from './types/public'
export type * from './types/query-interface'
export type * from './types/query-options'
export type * from './types/query-types'
export type * from './types/transaction'
export type * from './types/v6-mixins'
export type * from './types/v6-names'
export type * from './types/where'
// The faces once more, under names that are free: the aliases above hide them, and a user's declaration files must be able
// to name the type of `export const sequelize = new Sequelize()`.
export type {
  Association as AssociationInstance,
  BelongsTo as BelongsToInstance,
  BelongsToMany as BelongsToManyInstance,
  HasMany as HasManyInstance,
  HasOne as HasOneInstance,
  Model as ModelInstance,
  Sequelize as SequelizeInstance,
} from './types/public'
export type { Transaction as TransactionInstance } from './types/transaction'

// require('relata') is the class itself, with every name above on it. `module.exports` and not `exports`: where the
// tests run from source, tsx has put another object there.
const carried: object = Object.assign(SequelizeClass, module.exports, {
  Sequelize: SequelizeClass,
  default: SequelizeClass,
})
Object.defineProperty(carried, '__esModule', { value: true })
module.exports = carried
