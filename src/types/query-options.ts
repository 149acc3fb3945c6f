/** Options that many calls share, under v6's names: logging, transactions, locks, raw SQL, column lists, order. */
import type { Cast, Col, Fn, Json, Literal } from '../sql/expressions'
import type { Expr } from './expressions'
import type { AssociationLike, InstanceLike, Key, ModelType, OneOrMany, TransactionLike } from './model-like'
import type { AnyDef } from './model-like'
import type { LinkDef } from './links'
import type { DEF } from './phantoms'
import type { Filterable, LooseForeignKey } from './where'

export interface Logging {
  /** A function that gets each statement, or false for silence. */
  logging?: boolean | ((sql: string, timing?: number) => void)
  /** Pass the elapsed milliseconds to `logging`. */
  benchmark?: boolean
}
export interface Poolable {
  /** Read from the primary although there are replicas. */
  useMaster?: boolean
}
export interface Transactionable {
  transaction?: TransactionLike | null
}
export interface SearchPathable {
  searchPath?: string
}
export interface Hookable {
  /** False: run no hooks. */
  hooks?: boolean
}
export interface Paranoid {
  /** False: soft-deleted rows too. */
  paranoid?: boolean
}
export interface Silent {
  /** True: leave `updatedAt` alone. */
  silent?: boolean
}
export interface RetryOptions {
  max?: number
  match?: OneOrMany<string | RegExp | Function>
  timeout?: number
  backoffBase?: number
  backoffExponent?: number
  name?: string
  report?: (message: string, options: object) => void
}
export type BindOrReplacements = { [key: string]: unknown } | readonly unknown[]
/** Options of `sequelize.query`. */
export interface QueryOptions extends Logging, Transactionable, Poolable, SearchPathable {
  raw?: boolean
  /** One of `QueryTypes`: what the statement gives back. */
  type?: string
  /** True: 'author.name' becomes `{ author: { name } }`. */
  nest?: boolean
  /** True: the first row only. */
  plain?: boolean
  /** Values for `:name` or `?`, escaped into the text. */
  replacements?: BindOrReplacements
  /** Values for `$name` or `$1`, sent beside the text. */
  bind?: BindOrReplacements
  instance?: InstanceLike
  mapToModel?: boolean
  retry?: RetryOptions
  fieldMap?: { [key: string]: string }
  supportsSearchPath?: boolean
}
export interface QueryOptionsWithWhere extends QueryOptions, Filterable {}
export interface QueryOptionsWithType<T extends string> extends QueryOptions {
  type: T
}
export interface QueryOptionsWithForce extends QueryOptions {
  force?: boolean
}

export type LockLevel = 'UPDATE' | 'SHARE' | 'KEY SHARE' | 'NO KEY UPDATE'
export interface Lockable {
  /** FOR UPDATE and its siblings; needs a transaction. */
  lock?: boolean | LockLevel | { level: LockLevel; of: ModelType }
  skipLocked?: boolean
}
export interface IndexHint {
  type: 'USE' | 'FORCE' | 'IGNORE'
  values: readonly string[]
}
export interface IndexHintable {
  indexHints?: readonly IndexHint[]
}
export type GroupOption = string | Expr | readonly (string | Expr)[]
export interface ScopeOptions {
  method: string | readonly [string, ...unknown[]]
}
export type Identifier = number | bigint | string | Buffer

/** What every finder takes, whatever the model. */
export interface FindBase extends QueryOptions, Paranoid, IndexHintable, Hookable, Lockable {
  group?: GroupOption
  having?: unknown
  limit?: number
  offset?: number
  subQuery?: boolean
  distinct?: boolean
  includeIgnoreAttributes?: boolean
  /** True: plain nested trees, each row once, and no instances. */
  lean?: boolean
}

// ─── columns: attributes

/** `[fn('count', col('id')), 'n']`: an expression under a name. */
export type Computed = readonly [string | Expr, string]
export type ProjectionAlias = Computed
/** v6's `attributes`. */
export type FindAttributeOptions =
  | readonly (string | ProjectionAlias)[]
  | { include?: readonly (string | ProjectionAlias)[]; exclude?: readonly string[] }
export interface Projectable {
  attributes?: FindAttributeOptions
}
/** The same over a model's own names. */
export type AttributesArg<D extends AnyDef> =
  | readonly (ColumnKey<D> | Computed)[]
  | { include?: readonly (ColumnKey<D> | Computed)[]; exclude?: readonly ColumnKey<D>[] }
/** An attribute; of a model that declares no associations, a foreign key that another may have added, too. */
export type ColumnKey<D extends AnyDef> =
  Key<D['row']> | ([Key<D['assocs']>] extends [never] ? LooseForeignKey : never)

// ─── order

export type Direction =
  | 'ASC'
  | 'DESC'
  | 'asc'
  | 'desc'
  | 'NULLS FIRST'
  | 'NULLS LAST'
  | 'ASC NULLS LAST'
  | 'DESC NULLS LAST'
  | 'ASC NULLS FIRST'
  | 'DESC NULLS FIRST'
export type OrderTerm<D extends AnyDef> =
  | ColumnKey<D>
  | Expr
  | readonly [ColumnKey<D> | Expr]
  | readonly [ColumnKey<D> | Expr, Direction]
  | {
      [K in Key<D['assocs']>]: readonly [K, Key<LinkDef<D['assocs'][K]>['row']> | Expr, Direction?]
    }[Key<D['assocs']>]
  | readonly [
      { associationType: string } | { [DEF]: AnyDef } | { model: unknown; as?: string },
      string | Expr,
      Direction?,
    ]
  | readonly [unknown, unknown, unknown, Direction, ...unknown[]]
export type OrderBy<D extends AnyDef> = Expr | ColumnKey<D> | readonly OrderTerm<D>[]

export type OrderColumn = string | Col | Fn | Literal | Cast | Json
export type OrderAssociation = AssociationLike | ModelType | { model: ModelType; as: string } | string
/** v6's `OrderItem`. */
export type OrderItem =
  | OrderColumn
  | readonly [OrderColumn]
  | readonly [OrderColumn, string]
  | readonly [OrderAssociation, OrderColumn]
  | readonly [OrderAssociation, OrderColumn, string]
  | readonly [OrderAssociation, OrderAssociation, ...(OrderAssociation | OrderColumn)[]]
/** v6's `Order`. */
export type Order = OrderColumn | readonly OrderItem[]
