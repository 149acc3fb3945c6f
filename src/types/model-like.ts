/**
 * What the option types must know of higher classes, as small interfaces, and how a model is read by the type system:
 * through `AnyDef`, the record that a model class carries under a phantom key. See define.ts for how it is made.
 */
import type { ATTRIBUTES, CREATION, DEF } from './phantoms'

export type Key<T> = keyof T & string
export type Ctor<T> = abstract new (...args: any) => T
export type OneOrMany<T> = T | readonly T[]
export type IsAny<T> = 0 extends 1 & T ? true : false
/** v6's helper: `T` with the keys `K` optional. */
export type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>

/** Any model class. */
export type ModelType<A extends {} = any, W extends {} = A> = abstract new (
  ...args: any
) => InstanceLike<A, W>
/** Any instance, seen through its phantoms. */
export interface InstanceLike<A extends {} = any, W extends {} = any> {
  readonly [ATTRIBUTES]?: A
  readonly [CREATION]?: W
}
/** Any transaction. */
export interface TransactionLike {
  commit(): Promise<void>
  rollback(): Promise<void>
}
/** Any association value. */
export interface AssociationLike {
  readonly associationType: string
  readonly as: string
}

/** All that a query type reads of a model. */
export interface AnyDef {
  name: string
  attrs: any
  row: any
  create: any
  filter: any
  assocs: any
}
export type DefOf<M> = M extends { [DEF]: infer D extends AnyDef } ? D : never
export type InstanceOf<M> = M extends Ctor<infer I> ? I : never

/** The row of a model class or of an instance: `Attributes<typeof User>`, or v6's `Attributes<User>`. */
export type Attributes<M> = M extends { [DEF]: infer D extends AnyDef }
  ? D['row']
  : M extends { readonly [ATTRIBUTES]?: infer A }
    ? A
    : never
/** What `create` takes: `CreationAttributes<typeof User>`, or v6's `CreationAttributes<User>`. */
export type CreationAttributes<M> = M extends { [DEF]: infer D extends AnyDef }
  ? D['create']
  : M extends { readonly [CREATION]?: infer W }
    ? NullishOptional<W>
    : never
export type NullishKey<T> = {
  [K in keyof T]: undefined extends T[K] ? K : null extends T[K] ? K : never
}[keyof T]
/** Keys that may be null or undefined need not be given. */
export type NullishOptional<T> =
  IsAny<T> extends true
    ? any
    : { [K in Exclude<keyof T, NullishKey<T>>]: T[K] } & { [K in NullishKey<T>]?: T[K] }
