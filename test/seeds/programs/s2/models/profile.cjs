// S2, models/profile.js: the text shows the association; the model around it is what sequelize-cli writes.
module.exports = (sequelize, DataTypes) => {
  const Profile = sequelize.define('Profile', { bio: DataTypes.STRING })
  Profile.associate = (models) => {
    Profile.belongsTo(models.User, {
      foreignKey: 'userId', // Foreign key in the Profile table
      as: 'user', // Alias for the relationship
    })
  }
  return Profile
}
