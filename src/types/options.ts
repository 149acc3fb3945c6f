/**
 * Options of each call on a model. The first half knows the model (`D`) and infers results; the second half are v6's
 * interfaces over an attributes interface `A`, for classes in v6's style and for code that names them.
 */
import type { CheckInclude, IncludeArg, IncludeHint, Includeable, PlainRow, Result } from './include'
import type { Expr } from './expressions'
import type { FlatJoinInput, JoinInput, LinkKind, LinkOptionsOf, Many } from './links'
import type { AnyDef, Key, OneOrMany } from './model-like'
import type {
  AttributesArg,
  FindBase,
  GroupOption,
  Hookable,
  Lockable,
  Logging,
  Order,
  OrderBy,
  Paranoid,
  Poolable,
  Projectable,
  QueryOptions,
  SearchPathable,
  Silent,
  Transactionable,
} from './query-options'
import type { Filterable, LooseForeignKey, Where, WhereOptions } from './where'

// ─── options that know the model

/** Options of the finders. `I`, `P`, `R`, `E`: the include, attributes, raw and rejectOnEmpty of one call. */
export interface Find<
  D extends AnyDef,
  I = IncludeArg<D>,
  P = AttributesArg<D>,
  R extends boolean = boolean,
  E = boolean | Error,
> extends FindBase {
  where?: Where<D>
  include?: I & NoInfer<CheckInclude<I, D> & IncludeHint<I, D>>
  attributes?: P
  order?: OrderBy<D>
  raw?: R
  rejectOnEmpty?: E
}
/** What a finder with `I`, `P` and `R` gives: an instance `T` with its includes, or a plain row. */
export type Found<D extends AnyDef, T, I, P, R> = [R] extends [true]
  ? PlainRow<D, P> & ([I] extends [never] ? unknown : Record<string, any>)
  : Result<D, T, I, P>
export type Missing<E> = [E] extends [true | Error] ? never : null

export interface WriteOptions extends Logging, Transactionable, Hookable, SearchPathable {}
export interface Count<D extends AnyDef>
  extends Logging, Transactionable, Paranoid, Poolable, Lockable, Hookable {
  where?: Where<D>
  include?: IncludeArg<D>
  distinct?: boolean
  col?: string
  attributes?: AttributesArg<D>
  having?: unknown
  raw?: boolean
  subQuery?: boolean
  replacements?: QueryOptions['replacements']
  bind?: QueryOptions['bind']
}
export interface Aggregate<D extends AnyDef> extends QueryOptions, Paranoid {
  where?: Where<D>
  include?: IncludeArg<D>
  attributes?: AttributesArg<D>
  group?: GroupOption
  dataType?: unknown
  distinct?: boolean
}
/** Options of statements on many rows: update, destroy, restore. */
export interface Bulk<D extends AnyDef> extends WriteOptions, Silent {
  where?: Where<D>
  limit?: number
  paranoid?: boolean
  individualHooks?: boolean
  fields?: readonly Key<D['row']>[]
  validate?: boolean
  sideEffects?: boolean
  omitNull?: boolean
}
export interface Destroy<D extends AnyDef> extends Bulk<D> {
  truncate?: boolean
  force?: boolean
  cascade?: boolean
  restartIdentity?: boolean
}
export interface Create<D extends AnyDef> extends WriteOptions, Silent {
  include?: IncludeArg<D>
  fields?: readonly Key<D['row']>[]
  raw?: boolean
  isNewRecord?: boolean
  ignoreDuplicates?: boolean
  returning?: boolean | readonly Key<D['row']>[]
  validate?: boolean
}
export interface BulkCreate<D extends AnyDef> extends Create<D> {
  individualHooks?: boolean
  updateOnDuplicate?: readonly Key<D['row']>[]
  conflictAttributes?: readonly Key<D['row']>[]
  conflictWhere?: Where<D>
}
export interface Upsert<D extends AnyDef> extends WriteOptions {
  fields?: readonly Key<D['row']>[]
  returning?: boolean | readonly Key<D['row']>[]
  validate?: boolean
  conflictFields?: readonly Key<D['row']>[]
  conflictWhere?: Where<D>
}
export interface FindOrCreate<D extends AnyDef> extends Create<D> {
  where: Where<D>
  defaults?: Partial<D['create']> & LooseValues<D>
  paranoid?: boolean
}
/** `create` takes the row, and, for `include`, the linked rows. */
export type CreateValues<D extends AnyDef> = D['create'] &
  LooseValues<D> & {
    [K in Key<D['assocs']>]?: LinkKind<D['assocs'][K]> extends Many ? readonly object[] : object
  }
/** Values of foreign keys that other models may have added to a model that declares no associations itself. */
export type LooseValues<D extends AnyDef> = [Key<D['assocs']>] extends [never]
  ? { [foreignKey: LooseForeignKey]: any }
  : unknown
/** What `update` takes. */
export type UpdateValues<D extends AnyDef> = {
  [K in keyof D['create']]?: D['create'][K] | Expr
} & LooseValues<D>
/** Fields of `increment`: names, or an amount for each. */
export type Steps<A> = OneOrMany<keyof A> | { readonly [K in keyof A]?: number }
export interface Increment<D extends AnyDef> extends WriteOptions, Silent {
  where?: Where<D>
  by?: number
}
/** Options of `add…`, `set…` and `create…`: `through` where there is a join row. */
export type LinkWriteOptions<L> =
  LinkKind<L> extends 'BelongsToMany'
    ? LinkWrite & { through?: JoinInput<LinkOptionsOf<L>> } & FlatJoinInput<LinkOptionsOf<L>>
    : LinkWrite
export interface LinkWrite extends WriteOptions, Silent {
  validate?: boolean
  individualHooks?: boolean
  ignoreDuplicates?: boolean
  returning?: boolean | readonly string[]
}

// ─── v6's names

export interface FindOptions<A = any> extends FindBase, Filterable<A>, Projectable {
  include?: OneOrMany<Includeable>
  order?: Order
  rejectOnEmpty?: boolean | Error
}
export interface NonNullFindOptions<A = any> extends FindOptions<A> {
  rejectOnEmpty: true | Error
}
export interface CountOptions<A = any>
  extends Logging, Transactionable, Filterable<A>, Projectable, Paranoid, Poolable, Lockable, Hookable {
  include?: OneOrMany<Includeable>
  distinct?: boolean
  group?: GroupOption
  col?: string
  having?: unknown
  raw?: boolean
  subQuery?: boolean
  replacements?: QueryOptions['replacements']
  bind?: QueryOptions['bind']
}
export interface CountWithOptions<A = any> extends CountOptions<A> {
  group: GroupOption
}
export interface FindAndCountOptions<A = any> extends FindOptions<A> {
  col?: string
}
export interface GroupedCountResultItem {
  [attribute: string]: unknown
  count: number
}
export interface AggregateOptions<T = any, A = any>
  extends QueryOptions, Filterable<A>, Projectable, Paranoid {
  include?: OneOrMany<Includeable>
  group?: GroupOption
  dataType?: string | T
  distinct?: boolean
}
export interface BuildOptions {
  raw?: boolean
  isNewRecord?: boolean
  include?: OneOrMany<Includeable>
  attributes?: readonly unknown[]
}
export interface SetOptions {
  raw?: boolean
  reset?: boolean
}
export interface CreateOptions<A = any> extends BuildOptions, WriteOptions, Silent, Poolable {
  fields?: readonly (keyof A)[]
  ignoreDuplicates?: boolean
  returning?: boolean | readonly (keyof A)[]
  validate?: boolean
}
export interface FindOrCreateOptions<A = any, W = A>
  extends Omit<FindOptions<A>, 'attributes' | 'include'>, Omit<CreateOptions<A>, 'attributes'> {
  attributes?: any
  defaults?: Partial<W>
}
export interface FindOrBuildOptions<A = any, W = A> extends FindOrCreateOptions<A, W> {}
export interface UpsertOptions<A = any> extends WriteOptions {
  fields?: readonly (keyof A)[]
  returning?: boolean | readonly (keyof A)[]
  validate?: boolean
  conflictFields?: readonly (keyof A)[]
  conflictWhere?: WhereOptions<A>
}
export interface BulkCreateOptions<A = any> extends WriteOptions, Silent {
  fields?: readonly (keyof A)[]
  validate?: boolean
  individualHooks?: boolean
  ignoreDuplicates?: boolean
  updateOnDuplicate?: readonly (keyof A)[]
  include?: OneOrMany<Includeable>
  returning?: boolean | readonly (keyof A)[]
  conflictWhere?: WhereOptions<A>
  conflictAttributes?: readonly (keyof A)[]
}
export interface TruncateOptions<A = any> extends WriteOptions, Filterable<A> {
  cascade?: boolean
  individualHooks?: boolean
  limit?: number
  force?: boolean
  restartIdentity?: boolean
}
export interface DestroyOptions<A = any> extends TruncateOptions<A> {
  truncate?: boolean
}
export interface RestoreOptions<A = any> extends WriteOptions, Filterable<A> {
  individualHooks?: boolean
  limit?: number
}
export interface UpdateOptions<A = any> extends WriteOptions, Paranoid, Silent {
  where: WhereOptions<A>
  fields?: readonly (keyof A)[]
  validate?: boolean
  sideEffects?: boolean
  individualHooks?: boolean
  returning?: boolean | readonly (keyof A)[]
  limit?: number
  omitNull?: boolean
}
export interface IncrementDecrementOptions<A = any> extends WriteOptions, Silent, Filterable<A> {}
export interface IncrementDecrementOptionsWithBy<A = any> extends IncrementDecrementOptions<A> {
  by?: number
}
export interface SaveOptions<A = any> extends WriteOptions, Silent {
  fields?: readonly (keyof A)[]
  validate?: boolean
  omitNull?: boolean
  returning?: boolean | readonly (keyof A)[]
  association?: boolean
}
export interface InstanceUpdateOptions<A = any> extends SaveOptions<A>, SetOptions, Filterable<A> {
  individualHooks?: boolean
}
export interface InstanceDestroyOptions extends WriteOptions {
  force?: boolean
}
export interface InstanceRestoreOptions extends WriteOptions {}
export interface ValidationOptions extends Hookable {
  skip?: readonly string[]
  fields?: readonly string[]
}
export interface SyncAlterOptions {
  drop?: boolean
}
export interface SyncOptions extends Logging, Hookable, SearchPathable {
  /** DROP TABLE first. */
  force?: boolean
  /** Change existing tables to fit. */
  alter?: boolean | SyncAlterOptions
  /** Only if the database's name matches: a guard for `force`. */
  match?: RegExp
  schema?: string
  transaction?: Transactionable['transaction']
}
export interface DropOptions extends Logging, Transactionable {
  cascade?: boolean
}
export interface SchemaOptions extends Logging {
  schemaDelimiter?: string
}
export interface AddScopeOptions {
  override: boolean
}
