// Rules 1, 7 and 8 of docs/architecture.md: where imports may point, who loads a driver, where an index.ts may be.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { test } from 'node:test'
import { document, readLayout } from './layout'
import { parse, readSource, root, storeyOf, type SourceFile } from './source'

const files = readSource()
const { floors, files: namedFiles } = readLayout()

test('every folder and file directly in src/ has a floor in docs/architecture.md', () => {
  const unknown = files.filter((file) => !floors.has(storeyOf(file.path))).map((file) => file.path)
  assert.deepEqual(unknown, [])
})

test('every file that the layout names exists', () => {
  const paths = new Set(files.map((file) => file.path))
  assert.deepEqual(
    namedFiles.filter((file) => !paths.has(file)),
    [],
  )
})

test('every import points to a file that exists', () => {
  const paths = new Set(files.map((file) => file.path))
  const broken = files.flatMap((file) =>
    file.imports
      .filter((one) => one.target && !paths.has(one.target))
      .map((one) => `${file.path} → ${one.specifier}`),
  )
  assert.deepEqual(broken, [])
})

test('imports go down or stay in the folder, type imports too', () => {
  assert.deepEqual(files.flatMap(upwardImports), [])
})

test('an import upwards or sideways is found, however it is written', () => {
  const upward = parse('src/clauses/x.ts', `import type { Plan } from '../query/plan'`)
  const sideways = parse('src/clauses/x.ts', `function f() { return require('../hydration/fold') }`)
  const inType = parse('src/clauses/x.ts', `export type A = import('../loading/strategy').Strategy`)
  const fine = parse('src/clauses/x.ts', `import { a } from './where'; export * from '../sql/nodes'`)
  assert.match(String(upwardImports(upward)), /^src\/clauses\/x\.ts .* → src\/query\/plan\.ts /)
  assert.match(String(upwardImports(sideways)), /^src\/clauses\/x\.ts .* → src\/hydration\/fold\.ts /)
  assert.equal(upwardImports(inType).length, 1)
  assert.deepEqual(upwardImports(fine), [])
})

test('no circle of files anywhere, type imports included', () => {
  assert.deepEqual(circles(files).map(edgesWithin), [])
})

test('a circle is found and named', () => {
  const a = parse('src/a.ts', `import './b'`)
  const b = parse('src/b.ts', `import type { C } from './c'`)
  const c = parse('src/c.ts', `export const load = () => require('./b')`)
  assert.deepEqual(circles([a, b, c]), [['src/b.ts', 'src/c.ts']])
  assert.deepEqual(circles([parse('src/d.ts', `import './d'`)]), [['src/d.ts']])
})

test('an npm driver is loaded in a driver.ts, and only when a connection is opened', () => {
  assert.deepEqual(files.flatMap(misplacedDrivers), [])
  const eager = parse('src/dialects/sqlite/driver.ts', `import Database from 'better-sqlite3'`)
  const elsewhere = parse('src/connection/pool.ts', `const load = () => require('pg')`)
  const fine = parse(
    'src/dialects/sqlite/driver.ts',
    `import type { Database } from 'better-sqlite3'; const load = () => require('better-sqlite3')`,
  )
  assert.equal(misplacedDrivers(eager).length, 1)
  assert.equal(misplacedDrivers(elsewhere).length, 1)
  assert.deepEqual(misplacedDrivers(fine), [])
})

test('a run-time dependency is imported, is in package.json and has its reason in docs/architecture.md', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const reasons = /## Dependencies\n([^]*?)(\n## |$)/.exec(document)?.[1] ?? ''
  const listed = [...reasons.matchAll(/^- `([^`]+)`/gm)].map((match) => match[1])
  assert.deepEqual(listed.sort(), Object.keys(dependencies).sort())
  assert.deepEqual([...importedPackages()].sort(), Object.keys(dependencies).sort())
})

test('no index.ts but the public one and those of data-types, errors and each dialect', () => {
  const indexes = files.map((file) => file.path).filter((path) => path.endsWith('/index.ts'))
  const allowed = /^src\/(index|data-types\/index|errors\/index|dialects\/[a-z]+\/index)\.ts$/
  assert.deepEqual(
    indexes.filter((path) => !allowed.test(path)),
    [],
  )
})

function upwardImports(file: SourceFile): string[] {
  const from = storeyOf(file.path)
  return file.imports
    .flatMap((one) => one.target ?? [])
    .filter((target) => storeyOf(target) !== from && !(floors.get(storeyOf(target))! < floors.get(from)!))
    .map(
      (target) =>
        `${file.path} (floor ${floors.get(from)}) → ${target} (floor ${floors.get(storeyOf(target))})`,
    )
}

/** Tarjan's strongly connected components; those of more than one file are circles, and a file that imports itself. */
function circles(sources: SourceFile[]): string[][] {
  const targets = new Map(sources.map((file) => [file.path, file.imports.flatMap((one) => one.target ?? [])]))
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const found: string[][] = []
  const visit = (path: string) => {
    order.set(path, order.size)
    lowest.set(path, order.get(path)!)
    stack.push(path)
    for (const target of targets.get(path) ?? []) {
      if (!targets.has(target)) continue
      if (!order.has(target)) {
        visit(target)
        lowest.set(path, Math.min(lowest.get(path)!, lowest.get(target)!))
      } else if (stack.includes(target)) lowest.set(path, Math.min(lowest.get(path)!, order.get(target)!))
    }
    if (lowest.get(path) !== order.get(path)) return
    const circle = stack.splice(stack.indexOf(path))
    if (circle.length > 1 || targets.get(path)!.includes(path)) found.push(circle.sort())
  }
  for (const path of targets.keys()) if (!order.has(path)) visit(path)
  return found
}

/** The imports that make up a circle, to see where it is cut best. */
function edgesWithin(circle: string[]): string[] {
  const members = files.filter((file) => circle.includes(file.path))
  return members.flatMap((file) => {
    const targets = new Set(file.imports.flatMap((one) => one.target ?? []))
    return circle.filter((path) => targets.has(path)).map((path) => `${file.path} → ${path}`)
  })
}

function misplacedDrivers(file: SourceFile): string[] {
  const drivers = ['better-sqlite3', 'sqlite3', 'node:sqlite', 'pg', 'mysql2', 'mariadb']
  const isDriverFile = /^src\/dialects\/[a-z]+\/driver\.ts$/.test(file.path)
  return file.imports
    .filter((one) => drivers.some((name) => one.specifier === name || one.specifier.startsWith(`${name}/`)))
    .filter((one) => one.isEager || !isDriverFile)
    .map((one) => `${file.path} loads ${one.specifier}`)
}

/** Packages that src/ imports at run time, drivers aside. */
function importedPackages(): Set<string> {
  const names = files
    .filter((file) => !file.path.endsWith('/driver.ts'))
    .flatMap((file) => file.imports.filter((one) => !one.target).map((one) => one.specifier))
    .filter((name) => !/^(\.|node:)/.test(name) && !builtinModules.includes(name))
  return new Set(
    names.map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    ),
  )
}
