/**
 * Copying and merging option objects. Only plain objects and arrays are entered; instances of classes (models, data
 * types, literals, dates) pass by reference. Symbol keys (`Op.and`) count, and a key called `__proto__` stays a key.
 */
export type PlainObject = Record<PropertyKey, unknown>

export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return true
  // An object from another realm (a vm context, as Jest uses): its prototype is that realm's Object.prototype.
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'hasOwnProperty')
}

/** All own enumerable keys, strings and symbols. */
export function keysOf(object: object): PropertyKey[] {
  const symbols = Object.getOwnPropertySymbols(object)
  const names: PropertyKey[] = Object.keys(object)
  if (symbols.length === 0) return names
  return names.concat(symbols.filter((symbol) => Object.prototype.propertyIsEnumerable.call(object, symbol)))
}

/** Sets an own property, whatever its name: assignment to `__proto__` would change the prototype instead. */
export function setOwn(target: object, key: PropertyKey, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true })
  } else (target as PlainObject)[key] = value
}

/** The value of an own property; never what a prototype offers (`constructor`, `toString`). */
export function getOwn<T>(object: { readonly [key: PropertyKey]: T }, key: PropertyKey): T | undefined {
  return Object.hasOwn(object, key) ? object[key as string] : undefined
}

/** An object without a prototype, to be used as a map of names. */
export function nullMap<T>(entries?: Iterable<readonly [PropertyKey, T]>): Record<string, T> {
  const map = Object.create(null) as Record<string, T>
  if (entries) for (const [key, value] of entries) map[key as string] = value
  return map
}

/** A deep copy of plain objects and arrays, circles included. Everything else is the same object in the copy. */
export function cloneDeep<T>(value: T): T {
  return cloneInto(value, new Map()) as T
}

function cloneInto(value: unknown, seen: Map<object, unknown>): unknown {
  if (Array.isArray(value)) {
    const known = seen.get(value)
    if (known) return known
    const copy: unknown[] = []
    seen.set(value, copy)
    for (const element of value) copy.push(cloneInto(element, seen))
    return copy
  }
  if (!isPlainObject(value)) return value
  const known = seen.get(value)
  if (known) return known
  const copy = Object.create(Object.getPrototypeOf(value)) as PlainObject
  seen.set(value, copy)
  for (const key of keysOf(value)) setOwn(copy, key, cloneInto(value[key], seen))
  return copy
}

/** A new object with the options, and the defaults where an option is undefined; plain objects in both are merged deeply. */
export function mergeDefaults<A extends object, B extends object>(
  options: A | undefined,
  defaults: B,
): Omit<A, keyof B> & B {
  const merged: PlainObject = {}
  for (const key of keysOf(defaults)) setOwn(merged, key, cloneDeep((defaults as PlainObject)[key]))
  for (const key of options ? keysOf(options) : []) {
    const given = (options as PlainObject)[key]
    if (given === undefined && Object.hasOwn(merged, key)) continue
    const preset = Object.hasOwn(merged, key) ? merged[key] : undefined
    setOwn(merged, key, isPlainObject(given) && isPlainObject(preset) ? mergeDefaults(given, preset) : given)
  }
  return merged as Omit<A, keyof B> & B
}

/** A new object with those of the keys that the object owns. */
export function pick<T extends object, K extends PropertyKey>(
  object: T,
  keys: Iterable<K>,
): Pick<T, K & keyof T> {
  const picked = {}
  for (const key of keys) if (Object.hasOwn(object, key)) setOwn(picked, key, (object as PlainObject)[key])
  return picked as Pick<T, K & keyof T>
}

/** A new object without the keys. */
export function omit<T extends object, K extends PropertyKey>(object: T, keys: Iterable<K>): Omit<T, K> {
  const dropped = new Set<PropertyKey>(keys)
  const rest = {}
  for (const key of keysOf(object)) if (!dropped.has(key)) setOwn(rest, key, (object as PlainObject)[key])
  return rest as Omit<T, K>
}
