/** Expressions, as types say them: what may stand where a value could, and the functions that make them. */
import type * as Expressions from '../sql/expressions'
import type { Cast, Col, Fn, Json, Literal } from '../sql/expressions'

export type Expr = Literal | Fn | Col | Cast | Json

/** The functions that make expressions; also statics of `Sequelize`. */
export interface ExpressionFunctions extends Pick<
  typeof Expressions,
  'fn' | 'col' | 'literal' | 'cast' | 'json' | 'where' | 'and' | 'or'
> {}
