// The transactions of one database: which are open, on which connection, and whose turn it is where only one may write.
// The executor asks here which transaction a statement belongs to; what a user does with one is in transaction.ts.
//
//   begin:  a savepoint of the one given or around  |  wait for the turn to write → take a connection → BEGIN
//   end:    COMMIT or ROLLBACK → give the connection back → the next one's turn
import type { Dialect } from '../dialects/dialect'
import type { Connection, Driver, MaybePromise } from '../dialects/driver'
import { AsyncContext } from './async-context'
import type { ExecuteOptions } from './database'
import type { ConnectionPool } from './pool'
import { settleOptions, Transaction, type TransactionKeeper, type TransactionOptions } from './transaction'
import { Turns, waitedTooLong } from './turns'

/** What the executor does for its transactions. */
export interface TransactionHost {
  readonly dialect: Dialect
  readonly driver: Driver
  readonly pool: ConnectionPool
  /** The type and isolation level of transactions that name none. */
  readonly settings: { readonly transactionType: string | null; readonly isolationLevel: string | null }
  /** Is no statement logged, unless its own options say so? Then a transaction has a short way to its connection. */
  isSilent(): boolean
  /** Throws once the database is being closed. */
  assertOpen(): void
  /** Runs a statement of the transaction itself: BEGIN, SAVEPOINT, COMMIT … */
  send(sql: string, transaction: Transaction): MaybePromise<unknown>
  /** A transaction has begun or ended on a connection of its own. */
  changed(): void
}

export class Transactions implements TransactionKeeper {
  /** Those who write: in file or memory one at a time. */
  readonly writers: Turns
  /** Those that are open, savepoints aside. */
  readonly open = new Set<Transaction>()
  readonly #host: TransactionHost
  readonly #context = new AsyncContext()
  /** Those whose end gives the turn to the next: writers, and managed savepoints among their siblings. */
  readonly #turnOf = new WeakSet<Transaction>()

  constructor(host: TransactionHost) {
    this.#host = host
    this.writers = new Turns(host.driver.busyTimeout)
  }

  // ─── which one a statement belongs to

  /** The innermost open one around the running code, or null. */
  around(): Transaction | null {
    return this.#context.current()
  }

  /** The one that a call with these options runs in, or null. */
  of(options: ExecuteOptions): Transaction | null {
    const given = options.transaction
    if (given === undefined) return this.#context.current()
    if (given !== null) this.#assertOurs(given)
    return given
  }

  /** On a shared connection, the unmanaged transaction that every statement becomes a part of. */
  unavoidable(): Transaction | null {
    if (this.#host.driver.sharing !== 'one-connection') return null
    for (const transaction of this.open) if (!transaction.managed) return transaction
    return null
  }

  /** Must a statement outside of transactions wait? On a shared connection it keeps out of a managed one that is open. */
  keepOut(): boolean {
    if (this.#host.driver.sharing !== 'one-connection' || !this.writers.taken) return false
    // An unmanaged transaction takes in whatever comes, as in v6; so does a managed one for its own code.
    return this.unavoidable() === null && this.#context.current() === null
  }

  /** The open ones in words, for messages. */
  describe(): string[] {
    return [...this.open].map(described)
  }

  /** Code inside a managed transaction that opts out of it with `transaction: null` may read but never write: it would wait for itself. */
  assertNotWaitingForItself(statement: string): void {
    const around = this.#context.current()
    if (around === null || around.root.options.type === 'DEFERRED') return
    throw waitedTooLong(
      `${statement}, which opted out by { transaction: null },`,
      `the very transaction that it is called in (${described(around)})`,
      0,
    )
  }

  #assertOurs(transaction: Transaction): void {
    if (transaction instanceof Transaction && transaction.keeper === this) return
    throw new TypeError(
      transaction instanceof Transaction
        ? 'The option transaction holds a transaction of another Sequelize: it can only be used with the models of the one that began it.'
        : 'The option transaction takes what sequelize.transaction() made, or null for none.',
    )
  }

  // ─── begin

  /** Begins one that the caller ends. */
  begin(options: TransactionOptions): Promise<Transaction> {
    return this.#begin(options, false)
  }

  /** Runs `work` in one that commits when it resolves and rolls back when it rejects. */
  async run<T>(
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

  async #begin(given: TransactionOptions, managed: boolean): Promise<Transaction> {
    const began = new Error('The transaction began here')
    this.#host.assertOpen()
    const { transactionType, isolationLevel } = this.#host.settings
    const options = settleOptions(given, { type: transactionType, isolationLevel })
    const parent = this.#parentOf(given)
    const request = { options, managed, began }
    return parent === null ? this.#beginAlone(request) : this.#beginSavepoint(parent, request)
  }

  /** The transaction that a new one is a savepoint of. */
  #parentOf(options: TransactionOptions): Transaction | null {
    if (options.transaction !== undefined) {
      if (options.transaction !== null) this.#assertOurs(options.transaction)
      return options.transaction
    }
    const { sharing } = this.#host.driver
    // With one writer, a second transaction inside a managed one would wait for it for ever. One that only reads has its own.
    if (sharing === 'many') return null
    const onlyReads = sharing === 'one-writer' && (options.readOnly === true || options.type === 'DEFERRED')
    return onlyReads ? null : this.#context.current()
  }

  async #beginAlone(request: TransactionRequest): Promise<Transaction> {
    const { dialect, driver, pool } = this.#host
    const { options } = request
    const queued =
      driver.sharing === 'one-connection' || (driver.sharing === 'one-writer' && options.type !== 'DEFERRED')
    if (queued) await this.#takeTurn(request)
    let connection: Connection
    try {
      connection = await pool.take()
    } catch (error) {
      if (queued) this.writers.release()
      throw error
    }
    const transaction = this.#newTransaction(connection, null, request)
    this.open.add(transaction)
    // From here on no plain statement may slip onto a shared connection, not even between BEGIN and the next line.
    this.#host.changed()
    if (queued) this.#turnOf.add(transaction)
    try {
      if (options.foreignKeys === false) await this.#enforceForeignKeys(transaction, false)
      await this.#host.send(dialect.printer.begin(options), transaction)
    } catch (error) {
      await this.abandon(transaction)
      throw error
    }
    return transaction
  }

  async #takeTurn({ managed, began }: TransactionRequest): Promise<void> {
    const around = this.#context.current()
    if (around !== null && this.#turnOf.has(around.root)) {
      throw waitedTooLong(
        'a transaction that opted out of the one around it by { transaction: null }',
        described(around),
        0,
      )
    }
    await this.writers.take(
      () => `${managed ? 'the managed transaction' : 'the transaction'} begun ${placeOf(began)}`,
    )
  }

  async #beginSavepoint(parent: Transaction, request: TransactionRequest): Promise<Transaction> {
    parent.assertUsable('SAVEPOINT')
    // Savepoints are a stack: two managed ones of a parent, begun at a time, follow one another. One that is begun inside
    // its sibling lies on top of it.
    const queued = request.managed && !this.#isInsideChildOf(parent)
    if (queued) {
      parent.children ??= new Turns(this.#host.driver.busyTimeout)
      await parent.children.take(() => `the nested transaction begun ${placeOf(request.began)}`)
    }
    const transaction = this.#newTransaction(parent.connection, parent, request)
    if (queued) this.#turnOf.add(transaction)
    try {
      parent.assertUsable('SAVEPOINT')
      await this.#host.send(this.#host.dialect.printer.savepoint(transaction.name), transaction)
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
    request: TransactionRequest,
  ): Transaction {
    return new Transaction({ keeper: this, connection, parent, direct: this.#host.isSilent(), ...request })
  }

  // ─── end

  async control(
    transaction: Transaction,
    verb: 'commit' | 'rollback' | 'release' | 'rollbackTo',
  ): Promise<void> {
    const { printer } = this.#host.dialect
    const isOver = verb === 'commit' || verb === 'rollback'
    await this.#host.send(isOver ? printer[verb]() : printer[verb](transaction.name), transaction)
    if (isOver && transaction.options.foreignKeys === false) await this.#enforceForeignKeys(transaction, true)
  }

  ended(transaction: Transaction): void {
    const hadTurn = this.#turnOf.has(transaction)
    if (transaction.parent !== null) {
      if (hadTurn) transaction.parent.children?.release()
      return
    }
    this.open.delete(transaction)
    this.#host.pool.giveBack(transaction.connection)
    if (hadTurn) this.writers.release()
    this.#host.changed()
  }

  /** Ends one that the engine knows nothing of, or no longer. */
  async abandon(transaction: Transaction): Promise<void> {
    if (transaction.options.foreignKeys === false) await this.#enforceForeignKeys(transaction, true)
    transaction.abandon()
  }

  /** Before the connections are closed: rolls back what nobody would end, waits for the managed ones. */
  async finish(): Promise<void> {
    await Promise.allSettled([...this.open].filter((each) => !each.managed).map((each) => each.rollback()))
    if (this.#host.driver.sharing !== 'many') await this.writers.idle().catch(() => undefined) // what is stuck goes with the connection
    for (const transaction of [...this.open]) await this.abandon(transaction)
  }

  /** Schema changes only: engines that can switch at all do so outside of transactions, before it begins and after its end. */
  async #enforceForeignKeys(transaction: Transaction, on: boolean): Promise<void> {
    for (const sql of this.#host.dialect.ddlPrinter.foreignKeys(on)) await this.#host.send(sql, transaction)
  }
}

/** A transaction that somebody asked for. */
interface TransactionRequest {
  readonly options: Transaction['options']
  readonly managed: boolean
  /** Its stack says where it began. */
  readonly began: Error
}

function described(transaction: Transaction): string {
  return `the transaction ${transaction.id} begun ${placeOf(transaction.began)}`
}

/** The first place in a stack that is not in this library. */
function placeOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').slice(1)
  const outside = lines.find((line) => !line.includes(LIBRARY) && !line.includes('node:')) ?? lines[0]
  return outside === undefined ? 'somewhere' : outside.trim()
}

const LIBRARY = __dirname.replace(/connection$/, '')
