// The operators of `Op` that stand for one operator of SQL, and the words that `where(col('a'), '>=', 1)` takes for them.
import type { BinaryOperator } from '../sql/nodes'
import { Op } from '../sql/operators'

export const COMPARISONS = new Map<symbol, BinaryOperator>([
  [Op.gt, '>'],
  [Op.gte, '>='],
  [Op.lt, '<'],
  [Op.lte, '<='],
])
export const LIKE_OPERATORS = new Map<symbol, { negated: boolean; insensitive: boolean }>([
  [Op.like, { negated: false, insensitive: false }],
  [Op.notLike, { negated: true, insensitive: false }],
  [Op.iLike, { negated: false, insensitive: true }],
  [Op.notILike, { negated: true, insensitive: true }],
])
/** What surrounds the value: startsWith, endsWith, substring. */
export const AFFIXES = new Map<symbol, (value: string) => string>([
  [Op.startsWith, (value) => value + '%'],
  [Op.endsWith, (value) => '%' + value],
  [Op.substring, (value) => '%' + value + '%'],
])
export const REGEXP_OPERATORS = new Map<symbol, BinaryOperator>([
  [Op.regexp, '~'],
  [Op.notRegexp, '!~'],
  [Op.iRegexp, '~*'],
  [Op.notIRegexp, '!~*'],
])
/** Of arrays and ranges. */
export const CONTAINMENT_OPERATORS = new Map<symbol, BinaryOperator>([
  [Op.contains, '@>'],
  [Op.contained, '<@'],
  [Op.overlap, '&&'],
  [Op.adjacent, '-|-'],
  [Op.strictLeft, '<<'],
  [Op.strictRight, '>>'],
  [Op.noExtendLeft, '&>'],
  [Op.noExtendRight, '&<'],
  [Op.match, '@@'],
])

/** The comparators of `where()`, in capitals. */
export const COMPARATORS: Record<string, symbol> = Object.assign(Object.create(null), {
  '=': Op.eq,
  '!=': Op.ne,
  '<>': Op.ne,
  '>': Op.gt,
  '>=': Op.gte,
  '<': Op.lt,
  '<=': Op.lte,
  LIKE: Op.like,
  'NOT LIKE': Op.notLike,
  ILIKE: Op.iLike,
  'NOT ILIKE': Op.notILike,
  IS: Op.is,
  'IS NOT': Op.not,
  NOT: Op.not,
  IN: Op.in,
  'NOT IN': Op.notIn,
  BETWEEN: Op.between,
  'NOT BETWEEN': Op.notBetween,
  REGEXP: Op.regexp,
  'NOT REGEXP': Op.notRegexp,
})
