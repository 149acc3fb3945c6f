// Declaring without a database: which model gets which key, with which constraint, and what is refused.
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { declareAssociation as declare } from '../../../src/associations/declare'
import { belongsTo, belongsToMany, hasMany, hasOne, PendingLinks } from '../../../src/associations/links'
import type { ModelLike } from '../../../src/definition/model-contract'
import { DataTypes } from '../../../src/data-types'
import { bareSequelize } from './bare-models'

function key(model: ModelLike, name: string) {
  const { allowNull, references, onDelete, onUpdate } = model.definition.attribute(name)
  return { allowNull, to: references && `${references.table.name}.${references.key}`, onDelete, onUpdate }
}
const names = (model: ModelLike) => [...model.definition.attributes.keys()]

describe('where the key goes and what it is called', () => {
  test('hasOne and hasMany put it on the target, belongsTo on the source', () => {
    const s = bareSequelize()
    const [A, B] = [s.define('A'), s.define('B')]
    assert.equal(declare('HasOne', A, B).foreignKey, 'AId')
    assert.deepEqual(names(B), ['id', 'createdAt', 'updatedAt', 'AId'])
    assert.equal(declare('BelongsTo', A, B, { as: 'other', foreignKey: 'BId' }).foreignKey, 'BId')
    assert.deepEqual(key(A, 'BId'), {
      allowNull: true,
      to: 'Bs.id',
      onDelete: 'SET NULL',
      onUpdate: 'CASCADE',
    })
  })

  test('a declared attribute that differs in case and underscores is adopted, with its own definition', () => {
    const s = bareSequelize()
    const User = s.define('User')
    const Profile = s.define('Profile', {
      user_id: { type: DataTypes.STRING, allowNull: false, field: 'owner' },
    })
    assert.equal(declare('HasOne', User, Profile).foreignKey, 'user_id')
    assert.deepEqual(names(Profile), ['id', 'user_id', 'createdAt', 'updatedAt'])
    assert.equal(Profile.definition.attribute('user_id').column, 'owner')
    assert.equal(key(Profile, 'user_id').onDelete, 'CASCADE')
  })

  test('the key of the inverse is adopted in either order', () => {
    const s = bareSequelize()
    const [User, Post, Note] = [s.define('User'), s.define('Post'), s.define('Note')]
    declare('HasMany', User, Post, { as: 'posts' })
    assert.equal(declare('BelongsTo', Post, User, { as: 'user' }).foreignKey, 'UserId')
    declare('BelongsTo', Note, User, { as: 'user' })
    assert.equal(declare('HasMany', User, Note).foreignKey, 'userId')
  })

  test('a composite primary key gives a composite foreign key, its constraint on the table', () => {
    const s = bareSequelize()
    const part = { type: DataTypes.INTEGER, primaryKey: true }
    const User = s.define('User', { tenantId: part, id: part })
    const Post = s.define('Post')
    const posts = declare('HasMany', User, Post, { foreignKey: ['tenantId', 'userId'] })
    assert.deepEqual(posts.foreignKeys, ['tenantId', 'userId'])
    assert.deepEqual(posts.hops[0]!.fromKeys, ['tenantId', 'id'])
    assert.deepEqual(key(Post, 'userId'), { allowNull: true, to: null, onDelete: null, onUpdate: null })
    assert.deepEqual(Post.definition.compositeReferences, [
      {
        attributes: ['tenantId', 'userId'],
        table: { name: 'Users', schema: null },
        keys: ['tenantId', 'id'],
        onDelete: 'SET NULL',
        onUpdate: 'CASCADE',
      },
    ])
    assert.equal(posts.onDelete, 'SET NULL')
    const Note = s.define('Note')
    assert.deepEqual(declare('BelongsTo', Note, User).foreignKeys, ['UserTenantId', 'UserId'])
    assert.throws(
      () => declare('HasOne', User, Note, { foreignKey: ['a', 'b', 'c'] }),
      /3 parts.*has 2: tenantId, id/,
    )
  })
})

describe('what is explicit beats what is a default, in either order', () => {
  const pairs = [
    ['HasMany first', (a: () => void, b: () => void) => [a, b]],
    ['BelongsTo first', (a: () => void, b: () => void) => [b, a]],
  ] as const
  for (const [order, inOrder] of pairs) {
    test(`onDelete of one side: ${order}`, () => {
      const s = bareSequelize()
      const [User, Post] = [s.define('User'), s.define('Post')]
      for (const call of inOrder(
        () => declare('HasMany', User, Post, { onDelete: 'restrict' }),
        () => declare('BelongsTo', Post, User),
      ))
        call()
      assert.equal(key(Post, 'UserId').onDelete, 'RESTRICT')
      assert.equal((User.associations.Posts as { onDelete: string }).onDelete, 'RESTRICT')
    })

    test(`allowNull: false of one side, with the default that follows from it: ${order}`, () => {
      const s = bareSequelize()
      const [User, Post] = [s.define('User'), s.define('Post')]
      for (const call of inOrder(
        () => declare('HasMany', User, Post),
        () => declare('BelongsTo', Post, User, { foreignKey: { allowNull: false } }),
      ))
        call()
      const { allowNull, onDelete } = key(Post, 'UserId')
      assert.equal(allowNull, false)
      assert.equal(onDelete, order === 'HasMany first' ? 'CASCADE' : 'NO ACTION')
    })

    test(`constraints: false of one side: ${order}`, () => {
      const s = bareSequelize()
      const [User, Post] = [s.define('User'), s.define('Post')]
      for (const call of inOrder(
        () => declare('HasMany', User, Post, { constraints: false }),
        () => declare('BelongsTo', Post, User),
      ))
        call()
      assert.deepEqual(key(Post, 'UserId'), { allowNull: true, to: null, onDelete: null, onUpdate: null })
    })
  }

  test('two that say different things throw, naming both, and change nothing', () => {
    const s = bareSequelize()
    const [User, Post] = [s.define('User'), s.define('Post')]
    declare('HasMany', User, Post, { onDelete: 'CASCADE' })
    assert.throws(
      () => declare('BelongsTo', Post, User, { onDelete: 'SET NULL' }),
      /Post\.belongsTo\(User\) asks for onDelete 'SET NULL'.*Post\.UserId.*User\.hasMany\(Post\) says 'CASCADE'/,
    )
    assert.equal(key(Post, 'UserId').onDelete, 'CASCADE')
    assert.deepEqual(Object.keys(Post.associations), [])
  })
})

describe('belongsToMany', () => {
  test('makes the model of that name, without id, keyed by both ends', () => {
    const s = bareSequelize()
    const [A, B] = [s.define('A'), s.define('B')]
    const bs = declare('BelongsToMany', A, B, { through: 'AB' })
    const AB = s.models.AB!
    assert.equal(AB.definition.table.name, 'AB')
    assert.deepEqual(names(AB), ['createdAt', 'updatedAt', 'AId', 'BId'])
    assert.deepEqual(
      AB.definition.primaryKey.map((each) => each.name),
      ['AId', 'BId'],
    )
    assert.equal(key(AB, 'AId').onDelete, 'CASCADE')
    assert.deepEqual(
      bs.hops.map((hop) => [hop.from.name, hop.fromKeys, hop.to.name, hop.toKeys]),
      [
        ['A', ['id'], 'AB', ['AId']],
        ['AB', ['BId'], 'B', ['id']],
      ],
    )
  })

  test('the inverse names the other key, and the column of the former default goes', () => {
    const s = bareSequelize()
    const [A, B, C] = [s.define('A'), s.define('B'), s.define('C')]
    const bs = declare('BelongsToMany', A, B, { through: C, foreignKey: 'a_id' })
    assert.deepEqual(names(C), ['createdAt', 'updatedAt', 'a_id', 'BId'])
    const as = declare('BelongsToMany', B, A, { through: C, foreignKey: 'b_id' })
    assert.deepEqual(names(C), ['createdAt', 'updatedAt', 'a_id', 'b_id'])
    assert.deepEqual([bs.otherKey, as.otherKey], ['b_id', 'a_id'])
    assert.equal(bs.paired, as)
    assert.equal(bs.hops[1]!.fromKeys[0], 'b_id')
    assert.equal(bs.oneFromTarget.foreignKey, 'b_id')
  })

  test("a junction's own primary key stays, with a UNIQUE over the pair unless unique: false", () => {
    const id = { type: DataTypes.INTEGER, primaryKey: true }
    for (const [unique, expected] of [
      [undefined, ['Cs_AId_BId_unique']],
      [false, []],
    ] as const) {
      const s = bareSequelize()
      const [A, B, C] = [s.define('A'), s.define('B'), s.define('C', { id })]
      declare('BelongsToMany', A, B, { through: { model: C, unique } })
      declare('BelongsToMany', B, A, { through: { model: C, unique } })
      assert.deepEqual(
        C.definition.primaryKey.map((each) => each.name),
        ['id'],
      )
      assert.deepEqual(Object.keys(C.definition.uniqueKeys), expected)
    }
  })

  test('of a model with itself: both ways, as parents and children', () => {
    const s = bareSequelize()
    const Person = s.define('Person')
    const children = declare('BelongsToMany', Person, Person, {
      through: 'Family',
      as: 'Children',
      foreignKey: 'parentId',
    })
    assert.deepEqual([children.foreignKey, children.otherKey], ['parentId', 'ChildId'])
    const parents = declare('BelongsToMany', Person, Person, {
      through: 'Family',
      as: 'Parents',
      foreignKey: 'childId',
    })
    assert.deepEqual([parents.otherKey, children.otherKey], ['parentId', 'childId'])
    assert.deepEqual(names(s.models.Family!), ['createdAt', 'updatedAt', 'parentId', 'childId'])
  })

  test('associates the junction with its ends, under names that the user can take', () => {
    const s = bareSequelize()
    const [A, B, C] = [s.define('tableA'), s.define('tableB'), s.define('tableC')]
    declare('BelongsToMany', A, B, { through: C, as: 'B', foreignKey: 'AId', otherKey: 'BId' })
    declare('BelongsToMany', B, A, { through: C, as: 'A', foreignKey: 'BId', otherKey: 'AId' })
    assert.deepEqual(Object.keys(C.associations).sort(), ['A', 'B'])
    assert.deepEqual(Object.keys(A.associations), ['B'])
    assert.equal(typeof (A.prototype as unknown as Record<string, unknown>).getTableCs, 'function')
    const own = declare('HasMany', A, C, { as: 'mine', foreignKey: 'AId' })
    assert.equal(A.associations.mine, own)
    assert.equal(A.associations.tableCs, undefined)
  })
})

describe('what is refused', () => {
  const cases: [string, RegExp, (User: ModelLike, Post: ModelLike) => unknown][] = [
    ['no model', /User\.hasMany called with something that's not a subclass.*undefined/, (User) => declare('HasMany', User, undefined)],
    ['a misspelt option', /User\.hasMany\(Post\) has an unknown option "foriegnKey"\. Did you mean "foreignKey"/, (User, Post) => declare('HasMany', User, Post, { foriegnKey: 'x' })],
    ['an action that is none', /onDelete cannot be 'DROP'.*RESTRICT, CASCADE/, (User, Post) => declare('HasMany', User, Post, { onDelete: 'DROP' })],
    ['an alias twice', /alias posts in two separate associations.*User\.hasMany\(Post\)/, (User, Post) => { declare('HasMany', User, Post, { as: 'posts' }); declare('HasMany', User, Post, { as: 'posts' }) }],
    ['an alias that is an attribute', /Naming collision between attribute 'name' and association 'name' on model User/, (User, Post) => declare('HasMany', User, Post, { as: 'name' })],
    ['a key that is the alias', /Naming collision between attribute 'x'/, (User, Post) => declare('BelongsTo', User, Post, { as: 'x', foreignKey: 'x' })],
    ['an unknown target key', /Unknown attribute "nmae" passed as targetKey.*Post.*Did you mean "name"/, (User, Post) => declare('BelongsTo', User, Post, { targetKey: 'nmae' })],
    ['an unknown source key', /Unknown attribute "nope" passed as sourceKey/, (User, Post) => declare('HasMany', User, Post, { sourceKey: 'nope' })],
    ['no through', /requires through option/, (User, Post) => declare('BelongsToMany', User, Post)],
    ['through: true', /requires through option, pass either a string or a model, got true/, (User, Post) => declare('BelongsToMany', User, Post, { through: true })],
    ['N:M with itself without alias', /'as' must be defined/, (User) => declare('BelongsToMany', User, User, { through: 'x' })],
    ['through in hasMany', /N:M associations are not supported with hasMany\. Use belongsToMany/, (User, Post) => declare('HasMany', User, Post, { through: 'x' })],
    ['a number as key', /"foreignKey" must be a name/, (User, Post) => declare('HasMany', User, Post, { foreignKey: 3 })],
    ['a number as alias', /"as" must be a name/, (User, Post) => declare('HasMany', User, Post, { as: 3 })],
  ] // prettier-ignore
  for (const [what, message, declareIt] of cases) {
    test(what, () => {
      const s = bareSequelize()
      const User = s.define('User', { name: DataTypes.STRING })
      const Post = s.define('Post', { name: DataTypes.STRING })
      assert.throws(() => declareIt(User, Post), message)
    })
  }
})

describe('mixins', () => {
  test('ten for many, three for one, seven where singular is plural', () => {
    const s = bareSequelize()
    const [A, B] = [s.define('A'), s.define('B')]
    const methods = () =>
      Object.getOwnPropertyNames(A.prototype)
        .filter((name) => name !== 'constructor')
        .sort()
    declare('HasMany', A, B, { as: 'posts' })
    assert.deepEqual(methods(), [
      'addPost', 'addPosts', 'countPosts', 'createPost', 'getPosts', 'hasPost', 'hasPosts', 'removePost', 'removePosts', 'setPosts',
    ]) // prettier-ignore
    declare('HasOne', A, B, { as: 'top' })
    assert.ok(['getTop', 'setTop', 'createTop'].every((name) => methods().includes(name)))
    const before = methods().length
    declare('HasMany', A, B, { as: 'sheep', foreignKey: 'flockId' })
    assert.equal(methods().length - before, 7)
  })

  test('a method of the class stays', () => {
    const s = bareSequelize()
    const [A, B] = [s.define('A'), s.define('B')]
    const own = () => 'mine'
    Object.assign(A.prototype, { getPosts: own })
    declare('HasMany', A, B, { as: 'posts' })
    assert.equal((A.prototype as unknown as { getPosts: unknown }).getPosts, own)
  })
})

describe('links', () => {
  test('wait for models that are defined further down; belongsTo is declared before its inverse', () => {
    const s = bareSequelize()
    const links = new PendingLinks()
    const User = s.define('User')
    links.add(User, () => ({
      profile: hasOne(Profile),
      posts: hasMany(Post),
      groups: belongsToMany(Group, { through: 'UserGroups' }),
    }))
    links.resolve()
    assert.deepEqual(Object.keys(User.associations), [])
    assert.throws(() => links.resolve(true), ReferenceError)
    const Post = s.define('Post')
    const Profile = s.define('Profile')
    const Group = s.define('Group')
    links.add(Profile, () => ({
      user: belongsTo(User, { foreignKey: { name: 'userId', allowNull: false } }),
    }))
    links.resolve(true)
    assert.deepEqual(Object.keys(User.associations), ['profile', 'posts', 'groups'])
    assert.deepEqual(names(Profile), ['id', 'createdAt', 'updatedAt', 'userId'])
    assert.ok(links.isEmpty)
  })
})
