// The handle that every operation gets: statements go in, array rows come out. Behind it stand the executor (connection,
// log, time, retry, error mapping), the transactions and the dialect. Models hold one by way of their Sequelize.
import type { Dialect } from '../dialects/dialect'
import type { ArrayRow, MaybePromise, NamedRows, RunResult } from '../dialects/driver'
import type { Statement } from '../sql/statement'
import type { Transaction, TransactionOptions } from './transaction'

export type Logging = boolean | ((sql: string, timing?: number | object) => void)

/** The options of a user's call that matter to a statement; any finder's or writer's options fit. */
export interface ExecuteOptions {
  readonly transaction?: Transaction | null
  readonly logging?: Logging
  readonly benchmark?: boolean
  readonly useMaster?: boolean
  /** The record that is being written: its values stand in the items of a UniqueConstraintError. */
  readonly instance?: unknown
  readonly [other: string]: unknown
}

/** Who wants to know of statements: v6's hooks beforeQuery and afterQuery. Asked for each statement, so `active` is cheap. */
export interface StatementObserver {
  readonly active: boolean
  before(options: object, query: ObservedStatement): Promise<void>
  after(options: object, query: ObservedStatement): Promise<void>
}
export interface ObservedStatement {
  readonly sql: string
  readonly parameters: readonly unknown[]
  readonly options: object
}

/**
 * An engine in the process answers at once, so `rows`, `run` and `query` do too: await what they return. An error may be
 * thrown at once or come as a rejection; inside an async function that is the same.
 */
export interface Database {
  readonly dialect: Dialect
  /** Runs a printed statement that answers with rows. `values` fill its slots. */
  rows(statement: Statement, values: readonly unknown[], options: ExecuteOptions): MaybePromise<ArrayRow[]>
  /** Runs a printed statement that changes rows. */
  run(statement: Statement, values: readonly unknown[], options: ExecuteOptions): MaybePromise<RunResult>
  /** Runs SQL text with parameters already encoded. */
  query(sql: string, parameters: readonly unknown[], options: ExecuteOptions): MaybePromise<NamedRows>
  /**
   * Runs `work` in one transaction: in the caller's (`options.transaction`, or the one of the async context) if there is
   * one, with no savepoint; else in a new one that commits when `work` resolves. For acts of several statements.
   */
  atomically<T>(options: ExecuteOptions, work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** The transaction that a call with these options runs in: the given one, the async context's, or null. */
  currentTransaction(options: ExecuteOptions): Transaction | null
  /** Begins a transaction that the caller ends. */
  begin(options?: TransactionOptions): Promise<Transaction>
  /** Runs `work` in a transaction that commits when it resolves and rolls back when it rejects. */
  transaction<T>(
    options: TransactionOptions,
    work: (transaction: Transaction) => PromiseLike<T> | T,
  ): Promise<T>
  /** Waits for managed transactions, rolls back the others, and closes every connection. */
  close(): Promise<void>
}
