// A transaction, as v6's: one connection from BEGIN to COMMIT or ROLLBACK; inside another one, a savepoint of it. The executor
// makes them; what a user does with one is here.
import { randomUUID } from 'node:crypto'
import type { Connection } from '../dialects/driver'
import { listed, printable } from '../errors/sentence'
import { refuseMisspelt } from '../errors/suggest'
import type { Turns } from './turns'

export const ISOLATION_LEVELS = Object.freeze({
  READ_UNCOMMITTED: 'READ UNCOMMITTED',
  READ_COMMITTED: 'READ COMMITTED',
  REPEATABLE_READ: 'REPEATABLE READ',
  SERIALIZABLE: 'SERIALIZABLE',
} as const)
export const TRANSACTION_TYPES = Object.freeze({
  DEFERRED: 'DEFERRED',
  IMMEDIATE: 'IMMEDIATE',
  EXCLUSIVE: 'EXCLUSIVE',
} as const)
export const LOCK = Object.freeze({
  UPDATE: 'UPDATE',
  SHARE: 'SHARE',
  KEY_SHARE: 'KEY SHARE',
  NO_KEY_UPDATE: 'NO KEY UPDATE',
} as const)

export type IsolationLevel = (typeof ISOLATION_LEVELS)[keyof typeof ISOLATION_LEVELS]
export type TransactionType = (typeof TRANSACTION_TYPES)[keyof typeof TRANSACTION_TYPES]

/** What `sequelize.transaction()` takes. */
export interface TransactionOptions {
  /** Begins a savepoint of this one; null: no part of the transaction that the code runs in. */
  transaction?: Transaction | null
  isolationLevel?: IsolationLevel | null
  type?: TransactionType
  readOnly?: boolean
  deferrable?: unknown
  /** False: foreign keys are not enforced meanwhile. For changes of the schema, by the library itself. */
  foreignKeys?: boolean
  logging?: boolean | ((sql: string, timing?: number | object) => void)
  benchmark?: boolean
  [other: string]: unknown
}
export interface SettledTransactionOptions extends TransactionOptions {
  isolationLevel: IsolationLevel | null
  type: TransactionType
  readOnly: boolean
}

/** What the executor does for a transaction. */
export interface TransactionKeeper {
  /** Runs a statement of the transaction itself. */
  control(transaction: Transaction, verb: 'commit' | 'rollback' | 'release' | 'rollbackTo'): Promise<void>
  /** The transaction has ended: its connection is free. */
  ended(transaction: Transaction): void
}

type AfterCommit = (transaction: Transaction) => unknown

export class Transaction {
  static readonly ISOLATION_LEVELS = ISOLATION_LEVELS
  static readonly TYPES = TRANSACTION_TYPES
  static readonly LOCK = LOCK

  readonly id: string
  /** The name of the savepoint; the id for a transaction that is none. */
  readonly name: string
  readonly parent: Transaction | null
  readonly options: SettledTransactionOptions
  /** `undefined` while it is open. */
  finished: 'commit' | 'rollback' | undefined = undefined
  /** The connection that its statements run on. */
  readonly connection: Connection
  /** The connection while the transaction is open and nothing need be logged; else null. Read by the executor's short way. */
  direct: Connection | null
  readonly managed: boolean
  /** Its executor: a transaction is good for the Sequelize that began it. */
  readonly keeper: TransactionKeeper
  /** Its stack says where it began. */
  readonly began: Error
  /** Where its managed savepoints wait for one another. Made and used by the executor. */
  children: Turns | null = null
  readonly #nested = new Set<Transaction>()
  #savepoints = 0
  #afterCommit: AfterCommit[] = []
  #ending = false

  constructor(parts: {
    keeper: TransactionKeeper
    connection: Connection
    parent: Transaction | null
    options: SettledTransactionOptions
    managed: boolean
    direct: boolean
    began: Error
  }) {
    this.keeper = parts.keeper
    this.connection = parts.connection
    this.parent = parts.parent
    this.options = parts.options
    this.managed = parts.managed
    this.direct = parts.direct ? parts.connection : null
    this.began = parts.began
    if (parts.parent !== null) parts.parent.#nested.add(this)
    this.id = parts.parent?.id ?? randomUUID()
    this.name = parts.parent === null ? this.id : `${this.id}-sp-${++parts.parent.root.#savepoints}`
  }

  /** The outermost transaction that this one is a part of. */
  get root(): Transaction {
    let root: Transaction = this
    while (root.parent !== null) root = root.parent
    return root
  }

  /** Makes the changes last. A savepoint's changes last when the outermost transaction commits. */
  async commit(): Promise<void> {
    this.#assertOpen('committed')
    this.#ending = true
    this.direct = null
    try {
      await this.keeper.control(this, this.parent === null ? 'commit' : 'release')
    } catch (error) {
      // A COMMIT that fails (a deferred foreign key) leaves SQLite's transaction open: nothing of it may stay.
      if (this.finished === undefined) await this.#undo().catch(() => undefined) // the first error tells more
      this.#end('rollback')
      throw error
    }
    this.#end('commit')
    if (this.parent !== null)
      this.parent.#afterCommit.push(...this.#afterCommit.map((hook) => () => hook(this)))
    else for (const hook of this.#afterCommit) await hook(this)
  }

  /** Takes all changes back. */
  async rollback(): Promise<void> {
    this.#assertOpen('rolled back')
    this.#ending = true
    this.direct = null
    try {
      await this.#undo()
    } finally {
      this.#end('rollback')
    }
  }

  /** Calls `hook` once the changes are durable; never after a rollback. */
  afterCommit(hook: AfterCommit): this {
    if (typeof hook !== 'function') throw new Error('"fn" must be a function')
    this.#afterCommit.push(hook)
    return this
  }

  /** As in v6: `t.LOCK.UPDATE`. */
  get LOCK(): typeof LOCK {
    return LOCK
  }

  /** Throws if a statement can no longer run in it. */
  assertUsable(sql: string): void {
    for (let each: Transaction | null = this; each !== null; each = each.parent) {
      if (each.finished === undefined) continue
      const error = new Error(
        `${each.finished} has been called on this transaction(${this.id}), you can no longer use it. (The rejected query is attached as the 'sql' property of this error)`,
      )
      Object.defineProperty(error, 'sql', { value: sql, enumerable: false })
      throw error
    }
  }

  /** `await using t = await sequelize.transaction()`: rolls back what was not committed. */
  async dispose(): Promise<void> {
    if (this.finished === undefined && !this.#ending) await this.rollback()
  }

  /** Ends it without a word to the engine, whose connection is going away. */
  abandon(): void {
    this.#end('rollback')
  }

  async #undo(): Promise<void> {
    if (this.parent === null) return this.keeper.control(this, 'rollback')
    if (this.parent.finished !== undefined) return // it went with its parent
    await this.keeper.control(this, 'rollbackTo')
    await this.keeper.control(this, 'release')
  }

  #end(how: 'commit' | 'rollback'): void {
    if (this.finished !== undefined) return
    this.finished = how
    if (this.parent !== null) this.parent.#nested.delete(this)
    this.#closeShortWay()
    this.keeper.ended(this)
  }

  /** Savepoints that are still open end with it: their statements must go the long way, where that is noticed. */
  #closeShortWay(): void {
    this.direct = null
    for (const nested of this.#nested) nested.#closeShortWay()
  }

  #assertOpen(verb: string): void {
    if (this.finished !== undefined) {
      throw new Error(
        `Transaction cannot be ${verb} because it has been finished with state: ${this.finished}`,
      )
    }
    if (this.#ending)
      throw new Error(
        `Transaction cannot be ${verb} because it is just ending: await the commit() or rollback() that was called first.`,
      )
  }
}

// Node 20 has the symbol, TypeScript's ES2022 library does not know it.
const asyncDispose = (Symbol as { asyncDispose?: symbol }).asyncDispose
if (asyncDispose !== undefined) {
  Object.defineProperty(Transaction.prototype, asyncDispose, {
    value: Transaction.prototype.dispose,
    configurable: true,
    writable: true,
  })
}

const OPTIONS: ReadonlySet<string> = new Set([
  'autocommit', 'benchmark', 'deferrable', 'foreignKeys', 'isolationLevel', 'logging', 'readOnly', 'transaction', 'type',
]) // prettier-ignore

/** Checks what a user asked for against closed lists: the words go into SQL. */
export function settleOptions(
  options: TransactionOptions,
  defaults: { type?: unknown; isolationLevel?: unknown },
): SettledTransactionOptions {
  refuseMisspelt('sequelize.transaction()', 'option', options, OPTIONS)
  const type = options.type ?? defaults.type ?? null
  const level = options.isolationLevel ?? defaults.isolationLevel ?? null
  return {
    ...options,
    type:
      type === null
        ? options.readOnly === true
          ? 'DEFERRED'
          : 'IMMEDIATE'
        : known(type, TRANSACTION_TYPES, 'transaction type'),
    isolationLevel: level === null ? null : known(level, ISOLATION_LEVELS, 'isolation level'),
    readOnly: options.readOnly ?? false,
  }
}

function known<T extends string>(given: unknown, list: Readonly<Record<string, T>>, what: string): T {
  const words = Object.values(list)
  const word = typeof given === 'string' ? words.find((each) => each === given.toUpperCase()) : undefined
  if (word === undefined)
    throw new Error(`Unknown ${what}: ${printable(String(given))}. Known are: ${listed(words)}.`)
  return word
}
