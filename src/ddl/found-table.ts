// A table as the database has it, read back into the very nodes that would make it. What a change leaves alone can then be
// written again as it was: defaults, foreign keys with their actions, unique keys, indexes and triggers.
import type {
  Catalog,
  CatalogColumn,
  CatalogDependent,
  CatalogForeignKey,
  CatalogIndex,
  CatalogQuery,
} from '../dialects/catalog'
import { raw } from '../sql/build'
import { columnDefinition, createTable, references } from '../sql/ddl-nodes'
import type { ColumnDefinition, CreateTable, ReferenceAction, References } from '../sql/ddl-nodes'
import type { TableName } from '../sql/nodes'

export interface FoundTable {
  readonly node: CreateTable
  readonly indexes: readonly CatalogIndex[]
  readonly dependents: readonly CatalogDependent[]
}

/** The table, or null if there is none. */
export async function foundTable(
  catalog: Catalog,
  query: CatalogQuery,
  table: TableName,
): Promise<FoundTable | null> {
  const columns = await catalog.columns(query, table)
  if (columns.length === 0) return null
  const indexes = await catalog.indexes(query, table)
  const keys = await catalog.foreignKeys(query, table)
  return {
    node: tableNodeOf(table, columns, indexes, keys),
    indexes,
    dependents: await catalog.dependents(query, table),
  }
}

function tableNodeOf(
  table: TableName,
  columns: readonly CatalogColumn[],
  indexes: readonly CatalogIndex[],
  keys: readonly CatalogForeignKey[],
): CreateTable {
  const uniques = indexes
    .filter((index) => index.origin === 'u')
    .map((index) => index.columns.map((each) => each.name))
  const single = (column: CatalogColumn) =>
    keys.find((key) => key.columns.length === 1 && key.columns[0] === column.name)
  const primaryKey = columns
    .filter((each) => each.keyPosition > 0)
    .sort((a, b) => a.keyPosition - b.keyPosition)
  return createTable({
    table,
    ifNotExists: false,
    columns: columns.map((column) => columnNodeOf(column, isUnique(column, uniques), single(column))),
    primaryKey: primaryKey.map((each) => each.name),
    uniques: uniques.filter((names) => names.length > 1).map((names) => ({ name: null, columns: names })),
    foreignKeys: keys
      .filter((key) => key.columns.length > 1)
      .map((key) => ({ name: key.name, columns: key.columns, references: referencesOf(key) })),
  })
}

function isUnique(column: CatalogColumn, uniques: readonly (readonly string[])[]): boolean {
  return uniques.some((names) => names.length === 1 && names[0] === column.name)
}

function columnNodeOf(
  column: CatalogColumn,
  unique: boolean,
  key: CatalogForeignKey | undefined,
): ColumnDefinition {
  return columnDefinition({
    name: column.name,
    type: column.type,
    allowNull: column.allowNull,
    autoIncrement: column.autoIncrement,
    // The engine tells a default as SQL, without the parentheses that an expression needs to stand there.
    default:
      column.defaultSql === null ? null : { kind: 'expression', expression: raw(`(${column.defaultSql})`) },
    unique,
    references: key === undefined ? null : referencesOf(key),
    comment: column.comment,
  })
}

function referencesOf(key: CatalogForeignKey): References {
  return references({
    table: key.referencedTable,
    columns: key.referencedColumns,
    onDelete: actionOf(key.onDelete),
    onUpdate: actionOf(key.onUpdate),
  })
}

/** NO ACTION is what an engine does anyway. */
function actionOf(action: string): ReferenceAction | null {
  return action === 'NO ACTION' || action === '' ? null : (action as ReferenceAction) // the catalog knows no others
}
