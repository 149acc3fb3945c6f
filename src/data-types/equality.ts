/**
 * Are two values of an attribute the same? Change tracking asks at every write, so what is equal at sight costs nothing:
 * dates count by their time, bytes one by one, JSON deeply.
 */
import { isDeepStrictEqual } from 'node:util'
import { isPlainObject, keysOf } from '../util/objects'

export function equals(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a !== a && b !== b // NaN
  return equalObjects(a, b)
}

function equalObjects(a: object, b: object): boolean {
  if (a instanceof Date) return b instanceof Date && Object.is(a.getTime(), b.getTime())
  if (a instanceof Uint8Array) return b instanceof Uint8Array && Buffer.compare(a, b) === 0
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((element, i) => equals(element, b[i]))
  if (!isPlainObject(a)) return isDeepStrictEqual(a, b)
  if (!isPlainObject(b)) return false
  const keys = keysOf(a)
  return (
    keys.length === keysOf(b).length && keys.every((key) => Object.hasOwn(b, key) && equals(a[key], b[key]))
  )
}
