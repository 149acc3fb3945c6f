/**
 * v6's helpers for classes that declare their own fields: `class User extends Model<InferAttributes<User>,
 * InferCreationAttributes<User>> { declare id: CreationOptional<number>; … }`.
 */
import type { IsAny } from './model-like'
import type { BRAND } from './phantoms'
import type { Model } from './public'

export type Branded<T, B extends string> = T extends null | undefined ? T : T & { [BRAND]?: B }
/** A field that `create` need not be given. */
export type CreationOptional<T> = Branded<T, 'optional'>
/** A field that is no attribute: a getter, an included row. */
export type NonAttribute<T> = Branded<T, 'none'>
/** A field that an association declares. */
export type ForeignKey<T> = T

export type BrandOf<T> =
  IsAny<T> extends true
    ? never
    : NonNullable<T> extends { [BRAND]?: infer X }
      ? unknown extends X
        ? never
        : NonNullable<X>
      : never
export type AttributeKey<M, K extends keyof M, Omitted> = K extends keyof Model | Omitted
  ? never
  : IsAny<M[K]> extends true
    ? K
    : NonNullable<M[K]> extends (...args: any) => any
      ? never
      : 'none' extends BrandOf<M[K]>
        ? never
        : K
// Key remapping keeps these deferred, so a class may name itself in its base.
export type InferAttributes<M extends Model, O extends { omit?: PropertyKey } = { omit: never }> = {
  [K in keyof M as AttributeKey<M, K, O['omit']>]: M[K]
}
export type InferCreationAttributes<M extends Model, O extends { omit?: PropertyKey } = { omit: never }> = {
  [K in keyof M as AttributeKey<M, K, O['omit']>]: 'optional' extends BrandOf<M[K]> ? M[K] | undefined : M[K]
}
