// npm test: finds test/**/*.test.ts (and .js) and runs them with node's own runner, TypeScript through tsx.
//   npm test                         everything but test/package, which needs a build (npm run test:package)
//   npm test -- associations where   only files whose path contains one of the words; a file or folder works too
//   npm test -- '!test/types'        all but those
//   npm test -- --test-name-pattern=x   what starts with a dash goes to node
// Fails when a test fails, and when none ran.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const args = process.argv.slice(2)
const flags = args.filter((arg) => arg.startsWith('-'))
const filters = args.filter((arg) => !/^[-!]/.test(arg)).map(normalise)
const exceptions = args.filter((arg) => arg.startsWith('!')).map((arg) => normalise(arg.slice(1)))

const files = testFiles().filter(isWanted)
if (files.length === 0) {
  console.error(
    filters.length ? `No test file matches ${filters.join(', ')}.` : 'There is no test file under test/.',
  )
  process.exit(1)
}
process.exit(await run(files))

function testFiles() {
  return readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.[cm]?[jt]s$/.test(entry.name))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter((file) => !file.includes('/node_modules/'))
    .sort()
}

function isWanted(file) {
  if (exceptions.some((exception) => file.includes(exception))) return false
  if (filters.length > 0) return filters.some((filter) => file.includes(filter))
  return !file.startsWith('test/package/')
}

/** './test/unit/' and an absolute path mean what 'test/unit' means. */
function normalise(filter) {
  const path = filter.startsWith(root) ? relative(root, filter) : filter
  return path.replace(/^\.\//, '')
}

/** Runs the files; resolves with the exit code. node exits 0 when nothing ran, so its closing line is read. */
function run(files) {
  const command = [
    '--import',
    'tsx',
    '--test',
    '--test-reporter=spec',
    '--test-concurrency=2',
    ...flags,
    ...files,
  ]
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let tail = ''
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk)
    tail = (tail + chunk).slice(-20_000)
  })
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      const passed = Number(/^\S* ?pass (\d+)$/m.exec(tail)?.[1] ?? 0)
      if (code === 0 && passed === 0) {
        console.error('No test ran.')
        done(1)
      } else done(signal ? 1 : code)
    })
  })
}
