// A CREATE TABLE statement taken apart, so that a table can be made anew with what is not to change in its own words: checks,
// collations, names of constraints, generated columns.
//
//   CREATE TABLE "t" ("a" INTEGER CHECK (a > 0), CONSTRAINT "one" UNIQUE ("a")) STRICT
//   → columns [{ name: 'a', text: '"a" INTEGER CHECK (a > 0)', clauses: ['CHECK (a > 0)'] }]
//     constraints [{ name: 'one', kind: 'unique', columns: ['a'], text: … }], options 'STRICT'

export interface ColumnText {
  readonly name: string
  readonly text: string
  /** Its clauses that no column definition of ours can say. */
  readonly clauses: readonly string[]
  readonly isGenerated: boolean
}
export interface ConstraintText {
  readonly name: string | null
  readonly kind: 'primary key' | 'unique' | 'check' | 'foreign key'
  /** The columns it speaks of; of a check none. */
  readonly columns: readonly string[]
  readonly text: string
}
export interface TableText {
  readonly columns: readonly ColumnText[]
  readonly constraints: readonly ConstraintText[]
  /** What stands behind the list: WITHOUT ROWID, STRICT. */
  readonly options: string
}

export function parseCreateTable(sql: string): TableText {
  const tokens = tokensOf(sql)
  const open = tokens.findIndex((token) => token.text === '(')
  const close = closing(tokens, open)
  const items = split(tokens.slice(open + 1, close))
  const isConstraint = (item: Token[]) => CONSTRAINT_WORDS.has(wordOf(item[0]))
  return {
    columns: items.filter((item) => !isConstraint(item)).map((item) => columnText(item, sql)),
    constraints: items.filter(isConstraint).map((item) => constraintText(item, sql)),
    options: textOf(tokens.slice(close + 1), sql).replace(/;$/, ''),
  }
}

const KINDS: ReadonlyMap<string, ConstraintText['kind']> = new Map([
  ['PRIMARY', 'primary key'],
  ['UNIQUE', 'unique'],
  ['CHECK', 'check'],
  ['FOREIGN', 'foreign key'],
])
const CONSTRAINT_WORDS: ReadonlySet<string> = new Set(['CONSTRAINT', ...KINDS.keys()])

interface Token {
  readonly text: string
  readonly start: number
}

/** Comments are left out; a quoted name or text is one token. */
const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|[\w$\u0080-\uffff]+|[^\s]/g

function tokensOf(sql: string): Token[] {
  const tokens = [...sql.matchAll(TOKEN)].map((match) => ({ text: match[0], start: match.index }))
  return tokens.filter(({ text }) => !text.startsWith('--') && !text.startsWith('/*'))
}

/** The token that closes the parenthesis at `open`. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]!.text === '(') depth++
    else if (tokens[i]!.text === ')' && --depth === 0) return i
  }
  throw new Error('The CREATE TABLE statement of a table has no end.')
}

/** At the commas that stand in no parenthesis. */
function split(tokens: readonly Token[]): Token[][] {
  const items: Token[][] = [[]]
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!
    if (token.text === ',') items.push([])
    else if (token.text === '(') {
      const end = closing(tokens, i)
      items.at(-1)!.push(...tokens.slice(i, end + 1))
      i = end
    } else items.at(-1)!.push(token)
  }
  return items.filter((item) => item.length > 0)
}

function columnText(item: readonly Token[], sql: string): ColumnText {
  const clauses: string[] = []
  let isGenerated = false
  for (let i = 1; i < item.length; i++) {
    const word = wordOf(item[i])
    if (word === 'COLLATE') clauses.push(textOf(item.slice(i, i + 2), sql))
    if (word === 'AS') isGenerated = true
    if (item[i]!.text !== '(') continue
    const end = closing(item, i)
    if (wordOf(item[i - 1]) === 'CHECK') clauses.push(textOf(item.slice(i - 1, end + 1), sql))
    i = end
  }
  return { name: nameOf(item[0]!), text: textOf(item, sql), clauses, isGenerated }
}

function constraintText(item: readonly Token[], sql: string): ConstraintText {
  const isNamed = wordOf(item[0]) === 'CONSTRAINT'
  const body = isNamed ? item.slice(2) : item
  const kind = KINDS.get(wordOf(body[0])) ?? 'unique'
  const open = body.findIndex((token) => token.text === '(')
  const listed = kind === 'check' || open < 0 ? [] : split(body.slice(open + 1, closing(body, open)))
  return {
    name: isNamed ? nameOf(item[1]!) : null,
    kind,
    columns: listed.map((each) => nameOf(each[0]!)),
    text: textOf(item, sql),
  }
}

function wordOf(token: Token | undefined): string {
  return token === undefined ? '' : token.text.toUpperCase()
}

/** A name without its quotes. */
function nameOf({ text }: Token): string {
  const [first] = text
  if (first === '[') return text.slice(1, -1)
  if (first === '"' || first === '`' || first === "'")
    return text.slice(1, -1).replaceAll(first + first, first)
  return text
}

function textOf(tokens: readonly Token[], sql: string): string {
  if (tokens.length === 0) return ''
  const last = tokens.at(-1)!
  return sql.slice(tokens[0]!.start, last.start + last.text.length)
}
