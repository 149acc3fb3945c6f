/**
 * The nearest known name to a misspelt one: `didYouMean('autor', ['author', 'tags'])` → ' Did you mean "author"?'.
 * A name is near at two edits or fewer (two neighbours exchanged are one edit), and at fewer than half of its letters.
 */
import { sameIgnoringCase } from '../util/casing'
import { listed, quoted } from './sentence'

const MOST_EDITS = 2
/** No name of a model or column is longer; an attacker's may be, and the comparison is quadratic. */
const LONGEST = 128

/** The nearest candidate, the first of equals; undefined if none is near. */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined
  let best: string | undefined
  let fewest = Infinity
  for (const candidate of candidates) {
    const edits = distance(name, candidate)
    if (edits < fewest) [best, fewest] = [candidate, edits]
  }
  return best
}

/** ' Did you mean "author"?', with the space before it, or ''. */
export function didYouMean(name: string, candidates: Iterable<string>): string {
  const found = nearest(name, candidates)
  return found === undefined ? '' : ` Did you mean ${quoted(found)}?`
}

/**
 * Unknown options: one that is nearly a known one is a slip of the pen and throws (SPEC Δ 32, 81); others pass, since
 * programs hand options of their own to hooks. With `strictOptions` every unknown one throws.
 *
 *   refuseMisspelt('User', 'model option', { timestmps: false }, MODEL_OPTIONS)
 *   → User has an unknown model option "timestmps". Did you mean "timestamps"?
 */
export function refuseMisspelt(
  subject: string,
  what: string,
  options: object,
  known: ReadonlySet<string>,
  strict = false,
): void {
  for (const key of Object.keys(options)) {
    if (known.has(key)) continue
    const meant = nearest(key, known)
    if (meant === undefined && !strict) continue
    const hint = meant === undefined ? `Known are: ${listed(known)}.` : `Did you mean ${quoted(meant)}?`
    throw new Error(`${subject} has an unknown ${what} ${quoted(key)}. ${hint}`)
  }
}

/** Edits between the names; Infinity if they are too many. Another case or other underscores are less than one edit. */
function distance(name: string, candidate: string): number {
  if (name === candidate) return 0
  if (sameIgnoringCase(name, candidate)) return 0.5
  if (Math.abs(name.length - candidate.length) > MOST_EDITS) return Infinity
  const edits = editDistance(name, candidate)
  return edits <= MOST_EDITS && edits < name.length / 2 ? edits : Infinity
}

/** Optimal string alignment: insertion, deletion, exchange of a letter, transposition of neighbours. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
