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
  /** Another word than the key it stands at; as a rule needless. */
  as?: string | AliasPair
  /**
   * The attribute of the key: its name, or `{ name, allowNull, field, type, … }`; of a composite key a list.
   */
  foreignKey?: KeyOption
  /** hasOne, hasMany, belongsToMany: the attribute of the source that the key refers to. The primary key. */
  sourceKey?: string | readonly string[]
  /** belongsTo, belongsToMany: the attribute of the target that the key refers to. The primary key. */
  targetKey?: string | readonly string[]
  /** belongsToMany: the junction's attribute that refers to the target. */
  otherKey?: KeyOption
  /** belongsToMany: the junction: a model, the name of one that is made, or `{ model, scope, unique }`. */
  through?: unknown
  /** belongsToMany: the name of the junction's unique key. */
  uniqueKey?: string
  /** The type of the foreign key's column. That of the key it refers to. */
  keyType?: unknown
  /** Values that every linked row has: conditions of reads, values of writes. */
  scope?: object
  /** False: no REFERENCES clause, the key is a plain column. True. */
  constraints?: boolean
  /** Default name of the key: 'v6' or 'camel'; as the model or the Sequelize says. */
  foreignKeyNaming?: ForeignKeyNaming
  /** belongsToMany: false: a junction that is made has no createdAt and updatedAt. */
  timestamps?: boolean
  /**
   * 'CASCADE', 'SET NULL', 'RESTRICT', 'NO ACTION' or 'SET DEFAULT': what becomes of linked rows when the row referred to goes.
   * 'SET NULL', where the key may not be null 'CASCADE'; of belongsToMany 'CASCADE'.
   */
  onDelete?: string
  /** The same when the key that is referred to changes. 'CASCADE'. */
  onUpdate?: string
  /** True: deletions that cascade run the hooks of the rows below. False. */
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

/**
 * The functions for the `associations` thunk of `define` and `model`: each declares an association under the key it stands at.
 * The alias, the methods and the types follow from it. Two sides that mean one key share it.
 */
export interface LinkFunctions {
  /**
   * 1:1: the key is on the target. Gives instances `getX`, `setX`, `createX`.
   *
   * @throws AssociationError, TypeError, when the models are used: for an alias that is taken, keys that contradict each other
   * @example
   * class Person extends sequelize.model('Person', { name: DataTypes.STRING }, {
   *   associations: () => ({ passport: hasOne(Passport, { foreignKey: 'ownerId' }) }),
   * }) {}
   * class Passport extends sequelize.model('Passport', { code: DataTypes.STRING }, {
   *   associations: () => ({ owner: belongsTo(Person) }),
   * }) {}
   * await sequelize.sync()
   * const person = await Person.create({ name: 'Bo' })
   * await person.createPassport({ code: 'X1' })
   * console.log((await person.getPassport())?.code) // prints: X1
   */
  hasOne<T, const O extends LinkOptions = {}>(target: T, options?: O): Link<'HasOne', T, O>
  /**
   * 1:N: the key is on the targets. Gives instances `getXs`, `countXs`, `hasX(s)`, `setXs`, `addX(s)`, `removeX(s)`, `createX`.
   *
   * @example
   * const Author = sequelize.define('Author', { name: DataTypes.STRING }, {
   *   associations: () => ({ books: hasMany(Book, { onDelete: 'CASCADE' }) }),
   * })
   * const Book = sequelize.define('Book', { title: DataTypes.STRING }, {
   *   associations: () => ({ author: belongsTo(Author) }),
   * })
   * await sequelize.sync()
   * const lem = await Author.create({ name: 'Lem', books: [{ title: 'Solaris' }] }, { include: ['books'] })
   * console.log(await lem.countBooks()) // prints: 1
   */
  hasMany<T, const O extends LinkOptions = {}>(target: T, options?: O): Link<'HasMany', T, O>
  /**
   * N:1 or 1:1: the key is on this model. Gives instances `getX`, `setX`, `createX`, and the attribute of the key.
   *
   * @example
   * const City = sequelize.define('City', { name: DataTypes.STRING })
   * const Street = sequelize.define('Street', { name: DataTypes.STRING }, {
   *   associations: () => ({ city: belongsTo(City, { foreignKey: { allowNull: false } }) }),
   * })
   * await sequelize.sync()
   * const street = await Street.create({ name: 'Strand', cityId: (await City.create({ name: 'London' })).id })
   * console.log((await street.getCity()).name) // prints: London
   */
  belongsTo<T, const O extends LinkOptions = {}>(target: T, options?: O): Link<'BelongsTo', T, O>
  /**
   * N:M: the keys of both are on the junction `through`. Gives instances the methods of hasMany; join rows come under the
   * junction's name, and `through` gives values for them.
   *
   * @example
   * class Film extends sequelize.model('Film', { title: DataTypes.STRING }, {
   *   associations: () => ({ actors: belongsToMany(Actor, { through: Role }) }),
   * }) {}
   * class Actor extends sequelize.model('Actor', { name: DataTypes.STRING }) {}
   * class Role extends sequelize.model('Role', { part: DataTypes.STRING }) {}
   * await sequelize.sync()
   * const film = await Film.create({ title: 'Alien' })
   * await film.createActor({ name: 'Sigourney Weaver' }, { through: { part: 'Ripley' } })
   * const [actor] = await film.getActors()
   * console.log(actor!.name, actor!.Role.part) // prints: Sigourney Weaver Ripley
   */
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
