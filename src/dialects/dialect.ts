// What an engine must bring. A dialect holds differences and nothing else: the standard printers in `sql/` do the rest.
import type { AbstractType } from '../data-types'
import type { DdlPrinter } from '../sql/ddl-printer'
import type { Encode } from '../sql/nodes'
import type { Printer } from '../sql/printer'
import type { Capabilities } from './capabilities'
import type { Catalog } from './catalog'
import type { Driver, MaybePromise } from './driver'

/** Turns what the driver delivers into a JavaScript value; never called with null. */
export type Decode = (value: unknown) => unknown

/** Column types of one engine: their names in DDL, and values on their way there and back. */
export interface TypeMapping {
  /** `VARCHAR(255)` */
  columnType(type: AbstractType): string
  /** Null where the driver takes the value as it is. Throws a sentence for what the type cannot hold. */
  encoder(type: AbstractType): Encode | null
  /** Null where the driver delivers the value as it should be. */
  decoder(type: AbstractType): Decode | null
  /** For a value of no known type (raw replacements, function arguments): by its JavaScript type. */
  encodeAny(value: unknown): unknown
}

/** What the errors of an engine are translated with. */
export interface ErrorContext {
  readonly sql: string
  readonly parameters: readonly unknown[]
  /** The record that was being written, if it was one: its values stand in the items of a UniqueConstraintError. */
  readonly instance?: unknown
}

export interface DialectSettings {
  readonly storage?: string
  readonly database?: string
  readonly timezone: string
  readonly dialectModule?: unknown
  readonly dialectOptions?: Readonly<Record<string, unknown>>
  readonly [setting: string]: unknown
}

export interface Dialect {
  readonly name: string
  readonly capabilities: Capabilities
  readonly printer: Printer
  readonly ddlPrinter: DdlPrinter
  readonly types: TypeMapping
  /** Driver error → Relata error, with the driver's as `parent`, `original` and `cause`. */
  translateError(error: unknown, context: ErrorContext): Error
  createDriver(): Driver
  readonly catalog: Catalog
}

/** Makes the dialect for the settings of one Sequelize; loads the npm driver lazily, says what to install if it is not there. */
export type DialectFactory = (settings: DialectSettings) => Dialect
export type { MaybePromise }
