// The forms of `new Sequelize(…)` become one object of options, with v6's defaults. Nothing is opened here.
//
//   ('sqlite:app.db', { logging: false }) → { options: { dialect: 'sqlite', storage: '/…/app.db', … }, config: { … } }
import { resolve } from 'node:path'
import { quoted } from '../errors/sentence'
import { refuseMisspelt } from '../errors/suggest'
import { dialectNames, dialectOfProtocol, EMBEDDED_DIALECT, isFileDialect } from '../dialects/registry'
import type { Dialect, DialectSettings } from '../dialects/dialect'
import { createDialect } from '../dialects/registry'
import type { Database, Logging, StatementObserver } from './database'
import { Executor } from './executor'

/** v6's options; those that the connection does not know are kept for whoever does. */
export interface SequelizeOptions extends DialectSettings {
  dialect: string
  host?: string
  port?: number | string
  username?: string
  password?: string | null
  protocol: string
  logging: Logging
  benchmark: boolean
  logQueryParameters: boolean
  transactionType: string | null
  isolationLevel: string | null
  dialectOptions: Record<string, unknown>
  define: Record<string, unknown>
  [option: string]: unknown
}

/** v6's `sequelize.config`: where the database is. */
export interface ConnectionConfig {
  readonly database: string | undefined
  readonly username: string | undefined
  readonly password: string | null
  readonly host: string
  readonly port: number | string | undefined
  readonly [setting: string]: unknown
}

type Given = Record<string, unknown>

/** v6's and Relata's own. Others pass, for programs keep settings of theirs there, unless they look like one of these. */
const OPTIONS: ReadonlySet<string> = new Set([
  'attributeBehavior', 'benchmark', 'clientMinMessages', 'database', 'databaseVersion', 'define', 'dialect', 'dialectModule',
  'dialectModulePath', 'dialectOptions', 'foreignKeyNaming', 'hooks', 'host', 'isolationLevel', 'keepDefaultTimezone',
  'loadingStrategy', 'logQueryParameters', 'logging', 'minifyAliases', 'native', 'noTypeValidation', 'omitNull',
  'operatorsAliases', 'password', 'pool', 'port', 'prependSearchPath', 'protocol', 'query', 'quoteIdentifiers', 'replication',
  'retry', 'schema', 'searchPath', 'set', 'ssl', 'standardConformingStrings', 'storage', 'strictOptions', 'sync', 'timezone',
  'transactionType', 'typeValidation', 'url', 'username',
]) // prettier-ignore

export function readOptions(
  first?: unknown,
  second?: unknown,
  third?: unknown,
  fourth?: unknown,
): { options: SequelizeOptions; config: ConnectionConfig } {
  const given = givenOptions([first, second, third, fourth])
  refuseMisspelt('new Sequelize()', 'option', given, OPTIONS, given['strictOptions'] === true)
  if (given['pool'] === false) throw new Error('Support for pool:false was removed in v4.0')
  const options = withDefaults(given)
  return { options, config: configOf(options) }
}

/** The database of these options; the first statement opens it. Throws if the dialect is not known or lacks its driver. */
export function openDatabase(options: SequelizeOptions, observer?: StatementObserver): Database {
  const dialect: Dialect = createDialect(options.dialect, options)
  return new Executor(dialect, options, observer)
}

// ---- the four forms ----

function givenOptions([first, second, third, fourth]: unknown[]): Given {
  if (first === undefined && second === undefined) return { dialect: EMBEDDED_DIALECT }
  if (isOptions(first)) return fromOptions(first)
  const isUri =
    typeof first === 'string' &&
    (second === undefined || second === null || isOptions(second)) &&
    /^[a-z][\w+.-]*:/i.test(first)
  if (isUri) return fromUri(first, (second as Given | null | undefined) ?? {})
  // (database, options), (database, user, options) and (database, user, password, options)
  const options = [second, third, fourth].find(isOptions) ?? {}
  const given: Given = { ...options, database: first ?? undefined }
  if (typeof second === 'string') given['username'] = second
  if (typeof third === 'string' || third === null) given['password'] = third
  return withDialect(given)
}

/** Options alone: v6 reads `url` too. Without a word on any server they mean the embedded database. */
function fromOptions(options: Given): Given {
  if (typeof options['url'] === 'string') return fromUri(options['url'], options)
  const namesServer = ['database', 'username', 'password', 'host', 'port', 'replication'].some(
    (name) => options[name] != null,
  )
  return withDialect(namesServer ? options : { dialect: EMBEDDED_DIALECT, ...options })
}

function withDialect(options: Given): Given {
  if (typeof options['dialect'] === 'string' && options['dialect'] !== '') return options
  throw new Error(
    `Dialect needs to be explicitly supplied as of v4.0.0. Set the option dialect, for example { dialect: '${EMBEDDED_DIALECT}' }; known are: ${dialectNames().join(', ')}.`,
  )
}

function fromUri(uri: string, options: Given): Given {
  const colon = uri.indexOf(':')
  const dialect = dialectOfProtocol(uri.slice(0, colon).toLowerCase())
  const parts = isFileDialect(dialect) ? fileParts(uri.slice(colon + 1)) : serverParts(uri)
  const { dialectOptions, ...found } = parts
  return {
    ...found,
    ...options,
    dialect,
    dialectOptions: { ...(dialectOptions as Given), ...(options['dialectOptions'] as Given | undefined) },
  }
}

/** `:memory:`, `app.db`, `./app.db`, `//app.db`, `///var/app.db`, each with `?mode=ro`. */
function fileParts(rest: string): Given {
  const [path, query = ''] = splitAt(rest, '?')
  const file = path.replace(/^\/\//, '')
  const storage = file === '' || file === ':memory:' ? ':memory:' : resolve(file)
  return { storage, database: file === '' ? undefined : file, dialectOptions: queryOf(query) }
}

function serverParts(uri: string): Given {
  let url: URL
  try {
    url = new URL(uri)
  } catch {
    // The text itself stays out of the message: it may hold a password.
    throw new Error(
      'The URI of the database cannot be read. It looks like dialect://user:password@host:port/database; special characters in the password are written as %XX.',
    )
  }
  const parts: Given = {
    host: decodeURIComponent(url.hostname),
    dialectOptions: queryOf(url.search.slice(1)),
  }
  if (url.port !== '') parts['port'] = url.port
  if (url.username !== '') parts['username'] = decodeURIComponent(url.username)
  if (url.password !== '') parts['password'] = decodeURIComponent(url.password)
  const database = url.pathname.replace(/^\//, '')
  if (database !== '') parts['database'] = decodeURIComponent(database)
  return parts
}

function queryOf(query: string): Given {
  return Object.fromEntries(new URLSearchParams(query))
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}

function isOptions(value: unknown): value is Given {
  return typeof value === 'object' && value !== null
}

// ---- defaults ----

function withDefaults(given: Given): SequelizeOptions {
  const { dialectOptions, storage } = given
  const options: SequelizeOptions = {
    dialectModule: null,
    dialectModulePath: null,
    protocol: 'tcp',
    query: {},
    sync: {},
    timezone: '+00:00',
    standardConformingStrings: true,
    logging: console.log,
    omitNull: false,
    native: false,
    replication: false,
    ssl: undefined,
    quoteIdentifiers: true,
    hooks: {},
    retry: { max: 5, match: ['SQLITE_BUSY: database is locked'] },
    transactionType: null,
    isolationLevel: null,
    databaseVersion: 0,
    typeValidation: false,
    benchmark: false,
    minifyAliases: false,
    logQueryParameters: false,
    attributeBehavior: 'throw',
    ...withoutUndefined(given),
    dialect: String(given['dialect']).toLowerCase(),
    pool: { ...(given['pool'] as Given | undefined) },
    define: { ...(given['define'] as Given | undefined) },
    dialectOptions: { ...(dialectOptions as Given | undefined) },
  }
  if (options.logging === true) options.logging = console.log
  if (storage !== undefined && typeof storage !== 'string')
    throw new TypeError(
      `The option storage is the path of a file or ':memory:', not ${quoted(String(storage))}.`,
    )
  return options
}

function withoutUndefined(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function configOf(options: SequelizeOptions): ConnectionConfig {
  return {
    database: options.database,
    username: options.username,
    password: options.password ?? null,
    host: options.host ?? 'localhost',
    port: options.port,
    pool: options['pool'],
    protocol: options.protocol,
    native: options['native'],
    ssl: options['ssl'],
    replication: options['replication'],
    dialectModule: options.dialectModule,
    dialectModulePath: options['dialectModulePath'],
    keepDefaultTimezone: options['keepDefaultTimezone'],
    dialectOptions: options.dialectOptions,
  }
}
