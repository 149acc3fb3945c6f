// The models that `@example` blocks in doc comments begin with, and a few rows: a block speaks of User, Post, Tag,
// Profile and Group, and of `user`, `post`, `tag` and `group`, as if they were there.
export const EXAMPLE_MODELS = `
import { DataTypes, Op, QueryTypes, Sequelize, belongsTo, belongsToMany, cast, col, fn, hasMany, hasOne, json, literal, where } from 'relata'

const sequelize = new Sequelize('sqlite::memory:')
class User extends sequelize.model(
  'User',
  {
    name: { type: DataTypes.STRING, allowNull: false },
    email: { type: DataTypes.STRING, unique: true },
    age: DataTypes.INTEGER,
  },
  {
    associations: () => ({
      profile: hasOne(Profile),
      posts: hasMany(Post, { foreignKey: 'authorId' }),
      groups: belongsToMany(Group, { through: Membership }),
    }),
  },
) {}
class Profile extends sequelize.model('Profile', { bio: DataTypes.TEXT }, {
  associations: () => ({ user: belongsTo(User) }),
}) {}
class Post extends sequelize.model(
  'Post',
  { title: { type: DataTypes.STRING, allowNull: false }, views: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 } },
  {
    paranoid: true,
    associations: () => ({
      author: belongsTo(User),
      tags: belongsToMany(Tag, { through: 'PostTags' }),
    }),
  },
) {}
class Tag extends sequelize.model('Tag', { label: { type: DataTypes.STRING, allowNull: false } }, {
  associations: () => ({ posts: belongsToMany(Post, { through: 'PostTags' }) }),
}) {}
class Group extends sequelize.model('Group', { name: { type: DataTypes.STRING, allowNull: false } }, {
  associations: () => ({ users: belongsToMany(User, { through: Membership }) }),
}) {}
class Membership extends sequelize.model('Membership', { role: DataTypes.STRING }) {}
await sequelize.sync()
const queryInterface = sequelize.getQueryInterface()
const user = await User.create({ name: 'Ada', email: 'ada@example.com', age: 36 })
const post = await user.createPost({ title: 'Notes', views: 3 })
const tag = await Tag.create({ label: 'engines' })
const group = await Group.create({ name: 'Analysts' })
`
