// The conditions of an include, whichever strategy serves it: its `where`, the association's scope, soft deletion, and for
// each hop the equality of the keys.
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
import type { Expression, Join } from '../sql/nodes'

/** The alias of the junction of an N:M include: `groups->UserGroups`. */
export const junctionAlias = (node: IncludeNode): string =>
  `${node.alias}->${node.association.through!.model.name}`

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
  const target = table(node.model.definition.table, node.alias)
  const required = node.children
    .filter((child) => child.required)
    .map((child) => existsCondition(child, scope))
  const first = through === null ? target : table(through.model.definition.table, junctionAlias(node))
  const joins: Join[] =
    through === null ? [] : [join('INNER', target, hopCondition(hops[1], junctionAlias(node), node.alias))]
  const toParent = hopCondition(hops[0], parent.alias, first.alias)
  return exists(
    select({
      columns: [selected(raw('1'))],
      from: first,
      joins,
      where: and([toParent, junctionCondition(node), targetCondition(node, scope), ...required]),
    }),
  )
}
