/**
 * `Op`: the operators of `where`. Each is `Symbol.for('eq')` and so on, as in v6, so that operators made by another copy
 * of the library, or by Sequelize itself while a program moves over, mean the same. JSON cannot hold a symbol, so a
 * request can never bring an operator along.
 */
export interface Operators {
  /** `=`; with null `IS NULL` */
  readonly eq: unique symbol
  readonly ne: unique symbol
  readonly gte: unique symbol
  readonly gt: unique symbol
  readonly lte: unique symbol
  readonly lt: unique symbol
  readonly not: unique symbol
  readonly is: unique symbol
  readonly in: unique symbol
  readonly notIn: unique symbol
  readonly like: unique symbol
  readonly notLike: unique symbol
  readonly iLike: unique symbol
  readonly notILike: unique symbol
  readonly startsWith: unique symbol
  readonly endsWith: unique symbol
  readonly substring: unique symbol
  readonly regexp: unique symbol
  readonly notRegexp: unique symbol
  readonly iRegexp: unique symbol
  readonly notIRegexp: unique symbol
  readonly between: unique symbol
  readonly notBetween: unique symbol
  readonly overlap: unique symbol
  readonly contains: unique symbol
  readonly contained: unique symbol
  readonly adjacent: unique symbol
  readonly strictLeft: unique symbol
  readonly strictRight: unique symbol
  readonly noExtendRight: unique symbol
  readonly noExtendLeft: unique symbol
  readonly and: unique symbol
  readonly or: unique symbol
  readonly any: unique symbol
  readonly all: unique symbol
  readonly values: unique symbol
  readonly col: unique symbol
  readonly placeholder: unique symbol
  readonly join: unique symbol
  /** full text: `@@` of PostgreSQL */
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
