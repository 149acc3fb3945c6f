// One statement, from its values to its rows: on which connection, with a line in the log, with time, with patience for
// a locked database, with the engine's error translated. And the transactions, since they decide the connection.
//
// Hot path: with no transaction open and no log, `rows` and `run` are the driver's call and little else (bench R1, R8).
import type { Dialect } from '../dialects/dialect'
import type { ArrayRow, Connection, Driver, MaybePromise, NamedRows, RunResult } from '../dialects/driver'
import { printable } from '../errors/sentence'
import type { Statement } from '../sql/statement'
import { AsyncContext } from './async-context'
import type { Database, ExecuteOptions, Logging, StatementObserver } from './database'
import { ConnectionPool } from './pool'
import { settleOptions, Transaction, type TransactionKeeper, type TransactionOptions } from './transaction'
import { Turns, waitedTooLong } from './turns'

export interface ExecutorSettings {
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

const UNOBSERVED: StatementObserver = Object.freeze({ active: false, before: async () => {}, after: async () => {} })

/** v6's type of a statement that nobody gave one. */
function kindOf(sql: string): string {
  const word = /^\w+/.exec(sql)?.[0].toUpperCase() ?? ''
  return ['SELECT', 'INSERT', 'UPDATE', 'DELETE'].includes(word) ? word : 'RAW'
}

const NO_OPTIONS: ExecuteOptions = Object.freeze({})

export class Executor implements Database, TransactionKeeper {
  readonly #settings: ExecutorSettings
  readonly #observer: StatementObserver
  readonly #driver: Driver
  readonly #pool: ConnectionPool
  readonly #context = new AsyncContext()
  /** Those who write: in file or memory one at a time. */
  readonly #writers: Turns
  readonly #open = new Set<Transaction>()
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
    this.#writers = new Turns(this.#driver.busyTimeout)
  }

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
    const given = options.transaction
    if (given === undefined) return this.#context.current()
    if (given !== null) this.#assertOurs(given)
    return given
  }

  async atomically<T>(options: ExecuteOptions, work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const current = this.currentTransaction(options) ?? this.#unavoidable()
    return current === null ? this.transaction({ ...pick(options), transaction: null }, work) : work(current)
  }

  async transaction<T>(
    options: TransactionOptions,
    work: (transaction: Transaction) => PromiseLike<T> | T,
  ): Promise<T> {
    const transaction = await this.#begin(options, true)
    let result: T
    try {
      result = await this.#context.run(transaction, () => work(transaction))
    } catch (error) {
      if (transaction.finished === undefined) await transaction.rollback().catch(() => undefined) // the first error tells more
      throw error
    }
    await transaction.commit()
    return result
  }

  begin(options: TransactionOptions = {}): Promise<Transaction> {
    return this.#begin(options, false)
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  // ---- a statement ----

  #directFor(options: ExecuteOptions): Connection | null {
    if (options.logging !== undefined && options.logging !== false) return null
    if (this.#observer.active) return null
    const { transaction } = options
    if (transaction === undefined && this.#direct === null && this.#open.size > 0) {
      return this.#context.current()?.direct ?? null
    }
    if (transaction == null) return this.#direct
    return transaction.keeper === this ? transaction.direct : null
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
    const transaction = this.currentTransaction(task.options)
    if (transaction !== null) {
      transaction.assertUsable(task.sql)
      return this.#attempt(transaction.connection, task, transaction)
    }
    if (this.#closing !== null) throw closedError()
    const main = this.#pool.main()
    if (main instanceof Promise) return main.then((connection) => this.#plain(connection, task))
    return this.#plain(main, task)
  }

  /** A statement outside of transactions. On a shared connection it keeps out of a managed one that is open. */
  #plain<T>(connection: Connection, task: Task<T>): MaybePromise<T> {
    this.#refreshDirect()
    const mustWait =
      this.#driver.sharing === 'one-connection' && this.#writers.taken && !this.#sharesConnection()
    return mustWait ? this.#inTurn(connection, task) : this.#attempt(connection, task, null)
  }

  /** On a shared connection an unmanaged transaction takes in whatever comes, as in v6; so does a managed one for its own code. */
  #sharesConnection(): boolean {
    return this.#unavoidable() !== null || this.#context.current() !== null
  }

  async #inTurn<T>(connection: Connection, task: Task<T>): Promise<T> {
    await this.#writers.take(() => `the statement ${statementName(task.sql)}`)
    try {
      return await this.#attempt(connection, task, null)
    } finally {
      this.#writers.release()
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
    if (transaction !== null && connection.inTransaction === false) void this.#abandon(transaction.root)
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
    const takesTurn = transaction === null && this.#writers.taken
    if (takesTurn) {
      this.#assertNotWaitingForItself(task.sql)
      await this.#writers.take(() => `the statement ${statementName(task.sql)}`)
    }
    try {
      return await this.#retryUntilFree(error, connection, task)
    } finally {
      if (takesTurn) this.#writers.release()
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
    const others = [...this.#open].map((transaction) => describeTransaction(transaction)).join('; ')
    const holder =
      others === '' ? 'another process that writes to the database' : `another process or ${others}`
    const timeout = waitedTooLong(
      `the statement ${statementName(task.sql)}`,
      holder,
      this.#driver.busyTimeout,
    )
    timeout.cause = error
    return timeout
  }

  /** Code inside a managed transaction that opts out of it with `transaction: null` may read but never write: it would wait for itself. */
  #assertNotWaitingForItself(sql: string): void {
    const around = this.#context.current()
    if (around === null || around.root.options.type === 'DEFERRED') return
    throw waitedTooLong(
      `the statement ${statementName(sql)}, which opted out by { transaction: null },`,
      `the very transaction that it is called in (${describeTransaction(around)})`,
      0,
    )
  }

  // ---- transactions ----

  async #begin(given: TransactionOptions, managed: boolean): Promise<Transaction> {
    const began = new Error('The transaction began here')
    if (this.#closing !== null) throw closedError()
    const options = settleOptions(given, {
      type: this.#settings.transactionType,
      isolationLevel: this.#settings.isolationLevel,
    })
    const parent = this.#parentOf(given)
    if (parent !== null) return this.#beginSavepoint(parent, options, managed, began)
    const queued =
      this.#driver.sharing === 'one-connection' ||
      (this.#driver.sharing === 'one-writer' && options.type !== 'DEFERRED')
    if (queued) await this.#takeTurn(managed, began)
    let connection: Connection
    try {
      connection = await this.#pool.take()
    } catch (error) {
      if (queued) this.#writers.release()
      throw error
    }
    const transaction = this.#newTransaction(connection, null, options, managed, began)
    // From here on no plain statement may slip onto a shared connection, not even between BEGIN and the next line.
    this.#direct = null
    this.#open.add(transaction)
    if (queued) this.#turnOf.add(transaction)
    try {
      if (options.foreignKeys === false) await this.#enforceForeignKeys(transaction, false)
      await this.#attempt(
        connection,
        this.#controlTask(this.dialect.printer.begin(options), options),
        transaction,
      )
    } catch (error) {
      await this.#abandon(transaction)
      throw error
    }
    return transaction
  }

  /** The transactions whose end gives the turn to the next: writers, and managed savepoints among their siblings. */
  readonly #turnOf = new WeakSet<Transaction>()

  async #takeTurn(managed: boolean, began: Error): Promise<void> {
    const around = this.#context.current()
    if (around !== null && this.#turnOf.has(around.root)) {
      throw waitedTooLong(
        'a transaction that opted out of the one around it by { transaction: null }',
        describeTransaction(around),
        0,
      )
    }
    await this.#writers.take(
      () => `${managed ? 'the managed transaction' : 'the transaction'} begun ${placeOf(began)}`,
    )
  }

  async #beginSavepoint(
    parent: Transaction,
    options: Transaction['options'],
    managed: boolean,
    began: Error,
  ): Promise<Transaction> {
    parent.assertUsable('SAVEPOINT')
    // Savepoints are a stack: two managed ones of a parent, begun at a time, follow one another. One that is begun inside
    // its sibling lies on top of it.
    const queued = managed && !this.#isInsideChildOf(parent)
    if (queued) {
      parent.children ??= new Turns(this.#driver.busyTimeout)
      await parent.children.take(() => `the nested transaction begun ${placeOf(began)}`)
    }
    const transaction = this.#newTransaction(parent.connection, parent, options, managed, began)
    if (queued) this.#turnOf.add(transaction)
    try {
      parent.assertUsable('SAVEPOINT')
      const sql = this.dialect.printer.savepoint(transaction.name)
      await this.#attempt(parent.connection, this.#controlTask(sql, options), transaction)
    } catch (error) {
      transaction.abandon()
      throw error
    }
    return transaction
  }

  #isInsideChildOf(parent: Transaction): boolean {
    let each = this.#context.current()
    if (each === parent) return false
    while (each !== null && each !== parent) each = each.parent
    return each === parent
  }

  #newTransaction(
    connection: Connection,
    parent: Transaction | null,
    options: Transaction['options'],
    managed: boolean,
    began: Error,
  ): Transaction {
    const direct = this.#loggingOf(NO_OPTIONS) === null
    return new Transaction({ keeper: this, connection, parent, options, managed, direct, began })
  }

  /** The transaction that a new one is a savepoint of. */
  #parentOf(options: TransactionOptions): Transaction | null {
    if (options.transaction !== undefined) {
      if (options.transaction !== null) this.#assertOurs(options.transaction)
      return options.transaction
    }
    // With one writer, a second transaction inside a managed one would wait for it for ever. One that only reads has its own.
    if (this.#driver.sharing === 'many') return null
    const onlyReads =
      this.#driver.sharing === 'one-writer' && (options.readOnly === true || options.type === 'DEFERRED')
    return onlyReads ? null : this.#context.current()
  }

  /** On a shared connection, the unmanaged transaction that every statement becomes a part of. */
  #unavoidable(): Transaction | null {
    if (this.#driver.sharing !== 'one-connection') return null
    for (const transaction of this.#open) if (!transaction.managed) return transaction
    return null
  }

  async control(
    transaction: Transaction,
    verb: 'commit' | 'rollback' | 'release' | 'rollbackTo',
  ): Promise<void> {
    const { printer } = this.dialect
    const sql = verb === 'commit' || verb === 'rollback' ? printer[verb]() : printer[verb](transaction.name)
    await this.#attempt(transaction.connection, this.#controlTask(sql, transaction.options), transaction)
    const isOver = verb === 'commit' || verb === 'rollback'
    if (isOver && transaction.options.foreignKeys === false) await this.#enforceForeignKeys(transaction, true)
  }

  /** Schema changes only: engines that can switch at all do so outside of transactions, before it begins and after its end. */
  async #enforceForeignKeys(transaction: Transaction, on: boolean): Promise<void> {
    for (const sql of this.dialect.ddlPrinter.foreignKeys(on)) {
      await this.#attempt(transaction.connection, this.#controlTask(sql, transaction.options), transaction)
    }
  }

  /** Ends a transaction that the engine knows nothing of, or no longer. */
  async #abandon(transaction: Transaction): Promise<void> {
    if (transaction.options.foreignKeys === false) await this.#enforceForeignKeys(transaction, true)
    transaction.abandon()
  }

  ended(transaction: Transaction): void {
    const hadTurn = this.#turnOf.has(transaction)
    if (transaction.parent !== null) {
      if (hadTurn) transaction.parent.children?.release()
      return
    }
    this.#open.delete(transaction)
    this.#pool.giveBack(transaction.connection)
    if (hadTurn) this.#writers.release()
    this.#refreshDirect()
  }

  #controlTask(sql: string, { logging, benchmark }: TransactionOptions): Task<unknown> {
    return { sql, parameters: [], options: { logging, benchmark }, work: (on) => on.query(sql, []) }
  }

  #assertOurs(transaction: Transaction): void {
    if (transaction instanceof Transaction && transaction.keeper === this) return
    throw new TypeError(
      transaction instanceof Transaction
        ? 'The option transaction holds a transaction of another Sequelize: it can only be used with the models of the one that began it.'
        : 'The option transaction takes what sequelize.transaction() made, or null for none.',
    )
  }

  // ---- log, connection, end ----

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

  #refreshDirect(): void {
    const free = this.#open.size === 0 && this.#closing === null && this.#loggingOf(NO_OPTIONS) === null
    this.#direct = free ? this.#pool.opened : null
  }

  async #close(): Promise<void> {
    this.#direct = null
    await Promise.allSettled([...this.#open].filter((each) => !each.managed).map((each) => each.rollback()))
    if (this.#driver.sharing !== 'many') await this.#writers.idle().catch(() => undefined) // what is stuck goes with the connection
    for (const transaction of [...this.#open]) await this.#abandon(transaction)
    await this.#pool.close()
  }
}

function closedError(): Error {
  return new Error('ConnectionManager.getConnection was called after the connection manager was closed!')
}

/** What of a caller's options goes for the transaction that is begun for it. */
function pick(options: ExecuteOptions): TransactionOptions {
  return { logging: options.logging, benchmark: options.benchmark }
}

function parametersInLog(parameters: readonly unknown[]): string {
  const named = Object.fromEntries(parameters.map((value, i) => [`$${i + 1}`, value]))
  return JSON.stringify(named, (_key, value) => (typeof value === 'bigint' ? value.toString() : value))
}

function statementName(sql: string): string {
  return `"${printable(sql.length > 80 ? `${sql.slice(0, 80)}…` : sql)}"`
}

function describeTransaction(transaction: Transaction): string {
  return `the transaction ${transaction.id} begun ${placeOf(transaction.began)}`
}

/** The first place in a stack that is not in this library. */
function placeOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').slice(1)
  const outside = lines.find((line) => !line.includes(LIBRARY) && !line.includes('node:')) ?? lines[0]
  return outside === undefined ? 'somewhere' : outside.trim()
}

const LIBRARY = __dirname.replace(/connection$/, '')
