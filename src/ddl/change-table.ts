// Changes of one table's columns and constraints, as migrations ask for them: in place where the engine can, else the table
// is made anew with all that it has (rebuild.ts).
import type { Database, ExecuteOptions } from '../connection/database'
import { attributeOf, normalizedRaw, type Attribute } from '../definition/attribute'
import { listed, quoted } from '../errors/sentence'
import { didYouMean } from '../errors/suggest'
import { createTable, type ColumnDefinition, type CreateTable } from '../sql/ddl-nodes'
import type { TableName } from '../sql/nodes'
import { isPlainObject } from '../util/objects'
import { isAddable } from './alter'
import { foundTable, referenceText, remadeColumn, remadeTable, type FoundTable } from './found-table'
import { rebuildTable } from './rebuild'
import { catalogQuery, send } from './send'
import { columnNode } from './table'

/** An attribute without a model: what migrations write. */
export function looseAttribute(table: TableName, name: string, given: unknown): Attribute {
  const context = { modelName: table.name, model: Object, options: {} }
  return attributeOf(name, normalizedRaw(name, given, context), context)
}

export function looseColumn(
  database: Database,
  table: TableName,
  name: string,
  given: unknown,
): ColumnDefinition {
  const attribute = looseAttribute(table, name, given)
  const isUnique = attribute.raw.unique === true
  return columnNode(
    `${table.name}.${name}`,
    attribute,
    database.dialect,
    isUnique,
    new Map([[name, attribute]]),
  )
}

/** `createTable` of the QueryInterface; unique keys of several columns are in the option `uniqueKeys`, as in v6. */
export function looseTable(
  database: Database,
  table: TableName,
  given: Record<string, unknown>,
  options: { uniqueKeys?: Record<string, { fields: string[] }>; comment?: string },
): CreateTable {
  const attributes = Object.entries(given).map(([name, each]) => looseAttribute(table, name, each))
  return createTable({
    table,
    columns: Object.entries(given).map(([name, each]) => looseColumn(database, table, name, each)),
    primaryKey: attributes.filter((each) => each.primaryKey).map((each) => each.column),
    uniques: Object.values(options.uniqueKeys ?? {}).map(({ fields }) => ({ name: null, columns: fields })),
    comment: options.comment ?? null,
  })
}

export async function addColumn(
  database: Database,
  table: TableName,
  name: string,
  given: unknown,
  options: ExecuteOptions,
): Promise<void> {
  const column = looseColumn(database, table, name, given)
  if (database.dialect.capabilities.alterColumn || isAddable(column))
    return send(database, { kind: 'add-column', table, column }, options)
  const found = await existingTable(database, table, options)
  const wanted = remadeTable(found, [...found.node.columns, column], () => true)
  await rebuildTable(database, { table: wanted, found, reasons: [`${column.name} is added`] }, options)
}

/** A column that is not there is as good as removed, as in v6. */
export async function removeColumn(
  database: Database,
  table: TableName,
  name: string,
  options: ExecuteOptions,
): Promise<void> {
  if (database.dialect.capabilities.alterColumn)
    return send(database, { kind: 'drop-column', table, column: name }, options)
  const found = await existingTable(database, table, options)
  const { node } = found
  if (!node.columns.some((column) => column.name === name)) return
  const wanted = remadeTable(
    found,
    node.columns.filter((column) => column.name !== name),
    () => true,
  )
  await rebuildTable(database, { table: wanted, found, reasons: [`${name} is removed`] }, options)
}

/** What is not given stays as it was: null or not, default, unique, reference. */
export async function changeColumn(
  database: Database,
  table: TableName,
  name: string,
  given: unknown,
  options: ExecuteOptions,
): Promise<void> {
  const found = await existingTable(database, table, options)
  const former = columnOf(found, name)
  const asked: Record<string, unknown> = isPlainObject(given) ? { ...given } : { type: given }
  const column = looseColumn(database, table, name, { ...asked, type: asked.type ?? former.type })
  const changed: ColumnDefinition = {
    ...former,
    type: column.type,
    ...('allowNull' in asked && { allowNull: column.allowNull }),
    ...('defaultValue' in asked && { default: column.default }),
    ...('autoIncrement' in asked && { autoIncrement: column.autoIncrement }),
    ...(asked.unique === true && { unique: true }),
    ...('references' in asked && { references: column.references }),
  }
  const columns = found.node.columns.map((each) =>
    each === former ? remadeColumn(found, former, changed) : each,
  )
  const isRewritten = referenceText(changed.references) !== referenceText(former.references)
  const remade = remadeTable(
    found,
    columns,
    (each) => each.kind !== 'foreign key' || !isRewritten || each.columns.join() !== name,
  )
  await rebuildTable(database, { table: remade, found, reasons: [`${name} is changed`] }, options)
}

export async function renameColumn(
  database: Database,
  table: TableName,
  from: string,
  to: string,
  options: ExecuteOptions,
): Promise<void> {
  columnOf(await existingTable(database, table, options), from)
  await send(database, { kind: 'rename-column', table, from, to }, options)
}

/** The table as it is; throws if there is none. */
export async function existingTable(
  database: Database,
  table: TableName,
  options: ExecuteOptions,
): Promise<FoundTable> {
  const found = await foundTable(database.dialect.catalog, catalogQuery(database, options), table)
  if (found) return found
  throw new Error(
    `No description found for ${quoted(table.name)} table. Check the table name and schema; remember, they _are_ case sensitive.`,
  )
}

function columnOf({ node }: FoundTable, name: string): ColumnDefinition {
  const names = node.columns.map((column) => column.name)
  const found = node.columns.find((column) => column.name === name)
  if (found) return found
  throw new Error(
    `Table ${node.table.name} doesn't have the column ${name}.${didYouMean(name, names)} It has: ${listed(names)}.`,
  )
}
