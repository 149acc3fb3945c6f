import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listed, printable, quoted, shown } from '../../../src/errors/sentence'
import { didYouMean, nearest } from '../../../src/errors/suggest'

const KNOWN = ['author', 'comments', 'tags', 'createdAt', 'userId', 'id']

test('a misspelt name finds the one that was meant', () => {
  const cases = {
    autor: 'author',
    auhtor: 'author',
    comment: 'comments',
    tgas: 'tags',
    createAt: 'createdAt',
    user_id: 'userId',
    ID: 'id',
  }
  for (const [wrong, right] of Object.entries(cases)) assert.equal(nearest(wrong, KNOWN), right, wrong)
})

test('nothing is suggested for a name that is far from all', () => {
  for (const wrong of ['posts', 'x', 'ix', 'tabs2x', '', 'a'.repeat(100_000)])
    assert.equal(nearest(wrong, KNOWN), undefined, wrong)
})

test('neighbours exchanged count as one edit, and the nearest wins', () => {
  assert.equal(nearest('wehre', ['there', 'where']), 'where')
  assert.equal(nearest('form', ['for', 'from']), 'for') // both one edit away: the first
  assert.equal(nearest('ab', ['ba']), undefined) // one edit of two letters is half of the name
})

test('didYouMean is a sentence with its space before it, or nothing', () => {
  assert.equal(didYouMean('autor', KNOWN), ' Did you mean "author"?')
  assert.equal(didYouMean('zebra', KNOWN), '')
})

test('what a user sent cannot steer a terminal or a log', () => {
  assert.equal(printable('\u001b]0;x\u0007'), '\\u001b]0;x\\u0007')
  assert.equal(printable('a\r\nb\u0085\u2028\u202e\ufeff'), 'a\\u000d\\u000ab\\u0085\\u2028\\u202e\\ufeff')
  assert.equal(printable('half \ud800 whole 😀'), 'half \\ud800 whole 😀')
  assert.equal(printable('x'.repeat(5000)).length, 201)
  assert.equal(quoted('Müller'), '"Müller"')
})

test('values are shown on one line, and short', () => {
  assert.equal(shown({ a: 1, b: 'x' }), "{ a: 1, b: 'x' }")
  assert.ok(!/[\u0000-\u001f]/.test(shown('a\nb\u001b[31m')))
  assert.ok(shown(Array(10_000).fill('abc')).length < 250)
})

test('a list of names ends where a reader would stop', () => {
  assert.equal(listed([]), 'nothing')
  assert.equal(listed(['a', 'b']), 'a, b')
  const many = Array.from({ length: 27 }, (_, i) => `n${i}`)
  assert.ok(listed(many).endsWith('n19 … and 7 more'))
})
