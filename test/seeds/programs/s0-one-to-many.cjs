// S0, one-to-many. The text opens MySQL, which this release does not bring; the running part uses
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

User.hasMany(Post)
Post.belongsTo(User)

async function main() {
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  await user.createPost({ title: 'On engines', content: 'A long text' })
  await user.addPost(await Post.create({ title: 'Notes', content: 'Another' }))
  for (const post of await user.getPosts({ order: ['id'] })) console.log(JSON.stringify(post))
  const post = await Post.findByPk(2, { include: User })
  console.log(post.User.name, (await post.getUser()).name)
  const users = await User.findAll({
    include: { model: Post, attributes: ['title'] },
    order: [[Post, 'id', 'ASC']],
  })
  console.log(JSON.stringify(users))
}
main()
