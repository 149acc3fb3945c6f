/**
 * The methods that associations put on instances: `user.getPosts()`, `user.addPost(post)`. Inferred from the links
 * `S` of a model. v6's names for mixins that a class declares by hand are in v6-mixins.ts.
 */
import type { CompositeKey } from './attributes'
import type { ForeignKeyNullOf, IncludeArg, Result } from './include'
import type { Joined, LinkDef, LinkOptionsOf, LinkTarget, Many } from './links'
import type { AnyDef, DefOf, InstanceOf, Key, OneOrMany } from './model-like'
import type { Count, Find, LinkWrite, LinkWriteOptions } from './options'
import type { AttributesArg } from './query-options'

export type ManyKey<S> = { [K in Key<S>]: S[K] extends { associationType: Many } ? K : never }[Key<S>]
export type OneKey<S> = Exclude<Key<S>, ManyKey<S>>
export type C<K extends string> = Capitalize<K>
export type KeyOrInstance<M> = InstanceOf<M> | string | number | bigint | CompositeKey<DefOf<M>['attrs']>

export interface GetMany<L, M, T extends AnyDef> {
  <const I extends IncludeArg<T> = never, const P extends AttributesArg<T> = never>(
    options?: Find<T, I, P> & GetOptions,
  ): Promise<(Result<T, InstanceOf<M>, I, P> & Joined<L>)[]>
}
export interface GetOne<L, M, T extends AnyDef> {
  <const I extends IncludeArg<T> = never, const P extends AttributesArg<T> = never>(
    options?: Find<T, I, P> & GetOptions,
  ): Promise<Result<T, InstanceOf<M>, I, P> | ForeignKeyNullOf<L>>
}
export interface GetOptions {
  /** Scopes of the target; false for none. */
  scope?: string | readonly string[] | boolean | null
  schema?: string
  joinTableAttributes?: readonly string[]
  through?: { where?: object }
}
export interface CountLinked<T extends AnyDef> {
  (options?: Count<T> & GetOptions): Promise<number>
}
export interface HasLinked<M> {
  (target: OneOrMany<KeyOrInstance<M>>, options?: LinkWrite & GetOptions): Promise<boolean>
}
export interface SetMany<L, M> {
  (targets: readonly KeyOrInstance<M>[] | null, options?: LinkWriteOptions<L>): Promise<void>
}
export interface SetOne<M> {
  (target: KeyOrInstance<M> | null, options?: LinkWrite & { save?: boolean }): Promise<void>
}
export interface AddLinked<L, M> {
  (target: OneOrMany<KeyOrInstance<M>>, options?: LinkWriteOptions<L>): Promise<void>
}
export interface RemoveLinked<M> {
  (target: OneOrMany<KeyOrInstance<M>>, options?: LinkWrite): Promise<void>
}
export interface CreateLinked<L, M, T extends AnyDef> {
  (values?: Partial<T['create']>, options?: LinkWriteOptions<L>): Promise<InstanceOf<M>>
}

/** v6's accessors for the associations `S` of a model. One mapped type per verb keeps them cheap. */
export type Mixins<S> = {
  [K in ManyKey<S> as `get${C<K>}`]: GetMany<S[K], LinkTarget<S[K]>, LinkDef<S[K]>>
} & {
  [K in ManyKey<S> as `count${C<K>}`]: CountLinked<LinkDef<S[K]>>
} & {
  [K in ManyKey<S> as `has${C<K>}` | `has${C<SingularOf<S[K], K>>}`]: HasLinked<LinkTarget<S[K]>>
} & {
  [K in ManyKey<S> as `set${C<K>}`]: SetMany<S[K], LinkTarget<S[K]>>
} & {
  [K in ManyKey<S> as `add${C<K>}` | `add${C<SingularOf<S[K], K>>}`]: AddLinked<S[K], LinkTarget<S[K]>>
} & {
  [K in ManyKey<S> as `remove${C<K>}` | `remove${C<SingularOf<S[K], K>>}`]: RemoveLinked<LinkTarget<S[K]>>
} & {
  [K in ManyKey<S> as `create${C<SingularOf<S[K], K>>}`]: CreateLinked<S[K], LinkTarget<S[K]>, LinkDef<S[K]>>
} & {
  [K in OneKey<S> as `get${C<K>}`]: GetOne<S[K], LinkTarget<S[K]>, LinkDef<S[K]>>
} & {
  [K in OneKey<S> as `set${C<K>}`]: SetOne<LinkTarget<S[K]>>
} & {
  [K in OneKey<S> as `create${C<K>}`]: CreateLinked<S[K], LinkTarget<S[K]>, LinkDef<S[K]>>
}

// ─── singular and plural

/** Irregular words, singular by plural: as npm `inflection` has them, which the run time uses. */
export interface IrregularPlurals {
  people: 'person'
  children: 'child'
  men: 'man'
  women: 'woman'
  mice: 'mouse'
  feet: 'foot'
  movies: 'movie'
  news: 'news'
  series: 'series'
  media: 'medium'
  data: 'datum'
  statuses: 'status'
  aliases: 'alias'
  buses: 'bus'
  indices: 'index'
  matrices: 'matrix'
  vertices: 'vertex'
  quizzes: 'quiz'
  knives: 'knife'
  lives: 'life'
  wives: 'wife'
  potatoes: 'potato'
  tomatoes: 'tomato'
}
export type IrregularSingulars = { [K in keyof IrregularPlurals as IrregularPlurals[K]]: K }
export type Singular<S extends string> =
  Uncapitalize<S> extends keyof IrregularPlurals
    ? S extends Uncapitalize<S>
      ? IrregularPlurals[Uncapitalize<S>]
      : Capitalize<IrregularPlurals[Uncapitalize<S>]>
    : S extends `${infer B}ies`
      ? `${B}y`
      : S extends `${infer B}${'ss' | 'sh' | 'ch' | 'x'}es`
        ? S extends `${B}${infer E}es`
          ? `${B}${E}`
          : never
        : S extends `${string}ss`
          ? S
          : S extends `${infer B}s`
            ? B
            : S
export type Plural<S extends string> =
  Uncapitalize<S> extends keyof IrregularSingulars
    ? S extends Uncapitalize<S>
      ? IrregularSingulars[Uncapitalize<S>]
      : Capitalize<IrregularSingulars[Uncapitalize<S>]>
    : RegularPlural<S>
export type RegularPlural<S extends string> = S extends `${string}${'a' | 'e' | 'o' | 'u'}y`
  ? `${S}s`
  : S extends `${infer B}y`
    ? `${B}ies`
    : S extends `${string}${'s' | 'sh' | 'ch' | 'x'}`
      ? `${S}es`
      : `${S}s`
export type SingularOf<L, K extends string> =
  LinkOptionsOf<L> extends { as: { singular: infer S extends string } } ? S : Singular<K>
/** The alias of an association: its `as`, the plural of it, or the default. */
export type AsOf<O, Default extends string> = O extends { as: infer A }
  ? A extends string
    ? A
    : A extends { plural: infer P extends string }
      ? P
      : Default
  : Default
