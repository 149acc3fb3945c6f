// `through` of an include: its names must be the junction's (SPEC row 77). The usual mistake is a condition on the target
// put there, which an engine would answer with "no such column"; the error says where it belongs.
//
//   { association: 'groups', through: { where: { name: 'x' } } }   → name is an attribute of Group: use the include's where
import type { AssociationLike } from '../associations/association'
import type { AnyOptions } from '../definition/model-contract'
import { EagerLoadingError } from '../errors'
import { listed, quoted } from '../errors/sentence'
import { didYouMean } from '../errors/suggest'

export function checkThroughOption(
  association: AssociationLike,
  through: AnyOptions | null | undefined,
): void {
  if (association.through === null || through === null || through === undefined) return
  for (const name of conditionNames(through.where)) checkName(association, name, 'where')
  for (const name of attributeNames(through.attributes)) checkName(association, name, 'attributes')
}

function checkName(
  { through, target, source, as }: AssociationLike,
  name: string,
  option: 'where' | 'attributes',
): void {
  const { name: junction, definition } = through!.model // the caller has looked
  if (definition.attributes.has(name) || definition.columns.has(name) || /[$.]/.test(name)) return
  const hint = target.definition.attributes.has(name)
    ? ` ${quoted(name)} is an attribute of ${target.name}: put it in the "${option}" of the include itself, not of "through".`
    : didYouMean(name, definition.attributes.keys())
  throw new EagerLoadingError(
    `${source.name}.${as}: through.${option} names ${quoted(name)}, but the junction ${junction} has no such attribute.${hint} ` +
      `${junction} has: ${listed(definition.attributes.keys())}.`,
  )
}

/** The plain names; expressions speak for themselves. */
function attributeNames(attributes: unknown): string[] {
  const list: unknown = Array.isArray(attributes) ? attributes : Object(attributes).exclude
  return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []
}

/** The attributes of a condition, those inside Op.and, Op.or and Op.not included. */
function conditionNames(where: unknown): string[] {
  if (Array.isArray(where)) return where.flatMap(conditionNames)
  if (typeof where !== 'object' || where === null) return []
  const prototype: unknown = Object.getPrototypeOf(where)
  if (prototype !== null && prototype !== Object.prototype) return []
  const nested = Object.getOwnPropertySymbols(where).flatMap((key) => conditionNames(Reflect.get(where, key)))
  return [...Object.keys(where), ...nested]
}
