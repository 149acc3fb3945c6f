// destroy and restore, of one record and of many. A paranoid model marks its rows (`deletedAt`) instead.
//
// Associations with `onDelete: 'CASCADE', hooks: true` are followed here, so that the hooks of the rows below run: for
// one record as in v6, for many too (SPEC row 39), and of belongsToMany only the junction's rows (row 40).
import type { AssociationLike } from '../associations/association'
import { truncateModel } from '../ddl/sync'
import { scopedOptions } from '../definition/scopes'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { OptimisticLockError } from '../errors'
import { shown } from '../errors/sentence'
import { modelOf } from '../instance/identity'
import { where } from '../instance/instance'
import { matchingAny } from './row-conditions'
import { isCondition } from './update'
import { checkOptions } from './writer-options'
import { planDelete, planUpdate, type Target } from './write-plans'

// ─── one record

export async function destroyInstance(instance: InstanceLike, given: AnyOptions = {}): Promise<InstanceLike> {
  const model = modelOf(instance)
  checkOptions(model, 'destroy', given)
  const options: AnyOptions = { hooks: true, force: false, ...given }
  const { hooks, paranoid } = model.definition
  if (options.hooks && hooks.hasAny('beforeDestroy')) await hooks.run('beforeDestroy', instance, options)
  if (paranoid !== null && options.force !== true) await markDeleted(instance, options)
  else await deleteWithDependents(instance, options)
  if (options.hooks && hooks.hasAny('afterDestroy')) await hooks.run('afterDestroy', instance, options)
  return instance
}

async function markDeleted(instance: InstanceLike, options: AnyOptions): Promise<void> {
  const { attribute, notDeleted } = modelOf(instance).definition.paranoid!
  const present = instance.getDataValue(attribute.name)
  if (isAlive(present, notDeleted)) instance.setDataValue(attribute.name, new Date())
  await instance.save(writing(options))
}

function isAlive(value: unknown, notDeleted: unknown): boolean {
  if (value === null || value === undefined) return true
  if (value instanceof Date && notDeleted instanceof Date) return value.getTime() === notDeleted.getTime()
  return value === notDeleted
}

/** The save behind a soft deletion has no hooks of its own. */
function writing({ transaction, logging, benchmark, silent }: AnyOptions): AnyOptions {
  return { transaction, logging, benchmark, silent, hooks: false }
}

async function deleteWithDependents(instance: InstanceLike, options: AnyOptions): Promise<void> {
  const dependents = dependentAssociations(modelOf(instance))
  if (dependents.length === 0) return deleteRow(instance, options)
  await modelOf(instance).sequelize.database.atomically(options, async (transaction) => {
    const act = { ...options, transaction }
    for (const association of dependents) await destroyDependents(instance, association, act)
    await deleteRow(instance, act)
  })
}

async function deleteRow(instance: InstanceLike, options: AnyOptions): Promise<void> {
  const model = modelOf(instance)
  const { definition, sequelize } = model
  const condition = where(instance, true)
  const attributes = Object.keys(condition).map((name) => definition.attributes.get(name)!)
  const { statement, values } = planDelete(model, { by: 'key', attributes, values: condition })
  const { affected } = await sequelize.database.run(statement, values, options)
  if (affected === 0 && definition.version !== null && !instance.isNewRecord) {
    throw new OptimisticLockError({ modelName: definition.name, values: {}, where: condition })
  }
}

// ─── rows below

/** Associations whose other side goes with the record, row by row with its hooks. */
function dependentAssociations(model: ModelLike): AssociationLike[] {
  return (Object.values(model.associations) as AssociationLike[]).filter(({ associationType, options }) => {
    const cascades = typeof options.onDelete === 'string' && options.onDelete.toUpperCase() === 'CASCADE'
    return associationType !== 'BelongsTo' && options.hooks === true && cascades
  })
}

async function destroyDependents(
  instance: InstanceLike,
  { hops, through, target }: AssociationLike,
  options: AnyOptions,
): Promise<void> {
  const [hop] = hops
  const owner = through === null ? target : through.model
  const condition: Values = { ...hop.scope }
  hop.toKeys.forEach((key, i) => (condition[key] = instance.dataValues[hop.fromKeys[i]] ?? null))
  if (Object.values(condition).some((value) => value === null)) return
  const passed = { transaction: options.transaction, logging: options.logging, benchmark: options.benchmark }
  const records: InstanceLike[] = await owner.unscoped().findAll({ where: condition, ...passed })
  for (const record of records)
    await record.destroy({ ...passed, hooks: options.hooks, force: options.force })
}

// ─── many rows

export async function destroyRows(model: ModelLike, given: AnyOptions = {}): Promise<number> {
  checkOptions(model, 'destroy', given)
  requireWhereOrTruncate(model, given)
  const { hooks } = model.definition
  const options: AnyOptions = {
    hooks: true, individualHooks: false, force: false, cascade: false, restartIdentity: false,
    ...scopedOptions(model, given), type: 'BULKDELETE', model,
  } // prettier-ignore
  if (options.hooks && hooks.hasAny('beforeBulkDestroy')) await hooks.run('beforeBulkDestroy', options)
  const count = await destroyMatching(model, options)
  if (options.hooks && hooks.hasAny('afterBulkDestroy')) await hooks.run('afterBulkDestroy', options)
  return count
}

function requireWhereOrTruncate(model: ModelLike, { where: condition, truncate }: AnyOptions): void {
  const isMissing = condition === undefined || condition === null
  if (isMissing && truncate !== true)
    throw new Error(
      `Missing where or truncate attribute in the options parameter of model.destroy. ${model.name}.destroy() takes { where: … }, or { truncate: true } for every row.`,
    )
  if (!isMissing && !isCondition(condition)) {
    throw new Error(
      `Expected plain object, array or sequelize method in the options.where parameter of model.destroy. The where of ${model.name}.destroy() is ${shown(condition)}.`,
    )
  }
  if (truncate === true && !isMissing && Reflect.ownKeys(condition).length > 0) {
    throw new TypeError(
      `${model.name}.destroy(): truncate deletes all rows, where only some. Give one of them.`,
    )
  }
}

async function destroyMatching(model: ModelLike, options: AnyOptions): Promise<number> {
  const isSoft = model.definition.paranoid !== null && options.force !== true
  if (options.restartIdentity === true && options.truncate === true && !isSoft) return restart(model, options)
  const dependents = isSoft || options.truncate === true ? [] : dependentAssociations(model)
  if (!options.individualHooks && dependents.length === 0)
    return removeRows(model, targetOf(options, isSoft), isSoft, options)
  return model.sequelize.database.atomically(options, (transaction) =>
    destroyEach(model, dependents, isSoft, { ...options, transaction }),
  )
}

/** Deletes all rows, and begins the ids anew. v6 sends both statements as one text, of which SQLite runs the first. */
function restart(model: ModelLike, { restartIdentity: _done, ...options }: AnyOptions): Promise<number> {
  return model.sequelize.database.atomically(options, async (transaction) => {
    const count = await destroyMatching(model, { ...options, transaction })
    await truncateModel(model, { logging: options.logging, transaction, restartIdentity: true })
    return count
  })
}

/** Finds the rows, so that hooks run for exactly those that go (SECURITY §4.9). */
async function destroyEach(
  model: ModelLike,
  dependents: readonly AssociationLike[],
  isSoft: boolean,
  options: AnyOptions,
): Promise<number> {
  const { hooks } = model.definition
  const { transaction, logging, benchmark, limit, order } = options
  const found = { where: options.where, limit, order, transaction, logging, benchmark, paranoid: isSoft }
  const records: InstanceLike[] = await model.unscoped().findAll(found)
  if (records.length === 0) return 0
  if (options.individualHooks && hooks.hasAny('beforeDestroy'))
    for (const record of records) await hooks.run('beforeDestroy', record, options)
  for (const record of records)
    for (const association of dependents) await destroyDependents(record, association, options)
  const target: Target = {
    by: 'condition',
    where: matchingAny(model, records),
    aliveOnly: isSoft,
    limit: null,
  }
  const count = await removeRows(model, target, isSoft, options)
  if (options.individualHooks && hooks.hasAny('afterDestroy'))
    for (const record of records) await hooks.run('afterDestroy', record, options)
  return count
}

function targetOf(options: AnyOptions, aliveOnly: boolean): Target {
  return {
    by: 'condition',
    where: options.truncate === true ? null : options.where,
    aliveOnly,
    limit: options.limit ?? null,
  }
}

async function removeRows(
  model: ModelLike,
  target: Target,
  isSoft: boolean,
  options: AnyOptions,
): Promise<number> {
  const { statement, values } = isSoft ? planMark(model, target, new Date()) : planDelete(model, target)
  return (await model.sequelize.database.run(statement, values, options)).affected
}

/** UPDATE of `deletedAt` alone, as in v6; the version rises with it. */
function planMark(model: ModelLike, target: Target, value: unknown) {
  const { paranoid, version, attributes } = model.definition
  const { attribute } = paranoid!
  return planUpdate(
    model,
    [attribute],
    { [attribute.name]: value },
    target,
    [],
    version === null ? [] : [attributes.get(version)!],
  )
}

// ─── restore

/** v6's words, and what to do. */
function notParanoid({ name }: ModelLike): Error {
  return new Error(
    `Model is not paranoid: ${name} deletes its rows for good, so none can be restored. Define it with { paranoid: true }.`,
  )
}

export async function restoreInstance(instance: InstanceLike, given: AnyOptions = {}): Promise<InstanceLike> {
  const model = modelOf(instance)
  const { hooks, paranoid } = model.definition
  if (paranoid === null) throw notParanoid(model)
  checkOptions(model, 'restore', given)
  const options: AnyOptions = { hooks: true, force: false, ...given }
  if (options.hooks && hooks.hasAny('beforeRestore')) await hooks.run('beforeRestore', instance, options)
  instance.setDataValue(paranoid.attribute.name, paranoid.notDeleted)
  await instance.save({ ...writing(options), omitNull: false })
  if (options.hooks && hooks.hasAny('afterRestore')) await hooks.run('afterRestore', instance, options)
  return instance
}

export async function restoreRows(model: ModelLike, given: AnyOptions = {}): Promise<number> {
  const { hooks, paranoid } = model.definition
  if (paranoid === null) throw notParanoid(model)
  checkOptions(model, 'restore', given)
  const options: AnyOptions = { hooks: true, individualHooks: false, ...given, type: 'RAW', model }
  if (options.hooks && hooks.hasAny('beforeBulkRestore')) await hooks.run('beforeBulkRestore', options)
  const count = options.individualHooks
    ? await restoreEach(model, options)
    : await unmarkRows(model, options.where, options)
  if (options.hooks && hooks.hasAny('afterBulkRestore')) await hooks.run('afterBulkRestore', options)
  return count
}

async function restoreEach(model: ModelLike, options: AnyOptions): Promise<number> {
  const { hooks } = model.definition
  const { transaction, logging, benchmark, limit } = options
  const found = { where: options.where, limit, transaction, logging, benchmark, paranoid: false }
  const records: InstanceLike[] = await model.unscoped().findAll(found)
  if (records.length === 0) return 0
  if (hooks.hasAny('beforeRestore'))
    for (const record of records) await hooks.run('beforeRestore', record, options)
  const count = await unmarkRows(model, matchingAny(model, records), { ...options, limit: undefined })
  if (hooks.hasAny('afterRestore'))
    for (const record of records) await hooks.run('afterRestore', record, options)
  return count
}

async function unmarkRows(model: ModelLike, condition: unknown, options: AnyOptions): Promise<number> {
  const target: Target = {
    by: 'condition',
    where: condition ?? null,
    aliveOnly: false,
    limit: options.limit ?? null,
  }
  const { statement, values } = planMark(model, target, model.definition.paranoid!.notDeleted)
  return (await model.sequelize.database.run(statement, values, options)).affected
}
