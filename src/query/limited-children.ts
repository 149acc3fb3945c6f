// A limit per parent: the follow-up numbers the children of each parent and keeps the first ones.
//
//   SELECT … FROM (SELECT …, ROW_NUMBER() OVER (PARTITION BY posts.userId ORDER BY posts.id) AS n FROM …) AS limited
//   WHERE n > offset AND n <= offset + limit ORDER BY n
import { and, binary, column, derived, order, select, selected } from '../sql/build'
import type { Expression, OrderTerm, Select } from '../sql/nodes'
import { withoutAlias } from './limited-root'

const ROW = 'n'

/** `whole` with its limit counted per partition; without an order the children count by `fallback` (the key). */
export function limitPerParent(
  whole: Select,
  partitionBy: readonly Expression[],
  fallback: readonly OrderTerm[],
): Select {
  const orderBy = whole.orderBy.length > 0 ? whole.orderBy.map((term) => withoutAlias(term, whole)) : fallback
  const columns = whole.columns.map(({ expression }, i) => selected(expression, `c${i}`))
  const numbered: Select = {
    ...whole,
    columns: [...columns, selected({ kind: 'row-number', partitionBy, orderBy }, ROW)],
    orderBy: [],
    limit: null,
    offset: null,
  }
  const row = column('limited', ROW)
  const { limit, offset } = whole
  const last = limit === null || offset === null ? limit : binary('+', offset, limit)
  return select({
    columns: whole.columns.map((_, i) => selected(column('limited', `c${i}`))),
    from: derived(numbered, 'limited'),
    where: and([
      offset === null ? null : binary('>', row, offset),
      last === null ? null : binary('<=', row, last),
    ]),
    orderBy: [order(row)],
  })
}
