// findOrCreate, findOrBuild, findCreateFind: the record that matches, or a new one made of the condition and `defaults`.
//
// findOrCreate looks and inserts in one transaction; whoever loses a race against another process meets the unique index,
// looks again, and gets the winner's record.
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { UniqueConstraintError } from '../errors'
import { isExpression } from '../sql/expressions'
import { isPlainObject, keysOf, setOwn } from '../util/objects'
import { checkOptions, checkValues } from './writer-options'

type Found = [InstanceLike, boolean]

export async function findOrCreate(model: ModelLike, options: AnyOptions): Promise<Found> {
  checkOptions(model, 'findOrCreate', options ?? {})
  requireWhere(options, 'findOrCreate')
  checkValues(model, 'findOrCreate', options.defaults)
  warnOfUnknownDefaults(model, options)
  return model.sequelize.database.atomically(options, async (transaction) => {
    const act = { ...options, transaction }
    const found = await find(model, act)
    if (found !== null) return [found, false]
    return createOrFind(model, { ...act, returning: options.returning ?? true })
  })
}

/** Like findOrCreate, without a transaction: find, insert, and if somebody was faster find again. */
export async function findCreateFind(model: ModelLike, options: AnyOptions): Promise<Found> {
  checkOptions(model, 'findOrCreate', options ?? {})
  requireWhere(options, 'findCreateFind')
  const found = await find(model, options)
  return found !== null ? [found, false] : createOrFind(model, options)
}

export async function findOrBuild(model: ModelLike, options: AnyOptions): Promise<Found> {
  checkOptions(model, 'findOrCreate', options ?? {})
  requireWhere(options, 'findOrBuild')
  const found = await find(model, options)
  if (found !== null) return [found, false]
  const { include, raw, silent } = options
  return [model.build(newValues(model, options), { include, raw, silent }), true]
}

function requireWhere(options: AnyOptions | undefined, method: string): void {
  if (isPlainObject(options) && options.where) return
  throw new Error(
    `Missing where attribute in the options parameter passed to ${method}. ` +
      'Please note that the API has changed, and is now options only (an object with where, defaults keys, transaction etc.)',
  )
}

function find(
  model: ModelLike,
  { defaults: _defaults, fields: _fields, validate: _validate, ...options }: AnyOptions,
): Promise<InstanceLike | null> {
  return model.findOne(options)
}

async function createOrFind(model: ModelLike, options: AnyOptions): Promise<Found> {
  try {
    return [await model.create(newValues(model, options), creating(options)), true]
  } catch (error) {
    if (!(error instanceof UniqueConstraintError)) throw error
    const found = await find(model, options)
    if (found === null) throw error // the conflict is with a row that the condition does not speak of
    return [found, false]
  }
}

/** What concerns the search does not concern the record. */
function creating({
  paranoid: _paranoid,
  attributes: _attributes,
  order: _order,
  group: _group,
  having: _having,
  limit: _limit,
  offset: _offset,
  ...options
}: AnyOptions): AnyOptions {
  return options
}

/** `defaults`, and the values that the condition asks for; operators ask for no value. */
function newValues(model: ModelLike, { where, defaults }: AnyOptions): Values {
  const values: Values = { ...defaults }
  if (!isPlainObject(where)) return values
  for (const name of Object.keys(where)) {
    const attribute = model.definition.attributes.get(name)
    if (attribute === undefined || values[name] !== undefined) continue
    if (isValue(where[name], attribute.type.key)) setOwn(values, name, where[name])
  }
  return values
}

const STRUCTURED: ReadonlySet<string> = new Set([
  'JSON',
  'JSONB',
  'ARRAY',
  'RANGE',
  'GEOMETRY',
  'GEOGRAPHY',
  'HSTORE',
])

function isValue(value: unknown, typeKey: string): boolean {
  if (Array.isArray(value)) return STRUCTURED.has(typeKey)
  if (!isPlainObject(value)) return !isExpression(value)
  return STRUCTURED.has(typeKey) && keysOf(value).every((key) => typeof key === 'string')
}

function warnOfUnknownDefaults(model: ModelLike, { defaults }: AnyOptions): void {
  if (!isPlainObject(defaults)) return
  const { attributes } = model.definition
  const unknown = Object.keys(defaults).filter(
    (name) => !attributes.has(name) && !Object.hasOwn(model.associations, name),
  )
  if (unknown.length > 0)
    console.warn(
      `(relata) Warning: Unknown attributes (${unknown.join(', ')}) passed to defaults option of findOrCreate`,
    )
}
