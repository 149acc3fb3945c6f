// count, sum, min, max: one value over the rows of a find, or a row per group. `count` speaks of roots: a root counts once,
// whatever is included.
import type { AbstractType } from '../data-types'
import { normalizeType } from '../data-types/normalize'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { scopedOptions } from '../definition/scopes'
import { rawRows, type RawField } from '../hydration/raw-rows'
import { col } from '../sql/expressions'
import type { Statement } from '../sql/statement'
import type { Aggregate } from './aggregate-target'
import { copiedOptions } from './copied-options'
import { withReplacements } from './literal-replacements'
import { PlanCache } from './plan-cache'
import { planAggregate } from './planner'
import { shapeOf, templateOf } from './shape'

const plans = new PlanCache<{ statement: Statement; rawFields: readonly RawField[] }>()

/** The number of rows; with `group` a list of `{ …group, count }`. */
export async function count(model: ModelLike, given: AnyOptions | undefined): Promise<any> {
  let options = scopedOptions(model, given ?? {})
  const { hooks } = model.definition
  if (options.hooks !== false && hooks.hasAny('beforeCount')) {
    options = copiedOptions(options)
    await hooks.run('beforeCount', options)
  }
  const aggregate: Aggregate = {
    fn: 'count',
    attribute: typeof options.col === 'string' ? options.col : null,
    distinct: options.distinct,
  }
  const rows = await aggregatedRows(model, aggregate, options)
  if (isGrouped(options)) return rows.map((row) => ({ ...row, count: Number(row.count) }))
  return Number(rows[0]?.count ?? 0)
}

/** `fn` of an attribute: v6's `Model.aggregate`, and what sum, min and max stand for. */
export async function aggregate(
  model: ModelLike,
  attribute: string,
  fn: string,
  given: AnyOptions | undefined,
): Promise<any> {
  const options = scopedOptions(model, given ?? {})
  const name = fn.toLowerCase()
  if (name === 'count' && (attribute === '*' || attribute === undefined)) return count(model, given)
  if (typeof attribute !== 'string') {
    const call = `${model.name}.${fn}`
    throw new TypeError(`${call}() needs the name of an attribute, as in ${call}('${someAttribute(model)}').`)
  }
  const rows = await aggregatedRows(model, { fn: name, attribute, distinct: options.distinct }, options)
  const decode = decoderOf(model, attribute, name, options)
  if (options.plain === false || isGrouped(options))
    return rows.map(({ [name]: value, ...group }) => ({ ...group, [fn]: value })) // as the driver gives them, as in v6
  return decode(rows[0]?.[name] ?? null)
}

const someAttribute = ({ definition }: ModelLike): string => definition.storedAttributes[0]?.name ?? 'id'

const isGrouped = (options: AnyOptions) => options.group !== undefined && options.group !== null

async function aggregatedRows(
  model: ModelLike,
  aggregate: Aggregate,
  options: AnyOptions,
): Promise<Record<string, any>[]> {
  const counted = withReplacements(countedOptions(options), model)
  const shape = shapeOf(counted, model)
  const key = `${aggregate.fn}(${aggregate.attribute}|${aggregate.distinct})${shape.key}`
  const cacheable = shape.cacheable && options.replacements === undefined
  const plan = plans.planOf(model, key, cacheable, () =>
    planAggregate(model, templateOf(counted, model), aggregate),
  )
  const rows = await model.sequelize.database.rows(plan.statement, shape.values, options)
  return rawRows(rows, plan.rawFields, false)
}

/** Order, limit and offset say nothing to an aggregate; a group shows its own attributes beside those asked for. */
function countedOptions(options: AnyOptions): AnyOptions {
  const { order, limit, offset, col: counted, distinct, raw, plain, attributes, lock, ...rest } = options
  if (!isGrouped(options)) return rest
  const group = [options.group].flat().filter((item: unknown): item is string => typeof item === 'string')
  const asked = Array.isArray(attributes) ? attributes : []
  return { ...rest, attributes: [...asked, ...group.filter((name) => !asked.includes(name)).map(shownGroup)] }
}

/** 'categories.name' shows under its last name, as in v6. */
const shownGroup = (name: string) =>
  name.includes('.') ? [col(name), name.slice(name.lastIndexOf('.') + 1)] : name

const DECIMALS: ReadonlySet<string> = new Set(['DECIMAL', 'FLOAT', 'REAL', 'DOUBLE PRECISION'])
const INTEGERS: ReadonlySet<string> = new Set(['INTEGER', 'BIGINT'])

/** As in v6: numbers and dates are decoded, everything else (a flag is 0 or 1) stays as the driver gives it. */
function decoderOf(
  model: ModelLike,
  attribute: string,
  fn: string,
  options: AnyOptions,
): (value: unknown) => unknown {
  const type = options.dataType ? normalizeType(options.dataType) : typeOfResult(model, attribute, fn)
  const decode = type?.key === 'DATE' ? model.sequelize.database.dialect.types.decoder(type) : null
  return (value) => {
    if (value === null || type === null) return value
    if (DECIMALS.has(type.key)) return Number.parseFloat(String(value))
    if (INTEGERS.has(type.key)) return Number.parseInt(String(value), 10)
    return decode === null ? value : decode(value)
  }
}

/** The least, the greatest and the sum have the type of the attribute. */
function typeOfResult({ definition }: ModelLike, attribute: string, fn: string): AbstractType | null {
  if (fn !== 'min' && fn !== 'max' && fn !== 'sum') return null
  return (definition.attributes.get(attribute) ?? definition.columns.get(attribute))?.type ?? null
}
