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
/** When a foreign key is checked. */
export interface DeferrableKind {
  toString(): string
}
/** As v6's, each stands bare, called or with `new`. */
export interface DeferrableType extends DeferrableKind {
  (): DeferrableKind
  new (): DeferrableKind
}
/**
 * `Deferrable`: when a foreign key is checked, in `references: { model, key, deferrable }`.
 *
 * @example
 * import { Deferrable } from 'relata'
 * const Leaf = sequelize.define('Leaf', {
 *   postId: {
 *     type: DataTypes.INTEGER,
 *     references: { model: 'Posts', key: 'id', deferrable: Deferrable.INITIALLY_DEFERRED },
 *   },
 * })
 * await Leaf.sync()
 * await sequelize.transaction(async () => {
 *   await Leaf.create({ postId: 7 }) // there is no such post yet
 *   await Post.create({ id: 7, title: 'Late' })
 * })
 * console.log(await Leaf.count()) // prints: 1
 */
export interface DeferrableFace {
  /** At the end of the transaction. */
  readonly INITIALLY_DEFERRED: DeferrableType
  /** At once, unless a transaction says otherwise. */
  readonly INITIALLY_IMMEDIATE: DeferrableType
  /** At once, always: as without a word. */
  readonly NOT: DeferrableType
}
