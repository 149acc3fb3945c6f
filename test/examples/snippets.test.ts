// How blocks are found, put together and judged: the tests of the tests in docs.test.ts.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'
import { EXAMPLE_MODELS } from './example-models'
import { moduleOf, outcomeOf, promised, snippetsOfPage, snippetsOfSource } from './snippets'

const cache = resolve(__dirname, '../../.cache')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(cache, 'snippets-'))
after(() => rmSync(folder, { recursive: true }))

const PAGE = `# Title

<!-- preamble
import { DataTypes } from 'relata'
const n = 1
-->

\`\`\`sh
npm install
\`\`\`

\`\`\`ts
import { DataTypes, Op } from 'relata'
const a = n
\`\`\`

<!-- continues -->
\`\`\`ts
console.log(a) // prints: 1
\`\`\`

<!-- checked only -->
\`\`\`js
const sequelize = new Sequelize('sqlite:file.db')
\`\`\`
`

test('blocks of a page: where they stand, what comes before them, whether they run', () => {
  const preamble = `import { DataTypes } from 'relata'\nconst n = 1\n`
  const first = `import { DataTypes, Op } from 'relata'\nconst a = n\n`
  assert.deepEqual(snippetsOfPage('docs/x.md', PAGE), [
    { place: 'docs/x.md:12', language: 'ts', before: preamble, code: first, isRun: true },
    {
      place: 'docs/x.md:18',
      language: 'ts',
      before: `${preamble}\n${first}`,
      code: 'console.log(a) // prints: 1\n',
      isRun: true,
    },
    {
      place: 'docs/x.md:23',
      language: 'js',
      before: '',
      code: `const sequelize = new Sequelize('sqlite:file.db')\n`,
      isRun: false,
    },
  ])
})

test('imports come to the top, each name once', () => {
  const [first] = snippetsOfPage('x.md', PAGE)
  assert.match(moduleOf(first!), /^import \{ DataTypes, Op \} from 'relata'\nexport async function main/)
})

test('examples of doc comments run with the models of example-models.ts', async () => {
  const source = `
  /**
   * Finds posts.
   *
   * @example
   * const posts = await Post.findAll({ include: ['author'] })
   * console.log(posts[0]!.title, posts[0]!.author!.name) // prints: Notes Ada
   *
   * @throws never
   */
  find() {}

  /** Short. @see nothing */

  /**
   * @example
   * \`\`\`ts
   * await user.setPosts(undefined as never)
   * // throws TypeError: User.setPosts() got undefined. …
   * \`\`\`
   */
`
  const found = snippetsOfSource('src/x.ts', source, EXAMPLE_MODELS)
  assert.deepEqual(
    found.map(({ place }) => place),
    ['src/x.ts:5', 'src/x.ts:16'],
  )
  const outcomes = []
  for (const [index, snippet] of found.entries()) {
    const file = join(folder, `${index}.ts`)
    writeFileSync(file, moduleOf(snippet))
    outcomes.push(await outcomeOf(file))
  }
  assert.deepEqual(outcomes[0], { printed: ['Notes Ada'], error: null })
  assert.match(String(outcomes[1]!.error), /^TypeError: User\.setPosts\(\) got undefined/)
  assert.deepEqual(promised(found[0]!), { prints: ['Notes Ada'], throws: null })
  assert.deepEqual(promised(found[1]!), { prints: [], throws: 'TypeError: User.setPosts() got undefined. …' })
})
