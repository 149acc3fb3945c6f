// What an item of `include` means: which association of the model, and which options. All of v6's forms, and the typed map:
//
//   Post   'posts'   association   { model: Post, as: 'posts', where: … }   { association: 'posts' }   { all: true }
//   { posts: true, profile: { required: true } }
import type { AssociationLike } from '../associations/association'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { scopedInclude } from '../definition/scopes'
import { EagerLoadingError } from '../errors'
import { printable, quoted, shown } from '../errors/sentence'
import { didYouMean } from '../errors/suggest'
import { isPlainObject } from '../util/objects'

export interface ResolvedInclude {
  readonly association: AssociationLike
  /** The model to load: the association's target, or the scoped class of it that the user named. */
  readonly model: ModelLike
  /** The item's options with the model's scope merged in. */
  readonly options: AnyOptions
}

const NONE: AnyOptions = Object.freeze({})
/** `{ all: true, nested: true }` walks every path that comes back to no model; on a dense graph these are without number. */
const MAX_EXPANDED = 500

/** The includes of a call: one per alias, the later of two wins. */
export function resolveIncludes(include: unknown, model: ModelLike): ResolvedInclude[] {
  if (include === undefined || include === null || include === false) return []
  const items = Array.isArray(include) ? include : [include]
  const byAlias = new Map<string, ResolvedInclude>()
  for (const item of items) {
    for (const resolved of resolveItem(item, model)) byAlias.set(resolved.association.as, resolved)
  }
  return [...byAlias.values()]
}

function resolveItem(item: unknown, model: ModelLike): ResolvedInclude[] {
  if (typeof item === 'string') return [resolved(byAlias(model, item), null, NONE)]
  if (isModel(item)) return [resolved(byModel(model, item, undefined), item, NONE)]
  if (isAssociation(item)) return [resolved(ofSource(model, item), null, NONE)]
  if (typeof item !== 'object' || item === null || Array.isArray(item)) throw notAnInclude(item, model)
  const options = item as AnyOptions
  if (options.all !== undefined) return expandAll(options, model, [model])
  if (options.association !== undefined) return [ofAssociationOption(options, model)]
  if (isModel(options.model)) {
    return [resolved(byModel(model, options.model, options.as), options.model, options)]
  }
  if (isForgotten(options)) throw notAnInclude(undefined, model)
  if (options.model !== undefined && options.model !== true && !isPlainOptions(options.model)) {
    throw notAnInclude(options.model, model)
  }
  if (typeof options.as === 'string') return [resolved(byAlias(model, options.as), null, options)]
  if (!isPlainOptions(item)) throw notAnInclude(item, model)
  return mapForm(options, model)
}

/** `{ model: Post, … }` where Post was undefined; in the map form an alias may be called "model" and be undefined. */
function isForgotten(options: AnyOptions): boolean {
  return Object.hasOwn(options, 'model') && options.model === undefined
}

/** { posts: true, profile: { required: true } } */
function mapForm(map: AnyOptions, model: ModelLike): ResolvedInclude[] {
  return Object.keys(map)
    .filter((alias) => map[alias] !== undefined && map[alias] !== false)
    .map((alias) => resolved(byAlias(model, alias), null, map[alias] === true ? NONE : map[alias]))
}

function ofAssociationOption(options: AnyOptions, model: ModelLike): ResolvedInclude {
  const scoped = isModel(options.model) ? options.model : null
  return resolved(associationNamed(options.association, model), scoped, options)
}

/** `'posts'`, or the association itself. */
function associationNamed(given: unknown, model: ModelLike): AssociationLike {
  if (typeof given === 'string') return byAlias(model, given)
  if (isAssociation(given)) return ofSource(model, given)
  throw notAnInclude(given, model)
}

function resolved(
  association: AssociationLike,
  model: ModelLike | null,
  options: AnyOptions,
): ResolvedInclude {
  const target = model ?? association.target
  return {
    association,
    model: target,
    options: target._scope === null ? options : scopedInclude(target, options),
  }
}

const isAssociation = (value: unknown): value is AssociationLike =>
  typeof value === 'object' && value !== null && 'associationType' in value && 'hops' in value
const isModel = (value: unknown): value is ModelLike => typeof value === 'function' && 'definition' in value
const isPlainOptions = isPlainObject

/** The association of that alias; the error lists what the model has. */
function byAlias(model: ModelLike, alias: string): AssociationLike {
  const { associations } = model
  if (Object.prototype.hasOwnProperty.call(associations, alias)) return associations[alias]
  const known = Object.keys(associations)
  const has =
    known.length > 0 ? ` ${model.name} has: ${known.join(', ')}.` : ` ${model.name} has no associations.`
  throw new Error(
    `Association with alias ${quoted(alias)} does not exist on ${model.name}.${didYouMean(alias, known)}${has}`,
  )
}

/** The one association of `model` that leads to `target`, under the alias if one is named. */
function byModel(
  model: ModelLike,
  target: ModelLike,
  as: string | { plural?: string } | undefined,
): AssociationLike {
  const leading = (Object.values(model.associations) as AssociationLike[]).filter(
    (association) => association.target.definition === target.definition,
  )
  if (leading.length === 0) throw notAssociated(model, target)
  if (as !== undefined && as !== null) return underAlias(leading, model, target, as)
  const plain = leading.filter((association) => !association.isAliased)
  if (plain.length === 1) return plain[0]
  const subject = `${target.name} is associated to ${model.name}`
  if (leading.length > 1) {
    throw new EagerLoadingError(
      `${subject} multiple times. To identify the correct association, you must use the 'as' keyword` +
        ` to specify the alias of the association you want to include (${aliasesOf(leading)}).`,
    )
  }
  throw new EagerLoadingError(
    `${subject} using an alias. You must use the 'as' keyword to specify the alias within your include` +
      ` statement: { model: ${target.name}, as: '${leading[0].as}' }.`,
  )
}

function underAlias(
  leading: readonly AssociationLike[],
  model: ModelLike,
  target: ModelLike,
  as: string | { plural?: string },
): AssociationLike {
  const alias = typeof as === 'string' ? as : String(as.plural)
  const found = leading.find((association) => association.as === alias)
  if (found !== undefined) return found
  throw new EagerLoadingError(
    `${target.name} is associated to ${model.name} using an alias. You've included an alias (${printable(alias)}),` +
      ` but it does not match the alias(es) defined in your association (${aliasesOf(leading)}).`,
  )
}

const aliasesOf = (associations: readonly AssociationLike[]) =>
  associations.map((association) => association.as).join(', ')

/** An association value must start at the model that includes it. */
function ofSource(model: ModelLike, association: AssociationLike): AssociationLike {
  if (association.source.definition === model.definition) return association
  throw new Error(
    `${association.target.name} is not associated to ${model.name}!` +
      ` The association "${association.as}" starts at ${association.source.name}.`,
  )
}

const notAssociated = (model: ModelLike, target: ModelLike) => {
  const known = Object.keys(model.associations)
  const has = known.length > 0 ? ` ${model.name} has: ${known.join(', ')}.` : ''
  return new EagerLoadingError(`${target.name} is not associated to ${model.name}!${has}`)
}

const notAnInclude = (item: unknown, model: ModelLike) =>
  new Error(
    `Include unexpected. Element has to be either a Model, an Association or an object: ${model.name} was asked to include` +
      ` ${shown(item)}.` +
      (item === undefined ? ' Is the model imported before it is defined (a circle of requires)?' : ''),
  )

const KINDS: Record<string, (association: AssociationLike) => boolean> = {
  All: () => true,
  BelongsTo: (association) => association.associationType === 'BelongsTo',
  HasOne: (association) => association.associationType === 'HasOne',
  HasMany: (association) => association.associationType === 'HasMany',
  BelongsToMany: (association) => association.associationType === 'BelongsToMany',
  One: (association) => !association.isMulti,
  Has: (association) => association.associationType !== 'BelongsTo',
  Many: (association) => association.isMulti,
}

/** { all: true | 'HasMany' | [...], nested: true }: never back to a model on the way here, so cycles end. */
function expandAll(
  options: AnyOptions,
  model: ModelLike,
  visited: readonly ModelLike[],
  budget = { left: MAX_EXPANDED },
): ResolvedInclude[] {
  const { all, nested, ...rest } = options
  const kinds = all === true ? ['All'] : [all].flat()
  const wanted = (Object.values(model.associations) as AssociationLike[]).filter((association) =>
    kinds.some((kind) => kindNamed(String(kind), model)(association)),
  )
  return wanted
    .filter(
      (association) => !(nested && visited.some((seen) => seen.definition === association.target.definition)),
    )
    .map((association) => {
      if (--budget.left < 0) throw tooManyIncludes(visited[0])
      if (!nested) return resolved(association, null, rest)
      const deeper = expandAll(options, association.target, [...visited, association.target], budget)
      return resolved(association, null, { ...rest, include: deeper.map(asOptions) })
    })
}

const tooManyIncludes = (root: ModelLike) =>
  new RangeError(
    `${root.name}: { all: true, nested: true } means more than ${MAX_EXPANDED} includes here. Name the associations that you need instead.`,
  )

/** A resolved include as options again, for the list of its parent. */
const asOptions = ({ association, options }: ResolvedInclude): AnyOptions => ({ ...options, association })

function kindNamed(kind: string, model: ModelLike): (association: AssociationLike) => boolean {
  const test = KINDS[kind]
  if (test !== undefined) return test
  throw new EagerLoadingError(
    `include all '${kind}' is not valid - must be ${Object.keys(KINDS).join(', ')} (included by ${model.name}).`,
  )
}
