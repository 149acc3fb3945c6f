// S2 in TypeScript: the four models as classes, the text's migration, and its usage examples.
import { Sequelize, DataTypes, hasOne, hasMany, belongsTo, belongsToMany, type QueryInterface } from 'relata'

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

class User extends sequelize.model(
  'User',
  { name: DataTypes.STRING },
  {
    associations: () => ({
      profile: hasOne(Profile, { foreignKey: 'userId' }),
      posts: hasMany(Post, { foreignKey: 'userId' }),
      groups: belongsToMany(Group, { through: 'UserGroups', foreignKey: 'userId', otherKey: 'groupId' }),
    }),
  },
) {}
class Profile extends sequelize.model(
  'Profile',
  { bio: DataTypes.STRING },
  { associations: () => ({ user: belongsTo(User, { foreignKey: 'userId' }) }) },
) {}
class Post extends sequelize.model(
  'Post',
  { title: DataTypes.STRING },
  { associations: () => ({ user: belongsTo(User, { foreignKey: 'userId' }) }) },
) {}
class Group extends sequelize.model(
  'Group',
  { name: DataTypes.STRING },
  {
    associations: () => ({
      members: belongsToMany(User, { through: 'UserGroups', foreignKey: 'groupId', otherKey: 'userId' }),
    }),
  },
) {}

const migration = {
  async up(queryInterface: QueryInterface, types: typeof Sequelize) {
    await queryInterface.createTable('UserGroups', {
      id: {
        allowNull: false,
        autoIncrement: true,
        primaryKey: true,
        type: types.INTEGER,
      },
      userId: {
        type: types.INTEGER,
        references: {
          model: 'Users',
          key: 'id',
        },
        onUpdate: 'CASCADE',
        onDelete: 'CASCADE',
      },
      groupId: {
        type: types.INTEGER,
        references: {
          model: 'Groups',
          key: 'id',
        },
        onUpdate: 'CASCADE',
        onDelete: 'CASCADE',
      },
      createdAt: {
        allowNull: false,
        type: types.DATE,
      },
      updatedAt: {
        allowNull: false,
        type: types.DATE,
      },
    })
  },
  async down(queryInterface: QueryInterface) {
    await queryInterface.dropTable('UserGroups')
  },
}

async function fill() {
  for (const model of [User, Profile, Post, Group]) await model.sync()
  const queryInterface = sequelize.getQueryInterface()
  await migration.up(queryInterface, Sequelize)
  await migration.down(queryInterface)
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
    const user = await User.findByPk(1, { include: ['profile'] })
    console.log(JSON.stringify(user?.profile))
  }
  {
    const user = await User.findByPk(1, { include: ['posts'] })
    console.log(JSON.stringify(user?.posts))
  }
  {
    const user = await User.findByPk(1, { include: ['groups'] })
    console.log(JSON.stringify(user?.groups))
  }
  const group = await Group.findByPk(1, {
    include: [{ association: 'members', include: ['profile', 'posts'] }],
  })
  console.log(JSON.stringify(group))
  console.log(
    await sequelize.query('SELECT id, userId, groupId FROM UserGroups', { type: Sequelize.QueryTypes.SELECT }),
  )
}
void main()
