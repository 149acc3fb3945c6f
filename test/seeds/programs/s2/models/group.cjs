// S2, models/group.js: the text shows the association; the model around it is what sequelize-cli writes.
module.exports = (sequelize, DataTypes) => {
  const Group = sequelize.define('Group', { name: DataTypes.STRING })
  Group.associate = (models) => {
    Group.belongsToMany(models.User, {
      through: 'UserGroups', // Join table name
      foreignKey: 'groupId',
      otherKey: 'userId',
      as: 'members',
    })
  }
  return Group
}
