// S2, models/index.js: loads all models, then the four lines of the text.
const { Sequelize, DataTypes } = require('relata')

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })
const models = {}
for (const file of ['user', 'profile', 'post', 'group']) {
  const model = require(`./${file}.cjs`)(sequelize, DataTypes)
  models[model.name] = model
}

models.User.associate(models)
models.Profile.associate(models)
models.Post.associate(models)
models.Group.associate(models)

module.exports = { ...models, sequelize, Sequelize }
