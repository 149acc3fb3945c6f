/**
 * Dates to text and back without a library, shared by the dialects. Hot on reading: rows hold dates as text in SQLite.
 * `formatDate(date, '+05:30')` ↔ `parseDate('2026-11-22 12:34:56.789 +05:30')`; zones are offsets or IANA names.
 */

/** Longer text is no date, and parsers need not look at it. */
const LONGEST = 64

/** 'YYYY-MM-DD HH:MM:SS.mmm +00:00', as v6 writes it; 'Invalid date' for an invalid date. */
export function formatDate(date: Date, zone: string = '+00:00'): string {
  const time = date.getTime()
  if (Number.isNaN(time)) return 'Invalid date'
  return `${formatDateTime(date, zone)} ${formatOffset(offsetAt(zone, time))}`
}

/** 'YYYY-MM-DD HH:MM:SS.mmm' in the zone; `digits` of the fraction, 0 to 3. */
export function formatDateTime(date: Date, zone: string = '+00:00', digits: number = 3): string {
  const time = date.getTime()
  if (Number.isNaN(time)) return 'Invalid date'
  const offset = offsetAt(zone, time)
  const iso = (offset === 0 ? date : new Date(time + offset * 60_000)).toISOString()
  const end = iso.length - (digits === 0 ? 5 : 4 - digits)
  const split = iso.length - 14 // the T; years beyond 9999 are longer
  return `${yearAsWritten(iso.slice(0, split))} ${iso.slice(split + 1, end)}`
}

/** ISO 8601 has six digits and a sign for unusual years; v6 has four, or as many as it takes. */
function yearAsWritten(day: string): string {
  if (day.length === 10) return day
  return day.replace(/^\+0?|^-00?/, (sign) => (sign[0] === '-' ? '-' : ''))
}

/** '+05:30' of 330. */
export function formatOffset(minutes: number): string {
  const size = Math.abs(minutes)
  const hours = String(Math.floor(size / 60)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${hours}:${String(Math.floor(size % 60)).padStart(2, '0')}`
}

/**
 * A date of text in the forms that engines use: '2026-11-22', '2026-11-22 12:34:56', with 'T', a fraction, 'Z' or an
 * offset. Without an offset it is a time in `zone`. Other text goes to the JavaScript engine; the date may be invalid.
 */
export function parseDate(text: string, zone: string = '+00:00'): Date {
  if (text.length > LONGEST) return new Date(NaN)
  const year = digits(text, 0, 4)
  const isDay = year >= 100 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45
  if (!isDay) return new Date(text)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return new Date(NaN)
  if (text.length === 10) return inZone(Date.UTC(year, month - 1, day), zone)
  return parseTime(text, Date.UTC(year, month - 1, day), zone)
}

/** The rest of the text, from the eleventh character: ' 12:34:56.789 +05:30'. */
function parseTime(text: string, day: number, zone: string): Date {
  const separator = text.charCodeAt(10)
  const isTime = (separator === 32 || separator === 84) && text.charCodeAt(13) === 58
  const hours = digits(text, 11, 2)
  const minutes = digits(text, 14, 2)
  if (!isTime || hours < 0 || hours > 24 || minutes < 0 || minutes > 59) return new Date(text)
  let at = 16
  let time = day + hours * 3_600_000 + minutes * 60_000
  if (text.charCodeAt(at) === 58) {
    const seconds = digits(text, at + 1, 2)
    if (seconds < 0 || seconds > 59) return new Date(NaN)
    time += seconds * 1000
    at += 3
  }
  if (text.charCodeAt(at) === 46) {
    // Microseconds are cut to milliseconds, as a Date holds no more.
    let unit = 100
    for (at++; isDigit(text.charCodeAt(at)); at++) {
      time += Math.floor(unit) * (text.charCodeAt(at) - 48)
      unit /= 10
    }
  }
  while (text.charCodeAt(at) === 32) at++
  if (at === text.length) return inZone(time, zone)
  const offset = parseOffset(text.slice(at))
  return new Date(offset === null ? NaN : time - offset * 60_000)
}

/** A whole number of the text, or -1. */
function digits(text: string, at: number, count: number): number {
  let value = 0
  for (let i = at; i < at + count; i++) {
    const code = text.charCodeAt(i)
    if (!isDigit(code)) return -1
    value = value * 10 + code - 48
  }
  return value
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A wall clock's time in a zone. In the hour that daylight saving repeats it is the first, in the one it skips the later. */
function inZone(wallClock: number, zone: string): Date {
  const first = offsetAt(zone, wallClock)
  if (isFixed(zone)) return new Date(wallClock - first * 60_000)
  const before = offsetAt(zone, wallClock - first * 60_000 - 3_600_000)
  const candidate = wallClock - before * 60_000
  if (offsetAt(zone, candidate) === before) return new Date(candidate)
  const after = wallClock - offsetAt(zone, wallClock - first * 60_000) * 60_000
  return new Date(after)
}

/** Minutes east of UTC in a zone at a moment. Throws if there is no such zone. */
export function offsetAt(zone: string, time: number): number {
  const fixed = fixedOffset(zone)
  if (fixed !== null) return fixed
  if (Number.isNaN(time)) return 0
  const name =
    formatterOf(zone)
      .formatToParts(time)
      .find((part) => part.type === 'timeZoneName')?.value ?? ''
  return parseOffset(name.replace('GMT', '')) ?? 0
}

/** Is this an offset or a zone that the platform knows? */
export function isTimeZone(zone: unknown): zone is string {
  if (typeof zone !== 'string' || zone.length > LONGEST) return false
  try {
    offsetAt(zone, 0)
    return true
  } catch {
    return false
  }
}

const fixedOffsets = new Map<string, number | null>([
  ['+00:00', 0],
  ['Z', 0],
  ['UTC', 0],
])
const formatters = new Map<string, Intl.DateTimeFormat>()

function isFixed(zone: string): boolean {
  return fixedOffset(zone) !== null
}

/** Minutes of '+05:30'; null for a name. */
function fixedOffset(zone: string): number | null {
  const known = fixedOffsets.get(zone)
  if (known !== undefined) return known
  const offset = zone.length > LONGEST ? null : parseOffset(zone)
  // Few zones are ever used; text from elsewhere shall not fill the memory.
  if (fixedOffsets.size < 1000) fixedOffsets.set(zone, offset)
  return offset
}

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formatters.set(zone, formatter)
  return formatter
}

/** Minutes of 'Z', '+05', '+0530', '+05:30' or '-00:01:15'; null of anything else. */
function parseOffset(text: string): number | null {
  if (text === 'Z') return 0
  const match = /^([+-])(\d\d)(?::?(\d\d)(?::(\d\d))?)?$/.exec(text)
  if (!match) return null
  const [, sign, hours, minutes = '0', seconds = '0'] = match
  if (Number(hours) > 18 || Number(minutes) > 59) return null
  const size = Number(hours) * 60 + Number(minutes) + Number(seconds) / 60
  return sign === '-' ? -size : size
}

/** What a user gives for a date, as JavaScript understands it. */
export function toDate(value: unknown): Date {
  if (value instanceof Date) return value
  if (typeof value === 'symbol' || (typeof value === 'string' && value.length > LONGEST)) return new Date(NaN)
  return new Date(typeof value === 'bigint' ? Number(value) : (value as number)) // Date takes any value
}

/** The day of a value as 'YYYY-MM-DD' in the process's time zone; text of a day stays that day. Null if it is none. */
export function localDay(value: unknown): string | null {
  if (typeof value === 'string') return dayOfText(value.trim())
  if (!(value instanceof Date) && typeof value !== 'number') return null
  return dayOf(toDate(value))
}

function dayOfText(text: string): string | null {
  if (text.length > LONGEST) return null
  const match = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) ?? /^(\d{4})(?:-(\d\d))?$/.exec(text)
  if (!match) return dayOf(new Date(text))
  const [, year, month = '01', day = '01'] = match
  const exists = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1
  return exists && Number(day) <= daysIn(Number(year), Number(month)) ? `${year}-${month}-${day}` : null
}

function dayOf(date: Date): string | null {
  if (Number.isNaN(date.getTime())) return null
  const year = date.getFullYear()
  const digitsOfYear = String(Math.abs(year)).padStart(4, '0')
  const sign = year < 0 ? '-' : ''
  return `${sign}${digitsOfYear}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
