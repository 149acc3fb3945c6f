/**
 * `include`, and what a query with it gives back. `include` takes lists of aliases, of `{ association, where, … }`,
 * of association values, or a map `{ posts: { include: { comments: true } } }`; `Result` adds each to the row.
 *
 * Nested literals are inferred, so TypeScript does not look for excess keys in them; the `…Problem` types do.
 */
import type { Fn, Literal, Where as WhereExpression } from '../sql/expressions'
import type { AnyLink, ForeignKeyNull, Joined, LinkDef, LinkKind, LinkTarget, Many, One } from './links'
import type { AnyDef, AssociationLike, InstanceOf, Key, ModelType, OneOrMany } from './model-like'
import type { DEF, SOURCE } from './phantoms'
import type { AttributesArg, Order, OrderBy, Paranoid, Projectable } from './query-options'
import type { Filterable, LooseKeys, Where, WhereOptions } from './where'

export type Alias<D extends AnyDef> = Key<D['assocs']>

/**
 * Options of one included association whose target is `T`.
 *
 * @example
 * const [ada] = await User.findAll({
 *   include: {
 *     posts: { attributes: ['title'], where: { views: { [Op.gt]: 1 } }, required: false, order: [['views', 'DESC']], limit: 3 },
 *     groups: { through: { where: { role: 'chair' } } },
 *   },
 * })
 * console.log(ada!.posts.length, ada!.groups.length) // prints: 1 0
 */
export interface Include<T extends AnyDef> {
  /** A condition on the included rows. Parents without such a row are left out, unless `required: false`. */
  where?: Where<T>
  /** Their attributes: a list or `{ include, exclude }`; `[]` for none. All. */
  attributes?: AttributesArg<T>
  /** What to load with them. */
  include?: IncludeArg<T>
  /** True: parents without such a row are left out. False; true with `where`. */
  required?: boolean
  /** True: by a statement of its own, v6's way. Left out, the planner chooses. */
  separate?: boolean
  /**
   * How the rows are fetched: 'join' or 'select-in'. Left out, the planner chooses; the result is the same.
   */
  strategy?: LoadingStrategy
  /** True: RIGHT JOIN, where the engine has one. False. */
  right?: boolean
  /** True: `where` or the association's own condition. False. */
  or?: boolean
  /** v6's hint on its SQL; children are never multiplied, whatever stands here. */
  duplicating?: boolean
  /** v6's hint on its SQL; no effect. */
  subQuery?: boolean
  /** False: soft-deleted rows too. True. */
  paranoid?: boolean
  /** Their order within each parent. */
  order?: OrderBy<T>
  /** The most for each parent. */
  limit?: number
  /** How many to pass over for each parent. */
  offset?: number
  /** A join condition in the place of the association's. */
  on?: unknown
  /** belongsToMany: `attributes` and `where` of the join row. */
  through?: IncludeThrough
}
/** `join`: in the parents' statement; `select-in`: one more statement, for all parents at once. */
export type LoadingStrategy = 'join' | 'select-in'
/** The join rows of an included belongsToMany. */
export interface IncludeThrough {
  /** Their attributes; `[]` for none. All. */
  attributes?: readonly string[]
  /** A condition on the join row. */
  where?: object
  /** The property that the join row comes under. The junction's name. */
  as?: string
  /** False: soft-deleted join rows too. True. */
  paranoid?: boolean
}
/** One type per alias, so that `association: 'posts'` or `as: 'posts'` picks it. */
export interface IncludeAlias<K extends string, T extends AnyDef> extends Include<T> {
  association?: K
  as?: K
  model?: unknown
}
export interface IncludeValue<D extends AnyDef> extends Include<any> {
  association: AnyAssociation<D>
  as?: never
  model?: never
}
/** Any association value starting at model `D`. */
export interface AnyAssociation<D extends AnyDef> {
  readonly associationType: One | Many
  readonly as: string
  readonly [SOURCE]: D['name']
  readonly target: unknown
  readonly options: unknown
}

export type KnownInclude<D extends AnyDef> = {
  [K in Alias<D>]: K | IncludeAlias<K, LinkDef<D['assocs'][K]>>
}[Alias<D>]
export type IncludeMap<D extends AnyDef> = {
  [K in Alias<D>]?: true | Include<LinkDef<D['assocs'][K]>>
}
/** For a model whose associations the types cannot see (v6 statements): anything v6 takes. */
export type LooseInclude =
  | string
  | { [DEF]: AnyDef }
  | { model?: unknown; association?: unknown; as?: string; [option: string]: unknown }
/** Every association there is, or those of a kind: `{ all: 'HasMany' }`. What it brings is not in the result's type. */
export interface IncludeAll {
  all: true | string
  /**
   * True: and the associations of what is included, as deep as they go; a model that is on the path is not entered again.
   */
  nested?: boolean
}
export type IncludeItem<D extends AnyDef> =
  | AnyAssociation<D>
  | IncludeValue<D>
  | IncludeAll
  | ([Alias<D>] extends [never] ? LooseInclude : KnownInclude<D>)
export type IncludeArg<D extends AnyDef> =
  | readonly IncludeItem<D>[]
  | Alias<D>
  | AnyAssociation<D>
  | IncludeAll
  | ([Alias<D>] extends [never] ? LooseInclude : IncludeMap<D>)

/** Keeps the expected keys in view while `I` is still being typed (editor completion). */
export type IncludeHint<I, D extends AnyDef> = I extends string | readonly string[] | AnyLink | IncludeAll
  ? unknown
  : I extends readonly any[]
    ? { [X in keyof I]: ItemHint<I[X], D> }
    : [Alias<D>] extends [never]
      ? unknown
      : IncludeMap<D>
export type ItemHint<X, D extends AnyDef> = X extends string | AnyLink
  ? unknown
  : ItemLink<X, D> extends infer L
    ? [L] extends [never]
      ? unknown
      : Include<LinkDef<L>> & { association?: unknown; model?: unknown; as?: unknown }
    : never

// ─── mistakes: each type yields a message per mistake and `never` for none

export type Unknown<T, Known extends PropertyKey, What extends string> = {
  [K in Exclude<Key<T>, Known>]: `'${K}' is not ${What}`
}[Exclude<Key<T>, Known>]
export type OptionsProblem<X, T extends AnyDef> =
  | (X extends { where: infer W }
      ? W extends readonly any[] | WhereExpression | Literal | Fn
        ? never
        : Unknown<W, keyof T['filter'] | keyof LooseKeys, `an attribute of ${T['name']}`>
      : never)
  | (X extends { include: infer I } ? IncludeProblem<I, T> : never)
  | Unknown<X, keyof Include<T> | 'association' | 'model' | 'as', 'an include option'>
export type ItemProblem<X, D extends AnyDef> = X extends string | AnyLink
  ? never
  : ItemLink<X, D> extends infer L
    ? [L] extends [never]
      ? never
      : OptionsProblem<X, LinkDef<L>>
    : never
export type IncludeProblem<I, D extends AnyDef> = I extends string | AnyLink | IncludeAll
  ? never
  : I extends readonly (infer X)[]
    ? X extends string
      ? never
      : ItemProblem<X, D>
    : [Alias<D>] extends [never]
      ? never
      : {
          [K in Key<I>]: K extends Alias<D>
            ? I[K] extends true
              ? never
              : OptionsProblem<I[K], LinkDef<D['assocs'][K]>>
            : `'${K}' is not an association of ${D['name']}`
        }[Key<I>]
export type CheckInclude<I, D extends AnyDef> = [I] extends [never]
  ? unknown
  : I extends string | readonly string[]
    ? unknown
    : [IncludeProblem<I, D>] extends [never]
      ? unknown
      : IncludeProblem<I, D>

// ─── results: the link an include item follows, the key it lands under, and the value there

export type ItemLink<X, D extends AnyDef> = X extends string
  ? X extends keyof D['assocs']
    ? D['assocs'][X]
    : never
  : X extends AnyLink
    ? X
    : X extends { association: infer A }
      ? A extends string
        ? A extends keyof D['assocs']
          ? D['assocs'][A]
          : never
        : A
      : X extends { as: infer A }
        ? A extends keyof D['assocs']
          ? D['assocs'][A]
          : never
        : never
export type ItemKey<X> = X extends string
  ? X
  : X extends { associationType: any; as: infer A extends string }
    ? A
    : X extends { association: infer A }
      ? A extends string
        ? A
        : A extends { as: infer S extends string }
          ? S
          : never
      : X extends { as: infer A extends string }
        ? A
        : never
export type SubInclude<X> = X extends { include: infer I } ? I : never
export type SubAttributes<X> = X extends { attributes: infer P } ? P : never
export type LinkedOne<L, X> = Result<LinkDef<L>, InstanceOf<LinkTarget<L>>, SubInclude<X>, SubAttributes<X>> &
  Joined<L>
export type IncludedValue<L, X> = [L] extends [never]
  ? any
  : LinkKind<L> extends Many
    ? LinkedOne<L, X>[]
    : X extends { required: true }
      ? LinkedOne<L, X>
      : LinkedOne<L, X> | ForeignKeyNullOf<L>
export type ForeignKeyNullOf<L> = LinkKind<L> extends 'BelongsTo' ? ForeignKeyNull<L> : null
export type IncludedProps<D extends AnyDef, I> = I extends readonly (infer X)[]
  ? { [Y in X as ItemKey<Y>]: IncludedValue<ItemLink<Y, D>, Y> }
  : I extends string | AnyLink
    ? { [Y in I as ItemKey<Y>]: IncludedValue<ItemLink<Y, D>, Y> }
    : { [K in keyof I & keyof D['assocs']]: IncludedValue<D['assocs'][K], I[K]> }

export type Picked<P> = P extends readonly (infer X)[] ? (X extends string ? X : never) : never
export type ComputedName<P> = P extends readonly (infer X)[]
  ? X extends readonly [any, infer N extends string]
    ? N
    : never
  : never
export type Extra<N extends string> = [N] extends [never] ? unknown : { [K in N]: any }
/** `T` (an instance) narrowed to the selected attributes. */
export type Narrow<D extends AnyDef, T, P> = [P] extends [never]
  ? T
  : P extends readonly any[]
    ? Omit<T, Exclude<Key<D['row']>, Picked<P>>> & Extra<ComputedName<P> | Exclude<Picked<P>, Key<D['row']>>>
    : P extends { exclude: infer X }
      ? Omit<T, Picked<X>> & (P extends { include: infer I } ? Extra<ComputedName<I>> : unknown)
      : P extends { include: infer I }
        ? T & Extra<ComputedName<I>>
        : T
export type PlainRow<D extends AnyDef, P> = Narrow<D, D['row'], P>

/** An instance `T` of model `D` after `include: I` and `attributes: P`. */
export type Result<D extends AnyDef, T, I, P> = Narrow<D, T, P> &
  ([I] extends [never] ? unknown : IncludedProps<D, I>)

// ─── v6's names

export interface IncludeThroughOptions extends Filterable, Projectable {
  /** The property that the join row comes under. The junction's name. */
  as?: string
  /** False: soft-deleted join rows too. True. */
  paranoid?: boolean
}
export interface IncludeOptions extends Filterable, Projectable, Paranoid {
  /** The target; with `as` where there is an alias. */
  model?: ModelType
  /** The alias. */
  as?: string
  /** The association, or its alias. */
  association?: AssociationLike | string
  /** A join condition in the place of the association's. */
  on?: WhereOptions
  /** True: parents without such a row are left out. False; true with `where`. */
  required?: boolean
  /** True: RIGHT JOIN, where the engine has one. False. */
  right?: boolean
  /** True: `where` or the association's own condition. False. */
  or?: boolean
  /** v6's hint on its SQL; no effect. */
  duplicating?: boolean
  /** The most for each parent. */
  limit?: number
  /** How many to pass over for each parent. */
  offset?: number
  /** True: by a statement of its own. Left out, the planner chooses. */
  separate?: boolean
  /** How the rows are fetched: 'join' or 'select-in'. Left out, the planner chooses. */
  strategy?: LoadingStrategy
  /** belongsToMany: `attributes` and `where` of the join row. */
  through?: IncludeThroughOptions
  /** What to load with them. */
  include?: OneOrMany<Includeable>
  /** Their order within each parent. */
  order?: Order
  /** v6's hint on its SQL; no effect. */
  subQuery?: boolean
  /** True: every association; 'HasMany' and so on: those of a kind. */
  all?: boolean | string
  /** With `all`: also those of what is included. */
  nested?: boolean
}
export type Includeable =
  ModelType | AssociationLike | IncludeOptions | { all: true | string; nested?: true } | string
