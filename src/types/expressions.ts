/** The types of `fn`, `col`, `literal`, `cast`, `json` and `where`: expressions that stand where a value could. */
import type { Op } from './operators'

export declare class SequelizeMethod {
  private readonly expression
}
export declare class Literal extends SequelizeMethod {
  constructor(val: unknown)
  readonly val: any
}
export declare class Fn extends SequelizeMethod {
  constructor(fn: string, args: readonly unknown[])
  readonly fn: string
  readonly args: readonly unknown[]
}
export declare class Col extends SequelizeMethod {
  constructor(col: string)
  readonly col: any
}
export declare class Cast extends SequelizeMethod {
  constructor(val: unknown, type?: string)
  readonly val: any
  readonly type: string
}
export declare class Json extends SequelizeMethod {
  constructor(conditionsOrPath: string | object, value?: unknown)
  readonly conditions: any
  readonly path: any
  readonly value: any
}
/** What `where(fn('lower', col('name')), 'x')` gives. */
export declare class WhereExpr extends SequelizeMethod {
  constructor(attribute: unknown, comparator: unknown, logic?: unknown)
  readonly attribute: any
  readonly comparator: any
  readonly logic: any
}
export type Expr = Literal | Fn | Col | Cast | Json

/** The functions that make expressions; also statics of `Sequelize`. */
export interface ExpressionFunctions {
  /** A call of a database function: `fn('lower', col('name'))`. */
  fn(name: string, ...args: readonly unknown[]): Fn
  /** A column, by name: `col('posts.title')`. */
  col(name: string): Col
  /** SQL as it is. Never put a user's input in it. */
  literal(sql: string | number): Literal
  cast(value: unknown, type: string): Cast
  /** A path or conditions on a JSON column: `json('meta.audio.length')`. */
  json(conditionsOrPath: string | object, value?: string | number | boolean): Json
  /** A condition on an expression: `where(fn('lower', col('name')), Op.like, 'a%')`. */
  where(left: unknown, operator: string | symbol, right: unknown): WhereExpr
  where(left: unknown, right: unknown): WhereExpr
  and<T extends readonly any[]>(...conditions: T): { [Op.and]: T }
  or<T extends readonly any[]>(...conditions: T): { [Op.or]: T }
}
