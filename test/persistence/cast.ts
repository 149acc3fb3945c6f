// The models of the writers' tests: users with an age and a unique e-mail, posts of theirs that may be soft-deleted.
import type { TestContext } from 'node:test'
import { DataTypes, Sequelize } from 'relata'

// any: the tests use v6's untyped forms as programs do
export type Loose = any

export interface Cast {
  sequelize: Loose
  User: Loose
  Post: Loose
  Tag: Loose
  /** The statements sent since the tables were made. */
  sent: string[]
}

export async function cast(t: TestContext, settings: object = {}): Promise<Cast> {
  const sent: string[] = []
  const logging = (line: string) => void sent.push(line.replace(/^Execut(ing|ed) \([^)]*\): /, ''))
  const sequelize: Loose = new Sequelize({ dialect: 'sqlite', logging, ...settings } as object)
  t.after(() => sequelize.close())
  const User = sequelize.define('User', {
    name: DataTypes.STRING,
    email: { type: DataTypes.STRING, unique: true },
    age: { type: DataTypes.INTEGER, defaultValue: 0 },
  })
  const Post = sequelize.define(
    'Post',
    { title: { type: DataTypes.STRING, validate: { len: [2, 30] } } },
    { paranoid: true, version: true },
  )
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING }, { timestamps: false })
  User.hasMany(Post, { as: 'posts', foreignKey: 'userId' })
  Post.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  Post.belongsToMany(Tag, { through: 'PostTags', as: 'tags' })
  Tag.belongsToMany(Post, { through: 'PostTags', as: 'posts' })
  await sequelize.sync()
  sent.length = 0
  return { sequelize, User, Post, Tag, sent }
}

/** The statements of that kind. */
export const only = (sent: readonly string[], verb: string): string[] =>
  sent.filter((line) => line.startsWith(verb))
