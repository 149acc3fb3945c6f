// The programs of the four founding texts, each run as a program of its own: Relata must print what sequelize@6
// prints, and the TypeScript form what the JavaScript form prints. library-alias.cjs resolves `require('relata')`.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { oracleMode } from '../support/oracle'

const folder = join(__dirname, 'programs')

/** What a program is about; where v6 must be told something else, `oracleText` rewrites the text for it. */
const programs: { file: string; story: string; oracleText?: (text: string) => string; warns?: RegExp }[] = [
  { file: 's0-one-to-one.cjs', story: 'S0: one-to-one' },
  { file: 's0-one-to-many.cjs', story: 'S0: one-to-many' },
  { file: 's0-many-to-many.cjs', story: 'S0: films and actors, the junction with declared keys' },
  {
    file: 's1-manual.cjs',
    story:
      'S1: pictures and projects; the flat values of the text mean what { through } means in v6 (row 67)',
    oracleText: (text) => text.replace(/, \{ started: (true|false) \}\)/g, ', { through: { started: $1 } })'),
  },
  { file: 's1-one-to-one.cjs', story: 'S1: belongsTo, its key and accessor in each form' },
  { file: 's1-has-one.cjs', story: 'S1: hasOne puts the key on B and the methods on A' },
  { file: 's1-one-to-many.cjs', story: 'S1: hasMany' },
  {
    file: 's1-order-of-the-text.cjs',
    story: 'S1: declared after the tables are made: the same error as v6, after a warning (row 9)',
    warns: /tableAId/,
  },
  { file: 's1-many-to-many.cjs', story: 'S1: A and B over C, and the include of no use (row 77)' },
  { file: 's2/usage.cjs', story: 'S2: models, migration and usage' },
  { file: 's3.cjs', story: 'S3: the four calls, the pairs, RESTRICT' },
]

for (const { file, story, oracleText, warns } of programs) {
  test(story, async () => {
    const typed = join(folder, file.replace('.cjs', '.ts'))
    const runs: Promise<Output>[] = [run('sequelize', textFor(file, oracleText))]
    if (oracleMode !== 'only') runs.push(run('relata', join(folder, file)), run('relata', typed))
    const [oracle, ...relata] = await Promise.all(runs)
    const expected = lines(oracle?.stdout ?? '')
    assert.ok(expected.length > 1, 'a program must print what is to be compared')
    for (const { stdout, stderr } of relata) {
      assert.deepEqual(lines(stdout), expected, stderr)
      assert.match(stderr, warns ?? /^$/)
    }
  })
}

/** The file itself, or a rewritten copy beside it for as long as the run lasts. */
function textFor(file: string, rewrite?: (text: string) => string): string {
  const path = join(folder, file)
  if (!rewrite) return path
  const copy = join(mkdtempSync(join(tmpdir(), 'relata-seed-')), basename(file))
  writeFileSync(copy, rewrite(readFileSync(path, 'utf8')))
  process.on('exit', () => rmSync(join(copy, '..'), { recursive: true, force: true }))
  return copy
}

type Output = { stdout: string; stderr: string }

function run(library: 'relata' | 'sequelize', program: string) {
  const args = ['--import', 'tsx', '--require', join(__dirname, 'library-alias.cjs'), program]
  const env = { ...process.env, SEED_LIBRARY: library }
  return new Promise<Output>((resolve, reject) => {
    execFile(process.execPath, args, { env, cwd: join(__dirname, '../..') }, (error, stdout, stderr) => {
      if (error) reject(new Error(`${basename(program)} under ${library}: ${stderr || error.message}`))
      else resolve({ stdout, stderr })
    })
  })
}

/** Printed lines; those that hold JSON are parsed, so that the order of keys does not matter; times of now are one. */
function lines(text: string): unknown[] {
  const now = new RegExp(`${new Date().toISOString().slice(0, 10)}T[0-9:.]+Z`, 'g')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(now, '<now>'))
    .map((line) => (/^[[{]"|^\[\{"/.test(line) ? (JSON.parse(line) as unknown) : line))
}
