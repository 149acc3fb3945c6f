// Strategy: a follow-up SELECT loads the children of all parents at once, by their keys, and gives them out by key.
//
//   SELECT … FROM `Posts` AS `posts` WHERE `posts`.`userId` IN (?, ?, …)
//
// An N:M follow-up starts at the junction. A limit counts per parent (ROW_NUMBER). How it runs: select-in-step.ts.
import type { IncludeNode } from '../associations/include-node'
import type { Hop } from '../associations/join-path'
import { columnScope, type ColumnScope } from '../clauses/column-reference'
import type { AbstractType } from '../data-types'
import type { ModelLike } from '../definition/model-contract'
import { column } from '../sql/build'
import type { Column, Encode } from '../sql/nodes'
import { columnOf, junctionAlias, junctionCondition, junctionPath, scopeCondition } from './include-condition'
import { junctionLayout } from './join'
import { mayBeLarge } from './node-layout'
import type { SelectDraft } from './select-draft'
import { SelectInStep, type KeyColumn } from './select-in-step'
import type { Step } from './step'
import type { PlanContext, SelectRequest } from './strategy'

/** Plans the follow-up of an include whose parents are selected in `parentDraft` and collected as `collection`. */
export function planSelectIn(
  node: IncludeNode,
  parent: ColumnScope,
  parentDraft: SelectDraft,
  collection: number,
  context: PlanContext,
): Step {
  const first = node.association.hops[0]
  const largeKeys = [...typesOf(first.from, first.fromKeys), ...typesOf(first.to, first.toKeys)].some(
    mayBeLarge,
  )
  parentDraft.exactIntegers ||= largeKeys
  const parentKeys = first.fromKeys.map((key) =>
    parentDraft.addColumn(parent.alias, columnOf(first.from, key)),
  )
  const keyColumns = keyColumnsOf(node, first, context)
  let childKeys: number[] = []
  const planned = context.planSelect(
    requestOf(node, keyColumns, (draft) => {
      childKeys = keyColumns.map(({ expression }) => draft.addColumn(expression.table, expression.name))
      draft.exactIntegers ||= largeKeys
      return junctionLayout(node, draft)
    }),
  )
  const { key } = planned.layout
  // an N:M record is the same record only below the same parent
  const layout = { ...planned.layout, key: key.length === 0 ? [] : [...childKeys, ...key] }
  return new SelectInStep(
    collection,
    node,
    { ...planned, layout },
    parentKeys,
    childKeys,
    keyColumns,
    context,
  )
}

/** The columns of the follow-up's first table that refer to the parents. */
function keyColumnsOf(
  node: IncludeNode,
  hop: Hop,
  { dialect }: PlanContext,
): (KeyColumn & { expression: Column })[] {
  const alias = node.association.through === null ? node.alias : junctionAlias(node)
  const fromTypes = typesOf(hop.from, hop.fromKeys)
  const toTypes = typesOf(hop.to, hop.toKeys)
  return hop.toKeys.map((key, i) => ({
    expression: column(alias, columnOf(hop.to, key)),
    encode: keyEncoder(fromTypes[i], toTypes[i], dialect),
  }))
}

const typesOf = (model: ModelLike, keys: readonly string[]) =>
  keys.map((key) => model.definition.attributes.get(key)?.type ?? null)

/** A key of another type is sent as its own column has it: a polymorphic `ownerId` of text refers to numbers, too. */
function keyEncoder(
  from: AbstractType | null,
  to: AbstractType | null,
  { types }: PlanContext['dialect'],
): Encode | null {
  if (from === null || to === null || from.key === to.key) return null
  return to.key === 'STRING' || to.key === 'TEXT' ? types.encoder(to) : null
}

function requestOf(
  node: IncludeNode,
  keyColumns: readonly KeyColumn[],
  extend: SelectRequest['extend'],
): SelectRequest {
  const { hops, through } = node.association
  const scope = columnScope(node.model, node.alias)
  const conditions = [scopeCondition(hops[hops.length - 1].scope, scope), junctionCondition(node)]
  return {
    model: node.model,
    alias: node.alias,
    path: node.path,
    options: node.options,
    children: node.children,
    as: null,
    from: through === null ? undefined : fromJunction(node),
    conditions: conditions.filter((condition) => condition !== null),
    extend,
    partitionBy: keyColumns.map(({ expression }) => expression),
  }
}

function fromJunction(node: IncludeNode): SelectRequest['from'] {
  const { junction, toTarget } = junctionPath(node)
  return { source: junction, joins: [toTarget] }
}
