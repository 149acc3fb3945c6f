// What a value of a call is, as far as the shape must know: a scalar, a condition, a count; and its name in a message.
import { SequelizeMethod } from '../sql/expressions'
import { isPlainObject } from '../util/objects'

/** What stands in a key for a value: numbers, strings, booleans, dates and others are different shapes. */
export function valueKey(value: unknown): string {
  switch (typeof value) {
    case 'number':
      return '?n'
    case 'string':
      return '?s'
    case 'boolean':
      return '?b'
    default:
      return value instanceof Date ? '?d' : '?o'
  }
}

/** Can it stand in a list of values? Objects of classes can: dates, buffers. */
export function isScalar(value: unknown): boolean {
  if (value === null) return true
  const type = typeof value
  if (type === 'string' || type === 'number' || type === 'bigint' || type === 'boolean') return true
  return (
    type === 'object' && !Array.isArray(value) && !(value instanceof SequelizeMethod) && !isPlainObject(value)
  )
}

/** An item of Op.and, Op.or, Op.not that is no value: a Date is one, `{ [Op.gt]: 1 }` is not, a list of values neither. */
export function isCondition(item: unknown): boolean {
  if (Array.isArray(item)) return !item.every(isScalar)
  return item instanceof SequelizeMethod || isPlainObject(item)
}

/** SECURITY row 2: a limit or an offset is a non-negative safe integer, or a string of digits. */
export function checkedCount(value: unknown, name: string, owner: string): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number
  throw new TypeError(`${owner}: ${name} must be a non-negative integer, not ${described(value)}.`)
}

export function described(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? value.slice(0, 60) + '…' : value)
  if (typeof value === 'function') return value.name ? `the function ${value.name}` : 'a function'
  if (typeof value === 'symbol') return value.toString()
  if (value instanceof Date) return 'a Date'
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return `an object of ${value.constructor?.name ?? 'no class'}`
  return String(value)
}
