// Tables as SQLite has them: an id that counts by itself is exactly INTEGER PRIMARY KEY AUTOINCREMENT; no comments, no TRUNCATE.
import { DdlPrinter } from '../../sql/ddl-printer'
import * as d from '../../sql/ddl-nodes'
import type { TableName } from '../../sql/nodes'
import { physicalName } from './printer'
import { encodeAny } from './types'

export class SqliteDdlPrinter extends DdlPrinter {
  /** The old rules of renaming go along: a view or trigger that names a table just gone would be an error. */
  override foreignKeys(on: boolean): string[] {
    return [`PRAGMA foreign_keys = ${on ? 'ON' : 'OFF'}`, `PRAGMA legacy_alter_table = ${on ? 'OFF' : 'ON'}`]
  }

  override quoteLiteral(value: unknown): string {
    const plain = encodeAny(value)
    if (plain === null) return 'NULL'
    if (plain instanceof Uint8Array) return `X'${Buffer.from(plain).toString('hex')}'`
    if (typeof plain === 'bigint') return plain.toString()
    if (typeof plain === 'number') return numberLiteral(plain)
    const text = plain as string // encodeAny makes nothing else
    if (text.includes('\0')) throw new Error('A literal in SQL may not contain a NUL character.')
    return `'${text.replaceAll("'", "''")}'`
  }

  protected override column(column: d.ColumnDefinition, isPrimaryKey: boolean): string {
    if (!isPrimaryKey || !column.autoIncrement)
      return super.column({ ...column, autoIncrement: false }, isPrimaryKey)
    const references = column.references === null ? '' : ` ${this.references(column.references)}`
    return `${this.name(column.name)} INTEGER PRIMARY KEY AUTOINCREMENT${references}`
  }

  /** An expression stands in parentheses here, but for words and literals. */
  override default(value: d.ColumnDefault): string {
    const text = super.default(value)
    const isWord = value.kind === 'literal' || value.expression.kind === 'keyword'
    return isWord || value.expression.kind === 'raw' ? text : `(${text})`
  }

  /** ALTER TABLE adds no UNIQUE column: an index of its own makes it one. */
  protected override addColumn({ kind, table, column }: d.AddColumn): string[] {
    const statements = super.addColumn({ kind, table, column: { ...column, unique: false } })
    if (!column.unique) return statements
    const name = `${table.name}_${column.name}_unique`
    const terms = [{ on: column.name, collate: null, order: null, length: null }]
    return [...statements, this.createIndex(d.createIndex({ name, table, terms, unique: true }))]
  }

  /** Whatever references the table, the engine knows of; there is no CASCADE to say. */
  protected override dropTable(node: d.DropTable): string {
    return super.dropTable({ ...node, cascade: false })
  }

  protected override truncate(node: d.Truncate): string[] {
    const statements = [`DELETE FROM ${this.tableName(node.table)}`]
    if (node.restartIdentity) {
      statements.push(
        `DELETE FROM ${this.name('sqlite_sequence')} WHERE ${this.name('name')} = ${this.quoteLiteral(physicalName(node.table))}`,
      )
    }
    return statements
  }

  /** SQLite's own recipe: a new table, the rows, the old one away, the new one in its place. The count of ids goes on. */
  protected override rebuildTable({ table: wanted, copied, afterwards }: d.RebuildTable): string[] {
    const { table } = wanted
    const fresh = { ...table, name: `${table.name}_relata_new` }
    const to = this.names(copied.map((each) => each.to))
    const from = this.names(copied.map((each) => each.from))
    const counts = wanted.columns.some((column) => column.autoIncrement)
    return [
      ...this.createTable({ ...wanted, table: fresh, ifNotExists: false }),
      `INSERT INTO ${this.tableName(fresh)} (${to}) SELECT ${from} FROM ${this.tableName(table)}`,
      ...(counts ? this.sequenceCopied(table, fresh) : []),
      this.dropTable({ kind: 'drop-table', table, ifExists: false, cascade: false }),
      `ALTER TABLE ${this.tableName(fresh)} RENAME TO ${this.tableName(table)}`,
      ...afterwards,
    ]
  }

  private sequenceCopied(from: TableName, to: TableName): string[] {
    const sequence = 'sqlite_sequence'
    const [old, fresh] = [from, to].map((table) => this.quoteLiteral(physicalName(table)))
    return [
      `DELETE FROM ${sequence} WHERE name = ${fresh}`,
      `INSERT INTO ${sequence} (name, seq) SELECT ${fresh}, seq FROM ${sequence} WHERE name = ${old}`,
    ]
  }

  /** `USING BTREE` and CONCURRENTLY have no meaning here; v6 leaves them out as well. */
  protected override createIndex(node: d.CreateIndex): string {
    return super.createIndex({ ...node, using: null, concurrently: false })
  }
}

function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '9e999' : '-9e999'
  return Object.is(value, -0) ? '-0.0' : String(value)
}
