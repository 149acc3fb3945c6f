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

/** `M` is the instance, `A` its attributes. */
export interface ModelHooks<M = any, A = any> {
  beforeValidate(instance: M, options: ValidationOptions): HookReturn
  afterValidate(instance: M, options: ValidationOptions): HookReturn
  validationFailed(instance: M, options: ValidationOptions, error: Error): HookReturn
  beforeCreate(instance: M, options: CreateOptions<A>): HookReturn
  afterCreate(instance: M, options: CreateOptions<A>): HookReturn
  beforeDestroy(instance: M, options: InstanceDestroyOptions): HookReturn
  afterDestroy(instance: M, options: InstanceDestroyOptions): HookReturn
  beforeRestore(instance: M, options: InstanceRestoreOptions): HookReturn
  afterRestore(instance: M, options: InstanceRestoreOptions): HookReturn
  beforeUpdate(instance: M, options: InstanceUpdateOptions<A>): HookReturn
  afterUpdate(instance: M, options: InstanceUpdateOptions<A>): HookReturn
  beforeUpsert(values: M, options: UpsertOptions<A>): HookReturn
  afterUpsert(result: [M, boolean | null], options: UpsertOptions<A>): HookReturn
  beforeSave(instance: M, options: InstanceUpdateOptions<A> | CreateOptions<A>): HookReturn
  afterSave(instance: M, options: InstanceUpdateOptions<A> | CreateOptions<A>): HookReturn
  beforeBulkCreate(instances: M[], options: BulkCreateOptions<A>): HookReturn
  afterBulkCreate(instances: readonly M[], options: BulkCreateOptions<A>): HookReturn
  beforeBulkDestroy(options: DestroyOptions<A>): HookReturn
  afterBulkDestroy(options: DestroyOptions<A>): HookReturn
  beforeBulkRestore(options: RestoreOptions<A>): HookReturn
  afterBulkRestore(options: RestoreOptions<A>): HookReturn
  beforeBulkUpdate(options: UpdateOptions<A>): HookReturn
  afterBulkUpdate(options: UpdateOptions<A>): HookReturn
  beforeFind(options: FindOptions<A>): HookReturn
  beforeFindAfterExpandIncludeAll(options: FindOptions<A>): HookReturn
  beforeFindAfterOptions(options: FindOptions<A>): HookReturn
  afterFind(found: readonly M[] | M | null, options: FindOptions<A>): HookReturn
  beforeCount(options: CountOptions<A>): HookReturn
  beforeAssociate(data: { source: any; target: any; type: any }, options: any): void
  afterAssociate(data: { source: any; target: any; type: any; association: any }, options: any): void
  beforeSync(options: SyncOptions): HookReturn
  afterSync(options: SyncOptions): HookReturn
  beforeBulkSync(options: SyncOptions): HookReturn
  afterBulkSync(options: SyncOptions): HookReturn
  beforeQuery(options: QueryOptions, query: any): HookReturn
  afterQuery(options: QueryOptions, query: any): HookReturn
}
export interface SequelizeHooks<M = any, A = any, W = A> extends ModelHooks<M, A> {
  beforeDefine(attributes: { [K in keyof W]: any }, options: any): void
  afterDefine(model: any): void
  beforeInit(config: any, options: any): void
  afterInit(sequelize: any): void
  beforeConnect(config: any): HookReturn
  afterConnect(connection: unknown, config: any): HookReturn
  beforePoolAcquire(config: any): HookReturn
  afterPoolAcquire(connection: unknown, config: any): HookReturn
  beforeDisconnect(connection: unknown): HookReturn
  afterDisconnect(connection: unknown): HookReturn
}
/** `hooks: { beforeCreate: hash, afterFind: [log, count] }`. */
export type HookMap<M = any, A = any> = { [K in keyof ModelHooks]?: OneOrManyHooks<ModelHooks<M, A>[K]> }
export type OneOrManyHooks<F> = F | readonly F[]
