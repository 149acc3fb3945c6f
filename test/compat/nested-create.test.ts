// create, build and bulkCreate with include: which rows come to be, with which keys.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

function shop({ sequelize, DataTypes }: Lab) {
  const times = { timestamps: false }
  const User = sequelize.define('User', { name: DataTypes.STRING }, times)
  const Address = sequelize.define('Address', { street: DataTypes.STRING }, times)
  const Product = sequelize.define(
    'Product',
    { title: { type: DataTypes.STRING, validate: { len: [2, 20] } } },
    times,
  )
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING }, times)
  Product.belongsTo(User, { as: 'seller' })
  User.hasMany(Product, { as: 'products', foreignKey: 'sellerId' })
  User.hasMany(Address, { as: 'addresses' })
  User.hasOne(Address, { as: 'home', foreignKey: 'homeOf' })
  Product.belongsToMany(Tag, { through: 'ProductTags', as: 'tags', timestamps: false })
  Tag.belongsToMany(Product, { through: 'ProductTags', as: 'products', timestamps: false })
  const rows = async () => {
    const result: Record<string, unknown> = {}
    for (const Model of [User, Address, Product, Tag])
      result[Model.name] = await Model.findAll({ raw: true, order: ['id'] })
    result['ProductTags'] = await sequelize.models.ProductTags.findAll({ raw: true })
    return result
  }
  return { User, Address, Product, Tag, rows }
}

sameUnderBoth('belongsTo, hasOne, hasMany and belongsToMany, nested', async (lab) => {
  const { User, Product, rows, Address } = shop(lab)
  await lab.sequelize.sync()
  const product = await Product.create(
    {
      title: 'Chair',
      seller: { name: 'Mick', addresses: [{ street: 'one' }, { street: 'two' }], home: { street: 'home' } },
      tags: [{ label: 'wood' }, { label: 'old' }],
    },
    { include: [{ association: 'seller', include: ['addresses', { model: Address, as: 'home' }] }, 'tags'] },
  )
  const user = await User.create(
    { name: 'Ann', products: [{ title: 'Bed' }, { title: 'Box' }] },
    { include: 'products' },
  )
  return { product, user, rows: await rows() }
})

sameUnderBoth('what is not in include is left out; empty and null children', async (lab) => {
  const { User, Product, rows } = shop(lab)
  await lab.sequelize.sync()
  const none = await User.create({ name: 'a', products: [{ title: 'lost' }] })
  const empty = await User.create({ name: 'b', products: [] }, { include: 'products' })
  const nothing = await Product.create({ title: 'cc', seller: null }, { include: 'seller' }).catch(
    (error: Error) => error.name,
  )
  return { none, empty, nothing, rows: await rows() }
})

sameUnderBoth('build with include, then save', async (lab) => {
  const { User, rows } = shop(lab)
  await lab.sequelize.sync()
  const built = User.build(
    { name: 'a', products: [{ title: 'one' }], home: { street: 's' } },
    { include: ['products', 'home'] },
  )
  const before = [built.products[0].isNewRecord, built.home.street, built.toJSON()]
  await built.save()
  return { before, after: built, rows: await rows() }
})

sameUnderBoth('bulkCreate with include', async (lab) => {
  const { User, rows } = shop(lab)
  await lab.sequelize.sync()
  const made = await User.bulkCreate(
    [
      { name: 'a', products: [{ title: 'one', tags: [{ label: 'x' }] }, { title: 'two' }] },
      { name: 'b', home: { street: 's' } },
    ],
    { include: [{ association: 'products', include: ['tags'] }, 'home'] },
  )
  return { made: made.map((user: Library) => [user.id, user.name]), rows: await rows() }
})

sameUnderBoth('junction values in nested create, and a child that fails validation', async (lab) => {
  const { sequelize, DataTypes, caught } = lab
  const { User, rows } = shop(lab)
  const Movie = sequelize.define('Movie', { name: DataTypes.STRING }, { timestamps: false })
  const Actor = sequelize.define('Actor', { name: DataTypes.STRING }, { timestamps: false })
  const Role = sequelize.define('Role', { part: DataTypes.STRING }, { timestamps: false })
  Movie.belongsToMany(Actor, { through: Role })
  await sequelize.sync()
  const actors = [{ name: 'Weaver', Role: { part: 'Ripley' } }, { name: 'Hurt' }]
  const movie = await Movie.create({ name: 'Alien', Actors: actors }, { include: [Actor] })
  const error = await caught(() =>
    User.create(
      { name: 'x', products: [{ title: 'a long enough' }, { title: '!' }] },
      { include: 'products' },
    ),
  )
  return {
    movie: movie.Actors.map((actor: Library) => actor.name),
    roles: await Role.findAll({ raw: true, order: ['ActorId'] }),
    error: error?.['name'],
    products: ((await rows())['Product'] as unknown[]).length <= 1,
  }
})
