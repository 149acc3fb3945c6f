// A template: a call's options with a Slot in the place of each value. query/shape.ts makes it; the clauses read it, so
// that what they build belongs to a shape and never holds a user's value.
import type { AssociationLike } from '../associations/association'
import type { AnyOptions, ModelLike } from '../definition/model-contract'

/** Stands in a template where a call has a value. */
export class Slot {
  constructor(readonly index: number) {}
}
/** Stands in a template where a call has a list of scalars; `length` is padded to a power of two. */
export class ListSlot {
  constructor(
    readonly index: number,
    readonly length: number,
  ) {}
}

/** An include in a template: its association found, the scope of its model merged into its options. */
export interface IncludeTemplate {
  readonly association: AssociationLike
  readonly model: ModelLike
  readonly options: AnyOptions
  readonly include: readonly IncludeTemplate[]
}
