// What may stand in the options of hasOne, hasMany, belongsTo and belongsToMany, and how the alias follows from them.
//
//   Post (no as)                → as 'Posts', singular 'Post'       as: 'people' → as 'people', singular 'person'
//   as: { singular, plural }    → as the plural
import { AssociationError } from '../errors/association'
import { shown } from '../errors/sentence'
import { refuseMisspelt } from '../errors/suggest'
import { referentialAction, type ReferentialAction } from '../definition/attribute'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { singularize } from '../util/inflection'

const KNOWN: ReadonlySet<string> = new Set([
  'as', 'constraints', 'foreignKey', 'foreignKeyNaming', 'hooks', 'keyType', 'linked', 'name', 'onDelete', 'onUpdate', 'otherKey',
  'scope', 'sourceKey', 'targetKey', 'through', 'timestamps', 'unique', 'uniqueKey', 'useHooks',
]) // prettier-ignore

const KNOWN_OF_THROUGH: ReadonlySet<string> = new Set([
  'attributes', 'model', 'paranoid', 'scope', 'timestamps', 'unique',
]) // prettier-ignore

/** The alias of an association, and its stems for the names of mixins. */
export interface Alias {
  readonly as: string
  readonly isAliased: boolean
  readonly singular: string
  /** Only for associations to many. */
  readonly plural: string
}

/** Throws for what looks like a slip of the pen (SPEC Δ 32); on everything unknown under `strictOptions`. */
export function checkOptions(label: string, source: ModelLike, options: AnyOptions): void {
  const strict = Boolean(source.definition.options.strictOptions)
  refuseMisspelt(label, 'option', options, KNOWN, strict)
  const through: unknown = options.through
  if (isOptionsOfThrough(through))
    refuseMisspelt(label, 'option of through', through, KNOWN_OF_THROUGH, strict)
}

/** Is it `through: { model, scope, … }`, rather than a name or a model? */
export function isOptionsOfThrough(through: unknown): through is AnyOptions {
  return typeof through === 'object' && through !== null && !Array.isArray(through)
}

export function aliasOf(label: string, target: ModelLike, given: unknown, isMulti: boolean): Alias {
  const names = target.definition.options.name as { singular: string; plural: string }
  if (given === undefined || given === null || given === '') {
    return { as: isMulti ? names.plural : names.singular, isAliased: false, ...names }
  }
  if (typeof given === 'string') {
    return { as: given, isAliased: true, plural: given, singular: isMulti ? singularize(given) : given }
  }
  const { singular, plural } = Object(given) as { singular?: unknown; plural?: unknown }
  if (typeof singular === 'string' && typeof plural === 'string' && isMulti) {
    return { as: plural, isAliased: true, singular, plural }
  }
  const wanted = isMulti ? "a name, or { singular: '…', plural: '…' }" : 'a name'
  throw new AssociationError(`${label}: the option "as" must be ${wanted}, got ${shown(given)}.`)
}

/** The action in capitals; undefined if none was given. Any case will do, any other text will not (SPEC Δ 35). */
export function actionOption(
  label: string,
  options: AnyOptions,
  name: 'onDelete' | 'onUpdate',
): ReferentialAction | undefined {
  const given: unknown = options[name]
  return given === undefined || given === null ? undefined : referentialAction(given, label, name)
}
