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
  /**
   * The condition that finds this row: its primary key, and with `checkVersion` its version.
   *
   * @throws Error if the primary key has no value
   */
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
