// A table as the database has it, read back into the very nodes that would make it. What a change leaves alone is then written
// again: where the engine keeps the words that made the table, in these words, so that checks, collations and names of
// constraints stay too.
import type {
  Catalog,
  CatalogColumn,
  CatalogDependent,
  CatalogForeignKey,
  CatalogIndex,
  CatalogQuery,
} from '../dialects/catalog'
import { raw } from '../sql/build'
import {
  parseCreateTable,
  type ColumnText,
  type ConstraintText,
  type TableText,
} from '../sql/create-table-text'
import { columnDefinition, createTable, references } from '../sql/ddl-nodes'
import type { ColumnDefinition, CreateTable, ReferenceAction, References } from '../sql/ddl-nodes'
import type { TableName } from '../sql/nodes'

export interface FoundTable {
  readonly node: CreateTable
  /** The constraints that stand behind the columns, in the words of the database. */
  readonly constraints: readonly ConstraintText[]
  /** What stands behind the whole list: WITHOUT ROWID. */
  readonly options: string
  /** Columns whose values the engine makes. */
  readonly generated: ReadonlySet<string>
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
  const text = await catalog.tableText(query, table)
  const parts: TableText =
    text === null ? { columns: [], constraints: [], options: '' } : parseCreateTable(text)
  return {
    node: tableNodeOf(table, columns, indexes, keys, parts),
    constraints: parts.constraints,
    options: parts.options,
    generated: new Set(parts.columns.filter((each) => each.isGenerated).map((each) => each.name)),
    indexes,
    dependents: await catalog.dependents(query, table),
  }
}

/** The table with these columns, and of its constraints those that are still wanted: in a statement that makes it anew. */
export function remadeTable(
  found: FoundTable,
  columns: readonly ColumnDefinition[],
  isWanted: (constraint: ConstraintText) => boolean,
): CreateTable {
  const names = new Set(columns.map((column) => column.name))
  const kept = found.constraints.filter(
    (each) => each.columns.every((name) => names.has(name)) && isWanted(each),
  )
  const hasKey = kept.some((each) => each.kind === 'primary key')
  return {
    ...found.node,
    columns,
    primaryKey: hasKey ? [] : found.node.primaryKey.filter((name) => names.has(name)),
    uniques: [],
    foreignKeys: [],
    verbatim: { constraints: kept.map((each) => each.text), options: found.options },
  }
}

/** A column of the table as it shall be: what constraints behind the columns say of it already, it need not say. */
export function remadeColumn(
  found: FoundTable,
  former: ColumnDefinition,
  wanted: ColumnDefinition,
): ColumnDefinition {
  const own = found.constraints.filter((each) => each.columns.length === 1 && each.columns[0] === former.name)
  const says = (kind: ConstraintText['kind']) => own.some((each) => each.kind === kind)
  const refersAsBefore = referenceText(wanted.references) === referenceText(former.references)
  const { verbatim: _, ...column } = wanted
  return {
    ...column,
    unique: column.unique && !says('unique'),
    references: says('foreign key') && refersAsBefore ? null : column.references,
    clauses: former.clauses,
  }
}

/** What a reference says, as one text. */
export function referenceText(references: References | null): string | null {
  if (references === null) return null
  const { table, columns, onDelete, onUpdate } = references
  const action = (each: string | null) => (each === null || each === 'NO ACTION' ? '' : each)
  const name = table.schema === null ? table.name : `${table.schema}.${table.name}`
  return `${name}(${columns.join(', ')}) ${action(onDelete)} ${action(onUpdate)}`
}

function tableNodeOf(
  table: TableName,
  columns: readonly CatalogColumn[],
  indexes: readonly CatalogIndex[],
  keys: readonly CatalogForeignKey[],
  text: TableText,
): CreateTable {
  const uniques = indexes
    .filter((index) => index.origin === 'u')
    .map((index) => index.columns.map((each) => each.name))
  const single = (column: CatalogColumn) =>
    keys.find((key) => key.columns.length === 1 && key.columns[0] === column.name)
  const worded = new Map(text.columns.map((each) => [each.name, each]))
  const primaryKey = columns
    .filter((each) => each.keyPosition > 0)
    .sort((a, b) => a.keyPosition - b.keyPosition)
  return createTable({
    table,
    ifNotExists: false,
    columns: columns.map((column) =>
      columnNodeOf(column, isUnique(column, uniques), single(column), worded.get(column.name)),
    ),
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
  text: ColumnText | undefined,
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
    ...(text && { verbatim: text.text, clauses: text.clauses }),
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
