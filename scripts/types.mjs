// npm run test:types: everything is checked by TypeScript 5.9 and by TypeScript 7 (the type tests as a user's library
// meets them are test/types, a part of npm test); then a ring of 100 models is held to a budget of instantiations, which is what inference costs its users.
//   npm run test:types -- --budget    only the ring
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ringOf } from '../test/types/ring.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const compilers = { 'TypeScript 5.9': 'typescript', 'TypeScript 7': 'tsc7' }
const ring = { models: 100, instantiations: 1_150_000 }
let failed = 0

if (!process.argv.includes('--budget')) {
  for (const compiler of Object.keys(compilers))
    report(`everything under ${compiler}`, compile(compiler, ['-p', '.']))
}
for (const compiler of Object.keys(compilers)) report(...measureRing(compiler))
process.exit(failed ? 1 : 0)

function compile(compiler, args) {
  const tsc = join(root, 'node_modules', compilers[compiler], 'bin/tsc')
  const result = spawnSync(process.execPath, [tsc, ...args], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  return { isFine: result.status === 0, output: result.stdout + result.stderr }
}

function report(what, { isFine, output }) {
  console.log(`${isFine ? '✔' : '✖'} ${what}`)
  if (isFine) return
  failed++
  console.log(output.trim().split('\n').slice(0, 40).join('\n'))
}

function measureRing(compiler) {
  const folder = join(root, '.cache/types')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'ring.ts'), ringOf(ring.models))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../tsconfig.json',
      compilerOptions: {
        paths: { relata: ['../../src/index.ts'] },
        typeRoots: ['../../node_modules/@types'],
      },
      include: ['ring.ts'],
      exclude: [],
    }),
  )
  const { isFine, output } = compile(compiler, ['-p', folder, '--extendedDiagnostics'])
  const counted = Number(/Instantiations:\s+([\d,]+)/.exec(output)?.[1].replaceAll(',', '') ?? NaN)
  const what = `a ring of ${ring.models} models under ${compiler}: ${counted} instantiations of ${ring.instantiations}`
  return [what, { isFine: isFine && counted <= ring.instantiations, output }]
}
