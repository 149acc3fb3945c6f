// New records for bulkCreate, ten thousand at a time. Where a model has no setters and the call no include, a record's
// values are laid down in one pass, defaults first, without the bookkeeping of `set`; else each is built as by `build()`.
// Hot path: bench W1.
import { AbstractType } from '../data-types'
import type { ModelDefinition } from '../definition/model-definition'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { HYDRATED } from '../instance/build'
import { isInstance, modelOf } from '../instance/identity'
import { rulesOf } from '../instance/record-rules'
import { isExpression } from '../sql/expressions'
import { compile } from '../util/code'
import { Lru } from '../util/lru'

/** What a record may be built without: somebody looks at `changed()` before the insert. */
export function buildBatch(
  model: ModelLike,
  rows: readonly unknown[],
  options: AnyOptions,
  isWatched: boolean,
): InstanceLike[] {
  const { setters } = rulesOf(model.definition)
  const isPlain = !isWatched && setters === null && options.include === undefined
  const build = isPlain ? plainBuilder(model) : builderOf(model, options)
  const records: InstanceLike[] = []
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (isInstance(row)) records.push(adopted(model, row))
    else if (typeof row === 'object' && row !== null) records.push(build(row as Values))
    else
      throw new TypeError(
        `${model.name}.bulkCreate(): record ${i + 1} is ${row === null ? 'null' : typeof row}, not an object of values.`,
      )
  }
  return records
}

/** An instance among the records is inserted itself; v6 took its defaults and lost its values. */
function adopted(model: ModelLike, record: InstanceLike): InstanceLike {
  if (modelOf(record).definition === model.definition) return record
  throw new TypeError(`${model.name}.bulkCreate() was given a record of ${modelOf(record).name}.`)
}

function builderOf(model: ModelLike, options: AnyOptions): (row: Values) => InstanceLike {
  const buildOptions = { isNewRecord: true, include: options.include }
  let nodes: unknown
  return (row) => {
    const record = new model(
      row,
      nodes === undefined ? buildOptions : { ...buildOptions, includeNodes: nodes },
    )
    nodes ??= record._options.includeNodes
    return record
  }
}

/** Lays the values of a row down as `build` would: rows with the keys of the first one by a made-to-measure function. */
function plainBuilder(model: ModelLike): (row: Values) => InstanceLike {
  const now = new Date()
  const layDown = interpretedLayout(model, now)
  let names: readonly string[] | null = null
  let measured: MeasuredLayout | null = null
  return (row) => {
    if (names === null) {
      names = Object.keys(row)
      measured = measuredLayout(model, names)
    }
    const record = new model(
      measured !== null && hasKeys(row, names) ? measured(row, now) : layDown(row),
      HYDRATED,
    )
    record.isNewRecord = true
    return record
  }
}

/** Exactly these keys, in this order? */
function hasKeys(row: Values, names: readonly string[]): boolean {
  let i = 0
  for (const name in row) if (name !== names[i++]) return false
  return i === names.length
}

type MeasuredLayout = (row: Values, now: Date) => Values

const LAYOUTS_KEPT = 20
const layouts = new WeakMap<
  ModelDefinition,
  { epoch: number; byKeys: Lru<string, { layout: MeasuredLayout | null }> }
>()

/** The compiled layout of these keys; kept, since a function made anew for each call would never run at full speed. */
function measuredLayout(model: ModelLike, names: readonly string[]): MeasuredLayout | null {
  const { definition } = model
  let kept = layouts.get(definition)
  if (kept === undefined || kept.epoch !== definition.epoch) {
    kept = { epoch: definition.epoch, byKeys: new Lru(LAYOUTS_KEPT) }
    layouts.set(definition, kept)
  }
  const key = JSON.stringify(names)
  const known = kept.byKeys.get(key)
  if (known !== undefined) return known.layout
  const layout = compiledLayout(model, names)
  kept.byKeys.set(key, { layout })
  return layout
}

function interpretedLayout(model: ModelLike, now: Date): (row: Values) => Values {
  const { attributes, defaults } = rulesOf(model.definition)
  const sanitizers = sanitizersOf(model.definition)
  const times = timesOf(model.definition)
  return (row) => {
    const values: Values = {}
    for (let i = 0; i < defaults.length; i++) {
      const each = defaults[i]
      if (row[each.name] === undefined)
        values[each.name] = each.generate === null ? each.constant : each.generate()
    }
    for (const name of Object.keys(row)) {
      const value = row[name]
      if (!attributes.has(name) || (value === undefined && Object.hasOwn(values, name))) continue
      values[name] = sanitized(value, sanitizers.get(name))
    }
    for (const name of times) if (!values[name]) values[name] = now
    return values
  }
}

/**
 * The same as one object literal, whose size and form the engine knows beforehand; null where code may not be generated.
 * `{ name, age }` → `return { active: true, id: null, name: row.name, age: row.age, createdAt: now, updatedAt: now }`
 */
function compiledLayout(model: ModelLike, names: readonly string[]): MeasuredLayout | null {
  const { attributes, defaults } = rulesOf(model.definition)
  const sanitizers = sanitizersOf(model.definition)
  const scope: Record<string, unknown> = { sanitized }
  const fields = new Map<string, string>()
  defaults.forEach(({ name, generate, constant }, i) => {
    scope[`d${i}`] = generate ?? constant
    fields.set(name, generate === null ? `d${i}` : `d${i}()`)
  })
  names.forEach((name, i) => {
    if (!attributes.has(name)) return
    const read = `row[${JSON.stringify(name)}]`
    const sanitizer = sanitizers.get(name)
    if (sanitizer !== undefined) scope[`s${i}`] = sanitizer
    const value = sanitizer === undefined ? read : `sanitized(${read}, s${i})`
    const preset = fields.get(name)
    fields.delete(name) // values come behind the defaults
    fields.set(name, preset === undefined ? value : `${read} === undefined ? ${preset} : ${value}`)
  })
  for (const name of timesOf(model.definition)) {
    const value = fields.get(name)
    fields.set(name, value === undefined ? 'now' : `(${value}) || now`)
  }
  const literal = [...fields].map(
    ([name, value]) => `${name === '__proto__' ? '["__proto__"]' : JSON.stringify(name)}: ${value}`,
  )
  return compile(['row', 'now'], `return { ${literal.join(', ')} }`, scope) as MeasuredLayout | null
}

/** The times of creation are set as the rows are laid down: as the last values, so that no object has to grow. */
function timesOf({ createdAt, updatedAt }: ModelDefinition): string[] {
  return [createdAt, updatedAt].filter((name) => name !== null)
}

function sanitized(value: unknown, type: AbstractType | undefined): unknown {
  return type === undefined || value === null || value === undefined || isExpression(value)
    ? value
    : type.sanitize(value)
}

/** The types that convert what is set ('true', '2020-01-01'), by attribute. */
function sanitizersOf({ attributes }: ModelDefinition): ReadonlyMap<string, AbstractType> {
  const found = new Map<string, AbstractType>()
  for (const { name, type } of attributes.values()) {
    if (type._sanitize !== AbstractType.prototype._sanitize) found.set(name, type)
  }
  return found
}
