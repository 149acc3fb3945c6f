// Strategy: the include becomes a JOIN of the statement that loads its parent. To-many joins repeat the parents' rows;
// hydration/fold.ts puts each record in its place once.
//
//   LEFT JOIN (`UserGroups` AS `groups->UserGroups` INNER JOIN `Groups` AS `groups` ON …) ON …
//
// A required include below one that is not stands inside the parentheses too, so that it cannot take away the root.
import type { IncludeNode } from '../associations/include-node'
import { columnScope, type ColumnScope } from '../clauses/column-reference'
import { projection } from '../clauses/projection'
import { whereClause } from '../clauses/where'
import type { NodeLayout } from '../hydration/row-layout'
import { and, join, or } from '../sql/build'
import type { Expression, Join, Source } from '../sql/nodes'
import {
  existsCondition,
  hopCondition,
  junctionAlias,
  junctionCondition,
  junctionPath,
  targetCondition,
  targetTable,
} from './include-condition'
import { NO_CHILDREN, nodeLayout } from './node-layout'
import type { SelectDraft } from './select-draft'
import type { PlanContext } from './strategy'

/** Joins the include to the draft, with the includes below it; gives the layout of its records. */
export function joinInclude(
  node: IncludeNode,
  parent: ColumnScope,
  draft: SelectDraft,
  context: PlanContext,
): NodeLayout {
  const scope = joinedScope(node, draft)
  draft.registerScope(node.path, scope)
  const junctionScope = scopeOfJunction(node)
  if (junctionScope !== null) draft.registerScope([...node.path, node.association.through!.as], junctionScope)
  const fields = projection(node.options.attributes, scope)
  const joinsAbove = draft.joins.length
  const children = context.planChildren(node.children, scope, draft)
  const below = draft.joins.splice(joinsAbove)
  draft.joins.push(...joinsOf(node, parent, scope, below, context))
  const { model, as, association, options } = node
  return nodeLayout(
    {
      model,
      as,
      isMulti: association.isMulti,
      scope,
      fields,
      attributes: options.attributes,
      junction: junctionLayout(node, draft),
      children,
      keyed: context.isKeyed(fields, node.model),
    },
    draft,
  )
}

/** Names in the conditions of a joined include: its own attributes, and the joined includes below it (or anywhere). */
const joinedScope = (node: IncludeNode, draft: SelectDraft): ColumnScope => ({
  model: node.model,
  alias: node.alias,
  joined: true,
  nested: (path) => draft.scopeAt(node.path, path),
})

/** The JOIN of the node itself, and those of the includes below it that may stand beside it. */
function joinsOf(
  node: IncludeNode,
  parent: ColumnScope,
  scope: ColumnScope,
  below: Join[],
  context: PlanContext,
): Join[] {
  const type = joinTypeOf(node, context)
  const nests = type !== 'INNER' && below.some((inner) => inner.type === 'INNER')
  const { source, on } =
    node.association.through === null
      ? toTarget(node, parent, scope, context)
      : throughJunction(node, parent, scope, context)
  if (!nests) return [join(type, source, on), ...below]
  return [join(type, withJoins(source, below), on)]
}

function joinTypeOf(node: IncludeNode, { dialect }: PlanContext): Join['type'] {
  if (node.required) return 'INNER'
  return node.options.right === true && dialect.capabilities.rightJoin ? 'RIGHT' : 'LEFT'
}

interface Joined {
  readonly source: Source
  readonly on: Expression | null
}

function toTarget(node: IncludeNode, parent: ColumnScope, scope: ColumnScope, context: PlanContext): Joined {
  const keys = keysCondition(node, parent, scope, node.alias)
  const rest = and([targetCondition(node, scope), ...requiredBelow(node, scope, context)])
  const isEither = node.options.or === true && keys !== null && rest !== null
  return { source: targetTable(node), on: isEither ? or([keys, rest]) : and([keys, rest]) }
}

function throughJunction(
  node: IncludeNode,
  parent: ColumnScope,
  scope: ColumnScope,
  context: PlanContext,
): Joined {
  const { junction, toTarget: onward } = junctionPath(node, junctionCondition(node))
  const keys = keysCondition(node, parent, scope, junctionAlias(node))
  return {
    source: { kind: 'joined', first: junction, joins: [onward] },
    on: and([keys, targetCondition(node, scope), ...requiredBelow(node, scope, context)]),
  }
}

/** The equality of the parent's key with that of the first table, or what `on` says instead. */
function keysCondition(
  { association, options }: IncludeNode,
  parent: ColumnScope,
  scope: ColumnScope,
  firstAlias: string,
): Expression | null {
  if (options.on !== undefined) return whereClause(options.on, scope)
  return hopCondition(association.hops[0], parent.alias, firstAlias)
}

/** Required includes below it that no JOIN serves. */
function requiredBelow(node: IncludeNode, scope: ColumnScope, context: PlanContext): Expression[] {
  return node.children
    .filter((child) => child.required && context.strategyOf(child) !== 'join')
    .map((child) => existsCondition(child, scope))
}

/** The source with further JOINs inside its parentheses. */
function withJoins(source: Source, inside: readonly Join[]): Source {
  return source.kind === 'joined'
    ? { ...source, joins: [...source.joins, ...inside] }
    : { kind: 'joined', first: source, joins: inside }
}

/** The junction row that an N:M record carries; none where `through.attributes` is []. */
export function junctionLayout(node: IncludeNode, draft: SelectDraft): NodeLayout | null {
  const { through } = node.association
  const options = node.options.through ?? {}
  const scope = scopeOfJunction(node)
  if (
    through === null ||
    scope === null ||
    (Array.isArray(options.attributes) && options.attributes.length === 0)
  )
    return null
  const fields = projection(options.attributes, scope)
  return nodeLayout(
    {
      model: through.model,
      as: options.as ?? through.as,
      isMulti: false,
      scope,
      fields,
      attributes: options.attributes,
      junction: null,
      children: NO_CHILDREN,
      keyed: true,
    },
    draft,
  )
}

/** `$tags.PostTags.createdAt$`: names of the junction of an N:M include; null for other kinds. */
function scopeOfJunction({ association, alias }: IncludeNode): ColumnScope | null {
  if (association.through === null) return null
  return { ...columnScope(association.through.model, junctionAlias({ association, alias })), joined: true }
}
