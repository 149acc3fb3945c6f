// Every ts and js block of the README, of docs/ and of doc comments is compiled, run in a database of its own, and prints or
// throws what its comments say. How blocks are marked stands in snippets.ts.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { EXAMPLE_MODELS } from './example-models'
import { MARK, moduleOf, outcomeOf, promised, snippetsOfPage, snippetsOfSource } from './snippets'

const root = resolve(__dirname, '../..')
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter(isPage)
    .sort()
    .map((name) => `docs/${name}`),
]
const sources = [
  'src/model.ts',
  'src/sequelize.ts',
  'src/query-interface.ts',
  ...readdirSync(join(root, 'src/types')).map((name) => `src/types/${name}`),
  ...readdirSync(join(root, 'src/errors')).map((name) => `src/errors/${name}`),
  'src/sql/expressions.ts',
  'src/sql/operators.ts',
]
const snippets = [
  ...pages.flatMap((page) => snippetsOfPage(page, textOf(page))),
  ...sources.flatMap((source) => snippetsOfSource(source, textOf(source), EXAMPLE_MODELS)),
]

// Beside src/ and not in the system's folder for such things: modules find node_modules and tsconfig.json upwards.
mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache/docs-'))
const files = snippets.map((snippet, index) => {
  const name = `${String(index).padStart(3, '0')}-${snippet.place.replaceAll(/[^\w]+/g, '-')}.ts`
  writeFileSync(join(folder, name), moduleOf(snippet))
  return name
})
after(() => rmSync(folder, { recursive: true }))

test('every page of the documentation but those on the project itself has blocks', () => {
  const empty = pages.filter((page) => !snippets.some((snippet) => snippet.place.startsWith(`${page}:`)))
  assert.deepEqual(empty, ['docs/architecture.md', 'docs/spec-rows.md'])
})

test('every block of TypeScript compiles', () => {
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { paths: { relata: ['../../src/index.ts'] }, types: ['node'] },
    include: ['*.ts'],
    exclude: [],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const tsc = join(root, 'node_modules/tsc7/bin/tsc')
  const result = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  })
  // Errors in src/ are the concern of `npm run check`.
  assert.deepEqual(result.stdout.split('\n').flatMap(atPage), [])
  assert.equal(result.stderr, '')
})

for (const [index, snippet] of snippets.entries()) {
  if (!snippet.isRun) continue
  test(`${snippet.place} runs`, async () => {
    const { prints, throws } = promised(snippet)
    const { printed, error } = await outcomeOf(join(folder, files[index]!))
    if (throws === null) assert.ifError(error)
    else assertThrown(error, throws)
    if (prints.length > 0) assert.deepEqual(printed, prints)
  })
}

/** 'EagerLoadingError: User has no …' against the error; '…' at the end stands for any rest. */
function assertThrown(error: unknown, expected: string): void {
  assert.ok(error instanceof Error, `nothing was thrown; expected ${expected}`)
  const text = `${error.constructor.name}: ${error.message.replaceAll(/\s+/g, ' ')}`
  if (!expected.endsWith('…')) assert.equal(text, expected)
  else assert.equal(`${text.slice(0, expected.length - 1)}…`, expected)
}

/** An error of tsc, told by the line of the page instead of that of the module. */
function atPage(message: string): string[] {
  const match = /^(\S+?\.ts)\((\d+),(\d+)\): (.*)$/.exec(message)
  if (!match) return message === '' || /^ |^\.\./.test(message) ? [] : [message]
  const [, file, line, column, rest] = match
  const snippet = snippets[files.indexOf(file!)]
  if (!snippet) return []
  const start =
    readFileSync(join(folder, file!), 'utf8')
      .split('\n')
      .findIndex((each) => each.includes(MARK)) + 1
  const [page, first] = snippet.place.split(':')
  const offset = Number(line) - start
  return [
    offset > 0
      ? `${page}:${Number(first) + offset}:${column} ${rest}`
      : `${snippet.place} (before it) ${rest}`,
  ]
}

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function isPage(name: string): boolean {
  return name.endsWith('.md')
}
