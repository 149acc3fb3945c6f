// Rows of a table that has no model: what seeders insert, update and delete. Values are bound as they are, by their JavaScript
// types; expressions (fn, literal) are printed.
import type { Database, ExecuteOptions } from '../connection/database'
import { constant, deleteFrom, insert, NULL, update } from '../sql/build'
import { isExpression } from '../sql/expressions'
import type { Expression, Query, TableName } from '../sql/nodes'
import { plainExpression } from './plain-condition'

type Row = Readonly<Record<string, unknown>>

/** Answers with the id of the last row; 0 where there was none to insert. */
export async function insertRows(
  database: Database,
  table: TableName,
  rows: readonly Row[],
  options: ExecuteOptions,
): Promise<number> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  if (columns.length === 0) return 0
  const value = (row: Row, name: string) => (row[name] === undefined ? NULL : valueOf(table, name, row[name]))
  const size = Math.max(1, Math.floor(database.dialect.capabilities.maxParameters / columns.length))
  const inserted = async (inside: ExecuteOptions) => {
    let last = 0
    for (let start = 0; start < rows.length; start += size) {
      const chunk = rows.slice(start, start + size).map((row) => columns.map((name) => value(row, name)))
      last = Number(
        (await run(database, insert({ into: table, columns, rows: chunk }), inside)).insertId ?? 0,
      )
    }
    return last
  }
  if (rows.length <= size) return inserted(options)
  return database.atomically(options, (transaction) => inserted({ ...options, transaction }))
}

export async function updateRows(
  database: Database,
  table: TableName,
  values: Row,
  where: Expression | null,
  options: ExecuteOptions,
): Promise<number> {
  const set = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([column, value]) => ({ column, value: valueOf(table, column, value) }))
  if (set.length === 0) return 0
  return (await run(database, update({ table, set, where }), options)).affected
}

export async function deleteRows(
  database: Database,
  table: TableName,
  where: Expression | null,
  options: ExecuteOptions,
): Promise<number> {
  const limit = typeof options.limit === 'number' ? constant(options.limit) : null
  return (await run(database, deleteFrom({ from: table, where, limit }), options)).affected
}

function valueOf(table: TableName, column: string, value: unknown): Expression {
  if (value === null) return NULL
  return isExpression(value) ? plainExpression(value, `${table.name}.${column}`, new Map()) : constant(value)
}

async function run(database: Database, query: Query, options: ExecuteOptions) {
  return database.run(database.dialect.printer.print(query), [], options)
}
