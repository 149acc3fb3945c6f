// The same calls again and again with other values, other lengths, null for a value, toggled options, in mixed order:
// where a library keeps plans or statements, one call must never see another's.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

async function library({ sequelize, DataTypes }: Lab) {
  const times = { timestamps: false }
  const Author = sequelize.define('Author', { name: DataTypes.STRING, born: DataTypes.INTEGER }, times)
  const Book = sequelize.define(
    'Book',
    {
      title: DataTypes.STRING,
      year: DataTypes.INTEGER,
      price: DataTypes.FLOAT,
      out: DataTypes.BOOLEAN,
      meta: DataTypes.JSON,
    },
    times,
  )
  const Genre = sequelize.define('Genre', { label: DataTypes.STRING }, times)
  Author.hasMany(Book, { as: 'books', foreignKey: 'authorId' })
  Book.belongsTo(Author, { as: 'author', foreignKey: 'authorId' })
  Book.belongsToMany(Genre, {
    as: 'genres',
    through: 'BookGenres',
    foreignKey: 'bookId',
    otherKey: 'genreId',
    timestamps: false,
  })
  Genre.belongsToMany(Book, {
    as: 'books',
    through: 'BookGenres',
    foreignKey: 'genreId',
    otherKey: 'bookId',
    timestamps: false,
  })
  await sequelize.sync()
  await Author.bulkCreate(
    ['Ada', 'Bob', 'Cyd', 'Dee'].map((name, index) => ({ name, born: index === 3 ? null : 1900 + index })),
  )
  for (let n = 1; n <= 12; n++) {
    const row = {
      title: `t${n}`,
      year: n % 5 === 0 ? null : 2000 + n,
      price: n / 2,
      out: n % 2 === 0,
      meta: { n, tag: n % 3 ? 'a' : 'b' },
    }
    await Book.create({ ...row, authorId: n === 12 ? null : (n % 3) + 1 })
  }
  await Genre.bulkCreate([{ label: 'x' }, { label: 'y' }])
  const links = [
    [1, 1],
    [1, 2],
    [2, 1],
    [6, 2],
    [7, 1],
  ]
  await sequelize.models.BookGenres.bulkCreate(links.map(([bookId, genreId]) => ({ bookId, genreId })))
  return { Author, Book, Genre }
}

/** Runs every call, then every call backwards, then every second one; all results in order. */
async function mixed(calls: (() => Promise<unknown>)[]): Promise<unknown[]> {
  const results: unknown[] = []
  const order = [...calls, ...[...calls].reverse(), ...calls.filter((_, index) => index % 2 === 0)]
  for (const call of order) results.push(await call())
  return results
}

sameUnderBoth('where: other values, null, lists of other lengths, other operators', async (lab) => {
  const { Op, literal, fn, col } = lab
  const { Book } = await library(lab)
  const ids = (where: unknown) => async () =>
    (await Book.findAll({ where, order: ['id'], attributes: ['id'] })).map((book: Library) => book.id)
  const years = [
    2001,
    null,
    '2002',
    [2001],
    [2001, 2002, 2003],
    [],
    [2001, 2002, 2003, 2004, 2006, 2007],
    undefined,
  ]
  const byYear = years.filter((year) => year !== undefined).map((year) => ids({ year }))
  const limits = [1, 3, 100].flatMap((n) => [
    ids({ price: { [Op.gt]: n } }),
    ids({ price: { [Op.lte]: n } }),
    ids({ year: 2000 + n }),
  ])
  return mixed([
    ...byYear,
    ...limits,
    ids({ out: true }),
    ids({ out: false }),
    ids({ out: null }),
    ids({ out: [true, false] }),
    ids({ title: 't1' }),
    ids({ title: { [Op.like]: 't1%' } }),
    ids({ title: { [Op.like]: '%2' } }),
    ids({ title: { [Op.notIn]: ['t1', 't2'] } }),
    ids({ title: { [Op.notIn]: ['t1'] } }),
    ids({ year: { [Op.between]: [2001, 2004] } }),
    ids({ year: { [Op.between]: [2006, 2009] } }),
    ids({ [Op.or]: [{ year: 2001 }, { year: null }] }),
    ids({ [Op.or]: [{ year: 2002 }, { year: 2003 }] }),
    ids({ [Op.or]: [{ year: 2002 }, { title: 't9' }, { out: true }] }),
    ids(literal('year > 2005')),
    ids(literal('year > 2008')),
    ids({ year: { [Op.gt]: literal('2000 + 5') } }),
    ids({ year: { [Op.gt]: literal('2000 + 9') } }),
    ids(lab.where(fn('length', col('title')), 2)),
    ids(lab.where(fn('length', col('title')), 3)),
    ids({ 'meta.tag': 'a' }),
    ids({ 'meta.tag': 'b' }),
    ids({ 'meta.n': { [Op.gt]: 6 } }),
    ids({ id: 3 }),
    ids({ id: '3' }),
    ids({}),
    ids(undefined),
    ids(null),
  ])
})

sameUnderBoth('finders: limits, offsets, orders, attributes, raw and nest toggled', async (lab) => {
  const { Book, Author } = await library(lab)
  const find = (options: object) => async () =>
    JSON.parse(JSON.stringify(await Book.findAll({ order: ['id'], ...options })))
  return mixed([
    find({ limit: 2 }),
    find({ limit: 5 }),
    find({ limit: 2, offset: 2 }),
    find({ limit: 2, offset: 9 }),
    find({ attributes: ['title', 'id'], limit: 3 }),
    find({ attributes: ['id', 'title'], limit: 3 }),
    find({ attributes: ['id', ['title', 'year']], limit: 3 }),
    find({ attributes: { exclude: ['meta'] }, limit: 3 }),
    find({ raw: true, limit: 3 }),
    find({ raw: false, limit: 3 }),
    find({ raw: true, attributes: ['out'], limit: 3 }),
    find({ order: [['price', 'DESC']], limit: 3 }),
    find({ order: [['price', 'ASC']], limit: 3 }),
    find({
      order: [
        ['out', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: 3,
    }),
    find({ include: 'author', limit: 3 }),
    find({ include: 'author', limit: 3, raw: true }),
    find({ include: 'author', limit: 3, raw: true, nest: true }),
    find({ include: [{ model: Author, as: 'author', required: true }], limit: 2, offset: 9 }),
    find({ include: [{ model: Author, as: 'author', required: false }], limit: 3, offset: 9 }),
    find({ where: { authorId: 1 }, limit: 1 }),
    find({ where: { authorId: null }, limit: 1 }),
    async () => (await Book.findOne({ where: { id: 4 } }))?.title,
    async () => (await Book.findOne({ where: { id: 5 } }))?.title,
    async () => (await Book.findOne({ where: { id: 99 } })) === null,
    async () => (await Book.findByPk(6))?.title,
    async () => (await Book.findByPk('7'))?.title,
    async () => Book.count({ where: { out: true } }),
    async () => Book.count({ where: { out: null } }),
    async () => Book.sum('price', { where: { authorId: 1 } }),
    async () => Book.sum('price', { where: { authorId: 2 } }),
    async () => Book.max('year'),
    async () => Book.min('price', { where: { out: true } }),
  ])
})

sameUnderBoth('includes: the same tree with other conditions, limits and attributes', async (lab) => {
  const { Op } = lab
  const { Author, Genre } = await library(lab)
  const find =
    (Model: Library, include: unknown, more = {}) =>
    async () =>
      JSON.parse(
        JSON.stringify(await Model.findAll({ include, order: ['id', ['books', 'id', 'ASC']], ...more })),
      )
  const books = (more: object) => ({ association: 'books', attributes: ['id', 'title'], ...more })
  return mixed([
    find(Author, books({})),
    find(Author, books({ where: { year: { [Op.gt]: 2003 } } })),
    find(Author, books({ where: { year: { [Op.gt]: 2007 } } })),
    find(Author, books({ where: { year: null } })),
    find(Author, books({ where: { year: null }, required: false })),
    find(Author, books({ where: { year: [2001, 2002] } })),
    find(Author, books({ where: { year: [2001, 2002, 2003, 2004] } })),
    find(Author, books({ required: true })),
    find(Author, books({ attributes: ['title'] })),
    find(Author, books({}), { where: { born: 1901 } }),
    find(Author, books({}), { where: { born: null } }),
    find(Author, books({}), { limit: 2 }),
    find(Author, books({}), { limit: 1, offset: 2 }),
    find(Author, books({ where: { out: true } }), { limit: 2 }),
    find(Author, books({ include: [{ association: 'genres', through: { attributes: [] } }] }), {
      order: ['id', ['books', 'id', 'ASC'], ['books', 'genres', 'id', 'ASC']],
    }),
    find(
      Author,
      books({ include: [{ association: 'genres', where: { label: 'y' }, through: { attributes: [] } }] }),
    ),
    find(Genre, books({ through: { attributes: [] } })),
    find(Genre, books({ through: { attributes: ['bookId'] } })),
    find(Genre, books({ through: { where: { bookId: 1 }, attributes: [] } })),
    find(Genre, books({ through: { where: { bookId: [1, 7] }, attributes: [] } })),
  ])
})

sameUnderBoth('writes: the same statement with other columns and values', async (lab) => {
  const { literal } = lab
  const { Book } = await library(lab)
  const made: unknown[] = []
  for (const values of [
    { title: 'a' },
    { year: 1 },
    { title: 'b', year: 2 },
    { year: 3, title: 'c' },
    {},
    { title: null },
    { title: 'd', price: null },
  ])
    made.push(await Book.create(values))
  const update = async (values: object, where: object) => made.push(await Book.update(values, { where }))
  await update({ year: 1 }, { title: 'a' })
  await update({ year: 2 }, { title: 'b' })
  await update({ title: 'z', year: null }, { title: 'c' })
  await update({ year: literal('year + 1') }, { title: ['a', 'b'] })
  await update({ price: 1 }, { year: null, out: false })
  await Book.bulkCreate([{ title: 'm' }, { title: 'n', year: 5 }])
  await Book.bulkCreate([{ title: 'o', out: true }])
  for (const id of [13, 14]) {
    const book = await Book.findByPk(id)
    book.title = `changed ${id}`
    await book.save()
    book.price = id
    book.title = 'twice'
    await book.save()
  }
  made.push(
    await Book.destroy({ where: { title: 'm' } }),
    await Book.destroy({ where: { title: ['n', 'o'] } }),
  )
  return { made, rows: await Book.findAll({ raw: true, order: ['id'] }) }
})

sameUnderBoth('models that change: associations, scopes and attributes added between calls', async (lab) => {
  const { DataTypes } = lab
  const { Author, Book } = await library(lab)
  const results: unknown[] = []
  const find = async (options: object = {}) =>
    results.push(JSON.parse(JSON.stringify(await Author.findAll({ order: ['id'], limit: 2, ...options }))))
  await find({ include: 'books' })
  Author.hasOne(Book, { as: 'first', foreignKey: 'authorId', scope: { year: 2001 } })
  await find({ include: 'books' })
  await find({ include: ['first'] })
  Author.addScope('young', { where: { born: 1902 } })
  results.push((await Author.scope('young').findAll()).length)
  Author.addScope('defaultScope', { where: { name: 'Bob' } }, { override: true })
  await find()
  await find({ include: 'books' })
  Author.rawAttributes.nick = { type: DataTypes.VIRTUAL }
  Author.refreshAttributes()
  await find()
  results.push((await Author.unscoped().findAll({ order: ['id'] })).map((author: Library) => author.name))
  return results
})
