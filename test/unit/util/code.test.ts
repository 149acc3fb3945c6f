import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { compile } from '../../../src/util/code'

const before = process.env['RELATA_INTERPRET']
beforeEach(() => delete process.env['RELATA_INTERPRET'])
afterEach(() => {
  if (before === undefined) delete process.env['RELATA_INTERPRET']
  else process.env['RELATA_INTERPRET'] = before
})

test('compile gives a strict function of its parameters that sees its scope', () => {
  const sum = compile(['a', 'b'], 'return add(a, b)', { add: (a: number, b: number) => a + b })
  assert.equal(sum!(2, 3), 5)
  const strict = compile([], 'return this === undefined', {})
  assert.equal(strict!(), true)
})

test('RELATA_INTERPRET=1 forbids generated code', () => {
  process.env['RELATA_INTERPRET'] = '1'
  assert.equal(compile([], 'return 1', {}), null)
})

test('a platform that forbids code generation gets null, not an error', () => {
  const file = JSON.stringify(join(__dirname, '../../../src/util/code.ts'))
  const run = spawnSync(
    process.execPath,
    [
      '--import',
      'tsx',
      '--disallow-code-generation-from-strings',
      '-e',
      `console.log(require(${file}).compile([], 'return 1', {}))`,
    ],
    { encoding: 'utf8' },
  )
  assert.equal(run.stdout.trim(), 'null', run.stderr)
})

test('a broken body and a name that is no identifier are errors', () => {
  assert.throws(() => compile([], 'return (', {}), SyntaxError)
  assert.throws(() => compile(['a) { evil() } //'], '', {}), TypeError)
  assert.throws(() => compile([], '', { 'a-b': 1 }), TypeError)
})
