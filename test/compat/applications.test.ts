// Small applications in the manner of the programs behind CENSUS.md: a session store, a REST list with search and
// pages, roles and permissions, a shop's report, schema tools that read types, a file of models loaded in a loop.
import { sameUnderBoth, type Library } from '../support/oracle'

sameUnderBoth('a session store', async ({ sequelize, DataTypes, Op }) => {
  const Session = sequelize.define('Session', {
    sid: { type: DataTypes.STRING(36), primaryKey: true },
    expires: DataTypes.DATE,
    data: DataTypes.TEXT,
  })
  await Session.sync()
  const set = async (sid: string, data: object, expires: Date) => {
    const values = { data: JSON.stringify(data), expires }
    const [session] = await Session.findOrCreate({ where: { sid }, defaults: values, raw: false })
    let changed = false
    for (const key of ['data', 'expires'] as const) {
      if (session.dataValues[key] !== values[key]) {
        session[key] = values[key]
        changed = true
      }
    }
    if (changed) await session.save({ hooks: false })
    return session
  }
  const later = new Date('2999-01-01T00:00:00Z')
  await set('a', { user: 1 }, later)
  await set('a', { user: 2 }, later)
  await set('b', {}, new Date('2000-01-01T00:00:00Z'))
  await Session.update({ expires: later }, { where: { sid: 'a' } })
  const expired = await Session.destroy({ where: { expires: { [Op.lt]: new Date() } } })
  const found = await Session.findOne({ where: { sid: 'a' } })
  return { expired, data: JSON.parse(found.data), left: await Session.count(), get: found.get('sid') }
})

sameUnderBoth('a REST list: search, filter, order, pages, counts', async ({ sequelize, DataTypes, Op }) => {
  const Author = sequelize.define('author', { name: DataTypes.STRING })
  const Book = sequelize.define('book', {
    title: DataTypes.STRING,
    year: DataTypes.INTEGER,
    sold: DataTypes.INTEGER,
  })
  Author.hasMany(Book)
  Book.belongsTo(Author)
  await sequelize.sync()
  for (let n = 1; n <= 3; n++) {
    const author = await Author.create({ name: `Author ${n}` })
    for (let m = 1; m <= 4; m++)
      await author.createBook({ title: `Book ${n}.${m}`, year: 1990 + m, sold: n * m })
  }
  const list = async (query: { q?: string; year?: number; sort?: string; page: number }) => {
    const where: Record<string | symbol, unknown> = {}
    if (query.q) where[Op.or] = [{ title: { [Op.like]: `%${query.q}%` } }, { '$author.name$': query.q }]
    if (query.year) where['year'] = { [Op.gte]: query.year }
    const [column, direction] = (query.sort ?? 'id:ASC').split(':')
    const include = [{ model: Author, attributes: ['id', 'name'], required: false }]
    const page = { limit: 3, offset: (query.page - 1) * 3 }
    const order = [
      [column, direction],
      ['id', 'ASC'],
    ]
    const { count, rows } = await Book.findAndCountAll({ where, include, order, ...page, subQuery: false })
    return {
      count,
      pages: Math.ceil(count / 3),
      rows: rows.map((row: Library) => `${row.title} by ${row.author.name}`),
    }
  }
  return [
    await list({ page: 1 }),
    await list({ page: 2, sort: 'sold:DESC' }),
    await list({ page: 1, q: '2.', year: 1992 }),
    await list({ page: 1, q: 'Author 3' }),
    await list({ page: 9 }),
  ]
})

sameUnderBoth('roles and permissions', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define(
    'user',
    { name: { type: DataTypes.STRING, allowNull: false } },
    { underscored: true },
  )
  const Role = sequelize.define(
    'role',
    { name: { type: DataTypes.STRING, unique: true } },
    { underscored: true },
  )
  const Permission = sequelize.define('permission', { action: DataTypes.STRING }, { underscored: true })
  const UserRole = sequelize.define('user_role', { grantedBy: DataTypes.STRING }, { underscored: true })
  User.belongsToMany(Role, { through: UserRole, as: 'roles', foreignKey: 'userId', otherKey: 'roleId' })
  Role.belongsToMany(User, { through: UserRole, as: 'users', foreignKey: 'roleId', otherKey: 'userId' })
  Role.hasMany(Permission, {
    as: 'permissions',
    foreignKey: { name: 'roleId', allowNull: false },
    onDelete: 'CASCADE',
  })
  Permission.belongsTo(Role, { as: 'role', foreignKey: 'roleId' })
  await sequelize.sync({ force: true })
  const [admin, editor] = await Role.bulkCreate([{ name: 'admin' }, { name: 'editor' }])
  for (const action of ['delete', 'create']) await admin.createPermission({ action })
  await editor.createPermission({ action: 'edit' })
  const ada = await User.create({ name: 'Ada' })
  const bob = await User.create({ name: 'Bob' })
  await ada.setRoles([admin, editor], { through: { grantedBy: 'root' } })
  await bob.addRole(editor)
  const can = async (user: Library, action: string) =>
    (await user.countRoles({ include: [{ association: 'permissions', where: { action } }] })) > 0
  const tree = await User.findAll({
    attributes: ['name'],
    include: [
      {
        association: 'roles',
        attributes: ['name'],
        through: { attributes: ['grantedBy'] },
        include: [{ association: 'permissions', attributes: ['action'] }],
      },
    ],
    order: [
      ['id', 'ASC'],
      ['roles', 'id', 'ASC'],
      ['roles', 'permissions', 'id', 'ASC'],
    ],
  })
  const rights = [await can(ada, 'delete'), await can(bob, 'delete'), await can(bob, 'edit')]
  await admin.destroy()
  return { tree, rights, left: [await Permission.count(), await UserRole.count(), await ada.hasRole(editor)] }
})

sameUnderBoth("a shop's report: sums by month and by customer, top sellers", async (lab) => {
  const { sequelize, DataTypes, fn, col, literal, Op } = lab
  const Customer = sequelize.define('Customer', { name: DataTypes.STRING }, { timestamps: false })
  const Order = sequelize.define(
    'Order',
    { day: DataTypes.DATEONLY, paid: DataTypes.BOOLEAN },
    { timestamps: false },
  )
  const Line = sequelize.define(
    'Line',
    { item: DataTypes.STRING, price: DataTypes.DECIMAL(8, 2), n: DataTypes.INTEGER },
    { timestamps: false },
  )
  Customer.hasMany(Order)
  Order.belongsTo(Customer)
  Order.hasMany(Line, { as: 'lines' })
  Line.belongsTo(Order)
  await sequelize.sync()
  const data: [string, string, boolean, [string, number, number][]][] = [
    [
      'Ada',
      '2020-01-05',
      true,
      [
        ['pen', 1.5, 2],
        ['ink', 4, 1],
      ],
    ],
    ['Ada', '2020-02-05', false, [['pen', 1.5, 1]]],
    ['Bob', '2020-02-07', true, [['book', 10, 3]]],
  ]
  for (const [name, day, paid, lines] of data) {
    const [customer] = await Customer.findOrCreate({ where: { name } })
    const order = await customer.createOrder({ day, paid })
    await Line.bulkCreate(lines.map(([item, price, n]) => ({ item, price, n, OrderId: order.id })))
  }
  const total = [fn('SUM', literal('price * n')), 'total']
  return {
    byMonth: await Line.findAll({
      attributes: [[fn('strftime', '%Y-%m', col('Order.day')), 'month'], total],
      include: [{ model: Order, attributes: [] }],
      group: [fn('strftime', '%Y-%m', col('Order.day'))],
      order: [[literal('month'), 'ASC']],
      raw: true,
    }),
    byCustomer: await Customer.findAll({
      attributes: [
        'name',
        [fn('COUNT', fn('DISTINCT', col('Orders.id'))), 'orders'],
        [fn('SUM', col('Orders.lines.n')), 'items'],
      ],
      include: [{ model: Order, attributes: [], include: [{ association: 'lines', attributes: [] }] }],
      group: ['Customer.id'],
      order: [[literal('items'), 'DESC']],
      raw: true,
    }),
    best: await Line.findAll({
      attributes: ['item', total],
      group: ['item'],
      order: [[literal('total'), 'DESC']],
      limit: 2,
      raw: true,
    }),
    big: await Line.findAll({
      attributes: ['item'],
      group: ['item'],
      having: literal('SUM(price * n) > 4'),
      order: ['item'],
      raw: true,
    }),
    paid: await Order.count({ where: { paid: true, day: { [Op.between]: ['2020-01-01', '2020-01-31'] } } }),
    sums: [await Line.sum('n'), await Line.max('price'), await Order.min('day')],
  }
})

sameUnderBoth(
  'a schema tool: types by instanceof, keys, options, associations',
  async ({ sequelize, DataTypes, Sequelize }) => {
    const Team = sequelize.define('Team', { name: DataTypes.STRING })
    const Player = sequelize.define('Player', {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      name: { type: DataTypes.STRING(50), allowNull: false },
      bio: DataTypes.TEXT,
      age: DataTypes.INTEGER.UNSIGNED,
      money: DataTypes.DECIMAL(10, 2),
      active: DataTypes.BOOLEAN,
      born: DataTypes.DATEONLY,
      level: DataTypes.ENUM('low', 'high'),
      meta: DataTypes.JSON,
      label: DataTypes.VIRTUAL,
    })
    Player.belongsTo(Team)
    const names = [
      'STRING',
      'TEXT',
      'INTEGER',
      'DECIMAL',
      'BOOLEAN',
      'DATEONLY',
      'DATE',
      'ENUM',
      'JSON',
      'VIRTUAL',
      'UUID',
    ]
    const describe = (attribute: Library) => ({
      key: attribute.type.key,
      is: names.filter((name) => attribute.type instanceof Sequelize[name]),
      values: attribute.type.values,
      field: [attribute.field, attribute.fieldName, Boolean(attribute.primaryKey), attribute.references],
    })
    return {
      attributes: Object.values(Player.rawAttributes as Record<string, Library>).map(describe),
      table: [
        Object.keys(Player.tableAttributes),
        Player.primaryKeyAttribute,
        Player.options.timestamps,
        Player.options.paranoid,
      ],
      associations: Object.values(Player.associations as Record<string, Library>).map((each) => [
        each.as,
        each.target.name,
      ]),
    }
  },
)

sameUnderBoth(
  'models in functions, loaded in a loop, joined by associate',
  async ({ sequelize, DataTypes, Sequelize }) => {
    const files: Record<string, (sequelize: Library, types: Library) => Library> = {
      user: (database, types) => {
        class User extends Sequelize.Model {
          static associate(models: Library) {
            ;(this as Library).hasMany(models.Task, { foreignKey: 'ownerId', as: 'tasks' })
          }
        }
        ;(User as Library).init({ firstName: types.STRING }, { sequelize: database, modelName: 'User' })
        return User
      },
      task: (database, types) => {
        const Task = database.define(
          'Task',
          { title: types.STRING, done: { type: types.BOOLEAN, defaultValue: false } },
          {},
        )
        Task.associate = (models: Library) =>
          Task.belongsTo(models.User, { foreignKey: 'ownerId', as: 'owner' })
        return Task
      },
      setting: (database, types) =>
        database.define('Setting', { key: { type: types.STRING, unique: true }, value: types.TEXT }),
    }
    const db: Record<string, Library> = {}
    for (const file of Object.keys(files)) {
      const model = files[file]?.(sequelize, DataTypes)
      db[model.name] = model
    }
    for (const name of Object.keys(db)) db[name].associate?.(db)
    await sequelize.sync()
    const user = await db['User'].create(
      { firstName: 'Ada', tasks: [{ title: 'one' }, { title: 'two', done: true }] },
      { include: ['tasks'] },
    )
    await db['Setting'].upsert({ key: 'theme', value: 'dark' })
    await db['Setting'].upsert({ key: 'theme', value: 'light' })
    return {
      open: await user.countTasks({ where: { done: false } }),
      owner: (await db['Task'].findOne({ where: { title: 'one' }, include: 'owner' })).owner.firstName,
      settings: (await db['Setting'].findAll()).map((each: Library) => [each.key, each.value]),
      tree: await db['User'].findAll({
        include: [{ model: db['Task'], as: 'tasks', where: { done: true } }],
      }),
    }
  },
)

sameUnderBoth(
  'accounts: password hooks, hidden fields by default scope, a login',
  async ({ sequelize, DataTypes, caught }) => {
    const Account = sequelize.define(
      'Account',
      {
        email: { type: DataTypes.STRING, allowNull: false, unique: true, validate: { isEmail: true } },
        password: { type: DataTypes.STRING, allowNull: false, validate: { len: [6, 100] } },
        lastLogin: DataTypes.DATE,
        tries: { type: DataTypes.INTEGER, defaultValue: 0 },
      },
      {
        defaultScope: { attributes: { exclude: ['password'] } },
        scopes: { withPassword: { attributes: {} } },
        hooks: {
          beforeSave: (account: Library) => {
            if (account.changed('password')) account.password = `hashed:${account.password}`
            account.email = account.email?.toLowerCase()
          },
        },
      },
    )
    Account.prototype.check = function (this: Library, password: string) {
      return this.password === `hashed:${password}`
    }
    await sequelize.sync()
    await Account.create({ email: 'Ada@X.org', password: 'secret1' })
    const hidden = await Account.findOne({ where: { email: 'ada@x.org' } })
    const shown = await Account.scope('withPassword').findOne({ where: { email: 'ada@x.org' } })
    await shown.update({ password: 'secret2' })
    await shown.increment('tries')
    await shown.reload()
    return {
      hidden: [Object.keys(hidden.get()), hidden.password],
      check: [shown.check('secret1'), shown.check('secret2')],
      tries: shown.tries,
      short: await caught(() => Account.create({ email: 'b@x.org', password: 'x' })),
      twice: await caught(() => Account.create({ email: 'ADA@x.org', password: 'secret3' })),
      nobody: await caught(() => Account.create({ password: 'secret4' })),
    }
  },
)
