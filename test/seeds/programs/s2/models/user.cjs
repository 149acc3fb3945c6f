// S2, models/user.js: the text shows the association; the model around it is what sequelize-cli writes.
module.exports = (sequelize, DataTypes) => {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  User.associate = (models) => {
    User.hasOne(models.Profile, {
      foreignKey: 'userId', // Foreign key in the Profile table
      as: 'profile', // Alias for the relationship
    })
    User.hasMany(models.Post, {
      foreignKey: 'userId', // Foreign key in the Post table
      as: 'posts', // Alias for the relationship
    })
    User.belongsToMany(models.Group, {
      through: 'UserGroups', // Join table name
      foreignKey: 'userId',
      otherKey: 'groupId',
      as: 'groups',
    })
  }
  return User
}
