// Finders and their options: attributes, raw, nest, plain, order, group, having, limit, counts and aggregates.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

async function shop({ sequelize, DataTypes }: Lab) {
  const Shop = sequelize.define('Shop', { name: DataTypes.STRING })
  const Sale = sequelize.define('Sale', {
    item: DataTypes.STRING,
    price: DataTypes.INTEGER,
    amount: { type: DataTypes.INTEGER, field: 'how_many' },
    soldAt: DataTypes.DATE,
  })
  Shop.hasMany(Sale)
  Sale.belongsTo(Shop)
  await sequelize.sync()
  await Shop.bulkCreate([{ name: 'north' }, { name: 'south' }, { name: 'empty' }])
  await Sale.bulkCreate([
    { item: 'pear', price: 3, amount: 2, ShopId: 1, soldAt: new Date('2020-01-01T10:00:00Z') },
    { item: 'apple', price: 1, amount: 10, ShopId: 1, soldAt: new Date('2020-01-02T10:00:00Z') },
    { item: 'apple', price: 2, amount: 5, ShopId: 2, soldAt: new Date('2020-02-01T10:00:00Z') },
    { item: 'fig', price: 9, amount: null, ShopId: 2 },
    { item: 'Banana', price: 4, amount: 1 },
  ])
  return { Shop, Sale }
}

sameUnderBoth('attributes: list, include, exclude, renamed, expressions', async (lab) => {
  const { fn, col, literal, cast } = lab
  const { Sale } = await shop(lab)
  const rows = (attributes: unknown) => Sale.findAll({ attributes, order: ['id'], limit: 2 })
  return [
    await rows(['item', 'price']),
    await rows(['amount']),
    await rows([['item', 'what'], 'id']),
    await rows({ exclude: ['createdAt', 'updatedAt'] }),
    await rows({ include: [[literal('price * how_many'), 'total']], exclude: ['createdAt', 'updatedAt'] }),
    await rows([
      [fn('upper', col('item')), 'loud'],
      [cast(col('price'), 'TEXT'), 'text'],
    ]),
    (await rows([[fn('upper', col('item')), 'loud']]))[0].get('loud'),
    await Sale.findAll({
      attributes: [
        [fn('COUNT', col('id')), 'n'],
        [fn('SUM', col('price')), 'sum'],
      ],
      raw: true,
    }),
    await Sale.findAll({ attributes: [[fn('DISTINCT', col('item')), 'item']], raw: true, order: ['item'] }),
  ]
})

sameUnderBoth('raw, nest and plain', async (lab) => {
  const { Sale, Shop } = await shop(lab)
  const some = { attributes: ['id', 'item', 'amount'], order: ['id'] }
  return {
    raw: await Sale.findAll({ ...some, raw: true }),
    rawOne: await Sale.findOne({ ...some, raw: true }),
    rawNone: await Sale.findOne({ where: { id: 99 }, raw: true }),
    plain: await Sale.findAll({ ...some, plain: true }),
    include: await Sale.findAll({ ...some, include: Shop, raw: true, limit: 2 }),
    nest: await Sale.findAll({ ...some, include: Shop, raw: true, nest: true, limit: 2 }),
    dates: (await Sale.findAll({ raw: true, order: ['id'], limit: 1 })).map((row: Library) => [
      typeof row.soldAt,
      row,
    ]),
  }
})

sameUnderBoth('findByPk, findOne, rejectOnEmpty', async (lab) => {
  const { Sale } = await shop(lab)
  const brief = { attributes: ['id', 'item'] }
  return {
    byKey: await Sale.findByPk(2, brief),
    byText: await Sale.findByPk('2', brief),
    none: await Sale.findByPk(99),
    one: await Sale.findOne({ where: { item: 'apple' }, order: [['price', 'DESC']], ...brief }),
    offset: await Sale.findOne({ order: ['id'], offset: 2, ...brief }),
    empty: await lab.caught(() => Sale.findByPk(99, { rejectOnEmpty: true })),
    own: await lab.caught(() => Sale.findOne({ where: { id: 99 }, rejectOnEmpty: new RangeError('none') })),
    many: await lab.caught(() => Sale.findAll({ where: { id: 99 }, rejectOnEmpty: true })),
  }
})

sameUnderBoth('order: columns, directions, expressions, associations', async (lab) => {
  const { fn, col, literal, sequelize } = lab
  const { Sale, Shop } = await shop(lab)
  const ids = async (order: unknown, more = {}) =>
    (await Sale.findAll({ order, ...more })).map((sale: Library) => sale.id)
  return [
    await ids(['price']),
    await ids([
      ['item', 'DESC'],
      ['price', 'ASC'],
    ]),
    await ids([['item', 'desc'], 'price']),
    await ids([['amount', 'ASC'], 'id']),
    await ids([[col('price'), 'DESC']]),
    await ids([
      [fn('lower', col('item')), 'ASC'],
      ['id', 'DESC'],
    ]),
    await ids([literal('price % 3'), 'id']),
    await ids([[literal('price * how_many'), 'DESC'], 'id']),
    await ids([[literal('how_many'), 'DESC NULLS LAST'], 'id']).catch(() => 'error'),
    await ids([[sequelize.fn('max', col('price'), col('how_many')), 'DESC'], 'id']),
    await ids([[Shop, 'name', 'DESC'], 'id'], { include: Shop }),
    await ids(
      [
        [{ model: Shop, as: 'Shop' }, 'name', 'ASC'],
        ['id', 'DESC'],
      ],
      { include: Shop },
    ),
    await ids([[sequelize.col('Shop.name'), 'DESC'], 'id'], { include: Shop }),
    await ids(sequelize.literal('price DESC')),
  ]
})

sameUnderBoth('group and having', async (lab) => {
  const { fn, col, literal, where, Op } = lab
  const { Sale, Shop } = await shop(lab)
  const sum = [fn('SUM', col('price')), 'sum']
  const rows = (options: object) => Sale.findAll({ raw: true, ...options })
  return [
    await rows({ attributes: ['item', sum], group: ['item'], order: ['item'] }),
    await rows({ attributes: ['item', sum], group: 'item', order: [['item', 'DESC']] }),
    await rows({
      attributes: ['item', sum],
      group: ['item'],
      having: literal('SUM(price) > 3'),
      order: ['item'],
    }),
    await rows({
      attributes: ['item', sum],
      group: ['item'],
      having: { item: { [Op.ne]: 'fig' } },
      order: ['item'],
    }),
    await rows({
      attributes: ['item'],
      group: ['item'],
      having: where(fn('COUNT', col('id')), { [Op.gt]: 1 }),
    }),
    await rows({ attributes: ['ShopId', [fn('COUNT', '*'), 'n']], group: ['ShopId'], order: ['ShopId'] }),
    await rows({
      attributes: [sum],
      include: { model: Shop, attributes: ['name'] },
      group: ['Shop.id'],
      order: [literal('sum')],
    }),
    await rows({
      attributes: [[fn('lower', col('item')), 'i'], sum],
      group: [fn('lower', col('item'))],
      order: [literal('i')],
    }),
    (await Sale.findAll({ attributes: ['item', sum], group: ['item'], order: ['item'] })).map(
      (each: Library) => each.get('sum'),
    ),
  ]
})

sameUnderBoth('limit and offset', async (lab) => {
  const { Sale } = await shop(lab)
  const ids = async (options: object) =>
    (await Sale.findAll({ order: ['id'], ...options })).map((sale: Library) => sale.id)
  return [
    await ids({ limit: 2 }),
    await ids({ limit: 2, offset: 3 }),
    await ids({ offset: 3 }),
    await ids({ limit: 0 }),
    await ids({ limit: '2', offset: '1' }),
    await ids({ limit: null }),
  ]
})

sameUnderBoth('findAndCountAll with and without includes', async (lab) => {
  const { Sale, Shop } = await shop(lab)
  const brief = (result: Library) => [result.count, result.rows.map((row: Library) => row.id)]
  return [
    brief(await Sale.findAndCountAll({ order: ['id'], limit: 2 })),
    brief(await Sale.findAndCountAll({ where: { item: 'apple' }, order: ['id'] })),
    brief(await Sale.findAndCountAll({ include: Shop, order: ['id'], limit: 3 })),
    brief(await Sale.findAndCountAll({ include: { model: Shop, where: { name: 'north' } }, order: ['id'] })),
    brief(await Shop.findAndCountAll({ include: Sale, distinct: true, order: ['id'], limit: 2 })),
    brief(
      await Shop.findAndCountAll({
        include: { model: Sale, required: true },
        distinct: true,
        order: ['id'],
        limit: 2,
      }),
    ),
  ]
})

sameUnderBoth('count, sum, min, max, aggregate', async (lab) => {
  const { Op } = lab
  const { Sale, Shop } = await shop(lab)
  return [
    await Sale.count(),
    await Sale.count({ where: { price: { [Op.gt]: 2 } } }),
    await Sale.count({ col: 'amount' }).catch((error: Error) => error.name),
    await Sale.count({ distinct: true, col: 'item' }),
    await Sale.count({ include: [{ model: Shop, where: { name: 'south' } }] }),
    await Shop.count({ include: [{ model: Sale, required: true }], distinct: true }),
    await Sale.count({ group: ['item'] }),
    await Sale.count({ attributes: ['item'], group: 'item', where: { item: 'apple' } }),
    await Sale.sum('price'),
    await Sale.sum('amount'),
    await Sale.sum('price', { where: { item: 'nothing' } }),
    await Sale.min('price'),
    await Sale.max('price', { where: { item: 'apple' } }),
    await Sale.max('item'),
    await Sale.max('soldAt'),
    await Sale.min('item', { where: { id: 99 } }),
    await Sale.aggregate('price', 'avg', { dataType: 'float' }),
    await Sale.aggregate('item', 'count', { distinct: true }),
    await Sale.aggregate('item', 'DISTINCT', { plain: false }),
    await Sale.sum('price', { attributes: ['item'], group: ['item'], plain: false }),
  ]
})

sameUnderBoth('options of the caller are left as they were', async (lab) => {
  const { Sale, Shop } = await shop(lab)
  const options = {
    where: { item: 'apple' },
    include: [{ model: Shop }],
    order: [['id', 'ASC']],
    attributes: ['id'],
  }
  const before = [Object.keys(options), Object.keys(options.include[0] ?? {}), options.attributes.length]
  const first = await Sale.findAll(options)
  const second = await Sale.findAll(options)
  const after = [Object.keys(options), Object.keys(options.include[0] ?? {}), options.attributes.length]
  return { same: JSON.stringify(before) === JSON.stringify(after), first, second }
})

sameUnderBoth('raw: columns and literals that bring their own name', async (lab) => {
  const { Sale } = await shop(lab)
  const { col, literal } = lab
  const attributes = ['item', col('price'), literal('price * 2 AS twice'), literal('upper(item) as `LOUD`')]
  return Sale.findAll({ attributes, order: ['id'], raw: true })
})
