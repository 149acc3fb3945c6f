// The same models for Relata and for sequelize@6, in v6's words.

export interface Models {
  User: any
  Profile: any
  Post: any
  Comment: any
  Movie: any
  Actor: any
  Casting: any
  Log: any
}

/** `library` is either package; `any`, since the two have types of their own. */
export function defineModels(library: any, storage: string): { sequelize: any; models: Models } {
  const { Sequelize, DataTypes } = library
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    storage,
    logging: false,
    define: { timestamps: false },
  })
  const { STRING, TEXT, INTEGER } = DataTypes
  const User = sequelize.define('User', { name: STRING, email: STRING, age: INTEGER })
  const Profile = sequelize.define('Profile', { bio: TEXT })
  const Post = sequelize.define('Post', { title: STRING, body: TEXT, score: INTEGER })
  const Comment = sequelize.define('Comment', { text: TEXT })
  const Movie = sequelize.define('Movie', { title: STRING, year: INTEGER })
  const Actor = sequelize.define('Actor', { name: STRING })
  const Casting = sequelize.define('Casting', { role: STRING })
  const Log = sequelize.define('Log', { level: STRING, message: TEXT, code: INTEGER })
  User.hasOne(Profile, { as: 'profile', foreignKey: 'userId' })
  Profile.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  User.hasMany(Post, { as: 'posts', foreignKey: 'userId' })
  Post.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  Post.hasMany(Comment, { as: 'comments', foreignKey: 'postId' })
  Comment.belongsTo(Post, { as: 'post', foreignKey: 'postId' })
  Comment.belongsTo(User, { as: 'author', foreignKey: 'authorId' })
  Movie.belongsToMany(Actor, { as: 'actors', through: Casting, foreignKey: 'movieId', otherKey: 'actorId' })
  Actor.belongsToMany(Movie, { as: 'movies', through: Casting, foreignKey: 'actorId', otherKey: 'movieId' })
  return { sequelize, models: { User, Profile, Post, Comment, Movie, Actor, Casting, Log } }
}
