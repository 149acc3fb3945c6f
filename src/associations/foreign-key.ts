// The foreign key of an association: its names, and the attributes that hold it. Several associations may use one key
// (User.hasMany(Post) and Post.belongsTo(User)); each lays its claim, and after each the attributes are settled anew, so
// that what is explicit beats what is a default whichever was declared first (SPEC Δ 34).
//
//   User.hasMany(Post)                                    → Post.UserId, nullable, SET NULL / CASCADE
//   Post.belongsTo(User, { foreignKey: { allowNull: false } })   → the same attribute, now NOT NULL, CASCADE / CASCADE
//
// Keys are lists: a composite key is one attribute a part, and its constraint stands in `definition.compositeReferences`.
import type { CompositeReference, RawAttribute, ReferentialAction } from '../definition/attribute'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import type { ModelDefinition } from '../definition/model-definition'
import { foreignKeyName } from '../definition/naming'
import { AssociationError } from '../errors/association'
import { listed, quoted, shown } from '../errors/sentence'
import { didYouMean } from '../errors/suggest'
import { sameIgnoringCase } from '../util/casing'
import { actionOption } from './association-options'

/** One part of the option `foreignKey`: an attribute definition, with a name if the user gave one. */
export type KeyPart = Partial<RawAttribute> & { readonly name?: string }

/** Who refers: `owner` is hasOne's and hasMany's side, `holder` is belongsTo's, `junction` belongsToMany's. */
export type KeyRule = 'owner' | 'holder' | 'junction'

/** What one association asks of a foreign key. */
export interface KeyClaim {
  /** The call, for messages: `User.hasMany(Post)`. */
  readonly label: string
  readonly holder: ModelLike
  readonly names: readonly string[]
  readonly referenced: ModelLike
  readonly referencedKeys: readonly string[]
  readonly parts: readonly KeyPart[]
  readonly rule: KeyRule
  /** undefined: not said. */
  readonly constraints: boolean | undefined
  readonly onDelete: ReferentialAction | undefined
  readonly onUpdate: ReferentialAction | undefined
  readonly keyType: unknown
  /** Declared by a thunk, where no call comes before another. */
  readonly linked: boolean
  /** belongsToMany's word about its other key: the inverse's own word is stronger. */
  readonly isSecondary: boolean
  /** The claim as it came out; both null where there is no constraint. */
  settled: { onDelete: ReferentialAction | null; onUpdate: ReferentialAction | null }
}

/** Reads the option `foreignKey` (or `otherKey`): a name, a definition, or a list of these. */
export function keyParts(label: string, option: string, given: unknown): KeyPart[] {
  if (given === undefined || given === null || given === '') return []
  if (Array.isArray(given)) return given.flatMap((part) => keyParts(label, option, part))
  if (typeof given === 'string') return [{ name: given }]
  if (typeof given !== 'object') {
    throw new AssociationError(
      `${label}: the option ${quoted(option)} must be a name, an attribute definition or a list of these, got ${shown(given)}.`,
    )
  }
  const { name, fieldName } = given as KeyPart
  return [{ ...given, name: name ?? fieldName }]
}

/** The attributes that are referred to: those of the option `sourceKey` or `targetKey`, else the primary key. */
export function referencedKeysOf(
  label: string,
  model: ModelLike,
  option: string,
  given: unknown,
  parts: readonly KeyPart[],
): string[] {
  const { attributes } = model.definition
  if (given !== undefined && given !== null && given !== '') {
    const keys: unknown[] = Array.isArray(given) ? given : [given]
    for (const key of keys) {
      if (typeof key === 'string' && attributes.has(key)) continue
      const hint = typeof key === 'string' ? didYouMean(key, attributes.keys()) : ''
      throw new AssociationError(
        `Unknown attribute ${typeof key === 'string' ? quoted(key) : shown(key)} passed as ${option}, define this attribute ` +
          `on model ${quoted(model.name)} first (${label}).${hint} ${model.name} has: ${listed(attributes.keys())}.`,
      )
    }
    return keys as string[]
  }
  const primary = primaryKeysOf(model)
  if (primary.length === 0) {
    throw new AssociationError(
      `${label}: ${model.name} has no primary key. Name the attribute to refer to in ${quoted(option)}.`,
    )
  }
  // v6 refers to the first part of a composite key; a program that names one column means just that.
  return parts.length === 1 && parts[0]!.name !== undefined ? primary.slice(0, 1) : primary
}

export function primaryKeysOf(model: ModelLike): string[] {
  return model.definition.primaryKey.map((each) => each.name)
}

export interface NamingOfKey {
  readonly label: string
  readonly holder: ModelLike
  readonly referenced: ModelLike
  /** The keys that the names end in, one for each part. */
  readonly referencedKeys: readonly string[]
  /** Model name or alias. */
  readonly stem: string
  readonly naming: 'v6' | 'camel'
  /** The option, for messages. */
  readonly option: string
}

/** The names of the key's attributes: as given, else by default, where an attribute of nearly that name is adopted (Δ 21, 22). */
export function keyNames(parts: readonly KeyPart[], naming: NamingOfKey): string[] {
  const { label, referencedKeys } = naming
  if (parts.length > 1 && parts.length !== referencedKeys.length) {
    throw new AssociationError(
      `${label}: ${quoted(naming.option)} has ${parts.length} parts, but the key that it refers to has ${referencedKeys.length}: ` +
        `${listed(referencedKeys)}.`,
    )
  }
  return referencedKeys.map((key, position) => {
    const given = parts[position]?.name
    return given ?? adopted(naming, foreignKeyName(naming.stem, key, naming.naming))
  })
}

/**
 * The attributes after which a key is named: as in v6 the primary key, even where `sourceKey` or `targetKey` says that
 * another one is referred to (SPEC row 26).
 */
export function namingKeysOf(model: ModelLike, referencedKeys: readonly string[]): readonly string[] {
  const [primary] = primaryKeysOf(model)
  return referencedKeys.length === 1 && primary !== undefined ? [primary] : referencedKeys
}

/** An attribute that was declared under nearly this name, or the key of an inverse association. */
function adopted({ holder, referenced }: NamingOfKey, name: string): string {
  const { attributes } = holder.definition
  if (attributes.has(name)) return name
  const held = heldKeys.get(holder.definition)
  for (const known of attributes.keys()) {
    if (!sameIgnoringCase(known, name)) continue
    const users = held?.claims.filter((claim) => claim.names.includes(known)) ?? []
    const isDeclared = !held?.declared.has(known) || held.declared.get(known) !== null
    if (isDeclared || users.some((claim) => claim.referenced.definition === referenced.definition))
      return known
  }
  return name
}

/** The option `foreignKeyNaming` of the association, its source model or its Sequelize. */
export function keyNamingOf(label: string, source: ModelLike, options: AnyOptions): 'v6' | 'camel' {
  const given: unknown =
    options.foreignKeyNaming ??
    source.definition.options.foreignKeyNaming ??
    source.sequelize.options.foreignKeyNaming ??
    'v6'
  if (given === 'v6' || given === 'camel') return given
  throw new AssociationError(`${label}: foreignKeyNaming must be 'v6' or 'camel', got ${shown(given)}.`)
}

type ClaimGiven = Omit<
  KeyClaim,
  'constraints' | 'onDelete' | 'onUpdate' | 'keyType' | 'linked' | 'isSecondary' | 'settled' | 'parts'
> & {
  readonly parts: readonly KeyPart[]
  readonly options: AnyOptions
  readonly isSecondary?: boolean
}

/** A claim from the options of an association. An action in the key's definition counts like the option. */
export function keyClaim({ options, ...given }: ClaimGiven): KeyClaim {
  const { label, names } = given
  // One definition for a composite key speaks of each part.
  const parts = names.map(
    (_, position) => given.parts[position] ?? (given.parts.length === 1 ? given.parts[0]! : {}),
  )
  const action = (name: 'onDelete' | 'onUpdate') =>
    actionOption(label, options, name) ??
    parts.map((part) => actionOption(label, part, name)).find((each) => each !== undefined)
  return {
    isSecondary: false,
    ...given,
    parts,
    constraints: typeof options.constraints === 'boolean' ? options.constraints : undefined,
    onDelete: action('onDelete'),
    onUpdate: action('onUpdate'),
    keyType: options.keyType,
    linked: options.linked === true,
    settled: { onDelete: null, onUpdate: null },
  }
}

/** What is known of the foreign keys that a model holds. */
interface HeldKeys {
  /** Attributes as they were before any claim; null for those that claims made. */
  readonly declared: Map<string, RawAttribute | null>
  claims: KeyClaim[]
}
const heldKeys = new WeakMap<ModelDefinition, HeldKeys>()

/** Lays a claim: checks it against those before, then settles the attributes. Nothing changes if it throws. */
export function layClaim(claim: KeyClaim): void {
  const { definition } = claim.holder
  const held: HeldKeys = heldKeys.get(definition) ?? { declared: new Map(), claims: [] }
  for (const [position, name] of claim.names.entries()) {
    const raw = definition.attributes.get(name)?.raw
    checkAgainstDeclared(claim, position, held.declared.has(name) ? held.declared.get(name)! : (raw ?? null))
  }
  for (const other of held.claims) if (isSameKey(claim, other)) checkAgainstClaim(claim, other)
  heldKeys.set(definition, held)
  for (const name of claim.names) {
    if (!held.declared.has(name)) held.declared.set(name, definition.attributes.get(name)?.raw ?? null)
  }
  held.claims.push(claim)
  settle(claim, held)
}

/** Takes a claim back; attributes that only it had made go with it. */
export function withdrawClaim(claim: KeyClaim): void {
  const held = heldKeys.get(claim.holder.definition)
  if (!held || !held.claims.includes(claim)) return
  held.claims = held.claims.filter((each) => each !== claim)
  settle(claim, held)
}

/** Makes the attributes of a claim that came or went anew. */
function settle({ holder, names }: KeyClaim, held: HeldKeys): void {
  const { definition } = holder
  for (const name of names) {
    const declared = held.declared.get(name)!
    const claims = held.claims.filter((claim) => claim.names.includes(name))
    if (claims.length > 0) {
      definition.addAttribute(name, settledAttribute(holder, name, declared, claims))
      continue
    }
    if (declared === null) definition.removeAttribute(name)
    else definition.addAttribute(name, declared)
    held.declared.delete(name)
  }
  definition.compositeReferences = compositeReferences(holder, held.claims)
  holder.refreshAttributes()
}

/** The attribute as declaration, claims and defaults make it, in this order of weight. */
function settledAttribute(
  holder: ModelLike,
  name: string,
  declared: RawAttribute | null,
  claims: readonly KeyClaim[],
): RawAttribute {
  const raw: RawAttribute = { ...(declared ?? { type: undefined }) }
  for (const claim of claims) {
    const {
      name: _,
      fieldName: __,
      onDelete: ___,
      onUpdate: ____,
      ...asked
    } = claim.parts[claim.names.indexOf(name)]!
    for (const [key, value] of Object.entries(asked)) raw[key] ??= value
  }
  // v6: a declared attribute that does not say allowNull may be null, yet what refers to a deleted row is not set to null.
  const mayBeSetNull =
    !raw.primaryKey && (declared === null ? raw.allowNull !== false : raw.allowNull === true)
  const [first] = claims as [KeyClaim]
  raw.type ??= claims.find((claim) => claim.keyType !== undefined)?.keyType ?? referencedType(first, name)
  if (claims.every((claim) => claim.rule === 'junction'))
    raw._autoGenerated ??= declared === null ? true : undefined
  else if (!raw.primaryKey) raw.allowNull ??= true
  const isSimple = claims.filter((claim) => claim.names.length === 1)
  const constraint = isSimple.length > 0 ? settledConstraint(holder, isSimple, mayBeSetNull, declared) : null
  if (constraint === null) return raw
  const { referenced, referencedKeys } = constraint.claim
  raw.references ??= {
    model: referenced.getTableName(),
    key: referenced.definition.attributes.get(referencedKeys[0]!)!.column,
  }
  return { ...raw, onDelete: constraint.onDelete, onUpdate: constraint.onUpdate }
}

function referencedType(claim: KeyClaim, name: string): unknown {
  return claim.referenced.definition.attributes.get(claim.referencedKeys[claim.names.indexOf(name)]!)!.type
}

interface Constraint {
  readonly claim: KeyClaim
  readonly onDelete: ReferentialAction
  readonly onUpdate: ReferentialAction
}

/** The constraint of claims on the same attributes: the first model referred to gets it, unless someone said `constraints: false`. */
function settledConstraint(
  holder: ModelLike,
  claims: readonly KeyClaim[],
  isNullable: boolean,
  declared: RawAttribute | null = null,
): Constraint | null {
  for (const claim of claims) claim.settled = { onDelete: null, onUpdate: null }
  const claim = claims.find((each) => each.constraints !== false && !isRefused(each, claims))
  if (claim === undefined) return null
  const agreeing = claims.filter((each) => isSameKey(each, claim))
  // The inverse's word about its own key comes before belongsToMany's word about its other key.
  const byWeight = [...agreeing].sort((a, b) => Number(a.isSecondary) - Number(b.isSecondary))
  const explicit = (name: 'onDelete' | 'onUpdate') =>
    byWeight.find((each) => each[name] !== undefined)?.[name]
  const settled = {
    onDelete:
      actionOption(holder.name, declared ?? {}, 'onDelete') ??
      explicit('onDelete') ??
      defaultOnDelete(agreeing, isNullable),
    onUpdate: actionOption(holder.name, declared ?? {}, 'onUpdate') ?? explicit('onUpdate') ?? 'CASCADE',
  } as const
  for (const each of agreeing) each.settled = settled
  return { claim, ...settled }
}

/** Has another claim on the same key and model said `constraints: false`, with no one insisting? */
function isRefused(claim: KeyClaim, claims: readonly KeyClaim[]): boolean {
  return (
    claim.constraints === undefined &&
    claims.some((each) => each.constraints === false && isSameKey(each, claim))
  )
}

/**
 * SPEC 1.3. The first association declared decides between CASCADE and NO ACTION, as in v6; among those of thunks, which
 * have no order, the side that owns. A junction always cascades.
 */
function defaultOnDelete(claims: readonly KeyClaim[], isNullable: boolean): ReferentialAction {
  if (claims.some((claim) => claim.rule === 'junction')) return 'CASCADE'
  if (isNullable) return 'SET NULL'
  return claims.some((claim, i) => claim.rule === 'owner' && (i === 0 || claim.linked))
    ? 'CASCADE'
    : 'NO ACTION'
}

function compositeReferences(holder: ModelLike, claims: readonly KeyClaim[]): CompositeReference[] {
  const references: CompositeReference[] = []
  const seen = new Set<string>()
  for (const { names } of claims) {
    const id = JSON.stringify(names)
    if (names.length === 1 || seen.has(id)) continue
    seen.add(id)
    const alike = claims.filter((claim) => JSON.stringify(claim.names) === id)
    const attributes = names.map((name) => holder.definition.attributes.get(name)!.raw)
    const isNullable = attributes.every((raw) => raw.allowNull !== false && !raw.primaryKey)
    const constraint = settledConstraint(holder, alike, isNullable)
    if (constraint === null) continue
    const { referenced, referencedKeys } = constraint.claim
    references.push({
      attributes: names,
      table: referenced.definition.table,
      keys: referencedKeys.map((key) => referenced.definition.attributes.get(key)!.column),
      onDelete: constraint.onDelete,
      onUpdate: constraint.onUpdate,
    })
  }
  return references
}

/** Do they speak of the same attributes, referring to the same model? */
function isSameKey(a: KeyClaim, b: KeyClaim): boolean {
  return (
    a.referenced.definition === b.referenced.definition &&
    a.names.length === b.names.length &&
    a.names.every((name, position) => name === b.names[position])
  )
}

function checkAgainstDeclared(claim: KeyClaim, position: number, declared: RawAttribute | null): void {
  if (declared === null) return
  const name = claim.names[position]!
  const where = `the attribute ${claim.holder.name}.${name}`
  const asked = claim.parts[position]!
  if (typeof declared.allowNull === 'boolean' && typeof asked.allowNull === 'boolean') {
    refuseIfDifferent(claim, 'allowNull', asked.allowNull, where, declared.allowNull)
  }
  if (claim.isSecondary) return
  for (const action of ['onDelete', 'onUpdate'] as const) {
    const given = actionOption(where, declared, action)
    if (given !== undefined && claim[action] !== undefined)
      refuseIfDifferent(claim, action, claim[action], where, given)
  }
}

function checkAgainstClaim(claim: KeyClaim, other: KeyClaim): void {
  for (const [position, asked] of claim.parts.entries()) {
    const known = other.parts[position]!.allowNull
    if (typeof asked.allowNull === 'boolean' && typeof known === 'boolean') {
      refuseIfDifferent(claim, 'allowNull', asked.allowNull, other.label, known)
    }
  }
  if (claim.isSecondary || other.isSecondary) return
  for (const action of ['onDelete', 'onUpdate'] as const) {
    if (claim[action] !== undefined && other[action] !== undefined) {
      refuseIfDifferent(claim, action, claim[action], other.label, other[action])
    }
  }
}

/** Two that say different things of one key cannot both have it: which one counted would be the order of declaration. */
function refuseIfDifferent(
  claim: KeyClaim,
  option: string,
  asked: unknown,
  elsewhere: string,
  known: unknown,
): void {
  if (asked === known) return
  throw new AssociationError(
    `${claim.label} asks for ${option} ${shown(asked)} on the foreign key ${claim.holder.name}.${claim.names.join(', ')}, ` +
      `but ${elsewhere} says ${shown(known)}. Say it in one place, or the same in both.`,
  )
}
