// The order of a select: its own, then that of its joined includes, which only sorts the children of each root.
//
//   order: ['name'], include: { association: 'posts', order: ['title'] }   →   ORDER BY name, User.id, posts.title
import type { IncludeNode } from '../associations/include-node'
import type { ColumnScope } from '../clauses/column-reference'
import { orderClause } from '../clauses/order'
import { followLegs } from '../loading/order-legs'
import type { SelectDraft } from '../loading/select-draft'
import type { SelectRequest } from '../loading/strategy'
import { column, order } from '../sql/build'
import type { OrderTerm } from '../sql/nodes'

/** The terms of the request's own `order`. */
export function ownOrder(request: SelectRequest, scope: ColumnScope, draft: SelectDraft): OrderTerm[] {
  return orderClause(request.options.order, scope, scopeOfLegs(request.children, request.model.name, draft))
}

/** `own`, then the orders of the joined includes. The key stands between, so that no root is torn apart. */
export function wholeOrder(
  own: readonly OrderTerm[],
  request: SelectRequest,
  draft: SelectDraft,
  isJoined: (node: IncludeNode) => boolean,
): readonly OrderTerm[] {
  const inner = joinedOrders(request.children, draft, isJoined)
  return inner.length === 0 ? own : [...own, ...keyOrder(request), ...inner]
}

/** By primary key. */
export const keyOrder = ({ model, alias }: SelectRequest): OrderTerm[] =>
  model.definition.primaryKey.map((attribute) => order(column(alias, attribute.column)))

function joinedOrders(
  nodes: readonly IncludeNode[],
  draft: SelectDraft,
  isJoined: (node: IncludeNode) => boolean,
): OrderTerm[] {
  return nodes.filter(isJoined).flatMap(({ path, model, options, children }) => {
    const scope = draft.scopeAt([], path)! // registered when it was joined
    const terms = orderClause(options.order, scope, scopeOfLegs(children, model.name, draft))
    return [...terms, ...joinedOrders(children, draft, isJoined)]
  })
}

/** What an order speaks of is joined (loading/choose.ts), so its scope is there. */
const scopeOfLegs =
  (nodes: readonly IncludeNode[], owner: string, draft: SelectDraft) => (legs: readonly unknown[]) =>
    draft.scopeAt([], followLegs(nodes, legs, owner).path)!
