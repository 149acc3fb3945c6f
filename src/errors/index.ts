/** Every public error class. */
export { BaseError, type ErrorOptions } from './base'
export { AssociationError } from './association'
export { AggregateError, BulkRecordError } from './bulk'
export {
  AccessDeniedError,
  ConnectionAcquireTimeoutError,
  ConnectionError,
  ConnectionRefusedError,
  ConnectionTimedOutError,
  HostNotFoundError,
  HostNotReachableError,
  InvalidConnectionError,
} from './connection'
export {
  DatabaseError,
  ExclusionConstraintError,
  ForeignKeyConstraintError,
  TimeoutError,
  UnknownConstraintError,
  type DatabaseErrorParent,
} from './database'
export {
  AsyncQueueError,
  EagerLoadingError,
  EmptyResultError,
  InstanceError,
  OptimisticLockError,
  QueryError,
  SequelizeScopeError,
} from './query'
export {
  UniqueConstraintError,
  ValidationError,
  ValidationErrorItem,
  ValidationErrorItemOrigin,
  ValidationErrorItemType,
} from './validation'
