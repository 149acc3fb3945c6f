/**
 * What `define` and `model` infer: a `Def` of the name `N`, the attributes `A`, the options `O` and the `define`
 * defaults `G` of the Sequelize instance. Everything else reads models through it.
 */
import type { In, Out, PrimaryKey, RequiredKey, VirtualKey } from './attributes'
import type { Expr } from './expressions'
import type { ForeignKeys } from './links'

/** An interface, so that each member is computed on first use and cached per instantiation. */
export interface Def<N extends string, A, O, G> {
  name: N
  attrs: A
  assocs: Declared<O>
  row: Row<A, O, G, Declared<O>>
  create: CreateInput<A, O, G, Declared<O>>
  filter: Filter<A, O, G, Declared<O>>
}
export type Declared<O> = O extends { associations: () => infer S } ? S : {}

/** What a loaded row holds. */
export type Row<A, O, G, S> = { -readonly [K in keyof A]: Out<A[K]> } & WithId<A, { id: number }> &
  AutoColumns<O, G> &
  ForeignKeys<A, S>
/** What `create` and `build` accept. */
export type CreateInput<A, O, G, S> = { -readonly [K in RequiredKey<A>]: In<A[K]> | Expr } & {
  -readonly [K in Exclude<keyof A, RequiredKey<A>>]?: In<A[K]> | Expr
} & WithId<A, { id?: number }> &
  Partial<AutoColumns<O, G>> &
  Partial<ForeignKeys<A, S>>
/** What `where` may compare. */
export type Filter<A, O, G, S> = { [K in Exclude<keyof A, VirtualKey<A>>]: In<A[K]> } & WithId<
  A,
  { id: number }
> &
  AutoColumns<O, G> &
  ForeignKeys<A, S>

/** A model without a primary key of its own gets `id`. */
export type WithId<A, T> = [PrimaryKey<A>] extends [never] ? ('id' extends keyof A ? unknown : T) : unknown

/** Option `K` of a model: its own, else the `define` default of its Sequelize instance. */
export type Option<O, G, K extends string> = O extends { [P in K]: infer V }
  ? V
  : G extends { [P in K]: infer V }
    ? V
    : undefined
/** A column the options switch on, rename (string) or switch off (false). */
export type Column<V, K extends string, T> = [V] extends [false]
  ? unknown
  : { [P in V extends string ? V : K]: T }
export type AutoColumns<O, G> = ([Option<O, G, 'timestamps'>] extends [false]
  ? unknown
  : Column<Option<O, G, 'createdAt'>, 'createdAt', Date> &
      Column<Option<O, G, 'updatedAt'>, 'updatedAt', Date> &
      ([Option<O, G, 'paranoid'>] extends [true]
        ? Column<Option<O, G, 'deletedAt'>, 'deletedAt', Date | null>
        : unknown)) &
  ([Option<O, G, 'version'>] extends [true]
    ? { version: number }
    : [Option<O, G, 'version'>] extends [string]
      ? { [K in Option<O, G, 'version'> & string]: number }
      : unknown)
