/**
 * The faces of `Model`, its instances, associations and `Sequelize`, as users see them. They name one another, hence one
 * file: instance → association values → classes with inferred types → classes in v6's style → registry → Sequelize.
 *
 * The run-time classes stand far above and are typed plainly; src/index.ts casts each once to its face here, and
 * test/types/faces.test.ts holds that no face promises a member that its class lacks.
 */
import type {
  BelongsToManyOptions,
  BelongsToOptions,
  HasManyOptions,
  HasOneOptions,
} from './association-options'
import type {
  AttributeMap,
  AttributeOptions,
  CheckAttributes,
  ModelAttributeColumnOptions,
  ModelAttributes,
  PrimaryKeyArg,
} from './attributes'
import type { DataType, DataTypesFace } from './column-types'
import type { Def } from './define'
import type { Fn } from '../sql/expressions'
import type { Expr, ExpressionFunctions } from './expressions'
import type { ModelHooks, SequelizeHooks } from './hooks'
import type { Alias, IncludeArg, LoadingStrategy, Result } from './include'
import type { AnyLink, ForeignKeys, Joined, Link, LinkOptions, LinkTarget, Many, One } from './links'
import type { AsOf, KeyOrInstance, Mixins, Plural } from './mixins'
import type {
  AnyDef,
  Attributes,
  CreationAttributes,
  Ctor,
  DefOf,
  InstanceLike,
  InstanceOf,
  Key,
  NullishOptional,
  OneOrMany,
} from './model-like'
import type { ModelOptions } from './model-options'
import type {
  AddScopeOptions,
  Aggregate,
  AggregateOptions,
  BuildOptions,
  Bulk,
  BulkCreate,
  BulkCreateOptions,
  Count,
  CountOptions,
  CountWithOptions,
  Create,
  CreateOptions,
  CreateValues,
  Destroy,
  DestroyOptions,
  DropOptions,
  Find,
  FindAndCountOptions,
  FindOptions,
  FindOrCreate,
  FindOrCreateOptions,
  Found,
  GroupedCountResultItem,
  Increment,
  IncrementDecrementOptionsWithBy,
  InstanceDestroyOptions,
  InstanceRestoreOptions,
  InstanceUpdateOptions,
  LinkWrite,
  LinkWriteOptions,
  LooseValues,
  Missing,
  NonNullFindOptions,
  RestoreOptions,
  SaveOptions,
  SchemaOptions,
  SetOptions,
  Steps,
  SyncOptions,
  TruncateOptions,
  UpdateOptions,
  UpdateValues,
  Upsert,
  UpsertOptions,
  ValidationOptions,
} from './options'
import type { ATTRIBUTES, CREATION, DEF, OnlyKeys, SOURCE, TARGET } from './phantoms'
import type { ColumnsDescription, QueryInterfaceOf } from './query-interface'
import type {
  AttributesArg,
  FindBase,
  GroupOption,
  Identifier,
  Logging,
  QueryOptions,
  QueryOptionsWithType,
  RetryOptions,
  ScopeOptions,
} from './query-options'
import type { IndexHintsFace, QueryTypesFace, TableHintsFace } from './query-types'
import type { IsolationLevel, Transaction, TransactionOptions, TransactionType } from './transaction'
import type { MultiAssociationAccessors, SingleAssociationAccessors } from './v6-mixins'
import type { Operators } from '../sql/operators'
import type { Inflector } from '../util/inflection'

// ═══ instances

/** An instance: a row with its methods. `A`: what it holds; `W`: what creating it takes. */
export interface Model<A extends {} = any, W extends {} = A> extends InstanceLike<A, W> {
  readonly [ATTRIBUTES]?: A
  readonly [CREATION]?: W
  isNewRecord: boolean
  dataValues: A
  readonly sequelize: Sequelize<any>
  /** All values, or one; `plain: true` turns included instances into plain objects too. */
  get(options?: { plain?: boolean; clone?: boolean; raw?: boolean }): A
  get<K extends keyof A>(key: K, options?: { plain?: boolean; clone?: boolean; raw?: boolean }): A[K]
  get(key: string, options?: { plain?: boolean; clone?: boolean; raw?: boolean }): any
  set<K extends keyof W>(key: K, value: W[K], options?: SetOptions): this
  set(values: Partial<W>, options?: SetOptions): this
  set<K extends keyof A>(key: K, value: A[K], options?: SetOptions): this
  set(values: Partial<A>, options?: SetOptions): this
  setAttributes<K extends keyof A>(key: K, value: A[K], options?: SetOptions): this
  setAttributes(values: Partial<A>, options?: SetOptions): this
  /** The stored value, past any getter. */
  getDataValue<K extends keyof A>(key: K): A[K]
  setDataValue<K extends keyof A>(key: K, value: A[K]): void
  /** Names of the attributes that differ from the database, or false; with a name, whether it does. */
  changed(): false | string[]
  changed<K extends keyof this>(key: K): boolean
  changed<K extends keyof this>(key: K, dirty: boolean): void
  /** The value before the change. */
  previous(): Partial<A>
  previous<K extends keyof A>(key: K): A[K] | undefined
  /** INSERT if new, else UPDATE of what changed. */
  save(options?: SaveOptions<A>): Promise<this>
  update(
    values: { [K in keyof W]?: W[K] | Expr } | { [K in keyof A]?: A[K] | Expr },
    options?: InstanceUpdateOptions<A>,
  ): Promise<this>
  update<K extends keyof A>(key: K, value: A[K] | Expr, options?: InstanceUpdateOptions<A>): Promise<this>
  /** Reads the row again, into this instance. */
  reload(options?: FindOptions<A>): Promise<this>
  validate(options?: ValidationOptions): Promise<void>
  destroy(options?: InstanceDestroyOptions): Promise<void>
  restore(options?: InstanceRestoreOptions): Promise<void>
  increment(fields: Steps<A>, options?: IncrementDecrementOptionsWithBy<A>): Promise<this>
  decrement(fields: Steps<A>, options?: IncrementDecrementOptionsWithBy<A>): Promise<this>
  where(checkVersion?: boolean): object
  isSoftDeleted(): boolean
  equals(other: object): boolean
  equalsOneOf(others: readonly object[]): boolean
  // Two signatures, so that a class may override with any shape: overloads are compared with type parameters erased.
  toJSON<T = A>(): T
  toJSON(): object
}

/** The instance type of a model whose types are inferred. */
export type Instance<D extends AnyDef> = Model<D['row'], D['create']> & D['row'] & Mixins<D['assocs']>

/** Names a loaded shape: `Loaded<typeof User, ['posts']>`. */
export type Loaded<M, I = never, P = never> = Result<DefOf<M>, InstanceOf<M>, I, P>

// ═══ association values

/** What every association value tells. */
export interface Association<S extends Model = any, T extends Model = any> {
  readonly associationType: string
  readonly source: ModelStatic<S>
  readonly target: ModelStatic<T>
  readonly as: string
  readonly isAliased: boolean
  readonly isSelfAssociation: boolean
  readonly isSingleAssociation: boolean
  readonly isMultiAssociation: boolean
  readonly foreignKey: string
  readonly identifier: string
  readonly accessors: any
  readonly options: any
  readonly scope?: any
}
export interface SingleAssociation<S extends Model = any, T extends Model = any> extends Association<S, T> {
  readonly accessors: SingleAssociationAccessors
  get(source: S, options?: FindOptions<Attributes<T>>): Promise<T | null>
  set(source: S, target: T | Identifier | null, options?: SaveOptions): Promise<void>
  create(source: S, values?: object, options?: CreateOptions): Promise<T>
}
export interface MultiAssociation<S extends Model = any, T extends Model = any> extends Association<S, T> {
  readonly accessors: MultiAssociationAccessors
  get(source: S, options?: FindOptions<Attributes<T>>): Promise<T[]>
  count(source: S, options?: CountOptions<Attributes<T>>): Promise<number>
  has(source: S, targets: OneOrMany<T | Identifier>, options?: object): Promise<boolean>
  set(source: S, targets: readonly (T | Identifier)[] | null, options?: object): Promise<void>
  add(source: S, targets: OneOrMany<T | Identifier>, options?: object): Promise<void>
  remove(source: S, targets: OneOrMany<T | Identifier>, options?: object): Promise<void>
  create(source: S, values?: object, options?: object): Promise<T>
}
export interface HasOne<S extends Model = any, T extends Model = any> extends SingleAssociation<S, T> {
  readonly associationType: 'HasOne'
  readonly sourceKey: string
}
export interface BelongsTo<S extends Model = any, T extends Model = any> extends SingleAssociation<S, T> {
  readonly associationType: 'BelongsTo'
  readonly targetKey: string
}
export interface HasMany<S extends Model = any, T extends Model = any> extends MultiAssociation<S, T> {
  readonly associationType: 'HasMany'
  readonly sourceKey: string
}
export interface BelongsToMany<S extends Model = any, T extends Model = any> extends MultiAssociation<S, T> {
  readonly associationType: 'BelongsToMany'
  readonly sourceKey: string
  readonly targetKey: string
  readonly otherKey: string
  readonly through: any
}
/** The classes `Association`, `HasOne`, … themselves: for `instanceof`. */
export interface AssociationClass<A> {
  new (source: any, target: any, options?: any): A
  readonly prototype: A
}

/** An association value that knows its models: what the inferred classes return. */
export interface AssociationBase<Kind extends One | Many, S, T, As extends string, O> extends Link<
  Kind,
  T,
  O
> {
  readonly as: As
  readonly source: S
  readonly [SOURCE]: DefOf<S>['name']
  readonly [TARGET]: DefOf<T>['name']
  readonly foreignKey: string
  readonly identifier: string
  readonly isAliased: boolean
  readonly isSelfAssociation: boolean
  readonly isSingleAssociation: boolean
  readonly isMultiAssociation: boolean
}
/** What `User.hasMany(Post, { as: 'posts' })` and `belongsToMany` return. */
export interface ManyAssociation<Kind extends Many, S, T, As extends string, O>
  extends AssociationBase<Kind, S, T, As, O>, ManyMethods<InstanceOf<S>, Link<Kind, T, O>, DefOf<T>> {
  readonly accessors: MultiAssociationAccessors
}
/** What `hasOne` and `belongsTo` return. */
export interface OneAssociation<Kind extends One, S, T, As extends string, O>
  extends AssociationBase<Kind, S, T, As, O>, OneMethods<InstanceOf<S>, Link<Kind, T, O>, DefOf<T>> {
  readonly accessors: SingleAssociationAccessors
}
export interface ManyMethods<S, L, T extends AnyDef> {
  get<const I extends IncludeArg<T> = never, const P extends AttributesArg<T> = never>(
    source: S,
    options?: Find<T, I, P>,
  ): Promise<(Result<T, InstanceOf<LinkTarget<L>>, I, P> & Joined<L>)[]>
  count(source: S, options?: Count<T>): Promise<number>
  has(source: S, targets: OneOrMany<KeyOrInstance<LinkTarget<L>>>, options?: LinkWrite): Promise<boolean>
  set(
    source: S,
    targets: readonly KeyOrInstance<LinkTarget<L>>[] | null,
    options?: LinkWriteOptions<L>,
  ): Promise<void>
  add(
    source: S,
    targets: OneOrMany<KeyOrInstance<LinkTarget<L>>>,
    options?: LinkWriteOptions<L>,
  ): Promise<void>
  remove(source: S, targets: OneOrMany<KeyOrInstance<LinkTarget<L>>>, options?: LinkWrite): Promise<void>
  create(
    source: S,
    values?: Partial<T['create']>,
    options?: LinkWriteOptions<L>,
  ): Promise<InstanceOf<LinkTarget<L>>>
}
export interface OneMethods<S, L, T extends AnyDef> {
  get<const I extends IncludeArg<T> = never, const P extends AttributesArg<T> = never>(
    source: S,
    options?: Find<T, I, P>,
  ): Promise<Result<T, InstanceOf<LinkTarget<L>>, I, P> | null>
  set(source: S, target: KeyOrInstance<LinkTarget<L>> | null, options?: LinkWrite): Promise<void>
  create(source: S, values?: Partial<T['create']>, options?: LinkWrite): Promise<InstanceOf<LinkTarget<L>>>
}

// ═══ model classes: what all have in common

/** What a model class tells and does whatever its rows hold. */
export interface ModelInfo {
  readonly name: string
  readonly tableName: string
  readonly sequelize: Sequelize<any>
  readonly options: any
  readonly primaryKeyAttribute: string
  readonly primaryKeyAttributes: readonly string[]
  readonly primaryKeyField: string
  readonly uniqueKeys: any
  getTableName(): any
  /** Drops the model's own conditions: `paranoid` stays, `defaultScope` goes. */
  unscoped<C>(this: C): C
  /** The model with other scopes: `'active'`, `{ method: ['byRole', 'admin'] }`, or none with null. */
  scope<C>(this: C, ...scopes: readonly ScopeArg[]): C
  /** The model on another schema. */
  schema<C>(this: C, schema: string, options?: SchemaOptions | string): C
  sync<C>(this: C, options?: SyncOptions): Promise<C>
  drop(options?: DropOptions): Promise<void>
  describe(schema?: string, options?: object): Promise<ColumnsDescription>
  removeAttribute(attribute: string): void
  refreshAttributes(): void
  hasAlias(alias: string): boolean
  getAssociations(target: object): Association[]
  getAssociationForAlias(target: object, alias?: string): Association | null
}
export type ScopeArg = string | ScopeOptions | readonly (string | ScopeOptions)[] | object | null | undefined

/** `User.beforeCreate(user => …)`, with an optional name first. */
export interface HookMethod<K extends keyof ModelHooks> {
  <M extends InstanceLike>(this: Ctor<M>, name: string, hook: ModelHooks<M, Attributes<M>>[K]): void
  <M extends InstanceLike>(this: Ctor<M>, hook: ModelHooks<M, Attributes<M>>[K]): void
}
export type HookMethods = { readonly [K in keyof ModelHooks]: HookMethod<K> }
/** Hooks by name, on a model class. */
export interface ModelHookMethods extends HookMethods {
  addHook<M extends InstanceLike, K extends keyof ModelHooks>(
    this: Ctor<M>,
    hook: K,
    name: string,
    run: ModelHooks<M, Attributes<M>>[K],
  ): void
  addHook<M extends InstanceLike, K extends keyof ModelHooks>(
    this: Ctor<M>,
    hook: K,
    run: ModelHooks<M, Attributes<M>>[K],
  ): void
  removeHook(hook: keyof ModelHooks, name: string | Function): void
  hasHook(hook: keyof ModelHooks): boolean
  hasHooks(hook: keyof ModelHooks): boolean
}

// ═══ model classes with inferred types

export type CountResult<G> = [G] extends [never] ? number : GroupedCountResultItem[]
export type UpdateResult<T, R> = [R] extends [false]
  ? [affectedCount: number]
  : [affectedCount: number, affectedRows: T[]]

/** `User.associations.posts`: the link under its alias, as `include` takes it. */
export type NamedLink<D extends AnyDef, K extends Alias<D>> = D['assocs'][K] & {
  readonly as: K
  readonly [SOURCE]: D['name']
}

/** What `define` and `model` return. `X`: what a class adds to the instance. */
export interface InferredModel<D extends AnyDef, X = unknown> extends ModelInfo, ModelHookMethods {
  new (
    values?: Partial<D['create']>,
    options?: { isNewRecord?: boolean; raw?: boolean; include?: IncludeArg<D> },
  ): Instance<D> & X
  readonly [DEF]: D
  readonly associations: { readonly [K in Alias<D>]: NamedLink<D, K> } & { readonly [alias: string]: AnyLink }
  readonly rawAttributes: { readonly [K in keyof D['attrs']]: AttributeOptions }
  getAttributes(): { readonly [K in Key<D['row']>]: AttributeOptions }

  /** All rows that fit; `include` brings linked rows, typed. */
  findAll<
    T,
    const I extends IncludeArg<D> = never,
    const P extends AttributesArg<D> = never,
    const R extends boolean = false,
  >(
    this: Ctor<T>,
    options?: Find<D, I, P, R>,
  ): Promise<Found<D, T, I, P, R>[]>
  /** The first row that fits, or null; never null with `rejectOnEmpty`. */
  findOne<
    T,
    const I extends IncludeArg<D> = never,
    const P extends AttributesArg<D> = never,
    const R extends boolean = false,
    const E extends boolean | Error = false,
  >(
    this: Ctor<T>,
    options?: Find<D, I, P, R, E>,
  ): Promise<Found<D, T, I, P, R> | Missing<E>>
  /** The row with this primary key, or null. */
  findByPk<
    T,
    const I extends IncludeArg<D> = never,
    const P extends AttributesArg<D> = never,
    const R extends boolean = false,
    const E extends boolean | Error = false,
  >(
    this: Ctor<T>,
    id: PrimaryKeyArg<D['attrs']>,
    options?: Find<D, I, P, R, E>,
  ): Promise<Found<D, T, I, P, R> | Missing<E>>
  /** One page of rows and the count of all. */
  findAndCountAll<
    T,
    const I extends IncludeArg<D> = never,
    const P extends AttributesArg<D> = never,
    const R extends boolean = false,
    const G extends GroupOption = never,
  >(
    this: Ctor<T>,
    options?: Find<D, I, P, R> & { group?: G; col?: string },
  ): Promise<{ rows: Found<D, T, I, P, R>[]; count: CountResult<G> }>
  /** The row and false, or the created row and true. */
  findOrCreate<T>(this: Ctor<T>, options: FindOrCreate<D>): Promise<[T, boolean]>
  findCreateFind<T>(this: Ctor<T>, options: FindOrCreate<D>): Promise<[T, boolean]>
  findOrBuild<T>(this: Ctor<T>, options: FindOrCreate<D>): Promise<[T, boolean]>

  create<T>(this: Ctor<T>, values: CreateValues<D>, options?: Create<D>): Promise<T>
  /** A record of defaults only, where no attribute is required. */
  create<T>(this: {} extends D['create'] ? Ctor<T> : never): Promise<T>
  build<T>(this: Ctor<T>, values?: Partial<CreateValues<D>>, options?: Create<D>): T
  bulkBuild<T>(this: Ctor<T>, rows: readonly Partial<CreateValues<D>>[], options?: Create<D>): T[]
  bulkCreate<T>(this: Ctor<T>, rows: readonly CreateValues<D>[], options?: BulkCreate<D>): Promise<T[]>
  /** INSERT, or UPDATE of the row that is there already. */
  upsert<T>(
    this: Ctor<T>,
    values: D['create'] & LooseValues<D>,
    options?: Upsert<D>,
  ): Promise<[T, boolean | null]>
  update<T, const R extends boolean | readonly Key<D['row']>[] = false>(
    this: Ctor<T>,
    values: UpdateValues<D>,
    options: Bulk<D> & { returning?: R },
  ): Promise<UpdateResult<T, R>>
  destroy(options?: Destroy<D>): Promise<number>
  restore(options?: Bulk<D>): Promise<void>
  truncate(options?: Destroy<D>): Promise<void>
  increment(fields: Steps<D['row']>, options?: Increment<D>): Promise<any>
  decrement(fields: Steps<D['row']>, options?: Increment<D>): Promise<any>
  /** With `group`: one count per group. */
  count<const G extends GroupOption = never>(options?: Count<D> & { group?: G }): Promise<CountResult<G>>
  min<K extends Key<D['row']>>(attribute: K, options?: Aggregate<D>): Promise<D['row'][K]>
  max<K extends Key<D['row']>>(attribute: K, options?: Aggregate<D>): Promise<D['row'][K]>
  sum(attribute: Key<D['row']>, options?: Aggregate<D>): Promise<number>
  aggregate(
    attribute: Key<D['row']> | '*',
    fn: string,
    options?: Aggregate<D> & { plain?: boolean },
  ): Promise<any>
  addScope(name: string, scope: object, options?: AddScopeOptions): void

  hasOne<S, T, const O extends LinkOptions = {}>(
    this: S,
    target: T,
    options?: O,
  ): OneAssociation<'HasOne', S, T, AsOf<O, DefOf<T>['name']>, O>
  hasMany<S, T, const O extends LinkOptions = {}>(
    this: S,
    target: T,
    options?: O,
  ): ManyAssociation<'HasMany', S, T, AsOf<O, Plural<DefOf<T>['name']>>, O>
  belongsTo<S, T, const O extends LinkOptions = {}>(
    this: S,
    target: T,
    options?: O,
  ): OneAssociation<'BelongsTo', S, T, AsOf<O, DefOf<T>['name']>, O>
  belongsToMany<S, T, const O extends LinkOptions & { through: unknown }>(
    this: S,
    target: T,
    options: O,
  ): ManyAssociation<'BelongsToMany', S, T, AsOf<O, Plural<DefOf<T>['name']>>, O>
}

// ═══ model classes in v6's style

/** The statics of `class User extends Model<InferAttributes<User>, InferCreationAttributes<User>>`. */
export interface LegacyStatics extends ModelInfo, ModelHookMethods {
  readonly associations: { [alias: string]: Association }
  readonly rawAttributes: { [attribute: string]: ModelAttributeColumnOptions }
  readonly tableAttributes: { [attribute: string]: ModelAttributeColumnOptions }
  getAttributes<M extends InstanceLike>(
    this: Ctor<M>,
  ): { readonly [K in keyof Attributes<M>]: ModelAttributeColumnOptions }

  /** Gives the class its attributes and its Sequelize. */
  init<C extends Ctor<InstanceLike>>(
    this: C,
    attributes: Partial<ModelAttributes<InstanceType<C>, Attributes<InstanceType<C>>>>,
    options: InitOptions<InstanceType<C>>,
  ): C

  findAll<M extends InstanceLike>(this: Ctor<M>, options?: FindOptions<Attributes<M>>): Promise<M[]>
  findOne<M extends InstanceLike>(this: Ctor<M>, options: NonNullFindOptions<Attributes<M>>): Promise<M>
  findOne<M extends InstanceLike>(this: Ctor<M>, options?: FindOptions<Attributes<M>>): Promise<M | null>
  findByPk<M extends InstanceLike>(
    this: Ctor<M>,
    id: Identifier | { [K in keyof Attributes<M>]?: Attributes<M>[K] },
    options: NonNullFindOptions<Attributes<M>>,
  ): Promise<M>
  findByPk<M extends InstanceLike>(
    this: Ctor<M>,
    id?: Identifier | { [K in keyof Attributes<M>]?: Attributes<M>[K] } | null,
    options?: FindOptions<Attributes<M>>,
  ): Promise<M | null>
  findAndCountAll<M extends InstanceLike>(
    this: Ctor<M>,
    options: FindAndCountOptions<Attributes<M>> & { group: GroupOption },
  ): Promise<{ rows: M[]; count: GroupedCountResultItem[] }>
  findAndCountAll<M extends InstanceLike>(
    this: Ctor<M>,
    options?: FindAndCountOptions<Attributes<M>>,
  ): Promise<{ rows: M[]; count: number }>
  findOrCreate<M extends InstanceLike>(
    this: Ctor<M>,
    options: FindOrCreateOptions<Attributes<M>, CreationAttributes<M>>,
  ): Promise<[M, boolean]>
  findCreateFind<M extends InstanceLike>(
    this: Ctor<M>,
    options: FindOrCreateOptions<Attributes<M>, CreationAttributes<M>>,
  ): Promise<[M, boolean]>
  findOrBuild<M extends InstanceLike>(
    this: Ctor<M>,
    options: FindOrCreateOptions<Attributes<M>, CreationAttributes<M>>,
  ): Promise<[M, boolean]>

  create<M extends InstanceLike>(
    this: Ctor<M>,
    values?: CreationAttributes<M>,
    options?: CreateOptions<Attributes<M>>,
  ): Promise<M>
  build<M extends InstanceLike>(this: Ctor<M>, values?: CreationAttributes<M>, options?: BuildOptions): M
  bulkBuild<M extends InstanceLike>(
    this: Ctor<M>,
    rows: readonly CreationAttributes<M>[],
    options?: BuildOptions,
  ): M[]
  bulkCreate<M extends InstanceLike>(
    this: Ctor<M>,
    rows: readonly CreationAttributes<M>[],
    options?: BulkCreateOptions<Attributes<M>>,
  ): Promise<M[]>
  upsert<M extends InstanceLike>(
    this: Ctor<M>,
    values: CreationAttributes<M>,
    options?: UpsertOptions<Attributes<M>>,
  ): Promise<[M, boolean | null]>
  update<M extends InstanceLike>(
    this: Ctor<M>,
    values: { [K in keyof Attributes<M>]?: Attributes<M>[K] | Expr },
    options: UpdateOptions<Attributes<M>> & { returning: true | readonly (keyof Attributes<M>)[] },
  ): Promise<[affectedCount: number, affectedRows: M[]]>
  update<M extends InstanceLike>(
    this: Ctor<M>,
    values: { [K in keyof Attributes<M>]?: Attributes<M>[K] | Expr },
    options: UpdateOptions<Attributes<M>>,
  ): Promise<[affectedCount: number]>
  destroy<M extends InstanceLike>(this: Ctor<M>, options?: DestroyOptions<Attributes<M>>): Promise<number>
  restore<M extends InstanceLike>(this: Ctor<M>, options?: RestoreOptions<Attributes<M>>): Promise<void>
  truncate<M extends InstanceLike>(this: Ctor<M>, options?: TruncateOptions<Attributes<M>>): Promise<void>
  increment<M extends InstanceLike>(
    this: Ctor<M>,
    fields: Steps<Attributes<M>>,
    options?: IncrementDecrementOptionsWithBy<Attributes<M>>,
  ): Promise<[affectedRows: M[], affectedCount?: number]>
  decrement<M extends InstanceLike>(
    this: Ctor<M>,
    fields: Steps<Attributes<M>>,
    options?: IncrementDecrementOptionsWithBy<Attributes<M>>,
  ): Promise<[affectedRows: M[], affectedCount?: number]>
  count<M extends InstanceLike>(
    this: Ctor<M>,
    options: CountWithOptions<Attributes<M>>,
  ): Promise<GroupedCountResultItem[]>
  count<M extends InstanceLike>(this: Ctor<M>, options?: CountOptions<Attributes<M>>): Promise<number>
  min<T = any, M extends InstanceLike = InstanceLike>(
    this: Ctor<M>,
    attribute: keyof Attributes<M>,
    options?: AggregateOptions<T, Attributes<M>>,
  ): Promise<T>
  max<T = any, M extends InstanceLike = InstanceLike>(
    this: Ctor<M>,
    attribute: keyof Attributes<M>,
    options?: AggregateOptions<T, Attributes<M>>,
  ): Promise<T>
  sum<T = any, M extends InstanceLike = InstanceLike>(
    this: Ctor<M>,
    attribute: keyof Attributes<M>,
    options?: AggregateOptions<T, Attributes<M>>,
  ): Promise<number>
  aggregate<T = any, M extends InstanceLike = InstanceLike>(
    this: Ctor<M>,
    attribute: keyof Attributes<M> | '*',
    fn: string,
    options?: AggregateOptions<T, Attributes<M>>,
  ): Promise<T>
  addScope<M extends InstanceLike>(
    this: Ctor<M>,
    name: string,
    scope: FindOptions<Attributes<M>> | ((...args: any[]) => FindOptions<Attributes<M>>),
    options?: AddScopeOptions,
  ): void

  hasOne<M extends Model, T extends Model>(
    this: Ctor<M>,
    target: Ctor<T>,
    options?: HasOneOptions,
  ): HasOne<M, T>
  hasMany<M extends Model, T extends Model>(
    this: Ctor<M>,
    target: Ctor<T>,
    options?: HasManyOptions,
  ): HasMany<M, T>
  belongsTo<M extends Model, T extends Model>(
    this: Ctor<M>,
    target: Ctor<T>,
    options?: BelongsToOptions,
  ): BelongsTo<M, T>
  belongsToMany<M extends Model, T extends Model>(
    this: Ctor<M>,
    target: Ctor<T>,
    options: BelongsToManyOptions,
  ): BelongsToMany<M, T>
}
/** The class `Model` itself. */
export interface ModelConstructor extends LegacyStatics {
  new <A extends {} = any, W extends {} = A>(values?: NullishOptional<W>, options?: BuildOptions): Model<A, W>
  readonly prototype: Model<any, any>
}
/** What `define<User>()` returns. */
export interface LegacyModel<M extends Model> extends LegacyStatics {
  new (values?: CreationAttributes<M>, options?: BuildOptions): M
}

/**
 * Options of a call on "any model class": nothing is known of the columns. A union with `object` takes any option, and
 * names none from which the inferred classes would infer an include or attributes.
 */
export type LooseOptions = Omit<FindBase, 'group'> | object
/** v6's type for "any model class", for helpers; every kind of model fits it. */
export interface ModelStatic<M extends Model = Model> extends ModelInfo, ModelHookMethods {
  new (...args: any): M
  readonly associations: { [alias: string]: any }
  readonly rawAttributes: { [attribute: string]: ModelAttributeColumnOptions }
  getAttributes(): { readonly [attribute: string]: ModelAttributeColumnOptions }
  findAll(this: Ctor<NoInfer<M>>, options?: LooseOptions): Promise<NoInfer<M>[]>
  // One signature each: among overloads the compiler would compare an inferred class with its type parameters erased.
  findOne<E extends boolean | Error = false>(
    this: Ctor<NoInfer<M>>,
    options?: LooseOptions & { rejectOnEmpty?: E },
  ): Promise<NoInfer<M> | Missing<E>>
  findByPk<E extends boolean | Error = false>(
    this: Ctor<NoInfer<M>>,
    id?: any,
    options?: LooseOptions & { rejectOnEmpty?: E },
  ): Promise<NoInfer<M> | Missing<E>>
  findAndCountAll(
    this: Ctor<NoInfer<M>>,
    options?: LooseOptions,
  ): Promise<{ rows: NoInfer<M>[]; count: number }>
  findOrCreate(this: Ctor<NoInfer<M>>, options: any): Promise<[NoInfer<M>, boolean]>
  findCreateFind(this: Ctor<NoInfer<M>>, options: any): Promise<[NoInfer<M>, boolean]>
  findOrBuild(this: Ctor<NoInfer<M>>, options: any): Promise<[NoInfer<M>, boolean]>
  create(this: Ctor<NoInfer<M>>, values?: any, options?: any): Promise<NoInfer<M>>
  build(this: Ctor<NoInfer<M>>, values?: any, options?: any): NoInfer<M>
  bulkBuild(this: Ctor<NoInfer<M>>, rows: readonly any[], options?: any): NoInfer<M>[]
  bulkCreate(this: Ctor<NoInfer<M>>, rows: readonly any[], options?: any): Promise<NoInfer<M>[]>
  upsert(this: Ctor<NoInfer<M>>, values: any, options?: any): Promise<[NoInfer<M>, boolean | null]>
  update(this: Ctor<NoInfer<M>>, values: any, options: any): Promise<[affectedCount: number, ...rows: any[]]>
  destroy(options?: any): Promise<number>
  restore(options?: any): Promise<void>
  truncate(options?: any): Promise<void>
  increment(this: Ctor<NoInfer<M>>, fields: any, options?: any): Promise<any>
  decrement(this: Ctor<NoInfer<M>>, fields: any, options?: any): Promise<any>
  count(options?: any): Promise<any>
  min(attribute: any, options?: any): Promise<any>
  max(attribute: any, options?: any): Promise<any>
  sum(attribute: any, options?: any): Promise<number>
  aggregate(attribute: any, fn: string, options?: any): Promise<any>
  addScope(name: string, scope: any, options?: AddScopeOptions): void
  hasOne(target: any, options?: any): any
  hasMany(target: any, options?: any): any
  belongsTo(target: any, options?: any): any
  belongsToMany(target: any, options: any): any
}
export type ModelCtor<M extends Model = Model> = ModelStatic<M>
export type ModelDefined<A extends {}, W extends {}> = ModelStatic<Model<A, W>>
export interface InitOptions<M = any> extends ModelOptions<M> {
  sequelize: Sequelize<any>
}

// ═══ registry: v6's statements, tied together

/** What `relate` reads of an association value. */
export interface Declaration {
  associationType: One | Many
  [SOURCE]: string
  [TARGET]: string
  as: string
  options: unknown
}
export interface Registry {
  models: Record<string, unknown>
  links: Record<string, Declaration>
}
export interface Schema {
  models: Record<string, unknown>
  associations: readonly Declaration[]
}
// `S` is one object literal type on purpose: the compiler does not walk into it when it instantiates what refers to it;
// a tuple or union it walks every time.
export interface Reg<S extends Schema> {
  /** models by their model name */
  models: { [K in keyof S['models'] as DefOf<S['models'][K]>['name']]: S['models'][K] }
  /** associations by the name of their source model */
  links: { [X in S['associations'][number] as X[typeof SOURCE]]: X }
}
export type RegLinks<R extends Registry, N> = N extends keyof R['links']
  ? {
      [X in R['links'][N] as X['as']]: Link<X['associationType'], RegModel<R, X[typeof TARGET]>, X['options']>
    }
  : {}
export type RegBase<R extends Registry, N> = DefOf<R['models'][N & string]>
export type RegForeignKeys<R extends Registry, N> = ForeignKeys<RegBase<R, N>['attrs'], RegLinks<R, N>>
export interface RegDef<R extends Registry, N> {
  name: N & string
  attrs: RegBase<R, N>['attrs']
  assocs: RegLinks<R, N>
  row: RegBase<R, N>['row'] & RegForeignKeys<R, N>
  create: RegBase<R, N>['create'] & Partial<RegForeignKeys<R, N>>
  filter: RegBase<R, N>['filter'] & RegForeignKeys<R, N>
}
/** Members a class adds to the instance its base gives. */
export type OwnMembers<M> = Omit<InstanceOf<M>, keyof Instance<DefOf<M>>>
export interface RegModel<R extends Registry, N> extends InferredModel<
  RegDef<R, N>,
  OwnMembers<R['models'][N & string]>
> {}

/** The models of `relate`, under the keys they were given. */
export type Related<S extends Schema> = {
  readonly [K in keyof S['models']]: RegModel<Reg<S>, DefOf<S['models'][K]>['name']>
}

// ═══ Sequelize

export type QueryInterface = QueryInterfaceOf<Sequelize<any>>
export type Dialect = 'sqlite' | 'postgres' | 'mysql' | 'mariadb' | 'mssql' | 'db2' | 'snowflake' | 'oracle'
export interface PoolOptions {
  max?: number
  min?: number
  idle?: number
  acquire?: number
  evict?: number
  maxUses?: number
  validate?(client?: unknown): boolean
}
export interface ConnectionOptions {
  host?: string
  port?: string | number
  username?: string
  password?: string
  database?: string
  [other: string]: unknown
}
export interface ReplicationOptions {
  read: ConnectionOptions[]
  write: ConnectionOptions
}
/** Settings as resolved: `sequelize.config`. */
export interface Config {
  readonly database: string
  readonly username: string
  readonly password: string | null
  readonly host?: string
  readonly port?: string | number
  readonly protocol?: string
  readonly pool?: PoolOptions
  readonly native?: boolean
  readonly ssl?: boolean
  readonly replication?: ReplicationOptions | false
  readonly dialectModule?: object
  readonly dialectModulePath?: string | null
  readonly keepDefaultTimezone?: boolean
  readonly dialectOptions?: any
}
/** Options of `new Sequelize()`. `G`: the `define` defaults, which types infer columns from. */
export interface Options<G = ModelOptions> extends Logging {
  dialect?: Dialect
  dialectModule?: object
  dialectModulePath?: string
  dialectOptions?: object
  storage?: string
  database?: string
  username?: string
  password?: string
  host?: string
  port?: number | string
  ssl?: boolean
  protocol?: string
  define?: G & ModelOptions
  query?: QueryOptions
  set?: object
  sync?: SyncOptions
  timezone?: string
  keepDefaultTimezone?: boolean
  omitNull?: boolean
  native?: boolean
  replication?: ReplicationOptions | false
  pool?: PoolOptions
  quoteIdentifiers?: boolean
  isolationLevel?: IsolationLevel | (string & {}) | null
  transactionType?: TransactionType
  typeValidation?: boolean
  operatorsAliases?: { [alias: string]: symbol } | boolean | 0 | 1
  standardConformingStrings?: boolean
  clientMinMessages?: string | boolean
  hooks?: { [K in keyof SequelizeHooks]?: SequelizeHooks[K] | readonly SequelizeHooks[K][] }
  minifyAliases?: boolean
  logQueryParameters?: boolean
  disableClsTransactions?: boolean
  retry?: RetryOptions
  schema?: string
  databaseVersion?: string | number
  attributeBehavior?: 'escape' | 'throw' | 'unsafe-legacy'
  noTypeValidation?: boolean
  /** How includes are fetched where the call does not say: for those who know better than the planner. */
  loadingStrategy?: LoadingStrategy
  foreignKeyNaming?: 'v6' | 'camel'
  strictOptions?: boolean
  benchmark?: boolean
}

/** `sequelize.beforeConnect(config => …)`, with an optional name first. */
export type SequelizeHookMethods = {
  readonly [K in keyof SequelizeHooks]: {
    (name: string, hook: SequelizeHooks[K]): void
    (hook: SequelizeHooks[K]): void
  }
}
export interface SequelizeHooksFace extends SequelizeHookMethods {
  addHook<K extends keyof SequelizeHooks>(hook: K, name: string, run: SequelizeHooks[K]): this
  addHook<K extends keyof SequelizeHooks>(hook: K, run: SequelizeHooks[K]): this
  removeHook(hook: keyof SequelizeHooks, name: string | Function): this
  hasHook(hook: keyof SequelizeHooks): boolean
  hasHooks(hook: keyof SequelizeHooks): boolean
}

/** SQL text, or v6's `{ query, values }`. */
export type SqlText = string | { query: string; values?: readonly unknown[]; bind?: readonly unknown[] }
export interface QueryOptionsWithModel<M extends Model> extends QueryOptions {
  model: Ctor<M>
}
type Types = QueryTypesFace
export type ErrorClasses = typeof import('../errors')

/** A database: settings, models, raw SQL, transactions. */
export interface Sequelize<G = {}> extends ExpressionFunctions, SequelizeHooksFace {
  /** v6 with explicit type arguments: `define<UserInstance>('User', …)`. */
  define<M extends Model = never, A extends {} = Attributes<M>>(
    name: [M] extends [never] ? never : string,
    attributes: { [K in keyof A]?: DataType | ModelAttributeColumnOptions<M> },
    options?: ModelOptions<M>,
  ): LegacyModel<M>
  /** A model; everything is inferred from `attributes` and `options`. */
  define<const N extends string, const A extends AttributeMap, const O extends ModelOptions = {}>(
    name: N,
    attributes: A & CheckAttributes<A>,
    options?: O & ModelOptions & OnlyKeys<O, ModelOptions>,
  ): InferredModel<Def<N, A, O, G>>

  /** A base class: `class User extends sequelize.model('User', { … }) {}`. */
  model<const N extends string, const A extends AttributeMap, const O extends ModelOptions = {}>(
    name: N,
    attributes: A & CheckAttributes<A>,
    options?: O & ModelOptions & OnlyKeys<O, ModelOptions>,
  ): InferredModel<Def<N, A, O, G>>
  /** The model of that name. */
  model(name: string): ModelStatic<Model>

  /** Ties models to the associations declared between them; returns the same models, fully typed. */
  relate<const S extends Schema>(schema: S): Related<S>

  readonly models: { [name: string]: ModelStatic<Model> }
  readonly modelManager: any
  readonly dialect: any
  readonly config: Config
  readonly options: any
  readonly Sequelize: SequelizeConstructor
  readonly QueryTypes: QueryTypesFace
  isDefined(name: string): boolean
  getDialect(): string
  getDatabaseName(): string
  getQueryInterface(): QueryInterface
  readonly queryInterface: QueryInterface

  /** Raw SQL. `type` says what comes back; without it, rows and the driver's metadata. */
  query(sql: SqlText, options: QueryOptionsWithType<Types['UPDATE']>): Promise<[undefined, number]>
  query(sql: SqlText, options: QueryOptionsWithType<Types['BULKUPDATE']>): Promise<number>
  query(sql: SqlText, options: QueryOptionsWithType<Types['INSERT']>): Promise<[number, number]>
  query(sql: SqlText, options: QueryOptionsWithType<Types['UPSERT']>): Promise<number>
  query(sql: SqlText, options: QueryOptionsWithType<Types['DELETE']>): Promise<void>
  query(sql: SqlText, options: QueryOptionsWithType<Types['BULKDELETE']>): Promise<number>
  query(sql: SqlText, options: QueryOptionsWithType<Types['SHOWTABLES']>): Promise<string[]>
  query(sql: SqlText, options: QueryOptionsWithType<Types['DESCRIBE']>): Promise<ColumnsDescription>
  query<M extends Model>(sql: SqlText, options: QueryOptionsWithModel<M> & { plain: true }): Promise<M | null>
  query<M extends Model>(sql: SqlText, options: QueryOptionsWithModel<M>): Promise<M[]>
  query<T extends object = Record<string, any>>(
    sql: SqlText,
    options: QueryOptionsWithType<Types['SELECT']> & { plain: true },
  ): Promise<T | null>
  query<T extends object = Record<string, any>>(
    sql: SqlText,
    options: QueryOptionsWithType<Types['SELECT']>,
  ): Promise<T[]>
  query(sql: SqlText, options: QueryOptions & { plain: true }): Promise<{ [column: string]: unknown } | null>
  query(sql: SqlText, options?: QueryOptions): Promise<[unknown[], unknown]>

  /** Commits when `run` resolves, rolls back when it throws. */
  transaction<T>(
    options: TransactionOptions,
    run: (transaction: Transaction) => PromiseLike<T> | T,
  ): Promise<T>
  transaction<T>(run: (transaction: Transaction) => PromiseLike<T> | T): Promise<T>
  /** Without a callback: commit or roll back yourself. */
  transaction(options?: TransactionOptions): Promise<Transaction>

  sync(options?: SyncOptions): Promise<this>
  drop(options?: DropOptions): Promise<unknown>
  truncate(options?: DestroyOptions): Promise<unknown>
  /**
   * The models and their associations as a picture: an SVG that stands alone (the default), or text for Mermaid.
   * `models` names those to draw.
   */
  diagram(options?: { format?: 'svg' | 'mermaid'; models?: readonly string[] }): string
  authenticate(options?: QueryOptions): Promise<void>
  validate(options?: QueryOptions): Promise<void>
  databaseVersion(options?: QueryOptions): Promise<string>
  close(): Promise<void>
  escape(value: unknown): string
  random(): Fn
  createSchema(schema: string, options?: Logging): Promise<unknown>
  showAllSchemas(options?: Logging): Promise<object[]>
  dropSchema(schema: string, options?: Logging): Promise<unknown>
  dropAllSchemas(options?: Logging): Promise<unknown>
}

/** The class `Sequelize` itself, with v6's statics. */
export interface SequelizeConstructor
  extends DataTypesFace, ExpressionFunctions, SequelizeHooksFace, ErrorClasses {
  new <const G extends ModelOptions = {}>(uri: string, options?: Options<G>): Sequelize<G>
  new <const G extends ModelOptions = {}>(options?: Options<G>): Sequelize<G>
  new <const G extends ModelOptions = {}>(
    database: string,
    username: string,
    password?: string | null,
    options?: Options<G>,
  ): Sequelize<G>
  new <const G extends ModelOptions = {}>(
    database: string,
    username: string,
    options?: Options<G>,
  ): Sequelize<G>
  readonly prototype: Sequelize<any>
  readonly version: string
  readonly Sequelize: SequelizeConstructor
  readonly Model: ModelConstructor
  readonly DataTypes: DataTypesFace
  readonly QueryTypes: QueryTypesFace
  readonly Op: Operators
  readonly Transaction: typeof Transaction
  readonly IndexHints: IndexHintsFace
  readonly TableHints: TableHintsFace
  readonly Association: AssociationClass<Association>
  readonly HasOne: AssociationClass<HasOne>
  readonly HasMany: AssociationClass<HasMany>
  readonly BelongsTo: AssociationClass<BelongsTo>
  readonly BelongsToMany: AssociationClass<BelongsToMany>
  readonly QueryInterface: typeof QueryInterfaceOf
  readonly Utils: any
  readonly Error: ErrorClasses['BaseError']
  /** Another plural and singular, for all models declared afterwards. */
  useInflection(inflector: Inflector): void
  /** Transactions that calls inside the callback join without being told. */
  useCLS(namespace: object): SequelizeConstructor
}
