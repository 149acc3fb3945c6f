// What associations say of a foreign key: words beat defaults in either order, two different words are an error (SPEC Δ 34).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settledAttribute, type ForeignKeyDraft } from '../../../src/definition/foreign-key-draft'

const hasMany = (explicit: object = {}): ForeignKeyDraft => ({
  by: 'User.hasMany(Post)',
  explicit,
  defaults: (allowNull) => ({
    type: 'INTEGER',
    allowNull,
    onDelete: allowNull ? 'SET NULL' : 'CASCADE',
    onUpdate: 'CASCADE',
  }),
})
const belongsTo = (explicit: object = {}): ForeignKeyDraft => ({
  by: 'Post.belongsTo(User)',
  explicit,
  defaults: (allowNull) => ({
    type: 'INTEGER',
    allowNull,
    onDelete: allowNull ? 'SET NULL' : 'NO ACTION',
    onUpdate: 'CASCADE',
  }),
})

test('an explicit action beats a default in either order', () => {
  for (const drafts of [
    [hasMany(), belongsTo({ onDelete: 'RESTRICT' })],
    [belongsTo({ onDelete: 'RESTRICT' }), hasMany()],
  ]) {
    assert.equal(settledAttribute('Post.userId', undefined, drafts).onDelete, 'RESTRICT')
  }
})

test('allowNull: false said by one side changes the default action too', () => {
  const settled = settledAttribute('Post.userId', undefined, [hasMany(), belongsTo({ allowNull: false })])
  assert.deepEqual([settled.allowNull, settled.onDelete], [false, 'CASCADE'])
})

test('two different explicit values throw, naming both; the same in another case does not', () => {
  assert.throws(
    () =>
      settledAttribute('Post.userId', undefined, [
        hasMany({ onDelete: 'CASCADE' }),
        belongsTo({ onDelete: 'RESTRICT' }),
      ]),
    /Post\.userId: User\.hasMany\(Post\) says "onDelete" is 'CASCADE', Post\.belongsTo\(User\) says 'RESTRICT'/,
  )
  const same = settledAttribute('x', undefined, [
    hasMany({ onDelete: 'cascade' }),
    belongsTo({ onDelete: 'CASCADE' }),
  ])
  assert.equal(same.onDelete, 'cascade')
})

test('what the attribute itself declares is left alone, as in v6', () => {
  const declared = { type: 'BIGINT', allowNull: false, onDelete: 'RESTRICT' }
  const settled = settledAttribute('Post.userId', declared, [
    hasMany({ onDelete: 'CASCADE', allowNull: true }),
  ])
  assert.deepEqual(settled, { ...declared, onUpdate: 'CASCADE' })
})
