// `order`: names, [name, direction], [Association or model or alias …, name, direction], expressions → ORDER BY terms.
//
// The legs before the last name lead through included associations; what an order speaks of is joined (loading/choose.ts).
// Directions come from a closed list (SECURITY rows 1, 23).
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { printable } from '../errors/sentence'
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
  /** The text of the direction, checked when the term is made. */
  readonly direction: string | null
}

/** The items of `order` taken apart, before anything is resolved. */
export function orderItems(order: unknown, model: ModelLike): OrderItem[] {
  if (order === undefined || order === null) return []
  if (!Array.isArray(order)) return [{ legs: [], what: order, direction: null }]
  return order.map((item) => orderItem(item, model))
}

function orderItem(item: unknown, model: ModelLike): OrderItem {
  if (!Array.isArray(item)) return { legs: [], what: item, direction: null }
  const parts = [...item]
  const last = parts[parts.length - 1]
  const direction = parts.length > 1 ? directionIn(last) : null
  if (direction !== null) parts.pop()
  else if (parts.length > 1 && typeof last === 'string' && !isLeg(parts[0], model)) {
    throw wrongDirection(last, model.name)
  }
  if (parts.length === 0) throw new TypeError(`${model.name}: an item of order is empty.`)
  return { legs: parts.slice(0, -1), what: parts[parts.length - 1], direction }
}

/** In `[Post, 'title']` and `['posts', 'title']` the last text is a name; in `['title', 'DOWN']` it is a wrong direction. */
const isLeg = (part: unknown, model: ModelLike): boolean =>
  typeof part === 'string' ? Object.hasOwn(model.associations, part) : !(part instanceof SequelizeMethod)

/** The direction in capitals or not, as text or literal; null if it is none. A literal is one whatever it says. */
function directionIn(value: unknown): string | null {
  if (value instanceof Literal) return String(value.val).trim()
  const text = typeof value === 'string' ? value.trim() : ''
  return text !== '' && DIRECTION.test(text) ? text : null
}

const wrongDirection = (direction: string, owner: string) =>
  new Error(
    `Order must be 'ASC' or 'DESC', '${printable(direction.slice(0, 60))}' given (${owner}.order). NULLS FIRST and NULLS LAST may follow.`,
  )

/** ORDER BY for the items; `scopeOf` gives the scope that an item's legs lead to. */
export function orderClause(
  order: unknown,
  scope: ColumnScope,
  scopeOf: (legs: readonly unknown[]) => ColumnScope,
): OrderTerm[] {
  return orderItems(order, scope.model).map(({ legs, what, direction }) => {
    const inner = legs.length === 0 ? scope : scopeOf(legs)
    return directed(expressionOfItem(what, inner), direction, scope.model)
  })
}

function expressionOfItem(what: unknown, scope: ColumnScope): Expression {
  if (what instanceof SequelizeMethod) return expressionOf(what, scope)
  if (typeof what === 'string') {
    return namesColumn(what, scope) ? columnNamed(what, scope) : referenceOf(what, scope).expression
  }
  const given = String((what as AnyOptions)?.constructor?.name ?? what)
  throw new TypeError(
    `${scope.model.name}: an item of order must be a name, an expression or an array of them, not ${given}.`,
  )
}

/** `posts.title` is a column of a joined table; `meta.a` of an attribute `meta` is a path into it. */
function namesColumn(name: string, scope: ColumnScope): boolean {
  const { attributes } = scope.model.definition
  return name.includes('.') && !attributes.has(name) && !attributes.has(name.split('.')[0])
}

function directed(expression: Expression, direction: string | null, model: ModelLike): OrderTerm {
  if (direction === null) return term(expression)
  const match = DIRECTION.exec(direction)
  if (match === null) throw wrongDirection(direction, model.name)
  const [, way, nulls] = match.map((part) => part?.toUpperCase() ?? null)
  return term(expression, way as OrderTerm['direction'], nulls as OrderTerm['nulls']) // DIRECTION lets no others pass
}
