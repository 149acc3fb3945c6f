// Many rows and many values at once, odd names of tables and columns, schemas, inherited classes, and statics that
// tools reach for.
import { describeTable, tableNames } from '../support/sqlite-catalog'
import { sameUnderBoth, type Library } from '../support/oracle'

sameUnderBoth('thousands of rows and long lists', async ({ sequelize, DataTypes, Op }) => {
  const columns = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`c${index}`, DataTypes.INTEGER]),
  )
  const Wide = sequelize.define('Wide', columns, { timestamps: false })
  const Child = sequelize.define('Child', { n: DataTypes.INTEGER }, { timestamps: false })
  Wide.hasMany(Child)
  await sequelize.sync()
  const rows = Array.from({ length: 3000 }, (_, index) => ({ c0: index, c1: index % 7 }))
  const made = await Wide.bulkCreate(rows)
  await Child.bulkCreate(rows.map((row) => ({ n: row.c0, WideId: (row.c0 % 3000) + 1 })))
  const ids = Array.from({ length: 2500 }, (_, index) => index + 1)
  const parents = await Wide.findAll({ include: Child, where: { id: { [Op.lte]: 2000 } } })
  return [
    made.length,
    await Wide.count({ where: { id: ids } }),
    (await Wide.findAll({ where: { c0: { [Op.in]: ids } }, attributes: ['id'], raw: true })).length,
    parents.length,
    parents.reduce((sum: number, parent: Library) => sum + parent.Children.length, 0),
    await Wide.sum('c0'),
    (await Wide.update({ c2: 1 }, { where: { c1: 3 } }))[0],
    await Wide.destroy({ where: { c1: [0, 1] } }),
    (await Wide.findAndCountAll({ limit: 5, offset: 100, order: ['id'] })).count,
  ]
})

sameUnderBoth('odd names: keywords, spaces, quotes, dots, unicode', async ({ sequelize, DataTypes, Op }) => {
  const Order = sequelize.define('order', {
    group: DataTypes.STRING,
    from: DataTypes.INTEGER,
    select: DataTypes.STRING,
  })
  const Odd = sequelize.define(
    'Odd',
    {
      spaced: { type: DataTypes.STRING, field: 'with space' },
      dashed: { type: DataTypes.STRING, field: 'with-dash' },
      quoted: { type: DataTypes.STRING, field: 'with"quote' },
      größe: DataTypes.INTEGER,
    },
    { tableName: 'odd table', timestamps: false },
  )
  Order.hasMany(Odd, { as: 'values' })
  await sequelize.sync()
  const order = await Order.create({ group: 'g', from: 1, select: 's' })
  await order.createValue({ spaced: 'a', dashed: 'b', quoted: 'c', größe: 5 })
  await Odd.update({ spaced: 'x' }, { where: { dashed: 'b' } })
  const found = await Order.findOne({
    include: 'values',
    where: { from: { [Op.gt]: 0 } },
    order: [['values', 'größe', 'ASC']],
  })
  return {
    found: JSON.parse(JSON.stringify(found)),
    grouped: await Order.findAll({
      attributes: ['group', [sequelize.fn('COUNT', sequelize.col('id')), 'n']],
      group: ['group'],
      raw: true,
    }),
    table: (await describeTable(sequelize, 'odd table')).names,
  }
})

sameUnderBoth('hostile values stay values', async ({ sequelize, DataTypes, Op }) => {
  const User = sequelize.define(
    'User',
    { name: DataTypes.STRING, meta: DataTypes.JSON },
    { timestamps: false },
  )
  await sequelize.sync()
  const evil = ["'; DROP TABLE Users; --", '" OR 1=1 --', '\\', '%', '`', '$1', ':name', '?', 'Op.gt', '${1}']
  for (const name of evil) await User.create({ name, meta: { [name]: name } })
  const found: unknown[] = []
  for (const name of evil) {
    found.push(await User.count({ where: { name } }))
    found.push(await User.count({ where: { name: { [Op.in]: [name] } } }))
    found.push((await User.findOne({ where: { name } })).meta[name] === name)
  }
  await User.update({ name: evil[0] }, { where: { name: evil[1] } })
  const asObject = await User.findAll({ where: { name: { length: 5 } } })
    .then((rows: unknown[]) => rows.length)
    .catch(() => 0)
  return {
    found,
    count: await User.count(),
    updated: await User.count({ where: { name: evil[0] } }),
    asObject,
  }
})

sameUnderBoth('schemas become part of the table name on SQLite', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', { name: DataTypes.STRING }, { schema: 'app', timestamps: false })
  await sequelize.sync()
  await User.create({ name: 'Ada' })
  const Other = User.schema('other')
  return {
    tables: await tableNames(sequelize),
    found: await User.findAll(),
    same: Other === User,
  }
})

sameUnderBoth(
  'classes that inherit, with shared attributes and statics',
  async ({ sequelize, DataTypes, Model }) => {
    class Base extends Model {
      static shared = { note: DataTypes.STRING }
      get title() {
        return `${(this.constructor as Library).name}:${(this as Library).name}`
      }
      static async newest() {
        return (this as Library).findOne({ order: [['id', 'DESC']] })
      }
    }
    class Cat extends Base {}
    class Dog extends Base {}
    for (const Kind of [Cat, Dog] as Library[])
      Kind.init({ name: DataTypes.STRING, ...Base.shared }, { sequelize, timestamps: false })
    ;(Cat as Library).hasMany(Dog, { as: 'enemies', foreignKey: 'enemyId' })
    await sequelize.sync()
    const cat = await (Cat as Library).create({ name: 'Tom', note: 'n' })
    await cat.createEnemy({ name: 'Spike' })
    const newest: Library = await Dog.newest()
    return {
      cat: cat.title,
      newest: [newest.title, newest instanceof Base, newest.enemyId],
      tables: await tableNames(sequelize),
    }
  },
)

sameUnderBoth('what tools reach for: Utils, modelManager, options, config, prototypes', async (lab) => {
  const { sequelize, Sequelize, DataTypes } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING })
  sequelize.define('Post', {})
  return {
    utils: [Sequelize.Utils?.pluralize('child'), Sequelize.Utils?.singularize('children')],
    manager: [
      sequelize.modelManager?.all?.map((Model: Library) => Model.name),
      sequelize.modelManager?.getModel?.('User') === User,
    ],
    options: [
      User.options.tableName,
      User.options.modelName,
      User.options.sequelize === sequelize,
      User.options.hooks !== undefined,
    ],
    describe: await User.sync()
      .then(() => User.describe())
      .then((table: object) => Object.keys(table)),
    instance: [
      User.build()._options !== undefined,
      User.build()._previousDataValues !== undefined,
      User.build().isNewRecord,
    ],
    statics: [User.associations, User.hasAlias('x'), typeof User.queryInterface, User.autoIncrementAttribute],
  }
})

sameUnderBoth('concurrent calls do not disturb each other', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', {
    name: DataTypes.STRING,
    n: { type: DataTypes.INTEGER, defaultValue: 0 },
  })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  User.hasMany(Post)
  Post.belongsTo(User)
  await sequelize.sync()
  const users = await Promise.all(
    Array.from({ length: 20 }, (_, index) => User.create({ name: `u${index}` })),
  )
  await Promise.all(users.map((user: Library) => user.createPost({ title: user.name })))
  await Promise.all(Array.from({ length: 30 }, () => User.increment('n', { where: { name: 'u1' } })))
  const lists: Library[][] = await Promise.all(users.map((user: Library) => user.getPosts()))
  const owners: Library[] = await Promise.all(
    (await Post.findAll({ order: ['id'] })).map((post: Library) => post.getUser()),
  )
  return {
    own: lists.every((list, index) => list.length === 1 && list[0].title === users[index].name),
    owners: owners.map((owner) => owner.name).sort(),
    n: (await User.findOne({ where: { name: 'u1' } })).n,
    counts: await Promise.all([User.count(), Post.count(), User.max('n')]),
  }
})

sameUnderBoth('hooks on queries and connections; sync options', async ({ connect, DataTypes }) => {
  const log: string[] = []
  const sequelize = connect()
  sequelize.addHook('beforeQuery', (options: Library) => void log.push(`beforeQuery ${options.type}`))
  sequelize.addHook('afterQuery', (options: Library) => void log.push(`afterQuery ${options.type}`))
  const User = sequelize.define('User', { name: DataTypes.STRING })
  await User.sync()
  log.length = 0
  await User.create({ name: 'x' })
  await User.findAll()
  await User.update({ name: 'y' }, { where: {} })
  await User.destroy({ where: {} })
  return log
})
