// What an SQLite database holds, asked by its PRAGMA functions: as tables they take the name as a parameter.
import type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogQuery } from '../catalog'
import type { NamedRows } from '../driver'
import { physicalName } from './printer'

export const sqliteCatalog: Catalog = {
  async tables(query) {
    const found = await query(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
    )
    return found.rows.map(([name]) => ({ name: name as string, schema: null }))
  },

  async columns(query, table) {
    const columns = records(
      await query('SELECT * FROM pragma_table_xinfo(?) WHERE hidden <> 1', [physicalName(table)]),
    )
    const uniques = await uniqueColumns(query, physicalName(table))
    const autoIncrement = await hasAutoIncrement(query, physicalName(table))
    return columns.map((column): CatalogColumn => {
      const primaryKey = Number(column['pk']) > 0
      return {
        name: column['name'] as string,
        type: column['type'] as string,
        allowNull: column['notnull'] === 0,
        defaultValue: defaultOf(column['dflt_value'] as string | null, column['type'] as string),
        defaultSql: column['dflt_value'] as string | null,
        primaryKey,
        keyPosition: Number(column['pk']),
        autoIncrement: primaryKey && autoIncrement,
        unique: uniques.has(column['name'] as string),
        comment: null,
      }
    })
  },

  async indexes(query, table) {
    const listed = records(
      await query('SELECT * FROM pragma_index_list(?) ORDER BY seq', [physicalName(table)]),
    )
    const found: CatalogIndex[] = []
    for (const index of listed) found.push(await indexOf(query, index))
    return found
  },

  async foreignKeys(query, table) {
    const rows = records(
      await query('SELECT * FROM pragma_foreign_key_list(?) ORDER BY id, seq', [physicalName(table)]),
    )
    const keys = new Map<unknown, Record<string, unknown>[]>()
    for (const row of rows) keys.set(row['id'], [...(keys.get(row['id']) ?? []), row])
    return [...keys.values()].map(foreignKeyOf)
  },

  async tableText(query, table) {
    const found = await query("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [
      physicalName(table),
    ])
    return (found.rows[0]?.[0] as string | undefined) ?? null
  },

  async dependents(query, table) {
    const sql =
      "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid"
    const rows = records(await query(sql, [physicalName(table)]))
    return rows.map((row) => ({
      name: row['name'] as string,
      kind: row['type'] as 'index' | 'trigger',
      sql: row['sql'] as string,
    }))
  },

  async brokenReferences(query) {
    const rows = records(await query('SELECT DISTINCT "table", parent FROM pragma_foreign_key_check'))
    return rows.map((row) => ({ table: row['table'] as string, referencedTable: row['parent'] as string }))
  },

  async version(query) {
    const found = await query('SELECT sqlite_version()')
    return found.rows[0][0] as string
  },
}

function foreignKeyOf(columns: Record<string, unknown>[]): CatalogForeignKey {
  const [first] = columns
  return {
    name: null,
    columns: columns.map((column) => column['from'] as string),
    referencedTable: { name: first['table'] as string, schema: null },
    // null: the primary key, unnamed
    referencedColumns: columns
      .map((column) => (column['to'] as string | null) ?? '')
      .filter((name) => name !== ''),
    onDelete: first['on_delete'] as string,
    onUpdate: first['on_update'] as string,
  }
}

async function indexOf(query: CatalogQuery, index: Record<string, unknown>): Promise<CatalogIndex> {
  const name = index['name'] as string
  const terms = records(
    await query('SELECT * FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno', [name]),
  )
  const origin = index['origin'] as CatalogIndex['origin']
  return {
    name,
    unique: index['unique'] === 1,
    primary: origin === 'pk',
    columns: terms.map((term) => ({
      name: (term['name'] as string | null) ?? '',
      order: term['desc'] === 1 ? 'DESC' : 'ASC',
      collate: term['coll'] === 'BINARY' ? null : (term['coll'] as string | null),
    })),
    origin,
    where: index['partial'] === 1 ? await conditionOf(query, name) : null,
  }
}

/** The engine keeps an index's condition as the text that made it. */
async function conditionOf(query: CatalogQuery, index: string): Promise<string | null> {
  const found = await query("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?", [index])
  const text = found.rows[0]?.[0]
  return typeof text === 'string' ? (/\)\s*WHERE\s+(.*)$/is.exec(text)?.[1] ?? null) : null
}

/** Columns that are unique by themselves. */
async function uniqueColumns(query: CatalogQuery, table: string): Promise<Set<string>> {
  const found = await query(
    `SELECT min(i.name) FROM pragma_index_list(?) AS l, pragma_index_info(l.name) AS i
     WHERE l."unique" = 1 AND l.origin <> 'pk' AND l.partial = 0 GROUP BY l.name HAVING count(*) = 1`,
    [table],
  )
  return new Set(found.rows.map(([name]) => name as string))
}

async function hasAutoIncrement(query: CatalogQuery, table: string): Promise<boolean> {
  const found = await query("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [table])
  return /\bAUTOINCREMENT\b/i.test((found.rows[0]?.[0] as string | undefined) ?? '')
}

/** `'it''s'` → it's, `NULL` → null, 1 of a boolean column → true; what is no literal stays as it is written. */
function defaultOf(text: string | null, type: string): unknown {
  if (text === null || text.toUpperCase() === 'NULL') return null
  if (type === 'TINYINT(1)' && (text === '0' || text === '1')) return text === '1'
  const quoted = /^'(.*)'$/s.exec(text)
  return quoted === null ? text : quoted[1].replaceAll("''", "'")
}

function records(found: NamedRows): Record<string, unknown>[] {
  return found.rows.map((row) => Object.fromEntries(row.map((value, i) => [found.columns[i], value])))
}
