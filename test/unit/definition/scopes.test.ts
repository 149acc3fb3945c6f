// Scopes merge as v6's do: the same scopes are declared on sequelize@6, and what it makes of them is the expectation.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { AnyOptions, ModelLike } from '../../../src/definition/model-contract'
import { mergeFindOptions, resolveScopes, scopedOptions } from '../../../src/definition/scopes'
import { Op } from '../../../src/sql/operators'
import { loadOracle } from '../../support/oracle'

const { Sequelize, DataTypes, literal } = loadOracle()
const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })
after(() => sequelize.close())
const Post = sequelize.define('Post', {})
const Tag = sequelize.define('Tag', {})

const scopes = {
  a: { where: { x: 1 }, limit: 1, order: ['y'] },
  b: {
    where: { x: 2, y: { [Op.gt]: 3 } },
    attributes: { exclude: ['id'] },
    order: [['x', 'DESC']],
    group: ['x'],
    having: { x: 1 },
  },
  literal: { where: literal('1=1') },
  either: { where: { [Op.or]: [{ x: 1 }, { y: 2 }] } },
  eitherToo: { where: { [Op.or]: [{ x: 5 }] } },
  and: { where: { [Op.and]: [{ x: 1 }] } },
  andToo: { where: { [Op.and]: { y: 1 } } },
  above: { where: { y: { [Op.gt]: 1 } } },
  below: { where: { y: { [Op.lt]: 5 } } },
  called: (v: unknown, w: unknown) => ({ where: { x: v, w } }),
  posts: { include: [{ model: Post, where: { id: 1 } }] },
  postsToo: { include: { model: Post, attributes: ['id'], where: { id: 2 } } },
  justPosts: { include: Post },
  tagsOf: { include: [{ model: Post, include: [{ model: Tag, where: { x: 1 } }] }] },
  tagsToo: { include: [{ model: Post, include: [{ model: Tag, attributes: ['x'] }] }] },
  named: { include: ['mine'] },
  namedToo: { include: [{ model: Post, as: 'mine', where: { id: 2 }, limit: 3 }] },
  more: { attributes: { include: ['z'] } },
  moreToo: { attributes: { include: ['q'], exclude: ['x'] } },
  list: { attributes: ['m'] },
  mixed: { raw: true, custom: 1, where: { x: 0 }, paranoid: false },
}
const defaultScope = { where: { y: 1 }, attributes: ['x'], order: [['x']], limit: 3, include: [Post] }

/** The model in v6, and what Relata's functions read of a model. */
function bothModels(whereMergeStrategy: string) {
  const oracle = sequelize.define('A', { x: DataTypes.STRING }, { whereMergeStrategy, defaultScope, scopes })
  const mine = oracle.hasMany(Post, { as: 'mine' })
  oracle.hasMany(Post)
  const definition = { name: 'A', options: { whereMergeStrategy, defaultScope, scopes } }
  const model = { name: 'A', definition, associations: { mine }, _scope: null as AnyOptions | null }
  return { oracle, model: model as unknown as ModelLike & { _scope: AnyOptions | null } }
}

const calls: unknown[][] = [
  ['a'],
  ['a', 'b'],
  ['b', 'a'],
  ['defaultScope', 'a'],
  ['either', 'eitherToo'],
  ['either', 'a'],
  ['and', 'andToo'],
  ['and', 'a'],
  ['above', 'below'],
  [{ method: ['called', 7, 8] }],
  [{ method: 'called' }],
  ['called'],
  [['a', 'b']],
  ['posts', 'postsToo'],
  ['postsToo', 'posts'],
  ['posts', 'defaultScope'],
  ['posts', 'justPosts'],
  ['tagsOf', 'tagsToo'],
  ['named', 'namedToo'],
  ['posts', 'namedToo'],
  ['more', 'moreToo'],
  ['more', 'list'],
  ['list', 'more'],
  ['b', 'more'],
  ['literal', 'a'],
  ['a', 'literal'],
  ['mixed', 'a'],
  [null],
  [],
  [{ where: { x: 9 } }],
  ['a', { where: { x: 9 } }],
]
for (const strategy of ['overwrite', 'and']) {
  test(`scopes merge as in v6 under whereMergeStrategy '${strategy}'`, () => {
    const { oracle, model } = bothModels(strategy)
    for (const given of calls) {
      const { scope } = resolveScopes(model, given)
      assert.deepEqual(scope, oracle.scope(...given)._scope, `scope(${JSON.stringify(given)})`)
    }
    assert.deepEqual(resolveScopes(model, ['a', { method: ['called', 1] }]).names, ['a', 'called'])
  })

  const finds: [string, AnyOptions][] = [
    ['a', { where: { x: 3 }, limit: 5, order: ['z'] }],
    ['a', { where: {} }],
    ['a', { where: literal('3=3') }],
    ['a', { limit: undefined, order: null, group: 'y' }],
    ['b', { attributes: ['x'], group: ['y'], having: { y: 1 } }],
    ['b', { attributes: { exclude: ['x'] }, order: 'x' }],
    ['posts', { include: [{ model: Post, where: { z: 2 }, required: false }, Tag] }],
    ['posts', { include: null }],
    ['namedToo', { include: ['mine'] }],
    ['mixed', { raw: false, custom: 2 }],
  ]
  test(`a call's options count before the scope's as in v6 ('${strategy}')`, async () => {
    const { oracle, model } = bothModels(strategy)
    for (const [scope, options] of finds) {
      let expected: AnyOptions = {}
      const scoped = oracle.scope(scope)
      scoped.addHook('beforeFind', (seen: AnyOptions) => {
        expected = { ...seen }
        throw new Error('seen')
      })
      await assert.rejects(scoped.findAll({ ...options }), { message: 'seen' })
      scoped.options.hooks = {}
      for (const extra of ['hooks', 'rejectOnEmpty']) delete expected[extra]
      model._scope = resolveScopes(model, [scope]).scope
      assert.deepEqual(scopedOptions(model, options), expected, `${scope} + ${JSON.stringify(options)}`)
    }
  })
}

test('two conditions without keys both hold: a filter is never lost unseen (v6 drops the first)', () => {
  const { model } = bothModels('overwrite')
  const [one, two] = [literal('1=1'), literal('2=2')]
  const merged = mergeFindOptions(model, { where: one }, { where: two })
  assert.deepEqual(merged.where, { [Op.and]: [one, two] })
})

test('where: undefined is not taken for "no condition of my own"', () => {
  const { model } = bothModels('and')
  const merged = mergeFindOptions(model, { where: { x: 1 } }, { where: undefined })
  assert.ok('where' in merged)
  assert.equal(merged.where, undefined)
})

test('no input is changed, and the scope shares nothing with the result', () => {
  const { model } = bothModels('and')
  const before = JSON.stringify([scopes.a, scopes.b])
  model._scope = resolveScopes(model, ['a', 'posts']).scope
  const options = Object.freeze({ where: Object.freeze({ x: 2 }), include: Object.freeze([Post]) })
  const merged = scopedOptions(model, options)
  merged.order.push('added')
  assert.equal(JSON.stringify([scopes.a, scopes.b]), before)
  assert.deepEqual(model._scope.order, ['y'])
})

test('without a scope the options themselves come back', () => {
  const { model } = bothModels('and')
  const options = { where: { x: 1 } }
  assert.equal(scopedOptions(model, options), options)
})

test('an unknown scope is a SequelizeScopeError that offers the nearest one', () => {
  const { model } = bothModels('and')
  assert.throws(() => resolveScopes(model, ['calledd']), {
    name: 'SequelizeScopeError',
    message: /^Invalid scope calledd called\. Did you mean "called"\?/,
  })
  assert.throws(() => resolveScopes(model, ['constructor']), { name: 'SequelizeScopeError' })
  assert.throws(() => resolveScopes(model, [5]), { name: 'SequelizeScopeError' })
})
