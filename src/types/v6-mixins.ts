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

export interface SingleAssociationAccessors {
  get: string
  set: string
  create: string
}
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
export type HasOneGetAssociationMixin<M> = (options?: HasOneGetAssociationMixinOptions) => Promise<M>
export interface HasOneSetAssociationMixinOptions
  extends ScopedGetOptions, Omit<SaveOptions, keyof ScopedGetOptions> {
  save?: boolean
}
export type HasOneSetAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey | null,
  options?: HasOneSetAssociationMixinOptions,
) => Promise<void>
export interface HasOneCreateAssociationMixinOptions extends CreateOptions {
  save?: boolean
}
export type HasOneCreateAssociationMixin<M> = (
  values?: CreationAttributes<M>,
  options?: HasOneCreateAssociationMixinOptions,
) => Promise<M>

// ─── belongsTo

export interface BelongsToGetAssociationMixinOptions extends ScopedGetOptions {}
export type BelongsToGetAssociationMixin<M> = (options?: BelongsToGetAssociationMixinOptions) => Promise<M>
export interface BelongsToSetAssociationMixinOptions extends SaveOptions {
  save?: boolean
}
export type BelongsToSetAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey | null,
  options?: BelongsToSetAssociationMixinOptions,
) => Promise<void>
export interface BelongsToCreateAssociationMixinOptions extends CreateOptions {
  save?: boolean
}
export type BelongsToCreateAssociationMixin<M> = (
  values?: CreationAttributes<M>,
  options?: BelongsToCreateAssociationMixinOptions,
) => Promise<M>

// ─── hasMany

export interface HasManyGetAssociationsMixinOptions extends ScopedGetOptions {}
export type HasManyGetAssociationsMixin<M> = (options?: HasManyGetAssociationsMixinOptions) => Promise<M[]>
export interface HasManySetAssociationsMixinOptions extends InstanceUpdateOptions {}
export type HasManySetAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[] | null,
  options?: HasManySetAssociationsMixinOptions,
) => Promise<void>
export interface HasManyAddAssociationsMixinOptions extends InstanceUpdateOptions {}
export type HasManyAddAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[],
  options?: HasManyAddAssociationsMixinOptions,
) => Promise<void>
export interface HasManyAddAssociationMixinOptions extends InstanceUpdateOptions {}
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
export type HasManyRemoveAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey,
  options?: HasManyRemoveAssociationMixinOptions,
) => Promise<void>
export interface HasManyRemoveAssociationsMixinOptions extends InstanceUpdateOptions {}
export type HasManyRemoveAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[],
  options?: HasManyRemoveAssociationsMixinOptions,
) => Promise<void>
export interface HasManyHasAssociationMixinOptions extends ScopedGetOptions {}
export type HasManyHasAssociationMixin<M, PrimaryKey> = (
  target: M | PrimaryKey,
  options?: HasManyHasAssociationMixinOptions,
) => Promise<boolean>
export interface HasManyHasAssociationsMixinOptions extends ScopedGetOptions {}
export type HasManyHasAssociationsMixin<M, PrimaryKey> = (
  targets: readonly (M | PrimaryKey)[],
  options?: HasManyHasAssociationsMixinOptions,
) => Promise<boolean>
export interface HasManyCountAssociationsMixinOptions extends Transactionable, Filterable {
  scope?: OneOrMany<string> | boolean
}
export type HasManyCountAssociationsMixin = (
  options?: HasManyCountAssociationsMixinOptions,
) => Promise<number>

// ─── belongsToMany

export interface BelongsToManyGetAssociationsMixinOptions extends ScopedGetOptions {
  joinTableAttributes?: FindAttributeOptions
  through?: Filterable
}
export type BelongsToManyGetAssociationsMixin<M> = (
  options?: BelongsToManyGetAssociationsMixinOptions,
) => Promise<M[]>
export interface BelongsToManySetAssociationsMixinOptions extends BulkCreateOptions, ThroughValues {
  where?: Filterable['where']
}
export type BelongsToManySetAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[] | null,
  options?: BelongsToManySetAssociationsMixinOptions,
) => Promise<void>
export interface BelongsToManyAddAssociationsMixinOptions extends BulkCreateOptions, ThroughValues {
  where?: Filterable['where']
}
export type BelongsToManyAddAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[],
  options?: BelongsToManyAddAssociationsMixinOptions,
) => Promise<void>
export interface BelongsToManyAddAssociationMixinOptions extends BelongsToManyAddAssociationsMixinOptions {}
export type BelongsToManyAddAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey,
  options?: BelongsToManyAddAssociationMixinOptions,
) => Promise<void>
export interface BelongsToManyCreateAssociationMixinOptions extends CreateOptions, ThroughValues {}
export type BelongsToManyCreateAssociationMixin<M> = (
  values?: CreationAttributes<M>,
  options?: BelongsToManyCreateAssociationMixinOptions,
) => Promise<M>
export interface BelongsToManyRemoveAssociationMixinOptions extends InstanceDestroyOptions {}
export type BelongsToManyRemoveAssociationMixin<M, PrimaryKey> = (
  target?: M | PrimaryKey,
  options?: BelongsToManyRemoveAssociationMixinOptions,
) => Promise<void>
export interface BelongsToManyRemoveAssociationsMixinOptions extends InstanceDestroyOptions {}
export type BelongsToManyRemoveAssociationsMixin<M, PrimaryKey> = (
  targets?: readonly (M | PrimaryKey)[],
  options?: BelongsToManyRemoveAssociationsMixinOptions,
) => Promise<void>
export interface BelongsToManyHasAssociationMixinOptions extends BelongsToManyGetAssociationsMixinOptions {}
export type BelongsToManyHasAssociationMixin<M, PrimaryKey> = (
  target: M | PrimaryKey,
  options?: BelongsToManyHasAssociationMixinOptions,
) => Promise<boolean>
export interface BelongsToManyHasAssociationsMixinOptions extends BelongsToManyGetAssociationsMixinOptions {}
export type BelongsToManyHasAssociationsMixin<M, PrimaryKey> = (
  targets: readonly (M | PrimaryKey)[],
  options?: BelongsToManyHasAssociationsMixinOptions,
) => Promise<boolean>
export interface BelongsToManyCountAssociationsMixinOptions extends Transactionable, Filterable {
  joinTableAttributes?: FindAttributeOptions
  scope?: OneOrMany<string> | boolean
}
export type BelongsToManyCountAssociationsMixin = (
  options?: BelongsToManyCountAssociationsMixinOptions,
) => Promise<number>
