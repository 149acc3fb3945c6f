/** `Transaction`, its locks, isolation levels and types. */
import type { TransactionLike } from './model-like'
import type { LockLevel, Logging } from './query-options'

/** Row locks, as `lock` takes them; SQLite has none and leaves them out. */
export interface LockFace {
  /** Others may neither change nor lock the row. */
  readonly UPDATE: 'UPDATE'
  /** Others may read and share the row, not change it. */
  readonly SHARE: 'SHARE'
  /** PostgreSQL: others may not change the row's key. */
  readonly KEY_SHARE: 'KEY SHARE'
  /** PostgreSQL: as UPDATE, but others may refer to the row. */
  readonly NO_KEY_UPDATE: 'NO KEY UPDATE'
}
export type IsolationLevel = 'READ UNCOMMITTED' | 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE'
/** `Transaction.ISOLATION_LEVELS`. SQLite's transactions are serializable, but for READ UNCOMMITTED. */
export interface IsolationLevelsFace {
  readonly READ_UNCOMMITTED: 'READ UNCOMMITTED'
  readonly READ_COMMITTED: 'READ COMMITTED'
  readonly REPEATABLE_READ: 'REPEATABLE READ'
  readonly SERIALIZABLE: 'SERIALIZABLE'
}
export type TransactionType = 'DEFERRED' | 'IMMEDIATE' | 'EXCLUSIVE'
/** `Transaction.TYPES`, SQLite's: when a transaction takes its locks. */
export interface TransactionTypesFace {
  /**
   * At the first statement that needs them; may then fail because another was faster. For transactions that only read.
   */
  readonly DEFERRED: 'DEFERRED'
  /** The write lock at once: the default. */
  readonly IMMEDIATE: 'IMMEDIATE'
  /** The whole database at once. */
  readonly EXCLUSIVE: 'EXCLUSIVE'
}
export interface TransactionOptions extends Logging {
  /** Kept for v6, no effect. */
  autocommit?: boolean
  /** One of `Transaction.ISOLATION_LEVELS`; null, the default: the engine's own. */
  isolationLevel?: IsolationLevel | null
  /** SQLite: one of `Transaction.TYPES`. 'IMMEDIATE'; 'DEFERRED' with `readOnly`. */
  type?: TransactionType
  /** PostgreSQL: when constraints are checked. */
  deferrable?: unknown
  /** True: it only reads. False. */
  readOnly?: boolean
  /** The transaction to be a savepoint of; not given, the one that the code runs in; null: none. */
  transaction?: TransactionLike | null
}
/**
 * What `sequelize.transaction()` gives: hand it to calls as `{ transaction }`, or run them in its callback.
 *
 * @example
 * const sent: string[] = []
 * await sequelize.transaction(async (transaction) => {
 *   transaction.afterCommit(() => void sent.push('welcome'))
 *   await User.create({ name: 'Bob' })
 *   console.log(sent, transaction.finished) // prints: [] undefined
 * })
 * console.log(sent) // prints: [ 'welcome' ]
 */
export declare class Transaction implements TransactionLike {
  constructor(sequelize: any, options?: TransactionOptions)
  /** The same for a transaction and its savepoints. */
  readonly id: string
  /** The options as resolved. */
  readonly options: any
  /** The transaction that this one is a savepoint of, or null. */
  readonly parent: Transaction | null | undefined
  /** `'commit'` or `'rollback'` once it is over. */
  readonly finished: 'commit' | 'rollback' | undefined
  /** Row locks: `{ lock: transaction.LOCK.UPDATE }`. */
  readonly LOCK: LockFace
  /** Row locks, as `lock` takes them. */
  static readonly LOCK: LockFace
  /** The levels that `isolationLevel` takes. */
  static readonly ISOLATION_LEVELS: IsolationLevelsFace
  /** The types that `type` takes. */
  static readonly TYPES: TransactionTypesFace
  /**
   * Makes the changes last; those of a savepoint last when the outermost transaction commits.
   *
   * @throws Error if it is over; the database's error if a deferred constraint fails, after a rollback
   */
  commit(): Promise<void>
  /**
   * Takes all changes back.
   *
   * @throws Error if it is over
   */
  rollback(): Promise<void>
  /** Runs once the changes are durable: after the outermost commit, never after a rollback. */
  afterCommit(run: (transaction: this) => void | Promise<void>): void
}
export type { LockLevel }
