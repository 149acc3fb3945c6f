// S2, models/post.js: the text shows the association; the model around it is what sequelize-cli writes.
module.exports = (sequelize, DataTypes) => {
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  Post.associate = (models) => {
    Post.belongsTo(models.User, {
      foreignKey: 'userId', // Foreign key in the Post table
      as: 'user', // Alias for the relationship
    })
  }
  return Post
}
