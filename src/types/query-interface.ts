/** `QueryInterface`: v6's calls on tables, columns, indexes and rows without a model, as migrations use them. */
import type { ModelAttributeColumnOptions } from './attributes'
import type { DataType } from './column-types'
import type { IndexesOptions } from './model-options'
import type { Logging, QueryOptions, Transactionable } from './query-options'
import type { WhereOptions } from './where'

export interface TableNameWithSchema {
  /** The table's name, as it is in the database. */
  tableName: string
  /** Its schema; SQLite writes 'schema.table'. */
  schema?: string
  /** What stands between schema and table where there are no schemas. '.'. */
  delimiter?: string
  as?: string
  name?: string
}
export type TableName = string | TableNameWithSchema
export interface QueryInterfaceOptions extends Logging, Transactionable {}
export interface CollateCharsetOptions {
  /** The table's collation; no effect on SQLite. */
  collate?: string
  /** MySQL's character set. */
  charset?: string
}
export interface QueryInterfaceCreateTableOptions extends QueryInterfaceOptions, CollateCharsetOptions {
  /** MySQL's storage engine. */
  engine?: string
  /** The table's schema. */
  schema?: string
  /** A comment on the table, where the engine keeps one. */
  comment?: string
  /** UNIQUE constraints by name: `{ by_email: { fields: ['email'] } }`. */
  uniqueKeys?: { [name: string]: { fields: readonly string[]; customIndex?: boolean } }
}
export interface QueryInterfaceDropTableOptions extends QueryInterfaceOptions {
  /** PostgreSQL's CASCADE. False. */
  cascade?: boolean
  /** v6's other word for `cascade`. */
  force?: boolean
}
export interface QueryInterfaceDropAllTablesOptions extends QueryInterfaceOptions {
  /** Tables to keep. */
  skip?: readonly string[]
}
export interface QueryInterfaceIndexOptions extends IndexesOptions, QueryInterfaceOptions {
  /** v6's other word for `name`. */
  indexName?: string
  /** v6's other word for `type`. */
  indicesType?: string
  /** v6's other word for `using`. */
  indexType?: string
}
export interface BaseConstraintOptions {
  /** The constraint's name. Made of table, fields and 'uk', 'ck', 'pk' or 'fk'. */
  name?: string
  /** The columns. */
  fields: readonly string[]
}
export interface AddUniqueConstraintOptions extends BaseConstraintOptions {
  type: 'unique'
  /** PostgreSQL: when it is checked. */
  deferrable?: unknown
}
export interface AddCheckConstraintOptions extends BaseConstraintOptions {
  type: 'check'
  /** The condition that every row must fulfil. */
  where?: WhereOptions
}
export interface AddPrimaryKeyConstraintOptions extends BaseConstraintOptions {
  type: 'primary key'
  deferrable?: unknown
}
export interface AddForeignKeyConstraintOptions extends BaseConstraintOptions {
  type: 'foreign key'
  /** The table and column, or columns, that it refers to. */
  references?: { table: TableName; field?: string; fields?: readonly string[] }
  /** 'CASCADE', 'SET NULL', 'RESTRICT', 'NO ACTION' or 'SET DEFAULT'. */
  onDelete?: string
  /** The same when the key that is referred to changes. */
  onUpdate?: string
  /** When it is checked: one of `Deferrable`. */
  deferrable?: unknown
}
export type AddConstraintOptions =
  | AddUniqueConstraintOptions
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
  /** As the database words it: 'VARCHAR(255)'. */
  type: string
  /** Whether the column takes null. */
  allowNull: boolean
  /** The default, or undefined. */
  defaultValue: any
  /** Whether it is a part of the primary key. */
  primaryKey: boolean
  /** Whether the database counts it up. */
  autoIncrement: boolean
  /** The comment, where the engine keeps one. */
  comment: string | null
  /** Whether a unique key holds it alone. */
  unique?: boolean
}
export interface ColumnsDescription {
  [column: string]: ColumnDescription
}
/** An index, as `showIndex` gives it. */
export interface IndexDescription {
  name: string
  unique: boolean
  /** Whether it is the primary key's. */
  primary: boolean
  fields: { attribute: string; length: undefined; order: string | undefined }[]
  /** SQLite: 'c' by CREATE INDEX, 'u' by UNIQUE, 'pk' by PRIMARY KEY. */
  origin: string
  constraintName: string
}
/** A column of a foreign key, as `getForeignKeyReferencesForTable` gives it. */
export interface ForeignKeyReference {
  tableName: string
  columnName: string
  referencedTableName: string
  referencedColumnName: string
}

/**
 * `sequelize.getQueryInterface()`: v6's calls on tables, columns, indexes and rows without a model, as migrations use them. Names
 * are taken as they are. `S`: the Sequelize it belongs to, which stands above in public.ts.
 */
export declare class QueryInterfaceOf<S> {
  constructor(sequelize: S)
  /** The Sequelize it belongs to. */
  readonly sequelize: S
  /** Creates a schema; SQLite has none, so nothing is done. */
  createSchema(schema: string, options?: QueryInterfaceOptions): Promise<void>
  /** Drops a schema; SQLite has none, so nothing is done. */
  dropSchema(schema: string, options?: QueryInterfaceOptions): Promise<void>
  /** Drops all schemas; on SQLite, which has none, all tables, as in v6. */
  dropAllSchemas(options?: QueryInterfaceDropAllTablesOptions): Promise<void>
  /** The names of all schemas; `[]` on SQLite. */
  showAllSchemas(options?: QueryOptions): Promise<string[]>
  /** The engine's version: '3.45.1'. */
  databaseVersion(options?: QueryInterfaceOptions): Promise<string>
  /**
   * Creates a table, unless it is there.
   *
   * @param attributes by column: a type, or `{ type, allowNull, defaultValue, unique, primaryKey, references, onDelete, … }`
   * @throws Error for an unknown type; DatabaseError
   * @example
   * await queryInterface.createTable('Cities', {
   *   id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
   *   name: { type: DataTypes.STRING, allowNull: false },
   *   mayorId: { type: DataTypes.INTEGER, references: { model: 'Users', key: 'id' }, onDelete: 'SET NULL' },
   * })
   * console.log(await queryInterface.tableExists('Cities')) // prints: true
   */
  createTable(
    tableName: TableName,
    attributes: { [column: string]: DataType | ModelAttributeColumnOptions },
    options?: QueryInterfaceCreateTableOptions,
  ): Promise<void>
  /**
   * Drops a table, if it is there.
   *
   * @throws DatabaseError if rows of other tables refer to it
   */
  dropTable(tableName: TableName, options?: QueryInterfaceDropTableOptions): Promise<void>
  /** Drops every table but those in `skip`, whatever they refer to. */
  dropAllTables(options?: QueryInterfaceDropAllTablesOptions): Promise<void>
  /**
   * Renames a table; what refers to it follows.
   *
   * @throws DatabaseError if it is not there, or the new name is
   */
  renameTable(before: TableName, after: TableName, options?: QueryInterfaceOptions): Promise<void>
  /** The names of all tables. */
  showAllTables(options?: QueryOptions): Promise<string[]>
  /** Whether there is a table of that name. */
  tableExists(tableName: TableName, options?: QueryOptions): Promise<boolean>
  /**
   * The table's columns by name.
   *
   * @throws Error if there is no such table
   * @example
   * const { name } = await queryInterface.describeTable('Users')
   * console.log(name!.type, name!.allowNull) // prints: VARCHAR(255) false
   */
  describeTable(
    tableName: TableName,
    options?: string | ({ schema?: string; schemaDelimiter?: string } & QueryInterfaceOptions),
  ): Promise<ColumnsDescription>
  /**
   * Adds a column.
   *
   * @param attribute a type, or `{ type, allowNull, defaultValue, … }`
   * @throws DatabaseError if it is there, or takes no null and has no default
   * @example
   * await queryInterface.addColumn('Users', 'nick', { type: DataTypes.STRING, defaultValue: 'none' })
   * const [rows] = await sequelize.query('SELECT nick FROM Users')
   * console.log(rows) // prints: [ { nick: 'none' } ]
   * await queryInterface.renameColumn('Users', 'nick', 'handle')
   * await queryInterface.changeColumn('Users', 'handle', { type: DataTypes.TEXT })
   * await queryInterface.removeColumn('Users', 'handle')
   */
  addColumn(
    table: TableName,
    column: string,
    attribute: ModelAttributeColumnOptions | DataType,
    options?: QueryInterfaceOptions,
  ): Promise<void>
  /** Drops a column; the rows stay. */
  removeColumn(table: TableName, column: string, options?: QueryInterfaceOptions): Promise<void>
  /** Changes a column's definition; what is not given stays as it was, and so do the rows. */
  changeColumn(
    table: TableName,
    column: string,
    attribute?: DataType | ModelAttributeColumnOptions,
    options?: QueryInterfaceOptions,
  ): Promise<void>
  /** Renames a column; keys and indexes follow. */
  renameColumn(
    table: TableName,
    before: string,
    after: string,
    options?: QueryInterfaceOptions,
  ): Promise<void>
  /**
   * Adds an index.
   *
   * @param columns names; `{ name, order, collate }` and expressions in `options.fields`
   * @param options `name` (made of table and columns), `unique`, `where` …
   * @throws DatabaseError if there is one of that name, or the rows are not unique
   * @example
   * await queryInterface.addIndex('Users', ['name', 'age'], { unique: true })
   * const names = (await queryInterface.showIndex('Users')).map((index) => index.name)
   * console.log(names.includes('users_name_age')) // prints: true
   * await queryInterface.removeIndex('Users', ['name', 'age'])
   */
  addIndex(table: TableName, columns: readonly string[], options?: QueryInterfaceIndexOptions): Promise<void>
  addIndex(
    table: TableName,
    options: QueryInterfaceIndexOptions & { fields: NonNullable<IndexesOptions['fields']> },
  ): Promise<void>
  /** Removes an index, by its name or by the columns that named it. */
  removeIndex(
    table: TableName,
    nameOrColumns: string | readonly string[],
    options?: QueryInterfaceIndexOptions,
  ): Promise<void>
  /** The indexes of a table: `{ name, unique, primary, fields: [{ attribute, … }], origin }`. */
  showIndex(table: TableName, options?: QueryOptions): Promise<IndexDescription[]>
  /**
   * Adds a constraint: 'unique', 'foreign key', 'check' or 'primary key'. The rows stay.
   *
   * @throws Error for another type, or a foreign key without `references`; DatabaseError if the rows do not fit
   * @example
   * await queryInterface.addConstraint('Posts', {
   *   type: 'check',
   *   fields: ['views'],
   *   name: 'views_are_counted',
   *   where: { views: { [Op.gte]: 0 } },
   * })
   * await queryInterface.removeConstraint('Posts', 'views_are_counted')
   */
  addConstraint(table: TableName, options: AddConstraintOptions & QueryInterfaceOptions): Promise<void>
  /**
   * Removes a constraint by its name. The rows stay.
   *
   * @throws UnknownConstraintError if the table has none of that name
   */
  removeConstraint(table: TableName, name: string, options?: QueryInterfaceOptions): Promise<void>
  /** The foreign keys of a table, one entry for each column. */
  getForeignKeyReferencesForTable(
    table: TableName,
    options?: QueryInterfaceOptions,
  ): Promise<ForeignKeyReference[]>
  /**
   * Inserts rows; columns that a row does not name become null.
   *
   * @returns the id of the last row
   * @throws UniqueConstraintError, ForeignKeyConstraintError, DatabaseError
   * @example
   * const now = new Date()
   * const id = await queryInterface.bulkInsert('Tags', [
   *   { label: 'tea', createdAt: now, updatedAt: now },
   *   { label: 'rain', createdAt: now, updatedAt: now },
   * ])
   * await queryInterface.bulkUpdate('Tags', { label: 'sun' }, { label: 'rain' })
   * await queryInterface.bulkDelete('Tags', { label: 'tea' })
   * console.log(id, (await Tag.findAll()).map((each) => each.label)) // prints: 3 [ 'engines', 'sun' ]
   */
  bulkInsert(table: TableName, rows: readonly object[], options?: QueryOptions): Promise<number>
  /** Updates the rows that match; gives their number. */
  bulkUpdate(table: TableName, values: object, where: WhereOptions, options?: QueryOptions): Promise<number>
  /** Deletes the rows that match, all where `where` is null or empty; gives their number. */
  bulkDelete(
    table: TableName,
    where?: WhereOptions | null,
    options?: QueryOptions & { limit?: number | null },
  ): Promise<number>
  /** A name as it stands in SQL: `"name"`. */
  quoteIdentifier(identifier: string): string
  /** Names with dots: 'a.b' becomes `"a"."b"`. */
  quoteIdentifiers(identifiers: string): string
}
