// What a caller hands to a verb, as a list of targets: instances or keys, one or many, each once.
//
//   user.addPosts([post, 3, '3'])   →   [{ instance: post, key: [1] }, { instance: null, key: [3] }]
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { AssociationError } from '../errors/association'
import { shown } from '../errors/sentence'
import { getOwn, isPlainObject } from '../util/objects'
import type { Association } from './association'
import { attributesOf, both, checkedKeyPart, holdsOneOf, isComplete, keyOf, keyText, type Key } from './keys'
import { primaryKeysOf } from './foreign-key'

export interface Target {
  /** null if the caller gave a key. */
  readonly instance: InstanceLike | null
  /** Its primary key. */
  readonly key: Key
  /** The key as text, equal for equal keys. */
  readonly text: string
}

export function isInstanceOf(value: unknown, model: ModelLike): value is InstanceLike {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof model) return true
  // A scoped or schema-bound class of the same model is another class with the same definition.
  const definition: unknown = (value.constructor as Partial<ModelLike> | undefined)?.definition
  return definition !== undefined && definition === model.definition
}

/** The targets, duplicates collapsed. `verb` is the method called, for messages. */
export function targetsOf(association: Association, accessor: string, given: unknown): Target[] {
  const { target } = association
  const names = primaryKeysOf(target)
  const attributes = attributesOf(target, names)
  const what = `${association.source.name}.${association.accessors[accessor] ?? accessor}()`
  const found = new Map<string, Target>()
  for (const each of Array.isArray(given) ? given : [given]) {
    const instance = isInstanceOf(each, target) ? each : null
    const key = instance ? keyOf(instance, names) : keyFrom(each, names, attributes, what, target)
    const text = keyText(key, attributes)
    if (text === null) {
      throw new AssociationError(
        `${what} got a ${target.name} without its key ${names.join(', ')}. Save it first, or load that attribute, too.`,
      )
    }
    if (!found.has(text)) found.set(text, { instance, key, text })
  }
  return [...found.values()]
}

/** A scalar; for a composite key an object of its parts and of nothing else. */
function keyFrom(
  given: unknown,
  names: readonly string[],
  attributes: ReturnType<typeof attributesOf>,
  what: string,
  target: ModelLike,
): Key {
  if (names.length === 1) {
    if (hasDefinition(given)) {
      throw new TypeError(
        `${what} takes instances of ${target.name} or their keys, got an instance of ${given.constructor.name}.`,
      )
    }
    return [checkedKeyPart(given, attributes[0]!, what)]
  }
  const isKey = isPlainObject(given) && Object.keys(given).length === names.length
  if (!isKey || !names.every((name) => Object.hasOwn(given, name))) {
    throw new TypeError(
      `${what} takes instances of ${target.name} or their keys as { ${names.join(', ')} }, got ${shown(given)}.`,
    )
  }
  return names.map((name, position) => checkedKeyPart(getOwn(given, name), attributes[position]!, what))
}

function hasDefinition(value: unknown): value is InstanceLike {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value.constructor as Partial<ModelLike>)?.definition !== undefined
  )
}

/**
 * The option `from`: only rows of this scope may be linked (SECURITY §3.11). It takes a condition, or what `scope()` takes.
 * Throws if a target is not among them, before anything is written.
 */
export async function refuseOutside(
  association: Association,
  targets: readonly Target[],
  options: AnyOptions,
): Promise<void> {
  const { from } = options
  if (from === undefined || targets.length === 0) return
  const { target } = association
  const names = primaryKeysOf(target)
  const attributes = attributesOf(target, names)
  const inside = isPlainObject(from) && !('method' in from) ? target : target.scope(from)
  const rows: InstanceLike[] = await inside.findAll({
    ...readOptions(options),
    attributes: names,
    where: both(
      holdsOneOf(
        names,
        targets.map((each) => each.key),
      ),
      inside === target ? from : undefined,
    ),
  })
  const allowed = new Set(rows.map((row) => keyText(keyOf(row, names), attributes)))
  const refused = targets.filter((each) => !allowed.has(each.text))
  if (refused.length === 0) return
  throw new AssociationError(
    `${association.label}: ${refused.length} of the targets are not in the scope given as "from": ` +
      `${refused
        .slice(0, 5)
        .map((each) => shown(each.key.length === 1 ? each.key[0] : each.key))
        .join(', ')}.`,
  )
}

/** Are all the targets linked with the source? True for none. `reading` goes with the options of the read. */
export async function areLinked(
  association: Association,
  source: InstanceLike,
  given: unknown,
  options: AnyOptions,
  reading: AnyOptions = {},
): Promise<boolean> {
  const targets = targetsOf(association, 'hasSingle', given)
  if (targets.length === 0) return true
  const names = primaryKeysOf(association.target)
  const keys = targets.map((each) => each.key)
  const where = both(holdsOneOf(names, keys), options.where)
  const asked = { scope: false, ...options, ...reading, where, attributes: names, raw: true }
  const found: Values[] = await association.get(source, asked)
  const attributes = attributesOf(association.target, names)
  const textOf = (row: Values) =>
    keyText(
      names.map((name) => row[name]),
      attributes,
    )
  const linked = new Set(found.map(textOf))
  return targets.every((target) => linked.has(target.text))
}

/** The key of the source, to be written; throws if it has none yet. */
export function keyToWrite(
  { source: model, accessors }: Association,
  names: readonly string[],
  source: InstanceLike,
  accessor: string,
): Key {
  const key = keyOf(source, names)
  if (isComplete(key)) return key
  throw new AssociationError(
    `${model.name}.${accessors[accessor]}() needs the ${names.join(', ')} of the ${model.name}, ` +
      `which is not there. Save it first, or load that attribute, too.`,
  )
}

/** Undefined is a slip; null is a word. */
export function refuseUndefined(
  { source, target, accessors }: Association,
  accessor: string,
  given: unknown,
): void {
  if (given !== undefined) return
  throw new TypeError(
    `${source.name}.${accessors[accessor]}() got undefined. Give instances of ${target.name} or their keys` +
      `${accessor === 'set' ? ', or null to unlink all' : ''}.`,
  )
}

/** The options of a call that matter to another statement of the same act. */
export function readOptions(options: AnyOptions): AnyOptions {
  const kept: AnyOptions = {}
  for (const name of ['transaction', 'logging', 'benchmark', 'useMaster', 'searchPath'] as const) {
    if (options[name] !== undefined) kept[name] = options[name]
  }
  return kept
}

/** The model that a verb reads from: the target, in the scope and schema that the call names. */
export function scopedModel(model: ModelLike, options: AnyOptions): ModelLike {
  let scoped = model
  if (Object.hasOwn(options, 'scope'))
    scoped = options.scope ? scoped.scope(options.scope) : scoped.unscoped()
  if (options.schema) scoped = scoped.schema(options.schema, options.schemaDelimiter)
  return scoped
}
