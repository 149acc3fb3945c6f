// upsert: INSERT, or UPDATE of the row that has the same key, in one statement. What is given is updated, and the time of
// the update; defaults count for a new row only.
import type { Attribute } from '../definition/attribute'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { rowsOfWrite, runWrite } from './execute-write'
import { settleChanges } from '../instance/changes'
import { attributeNamed, conflictTarget, namedTarget } from './conflict-target'
import { decodedRow, generatedId, returningAttributes, setReturned } from './returning'
import { checkTypes, validateWith } from './validation'
import { checkOptions } from './writer-options'
import { planInsert, type Conflict } from './write-plans'

/** `[record, created]`; `created` is null, since the engine does not say which it was. */
export async function upsert(
  model: ModelLike,
  values: Values,
  given: AnyOptions = {},
): Promise<[InstanceLike, boolean | null]> {
  checkOptions(model, 'upsert', given)
  const { definition } = model
  const { hooks } = definition
  const record = new model(values)
  const options: AnyOptions = {
    hooks: true,
    returning: true,
    validate: true,
    ...given,
    model,
    instance: record,
  }
  const changed = () =>
    [...(record.changes?.keys() ?? [])].filter(
      (name) => definition.attributes.has(name) && record.dataValues[name] !== undefined,
    )
  options.fields = Array.isArray(given.fields) ? [...given.fields] : changed()
  if (options.validate) {
    const skip = [...definition.attributes.keys()].filter((name) => !changed().includes(name))
    await validateWith(record, { ...options, skip })
  }
  if (options.hooks && hooks.hasAny('beforeUpsert')) {
    const seen = { ...values }
    await hooks.run('beforeUpsert', seen, options)
    record.set(seen) // v6 forgets what the hook changed
    if (!Array.isArray(given.fields)) options.fields = changed()
  }
  const isAsked = given.returning !== undefined && given.returning !== false
  await insertOrUpdate(
    model,
    record,
    changed(),
    options,
    isAsked ? returningAttributes(model, given.returning) : [],
  )
  record.isNewRecord = false
  settleChanges(record)
  const result: [InstanceLike, boolean | null] = [record, null]
  if (options.hooks && hooks.hasAny('afterUpsert')) await hooks.run('afterUpsert', result, options)
  return result
}

async function insertOrUpdate(
  model: ModelLike,
  record: InstanceLike,
  changed: readonly string[],
  options: AnyOptions,
  asked: readonly Attribute[],
): Promise<void> {
  const { definition, sequelize } = model
  const { database } = sequelize
  const { createdAt, updatedAt, autoIncrement } = definition
  const now = new Date()
  const row: Values = { ...record.dataValues }
  if (createdAt !== null && !row[createdAt]) row[createdAt] = now
  if (updatedAt !== null) row[updatedAt] = now
  const isWritten = ({ name, autoIncrement: isAuto }: Attribute) =>
    row[name] !== undefined && !(isAuto && row[name] === null)
  const columns = definition.storedAttributes.filter(isWritten)
  if (sequelize.options.typeValidation === true) checkTypes(columns, row)
  const conflict = conflictOf(model, columns, changed, row, options)
  const { capabilities } = database.dialect
  const key = autoIncrement !== null && (row[autoIncrement.name] ?? null) === null ? [autoIncrement] : []
  const returning = capabilities.returning.insert ? [...new Set([...asked, ...key])] : []
  const { statement, values } = planInsert(model, columns, row, conflict, returning)
  if (returning.length > 0) {
    const rows = await rowsOfWrite(model, statement, values, options)
    if (rows.length > 0) setReturned(record, decodedRow(model, returning, rows[0]))
  } else {
    const result = await runWrite(model, statement, values, options)
    if (key.length > 0) record.dataValues[autoIncrement!.name] = generatedId(definition, result)
  }
}

function conflictOf(
  { definition }: ModelLike,
  columns: readonly Attribute[],
  changed: readonly string[],
  row: Values,
  options: AnyOptions,
): Conflict {
  const { updatedAt } = definition
  const given = new Set(columns.map(({ name }) => name).filter((name) => row[name] !== null))
  const isKeyWritten = definition.primaryKey.every(({ name }) => options.fields.includes(name)) // else a unique key counts, as in v6
  const target = Array.isArray(options.conflictFields)
    ? namedTarget(definition, options.conflictFields, 'conflictFields')
    : conflictTarget(definition, given, isKeyWritten)
  const names: string[] = (options.fields as string[]).filter(
    (name) => changed.includes(name) || name === updatedAt,
  )
  if (updatedAt !== null && !names.includes(updatedAt)) names.push(updatedAt)
  const update = names
    .filter((name) => definition.isColumn(name))
    .map((name) => attributeNamed(definition, name, 'fields'))
  // an empty SET is no SQL: the key is set to itself
  return { target, where: options.conflictWhere, update: update.length > 0 ? update : target }
}
