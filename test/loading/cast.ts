// The cast of the loading tests: every kind of association, composite keys, a paranoid model, and rows made by arithmetic.
import { Sequelize, DataTypes } from 'relata'

export type Library = any // one cast serves databases with different settings

export interface Cast {
  sequelize: Library
  User: Library
  Profile: Library
  Post: Library
  Comment: Library
  Tag: Library
  Label: Library
  Shelf: Library
  Book: Library
  /** The statements sent since the last call. */
  sent(): string[]
}

/** A database in memory with its rows; `options` go to Sequelize (`loadingStrategy` forces one strategy). */
export async function cast(options: Record<string, unknown> = {}): Promise<Cast> {
  let statements: string[] = []
  const sequelize: Library = new Sequelize({
    dialect: 'sqlite',
    logging: (line: string) => statements.push(line),
    ...options,
  } as Library)
  const { STRING, INTEGER } = DataTypes
  const plain = { timestamps: false }
  const User = sequelize.define('User', { name: STRING, age: INTEGER }, plain)
  const Profile = sequelize.define('Profile', { bio: STRING }, plain)
  const Post = sequelize.define('Post', { title: STRING, score: INTEGER }, plain)
  const Comment = sequelize.define(
    'Comment',
    { text: STRING },
    { ...plain, timestamps: true, createdAt: false, updatedAt: false, paranoid: true },
  )
  const Tag = sequelize.define('Tag', { name: STRING, kind: STRING }, plain)
  const Label = sequelize.define('Label', { weight: INTEGER }, plain)
  const Shelf = sequelize.define(
    'Shelf',
    { room: { type: STRING, primaryKey: true }, row: { type: INTEGER, primaryKey: true }, note: STRING },
    plain,
  )
  const Book = sequelize.define('Book', { title: STRING }, plain)
  User.hasOne(Profile, { as: 'profile', foreignKey: 'userId' })
  Profile.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
  Post.belongsTo(User, { as: 'author', foreignKey: 'authorId' })
  User.belongsTo(User, { as: 'boss', foreignKey: 'bossId' })
  User.hasMany(User, { as: 'team', foreignKey: 'bossId' })
  Post.hasMany(Comment, { as: 'comments', foreignKey: 'postId' })
  Comment.belongsTo(Post, { as: 'post', foreignKey: 'postId' })
  Comment.belongsTo(User, { as: 'writer', foreignKey: 'writerId' })
  Post.belongsToMany(Tag, { as: 'tags', through: Label, foreignKey: 'postId', otherKey: 'tagId' })
  Tag.belongsToMany(Post, { as: 'posts', through: Label, foreignKey: 'tagId', otherKey: 'postId' })
  Shelf.hasMany(Book, { as: 'books', foreignKey: ['room', 'row'] })
  Book.belongsTo(Shelf, { as: 'shelf', foreignKey: ['room', 'row'] })
  await sequelize.sync()
  const rows = (count: number, row: (i: number) => object) =>
    Array.from({ length: count }, (_, i) => row(i + 1))
  await User.bulkCreate(
    rows(9, (i) => ({
      name: `user ${i % 4}`,
      age: (i * 7) % 30,
      bossId: i % 3 === 0 ? null : i - 1 || null,
    })),
  )
  await Profile.bulkCreate(rows(6, (i) => ({ bio: `bio ${i}`, userId: i + 1 })))
  await Post.bulkCreate(
    rows(24, (i) => ({
      title: `post ${i % 5}`,
      score: (i * 11) % 17,
      authorId: i % 7 === 0 ? null : (i % 6) + 1,
    })),
  )
  await Comment.bulkCreate(
    rows(40, (i) => ({
      text: `comment ${i % 9}`,
      postId: ((i * 5) % 20) + 1,
      writerId: i % 8 === 0 ? null : (i % 9) + 1,
      deletedAt: i % 10 === 0 ? new Date(0) : null,
    })),
  )
  await Tag.bulkCreate(rows(6, (i) => ({ name: `tag ${i}`, kind: i % 2 ? 'odd' : 'even' })))
  await Label.bulkCreate(
    rows(60, (i) => ({
      postId: ((i - 1) % 20) + 1,
      tagId: ((i + Math.floor((i - 1) / 20)) % 6) + 1,
      weight: i % 5,
    })),
    { ignoreDuplicates: true },
  )
  await Shelf.bulkCreate(
    ['a', 'b'].flatMap((room) => [1, 2].map((row) => ({ room, row, note: `${room}${row}` }))),
  )
  await Book.bulkCreate(
    rows(10, (i) => ({
      title: `book ${i}`,
      room: i % 5 === 0 ? null : i % 2 ? 'a' : 'b',
      row: i % 3 === 0 ? 2 : 1,
    })),
  )
  statements = []
  const sent = () => {
    const all = statements
    statements = []
    return all
  }
  return { sequelize, User, Profile, Post, Comment, Tag, Label, Shelf, Book, sent }
}

export const json = (value: unknown): any => JSON.parse(JSON.stringify(value))
