/**
 * `where`: conditions on a model's columns. `Where<D>` knows the model and refuses names and values that do not fit;
 * `WhereOptions<A>` is v6's type over an attributes interface, as lenient with values as v6 is.
 */
import type { Fn, Json, Literal, Where as WhereExpression } from '../sql/expressions'
import type { Expr } from './expressions'
import type { AnyDef, OneOrMany } from './model-like'
import type { Op } from '../sql/operators'

/** `{ [Op.any]: [1, 2] }` or `{ [Op.all]: literal('…') }` in the place of a value. */
export interface AnyOrAll<V> {
  [Op.any]?: readonly V[] | Literal | { [Op.values]: readonly (V | Expr)[] }
  [Op.all]?: readonly V[] | Literal | { [Op.values]: readonly (V | Expr)[] }
}
export interface ColumnOf {
  [Op.col]: string
}
export type Value<V> = V | Expr | ColumnOf
export type Comparable<V> = Value<V> | AnyOrAll<V>
export type Text<V> = V extends string ? Comparable<string> : never

/** Operators on a value of type `V` (null already removed). */
export interface Operators<V> {
  [Op.eq]?: Comparable<V> | null
  [Op.ne]?: Comparable<V> | null
  [Op.is]?: null | boolean | Expr
  [Op.not]?: Comparable<V> | readonly V[] | null | boolean | Operators<V>
  [Op.gt]?: Comparable<V>
  [Op.gte]?: Comparable<V>
  [Op.lt]?: Comparable<V>
  [Op.lte]?: Comparable<V>
  [Op.between]?: readonly [Value<V>, Value<V>] | Literal
  [Op.notBetween]?: readonly [Value<V>, Value<V>] | Literal
  [Op.in]?: readonly Value<V>[] | Literal
  [Op.notIn]?: readonly Value<V>[] | Literal
  [Op.like]?: Text<V>
  [Op.notLike]?: Text<V>
  [Op.iLike]?: Text<V>
  [Op.notILike]?: Text<V>
  [Op.startsWith]?: Text<V>
  [Op.endsWith]?: Text<V>
  [Op.substring]?: Text<V>
  [Op.regexp]?: Text<V>
  [Op.notRegexp]?: Text<V>
  [Op.iRegexp]?: Text<V>
  [Op.notIRegexp]?: Text<V>
  [Op.match]?: Expr
  [Op.contains]?: unknown
  [Op.contained]?: unknown
  [Op.overlap]?: unknown
  [Op.adjacent]?: unknown
  [Op.strictLeft]?: unknown
  [Op.strictRight]?: unknown
  [Op.noExtendLeft]?: unknown
  [Op.noExtendRight]?: unknown
  [Op.any]?: readonly V[] | Literal
  [Op.all]?: readonly V[] | Literal
  [Op.and]?: Operators<V> | readonly (V | null | Expr | WhereExpression | Operators<V>)[]
  [Op.or]?: Operators<V> | readonly (V | null | Expr | WhereExpression | Operators<V>)[]
  [Op.col]?: string
}
/** A JSON column may be asked for a part: `{ settings: { theme: 'dark' } }`. */
export type PartOf<V> = V extends string | number | boolean | bigint | Date | readonly any[] | Buffer
  ? never
  : V extends object
    ? { [K in keyof V]?: Condition<V[K]> }
    : never
/** What stands after an attribute's name. */
export type Condition<V> =
  V | null | readonly NonNullable<V>[] | Operators<NonNullable<V>> | PartOf<NonNullable<V>> | Expr

/** Foreign keys that another model's hasOne or hasMany adds: not known here, so taken by the form of their name. */
export type LooseForeignKey = `${string}Id` | `${string}_id`
/** Keys that name no attribute of the model's own but that v6 accepts. */
export interface LooseKeys {
  [nested: `$${string}$`]: unknown
  [jsonPath: `${string}.${string}`]: unknown
  [foreignKey: LooseForeignKey]: Condition<any>
}
export type WhereHash<D extends AnyDef> = {
  [K in keyof D['filter']]?: Condition<D['filter'][K]>
} & LooseKeys & {
    [Op.and]?: OneOrMany<Where<D>>
    [Op.or]?: OneOrMany<Where<D>>
    [Op.not]?: OneOrMany<Where<D>>
  }
export type Where<D extends AnyDef> =
  WhereHash<D> | WhereExpression | Literal | Fn | Json | readonly Where<D>[]

// ─── v6's names

/** v6 lets any of these stand for any attribute's value: `{ id: request.params.id }`. */
export type Serializable = string | number | bigint | boolean | Date | Buffer
/** A model known by its attributes `A` and creation attributes `W` only: a v6 class. */
export interface RowDef<A, W = A> {
  name: string
  attrs: any
  row: A
  create: W
  filter: { [K in keyof A]: A[K] | Serializable }
  assocs: {}
}
export type WhereOptions<A = any> = Where<RowDef<A>>
export type WhereAttributeHash<A = any> = WhereHash<RowDef<A>>
export type WhereAttributeHashValue<V> = Condition<V | Serializable>
export type WhereOperators<V = any> = Operators<V>
export type WhereValue = Condition<Serializable>
export interface AndOperator<A = any> {
  [Op.and]: OneOrMany<WhereOptions<A>>
}
export interface OrOperator<A = any> {
  [Op.or]: OneOrMany<WhereOptions<A>>
}
export interface AnyOperator {
  [Op.any]: readonly Serializable[] | Literal
}
export interface AllOperator {
  [Op.all]: readonly Serializable[] | Literal
}
export type Rangable<T> =
  | readonly [T | { value: T; inclusive: boolean } | null, T | { value: T; inclusive: boolean } | null]
  | readonly []
export interface Filterable<A = any> {
  where?: WhereOptions<A>
}
