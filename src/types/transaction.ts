/** `Transaction`, its locks, isolation levels and types. */
import type { TransactionLike } from './model-like'
import type { LockLevel, Logging } from './query-options'

export interface LockFace {
  readonly UPDATE: 'UPDATE'
  readonly SHARE: 'SHARE'
  readonly KEY_SHARE: 'KEY SHARE'
  readonly NO_KEY_UPDATE: 'NO KEY UPDATE'
}
export type IsolationLevel = 'READ UNCOMMITTED' | 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE'
export interface IsolationLevelsFace {
  readonly READ_UNCOMMITTED: 'READ UNCOMMITTED'
  readonly READ_COMMITTED: 'READ COMMITTED'
  readonly REPEATABLE_READ: 'REPEATABLE READ'
  readonly SERIALIZABLE: 'SERIALIZABLE'
}
export type TransactionType = 'DEFERRED' | 'IMMEDIATE' | 'EXCLUSIVE'
export interface TransactionTypesFace {
  readonly DEFERRED: 'DEFERRED'
  readonly IMMEDIATE: 'IMMEDIATE'
  readonly EXCLUSIVE: 'EXCLUSIVE'
}
export interface TransactionOptions extends Logging {
  autocommit?: boolean
  isolationLevel?: IsolationLevel | null
  /** SQLite: DEFERRED, IMMEDIATE or EXCLUSIVE. */
  type?: TransactionType
  deferrable?: unknown
  readOnly?: boolean
  /** A savepoint of this transaction. */
  transaction?: TransactionLike | null
}
export declare class Transaction implements TransactionLike {
  constructor(sequelize: any, options?: TransactionOptions)
  readonly id: string
  readonly options: any
  readonly parent: Transaction | null | undefined
  /** `'commit'` or `'rollback'` once it is over. */
  readonly finished: 'commit' | 'rollback' | undefined
  readonly LOCK: LockFace
  static readonly LOCK: LockFace
  static readonly ISOLATION_LEVELS: IsolationLevelsFace
  static readonly TYPES: TransactionTypesFace
  commit(): Promise<void>
  rollback(): Promise<void>
  /** Runs once the outermost transaction has committed. */
  afterCommit(run: (transaction: this) => void | Promise<void>): void
}
export type { LockLevel }
