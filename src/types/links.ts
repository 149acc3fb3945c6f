/**
 * Associations, to the type system: `hasMany(Post)` is a `Link` to the class `Post`, under the key that it is declared
 * with. The foreign keys that a model owns are read off its belongsTo links.
 */
import type { PrimaryKey, PrimaryKeyType } from './attributes'
import type { ForeignKeyNaming, KeyOption } from './association-options'
import type { AnyDef, DefOf, InstanceOf, Key } from './model-like'
import type { DEF } from './phantoms'

export type One = 'HasOne' | 'BelongsTo'
export type Many = 'HasMany' | 'BelongsToMany'
export interface AliasPair {
  singular: string
  plural: string
}

/** Options of a link, whatever its kind; written as literals they are inferred as literals. */
export interface LinkOptions {
  as?: string | AliasPair
  foreignKey?: KeyOption
  sourceKey?: string | readonly string[]
  targetKey?: string | readonly string[]
  otherKey?: KeyOption
  through?: unknown
  uniqueKey?: string
  keyType?: unknown
  scope?: object
  constraints?: boolean
  foreignKeyNaming?: ForeignKeyNaming
  timestamps?: boolean
  onDelete?: string
  onUpdate?: string
  hooks?: boolean
}

/** A link to target model `T`; the alias is the key it is declared under. */
export interface Link<Kind extends One | Many, T, O = {}> {
  readonly associationType: Kind
  readonly target: T
  readonly options: O
}
export type AnyLink = Link<any, any, any>

export type LinkKind<L> = L extends Link<infer K, any, any> ? K : never
export type LinkTarget<L> = L extends { target: infer T } ? T : never
export type LinkOptionsOf<L> = L extends { options: infer O } ? O : {}
export type LinkDef<L> = DefOf<LinkTarget<L>>

/** The functions for the `associations` thunk of `define` and `model`. */
export interface LinkFunctions {
  /** 1:1, the key is on the target. */
  hasOne<T, const O extends LinkOptions = {}>(target: T, options?: O): Link<'HasOne', T, O>
  /** 1:N, the key is on the target. */
  hasMany<T, const O extends LinkOptions = {}>(target: T, options?: O): Link<'HasMany', T, O>
  /** 1:1 or N:1, the key is on this model. */
  belongsTo<T, const O extends LinkOptions = {}>(target: T, options?: O): Link<'BelongsTo', T, O>
  /** N:M, two keys on the model or table `through`. */
  belongsToMany<T, const O extends LinkOptions & { through: unknown }>(
    target: T,
    options: O,
  ): Link<'BelongsToMany', T, O>
}

// ─── foreign keys that a model owns through its own belongsTo links

export type ForeignKeyName<L, Alias extends string> =
  LinkOptionsOf<L> extends { foreignKey: infer F }
    ? F extends readonly (infer Part)[]
      ? KeyPartName<Part>
      : F extends string
        ? F
        : F extends { name: infer N extends string }
          ? N
          : `${Alias}${DefaultKeySuffix<L>}`
    : `${Alias}${DefaultKeySuffix<L>}`
/** Names of a composite key's parts; a part without a name gets it from the run time only. */
export type KeyPartName<Part> = Part extends string
  ? Part
  : Part extends { name: infer N extends string }
    ? N
    : never
export type DefaultKeySuffix<L> = [PrimaryKey<LinkDef<L>['attrs']>] extends [never]
  ? 'Id'
  : Capitalize<PrimaryKey<LinkDef<L>['attrs']> & string>
export type ForeignKeyNull<L> = LinkOptionsOf<L> extends { foreignKey: { allowNull: false } } ? never : null
export type ForeignKeys<A, S> = {
  [
    K in Key<S> as S[K] extends { associationType: 'BelongsTo' }
      ? Exclude<ForeignKeyName<S[K], K>, keyof A>
      : never
  ]: PrimaryKeyType<LinkDef<S[K]>['attrs']> | ForeignKeyNull<S[K]>
}

// ─── the join row of an N:M link, found under the join model's name

export type ThroughOf<O> = O extends { through: infer T } ? (T extends { model: infer M } ? M : T) : never
export type JoinRow<O> =
  ThroughOf<O> extends infer T
    ? T extends string
      ? { [K in T]: Record<string, any> }
      : T extends { [DEF]: infer J extends AnyDef }
        ? { [K in J['name']]: InstanceOf<T> }
        : unknown
    : unknown
export type JoinInput<O> =
  ThroughOf<O> extends { [DEF]: infer J extends AnyDef } ? Partial<J['create']> : Record<string, unknown>
/** The same values beside the options, as `addProject(p, { started: false })` writes them: a typed join model only. */
export type FlatJoinInput<O> =
  ThroughOf<O> extends { [DEF]: infer J extends AnyDef } ? Partial<J['create']> : unknown
/** What the rows of an N:M link carry beside their own: their join row. */
export type Joined<L> = LinkKind<L> extends 'BelongsToMany' ? JoinRow<LinkOptionsOf<L>> : unknown
