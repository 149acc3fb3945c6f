/** The public values, declared only: what src/index.ts will export. Goes as soon as that exists. */
import type { ExpressionFunctions } from '../../src/types/expressions'
import type { DataTypesFace } from '../../src/types/column-types'
import type { LinkFunctions } from '../../src/types/links'
import type { Operators } from '../../src/sql/operators'
import type { QueryTypesFace } from '../../src/types/query-types'
import type * as Public from '../../src/types/public'
import type { Transaction as TransactionClass } from '../../src/types/transaction'

export declare const DataTypes: DataTypesFace
export declare const Op: Operators
export declare const QueryTypes: QueryTypesFace
export declare const Sequelize: Public.SequelizeConstructor
export type Sequelize<G = {}> = Public.Sequelize<G>
export declare const Model: Public.ModelConstructor
export type Model<A extends {} = any, W extends {} = A> = Public.Model<A, W>
export declare const Transaction: typeof TransactionClass
export type Transaction = TransactionClass
export declare const hasOne: LinkFunctions['hasOne']
export declare const hasMany: LinkFunctions['hasMany']
export declare const belongsTo: LinkFunctions['belongsTo']
export declare const belongsToMany: LinkFunctions['belongsToMany']
export declare const fn: ExpressionFunctions['fn']
export declare const col: ExpressionFunctions['col']
export declare const literal: ExpressionFunctions['literal']
export declare const where: ExpressionFunctions['where']
export type { Loaded, ModelStatic, ModelCtor } from '../../src/types/public'
export type { Attributes, CreationAttributes, Optional } from '../../src/types/model-like'
export type * from '../../src/types/infer-attributes'
export type * from '../../src/types/options'
export type * from '../../src/types/v6-mixins'
export type * from '../../src/types/query-options'
export type * from '../../src/types/where'
export type * from '../../src/types/include'
export type {
  Association,
  BelongsTo,
  BelongsToMany,
  HasMany,
  HasOne,
  Options,
  QueryInterface,
  InitOptions,
} from '../../src/types/public'
export type { ModelOptions } from '../../src/types/model-options'
export type { HookReturn, ModelHooks } from '../../src/types/hooks'
export type { ModelAttributes, ModelAttributeColumnOptions } from '../../src/types/attributes'
export type { DataType } from '../../src/types/column-types'
export type * from '../../src/types/association-options'
