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
  /**
   * `user.getPosts(options)`: all linked instances. Calls of one tick on several instances are one query.
   *
   * @param options those of `findAll`, and `scope: false` for no default scope
   * @returns instances, `[]` if there are none; for belongsToMany each has its join row
   * @throws what `findAll` throws; AssociationError if the instance has no key yet
   * @example
   * const posts = await user.getPosts({ where: { views: { [Op.gt]: 1 } }, order: ['title'], include: ['tags'] })
   * console.log(posts.map((each) => each.title), posts[0]!.tags.length) // prints: [ 'Notes' ] 0
   */
  <const I extends IncludeArg<T> = never, const P extends AttributesArg<T> = never>(
    options?: Find<T, I, P> & GetOptions,
  ): Promise<(Result<T, InstanceOf<M>, I, P> & Joined<L>)[]>
}
export interface GetOne<L, M, T extends AnyDef> {
  /**
   * `post.getAuthor(options)`: the linked instance, or null. Calls of one tick on several instances are one query.
   *
   * @param options those of `findOne`, and `scope: false` for no default scope
   * @example
   * console.log((await post.getAuthor())?.name, await user.getProfile()) // prints: Ada null
   */
  <const I extends IncludeArg<T> = never, const P extends AttributesArg<T> = never>(
    options?: Find<T, I, P> & GetOptions,
  ): Promise<Result<T, InstanceOf<M>, I, P> | ForeignKeyNullOf<L>>
}
export interface GetOptions {
  /** Scopes of the target; false for none. The default scope. */
  scope?: string | readonly string[] | boolean | null
  /** The schema of the target. */
  schema?: string
  /** belongsToMany: the attributes of the join row to read. All. */
  joinTableAttributes?: readonly string[]
  /** belongsToMany: a condition on the join row. */
  through?: { where?: object }
}
export interface CountLinked<T extends AnyDef> {
  /**
   * `user.countPosts(options)`: how many are linked.
   *
   * @param options those of `count`
   * @example
   * console.log(await user.countPosts(), await user.countPosts({ where: { views: 0 } })) // prints: 1 0
   */
  (options?: Count<T> & GetOptions): Promise<number>
}
export interface HasLinked<M> {
  /**
   * `user.hasPost(post)`, `user.hasPosts([post, 7])`: whether all of them are linked; true for an empty list.
   *
   * @param target instances or primary keys
   * @example
   * console.log(await user.hasPost(post), await user.hasPosts([post, 99])) // prints: true false
   */
  (target: OneOrMany<KeyOrInstance<M>>, options?: LinkWrite & GetOptions): Promise<boolean>
}
export interface SetMany<L, M> {
  /**
   * `user.setPosts([post, 7])`: links exactly these and unlinks the others, in one transaction. What stays linked is not touched.
   *
   * @param targets instances or primary keys; null or `[]` unlinks all; duplicates count once
   * @param options `through`: values of new join rows; `validate`, `hooks`, `transaction` …
   * @throws TypeError for undefined, or what is neither an instance of the target nor a key; ForeignKeyConstraintError for a key
   *   without a row; DatabaseError if the key may not be null
   * @example
   * const bob = await User.create({ name: 'Bob' })
   * await group.setUsers([user, bob.id], { through: { role: 'member' } })
   * await group.setUsers([bob])
   * console.log((await group.getUsers()).map((each) => [each.name, each.Membership.role])) // prints: [ [ 'Bob', 'member' ] ]
   */
  (targets: readonly KeyOrInstance<M>[] | null, options?: LinkWriteOptions<L>): Promise<void>
}
export interface SetOne<M> {
  /**
   * `post.setAuthor(user)`: links the target in the place of the former; of belongsTo one UPDATE of the key.
   *
   * @param target an instance, a primary key, or null to unlink
   * @param options of belongsTo `save: false` sets the key only
   * @throws TypeError for what is neither; AssociationError for an instance without a key
   * @example
   * const bob = await User.create({ name: 'Bob' })
   * await post.setAuthor(bob) // UPDATE "Posts" SET "authorId" = 2, "updatedAt" = … WHERE "id" = 1
   * await post.setAuthor(null)
   * console.log(post.authorId) // prints: null
   */
  (target: KeyOrInstance<M> | null, options?: LinkWrite & { save?: boolean }): Promise<void>
}
export interface AddLinked<L, M> {
  /**
   * `user.addPost(post)`, `post.addTags([tag, 7])`: links these, too. One UPDATE or INSERT, however many; what is linked stays as it
   * is, but for the values in `through`.
   *
   * @param target instances or primary keys
   * @param options `through`: values of the join rows; `validate`, `hooks`, `transaction` …
   * @throws TypeError for undefined, or what is neither an instance of the target nor a key; ForeignKeyConstraintError
   * @example
   * await group.addUser(user, { through: { role: 'chair' } })
   * const [member] = await group.getUsers()
   * console.log(member!.name, member!.Membership.role) // prints: Ada chair
   */
  (target: OneOrMany<KeyOrInstance<M>>, options?: LinkWriteOptions<L>): Promise<void>
}
export interface RemoveLinked<M> {
  /**
   * `user.removePost(post)`: unlinks these; of hasMany the key becomes null, of belongsToMany the join rows are deleted. What is not
   * linked is passed over.
   *
   * @param target instances or primary keys
   * @throws TypeError for undefined; ValidationError or DatabaseError if the key may not be null
   * @example
   * await post.addTag(tag)
   * await post.removeTags([tag, 99])
   * console.log(await post.countTags(), await Tag.count()) // prints: 0 1
   */
  (target: OneOrMany<KeyOrInstance<M>>, options?: LinkWrite): Promise<void>
}
export interface CreateLinked<L, M, T extends AnyDef> {
  /**
   * `user.createPost(values)`: creates a target that is linked. Of hasOne it takes the place of the former; of belongsToMany `through`
   * gives values of the join row. Several statements are one transaction.
   *
   * @returns the new instance
   * @throws what `create` throws
   * @example
   * const drafted = await user.createPost({ title: 'Draft' })
   * console.log(drafted.authorId === user.id) // prints: true
   * const club = await user.createGroup({ name: 'Club' }, { through: { role: 'founder' } })
   * console.log(await club.hasUser(user)) // prints: true
   */
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
