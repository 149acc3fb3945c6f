// Tables and indexes as data, for `ddl-printer.ts`. Types are text here: the dialect's `types.columnType` has named them.
import type { Expression, TableName } from './nodes'

export type ReferenceAction = 'CASCADE' | 'RESTRICT' | 'SET NULL' | 'SET DEFAULT' | 'NO ACTION'

/** A literal, inlined by the dialect's `quoteLiteral` since DDL binds no parameters; or SQL: a call, a keyword, raw SQL. */
export type ColumnDefault =
  | { readonly kind: 'literal'; readonly value: unknown }
  | { readonly kind: 'expression'; readonly expression: Expression }

export interface References {
  readonly table: TableName
  readonly columns: readonly string[]
  readonly onDelete: ReferenceAction | null
  readonly onUpdate: ReferenceAction | null
  /** 'INITIALLY DEFERRED': checked at COMMIT, which circles of references need. */
  readonly deferrable: 'INITIALLY DEFERRED' | 'INITIALLY IMMEDIATE' | null
}
export interface ColumnDefinition {
  readonly name: string
  /** `VARCHAR(255)` */
  readonly type: string
  readonly allowNull: boolean
  readonly autoIncrement: boolean
  /** Null for no DEFAULT. */
  readonly default: ColumnDefault | null
  readonly unique: boolean
  readonly references: References | null
  readonly comment: string | null
  /** The column as the database words it: stands for all else. Only in tables that were read and are made anew. */
  readonly verbatim?: string
  /** Clauses that the other properties cannot say, worded by the database: a check, a collation. */
  readonly clauses?: readonly string[]
}
export interface UniqueConstraint {
  readonly name: string | null
  readonly columns: readonly string[]
}
/** A key of several columns, or one that is to have a name. */
export interface ForeignKeyConstraint {
  readonly name: string | null
  readonly columns: readonly string[]
  readonly references: References
}
export interface CheckConstraint {
  readonly name: string | null
  /** Its values are inlined. */
  readonly condition: Expression
}
export interface CreateTable {
  readonly kind: 'create-table'
  readonly table: TableName
  readonly ifNotExists: boolean
  readonly columns: readonly ColumnDefinition[]
  readonly primaryKey: readonly string[]
  readonly uniques: readonly UniqueConstraint[]
  readonly foreignKeys: readonly ForeignKeyConstraint[]
  readonly comment: string | null
  readonly checks?: readonly CheckConstraint[]
  /** Further constraints, and options behind the list, as the database words them. */
  readonly verbatim?: { readonly constraints: readonly string[]; readonly options: string }
}
export interface DropTable {
  readonly kind: 'drop-table'
  readonly table: TableName
  readonly ifExists: boolean
  readonly cascade: boolean
}
export interface IndexTerm {
  /** A column's name, or an expression. */
  readonly on: string | Expression
  readonly collate: string | null
  readonly order: 'ASC' | 'DESC' | null
  /** MySQL: the length of the prefix. */
  readonly length: number | null
}
export interface CreateIndex {
  readonly kind: 'create-index'
  readonly name: string
  readonly table: TableName
  readonly unique: boolean
  readonly terms: readonly IndexTerm[]
  /** The condition of a partial index; its values are inlined. */
  readonly where: Expression | null
  readonly using: string | null
  readonly concurrently: boolean
  readonly ifNotExists: boolean
}
export interface DropIndex {
  readonly kind: 'drop-index'
  readonly name: string
  readonly table: TableName
  readonly ifExists: boolean
}
export interface AddColumn {
  readonly kind: 'add-column'
  readonly table: TableName
  readonly column: ColumnDefinition
}
export interface DropColumn {
  readonly kind: 'drop-column'
  readonly table: TableName
  readonly column: string
}
export interface RenameColumn {
  readonly kind: 'rename-column'
  readonly table: TableName
  readonly from: string
  readonly to: string
}
export interface RenameTable {
  readonly kind: 'rename-table'
  readonly from: TableName
  readonly to: TableName
}
/** Empties a table; with `restartIdentity` its ids begin anew. */
export interface Truncate {
  readonly kind: 'truncate'
  readonly table: TableName
  readonly restartIdentity: boolean
  readonly cascade: boolean
}
/**
 * The table anew, with its rows: for engines that cannot change a column. Sent in a transaction that has foreign keys off,
 * since dropping the old table would delete what refers to it.
 */
export interface RebuildTable {
  readonly kind: 'rebuild-table'
  /** As it shall be. */
  readonly table: CreateTable
  /** Columns whose values go over, by their names before and after. */
  readonly copied: readonly { readonly from: string; readonly to: string }[]
  /** Statements that make the table's indexes and triggers again. */
  readonly afterwards: readonly string[]
}
export type DdlNode =
  | RebuildTable
  | CreateTable
  | DropTable
  | CreateIndex
  | DropIndex
  | AddColumn
  | DropColumn
  | RenameColumn
  | RenameTable
  | Truncate

/** A column with nothing to say but its name and type. */
export function columnDefinition(
  parts: Pick<ColumnDefinition, 'name' | 'type'> & Partial<ColumnDefinition>,
): ColumnDefinition {
  return {
    allowNull: true,
    autoIncrement: false,
    default: null,
    unique: false,
    references: null,
    comment: null,
    ...parts,
  }
}

export function createTable(
  parts: Pick<CreateTable, 'table' | 'columns'> & Partial<CreateTable>,
): CreateTable {
  return {
    ifNotExists: true,
    primaryKey: [],
    uniques: [],
    foreignKeys: [],
    comment: null,
    ...parts,
    kind: 'create-table',
  }
}

export function createIndex(
  parts: Pick<CreateIndex, 'name' | 'table' | 'terms'> & Partial<CreateIndex>,
): CreateIndex {
  return {
    unique: false,
    where: null,
    using: null,
    concurrently: false,
    ifNotExists: false,
    ...parts,
    kind: 'create-index',
  }
}

export function references(parts: Pick<References, 'table' | 'columns'> & Partial<References>): References {
  return { onDelete: null, onUpdate: null, deferrable: null, ...parts }
}
