// v6's word lists: what a raw statement gives back, the hints for tables and indexes, and when a foreign key is checked.
import { classToInvokable } from './data-types'
import type {
  DeferrableFace,
  DeferrableType,
  IndexHintsFace,
  QueryTypesFace,
  TableHintsFace,
} from './types/query-types'

const words = <T extends object>(...names: (keyof T & string)[]): T =>
  Object.freeze(Object.fromEntries(names.map((name) => [name, name]))) as T // each name is its own value

export const QueryTypes = words<QueryTypesFace>(
  'SELECT',
  'INSERT',
  'UPDATE',
  'BULKUPDATE',
  'BULKDELETE',
  'DELETE',
  'UPSERT',
  'VERSION',
  'SHOWTABLES',
  'SHOWINDEXES',
  'DESCRIBE',
  'RAW',
  'FOREIGNKEYS',
  'SHOWCONSTRAINTS',
)
export const IndexHints = words<IndexHintsFace>('USE', 'FORCE', 'IGNORE')
export const TableHints = words<TableHintsFace>(
  'NOLOCK',
  'READUNCOMMITTED',
  'UPDLOCK',
  'REPEATABLEREAD',
  'SERIALIZABLE',
  'READCOMMITTED',
  'TABLOCK',
  'TABLOCKX',
  'PAGLOCK',
  'ROWLOCK',
  'NOWAIT',
  'READPAST',
  'XLOCK',
  'SNAPSHOT',
  'NOEXPAND',
)
export const Deferrable: DeferrableFace = Object.freeze({
  INITIALLY_DEFERRED: deferrable('INITIALLY_DEFERRED'),
  INITIALLY_IMMEDIATE: deferrable('INITIALLY_IMMEDIATE'),
  NOT: deferrable('NOT'),
})

/** A class that says its name, as its instances do; ddl/table.ts knows the words. */
function deferrable(name: string): DeferrableType {
  const type = class {
    static toString = () => name
    toString = () => name
  }
  return classToInvokable(type) as unknown as DeferrableType // callable, which no class is to the compiler
}
