// What an instance can do with its values: get, set, changed, previous, toJSON, where, equals. Plain functions over an
// InstanceLike; `model.ts` gives them their v6 names. Saving and loading are elsewhere (`persistence/`, `query/`).
//
// Keys come from users and from requests, so they are looked up in maps and own properties only (SECURITY §3.9).
import { equals as sameValue } from '../data-types/equality'
import type { Attribute } from '../definition/attribute'
import type { AnyOptions, InstanceLike, Values } from '../definition/model-contract'
import { InstanceError } from '../errors'
import { isExpression } from '../sql/expressions'
import { cloneDeep, getOwn, isPlainObject, setOwn } from '../util/objects'
import { noteChange, noteReplaced, previousValue, settleChanges } from './changes'
import { isInstance, modelOf } from './identity'
import { setIncluded, type NestedInclude } from './nested-values'
import { rulesOf, type RecordRules } from './record-rules'

// ─── reading

/** `get()`: all values, through the custom getters; `get('name')`: one. */
export function get(instance: InstanceLike, key?: unknown, options: AnyOptions = NONE): unknown {
  if (typeof key === 'string') return getOne(instance, key, options)
  return getAll(instance, (key as AnyOptions | undefined) ?? options)
}

function getOne(instance: InstanceLike, key: string, options: AnyOptions): unknown {
  const getter = options.raw === true ? undefined : rulesOf(modelOf(instance).definition).getters?.get(key)
  if (getter !== undefined) return getter.call(instance)
  const value = getOwn(instance.dataValues, key)
  return options.plain === true ? plainOf(value, options) : value
}

function getAll(instance: InstanceLike, options: AnyOptions): Values {
  const { getters } = rulesOf(modelOf(instance).definition)
  if (getters === null && options.clone !== true && !(options.plain === true && hasIncluded(instance))) {
    return instance.dataValues
  }
  const values: Values = {}
  if (getters !== null) {
    const listed = instance._options.attributes as readonly string[] | undefined
    for (const name of getters.keys()) {
      if (listed === undefined || listed.includes(name)) setOwn(values, name, getOne(instance, name, options))
    }
  }
  for (const name of Object.keys(instance.dataValues)) {
    if (getters === null || !Object.hasOwn(values, name))
      setOwn(values, name, getOne(instance, name, options))
  }
  return values
}

function hasIncluded(instance: InstanceLike): boolean {
  for (const value of Object.values(instance.dataValues)) {
    if (typeof value === 'object' && value !== null && isInstance(Array.isArray(value) ? value[0] : value))
      return true
  }
  return false
}

/** Included records as their values, all the way down. */
function plainOf(value: unknown, options: AnyOptions): unknown {
  if (isInstance(value)) return value.get(options)
  if (Array.isArray(value) && isInstance(value[0]))
    return value.map((each: unknown) => (isInstance(each) ? each.get(options) : each))
  return value
}

/** The values, getters applied and included records too, in objects that the caller may change. */
export function toJSON(instance: InstanceLike): Values {
  return cloneDeep(instance.get({ plain: true })) as Values
}

/** The attributes that were set to something else since the record was read or saved; or whether one was. */
export function changed(instance: InstanceLike, key?: unknown, mark?: boolean): unknown {
  if (key === undefined) return instance.changes === null ? false : [...instance.changes.keys()]
  const name = key as string // v6 takes a name only: a list of names is in no map
  if (mark === undefined) return instance.changes !== null && instance.changes.has(name)
  if (mark) {
    if (instance.changes?.has(name) !== true) noteChange(instance, name, getOwn(instance.dataValues, name))
  } else if (instance.changes?.has(name) === true) {
    const previous = instance.changes.get(name)
    settleChanges(instance, [name])
    noteReplaced(instance, name, previous) // no change any more, but still what `previous` tells
  }
  return instance
}

/** The value before the changes: of one attribute, or an object of all that changed. */
export function previous(instance: InstanceLike, key?: string): unknown {
  const { changes } = instance
  if (key !== undefined) return previousValue(instance, key, getOwn(instance.dataValues, key))
  const values: Values = {}
  for (const [name, value] of changes ?? []) setOwn(values, name, value)
  return values
}

/** The condition that finds this record's row: its primary key, with the version where asked. */
export function where(instance: InstanceLike, checkVersion = false): Values {
  const { definition } = modelOf(instance)
  const { primaryKeys } = rulesOf(definition)
  if (primaryKeys.length === 0) {
    throw new InstanceError(
      `${definition.name} has no primary key, so one record of it cannot be told from the others.` +
        ` Use the class instead: ${definition.name}.update(values, { where }) or ${definition.name}.destroy({ where }).`,
    )
  }
  const condition: Values = {}
  for (const name of primaryKeys) condition[name] = getOwn(instance.dataValues, name) ?? null
  const { version } = definition
  if (checkVersion && version !== null) condition[version] = getOwn(instance.dataValues, version) ?? null
  return condition
}

/** The same row of the same model? */
export function equals(instance: InstanceLike, other: unknown): boolean {
  if (!isInstance(other)) return false
  const model = modelOf(instance)
  if (modelOf(other).definition !== model.definition) return false
  return rulesOf(model.definition).primaryKeys.every((name) =>
    Object.is(instance.get(name, RAW), other.get(name, RAW)),
  )
}

export function equalsOneOf(instance: InstanceLike, others: readonly unknown[]): boolean {
  return others.some((other) => equals(instance, other))
}

export function isSoftDeleted(instance: InstanceLike): boolean {
  const { definition } = modelOf(instance)
  const { deletedAt } = definition
  if (deletedAt === null)
    throw new Error(
      `Model is not paranoid: ${definition.name} marks no row as deleted. Define it with { paranoid: true }.`,
    )
  const value = instance.get(deletedAt)
  const attribute = definition.attributes.get(deletedAt)
  const alive = attribute?.hasDefault === true ? attribute.defaultValue : null
  return value !== undefined && value !== alive && value !== null
}

// ─── writing

/** `set('name', value)`, `set({ name: value })`: through setters and type conversion, remembering what changed. */
export function set(
  instance: InstanceLike,
  key: string | Values,
  value?: unknown,
  options?: AnyOptions,
): void {
  if (typeof key === 'object' && key !== null)
    setMany(instance, key, (value as AnyOptions | undefined) ?? NONE)
  else setOne(instance, key, value, options ?? NONE)
}

function setMany(instance: InstanceLike, given: Values, options: AnyOptions): void {
  const values = isInstance(given) ? given.dataValues : given
  if (options.reset === true) {
    instance.dataValues = {}
    settleChanges(instance, Object.keys(values))
  }
  if (options.raw === true && options.attributes === undefined && nestedOf(instance).length === 0) {
    mergeRaw(instance, values)
    return
  }
  const names: readonly string[] = Array.isArray(options.attributes)
    ? options.attributes
    : Object.keys(values)
  for (const name of names) {
    if (Object.hasOwn(values, name)) setOne(instance, name, values[name], options)
  }
  if (options.raw === true) settleChanges(instance, names)
}

/** Raw values are taken as the truth of the database: they change nothing, and what they replace is forgotten. */
function mergeRaw(instance: InstanceLike, values: Values): void {
  for (const name of Object.keys(values)) setOwn(instance.dataValues, name, values[name])
}

function setOne(instance: InstanceLike, name: string, value: unknown, options: AnyOptions): void {
  const rules = rulesOf(modelOf(instance).definition)
  const raw = options.raw === true
  const setter = raw ? undefined : rules.setters?.get(name)
  if (setter !== undefined) {
    const before = getOwn(instance.dataValues, name)
    setter.call(instance, value)
    if (!sameValue(before, getOwn(instance.dataValues, name))) noteChange(instance, name, before)
    return
  }
  const nested = nestedOf(instance).find((each) => each.as === name)
  if (nested !== undefined) {
    setIncluded(instance, nested, value, options)
    return
  }
  if (raw) {
    if (!instance.isNewRecord) noteReplaced(instance, name, getOwn(instance.dataValues, name))
    setOwn(instance.dataValues, name, value)
    return
  }
  const attribute = rules.attributes.get(name)
  if (attribute === undefined) setPath(instance, name, value, rules)
  else if (isWritable(instance, name, value, rules)) write(instance, name, converted(attribute, value))
}

/** A saved record keeps its primary key and its timestamps, as in v6: their attributes cannot be set. */
function isWritable(instance: InstanceLike, name: string, value: unknown, rules: RecordRules): boolean {
  if (rules.primaryKeys.includes(name)) {
    const present = getOwn(instance.dataValues, name)
    return !present || present === value
  }
  return instance.isNewRecord || !rules.readOnly.has(name)
}

/** `set('meta.a.b', 1)`: a path into a JSON attribute. Any other unknown name is not for this record. */
function setPath(instance: InstanceLike, name: string, value: unknown, rules: RecordRules): void {
  const dot = name.indexOf('.')
  if (dot < 1) return
  const head = name.slice(0, dot)
  const attribute = rules.attributes.get(head)
  if (attribute === undefined || !isJsonType(attribute)) return
  const before = getOwn(instance.dataValues, head)
  const after = withPath(before, name.slice(dot + 1).split('.'), value)
  if (sameValue(before, after)) return
  noteChange(instance, head, previousValue(instance, head, before))
  instance.dataValues[head] = after
}

const isJsonType = (attribute: Attribute): boolean =>
  attribute.type.key === 'JSON' || attribute.type.key === 'JSONB'

/** A copy of `container` with `value` at the end of the path; what lies beside the path is shared. */
function withPath(container: unknown, legs: readonly string[], value: unknown): unknown {
  const [leg, ...rest] = legs
  const copy: Values | unknown[] = Array.isArray(container)
    ? [...container]
    : isPlainObject(container)
      ? { ...container }
      : {}
  const inner = Object.hasOwn(copy, leg) ? (copy as Values)[leg] : undefined
  setOwn(copy, leg, rest.length === 0 ? value : withPath(inner, rest, value))
  return copy
}

/** v6's `setDataValue`: sets a value without setter or conversion, remembering the change. */
export function setDataValue(instance: InstanceLike, name: string, value: unknown): void {
  const previous = previousValue(instance, name, getOwn(instance.dataValues, name)) // stays what it was, unlike with set()
  if (isExpression(value) || !sameValue(previous, value)) noteChange(instance, name, previous)
  setOwn(instance.dataValues, name, value)
}

function write(instance: InstanceLike, name: string, value: unknown): void {
  const before = getOwn(instance.dataValues, name)
  if (isExpression(value) || !sameValue(before, value)) noteChange(instance, name, before)
  setOwn(instance.dataValues, name, value)
}

/** The value as the attribute's type keeps it: 'true' as true, a date's text as a Date. */
export function converted(attribute: Attribute, value: unknown): unknown {
  if (value === null || value === undefined || isExpression(value)) return value
  return attribute.type.sanitize(value)
}

/** The includes that the record was built with. */
export function nestedOf(instance: InstanceLike): readonly NestedInclude[] {
  return (instance._options.includeNodes as readonly NestedInclude[] | undefined) ?? NO_INCLUDES
}

const NONE: AnyOptions = Object.freeze({})
const RAW: AnyOptions = Object.freeze({ raw: true })
const NO_INCLUDES: readonly NestedInclude[] = Object.freeze([])
