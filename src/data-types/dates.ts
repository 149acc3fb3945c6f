/**
 * Dates to text and back without a library, shared by the dialects. Hot on reading: rows hold dates as text in SQLite.
 * `formatDate(date, '+05:30')` ↔ `parseDate('2026-11-22 12:34:56.789 +05:30')`; zones are offsets or IANA names.
 */

/** Longer text is no date, and parsers need not look at it. */
const LONGEST = 64
const UTC = '+00:00'

/** '00' to '99'. */
const TWO = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

const SPACE = 32
const DASH = 45
const POINT = 46
const ZERO = 48
const COLON = 58
const T = 84

/** 'YYYY-MM-DD HH:MM:SS.mmm +00:00', as v6 writes it; 'Invalid date' for an invalid date. */
export function formatDate(date: Date, zone: string = UTC): string {
  const time = date.getTime()
  if (Number.isNaN(time)) return 'Invalid date'
  if (zone === UTC) return formatDateTime(date, UTC) + ' +00:00'
  return `${formatDateTime(date, zone)} ${formatOffset(offsetAt(zone, time))}`
}

/** 'YYYY-MM-DD HH:MM:SS.mmm' in the zone; `digits` of the fraction, 0 to 3. */
export function formatDateTime(date: Date, zone: string = UTC, digits: number = 3): string {
  const time = date.getTime()
  if (Number.isNaN(time)) return 'Invalid date'
  const offset = offsetAt(zone, time)
  const local = offset === 0 ? date : new Date(time + offset * 60_000)
  const fraction = String(1000 + local.getUTCMilliseconds()).slice(1, 1 + digits)
  return `${dayInUtc(local)} ${timeInUtc(local)}${digits > 0 ? '.' + fraction : ''}`
}

// `toISOString` and cutting it costs twice as much as this.
function dayInUtc(date: Date): string {
  return `${yearAsWritten(date.getUTCFullYear())}-${TWO[date.getUTCMonth() + 1]}-${TWO[date.getUTCDate()]}`
}

function timeInUtc(date: Date): string {
  return `${TWO[date.getUTCHours()]}:${TWO[date.getUTCMinutes()]}:${TWO[date.getUTCSeconds()]}`
}

/** Four digits, or as many as it takes. */
function yearAsWritten(year: number): string {
  if (year >= 1000) return String(year)
  return (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0')
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
export function parseDate(text: string, zone: string = UTC): Date {
  if (text.length > LONGEST) return new Date(NaN)
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2)
  const isDay = year >= 100 && text.charCodeAt(4) === DASH && text.charCodeAt(7) === DASH
  if (!isDay) return new Date(text)
  const month = twoDigits(text, 5)
  const day = twoDigits(text, 8)
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return new Date(NaN)
  const midnight = dayNumber(year, month, day) * 86_400_000
  return text.length === 10 ? inZone(midnight, zone) : parseTime(text, midnight, zone)
}

/** The rest of the text, from the eleventh character: ' 12:34:56.789 +05:30'. */
function parseTime(text: string, midnight: number, zone: string): Date {
  const separator = text.charCodeAt(10)
  const isTime = (separator === SPACE || separator === T) && text.charCodeAt(13) === COLON
  const hours = twoDigits(text, 11)
  const minutes = twoDigits(text, 14)
  if (!(isTime && hours <= 24 && minutes <= 59)) return new Date(text)
  let at = 16
  let time = midnight + hours * 3_600_000 + minutes * 60_000
  if (text.charCodeAt(at) === COLON) {
    const seconds = twoDigits(text, at + 1)
    if (!(seconds <= 59)) return new Date(NaN)
    time += seconds * 1000
    at += 3
  }
  if (text.charCodeAt(at) === POINT) {
    at++
    // Microseconds are cut to milliseconds, as a Date holds no more.
    for (let unit = 100; isDigit(text.charCodeAt(at)); at++, unit = Math.trunc(unit / 10)) {
      time += unit * (text.charCodeAt(at) - ZERO)
    }
  }
  while (text.charCodeAt(at) === SPACE) at++
  if (at === text.length) return inZone(time, zone)
  if (text.endsWith(UTC) && at === text.length - UTC.length) return new Date(time)
  const offset = parseOffset(text.slice(at))
  return new Date(offset === null ? NaN : time - offset * 60_000)
}

/** The number that two digits of the text are; NaN if they are none, so that no comparison holds. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at)
  const ones = text.charCodeAt(at + 1)
  return isDigit(tens) && isDigit(ones) ? (tens - ZERO) * 10 + ones - ZERO : NaN
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 1970-01-01. `Date.UTC` knows it too, at several times the cost. Years begin in March here, so that the leap day is last. */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return y * 365 + leapDays + dayOfYear - 719_468
}

/** A wall clock's time in a zone. In the hour that daylight saving repeats it is the first, in the one it skips the later. */
function inZone(wallClock: number, zone: string): Date {
  if (zone === UTC) return new Date(wallClock)
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
  return `${yearAsWritten(date.getFullYear())}-${TWO[date.getMonth() + 1]}-${TWO[date.getDate()]}`
}
