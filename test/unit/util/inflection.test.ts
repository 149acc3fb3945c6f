// Names as v6 makes them: each case is compared with what sequelize@6 answers, so no expectation is written down.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Utils } from 'sequelize'
import { camelize, lowerFirst, sameIgnoringCase, underscore, upperFirst } from '../../../src/util/casing'
import { pluralize, singularize, useInflection } from '../../../src/util/inflection'

const WORDS = [
  'User', 'user', 'Person', 'people', 'Child', 'Category', 'Bus', 'Address', 'Status', 'Datum', 'Data', 'Goose', 'Sheep',
  'News', 'Series', 'OrderItem', 'order_item', 'Movie', 'Analysis', 'Matrix', 'Quiz', 'Mouse', 'tooth', 'Foot', 'Photo',
  'Hero', 'Potato', 'Leaf', 'Wolf', 'Knife', 'Box', 'Fish', 'Media', 'Criterion', 'Index', 'Vertex', 'Cactus', 'x', '',
] // prettier-ignore

// In v6's typings Utils lacks a function or two that exist.
const v6 = Utils as unknown as Record<string, (word: string) => string>

test('plurals and singulars are those of v6', () => {
  for (const word of WORDS) {
    assert.equal(pluralize(word), v6['pluralize']!(word), word)
    assert.equal(singularize(word), v6['singularize']!(word), word)
  }
})

test('camelize and underscore give the names that v6 gives', () => {
  const names = [
    'user_id',
    'User_id',
    'foo-bar',
    'foo bar',
    'FOO_BAR',
    '_a',
    'x__y',
    ' a b ',
    'É_t',
    'a1_2b',
    'user.id',
  ]
  for (const name of names) assert.equal(camelize(name), v6['camelize']!(name), name)
  const more = ['createdAt', 'HTMLParser', 'userID', 'a1B2', 'already_under', 'Foo::Bar', 'X', 'OrderItemId']
  for (const name of [...names, ...more]) assert.equal(underscore(name), v6['underscore']!(name), name)
})

test('camelize keeps a name whose separator has no letter behind it', () => {
  assert.equal(camelize('id_'), 'id')
})

test('the first letter alone is raised or lowered', () => {
  assert.equal(upperFirst('userId'), 'UserId')
  assert.equal(lowerFirst('UserId'), 'userId')
  assert.equal(upperFirst(''), '')
})

test('sameIgnoringCase sees through case and underscores, and nothing else', () => {
  assert.ok(sameIgnoringCase('user_id', 'UserID'))
  assert.ok(sameIgnoringCase('userId', 'userid'))
  assert.ok(!sameIgnoringCase('userId', 'userIds'))
  assert.ok(!sameIgnoringCase('user-id', 'userid'))
})

test('useInflection replaces the inflector', () => {
  const before = { pluralize, singularize }
  const german = {
    pluralize: (word: string) => word + 'en',
    singularize: (word: string) => word.replace(/en$/, ''),
  }
  useInflection(german)
  try {
    assert.equal(pluralize('Frau'), 'Frauen')
    assert.equal(singularize('Frauen'), 'Frau')
  } finally {
    useInflection(require('inflection'))
  }
  assert.equal(before.pluralize('Person'), 'People')
})
