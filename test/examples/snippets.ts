// Snippets of the documentation as programs: found in Markdown and in doc comments, written out as modules that tsx runs
// and tsc checks.
//
//   ```ts                                            a block of a page, after the page's <!-- preamble … --> unless it
//   const sequelize = new Sequelize()                makes a Sequelize of its own
//   console.log(user.name) // prints: Ada            what it prints, line by line, if it says so at all
//   await User.findAll({ include: 'postz' })
//   // throws EagerLoadingError: User has no …       the block ends with this error; … stands for the rest
//
// Above a fence, <!-- continues --> puts the page's former block before this one, and <!-- checked only --> keeps it from
// being run (it must compile). `js` blocks are run and not checked. A block that must not compile says @ts-expect-error.
import { format } from 'node:util'

export interface Snippet {
  /** Where a reader finds it: 'docs/has-many.md:12'. */
  readonly place: string
  readonly language: 'ts' | 'js'
  /** What comes before it, unseen. */
  readonly before: string
  readonly code: string
  readonly isRun: boolean
}

export interface Outcome {
  readonly printed: readonly string[]
  readonly error: unknown
}

/** The blocks of a Markdown page. */
export function snippetsOfPage(path: string, text: string): Snippet[] {
  const preamble = [...text.matchAll(/^<!-- preamble\n([^]*?)^-->/gm)].map((match) => match[1]!).join('\n')
  const snippets: Snippet[] = []
  for (const match of text.matchAll(/((?:^<!--[^\n]*-->\n)*)^( *)```(ts|js)\n([^]*?)^\2```$/gm)) {
    const [, marks = '', indent = '', language, block = ''] = match
    const code = indent === '' ? block : block.replaceAll(new RegExp(`^${indent}`, 'gm'), '')
    const former = snippets.at(-1)
    const continues = marks.includes('<!-- continues -->') && former
    // A block that makes its own Sequelize stands alone.
    const isWhole = /new Sequelize\(/.test(code)
    snippets.push({
      place: `${path}:${lineOf(text, match.index + marks.length)}`,
      language: language as 'ts' | 'js',
      before: continues ? `${former.before}\n${former.code}` : isWhole ? '' : preamble,
      code,
      isRun: !marks.includes('<!-- checked only -->'),
    })
  }
  return snippets
}

/** The `@example` blocks of a source file's doc comments; they begin with the models of `before`. */
export function snippetsOfSource(path: string, text: string, before: string): Snippet[] {
  const snippets: Snippet[] = []
  for (const comment of text.matchAll(/\/\*\*[^]*?\*\//g)) {
    const plain = comment[0]
      .replaceAll(/^ *\*(?!\/) ?/gm, '')
      .replace(/^\/\*\* ?/, '')
      .replace(/\s*\*\/$/, '')
    for (const example of plain.matchAll(/@example\s*\n?([^]*?)(?=^@\w|$(?![^]))/gm)) {
      const code = example[1]!.replaceAll(/^```(ts|js)?$/gm, '').trim()
      const place = `${path}:${lineOf(text, comment.index) + lineOf(plain, example.index) - 1}`
      snippets.push({ place, language: 'ts', before, code: `${code}\n`, isRun: true })
    }
  }
  return snippets
}

/** The snippet as a module with an async `main`; imports come to its top, each name once. */
export function moduleOf({ language, before, code }: Snippet): string {
  const names = new Map<string, Set<string>>()
  const others: string[] = []
  const bodies = [before, code].map((text) =>
    text.replaceAll(/^import\s+(type\s+)?(?:\{([^}]*)\}\s+from\s+)?([^;\n]*?)'([^']+)'$/gm, (...match) => {
      const [whole, type, list, , module] = match as [
        string,
        string | undefined,
        string | undefined,
        string,
        string,
      ]
      if (list === undefined) others.push(whole)
      else {
        const known = names.get(module) ?? new Set<string>()
        names.set(module, known)
        for (const name of list.split(',').map((each) => each.trim()))
          if (name !== '') known.add(type ? `type ${name}` : name)
      }
      return ''
    }),
  )
  const imports = [...names].map(([module, list]) => `import { ${[...list].join(', ')} } from '${module}'`)
  return [
    ...(language === 'js' ? ['// @ts-nocheck'] : []),
    ...imports,
    ...new Set(others),
    `export async function main(console: { log(...values: unknown[]): void }): Promise<void> {`,
    bodies[0]!.replaceAll(/^export (?!default)/gm, ''),
    `// ${MARK}`,
    bodies[1]!.replaceAll(/^export (?!default)/gm, ''),
    `}`,
    '',
  ].join('\n')
}

export const MARK = 'the block itself begins here'

/** Runs a module that `moduleOf` wrote. */
export async function outcomeOf(file: string): Promise<Outcome> {
  const printed: string[] = []
  const log = (...values: unknown[]) => printed.push(...format(...values).split('\n'))
  const consoleLog = console.log
  console.log = () => {} // statements are logged there unless a block says otherwise
  try {
    const { main } = require(file) as { main(console: { log: typeof log }): Promise<void> }
    await main({ log })
    return { printed, error: null }
  } catch (error) {
    return { printed, error }
  } finally {
    console.log = consoleLog
  }
}

/** What the comments of a block promise. */
export function promised({ code }: Snippet): { prints: string[]; throws: string | null } {
  const prints = [...code.matchAll(/\/\/ prints: ?(.*)$/gm)].map((match) => match[1]!)
  const [thrown] = code.matchAll(/^ *\/\/ throws (.*(?:\n *\/\/ .*)*)/gm)
  return { prints, throws: thrown ? thrown[1]!.replaceAll(/\n *\/\/ /g, ' ') : null }
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
