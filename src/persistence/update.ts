// Model.update: many rows by a condition.
//
//   validate the values as those of a record (setters run) → beforeBulkUpdate → one UPDATE → afterBulkUpdate
//   with individualHooks: find the rows, beforeUpdate of each, then one UPDATE if the hooks left all alike, else one each
import { AssertionError } from 'node:assert'
import type { Attribute } from '../definition/attribute'
import { scopedOptions } from '../definition/scopes'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { rowsOfWrite, runWrite } from './execute-write'
import { equals } from '../data-types/equality'
import { HYDRATED } from '../instance/build'
import { rulesOf } from '../instance/record-rules'
import { isExpression } from '../sql/expressions'
import { isPlainObject, setOwn } from '../util/objects'
import { matchingAny } from './row-conditions'
import { decodedRow, returningAttributes } from './returning'
import { checkTypes, needsValidation, validateWith } from './validation'
import { checkFields, checkOptions, checkValues } from './writer-options'
import { planUpdate, type Target } from './write-plans'

/** `[affectedCount]`; with `returning` or `individualHooks` also the records. */
export async function updateRows(
  model: ModelLike,
  values: Values | null | undefined,
  given: AnyOptions = {},
): Promise<unknown[]> {
  checkOptions(model, 'update', given)
  requireWhere(given, `${model.name}.update()`)
  checkValues(model, 'update', values)
  checkFields(model, 'update', given.fields)
  const { definition } = model
  const scoped = scopedOptions(model, given)
  const options: AnyOptions = {
    validate: true, hooks: true, individualHooks: false, returning: false, force: false, sideEffects: true,
    ...scoped, type: 'BULKUPDATE', model,
  } // prettier-ignore
  const wanted = givenValues(model, values ?? {}, options)
  options.attributes = options.validate ? await validated(model, wanted, options) : wanted
  const { hooks } = definition
  if (options.hooks && hooks.hasAny('beforeBulkUpdate')) await hooks.run('beforeBulkUpdate', options)
  const result = options.individualHooks ? await updateEach(model, options) : await updateAll(model, options)
  if (options.hooks && hooks.hasAny('afterBulkUpdate')) await hooks.run('afterBulkUpdate', options)
  return result
}

/** v6's assertions on `where`, word for word; then whose call it is, and the fix. */
export function requireWhere(options: AnyOptions | undefined, call: string): void {
  const where = options?.where
  if (where === undefined || where === null) {
    throw new AssertionError({
      message: `Missing where attribute in the options parameter. ${call} takes { where: … }; { where: {} } means every row.`,
    })
  }
  if (!isCondition(where)) {
    throw new AssertionError({
      message: `Expected plain object, array or sequelize method in the options.where parameter of ${call}.`,
    })
  }
}

export function isCondition(where: unknown): boolean {
  return isPlainObject(where) || Array.isArray(where) || isExpression(where)
}

/** The values that may be written, undefined ones dropped, with the time of the update. Settles `updating.fields`: these
 * options are the call's own. */
function givenValues({ definition }: ModelLike, given: Values, updating: AnyOptions): Values {
  const { attributes, updatedAt } = definition
  const values: Values = {}
  const fields: readonly string[] | null = Array.isArray(updating.fields) ? updating.fields : null
  for (const name of Object.keys(given)) {
    const isWanted =
      fields === null
        ? attributes.has(name) || rulesOf(definition).setters?.has(name) === true
        : fields.includes(name)
    if (given[name] !== undefined && isWanted) setOwn(values, name, given[name])
  }
  updating.fields = fields === null ? Object.keys(values) : [...fields]
  if (updatedAt !== null && updating.silent !== true) {
    values[updatedAt] = new Date()
    if (fields === null && !updating.fields.includes(updatedAt)) updating.fields.push(updatedAt)
  }
  return values
}

/** The values as a record would hold them: through setters and type conversion, validated. */
async function validated(model: ModelLike, values: Values, updating: AnyOptions): Promise<Values> {
  const { definition } = model
  const { updatedAt } = definition
  const record = new model(values) // hooks and validators see the defaults beside the values, as in v6
  const changed = [...(record.changes?.keys() ?? [])]
  const kept: Values = {}
  for (const name of Object.keys(values))
    if (Object.hasOwn(record.dataValues, name)) kept[name] = record.dataValues[name]
  if (updating.sideEffects) for (const name of changed) kept[name] = record.dataValues[name]
  updating.fields = [
    ...new Set([
      ...updating.fields,
      ...Object.keys(kept).filter((name) => name !== updatedAt || updating.silent !== true),
    ]),
  ]
  if (needsValidation(definition, updating.hooks)) {
    updating.skip = [...definition.attributes.keys()].filter((name) => !Object.hasOwn(kept, name))
    await validateWith(record, updating)
    delete updating.skip
    for (const name of record.changes?.keys() ?? []) kept[name] = record.dataValues[name] // what hooks of validation set
  }
  return kept
}

/** One UPDATE; nothing to write but the time means nothing to do. */
async function updateAll(model: ModelLike, options: AnyOptions): Promise<unknown[]> {
  const { capabilities } = model.sequelize.database.dialect
  const asked =
    options.returning !== false && options.returning !== undefined && capabilities.returning.update
  const returning = asked ? returningAttributes(model, options.returning) : []
  const { count, records } = await runUpdate(
    model,
    fieldsOf(options),
    targetOf(model, options),
    options,
    returning,
  )
  return asked ? [count, records] : [count]
}

/** As in v6 a hook that adds a value must name it in `options.fields`, too. */
function fieldsOf({ attributes, fields }: AnyOptions): Values {
  const values: Values = {}
  for (const name of Object.keys(attributes)) if (fields.includes(name)) values[name] = attributes[name]
  return values
}

function targetOf({ definition }: ModelLike, options: AnyOptions): Target {
  return {
    by: 'condition',
    where: options.where,
    aliveOnly: definition.paranoid !== null && options.paranoid !== false,
    limit: options.limit ?? null,
  }
}

async function runUpdate(
  model: ModelLike,
  values: Values,
  target: Target,
  options: AnyOptions,
  returning: readonly Attribute[] = [],
): Promise<{ count: number; records: InstanceLike[] }> {
  const columns = columnsOf(model, values)
  if (columns.every(({ name }) => name === model.definition.updatedAt)) return { count: 0, records: [] }
  const { options: settings } = model.sequelize
  if (settings.typeValidation === true) checkTypes(columns, values)
  const { statement, values: bound } = planUpdate(
    model,
    columns,
    values,
    target,
    returning,
    versionOf(model, values),
  )
  if (returning.length === 0)
    return { count: (await runWrite(model, statement, bound, options)).affected, records: [] }
  const rows = await rowsOfWrite(model, statement, bound, options)
  return {
    count: rows.length,
    records: rows.map((row) => new model(decodedRow(model, returning, row), HYDRATED)),
  }
}

function columnsOf({ definition }: ModelLike, values: Values): Attribute[] {
  const columns: Attribute[] = []
  for (const name of Object.keys(values)) {
    const attribute = definition.attributes.get(name)
    if (attribute !== undefined && attribute.stored && values[name] !== undefined) columns.push(attribute)
  }
  return columns
}

/** Every way of writing raises the version (SECURITY §4.11), or a stale record would not be noticed. */
function versionOf({ definition }: ModelLike, values: Values): readonly Attribute[] {
  const { version, attributes } = definition
  return version === null || Object.hasOwn(values, version) ? [] : [attributes.get(version)!]
}

// ─── individual hooks

async function updateEach(model: ModelLike, options: AnyOptions): Promise<unknown[]> {
  const { transaction, logging, benchmark, where, limit, paranoid } = options
  const records: InstanceLike[] = await model
    .unscoped()
    .findAll({ where, limit, paranoid, transaction, logging, benchmark })
  if (records.length === 0) return [0, []]
  const { hooks } = model.definition
  for (const record of records) setAsChanges(record, fieldsOf(options))
  if (hooks.hasAny('beforeUpdate'))
    for (const record of records) await hooks.run('beforeUpdate', record, options)
  const count = await saveChanges(model, records, options)
  if (hooks.hasAny('afterUpdate'))
    for (const record of records) await hooks.run('afterUpdate', record, options)
  for (const record of records) record.changes = null
  return [count, records]
}

/** The values were through setters once; the record takes them as they are. */
function setAsChanges(record: InstanceLike, values: Values): void {
  for (const name of Object.keys(values)) record.setDataValue(name, values[name])
}

/** One UPDATE for all records that are to get the same values, hooks' changes included. */
async function saveChanges(
  model: ModelLike,
  records: readonly InstanceLike[],
  options: AnyOptions,
): Promise<number> {
  const changes = records.map((record) => ({ ...fieldsOf(options), ...changedValues(record) }) as Values)
  const isAlike = changes.every((each) => equals(each, changes[0]))
  if (isAlike) return updateRecords(model, records, changes[0], options)
  return model.sequelize.database.atomically(options, async (transaction) => {
    let count = 0
    for (const [i, record] of records.entries())
      count += await updateRecords(model, [record], changes[i], { ...options, transaction })
    return count
  })
}

function changedValues(record: InstanceLike): Values {
  const values: Values = {}
  for (const name of record.changes?.keys() ?? []) values[name] = record.dataValues[name]
  return values
}

async function updateRecords(
  model: ModelLike,
  records: readonly InstanceLike[],
  values: Values,
  options: AnyOptions,
): Promise<number> {
  const target: Target = {
    by: 'condition',
    where: matchingAny(model, records),
    aliveOnly: false,
    limit: null,
  }
  return (await runUpdate(model, values, target, options)).count
}
