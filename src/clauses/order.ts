// `order`: names, [name, direction], [Association or model or alias …, name, direction], expressions → ORDER BY terms.
//
// The legs before the last name lead through included associations; clauses/include-tree.ts joins what an order speaks
// of. Directions come from a closed list (SECURITY rows 1, 23).
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { SequelizeMethod, Literal } from '../sql/expressions'
import { order as term } from '../sql/build'
import type { Expression, OrderTerm } from '../sql/nodes'
import { columnNamed, referenceOf, type ColumnScope } from './column-reference'
import { expressionOf } from './where'

const DIRECTION = /^(ASC|DESC)?\s*(?:NULLS\s+(FIRST|LAST))?$/i

export interface OrderItem {
  /** Aliases, associations, models or `{ model, as }` that lead to the ordered table; empty for the root. */
  readonly legs: readonly unknown[]
  readonly what: unknown
  readonly direction: string | null
}

/** The items of `order` taken apart, before anything is resolved. */
export function orderItems(order: unknown, owner: string): OrderItem[] {
  if (order === undefined || order === null) return []
  if (!Array.isArray(order)) return [{ legs: [], what: order, direction: null }]
  return order.map((item) => orderItem(item, owner))
}

function orderItem(item: unknown, owner: string): OrderItem {
  if (!Array.isArray(item)) return { legs: [], what: item, direction: null }
  const parts = [...item]
  const last = parts[parts.length - 1]
  const direction = parts.length > 1 && isDirection(last) ? (parts.pop() as string) : null
  if (parts.length > 1 && direction === null && typeof last === 'string' && !looksLikeName(parts))
    throw wrongDirection(last, owner)
  if (parts.length === 0) throw new TypeError(`${owner}: an item of order is empty.`)
  return { legs: parts.slice(0, -1), what: parts[parts.length - 1], direction }
}

/** `['posts', 'title']` orders by posts.title; `['title', 'DOWN']` is a wrong direction. */
const looksLikeName = (parts: readonly unknown[]) =>
  typeof parts[0] !== 'string' && !(parts[0] instanceof SequelizeMethod)

const isDirection = (value: unknown): boolean =>
  value instanceof Literal ||
  (typeof value === 'string' && value.trim() !== '' && DIRECTION.test(value.trim()))

const wrongDirection = (direction: string, owner: string) =>
  new Error(
    `Order must be 'ASC' or 'DESC', '${direction.slice(0, 60)}' given (${owner}.order). NULLS FIRST and NULLS LAST may follow.`,
  )

/** ORDER BY for the items; `scopeOf` gives the scope that an item's legs lead to. */
export function orderClause(
  order: unknown,
  scope: ColumnScope,
  scopeOf: (legs: readonly unknown[]) => ColumnScope,
): OrderTerm[] {
  return orderItems(order, scope.model.name).map(({ legs, what, direction }) => {
    const inner = legs.length === 0 ? scope : scopeOf(legs)
    return directed(expressionOfItem(what, inner), direction, scope.model)
  })
}

function expressionOfItem(what: unknown, scope: ColumnScope): Expression {
  if (what instanceof SequelizeMethod) return expressionOf(what, scope)
  if (typeof what === 'string') {
    const { attributes } = scope.model.definition
    return what.includes('.') && !attributes.has(what) && !attributes.has(what.split('.')[0])
      ? columnNamed(what, scope)
      : referenceOf(what, scope).expression
  }
  throw new TypeError(
    `${scope.model.name}: an item of order must be a name, an expression or an array of them, not ${String((what as AnyOptions)?.constructor?.name ?? what)}.`,
  )
}

function directed(expression: Expression, direction: string | null, model: ModelLike): OrderTerm {
  if (direction === null) return term(expression)
  const match = DIRECTION.exec(String((direction as unknown as { val?: unknown }).val ?? direction).trim())
  if (match === null) throw wrongDirection(String(direction), model.name)
  return term(
    expression,
    (match[1]?.toUpperCase() ?? null) as OrderTerm['direction'],
    (match[2]?.toUpperCase() ?? null) as OrderTerm['nulls'],
  )
}
