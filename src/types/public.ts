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
  ForeignKeyNaming,
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
import type { DeferrableFace, IndexHintsFace, QueryTypesFace, TableHintsFace } from './query-types'
import type {
  IsolationLevel,
  LockFace,
  Transaction,
  TransactionOptions,
  TransactionType,
} from './transaction'
import type { MultiAssociationAccessors, SingleAssociationAccessors } from './v6-mixins'
import type { Operators } from '../sql/operators'
import type { Inflector } from '../util/inflection'

// ═══ instances

/** An instance: a row with its methods. `A`: what it holds; `W`: what creating it takes. */
export interface Model<A extends {} = any, W extends {} = A> extends InstanceLike<A, W> {
  readonly [ATTRIBUTES]?: A
  readonly [CREATION]?: W
  /** True until the row is inserted: `save()` then sends an INSERT, otherwise an UPDATE. */
  isNewRecord: boolean
  /**
   * The stored values by attribute, past getters; included instances too, by alias. Writing here is not noticed by `changed()`.
   */
  dataValues: A
  /** The Sequelize of the model. */
  readonly sequelize: Sequelize<any>
  /**
   * All values, or the one of `key`, each through its getter.
   *
   * @param options `plain: true` turns included instances into plain objects; `raw: true` passes getters over; `clone: true`
   *   copies the values
   * @returns an object of all values, or the value (undefined for a key that the row was not read with)
   * @example
   * user.get('name') // 'Ada'
   * const values = user.get({ plain: true })
   * console.log(values.name, values.age) // prints: Ada 36
   */
  get(options?: { plain?: boolean; clone?: boolean; raw?: boolean }): A
  /** One value, through its getter; `raw: true` passes the getter over. */
  get<K extends keyof A>(key: K, options?: { plain?: boolean; clone?: boolean; raw?: boolean }): A[K]
  /** One value by any name: an attribute, an alias, the name of a computed column. */
  get(key: string, options?: { plain?: boolean; clone?: boolean; raw?: boolean }): any
  /**
   * Writes one value or several, through setters; nothing is sent before `save()`. Keys that are no attributes are ignored, as
   * in v6.
   *
   * @param options `raw: true` passes setters over; `reset: true` forgets the values that were there
   * @returns the instance
   * @example
   * user.set('age', 37)
   * user.set({ name: 'Ada L.', age: 38 })
   * console.log(user.changed()) // prints: [ 'age', 'name' ]
   */
  set<K extends keyof W>(key: K, value: W[K], options?: SetOptions): this
  /** Writes several values, through setters. */
  set(values: Partial<W>, options?: SetOptions): this
  /** Writes one value, through its setter. */
  set<K extends keyof A>(key: K, value: A[K], options?: SetOptions): this
  /** Writes several values, through setters. */
  set(values: Partial<A>, options?: SetOptions): this
  /** v6's other name for `set`. */
  setAttributes<K extends keyof A>(key: K, value: A[K], options?: SetOptions): this
  /** v6's other name for `set`. */
  setAttributes(values: Partial<A>, options?: SetOptions): this
  /**
   * The stored value, past any getter.
   *
   * @example
   * console.log(user.getDataValue('name')) // prints: Ada
   */
  getDataValue<K extends keyof A>(key: K): A[K]
  /** Writes the stored value, past any setter; `changed()` sees it. */
  setDataValue<K extends keyof A>(key: K, value: A[K]): void
  /**
   * Names of the attributes that were written and not yet saved, or false; with a name whether that one was.
   *
   * @example
   * user.name = 'Countess'
   * console.log(user.changed(), user.changed('age'), user.previous('name')) // prints: [ 'name' ] false Ada
   * await user.save()
   * console.log(user.changed()) // prints: false
   */
  changed(): false | string[]
  /** Whether the value of `key` was written and not yet saved. */
  changed<K extends keyof this>(key: K): boolean
  /** Marks `key` as changed or unchanged: for values that were changed in place, such as JSON. */
  changed<K extends keyof this>(key: K, dirty: boolean): void
  /** The values before the writes, of every attribute that changed since the last save. */
  previous(): Partial<A>
  /** The value before the write; the value itself where nothing was written. */
  previous<K extends keyof A>(key: K): A[K] | undefined
  /**
   * INSERT if new, else UPDATE of what changed, and nothing if nothing did. Runs validators and hooks; values that the
   * database makes (ids, defaults) are then on the instance.
   *
   * @param options `fields` limits what is written; `validate: false`, `hooks: false`, `silent: true` (keeps updatedAt)
   * @returns the instance
   * @throws ValidationError if a value is refused, before any SQL
   * @throws UniqueConstraintError, ForeignKeyConstraintError if the database refuses the row
   * @throws InstanceError if the row of an UPDATE is gone; OptimisticLockError with `version: true`, if it was changed meanwhile
   * @example
   * const bob = User.build({ name: 'Bob' })
   * await bob.save()
   * bob.age = 41
   * await bob.save({ fields: ['age'] }) // UPDATE "Users" SET "age" = 41, "updatedAt" = … WHERE "id" = 2
   * console.log(bob.id, bob.age) // prints: 2 41
   */
  save(options?: SaveOptions<A>): Promise<this>
  /**
   * Sets the values and saves these; what else was changed stays unsaved.
   *
   * @param values values by attribute; an expression is computed by the database
   * @returns the instance
   * @throws what `save` throws; InstanceError for another primary key
   * @example
   * await user.update({ age: 37 })
   * await user.update('email', 'ada@example.org')
   * console.log(user.age, user.email) // prints: 37 ada@example.org
   */
  update(
    values: { [K in keyof W]?: W[K] | Expr } | { [K in keyof A]?: A[K] | Expr },
    options?: InstanceUpdateOptions<A>,
  ): Promise<this>
  /** Sets one value and saves it. */
  update<K extends keyof A>(key: K, value: A[K] | Expr, options?: InstanceUpdateOptions<A>): Promise<this>
  /**
   * Reads the row again, into this instance, with the includes that it was found with. Unsaved changes are lost.
   *
   * @param options those of `findOne`: `include`, `attributes`, `paranoid`, `transaction` …
   * @returns the instance
   * @throws InstanceError if the row is gone
   * @example
   * await User.update({ age: 40 }, { where: { id: user.id } })
   * console.log(user.age, (await user.reload()).age) // prints: 36 40
   */
  reload(options?: FindOptions<A>): Promise<this>
  /**
   * Runs the validators without saving.
   *
   * @param options `fields` or `skip` name attributes to check or to leave out; `hooks: false` runs no validation hooks
   * @throws ValidationError with an item in `errors` for each refused value
   * @example
   * await User.build({ email: 'nobody@example.com' }).validate()
   * // throws ValidationError: notNull Violation: User.name cannot be null
   */
  validate(options?: ValidationOptions): Promise<void>
  /**
   * Deletes the row; of a paranoid model it sets deletedAt, unless `force: true`.
   *
   * @throws ForeignKeyConstraintError if other rows refer to it and their `onDelete` forbids it
   * @example
   * await post.destroy()
   * console.log(post.isSoftDeleted(), await Post.count()) // prints: true 0
   * await post.restore()
   * console.log(await Post.count()) // prints: 1
   */
  destroy(options?: InstanceDestroyOptions): Promise<void>
  /**
   * Takes a soft deletion back.
   *
   * @throws Error if the model is not paranoid
   */
  restore(options?: InstanceRestoreOptions): Promise<void>
  /**
   * `SET n = n + by` in the database, so that parallel calls lose nothing. The instance keeps its old value until `reload()`,
   * as in v6.
   *
   * @param fields an attribute, a list of them, or an amount for each: `{ views: 2, likes: 1 }`
   * @param options `by`: the amount, 1 if not given
   * @returns the instance
   * @throws TypeError for an amount that is no number
   * @example
   * await post.increment('views', { by: 2 })
   * await post.increment({ views: 5 })
   * console.log(post.views, (await post.reload()).views) // prints: 3 10
   */
  increment(fields: Steps<A>, options?: IncrementDecrementOptionsWithBy<A>): Promise<this>
  /** `increment` downwards. */
  decrement(fields: Steps<A>, options?: IncrementDecrementOptionsWithBy<A>): Promise<this>
  /** The condition that finds this row: its primary key, and with `checkVersion` its version. */
  where(checkVersion?: boolean): object
  /** Whether deletedAt is set. Throws if the model is not paranoid. */
  isSoftDeleted(): boolean
  /**
   * Whether the other is the same row of the same model: primary keys are compared.
   *
   * @example
   * console.log(user.equals((await User.findByPk(user.id))!)) // prints: true
   */
  equals(other: object): boolean
  /** Whether one of the others is the same row. */
  equalsOneOf(others: readonly object[]): boolean
  // Two signatures, so that a class may override with any shape: overloads are compared with type parameters erased.
  /**
   * A plain deep copy of all values, through getters, with included instances: what `JSON.stringify` takes.
   *
   * @example
   * const found = await User.findOne({ attributes: ['name'], include: { posts: { attributes: ['title'] } } })
   * console.log(JSON.stringify(found)) // prints: {"name":"Ada","posts":[{"title":"Notes"}]}
   */
  toJSON<T = A>(): T
  toJSON(): object
}

/** The instance type of a model whose types are inferred. */
export type Instance<D extends AnyDef> = Model<D['row'], D['create']> & D['row'] & Mixins<D['assocs']>

/** Names a loaded shape: `Loaded<typeof User, ['posts']>`. */
export type Loaded<M, I = never, P = never> = Result<DefOf<M>, InstanceOf<M>, I, P>

// ═══ association values

/**
 * What every association value tells: what `User.hasMany(Post)` returns, and `User.associations.posts` holds.
 */
export interface Association<S extends Model = any, T extends Model = any> {
  /** 'HasOne', 'HasMany', 'BelongsTo' or 'BelongsToMany'. */
  readonly associationType: string
  /** The model that declares it. */
  readonly source: ModelStatic<S>
  /** The model on the other side. */
  readonly target: ModelStatic<T>
  /** The alias: the key of an include, the property of the result, the stem of the methods. */
  readonly as: string
  /** Whether `as` was given; includes by model must then name it. */
  readonly isAliased: boolean
  /** Whether source and target are one model. */
  readonly isSelfAssociation: boolean
  /** True for hasOne and belongsTo. */
  readonly isSingleAssociation: boolean
  /** True for hasMany and belongsToMany. */
  readonly isMultiAssociation: boolean
  /**
   * The attribute that holds the key: on the source for belongsTo, on the target for hasOne and hasMany, on the junction
   * for belongsToMany. Of a composite key the first; `foreignKeys` has all.
   */
  readonly foreignKey: string
  /** v6's other name for `foreignKey`. */
  readonly identifier: string
  /** All attributes of the foreign key. */
  readonly foreignKeys: readonly string[]
  /** Names of the methods on instances, by verb: `{ get: 'getPosts', add: 'addPost', … }`. */
  readonly accessors: any
  /** The options as declared, with what became of `onDelete`, `onUpdate` and the names. */
  readonly options: any
  /** Values that every linked row has: conditions of reads, values of writes. */
  readonly scope?: any
}
/** hasOne and belongsTo as values: `association.get(post)` is `post.getAuthor()`. */
export interface SingleAssociation<S extends Model = any, T extends Model = any> extends Association<S, T> {
  readonly accessors: SingleAssociationAccessors
  /** The linked instance or null. */
  get(source: S, options?: FindOptions<Attributes<T>>): Promise<T | null>
  /** Links the target (an instance or its key), or unlinks with null. */
  set(source: S, target: T | Identifier | null, options?: SaveOptions): Promise<void>
  /** Creates the target and links it; one transaction. */
  create(source: S, values?: object, options?: CreateOptions): Promise<T>
}
/** hasMany and belongsToMany as values: `association.add(user, post)` is `user.addPost(post)`. */
export interface MultiAssociation<S extends Model = any, T extends Model = any> extends Association<S, T> {
  readonly accessors: MultiAssociationAccessors
  /** All linked instances; options of `findAll`. */
  get(source: S, options?: FindOptions<Attributes<T>>): Promise<T[]>
  /** How many are linked. */
  count(source: S, options?: CountOptions<Attributes<T>>): Promise<number>
  /** Whether all of the targets (instances or keys) are linked; true for an empty list. */
  has(source: S, targets: OneOrMany<T | Identifier>, options?: object): Promise<boolean>
  /** Links exactly these and unlinks the others; null or `[]` unlinks all. One transaction. */
  set(source: S, targets: readonly (T | Identifier)[] | null, options?: object): Promise<void>
  /** Links these, too; those that are linked stay as they are. */
  add(source: S, targets: OneOrMany<T | Identifier>, options?: object): Promise<void>
  /** Unlinks these; those that are not linked are passed over. */
  remove(source: S, targets: OneOrMany<T | Identifier>, options?: object): Promise<void>
  /** Creates a target and links it. */
  create(source: S, values?: object, options?: object): Promise<T>
}
/** The key is on the target, and one row at most has it. */
export interface HasOne<S extends Model = any, T extends Model = any> extends SingleAssociation<S, T> {
  readonly associationType: 'HasOne'
  /** The attribute of the source that the key refers to. */
  readonly sourceKey: string
}
/** The key is on the source. */
export interface BelongsTo<S extends Model = any, T extends Model = any> extends SingleAssociation<S, T> {
  readonly associationType: 'BelongsTo'
  /** The attribute of the target that the key refers to. */
  readonly targetKey: string
}
/** The key is on the targets. */
export interface HasMany<S extends Model = any, T extends Model = any> extends MultiAssociation<S, T> {
  readonly associationType: 'HasMany'
  /** The attribute of the source that the key refers to. */
  readonly sourceKey: string
}
/** Both keys are on a junction. */
export interface BelongsToMany<S extends Model = any, T extends Model = any> extends MultiAssociation<S, T> {
  readonly associationType: 'BelongsToMany'
  /** The attribute of the source that the junction refers to. */
  readonly sourceKey: string
  /** The attribute of the target that the junction refers to. */
  readonly targetKey: string
  /** The attribute of the junction that refers to the target. */
  readonly otherKey: string
  /** The junction: `{ model, scope, unique, … }`. */
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
  /** The alias: the key of an include, the property of the result, the stem of the methods. */
  readonly as: As
  /** The model that declares it. */
  readonly source: S
  readonly [SOURCE]: DefOf<S>['name']
  readonly [TARGET]: DefOf<T>['name']
  /** The attribute that holds the key. Of a composite key the first; `foreignKeys` has all. */
  readonly foreignKey: string
  /** v6's other name for `foreignKey`. */
  readonly identifier: string
  /** All attributes of the foreign key. */
  readonly foreignKeys: readonly string[]
  /** Whether `as` was given; includes by model must then name it. */
  readonly isAliased: boolean
  /** Whether source and target are one model. */
  readonly isSelfAssociation: boolean
  /** True for hasOne and belongsTo. */
  readonly isSingleAssociation: boolean
  /** True for hasMany and belongsToMany. */
  readonly isMultiAssociation: boolean
}
/** What `User.hasMany(Post, { as: 'posts' })` and `belongsToMany` return. */
export interface ManyAssociation<Kind extends Many, S, T, As extends string, O>
  extends AssociationBase<Kind, S, T, As, O>, ManyMethods<InstanceOf<S>, Link<Kind, T, O>, DefOf<T>> {
  /** Names of the methods on instances, by verb: `{ get: 'getPosts', add: 'addPost', … }`. */
  readonly accessors: MultiAssociationAccessors
}
/** What `hasOne` and `belongsTo` return. */
export interface OneAssociation<Kind extends One, S, T, As extends string, O>
  extends AssociationBase<Kind, S, T, As, O>, OneMethods<InstanceOf<S>, Link<Kind, T, O>, DefOf<T>> {
  /**
   * Names of the methods on instances, by verb: `{ get: 'getAuthor', set: 'setAuthor', create: 'createAuthor' }`.
   */
  readonly accessors: SingleAssociationAccessors
}
/**
 * The verbs of an association to many, on its value: each is the method of the instance with the instance as an argument.
 *
 * @example
 * const Comment = sequelize.define('Comment', { text: DataTypes.STRING })
 * const comments = Post.hasMany(Comment, { as: 'comments' })
 * await Comment.sync()
 * await comments.create(post, { text: 'Good' })
 * await comments.add(post, await Comment.create({ text: 'True' }))
 * console.log(await comments.count(post), (await comments.get(post)).map((each) => each.text)) // prints: 2 [ 'Good', 'True' ]
 */
export interface ManyMethods<S, L, T extends AnyDef> {
  /** All linked instances of `source`; options of `findAll`. */
  get<const I extends IncludeArg<T> = never, const P extends AttributesArg<T> = never>(
    source: S,
    options?: Find<T, I, P>,
  ): Promise<(Result<T, InstanceOf<LinkTarget<L>>, I, P> & Joined<L>)[]>
  /** How many are linked; options of `count`. */
  count(source: S, options?: Count<T>): Promise<number>
  /** Whether all of the targets (instances or keys) are linked; true for an empty list. */
  has(source: S, targets: OneOrMany<KeyOrInstance<LinkTarget<L>>>, options?: LinkWrite): Promise<boolean>
  /**
   * Links exactly these and unlinks the others; null or `[]` unlinks all. One transaction.
   *
   * @throws TypeError for undefined, or what is neither an instance of the target nor a key
   */
  set(
    source: S,
    targets: readonly KeyOrInstance<LinkTarget<L>>[] | null,
    options?: LinkWriteOptions<L>,
  ): Promise<void>
  /**
   * Links these, too; one UPDATE or INSERT however many. `through`: values of the join rows.
   *
   * @throws TypeError for undefined, or what is neither an instance of the target nor a key
   */
  add(
    source: S,
    targets: OneOrMany<KeyOrInstance<LinkTarget<L>>>,
    options?: LinkWriteOptions<L>,
  ): Promise<void>
  /** Unlinks these; those that are not linked are passed over. */
  remove(source: S, targets: OneOrMany<KeyOrInstance<LinkTarget<L>>>, options?: LinkWrite): Promise<void>
  /** Creates a target and links it; for belongsToMany in one transaction. */
  create(
    source: S,
    values?: Partial<T['create']>,
    options?: LinkWriteOptions<L>,
  ): Promise<InstanceOf<LinkTarget<L>>>
}
/**
 * The verbs of an association to one, on its value.
 *
 * @example
 * const Comment = sequelize.define('Comment', { text: DataTypes.STRING })
 * const writer = Comment.belongsTo(User, { as: 'writer' })
 * await Comment.sync()
 * const comment = await Comment.create({ text: 'Good' })
 * await writer.set(comment, user)
 * console.log((await writer.get(comment))?.name) // prints: Ada
 */
export interface OneMethods<S, L, T extends AnyDef> {
  /** The linked instance of `source`, or null; options of `findOne`. */
  get<const I extends IncludeArg<T> = never, const P extends AttributesArg<T> = never>(
    source: S,
    options?: Find<T, I, P>,
  ): Promise<Result<T, InstanceOf<LinkTarget<L>>, I, P> | null>
  /** Links the target (an instance or its key) in the place of the former, or unlinks with null. */
  set(source: S, target: KeyOrInstance<LinkTarget<L>> | null, options?: LinkWrite): Promise<void>
  /** Creates the target and links it; one transaction. */
  create(source: S, values?: Partial<T['create']>, options?: LinkWrite): Promise<InstanceOf<LinkTarget<L>>>
}

// ═══ model classes: what all have in common

/** What a model class tells and does whatever its rows hold. */
export interface ModelInfo {
  /** The model's name, in the singular: `'User'`. */
  readonly name: string
  /** The table's name: `'Users'`. */
  readonly tableName: string
  /** The Sequelize that the model belongs to. */
  readonly sequelize: Sequelize<any>
  /** The options as resolved: those of the model over those of `define`. */
  readonly options: any
  /** The primary key's attribute; of a composite key the first. */
  readonly primaryKeyAttribute: string
  /** All attributes of the primary key. */
  readonly primaryKeyAttributes: readonly string[]
  /** The primary key's column; of a composite key the first. */
  readonly primaryKeyField: string
  /** Unique keys by name: `{ fields, msg, name, … }`. */
  readonly uniqueKeys: any
  /** The attribute that the database counts up, or null. */
  readonly autoIncrementAttribute: string | null
  /** The definitions of the primary key's attributes, by name. */
  readonly primaryKeys: { readonly [attribute: string]: ModelAttributeColumnOptions }
  /** The definitions of all attributes with a column, by name. */
  readonly tableAttributes: { readonly [attribute: string]: ModelAttributeColumnOptions }
  /** The same by column. */
  readonly fieldRawAttributesMap: { readonly [column: string]: ModelAttributeColumnOptions }
  /** Attributes by column, where the names differ. */
  readonly fieldAttributeMap: { readonly [column: string]: string }
  /** The query interface of the model's Sequelize. */
  readonly queryInterface: QueryInterface
  /** The table's name; for a model in a schema `{ tableName, schema, delimiter, … }`. */
  getTableName(): any
  /**
   * The model without any scope: no conditions of `defaultScope`. Soft-deleted rows stay hidden.
   *
   * @example
   * Post.addScope('defaultScope', { where: { views: 0 } })
   * console.log(await Post.count(), await Post.unscoped().count()) // prints: 0 1
   */
  unscoped<C>(this: C): C
  /**
   * The model with other scopes than the default one.
   *
   * @param scopes names, `{ method: ['byRole', 'admin'] }` for scopes with arguments, find options; none or null for no scope
   * @returns a class over the same rows; its instances are those of the model
   * @throws SequelizeScopeError if there is no scope of that name
   * @example
   * Post.addScope('popular', { where: { views: { [Op.gt]: 2 } } })
   * Post.addScope('named', (title: string) => ({ where: { title } }))
   * console.log(await Post.scope('popular').count()) // prints: 1
   * console.log(await Post.scope('popular', { method: ['named', 'Other'] }).count()) // prints: 0
   */
  scope<C>(this: C, ...scopes: readonly ScopeArg[]): C
  /**
   * The model on a table of another schema; SQLite has no schemas, there it is a table called `schema.table`.
   *
   * @param options the delimiter, or `{ schemaDelimiter }`; '.' if not given
   * @example
   * const archived = await Tag.schema('archive').sync()
   * await archived.create({ label: 'old' })
   * console.log(await archived.count(), await Tag.count()) // prints: 1 1
   */
  schema<C>(this: C, schema: string, options?: SchemaOptions | string): C
  /**
   * Creates the model's table and indexes, if they are not there.
   *
   * @param options `force: true` drops the table first; `alter: true` changes it to fit, keeping the rows; `match`: only if the
   *   database's name matches
   * @returns the model
   * @throws DatabaseError if the table cannot be made; Error if `match` does not match
   * @example
   * const Note = sequelize.define('Note', { text: DataTypes.TEXT })
   * await Note.sync() // CREATE TABLE IF NOT EXISTS "Notes" (…)
   * console.log(await Note.count()) // prints: 0
   */
  sync<C>(this: C, options?: SyncOptions): Promise<C>
  /**
   * Drops the model's table, if it is there.
   *
   * @throws DatabaseError if rows of other tables refer to it
   */
  drop(options?: DropOptions): Promise<void>
  /**
   * The table's columns as the database has them: type, allowNull, defaultValue, primaryKey …, by column name.
   *
   * @example
   * const { name } = await User.describe()
   * console.log(name.type, name.allowNull) // prints: VARCHAR(255) false
   */
  describe(schema?: string, options?: object): Promise<ColumnsDescription>
  /** Takes an attribute from the model; the table keeps its column. */
  removeAttribute(attribute: string): void
  /** Makes the model's metadata and accessors anew, after `rawAttributes` were changed in place. */
  refreshAttributes(): void
  /** Whether the model has an association of that alias. */
  hasAlias(alias: string): boolean
  /** All associations to that model. */
  getAssociations(target: object): Association[]
  /** The association of that alias; without an alias the first to that model; null if there is none. */
  getAssociationForAlias(target: object, alias?: string): Association | null
}
export type ScopeArg = string | ScopeOptions | readonly (string | ScopeOptions)[] | object | null | undefined

/** `User.beforeCreate(user => …)`, with an optional name first. */
export interface HookMethod<K extends keyof ModelHooks> {
  /** Adds a hook under a name, by which `removeHook` finds it. */
  <M extends InstanceLike>(this: Ctor<M>, name: string, hook: ModelHooks<M, Attributes<M>>[K]): void
  /** Adds a hook. */
  <M extends InstanceLike>(this: Ctor<M>, hook: ModelHooks<M, Attributes<M>>[K]): void
}
export type HookMethods = { readonly [K in keyof ModelHooks]: HookMethod<K> }
/**
 * Hooks of a model, by name.
 *
 * @example
 * User.beforeCreate((each) => {
 *   each.name = each.name.trim()
 * })
 * User.addHook('afterDestroy', 'farewell', (each) => console.log('gone:', each.name))
 * const bob = await User.create({ name: ' Bob ' })
 * await bob.destroy() // prints: gone: Bob
 */
export interface ModelHookMethods extends HookMethods {
  /**
   * Adds a hook under a name, by which `removeHook` finds it. Hooks run in the order in which they were added, each awaited.
   *
   * @throws TypeError if there is no such hook
   */
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
  /** Removes the hooks of that name, or that very function. */
  removeHook(hook: keyof ModelHooks, name: string | Function): void
  /** Whether the model itself has such a hook; those of its Sequelize do not count. */
  hasHook(hook: keyof ModelHooks): boolean
  /** v6's other name for `hasHook`. */
  hasHooks(hook: keyof ModelHooks): boolean
  /** Runs the hooks of that kind, the model's and then its Sequelize's, each awaited. */
  runHooks(hook: keyof ModelHooks, ...args: unknown[]): Promise<void>
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
  /** What `build` makes: an instance that is not saved. */
  new (
    values?: Partial<D['create']>,
    options?: { isNewRecord?: boolean; raw?: boolean; include?: IncludeArg<D> },
  ): Instance<D> & X
  readonly [DEF]: D
  /** The associations by alias, as `include` takes them. */
  readonly associations: { readonly [K in Alias<D>]: NamedLink<D, K> } & { readonly [alias: string]: AnyLink }
  /** The attributes as they were given, normalised. */
  readonly rawAttributes: { readonly [K in keyof D['attrs']]: AttributeOptions }
  /**
   * The attributes by name, with type, field, allowNull …; generated ones (id, timestamps, foreign keys) too.
   *
   * @example
   * console.log(Object.keys(Tag.getAttributes())) // prints: [ 'id', 'label', 'createdAt', 'updatedAt' ]
   */
  getAttributes(): { readonly [K in Key<D['row']>]: AttributeOptions }

  /**
   * All rows that match; `include` brings linked rows, and the result's type has them.
   *
   * @param options `where`, `include`, `attributes`, `order`, `limit`, `offset`, `group`, `having`, `raw`, `lean`, `paranoid`, `transaction` …
   * @returns instances; plain rows with `raw: true`, plain nested trees with `lean: true`
   * @throws TypeError for a misspelt option, EagerLoadingError for an include that does not fit, DatabaseError if the statement
   *   fails, EmptyResultError with `rejectOnEmpty` if there is none
   * @example
   * const users = await User.findAll({
   *   where: { age: { [Op.gte]: 18 } },
   *   include: { posts: { where: { views: { [Op.gt]: 0 } }, order: [['title', 'ASC']], limit: 10 } },
   *   order: [['name', 'ASC']],
   * })
   * for (const each of users) console.log(each.name, each.posts.map((one) => one.title)) // prints: Ada [ 'Notes' ]
   */
  findAll<
    T,
    const I extends IncludeArg<D> = never,
    const P extends AttributesArg<D> = never,
    const R extends boolean = false,
  >(
    this: Ctor<T>,
    options?: Find<D, I, P, R>,
  ): Promise<Found<D, T, I, P, R>[]>
  /**
   * The first row that matches, or null.
   *
   * @param options those of `findAll`; `rejectOnEmpty: true` or an error throws instead of null
   * @throws EmptyResultError, or the error given, with `rejectOnEmpty`
   * @example
   * const ada = await User.findOne({ where: { email: 'ada@example.com' }, include: ['profile'], rejectOnEmpty: true })
   * console.log(ada.name, ada.profile) // prints: Ada null
   */
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
  /**
   * The row with this primary key, or null; null for null and undefined.
   *
   * @param id the key, or for a composite key an object of its attributes
   * @throws Error for what cannot be a key; EmptyResultError with `rejectOnEmpty`
   * @example
   * const found = await Post.findByPk(post.id, { include: ['author'] })
   * console.log(found?.title, found?.author?.name) // prints: Notes Ada
   */
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
  /**
   * One page of rows, and the number of all rows that match. What is included never changes the number.
   *
   * @returns `{ rows, count }`; with `group` the count is a list of `{ …group, count }`
   * @example
   * await user.createPost({ title: 'Sketch' })
   * const { rows, count } = await Post.findAndCountAll({ order: ['id'], limit: 1, include: ['tags'] })
   * console.log(rows.length, count) // prints: 1 2
   */
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
  /**
   * The row that matches, or a new one of `defaults` and the values in `where`; in a transaction. Who loses a race against
   * another process gets the other's row.
   *
   * @returns the instance, and whether it was created
   * @throws Error without `where`; what `create` throws
   * @example
   * const [tea, created] = await Tag.findOrCreate({ where: { label: 'tea' } })
   * const [same, again] = await Tag.findOrCreate({ where: { label: 'tea' } })
   * console.log(created, again, tea.equals(same)) // prints: true false true
   */
  findOrCreate<T>(this: Ctor<T>, options: FindOrCreate<D>): Promise<[T, boolean]>
  /** `findOrCreate` without a transaction of its own: find, insert, and find again if another was faster. */
  findCreateFind<T>(this: Ctor<T>, options: FindOrCreate<D>): Promise<[T, boolean]>
  /**
   * The row that matches, or an unsaved instance; and whether it was built.
   *
   * @example
   * const [tea, built] = await Tag.findOrBuild({ where: { label: 'tea' } })
   * console.log(built, tea.isNewRecord) // prints: true true
   */
  findOrBuild<T>(this: Ctor<T>, options: FindOrCreate<D>): Promise<[T, boolean]>

  /**
   * Builds an instance and saves it: one INSERT. With `include` the linked rows are created too, all or nothing.
   *
   * @param values by attribute; by alias for what `include` names
   * @returns the instance, with its id, defaults and timestamps
   * @throws ValidationError before any SQL; UniqueConstraintError, ForeignKeyConstraintError from the database; TypeError for a
   *   list, which is `bulkCreate`'s
   * @example
   * const bob = await User.create(
   *   { name: 'Bob', posts: [{ title: 'First' }, { title: 'Second' }] },
   *   { include: ['posts'] },
   * )
   * console.log(bob.id, await bob.countPosts()) // prints: 2 2
   */
  create<T>(this: Ctor<T>, values: CreateValues<D>, options?: Create<D>): Promise<T>
  /** A row of defaults only, where no attribute is required. */
  create<T>(this: {} extends D['create'] ? Ctor<T> : never): Promise<T>
  /**
   * An instance that is not saved: defaults are filled in, nothing is sent before `save()`.
   *
   * @param options `include` builds nested instances; `raw: true` passes setters over; `isNewRecord: false` stands for a row
   *   that exists
   * @example
   * const draft = Post.build({ title: 'Draft' })
   * console.log(draft.isNewRecord, draft.views) // prints: true 0
   */
  build<T>(this: Ctor<T>, values?: Partial<CreateValues<D>>, options?: Create<D>): T
  /** `build` for a list. */
  bulkBuild<T>(this: Ctor<T>, rows: readonly Partial<CreateValues<D>>[], options?: Create<D>): T[]
  /**
   * Many rows in few statements; several statements are one transaction.
   *
   * @param options `validate: true` checks each row first, `individualHooks: true` runs each row's hooks (neither by default);
   *   `ignoreDuplicates`, `updateOnDuplicate: ['name']`, `include`, `fields`
   * @returns the instances, with their ids
   * @throws AggregateError with `validate: true`: a BulkRecordError for each row refused; UniqueConstraintError …
   * @example
   * const tags = await Tag.bulkCreate([{ label: 'tea' }, { label: 'rain' }])
   * console.log(tags.map((each) => each.id)) // prints: [ 2, 3 ]
   */
  bulkCreate<T>(this: Ctor<T>, rows: readonly CreateValues<D>[], options?: BulkCreate<D>): Promise<T[]>
  /**
   * INSERT, or UPDATE of the row with the same primary or unique key, in one statement.
   *
   * @returns the instance, and null: SQLite does not say which it was
   * @example
   * await User.upsert({ name: 'Ada Lovelace', email: 'ada@example.com' })
   * console.log((await user.reload()).name, await User.count()) // prints: Ada Lovelace 1
   */
  upsert<T>(
    this: Ctor<T>,
    values: D['create'] & LooseValues<D>,
    options?: Upsert<D>,
  ): Promise<[T, boolean | null]>
  /**
   * Updates all rows that match: one UPDATE. Values are validated; `individualHooks: true` finds the rows and runs each one's hooks.
   *
   * @param options `where` is required; `{ where: {} }` means every row. `returning: true` gives the rows, too
   * @returns `[affectedCount]`, with `returning` `[affectedCount, instances]`
   * @throws AssertionError without `where`; ValidationError
   * @example
   * const [count] = await Post.update({ views: literal('views + 1') }, { where: { authorId: user.id } })
   * console.log(count, (await post.reload()).views) // prints: 1 4
   */
  update<T, const R extends boolean | readonly Key<D['row']>[] = false>(
    this: Ctor<T>,
    values: UpdateValues<D>,
    options: Bulk<D> & { returning?: R },
  ): Promise<UpdateResult<T, R>>
  /**
   * Deletes all rows that match; of a paranoid model it sets deletedAt, unless `force: true`.
   *
   * @param options `where`, or `truncate: true` for every row; `limit`, `individualHooks`
   * @returns how many rows
   * @throws Error with neither `where` nor `truncate`; ForeignKeyConstraintError
   * @example
   * console.log(await Post.destroy({ where: { views: { [Op.lt]: 10 } } })) // prints: 1
   * console.log(await Post.count(), await Post.count({ paranoid: false })) // prints: 0 1
   */
  destroy(options?: Destroy<D>): Promise<number>
  /**
   * Takes the soft deletion of all rows that match back.
   *
   * @throws Error if the model is not paranoid
   * @example
   * await Post.destroy({ where: {} })
   * await Post.restore({ where: { title: 'Notes' } })
   * console.log(await Post.count()) // prints: 1
   */
  restore(options?: Bulk<D>): Promise<void>
  /**
   * Deletes every row; of a paranoid model it sets deletedAt, unless `force: true`. `restartIdentity: true` begins ids anew.
   *
   * @example
   * await Tag.truncate({ restartIdentity: true })
   * console.log((await Tag.create({ label: 'first' })).id) // prints: 1
   */
  truncate(options?: Destroy<D>): Promise<void>
  /**
   * `SET n = n + by` for all rows that match, so that parallel calls lose nothing.
   *
   * @param fields an attribute, a list of them, or an amount for each
   * @param options `where` is required; `by`: the amount, 1 if not given
   * @throws AssertionError without `where`; TypeError for an amount that is no number
   * @example
   * await Post.increment('views', { by: 10, where: { authorId: user.id } })
   * console.log((await post.reload()).views) // prints: 13
   */
  increment(fields: Steps<D['row']>, options?: Increment<D>): Promise<any>
  /** `increment` downwards. */
  decrement(fields: Steps<D['row']>, options?: Increment<D>): Promise<any>
  /**
   * How many rows match; a row counts once, whatever is included. With `group`: a list of `{ …group, count }`.
   *
   * @param options `where`, `include`, `distinct` and `col` (count its distinct values), `group`, `paranoid`
   * @example
   * await Post.bulkCreate([{ title: 'B', authorId: user.id }, { title: 'C' }])
   * console.log(await Post.count({ where: { views: 0 } })) // prints: 2
   * console.log(await Post.count({ group: ['authorId'] })) // prints: [ { authorId: null, count: 1 }, { authorId: 1, count: 2 } ]
   */
  count<const G extends GroupOption = never>(options?: Count<D> & { group?: G }): Promise<CountResult<G>>
  /** The least value of the attribute over the rows that match; null if there are none. */
  min<K extends Key<D['row']>>(attribute: K, options?: Aggregate<D>): Promise<D['row'][K]>
  /**
   * The greatest value of the attribute over the rows that match; null if there are none.
   *
   * @example
   * await Post.create({ title: 'B', views: 9 })
   * console.log(await Post.min('views'), await Post.max('title'), await Post.sum('views')) // prints: 3 Notes 12
   */
  max<K extends Key<D['row']>>(attribute: K, options?: Aggregate<D>): Promise<D['row'][K]>
  /** The sum of the attribute over the rows that match; null if there are none, as in v6. */
  sum(attribute: Key<D['row']>, options?: Aggregate<D>): Promise<number>
  /**
   * Any aggregate function of the database over an attribute; `count`, `min`, `max` and `sum` are this.
   *
   * @param fn the function's name
   * @param options `distinct: true`; `group` with `plain: false` gives a row for each group
   * @example
   * await User.create({ name: 'Bob', age: 40 })
   * console.log(await User.aggregate('age', 'avg')) // prints: 38
   */
  aggregate(
    attribute: Key<D['row']> | '*',
    fn: string,
    options?: Aggregate<D> & { plain?: boolean },
  ): Promise<any>
  /**
   * Adds a scope: find options, or a function that makes them from the arguments of `{ method: ['name', …] }`.
   *
   * @throws Error if there is one of that name, unless `override: true`
   * @example
   * User.addScope('adults', { where: { age: { [Op.gte]: 18 } } })
   * console.log(await User.scope('adults').count()) // prints: 1
   */
  addScope(name: string, scope: object, options?: AddScopeOptions): void

  /**
   * 1:1 as a statement: the key is on the target. For types on rows, `associations: () => ({ … })` says the same (`hasOne`).
   *
   * @returns the association, which `include` takes and whose `get`, `set`, `create` take instances
   * @throws AssociationError for an alias that is taken; Error for a misspelt option
   * @example
   * const Desk = sequelize.define('Desk', { room: DataTypes.INTEGER })
   * const desk = User.hasOne(Desk, { as: 'desk', foreignKey: 'ownerId' })
   * await Desk.sync()
   * await desk.create(user, { room: 7 })
   * const [ada] = await User.findAll({ include: [desk] as const })
   * console.log(ada!.desk?.room) // prints: 7
   */
  hasOne<S, T, const O extends LinkOptions = {}>(
    this: S,
    target: T,
    options?: O,
  ): OneAssociation<'HasOne', S, T, AsOf<O, DefOf<T>['name']>, O>
  /**
   * 1:N as a statement: the key is on the targets.
   *
   * @returns the association, which `include` takes
   * @throws AssociationError for an alias that is taken; Error for a misspelt option
   * @example
   * const Comment = sequelize.define('Comment', { text: DataTypes.STRING })
   * const comments = Post.hasMany(Comment, { as: 'comments', onDelete: 'CASCADE' })
   * await Comment.sync()
   * await comments.create(post, { text: 'Good' })
   * const [first] = await Post.findAll({ include: [comments] })
   * console.log(first!.comments.length) // prints: 1
   */
  hasMany<S, T, const O extends LinkOptions = {}>(
    this: S,
    target: T,
    options?: O,
  ): ManyAssociation<'HasMany', S, T, AsOf<O, Plural<DefOf<T>['name']>>, O>
  /**
   * N:1 or 1:1 as a statement: the key is on this model.
   *
   * @returns the association, which `include` takes
   * @throws AssociationError for an alias that is taken; Error for a misspelt option
   * @example
   * const Comment = sequelize.define('Comment', { text: DataTypes.STRING })
   * const about = Comment.belongsTo(Post, { as: 'about', foreignKey: { name: 'postId', allowNull: false } })
   * await Comment.sync()
   * await Comment.create({ text: 'Good', postId: post.id })
   * const [comment] = await Comment.findAll({ include: [about] })
   * console.log(comment!.about?.title) // prints: Notes
   */
  belongsTo<S, T, const O extends LinkOptions = {}>(
    this: S,
    target: T,
    options?: O,
  ): OneAssociation<'BelongsTo', S, T, AsOf<O, DefOf<T>['name']>, O>
  /**
   * N:M as a statement: the keys of both are on a junction, `through`: a model, or the name of one that is made.
   *
   * @returns the association, which `include` takes
   * @throws AssociationError without `through`, or for an alias that is taken; Error for a misspelt option
   * @example
   * const Topic = sequelize.define('Topic', { name: DataTypes.STRING })
   * const topics = Post.belongsToMany(Topic, { through: 'PostTopics', as: 'topics' })
   * await sequelize.sync()
   * await topics.add(post, await Topic.create({ name: 'Machines' }))
   * console.log(await topics.count(post)) // prints: 1
   */
  belongsToMany<S, T, const O extends LinkOptions & { through: unknown }>(
    this: S,
    target: T,
    options: O,
  ): ManyAssociation<'BelongsToMany', S, T, AsOf<O, Plural<DefOf<T>['name']>>, O>
}

// ═══ model classes in v6's style

/**
 * The statics of `class User extends Model<InferAttributes<User>, InferCreationAttributes<User>>`. They do what those of
 * `InferredModel` do, whose comments have the details and an example each.
 */
export interface LegacyStatics extends ModelInfo, ModelHookMethods {
  /** The associations by alias. */
  readonly associations: { [alias: string]: Association }
  /** The attributes as they were given, normalised. */
  readonly rawAttributes: { [attribute: string]: ModelAttributeColumnOptions }
  /** The attributes by name, with type, field, allowNull …; generated ones too. */
  getAttributes<M extends InstanceLike>(
    this: Ctor<M>,
  ): { readonly [K in keyof Attributes<M>]: ModelAttributeColumnOptions }

  /**
   * Makes the class a model: gives it its attributes and its Sequelize.
   *
   * @param attributes by name: a type, or `{ type, allowNull, defaultValue, … }`
   * @param options `sequelize` is required; `modelName`, `tableName`, `timestamps`, `paranoid`, `indexes`, `scopes`, `hooks` …
   * @returns the class
   * @throws Error without `sequelize`, for an unknown type or a misspelt option
   * @example
   * import { Model, type CreationOptional, type InferAttributes, type InferCreationAttributes } from 'relata'
   * class City extends Model<InferAttributes<City>, InferCreationAttributes<City>> {
   *   declare id: CreationOptional<number>
   *   declare name: string
   * }
   * City.init({ id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }, name: DataTypes.STRING }, { sequelize })
   * await City.sync()
   * console.log((await City.create({ name: 'London' })).id) // prints: 1
   */
  init<C extends Ctor<InstanceLike>>(
    this: C,
    attributes: Partial<ModelAttributes<InstanceType<C>, Attributes<InstanceType<C>>>>,
    options: InitOptions<InstanceType<C>>,
  ): C

  /** All rows that match. */
  findAll<M extends InstanceLike>(this: Ctor<M>, options?: FindOptions<Attributes<M>>): Promise<M[]>
  /** The first row that matches; throws EmptyResultError if there is none. */
  findOne<M extends InstanceLike>(this: Ctor<M>, options: NonNullFindOptions<Attributes<M>>): Promise<M>
  /** The first row that matches, or null. */
  findOne<M extends InstanceLike>(this: Ctor<M>, options?: FindOptions<Attributes<M>>): Promise<M | null>
  /** The row with this primary key; throws EmptyResultError if there is none. */
  findByPk<M extends InstanceLike>(
    this: Ctor<M>,
    id: Identifier | { [K in keyof Attributes<M>]?: Attributes<M>[K] },
    options: NonNullFindOptions<Attributes<M>>,
  ): Promise<M>
  /** The row with this primary key, or null. */
  findByPk<M extends InstanceLike>(
    this: Ctor<M>,
    id?: Identifier | { [K in keyof Attributes<M>]?: Attributes<M>[K] } | null,
    options?: FindOptions<Attributes<M>>,
  ): Promise<M | null>
  /** One page of rows, and the numbers of all rows that match, by group. */
  findAndCountAll<M extends InstanceLike>(
    this: Ctor<M>,
    options: FindAndCountOptions<Attributes<M>> & { group: GroupOption },
  ): Promise<{ rows: M[]; count: GroupedCountResultItem[] }>
  /** One page of rows, and the number of all rows that match. */
  findAndCountAll<M extends InstanceLike>(
    this: Ctor<M>,
    options?: FindAndCountOptions<Attributes<M>>,
  ): Promise<{ rows: M[]; count: number }>
  /** The row that matches, or a new one; and whether it was created. In a transaction. */
  findOrCreate<M extends InstanceLike>(
    this: Ctor<M>,
    options: FindOrCreateOptions<Attributes<M>, CreationAttributes<M>>,
  ): Promise<[M, boolean]>
  /** `findOrCreate` without a transaction of its own. */
  findCreateFind<M extends InstanceLike>(
    this: Ctor<M>,
    options: FindOrCreateOptions<Attributes<M>, CreationAttributes<M>>,
  ): Promise<[M, boolean]>
  /** The row that matches, or an unsaved instance; and whether it was built. */
  findOrBuild<M extends InstanceLike>(
    this: Ctor<M>,
    options: FindOrCreateOptions<Attributes<M>, CreationAttributes<M>>,
  ): Promise<[M, boolean]>

  /**
   * Builds an instance and saves it. Throws ValidationError, UniqueConstraintError, ForeignKeyConstraintError.
   */
  create<M extends InstanceLike>(
    this: Ctor<M>,
    values?: CreationAttributes<M>,
    options?: CreateOptions<Attributes<M>>,
  ): Promise<M>
  /** An instance that is not saved. */
  build<M extends InstanceLike>(this: Ctor<M>, values?: CreationAttributes<M>, options?: BuildOptions): M
  /** `build` for a list. */
  bulkBuild<M extends InstanceLike>(
    this: Ctor<M>,
    rows: readonly CreationAttributes<M>[],
    options?: BuildOptions,
  ): M[]
  /** Many rows in few statements; gives the instances with their ids. */
  bulkCreate<M extends InstanceLike>(
    this: Ctor<M>,
    rows: readonly CreationAttributes<M>[],
    options?: BulkCreateOptions<Attributes<M>>,
  ): Promise<M[]>
  /** INSERT, or UPDATE of the row with the same key; gives the instance, and null. */
  upsert<M extends InstanceLike>(
    this: Ctor<M>,
    values: CreationAttributes<M>,
    options?: UpsertOptions<Attributes<M>>,
  ): Promise<[M, boolean | null]>
  /** Updates all rows that match, and gives their number and the rows. */
  update<M extends InstanceLike>(
    this: Ctor<M>,
    values: { [K in keyof Attributes<M>]?: Attributes<M>[K] | Expr },
    options: UpdateOptions<Attributes<M>> & { returning: true | readonly (keyof Attributes<M>)[] },
  ): Promise<[affectedCount: number, affectedRows: M[]]>
  /** Updates all rows that match, and gives their number. */
  update<M extends InstanceLike>(
    this: Ctor<M>,
    values: { [K in keyof Attributes<M>]?: Attributes<M>[K] | Expr },
    options: UpdateOptions<Attributes<M>>,
  ): Promise<[affectedCount: number]>
  /** Deletes all rows that match (softly, if paranoid) and gives their number. */
  destroy<M extends InstanceLike>(this: Ctor<M>, options?: DestroyOptions<Attributes<M>>): Promise<number>
  /** Takes the soft deletion of all rows that match back. */
  restore<M extends InstanceLike>(this: Ctor<M>, options?: RestoreOptions<Attributes<M>>): Promise<void>
  /** Deletes every row. */
  truncate<M extends InstanceLike>(this: Ctor<M>, options?: TruncateOptions<Attributes<M>>): Promise<void>
  /** `SET n = n + by` for all rows that match. */
  increment<M extends InstanceLike>(
    this: Ctor<M>,
    fields: Steps<Attributes<M>>,
    options?: IncrementDecrementOptionsWithBy<Attributes<M>>,
  ): Promise<[affectedRows: M[], affectedCount?: number]>
  /** `increment` downwards. */
  decrement<M extends InstanceLike>(
    this: Ctor<M>,
    fields: Steps<Attributes<M>>,
    options?: IncrementDecrementOptionsWithBy<Attributes<M>>,
  ): Promise<[affectedRows: M[], affectedCount?: number]>
  /** How many rows match, by group. */
  count<M extends InstanceLike>(
    this: Ctor<M>,
    options: CountWithOptions<Attributes<M>>,
  ): Promise<GroupedCountResultItem[]>
  /** How many rows match. */
  count<M extends InstanceLike>(this: Ctor<M>, options?: CountOptions<Attributes<M>>): Promise<number>
  /** The least value of the attribute; null of no rows. */
  min<T = any, M extends InstanceLike = InstanceLike>(
    this: Ctor<M>,
    attribute: keyof Attributes<M>,
    options?: AggregateOptions<T, Attributes<M>>,
  ): Promise<T>
  /** The greatest value of the attribute; null of no rows. */
  max<T = any, M extends InstanceLike = InstanceLike>(
    this: Ctor<M>,
    attribute: keyof Attributes<M>,
    options?: AggregateOptions<T, Attributes<M>>,
  ): Promise<T>
  /** The sum of the attribute; null of no rows. */
  sum<T = any, M extends InstanceLike = InstanceLike>(
    this: Ctor<M>,
    attribute: keyof Attributes<M>,
    options?: AggregateOptions<T, Attributes<M>>,
  ): Promise<number>
  /** Any aggregate function of the database over an attribute. */
  aggregate<T = any, M extends InstanceLike = InstanceLike>(
    this: Ctor<M>,
    attribute: keyof Attributes<M> | '*',
    fn: string,
    options?: AggregateOptions<T, Attributes<M>>,
  ): Promise<T>
  /** Adds a scope; throws if there is one of that name, unless `override: true`. */
  addScope<M extends InstanceLike>(
    this: Ctor<M>,
    name: string,
    scope: FindOptions<Attributes<M>> | ((...args: any[]) => FindOptions<Attributes<M>>),
    options?: AddScopeOptions,
  ): void

  /** 1:1: the key is on the target. */
  hasOne<M extends Model, T extends Model>(
    this: Ctor<M>,
    target: Ctor<T>,
    options?: HasOneOptions,
  ): HasOne<M, T>
  /** 1:N: the key is on the targets. */
  hasMany<M extends Model, T extends Model>(
    this: Ctor<M>,
    target: Ctor<T>,
    options?: HasManyOptions,
  ): HasMany<M, T>
  /** N:1 or 1:1: the key is on this model. */
  belongsTo<M extends Model, T extends Model>(
    this: Ctor<M>,
    target: Ctor<T>,
    options?: BelongsToOptions,
  ): BelongsTo<M, T>
  /** N:M: the keys of both are on the junction `through`. */
  belongsToMany<M extends Model, T extends Model>(
    this: Ctor<M>,
    target: Ctor<T>,
    options: BelongsToManyOptions,
  ): BelongsToMany<M, T>
}
/** The class `Model` itself. */
export interface ModelConstructor extends LegacyStatics {
  /** What `build` makes: an instance that is not saved. */
  new <A extends {} = any, W extends {} = A>(values?: NullishOptional<W>, options?: BuildOptions): Model<A, W>
  readonly prototype: Model<any, any>
}
/** What `define<User>()` returns. */
export interface LegacyModel<M extends Model> extends LegacyStatics {
  /** What `build` makes: an instance that is not saved. */
  new (values?: CreationAttributes<M>, options?: BuildOptions): M
}

/**
 * Options of a call on "any model class": nothing is known of the columns. A union with `object` takes any option, and
 * names none from which the inferred classes would infer an include or attributes.
 */
export type LooseOptions = Omit<FindBase, 'group'> | object
/**
 * v6's type for "any model class", for functions that take one; every kind of model fits it. `InferredModel` documents the calls.
 *
 * @example
 * import type { Model, ModelStatic } from 'relata'
 * async function isEmpty(model: ModelStatic<Model>): Promise<boolean> {
 *   return (await model.count()) === 0
 * }
 * console.log(await isEmpty(User), await isEmpty(Profile)) // prints: false true
 */
export interface ModelStatic<M extends Model = Model> extends ModelInfo, ModelHookMethods {
  new (...args: any): M
  /** The associations by alias. */
  readonly associations: { [alias: string]: any }
  /** The attributes as they were given, normalised. */
  readonly rawAttributes: { [attribute: string]: ModelAttributeColumnOptions }
  /** The attributes by name. */
  getAttributes(): { readonly [attribute: string]: ModelAttributeColumnOptions }
  /** All rows that match. */
  findAll(this: Ctor<NoInfer<M>>, options?: LooseOptions): Promise<NoInfer<M>[]>
  // One signature each: among overloads the compiler would compare an inferred class with its type parameters erased.
  /** The first row that matches, or null; never null with `rejectOnEmpty`. */
  findOne<E extends boolean | Error = false>(
    this: Ctor<NoInfer<M>>,
    options?: LooseOptions & { rejectOnEmpty?: E },
  ): Promise<NoInfer<M> | Missing<E>>
  /** The row with this primary key, or null; never null with `rejectOnEmpty`. */
  findByPk<E extends boolean | Error = false>(
    this: Ctor<NoInfer<M>>,
    id?: any,
    options?: LooseOptions & { rejectOnEmpty?: E },
  ): Promise<NoInfer<M> | Missing<E>>
  /** One page of rows, and the number of all rows that match. */
  findAndCountAll(
    this: Ctor<NoInfer<M>>,
    options?: LooseOptions,
  ): Promise<{ rows: NoInfer<M>[]; count: number }>
  /** The row that matches, or a new one; and whether it was created. */
  findOrCreate(this: Ctor<NoInfer<M>>, options: any): Promise<[NoInfer<M>, boolean]>
  /** `findOrCreate` without a transaction of its own. */
  findCreateFind(this: Ctor<NoInfer<M>>, options: any): Promise<[NoInfer<M>, boolean]>
  /** The row that matches, or an unsaved instance; and whether it was built. */
  findOrBuild(this: Ctor<NoInfer<M>>, options: any): Promise<[NoInfer<M>, boolean]>
  /** Builds an instance and saves it. */
  create(this: Ctor<NoInfer<M>>, values?: any, options?: any): Promise<NoInfer<M>>
  /** An instance that is not saved. */
  build(this: Ctor<NoInfer<M>>, values?: any, options?: any): NoInfer<M>
  /** `build` for a list. */
  bulkBuild(this: Ctor<NoInfer<M>>, rows: readonly any[], options?: any): NoInfer<M>[]
  /** Many rows in few statements. */
  bulkCreate(this: Ctor<NoInfer<M>>, rows: readonly any[], options?: any): Promise<NoInfer<M>[]>
  /** INSERT, or UPDATE of the row with the same key. */
  upsert(this: Ctor<NoInfer<M>>, values: any, options?: any): Promise<[NoInfer<M>, boolean | null]>
  /** Updates all rows that match; their number, with `returning` the rows. */
  update(this: Ctor<NoInfer<M>>, values: any, options: any): Promise<[affectedCount: number, ...rows: any[]]>
  /** Deletes all rows that match (softly, if paranoid); their number. */
  destroy(options?: any): Promise<number>
  /** Takes the soft deletion of all rows that match back. */
  restore(options?: any): Promise<void>
  /** Deletes every row. */
  truncate(options?: any): Promise<void>
  /** `SET n = n + by` for all rows that match. */
  increment(this: Ctor<NoInfer<M>>, fields: any, options?: any): Promise<any>
  /** `increment` downwards. */
  decrement(this: Ctor<NoInfer<M>>, fields: any, options?: any): Promise<any>
  /** How many rows match. */
  count(options?: any): Promise<any>
  /** The least value of the attribute. */
  min(attribute: any, options?: any): Promise<any>
  /** The greatest value of the attribute. */
  max(attribute: any, options?: any): Promise<any>
  /** The sum of the attribute. */
  sum(attribute: any, options?: any): Promise<number>
  /** Any aggregate function of the database over an attribute. */
  aggregate(attribute: any, fn: string, options?: any): Promise<any>
  /** Adds a scope. */
  addScope(name: string, scope: any, options?: AddScopeOptions): void
  /** 1:1: the key is on the target. */
  hasOne(target: any, options?: any): any
  /** 1:N: the key is on the targets. */
  hasMany(target: any, options?: any): any
  /** N:1 or 1:1: the key is on this model. */
  belongsTo(target: any, options?: any): any
  /** N:M: the keys of both are on the junction `through`. */
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
/**
 * Connections to a server. SQLite takes none of these: a file has one connection that writes and some that read.
 */
export interface PoolOptions {
  /** The most connections; 5. */
  max?: number
  /** The fewest that stay open; 0. */
  min?: number
  /** Milliseconds until a connection that is not used is closed; 10,000. */
  idle?: number
  /** Milliseconds to wait for a connection before ConnectionAcquireTimeoutError; 60,000. */
  acquire?: number
  /** Milliseconds between looks for idle connections; 1,000. */
  evict?: number
  /** Uses after which a connection is replaced; any number. */
  maxUses?: number
  /** Whether a connection may still be used. */
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
/** Replicas to read from. Not supported yet: every statement goes to the one database. */
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
  /** The database. `new Sequelize()` without any word is 'sqlite'; today only that runs, others throw. */
  dialect?: Dialect
  /**
   * The driver itself, `require('better-sqlite3')`, for bundlers; not given, it is loaded when first needed.
   */
  dialectModule?: object
  /**
   * Where to load the driver from, instead of `better-sqlite3` (or Node's own where that is not installed).
   */
  dialectModulePath?: string
  /** Options for the driver. SQLite: `readonly`, `timeout` in ms (busy timeout), and what the driver takes. */
  dialectOptions?: object
  /** SQLite: the path of the file, or ':memory:', the default. */
  storage?: string
  /** The database's name, on a server. */
  database?: string
  /** Who connects, on a server. */
  username?: string
  /** Their password, on a server. */
  password?: string
  /** The server; 'localhost'. */
  host?: string
  /** The server's port; the engine's usual one. */
  port?: number | string
  /** Encrypt the connection, on a server. */
  ssl?: boolean
  /** 'tcp'; kept for v6. */
  protocol?: string
  /** Defaults of the options of all models: `{ underscored: true, timestamps: false }`. */
  define?: G & ModelOptions
  /** Defaults of the options of `query()`. */
  query?: QueryOptions
  /** MySQL's variables; kept for v6, no effect on SQLite. */
  set?: object
  /** Defaults of the options of `sync()`. */
  sync?: SyncOptions
  /** '+00:00'. SQLite holds UTC only: another one throws. */
  timezone?: string
  /** Leave the connection's timezone alone; PostgreSQL only. */
  keepDefaultTimezone?: boolean
  /** True: null values are not written. False. */
  omitNull?: boolean
  /** Use pg-native; PostgreSQL only. */
  native?: boolean
  /** Not supported yet; false. */
  replication?: ReplicationOptions | false
  /** Connections to a server; no effect on SQLite. */
  pool?: PoolOptions
  /** True. Names are always quoted, whatever stands here. */
  quoteIdentifiers?: boolean
  /** The level of transactions that name none; null: the engine's own. */
  isolationLevel?: IsolationLevel | (string & {}) | null
  /**
   * SQLite: how transactions begin that do not say. 'IMMEDIATE' ('DEFERRED' for `readOnly`); v6's was 'DEFERRED'.
   */
  transactionType?: TransactionType
  /** True: values that do not fit the attribute's type throw a ValidationError before any SQL. False. */
  typeValidation?: boolean
  /** No effect: operators are symbols (`Op.gt`), so a request can never bring one along. */
  operatorsAliases?: { [alias: string]: symbol } | boolean | 0 | 1
  /** PostgreSQL only. */
  standardConformingStrings?: boolean
  /** PostgreSQL only. */
  clientMinMessages?: string | boolean
  /** Hooks for all models: `{ beforeCreate: fn }` or lists; they run after a model's own. */
  hooks?: { [K in keyof SequelizeHooks]?: SequelizeHooks[K] | readonly SequelizeHooks[K][] }
  /** PostgreSQL only: its names may have 63 characters. */
  minifyAliases?: boolean
  /** True: `logging` shows bound values, too. False, for they may be secrets. */
  logQueryParameters?: boolean
  /** Kept for v6. A busy SQLite is waited for and tried again by itself. */
  retry?: RetryOptions
  /** The schema of models that name none; SQLite writes 'schema.table'. */
  schema?: string
  /** Kept for v6: `databaseVersion()` asks the database. */
  databaseVersion?: string | number
  /** Kept for v6: a name in `attributes` is always a name, never SQL ('throw'). */
  attributeBehavior?: 'escape' | 'throw' | 'unsafe-legacy'
  /** Kept for v6: see `typeValidation`. */
  noTypeValidation?: boolean
  /**
   * How includes are fetched that do not say: 'join' (in the parents' statement) or 'select-in' (one more statement for each
   * association). Not given, the planner takes the cheaper one; the results are the same.
   */
  loadingStrategy?: LoadingStrategy
  /**
   * Default names of foreign keys: 'v6' (`UserId` of hasMany, `userId` of a model `user`) or 'camel' (`userId` always). 'v6'.
   */
  foreignKeyNaming?: ForeignKeyNaming
  /** True: any option that is not known throws; false: only one that looks misspelt. */
  strictOptions?: boolean
  /** True: `logging` gets the milliseconds of each statement. False. */
  benchmark?: boolean
}

/** `sequelize.beforeConnect(config => …)`, with an optional name first. */
export type SequelizeHookMethods = {
  readonly [K in keyof SequelizeHooks]: {
    (name: string, hook: SequelizeHooks[K]): void
    (hook: SequelizeHooks[K]): void
  }
}
/**
 * Hooks for all models of a Sequelize, and its own. A model's own hooks run first. Those around connections and the pool
 * (`beforeConnect`, `beforePoolAcquire` …) are kept for v6: SQLite has none to run them for.
 *
 * @example
 * sequelize.addHook('beforeCreate', 'stamp', (instance) => console.log('new', instance.constructor.name))
 * await Tag.create({ label: 'tea' }) // prints: new Tag
 * sequelize.removeHook('beforeCreate', 'stamp')
 */
export interface SequelizeHooksFace extends SequelizeHookMethods {
  /**
   * Adds a hook under a name, by which `removeHook` finds it.
   *
   * @throws TypeError if there is no such hook
   */
  addHook<K extends keyof SequelizeHooks>(hook: K, name: string, run: SequelizeHooks[K]): this
  /** Adds a hook. */
  addHook<K extends keyof SequelizeHooks>(hook: K, run: SequelizeHooks[K]): this
  /** Removes the hooks of that name, or that very function. */
  removeHook(hook: keyof SequelizeHooks, name: string | Function): this
  /** Whether there is such a hook. */
  hasHook(hook: keyof SequelizeHooks): boolean
  /** v6's other name for `hasHook`. */
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
  /**
   * A model; its types are inferred from `attributes` and `options`.
   *
   * @param name in the singular: `User` has the table `Users`
   * @param attributes by name: a type, or `{ type, allowNull, defaultValue, unique, validate, field, … }`
   * @param options `associations: () => ({ … })`, `timestamps`, `paranoid`, `underscored`, `indexes`, `scopes`, `hooks` …
   * @returns the model, a class
   * @throws Error for an unknown type or a misspelt option; TypeError without a name
   * @example
   * const City = sequelize.define('City', { name: { type: DataTypes.STRING, allowNull: false } }, { timestamps: false })
   * await City.sync() // CREATE TABLE IF NOT EXISTS "Cities" ("id" INTEGER PRIMARY KEY AUTOINCREMENT, "name" VARCHAR(255) NOT NULL)
   * const london = await City.create({ name: 'London' })
   * console.log(london.id, london.name) // prints: 1 London
   */
  define<const N extends string, const A extends AttributeMap, const O extends ModelOptions = {}>(
    name: N,
    attributes: A & CheckAttributes<A>,
    options?: O & ModelOptions & OnlyKeys<O, ModelOptions>,
  ): InferredModel<Def<N, A, O, G>>

  /**
   * A base class with the model's types, for a class of your own; arguments as those of `define`.
   *
   * @example
   * class City extends sequelize.model('City', { name: { type: DataTypes.STRING, allowNull: false } }) {
   *   shout() {
   *     return this.name.toUpperCase()
   *   }
   * }
   * await City.sync()
   * console.log((await City.create({ name: 'London' })).shout()) // prints: LONDON
   */
  model<const N extends string, const A extends AttributeMap, const O extends ModelOptions = {}>(
    name: N,
    attributes: A & CheckAttributes<A>,
    options?: O & ModelOptions & OnlyKeys<O, ModelOptions>,
  ): InferredModel<Def<N, A, O, G>>
  /**
   * The model of that name.
   *
   * @throws Error if there is none, with the names that are known
   */
  model(name: string): ModelStatic<Model>

  /**
   * Ties models to the associations declared between them by statements: the same models, with the types of rows, includes and
   * methods. At run time nothing happens.
   *
   * @param schema `models`: by any name; `associations`: what `hasMany` and its siblings returned
   * @example
   * const Author = sequelize.define('Author', { name: DataTypes.STRING })
   * const Book = sequelize.define('Book', { title: DataTypes.STRING })
   * const books = Author.hasMany(Book, { as: 'books' })
   * const db = sequelize.relate({ models: { Author, Book }, associations: [books] })
   * await sequelize.sync()
   * const lem = await db.Author.create({ name: 'Lem' })
   * await lem.createBook({ title: 'Solaris' })
   * console.log((await lem.getBooks()).length) // prints: 1
   */
  relate<const S extends Schema>(schema: S): Related<S>

  /** All models by name. */
  readonly models: { [name: string]: ModelStatic<Model> }
  /** v6's registry: `models`, `getModel(name)`, `addModel`, `removeModel`. */
  readonly modelManager: any
  /** The dialect; its `name` is 'sqlite'. */
  readonly dialect: any
  /** Where the database is: database, username, host, port … */
  readonly config: Config
  /** The options as resolved, defaults filled in. */
  readonly options: any
  /** The class Sequelize. */
  readonly Sequelize: SequelizeConstructor
  /** The same as the package's `QueryTypes`. */
  readonly QueryTypes: QueryTypesFace
  /** Whether there is a model of that name. */
  isDefined(name: string): boolean
  /** The dialect's name: 'sqlite'. */
  getDialect(): string
  /** The database's name; undefined where there is none. */
  getDatabaseName(): string
  /** Tables, columns and rows without models, as migrations use them. */
  getQueryInterface(): QueryInterface
  /** The same as `getQueryInterface()`. */
  readonly queryInterface: QueryInterface

  /** Raw SQL; of an UPDATE the number of rows. */
  query(sql: SqlText, options: QueryOptionsWithType<Types['UPDATE']>): Promise<[undefined, number]>
  /** Raw SQL; the number of rows. */
  query(sql: SqlText, options: QueryOptionsWithType<Types['BULKUPDATE']>): Promise<number>
  /** Raw SQL; of an INSERT the id of the last row and the number of rows. */
  query(sql: SqlText, options: QueryOptionsWithType<Types['INSERT']>): Promise<[number, number]>
  /** Raw SQL; of an INSERT or UPDATE the id of the last row. */
  query(sql: SqlText, options: QueryOptionsWithType<Types['UPSERT']>): Promise<[id: number, created: null]>
  /** Raw SQL; nothing comes back. */
  query(sql: SqlText, options: QueryOptionsWithType<Types['DELETE']>): Promise<void>
  /** Raw SQL; the number of rows. */
  query(sql: SqlText, options: QueryOptionsWithType<Types['BULKDELETE']>): Promise<number>
  /** Raw SQL; the first column of each row. */
  query(sql: SqlText, options: QueryOptionsWithType<Types['SHOWTABLES']>): Promise<string[]>
  /** Raw SQL; the first row as an instance of `model`, or null. */
  query<M extends Model>(sql: SqlText, options: QueryOptionsWithModel<M> & { plain: true }): Promise<M | null>
  /**
   * Raw SQL; the rows as instances of `model`. `mapToModel: true` when columns are named otherwise than attributes.
   *
   * @example
   * const users = await sequelize.query('SELECT * FROM Users', { model: User, mapToModel: true })
   * console.log(users[0]!.name, users[0]!.createdAt instanceof Date) // prints: Ada true
   */
  query<M extends Model>(sql: SqlText, options: QueryOptionsWithModel<M>): Promise<M[]>
  query<T extends object = Record<string, any>>(
    sql: SqlText,
    options: QueryOptionsWithType<Types['SELECT']> & { plain: true },
  ): Promise<T | null>
  query<T extends object = Record<string, any>>(
    sql: SqlText,
    options: QueryOptionsWithType<Types['SELECT']>,
  ): Promise<T[]>
  /** Raw SQL; the first row, or null. */
  query(sql: SqlText, options: QueryOptions & { plain: true }): Promise<{ [column: string]: unknown } | null>
  /**
   * Raw SQL, as you wrote it: values belong in `replacements` (`:name` or `?`, escaped into the text) or `bind` (`$name` or `$1`, sent
   * beside it), never in the text.
   *
   * @param sql the text, or `{ query, values }`
   * @param options `type` says what comes back; `model`, `plain` (the first row), `nest` (`'a.b'` becomes `{ a: { b } }`), `transaction` …
   * @returns `[rows, metadata]`; with `type: QueryTypes.SELECT` the rows
   * @throws DatabaseError with `sql` and the driver's error as `cause`; Error for a value that is missing
   * @example
   * const [rows] = await sequelize.query('SELECT name FROM Users')
   * console.log(rows) // prints: [ { name: 'Ada' } ]
   * const found = await sequelize.query<{ n: number }>('SELECT count(*) AS n FROM Users WHERE name = :name', {
   *   type: QueryTypes.SELECT,
   *   replacements: { name: "O'Hara" },
   * })
   * console.log(found) // prints: [ { n: 0 } ]
   */
  query(sql: SqlText, options?: QueryOptions): Promise<[unknown[], unknown]>

  /** Commits when `run` resolves, rolls back when it throws. */
  /** The same, with options first. */
  transaction<T>(
    options: TransactionOptions,
    run: (transaction: Transaction) => PromiseLike<T> | T,
  ): Promise<T>
  /**
   * Runs `run` in a transaction: commits when it resolves, rolls back when it throws. Calls inside take part by themselves; in a
   * transaction it is a savepoint.
   *
   * @param options first, if any: `isolationLevel`, `type`, `readOnly`, `transaction: null` (apart from the one around it)
   * @returns what `run` gives
   * @throws what `run` throws, after the rollback
   * @example
   * await sequelize
   *   .transaction(async () => {
   *     await Tag.create({ label: 'never' })
   *     throw new Error('changed my mind')
   *   })
   *   .catch((error: Error) => console.log(error.message)) // prints: changed my mind
   * console.log(await Tag.count({ where: { label: 'never' } })) // prints: 0
   */
  transaction<T>(run: (transaction: Transaction) => PromiseLike<T> | T): Promise<T>
  /**
   * A transaction to commit or to roll back by hand; calls take part by `{ transaction }`.
   *
   * @example
   * const transaction = await sequelize.transaction()
   * try {
   *   await user.update({ age: 37 }, { transaction })
   *   await transaction.commit()
   * } catch (error) {
   *   await transaction.rollback()
   *   throw error
   * }
   * console.log(transaction.finished) // prints: commit
   */
  transaction(options?: TransactionOptions): Promise<Transaction>

  /**
   * Creates the tables of all models, those that others refer to first, and their indexes.
   *
   * @param options `force: true` drops the tables first; `alter: true` changes them to fit, keeping the rows; `match`: only if the
   *   database's name matches
   * @returns this
   * @throws Error for references to what is no unique key, before any DDL; DatabaseError
   * @example
   * sequelize.define('City', { name: DataTypes.STRING })
   * await sequelize.sync()
   * console.log(await queryInterface.tableExists('Cities')) // prints: true
   */
  sync(options?: SyncOptions): Promise<this>
  /** Drops the tables of all models, those that refer to others first. */
  drop(options?: DropOptions): Promise<unknown>
  /**
   * Deletes all rows of all models, in one transaction; `restartIdentity: true` begins ids anew. No hooks run.
   */
  truncate(options?: DestroyOptions): Promise<unknown>
  /**
   * The models and their associations as a picture.
   *
   * @param options `format`: 'svg', which stands alone (the default), or 'mermaid', text; `models`: names of those to draw
   * @example
   * const text = sequelize.diagram({ format: 'mermaid', models: ['User', 'Profile'] })
   * console.log(text.split('\n')[0]) // prints: erDiagram
   */
  diagram(options?: { format?: 'svg' | 'mermaid'; models?: readonly string[] }): string
  /**
   * Asks the database for an answer.
   *
   * @throws ConnectionError if it cannot be opened
   * @example
   * await sequelize.authenticate() // SELECT 1+1 AS result
   */
  authenticate(options?: QueryOptions): Promise<void>
  /** v6's other name for `authenticate`. */
  validate(options?: QueryOptions): Promise<void>
  /** The engine's version: '3.45.1'. */
  databaseVersion(options?: QueryOptions): Promise<string>
  /** Closes the database; statements afterwards throw. */
  close(): Promise<void>
  /**
   * A value as a literal of SQL, quoted; a list as literals with commas. For values prefer `replacements` and `bind`.
   *
   * @example
   * console.log(sequelize.escape("O'Hara")) // prints: 'O''Hara'
   */
  escape(value: unknown): string
  /**
   * The engine's random function, as an expression.
   *
   * @example
   * const one = await User.findOne({ order: sequelize.random() })
   * console.log(one?.name) // prints: Ada
   */
  random(): Fn
  /** Creates a schema; SQLite has none, so nothing is done. */
  createSchema(schema: string, options?: Logging): Promise<unknown>
  /** The names of all schemas; `[]` on SQLite. */
  showAllSchemas(options?: Logging): Promise<object[]>
  /** Drops a schema; SQLite has none, so nothing is done. */
  dropSchema(schema: string, options?: Logging): Promise<unknown>
  /** Drops all schemas; on SQLite, which has none, all tables, as in v6. */
  dropAllSchemas(options?: Logging): Promise<unknown>
}

/** The class `Sequelize` itself, with v6's statics. */
export interface SequelizeConstructor
  extends DataTypesFace, ExpressionFunctions, SequelizeHooksFace, ErrorClasses {
  /**
   * A database by its URI: `'sqlite:app.db'`, `'sqlite::memory:'`. Nothing is opened before the first statement.
   *
   * @throws Error for an unknown dialect or one whose driver is not installed, with what to install; for a misspelt option
   * @example
   * const database = new Sequelize('sqlite::memory:', { logging: false, define: { timestamps: false } })
   * const Note = database.define('Note', { text: DataTypes.TEXT })
   * await database.sync()
   * console.log((await Note.create({ text: 'Hello' })).toJSON()) // prints: { id: 1, text: 'Hello' }
   * await database.close()
   */
  new <const G extends ModelOptions = {}>(uri: string, options?: Options<G>): Sequelize<G>
  /**
   * A database by its options; without any it is in memory.
   *
   * @throws Error for an unknown dialect or one whose driver is not installed; for a misspelt option
   * @example
   * const database = new Sequelize({ dialect: 'sqlite', storage: ':memory:', logging: false })
   * console.log(await database.databaseVersion().then((version) => version.split('.')[0])) // prints: 3
   * await database.close()
   */
  new <const G extends ModelOptions = {}>(options?: Options<G>): Sequelize<G>
  /** v6's form for a server; `options.dialect` is required. */
  new <const G extends ModelOptions = {}>(
    database: string,
    username: string,
    password?: string | null,
    options?: Options<G>,
  ): Sequelize<G>
  /** The same without a password. */
  new <const G extends ModelOptions = {}>(
    database: string,
    username: string,
    options?: Options<G>,
  ): Sequelize<G>
  /** The methods of a Sequelize. */
  readonly prototype: Sequelize<any>
  /** The version of the package. */
  readonly version: string
  readonly Sequelize: SequelizeConstructor
  readonly Model: ModelConstructor
  readonly DataTypes: DataTypesFace
  readonly QueryTypes: QueryTypesFace
  readonly Op: Operators
  readonly Transaction: typeof Transaction
  readonly Deferrable: DeferrableFace
  readonly IndexHints: IndexHintsFace
  readonly TableHints: TableHintsFace
  readonly Association: AssociationClass<Association>
  readonly HasOne: AssociationClass<HasOne>
  readonly HasMany: AssociationClass<HasMany>
  readonly BelongsTo: AssociationClass<BelongsTo>
  readonly BelongsToMany: AssociationClass<BelongsToMany>
  readonly QueryInterface: typeof QueryInterfaceOf
  /** v6's Utils: names in another number or spelling. */
  readonly Utils: any
  /** validator.js, which the validators of attributes call. */
  readonly Validator: any
  /** Row locks, as `lock` takes them. */
  readonly LOCK: LockFace
  /** The root of the error classes: `BaseError`. */
  readonly Error: ErrorClasses['BaseError']
  /**
   * Another plural and singular, for all models declared afterwards.
   *
   * @param inflector `{ pluralize(word), singularize(word) }`
   */
  useInflection(inflector: Inflector): void
  /**
   * v6 needs a CLS namespace for transactions that calls join without being told; here they always do. The namespace is checked
   * and not used.
   *
   * @throws Error for what is no namespace
   */
  useCLS(namespace: object): SequelizeConstructor
}
