// Keys that callers and instances hold, compared by the type of their attribute (SPEC Δ 54), since '2' === 2 is false in
// JavaScript and true in the database, and a wrong answer deletes join rows. Keys in rows: loading/key-text.ts.
//
//   keyText(['2'], [INTEGER]) === keyText([2], [INTEGER])        checkedKeyPart({}, …) throws: no key is an object
//
// A key is a list of values, one for each attribute; most lists are one long.
import type { Attribute } from '../definition/attribute'
import type { InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { shown } from '../errors/sentence'
import { Op } from '../sql/operators'

export type Key = readonly unknown[]

const INTEGERS: ReadonlySet<string> = new Set(['INTEGER', 'BIGINT', 'SMALLINT', 'MEDIUMINT', 'TINYINT'])
const NUMBERS: ReadonlySet<string> = new Set(['DECIMAL', 'FLOAT', 'REAL', 'DOUBLE PRECISION', 'NUMBER'])
const FOLDED: ReadonlySet<string> = new Set(['UUID', 'UUIDV1', 'UUIDV4', 'CITEXT'])

/** A text that is equal for keys that are equal in the database: fit for a Map. Null if a part is missing. */
export function keyText(key: Key, attributes: readonly Attribute[]): string | null {
  if (key.length === 1) {
    const part = key[0]
    return part === null || part === undefined ? null : partText(part, attributes[0]!)
  }
  const texts: string[] = []
  for (let i = 0; i < key.length; i++) {
    if (key[i] === null || key[i] === undefined) return null
    texts.push(partText(key[i], attributes[i]!))
  }
  return JSON.stringify(texts)
}

function partText(value: unknown, { type }: Attribute): string {
  if (value instanceof Date)
    return type.key === 'DATEONLY' ? value.toISOString().slice(0, 10) : String(value.getTime())
  if (Buffer.isBuffer(value)) return value.toString('hex')
  if (INTEGERS.has(type.key) || NUMBERS.has(type.key)) return numberText(value)
  if (type.key === 'BOOLEAN')
    return String(value === true || value === 1 || value === 'true' || value === '1')
  if (type.key === 'DATE' && typeof value === 'string') {
    const time = Date.parse(value)
    return Number.isNaN(time) ? value : String(time)
  }
  if (FOLDED.has(type.key)) return String(value).toLowerCase()
  return String(value)
}

/** '02', 2, 2n and '2.0' are one number; beyond 2^53 digits are compared, not floats. */
function numberText(value: unknown): string {
  if (typeof value === 'number') return Object.is(value, -0) ? '0' : String(value)
  const text = String(value).trim()
  if (/^[+-]?\d+$/.test(text)) return BigInt(text).toString()
  return text !== '' && Number.isFinite(Number(text)) ? String(Number(text)) : text
}

/** The key that an instance holds in these attributes; parts may be null or undefined. */
export function keyOf(instance: InstanceLike, attributes: readonly string[]): Key {
  return attributes.map((name) => instance.getDataValue(name))
}

export function isComplete(key: Key): boolean {
  return key.every((part) => part !== null && part !== undefined)
}

/** The attributes of those names, for their types. */
export function attributesOf(model: ModelLike, names: readonly string[]): Attribute[] {
  return names.map((name) => model.definition.attribute(name))
}

/**
 * A key that a caller sent, perhaps straight from a request: a scalar that can be a key, as the attribute's type has it
 * (0 is one; `{}`, `[1]`, NaN, undefined and expressions are none: SPEC Δ 51). `what` stands in the message.
 */
export function checkedKeyPart(value: unknown, attribute: Attribute, what: string): unknown {
  if (isScalar(value)) return asTyped(value, attribute)
  throw new TypeError(
    `${what} takes an instance or the value of ${attribute.name}, got ${described(value)}, which cannot be a key. ` +
      `Check what the caller sends.`,
  )
}

/** A record is named by its model: its values belong in no message (SECURITY §1.13). */
function described(value: unknown): string {
  const model =
    typeof value === 'object' && value !== null
      ? (value.constructor as { definition?: unknown; name?: string } | undefined)
      : undefined
  return model?.definition === undefined ? shown(value) : `an instance of ${model.name}`
}

function isScalar(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'bigint':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value)
    default:
      return Buffer.isBuffer(value) || (value instanceof Date && !Number.isNaN(value.getTime()))
  }
}

/** '2' as 2 where the attribute is an integer, 2 as '2' where it is text: what is written then equals what is there. */
function asTyped(value: unknown, { type }: Attribute): unknown {
  if (INTEGERS.has(type.key) && typeof value === 'string') {
    const text = numberText(value)
    return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : value
  }
  if ((type.key === 'STRING' || type.key === 'CHAR' || type.key === 'TEXT') && typeof value === 'number')
    return String(value)
  return value
}

/** The condition that `names` hold the key: `{ userId: 1 }`, `{ tenantId: 7, userId: 1 }`. */
export function holdsKey(names: readonly string[], key: Key): Values {
  return Object.fromEntries(names.map((name, position) => [name, key[position]]))
}

/** The condition that `names` hold one of the keys: `{ id: [1, 2] }`; for composite keys each in full, joined by OR. */
export function holdsOneOf(names: readonly string[], keys: readonly Key[]): Values {
  if (names.length === 1) return { [names[0]!]: keys.map((key) => key[0]) }
  return { [Op.or]: keys.map((key) => holdsKey(names, key)) }
}

/** Both conditions, of which the user's may be missing. Neither can overwrite a part of the other. */
export function both(condition: Values, given: unknown): unknown {
  if (given === undefined || given === null) return condition
  return { [Op.and]: [condition, given] }
}

/** By key, for a steady order of locks and rows: whoever writes the same rows writes them in the same order. */
export function byKey(a: { readonly key: Key }, b: { readonly key: Key }): number {
  for (let i = 0; i < a.key.length; i++) {
    const [x, y] = [a.key[i] as string | number, b.key[i] as string | number]
    if (x < y) return -1
    if (x > y) return 1
  }
  return 0
}
