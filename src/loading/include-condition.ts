// The tables and conditions of an include, whichever strategy serves it: its `where`, the association's scope, soft deletion,
// and for each hop the equality of the keys.
import type { IncludeNode } from '../associations/include-node'
import type { Hop } from '../associations/join-path'
import { columnScope, dialectOf, type ColumnScope } from '../clauses/column-reference'
import { aliveCondition } from '../clauses/paranoid'
import { whereClause } from '../clauses/where'
import type { ModelLike, Values } from '../definition/model-contract'
import {
  and,
  column,
  constant,
  equal,
  exists,
  inList,
  isNull,
  join,
  raw,
  select,
  selected,
  table,
} from '../sql/build'
import type { Expression, Join, Source } from '../sql/nodes'

/** The alias of the junction of an N:M include: `groups->UserGroups`. */
export const junctionAlias = (node: Pick<IncludeNode, 'alias' | 'association'>): string =>
  `${node.alias}->${node.association.through!.model.name}`

export const targetTable = (node: IncludeNode): Source => table(node.model.definition.table, node.alias)

/** The junction, and the JOIN that leads on from it to the target where these conditions hold, too. */
export function junctionPath(
  node: IncludeNode,
  condition: Expression | null = null,
): { junction: Source; toTarget: Join } {
  const { hops, through } = node.association
  const alias = junctionAlias(node)
  const on = and([hopCondition(hops[1], alias, node.alias), condition])
  return {
    junction: table(through!.model.definition.table, alias), // asked only of associations that have one
    toTarget: join('INNER', targetTable(node), on),
  }
}

export const columnOf = (model: ModelLike, attribute: string): string =>
  model.definition.attributes.get(attribute)?.column ?? attribute

/** `left.a = right.x AND left.b = right.y` for one hop. */
export function hopCondition(hop: Hop, fromAlias: string | null, toAlias: string | null): Expression | null {
  return and(
    hop.fromKeys.map((fromKey, i) =>
      equal(column(toAlias, columnOf(hop.to, hop.toKeys[i])), column(fromAlias, columnOf(hop.from, fromKey))),
    ),
  )
}

/** Attribute values that rows must have: an association's scope. */
export function scopeCondition(values: Values | null, scope: ColumnScope): Expression | null {
  if (values === null) return null
  const { types } = dialectOf(scope)
  return and(
    Object.keys(values).map((name) => {
      const attribute = scope.model.definition.attributes.get(name)
      const target = column(scope.alias, attribute?.column ?? name)
      const encode = (attribute && types.encoder(attribute.type)) ?? types.encodeAny
      const value = values[name]
      if (value === null) return isNull(target)
      if (Array.isArray(value))
        return inList(
          target,
          value.map((item) => constant(encode(item))),
        )
      return equal(target, constant(encode(value)))
    }),
  )
}

/** What rows of the target must fulfil, apart from the keys. */
export function targetCondition(node: IncludeNode, scope: ColumnScope): Expression | null {
  const hops = node.association.hops
  return and([
    whereClause(node.options.where, scope),
    scopeCondition(hops[hops.length - 1].scope, scope),
    aliveCondition(scope, node.options.paranoid),
  ])
}

/** What rows of the junction must fulfil, apart from the keys; null where there is no junction. */
export function junctionCondition(node: IncludeNode): Expression | null {
  const { through, hops } = node.association
  if (through === null) return null
  const scope = columnScope(through.model, junctionAlias(node))
  const options = node.options.through ?? {}
  return and([
    whereClause(options.where, scope),
    scopeCondition(hops[0].scope, scope),
    aliveCondition(scope, options.paranoid),
  ])
}

/** EXISTS (a matching record), with the required includes below it: a required include that no JOIN serves. */
export function existsCondition(node: IncludeNode, parent: ColumnScope): Expression {
  const { hops, through } = node.association
  const scope: ColumnScope = { ...columnScope(node.model, node.alias), joined: true }
  const required = node.children
    .filter((child) => child.required)
    .map((child) => existsCondition(child, scope))
  const path = through === null ? null : junctionPath(node)
  const firstAlias = path === null ? node.alias : junctionAlias(node)
  const toParent = hopCondition(hops[0], parent.alias, firstAlias)
  return exists(
    select({
      columns: [selected(raw('1'))],
      from: path === null ? targetTable(node) : path.junction,
      joins: path === null ? [] : [path.toTarget],
      where: and([toParent, junctionCondition(node), targetCondition(node, scope), ...required]),
    }),
  )
}
