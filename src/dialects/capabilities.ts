// What an engine can do, as one flat list. Code outside `dialects/` asks this (never a dialect's name).

export interface Capabilities {
  /** INSERT/UPDATE/DELETE … RETURNING. */
  readonly returning: { readonly insert: boolean; readonly update: boolean; readonly delete: boolean }
  /** The id of the last inserted row comes with the result, for one row. */
  readonly lastInsertId: boolean
  /** Of an INSERT of many rows the ids run without a gap, and the result's insert id is that of the first or the last; null if neither is sure. */
  readonly insertIdOfMany: 'first' | 'last' | null
  /** ON CONFLICT (…) DO UPDATE with a named target; else ON DUPLICATE KEY UPDATE. */
  readonly conflictTarget: boolean
  /** A list can be bound as one array parameter (`= ANY($1)`). */
  readonly arrayParameter: boolean
  /** The most parameters that one statement may bind. */
  readonly maxParameters: number
  readonly rowNumber: boolean
  readonly lateral: boolean
  /** `(a, b) IN ((1, 2), …)`. */
  readonly tupleIn: boolean
  readonly rightJoin: boolean
  readonly ilike: boolean
  readonly regexp: boolean
  readonly arrays: boolean
  readonly ranges: boolean
  readonly jsonPath: boolean
  readonly schemas: boolean
  readonly locks: boolean
  readonly nullsOrder: boolean
  readonly updateLimit: boolean
  readonly transactionalDdl: boolean
  /** ALTER TABLE can change a column in place; else the table is made anew. */
  readonly alterColumn: boolean
  readonly truncate: boolean
  readonly savepoints: boolean
  /** What a statement costs beside its rows: 'none' in-process, 'network' over a socket. Steers the choice of strategies. */
  readonly roundTrip: 'none' | 'network'
}
