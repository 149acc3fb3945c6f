// bulkCreate with include: all parents of all rows in one statement, then the rows, then all children, and junction rows
// last. For one record it is nested-save.ts.
import type { AssociationLike } from '../associations/association'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import type { NestedInclude } from '../instance/nested-values'
import { junctionRecord } from './nested-save'

/** Creates the records that the rows point to, and hands their keys on. */
export async function createParents(
  records: readonly InstanceLike[],
  includes: readonly NestedInclude[],
  options: AnyOptions,
): Promise<void> {
  for (const include of includes) {
    const association = associationOf(include)
    if (association.associationType !== 'BelongsTo') continue
    await createAll(include.model, [...new Set(unsavedOf(records, include.as))], options)
    const [hop] = association.hops
    for (const record of records) {
      for (const parent of recordsOf(record, include.as)) {
        hop.fromKeys.forEach((key, i) => record.set(key, parent.dataValues[hop.toKeys[i]]))
      }
    }
  }
}

/** Creates the records that point to the rows, and the junction rows that link them. */
export async function createChildren(
  records: readonly InstanceLike[],
  includes: readonly NestedInclude[],
  options: AnyOptions,
): Promise<void> {
  for (const include of includes) {
    const association = associationOf(include)
    if (association.associationType === 'BelongsTo') continue
    if (association.through === null) giveKeys(records, include.as, association)
    await createAll(include.model, unsavedOf(records, include.as), options)
    if (association.through !== null) await createJunctions(records, include, association, options)
  }
}

function giveKeys(records: readonly InstanceLike[], as: string, { hops: [hop] }: AssociationLike): void {
  for (const record of records) {
    for (const child of recordsOf(record, as)) {
      hop.toKeys.forEach((key, i) => child.set(key, record.dataValues[hop.fromKeys[i]]))
      for (const [name, value] of Object.entries(hop.scope ?? {})) child.set(name, value)
    }
  }
}

async function createJunctions(
  records: readonly InstanceLike[],
  include: NestedInclude,
  association: AssociationLike,
  options: AnyOptions,
): Promise<void> {
  const { model } = association.through!
  const rows: InstanceLike[] = []
  for (const record of records) {
    for (const child of recordsOf(record, include.as)) {
      rows.push(junctionRecord(record, child, association, include))
    }
  }
  await createAll(model, rows, options)
}

/** Instances among the rows of a bulkCreate insert themselves. */
async function createAll(
  model: ModelLike,
  records: readonly InstanceLike[],
  options: AnyOptions,
): Promise<void> {
  await model.bulkCreate(records as unknown as Values[], inherited(options)) // typed for what users give
}

/** What goes down to the records inside. */
function inherited({
  transaction,
  logging,
  benchmark,
  hooks,
  validate,
  individualHooks,
  ignoreDuplicates,
}: AnyOptions): AnyOptions {
  return { transaction, logging, benchmark, hooks, validate, individualHooks, ignoreDuplicates }
}

const associationOf = (include: NestedInclude): AssociationLike => include.association as AssociationLike // as it was declared

function unsavedOf(records: readonly InstanceLike[], as: string): InstanceLike[] {
  return records.flatMap((record) => recordsOf(record, as)).filter((each) => each.isNewRecord)
}

function recordsOf(record: InstanceLike, as: string): InstanceLike[] {
  const value = record.dataValues[as] as InstanceLike | InstanceLike[] | null | undefined // building made instances of it
  if (value === null || value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
