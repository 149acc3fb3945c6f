/**
 * `Op`: the operators of `where`. Each is `Symbol.for('eq')` and so on, as in v6, so that operators made by another copy
 * of the library, or by Sequelize itself while a program moves over, mean the same. JSON cannot hold a symbol, so a
 * request can never bring an operator along.
 */
export interface Operators {
  /** `= 3`; with null `IS NULL`. `{ age: 3 }` says the same. */
  readonly eq: unique symbol
  /** `!= 3`; with null `IS NOT NULL`. */
  readonly ne: unique symbol
  /** `>= 3` */
  readonly gte: unique symbol
  /** `> 3` */
  readonly gt: unique symbol
  /** `<= 3` */
  readonly lte: unique symbol
  /** `< 3` */
  readonly lt: unique symbol
  /** `IS NOT NULL` with null, `IS NOT true`; of a list `NOT IN`, of conditions `NOT (…)`. */
  readonly not: unique symbol
  /** `IS NULL`, `IS true` */
  readonly is: unique symbol
  /** `IN (1, 2)`; an empty list matches nothing. */
  readonly in: unique symbol
  /** `NOT IN (1, 2)`; an empty list matches everything. */
  readonly notIn: unique symbol
  /** `LIKE 'a%'`: `%` any text, `_` any character. */
  readonly like: unique symbol
  /** `NOT LIKE 'a%'` */
  readonly notLike: unique symbol
  /** PostgreSQL's `ILIKE`, without case; elsewhere the same by other means. */
  readonly iLike: unique symbol
  /** The opposite of `iLike`. */
  readonly notILike: unique symbol
  /** `LIKE 'a%'`; `%` and `_` in the value are only characters. */
  readonly startsWith: unique symbol
  /** `LIKE '%a'`; `%` and `_` in the value are only characters. */
  readonly endsWith: unique symbol
  /** `LIKE '%a%'`; `%` and `_` in the value are only characters. */
  readonly substring: unique symbol
  /** `REGEXP` or `~`; not on SQLite, where it throws. */
  readonly regexp: unique symbol
  /** The opposite of `regexp`. */
  readonly notRegexp: unique symbol
  /** PostgreSQL's `~*`, without case. */
  readonly iRegexp: unique symbol
  /** The opposite of `iRegexp`. */
  readonly notIRegexp: unique symbol
  /** `BETWEEN 1 AND 9` */
  readonly between: unique symbol
  /** `NOT BETWEEN 1 AND 9` */
  readonly notBetween: unique symbol
  /** PostgreSQL's `&&` of arrays and ranges. */
  readonly overlap: unique symbol
  /** PostgreSQL's `@>` of arrays, ranges and JSON. */
  readonly contains: unique symbol
  /** PostgreSQL's `<@` */
  readonly contained: unique symbol
  /** PostgreSQL's `-|-` of ranges. */
  readonly adjacent: unique symbol
  /** PostgreSQL's `<<` of ranges. */
  readonly strictLeft: unique symbol
  /** PostgreSQL's `>>` of ranges. */
  readonly strictRight: unique symbol
  /** PostgreSQL's `&<` of ranges. */
  readonly noExtendRight: unique symbol
  /** PostgreSQL's `&>` of ranges. */
  readonly noExtendLeft: unique symbol
  /** `(a AND b)`: a list of conditions, or one of several keys. */
  readonly and: unique symbol
  /** `(a OR b)`; an empty list matches nothing. */
  readonly or: unique symbol
  /** `= ANY (…)`; on SQLite `IN` for `=`. */
  readonly any: unique symbol
  /** `> ALL (…)`; PostgreSQL only. */
  readonly all: unique symbol
  /** `VALUES (1), (2)` within `any` and `all`; PostgreSQL only. */
  readonly values: unique symbol
  /** A column as the other side: `{ views: { [Op.gt]: { [Op.col]: 'likes' } } }`. */
  readonly col: unique symbol
  /** Kept for v6, which uses it within. */
  readonly placeholder: unique symbol
  /** Kept for v6, which uses it within. */
  readonly join: unique symbol
  /** PostgreSQL's `@@`, full text. */
  readonly match: unique symbol
}

const NAMES: readonly (keyof Operators)[] = [
  'eq', 'ne', 'gte', 'gt', 'lte', 'lt', 'not', 'is', 'in', 'notIn', 'like', 'notLike', 'iLike', 'notILike', 'startsWith',
  'endsWith', 'substring', 'regexp', 'notRegexp', 'iRegexp', 'notIRegexp', 'between', 'notBetween', 'overlap', 'contains',
  'contained', 'adjacent', 'strictLeft', 'strictRight', 'noExtendRight', 'noExtendLeft', 'and', 'or', 'any', 'all', 'values',
  'col', 'placeholder', 'join', 'match',
] // prettier-ignore

// `unique symbol` is a type that only a declaration can give, hence the cast.
export const Op = Object.freeze(
  Object.fromEntries(NAMES.map((name) => [name, Symbol.for(name)])),
) as unknown as Operators
