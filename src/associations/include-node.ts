// A resolved include, as data: which association, under which alias in SQL, with which conditions, and its children.
// clauses/include-tree.ts makes the tree from a call's template; the planner and the strategies only read it.
//
// Values inside `options` are Slots (clauses/template.ts): the tree belongs to a shape and holds no user's value.
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import type { AssociationLike } from './association'

export interface IncludeNode {
  readonly association: AssociationLike
  /** The included model: the association's target, or a scoped class of it. */
  readonly model: ModelLike
  /** The property it lands under: the association's alias. */
  readonly as: string
  /** The alias of its table where it is joined, as in v6: `posts`, `posts->comments`. */
  readonly alias: string
  /** The path of aliases from the root: `['posts', 'comments']`. */
  readonly path: readonly string[]
  /** True if parents without a match must not appear. */
  readonly required: boolean
  /** attributes, where, order, limit, offset, on, or, right, separate, paranoid, through … with the scope merged in. */
  readonly options: AnyOptions
  readonly children: readonly IncludeNode[]
}
