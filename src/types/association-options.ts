/** The options of `hasOne`, `hasMany`, `belongsTo` and `belongsToMany`, under v6's names. */
import type { ColumnOptions } from './attributes'
import type { DataType } from './column-types'
import type { ModelType } from './model-like'

export interface ForeignKeyOptions extends ColumnOptions {
  name?: string
  type?: DataType
  fieldName?: string
  unique?: boolean | string
  primaryKey?: boolean
  comment?: string
  onDelete?: string
  onUpdate?: string
  references?: unknown
  validate?: object
}
/** A foreign key: its name or its definition; of a composite key a list of these. */
export type KeyOption = string | ForeignKeyOptions | readonly (string | ForeignKeyOptions)[]
export interface AssociationScope {
  [attribute: string]: unknown
}
/** Default names of foreign keys: `v6`'s, or `camel`, always `userId`. */
export type ForeignKeyNaming = 'v6' | 'camel'
export interface AssociationOptions {
  /** The alias; needed as soon as two associations link the same models. */
  as?: string | { singular: string; plural: string }
  foreignKey?: KeyOption
  onDelete?: string
  onUpdate?: string
  /** False: no REFERENCES clause, the key is a plain column. */
  constraints?: boolean
  foreignKeyNaming?: ForeignKeyNaming
  /** Run the destroy hooks of dependent rows. */
  hooks?: boolean
  scope?: AssociationScope
}
export interface HasOneOptions extends AssociationOptions {
  sourceKey?: string | readonly string[]
  keyType?: DataType
}
export interface HasManyOptions extends AssociationOptions {
  sourceKey?: string | readonly string[]
  keyType?: DataType
}
export interface BelongsToOptions extends AssociationOptions {
  targetKey?: string | readonly string[]
  keyType?: DataType
}
export interface ManyToManyOptions extends AssociationOptions {}
export interface ThroughOptions {
  model: ModelType | string
  paranoid?: boolean
  scope?: AssociationScope
  unique?: boolean
}
export interface BelongsToManyOptions extends ManyToManyOptions {
  through: ModelType | string | ThroughOptions
  otherKey?: KeyOption
  sourceKey?: string | readonly string[]
  targetKey?: string | readonly string[]
  timestamps?: boolean
  uniqueKey?: string
}
