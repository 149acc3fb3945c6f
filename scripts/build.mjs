// npm run build: TypeScript 5.9 writes CommonJS and declarations to dist/; then the ESM face is added.
// The face holds no code: it imports the CommonJS module and exports the very same objects under the same names,
// so that a class imported and a class required are one class.
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const require = createRequire(import.meta.url)

rmSync(dist, { recursive: true, force: true })
compile()
writeEsmFace()

function compile() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const result = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (result.status !== 0) process.exit(result.status ?? 1)
}

/** The names come from the built module itself, so none can be forgotten. */
function writeEsmFace() {
  const module = require(join(dist, 'index.js'))
  const names = Object.keys(module).filter((name) => name !== 'default' && isIdentifier(name))
  if (typeof module !== 'function' || module.default !== module || !names.includes('Sequelize')) {
    throw new Error(
      'dist/index.js must export the class Sequelize itself, carrying every public name and `default`.',
    )
  }
  writeFileSync(
    join(dist, 'index.mjs'),
    [
      `// The ESM face of relata: the very same objects as require('relata').`,
      `import relata from './index.js'`,
      ``,
      `export default relata`,
      ...names.map((name) => `export const ${name} = relata.${name}`),
      ``,
    ].join('\n'),
  )
  writeFileSync(
    join(dist, 'index.d.mts'),
    [
      `// 'export *' leaves out the default, and a default import of CommonJS would be the whole namespace.`,
      `import { Sequelize } from './index.js'`,
      `export * from './index.js'`,
      `export default Sequelize`,
      ``,
    ].join('\n'),
  )
}

/** False for reserved words too: `export const delete` is no JavaScript. */
function isIdentifier(name) {
  if (!/^[A-Za-z_$][\w$]*$/.test(name) || name.startsWith('__')) return false
  try {
    new Function(`'use strict'; const ${name} = 0`)
    return true
  } catch {
    return false
  }
}
