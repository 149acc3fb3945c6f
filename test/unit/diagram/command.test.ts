// `relata diagram` as a user types it: files and folders as people have them, and what it says when it finds no models.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, test } from 'node:test'

const root = resolve(__dirname, '../../..')
const folders: string[] = []
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'relata-diagram-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

function relata(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = ['--import', 'tsx', join(root, 'src/cli.ts'), ...args]
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
}

const library = JSON.stringify(join(root, 'src/index.ts'))

test("sequelize-cli's folder of models: each is defined, then associated; index.js, which connects, is left alone", () => {
  const folder = folderWith({
    'index.js': `throw new Error('connects to a real database')`,
    'user.js': `module.exports = (sequelize, DataTypes) => {
      class User extends sequelize.Sequelize.Model {
        static associate(models) { User.hasMany(models.Post, { as: 'posts', foreignKey: 'userId' }) }
      }
      User.init({ name: DataTypes.STRING }, { sequelize, modelName: 'User', timestamps: false })
      return User
    }`,
    'post.js': `module.exports = (sequelize, DataTypes) => sequelize.define('Post', { title: DataTypes.STRING })`,
    'post.test.js': `throw new Error('is no model')`,
    'notes.txt': 'is no code',
  })
  const { status, stdout, stderr } = relata('diagram', folder, '--format', 'mermaid')
  assert.equal(stderr, '')
  assert.equal(status, 0)
  assert.match(stdout, /^erDiagram\n {2}User \|o--o\{ Post : "posts"\n/)
})

test('a file that exports a Sequelize, under whatever name; --out writes a file and its ending names the format', () => {
  const folder = folderWith({
    'db.ts': `import { Sequelize } from ${library}
      export const connection = new Sequelize()
      connection.define('Thing', {})`,
  })
  const out = join(folder, 'models.mmd')
  const { status, stdout, stderr } = relata('diagram', join(folder, 'db.ts'), '--out', out)
  assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: '', stderr: '' })
  assert.match(readFileSync(out, 'utf8'), /^erDiagram\n {2}Thing \{/)
})

test('a file that exports models; SVG to standard output is the default; --models picks', () => {
  const folder = folderWith({
    'models.js': `const { Sequelize } = require(${library})
      const sequelize = new Sequelize()
      exports.Thing = sequelize.define('Thing', {})
      exports.Other = sequelize.define('Other', {})`,
  })
  const { stdout } = relata('diagram', join(folder, 'models.js'), '--models', 'Other')
  assert.match(stdout, /^<svg /)
  assert.ok(stdout.includes('>Other<') && !stdout.includes('>Thing<'))
})

test('what cannot be drawn is told in a sentence, without a stack', () => {
  const folder = folderWith({
    'empty.js': `exports.answer = 42`,
    'v6.js': `exports.sequelize = { models: {} }`,
  })
  const errors: [string, RegExp][] = [
    [join(folder, 'missing.js'), /^relata: There is no file or folder .*missing\.js\.\n$/],
    [join(folder, 'empty.js'), /^relata: .*empty\.js exports neither a Sequelize, nor models, nor functions/],
    [
      join(folder, 'v6.js'),
      /^relata: .*v6\.js exports a Sequelize of another package\. Install this one in its place/,
    ],
  ]
  for (const [source, message] of errors) {
    const { status, stderr } = relata('diagram', source)
    assert.equal(status, 1)
    assert.match(stderr, message)
  }
  assert.match(relata('diagram', folder, '--format', 'png').stderr, /Allowed choices are svg, mermaid/)
})
