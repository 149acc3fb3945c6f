// Scopes: find options that a model keeps under a name, merged with each other and with a call's options as in v6.
//
//   scope { where: { active: true }, limit: 5 }  +  call { where: { age: 3 }, limit: 1 }
//   → { where: { active: true, age: 3 }, limit: 1 }
//
// Lists are joined (attributes, order, group), includes of one association become one, `where` and `having` follow
// `whereMergeStrategy`, of everything else the later one counts. No input is changed.
import { SequelizeScopeError } from '../errors'
import { didYouMean } from '../errors/suggest'
import { printable, quoted, shown } from '../errors/sentence'
import { Op } from '../sql/operators'
import { cloneDeep, getOwn, isPlainObject, keysOf, setOwn, type PlainObject } from '../util/objects'
import type { ModelDefinition } from './model-definition'
import type { AnyOptions, ModelLike } from './model-contract'

type Scope = AnyOptions
/** What `Model.scope()` takes: names, `{ method: ['name', …arguments] }`, find options, lists of these. */
export interface ResolvedScope {
  readonly scope: Scope
  readonly names: readonly string[]
}

/** The find options that the given scopes amount to; none, null or false mean no scope, not even the default one. */
export function resolveScopes(model: ModelLike, given: readonly unknown[]): ResolvedScope {
  const names: string[] = []
  let scope: Scope = {}
  for (const each of isNoScope(given) ? [] : given.flat()) {
    const { name, options } = resolveScope(model.definition, each)
    if (name !== null) names.push(name)
    scope = mergeFindOptions(model, scope, options)
  }
  return { scope, names }
}

/** `scope(null)`, as v6 has it; null among other scopes is an error. */
const isNoScope = (given: readonly unknown[]): boolean => given.length < 2 && !given[0]

/** A call's options with the model's scope behind them; the options themselves where there is no scope. */
export function scopedOptions(model: ModelLike, options: AnyOptions): AnyOptions {
  const scope = model._scope
  if (scope === null || keysOf(scope).length === 0) return options
  return mergeFindOptions(model, scope, options)
}

/** The same for an include: its own options before the included model's scope. As in v6, its `attributes` replace the scope's. */
export function scopedInclude(model: ModelLike, options: AnyOptions): AnyOptions {
  if (!isGiven(options.attributes)) return scopedOptions(model, options)
  const { attributes, ...scope } = (model._scope ?? {}) as AnyOptions
  return mergeFindOptions(model, scope, options)
}

/** `earlier` and `later` as one. An `undefined` of the later one leaves what was there, except in `where`: that throws in its time. */
export function mergeFindOptions(model: ModelLike, earlier: AnyOptions, later: AnyOptions): AnyOptions {
  return mergedOptions({ model, strategy: model.definition.options.whereMergeStrategy }, earlier, later)
}

/** Whose options they are, and how conditions are merged: the root model's strategy goes for its includes too, as in v6. */
interface Merging {
  readonly model: ModelLike
  readonly strategy: unknown
}

function mergedOptions(merging: Merging, earlier: AnyOptions, later: AnyOptions): AnyOptions {
  const { model } = merging
  const merged: AnyOptions = {}
  for (const key of keysOf(earlier)) setOwn(merged, key, cloneDeep(ownOption(earlier, key)))
  if (earlier.include !== undefined) merged.include = conformedIncludes(model, earlier.include)
  for (const key of keysOf(later)) {
    const given = ownOption(later, key)
    if (!Object.hasOwn(merged, key))
      setOwn(merged, key, key === 'include' && isGiven(given) ? conformedIncludes(model, given) : given)
    else if (given !== undefined || key === 'where')
      setOwn(merged, key, mergedOption(merging, key, ownOption(merged, key), given))
  }
  return merged
}

function mergedOption(merging: Merging, key: PropertyKey, earlier: unknown, later: unknown): unknown {
  if (key === 'where' && later === undefined) return undefined
  if (key === 'where' || key === 'having') return mergedConditions(merging.strategy, earlier, later)
  if (key === 'include' && isGiven(later)) return mergedIncludes(merging, earlier, later)
  if (Array.isArray(earlier) && Array.isArray(later)) return union(earlier, later)
  if (key === 'attributes' && isPlainObject(earlier) && isPlainObject(later))
    return mergedProjection(earlier, later)
  return later
}

/** `{ include, exclude }` of both. */
function mergedProjection(earlier: PlainObject, later: PlainObject): PlainObject {
  const merged = { ...earlier }
  for (const key of keysOf(later)) {
    const former = ownOption(earlier, key)
    const given = ownOption(later, key)
    setOwn(merged, key, Array.isArray(former) && Array.isArray(given) ? union(former, given) : given)
  }
  return merged
}

function mergedConditions(strategy: unknown, earlier: unknown, later: unknown): unknown {
  if (strategy === 'and') return bothConditions(earlier, later)
  if (!isGiven(earlier) || !isGiven(later)) return later
  return overwrittenConditions(earlier, later)
}

/** Strategy 'and': `{ [Op.and]: [earlier, later] }`; an empty one adds nothing. */
function bothConditions(earlier: unknown, later: unknown): unknown {
  if (isEmptyCondition(later)) return earlier
  if (isEmptyCondition(earlier)) return later
  return { [Op.and]: [...conjuncts(earlier), ...conjuncts(later)] }
}

/** The parts of a condition that is nothing but a conjunction, else the condition itself. */
function conjuncts(condition: unknown): unknown[] {
  if (!isPlainObject(condition) || keysOf(condition).length !== 1 || !Object.hasOwn(condition, Op.and))
    return [condition]
  const parts = condition[Op.and]
  return Array.isArray(parts) ? parts : [parts]
}

/**
 * Strategy 'overwrite' (v6's default): key by key the later one counts. What has no keys (a literal, a list) stands
 * under `Op.and`. v6 lets the later of two such replace the earlier; here both hold, or a filter would be lost unseen.
 */
function overwrittenConditions(earlier: unknown, later: unknown): unknown {
  const merged = { ...keyed(earlier), ...keyed(later) }
  if (isPlainObject(earlier) && isPlainObject(later)) return merged
  const parts = [keyed(earlier)[Op.and], keyed(later)[Op.and]].filter((part) => part !== undefined)
  if (parts.length === 2) merged[Op.and] = parts.flat()
  return merged
}

function keyed(condition: unknown): PlainObject {
  return isPlainObject(condition) ? condition : { [Op.and]: condition }
}

function isEmptyCondition(condition: unknown): boolean {
  return condition === undefined || (isPlainObject(condition) && keysOf(condition).length === 0)
}

function mergedIncludes({ model, strategy }: Merging, earlier: unknown, later: unknown): unknown {
  const merged = [...conformedIncludes(model, earlier)]
  for (const include of conformedIncludes(model, later)) {
    const index = merged.findIndex((each) => meansTheSame(each, include))
    if (index < 0) merged.push(include)
    else
      merged[index] = mergedOptions(
        { model: includedModel(model, include), strategy },
        asOptions(merged[index]),
        asOptions(include),
      )
  }
  return merged
}

/** Includes as a list of objects, whichever form each was given in: model, alias, association, object, or a map by alias. */
function conformedIncludes(model: ModelLike, include: unknown): unknown[] {
  if (!isGiven(include)) return []
  if (isIncludeMap(model, include)) {
    const chosen = Object.entries(include).filter(([, options]) => options !== false && isGiven(options))
    return chosen.map(([as, options]) =>
      conformedInclude(model, isPlainObject(options) ? { association: as, ...options } : as),
    )
  }
  return (Array.isArray(include) ? include : [include]).map((each) => conformedInclude(model, each))
}

function conformedInclude(model: ModelLike, include: unknown): unknown {
  if (typeof include === 'function') return { model: include }
  if (typeof include === 'string') return namedInclude(model, include, {})
  if (!isPlainObject(include)) return isAssociation(include) ? associationInclude(include, {}) : include
  if (typeof include.association === 'string') return namedInclude(model, include.association, include)
  if (isAssociation(include.association)) return associationInclude(include.association, include)
  return include
}

function namedInclude(model: ModelLike, alias: string, options: PlainObject): unknown {
  const association: unknown = getOwn(model.associations, alias)
  // An alias that nobody declared is left as it is: the include tree says so, with the names that there are.
  return isAssociation(association)
    ? associationInclude(association, options)
    : { association: alias, ...options }
}

function associationInclude(association: AssociationIdentity, options: PlainObject): PlainObject {
  return { ...options, model: options.model ?? association.target, association, as: association.as }
}

/** The part of an association that tells includes apart; associations stand above. */
interface AssociationIdentity {
  readonly as: string
  readonly target: ModelLike
  readonly source: ModelLike
}
function isAssociation(value: unknown): value is AssociationIdentity {
  return typeof value === 'object' && value !== null && 'associationType' in value && 'target' in value
}

/** `{ posts: true, tags: { required: true } }`: every key is an alias of the model. */
function isIncludeMap(model: ModelLike, include: unknown): include is Record<string, unknown> {
  if (!isPlainObject(include)) return false
  const keys = Object.keys(include)
  return (
    keys.length > 0 &&
    !('model' in include || 'association' in include || 'all' in include) &&
    keys.every((key) => Object.hasOwn(model.associations, key))
  )
}

function meansTheSame(a: unknown, b: unknown): boolean {
  if (!isPlainObject(a) || !isPlainObject(b)) return a === b
  return a.model !== undefined && a.model === b.model && a.as === b.as
}

function includedModel(model: ModelLike, include: unknown): ModelLike {
  const included = isPlainObject(include) ? include.model : undefined
  return typeof included === 'function' ? (included as unknown as ModelLike) : model
}

function asOptions(include: unknown): AnyOptions {
  return include as AnyOptions
}

function resolveScope(definition: ModelDefinition, given: unknown): { name: string | null; options: Scope } {
  if (typeof given === 'string') return { name: given, options: namedScope(definition, given, []) }
  if (isPlainObject(given)) {
    if (given.method === undefined) return { name: null, options: given }
    const [name, ...args] = Array.isArray(given.method) ? given.method : [given.method]
    return { name: String(name), options: namedScope(definition, String(name), args) }
  }
  throw new SequelizeScopeError(
    `Invalid scope ${shown(given)} called on ${definition.name}: give a name, { method } or find options.`,
  )
}

function namedScope(definition: ModelDefinition, name: string, args: unknown[]): Scope {
  const scope: unknown =
    name === 'defaultScope'
      ? definition.options.defaultScope
      : getOwn(definition.options.scopes as object as Record<string, unknown>, name)
  const options: unknown = typeof scope === 'function' ? scope(...args) : scope
  if (isPlainObject(options)) return options
  const known = Object.keys(definition.options.scopes)
  throw new SequelizeScopeError(
    `Invalid scope ${printable(name)} called.${didYouMean(name, known)} ${definition.name} has: ${known.map(quoted).join(', ') || 'none'}.`,
  )
}

function union(earlier: readonly unknown[], later: readonly unknown[]): unknown[] {
  return [...new Set([...earlier, ...later])]
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function ownOption(options: AnyOptions | PlainObject, key: PropertyKey): unknown {
  return getOwn(options as PlainObject, key)
}
