// The contract of an association, and the base of its four kinds:
//
//   Association ─┬─ BelongsTo   ─┬─ HasOne ─── HasMany ─── BelongsToMany
//                └ the key is here  └ the key is there      └ both keys are on a junction
//
// A kind decides its keys, its hops and its verbs; everything else (include, loading, mixins, DDL) is written against this.
import { inspect } from 'node:util'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { aliasOf } from './association-options'
import { keyNamingOf, layClaim, withdrawClaim, type KeyClaim } from './foreign-key'
import type { Hop } from './join-path'

export type AssociationKind = 'HasOne' | 'BelongsTo' | 'HasMany' | 'BelongsToMany'

export interface AssociationLike {
  /** Unique in the process: the identity of this association in the key of a shape. */
  readonly id: number
  readonly associationType: AssociationKind
  readonly source: ModelLike
  readonly target: ModelLike
  /** The alias: include key, result property and stem of the mixins. */
  readonly as: string
  /** True if the user gave the alias: then includes must name it. */
  readonly isAliased: boolean
  readonly isMulti: boolean
  readonly isSelfAssociation: boolean
  readonly options: AnyOptions
  /** From source to target. One hop, or two with the junction in between. */
  readonly hops: readonly Hop[]
  /** Where the target's rows carry a junction row: the junction and the property that it lands under. */
  readonly through: { readonly model: ModelLike; readonly as: string } | null
  /** Names of the mixin methods on the source's prototype, by verb: `{ get: 'getPosts', add: 'addPost', … }`. */
  readonly accessors: Readonly<Record<string, string>>
  /** The attribute names of the foreign key, whichever model holds it. */
  readonly foreignKeys: readonly string[]
  // v6's names, for programs that read metadata
  readonly foreignKey: string
  readonly identifier: string
  readonly scope: Values | null
  get(source: InstanceLike, options?: AnyOptions): Promise<any>
  set(source: InstanceLike, targets: unknown, options?: AnyOptions): Promise<any>
  create(source: InstanceLike, values?: Values, options?: AnyOptions): Promise<any>
}

let associations = 0

/** What the four kinds have in common: who, under which alias, with which options. */
export abstract class Association implements AssociationLike {
  abstract readonly associationType: AssociationKind
  abstract readonly isMulti: boolean
  abstract readonly hops: readonly Hop[]
  abstract readonly foreignKeys: readonly string[]
  abstract readonly accessors: Readonly<Record<string, string>>

  readonly id = ++associations
  readonly as: string
  readonly isAliased: boolean
  readonly isSelfAssociation: boolean
  /** The user's options, with v6's `name: { singular, plural }`, and what became of onDelete and onUpdate. */
  readonly options: AnyOptions
  readonly scope: Values | null
  readonly naming: 'v6' | 'camel'
  readonly singular: string
  readonly plural: string
  /** True for those that belongsToMany makes between the junction and its ends, unless the user declares them. */
  isImplicit = false
  private claims: readonly KeyClaim[] = []

  constructor(
    readonly source: ModelLike,
    readonly target: ModelLike,
    options: AnyOptions,
    isMulti: boolean,
  ) {
    const alias = aliasOf(
      labelOf(source, isMulti ? 'association to many' : 'association to one', target),
      target,
      options.as,
      isMulti,
    )
    this.as = alias.as
    this.isAliased = alias.isAliased
    this.singular = alias.singular
    this.plural = alias.plural
    this.isSelfAssociation = source.definition === target.definition
    this.options = {
      ...options,
      name: isMulti ? { plural: alias.plural, singular: alias.singular } : { singular: alias.singular },
      useHooks: Boolean(options.hooks),
    }
    this.scope = options.scope ?? null
    this.naming = keyNamingOf(this.label, source, options)
  }

  /** The call that declared it, for messages: `User.hasMany(Post)`. */
  get label(): string {
    const type = this.associationType
    return labelOf(this.source, type.charAt(0).toLowerCase() + type.slice(1), this.target)
  }

  get through(): { readonly model: ModelLike; readonly as: string } | null {
    return null
  }

  // v6's names for the same facts

  get isSingleAssociation(): boolean {
    return !this.isMulti
  }

  get isMultiAssociation(): boolean {
    return this.isMulti
  }

  get associationAccessor(): string {
    return this.as
  }

  get foreignKey(): string {
    return this.foreignKeys[0]!
  }

  get identifier(): string {
    return this.foreignKey
  }

  abstract get identifierField(): string

  get foreignKeyField(): string {
    return this.identifierField
  }

  /** The definition that the user gave for the key, if any. */
  get foreignKeyAttribute(): object {
    const given: unknown = this.options.foreignKey
    return typeof given === 'object' && given !== null ? given : {}
  }

  /** What deleting the row that is referred to does to those that refer to it; null where there is no constraint. */
  get onDelete(): string | null {
    return this.claims[0]?.settled.onDelete ?? null
  }

  get onUpdate(): string | null {
    return this.claims[0]?.settled.onUpdate ?? null
  }

  /** Lays the claims to the key's attributes. Called once, when the association is declared. */
  abstract declareKeys(): void

  /** Replaces the claims of this association; all of the old are gone before the new are laid. */
  protected claim(claims: readonly KeyClaim[]): void {
    const former = this.claims
    for (const each of former) withdrawClaim(each)
    this.claims = claims
    for (const each of claims) layClaim(each)
  }

  /** Takes everything back that declaring did to attributes. */
  withdraw(): void {
    this.claim([])
  }

  abstract get(source: InstanceLike | readonly InstanceLike[], options?: AnyOptions): Promise<any>
  abstract set(source: InstanceLike, targets: unknown, options?: AnyOptions): Promise<any>
  abstract create(source: InstanceLike, values?: Values, options?: AnyOptions): Promise<any>

  /** In a log an association is its alias, as in v6; its models would fill pages. */
  [inspect.custom](): string {
    return this.as
  }
}

export function labelOf(source: ModelLike, call: string, target: ModelLike): string {
  return `${source.name}.${call}(${target.name})`
}
