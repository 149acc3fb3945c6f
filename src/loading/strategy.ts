// The contract of the loading strategies. A strategy reads hops and `isMulti`, never a kind of association:
//
//   join.ts       the include becomes a JOIN of the statement that loads its parent
//   select-in.ts  a follow-up SELECT … WHERE key IN (the parents' keys), its rows given out by key
//
// Whoever plans a select hands its strategies a PlanContext; a follow-up asks it to plan the select of its own rows.
import type { IncludeNode } from '../associations/include-node'
import type { ColumnScope } from '../clauses/column-reference'
import type { Projected } from '../clauses/projection'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import type { Dialect } from '../dialects/dialect'
import type { RecordForm } from '../hydration/node-reader'
import type { NodeLayout } from '../hydration/row-layout'
import type { Expression, Join, Select, Source } from '../sql/nodes'
import type { SelectDraft } from './select-draft'
import type { Step } from './step'

/** 'filter': the include shows nothing (`attributes: []`), so it only decides which parents appear. */
export type StrategyName = 'join' | 'select-in' | 'filter'

export interface PlanContext {
  readonly dialect: Dialect
  readonly form: RecordForm
  /** `values[keySlot]` is where a follow-up finds the parents' keys. */
  readonly keySlot: number
  /** Must the key of these records be fetched, shown or not? Not where rows are groups. */
  isKeyed(fields: readonly Projected[], model: ModelLike): boolean
  strategyOf(node: IncludeNode): StrategyName
  planSelect(request: SelectRequest): PlannedSelect
  /** Plans each include by its strategy: joins go into the draft, follow-ups become its steps. */
  planChildren(nodes: readonly IncludeNode[], scope: ColumnScope, draft: SelectDraft): PlannedChildren
}

export interface PlannedChildren {
  readonly joined: readonly NodeLayout[]
  readonly prepared: NodeLayout['prepared']
  /** Where the parents are collected for the follow-ups; null if there are none. */
  readonly collectAs: number | null
}

/** What a select is asked to load. */
export interface SelectRequest {
  readonly model: ModelLike
  readonly alias: string
  /** The path of the request's own root in the call: [] for the call's root. */
  readonly path: readonly string[]
  readonly options: AnyOptions
  readonly children: readonly IncludeNode[]
  /** The property on the parent, for the layout; null for the root. */
  readonly as: string | null
  /** FROM and its joins, where it is not just the model's table (an N:M follow-up starts at the junction). */
  readonly from?: { readonly source: Source; readonly joins: readonly Join[] }
  /** Conditions besides those of `options` (scope, soft deletion, junction). */
  readonly conditions: readonly Expression[]
  /** Adds what the requester needs besides to the draft; may give the layout of a junction row. */
  extend(draft: SelectDraft): NodeLayout | null
  /** Where `options.limit` is per parent: the columns that tell the parents apart. Empty: the limit is the statement's. */
  readonly partitionBy: readonly Expression[]
}

export interface PlannedSelect {
  /** The statement's node, with one more condition (the parents' keys) where it must stand. */
  build(condition: Expression | null): Select
  readonly layout: NodeLayout
  /** True if a to-many join repeats the root's rows. */
  readonly multiplied: boolean
  readonly exactIntegers: boolean
  readonly collections: number
  readonly steps: readonly Step[]
}
