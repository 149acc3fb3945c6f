// QueryInterface: v6's calls on tables, columns, indexes and rows that need no model, as migrations use them. Names are taken
// as they are, and what a call changes it changes without losing a row.
import type { Database } from './connection/database'
import { addColumn, changeColumn, looseTable, removeColumn, renameColumn } from './ddl/change-table'
import { addConstraint, removeConstraint } from './ddl/table-constraints'
import { describedTable, type DescribedColumn } from './ddl/describe-table'
import { plainCondition } from './ddl/plain-condition'
import { withoutForeignKeys } from './ddl/rebuild'
import { catalogQuery, send } from './ddl/send'
import { insertRows, updateRows, deleteRows } from './ddl/loose-rows'
import { indexNode } from './ddl/table'
import { indexName, normalizedIndex } from './definition/indexes'
import type { AnyOptions, SequelizeLike, Values } from './definition/model-contract'
import type { CatalogIndex } from './dialects/catalog'
import { shown } from './errors/sentence'
import type { TableName } from './sql/nodes'
import { isPlainObject } from './util/objects'

/** A table as v6 takes it: its name, or the name with a schema. */
export type TableLike = string | { tableName: string; schema?: string | null }

export interface ForeignKeyReference {
  tableName: string
  columnName: string
  referencedTableName: string
  referencedColumnName: string
  tableCatalog: undefined
  referencedTableCatalog: undefined
}

export interface ShownIndex {
  name: string
  unique: boolean
  primary: boolean
  fields: { attribute: string; length: undefined; order: string | undefined }[]
  origin: string
  constraintName: string
}

const NO_ATTRIBUTES = new Map<string, never>()

export class QueryInterface {
  constructor(readonly sequelize: SequelizeLike) {}

  // ─── tables

  /**
   * Creates a table, unless it is there.
   *
   *   await queryInterface.createTable('Users', {
   *     id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
   *     groupId: { type: DataTypes.INTEGER, references: { model: 'Groups', key: 'id' }, onDelete: 'CASCADE' },
   *   })
   */
  async createTable(
    table: TableLike,
    attributes: Record<string, unknown>,
    options: AnyOptions = {},
  ): Promise<void> {
    const name = tableOf(table, options)
    await send(this.database, looseTable(this.database, name, attributes, options), options)
  }

  /** Drops a table, if it is there. */
  async dropTable(table: TableLike, options: AnyOptions = {}): Promise<void> {
    const cascade = options.cascade === true
    await send(
      this.database,
      { kind: 'drop-table', table: tableOf(table, options), ifExists: true, cascade },
      options,
    )
  }

  /** Drops every table but those in `skip`, whatever they refer to. */
  async dropAllTables(options: AnyOptions = {}): Promise<void> {
    const { database } = this
    const skip = new Set<string>(options.skip ?? [])
    const tables = (await database.dialect.catalog.tables(catalogQuery(database, options))).filter(
      (each) => !skip.has(each.name),
    )
    await withoutForeignKeys(database, options, 'All tables are to be dropped', async (inside) => {
      for (const table of tables)
        await send(database, { kind: 'drop-table', table, ifExists: true, cascade: true }, inside)
    })
  }

  async renameTable(before: TableLike, after: TableLike, options: AnyOptions = {}): Promise<void> {
    await send(
      this.database,
      { kind: 'rename-table', from: tableOf(before, options), to: tableOf(after, options) },
      options,
    )
  }

  async showAllTables(options: AnyOptions = {}): Promise<string[]> {
    const tables = await this.database.dialect.catalog.tables(catalogQuery(this.database, options))
    return tables.map((table) => table.name)
  }

  async tableExists(table: TableLike, options: AnyOptions = {}): Promise<boolean> {
    const columns = await this.database.dialect.catalog.columns(
      catalogQuery(this.database, options),
      tableOf(table, options),
    )
    return columns.length > 0
  }

  /** `{ id: { type: 'INTEGER', allowNull, defaultValue, primaryKey, unique, references }, … }` */
  describeTable(
    table: TableLike,
    options: AnyOptions | string = {},
  ): Promise<Record<string, DescribedColumn>> {
    const given = typeof options === 'string' ? { schema: options } : options
    return describedTable(this.database, tableOf(table, given), given)
  }

  // ─── columns

  addColumn(table: TableLike, name: string, attribute: unknown, options: AnyOptions = {}): Promise<void> {
    return addColumn(this.database, tableOf(table, options), name, attribute, options)
  }

  removeColumn(table: TableLike, name: string, options: AnyOptions = {}): Promise<void> {
    return removeColumn(this.database, tableOf(table, options), name, options)
  }

  /** Changes a column's definition; what is not given stays as it was. */
  changeColumn(table: TableLike, name: string, attribute: unknown, options: AnyOptions = {}): Promise<void> {
    return changeColumn(this.database, tableOf(table, options), name, attribute, options)
  }

  renameColumn(table: TableLike, before: string, after: string, options: AnyOptions = {}): Promise<void> {
    return renameColumn(this.database, tableOf(table, options), before, after, options)
  }

  // ─── indexes

  /**
   * Adds an index; without a name it is called after the table and its fields.
   *
   *   await queryInterface.addIndex('Users', ['email'], { unique: true })
   *   await queryInterface.addIndex('Users', { fields: ['email'], unique: true, name: 'by_email' })
   */
  async addIndex(
    table: TableLike,
    fieldsOrOptions: string[] | AnyOptions,
    given: AnyOptions = {},
  ): Promise<void> {
    const options: AnyOptions = Array.isArray(fieldsOrOptions)
      ? { ...given, fields: fieldsOrOptions }
      : fieldsOrOptions
    const name = tableOf(table, options)
    const { transaction, logging, benchmark, ...index } = options
    const normalized = normalizedIndex(index, name.name, name)
    const node = indexNode({ name: name.name, table: name, attributes: NO_ATTRIBUTES }, normalized)
    await send(this.database, node, { transaction, logging, benchmark })
  }

  /** Removes an index, by its name or by the fields that named it. */
  async removeIndex(
    table: TableLike,
    nameOrFields: string | string[],
    options: AnyOptions = {},
  ): Promise<void> {
    const from = tableOf(table, options)
    const name = typeof nameOrFields === 'string' ? nameOrFields : indexName(from, nameOrFields)
    await send(this.database, { kind: 'drop-index', name, table: from, ifExists: true }, options)
  }

  async showIndex(table: TableLike, options: AnyOptions = {}): Promise<ShownIndex[]> {
    const found = await this.database.dialect.catalog.indexes(
      catalogQuery(this.database, options),
      tableOf(table, options),
    )
    return found.map(shownIndex)
  }

  // ─── constraints

  /**
   * Adds a constraint: 'unique', 'foreign key', 'check' or 'primary key'. Without a name it is called as in v6.
   *
   *   await queryInterface.addConstraint('Posts', {
   *     type: 'foreign key',
   *     fields: ['userId'],
   *     references: { table: 'Users', field: 'id' },
   *     onDelete: 'CASCADE',
   *   })
   */
  addConstraint(table: TableLike, options: AnyOptions): Promise<void> {
    return addConstraint(this.database, tableOf(table, options), options)
  }

  /** Removes a constraint by its name; throws an UnknownConstraintError if the table has none of that name. */
  removeConstraint(table: TableLike, name: string, options: AnyOptions = {}): Promise<void> {
    return removeConstraint(this.database, tableOf(table, options), name, options)
  }

  /** `[{ tableName, columnName, referencedTableName, referencedColumnName }, …]` */
  async getForeignKeyReferencesForTable(
    table: TableLike,
    options: AnyOptions = {},
  ): Promise<ForeignKeyReference[]> {
    const { name, schema } = tableOf(table, options)
    const keys = await this.database.dialect.catalog.foreignKeys(catalogQuery(this.database, options), {
      name,
      schema,
    })
    return keys.flatMap((key) =>
      key.columns.map((columnName, position) => ({
        tableName: name,
        columnName,
        referencedTableName: key.referencedTable.name,
        referencedColumnName: key.referencedColumns[position] ?? '',
        tableCatalog: undefined,
        referencedTableCatalog: undefined,
      })),
    )
  }

  // ─── rows

  /** Inserts rows; what a row does not name is NULL. Answers with the id of the last one. */
  bulkInsert(table: TableLike, rows: readonly Values[], options: AnyOptions = {}): Promise<number> {
    return insertRows(this.database, tableOf(table, options), rows, options)
  }

  /** Updates the rows that match; answers with their number. */
  bulkUpdate(table: TableLike, values: Values, where: unknown, options: AnyOptions = {}): Promise<number> {
    return updateRows(this.database, tableOf(table, options), values, this.condition(table, where), options)
  }

  /** Deletes the rows that match: all of them where `where` is null or empty, as in v6. */
  bulkDelete(table: TableLike, where: unknown, options: AnyOptions = {}): Promise<number> {
    return deleteRows(this.database, tableOf(table, options), this.condition(table, where), options)
  }

  // ─── schemas

  async createSchema(_schema: string, _options?: AnyOptions): Promise<void> {
    this.assertNoSchemas()
  }
  async dropSchema(_schema: string, _options?: AnyOptions): Promise<void> {
    this.assertNoSchemas()
  }
  async showAllSchemas(_options?: AnyOptions): Promise<string[]> {
    this.assertNoSchemas()
    return []
  }
  /** Where there are no schemas, the tables of all models are dropped, as in v6. */
  async dropAllSchemas(options: AnyOptions = {}): Promise<void> {
    this.assertNoSchemas()
    await this.dropAllTables(options)
  }

  // ─── names

  quoteIdentifier(name: string): string {
    return this.database.dialect.printer.quoteIdentifier(name)
  }
  /** 'a.b' → "a"."b" */
  quoteIdentifiers(names: string): string {
    return names
      .split('.')
      .map((name) => this.quoteIdentifier(name))
      .join('.')
  }
  databaseVersion(options: AnyOptions = {}): Promise<string> {
    return this.database.dialect.catalog.version(catalogQuery(this.database, options))
  }

  private get database(): Database {
    return this.sequelize.database
  }

  private condition(table: TableLike, where: unknown) {
    return plainCondition(where, `The rows of ${tableOf(table, {}).name}`, NO_ATTRIBUTES)
  }

  /** An engine without schemas takes these calls and does nothing, as in v6. */
  private assertNoSchemas(): void {
    if (this.database.dialect.capabilities.schemas) {
      throw new Error('Schemas of this engine are not supported yet. Create them by sequelize.query().')
    }
  }
}

function tableOf(given: unknown, options: AnyOptions): TableName {
  const schema: string | null = options.schema ?? null
  if (typeof given === 'string' && given !== '') return { name: given, schema }
  if (isPlainObject(given) && typeof given.tableName === 'string') {
    return {
      name: given.tableName,
      schema: typeof given.schema === 'string' && given.schema !== '' ? given.schema : schema,
    }
  }
  throw new TypeError(`A table is named by a string or by { tableName, schema }, got ${shown(given)}.`)
}

function shownIndex(index: CatalogIndex): ShownIndex {
  return {
    name: index.name,
    unique: index.unique,
    primary: index.primary,
    fields: index.columns.map(({ name }) => ({ attribute: name, length: undefined, order: undefined })),
    origin: index.origin,
    constraintName: index.name,
  }
}
