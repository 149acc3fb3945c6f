// S2, usage examples, on the junction table that the text's own migration makes (SPEC row 70).
const { User, Profile, Post, Group, sequelize, Sequelize } = require('./models/index.cjs')
const migration = require('./migrations/create-user-groups.cjs')

async function fill() {
  for (const model of [User, Profile, Post, Group]) await model.sync()
  const queryInterface = sequelize.getQueryInterface()
  await migration.up(queryInterface, Sequelize)
  await migration.down(queryInterface, Sequelize)
  await migration.up(queryInterface, Sequelize)
  const ada = await User.create({ name: 'Ada' })
  await User.create({ name: 'Bob' })
  await ada.createProfile({ bio: 'hello' })
  await ada.createPost({ title: 'one' })
  await ada.createPost({ title: 'two' })
  const math = await Group.create({ name: 'math' })
  await ada.addGroup(math)
  await ada.addGroup(math)
  await math.addMember(2)
}

async function main() {
  await fill()
  {
    const user = await User.findByPk(1, { include: { model: Profile, as: 'profile' } })
    console.log(JSON.stringify(user.profile))
  }
  {
    const user = await User.findByPk(1, { include: { model: Post, as: 'posts' } })
    console.log(JSON.stringify(user.posts))
  }
  {
    const user = await User.findByPk(1, { include: { model: Group, as: 'groups' } })
    console.log(JSON.stringify(user.groups))
  }
  const group = await Group.findByPk(1, {
    include: { model: User, as: 'members', include: ['profile', 'posts'] },
  })
  console.log(JSON.stringify(group))
  console.log(
    await sequelize.query('SELECT id, userId, groupId FROM UserGroups', {
      type: Sequelize.QueryTypes.SELECT,
    }),
  )
}
main()
