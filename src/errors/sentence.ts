/**
 * Words for error messages. What a user sent may stand in a message and so reach a terminal or a log file: control
 * characters, line separators and marks that turn the direction of text are written as escapes.
 */
import { inspect } from 'node:util'

// C0, DEL and C1; soft hyphen; zero-width and direction marks; line and paragraph separators; byte order mark; half surrogates.
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const LONGEST = 200

/** The text with everything escaped that is not for the eye, and cut to a length that a log line bears. */
export function printable(text: string): string {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return short.replace(
    UNPRINTABLE,
    (character) => '\\u' + character.charCodeAt(0).toString(16).padStart(4, '0'),
  )
}

/** A name in a sentence: "author". */
export function quoted(name: string): string {
  return `"${printable(name)}"`
}

/** A value in a sentence, as `util.inspect` shows it, on one line. */
export function shown(value: unknown): string {
  return printable(
    inspect(value, { depth: 1, breakLength: Infinity, maxArrayLength: 5, maxStringLength: LONGEST }),
  )
}

/** 'author, comments, tags'; beyond twenty, '… and 7 more'; 'nothing' if there are none. */
export function listed(names: Iterable<string>): string {
  const all = [...names]
  if (all.length === 0) return 'nothing'
  const first = all.slice(0, 20).map(printable).join(', ')
  return all.length > 20 ? `${first} … and ${all.length - 20} more` : first
}
