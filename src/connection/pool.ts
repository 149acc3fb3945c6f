// The connections of one database: the main one, which plain statements share, and those lent to transactions.
import type { Connection, Driver, MaybePromise } from '../dialects/driver'
import { BaseError } from '../errors/base'
import { ConnectionError } from '../errors/connection'

/** Idle connections kept for the next transaction; beyond it they are closed. */
const IDLE_KEPT = 4

export class ConnectionPool {
  /** The main connection, once there is one. */
  opened: Connection | null = null
  #opening: Promise<Connection> | null = null
  readonly #idle: Connection[] = []
  #closed = false

  constructor(readonly driver: Driver) {}

  /** The main connection, opened by the first who asks. */
  main(): MaybePromise<Connection> {
    if (this.opened !== null) return this.opened
    if (this.#opening !== null) return this.#opening
    const connection = this.#connect()
    if (!(connection instanceof Promise)) return (this.opened = connection)
    this.#opening = connection.then((made) => (this.opened = made)).finally(() => (this.#opening = null))
    return this.#opening
  }

  /** A connection for one transaction; the main one where there is only one. */
  take(): MaybePromise<Connection> {
    if (this.driver.sharing === 'one-connection') return this.main()
    return this.#idle.pop() ?? this.#connect()
  }

  giveBack(connection: Connection): void {
    if (connection === this.opened) return
    if (this.#closed || this.#idle.length >= IDLE_KEPT) void connection.close()
    else this.#idle.push(connection)
  }

  async close(): Promise<void> {
    this.#closed = true
    const connections = this.#idle.splice(0)
    if (this.opened !== null) connections.push(this.opened)
    this.opened = null
    for (const connection of connections) await connection.close()
  }

  #connect(): MaybePromise<Connection> {
    try {
      const connection = this.driver.connect()
      return connection instanceof Promise ? connection.catch(asConnectionError) : connection
    } catch (error) {
      return asConnectionError(error)
    }
  }
}

function asConnectionError(error: unknown): never {
  if (error instanceof BaseError) throw error
  throw new ConnectionError(error instanceof Error ? error : new Error(String(error)))
}
