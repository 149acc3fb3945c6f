// What a table holds, in the form that v6's `describeTable` and `Model.describe` give.
import type { Database } from '../connection/database'
import type { AnyOptions } from '../definition/any-options'
import type { CatalogColumn, CatalogForeignKey } from '../dialects/catalog'
import { printable } from '../errors/sentence'
import type { TableName } from '../sql/nodes'
import { nullMap } from '../util/objects'
import { catalogQuery } from './send'

export interface DescribedColumn {
  type: string
  allowNull: boolean
  defaultValue: unknown
  primaryKey: boolean
  unique: boolean
  references?: { model: string; key: string }
}

/** By column; throws if there is no such table. */
export async function describedTable(
  database: Database,
  table: TableName,
  options: AnyOptions,
): Promise<Record<string, DescribedColumn>> {
  const { catalog } = database.dialect
  const query = catalogQuery(database, options)
  const columns = await catalog.columns(query, table)
  if (columns.length === 0) {
    throw new Error(
      `No description found for "${printable(table.name)}" table. Check the table name and schema; remember, they _are_ case sensitive.`,
    )
  }
  const keys = await catalog.foreignKeys(query, table)
  const indexes = await catalog.indexes(query, table)
  const unique = new Set(
    indexes
      .filter((each) => each.unique && !each.primary && each.origin !== 'pk')
      .map((each) => each.columns[0]?.name),
  )
  return { ...nullMap(columns.map((column) => [column.name, described(column, keys, unique)])) }
}

function described(
  column: CatalogColumn,
  keys: readonly CatalogForeignKey[],
  unique: ReadonlySet<string | undefined>,
): DescribedColumn {
  const key = keys.find((each) => each.columns.length === 1 && each.columns[0] === column.name)
  return {
    type: column.type,
    allowNull: column.allowNull,
    defaultValue: column.defaultSql === null ? undefined : column.defaultValue,
    primaryKey: column.primaryKey,
    unique: unique.has(column.name), // v6: it begins a unique index
    ...(key && { references: { model: key.referencedTable.name, key: key.referencedColumns[0] ?? '' } }),
  }
}
