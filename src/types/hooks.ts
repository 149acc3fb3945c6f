/** The names of hooks and what each is called with: those of a model, and those of a Sequelize. */
import type {
  BulkCreateOptions,
  CountOptions,
  CreateOptions,
  DestroyOptions,
  FindOptions,
  InstanceDestroyOptions,
  InstanceRestoreOptions,
  InstanceUpdateOptions,
  RestoreOptions,
  SyncOptions,
  UpdateOptions,
  UpsertOptions,
  ValidationOptions,
} from './options'
import type { QueryOptions } from './query-options'

export type HookReturn = Promise<void> | void

/**
 * Hooks of a model, by what they are called with: before-hooks may change it. Each is awaited; one that throws stops the
 * call. `M` is the instance, `A` its attributes.
 */
export interface ModelHooks<M = any, A = any> {
  /** Before the validators of an instance. */
  beforeValidate(instance: M, options: ValidationOptions): HookReturn
  /** After validators that refused nothing. */
  afterValidate(instance: M, options: ValidationOptions): HookReturn
  /** After validators that refused something, before the error is thrown. */
  validationFailed(instance: M, options: ValidationOptions, error: Error): HookReturn
  /** Before the INSERT of an instance, after its validation. */
  beforeCreate(instance: M, options: CreateOptions<A>): HookReturn
  /** After the INSERT. */
  afterCreate(instance: M, options: CreateOptions<A>): HookReturn
  /** Before an instance is deleted, softly or for good. */
  beforeDestroy(instance: M, options: InstanceDestroyOptions): HookReturn
  /** After an instance was deleted. */
  afterDestroy(instance: M, options: InstanceDestroyOptions): HookReturn
  /** Before a soft deletion is taken back. */
  beforeRestore(instance: M, options: InstanceRestoreOptions): HookReturn
  /** After a soft deletion was taken back. */
  afterRestore(instance: M, options: InstanceRestoreOptions): HookReturn
  /** Before the UPDATE of an instance; what it changes is saved, too. */
  beforeUpdate(instance: M, options: InstanceUpdateOptions<A>): HookReturn
  /** After the UPDATE. */
  afterUpdate(instance: M, options: InstanceUpdateOptions<A>): HookReturn
  /** Before an upsert, with its values. */
  beforeUpsert(values: M, options: UpsertOptions<A>): HookReturn
  /** After an upsert, with its result. */
  afterUpsert(result: [M, boolean | null], options: UpsertOptions<A>): HookReturn
  /** Before INSERT and UPDATE of an instance alike. */
  beforeSave(instance: M, options: InstanceUpdateOptions<A> | CreateOptions<A>): HookReturn
  /** After INSERT and UPDATE of an instance alike. */
  afterSave(instance: M, options: InstanceUpdateOptions<A> | CreateOptions<A>): HookReturn
  /** Before `bulkCreate`, with all instances. */
  beforeBulkCreate(instances: M[], options: BulkCreateOptions<A>): HookReturn
  /** After `bulkCreate`. */
  afterBulkCreate(instances: readonly M[], options: BulkCreateOptions<A>): HookReturn
  /** Before `Model.destroy`; `individualHooks: true` also runs the instances' own. */
  beforeBulkDestroy(options: DestroyOptions<A>): HookReturn
  /** After `Model.destroy`. */
  afterBulkDestroy(options: DestroyOptions<A>): HookReturn
  /** Before `Model.restore`. */
  beforeBulkRestore(options: RestoreOptions<A>): HookReturn
  /** After `Model.restore`. */
  afterBulkRestore(options: RestoreOptions<A>): HookReturn
  /** Before `Model.update`; its values are `options.attributes`. */
  beforeBulkUpdate(options: UpdateOptions<A>): HookReturn
  /** After `Model.update`. */
  afterBulkUpdate(options: UpdateOptions<A>): HookReturn
  /** Before a find, with its options and the scope's. */
  beforeFind(options: FindOptions<A>): HookReturn
  /** The same, after `beforeFind`. */
  beforeFindAfterExpandIncludeAll(options: FindOptions<A>): HookReturn
  /** The last look at the options of a find. */
  beforeFindAfterOptions(options: FindOptions<A>): HookReturn
  /** After a find, with its result. */
  afterFind(found: readonly M[] | M | null, options: FindOptions<A>): HookReturn
  /** Before a count. */
  beforeCount(options: CountOptions<A>): HookReturn
  /** Before an association is declared; not awaited. */
  beforeAssociate(data: { source: any; target: any; type: any }, options: any): void
  /** After an association was declared; not awaited. */
  afterAssociate(data: { source: any; target: any; type: any; association: any }, options: any): void
  /** Before a model's table is made. */
  beforeSync(options: SyncOptions): HookReturn
  /** After a model's table was made. */
  afterSync(options: SyncOptions): HookReturn
  /** Before `sequelize.sync`. */
  beforeBulkSync(options: SyncOptions): HookReturn
  /** After `sequelize.sync`. */
  afterBulkSync(options: SyncOptions): HookReturn
  /** Before each statement, with its options and `{ sql, … }`. */
  beforeQuery(options: QueryOptions, query: any): HookReturn
  /** After each statement. */
  afterQuery(options: QueryOptions, query: any): HookReturn
}
/** Hooks of a Sequelize: those of all models, and its own. */
export interface SequelizeHooks<M = any, A = any, W = A> extends ModelHooks<M, A> {
  /** Before a model is made, with its attributes and options; not awaited. */
  beforeDefine(attributes: { [K in keyof W]: any }, options: any): void
  /** After a model was made; not awaited. */
  afterDefine(model: any): void
  /** `Sequelize.beforeInit`: before a Sequelize is made, with its settings; not awaited. */
  beforeInit(config: any, options: any): void
  /** `Sequelize.afterInit`: after a Sequelize was made; not awaited. */
  afterInit(sequelize: any): void
  /** Before a connection to a server is opened; not run for SQLite. */
  beforeConnect(config: any): HookReturn
  /** After a connection to a server was opened; not run for SQLite. */
  afterConnect(connection: unknown, config: any): HookReturn
  /** Before a connection is taken from the pool; not run for SQLite. */
  beforePoolAcquire(config: any): HookReturn
  /** After a connection was taken from the pool; not run for SQLite. */
  afterPoolAcquire(connection: unknown, config: any): HookReturn
  /** Before a connection to a server is closed; not run for SQLite. */
  beforeDisconnect(connection: unknown): HookReturn
  /** After a connection to a server was closed; not run for SQLite. */
  afterDisconnect(connection: unknown): HookReturn
}
/** `hooks: { beforeCreate: hash, afterFind: [log, count] }`. */
export type HookMap<M = any, A = any> = { [K in keyof ModelHooks]?: OneOrManyHooks<ModelHooks<M, A>[K]> }
export type OneOrManyHooks<F> = F | readonly F[]
