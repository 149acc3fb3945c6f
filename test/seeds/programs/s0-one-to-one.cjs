// S0, one-to-one. The text opens MySQL, which this release does not bring; the running part uses
// SQLite, with the same arguments of the constructor.
const { Sequelize, DataTypes } = require('relata')
const sequelize = new Sequelize('database', 'username', 'password', {
  dialect: 'sqlite',
  logging: false,
})

const User = sequelize.define('User', {
  name: DataTypes.STRING,
})

const Post = sequelize.define('Post', {
  title: DataTypes.STRING,
  content: DataTypes.TEXT,
})

User.hasOne(Post)
Post.belongsTo(User)

async function main() {
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  const post = await user.createPost({ title: 'On engines', content: 'A long text' })
  console.log((await user.getPost()).title, (await post.getUser()).name)
  const found = await User.findOne({ include: Post })
  console.log(JSON.stringify(found))
  await user.setPost(await Post.create({ title: 'Notes' }))
  console.log((await Post.findAll({ order: ['id'], raw: true })).map((each) => [each.title, each.UserId]))
}
main()
