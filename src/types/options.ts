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
  /**
   * Conditions: `{ age: 36 }`, `{ age: { [Op.gt]: 18 } }`, `{ [Op.or]: [ … ] }`, `'$posts.title$'` for what is included.
   */
  where?: Where<D>
  /**
   * What to load with the rows: `'posts'`, `['posts', 'profile']`, `{ posts: { where, include, … } }`, association values.
   */
  include?: I & NoInfer<CheckInclude<I, D> & IncludeHint<I, D>>
  /**
   * The attributes to read: a list, with `[fn('count', col('id')), 'n']` for expressions, or `{ include, exclude }`. All.
   */
  attributes?: P
  /** `['name']`, `[['name', 'DESC'], ['posts', 'title', 'ASC']]`, an expression. */
  order?: OrderBy<D>
  /** True: plain rows, joined columns as 'posts.title'. False. */
  raw?: R
  /** True or an error: thrown if there is no row. False. */
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
  /** Conditions, as in `findAll`. */
  where?: Where<D>
  /** Conditions on what is included; a row counts once. */
  include?: IncludeArg<D>
  /** True: values of `col` count once each. False. */
  distinct?: boolean
  /** The attribute to count; null values do not count. The primary key. */
  col?: string
  /** Further columns of each group. */
  attributes?: AttributesArg<D>
  /** A condition on the groups. */
  having?: unknown
  /** Kept for v6: a count has no instances. */
  raw?: boolean
  /** v6's hint on its SQL; no effect. */
  subQuery?: boolean
  /** Values for `:name` in literals, escaped into the text. */
  replacements?: QueryOptions['replacements']
  /** Values for `$name` in literals. */
  bind?: QueryOptions['bind']
}
export interface Aggregate<D extends AnyDef> extends QueryOptions, Paranoid {
  /** Conditions, as in `findAll`. */
  where?: Where<D>
  /** Conditions on what is included. */
  include?: IncludeArg<D>
  /** Further columns of each group. */
  attributes?: AttributesArg<D>
  /** GROUP BY these columns. */
  group?: GroupOption
  /** A type to read the result as; not given, that of the attribute for min, max and sum. */
  dataType?: unknown
  /** True: each value once. False. */
  distinct?: boolean
}
/** Options of statements on many rows: update, destroy, restore. */
export interface Bulk<D extends AnyDef> extends WriteOptions, Silent {
  /** Which rows; required by `update`: `{}` means every row. */
  where?: Where<D>
  /** The most rows. */
  limit?: number
  /** False: soft-deleted rows too. True. */
  paranoid?: boolean
  /** True: the rows are found, and each one's hooks run. False. */
  individualHooks?: boolean
  /** The attributes that may be written. All that are given. */
  fields?: readonly Key<D['row']>[]
  /** False: values are not validated. True. */
  validate?: boolean
  /** False: what setters write beside the given values is dropped. True. */
  sideEffects?: boolean
  /** True: null values are not written. False. */
  omitNull?: boolean
}
export interface Destroy<D extends AnyDef> extends Bulk<D> {
  /** True: every row, in the place of `where`. False. */
  truncate?: boolean
  /** True: a paranoid model's rows are deleted for good. False. */
  force?: boolean
  /** With `truncate`: PostgreSQL's CASCADE. False. */
  cascade?: boolean
  /** With `truncate`: ids begin anew. False. */
  restartIdentity?: boolean
}
export interface Create<D extends AnyDef> extends WriteOptions, Silent {
  /** Associations whose values are among the values, to be created with the row. */
  include?: IncludeArg<D>
  /** The attributes that may be written. All. */
  fields?: readonly Key<D['row']>[]
  /** True: setters are passed over. False. */
  raw?: boolean
  /** False, of `build`: the row exists. True. */
  isNewRecord?: boolean
  /** True: a row whose key is there already is passed over. False. */
  ignoreDuplicates?: boolean
  /** Values that the database made are read back: true, or a list of attributes. Ids always are. */
  returning?: boolean | readonly Key<D['row']>[]
  /** False: the values are not validated. True; in `bulkCreate` false, as in v6. */
  validate?: boolean
}
export interface BulkCreate<D extends AnyDef> extends Create<D> {
  /** True: each row's hooks run. False. */
  individualHooks?: boolean
  /** The attributes to update where a row with the same key is there. */
  updateOnDuplicate?: readonly Key<D['row']>[]
  /** The key that `updateOnDuplicate` speaks of; not given, the primary or unique keys of the values. */
  conflictAttributes?: readonly Key<D['row']>[]
  /** The condition of a partial unique index. */
  conflictWhere?: Where<D>
}
export interface Upsert<D extends AnyDef> extends WriteOptions {
  /** The attributes to update. All that are given. */
  fields?: readonly Key<D['row']>[]
  /** Values that the database made are read back: true, or a list of attributes. False. */
  returning?: boolean | readonly Key<D['row']>[]
  /** False: the values are not validated. True. */
  validate?: boolean
  /** The key by which the row is known; not given, the primary or unique keys of the values. */
  conflictFields?: readonly Key<D['row']>[]
  /** The condition of a partial unique index. */
  conflictWhere?: Where<D>
}
export interface FindOrCreate<D extends AnyDef> extends Create<D> {
  /** Which row; its plain values are values of the new one. */
  where: Where<D>
  /** Further values of the new row. */
  defaults?: Partial<D['create']> & LooseValues<D>
  /** False: soft-deleted rows are found, too. True. */
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
  /** Which rows; required. */
  where?: Where<D>
  /** The amount. 1. */
  by?: number
}
/** Options of `add…`, `set…` and `create…`: `through` where there is a join row. */
export type LinkWriteOptions<L> =
  LinkKind<L> extends 'BelongsToMany'
    ? LinkWrite & { through?: JoinInput<LinkOptionsOf<L>> } & FlatJoinInput<LinkOptionsOf<L>>
    : LinkWrite
export interface LinkWrite extends WriteOptions, Silent {
  /** False: written rows are not validated. True. */
  validate?: boolean
  /** True: the hooks of each written row run. False. */
  individualHooks?: boolean
  /** True: of a join row that is there already nothing is written. False. */
  ignoreDuplicates?: boolean
  /** Values that the database made are read back. False. */
  returning?: boolean | readonly string[]
}

// ─── v6's names

export interface FindOptions<A = any> extends FindBase, Filterable<A>, Projectable {
  /** What to load with the rows: aliases, models, association values, `{ association, where, … }`. */
  include?: OneOrMany<Includeable>
  /** `['name']`, `[['name', 'DESC'], [Post, 'title', 'ASC']]`, an expression. */
  order?: Order
  /** True or an error: thrown if there is no row. False. */
  rejectOnEmpty?: boolean | Error
}
export interface NonNullFindOptions<A = any> extends FindOptions<A> {
  /** True or an error: thrown if there is no row. */
  rejectOnEmpty: true | Error
}
export interface CountOptions<A = any>
  extends Logging, Transactionable, Filterable<A>, Projectable, Paranoid, Poolable, Lockable, Hookable {
  /** Conditions on what is included; a row counts once. */
  include?: OneOrMany<Includeable>
  /** True: values of `col` count once each. False. */
  distinct?: boolean
  /** GROUP BY these columns: a list of `{ …group, count }`. */
  group?: GroupOption
  /** The attribute to count; null values do not count. The primary key. */
  col?: string
  /** A condition on the groups. */
  having?: unknown
  /** Kept for v6: a count has no instances. */
  raw?: boolean
  /** v6's hint on its SQL; no effect. */
  subQuery?: boolean
  /** Values for `:name` in literals, escaped into the text. */
  replacements?: QueryOptions['replacements']
  /** Values for `$name` in literals. */
  bind?: QueryOptions['bind']
}
export interface CountWithOptions<A = any> extends CountOptions<A> {
  /** GROUP BY these columns: a list of `{ …group, count }`. */
  group: GroupOption
}
export interface FindAndCountOptions<A = any> extends FindOptions<A> {
  /** The attribute to count. */
  col?: string
}
export interface GroupedCountResultItem {
  [attribute: string]: unknown
  count: number
}
export interface AggregateOptions<T = any, A = any>
  extends QueryOptions, Filterable<A>, Projectable, Paranoid {
  /** Conditions on what is included. */
  include?: OneOrMany<Includeable>
  /** GROUP BY these columns. */
  group?: GroupOption
  /** A type to read the result as; not given, that of the attribute for min, max and sum. */
  dataType?: string | T
  /** True: each value once. False. */
  distinct?: boolean
}
export interface BuildOptions {
  /** True: setters are passed over. False. */
  raw?: boolean
  /** False: the row exists. True. */
  isNewRecord?: boolean
  /** Associations whose values are among the values. */
  include?: OneOrMany<Includeable>
  /** The attributes to take from the values. All. */
  attributes?: readonly unknown[]
}
export interface SetOptions {
  /** True: setters are passed over. False. */
  raw?: boolean
  /** True: the values that were there are forgotten. False. */
  reset?: boolean
}
export interface CreateOptions<A = any> extends BuildOptions, WriteOptions, Silent, Poolable {
  /** The attributes that may be written. All. */
  fields?: readonly (keyof A)[]
  /** True: a row whose key is there already is passed over. False. */
  ignoreDuplicates?: boolean
  /** Values that the database made are read back: true, or a list of attributes. Ids always are. */
  returning?: boolean | readonly (keyof A)[]
  /** False: the values are not validated. True. */
  validate?: boolean
}
export interface FindOrCreateOptions<A = any, W = A>
  extends Omit<FindOptions<A>, 'attributes' | 'include'>, Omit<CreateOptions<A>, 'attributes'> {
  attributes?: any
  /** Values of the new row beside those in `where`. */
  defaults?: Partial<W>
}
export interface FindOrBuildOptions<A = any, W = A> extends FindOrCreateOptions<A, W> {}
export interface UpsertOptions<A = any> extends WriteOptions {
  /** The attributes to update. All that are given. */
  fields?: readonly (keyof A)[]
  /** Values that the database made are read back: true, or a list of attributes. False. */
  returning?: boolean | readonly (keyof A)[]
  /** False: the values are not validated. True. */
  validate?: boolean
  /** The key by which the row is known; not given, the primary or unique keys of the values. */
  conflictFields?: readonly (keyof A)[]
  /** The condition of a partial unique index. */
  conflictWhere?: WhereOptions<A>
}
export interface BulkCreateOptions<A = any> extends WriteOptions, Silent {
  /** The attributes that may be written. All. */
  fields?: readonly (keyof A)[]
  /** True: each row is validated first. False. */
  validate?: boolean
  /** True: each row's hooks run. False. */
  individualHooks?: boolean
  /** True: rows whose key is there already are passed over. False. */
  ignoreDuplicates?: boolean
  /** The attributes to update where a row with the same key is there. */
  updateOnDuplicate?: readonly (keyof A)[]
  /** Associations whose values are among the values, to be created with the rows. */
  include?: OneOrMany<Includeable>
  /** Values that the database made are read back: true, or a list of attributes. Ids always are. */
  returning?: boolean | readonly (keyof A)[]
  /** The condition of a partial unique index. */
  conflictWhere?: WhereOptions<A>
  /** The key that `updateOnDuplicate` speaks of; not given, the primary or unique keys of the values. */
  conflictAttributes?: readonly (keyof A)[]
}
export interface TruncateOptions<A = any> extends WriteOptions, Filterable<A> {
  /** PostgreSQL's CASCADE. False. */
  cascade?: boolean
  /** True: the rows are found, and each one's hooks run. False. */
  individualHooks?: boolean
  /** The most rows. */
  limit?: number
  /** True: a paranoid model's rows are deleted for good. False. */
  force?: boolean
  /** With `truncate`: ids begin anew. False. */
  restartIdentity?: boolean
}
export interface DestroyOptions<A = any> extends TruncateOptions<A> {
  /** True: every row, in the place of `where`. False. */
  truncate?: boolean
}
export interface RestoreOptions<A = any> extends WriteOptions, Filterable<A> {
  /** True: the rows are found, and each one's hooks run. False. */
  individualHooks?: boolean
  /** The most rows. */
  limit?: number
}
export interface UpdateOptions<A = any> extends WriteOptions, Paranoid, Silent {
  /** Which rows; `{}` means every row. */
  where: WhereOptions<A>
  /** The attributes that may be written. All that are given. */
  fields?: readonly (keyof A)[]
  /** False: the values are not validated. True. */
  validate?: boolean
  /** False: what setters write beside the given values is dropped. True. */
  sideEffects?: boolean
  /** True: the rows are found, and each one's hooks run. False. */
  individualHooks?: boolean
  /** The updated rows are the second part of the result: true, or a list of attributes. False. */
  returning?: boolean | readonly (keyof A)[]
  /** The most rows. */
  limit?: number
  /** True: null values are not written. False. */
  omitNull?: boolean
}
export interface IncrementDecrementOptions<A = any> extends WriteOptions, Silent, Filterable<A> {}
export interface IncrementDecrementOptionsWithBy<A = any> extends IncrementDecrementOptions<A> {
  /** The amount. 1. */
  by?: number
}
export interface SaveOptions<A = any> extends WriteOptions, Silent {
  /** The attributes to write. Those that changed; of a new row all. */
  fields?: readonly (keyof A)[]
  /** False: the values are not validated. True. */
  validate?: boolean
  /** True: null values are not written. False. */
  omitNull?: boolean
  /** Values that the database made are read back: true, or a list of attributes. Ids always are. */
  returning?: boolean | readonly (keyof A)[]
  /** Kept for v6: the save is an association's doing, which hooks may look at. */
  association?: boolean
}
export interface InstanceUpdateOptions<A = any> extends SaveOptions<A>, SetOptions, Filterable<A> {
  /** Kept for v6: an instance's own hooks run anyway. */
  individualHooks?: boolean
}
export interface InstanceDestroyOptions extends WriteOptions {
  /** True: a paranoid model's row is deleted for good. False. */
  force?: boolean
}
export interface InstanceRestoreOptions extends WriteOptions {}
export interface ValidationOptions extends Hookable {
  /** Attributes not to check. */
  skip?: readonly string[]
  /** The attributes to check. All. */
  fields?: readonly string[]
}
export interface SyncAlterOptions {
  /** True: columns that the model does not have are dropped. False. */
  drop?: boolean
}
export interface SyncOptions extends Logging, Hookable, SearchPathable {
  /** True: DROP TABLE first. False. */
  force?: boolean
  /**
   * True: existing tables are changed to fit and keep their rows. `{ drop: true }` also drops columns. False.
   */
  alter?: boolean | SyncAlterOptions
  /** Only if the database's name matches, else an error: a guard for `force`. */
  match?: RegExp
  /** The schema of models that name none. */
  schema?: string
  /** The transaction to run in. */
  transaction?: Transactionable['transaction']
}
export interface DropOptions extends Logging, Transactionable {
  /** PostgreSQL's CASCADE. False. */
  cascade?: boolean
}
export interface SchemaOptions extends Logging {
  /** What stands between schema and table where there are no schemas. '.'. */
  schemaDelimiter?: string
}
export interface AddScopeOptions {
  /** True: a scope of that name is replaced, else it throws. */
  override: boolean
}
