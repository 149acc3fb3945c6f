// class Sequelize: one database. Its settings, its models, raw queries, transactions, and v6's statics.
import * as validator from 'validator'
import { Association } from './associations/association'
import { BelongsTo } from './associations/belongs-to'
import { BelongsToMany } from './associations/belongs-to-many'
import { HasMany } from './associations/has-many'
import { HasOne } from './associations/has-one'
import { PendingLinks } from './associations/links'
import { openDatabase, readOptions, type ConnectionConfig, type SequelizeOptions } from './connection/options'
import type { Database, ExecuteOptions, StatementObserver } from './connection/database'
import { Transaction, type TransactionOptions } from './connection/transaction'
import { type AbstractType, DataTypes } from './data-types'
import { dropAll, syncAll, truncateAll } from './ddl/sync'
import { HookRegistry, SEQUELIZE_HOOKS, type HookFunction } from './definition/hooks'
import type { AnyOptions, ModelLike, SequelizeLike } from './definition/model-contract'
import { ModelRegistry } from './definition/model-registry'
import { normalizedRaw } from './definition/attribute'
import { diagram, type DiagramOptions } from './diagram/diagram'
import * as errors from './errors'
import { shown } from './errors/sentence'
import { didYouMean } from './errors/suggest'
import { Model } from './model'
import { QueryInterface } from './query-interface'
import { rawQuery } from './query/raw-query'
import { ANY_ANSWER } from './sql/printer'
import * as expressions from './sql/expressions'
import { Op } from './sql/operators'
import * as inflection from './util/inflection'
import { Deferrable, IndexHints, QueryTypes, TableHints } from './query-types'
import * as utils from './v6-utils'
import { version } from './version'

export class Sequelize implements SequelizeLike {
  readonly options: SequelizeOptions
  readonly config: ConnectionConfig
  readonly hooks: HookRegistry
  readonly modelManager = new ModelRegistry()
  readonly pendingLinks = new PendingLinks()
  private readonly opened: Database
  private queryInterfaceOnce: QueryInterface | undefined
  /** v6 calls it so: `sequelize.Sequelize`. */
  readonly Sequelize = Sequelize

  /**
   * `new Sequelize()` is a database in memory; else `(uri)`, `(uri, options)`, `(options)`, `(database, user, password, options)`.
   * Nothing is opened before the first statement.
   *
   * @throws Error for an unknown dialect, or one whose driver is not installed
   */
  constructor(first?: unknown, second?: unknown, third?: unknown, fourth?: unknown) {
    const { options, config } = readOptions(first, second, third, fourth)
    this.hooks = new HookRegistry()
    globalHooks.runSync('beforeInit', config, options)
    this.hooks.addAll(options.hooks as Record<string, HookFunction> | undefined)
    this.options = options
    this.config = config
    this.opened = openDatabase(options, observerOf(this.hooks))
    globalHooks.runSync('afterInit', this)
  }

  /** Where statements go. Whoever asks for it is about to use the models, so every association must be declared by now. */
  get database(): Database {
    if (!this.pendingLinks.isEmpty) this.pendingLinks.resolve(true)
    return this.opened
  }
  get models(): Record<string, ModelLike> {
    return this.modelManager.byName
  }
  get dialect(): { readonly name: string } {
    return this.opened.dialect
  }
  get queryInterface(): QueryInterface {
    return (this.queryInterfaceOnce ??= new QueryInterface(this))
  }
  getQueryInterface(): QueryInterface {
    return this.queryInterface
  }
  getDialect(): string {
    return this.opened.dialect.name
  }
  getDatabaseName(): string | undefined {
    return this.config.database
  }

  // ─── models

  /** A model of that name: a subclass of Model with the given attributes. */
  define(name: string, attributes: Record<string, unknown> = {}, options: AnyOptions = {}): any {
    if (typeof name !== 'string' || name === '')
      throw new TypeError(`sequelize.define() takes the name of the model first, not ${shown(name)}.`)
    const model = class extends Model {}
    return model.init(attributes, { ...options, modelName: name, sequelize: this })
  }

  /** The model of that name; with attributes a base for a class: `class User extends sequelize.model('User', { … }) {}`. */
  model(name: string, attributes?: Record<string, unknown>, options?: AnyOptions): any {
    if (attributes !== undefined) {
      const base = this.define(name, attributes, options)
      Object.defineProperty(base, '_isBase', { value: true })
      return base
    }
    if (this.isDefined(name)) return this.models[name]
    const known = Object.keys(this.models)
    throw new Error(
      `${name} has not been defined.${didYouMean(name, known)}${known.length > 0 ? ` Defined: ${known.join(', ')}.` : ''}`,
    )
  }
  isDefined(name: string): boolean {
    return Object.hasOwn(this.models, name)
  }
  resolveAssociations(isFinal: boolean): void {
    if (!this.pendingLinks.isEmpty) this.pendingLinks.resolve(isFinal)
  }
  /** Ties models to the associations declared between them, for TypeScript; at run time the models are as they are. */
  relate(schema: { models: Record<string, any> }): Record<string, any> {
    return { ...schema.models }
  }

  /** The models and their associations as a picture: an SVG that stands alone, or text for Mermaid. */
  diagram(options?: DiagramOptions): string {
    this.resolveAssociations(true)
    return diagram(this.models, options)
  }

  // ─── statements

  /** SQL of the user's own: `query('SELECT …', { replacements | bind, type, model, plain, nest, … })`. */
  query(sql: unknown, options?: AnyOptions): Promise<any> {
    return rawQuery(this, sql, this.withDefaults(options))
  }
  /** A value as a literal of SQL. */
  escape(value: unknown): any {
    const { ddlPrinter, types } = this.opened.dialect
    if (Array.isArray(value)) return value.map((item) => this.escape(item)).join(', ')
    return ddlPrinter.quoteLiteral(types.encodeAny(value))
  }
  random(): expressions.Fn {
    return expressions.fn('random')
  }
  /**
   * Runs `work` in a transaction that commits when it resolves and rolls back when it throws; without `work` gives one to
   * commit or roll back by hand.
   */
  transaction(first?: any, second?: any): Promise<any> {
    const work = typeof first === 'function' ? first : second
    const options: TransactionOptions = typeof first === 'function' ? {} : (first ?? {})
    return work === undefined ? this.database.begin(options) : this.database.transaction(options, work)
  }
  /** Throws if the database cannot be reached. */
  async authenticate(options?: AnyOptions): Promise<void> {
    await this.database.query(ANY_ANSWER, [], this.withDefaults(options))
  }
  validate(options?: AnyOptions): Promise<void> {
    return this.authenticate(options)
  }
  async databaseVersion(options: AnyOptions = {}): Promise<string> {
    const { catalog } = this.opened.dialect
    return catalog.version(async (sql, parameters = []) => this.database.query(sql, parameters, options))
  }
  close(): Promise<void> {
    return this.opened.close()
  }

  // ─── tables

  /** Creates the tables of all models, those that others refer to first; `force`, `alter`, `match`, `schema`. */
  async sync(options?: AnyOptions): Promise<this> {
    await syncAll(this, this.modelManager.models, options)
    return this
  }
  drop(options?: AnyOptions): Promise<void> {
    return dropAll(this, this.modelManager.models, options)
  }
  truncate(options?: AnyOptions): Promise<void> {
    return truncateAll(this, this.modelManager.models, options)
  }
  createSchema(schema: string, options?: AnyOptions): Promise<unknown> {
    return this.queryInterface.createSchema(schema, options)
  }
  dropSchema(schema: string, options?: AnyOptions): Promise<unknown> {
    return this.queryInterface.dropSchema(schema, options)
  }
  showAllSchemas(options?: AnyOptions): Promise<unknown> {
    return this.queryInterface.showAllSchemas(options)
  }
  dropAllSchemas(options?: AnyOptions): Promise<unknown> {
    return this.queryInterface.dropAllSchemas(options)
  }

  // ─── small things that v6 programs reach for

  normalizeDataType(type: unknown): AbstractType {
    return normalizedRaw('type', type, {
      modelName: 'Sequelize',
      model: Model as unknown as ModelLike,
      options: {},
    }).type as AbstractType
  }
  normalizeAttribute(attribute: unknown): unknown {
    return normalizedRaw('attribute', attribute, {
      modelName: 'Sequelize',
      model: Model as unknown as ModelLike,
      options: {},
    })
  }
  log(...args: unknown[]): void {
    const { logging } = this.options
    if (typeof logging === 'function') (logging as (...all: unknown[]) => void)(...args)
    else if (logging === true) console.log(...args)
  }
  addHook(kind: string, nameOrHook: string | HookFunction, hook?: HookFunction): this {
    this.hooks.add(kind, nameOrHook, hook)
    return this
  }
  removeHook(kind: string, nameOrHook: string | HookFunction): this {
    this.hooks.remove(kind, nameOrHook)
    return this
  }
  hasHook(kind: string): boolean {
    return this.hooks.has(kind)
  }
  hasHooks(kind: string): boolean {
    return this.hasHook(kind)
  }
  runHooks(kind: string, ...args: unknown[]): Promise<void> {
    return this.hooks.run(kind, ...args)
  }

  private withDefaults(options: AnyOptions = {}): ExecuteOptions & AnyOptions {
    return { ...(this.options.query as AnyOptions | undefined), ...options }
  }

  // ─── v6's statics

  static readonly version = version
  static readonly options = { hooks: {} as Record<string, unknown> }
  static addHook(kind: string, nameOrHook: string | HookFunction, hook?: HookFunction): typeof Sequelize {
    globalHooks.add(kind, nameOrHook, hook)
    return this
  }
  static removeHook(kind: string, nameOrHook: string | HookFunction): typeof Sequelize {
    globalHooks.remove(kind, nameOrHook)
    return this
  }
  static hasHook(kind: string): boolean {
    return globalHooks.has(kind)
  }
  static hasHooks(kind: string): boolean {
    return this.hasHook(kind)
  }
  /** v6 needs a CLS namespace for implicit transactions; here they are implicit already, so it is only remembered. */
  static useCLS(namespace: { bind?: unknown; run?: unknown }): typeof Sequelize {
    if (
      !namespace ||
      typeof namespace !== 'object' ||
      typeof namespace.bind !== 'function' ||
      typeof namespace.run !== 'function'
    ) {
      throw new Error('Must provide CLS namespace')
    }
    return this
  }
  static useInflection(custom: Parameters<typeof inflection.useInflection>[0]): void {
    inflection.useInflection(custom)
  }
}

/** The hooks beforeQuery and afterQuery, as the connection asks for them. */
function observerOf(hooks: HookRegistry): StatementObserver {
  return {
    get active() {
      return hooks.hasAny('beforeQuery') || hooks.hasAny('afterQuery')
    },
    before: (options, query) => hooks.run('beforeQuery', options, query),
    after: (options, query) => hooks.run('afterQuery', options, query),
  }
}

/** Hooks around every `new Sequelize()`. */
const globalHooks = new HookRegistry()

for (const kind of SEQUELIZE_HOOKS) {
  for (const owner of [Sequelize, Sequelize.prototype]) {
    Object.defineProperty(owner, kind, {
      configurable: true,
      writable: true,
      value(this: Sequelize, nameOrHook: string | HookFunction, hook?: HookFunction) {
        return this.addHook(kind, nameOrHook, hook)
      },
    })
  }
}

const { fn, col, cast, literal, and, or, json, where } = expressions
const STATICS = {
  fn,
  col,
  cast,
  literal,
  and,
  or,
  json,
  where,
  Op,
  Deferrable,
  TableHints,
  IndexHints,
  Transaction,
  QueryTypes,
  Model,
  QueryInterface,
  Association,
  BelongsTo,
  HasOne,
  HasMany,
  BelongsToMany,
  DataTypes,
  Error: errors.BaseError,
  Utils: utils,
  Validator: validator,
}
Object.assign(Sequelize, DataTypes, errors, STATICS, { Sequelize, default: Sequelize })
Object.assign(Sequelize.prototype, { fn, col, cast, literal, and, or, json, where, QueryTypes, Association })
