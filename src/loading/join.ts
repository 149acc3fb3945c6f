// Strategy: the include becomes a JOIN of the statement that loads its parent. To-many joins repeat the parents' rows;
// hydration/fold.ts puts each record in its place once.
//
//   LEFT JOIN (`UserGroups` AS `groups->UserGroups` INNER JOIN `Groups` AS `groups` ON …) ON …
//
// A required include below one that is not stands inside the parentheses too, so that it cannot take away the root.
import type { IncludeNode } from '../associations/include-node'
import type { ColumnScope } from '../clauses/column-reference'
import { columnScope } from '../clauses/column-reference'
import { projection } from '../clauses/projection'
import { whereClause } from '../clauses/where'
import type { NodeLayout } from '../hydration/row-layout'
import { and, join, or, table } from '../sql/build'
import type { Expression, Join, Source } from '../sql/nodes'
import { existsCondition, hopCondition, junctionAlias, junctionCondition, targetCondition } from './include-condition'
import { NO_CHILDREN, nodeLayout } from './node-layout'
import type { SelectDraft } from './select-draft'
import type { PlanContext } from './strategy'

/** Joins the include to the draft, with the includes below it; gives the layout of its records. */
export function joinInclude(node: IncludeNode, parent: ColumnScope, draft: SelectDraft, context: PlanContext): NodeLayout {
  const scope = joinedScope(node, draft)
  draft.registerScope(node.path, scope)
  const fields = projection(node.options.attributes, scope)
  const joinsAbove = draft.joins.length
  const children = context.planChildren(node.children, scope, draft)
  const below = draft.joins.splice(joinsAbove)
  draft.joins.push(...joinsOf(node, parent, scope, below, context))
  return nodeLayout({ model: node.model, as: node.as, isMulti: node.association.isMulti, scope, fields, attributes: node.options.attributes, junction: junctionLayout(node, draft), children, keyed: context.keyed }, draft)
}

/** Names in the conditions of a joined include: its own attributes, and the joined includes below it (or anywhere). */
const joinedScope = (node: IncludeNode, draft: SelectDraft): ColumnScope => ({
  model: node.model,
  alias: node.alias,
  joined: true,
  nested: (path) => draft.scopeAt(node.path, path),
})

/** The JOIN of the node itself, and those of the includes below it that may stand beside it. */
function joinsOf(node: IncludeNode, parent: ColumnScope, scope: ColumnScope, below: Join[], context: PlanContext): Join[] {
  const type = node.required ? 'INNER' : node.options.right === true && context.dialect.capabilities.rightJoin ? 'RIGHT' : 'LEFT'
  const nests = type !== 'INNER' && below.some((inner) => inner.type === 'INNER')
  const inside = nests ? below : []
  const beside = nests ? [] : below
  const { source, on } = sourceOf(node, parent, scope, inside, context)
  return [join(type, source, on), ...beside]
}

function sourceOf(node: IncludeNode, parent: ColumnScope, scope: ColumnScope, inside: readonly Join[], context: PlanContext): { source: Source; on: Expression | null } {
  const { hops, through } = node.association
  const target = table(node.model.definition.table, node.alias)
  const unjoinedRequired = node.children
    .filter((child) => child.required && context.strategyOf(child) !== 'join')
    .map((child) => existsCondition(child, scope))
  if (through === null) {
    const keys = node.options.on === undefined ? hopCondition(hops[0], parent.alias, node.alias) : whereClause(node.options.on, scope)
    const rest = and([targetCondition(node, scope), ...unjoinedRequired])
    const on = node.options.or === true && keys !== null && rest !== null ? or([keys, rest]) : and([keys, rest])
    return { source: inside.length === 0 ? target : { kind: 'joined', first: target, joins: inside }, on }
  }
  const junction = table(through.model.definition.table, junctionAlias(node))
  const toTarget = and([hopCondition(hops[1], junctionAlias(node), node.alias), junctionCondition(node)])
  const on = node.options.on === undefined ? hopCondition(hops[0], parent.alias, junctionAlias(node)) : whereClause(node.options.on, scope)
  return {
    source: { kind: 'joined', first: junction, joins: [join('INNER', target, toTarget), ...inside] },
    on: and([on, targetCondition(node, scope), ...unjoinedRequired]),
  }
}

/** The junction row that an N:M record carries; none where `through.attributes` is []. */
export function junctionLayout(node: IncludeNode, draft: SelectDraft): NodeLayout | null {
  const { through } = node.association
  const options = node.options.through ?? {}
  if (through === null || (Array.isArray(options.attributes) && options.attributes.length === 0)) return null
  const scope: ColumnScope = { ...columnScope(through.model, junctionAlias(node)), joined: true }
  const fields = projection(options.attributes, scope)
  return nodeLayout({ model: through.model, as: options.as ?? through.as, isMulti: false, scope, fields, attributes: options.attributes, junction: null, children: NO_CHILDREN, keyed: true }, draft)
}
