// The one file that loads an SQLite engine: the npm package better-sqlite3, or Node's own node:sqlite. Both answer at once, so
// nothing here is a promise. Prepared statements are kept for each Statement object; SQLite prepares them anew by
// itself when the schema changes.
//
// Hot path: `rows` runs once a statement (bench R1, R7, R8).
import { mkdirSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, resolve } from 'node:path'
import type { Database as BetterSqlite3Database } from 'better-sqlite3'
import { printable } from '../../errors/sentence'
import type { Statement } from '../../sql/statement'
import { Lru } from '../../util/lru'
import type { DialectSettings } from '../dialect'
import type { ArrayRow, Connection, Driver, NamedRows, RunResult } from '../driver'

/** What both engines' prepared statements come down to. better-sqlite3's own is one already. */
interface Prepared {
  readonly reader: boolean
  all(parameters: unknown[]): unknown[]
  run(parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  columns(): readonly { name: string | null }[]
}
interface Engine {
  /** Array rows; integers as bigint if `exact`. */
  prepare(sql: string, exact: boolean): Prepared
  inTransaction(): boolean | undefined
  close(): void
}
interface EngineOptions {
  readonly readOnly: boolean
  readonly native: Readonly<Record<string, unknown>>
}
type OpenEngine = (file: string, options: EngineOptions) => Engine

const BUSY_TIMEOUT = 5000
const STATEMENTS_KEPT = 500
const RAW_STATEMENTS_KEPT = 100

export class SqliteDriver implements Driver {
  readonly file: string
  readonly sharing: Driver['sharing']
  readonly busyTimeout: number
  readonly #backend: Backend
  readonly #readOnly: boolean
  readonly #native: Readonly<Record<string, unknown>>
  #open: OpenEngine | null = null

  constructor(settings: DialectSettings) {
    this.#backend = chooseBackend(settings)
    this.file = databaseFile(settings)
    this.sharing = isInMemory(this.file) ? 'one-connection' : 'one-writer'
    const { mode, readonly: readOnly, timeout, ...native } = settings.dialectOptions ?? {}
    this.#readOnly = readOnly === true || mode === 'ro' || mode === OPEN_READONLY
    this.busyTimeout = typeof timeout === 'number' && timeout >= 0 ? timeout : BUSY_TIMEOUT
    this.#native = native
  }

  connect(): SqliteConnection {
    this.#open ??= this.#backend.load()
    const engine = this.#openFile(this.#open)
    const connection = new SqliteConnection(engine)
    try {
      this.#configure(connection)
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  /** Makes the folder of a file that is yet to be made, as v6 does. */
  #openFile(open: OpenEngine): Engine {
    const { file } = this
    try {
      if (!isInMemory(file) && !this.#readOnly) mkdirSync(dirname(file), { recursive: true })
      return open(file, { readOnly: this.#readOnly, native: this.#native })
    } catch (error) {
      const { message, code } = error as { message: string; code?: unknown }
      const sentence = `SQLITE_CANTOPEN: unable to open database file "${printable(file)}": ${message}`
      throw Object.assign(new Error(sentence, { cause: error }), { code })
    }
  }

  isBusy(error: unknown): boolean {
    return isBusyCode(error)
  }

  #configure(connection: SqliteConnection): void {
    // The engine's own waiting would stop the whole process: the executor waits instead, without blocking.
    connection.query('PRAGMA busy_timeout = 0', [])
    connection.query('PRAGMA foreign_keys = ON', [])
    if (isInMemory(this.file) || this.#readOnly) return
    // Readers do not wait for the writer, and the writer not for readers. Stays in the file once set.
    try {
      connection.query('PRAGMA journal_mode = WAL', [])
    } catch (error) {
      if (!isBusyCode(error)) throw error // another process is just writing: its journal mode will do
    }
    connection.query('PRAGMA synchronous = FULL', []) // a commit outlives the loss of power, as with v6
  }
}

export class SqliteConnection implements Connection {
  readonly #engine: Engine
  readonly #prepared = new Lru<Statement, Prepared>(STATEMENTS_KEPT)
  readonly #raw = new Lru<string, Prepared>(RAW_STATEMENTS_KEPT)

  constructor(engine: Engine) {
    this.#engine = engine
  }

  get inTransaction(): boolean | undefined {
    return this.#engine.inTransaction()
  }

  rows(statement: Statement, parameters: unknown[]): ArrayRow[] {
    const prepared = this.#prepared.get(statement) ?? this.#prepare(statement)
    const rows = prepared.all(parameters) as ArrayRow[] // array rows were asked for when it was prepared
    return statement.exactIntegers ? withExactIntegers(rows) : rows
  }

  run(statement: Statement, parameters: unknown[]): RunResult {
    const prepared = this.#prepared.get(statement) ?? this.#prepare(statement)
    if (prepared.reader) {
      prepared.all(parameters)
      return NOTHING_CHANGED
    }
    return runResult(prepared.run(parameters))
  }

  query(sql: string, parameters: unknown[]): NamedRows {
    let prepared = this.#raw.get(sql)
    if (prepared === undefined) {
      prepared = this.#engine.prepare(sql, true)
      this.#raw.set(sql, prepared)
    }
    if (!prepared.reader) return { ...runResult(prepared.run(parameters)), columns: [], rows: [] }
    const rows = withExactIntegers(prepared.all(parameters) as ArrayRow[])
    const columns = prepared.columns().map((column) => column.name ?? '')
    return { affected: 0, insertId: null, columns, rows }
  }

  close(): void {
    this.#prepared.clear()
    this.#raw.clear()
    this.#engine.close()
  }

  #prepare(statement: Statement): Prepared {
    const prepared = this.#engine.prepare(statement.text, statement.exactIntegers)
    this.#prepared.set(statement, prepared)
    return prepared
  }
}

const NOTHING_CHANGED: RunResult = Object.freeze({ affected: 0, insertId: null })

function runResult(result: { changes: number | bigint; lastInsertRowid: number | bigint }): RunResult {
  return {
    affected: Number(result.changes),
    insertId: exactInteger(result.lastInsertRowid) as RunResult['insertId'],
  }
}

/** Every bigint as the number it is, or as a string where a number would round it. Changes the rows in place. */
function withExactIntegers(rows: ArrayRow[]): ArrayRow[] {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    for (let j = 0; j < row.length; j++) {
      const value = row[j]
      if (typeof value === 'bigint') {
        const rounded = Number(value)
        row[j] = Number.isSafeInteger(rounded) ? rounded : value.toString()
      }
    }
  }
  return rows
}

function exactInteger(value: number | bigint): number | bigint {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value
}

// ---- which file ----

const OPEN_READONLY = 1 // sqlite3's constant, as v6's programs hand it in

export function isInMemory(file: string): boolean {
  return file === ':memory:' || file === ''
}

/** v6 takes the storage, else the host (`sqlite://app.db`), else memory; paths are relative to the working directory. */
function databaseFile(settings: DialectSettings): string {
  const host = settings['host']
  const storage = settings.storage || (typeof host === 'string' && host !== '' ? host : ':memory:')
  return isInMemory(storage) ? ':memory:' : resolve(storage)
}

// ---- which engine ----

interface Backend {
  load(): OpenEngine
}

const INSTALL =
  'Install it (npm install better-sqlite3), or use Node.js 22.13 or newer, which brings an SQLite of its own.'

/** Cheap: looks for the packages without loading them, so that a program learns at its start what it lacks. */
function chooseBackend(settings: DialectSettings): Backend {
  const path = settings['dialectModulePath']
  const given: unknown = settings.dialectModule ?? (typeof path === 'string' ? require(path) : null)
  if (typeof given === 'function') return { load: () => openBetterSqlite3(given as BetterSqlite3Constructor) }
  if (isNodeSqlite(given)) return { load: () => openNodeSqlite(given) }
  if (given != null) warnAboutCallbackSqlite()
  const forced = process.env['RELATA_SQLITE']
  if (forced !== undefined && forced !== '') return forcedBackend(forced)
  if (canResolve('better-sqlite3')) return { load: loadBetterSqlite3OrElse }
  if (isBuiltin('node:sqlite')) return { load: loadNodeSqlite }
  throw new Error(`SQLite needs the package better-sqlite3, which is not installed. ${INSTALL}`)
}

function forcedBackend(name: string): Backend {
  if (name === 'better-sqlite3') {
    if (!canResolve(name))
      throw new Error(`RELATA_SQLITE asks for better-sqlite3, which is not installed. ${INSTALL}`)
    return { load: loadBetterSqlite3 }
  }
  if (name === 'node') {
    if (!isBuiltin('node:sqlite'))
      throw new Error(
        `RELATA_SQLITE asks for node:sqlite, which Node.js ${process.version} does not have: it came with 22.13.`,
      )
    return { load: loadNodeSqlite }
  }
  throw new Error(`RELATA_SQLITE is "better-sqlite3" or "node", not "${name}".`)
}

function canResolve(name: string): boolean {
  try {
    require.resolve(name)
    return true
  } catch {
    return false
  }
}

function isNodeSqlite(given: unknown): given is NodeSqlite {
  return typeof given === 'object' && given !== null && 'DatabaseSync' in given
}

/** v6's programs hand in `sqlite3` or a build of it: another interface, by callbacks. */
let warned = false
function warnAboutCallbackSqlite(): void {
  if (warned) return
  warned = true
  process.emitWarning(
    'The option dialectModule holds the callback driver "sqlite3". Relata does not use it: it takes better-sqlite3 or node:sqlite.',
    'RelataWarning',
  )
}

// ---- better-sqlite3 ----

type BetterSqlite3Constructor = new (file: string, options: Record<string, unknown>) => BetterSqlite3Database

function loadBetterSqlite3(): OpenEngine {
  return openBetterSqlite3(require('better-sqlite3') as BetterSqlite3Constructor)
}

function loadBetterSqlite3OrElse(): OpenEngine {
  const open = loadBetterSqlite3()
  try {
    open(':memory:', { readOnly: false, native: {} }).close() // loads the binary
    return open
  } catch (error) {
    if (isBuiltin('node:sqlite')) return loadNodeSqlite()
    throw new Error(
      `better-sqlite3 is installed but does not load (is its binary built for Node.js ${process.version}?). ${INSTALL}`,
      { cause: error },
    )
  }
}

function openBetterSqlite3(Database: BetterSqlite3Constructor): OpenEngine {
  return (file, { readOnly, native }) => {
    const database = new Database(file, {
      ...native,
      readonly: readOnly,
      fileMustExist: readOnly,
      timeout: 0,
    })
    return {
      prepare(sql, exact) {
        const prepared = database.prepare(sql)
        if (prepared.reader) prepared.raw(true)
        if (exact && prepared.reader) prepared.safeIntegers(true)
        return prepared as unknown as Prepared // its own types speak of variadic parameters; an array is one of the forms it takes
      },
      inTransaction: () => database.inTransaction,
      close: () => void database.close(),
    }
  }
}

// ---- node:sqlite ----

// The part of node:sqlite that is used here; @types/node 20, which this library is checked with, does not have it.
interface NodeStatement {
  all(...parameters: unknown[]): unknown[]
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  columns(): { name: string }[]
  setReturnArrays(enabled: boolean): void
  setReadBigInts(enabled: boolean): void
}
interface NodeSqlite {
  DatabaseSync: new (
    file: string,
    options: Record<string, unknown>,
  ) => { prepare(sql: string): NodeStatement; close(): void; readonly isTransaction?: boolean }
}

function loadNodeSqlite(): OpenEngine {
  return openNodeSqlite(require('node:sqlite') as NodeSqlite)
}

function openNodeSqlite({ DatabaseSync }: NodeSqlite): OpenEngine {
  return (file, { readOnly, native }) => {
    const database = new DatabaseSync(file, { ...native, readOnly })
    return {
      prepare: (sql, exact) => new NodePrepared(database.prepare(sql), exact),
      inTransaction: () => database.isTransaction,
      close: () => database.close(),
    }
  }
}

/** Gives a statement of node:sqlite the shape of better-sqlite3's. */
class NodePrepared implements Prepared {
  readonly reader: boolean
  readonly #statement: NodeStatement

  constructor(statement: NodeStatement, exact: boolean) {
    this.#statement = statement
    this.reader = statement.columns().length > 0
    if (this.reader) statement.setReturnArrays(true)
    if (exact) statement.setReadBigInts(true)
  }

  all(parameters: unknown[]): unknown[] {
    return this.#statement.all(...parameters)
  }

  run(parameters: unknown[]) {
    return this.#statement.run(...parameters)
  }

  columns() {
    return this.#statement.columns()
  }
}

/** True for the codes that say "try again later": another connection holds the lock. */
export function isBusyCode(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (typeof errcode === 'number') return (errcode & 0xff) === 5 && errcode !== 517
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY') && code !== 'SQLITE_BUSY_SNAPSHOT'
}
