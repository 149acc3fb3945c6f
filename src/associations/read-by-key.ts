// Getters of the kinds with one hop: the rows of the target whose key is the source's, for one source or for many.
//
//   get(user) → [posts]        get([ada, bob]) → { 1: [posts of ada], 2: [posts of bob] }, as in v6
import type { AnyOptions, InstanceLike, Values } from '../definition/model-contract'
import { AssociationError } from '../errors/association'
import { setOwn } from '../util/objects'
import type { Association } from './association'
import { gather, mayGather, rowsByKey } from './batch'
import { attributesOf, both, holdsKey, holdsOneOf, isComplete, keyOf, keyText, type Key } from './keys'
import { scopedModel } from './targets'

/** All rows, in the order of the database. None, and no query, for a source without a key. */
export async function readAll(
  association: Association,
  source: InstanceLike,
  options?: AnyOptions,
): Promise<any> {
  const key = sourceKeyOf(association, source)
  if (!isComplete(key)) return []
  if (mayGather(association, options)) return gather(association, key, options)
  return scopedModel(association.target, options ?? {}).findAll(readerOptions(association, key, options))
}

/** The first row, or null. */
export async function readOne(
  association: Association,
  source: InstanceLike,
  options?: AnyOptions,
): Promise<any> {
  const key = sourceKeyOf(association, source)
  if (!isComplete(key)) return null
  if (mayGather(association, options)) return (await gather(association, key, options))[0] ?? null
  return scopedModel(association.target, options ?? {}).findOne(readerOptions(association, key, options))
}

/** How many rows there are. */
export async function countAll(
  association: Association,
  source: InstanceLike,
  options: AnyOptions = {},
): Promise<number> {
  const key = sourceKeyOf(association, source)
  if (!isComplete(key)) return 0
  return Number(
    await scopedModel(association.target, options).count(readerOptions(association, key, options)),
  )
}

/** v6's form for many sources: an object by the sources' key, of lists or of single rows. */
export async function readForMany(
  association: Association,
  sources: readonly InstanceLike[],
  options: AnyOptions = {},
): Promise<Record<string, unknown>> {
  const hop = association.hops[0]!
  const attributes = attributesOf(hop.from, hop.fromKeys)
  const keys = new Map<string, Key>()
  for (const source of sources) {
    const key = keyOf(source, hop.fromKeys)
    const text = keyText(key, attributes)
    if (text !== null) keys.set(text, key)
  }
  const found =
    keys.size === 0
      ? new Map<string, InstanceLike[]>()
      : await readForKeys(association, [...keys.values()], options)
  const result: Record<string, unknown> = {}
  for (const source of sources) {
    const key = keyOf(source, hop.fromKeys)
    const text = keyText(key, attributes)
    const rows = (text === null ? undefined : found.get(text)) ?? []
    setOwn(result, key.map(String).join(), association.isMulti ? rows : (rows[0] ?? null))
  }
  return result
}

async function readForKeys(
  association: Association,
  keys: readonly Key[],
  options: AnyOptions,
): Promise<Map<string, InstanceLike[]>> {
  const hop = association.hops[0]!
  const model = scopedModel(association.target, options)
  const condition = (some: readonly Key[]) =>
    both({ ...holdsOneOf(hop.toKeys, some), ...hop.scope }, options.where)
  // A limit is meant for each source, so each is asked for alone.
  const lots = options.limit === undefined || options.limit === null ? [keys] : keys.map((key) => [key])
  const rows: InstanceLike[] = []
  for (const some of lots)
    rows.push(...(await model.findAll({ ...userOptions(options), where: condition(some) })))
  return rowsByKey(rows, hop)
}

/** The key of the source, which a partly loaded record may lack. */
function sourceKeyOf(association: Association, source: InstanceLike): Key {
  const { fromKeys } = association.hops[0]!
  const key = keyOf(source, fromKeys)
  const missing = key.findIndex((part) => part === undefined)
  // Without its foreign key a record is linked to nothing; without its own key a loaded one cannot be asked.
  if (missing >= 0 && association.associationType !== 'BelongsTo' && !source.isNewRecord) {
    throw new AssociationError(
      `This ${association.source.name} was loaded without ${fromKeys[missing]}, so ${association.accessors.get}() cannot ` +
        `find its ${association.as}. Add ${fromKeys[missing]} to the attributes of the query.`,
    )
  }
  return key
}

function readerOptions(association: Association, key: Key, options: AnyOptions = {}): AnyOptions {
  const hop = association.hops[0]!
  const condition: Values = { ...holdsKey(hop.toKeys, key), ...hop.scope }
  return { ...userOptions(options), where: both(condition, options.where) }
}

/** The finder's options: what speaks to the association itself is taken out. */
function userOptions(options: AnyOptions): AnyOptions {
  const { scope: _scope, schema: _schema, schemaDelimiter: _delimiter, ...rest } = options
  return rest
}
