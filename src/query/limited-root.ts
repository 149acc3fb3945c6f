// A limit meets a to-many join: the joined rows are more than the roots, so the page of roots is decided first, in a derived
// table of their keys, and everything else is joined to it. A page of 20 roots is 20 roots, whatever is included.
//
//   SELECT … FROM Users AS User INNER JOIN (SELECT User.id AS k0 FROM … GROUP BY User.id ORDER BY MIN(posts.title) LIMIT ?)
//     AS page ON page.k0 = User.id LEFT JOIN Posts AS posts ON … ORDER BY posts.title
import { and, call, column, derived, equal, join, order, select, selected } from '../sql/build'
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
  const page = select({
    columns: keys.map((key, i) => selected(key, `k${i}`)),
    from: whole.from,
    joins: touchesJoins ? whole.joins : [],
    where: whole.where,
    groupBy: touchesJoins ? keys : [],
    orderBy: touchesJoins ? own.map(perRoot) : own,
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
  return order(call(term.direction === 'DESC' ? 'MAX' : 'MIN', [term.expression]), term.direction, term.nulls)
}

const AGGREGATES = new Set(['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'TOTAL', 'GROUP_CONCAT'])

const containsAggregate = (expression: Expression): boolean =>
  expression.kind === 'call' && AGGREGATES.has(expression.name.toUpperCase())
