// SQLite, assembled.
import type { Capabilities } from '../capabilities'
import type { Dialect, DialectSettings } from '../dialect'
import { sqliteCatalog } from './catalog'
import { SqliteDdlPrinter } from './ddl-printer'
import { SqliteDriver } from './driver'
import { translateError } from './errors'
import { SqlitePrinter } from './printer'
import { sqliteTypes } from './types'

const capabilities: Capabilities = Object.freeze({
  returning: Object.freeze({ insert: true, update: true, delete: true }),
  lastInsertId: true,
  insertIdOfMany: 'last',
  conflictTarget: true,
  arrayParameter: false,
  maxParameters: 32_766,
  rowNumber: true,
  lateral: false,
  tupleIn: true,
  rightJoin: true,
  ilike: false,
  regexp: false,
  arrays: false,
  ranges: false,
  jsonPath: true,
  schemas: false,
  locks: false,
  nullsOrder: true,
  updateLimit: true,
  transactionalDdl: true,
  alterColumn: false,
  truncate: false,
  savepoints: true,
  roundTrip: 'none',
})

/** One for each Sequelize; throws if there is no SQLite to be had. */
export function createSqliteDialect(settings: DialectSettings): Dialect {
  if (settings.timezone !== '+00:00') {
    throw new Error(
      'Setting a custom timezone is not supported by SQLite, dates are always returned as UTC. Please remove the custom timezone parameter.',
    )
  }
  const driver = new SqliteDriver(settings)
  const printer = new SqlitePrinter()
  return {
    name: 'sqlite',
    capabilities,
    printer,
    ddlPrinter: new SqliteDdlPrinter(printer),
    types: sqliteTypes,
    translateError,
    createDriver: () => driver,
    catalog: sqliteCatalog,
  }
}
