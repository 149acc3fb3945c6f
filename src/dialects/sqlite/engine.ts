// What the two SQLite engines come down to: a file is opened, statements are prepared. driver.ts chooses the engine; the one of
// better-sqlite3 is nearly this already, node-sqlite.ts makes this of node:sqlite.
/** What both engines' prepared statements come down to. better-sqlite3's own is one already. */
export interface Prepared {
  readonly reader: boolean
  all(parameters: unknown[]): unknown[]
  run(parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  columns(): readonly { name: string | null }[]
}
export interface Engine {
  /** Array rows; integers as bigint if `exact`. */
  prepare(sql: string, exact: boolean): Prepared
  /** For a text of the user's own, exact: running it with too few values is an error. */
  prepareRaw(sql: string): Prepared
  inTransaction(): boolean
  close(): void
}
export interface EngineOptions {
  readonly readOnly: boolean
  readonly native: Readonly<Record<string, unknown>>
}
export type OpenEngine = (file: string, options: EngineOptions) => Engine
