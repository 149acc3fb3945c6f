// Errors of better-sqlite3 (`code: 'SQLITE_CONSTRAINT_UNIQUE'`) and node:sqlite (`errcode: 2067`) become Relata's, with
// v6's classes, messages and fields.
import { ConnectionError } from '../../errors/connection'
import {
  DatabaseError,
  ForeignKeyConstraintError,
  TimeoutError,
  withStatement,
  type DatabaseErrorParent,
} from '../../errors/database'
import { UniqueConstraintError, ValidationErrorItem } from '../../errors/validation'
import type { ErrorContext } from '../dialect'

export function translateError(error: unknown, context: ErrorContext): Error {
  if (!(error instanceof Error)) return new DatabaseError(new Error(String(error)))
  const name = resultName(error)
  if (name === null) return error // not the engine's: an encoder's sentence, a wrong argument
  const parent = withStatement(error, context.sql, context.parameters)
  switch (name) {
    case 'SQLITE_CONSTRAINT':
      return constraintError(parent, context)
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new TimeoutError(parent)
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_NOTADB':
      return new ConnectionError(parent)
    default:
      return new DatabaseError(parent, { message: v6Message(name, error) })
  }
}

// The message tells the kinds apart better than the extended code: a RESTRICT that refuses a deletion reports the code of a trigger.
function constraintError(parent: DatabaseErrorParent, context: ErrorContext): Error {
  if (parent.message.includes('FOREIGN KEY constraint failed')) {
    return new ForeignKeyConstraintError({ parent, message: v6Message('SQLITE_CONSTRAINT', parent) })
  }
  const unique = /UNIQUE constraint failed: (.*)/s.exec(parent.message)
  if (unique !== null) return uniqueError(parent, unique[1], context)
  return new DatabaseError(parent, { message: v6Message('SQLITE_CONSTRAINT', parent) })
}

/** `Users.email, Users.tenantId` → both columns; an index over an expression is named instead: `index 'ex'`. */
function uniqueError(
  parent: DatabaseErrorParent,
  failed: string,
  context: ErrorContext,
): UniqueConstraintError {
  const columns = failed.startsWith("index '")
    ? []
    : failed.split(', ').map((path) => path.slice(path.indexOf('.') + 1))
  const { instance } = context
  const errors = columns.map(
    (column) =>
      new ValidationErrorItem(
        `${column} must be unique`,
        'unique violation',
        column,
        valueOf(instance, column),
        instance,
        'not_unique',
      ),
  )
  return new UniqueConstraintError({
    parent,
    message: 'Validation error',
    errors,
    fields: columns as unknown as Record<string, unknown>, // v6 hands out an array of columns on SQLite, whatever its types say
  })
}

function valueOf(instance: unknown, column: string): unknown {
  if (typeof instance !== 'object' || instance === null) return null
  return (instance as Record<string, unknown>)[column] ?? null
}

/** The messages that programs know from the `sqlite3` package begin with the primary code. */
function v6Message(name: string, error: Error): string {
  return error.message.startsWith(name) ? error.message : `${name}: ${error.message}`
}

/** The primary result code by name, or null if the error is not SQLite's. */
function resultName(error: Error): string | null {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  if (typeof errcode === 'number') return RESULT_NAMES[errcode & 0xff] ?? 'SQLITE_ERROR'
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return null
  return (
    RESULT_NAMES.find((known) => known !== undefined && (code === known || code.startsWith(`${known}_`))) ??
    code
  )
}

/** https://www.sqlite.org/rescode.html, by number. */
const RESULT_NAMES: readonly (string | undefined)[] = [
  undefined,
  'SQLITE_ERROR',
  'SQLITE_INTERNAL',
  'SQLITE_PERM',
  'SQLITE_ABORT',
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_NOMEM',
  'SQLITE_READONLY',
  'SQLITE_INTERRUPT',
  'SQLITE_IOERR',
  'SQLITE_CORRUPT',
  'SQLITE_NOTFOUND',
  'SQLITE_FULL',
  'SQLITE_CANTOPEN',
  'SQLITE_PROTOCOL',
  'SQLITE_EMPTY',
  'SQLITE_SCHEMA',
  'SQLITE_TOOBIG',
  'SQLITE_CONSTRAINT',
  'SQLITE_MISMATCH',
  'SQLITE_MISUSE',
  'SQLITE_NOLFS',
  'SQLITE_AUTH',
  'SQLITE_FORMAT',
  'SQLITE_RANGE',
  'SQLITE_NOTADB',
]
