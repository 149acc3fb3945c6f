// Every row of the specification has a test, and docs/spec-rows.md says which.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

test('each row of SPEC section 2 has a test, and docs/spec-rows.md is up to date', () => {
  const script = join(__dirname, '../../scripts/spec-table.mjs')
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
})
