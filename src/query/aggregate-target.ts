// What an aggregate is of: COUNT of rows, of roots, or SUM, MIN, MAX of a column. A root counts once, whatever is joined.
import { columnNamed, referenceOf, type ColumnScope } from '../clauses/column-reference'
import { call, column, derived, select, selected, star } from '../sql/build'
import type { Expression, Select } from '../sql/nodes'

/** COUNT, SUM, MIN … over the rows of a find. */
export interface Aggregate {
  readonly fn: string
  /** The attribute, column or `posts.id`; null counts rows. */
  readonly attribute: string | null
  /** Only different values count. Undefined: roots count once, whatever is joined. */
  readonly distinct: boolean | undefined
}

/** What the aggregate is of; `keys` where distinct composite keys must be counted, which takes a derived table. */
export function aggregateTarget(
  aggregate: Aggregate,
  scope: ColumnScope,
  multiplied: boolean,
): { expression: Expression; keys: readonly Expression[] | null } {
  const { fn, attribute } = aggregate
  const keys = scope.model.definition.primaryKey.map((key) => column(scope.alias, key.column))
  const isKey =
    attribute === null ||
    (keys.length === 1 && [scope.model.definition.primaryKey[0].name, keys[0].name].includes(attribute))
  const countsRoots = fn === 'count' && isKey && keys.length > 0 && (aggregate.distinct ?? multiplied)
  if (countsRoots && keys.length > 1) return { expression: call('COUNT', [star()]), keys }
  if (countsRoots) return { expression: call('COUNT', keys, true), keys: null }
  const operand = attribute === null ? star() : aggregatedColumn(attribute, scope)
  return {
    expression: call(fn.toUpperCase(), [operand], attribute !== null && aggregate.distinct === true),
    keys: null,
  }
}

function aggregatedColumn(name: string, scope: ColumnScope): Expression {
  if (name === '*') return star()
  return scope.model.definition.attributes.has(name)
    ? referenceOf(name, scope).expression
    : columnNamed(name, { ...scope, joined: true })
}

/** SELECT COUNT(*) FROM (SELECT DISTINCT a, b FROM …) */
export const countOfDistinct = (whole: Select, keys: readonly Expression[]): Select =>
  select({
    columns: [selected(call('COUNT', [star()]), 'count')],
    from: derived(
      { ...whole, distinct: true, columns: keys.map((key, i) => selected(key, `k${i}`)) },
      'counted',
    ),
  })
