// Models as text for Mermaid.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataTypes, Sequelize } from 'relata'

test('entities, keys and cardinalities', () => {
  const sequelize = new Sequelize('sqlite::memory:', { define: { timestamps: false } })
  const User = sequelize.define('User', { name: { type: DataTypes.STRING, allowNull: false, unique: true } })
  const Profile = sequelize.define('Profile', { bio: DataTypes.TEXT })
  const Post = sequelize.define('Post', {})
  const Tag = sequelize.define('Tag', {})
  User.hasOne(Profile, { as: 'profile', foreignKey: { name: 'userId', allowNull: false } })
  User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
  Post.belongsTo(User, { as: 'author' })
  Post.belongsToMany(Tag, { as: 'tags', through: 'PostTags' })
  assert.equal(
    sequelize.diagram({ format: 'mermaid' }),
    `erDiagram
  User ||--o| Profile : "profile"
  User |o--o{ Post : "posts, author"
  Post ||--o{ PostTags : "tags"
  Tag ||--o{ PostTags : "tags"
  User {
    integer id PK
    string name UK
  }
  Profile {
    integer id PK
    text bio "may be null"
    integer userId FK
  }
  Post {
    integer id PK
    integer authorId FK "may be null"
  }
  Tag {
    integer id PK
  }
  PostTags {
    integer PostId PK, FK
    integer TagId PK, FK
  }
`,
  )
})

test('names that Mermaid would trip over are quoted or written with underscores', () => {
  const sequelize = new Sequelize('sqlite::memory:', { define: { timestamps: false } })
  const Person = sequelize.define('my "person"', { '1st name': DataTypes.DOUBLE, straße: DataTypes.STRING })
  sequelize.define('x-y', {}).belongsTo(Person, { as: 'a"b', foreignKey: 'p' })
  sequelize.define('Class', { PK: DataTypes.STRING })
  const text = sequelize.diagram({ format: 'mermaid' })
  assert.match(text, /^ {2}"my 'person'" \|o--o\{ "x-y" : "a'b"$/m)
  assert.match(text, /^ {4}double_precision _1st_name "may be null"$/m)
  assert.match(text, /^ {4}string stra_e "may be null"$/m)
  assert.match(text, /^ {2}"Class" \{$/m)
  assert.match(text, /^ {4}string PK_ "may be null"$/m)
})
