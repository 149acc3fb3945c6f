// Writes docs/spec-rows.md: each row of the specification and the tests that stand for it, read from the specRow()
// and deltaRow() calls in test/. With --check it writes nothing and fails where the table is old or a row is missing.
import { mkdirSync, readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const output = join(root, 'docs/spec-rows.md')
const expected = [...Array.from({ length: 83 }, (_, index) => String(index + 1)), '58a']
const later = {
  84: 'a runner that applies a migration once and records no failing one: comes with the CLI',
  85: 'one advisory lock per run, a transaction where DDL is transactional: comes with the CLI',
}

const calls = readdirSync(join(root, 'test/associations'))
  .filter((name) => name.endsWith('.test.ts'))
  .sort()
  .flatMap((name) => callsIn(join(root, 'test/associations', name)))
const missing = expected.filter((row) => !calls.some((call) => call.row === row))
const table = printTable(calls)

if (process.argv.includes('--check')) {
  const current = existsSync(output) ? readFileSync(output, 'utf8') : ''
  if (missing.length > 0) fail(`rows without a test: ${missing.join(', ')}`)
  if (current !== table) fail('docs/spec-rows.md is old: run `node scripts/spec-table.mjs`')
} else {
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(output, table)
  if (missing.length > 0) fail(`rows without a test: ${missing.join(', ')}`)
}

/** `specRow(45, "as: …", …)` → { row: '45', delta: false, title, file } */
function callsIn(file) {
  const call = /^(specRow|deltaRow)\(\s*'?(\d+a?)'?,\s*(['"])(.*?)(?<!\\)\3,/gms
  return [...readFileSync(file, 'utf8').matchAll(call)].map(([, kind, row, , title]) => ({
    row,
    delta: kind === 'deltaRow',
    title: title.replaceAll("\\'", "'"),
    file: relative(root, file),
  }))
}

function printTable(found) {
  const lines = [
    '# The specification, row by row',
    '',
    'Rows of `SPEC.md` section 2 and the tests that stand for them. Written by `node scripts/spec-table.mjs` from the',
    'tests; do not edit. *v6*: the same test passes on `sequelize@6` (`npm run test:oracle`). *Δ*: Relata differs',
    'on purpose.',
    '',
    '| Row | | Statement | Test |',
    '|---|---|---|---|',
  ]
  for (const row of [...expected].sort((a, b) => parseInt(a) - parseInt(b) || a.localeCompare(b))) {
    for (const call of found.filter((each) => each.row === row)) {
      const title = call.title.replaceAll('|', '\\|')
      lines.push(`| ${row} | ${call.delta ? 'Δ' : 'v6'} | ${title} | \`${call.file}\` |`)
    }
  }
  for (const [row, why] of Object.entries(later)) lines.push(`| ${row} | | ${why} | not yet |`)
  return lines.join('\n') + '\n'
}

function fail(message) {
  console.error(message)
  process.exitCode = 1
}
