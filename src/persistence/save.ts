// One instance: INSERT, or UPDATE of what changed. `create()` is build and save.
//
//   validate (with its hooks) → beforeCreate | beforeUpdate → included parents → the statement → included children
//   → afterCreate | afterUpdate → the written values are the new baseline of `changed()`
//
// As in v6: hooks may change values, and what a hook of an update changes is saved too, unless `fields` was given. Here an
// update that finds no row is an error (SPEC section 3). Hot path: bench W2, W4.
import type { Attribute } from '../definition/attribute'
import type { ModelDefinition } from '../definition/model-definition'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { rowsOfWrite, runWrite } from './execute-write'
import { InstanceError, OptimisticLockError } from '../errors'
import { printable } from '../errors/sentence'
import { noteChange, settleChanges } from '../instance/changes'
import { modelOf } from '../instance/identity'
import { nestedOf, where } from '../instance/instance'
import { rulesOf } from '../instance/record-rules'
import { isExpression } from '../sql/expressions'
import { saveIncludedChildren, saveIncludedParents } from './nested-save'
import {
  asksToReturn,
  decodedRow,
  generatedId,
  returnedByInsert,
  returningAttributes,
  setReturned,
} from './returning'
import { checkTypes, hasValidationHooks, needsValidation, validateUnhooked, validateWith } from './validation'
import { checkFields, checkOptions, checkValues } from './writer-options'
import { IGNORE, planInsert, planUpdate, type WritePlan } from './write-plans'

const NONE: AnyOptions = Object.freeze({})

/** `Model.create(values, options)` */
export async function create(
  model: ModelLike,
  values?: Values,
  options: AnyOptions = NONE,
): Promise<InstanceLike> {
  if (Array.isArray(values))
    throw new TypeError(
      `${model.name}.create() makes one record. For a list there is ${model.name}.bulkCreate().`,
    )
  checkValues(model, 'create', values)
  checkOptions(model, 'create', options)
  checkFields(model, 'create', options.fields)
  const { isNewRecord: _isNewRecord, ...rest } = options
  const instance = new model(values, {
    isNewRecord: true,
    attributes: options.fields,
    include: options.include,
    raw: options.raw,
    silent: options.silent,
  })
  return saveRecord(instance, rest)
}

/** `instance.save(options)` */
export async function save(instance: InstanceLike, options: AnyOptions = NONE): Promise<InstanceLike> {
  checkOptions(modelOf(instance), 'save', options)
  checkFields(modelOf(instance), 'save', options.fields)
  return saveRecord(instance, options)
}

/** `instance.update(values, options)`: sets the values and saves them, and nothing that was changed before. */
export async function updateInstance(
  instance: InstanceLike,
  values?: Values | null,
  options: AnyOptions = NONE,
): Promise<InstanceLike> {
  checkOptions(modelOf(instance), 'save', options)
  checkFields(modelOf(instance), 'save', options.fields)
  checkValues(modelOf(instance), 'update', values)
  refuseOtherKey(instance, values ?? {})
  const before = new Set(instance.changes?.keys())
  instance.set(values ?? {}, { ...options, attributes: options.fields })
  const changed = [...(instance.changes?.keys() ?? [])]
  const sideEffects = changed.filter((name) => !before.has(name))
  if (Array.isArray(options.fields)) {
    const fields = [
      ...new Set([...options.fields.filter((name: string) => changed.includes(name)), ...sideEffects]),
    ]
    return saveRecord(instance, { ...options, fields })
  }
  const named = changed.filter((name) => Object.hasOwn(values ?? {}, name))
  const fields = [...new Set([...named, ...sideEffects])]
  return saveRecord(instance, { ...options, fields, defaultFields: fields })
}

/** v6 drops a new primary key in silence and keeps the old row as it is (SECURITY §4.14). */
function refuseOtherKey(instance: InstanceLike, values: Values): void {
  if (instance.isNewRecord) return
  const model = modelOf(instance)
  for (const name of rulesOf(model.definition).primaryKeys) {
    if (!Object.hasOwn(values, name)) continue
    const [present, wanted] = [instance.dataValues[name], values[name]]
    if (!present || wanted === undefined || String(wanted) === String(present)) continue
    throw new InstanceError(
      `${model.name}.update(): the primary key "${name}" of a saved record cannot be changed (${printable(String(present))} to ${printable(String(wanted))}).` +
        ` Use ${model.name}.update({ ${name}: … }, { where: { ${name}: … } }); foreign keys follow by ON UPDATE.`,
    )
  }
}

/** Saves, all at once with what was included when the record was built. */
export function saveRecord(instance: InstanceLike, options: AnyOptions): Promise<InstanceLike> {
  if (nestedOf(instance).length === 0) return new Save(instance, options).run()
  const { database } = modelOf(instance).sequelize
  return database.atomically(options, (transaction) => new Save(instance, { ...options, transaction }).run())
}

/** One save on its way; its steps share the options (which hooks see and change) and the fields. */
class Save {
  private readonly model: ModelLike
  private readonly definition: ModelDefinition
  private readonly options: AnyOptions
  private readonly hooked: boolean
  private readonly isNew: boolean

  constructor(
    private readonly instance: InstanceLike,
    given: AnyOptions,
  ) {
    this.model = modelOf(instance)
    this.definition = this.model.definition
    this.hooked = given.hooks !== false
    this.isNew = instance.isNewRecord
    this.options = { ...given, hooks: this.hooked, validate: given.validate !== false }
    this.settleFields(given)
  }

  async run(): Promise<InstanceLike> {
    const { instance, options } = this
    if (options.validate) await this.validateFields()
    if (this.hooked) await this.runBeforeHooks()
    const nested = nestedOf(instance)
    if (nested.length > 0) await saveIncludedParents(instance, nested, options)
    const columns = this.columns()
    if (!this.isNew && (columns.length === 0 || instance.changes === null)) return instance
    if (this.model.sequelize.options.typeValidation === true) checkTypes(columns, instance.dataValues)
    const written = this.isNew ? await this.insert(columns) : await this.update(columns)
    if (nested.length > 0) await saveIncludedChildren(instance, nested, options)
    if (this.hooked) await this.runAfterHooks()
    settleWritten(instance, options.fields, written)
    return instance
  }

  // ─── what to write

  /** The attributes to write (all of a new record, the changed ones of another), with timestamps and version set. */
  private settleFields(given: AnyOptions): void {
    const { instance, definition, options, isNew } = this
    if (Array.isArray(given.fields)) {
      options.fields = [...given.fields]
    } else {
      options.fields = isNew ? [...rulesOf(definition).names] : this.changedAttributes()
      options.defaultFields = options.fields
    }
    if (options.returning === undefined && isNew) options.returning = true
    this.setTimestamps(options.fields)
    if (!isNew && definition.version !== null && options.fields.length > 0)
      addName(options.fields, definition.version)
    if (options.omitNull ?? definition.options.omitNull) {
      options.fields = options.fields.filter((name: string) => (instance.dataValues[name] ?? null) !== null)
    }
  }

  private changedAttributes(): string[] {
    const { attributes } = this.definition
    return [...(this.instance.changes?.keys() ?? [])].filter((name) => attributes.has(name))
  }

  private setTimestamps(fields: string[]): void {
    const { instance, definition, options, isNew } = this
    const { createdAt, updatedAt } = definition
    const { dataValues } = instance
    let now: Date | null = null
    if (updatedAt !== null && (isNew || fields.length > 0)) {
      if (options.silent !== true || (isNew && !dataValues[updatedAt])) {
        dataValues[updatedAt] = now = new Date()
        addName(fields, updatedAt)
      } else if (!isNew) {
        removeName(fields, updatedAt)
      }
    }
    if (createdAt !== null && isNew && !dataValues[createdAt]) {
      dataValues[createdAt] = now ?? new Date()
      addName(fields, createdAt)
    }
  }

  /** The attributes with a column and a value. An id that the database makes is left to it. */
  private columns(): Attribute[] {
    const { attributes } = this.definition
    const { dataValues } = this.instance
    const columns: Attribute[] = []
    for (const name of this.options.fields as string[]) {
      const attribute = attributes.get(name)
      if (attribute === undefined || !attribute.stored) continue
      const value = dataValues[name]
      if (value === undefined || (this.isNew && value === null && attribute.autoIncrement)) continue
      columns.push(attribute)
    }
    return columns
  }

  // ─── validation and hooks

  /** The attributes that are not written, and so not validated. */
  private unsaved(): string[] {
    const { fields } = this.options
    const { names } = rulesOf(this.definition)
    return fields.length === names.length ? [] : names.filter((name) => !fields.includes(name))
  }

  private validateFields(): Promise<void> | null {
    const { definition, instance } = this
    if (this.hooked && hasValidationHooks(definition)) return this.validate(this.unsaved())
    return validateUnhooked(instance, () => this.unsaved())
  }

  private async validate(skip: string[]): Promise<void> {
    this.options.skip = skip
    await validateWith(this.instance, this.options)
    delete this.options.skip
  }

  private async runBeforeHooks(): Promise<void> {
    const { instance, options, definition, isNew } = this
    const { hooks } = definition
    const kind = isNew ? 'beforeCreate' : 'beforeUpdate'
    if (isNew || options.defaultFields === undefined) {
      if (hooks.hasAny(kind)) await hooks.run(kind, instance, options)
      return
    }
    let byHooks: string[] = []
    if (hooks.hasAny(kind)) {
      const before = { ...instance.dataValues }
      const unsaved = new Set(this.changedAttributes().filter((name) => !options.fields.includes(name)))
      await hooks.run(kind, instance, options)
      byHooks = this.changedAttributes().filter(
        (name) => !unsaved.has(name) && instance.dataValues[name] !== before[name],
      )
      for (const name of byHooks) addName(options.fields, name)
    }
    // v6 validates what the hooks changed, and runs the hooks of validation again even if that is nothing
    if (!options.validate || (byHooks.length === 0 && !hasValidationHooks(definition))) return
    if (needsValidation(definition, true)) {
      await this.validate(rulesOf(definition).names.filter((name) => !byHooks.includes(name)))
    }
  }

  private async runAfterHooks(): Promise<void> {
    const { hooks } = this.definition
    const kind = this.isNew ? 'afterCreate' : 'afterUpdate'
    if (hooks.hasAny(kind)) await hooks.run(kind, this.instance, this.options)
  }

  // ─── the statements

  private async insert(columns: readonly Attribute[]): Promise<Values> {
    const { instance, model, definition, options } = this
    const { dataValues } = instance
    const { autoIncrement } = definition
    const conflict = options.ignoreDuplicates === true ? IGNORE : null
    const asked =
      Array.isArray(options.returning) ||
      columns.some(({ name }) => isExpression(dataValues[name]) && this.asksForReturning())
    const returning = returnedByInsert(model, dataValues, options, asked)
    const written = valuesOf(dataValues, options.fields)
    const { statement, values } = planInsert(model, columns, dataValues, conflict, returning)
    const execution = { ...options, instance }
    let generated: Values = {}
    if (returning.length > 0) {
      const rows = await rowsOfWrite(model, statement, values, execution)
      if (rows.length > 0) generated = decodedRow(model, returning, rows[0])
    } else {
      const result = await runWrite(model, statement, values, execution)
      if (
        autoIncrement !== null &&
        (dataValues[autoIncrement.name] ?? null) === null &&
        result.affected > 0
      ) {
        const id = generatedId(definition, result)
        if (id !== undefined) generated[autoIncrement.name] = id
      }
    }
    instance.isNewRecord = false
    this.takeGenerated(generated, written)
    return written
  }

  /** v6 asks for the inserted row by default; where it cannot have it, expressions stay in the instance. */
  private asksForReturning(): boolean {
    return !this.model.sequelize.database.dialect.capabilities.lastInsertId
  }

  private async update(columns: readonly Attribute[]): Promise<Values> {
    const { instance, model, definition, options } = this
    const { version } = definition
    const row =
      version === null
        ? instance.dataValues
        : { ...instance.dataValues, [version]: nextVersion(instance.dataValues[version]) }
    const condition = where(instance, true)
    const attributes = Object.keys(condition).map((name) => definition.attributes.get(name)!)
    const returning = asksToReturn(options) ? this.returnedByUpdate() : []
    const written = valuesOf(row, options.fields)
    const plan = planUpdate(model, columns, row, { by: 'key', attributes, values: condition }, returning)
    const found = await this.runUpdate(plan, returning, written)
    if (!found) this.refuseVanished(written, condition)
    if (version !== null) instance.dataValues[version] = row[version]
    return written
  }

  private returnedByUpdate(): readonly Attribute[] {
    const { capabilities } = this.model.sequelize.database.dialect
    return capabilities.returning.update ? returningAttributes(this.model, this.options.returning) : []
  }

  /** True if there was a row to update. */
  private async runUpdate(
    { statement, values }: WritePlan,
    returning: readonly Attribute[],
    written: Values,
  ): Promise<boolean> {
    const { model } = this
    const execution = { ...this.options, instance: this.instance }
    if (returning.length === 0) return (await runWrite(model, statement, values, execution)).affected > 0
    const rows = await rowsOfWrite(model, statement, values, execution)
    if (rows.length > 0) this.takeGenerated(decodedRow(model, returning, rows[0]), written)
    return rows.length > 0
  }

  private refuseVanished(values: Values, condition: Values): never {
    const { name, version } = this.definition
    if (version !== null) throw new OptimisticLockError({ modelName: name, values, where: condition })
    const key = Object.entries(condition).map(
      ([attribute, value]) => `${attribute} ${printable(String(value))}`,
    )
    throw new InstanceError(
      `${name}.save(): there is no row with ${key.join(', ')} (any more), so nothing was updated.` +
        ` Load the record again, or save a new one with ${name}.create().`,
    )
  }

  /** Values that the database made: the after-hooks see them as changes, as in v6. */
  private takeGenerated(generated: Values, written: Values): void {
    const { instance } = this
    if (this.isNew && this.hooked) {
      for (const name of Object.keys(generated)) {
        if (instance.dataValues[name] !== generated[name])
          noteChange(instance, name, instance.dataValues[name])
      }
    }
    setReturned(instance, generated)
    Object.assign(written, generated)
  }
}

function valuesOf(row: Values, names: readonly string[]): Values {
  const values: Values = {}
  for (const name of names) if (row[name] !== undefined) values[name] = row[name]
  return values
}

/** The written attributes are no changes any more; as in v6 that goes for what after-hooks set in them, too. */
function settleWritten(instance: InstanceLike, fields: readonly string[], written: Values): void {
  if (instance.changes === null) return
  settleChanges(instance, fields)
  settleChanges(instance, Object.keys(written))
}

function nextVersion(value: unknown): unknown {
  return typeof value === 'bigint' ? value + 1n : Number(value ?? 0) + 1
}

function addName(names: string[], name: string): void {
  if (!names.includes(name)) names.push(name)
}

function removeName(names: string[], name: string): void {
  const index = names.indexOf(name)
  if (index >= 0) names.splice(index, 1)
}
