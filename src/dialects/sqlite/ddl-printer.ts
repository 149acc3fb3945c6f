// Tables as SQLite has them: an id that counts by itself is exactly INTEGER PRIMARY KEY AUTOINCREMENT; no comments, no TRUNCATE.
import { DdlPrinter } from '../../sql/ddl-printer'
import type * as d from '../../sql/ddl-nodes'
import { encodeAny } from './types'

export class SqliteDdlPrinter extends DdlPrinter {
  override foreignKeys(on: boolean): string {
    return `PRAGMA foreign_keys = ${on ? 'ON' : 'OFF'}`
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
  protected override default(value: d.ColumnDefault): string {
    const text = super.default(value)
    const isWord = value.kind === 'literal' || value.expression.kind === 'keyword'
    return isWord || value.expression.kind === 'raw' ? text : `(${text})`
  }

  protected override addColumn(node: d.AddColumn): string[] {
    return super.addColumn({ ...node, column: { ...node.column, unique: false } })
  }

  /** Whatever references the table, the engine knows of; there is no CASCADE to say. */
  protected override dropTable(node: d.DropTable): string {
    return super.dropTable({ ...node, cascade: false })
  }

  protected override truncate(node: d.Truncate): string[] {
    const statements = [`DELETE FROM ${this.tableName(node.table)}`]
    if (node.restartIdentity) {
      statements.push(
        `DELETE FROM ${this.name('sqlite_sequence')} WHERE ${this.name('name')} = ${this.quoteLiteral(node.table.name)}`,
      )
    }
    return statements
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
