// One statement, from its values to its rows: on which connection, with a line in the log, with time, with patience for
// a locked database, with the engine's error translated. Which transaction it belongs to, transactions.ts knows.
//
// Hot path: with no transaction open and no log, `rows` and `run` are the driver's call and little else (bench R1, R8).
import type { Dialect } from '../dialects/dialect'
import type { ArrayRow, Connection, Driver, MaybePromise, NamedRows, RunResult } from '../dialects/driver'
import { printable } from '../errors/sentence'
import type { Statement } from '../sql/statement'
import type { Database, ExecuteOptions, Logging, StatementObserver } from './database'
import { ConnectionPool } from './pool'
import type { Transaction, TransactionOptions } from './transaction'
import { Transactions } from './transactions'
import { waitedTooLong } from './turns'

interface ExecutorSettings {
  readonly logging: Logging
  readonly benchmark: boolean
  readonly logQueryParameters: boolean
  /** The type and isolation level of transactions that name none. */
  readonly transactionType: string | null
  readonly isolationLevel: string | null
}

/** A statement on its way: what to do on the connection, and what to tell of it. */
interface Task<T> {
  readonly sql: string
  readonly parameters: readonly unknown[]
  readonly options: ExecuteOptions
  readonly work: (connection: Connection) => MaybePromise<T>
}

const UNOBSERVED: StatementObserver = Object.freeze({
  active: false,
  before: async () => {},
  after: async () => {},
})

const NO_OPTIONS: ExecuteOptions = Object.freeze({})

export class Executor implements Database {
  readonly #settings: ExecutorSettings
  readonly #observer: StatementObserver
  readonly #driver: Driver
  readonly #pool: ConnectionPool
  readonly #transactions: Transactions
  #closing: Promise<void> | null = null
  /** The connection of plain statements while nothing stands between: open, no transaction, no log. Else null. */
  #direct: Connection | null = null

  constructor(
    readonly dialect: Dialect,
    settings: ExecutorSettings,
    observer: StatementObserver = UNOBSERVED,
  ) {
    this.#observer = observer
    this.#settings = settings
    this.#driver = dialect.createDriver()
    this.#pool = new ConnectionPool(this.#driver)
    this.#transactions = new Transactions({
      dialect,
      driver: this.#driver,
      pool: this.#pool,
      settings,
      isSilent: () => this.#loggingOf(NO_OPTIONS) === null,
      assertOpen: () => this.#assertOpen(),
      send: (sql, transaction) => this.#control(sql, transaction),
      changed: () => this.#refreshDirect(),
    })
  }

  // `rows` and `run` are the same words twice: what they have in common would cost a closure per statement.

  rows(statement: Statement, values: readonly unknown[], options: ExecuteOptions): MaybePromise<ArrayRow[]> {
    const parameters = statement.bind(values)
    const connection = this.#directFor(options)
    if (connection !== null) {
      try {
        return connection.rows(statement, parameters)
      } catch (error) {
        if (!this.#driver.isBusy(error)) throw this.#translated(error, statement.text, parameters, options)
      }
    }
    return this.#perform({
      sql: statement.text,
      parameters,
      options,
      work: (on) => on.rows(statement, parameters),
    })
  }

  run(statement: Statement, values: readonly unknown[], options: ExecuteOptions): MaybePromise<RunResult> {
    const parameters = statement.bind(values)
    const connection = this.#directFor(options)
    if (connection !== null) {
      try {
        return connection.run(statement, parameters)
      } catch (error) {
        if (!this.#driver.isBusy(error)) throw this.#translated(error, statement.text, parameters, options)
      }
    }
    return this.#perform({
      sql: statement.text,
      parameters,
      options,
      work: (on) => on.run(statement, parameters),
    })
  }

  query(sql: string, parameters: readonly unknown[], options: ExecuteOptions): MaybePromise<NamedRows> {
    return this.#perform({ sql, parameters, options, work: (on) => on.query(sql, parameters as unknown[]) })
  }

  currentTransaction(options: ExecuteOptions): Transaction | null {
    return this.#transactions.of(options)
  }

  async atomically<T>(options: ExecuteOptions, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const current = this.#transactions.of(options) ?? this.#transactions.unavoidable()
    if (current !== null) return work(current)
    const { logging, benchmark } = options
    return this.#transactions.run({ logging, benchmark, transaction: null }, work)
  }

  transaction<T>(
    options: TransactionOptions,
    work: (transaction: Transaction) => PromiseLike<T> | T,
  ): Promise<T> {
    return this.#transactions.run(options, work)
  }

  begin(options: TransactionOptions = {}): Promise<Transaction> {
    return this.#transactions.begin(options)
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  // ---- a statement ----

  #directFor(options: ExecuteOptions): Connection | null {
    if (options.logging !== undefined && options.logging !== false) return null
    if (this.#observer.active) return null
    const { transaction } = options
    if (transaction === undefined && this.#direct === null && this.#transactions.open.size > 0) {
      return this.#transactions.around()?.direct ?? null
    }
    if (transaction == null) return this.#direct
    return transaction.keeper === this.#transactions ? transaction.direct : null
  }

  #perform<T>(task: Task<T>): MaybePromise<T> {
    return this.#observer.active ? this.#observed(task) : this.#performUnseen(task)
  }

  /** As v6's hooks see a statement: with its options, and what kind of statement it is. */
  async #observed<T>(task: Task<T>): Promise<T> {
    const options = { ...task.options, type: task.options['type'] ?? kindOf(task.sql) }
    const query = { sql: task.sql, parameters: task.parameters, options }
    await this.#observer.before(options, query)
    const result = await this.#performUnseen(task)
    await this.#observer.after(options, query)
    return result
  }

  #performUnseen<T>(task: Task<T>): MaybePromise<T> {
    const transaction = this.#transactions.of(task.options)
    if (transaction !== null) {
      transaction.assertUsable(task.sql)
      return this.#attempt(transaction.connection, task, transaction)
    }
    this.#assertOpen()
    const main = this.#pool.main()
    if (main instanceof Promise) return main.then((connection) => this.#plain(connection, task))
    return this.#plain(main, task)
  }

  /** A statement outside of transactions. */
  #plain<T>(connection: Connection, task: Task<T>): MaybePromise<T> {
    this.#refreshDirect()
    if (this.#transactions.keepOut()) return this.#inTurn(connection, task)
    return this.#attempt(connection, task, null)
  }

  async #inTurn<T>(connection: Connection, task: Task<T>): Promise<T> {
    const { writers } = this.#transactions
    await writers.take(() => statementName(task.sql))
    try {
      return await this.#attempt(connection, task, null)
    } finally {
      writers.release()
    }
  }

  #attempt<T>(connection: Connection, task: Task<T>, transaction: Transaction | null): MaybePromise<T> {
    const logging = this.#loggingOf(task.options)
    const benchmark = logging !== null && (task.options.benchmark ?? this.#settings.benchmark)
    if (logging !== null && !benchmark) this.#log(logging, 'Executing', task, transaction, null)
    const started = benchmark ? performance.now() : 0
    const done = (result: T): T => {
      if (benchmark)
        this.#log(logging, 'Executed', task, transaction, Math.round(performance.now() - started))
      return result
    }
    try {
      const result = task.work(connection)
      if (!(result instanceof Promise)) return done(result)
      return result.catch((error) => this.#failed(error, connection, task, transaction)).then(done)
    } catch (error) {
      const retried = this.#failed(error, connection, task, transaction)
      return retried.then(done)
    }
  }

  /** Tries again if the database was only locked; else throws what the error means. */
  #failed<T>(
    error: unknown,
    connection: Connection,
    task: Task<T>,
    transaction: Transaction | null,
  ): Promise<T> {
    if (this.#driver.isBusy(error)) return this.#retry(error, connection, task, transaction)
    const translated = this.#translated(error, task.sql, task.parameters, task.options)
    // Some errors (a full disk) make the engine roll back by itself: what followed would be committed piece by piece.
    if (transaction !== null && connection.inTransaction === false) {
      void this.#transactions.abandon(transaction.root)
    }
    throw translated
  }

  #translated(error: unknown, sql: string, parameters: readonly unknown[], options: ExecuteOptions): Error {
    return this.dialect.translateError(error, { sql, parameters, instance: options.instance })
  }

  // ---- a locked database ----

  /**
   * The engine says at once that the database is locked. By a transaction of this process: the statement takes its turn.
   * By another process, or a deferred transaction: it tries again and again, ever more slowly. Nothing blocks meanwhile.
   */
  async #retry<T>(
    error: unknown,
    connection: Connection,
    task: Task<T>,
    transaction: Transaction | null,
  ): Promise<T> {
    const { writers } = this.#transactions
    const takesTurn = transaction === null && writers.taken
    if (takesTurn) {
      this.#transactions.assertNotWaitingForItself(statementName(task.sql))
      await writers.take(() => statementName(task.sql))
    }
    try {
      return await this.#retryUntilFree(error, connection, task)
    } finally {
      if (takesTurn) writers.release()
    }
  }

  async #retryUntilFree<T>(error: unknown, connection: Connection, task: Task<T>): Promise<T> {
    const { busyTimeout } = this.#driver
    const deadline = performance.now() + busyTimeout
    for (let pause = 1; ; pause = Math.min(pause * 2, 100)) {
      try {
        return await task.work(connection)
      } catch (next) {
        if (!this.#driver.isBusy(next)) throw this.#translated(next, task.sql, task.parameters, task.options)
        error = next
      }
      if (performance.now() + pause > deadline) throw this.#stillLocked(error, task)
      await new Promise((wake) => setTimeout(wake, pause * (0.5 + Math.random() / 2)))
    }
  }

  #stillLocked(error: unknown, task: Task<unknown>): Error {
    const others = this.#transactions.describe().join('; ')
    const holder =
      others === '' ? 'another process that writes to the database' : `another process or ${others}`
    const timeout = waitedTooLong(statementName(task.sql), holder, this.#driver.busyTimeout)
    timeout.cause = error
    return timeout
  }

  // ---- log, connection, end ----

  /** A statement of a transaction itself. */
  #control(sql: string, transaction: Transaction): MaybePromise<unknown> {
    const { logging, benchmark } = transaction.options
    const work = (on: Connection) => on.query(sql, [])
    return this.#attempt(
      transaction.connection,
      { sql, parameters: [], options: { logging, benchmark }, work },
      transaction,
    )
  }

  #loggingOf(options: ExecuteOptions): Exclude<Logging, boolean> | null {
    const logging = options.logging ?? this.#settings.logging
    if (logging === false || logging == null) return null
    return logging === true ? console.log : logging
  }

  #log(
    logging: Exclude<Logging, boolean> | null,
    verb: string,
    task: Task<unknown>,
    transaction: Transaction | null,
    elapsed: number | null,
  ): void {
    if (logging === null) return
    const { parameters, options, sql } = task
    const shownParameters =
      (options['logQueryParameters'] ?? this.#settings.logQueryParameters) && parameters.length > 0
        ? ` ${parametersInLog(parameters)}`
        : ''
    const line = `${verb} (${transaction?.id ?? 'default'}): ${sql};${shownParameters}`
    // As in v6: console.log gets one line, a function of one's own the time or the options too.
    if (logging === console.log) logging(elapsed === null ? line : `${line} Elapsed time: ${elapsed}ms`)
    else if (elapsed === null) logging(line, options)
    else (logging as (...parts: unknown[]) => void)(line, elapsed, options)
  }

  #assertOpen(): void {
    if (this.#closing === null) return
    throw new Error('ConnectionManager.getConnection was called after the connection manager was closed!')
  }

  #refreshDirect(): void {
    const free =
      this.#transactions.open.size === 0 && this.#closing === null && this.#loggingOf(NO_OPTIONS) === null
    this.#direct = free ? this.#pool.opened : null
  }

  async #close(): Promise<void> {
    this.#direct = null
    await this.#transactions.finish()
    await this.#pool.close()
  }
}

/** v6's type of a statement that nobody gave one. */
function kindOf(sql: string): string {
  const word = /^\w+/.exec(sql)?.[0].toUpperCase() ?? ''
  return ['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(word) ? word : 'RAW'
}

function parametersInLog(parameters: readonly unknown[]): string {
  const named = Object.fromEntries(parameters.map((value, i) => [`$${i + 1}`, value]))
  return JSON.stringify(named, (_key, value) => (typeof value === 'bigint' ? value.toString() : value))
}

/** The statement in words, for messages. */
function statementName(sql: string): string {
  return `the statement "${printable(sql.length > 80 ? `${sql.slice(0, 80)}…` : sql)}"`
}
