/** Calls that cannot be carried out as asked, and results that are not what the caller insisted on. */
import { BaseError } from './base'

/** Options of a query that contradict each other or make no sense. */
export class QueryError extends BaseError {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeQueryError'
  }
}

/**
 * An `include` that does not fit the associations: a model that is not associated, or is so under an alias.
 */
export class EagerLoadingError extends BaseError {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeEagerLoadingError'
  }
}

/** Nothing was found although `rejectOnEmpty` was asked for. */
export class EmptyResultError extends BaseError {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeEmptyResultError'
  }
}

/** `Model.scope()` of a name that the model does not have. */
export class SequelizeScopeError extends BaseError {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeScopeError'
  }
}

/** A call on a record that its state does not allow: its row is gone, its primary key was to be changed. */
export class InstanceError extends BaseError {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeInstanceError'
  }
}

/** A connection's queue was closed. Kept for `instanceof`: in v6 only SQL Server raises it. */
export class AsyncQueueError extends BaseError {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeAsyncQueueError'
  }
}

export interface OptimisticLockErrorOptions {
  message?: string
  modelName?: string
  values?: Record<string, unknown>
  where?: Record<string, unknown>
}

/**
 * With `version: true`: the row has another version than the record, somebody else wrote in between. Nothing was written.
 *
 * @example
 * import { OptimisticLockError } from 'relata'
 * const Page = sequelize.define('Page', { text: DataTypes.TEXT }, { version: true })
 * await Page.sync()
 * const page = await Page.create({ text: 'a' })
 * const same = await Page.findByPk(page.id, { rejectOnEmpty: true })
 * await same.update({ text: 'b' })
 * await page.update({ text: 'c' }).catch((error) => {
 *   console.log(error instanceof OptimisticLockError) // prints: true
 * })
 */
export class OptimisticLockError extends BaseError {
  /** The model that was to be updated. */
  modelName: string | undefined
  /** The values that were to be written. */
  values: Record<string, unknown> | undefined
  where: Record<string, unknown> | undefined

  constructor(options: OptimisticLockErrorOptions = {}) {
    super(options.message || `Attempting to update a stale model instance: ${options.modelName}`)
    this.name = 'SequelizeOptimisticLockError'
    this.modelName = options.modelName
    this.values = options.values
    this.where = options.where
  }
}
