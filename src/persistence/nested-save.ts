// Saving what was included when a record was built: parents that the record's key points to go first, then the record,
// then its children, and junction rows last. The caller has opened the one transaction that all of it runs in.
//
//   Post.create({ title, author: { name }, tags: [{ name }] }, { include: ['author', 'tags'] })
//   author → post (authorId set) → tags → PostTags
import type { AssociationLike } from '../associations/association'
import type { AnyOptions, InstanceLike } from '../definition/model-contract'
import type { NestedInclude } from '../instance/nested-values'
import { isRecordOf } from '../instance/identity'
import { nestedOf } from '../instance/instance'

/** Saves records that the instance's own foreign key points to, and takes their keys. */
export async function saveIncludedParents(
  instance: InstanceLike,
  includes: readonly NestedInclude[],
  options: AnyOptions,
): Promise<void> {
  for (const include of includes) {
    const association = associationOf(include)
    if (association.associationType !== 'BelongsTo') continue
    const parent = instance.dataValues[include.as] as InstanceLike | null | undefined
    if (!parent) continue
    await saveIncluded(parent, options)
    const hop = association.hops[0]
    hop.fromKeys.forEach((key, i) => takeKey(instance, key, parent.dataValues[hop.toKeys[i]], options.fields))
  }
}

/** Saves records that point to the instance, or that a junction row links to it. */
export async function saveIncludedChildren(
  instance: InstanceLike,
  includes: readonly NestedInclude[],
  options: AnyOptions,
): Promise<void> {
  for (const include of includes) {
    const association = associationOf(include)
    if (association.associationType === 'BelongsTo') continue
    for (const child of recordsOf(instance.dataValues[include.as])) {
      if (association.through === null) await saveOwned(instance, child, association, options)
      else await saveLinked(instance, child, association, include, options)
    }
  }
}

/** hasOne and hasMany: the child takes the key, and what the association's scope says. */
async function saveOwned(
  instance: InstanceLike,
  child: InstanceLike,
  association: AssociationLike,
  options: AnyOptions,
): Promise<void> {
  const hop = association.hops[0]
  hop.toKeys.forEach((key, i) => child.set(key, instance.dataValues[hop.fromKeys[i]], { raw: true })) // no change in the eyes of hooks
  for (const [name, value] of Object.entries(hop.scope ?? {})) child.set(name, value)
  await saveIncluded(child, options)
}

/** belongsToMany: the target by itself, then the junction row with its values. */
async function saveLinked(
  instance: InstanceLike,
  child: InstanceLike,
  association: AssociationLike,
  include: NestedInclude,
  options: AnyOptions,
): Promise<void> {
  const [, toTarget] = association.hops
  for (const [name, value] of Object.entries(toTarget.scope ?? {})) child.set(name, value)
  await saveIncluded(child, options)
  await junctionRecord(instance, child, association, include).save(inherited(options))
}

/** The row between: as it was given beside the target's values, else made of the include's and the scope's. */
export function junctionRecord(
  source: InstanceLike,
  target: InstanceLike,
  { through, hops }: AssociationLike,
  { options }: NestedInclude,
): InstanceLike {
  const [toJunction, toTarget] = hops
  const { model, as } = through!
  const own = target.dataValues[as]
  const record = isRecordOf(model, own) ? own : new model({ ...options.through?.values, ...toJunction.scope })
  toJunction.toKeys.forEach((key, i) => record.set(key, source.dataValues[toJunction.fromKeys[i]]))
  toTarget.fromKeys.forEach((key, i) => record.set(key, target.dataValues[toTarget.toKeys[i]]))
  return record
}

/** A record that is in the database as it is needs no statement. */
async function saveIncluded(record: InstanceLike, options: AnyOptions): Promise<void> {
  if (record.isNewRecord || record.changes !== null || nestedOf(record).length > 0)
    await record.save(inherited(options))
}

/** What goes down from the outer call: the transaction, the log, and whether to validate and run hooks. */
function inherited({ transaction, logging, benchmark, hooks, validate, silent }: AnyOptions): AnyOptions {
  return { transaction, logging, benchmark, hooks, validate, silent }
}

/** Sets a foreign key; `fields` are those of the save under way, which must write it too. */
function takeKey(record: InstanceLike, key: string, value: unknown, fields: string[]): void {
  record.set(key, value)
  if (!fields.includes(key)) fields.push(key)
}

function recordsOf(value: unknown): readonly InstanceLike[] {
  if (value === null || value === undefined) return []
  return (Array.isArray(value) ? value : [value]) as InstanceLike[] // building made instances of what is included
}

/** The association of an include as it was declared. */
function associationOf(include: NestedInclude): AssociationLike {
  return include.association as AssociationLike
}
