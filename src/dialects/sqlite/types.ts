// Column types of SQLite as v6 names them, and values on their way there and back. SQLite stores numbers, text and bytes:
// dates are text ('2026-11-22 12:34:56.789 +00:00'), booleans 0 and 1, JSON is text.
//
// Encoders take scalars only: an object where a number is due would be a condition in disguise. Decoders are hot: they run
// for each value of each row (bench R7).
import { DataTypes, type AbstractType } from '../../data-types'
import { formatDate, localDay, parseDate, toDate } from '../../data-types/dates'
import { shown } from '../../errors/sentence'
import type { Encode } from '../../sql/nodes'
import type { Decode, TypeMapping } from '../dialect'

const { STRING, CHAR, TEXT, CITEXT, TSVECTOR, ENUM, UUID, UUIDV1, UUIDV4, TIME, CIDR, INET, MACADDR } =
  DataTypes
const { NUMBER, INTEGER, BIGINT, FLOAT, REAL, DOUBLE, DECIMAL, BOOLEAN, DATE, DATEONLY, BLOB } = DataTypes
const { JSON: JSONTYPE, HSTORE, ARRAY, RANGE, GEOMETRY, GEOGRAPHY } = DataTypes

const TEXTS = [STRING, CHAR, TEXT, CITEXT, TSVECTOR, ENUM, UUID, UUIDV1, UUIDV4, TIME, CIDR, INET, MACADDR]
const FLOATS = [FLOAT, REAL, DOUBLE]
const FOREIGN = [ARRAY, RANGE, HSTORE, GEOMETRY, GEOGRAPHY]

/** Dates are UTC, always: v6 refuses another timezone for SQLite, and so does `index.ts`. */
export const sqliteTypes: TypeMapping = { columnType, encoder, decoder, encodeAny }

// ---- names ----

function columnType(type: AbstractType): string {
  if (type instanceof CHAR) return `CHAR${type._binary ? ' BINARY' : ''}(${type._length})`
  if (type instanceof STRING) return `VARCHAR${type._binary ? ' BINARY' : ''}(${type._length})`
  if (type instanceof TEXT || type instanceof CITEXT || type instanceof ENUM) return 'TEXT'
  if (type instanceof INTEGER) return type._length ? `${type.key}(${type._length})` : type.key
  if (type instanceof DECIMAL) return type.toSql().replace(/ (UNSIGNED|ZEROFILL)/g, '')
  if (FLOATS.some((float) => type instanceof float)) return floatType(type as InstanceType<typeof FLOAT>)
  if (type instanceof DATE) return 'DATETIME'
  if (type instanceof GEOMETRY || type instanceof GEOGRAPHY || type instanceof RANGE) return type.key
  return type.toSql()
}

/** `FLOAT UNSIGNED(11,2)`: the length stands last, as in v6. */
function floatType(type: InstanceType<typeof FLOAT>): string {
  const length = type._length
    ? `(${type._length}${typeof type._decimals === 'number' ? `,${type._decimals}` : ''})`
    : ''
  return `${type.key}${type._unsigned ? ' UNSIGNED' : ''}${type._zerofill ? ' ZEROFILL' : ''}${length}`
}

// ---- there ----

function encoder(type: AbstractType): Encode | null {
  if (TEXTS.some((text) => type instanceof text)) return encodeText
  if (type instanceof BIGINT) return encodeBigInt
  if (type instanceof INTEGER) return encodeInteger
  if (type instanceof DECIMAL) return encodeDecimal
  if (type instanceof NUMBER) return encodeFloat
  if (type instanceof BOOLEAN) return encodeBoolean
  if (type instanceof DATE) return encodeDate
  if (type instanceof DATEONLY) return encodeDay
  if (type instanceof BLOB) return encodeBytes
  if (type instanceof JSONTYPE) return encodeJson
  if (FOREIGN.some((foreign) => type instanceof foreign)) {
    return () => refuse(`SQLite has no ${type.key}. Use JSON for structured values.`)
  }
  // A type of the user's own: it may bring its way of writing, as in v6.
  return (value) => encodeAny(type.stringify(value))
}

function encodeText(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value)
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'boolean') return value ? '1' : '0' // as v6
  if (value instanceof Date) return encodeDate(value)
  if (value instanceof Uint8Array) return bytesOf(value) // STRING.BINARY; as v6, which stores it as bytes
  if (value instanceof String) return value.valueOf()
  return refuseValue(value, 'text')
}

function encodeInteger(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : refuseValue(value, 'an integer')
  if (typeof value === 'string') return value // a column of integers makes '5' a 5
  if (typeof value === 'bigint') return within64Bits(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  return refuseValue(value, 'an integer')
}

function encodeBigInt(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    refuse(`${value} is beyond 2^53, where numbers lose digits. Give a BIGINT as text or as a bigint.`)
  }
  if (typeof value === 'string' && value.length > 15 && /^-?\d+$/.test(value))
    return within64Bits(BigInt(value))
  return encodeInteger(value)
}

function within64Bits(value: bigint): bigint {
  return BigInt.asIntN(64, value) === value
    ? value
    : refuse(`${value} does not fit into the 64 bits of an integer.`)
}

function encodeDecimal(value: unknown): unknown {
  return typeof value === 'string' ? value : encodeInteger(value)
}

/** NaN and the infinities are text, which is how v6 stores them. */
function encodeFloat(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value)
  return encodeInteger(value)
}

function encodeBoolean(value: unknown): unknown {
  if (value === true || value === 'true') return 1
  if (value === false || value === 'false') return 0
  if (typeof value === 'number' || typeof value === 'string') return value
  return refuseValue(value, 'true or false')
}

function encodeDate(value: unknown): unknown {
  const iso = momentOf(value).toISOString()
  return iso.length === 24 ? `${iso.slice(0, 10)} ${iso.slice(11, 23)} +00:00` : formatDate(toDate(value))
}

function momentOf(value: unknown): Date {
  const isMoment = value instanceof Date || typeof value === 'string' || typeof value === 'number'
  const date = isMoment ? toDate(value) : null
  return date === null || Number.isNaN(date.getTime()) ? refuseValue(value, 'a date') : date
}

function encodeDay(value: unknown): unknown {
  return localDay(value) ?? refuseValue(value, 'a day, such as 2026-11-22')
}

function encodeBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return bytesOf(value)
  if (typeof value === 'string') return Buffer.from(value)
  if (typeof value === 'number') return Buffer.from(String(value)) // as v6
  return refuseValue(value, 'bytes: a Buffer or a string')
}

function encodeJson(value: unknown): unknown {
  let text: string | undefined
  try {
    text = JSON.stringify(value)
  } catch (error) {
    return refuse(`A value cannot be stored as JSON: ${(error as Error).message}`)
  }
  return text ?? refuseValue(value, 'JSON')
}

export function encodeAny(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return wellFormed(value)
    case 'number':
      return Number.isNaN(value) ? refuseValue(value, 'a number') : value
    case 'bigint':
      return within64Bits(value)
    case 'boolean':
      return value ? 1 : 0
    case 'object':
      if (value === null) return null
      if (value instanceof Date) return encodeDate(value)
      if (value instanceof Uint8Array) return bytesOf(value)
  }
  return refuseValue(value, 'a scalar: text, a number, a boolean, a Date, a Buffer or null')
}

/** Half a surrogate pair has no UTF-8: it becomes U+FFFD, as in v6, and not three of them, as the driver would have it. */
function wellFormed(text: string): string {
  return (text as string & { toWellFormed(): string }).toWellFormed() // Node 20 has it, the ES2022 library does not know it
}

function bytesOf(value: Uint8Array): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(value.buffer, value.byteOffset, value.byteLength)
}

function refuseValue(value: unknown, due: string): never {
  return refuse(`A value must be ${due}, not ${shown(value)}.`)
}

function refuse(sentence: string): never {
  throw new TypeError(sentence)
}

// ---- back ----

function decoder(type: AbstractType): Decode | null {
  if (type instanceof DATE) return decodeDate
  if (type instanceof BOOLEAN) return decodeBoolean
  if (type instanceof JSONTYPE) return decodeJson
  if (type instanceof BLOB) return decodeBytes
  if (type instanceof STRING && type._binary) return decodeBinaryText
  if (FLOATS.some((float) => type instanceof float)) return decodeFloat
  return null
}

function decodeBoolean(value: unknown): unknown {
  if (value === 1 || value === 'true') return true
  if (value === 0 || value === 'false') return false
  return value
}

/** A number or null stands for itself: SQLite keeps the JSON text `5` as a number. */
function decodeJson(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value
}

function decodeBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return bytesOf(value)
  return typeof value === 'string' ? Buffer.from(value) : value
}

function decodeBinaryText(value: unknown): unknown {
  return value instanceof Uint8Array ? bytesOf(value) : value
}

function decodeFloat(value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value
}

/** The fixed form that is written here without any search; whatever else other programs wrote with the general parser. */
function decodeDate(value: unknown): unknown {
  if (typeof value !== 'string') return typeof value === 'number' ? new Date(value) : value
  if (value.length === 30 && value.charCodeAt(19) === 46 && value.endsWith(' +00:00')) {
    const year = two(value, 0) * 100 + two(value, 2)
    const month = two(value, 5)
    const day = two(value, 8)
    const hours = two(value, 11)
    const minutes = two(value, 14)
    const seconds = two(value, 17)
    const milliseconds = two(value, 20) * 10 + value.charCodeAt(22) - 48
    // Comparisons with NaN are false. What does not fit exactly is left to the general parser.
    if (
      year >= 100 &&
      month >= 1 &&
      month <= 12 &&
      day >= 1 &&
      day <= 28 + (month === 2 ? 0 : 2) &&
      hours < 24 &&
      minutes < 60 &&
      seconds < 60 &&
      milliseconds >= 0 &&
      milliseconds < 1000
    ) {
      return new Date(
        daysFromCivil(year, month, day) * 86_400_000 +
          hours * 3_600_000 +
          minutes * 60_000 +
          seconds * 1000 +
          milliseconds,
      )
    }
  }
  return parseDate(value)
}

/** Two digits of a text; NaN if they are none. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN
}

/** Days since 1970-01-01 in the Gregorian calendar: years that begin in March, in eras of 400. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
