// What SQLite itself says of a table, read through the library under test: columns, indexes, foreign keys.
import type { Library } from './oracle'

export type TableDescription = {
  columns: { name: string; type: string; notnull: number; dflt_value: string | null; pk: number }[]
  indexes: { columns: string[]; unique: number; origin: string; partial: number }[]
  foreignKeys: { from: string; table: string; to: string; on_update: string; on_delete: string }[]
  names: string[]
}

/** `{ columns, indexes, foreignKeys, names }` of a table, in an order that does not depend on the engine's whim. */
export async function describeTable(sequelize: Library, table: string): Promise<TableDescription> {
  const read = (sql: string) => sequelize.query(sql, { type: 'SELECT', raw: true })
  const columns = await read(
    `SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info('${table}')`,
  )
  const keys = await read(
    `SELECT "from", "table", "to", on_update, on_delete FROM pragma_foreign_key_list('${table}') ORDER BY "from", "to"`,
  )
  const list = await read(`SELECT name, "unique", origin, partial FROM pragma_index_list('${table}')`)
  const indexes: TableDescription['indexes'] = []
  for (const index of list) {
    const parts = await read(`SELECT name FROM pragma_index_info('${index.name}') ORDER BY seqno`)
    const named = parts.map((part: { name: string }) => part.name)
    const { unique, origin, partial } = index
    indexes.push({ ...(origin === 'c' && { name: index.name }), columns: named, unique, origin, partial })
  }
  indexes.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  const names = columns.map((column: { name: string }) => column.name)
  return { columns, indexes, foreignKeys: keys, names }
}

/** Names of all tables, SQLite's own left out. */
export async function tableNames(sequelize: Library): Promise<string[]> {
  const sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
  const rows = await sequelize.query(sql, { type: 'SELECT', raw: true })
  return rows.map((row: { name: string }) => row.name)
}
