// The one file that loads an SQLite engine: the npm package better-sqlite3, or Node's own node:sqlite. Both answer at once, so
// nothing here is a promise. Prepared statements are kept for each Statement object; SQLite prepares them anew by
// itself when the schema changes.
//
// Hot path: `rows` runs once a statement (bench R1, R7, R8).
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Database as BetterSqlite3Database } from 'better-sqlite3'
import { printable } from '../../errors/sentence'
import type { Statement } from '../../sql/statement'
import { Lru } from '../../util/lru'
import type { DialectSettings } from '../dialect'
import type { ArrayRow, Connection, Driver, NamedRows, RunResult } from '../driver'
import type { Engine, OpenEngine, Prepared } from './engine'
import {
  NODE_SQLITE_TOO_OLD,
  hasNodeSqlite,
  isNodeSqlite,
  majorOfNode,
  openNodeSqlite,
  withBuffer,
  type NodeSqlite,
} from './node-sqlite'

const BUSY_TIMEOUT = 5000
const OPENING_TIMEOUT = 2000
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
    connection.query('PRAGMA foreign_keys = ON', [])
    if (!isInMemory(this.file) && !this.#readOnly) this.#configureFile(connection)
    // The engine's own waiting would stop the whole process: the executor waits instead, without blocking.
    connection.query('PRAGMA busy_timeout = 0', [])
  }

  #configureFile(connection: SqliteConnection): void {
    // Processes that start together all want the file for a moment, so here the engine waits, and not for long.
    connection.query(`PRAGMA busy_timeout = ${Math.min(this.busyTimeout, OPENING_TIMEOUT)}`, [])
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

  get inTransaction(): boolean {
    return this.#engine.inTransaction()
  }

  rows(statement: Statement, parameters: unknown[]): ArrayRow[] {
    const prepared = this.#prepared.get(statement) ?? this.#prepare(statement)
    const rows = prepared.all(parameters) as ArrayRow[] // array rows were asked for when it was prepared
    return statement.exactIntegers ? withPlainValues(rows) : rows
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
      prepared = this.#engine.prepareRaw(sql)
      this.#raw.set(sql, prepared)
    }
    if (!prepared.reader) return { ...runResult(prepared.run(parameters)), columns: [], rows: [] }
    const rows = withPlainValues(prepared.all(parameters) as ArrayRow[])
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

/**
 * Every bigint as the number it is, or as a string where a number would round it; bytes as a Buffer, which node:sqlite
 * does not make of them. Changes the rows in place.
 */
function withPlainValues(rows: ArrayRow[]): ArrayRow[] {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    for (let j = 0; j < row.length; j++) {
      const value = row[j]
      if (typeof value === 'bigint') {
        const rounded = Number(value)
        row[j] = Number.isSafeInteger(rounded) ? rounded : value.toString()
      } else if (typeof value === 'object') row[j] = withBuffer(value)
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

// Version 13 of better-sqlite3 crashes on Node 20, and npm installs it there all the same.
const COMMAND = `npm install better-sqlite3${majorOfNode() < 22 ? '@12' : ''}`
const INSTALL = `Install it (${COMMAND}), or use Node.js 22.16 or newer, which brings an SQLite of its own.`

/** Cheap: looks for the packages without loading them, so that a program learns at its start what it lacks. */
function chooseBackend(settings: DialectSettings): Backend {
  const path = settings['dialectModulePath']
  const given: unknown = settings.dialectModule ?? (typeof path === 'string' ? require(path) : null)
  if (typeof given === 'function') return { load: () => openBetterSqlite3(given as BetterSqlite3Constructor) }
  if (isNodeSqlite(given)) return { load: () => openNodeSqlite(given) }
  if (given != null) warnAboutCallbackSqlite()
  const forced = process.env['RELATA_SQLITE']
  if (forced !== undefined && forced !== '') return forcedBackend(forced)
  if (hasBetterSqlite3()) return { load: loadBetterSqlite3OrElse }
  if (hasNodeSqlite()) return { load: loadNodeSqlite }
  throw new Error(`SQLite needs the package better-sqlite3, which is not installed. ${INSTALL}`)
}

function forcedBackend(name: string): Backend {
  if (name === 'better-sqlite3') {
    if (!hasBetterSqlite3())
      throw new Error(`RELATA_SQLITE asks for better-sqlite3, which is not installed. ${INSTALL}`)
    return { load: loadBetterSqlite3 }
  }
  if (name === 'node') {
    if (!hasNodeSqlite()) throw new Error(`RELATA_SQLITE asks for node:sqlite. ${NODE_SQLITE_TOO_OLD}`)
    return { load: loadNodeSqlite }
  }
  throw new Error(`RELATA_SQLITE is "better-sqlite3" or "node", not "${name}".`)
}

/** Where version 13 would end the process, without a word, it is an error that says so. */
function hasBetterSqlite3(): boolean {
  if (!canResolve('better-sqlite3')) return false
  if (majorOfNode() >= 22) return true
  const { version } = require('better-sqlite3/package.json') as { version: string }
  if (Number.parseInt(version, 10) < 13) return true
  throw new Error(
    `better-sqlite3 ${version} is installed, which crashes on Node.js ${process.version}: it needs 22. ${INSTALL}`,
  )
}

function canResolve(name: string): boolean {
  try {
    require.resolve(name)
    return true
  } catch {
    return false
  }
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
    if (hasNodeSqlite()) return loadNodeSqlite()
    const sentence = `better-sqlite3 is installed but does not load: is its binary built for Node.js ${process.version}?`
    throw new Error(`${sentence} ${INSTALL}`, { cause: error })
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
    const prepare = (sql: string, exact: boolean) => {
      const prepared = database.prepare(sql)
      if (prepared.reader) prepared.raw(true)
      if (exact && prepared.reader) prepared.safeIntegers(true)
      return prepared as unknown as Prepared // its own types speak of variadic parameters; an array is one of the forms it takes
    }
    return {
      prepare,
      prepareRaw: (sql) => prepare(sql, true),
      inTransaction: () => database.inTransaction,
      close: () => void database.close(),
    }
  }
}

function loadNodeSqlite(): OpenEngine {
  return openNodeSqlite(require('node:sqlite') as NodeSqlite)
}

/** True for the codes that say "try again later": another connection holds the lock. */
export function isBusyCode(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (typeof errcode === 'number') return (errcode & 0xff) === 5 && errcode !== 517
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY') && code !== 'SQLITE_BUSY_SNAPSHOT'
}
