/** `QueryTypes`: what a raw statement gives back. */
export interface QueryTypesFace {
  /** The rows. */
  readonly SELECT: 'SELECT'
  /** `[id of the last row, number of rows]` */
  readonly INSERT: 'INSERT'
  /** `[undefined, number of rows]` */
  readonly UPDATE: 'UPDATE'
  /** The number of rows. */
  readonly BULKUPDATE: 'BULKUPDATE'
  /** The number of rows. */
  readonly BULKDELETE: 'BULKDELETE'
  /** Nothing. */
  readonly DELETE: 'DELETE'
  /** `[id of the last row, null]` */
  readonly UPSERT: 'UPSERT'
  /** The first column of the first row. */
  readonly VERSION: 'VERSION'
  /** The first column of each row. */
  readonly SHOWTABLES: 'SHOWTABLES'
  readonly SHOWINDEXES: 'SHOWINDEXES'
  readonly DESCRIBE: 'DESCRIBE'
  /** `[rows, metadata]`, as without a type. */
  readonly RAW: 'RAW'
  readonly FOREIGNKEYS: 'FOREIGNKEYS'
  readonly SHOWCONSTRAINTS: 'SHOWCONSTRAINTS'
}
export interface IndexHintsFace {
  readonly USE: 'USE'
  readonly FORCE: 'FORCE'
  readonly IGNORE: 'IGNORE'
}
export interface TableHintsFace {
  readonly NOLOCK: 'NOLOCK'
  readonly READUNCOMMITTED: 'READUNCOMMITTED'
  readonly UPDLOCK: 'UPDLOCK'
  readonly REPEATABLEREAD: 'REPEATABLEREAD'
  readonly SERIALIZABLE: 'SERIALIZABLE'
  readonly READCOMMITTED: 'READCOMMITTED'
  readonly TABLOCK: 'TABLOCK'
  readonly TABLOCKX: 'TABLOCKX'
  readonly PAGLOCK: 'PAGLOCK'
  readonly ROWLOCK: 'ROWLOCK'
  readonly NOWAIT: 'NOWAIT'
  readonly READPAST: 'READPAST'
  readonly XLOCK: 'XLOCK'
  readonly SNAPSHOT: 'SNAPSHOT'
  readonly NOEXPAND: 'NOEXPAND'
}
/** When a constraint is checked: now, or at the end of the transaction. */
export interface Deferrable {
  toString(): string
  toSql(): string
}
export interface DeferrableType {
  (constraints?: readonly string[]): Deferrable
  new (constraints?: readonly string[]): Deferrable
}
export interface DeferrableFace {
  readonly INITIALLY_DEFERRED: DeferrableType
  readonly INITIALLY_IMMEDIATE: DeferrableType
  readonly NOT: DeferrableType
  readonly SET_DEFERRED: DeferrableType
  readonly SET_IMMEDIATE: DeferrableType
}
