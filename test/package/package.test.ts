// The packed package: what is in it, whether other tools can read it, and whether it works in an empty project of each sort.
import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import ts from 'typescript'
import { installIn, pack, removeAll, root, run, runJson } from './tarball'

const tarball = pack()
const folders: string[] = []
after(() => removeAll(folders))

const expected = {
  authors: [
    ['Stanisław', ['Solaris']],
    ['Ursula', ['The Dispossessed']],
  ],
  author: 'Stanisław',
  isValidationError: true,
  isOneClass: true,
}

test('the package holds only what a user needs', () => {
  const beside = tarball.files.filter((file) => !file.startsWith('dist/'))
  assert.deepEqual(beside.sort(), ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'])
  const strange = tarball.files.filter(
    (file) => file.startsWith('dist/') && !/\.(js|mjs|js\.map|d\.ts|d\.mts)$/.test(file),
  )
  assert.deepEqual(strange, [])
})

test('every value that the declarations export is there at run time, and the other way round', () => {
  const declared = declaredValues(join(root, 'dist/index.d.ts'))
  const required = require(join(root, 'dist/index.js'))
  // The module is the class Sequelize: its static `options` shows, and a type whose name is no identifier.
  const statics = ['options', 'DOUBLE PRECISION']
  const present = Object.keys(required).filter((name) => !name.startsWith('_') && !statics.includes(name))
  assert.deepEqual(
    declared.filter((name) => !(name in required)),
    [],
    'declared, but not there',
  )
  assert.deepEqual(
    present.filter((name) => !declared.includes(name)),
    [],
    'there, but not declared',
  )
})

test('publint finds nothing', () => {
  const { status, output } = run(join(root, 'node_modules/.bin/publint'), ['--strict', tarball.path], root)
  assert.equal(status, 0, output)
  assert.match(output, /All good/)
})

test('are-the-types-wrong finds nothing', () => {
  const { status, output } = run(
    join(root, 'node_modules/.bin/attw'),
    ['--format', 'ascii', tarball.path],
    root,
  )
  assert.equal(status, 0, output)
  assert.match(output, /No problems found/)
})

test('works in an empty CommonJS project', () => {
  assert.deepEqual(runJson(project('cjs'), 'main.js'), expected)
})

test('works in an empty ESM project, with the very same objects', () => {
  assert.deepEqual(runJson(project('esm'), 'main.mjs'), expected)
})

for (const compiler of ['typescript', 'tsc7']) {
  const version = compiler === 'tsc7' ? 'TypeScript 7' : 'TypeScript 5.9'

  test(`${version} compiles against it as CommonJS (node16), and the program runs`, () => {
    const folder = project('typescript')
    compile(folder, compiler, { module: 'node16', moduleResolution: 'node16' })
    assert.deepEqual(runJson(folder, 'out/main.js'), expected)
  })

  test(`${version} compiles against it as ESM (node16), and the program runs`, () => {
    const folder = project('typescript')
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a-user', type: 'module' }))
    compile(folder, compiler, { module: 'node16', moduleResolution: 'node16' })
    assert.deepEqual(runJson(folder, 'out/main.js'), expected)
  })

  test(`${version} compiles against it for a bundler, and the bundle runs`, () => {
    const folder = project('typescript')
    compile(folder, compiler, { module: 'esnext', moduleResolution: 'bundler' })
    const esbuild = join(root, 'node_modules/.bin/esbuild')
    const flags = [
      '--bundle',
      '--platform=node',
      '--external:better-sqlite3',
      '--outfile=bundle.js',
      '--log-level=error',
    ]
    const { status, output } = run(esbuild, ['out/main.js', ...flags], folder)
    assert.equal(status, 0, output)
    assert.deepEqual(runJson(folder, 'bundle.js'), expected)
  })
}

const newerNode = process.env.RELATA_NEWER_NODE ?? (hasSqlite() ? process.execPath : undefined)

test(
  "without better-sqlite3, Node's own node:sqlite serves",
  {
    skip: newerNode ? false : 'this Node has no node:sqlite; .ci/run names a newer one in RELATA_NEWER_NODE',
  },
  () => assert.deepEqual(runJson(project('cjs', { withDriver: false }), 'main.js', newerNode), expected),
)

test(
  'without better-sqlite3 on a Node that has no node:sqlite, the error names the package and the command',
  { skip: hasSqlite() ? 'this Node has node:sqlite' : false },
  () => {
    const { status, output } = run(process.execPath, ['main.js'], project('cjs', { withDriver: false }))
    assert.notEqual(status, 0)
    const command = process.versions.node.startsWith('20.') ? 'better-sqlite3@12' : 'better-sqlite3'
    assert.match(output, new RegExp(`\\(npm install ${command}\\), or use Node.js 22.16 or newer`))
  },
)

test(
  'better-sqlite3@13 on a Node that it crashes on is an error that names the version to take',
  {
    skip: process.versions.node.startsWith('20.') ? false : 'this Node is one that better-sqlite3@13 runs on',
  },
  () => {
    const folder = project('cjs', { withDriver: false })
    const fake = join(folder, 'node_modules/better-sqlite3')
    mkdirSync(fake)
    writeFileSync(join(fake, 'package.json'), JSON.stringify({ name: 'better-sqlite3', version: '13.0.0' }))
    writeFileSync(join(fake, 'index.js'), 'process.abort()')
    const { status, output } = run(process.execPath, ['main.js'], folder)
    assert.notEqual(status, 0)
    assert.match(
      output,
      /better-sqlite3 13\.0\.0 is installed, which crashes on .*npm install better-sqlite3@12/,
    )
  },
)

function project(name: string, options?: { withDriver: boolean }): string {
  const folder = installIn(name, tarball, options)
  folders.push(folder)
  return folder
}

/** Strictly, and with the library's declarations checked too (skipLibCheck is off). */
function compile(folder: string, compiler: string, options: Record<string, string>): void {
  const types = { types: ['node'], typeRoots: [join(root, 'node_modules/@types')] }
  const compilerOptions = {
    target: 'es2022',
    strict: true,
    skipLibCheck: false,
    outDir: 'out',
    rootDir: '.',
    ...types,
    ...options,
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }))
  const { status, output } = run(
    process.execPath,
    [join(root, 'node_modules', compiler, 'bin/tsc'), '-p', folder],
    folder,
  )
  assert.equal(status, 0, output)
}

/** Names of classes, functions, constants and enums; types and interfaces are no values. */
function declaredValues(file: string): string[] {
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  })
  const checker = program.getTypeChecker()
  const isValue = (symbol: ts.Symbol) => {
    const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    return (meant.flags & ts.SymbolFlags.Value) !== 0 && !meant.declarations!.every(isOfTypesOnly)
  }
  // dist/types has no run-time code: what is declared there alone is exported as a type.
  const isOfTypesOnly = (declaration: ts.Declaration) =>
    declaration.getSourceFile().fileName.includes('/dist/types/')
  const module = checker.getSymbolAtLocation(program.getSourceFile(file)!)!
  return checker
    .getExportsOfModule(module)
    .filter(isValue)
    .map((symbol) => symbol.name)
}

function hasSqlite(): boolean {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 23 || (major === 22 && minor >= 16)
}
