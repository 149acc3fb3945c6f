/** The options of `define`, `model` and `init`: table, timestamps, indexes, scopes, hooks, validators. */
import type { ForeignKeyNaming } from './association-options'
import type { ModelValidateOptions } from './attributes'
import type { Expr } from './expressions'
import type { HookMap } from './hooks'
import type { Attributes } from './model-like'
import type { FindOptions } from './options'
import type { WhereOptions } from './where'

export type IndexType = 'UNIQUE' | 'FULLTEXT' | 'SPATIAL'
export type IndexMethod = 'BTREE' | 'HASH' | 'GIST' | 'SPGIST' | 'GIN' | 'BRIN' | (string & {})
export interface IndexField {
  name?: string
  attribute?: string
  length?: number
  order?: 'ASC' | 'DESC' | (string & {})
  collate?: string
  operator?: string
}
export interface IndexesOptions {
  name?: string
  type?: IndexType | (string & {}) | null
  unique?: boolean
  /** Postgres: CREATE INDEX CONCURRENTLY. */
  concurrently?: boolean
  fields?: readonly (string | IndexField | Expr)[]
  using?: IndexMethod
  operator?: string
  /** A partial index. */
  where?: WhereOptions
  prefix?: string
  parser?: string | null
  include?: readonly string[] | Expr
}
export type ModelIndexesOptions = IndexesOptions

export interface ModelNameOptions {
  singular?: string
  plural?: string
}
export interface ModelGetterOptions<M = any> {
  [name: string]: (this: M) => unknown
}
export interface ModelSetterOptions<M = any> {
  [name: string]: (this: M, value: any) => void
}
/** A scope: find options, or a function that makes them from the arguments of `{ method: ['name', …] }`. */
export interface ModelScopeOptions<A = any> {
  [scope: string]: FindOptions<A> | ((...args: any[]) => FindOptions<A>)
}

export interface ModelOptions<M = any> {
  tableName?: string
  modelName?: string
  name?: ModelNameOptions
  /** False: no createdAt and updatedAt. */
  timestamps?: boolean
  /** Another name for the column, or false for none. */
  createdAt?: string | boolean
  updatedAt?: string | boolean
  deletedAt?: string | boolean
  /** True: `destroy` sets deletedAt, and finders hide the row. */
  paranoid?: boolean
  /** True: columns are named in snake_case. */
  underscored?: boolean
  freezeTableName?: boolean
  /** True or a name: a column that refuses concurrent saves. */
  version?: boolean | string
  schema?: string
  schemaDelimiter?: string
  comment?: string
  engine?: string
  charset?: string
  collate?: string
  rowFormat?: string
  initialAutoIncrement?: string
  hasTrigger?: boolean
  /** `camel`: v7's default names of foreign keys; `v6` where nothing is said. */
  foreignKeyNaming?: ForeignKeyNaming
  /** True: an option that Relata does not know throws. */
  strictOptions?: boolean
  omitNull?: boolean
  noPrimaryKey?: boolean
  indexes?: readonly ModelIndexesOptions[]
  uniqueKeys?: object
  defaultScope?: FindOptions<Attributes<M>>
  scopes?: ModelScopeOptions<Attributes<M>>
  whereMergeStrategy?: 'and' | 'overwrite'
  hooks?: HookMap<M, Attributes<M>>
  validate?: ModelValidateOptions & ThisType<M>
  getterMethods?: ModelGetterOptions<M>
  setterMethods?: ModelSetterOptions<M>
  /**
   * A thunk, evaluated after every model exists, so models may refer to each other: `() => ({ posts: hasMany(Post) })`.
   * Not typed as a function on purpose: a contextual signature would make the compiler resolve the thunk's return
   * type, hence every reachable model, at once.
   */
  associations?: object
}
