// bulkCreate: many rows, few statements. All full chunks share one prepared statement; several chunks are one transaction.
//
//   build → beforeBulkCreate → validate (if asked) → beforeCreate of each (if asked) → included parents → INSERT …
//   → included children → afterCreate of each → afterBulkCreate
//
// Hot path: bench W1.
import type { Attribute } from '../definition/attribute'
import type { ModelDefinition } from '../definition/model-definition'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import type { RunResult } from '../dialects/driver'
import { AggregateError, BulkRecordError, type ValidationError } from '../errors'
import { noteChange } from '../instance/changes'
import type { NestedInclude } from '../instance/nested-values'
import { nestedOf } from '../instance/instance'
import { isExpression } from '../sql/expressions'
import { createChildren, createParents } from './bulk-nested'
import { attributeNamed, conflictTarget, namedTarget } from './conflict-target'
import { rowsOfWrite, runWrite } from './execute-write'
import { buildBatch } from './record-batch'
import { asksToReturn, decodedRow, generatedId, returnedByInsert, setReturned } from './returning'
import { checkTypes, needsValidation, validateWith } from './validation'
import { checkFields, checkOptions } from './writer-options'
import { batchInsert, IGNORE, planInsert, type Conflict } from './write-plans'

/** In the process a statement costs little and a long text is slow to prepare; over a socket each statement is a round trip. */
const ROWS_IN_PROCESS = 100

export async function bulkCreate(
  model: ModelLike,
  rows: readonly Values[],
  given: AnyOptions = {},
): Promise<InstanceLike[]> {
  if (!Array.isArray(rows))
    throw new TypeError(
      `${model.name}.bulkCreate() takes an array of records, not ${rows === null ? 'null' : typeof rows}.`,
    )
  checkOptions(model, 'bulkCreate', given)
  checkFields(model, 'bulkCreate', given.fields)
  if (rows.length === 0) return []
  const options = bulkOptions(model, given)
  const { hooks } = model.definition
  const isWatched =
    options.validate ||
    options.individualHooks ||
    (options.hooks && (hooks.hasAny('beforeBulkCreate') || hooks.hasAny('afterBulkCreate')))
  const records = buildBatch(model, rows, options, isWatched)
  if (options.hooks && hooks.hasAny('beforeBulkCreate')) await hooks.run('beforeBulkCreate', records, options)
  if (options.validate) await validateAll(records, options)
  await new Batch(model, records, options).insert()
  if (options.hooks && hooks.hasAny('afterBulkCreate')) await hooks.run('afterBulkCreate', records, options)
  return records
}

/** A copy that hooks may change. */
function bulkOptions(model: ModelLike, given: AnyOptions): AnyOptions {
  const options: AnyOptions = {
    validate: false,
    hooks: true,
    individualHooks: false,
    ignoreDuplicates: false,
    ...given,
    model,
  }
  if (
    options.updateOnDuplicate !== undefined &&
    !(Array.isArray(options.updateOnDuplicate) && options.updateOnDuplicate.length > 0)
  ) {
    throw new Error('updateOnDuplicate option only supports non-empty array.')
  }
  options.fields = Array.isArray(given.fields) ? [...given.fields] : [...model.definition.attributes.keys()]
  return options
}

/** Every record is validated before anything is thrown. */
async function validateAll(records: readonly InstanceLike[], options: AnyOptions): Promise<void> {
  const { definition } = options.model as ModelLike
  const hooked = options.individualHooks === true
  if (!needsValidation(definition, hooked)) return
  const skip = [...definition.attributes.keys()].filter((name) => !options.fields.includes(name))
  const errors: Error[] = []
  for (const record of records) {
    try {
      await validateWith(record, { ...options, hooks: hooked, skip })
    } catch (error) {
      errors.push(new BulkRecordError(error as ValidationError, record)) // hooks may throw anything; v6 says the same of it
    }
  }
  if (errors.length > 0) throw new AggregateError(errors)
}

class Batch {
  private readonly definition: ModelDefinition

  constructor(
    private readonly model: ModelLike,
    private readonly records: InstanceLike[],
    private readonly options: AnyOptions,
  ) {
    this.definition = model.definition
  }

  async insert(): Promise<void> {
    const { records, options, model } = this
    const nested = nestedOf(records[0])
    const isSeveral =
      nested.length > 0 ||
      options.individualHooks ||
      records.length > this.chunkLength(this.definition.storedAttributes.length)
    if (!isSeveral) return this.insertAll(nested, options)
    await model.sequelize.database.atomically(options, (transaction) =>
      this.insertAll(nested, { ...options, transaction }),
    )
  }

  private async insertAll(nested: readonly NestedInclude[], options: AnyOptions): Promise<void> {
    const { records } = this
    this.setTimestamps(options)
    if (options.individualHooks) await this.runEach('beforeCreate', options)
    if (nested.length > 0) await createParents(records, nested, options)
    await this.insertRows(options)
    for (let i = 0; i < records.length; i++) {
      records[i].isNewRecord = false
      if (!options.individualHooks) records[i].changes = null
    }
    if (nested.length > 0) await createChildren(records, nested, options)
    if (!options.individualHooks) return
    await this.runEach('afterCreate', options)
    for (const record of records) record.changes = null
  }

  private async runEach(kind: 'beforeCreate' | 'afterCreate', options: AnyOptions): Promise<void> {
    const { hooks } = this.definition
    if (!hooks.hasAny(kind)) return
    const { individualHooks: _individualHooks, ...each } = options
    for (const record of this.records)
      await hooks.run(kind, record, { ...each, validate: false, hooks: true })
  }

  private setTimestamps({ fields }: AnyOptions): void {
    const { createdAt, updatedAt } = this.definition
    const names = [createdAt, updatedAt].filter((name) => name !== null)
    const now = new Date()
    for (const name of names) {
      if (!fields.includes(name)) fields.push(name)
      for (const { dataValues } of this.records) if (!dataValues[name]) dataValues[name] = now
    }
  }

  // ─── rows

  private async insertRows(options: AnyOptions): Promise<void> {
    const { model, records, definition } = this
    const columns = this.columns(options)
    const conflict = conflictOf(definition, columns, records, options)
    if (model.sequelize.options.typeValidation === true)
      for (const { dataValues } of records) checkTypes(columns, dataValues)
    if (columns.length === 0) return this.insertOneByOne(records, columns, conflict, options)
    const length = this.chunkLength(columns.length)
    for (let start = 0; start < records.length; start += length) {
      const chunk = start === 0 && records.length <= length ? records : records.slice(start, start + length)
      await this.insertChunk(chunk, columns, conflict, options)
    }
  }

  private chunkLength(columns: number): number {
    const { maxParameters, roundTrip } = this.model.sequelize.database.dialect.capabilities
    const most = Math.max(1, Math.floor(maxParameters / Math.max(1, columns)))
    return roundTrip === 'none' ? Math.min(most, ROWS_IN_PROCESS) : most
  }

  /** The attributes that any record has a value for; an id that the database makes for all of them is left to it. */
  private columns({ fields }: AnyOptions): Attribute[] {
    const { storedAttributes, autoIncrement } = this.definition
    const named = new Set<string>(fields)
    const { records } = this
    return storedAttributes.filter((attribute) => {
      const { name } = attribute
      if (!named.has(name)) return false
      const isEmpty = attribute === autoIncrement ? isNothing : isUndefined
      return records.some(({ dataValues }) => !isEmpty(dataValues[name]))
    })
  }

  private async insertChunk(
    chunk: readonly InstanceLike[],
    columns: readonly Attribute[],
    conflict: Conflict | null,
    options: AnyOptions,
  ): Promise<void> {
    const { model } = this
    const returning = this.returned(columns, conflict, options)
    const statement = batchInsert(model, columns, chunk.length, conflict, returning)
    const values = flatValues(chunk, columns)
    if (values === null) return this.insertOneByOne(chunk, columns, conflict, options)
    if (returning.length > 0) {
      const rows = await rowsOfWrite(model, statement, values, options)
      // rows that were left as they are do not come back, and then nobody can say which did
      if (rows.length !== chunk.length) return
      rows.forEach((row, i) => setReturned(chunk[i], decodedRow(model, returning, row)))
      return
    }
    const result = await runWrite(model, statement, values, options)
    if (result.affected === chunk.length) this.countIds(chunk, columns, result, options)
  }

  /** The engine tells one id of a statement; those of the other rows are its neighbours. */
  private countIds(
    chunk: readonly InstanceLike[],
    columns: readonly Attribute[],
    result: RunResult,
    options: AnyOptions,
  ): void {
    const { model, definition } = this
    const { autoIncrement } = definition
    if (autoIncrement === null || columns.includes(autoIncrement)) return
    const told = Number(generatedId(definition, result))
    if (!Number.isSafeInteger(told)) return
    const { insertIdOfMany } = model.sequelize.database.dialect.capabilities
    const first = insertIdOfMany === 'first' ? told : told - chunk.length + 1
    for (let i = 0; i < chunk.length; i++) {
      if (options.individualHooks) noteChange(chunk[i], autoIncrement.name, null) // the after-hooks see it as v6's do
      chunk[i].dataValues[autoIncrement.name] = first + i
    }
  }

  /** What must come back: what was asked, and ids that cannot be counted from the insert id. */
  private returned(
    columns: readonly Attribute[],
    conflict: Conflict | null,
    options: AnyOptions,
  ): readonly Attribute[] {
    const { model, definition } = this
    const { capabilities } = model.sequelize.database.dialect
    if (!capabilities.returning.insert) return []
    const { autoIncrement } = definition
    const named = returnedByInsert(model, {}, options, asksToReturn(options))
    if (autoIncrement === null || named.includes(autoIncrement)) return named
    const isMixed = columns.includes(autoIncrement)
    const isUpdate = conflict !== null && conflict.update !== null
    const isCounted = capabilities.insertIdOfMany !== null && !isMixed && !isUpdate
    return isCounted ? named : [...named, autoIncrement]
  }

  /** Rows with expressions among their values, or with no values at all. */
  private async insertOneByOne(
    records: readonly InstanceLike[],
    columns: readonly Attribute[],
    conflict: Conflict | null,
    options: AnyOptions,
  ): Promise<void> {
    const { model, definition } = this
    const { autoIncrement } = definition
    for (const record of records) {
      const { dataValues } = record
      const present = columns.filter(
        (each) =>
          dataValues[each.name] !== undefined && !(each === autoIncrement && dataValues[each.name] === null),
      )
      const returning = returnedByInsert(model, dataValues, options, asksToReturn(options))
      const { statement, values } = planInsert(model, present, dataValues, conflict, returning)
      const execution = { ...options, instance: record }
      if (returning.length > 0) {
        const rows = await rowsOfWrite(model, statement, values, execution)
        if (rows.length > 0) setReturned(record, decodedRow(model, returning, rows[0]))
      } else {
        const result = await runWrite(model, statement, values, execution)
        const isGenerated =
          autoIncrement !== null && (dataValues[autoIncrement.name] ?? null) === null && result.affected > 0
        if (isGenerated) dataValues[autoIncrement.name] = generatedId(definition, result)
      }
    }
  }
}

const isUndefined = (value: unknown): boolean => value === undefined
const isNothing = (value: unknown): boolean => value === undefined || value === null

/** The values of all rows, one row behind the other; what a record does not name is NULL, as in v6. Null if one is an expression. */
function flatValues(records: readonly InstanceLike[], columns: readonly Attribute[]): unknown[] | null {
  const names = columns.map((each) => each.name)
  const values: unknown[] = new Array(records.length * names.length)
  let at = 0
  for (let i = 0; i < records.length; i++) {
    const { dataValues } = records[i]
    for (let j = 0; j < names.length; j++) {
      const value = dataValues[names[j]]
      if (typeof value === 'object' && value !== null && isExpression(value)) return null
      values[at++] = value === undefined ? null : value
    }
  }
  return values
}

function conflictOf(
  definition: ModelDefinition,
  columns: readonly Attribute[],
  records: readonly InstanceLike[],
  options: AnyOptions,
): Conflict | null {
  const { updateOnDuplicate, conflictAttributes, conflictWhere, ignoreDuplicates } = options
  if (updateOnDuplicate === undefined) return ignoreDuplicates === true ? IGNORE : null
  const given = new Set(
    columns
      .map(({ name }) => name)
      .filter((name) => records.some(({ dataValues }) => (dataValues[name] ?? null) !== null)),
  )
  const target = Array.isArray(conflictAttributes)
    ? namedTarget(definition, conflictAttributes, 'conflictAttributes')
    : conflictTarget(definition, given, false)
  const update = (updateOnDuplicate as unknown[]).map((name) =>
    attributeNamed(definition, String(name), 'updateOnDuplicate'),
  )
  return { target, where: conflictWhere, update }
}
