/** Options that many calls share, under v6's names: logging, transactions, locks, raw SQL, column lists, order. */
import type { Cast, Col, Fn, Json, Literal } from '../sql/expressions'
import type { Expr } from './expressions'
import type { AssociationLike, InstanceLike, Key, ModelType, OneOrMany, TransactionLike } from './model-like'
import type { AnyDef } from './model-like'
import type { LinkDef } from './links'
import type { DEF } from './phantoms'
import type { Filterable, LooseForeignKey } from './where'

export interface Logging {
  /**
   * Gets each statement, with `benchmark` also its milliseconds; true: console.log; false: silence. As the Sequelize says.
   */
  logging?: boolean | ((sql: string, timing?: number) => void)
  /** True: `logging` gets the milliseconds of each statement. False. */
  benchmark?: boolean
}
export interface Poolable {
  /** Read from the primary although there are replicas; false. No effect on SQLite. */
  useMaster?: boolean
}
export interface Transactionable {
  /** The transaction to run in; not given, the one that the code runs in; null: none. */
  transaction?: TransactionLike | null
}
export interface SearchPathable {
  /** PostgreSQL's search_path; no effect on SQLite. */
  searchPath?: string
}
export interface Hookable {
  /** False: no hooks run. True. */
  hooks?: boolean
}
export interface Paranoid {
  /** False: soft-deleted rows too. True. */
  paranoid?: boolean
}
export interface Silent {
  /** True: `updatedAt` is left alone. False. */
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
  /** True: rows are not made instances of `model`. False. */
  raw?: boolean
  /** One of `QueryTypes`: what the statement gives back. */
  type?: string
  /** True: 'author.name' becomes `{ author: { name } }`. False. */
  nest?: boolean
  /** True: the first row only, or null. False. */
  plain?: boolean
  /** Values for `:name` or `?`, escaped into the text. */
  replacements?: BindOrReplacements
  /** Values for `$name` or `$1`, sent beside the text. */
  bind?: BindOrReplacements
  /** An instance that an INSERT is for: it gets the id. */
  instance?: InstanceLike
  /** True: with `model`, columns become attributes (`field`). False. */
  mapToModel?: boolean
  /** Kept for v6. A busy SQLite is waited for and tried again by itself. */
  retry?: RetryOptions
  /** Other names for columns: `{ column: 'name' }`. */
  fieldMap?: { [key: string]: string }
  /** PostgreSQL only. */
  supportsSearchPath?: boolean
}
export interface QueryOptionsWithWhere extends QueryOptions, Filterable {}
export interface QueryOptionsWithType<T extends string> extends QueryOptions {
  type: T
}
export interface QueryOptionsWithForce extends QueryOptions {
  /** True: drop what is in the way. False. */
  force?: boolean
}

export type LockLevel = 'UPDATE' | 'SHARE' | 'KEY SHARE' | 'NO KEY UPDATE'
export interface Lockable {
  /** FOR UPDATE and its siblings, in a transaction; SQLite has no row locks and leaves it out. */
  lock?: boolean | LockLevel | { level: LockLevel; of: ModelType }
  /** True: rows that others have locked are passed over. False. */
  skipLocked?: boolean
}
export interface IndexHint {
  type: 'USE' | 'FORCE' | 'IGNORE'
  values: readonly string[]
}
export interface IndexHintable {
  /** MySQL's USE, FORCE and IGNORE INDEX; no effect on SQLite. */
  indexHints?: readonly IndexHint[]
}
export type GroupOption = string | Expr | readonly (string | Expr)[]
export interface ScopeOptions {
  method: string | readonly [string, ...unknown[]]
}
export type Identifier = number | bigint | string | Buffer

/**
 * What every finder takes, whatever the model.
 *
 * @example
 * const rows = await Post.findAll({
 *   attributes: ['authorId', [fn('sum', col('views')), 'total']],
 *   group: ['authorId'],
 *   having: where(fn('sum', col('views')), Op.gt, 1),
 *   raw: true,
 * })
 * console.log(rows) // prints: [ { authorId: 1, total: 3 } ]
 */
export interface FindBase extends QueryOptions, Paranoid, IndexHintable, Hookable, Lockable {
  /** GROUP BY these columns. */
  group?: GroupOption
  /** A condition on the groups. */
  having?: unknown
  /** The most rows of the model itself, whatever is included. */
  limit?: number
  /** Rows of the model to pass over before the first. */
  offset?: number
  /** v6's hint on its SQL; rows are always counted before joins, whatever stands here. */
  subQuery?: boolean
  /** Of `count`: values of `col` once each. Roots always count once. */
  distinct?: boolean
  /** False: nothing of the includes is selected. True. */
  includeIgnoreAttributes?: boolean
  /** True: plain nested trees, each row once, and no instances: faster, and for JSON. False. */
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
