// S0, one-to-many, in TypeScript.
import { Sequelize, DataTypes } from 'relata'

const sequelize = new Sequelize('database', 'username', 'password', { dialect: 'sqlite', logging: false })

const Users = sequelize.define('User', {
  name: DataTypes.STRING,
})
const Posts = sequelize.define('Post', {
  title: DataTypes.STRING,
  content: DataTypes.TEXT,
})
const { User, Post } = sequelize.relate({
  models: { User: Users, Post: Posts },
  associations: [Users.hasMany(Posts), Posts.belongsTo(Users)],
})

async function main() {
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  await user.createPost({ title: 'On engines', content: 'A long text' })
  await user.addPost(await Post.create({ title: 'Notes', content: 'Another' }))
  for (const post of await user.getPosts({ order: ['id'] })) console.log(JSON.stringify(post))
  const post = await Post.findByPk(2, { include: ['User'] })
  console.log(post?.User?.name, (await post?.getUser())?.name)
  const users = await User.findAll({
    include: [{ association: 'Posts', attributes: ['title'] }],
    order: [['Posts', 'id', 'ASC']],
  })
  console.log(JSON.stringify(users))
}
void main()
