/**
 * Values in raw SQL. `:name` and `?` are replaced by literals, `$1` and `$name` become the engine's own placeholders:
 * `SELECT :a` → `SELECT 1`; `SELECT $id, $id` → `SELECT ?, ?` and `[5, 5]`. One pass reads the user's text, so what a
 * value brings is never read again; strings, quoted names and comments are skipped.
 */
import { printable, shown } from '../errors/sentence'
import { isPlainObject } from '../util/objects'

/** What differs between engines in the text that must be skipped. Standard SQL needs none of it. */
export interface SqlSyntax {
  /** `'it\'s'`: MySQL and MariaDB. */
  readonly backslashEscapes?: boolean
  /** `$$…$$`, `$tag$…$tag$`, and `E'it\'s'`: PostgreSQL. */
  readonly dollarQuotes?: boolean
  /** `# to the end of the line`: MySQL and MariaDB. */
  readonly hashComments?: boolean
  /** A comment may hold a comment: PostgreSQL. */
  readonly nestedComments?: boolean
  /** `data ? 'key'` is an operator (PostgreSQL), so a `?` right behind an operand is no placeholder. */
  readonly questionMarkOperators?: boolean
}

export type Replacements = readonly unknown[] | Readonly<Record<string, unknown>>

/** The SQL with its placeholders replaced. `escape` writes one scalar as a literal of the engine. */
export function replace(
  sql: string,
  replacements: Replacements,
  escape: (value: unknown) => string,
  syntax: SqlSyntax = {},
): string {
  if (Array.isArray(replacements)) return replacePositional(sql, replacements, escape, syntax)
  if (!isPlainObject(replacements)) {
    const received = JSON.stringify(replacements) ?? shown(replacements)
    throw new TypeError(
      `"replacements" must be an array or a plain object, but received ${printable(received)} instead.`,
    )
  }
  return replaceNamed(sql, replacements, escape, syntax)
}

/** As v6: with an object, only `:name` is a placeholder. */
function replaceNamed(
  sql: string,
  replacements: Readonly<Record<string, unknown>>,
  escape: (value: unknown) => string,
  syntax: SqlSyntax,
): string {
  return rewrite(sql, syntax, (at) => {
    if (sql[at] !== ':' || isNamePart(sql[at - 1]) || sql[at - 1] === ':') return null
    const name = nameAt(sql, at + 1)
    if (name === '' || isDigit(name[0])) return null
    const value = Object.hasOwn(replacements, name) ? replacements[name] : undefined
    if (value === undefined) {
      throw new Error(`Named replacement ":${printable(name)}" has no entry in the replacement map.`)
    }
    return { end: at + 1 + name.length, text: safeAfter(sql[at - 1], escapeList(value, escape)) }
  })
}

/** As v6: with an array, only `?` is. */
function replacePositional(
  sql: string,
  replacements: readonly unknown[],
  escape: (value: unknown) => string,
  syntax: SqlSyntax,
): string {
  let position = 0
  return rewrite(sql, syntax, (at) => {
    if (sql[at] !== '?' || (syntax.questionMarkOperators && endsOperand(sql[at - 1]))) return null
    const index = position++
    const value = replacements[index]
    if (value === undefined) {
      throw new Error(
        `Positional replacement (?) ${index} has no entry in the replacement map (replacements[${index}] is undefined).`,
      )
    }
    return { end: at + 1, text: safeAfter(sql[at - 1], escapeList(value, escape)) }
  })
}

/** A list as `1, 2`, a list of lists as `(1, 2), (3, 4)`, anything else as one literal. */
function escapeList(value: unknown, escape: (value: unknown) => string): string {
  if (!Array.isArray(value)) return escapeScalar(value, escape)
  return value
    .map((element) =>
      Array.isArray(element) ? `(${escapeList(element, escape)})` : escapeScalar(element, escape),
    )
    .join(', ')
}

function escapeScalar(value: unknown, escape: (value: unknown) => string): string {
  const isObject = typeof value === 'object' && value !== null
  const isScalar = isObject
    ? value instanceof Date || value instanceof Uint8Array
    : typeof value !== 'function'
  if (!isScalar || typeof value === 'symbol') throw new Error(`Invalid value ${shown(value)}`)
  return escape(value)
}

/** `1-:a` with -1 must not become the comment `1--1`. */
function safeAfter(before: string | undefined, literal: string): string {
  return before === '-' && literal.startsWith('-') ? `(${literal})` : literal
}

/** How an engine writes placeholders, and whether one of them may stand for the same value several times. */
export interface PlaceholderStyle {
  /** The text of the placeholder of a slot, counted from 1: `?`, `$1`. */
  readonly placeholder: (slot: number) => string
  /** True where `$1` may occur twice for one value; else each occurrence has a value of its own. */
  readonly reusable: boolean
  readonly syntax?: SqlSyntax
}

/** Raw SQL read once: the engine's text, and which key of `bind` each slot takes. */
export interface BindTemplate {
  readonly text: string
  readonly keys: readonly string[]
}

/** Reads `$1`, `$name` and the escape `$$`. The result depends on the text only, so it can be kept. */
export function parseBind(sql: string, style: PlaceholderStyle): BindTemplate {
  const keys: string[] = []
  const syntax = style.syntax ?? {}
  const text = rewrite(sql, syntax, (at, isQuoted) => {
    if (sql[at] !== '$') return null
    // v6 documents `$$` as the sign itself, also inside of quotes; a placeholder is none there.
    if (sql[at + 1] === '$') return { end: at + 2, text: '$' }
    if (isQuoted || isWordPart(sql[at - 1])) return null
    const key = wordAt(sql, at + 1)
    if (key === '') return null
    let slot = style.reusable ? keys.indexOf(key) + 1 : 0
    if (slot === 0) slot = keys.push(key)
    return { end: at + 1 + key.length, text: style.placeholder(slot) }
  })
  return { text, keys }
}

/** The values of the slots: `$1` is the first of an array, or the entry '1' of an object. */
export function bindValues(template: BindTemplate, bind: Replacements): unknown[] {
  return template.keys.map((key) => {
    const value = Array.isArray(bind) ? positional(bind, key) : named(bind, key)
    if (value === undefined) {
      throw new Error(`Named bind parameter "$${printable(key)}" has no value in the given object.`)
    }
    return value
  })
}

/** Text and values at once, for SQL that is not kept. */
export function bindParameters(
  sql: string,
  bind: Replacements,
  style: PlaceholderStyle,
): { text: string; values: unknown[] } {
  const template = parseBind(sql, style)
  return { text: template.text, values: bindValues(template, bind) }
}

function positional(bind: readonly unknown[], key: string): unknown {
  return /^[1-9][0-9]*$/.test(key) ? bind[Number(key) - 1] : undefined
}

function named(bind: unknown, key: string): unknown {
  return isPlainObject(bind) && Object.hasOwn(bind, key) ? bind[key] : undefined
}

interface Replaced {
  readonly end: number
  readonly text: string
}

/**
 * The one walk over raw SQL. `replaceAt` is asked at every character outside of comments, and inside of strings and
 * quoted names only with `isQuoted`; it answers with what to write and where to go on, or null.
 */
function rewrite(
  sql: string,
  syntax: SqlSyntax,
  replaceAt: (at: number, isQuoted: boolean) => Replaced | null,
): string {
  let result = ''
  let copied = 0
  let at = 0
  const visit = (isQuoted: boolean): boolean => {
    const replaced = replaceAt(at, isQuoted)
    if (replaced === null) return false
    result += sql.slice(copied, at) + replaced.text
    at = copied = replaced.end
    return true
  }
  while (at < sql.length) {
    const skipped = skip(sql, at, syntax)
    if (skipped === null) {
      if (!visit(false)) at++
    } else if (skipped.isQuoted) {
      while (at < skipped.end) if (sql[at] !== '$' || !visit(true)) at++
    } else at = skipped.end
  }
  return result + sql.slice(copied)
}

interface Skipped {
  readonly end: number
  /** A string or a quoted name, in which `$$` is still the sign of `bind`. */
  readonly isQuoted: boolean
}

/** The comment, string, quoted name or dollar-quoted text that starts here; null if none does. */
function skip(sql: string, at: number, syntax: SqlSyntax): Skipped | null {
  switch (sql[at]) {
    case "'":
      return { end: endOfQuoted(sql, at, hasBackslashes(sql, at, syntax)), isQuoted: true }
    case '"':
      return { end: endOfQuoted(sql, at, syntax.backslashEscapes === true), isQuoted: true }
    case '`':
      return { end: endOfQuoted(sql, at, false), isQuoted: true }
    case '-':
      return sql[at + 1] === '-' ? { end: endOfLine(sql, at), isQuoted: false } : null
    case '#':
      return syntax.hashComments ? { end: endOfLine(sql, at), isQuoted: false } : null
    case '/':
      return sql[at + 1] === '*' ? { end: endOfComment(sql, at, syntax), isQuoted: false } : null
    case '$':
      return syntax.dollarQuotes ? dollarQuoted(sql, at) : null
    default:
      return null
  }
}

function hasBackslashes(sql: string, at: number, syntax: SqlSyntax): boolean {
  if (syntax.backslashEscapes) return true
  const isEscapeString = sql[at - 1] === 'E' || sql[at - 1] === 'e'
  return syntax.dollarQuotes === true && isEscapeString && !isNamePart(sql[at - 2])
}

/** A doubled quote is two strings beside each other to this walk, which ends at the same place. */
function endOfQuoted(sql: string, at: number, backslashes: boolean): number {
  const quote = sql[at]
  for (let i = at + 1; i < sql.length; i++) {
    if (backslashes && sql[i] === '\\') i++
    else if (sql[i] === quote) return i + 1
  }
  if (quote === "'")
    throw new Error(`The following SQL query includes an unterminated string literal:\n${sql}`)
  return sql.length
}

function endOfLine(sql: string, at: number): number {
  const end = sql.indexOf('\n', at)
  return end === -1 ? sql.length : end
}

function endOfComment(sql: string, at: number, syntax: SqlSyntax): number {
  let depth = 1
  for (let i = at + 2; i < sql.length; i++) {
    if (sql[i] === '*' && sql[i + 1] === '/') {
      i++
      if (--depth === 0) return i + 1
    } else if (syntax.nestedComments && sql[i] === '/' && sql[i + 1] === '*') {
      i++
      depth++
    }
  }
  return sql.length
}

/** `$tag$ … $tag$`. Without its end it is no quote, and the text may hold `$$`, the escape of `bind`. */
function dollarQuoted(sql: string, at: number): Skipped | null {
  if (isNamePart(sql[at - 1])) return null
  const tag = nameAt(sql, at + 1)
  const opening = `$${tag}$`
  if (isDigit(tag[0]) || !sql.startsWith(opening, at)) return null
  const end = sql.indexOf(opening, at + opening.length)
  return end === -1 ? null : { end: end + opening.length, isQuoted: false }
}

const NAME_PART = /[\p{L}\p{N}_]/u
const NAME = /[\p{L}\p{N}_]*/uy
const WORD_PART = /\w/
const WORD = /\w*/y

function nameAt(sql: string, at: number): string {
  NAME.lastIndex = at
  return NAME.exec(sql)![0] // matches the empty text at least
}

function wordAt(sql: string, at: number): string {
  WORD.lastIndex = at
  return WORD.exec(sql)![0]
}

function isNamePart(character: string | undefined): boolean {
  return character !== undefined && NAME_PART.test(character)
}

function isWordPart(character: string | undefined): boolean {
  return character !== undefined && WORD_PART.test(character)
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

function endsOperand(character: string | undefined): boolean {
  return isNamePart(character) || (character !== undefined && '\'"`)]?@'.includes(character))
}
