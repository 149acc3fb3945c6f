// Models and their associations as a graph to draw: tables are entities, foreign keys relations. Associations over one
// key (Post.belongsTo(User) and User.hasMany(Post)) are one relation; a belongsToMany is the two of its junction.
//
//   User.hasMany(Post) → { holder: Post, keys: ['UserId'], referenced: User, isSingle: false, isOptional: true, … }
import type { AssociationLike } from '../associations/association'
import type { Attribute } from '../definition/attribute'
import type { ModelLike } from '../definition/model-contract'
import { tableKey, type ModelDefinition } from '../definition/model-definition'

export interface Column {
  readonly name: string
  /** The type's name, in lower case: `string`, `double precision`. */
  readonly type: string
  readonly isPrimary: boolean
  readonly isForeign: boolean
  readonly isUnique: boolean
  readonly isNullable: boolean
}

export interface Entity {
  readonly name: string
  readonly table: string
  /** Is it the `through` of a belongsToMany? */
  readonly isJunction: boolean
  readonly columns: readonly Column[]
}

/** A foreign key: rows of `holder` refer to rows of `referenced`. */
export interface Relation {
  readonly holder: Entity
  readonly keys: readonly string[]
  readonly referenced: Entity
  readonly referencedKeys: readonly string[]
  /** At most one row of the holder refers to each row: 1:1. */
  readonly isSingle: boolean
  /** The key may be null: there are rows that refer to none. */
  readonly isOptional: boolean
  /** Does the database check it? */
  readonly isConstrained: boolean
  /** The aliases over this key, as users write them: `Film.director`. */
  readonly aliases: readonly string[]
}

export interface EntityGraph {
  readonly entities: readonly Entity[]
  readonly relations: readonly Relation[]
}

export function entityGraph(models: readonly ModelLike[]): EntityGraph {
  const associations = models.flatMap((model) => Object.values(model.associations) as AssociationLike[])
  const junctions = new Set(associations.map(({ through }) => through?.model.definition))
  const keys = new Map<string, ForeignKey>()
  for (const association of associations) for (const key of foreignKeysOf(association)) collect(keys, key)
  for (const model of models) for (const key of bareReferences(model, models, keys)) collect(keys, key)
  const entities = new Map<ModelDefinition, Entity>()
  for (const { definition } of models)
    entities.set(definition, entityOf(definition, junctions.has(definition), [...keys.values()]))
  const relations = [...keys.values()].flatMap((key) => {
    const holder = entities.get(key.holder)
    const referenced = entities.get(key.referenced)
    return holder && referenced ? [relationOf(key, holder, referenced)] : []
  })
  return { entities: [...entities.values()], relations }
}

/** A relation in the making. */
interface ForeignKey {
  readonly holder: ModelDefinition
  readonly keys: readonly string[]
  readonly referenced: ModelDefinition
  readonly referencedKeys: readonly string[]
  isSingle: boolean
  aliases: string[]
}

function foreignKeysOf(association: AssociationLike): ForeignKey[] {
  const { associationType, hops } = association
  const aliases = 'isImplicit' in association && association.isImplicit ? [] : [aliasOf(association)]
  return hops.map((hop, position) => {
    const isHeldHere = associationType === 'BelongsTo' || position === 1
    const from = { model: hop.from.definition, keys: hop.fromKeys }
    const to = { model: hop.to.definition, keys: hop.toKeys }
    const [holder, referenced] = isHeldHere ? [from, to] : [to, from]
    return {
      holder: holder.model,
      keys: holder.keys,
      referenced: referenced.model,
      referencedKeys: referenced.keys,
      isSingle: associationType === 'HasOne',
      aliases: position === 0 || associationType === 'BelongsToMany' ? aliases : [],
    }
  })
}

function aliasOf({ source, as }: AssociationLike): string {
  return `${source.definition.name}.${as}`
}

function collect(found: Map<string, ForeignKey>, key: ForeignKey): void {
  const text = [key.holder.id, ...key.keys, key.referenced.id].join(' ')
  const known = found.get(text)
  if (!known) {
    found.set(text, key)
    return
  }
  known.isSingle ||= key.isSingle
  known.aliases.push(...key.aliases.filter((alias) => !known.aliases.includes(alias)))
}

/** `references` that were written on an attribute, with no association over it. */
function bareReferences(
  { definition }: ModelLike,
  models: readonly ModelLike[],
  known: ReadonlyMap<string, ForeignKey>,
): ForeignKey[] {
  const held = new Set(
    [...known.values()].filter(({ holder }) => holder === definition).flatMap(({ keys }) => keys),
  )
  return definition.storedAttributes.flatMap(({ name, references }) => {
    if (!references || held.has(name)) return []
    const target = models.find(
      (model) => model.definition.tableKey === tableKey(references.table),
    )?.definition
    if (!target) return []
    const key = target.columns.get(references.key)?.name ?? references.key
    const referred = { referenced: target, referencedKeys: [key] }
    return [{ holder: definition, keys: [name], ...referred, isSingle: false, aliases: [] }]
  })
}

function entityOf(definition: ModelDefinition, isJunction: boolean, keys: readonly ForeignKey[]): Entity {
  const foreign = new Set(keys.filter(({ holder }) => holder === definition).flatMap((key) => key.keys))
  return {
    name: definition.name,
    table: tableKey(definition.table),
    isJunction,
    columns: definition.storedAttributes.map((attribute) => columnOf(attribute, definition, foreign)),
  }
}

function columnOf(attribute: Attribute, definition: ModelDefinition, foreign: ReadonlySet<string>): Column {
  const { name, type, primaryKey, allowNull } = attribute
  return {
    name,
    type: type.key.toLowerCase(),
    isPrimary: primaryKey,
    isForeign: foreign.has(name),
    isUnique: !primaryKey && definition.isUnique([name]),
    isNullable: allowNull,
  }
}

function relationOf(key: ForeignKey, holder: Entity, referenced: Entity): Relation {
  const { keys, referencedKeys, aliases } = key
  const attributes = keys.map((name) => key.holder.attribute(name))
  const isComposite = key.holder.compositeReferences.some((each) => each.attributes.join() === keys.join())
  return {
    holder,
    keys,
    referenced,
    referencedKeys,
    isSingle: key.isSingle || key.holder.isUnique(keys),
    isOptional: attributes.some((each) => each.allowNull),
    isConstrained: isComposite || attributes.every((each) => each.references !== null),
    aliases,
  }
}
