// findAll, findOne, findByPk: the options with the model's scope, the hooks around, the plan in between.
//
// Hot path: a model without hooks and scope costs one walk over the options (bench R1, R8).
import { EmptyResultError, QueryError } from '../errors'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { scopedOptions } from '../definition/scopes'
import { hydration } from '../instance/build'
import { SequelizeMethod } from '../sql/expressions'
import { copiedOptions } from './copied-options'
import { withReplacements } from './literal-replacements'
import type { FindPlan } from './plan'
import { PlanCache } from './plan-cache'
import { planFind } from './planner'
import { runPlan } from './run-plan'
import { shapeOf, templateOf } from './shape'

const plans = new PlanCache<FindPlan>()
const NONE: AnyOptions = Object.freeze({})

/** All records; with `plain` the first one or null. */
export async function findAll(model: ModelLike, given: AnyOptions | null | undefined): Promise<any> {
  const options = await preparedOptions(model, given)
  const records = await load(model, options)
  return finished(model, records, options)
}

const FIND_HOOKS = ['beforeFind', 'beforeFindAfterExpandIncludeAll', 'beforeFindAfterOptions']

/** The options after scope and before-hooks. A model with neither gets back what the user gave. */
async function preparedOptions(model: ModelLike, given: AnyOptions | null | undefined): Promise<AnyOptions> {
  checkOptions(model, given)
  const { hooks } = model.definition
  let options = scopedOptions(model, given ?? NONE)
  const runsHooks = options.hooks !== false
  if (runsHooks && FIND_HOOKS.some((name) => hooks.hasAny(name))) {
    options = copiedOptions(options)
    for (const name of FIND_HOOKS) await hooks.run(name, options)
  }
  return options.replacements === undefined ? options : withReplacements(options, model)
}

/** The records that the options ask for, as the plan of their shape gives them. */
async function load(model: ModelLike, options: AnyOptions): Promise<any[]> {
  const shape = shapeOf(options, model)
  const cacheable = shape.cacheable && options.replacements === undefined
  const plan = plans.planOf(model, shape.key, cacheable, () =>
    planFind(model, templateOf(options, model), shape.values.length),
  )
  return runPlan(plan, shape.values, model.sequelize.database, options, hydration(options, model))
}

async function finished(model: ModelLike, records: any[], options: AnyOptions): Promise<any> {
  const { hooks } = model.definition
  const result = options.plain === true ? (records[0] ?? null) : records
  if (options.hooks !== false && hooks.hasAny('afterFind')) await hooks.run('afterFind', result, options)
  if (options.rejectOnEmpty && records.length === 0) throw emptyResult(model, options.rejectOnEmpty)
  return result
}

function emptyResult(model: ModelLike, rejectOnEmpty: unknown): unknown {
  if (typeof rejectOnEmpty === 'function')
    return new (rejectOnEmpty as new (message: string) => Error)(`${model.name} not found`)
  if (typeof rejectOnEmpty === 'object') return rejectOnEmpty
  return new EmptyResultError(`${model.name}: no row matches the query, and rejectOnEmpty is set.`)
}

/** v6's own words where v6 has them; the other mistakes here would be a whole table read for nothing. */
function checkOptions(model: ModelLike, options: unknown): void {
  if (options === undefined) return
  if (
    options === null ||
    typeof options !== 'object' ||
    Array.isArray(options) ||
    options instanceof SequelizeMethod
  ) {
    throw new QueryError(
      'The argument passed to findAll must be an options object, use findByPk if you wish to pass a single primary key value' +
        ` (${model.name} was given ${Array.isArray(options) ? 'an array' : options === null ? 'null' : typeof options}).`,
    )
  }
  const { attributes } = options as AnyOptions
  if (attributes !== undefined && attributes !== null && typeof attributes !== 'object') {
    throw new Error(`The attributes option must be an array of column names or an object (${model.name}).`)
  }
}

/** One record or null. */
export async function findOne(model: ModelLike, given: AnyOptions | null | undefined): Promise<any> {
  assertOptions('findOne', model, given)
  const options: AnyOptions = { ...given, plain: true }
  if (options.limit === undefined && !pinsOneRow(model, options.where)) options.limit = 1
  return findAll(model, options)
}

/** In v6's words; whoever passes a key means findByPk. */
export function assertOptions(method: string, model: ModelLike, given: unknown): void {
  if (given === undefined || given === null) return
  if (typeof given === 'object' && !Array.isArray(given)) return
  throw new Error(
    `The argument passed to ${method} must be an options object,` +
      ` use findByPk if you wish to pass a single primary key value (${model.name}).`,
  )
}

/** True if `where` fixes the primary key, or one unique attribute, to a value: no LIMIT is needed then. */
function pinsOneRow(model: ModelLike, where: unknown): boolean {
  if (typeof where !== 'object' || where === null) return false
  const { primaryKey, uniqueKeys } = model.definition
  const fixed = (name: string) => isKeyValue((where as AnyOptions)[name])
  if (primaryKey.length > 0 && primaryKey.every((attribute) => fixed(attribute.name))) return true
  const { columns } = model.definition
  return Object.values(uniqueKeys).some(
    ({ fields: [column, ...others] }) => others.length === 0 && fixed(columns.get(column)?.name ?? column),
  )
}

const isKeyValue = (value: unknown) =>
  typeof value === 'number' ||
  typeof value === 'string' ||
  typeof value === 'bigint' ||
  Buffer.isBuffer(value)

/** The record with that primary key, or null; a composite key is an object of its attributes. */
export async function findByPk(
  model: ModelLike,
  key: unknown,
  options: AnyOptions | undefined,
): Promise<any> {
  if (key === null || key === undefined) return null
  return findOne(model, { ...options, where: whereKey(model, key) })
}

function whereKey(model: ModelLike, key: unknown): AnyOptions {
  const { primaryKey } = model.definition
  if (primaryKey.length === 0) {
    throw new Error(`${model.name} has no primary key, so findByPk cannot find anything: use findOne.`)
  }
  if (isKeyValue(key)) return { [primaryKey[0].name]: key } // of a composite key the first part, as in v6
  const parts = Object(key) as AnyOptions
  if (primaryKey.length > 1 && primaryKey.every(({ name }) => isKeyValue(parts[name]))) {
    return Object.fromEntries(primaryKey.map(({ name }) => [name, parts[name]]))
  }
  const given = Array.isArray(key) ? 'an array' : typeof key
  throw new Error(`Argument passed to findByPk is invalid: ${given} (${model.name}).`)
}
