// Dialects by name, each loaded when it is asked for.
import type { Dialect, DialectFactory, DialectSettings } from './dialect'

interface Entry {
  /** By require, so that a program loads the dialect that it uses and no other. */
  readonly load: () => DialectFactory
  /** Its databases are files: the rest of a URL is a path. */
  readonly isFile: boolean
}

const ENTRIES: Readonly<Record<string, Entry>> = {
  sqlite: {
    load: () => (require('./sqlite') as typeof import('./sqlite')).createSqliteDialect,
    isFile: true,
  },
}

/** Other names in the protocol of a URL. */
const PROTOCOLS: Readonly<Record<string, string>> = { postgresql: 'postgres' }

/** The dialect of `new Sequelize()`: needs no server. */
export const EMBEDDED_DIALECT = 'sqlite'

export function dialectNames(): string[] {
  return Object.keys(ENTRIES)
}

export function dialectOfProtocol(protocol: string): string {
  return Object.hasOwn(PROTOCOLS, protocol) ? PROTOCOLS[protocol] : protocol
}

export function isFileDialect(name: string): boolean {
  return Object.hasOwn(ENTRIES, name) && ENTRIES[name].isFile
}

export function createDialect(name: string, settings: DialectSettings): Dialect {
  if (!Object.hasOwn(ENTRIES, name)) {
    throw new Error(`The dialect ${name} is not supported. Supported dialects: ${dialectNames().join(', ')}.`)
  }
  return ENTRIES[name].load()(settings)
}
