// What a driver must bring: connections that answer with array rows. The sync or async result is awaited by the executor;
// an in-process driver answers at once.
import type { Statement } from '../sql/statement'

export type MaybePromise<T> = T | Promise<T>
export type ArrayRow = unknown[]

export interface RunResult {
  /** Rows that the statement changed. */
  readonly affected: number
  /** The id of the (last) inserted row, where the engine gives one. */
  readonly insertId: number | bigint | null
}
/** Rows with their column names: for raw SQL, where nobody knows the layout beforehand. */
export interface NamedRows extends RunResult {
  readonly columns: readonly string[]
  readonly rows: ArrayRow[]
}

export interface Connection {
  /** False if the engine has no transaction open on it, undefined if the driver cannot tell. */
  readonly inTransaction?: boolean
  /** Runs a statement that answers with rows; prepared once per Statement object. */
  rows(statement: Statement, parameters: unknown[]): MaybePromise<ArrayRow[]>
  /** Runs a statement that changes rows. */
  run(statement: Statement, parameters: unknown[]): MaybePromise<RunResult>
  /** Runs SQL text that nobody prepared: raw queries; `parameters` may be empty. */
  query(sql: string, parameters: unknown[]): MaybePromise<NamedRows>
  close(): MaybePromise<void>
}

export interface Driver {
  /**
   * How connections get along: 'one-connection', there is one and all share it (a database in memory); 'one-writer', any
   * number may read while one writes (a file); 'many', the engine keeps them apart (a server).
   */
  readonly sharing: 'one-connection' | 'one-writer' | 'many'
  /** Milliseconds that a statement waits for a locked database before it gives up. */
  readonly busyTimeout: number
  connect(): MaybePromise<Connection>
  /** True if a statement failed only because another connection holds a lock: it may be tried again. */
  isBusy(error: unknown): boolean
}
