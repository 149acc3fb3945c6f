// The package as npm would publish it, and empty projects that it is installed in. Needs the build (npm run build).
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const root = resolve(__dirname, '../..')

export interface Tarball {
  path: string
  files: string[]
}

/** Packs what `npm run build` left in dist/. */
export function pack(): Tarball {
  if (!existsSync(join(root, 'dist/index.mjs')))
    throw new Error('There is no dist/: run `npm run build` first.')
  const folder = mkdtempSync(join(tmpdir(), 'relata-tarball-'))
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const answer = JSON.parse(npm(args, root))
  const [{ filename, files }] = Array.isArray(answer) ? answer : Object.values<any>(answer)
  return { path: join(folder, filename), files: files.map((file: { path: string }) => file.path) }
}

/** An empty project with a copy of the given folder in it and the tarball installed, its dependencies with it. */
export function installIn(project: string, tarball: Tarball, { withDriver = true } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), `relata-${project}-`))
  cpSync(join(root, 'test/package/projects', project), folder, { recursive: true })
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'a-user', version: '1.0.0', private: true }),
  )
  npm(['install', '--no-audit', '--no-fund', '--omit=optional', '--ignore-scripts', tarball.path], folder)
  if (withDriver) installDriver(folder)
  return folder
}

/** better-sqlite3 is copied as it stands here: to install it anew is to compile it, which takes minutes. */
function installDriver(folder: string): void {
  for (const name of ['better-sqlite3', 'bindings', 'file-uri-to-path']) {
    const source = join(root, 'node_modules', name)
    mkdirSync(join(folder, 'node_modules'), { recursive: true })
    if (existsSync(source))
      cpSync(source, join(folder, 'node_modules', name), { recursive: true, dereference: true })
  }
}

export function removeAll(folders: string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

/** Runs a program in a project; what it wrote last must be JSON. */
export function runJson(folder: string, file: string, node = process.execPath): any {
  const { status, output } = run(node, [file], folder)
  if (status !== 0) throw new Error(`${file} failed:\n${output}`)
  return JSON.parse(output.trim().split('\n').at(-1)!)
}

export function run(command: string, args: string[], cwd: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: environment() })
  return { status, output: stderr + stdout }
}

function npm(args: string[], cwd: string): string {
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Without what an npm or node that started the tests handed down to them. */
function environment(): NodeJS.ProcessEnv {
  const isInherited = (name: string) =>
    /^(npm_|NODE_OPTIONS$|NODE_TEST_CONTEXT$|RELATA_SQLITE$|TSX_)/.test(name)
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isInherited(name)))
}
