// increment and decrement: `SET n = n + ?`, decided by the database, so that parallel calls lose nothing.
import type { Attribute } from '../definition/attribute'
import { scopedOptions } from '../definition/scopes'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { shown } from '../errors/sentence'
import { modelOf } from '../instance/identity'
import { where } from '../instance/instance'
import { isPlainObject } from '../util/objects'
import { asksToReturn, decodedRow, returningAttributes, setReturned } from './returning'
import { requireWhere } from './update'
import { checkOptions } from './writer-options'
import { planIncrement, type Target } from './write-plans'

type Step = number | bigint | string
type Sign = 1 | -1

/** `Model.increment`: `[[undefined, affectedCount]]`, which is v6's answer where nothing is returned. */
export async function incrementRows(
  model: ModelLike,
  fields: unknown,
  sign: Sign,
  given: AnyOptions = {},
): Promise<unknown> {
  checkOptions(model, 'increment', given)
  requireWhere(given, `${model.name}.increment()`)
  const options = scopedOptions(model, given)
  const target: Target = {
    by: 'condition',
    where: options.where,
    aliveOnly: false,
    limit: options.limit ?? null,
  }
  const steps = stepsOf(model, fields, sign, options)
  const { database } = model.sequelize
  const { returning } = options
  const asked =
    returning !== undefined && returning !== false && database.dialect.capabilities.returning.update
  const returned = asked ? returningAttributes(model, returning) : []
  const { statement, values } = plan(model, steps, target, options, returned)
  if (!asked) return [[undefined, (await database.run(statement, values, options)).affected]]
  const rows = await database.rows(statement, values, options)
  return [rows.map((row) => decodedRow(model, returned, row)), rows.length]
}

/** `instance.increment`: the record keeps its old value, as in v6, unless `returning` asks for the new one. */
export async function incrementInstance(
  instance: InstanceLike,
  fields: unknown,
  sign: Sign,
  options: AnyOptions = {},
): Promise<InstanceLike> {
  const model = modelOf(instance)
  checkOptions(model, 'increment', options)
  const { definition, sequelize } = model
  const condition = where(instance)
  const attributes = Object.keys(condition).map((name) => definition.attributes.get(name)!)
  const steps = stepsOf(model, fields, sign, options)
  const returned =
    asksToReturn(options) && sequelize.database.dialect.capabilities.returning.update
      ? returningAttributes(model, options.returning)
      : []
  const { statement, values } = plan(
    model,
    steps,
    { by: 'key', attributes, values: condition },
    options,
    returned,
  )
  if (returned.length === 0) {
    await sequelize.database.run(statement, values, options)
  } else {
    const [row] = await sequelize.database.rows(statement, values, options)
    if (row !== undefined) setReturned(instance, decodedRow(model, returned, row))
  }
  return instance
}

function plan(
  model: ModelLike,
  steps: [Attribute | string, Step][],
  target: Target,
  options: AnyOptions,
  returning: readonly Attribute[],
) {
  const { updatedAt, version, attributes } = model.definition
  const row: Values = {}
  const columns: Attribute[] = []
  const isStepped = (name: string) =>
    steps.some(([attribute]) => typeof attribute !== 'string' && attribute.name === name)
  if (version !== null && !isStepped(version)) steps.push([attributes.get(version)!, 1])
  if (updatedAt !== null && options.silent !== true && !isStepped(updatedAt)) {
    row[updatedAt] = new Date()
    columns.push(attributes.get(updatedAt)!)
  }
  return planIncrement(model, steps, columns, row, target, returning)
}

/** `'n'`, `['n', 'm']` with `by`, or `{ n: 1, m: 2 }` → what each attribute grows by. */
function stepsOf(
  model: ModelLike,
  fields: unknown,
  sign: Sign,
  options: AnyOptions,
): [Attribute | string, Step][] {
  const { attributes } = model.definition
  const by: unknown = options.by ?? 1
  const entries: [string, unknown][] =
    typeof fields === 'string'
      ? [[fields, by]]
      : Array.isArray(fields)
        ? fields.map((name: unknown) => [String(name), by])
        : isPlainObject(fields)
          ? Object.entries(fields)
          : []
  if (entries.length === 0 && !isPlainObject(fields) && !Array.isArray(fields)) {
    throw new TypeError(
      `${model.name}.increment(): name an attribute, a list of them, or { attribute: amount }, not ${shown(fields)}.`,
    )
  }
  return entries.map(([name, step]) => [attributes.get(name) ?? name, signed(model, name, step, sign)])
}

function signed(model: ModelLike, name: string, step: unknown, sign: Sign): Step {
  if (typeof step === 'bigint') return sign === 1 ? step : -step
  const number = typeof step === 'string' && step.trim() !== '' ? Number(step) : step
  if (typeof number === 'number' && Number.isFinite(number)) return sign * number
  throw new TypeError(
    `${model.name}.increment(): "${name}" can grow by a number only, not by ${shown(step)}.`,
  )
}
