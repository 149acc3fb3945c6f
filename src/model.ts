// class Model: every public method of a model and of its instances, documented, each handed over to the file that does it.
// `sequelize.define()` and `Model.init()` make subclasses of it.
import { declareAssociation } from './associations/declare'
import { resolveIncludes } from './clauses/include-resolution'
import type { RawAttribute } from './definition/attribute'
import { MODEL_HOOKS, type HookFunction } from './definition/hooks'
import { ModelDefinition } from './definition/model-definition'
import type { AnyOptions, InstanceLike, ModelLike, SequelizeLike, Values } from './definition/model-contract'
import { resolveScopes } from './definition/scopes'
import { describedTable } from './ddl/describe-table'
import { dropModel, syncModel } from './ddl/sync'
import { defineAttributeAccessors, removeAttributeAccessor } from './instance/attribute-accessors'
import { initialize } from './instance/build'
import { previousValues } from './instance/changes'
import * as record from './instance/instance'
import { bulkCreate } from './persistence/bulk-create'
import { destroyInstance, destroyRows, restoreInstance, restoreRows } from './persistence/destroy'
import { findCreateFind, findOrBuild, findOrCreate } from './persistence/find-or-create'
import { incrementInstance, incrementRows } from './persistence/increment'
import { reload } from './persistence/reload'
import { create, save, updateInstance } from './persistence/save'
import { updateRows } from './persistence/update'
import { upsert } from './persistence/upsert'
import { validate } from './persistence/validation'
import { aggregate, count } from './query/aggregate'
import { findAll, findByPk, findOne } from './query/find'
import { findAndCountAll } from './query/find-and-count'

/** The class itself, as the floors below see it. */
const contract = (model: typeof Model): ModelLike => model as unknown as ModelLike // statics carry the contract's names

/** What `scope()`, `unscoped()` and `schema()` make: a class of its own over the same rows. */
interface DerivedModel {
  _scope: AnyOptions | null
  _scopeNames: readonly string[]
  /** The class whose instances a scoped class gives. */
  _scopedFrom: typeof Model
}

export class Model implements InstanceLike {
  // ─── instances

  declare dataValues: Values
  declare isNewRecord: boolean
  declare changes: Map<string, unknown> | null
  declare _options: AnyOptions
  declare static sequelize: SequelizeLike
  declare static _definition: ModelDefinition
  declare static _associations: Record<string, any>
  declare static _scope: AnyOptions | null
  declare static _scopeNames: readonly string[]
  declare static _scopedFrom: typeof Model | undefined
  declare static _isBase: boolean | undefined

  /**
   * A new record with its defaults filled in; nothing is written until `save()`.
   *
   * @param values attribute values; with `include` also included ones
   * @param options `isNewRecord: false` for a row that exists, `raw: true` to pass over setters, `include` for nested values
   */
  constructor(values?: Values, options?: AnyOptions) {
    initialize(this, values, options, resolveIncludes)
  }

  get sequelize(): SequelizeLike {
    return (this.constructor as typeof Model).sequelize
  }

  /** The values before the writes, by attribute; v6's name. */
  get _previousDataValues(): Values {
    return previousValues(this)
  }

  /** The names of the attributes that were written; v6's name. */
  get _changed(): Set<string> {
    return new Set(this.changes?.keys())
  }

  /** All values (`get()`, `get({ plain: true })`), or one, through its getter unless `raw: true`. */
  get(key?: unknown, options?: AnyOptions): any {
    return record.get(this, key, options)
  }
  /** Writes one value or several, through setters; unknown keys are ignored unless they are included records. */
  set(key: string | Values, value?: unknown, options?: AnyOptions): this {
    record.set(this, key, value, options)
    return this
  }
  setAttributes(values: Values, options?: AnyOptions): this {
    return this.set(values, options)
  }
  /** The stored value, without its getter. */
  getDataValue(key: string): any {
    return this.dataValues[key]
  }
  /** Writes the stored value, without its setter. */
  setDataValue(key: string, value: unknown): void {
    record.setDataValue(this, key, value)
  }
  /** The names of what was written since the last save, or false; for one name whether it was; with `dirty` marks it. */
  changed(key?: unknown, dirty?: boolean): any {
    return record.changed(this, key, dirty)
  }
  /** The value before the write; without a name, those of all that changed. */
  previous(key?: string): any {
    return record.previous(this, key)
  }
  /** A plain copy of all values, included records too. */
  toJSON(): any {
    return record.toJSON(this)
  }
  /** The condition that finds this record: its primary key. */
  where(checkVersion?: boolean): Values {
    return record.where(this, checkVersion)
  }
  /** True if the other is the same row of the same model. */
  equals(other: unknown): boolean {
    return record.equals(this, other)
  }
  equalsOneOf(others: readonly unknown[]): boolean {
    return record.equalsOneOf(this, others)
  }
  isSoftDeleted(): boolean {
    return record.isSoftDeleted(this)
  }
  toString(): string {
    return `[object SequelizeInstance:${this.constructor.name}]`
  }

  /** INSERTs a new record, or UPDATEs what changed. `fields` limits what is written; `validate`, `hooks`, `silent`. */
  save(options?: AnyOptions): Promise<this> {
    return save(this, options) as Promise<this>
  }
  /** `set` and `save` of the given values only. */
  update(key: Values | string, value?: unknown, options?: AnyOptions): Promise<this> {
    if (typeof key === 'string') return updateInstance(this, { [key]: value }, options) as Promise<this>
    return updateInstance(this, key, value as AnyOptions | undefined) as Promise<this>
  }
  /** Reads the row again, with the includes it was found with. Throws if it is gone. */
  reload(options?: AnyOptions): Promise<this> {
    return reload(this, options) as Promise<this>
  }
  /** Runs the validators; throws ValidationError. */
  validate(options?: AnyOptions): Promise<any> {
    return validate(this, options)
  }
  /** Deletes the row; of a paranoid model marks it deleted unless `force: true`. */
  destroy(options?: AnyOptions): Promise<any> {
    return destroyInstance(this, options)
  }
  /** Takes a soft deletion back. */
  restore(options?: AnyOptions): Promise<any> {
    return restoreInstance(this, options)
  }
  /** `SET n = n + by` in the database: `increment('n')`, `increment(['n', 'm'], { by: 2 })`, `increment({ n: 1, m: 2 })`. */
  increment(fields: unknown, options?: AnyOptions): Promise<this> {
    return incrementInstance(this, fields, 1, options) as Promise<this>
  }
  decrement(fields: unknown, options?: AnyOptions): Promise<this> {
    return incrementInstance(this, fields, -1, options) as Promise<this>
  }

  // ─── the model

  /** All that is known of the model; v6's metadata below are views of it. */
  static get definition(): ModelDefinition {
    const definition = this._definition
    if (definition === undefined) throw notInitialised(this)
    this.sequelize.resolveAssociations(false)
    if (definition.model !== contract(this)) adopt(this, definition)
    return definition
  }
  /** The class whose instances this class gives: itself, or of a scoped class the one that it was made from. */
  static get recordClass(): typeof Model {
    if (Object.hasOwn(this, '_scopedFrom')) return this._scopedFrom!.recordClass
    return this._isBase === true && Object.hasOwn(this, '_isBase')
      ? (this.definition.model as unknown as typeof Model)
      : this
  }
  static get rawAttributes(): Record<string, RawAttribute> {
    return this._definition?.rawAttributes
  }
  static get tableAttributes(): Record<string, RawAttribute> {
    return Object.fromEntries(
      this.definition.storedAttributes.map((attribute) => [attribute.name, attribute.raw]),
    )
  }
  static get fieldRawAttributesMap(): Record<string, RawAttribute> {
    return Object.fromEntries(
      this.definition.storedAttributes.map((attribute) => [attribute.column, attribute.raw]),
    )
  }
  static get fieldAttributeMap(): Record<string, string> {
    return Object.fromEntries(
      this.definition.storedAttributes
        .filter(({ name, column }) => name !== column)
        .map(({ name, column }) => [column, name]),
    )
  }
  static get primaryKeys(): Record<string, RawAttribute> {
    return Object.fromEntries(this.definition.primaryKey.map((attribute) => [attribute.name, attribute.raw]))
  }
  static get primaryKeyAttributes(): string[] {
    return this.definition.primaryKey.map((attribute) => attribute.name)
  }
  static get primaryKeyAttribute(): string | undefined {
    return this.definition.primaryKey[0]?.name
  }
  static get primaryKeyField(): string | undefined {
    return this.definition.primaryKey[0]?.column
  }
  static get autoIncrementAttribute(): string | null {
    return this.definition.autoIncrement?.name ?? null
  }
  static get uniqueKeys(): Record<string, unknown> {
    return this.definition.uniqueKeys
  }
  static get _indexes(): readonly unknown[] {
    return this.definition.indexes
  }
  static get _timestampAttributes(): Record<string, string> {
    return this.definition.timestamps
  }
  static get options(): AnyOptions {
    return this._definition?.options
  }
  static get tableName(): string {
    return this.definition.table.name
  }
  static get _schema(): string | null {
    return this.definition.table.schema
  }
  static get associations(): Record<string, any> {
    this.sequelize?.resolveAssociations(false)
    return this._associations
  }
  /** v6's name for the query interface of the model's Sequelize. */
  static get queryInterface(): unknown {
    return (this.sequelize as unknown as { queryInterface: unknown }).queryInterface // stands beside this file, on the same floor
  }
  /** The table's name; `{ tableName, schema, delimiter }` in a schema. */
  static getTableName(): any {
    const { table, options } = this.definition
    return table.schema === null
      ? table.name
      : {
          tableName: table.name,
          table: table.name,
          name: this.name,
          schema: table.schema,
          delimiter: options.schemaDelimiter || '.',
        }
  }
  /** The attributes as normalised definitions, by name. */
  static getAttributes(): Record<string, RawAttribute> {
    return this.definition.rawAttributes
  }
  static getAssociations(target: ModelLike): any[] {
    return Object.values(this.associations).filter(
      (association) => association.target.definition === target.definition,
    )
  }
  static getAssociationForAlias(target: ModelLike, alias?: string): any {
    const named =
      alias !== undefined && Object.hasOwn(this.associations, alias) ? this.associations[alias] : null
    return alias === undefined ? (this.getAssociations(target)[0] ?? null) : named
  }
  static hasAlias(alias: string): boolean {
    return Object.hasOwn(this.associations, alias)
  }

  /**
   * Makes this class a model: `class User extends Model {}; User.init({ name: DataTypes.STRING }, { sequelize })`.
   *
   * @param attributes by name: a type, or `{ type, allowNull, defaultValue, … }`
   * @param options the model's options, `sequelize` among them; `modelName` when the class's own name is not the model's
   * @returns the class
   * @throws Error without `sequelize`, for an unknown type, or a misspelt option
   */
  static init(attributes: Record<string, unknown>, options: AnyOptions = {}): typeof Model {
    if (!options.sequelize)
      throw new Error(
        `No Sequelize instance passed. Give ${this.name}.init(attributes, options) the option sequelize.`,
      )
    const { sequelize, associations, ...rest } = options
    const name = rest.modelName ?? this.name
    const settled = { ...rest, modelName: name }
    sequelize.hooks.runSync('beforeDefine', attributes, settled)
    Object.defineProperty(this, 'name', { value: settled.modelName, configurable: true })
    setOwnStatics(this, { sequelize, _associations: {}, _scopeNames: ['defaultScope'] })
    this._definition = new ModelDefinition(contract(this), settled.modelName, attributes, settled, sequelize)
    setOwnStatics(this, { _scope: scopeOrNull(this._definition.defaultScope) })
    this._definition.onRefresh(() => defineAttributeAccessors(contract(this), Model))
    sequelize.modelManager.addModel(contract(this))
    if (associations !== undefined) sequelize.pendingLinks.add(contract(this), associations)
    sequelize.hooks.runSync('afterDefine', this)
    return this
  }

  /** Makes everything anew from `rawAttributes`, after they were changed. */
  static refreshAttributes(): void {
    this.definition.refresh()
  }
  static removeAttribute(name: string): void {
    removeAttributeAccessor(contract(this), name)
    this.definition.removeAttribute(name)
  }

  // ─── associations

  /** The other model holds the key of this one: one record. */
  static hasOne(target: any, options?: AnyOptions): any {
    return declareAssociation('HasOne', contract(this), target, options)
  }
  /** This model holds the key of the other. */
  static belongsTo(target: any, options?: AnyOptions): any {
    return declareAssociation('BelongsTo', contract(this), target, options)
  }
  /** The other model holds the key of this one: many records. */
  static hasMany(target: any, options?: AnyOptions): any {
    return declareAssociation('HasMany', contract(this), target, options)
  }
  /** A junction (`through`) holds the keys of both. */
  static belongsToMany(target: any, options?: AnyOptions): any {
    return declareAssociation('BelongsToMany', contract(this), target, options)
  }

  // ─── scopes and schema

  /** A class with the given scopes in place of the default one: names, `{ method: [name, …args] }`, find options. */
  static scope(...given: unknown[]): any {
    const { scope, names } = resolveScopes(contract(this), given)
    return derived(this, { _scope: scopeOrNull(scope), _scopeNames: names.length > 0 ? names : ['unscoped'] })
  }
  static unscoped(): any {
    return derived(this, { _scope: null, _scopeNames: [] })
  }
  /** Adds a scope; one that exists is overridden only with `override: true`. */
  static addScope(name: string, scope: unknown, options: AnyOptions = {}): void {
    const { options: modelOptions } = this.definition
    const known =
      name === 'defaultScope'
        ? Object.keys(modelOptions.defaultScope ?? {}).length > 0
        : Object.hasOwn(modelOptions.scopes, name)
    if (known && options.override !== true) {
      throw new Error(
        `The scope ${name} already exists. Pass { override: true } as options to silence this error.`,
      )
    }
    if (name === 'defaultScope') {
      modelOptions.defaultScope = scope
      setOwnStatics(this, { _scope: scopeOrNull(scope as AnyOptions) })
    } else modelOptions.scopes[name] = scope
  }
  /** The model on a table of another schema. */
  static schema(schema: string | null, options?: AnyOptions | string): any {
    const delimiter = typeof options === 'string' ? options : options?.schemaDelimiter
    const model = derived(this, { _scope: this._scope, _scopeNames: this._scopeNames })
    delete model._scopedFrom
    setOwnStatics(model, { _definition: this.definition.inSchema(contract(model), schema, delimiter) })
    return model
  }

  // ─── reading

  /** All records that match: `findAll({ where, include, attributes, order, limit, … })`. */
  static findAll(options?: AnyOptions): Promise<any> {
    return findAll(contract(this), options)
  }
  /** The first record that matches, or null. */
  static findOne(options?: AnyOptions): Promise<any> {
    return findOne(contract(this), options)
  }
  /** The record with that primary key, or null; an object of its attributes for a composite key. */
  static findByPk(key: unknown, options?: AnyOptions): Promise<any> {
    return findByPk(contract(this), key, options)
  }
  /** A page and the number of all that match: `{ rows, count }`. */
  static findAndCountAll(options?: AnyOptions): Promise<{ rows: any[]; count: any }> {
    return findAndCountAll(contract(this), options)
  }
  /** How many records match; with `group` a list of `{ …group, count }`. */
  static count(options?: AnyOptions): Promise<any> {
    return count(contract(this), options)
  }
  static sum(attribute: string, options?: AnyOptions): Promise<any> {
    return this.aggregate(attribute, 'sum', options)
  }
  static min(attribute: string, options?: AnyOptions): Promise<any> {
    return this.aggregate(attribute, 'min', options)
  }
  static max(attribute: string, options?: AnyOptions): Promise<any> {
    return this.aggregate(attribute, 'max', options)
  }
  /** An aggregate function over an attribute. */
  static aggregate(attribute: string, fn: string, options?: AnyOptions): Promise<any> {
    return aggregate(contract(this), attribute, fn, options)
  }

  // ─── writing

  /** A new record, or several, not yet saved. */
  static build(values?: Values | Values[], options?: AnyOptions): any {
    if (Array.isArray(values)) return values.map((each) => new this(each, options))
    return new this(values, options)
  }
  /** v6's name for `build` of a list. */
  static bulkBuild(rows: Values[], options?: AnyOptions): any {
    return this.build(rows, options)
  }
  /** `build` and `save`; with `include` the nested records too, all or nothing. */
  static create(values?: Values, options?: AnyOptions): Promise<any> {
    return create(contract(this), values, options)
  }
  /** Many records in few statements. */
  static bulkCreate(rows: readonly Values[], options?: AnyOptions): Promise<any[]> {
    return bulkCreate(contract(this), rows, options)
  }
  /** The record that matches `where`, or a new one with `defaults`; `[record, created]`. */
  static findOrCreate(options: AnyOptions): Promise<[any, boolean]> {
    return findOrCreate(contract(this), options)
  }
  static findCreateFind(options: AnyOptions): Promise<[any, boolean]> {
    return findCreateFind(contract(this), options)
  }
  /** Like findOrCreate, but the new record is only built. */
  static findOrBuild(options: AnyOptions): Promise<[any, boolean]> {
    return findOrBuild(contract(this), options)
  }
  /** INSERT, or UPDATE of the row with the same primary or unique key; `[record, created or null]`. */
  static upsert(values: Values, options?: AnyOptions): Promise<[any, boolean | null]> {
    return upsert(contract(this), values, options)
  }
  /** Updates all rows that match `where`; `[affectedCount]`. */
  static update(values: Values, options: AnyOptions): Promise<any> {
    return updateRows(contract(this), values, options)
  }
  /** Deletes all rows that match `where`; how many. */
  static destroy(options?: AnyOptions): Promise<number> {
    return destroyRows(contract(this), options)
  }
  /** Takes the soft deletion of all rows that match back. */
  static restore(options?: AnyOptions): Promise<any> {
    return restoreRows(contract(this), options)
  }
  /** Deletes all rows. */
  static truncate(options: AnyOptions = {}): Promise<number> {
    return this.destroy({ ...options, truncate: true })
  }
  static increment(fields: unknown, options: AnyOptions): Promise<any> {
    return incrementRows(contract(this), fields, 1, options)
  }
  static decrement(fields: unknown, options: AnyOptions): Promise<any> {
    return incrementRows(contract(this), fields, -1, options)
  }

  // ─── tables

  /** Creates the table if it is not there; `force: true` drops it first, `alter: true` adds what is missing. */
  static async sync(options?: AnyOptions): Promise<typeof Model> {
    await syncModel(contract(this), options)
    return this
  }
  static drop(options?: AnyOptions): Promise<void> {
    return dropModel(contract(this), options)
  }
  static describe(schema?: string, options?: AnyOptions): Promise<any> {
    const { table } = this.definition
    return describedTable(
      this.sequelize.database,
      { ...table, schema: schema ?? table.schema },
      options ?? {},
    )
  }

  // ─── hooks

  /** Adds a hook: `addHook('beforeCreate', fn)`, `addHook('beforeCreate', 'name', fn)`. */
  static addHook(kind: string, nameOrHook: string | HookFunction, hook?: HookFunction): typeof Model {
    this.definition.hooks.add(kind, nameOrHook, hook)
    return this
  }
  static removeHook(kind: string, nameOrHook: string | HookFunction): typeof Model {
    this.definition.hooks.remove(kind, nameOrHook)
    return this
  }
  static hasHook(kind: string): boolean {
    return this.definition.hooks.has(kind)
  }
  static hasHooks(kind: string): boolean {
    return this.hasHook(kind)
  }
  static runHooks(kind: string, ...args: unknown[]): Promise<void> {
    return this.definition.hooks.run(kind, ...args)
  }
}

for (const kind of MODEL_HOOKS) {
  Object.defineProperty(Model, kind, {
    configurable: true,
    writable: true,
    value(this: typeof Model, nameOrHook: string | HookFunction, hook?: HookFunction) {
      return this.addHook(kind, nameOrHook, hook)
    },
  })
}

/** Statics that belong to one class and are not shown when it is printed. */
function setOwnStatics(model: object, statics: Record<string, unknown>): void {
  for (const name of Object.keys(statics)) {
    Object.defineProperty(model, name, {
      value: statics[name],
      configurable: true,
      writable: true,
      enumerable: false,
    })
  }
}

/** A class over the same rows with another scope; its instances are those of the class that it was made from. */
function derived(
  model: typeof Model,
  statics: Omit<DerivedModel, '_scopedFrom'>,
): typeof Model & { _scopedFrom?: typeof Model } {
  const scoped = class extends model {}
  Object.defineProperty(scoped, 'name', { value: model.name, configurable: true })
  setOwnStatics(scoped, { ...statics, _scopedFrom: model.recordClass })
  return scoped
}

const scopeOrNull = (scope: AnyOptions | undefined): AnyOptions | null =>
  scope === undefined || scope === null || Reflect.ownKeys(scope).length === 0 ? null : scope

/** `class User extends sequelize.model('User', …) {}`: the user's class takes the place of the base that it extends. */
function adopt(model: typeof Model, definition: ModelDefinition): void {
  const base = definition.model as unknown as typeof Model
  if (
    !Object.hasOwn(base, '_isBase') ||
    Object.getPrototypeOf(model) !== base ||
    Object.hasOwn(model, '_scopedFrom')
  )
    return
  definition.adoptedBy(contract(model))
  ;(
    model.sequelize as unknown as {
      modelManager: { replaceModel(former: ModelLike, model: ModelLike): void }
    }
  ).modelManager.replaceModel(contract(base), contract(model))
}

function notInitialised(model: typeof Model): Error {
  return new Error(
    `Model not initialized: Member cannot be accessed. "${model.name}" needs to be added to a Sequelize instance: call ${model.name}.init(attributes, { sequelize }) first.`,
  )
}
