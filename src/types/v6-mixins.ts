/**
 * v6's types for mixins that a class declares by hand: `declare getPosts: HasManyGetAssociationsMixin<Post>`. Kept under
 * every name that v6 has; models made with `define` or `model` get theirs inferred (mixins.ts).
 */
import type { CreationAttributes, OneOrMany } from './model-like'
import type {
  BulkCreateOptions,
  CreateOptions,
  FindOptions,
  InstanceDestroyOptions,
  InstanceUpdateOptions,
  SaveOptions,
} from './options'
import type { FindAttributeOptions, Transactionable } from './query-options'
import type { Filterable } from './where'

/**
 * Names of the methods of an association to one: `{ get: 'getAuthor', set: 'setAuthor', create: 'createAuthor' }`.
 */
export interface SingleAssociationAccessors {
  get: string
  set: string
  create: string
}
/**
 * Names of the methods of an association to many: `{ get: 'getPosts', add: 'addPost', addMultiple: 'addPosts', … }`.
 */
export interface MultiAssociationAccessors {
  get: string
  set: string
  addMultiple: string
  add: string
  create: string
  remove: string
  removeMultiple: string
  hasSingle: string
  hasAll: string
  count: string
}

/** `scope`: scopes of the target to apply; false for none. */
export interface ScopedGetOptions extends FindOptions {
  /** Scopes of the target to apply; false for none. The default scope. */
  scope?: OneOrMany<string> | boolean
}
export interface JoinTableAttributes {
  [attribute: string]: unknown
}
export interface ThroughValues {
  /** Attributes of the join row. */
  through?: JoinTableAttributes
}

// ─── hasOne

export interface HasOneGetAssociationMixinOptions extends ScopedGetOptions {}
/** `getProfile()`: the linked instance; say `Profile | null`. */
export type HasOneGetAssociationMixin<M> = (options?: HasOneGetAssociationMixinOptions) => Promise<M>
export interface HasOneSetAssociationMixinOptions
  extends ScopedGetOptions, Omit<SaveOptions, keyof ScopedGetOptions> {
  save?: boolean
}
/** `setProfile(target)`: links an instance or a key in the place of the former; null unlinks. */
export type HasOneSetAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey | null,
  options?: HasOneSetAssociationMixinOptions,
) => Promise<void>
export interface HasOneCreateAssociationMixinOptions extends CreateOptions {
  save?: boolean
}
/** `createProfile(values)`: creates a target in the place of the former. */
export type HasOneCreateAssociationMixin<M> = (
  values?: CreationAttributes<M>,
  options?: HasOneCreateAssociationMixinOptions,
) => Promise<M>

// ─── belongsTo

export interface BelongsToGetAssociationMixinOptions extends ScopedGetOptions {}
/** `getAuthor()`: the linked instance; say `User | null` where the key may be null. */
export type BelongsToGetAssociationMixin<M> = (options?: BelongsToGetAssociationMixinOptions) => Promise<M>
export interface BelongsToSetAssociationMixinOptions extends SaveOptions {
  save?: boolean
}
/** `setAuthor(target)`: points the key at an instance or a key; null unlinks. `save: false` does not save. */
export type BelongsToSetAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey | null,
  options?: BelongsToSetAssociationMixinOptions,
) => Promise<void>
export interface BelongsToCreateAssociationMixinOptions extends CreateOptions {
  save?: boolean
}
/** `createAuthor(values)`: creates a target and points the key at it. */
export type BelongsToCreateAssociationMixin<M> = (
  values?: CreationAttributes<M>,
  options?: BelongsToCreateAssociationMixinOptions,
) => Promise<M>

// ─── hasMany

export interface HasManyGetAssociationsMixinOptions extends ScopedGetOptions {}
/**
 * `getPosts()`: all linked instances.
 *
 * @example
 * import { Model, type CreationOptional, type HasManyCreateAssociationMixin, type HasManyGetAssociationsMixin } from 'relata'
 * import { type InferAttributes, type InferCreationAttributes } from 'relata'
 * class Shelf extends Model<InferAttributes<Shelf>, InferCreationAttributes<Shelf>> {
 *   declare id: CreationOptional<number>
 *   declare getBooks: HasManyGetAssociationsMixin<Book>
 *   declare createBook: HasManyCreateAssociationMixin<Book>
 * }
 * class Book extends Model<InferAttributes<Book>, InferCreationAttributes<Book>> {
 *   declare title: string
 * }
 * Shelf.init({ id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true } }, { sequelize })
 * Book.init({ title: DataTypes.STRING }, { sequelize })
 * Shelf.hasMany(Book, { as: 'books' })
 * await sequelize.sync()
 * const shelf = await Shelf.create()
 * await shelf.createBook({ title: 'Solaris' })
 * console.log((await shelf.getBooks()).map((book) => book.title)) // prints: [ 'Solaris' ]
 */
export type HasManyGetAssociationsMixin<M> = (options?: HasManyGetAssociationsMixinOptions) => Promise<M[]>
export interface HasManySetAssociationsMixinOptions extends InstanceUpdateOptions {}
/** `setPosts(targets)`: links exactly these; null unlinks all. */
export type HasManySetAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[] | null,
  options?: HasManySetAssociationsMixinOptions,
) => Promise<void>
export interface HasManyAddAssociationsMixinOptions extends InstanceUpdateOptions {}
/** `addPosts(targets)`: links these, too. */
export type HasManyAddAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[],
  options?: HasManyAddAssociationsMixinOptions,
) => Promise<void>
export interface HasManyAddAssociationMixinOptions extends InstanceUpdateOptions {}
/** `addPost(target)`: links an instance or a key, too. */
export type HasManyAddAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey,
  options?: HasManyAddAssociationMixinOptions,
) => Promise<void>
export interface HasManyCreateAssociationMixinOptions extends CreateOptions {}
/** `ForeignKey` and `Scope`: attributes that the association fills in itself. */
export type HasManyCreateAssociationMixin<
  M,
  ForeignKey extends keyof CreationAttributes<M> = never,
  Scope extends keyof CreationAttributes<M> = never,
> = (
  values?: Omit<CreationAttributes<M>, ForeignKey | Scope>,
  options?: HasManyCreateAssociationMixinOptions,
) => Promise<M>
export interface HasManyRemoveAssociationMixinOptions extends InstanceUpdateOptions {}
/** `removePost(target)`: unlinks an instance or a key. */
export type HasManyRemoveAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey,
  options?: HasManyRemoveAssociationMixinOptions,
) => Promise<void>
export interface HasManyRemoveAssociationsMixinOptions extends InstanceUpdateOptions {}
/** `removePosts(targets)`: unlinks these. */
export type HasManyRemoveAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[],
  options?: HasManyRemoveAssociationsMixinOptions,
) => Promise<void>
export interface HasManyHasAssociationMixinOptions extends ScopedGetOptions {}
/** `hasPost(target)`: whether it is linked. */
export type HasManyHasAssociationMixin<M, PrimaryKey> = (
  target: M | PrimaryKey,
  options?: HasManyHasAssociationMixinOptions,
) => Promise<boolean>
export interface HasManyHasAssociationsMixinOptions extends ScopedGetOptions {}
/** `hasPosts(targets)`: whether all of them are linked. */
export type HasManyHasAssociationsMixin<M, PrimaryKey> = (
  targets: readonly (M | PrimaryKey)[],
  options?: HasManyHasAssociationsMixinOptions,
) => Promise<boolean>
export interface HasManyCountAssociationsMixinOptions extends Transactionable, Filterable {
  scope?: OneOrMany<string> | boolean
}
/** `countPosts()`: how many are linked. */
export type HasManyCountAssociationsMixin = (
  options?: HasManyCountAssociationsMixinOptions,
) => Promise<number>

// ─── belongsToMany

export interface BelongsToManyGetAssociationsMixinOptions extends ScopedGetOptions {
  joinTableAttributes?: FindAttributeOptions
  through?: Filterable
}
/** `getGroups()`: all linked instances, each with its join row. */
export type BelongsToManyGetAssociationsMixin<M> = (
  options?: BelongsToManyGetAssociationsMixinOptions,
) => Promise<M[]>
export interface BelongsToManySetAssociationsMixinOptions extends BulkCreateOptions, ThroughValues {
  where?: Filterable['where']
}
/** `setGroups(targets)`: links exactly these; null unlinks all. `through`: values of new join rows. */
export type BelongsToManySetAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[] | null,
  options?: BelongsToManySetAssociationsMixinOptions,
) => Promise<void>
export interface BelongsToManyAddAssociationsMixinOptions extends BulkCreateOptions, ThroughValues {
  where?: Filterable['where']
}
/** `addGroups(targets)`: links these, too. */
export type BelongsToManyAddAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[],
  options?: BelongsToManyAddAssociationsMixinOptions,
) => Promise<void>
export interface BelongsToManyAddAssociationMixinOptions extends BelongsToManyAddAssociationsMixinOptions {}
/** `addGroup(target)`: links an instance or a key, too. `through`: values of the join row. */
export type BelongsToManyAddAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey,
  options?: BelongsToManyAddAssociationMixinOptions,
) => Promise<void>
export interface BelongsToManyCreateAssociationMixinOptions extends CreateOptions, ThroughValues {}
/** `createGroup(values)`: creates a target that is linked. `through`: values of the join row. */
export type BelongsToManyCreateAssociationMixin<M> = (
  values?: CreationAttributes<M>,
  options?: BelongsToManyCreateAssociationMixinOptions,
) => Promise<M>
export interface BelongsToManyRemoveAssociationMixinOptions extends InstanceDestroyOptions {}
/** `removeGroup(target)`: deletes the join row. */
export type BelongsToManyRemoveAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey,
  options?: BelongsToManyRemoveAssociationMixinOptions,
) => Promise<void>
export interface BelongsToManyRemoveAssociationsMixinOptions extends InstanceDestroyOptions {}
/** `removeGroups(targets)`: deletes the join rows. */
export type BelongsToManyRemoveAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[],
  options?: BelongsToManyRemoveAssociationsMixinOptions,
) => Promise<void>
export interface BelongsToManyHasAssociationMixinOptions extends BelongsToManyGetAssociationsMixinOptions {}
/** `hasGroup(target)`: whether it is linked. */
export type BelongsToManyHasAssociationMixin<M, PrimaryKey> = (
  target: M | PrimaryKey,
  options?: BelongsToManyHasAssociationMixinOptions,
) => Promise<boolean>
export interface BelongsToManyHasAssociationsMixinOptions extends BelongsToManyGetAssociationsMixinOptions {}
/** `hasGroups(targets)`: whether all of them are linked. */
export type BelongsToManyHasAssociationsMixin<M, PrimaryKey> = (
  targets: readonly (M | PrimaryKey)[],
  options?: BelongsToManyHasAssociationsMixinOptions,
) => Promise<boolean>
export interface BelongsToManyCountAssociationsMixinOptions extends Transactionable, Filterable {
  joinTableAttributes?: FindAttributeOptions
  scope?: OneOrMany<string> | boolean
}
/** `countGroups()`: how many are linked. */
export type BelongsToManyCountAssociationsMixin = (
  options?: BelongsToManyCountAssociationsMixinOptions,
) => Promise<number>
