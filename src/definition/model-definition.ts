// All that is known of a model, without a row or a connection: attributes, columns, keys, table, options. It is made by
// `Model.init` and remade by `refresh()` whenever an attribute comes or goes (associations add foreign keys).
//
//   new ModelDefinition(User, 'User', { name: DataTypes.STRING }, { timestamps: false }, sequelize)
//   → table Users, attributes id and name, primaryKey [id]
//
// `rawAttributes` is what programs see and may change before `refreshAttributes()`; everything else is made from it.
import { DataTypes, type AbstractType } from '../data-types'
import { listed, quoted } from '../errors/sentence'
import { didYouMean, refuseMisspelt } from '../errors/suggest'
import type { TableName } from '../sql/nodes'
import { cloneDeep, isPlainObject, mergeDefaults, setOwn } from '../util/objects'
import {
  attributeOf,
  normalizedRaw,
  type Attribute,
  type AttributeContext,
  type CompositeReference,
  type RawAttribute,
} from './attribute'
import { defaultsOf, type DefaultValue } from './default-values'
import { HookRegistry } from './hooks'
import { normalizedIndex, uniqueKeysOf, type IndexDefinition, type UniqueKey } from './indexes'
import { MODEL_OPTIONS } from './known-options'
import type { AnyOptions } from './any-options'
import { modelNames, tableNameOf } from './naming'

export interface Paranoid {
  /** The attribute that holds the time of deletion. */
  readonly attribute: Attribute
  /** Its value in a row that is there: null, or the attribute's default value. */
  readonly notDeleted: unknown
}

let definitions = 0
let epochs = 0

/** Raised whenever any definition changes: plans reach over several models. */
export const definitionEpoch = (): number => epochs

/** What a definition keeps of its model, and reads of its Sequelize. The contracts fulfil these; to import them, which import this file, would be a circle. */
export type DefinedModel = Function
export interface DefiningSequelize {
  readonly options: AnyOptions
  readonly hooks: HookRegistry
}

export class ModelDefinition {
  /** Unique in the process: stands for the model in the keys of shapes. */
  readonly id = ++definitions
  readonly plural: string
  readonly singular: string
  readonly table: TableName
  /** The model's options as v6 shows them in `Model.options`. */
  readonly options: AnyOptions
  readonly hooks: HookRegistry
  /** v6's `Model.rawAttributes`: live, by attribute name. */
  readonly rawAttributes: Record<string, RawAttribute> = {}
  /** Raised whenever attributes change: what was planned before is stale. */
  epoch = 0
  /** True once the model's table was synced by this process: a foreign key that comes later has no column (SPEC Δ 9). */
  synced = false
  /** Foreign keys of several columns; associations lay them. */
  compositeReferences: readonly CompositeReference[] = []

  // Made by refresh(), from rawAttributes:
  /** By name, in order: id, those declared, timestamps, foreign keys that associations added. */
  attributes: ReadonlyMap<string, Attribute> = new Map()
  /** By column. */
  columns: ReadonlyMap<string, Attribute> = new Map()
  /** Those with a column, that is all but VIRTUAL ones. */
  storedAttributes: readonly Attribute[] = []
  virtualAttributes: readonly Attribute[] = []
  primaryKey: readonly Attribute[] = []
  autoIncrement: Attribute | null = null
  paranoid: Paranoid | null = null
  uniqueKeys: Record<string, UniqueKey> = {}
  indexes: readonly IndexDefinition[] = []
  /** What a new record starts with. */
  defaults: readonly DefaultValue[] = []
  hasCustomGetters = false
  hasCustomSetters = false
  hasValidators = false
  hasDefaults = false

  /** Names of the attributes that the library writes by itself; null where the model has none. */
  readonly createdAt: string | null
  readonly updatedAt: string | null
  readonly deletedAt: string | null
  readonly version: string | null

  /** Itself; of the view that `inSchema` makes, the definition that it looks upon. */
  private readonly root: ModelDefinition = this

  private refreshed: () => void = () => {}

  constructor(
    /** The class of the model; `class User extends sequelize.model(…) {}` puts the user's in the place of the base. */
    public model: DefinedModel,
    readonly name: string,
    attributes: Record<string, unknown>,
    options: AnyOptions,
    sequelize: DefiningSequelize,
  ) {
    const { hooks, ...given } = normalizedOptions(name, options, sequelize)
    this.hooks = new HookRegistry(sequelize.hooks)
    this.hooks.addAll(hooks)
    this.options = { ...given, sequelize, hooks: this.hooks.lists }
    const names = modelNames(name, this.options.name)
    this.options.name = names
    this.plural = names.plural
    this.singular = names.singular
    this.table = tableNameOf(name, this.options)
    this.createdAt = timestampName(this.options, 'createdAt')
    this.updatedAt = timestampName(this.options, 'updatedAt')
    this.deletedAt = this.options.paranoid ? timestampName(this.options, 'deletedAt') : null
    this.version = this.options.version ? nameOr(this.options.version, 'version') : null
    checkModelValidators(name, this.options.validate, attributes)
    this.options.indexes = this.options.indexes.map((index: unknown) =>
      normalizedIndex(index, name, this.table),
    )
    this.declare(attributes)
    this.refresh()
  }

  /** v6's names of the read-only attributes, by role. */
  get timestamps(): { createdAt?: string; updatedAt?: string; deletedAt?: string } {
    const { createdAt, updatedAt, deletedAt } = this
    return {
      ...(createdAt && { createdAt }),
      ...(updatedAt && { updatedAt }),
      ...(deletedAt && { deletedAt }),
    }
  }

  /** The table as one string, unique among tables. */
  get tableKey(): string {
    return tableKey(this.table)
  }

  get scopes(): AnyOptions {
    return this.options.scopes
  }

  get defaultScope(): AnyOptions {
    return this.options.defaultScope
  }

  /** The attribute of that name; throws if there is none. */
  attribute(name: string): Attribute {
    const found = this.attributes.get(name)
    if (found) return found
    const known = [...this.attributes.keys()]
    throw new Error(
      `${this.name} has no attribute ${quoted(String(name))}.${didYouMean(String(name), known)} ${this.name} has: ${listed(known)}.`,
    )
  }

  /** Does the name belong to an attribute with a column? */
  isColumn(name: string): boolean {
    return this.attributes.get(name)?.stored === true
  }

  /** Do the attributes, taken together, name at most one row: the primary key, or a unique key or index? */
  isUnique(names: readonly string[]): boolean {
    const columns = names.map((name) => this.attributes.get(name)?.column ?? name)
    const keys: (readonly unknown[])[] = [this.primaryKey.map((each) => each.column)]
    for (const key of Object.values(this.uniqueKeys)) keys.push(key.fields)
    for (const index of this.indexes)
      if (index.unique && !index.where) keys.push(index.fields.map((each) => this.columnOf(each)))
    return keys.some(
      (key) => key.length > 0 && key.length === columns.length && columns.every((each) => key.includes(each)),
    )
  }

  /** Keys of the tables that this one's columns refer to. */
  referencedTables(): string[] {
    const simple = this.storedAttributes.flatMap(({ references }) => (references ? [references.table] : []))
    return [...simple, ...this.compositeReferences.map((each) => each.table)].map(tableKey)
  }

  /** Adds or replaces an attribute. */
  addAttribute(name: string, given: unknown): Attribute {
    setOwn(this.rawAttributes, name, normalizedRaw(name, given, this.context()))
    this.refresh()
    return this.attribute(name)
  }

  removeAttribute(name: string): void {
    delete this.rawAttributes[name]
    this.refresh()
  }

  /** Adds an index after the definition, as belongsToMany does for its junction. */
  addIndex(index: unknown): void {
    this.options.indexes.push(normalizedIndex(index, this.name, this.table))
    this.refresh()
  }

  /** Makes everything anew from `rawAttributes`, which may hold attributes as `define` takes them. */
  refresh(): void {
    if (this !== this.root) return this.root.refresh()
    const context = this.context()
    const attributes = new Map<string, Attribute>()
    for (const [name, given] of Object.entries(this.rawAttributes)) {
      const raw = isNormalized(given, name, this.model) ? given : normalizedRaw(name, given, context)
      setOwn(this.rawAttributes, name, raw)
      attributes.set(name, attributeOf(name, raw, context))
    }
    const all = [...attributes.values()]
    this.attributes = attributes
    this.storedAttributes = all.filter((each) => each.stored)
    this.virtualAttributes = all.filter((each) => !each.stored)
    this.columns = new Map(this.storedAttributes.map((each) => [each.column, each]))
    this.primaryKey = this.storedAttributes.filter((each) => each.primaryKey)
    this.autoIncrement = onlyAutoIncrement(this)
    this.paranoid = paranoidOf(this)
    this.uniqueKeys = uniqueKeysOf(this.storedAttributes, this.table)
    this.indexes = [...this.options.indexes]
    this.defaults = defaultsOf(all)
    this.hasDefaults = this.defaults.length > 0
    this.hasCustomGetters = all.some((each) => each.get !== null) || isPlainObject(this.options.getterMethods)
    this.hasCustomSetters = all.some((each) => each.set !== null) || isPlainObject(this.options.setterMethods)
    this.hasValidators =
      all.some((each) => each.validators !== null) || Object.keys(this.options.validate).length > 0
    this.epoch++
    epochs++
    this.refreshed()
  }

  /** Calls back now and after each refresh: who builds on the attributes keeps in step. */
  onRefresh(callback: () => void): void {
    this.refreshed = callback
    callback()
  }

  /** A class that the user derived from the model's base is the model from now on. */
  adoptedBy(model: DefinedModel): void {
    this.model = model
    epochs++
  }

  /** The same model on a table of another schema: `Model.schema('archive')`. Attributes stay shared. */
  inSchema(model: DefinedModel, schema: string | null, schemaDelimiter?: string): ModelDefinition {
    const view: ModelDefinition = Object.create(this)
    const options = { ...this.options, schema, ...(schemaDelimiter !== undefined && { schemaDelimiter }) }
    const own = { id: ++definitions, model, options, table: { name: this.table.name, schema }, synced: false }
    return Object.assign(view, own)
  }

  private columnOf(field: unknown): unknown {
    return typeof field === 'string' ? (this.attributes.get(field)?.column ?? field) : field
  }

  private context(): AttributeContext {
    return { modelName: this.name, model: this.model, options: this.options }
  }

  /** Fills rawAttributes in v6's order: id first unless a primary key is declared, timestamps last. */
  private declare(given: Record<string, unknown>): void {
    const context = this.context()
    const declared = Object.entries(given).map(
      ([name, each]) => [name, normalizedRaw(name, each, context)] as const,
    )
    if (!declared.some(([, raw]) => raw.primaryKey)) {
      if (declared.some(([name]) => name === 'id')) {
        throw new Error(
          `A column called 'id' was added to the attributes of '${this.table.name}' but not marked with 'primaryKey: true'`,
        )
      }
      this.declareOwn('id', {
        type: new DataTypes.INTEGER(),
        allowNull: false,
        primaryKey: true,
        autoIncrement: true,
      })
    }
    for (const [name, raw] of declared) setOwn(this.rawAttributes, name, raw)
    const time = { type: new DataTypes.DATE(), allowNull: false }
    if (this.createdAt) this.declareOwn(this.createdAt, time)
    if (this.updatedAt) this.declareOwn(this.updatedAt, time)
    if (this.deletedAt) this.declareOwn(this.deletedAt, { type: new DataTypes.DATE() })
    if (this.version)
      this.declareOwn(this.version, { type: new DataTypes.INTEGER(), allowNull: false, defaultValue: 0 })
  }

  /** An attribute that the library declares, unless the user has. */
  private declareOwn(name: string, given: { type: AbstractType; [option: string]: unknown }): void {
    if (Object.hasOwn(this.rawAttributes, name)) return
    setOwn(this.rawAttributes, name, normalizedRaw(name, { ...given, _autoGenerated: true }, this.context()))
  }
}

/** A table as one string, unique among tables. */
export function tableKey(table: TableName): string {
  return table.schema === null ? table.name : `${table.schema}.${table.name}`
}

/** The options that a model ends up with: v6's defaults, the Sequelize's `define`, its own. */
function normalizedOptions(name: string, given: AnyOptions, sequelize: DefiningSequelize): AnyOptions {
  const global: AnyOptions = sequelize.options.define ?? {}
  const strict: boolean = given.strictOptions ?? sequelize.options.strictOptions ?? false
  refuseMisspelt(name, 'model option', given, MODEL_OPTIONS, strict)
  const { sequelize: _sequelize, hooks, modelName: _modelName, ...own } = given
  if (own.paranoid === true && own.timestamps === false) warnOfLostParanoia(name)
  const defaults: AnyOptions = {
    timestamps: true,
    validate: {},
    freezeTableName: false,
    underscored: false,
    paranoid: false,
    rejectOnEmpty: false,
    whereCollection: null,
    schema: sequelize.options.schema ?? null,
    schemaDelimiter: '',
    defaultScope: {},
    scopes: {},
    indexes: [],
    whereMergeStrategy: 'overwrite',
    name: {},
    omitNull: sequelize.options.omitNull ?? false,
    ...(strict && { strictOptions: true }),
  }
  const options = mergeDefaults(own, mergeDefaults(global, defaults)) as AnyOptions
  if (own.schema === null) options.schema = null
  return { ...options, hooks: cloneDeep({ ...global.hooks, ...hooks }) }
}

/** As in v6 no timestamps means no deletedAt either; but whoever asks for paranoid believes that rows are kept. */
function warnOfLostParanoia(name: string): void {
  process.emitWarning(
    `${name} is paranoid without timestamps, so it has no deletedAt and destroy() deletes rows for good. ` +
      `For deletedAt alone write { paranoid: true, createdAt: false, updatedAt: false }.`,
    { code: 'RELATA_PARANOID_WITHOUT_TIMESTAMPS' },
  )
}

/** v6: a name, true for the usual name, false for none. */
function timestampName(options: AnyOptions, role: 'createdAt' | 'updatedAt' | 'deletedAt'): string | null {
  const given: unknown = options[role]
  if (given !== undefined && typeof given !== 'string' && typeof given !== 'boolean') {
    throw new Error(`Value for "${role}" option must be a string or a boolean, got ${typeof given}`)
  }
  if (given === '') throw new Error(`Value for "${role}" option cannot be an empty string`)
  return options.timestamps && given !== false ? nameOr(given, role) : null
}

function nameOr(given: unknown, usual: string): string {
  return typeof given === 'string' ? given : usual
}

/** Did `normalizedRaw` make it, for this model? Programs put raw attributes in by hand, and those of other models. */
function isNormalized(raw: RawAttribute, name: string, model: DefinedModel): boolean {
  return isPlainObject(raw) && raw.Model === model && raw.fieldName === name && typeof raw.type === 'object'
}

function onlyAutoIncrement({ storedAttributes }: ModelDefinition): Attribute | null {
  const found = storedAttributes.filter((each) => each.autoIncrement)
  if (found.length <= 1) return found[0] ?? null
  throw new Error(
    `Invalid Instance definition. Only one autoincrement field allowed.` +
      ` ${found.map((each) => quoted(each.name)).join(' and ')} are both autoIncrement; mark the one that is also the primary key.`,
  )
}

function paranoidOf({ attributes, deletedAt }: ModelDefinition): Paranoid | null {
  const attribute = deletedAt === null ? undefined : attributes.get(deletedAt)
  if (!attribute) return null
  return { attribute, notDeleted: attribute.hasDefault ? attribute.defaultValue : null }
}

function checkModelValidators(
  model: string,
  validate: AnyOptions,
  attributes: Record<string, unknown>,
): void {
  for (const [validator, check] of Object.entries(validate)) {
    if (typeof check !== 'function') {
      throw new Error(
        `Members of the validate option must be functions. Model: ${model}, error with validate member ${validator}`,
      )
    }
    if (Object.hasOwn(attributes, validator)) {
      throw new Error(
        `A model validator function must not have the same name as a field. Model: ${model}, field/validation name: ${validator}`,
      )
    }
  }
}
