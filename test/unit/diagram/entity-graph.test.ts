// What a diagram is made of: one relation for each foreign key, however many associations go over it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataTypes, Sequelize } from 'relata'
import { entityGraph, type Relation } from '../../../src/diagram/entity-graph'

function graphOf(sequelize: Sequelize) {
  return entityGraph(Object.values(sequelize.models) as never[]) // the face of a model hides what a graph reads
}

function shortly({ holder, keys, referenced, isSingle, isOptional, isConstrained }: Relation): string {
  const text = `${holder.name}.${keys.join('+')} → ${referenced.name}`
  return [text, isSingle && 'single', isOptional && 'optional', !isConstrained && 'unconstrained']
    .filter(Boolean)
    .join(', ')
}

test('hasMany and belongsTo over one key are one relation, which knows both aliases', () => {
  const sequelize = new Sequelize()
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Post = sequelize.define('Post', {})
  User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
  Post.belongsTo(User, { as: 'author', foreignKey: { name: 'authorId', allowNull: false } })
  const { relations } = graphOf(sequelize)
  assert.deepEqual(relations.map(shortly), ['Post.authorId → User'])
  assert.deepEqual(relations[0]!.aliases, ['User.posts', 'Post.author'])
})

test('two keys to one target are two relations; a model may refer to itself', () => {
  const sequelize = new Sequelize()
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  Post.belongsTo(User, { as: 'author' })
  Post.belongsTo(User, { as: 'editor' })
  User.belongsTo(User, { as: 'manager' })
  assert.deepEqual(graphOf(sequelize).relations.map(shortly).sort(), [
    'Post.authorId → User, optional',
    'Post.editorId → User, optional',
    'User.managerId → User, optional',
  ])
})

test('hasOne and a unique key are single; constraints: false is told', () => {
  const sequelize = new Sequelize()
  const User = sequelize.define('User', {})
  const Profile = sequelize.define('Profile', {})
  const Badge = sequelize.define('Badge', { userId: { type: DataTypes.INTEGER, unique: true } })
  User.hasOne(Profile, { foreignKey: 'userId', constraints: false })
  Badge.belongsTo(User, { foreignKey: 'userId' })
  assert.deepEqual(graphOf(sequelize).relations.map(shortly), [
    'Profile.userId → User, single, optional, unconstrained',
    'Badge.userId → User, single, optional',
  ])
})

test('a belongsToMany is its junction with two relations', () => {
  const sequelize = new Sequelize()
  const Film = sequelize.define('Film', {})
  const Actor = sequelize.define('Actor', {})
  Film.belongsToMany(Actor, { through: 'Roles' })
  Actor.belongsToMany(Film, { through: 'Roles' })
  const { entities, relations } = graphOf(sequelize)
  assert.deepEqual(
    entities.map(({ name, isJunction }) => [name, isJunction]),
    [
      ['Film', false],
      ['Actor', false],
      ['Roles', true],
    ],
  )
  assert.deepEqual(relations.map(shortly).sort(), ['Roles.ActorId → Actor', 'Roles.FilmId → Film'])
})

test('a composite key is one relation', () => {
  const sequelize = new Sequelize()
  const Order = sequelize.define('Order', {
    shop: { type: DataTypes.INTEGER, primaryKey: true },
    number: { type: DataTypes.INTEGER, primaryKey: true },
  })
  const Line = sequelize.define('Line', {})
  Line.belongsTo(Order)
  const { relations } = graphOf(sequelize)
  assert.equal(relations.length, 1)
  assert.equal(relations[0]!.keys.length, 2)
  assert.deepEqual(relations[0]!.referencedKeys, ['shop', 'number'])
})

test('references written on an attribute are a relation without an alias', () => {
  const sequelize = new Sequelize()
  const User = sequelize.define('User', {})
  sequelize.define('Log', { by: { type: DataTypes.INTEGER, references: { model: User, key: 'id' } } })
  const { relations } = graphOf(sequelize)
  assert.deepEqual(relations.map(shortly), ['Log.by → User, optional'])
  assert.deepEqual(relations[0]!.aliases, [])
})

test('columns know their marks; virtual attributes have no column', () => {
  const sequelize = new Sequelize()
  const User = sequelize.define(
    'User',
    {
      email: { type: DataTypes.STRING, allowNull: false, unique: true },
      shout: DataTypes.VIRTUAL,
    },
    { timestamps: false },
  )
  sequelize.define('Post', {}).belongsTo(User)
  const [user, post] = graphOf(sequelize).entities
  assert.deepEqual(user!.columns, [
    { name: 'id', type: 'integer', isPrimary: true, isForeign: false, isUnique: false, isNullable: false },
    { name: 'email', type: 'string', isPrimary: false, isForeign: false, isUnique: true, isNullable: false },
  ])
  assert.deepEqual(
    post!.columns.filter((column) => column.isForeign).map((column) => column.name),
    ['UserId'],
  )
})
