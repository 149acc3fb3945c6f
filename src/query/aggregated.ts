// Whether a find asks for groups instead of records: GROUP BY, or an aggregate among its attributes. Its rows then have no
// key of their own, and nothing may be added to what is selected.
import { Cast, Fn, Literal } from '../sql/expressions'
import type { AnyOptions } from '../definition/model-contract'

const NAMES = 'count|sum|min|max|avg|total|group_concat|array_agg|string_agg|json_agg|jsonb_agg'
const AGGREGATE_CALL = new RegExp(`\\b(${NAMES})\\s*\\(`, 'i')
/** Names that mean something else in the text of a literal: `every` is a word, DISTINCT may stand in a call. */
const ONLY_IN_FN = 'json_group_array|bool_and|bool_or|every|distinct|std\\w*|var\\w*'
const AGGREGATE = new RegExp(`^(${NAMES}|${ONLY_IN_FN})$`, 'i')

export function isAggregated(options: AnyOptions): boolean {
  if (options.group !== undefined && options.group !== null) return true
  return (
    Array.isArray(options.attributes) &&
    options.attributes.some((item: unknown) => Array.isArray(item) && isAggregate(item[0]))
  )
}

function isAggregate(expression: unknown): boolean {
  if (expression instanceof Fn) {
    return AGGREGATE.test(String(expression.fn)) || expression.args.some(isAggregate)
  }
  if (expression instanceof Cast) return isAggregate(expression.val)
  // a sub-select aggregates for itself
  return (
    expression instanceof Literal &&
    !/\bselect\b/i.test(String(expression.val)) &&
    AGGREGATE_CALL.test(String(expression.val))
  )
}
