// What lower floors may ask of a model or an instance: the few calls, by object. `model.ts` fulfils it far above; an
// association verb that must update the target calls `target.update(…)` through this, and so gets hooks, scopes and
// validation like any user's call.
import type { Database } from '../connection/database'
import type { Transaction } from '../connection/transaction'
import type { AnyOptions, Values } from './any-options'
import type { HookRegistry } from './hooks'
import type { ModelDefinition } from './model-definition'

export type { AnyOptions, Values }

/** One record, as every floor below `model.ts` sees it. */
export interface InstanceLike {
  /** The values by attribute name; included records lie here too, under their alias. */
  dataValues: Values
  isNewRecord: boolean
  /** What was before the first write, by attribute; null while nothing was written. See instance/changes.ts. */
  changes: Map<string, unknown> | null
  _options: AnyOptions
  get(key?: unknown, options?: AnyOptions): any
  set(key: string | Values, value?: unknown, options?: AnyOptions): this
  getDataValue(key: string): any
  setDataValue(key: string, value: unknown): void
  save(options?: AnyOptions): Promise<this>
  update(values: Values, options?: AnyOptions): Promise<this>
  destroy(options?: AnyOptions): Promise<unknown>
  reload(options?: AnyOptions): Promise<this>
  validate(options?: AnyOptions): Promise<unknown>
  where(checkVersion?: boolean): Values
  constructor: Function
}

/** A model class. Statics carry their v6 names. */
export interface ModelLike {
  new (values?: Values, options?: AnyOptions): InstanceLike
  readonly name: string
  readonly prototype: InstanceLike
  readonly definition: ModelDefinition
  readonly sequelize: SequelizeLike
  /** The scope of this class: find options that every find merges in; null when unscoped. */
  readonly _scope: AnyOptions | null
  readonly associations: Record<string, any> // AssociationLike: associations/ stands above
  /** The class whose instances this class gives: itself, or of a scoped class the one that it was made from. */
  readonly recordClass: ModelLike
  build(values?: Values | Values[], options?: AnyOptions): any
  create(values?: Values, options?: AnyOptions): Promise<any>
  bulkCreate(rows: readonly Values[], options?: AnyOptions): Promise<any[]>
  findAll(options?: AnyOptions): Promise<any[]>
  findOne(options?: AnyOptions): Promise<any>
  findByPk(key: unknown, options?: AnyOptions): Promise<any>
  count(options?: AnyOptions): Promise<any>
  aggregate(attribute: string, fn: string, options?: AnyOptions): Promise<any>
  update(values: Values, options: AnyOptions): Promise<any>
  destroy(options?: AnyOptions): Promise<number>
  restore(options?: AnyOptions): Promise<unknown>
  scope(...names: unknown[]): ModelLike
  unscoped(): ModelLike
  schema(name: string, options?: unknown): ModelLike
  refreshAttributes(): void
  getTableName(): string | object
}

/** A Sequelize, as every floor below `sequelize.ts` sees it. */
export interface SequelizeLike {
  readonly database: Database
  readonly options: AnyOptions
  /** Where it connects to; `sync({ match })` looks at the database's name. */
  readonly config?: { readonly database?: string }
  readonly models: Record<string, ModelLike>
  readonly hooks: HookRegistry
  readonly modelManager: {
    addModel(model: ModelLike): ModelLike
    removeModel(model: ModelLike): void
    replaceModel(former: ModelLike, model: ModelLike): void
  }
  /** Associations declared by thunks that wait for their targets. */
  readonly pendingLinks: { add(model: ModelLike, thunk: unknown): void }
  /** Declares the waiting associations whose targets are there; with `isFinal` those that are not throw. */
  resolveAssociations(isFinal: boolean): void
  transaction<T>(options: AnyOptions, work: (transaction: Transaction) => Promise<T>): Promise<T>
  define(name: string, attributes: Record<string, unknown>, options?: AnyOptions): ModelLike
  isDefined(name: string): boolean
  model(name: string): ModelLike
}
