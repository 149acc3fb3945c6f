// Which position of an array row holds which attribute of which node. The planner makes one with the select; the readers
// address columns by position and never see a column's name.
import type { ModelLike } from '../definition/model-contract'
import type { Decode } from '../dialects/dialect'

export interface Field {
  /** The attribute's name, or the alias of a computed value. */
  readonly name: string
  readonly position: number
  readonly decode: Decode | null
}

/** One record in a row: the root, a joined include, or the junction row that comes with an N:M target. */
export interface NodeLayout {
  readonly model: ModelLike
  /** The property on the parent; null for the root of a statement. */
  readonly as: string | null
  readonly isMulti: boolean
  readonly fields: readonly Field[]
  /** Names in `fields` that are no attribute: computed values, which become properties of the instance. */
  readonly computed: readonly string[]
  /** Where a model with getters was asked for some attributes only: their names, which become `_options.attributes`. */
  readonly listed: readonly string[] | null
  /** Positions of the primary key: all null means "no such record"; equal keys are the same record. Empty: no key. */
  readonly key: readonly number[]
  /** Positions that tell presence where there is no primary key. */
  readonly presence: readonly number[]
  readonly children: readonly NodeLayout[]
  /** Properties of the includes, in the order of `include`: [] or null at first, so that every instance has the same form. */
  readonly prepared: readonly { readonly as: string; readonly isMulti: boolean }[]
  /** Where the instances of this node are collected for its follow-up steps, or null if it has none. */
  readonly collectAs: number | null
}

/** The records of one node, each with the row it came from: what a follow-up step works on. */
export interface Collected {
  readonly records: Record<string, any>[] // instances, or plain objects for lean
  readonly rows: unknown[][]
}
