/**
 * The type tests (*.test-d.ts), checked as a user's library would be: against the declarations that the build emits,
 * installed as a package, with declarations of its own. A type that the package forgets to export shows only so.
 * `npm run test:types` holds a ring of 100 models to its budget under both compilers; here a small one will do.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { before, test } from 'node:test'

const root = resolve(__dirname, '../..')
const cache = join(root, '.cache/types-test')
const TS5 = join(root, 'node_modules/typescript/bin/tsc')
const TS7 = join(root, 'node_modules/tsc7/bin/tsc')
const tests = readdirSync(__dirname).filter((file) => file.endsWith('.test-d.ts'))

before(() => {
  rmSync(cache, { recursive: true, force: true })
  const installed = join(cache, 'node_modules/relata')
  // Whether src itself is free of type errors is `npm run check`'s question.
  const emitted = tsc(TS7, '-p', 'tsconfig.build.json', '--emitDeclarationOnly', '--noEmitOnError', 'false',
    '--sourceMap', 'false', '--inlineSources', 'false', '--outDir', join(installed, 'dist')) // prettier-ignore
  assert.ok(existsSync(join(installed, 'dist/index.d.ts')), emitted.output)
  cpSync(join(root, 'package.json'), join(installed, 'package.json'))
  writeFileSync(
    join(installed, 'dist/index.d.mts'),
    `import { Sequelize } from './index.js'\nexport * from './index.js'\nexport default Sequelize\n`,
  )
})

const asCommonJs = { type: 'commonjs', module: 'node16', moduleResolution: 'node16' }
const asEsm = { type: 'module', module: 'node16', moduleResolution: 'node16' }
const asBundled = { type: 'module', module: 'esnext', moduleResolution: 'bundler' }

test('the type tests pass under TypeScript 5.9, as CommonJS', () => check(TS5, asCommonJs))
test('the type tests pass under TypeScript 7, as CommonJS', () => check(TS7, asCommonJs))
test('the type tests pass under TypeScript 7, as ESM', () => check(TS7, asEsm))
test('the type tests pass under TypeScript 7, for a bundler', () => check(TS7, asBundled))

function check(compiler: string, mode: typeof asEsm): void {
  const folder = project(mode)
  for (const file of tests) cpSync(join(__dirname, file), join(folder, file))
  const { status, output } = tsc(compiler, '-p', folder)
  assert.equal(status, 0, output)
}

test('a ring of 20 models costs at most 300,000 instantiations', async () => {
  const { ringOf } = await import('./ring.mjs')
  const folder = project(asCommonJs)
  writeFileSync(join(folder, 'ring.ts'), ringOf(20))
  const { status, output } = tsc(TS7, '-p', folder, '--extendedDiagnostics')
  assert.equal(status, 0, output)
  const counted = Number(/Instantiations:\s+([\d,]+)/.exec(output)?.[1]!.replaceAll(',', ''))
  assert.ok(counted <= 300_000, `${counted} instantiations`)
})

let projects = 0
/** A folder with the settings of a user's project; all files in it are checked. */
function project({ type, ...resolution }: typeof asEsm): string {
  const folder = join(cache, `project-${projects++}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type }))
  const compilerOptions = {
    ...resolution,
    target: 'es2022',
    strict: true,
    skipLibCheck: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: '.',
    outDir: 'out',
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, exclude: ['out'] }))
  return folder
}

function tsc(compiler: string, ...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  return { status, output: stdout + stderr }
}
