// v6's word lists: what a raw statement gives back, and the hints for tables and indexes.
import type { IndexHintsFace, QueryTypesFace, TableHintsFace } from './types/query-types'

const words = <T extends object>(...names: (keyof T & string)[]): T => Object.freeze(Object.fromEntries(names.map((name) => [name, name]))) as T // each name is its own value

export const QueryTypes = words<QueryTypesFace>(
  'SELECT', 'INSERT', 'UPDATE', 'BULKUPDATE', 'BULKDELETE', 'DELETE', 'UPSERT', 'VERSION', 'SHOWTABLES', 'SHOWINDEXES', 'DESCRIBE', 'RAW',
  'FOREIGNKEYS', 'SHOWCONSTRAINTS',
)
export const IndexHints = words<IndexHintsFace>('USE', 'FORCE', 'IGNORE')
export const TableHints = words<TableHintsFace>(
  'NOLOCK', 'READUNCOMMITTED', 'UPDLOCK', 'REPEATABLEREAD', 'SERIALIZABLE', 'READCOMMITTED', 'TABLOCK', 'TABLOCKX', 'PAGLOCK', 'ROWLOCK',
  'NOWAIT', 'READPAST', 'XLOCK', 'SNAPSHOT', 'NOEXPAND',
)
