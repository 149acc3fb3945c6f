// The options of a find, of an include and of its `through`: which there are, and how query/shape.ts walks each.
import { strangerHint } from '../definition/known-options'
import type { ModelLike } from '../definition/model-contract'
import { printable } from '../errors/sentence'

/** What is known of one option: how to walk it, or that it is not shape. */
export type OptionKind = 'condition' | 'expressions' | 'include' | 'count' | 'flag' | 'through' | 'aside'
export type OptionKinds = ReadonlyMap<string, OptionKind>

export const FIND_OPTIONS = kinds({
  where: 'condition',
  having: 'condition',
  on: 'condition',
  attributes: 'expressions',
  order: 'expressions',
  group: 'expressions',
  col: 'expressions',
  include: 'include',
  limit: 'count',
  offset: 'count',
  raw: 'flag',
  nest: 'flag',
  lean: 'flag',
  paranoid: 'flag',
  subQuery: 'flag',
  distinct: 'flag',
  lock: 'flag',
  skipLocked: 'flag',
  noWait: 'flag',
  includeIgnoreAttributes: 'flag',
  joinTableAttributes: 'aside',
  searchPath: 'flag',
  indexHints: 'flag',
  tableHints: 'flag',
  dataType: 'flag',
  strictOptions: 'aside',
  plain: 'aside',
  rejectOnEmpty: 'aside',
  transaction: 'aside',
  logging: 'aside',
  benchmark: 'aside',
  hooks: 'aside',
  useMaster: 'aside',
  replacements: 'aside',
  bind: 'aside',
  type: 'aside',
  model: 'aside',
  logQueryParameters: 'aside',
  retry: 'aside',
  force: 'aside',
  truncate: 'aside',
  cascade: 'aside',
  individualHooks: 'aside',
  returning: 'aside',
  validate: 'aside',
  silent: 'aside',
  sideEffects: 'aside',
  fields: 'aside',
  defaults: 'aside',
  restartIdentity: 'aside',
  scope: 'aside',
})
export const INCLUDE_OPTIONS = kinds({
  where: 'condition',
  on: 'condition',
  attributes: 'expressions',
  order: 'expressions',
  include: 'include',
  limit: 'count',
  offset: 'count',
  through: 'through',
  required: 'flag',
  right: 'flag',
  or: 'flag',
  separate: 'flag',
  strategy: 'flag',
  duplicating: 'flag',
  subQuery: 'flag',
  subQueryFilter: 'flag',
  paranoid: 'flag',
  as: 'aside',
  model: 'aside',
  association: 'aside',
  group: 'expressions',
  having: 'condition',
  raw: 'aside',
  hooks: 'aside',
  logging: 'aside',
  transaction: 'aside',
  lock: 'aside',
  benchmark: 'aside',
})
export const THROUGH_OPTIONS = kinds({
  where: 'condition',
  attributes: 'expressions',
  as: 'flag',
  paranoid: 'flag',
  scope: 'condition',
})

/** An unknown option: an error if it looks like a known one, or under `strictOptions`; else hooks may read it. */
export function refuseStranger(name: string, known: OptionKinds, subject: string, model: ModelLike): void {
  const isStrict = model.sequelize.options.strictOptions === true
  const hint = strangerHint(name, known, isStrict)
  if (hint === null) return
  const list = isStrict ? ` Known (strictOptions is on): ${[...known.keys()].join(', ')}.` : ''
  throw new TypeError(`${subject}: unknown option "${printable(name)}".${hint}${list}`)
}

/** A table of options; a map, since every object knows a `constructor`. */
function kinds(table: Record<string, OptionKind>): OptionKinds {
  return new Map(Object.entries(table))
}
