// Reading what a database holds: tables, columns, indexes, keys. Each engine has its own queries; the answers are alike.
import type { TableName } from '../sql/nodes'
import type { NamedRows } from './driver'

export interface CatalogColumn {
  readonly name: string
  /** As the engine prints it: `VARCHAR(255)`. */
  readonly type: string
  readonly allowNull: boolean
  readonly defaultValue: unknown
  /** The default as SQL, or null for none. */
  readonly defaultSql: string | null
  readonly primaryKey: boolean
  /** Its place in the primary key, from 1; 0 if it is no part of it. */
  readonly keyPosition: number
  readonly autoIncrement: boolean
  readonly unique: boolean
  readonly comment: string | null
}
export interface CatalogIndex {
  readonly name: string
  readonly unique: boolean
  readonly primary: boolean
  readonly columns: readonly {
    readonly name: string
    readonly order: string | null
    readonly collate: string | null
  }[]
  /** 'c' made by CREATE INDEX, 'u' by UNIQUE, 'pk' by PRIMARY KEY. */
  readonly origin: 'c' | 'u' | 'pk'
  readonly where: string | null
}
export interface CatalogForeignKey {
  readonly name: string | null
  readonly columns: readonly string[]
  readonly referencedTable: TableName
  readonly referencedColumns: readonly string[]
  readonly onDelete: string
  readonly onUpdate: string
}
export interface CatalogDependent {
  readonly kind: 'index' | 'trigger'
  readonly name: string
  readonly sql: string
}

/** Runs SQL for the catalog: bound to a connection, or to a transaction, by whoever asks. */
export type CatalogQuery = (sql: string, parameters?: unknown[]) => Promise<NamedRows>

export interface Catalog {
  tables(query: CatalogQuery, schema?: string | null): Promise<TableName[]>
  columns(query: CatalogQuery, table: TableName): Promise<CatalogColumn[]>
  indexes(query: CatalogQuery, table: TableName): Promise<CatalogIndex[]>
  foreignKeys(query: CatalogQuery, table: TableName): Promise<CatalogForeignKey[]>
  /** The statement that made a table; null where the engine does not keep it. */
  tableText(query: CatalogQuery, table: TableName): Promise<string | null>
  /** What was made upon a table and goes with it: indexes and triggers, as the statements that make them again. */
  dependents(query: CatalogQuery, table: TableName): Promise<CatalogDependent[]>
  /** Rows that refer to a row that is not there: after changes made with foreign keys off. */
  brokenReferences(
    query: CatalogQuery,
  ): Promise<{ readonly table: string; readonly referencedTable: string }[]>
  version(query: CatalogQuery): Promise<string>
}
