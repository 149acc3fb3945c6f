// A foreign key is spoken of by several: the attribute's own declaration, and each association that uses it. What was
// said in words beats what only follows by default, whoever came first; two different words are a contradiction
// (SPEC Δ 34). What the attribute itself declares is taken as it is, as in v6.
//
//   hasMany: default onDelete SET NULL   +   belongsTo: allowNull: false in words   →   allowNull: false, CASCADE
import { quoted, shown } from '../errors/sentence'
import { keysOf } from '../util/objects'
import type { RawAttribute } from './attribute'

export interface ForeignKeyDraft {
  /** Who speaks, for messages: `Post.belongsTo(User)`. */
  readonly by: string
  /** What the user wrote in the association's options. */
  readonly explicit: Partial<RawAttribute>
  /** What follows where nobody says otherwise, given whether the key may be null. */
  readonly defaults: (allowNull: boolean) => Partial<RawAttribute>
}

/** The attribute that the drafts add to what is declared (`undefined`: nothing was). */
export function settledAttribute(
  subject: string,
  declared: Partial<RawAttribute> | undefined,
  drafts: readonly ForeignKeyDraft[],
): Partial<RawAttribute> {
  const settled: Partial<RawAttribute> = { ...declared }
  const saidBy = new Map<PropertyKey, string>()
  for (const { explicit, by } of drafts) {
    for (const key of keysOf(explicit) as string[]) {
      if (explicit[key] === undefined || declared?.[key] !== undefined) continue
      const former = saidBy.get(key)
      if (former === undefined) {
        settled[key] = explicit[key]
        saidBy.set(key, by)
      } else if (!sameOption(settled[key], explicit[key])) {
        throw new Error(
          `${subject}: ${former} says ${quoted(key)} is ${shown(settled[key])}, ${by} says ${shown(explicit[key])}. Give both the same.`,
        )
      }
    }
  }
  const allowNull = settled.allowNull !== false && settled.primaryKey !== true
  for (const draft of drafts) {
    const defaults = draft.defaults(allowNull)
    for (const key of keysOf(defaults) as string[]) settled[key] ??= defaults[key]
  }
  return settled
}

function sameOption(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a === 'string' && typeof b === 'string') return a.toUpperCase() === b.toUpperCase()
  return typeof a === 'object' && typeof b === 'object' && shown(a) === shown(b)
}
