// Getters, setters, virtual attributes, and class getters.
import { sameUnderBoth, type Library } from '../support/oracle'

sameUnderBoth('getters and setters of attributes', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', {
    name: {
      type: DataTypes.STRING,
      get(this: Library) {
        const raw = this.getDataValue('name')
        return raw ? raw.toUpperCase() : null
      },
    },
    password: {
      type: DataTypes.STRING,
      set(this: Library, value: string) {
        this.setDataValue('password', `hash(${value})`)
      },
    },
    price: {
      type: DataTypes.INTEGER,
      get(this: Library) {
        return this.getDataValue('price') / 100
      },
      set(this: Library, value: number) {
        this.setDataValue('price', value * 100)
      },
    },
  })
  await sequelize.sync()
  const user = await User.create({ name: 'Ada', password: 'secret', price: 5 })
  const found = await User.findOne()
  found.password = 'new'
  const changed = found.changed()
  await found.save()
  return {
    made: [user.name, user.password, user.price, user.get('price', { raw: true }), user.getDataValue('name')],
    found: [found.name, found.get('name'), found.get('name', { raw: true }), found.price],
    changed,
    json: found,
    plain: [found.get(), found.get({ plain: true }), found.dataValues],
    raw: await User.findOne({ raw: true }),
    where: (await User.findOne({ where: { password: 'hash(new)' } }))?.id,
    bulk: (await User.bulkCreate([{ name: 'b', password: 'x', price: 1 }]))[0].toJSON(),
    update: [await User.update({ password: 'y' }, { where: { id: 2 } }), (await User.findByPk(2)).password],
  }
})

sameUnderBoth('virtual attributes', async ({ sequelize, DataTypes, caught }) => {
  const User = sequelize.define('User', {
    first: DataTypes.STRING,
    last: DataTypes.STRING,
    full: {
      type: new DataTypes.VIRTUAL(DataTypes.STRING, ['first', 'last']),
      get(this: Library) {
        return `${this.first} ${this.last}`
      },
      set() {
        throw new Error('full cannot be set')
      },
    },
    password: {
      type: DataTypes.VIRTUAL,
      validate: { len: [4, 20] },
      set(this: Library, value: string) {
        this.setDataValue('password', value)
        this.setDataValue('last', `hash(${value})`)
      },
    },
    plain: DataTypes.VIRTUAL,
  })
  await sequelize.sync()
  const user = await User.create({ first: 'Ada', password: 'secret', plain: 'kept here' })
  const only = await User.findOne({ attributes: ['full'] })
  return {
    user,
    found: await User.findOne(),
    only: [only.full, only.first],
    set: await caught(() => User.build({ full: 'x' })),
    short: await caught(() => User.create({ password: 'x' })),
    attributes: Object.keys(User.rawAttributes),
    raw: await User.findOne({ raw: true }),
  }
})

sameUnderBoth('getterMethods, setterMethods and class getters', async ({ sequelize, DataTypes, Model }) => {
  const User = sequelize.define(
    'User',
    { first: DataTypes.STRING, last: DataTypes.STRING },
    {
      getterMethods: {
        full(this: Library) {
          return `${this.first} ${this.last}`
        },
      },
      setterMethods: {
        full(this: Library, value: string) {
          const [first, last] = value.split(' ')
          this.setDataValue('first', first)
          this.setDataValue('last', last)
        },
      },
    },
  )
  class Pet extends Model {
    get loud() {
      return (this as Library).name.toUpperCase()
    }
    set loud(value: string) {
      ;(this as Library).name = value.toLowerCase()
    }
  }
  ;(Pet as Library).init({ name: DataTypes.STRING }, { sequelize })
  await sequelize.sync()
  const user = await User.create({ full: 'Ada Lovelace' })
  user.full = 'Grace Hopper'
  const pet: Library = (Pet as Library).build({ name: 'rex' })
  pet.loud = 'FIDO'
  return {
    user: [user.first, user.last, user.full],
    json: user.toJSON(),
    pet: [pet.name, pet.loud, pet.toJSON()],
  }
})

sameUnderBoth(
  'own toJSON, instance and static methods on the prototype',
  async ({ sequelize, DataTypes }) => {
    const User = sequelize.define('User', { name: DataTypes.STRING, secret: DataTypes.STRING })
    User.prototype.greet = function (this: Library) {
      return `I am ${this.name}`
    }
    User.prototype.toJSON = function (this: Library) {
      const { secret, ...rest } = this.get()
      return { ...rest, hidden: secret !== undefined }
    }
    User.byName = (name: string) => User.findOne({ where: { name } })
    await sequelize.sync()
    await User.create({ name: 'Ada', secret: 's' })
    const user = await User.byName('Ada')
    return { greet: user.greet(), json: user, list: await User.findAll() }
  },
)
