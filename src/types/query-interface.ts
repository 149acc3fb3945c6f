/** `QueryInterface`: v6's calls on tables, columns, indexes and rows without a model, as migrations use them. */
import type { ModelAttributeColumnOptions } from './attributes'
import type { DataType } from './column-types'
import type { IndexesOptions } from './model-options'
import type { ModelType } from './model-like'
import type { Logging, QueryOptions, Transactionable } from './query-options'
import type { WhereOptions } from './where'

export interface TableNameWithSchema {
  tableName: string
  schema?: string
  delimiter?: string
  as?: string
  name?: string
}
export type TableName = string | TableNameWithSchema
export interface QueryInterfaceOptions extends Logging, Transactionable {}
export interface CollateCharsetOptions {
  collate?: string
  charset?: string
}
export interface QueryInterfaceCreateTableOptions extends QueryInterfaceOptions, CollateCharsetOptions {
  engine?: string
  schema?: string
  comment?: string
  uniqueKeys?: { [name: string]: { fields: readonly string[]; customIndex?: boolean } }
}
export interface QueryInterfaceDropTableOptions extends QueryInterfaceOptions {
  cascade?: boolean
  force?: boolean
}
export interface QueryInterfaceDropAllTablesOptions extends QueryInterfaceOptions {
  skip?: readonly string[]
}
export interface QueryInterfaceIndexOptions extends IndexesOptions, QueryInterfaceOptions {
  indexName?: string
  indicesType?: string
  indexType?: string
}
export interface BaseConstraintOptions {
  name?: string
  fields: readonly string[]
}
export interface AddUniqueConstraintOptions extends BaseConstraintOptions {
  type: 'unique'
  deferrable?: unknown
}
export interface AddDefaultConstraintOptions extends BaseConstraintOptions {
  type: 'default'
  defaultValue?: unknown
}
export interface AddCheckConstraintOptions extends BaseConstraintOptions {
  type: 'check'
  where?: WhereOptions
}
export interface AddPrimaryKeyConstraintOptions extends BaseConstraintOptions {
  type: 'primary key'
  deferrable?: unknown
}
export interface AddForeignKeyConstraintOptions extends BaseConstraintOptions {
  type: 'foreign key'
  references?: { table: TableName; field?: string; fields?: readonly string[] }
  onDelete?: string
  onUpdate?: string
  deferrable?: unknown
}
export type AddConstraintOptions =
  | AddUniqueConstraintOptions
  | AddDefaultConstraintOptions
  | AddCheckConstraintOptions
  | AddPrimaryKeyConstraintOptions
  | AddForeignKeyConstraintOptions
export interface CreateDatabaseOptions extends CollateCharsetOptions, QueryOptions {
  encoding?: string
  ctype?: string
  template?: string
}
export interface FunctionParam {
  type: string
  name?: string
  direction?: string
}
export interface ColumnDescription {
  type: string
  allowNull: boolean
  defaultValue: any
  primaryKey: boolean
  autoIncrement: boolean
  comment: string | null
  unique?: boolean
}
export interface ColumnsDescription {
  [column: string]: ColumnDescription
}

/** `S`: the Sequelize it belongs to, which stands above in public.ts. */
export declare class QueryInterfaceOf<S> {
  constructor(sequelize: S)
  readonly sequelize: S
  createSchema(schema: string, options?: QueryInterfaceOptions): Promise<void>
  dropSchema(schema: string, options?: QueryInterfaceOptions): Promise<void>
  dropAllSchemas(options?: QueryInterfaceDropAllTablesOptions): Promise<void>
  showAllSchemas(options?: QueryOptions): Promise<any>
  databaseVersion(options?: QueryInterfaceOptions): Promise<string>
  createTable(
    tableName: TableName,
    attributes: { [column: string]: DataType | ModelAttributeColumnOptions },
    options?: QueryInterfaceCreateTableOptions,
  ): Promise<void>
  dropTable(tableName: TableName, options?: QueryInterfaceDropTableOptions): Promise<void>
  dropAllTables(options?: QueryInterfaceDropAllTablesOptions): Promise<void>
  renameTable(before: TableName, after: TableName, options?: QueryInterfaceOptions): Promise<void>
  showAllTables(options?: QueryOptions): Promise<string[]>
  tableExists(tableName: TableName, options?: QueryOptions): Promise<boolean>
  describeTable(
    tableName: TableName,
    options?: string | ({ schema?: string; schemaDelimiter?: string } & QueryInterfaceOptions),
  ): Promise<ColumnsDescription>
  addColumn(
    table: TableName,
    column: string,
    attribute: ModelAttributeColumnOptions | DataType,
    options?: QueryInterfaceOptions,
  ): Promise<void>
  removeColumn(table: TableName, column: string, options?: QueryInterfaceOptions): Promise<void>
  changeColumn(
    table: TableName,
    column: string,
    attribute?: DataType | ModelAttributeColumnOptions,
    options?: QueryInterfaceOptions,
  ): Promise<void>
  renameColumn(
    table: TableName,
    before: string,
    after: string,
    options?: QueryInterfaceOptions,
  ): Promise<void>
  addIndex(
    table: TableName,
    columns: readonly string[],
    options?: QueryInterfaceIndexOptions,
    rawTableName?: string,
  ): Promise<void>
  addIndex(
    table: TableName,
    options: QueryInterfaceIndexOptions & { fields: NonNullable<IndexesOptions['fields']> },
    rawTableName?: string,
  ): Promise<void>
  removeIndex(
    table: TableName,
    nameOrColumns: string | readonly string[],
    options?: QueryInterfaceIndexOptions,
  ): Promise<void>
  showIndex(table: TableName, options?: QueryOptions): Promise<any>
  bulkInsert(
    table: TableName,
    rows: readonly object[],
    options?: QueryOptions & {
      ignoreDuplicates?: boolean
      updateOnDuplicate?: readonly string[]
      returning?: unknown
    },
    attributes?: Record<string, ModelAttributeColumnOptions>,
  ): Promise<any>
  bulkUpdate(
    table: TableName,
    values: object,
    where: WhereOptions,
    options?: QueryOptions,
    columns?: readonly string[] | string | object,
  ): Promise<any>
  bulkDelete(
    table: TableName,
    where?: WhereOptions | null,
    options?: QueryOptions & {
      limit?: number | null
      truncate?: boolean
      cascade?: boolean
      restartIdentity?: boolean
    },
    model?: ModelType,
  ): Promise<any>
  quoteIdentifier(identifier: string, force?: boolean): string
  quoteIdentifiers(identifiers: string): string
}
