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

/** What a record may be built without: somebody looks at `changed()` before the insert. */
export function buildBatch(model: ModelLike, rows: readonly unknown[], options: AnyOptions, isWatched: boolean): InstanceLike[] {
  const { setters } = rulesOf(model.definition)
  const isPlain = !isWatched && setters === null && options.include === undefined
  const build = isPlain ? plainBuilder(model) : builderOf(model, options)
  const records: InstanceLike[] = []
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (isInstance(row)) records.push(adopted(model, row))
    else if (typeof row === 'object' && row !== null) records.push(build(row as Values))
    else throw new TypeError(`${model.name}.bulkCreate(): record ${i + 1} is ${row === null ? 'null' : typeof row}, not an object of values.`)
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
    const record = new model(row, nodes === undefined ? buildOptions : { ...buildOptions, includeNodes: nodes })
    nodes ??= record._options.includeNodes
    return record
  }
}

/** Lays the values of a row down as `build` would. */
function plainBuilder(model: ModelLike): (row: Values) => InstanceLike {
  const { attributes, defaults } = rulesOf(model.definition)
  const sanitizers = sanitizersOf(model.definition)
  return (row) => {
    const values: Values = {}
    for (let i = 0; i < defaults.length; i++) {
      const each = defaults[i]
      if (row[each.name] === undefined) values[each.name] = each.generate === null ? each.constant : each.generate()
    }
    for (const name of Object.keys(row)) {
      const value = row[name]
      if (value === undefined ? Object.hasOwn(values, name) : !attributes.has(name)) continue
      if (value === undefined && !attributes.has(name)) continue
      const sanitizer = sanitizers === null ? undefined : sanitizers.get(name)
      values[name] = sanitizer === undefined || value === null || isExpression(value) ? value : sanitizer.sanitize(value)
    }
    const record = new model(values, HYDRATED)
    record.isNewRecord = true
    return record
  }
}

/** The types that convert what is set ('true', '2020-01-01'), by attribute; null if there are none. */
function sanitizersOf({ attributes }: ModelDefinition): ReadonlyMap<string, AbstractType> | null {
  const found = new Map<string, AbstractType>()
  for (const { name, type } of attributes.values()) {
    if (type._sanitize !== AbstractType.prototype._sanitize) found.set(name, type)
  }
  return found.size === 0 ? null : found
}
