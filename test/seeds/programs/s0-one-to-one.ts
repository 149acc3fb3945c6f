// S0, one-to-one, in TypeScript: the lines of the text, with relate() to give the models their typed associations.
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
  associations: [Users.hasOne(Posts), Posts.belongsTo(Users)],
})

async function main() {
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  const post = await user.createPost({ title: 'On engines', content: 'A long text' })
  console.log((await user.getPost())?.title, (await post.getUser())?.name)
  const found = await User.findOne({ include: ['Post'] })
  console.log(JSON.stringify(found))
  await user.setPost(await Post.create({ title: 'Notes' }))
  const rows = await Post.findAll({ order: ['id'], include: ['User'] })
  console.log(rows.map((each) => [each.title, each.User?.id ?? null]))
}
void main()
