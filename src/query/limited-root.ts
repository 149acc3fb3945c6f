// A limit meets a to-many join: the joined rows are more than the roots, so the page of roots is decided first, in a derived
// table of their keys, and everything else is joined to it. A page of 20 roots is 20 roots, whatever is included.
//
//   SELECT … FROM Users AS User INNER JOIN (SELECT User.id AS k0 FROM … GROUP BY User.id ORDER BY MIN(posts.title) LIMIT ?)
//     AS page ON page.k0 = User.id LEFT JOIN Posts AS posts ON … ORDER BY posts.title
import { and, call, column, derived, equal, join, order as orderTerm, select, selected } from '../sql/build'
import type { Column, Expression, OrderTerm, Select } from '../sql/nodes'

const PAGE = 'page'

/**
 * `whole` with its limit moved to the roots, which stand in their `own` order. `touchesJoins`: conditions or own order
 * speak of joined tables.
 */
export function limitRoots(
  whole: Select,
  own: readonly OrderTerm[],
  keys: readonly Column[],
  touchesJoins: boolean,
): Select {
  const order = own.map((term) => withoutAlias(term, whole))
  const page = select({
    columns: keys.map((key, i) => selected(key, `k${i}`)),
    from: whole.from,
    joins: touchesJoins ? whole.joins : [],
    where: whole.where,
    groupBy: touchesJoins ? keys : [],
    orderBy: touchesJoins ? order.map(perRoot) : order,
    limit: whole.limit,
    offset: whole.offset,
  })
  const onKeys = and(keys.map((key, i) => equal(column(PAGE, `k${i}`), key)))
  return {
    ...whole,
    joins: [join('INNER', derived(page, PAGE), onKeys), ...whole.joins],
    limit: null,
    offset: null,
  }
}

/** A root stands where its first row would stand: the least value upwards, the greatest downwards. */
function perRoot(term: OrderTerm): OrderTerm {
  if (containsAggregate(term.expression)) return term
  const outermost = call(term.direction === 'DESC' ? 'MAX' : 'MIN', [term.expression])
  return orderTerm(outermost, term.direction, term.nulls)
}

/** An order by a name of the result speaks of what is selected under it; a derived table selects something else. */
export function withoutAlias(term: OrderTerm, { columns }: Select): OrderTerm {
  const { expression } = term
  if (expression.kind !== 'column' || expression.table !== null) return term
  const named = columns.find(({ alias }) => alias === expression.name)
  return named === undefined ? term : { ...term, expression: named.expression }
}

const AGGREGATES = new Set(['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'TOTAL', 'GROUP_CONCAT'])

const containsAggregate = (expression: Expression): boolean =>
  expression.kind === 'call' && AGGREGATES.has(expression.name.toUpperCase())
