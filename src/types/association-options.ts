/** The options of `hasOne`, `hasMany`, `belongsTo` and `belongsToMany`, under v6's names. */
import type { ColumnOptions } from './attributes'
import type { DataType } from './column-types'
import type { ModelType } from './model-like'

export interface ForeignKeyOptions extends ColumnOptions {
  /** The attribute's name. */
  name?: string
  /** The column's type. That of the key it refers to. */
  type?: DataType
  /** v6's other word for `name`. */
  fieldName?: string
  /** True: no two rows may have the same key. False. */
  unique?: boolean | string
  /** True: it is a part of the primary key. False. */
  primaryKey?: boolean
  /** A comment on the column. */
  comment?: string
  /** As the association's `onDelete`. */
  onDelete?: string
  /** As the association's `onUpdate`. */
  onUpdate?: string
  /** The table and column it refers to, where they are not the other model's. */
  references?: unknown
  /** Validators of the attribute. */
  validate?: object
}
/** A foreign key: its name or its definition; of a composite key a list of these. */
export type KeyOption = string | ForeignKeyOptions | readonly (string | ForeignKeyOptions)[]
/** Values that every linked row has: conditions of reads, values of writes. */
export interface AssociationScope {
  [attribute: string]: unknown
}
/** Default names of foreign keys: `v6`'s, or `camel`, always `userId`. */
export type ForeignKeyNaming = 'v6' | 'camel'
export interface AssociationOptions {
  /** The alias; needed as soon as two associations link the same models. The target's name. */
  as?: string | { singular: string; plural: string }
  /**
   * The attribute of the key: its name, or `{ name, allowNull, field, type, … }`; of a composite key a list.
   */
  foreignKey?: KeyOption
  /**
   * 'CASCADE', 'SET NULL', 'RESTRICT', 'NO ACTION' or 'SET DEFAULT'. 'SET NULL', where the key may not be null 'CASCADE'.
   */
  onDelete?: string
  /** The same when the key that is referred to changes. 'CASCADE'. */
  onUpdate?: string
  /** False: no REFERENCES clause, the key is a plain column. True. */
  constraints?: boolean
  /** Default name of the key: 'v6' or 'camel'; as the model or the Sequelize says. */
  foreignKeyNaming?: ForeignKeyNaming
  /** True: deletions that cascade run the hooks of the rows below. False. */
  hooks?: boolean
  /** Values that every linked row has: conditions of reads, values of writes. */
  scope?: AssociationScope
}
export interface HasOneOptions extends AssociationOptions {
  /** The attribute of the source that the key refers to. The primary key. */
  sourceKey?: string | readonly string[]
  /** The type of the foreign key's column. That of the key it refers to. */
  keyType?: DataType
}
export interface HasManyOptions extends AssociationOptions {
  /** The attribute of the source that the key refers to. The primary key. */
  sourceKey?: string | readonly string[]
  /** The type of the foreign key's column. That of the key it refers to. */
  keyType?: DataType
}
export interface BelongsToOptions extends AssociationOptions {
  /** The attribute of the target that the key refers to. The primary key. */
  targetKey?: string | readonly string[]
  /** The type of the foreign key's column. That of the key it refers to. */
  keyType?: DataType
}
export interface ManyToManyOptions extends AssociationOptions {}
/** The junction, with options of its own. */
export interface ThroughOptions {
  /** The junction's model, or the name of one that is made. */
  model: ModelType | string
  /** False: soft-deleted join rows count, too. */
  paranoid?: boolean
  /** Values that every join row has: conditions of reads, values of writes. */
  scope?: AssociationScope
  /** False: two rows may be linked more than once. True. */
  unique?: boolean
}
export interface BelongsToManyOptions extends ManyToManyOptions {
  /** The junction: a model, the name of one that is made, or `{ model, scope, unique }`. */
  through: ModelType | string | ThroughOptions
  /** The junction's attribute that refers to the target. */
  otherKey?: KeyOption
  /** The attribute of the source that the junction refers to. The primary key. */
  sourceKey?: string | readonly string[]
  /** The attribute of the target that the junction refers to. The primary key. */
  targetKey?: string | readonly string[]
  /** False: a junction that is made has no createdAt and updatedAt. As the Sequelize says. */
  timestamps?: boolean
  /** The name of the junction's unique key. */
  uniqueKey?: string
}
