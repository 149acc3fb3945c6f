// The options of a find, of an include and of its `through`: which there are, and how query/shape.ts walks each.
import type { ModelLike } from '../definition/model-contract'
import { printable } from '../errors/sentence'
import { didYouMean } from '../errors/suggest'

/** What is known of one option: how to walk it, or that it is not shape. */
export type OptionKind = 'condition' | 'expressions' | 'include' | 'count' | 'flag' | 'through' | 'aside'

export const FIND_OPTIONS: Record<string, OptionKind> = {
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
}
export const INCLUDE_OPTIONS: Record<string, OptionKind> = {
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
}
export const THROUGH_OPTIONS: Record<string, OptionKind> = {
  where: 'condition',
  attributes: 'expressions',
  as: 'flag',
  paranoid: 'flag',
  scope: 'condition',
}

/** Unknown keys that were looked at once and are no misspelling of a known one. */
const strangers = new Map<Record<string, OptionKind>, Set<string>>(
  [FIND_OPTIONS, INCLUDE_OPTIONS, THROUGH_OPTIONS].map((known) => [known, new Set()]),
)
const STRANGERS_KEPT = 1000

/** An unknown option: an error if it looks like a known one, or under `strictOptions`; else the user's own affair (hooks read them). */
export function refuseStranger(
  name: string,
  known: Record<string, OptionKind>,
  subject: string,
  model: ModelLike,
): void {
  const isStrict = model.sequelize.options.strictOptions === true
  const seen = strangers.get(known)!
  if (!isStrict && seen.has(name)) return
  const names = Object.keys(known)
  const hint = didYouMean(name, names)
  if (isStrict)
    throw new TypeError(
      `${subject}: unknown option "${printable(name)}".${hint} Known (strictOptions is on): ${names.join(', ')}.`,
    )
  if (hint !== '') throw new TypeError(`${subject}: unknown option "${printable(name)}".${hint}`)
  if (seen.size < STRANGERS_KEPT) seen.add(name)
}
