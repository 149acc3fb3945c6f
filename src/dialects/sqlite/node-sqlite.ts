// Node's own SQLite as an Engine. It answers otherwise than better-sqlite3 in some things that must not differ, or that would lose
// data in silence; each is set right here, where it is found. driver.ts loads the module and hands it in.
import { isBuiltin } from 'node:module'
import type { ArrayRow } from '../driver'
import type { OpenEngine, Prepared } from './engine'

/** Asked of the version, since to load the module is to make Node print its warning of an experiment. */
export function hasNodeSqlite(): boolean {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return isBuiltin('node:sqlite') && (major > 23 || (major === 22 && minor >= 16))
}

export function majorOfNode(): number {
  return Number.parseInt(process.versions.node, 10)
}

export function isNodeSqlite(given: unknown): given is NodeSqlite {
  return typeof given === 'object' && given !== null && 'DatabaseSync' in given
}

export function withBuffer(value: unknown): unknown {
  return value instanceof Uint8Array && !Buffer.isBuffer(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : value
}

// The part of node:sqlite that is used here; @types/node 20, which this library is checked with, does not have it.
interface NodeStatement {
  readonly sourceSQL: string
  all(...parameters: unknown[]): unknown[]
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  columns(): { name: string; type: string | null }[]
  setReturnArrays(enabled: boolean): void
  setReadBigInts(enabled: boolean): void
}
interface NodeDatabase {
  readonly isTransaction: boolean
  prepare(sql: string): NodeStatement
  close(): void
}
export interface NodeSqlite {
  DatabaseSync: new (file: string, options: Record<string, unknown>) => NodeDatabase
}

export const NODE_SQLITE_TOO_OLD = `The one of Node.js ${process.version} is missing or cannot give rows as arrays: 22.16 or newer can.`

export function openNodeSqlite({ DatabaseSync }: NodeSqlite): OpenEngine {
  if (!hasNodeSqlite()) throw new Error(`The option dialectModule holds node:sqlite. ${NODE_SQLITE_TOO_OLD}`)
  return (file, { readOnly, native }) => {
    const database = new DatabaseSync(file, { ...native, readOnly })
    const prepare = (sql: string, exact: boolean) => {
      const prepared = new NodePrepared(prepareOne(database, sql), exact)
      if (!COUNTS_COLUMNS_TOO_EARLY || !prepared.reader || !HAS_STAR.test(sql)) return prepared
      const schema = database.prepare('SELECT 1 FROM sqlite_master LIMIT 1')
      return new NodePreparedAnew(() => {
        schema.all()
        return new NodePrepared(prepareOne(database, sql), exact)
      })
    }
    return {
      prepare,
      prepareRaw(sql) {
        const prepared = prepare(sql, true)
        return MAY_HAVE_PLACEHOLDER.test(sql)
          ? new NodeCounted(prepared, placeholders(database, sql))
          : prepared
      },
      inTransaction: () => database.isTransaction,
      close: () => database.close(),
    }
  }
}

/** The engine itself stops at the first statement and drops what follows it in silence. */
function prepareOne(database: NodeDatabase, sql: string): NodeStatement {
  const statement = database.prepare(sql)
  const { sourceSQL } = statement
  if (sourceSQL.length < sql.length && !HOLDS_NOTHING.test(sql.slice(sourceSQL.length))) {
    throw new RangeError('The supplied SQL string contains more than one statement')
  }
  return statement
}

// Only space, semicolons and comments; each can be read in one way, so that a long text is not read over and over.
const HOLDS_NOTHING = /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$))*$/

/** Gives a statement of node:sqlite the shape of better-sqlite3's. */
class NodePrepared implements Prepared {
  readonly reader: boolean
  readonly #statement: NodeStatement
  readonly #isChange: boolean
  /** Where bytes may stand. Rows of an exact statement are gone over anyway. */
  readonly #bytes: readonly number[]

  constructor(statement: NodeStatement, exact: boolean) {
    this.#statement = statement
    const columns = statement.columns()
    this.reader = columns.length > 0
    this.#bytes = exact ? [] : [...columns.keys()].filter((i) => MAY_BE_BYTES.test(columns[i].type ?? ''))
    this.#isChange = CHANGES_ROWS.test(statement.sourceSQL)
    if (this.reader) statement.setReturnArrays(true)
    if (exact) statement.setReadBigInts(true)
  }

  all(parameters: unknown[]): unknown[] {
    if (CUTS_TEXT_AT_NUL) refuseNul(parameters)
    const rows = this.#statement.all(...parameters)
    for (const i of this.#bytes) for (const row of rows as ArrayRow[]) row[i] = withBuffer(row[i])
    return rows
  }

  run(parameters: unknown[]) {
    if (CUTS_TEXT_AT_NUL) refuseNul(parameters)
    const result = this.#statement.run(...parameters)
    if (!this.#isChange) result.changes = 0 // the engine repeats the count of the last statement that had one
    return result
  }

  columns() {
    return this.#statement.columns()
  }
}

const MAY_BE_BYTES = /^$|BLOB|BINARY/i // by the column's declared type, which an expression has not
const SPACE = /^(?:\s|--[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*/.source
const CHANGES_ROWS = new RegExp(`${SPACE}(?:INSERT|UPDATE|DELETE|REPLACE|WITH)\\b`, 'i')
const EXPLAINS = new RegExp(`${SPACE}EXPLAIN\\b`, 'i')

/**
 * `SELECT *` where Node gives as many columns as there were when the statement was prepared, whatever was added since:
 * it is prepared anew each time, after a glance at the schema that makes SQLite take note of others' changes.
 */
class NodePreparedAnew implements Prepared {
  readonly reader = true
  #prepared: NodePrepared
  readonly #prepare: () => NodePrepared

  constructor(prepare: () => NodePrepared) {
    this.#prepare = prepare
    this.#prepared = prepare()
  }

  all(parameters: unknown[]): unknown[] {
    this.#prepared = this.#prepare()
    return this.#prepared.all(parameters)
  }

  run(parameters: unknown[]) {
    return this.#prepared.run(parameters)
  }

  columns() {
    return this.#prepared.columns()
  }
}

/** The engine itself takes NULL for a value that was not given. */
class NodeCounted implements Prepared {
  readonly reader: boolean
  readonly #prepared: Prepared
  readonly #due: number

  constructor(prepared: Prepared, due: number) {
    this.reader = prepared.reader
    this.#prepared = prepared
    this.#due = due
  }

  all(parameters: unknown[]): unknown[] {
    this.#count(parameters)
    return this.#prepared.all(parameters)
  }

  run(parameters: unknown[]) {
    this.#count(parameters)
    return this.#prepared.run(parameters)
  }

  columns() {
    return this.#prepared.columns()
  }

  #count({ length }: unknown[]): void {
    if (length < this.#due) throw new RangeError('Too few parameter values were provided')
  }
}

const MAY_HAVE_PLACEHOLDER = /[?:@$]/

/** The highest number that a placeholder has in the program that SQLite makes of the statement. */
function placeholders(database: NodeDatabase, sql: string): number {
  if (EXPLAINS.test(sql)) return 0 // it runs nothing, and cannot be explained itself
  const steps = database.prepare(`EXPLAIN ${sql}`).all() as { opcode: string; p1: number }[]
  return Math.max(0, ...steps.filter((step) => step.opcode === 'Variable').map((step) => step.p1))
}

const HAS_STAR = /\*(?!\))/

// Two faults of the node:sqlite in Node 22; that of 24 has neither.
const COUNTS_COLUMNS_TOO_EARLY = majorOfNode() === 22
const CUTS_TEXT_AT_NUL = majorOfNode() === 22

/** It would be stored whole and read back cut short. */
function refuseNul(parameters: readonly unknown[]): void {
  for (const value of parameters) {
    if (typeof value === 'string' && value.includes('\0')) {
      throw new TypeError(
        'The node:sqlite of Node.js 22 reads a text no further than its first NUL character, and this text has one. Use better-sqlite3 or Node.js 24, or a BLOB.',
      )
    }
  }
}
