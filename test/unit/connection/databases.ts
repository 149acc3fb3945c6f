// Databases for the tests below the models: in memory, and as files in a folder that goes when the test ends.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { Database, ExecuteOptions } from '../../../src/connection/database'
import { openDatabase, readOptions } from '../../../src/connection/options'

export type Kind = 'memory' | 'file'
export const KINDS: readonly Kind[] = ['memory', 'file']

/** A folder that is removed after the test. */
export function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'relata-'))
  t.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Opens a database; it is closed after the test. */
export function open(t: TestContext, options: Record<string, unknown> = {}): Database {
  const database = openDatabase(readOptions({ dialect: 'sqlite', logging: false, ...options }).options)
  t.after(() => database.close())
  return database
}

export function openKind(t: TestContext, kind: Kind, options: Record<string, unknown> = {}): Database {
  return open(t, { storage: kind === 'memory' ? ':memory:' : join(folder(t), 'test.db'), ...options })
}

/** The rows of a query as arrays. */
export async function rows(
  database: Database,
  sql: string,
  options: ExecuteOptions = {},
): Promise<unknown[][]> {
  return (await database.query(sql, [], options)).rows
}

/** The first value of the first row. */
export async function scalar(
  database: Database,
  sql: string,
  options: ExecuteOptions = {},
): Promise<unknown> {
  return (await rows(database, sql, options))[0]?.[0]
}

export const pause = (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds))
