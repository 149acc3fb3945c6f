// Wanted table against found table: what differs, and what to do about it, for `sync({ alter: true })`.
//
//   wanted { id, name NOT NULL, age }   found { id, name, note }
//   → add age; name differs: make the table anew; note is not ours: it stays
//
// Nothing is lost: columns that the model does not know stay unless `alter: { drop: true }` says otherwise, and
// where the engine cannot change a column the table is made anew with its rows (see rebuild.ts).
import type { ColumnDefinition, CreateTable, ForeignKeyConstraint, UniqueConstraint } from '../sql/ddl-nodes'
import type { DdlPrinter } from '../sql/ddl-printer'
import { referenceText, remadeColumn, remadeTable, type FoundTable } from './found-table'

export interface TableChanges {
  /** Columns that can simply be added. */
  readonly added: readonly ColumnDefinition[]
  /** Why the table must be made anew; empty if it need not. */
  readonly reasons: readonly string[]
  /** The whole table as it shall be, with what the model does not know. */
  readonly table: CreateTable
}

export function tableChanges(
  wanted: CreateTable,
  found: FoundTable,
  printer: DdlPrinter,
  drop: boolean,
): TableChanges {
  const known = new Map(found.node.columns.map((column) => [column.name, column]))
  const asked = new Map(wanted.columns.map((column) => [column.name, column]))
  const missing = wanted.columns.filter((column) => !known.has(column.name))
  const reasons = missing
    .filter((column) => !isAddable(column))
    .map(({ name }) => `${name} is new and cannot be added to a table that is there`)
  const hasSameKey = listed(wanted.primaryKey) === listed(found.node.primaryKey)
  if (!hasSameKey) reasons.push('the primary key differs')
  // The order is kept and new columns come last: what reads the table by position still can.
  const columns: ColumnDefinition[] = []
  const rewrittenKeys = new Set<string>()
  for (const column of found.node.columns) {
    const ask = asked.get(column.name)
    if (ask === undefined && drop) reasons.push(`${column.name} is dropped`)
    if (ask === undefined) {
      if (!drop) columns.push(column)
      continue
    }
    const differences = columnDifferences(ask, column, wanted, printer)
    reasons.push(...differences)
    const isSame = differences.length === 0 && hasSameKey
    columns.push(
      isSame ? column : remadeColumn(found, column, { ...ask, unique: ask.unique || column.unique }),
    )
    if (referenceText(ask.references) !== referenceText(column.references)) rewrittenKeys.add(column.name)
  }
  const uniques = missingUniques(wanted, found.node)
  const foreignKeys = changedForeignKeys(wanted, found.node)
  for (const key of foreignKeys) rewrittenKeys.add(listed(key.columns))
  reasons.push(...uniques.map((each) => `(${listed(each.columns)}) is not unique`))
  reasons.push(...foreignKeys.map((each) => `what (${listed(each.columns)}) refers to differs`))
  const remade = remadeTable(found, [...columns, ...missing], ({ kind, columns }) => {
    if (kind === 'primary key') return hasSameKey
    return kind !== 'foreign key' || !rewrittenKeys.has(listed(columns))
  })
  const primaryKey = hasSameKey ? remade.primaryKey : wanted.primaryKey
  return {
    added: reasons.length === 0 ? missing : [],
    reasons,
    table: { ...remade, primaryKey, uniques, foreignKeys },
  }
}

function columnDifferences(
  wanted: ColumnDefinition,
  found: ColumnDefinition,
  table: CreateTable,
  printer: DdlPrinter,
): string[] {
  const isKey = table.primaryKey.includes(wanted.name)
  const counts = wanted.autoIncrement && table.primaryKey.length === 1 && isKey
  const differences: string[] = []
  const type = counts ? found.type : wanted.type // an id that counts has the engine's own type
  if (normalType(type) !== normalType(found.type))
    differences.push(`${wanted.name} is ${found.type}, not ${wanted.type}`)
  if (!isKey && wanted.allowNull !== found.allowNull)
    differences.push(`${wanted.name} may ${found.allowNull ? '' : 'not '}be null`)
  if (defaultText(wanted, printer) !== defaultText(found, printer))
    differences.push(`the default of ${wanted.name} differs`)
  if (referenceText(wanted.references) !== referenceText(found.references))
    differences.push(`what ${wanted.name} refers to differs`)
  if (wanted.unique && !isKey && !found.unique) differences.push(`${wanted.name} is not unique`)
  if (counts !== found.autoIncrement)
    differences.push(`${wanted.name} ${counts ? 'does not count' : 'counts'} by itself`)
  return differences
}

/**
 * ADD COLUMN takes no PRIMARY KEY and no UNIQUE; NOT NULL and an expression only where there is no row; and
 * a reference only without a default.
 */
export function isAddable(column: ColumnDefinition): boolean {
  const hasValue =
    column.default !== null && !(column.default.kind === 'literal' && column.default.value === null)
  if (column.unique || column.autoIncrement || column.default?.kind === 'expression') return false
  if (column.references !== null && hasValue) return false
  return column.allowNull || hasValue
}

/** What is the primary key is unique already, and engines make no second index for it: a junction's pair is both. */
function missingUniques(wanted: CreateTable, found: CreateTable): UniqueConstraint[] {
  const present = new Set(found.uniques.map((each) => listed(each.columns)).concat(listed(wanted.primaryKey)))
  return wanted.uniques.filter((each) => !present.has(listed(each.columns)))
}

function changedForeignKeys(wanted: CreateTable, found: CreateTable): ForeignKeyConstraint[] {
  const present = new Map(
    found.foreignKeys.map((key) => [listed(key.columns), referenceText(key.references)]),
  )
  return wanted.foreignKeys.filter(
    (key) => present.get(listed(key.columns)) !== referenceText(key.references),
  )
}

const listed = (names: readonly string[]): string => names.join(', ')

const normalType = (type: string): string =>
  type
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*([(),])\s*/g, '$1')

/** As the engine tells it: no parentheses around, and DEFAULT NULL is none. */
function defaultText(column: ColumnDefinition, printer: DdlPrinter): string | null {
  if (column.default === null) return null
  const text = printer.default(column.default).trim()
  const bare = isParenthesised(text) ? text.slice(1, -1).trim() : text
  return bare.toUpperCase() === 'NULL' ? null : bare
}

/** Does the first parenthesis close at the very end? */
function isParenthesised(text: string): boolean {
  if (!text.startsWith('(') || !text.endsWith(')')) return false
  let depth = 0
  for (let i = 0; i < text.length - 1; i++) {
    if (text[i] === '(') depth++
    else if (text[i] === ')' && --depth === 0) return false
  }
  return true
}
