// Hops: how one table leads to the next. "These attributes here equal those attributes there." A kind of association
// describes itself as one hop (belongsTo, hasOne, hasMany) or two (belongsToMany: source → junction → target), and the
// loading strategies read hops, never kinds. Keys are lists: a composite key is nothing special.
import type { ModelLike, Values } from '../definition/model-contract'

export interface Hop {
  readonly from: ModelLike
  readonly to: ModelLike
  /** Attribute names on `from`, paired by position with `toKeys` on `to`. */
  readonly fromKeys: readonly string[]
  readonly toKeys: readonly string[]
  /** Attribute values that rows of `to` must have (an association's or a junction's scope), or null. */
  readonly scope: Values | null
}
