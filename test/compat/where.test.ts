// Conditions: every operator that SQLite can do, implied forms, nesting, functions, columns of includes.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

async function films({ sequelize, DataTypes }: Lab) {
  const Film = sequelize.define('Film', {
    title: DataTypes.STRING,
    year: DataTypes.INTEGER,
    rating: DataTypes.FLOAT,
    seen: DataTypes.BOOLEAN,
    director: DataTypes.STRING,
    released: DataTypes.DATE,
    day: DataTypes.DATEONLY,
  })
  await sequelize.sync()
  const date = (text: string) => new Date(`${text}T00:00:00Z`)
  await Film.bulkCreate([
    {
      title: 'Alien',
      year: 1979,
      rating: 8.5,
      seen: true,
      director: 'Scott',
      released: date('1979-05-25'),
      day: '1979-05-25',
    },
    {
      title: 'Aliens',
      year: 1986,
      rating: 8.4,
      seen: false,
      director: 'Cameron',
      released: date('1986-07-18'),
      day: '1986-07-18',
    },
    {
      title: 'Blade Runner',
      year: 1982,
      rating: 8.1,
      seen: true,
      director: 'Scott',
      released: date('1982-06-25'),
      day: '1982-06-25',
    },
    { title: '100% Wolf', year: 2020, rating: 5.7, seen: null, director: null },
    { title: "It's_odd", year: null, rating: null, seen: false, director: 'Scott' },
  ])
  const titles = async (where: unknown) =>
    (await Film.findAll({ where, order: ['id'] })).map((film: Library) => film.title)
  return { Film, titles }
}

sameUnderBoth('comparisons', async (lab) => {
  const { Op } = lab
  const { titles } = await films(lab)
  const conditions: unknown[] = [
    { year: 1979 },
    { year: '1979' },
    { title: "It's_odd" },
    { year: { [Op.eq]: 1986 } },
    { year: { [Op.ne]: 1986 } },
    { year: { [Op.gt]: 1979, [Op.lt]: 1986 } },
    { year: { [Op.gte]: 1982, [Op.lte]: 1986 } },
    { year: { [Op.between]: [1979, 1982] } },
    { year: { [Op.notBetween]: [1979, 1982] } },
    { rating: { [Op.gt]: 8.1 } },
    { released: { [Op.lt]: new Date('1982-01-01') } },
    { released: new Date('1979-05-25T00:00:00Z') },
    { day: '1982-06-25' },
    { day: { [Op.gte]: '1982-01-01' } },
    { title: { [Op.gt]: 'B' } },
  ]
  return Promise.all(conditions.map(titles))
})

sameUnderBoth('null, booleans, IS and NOT', async (lab) => {
  const { Op } = lab
  const { titles } = await films(lab)
  const conditions: unknown[] = [
    { year: null },
    { year: { [Op.is]: null } },
    { year: { [Op.not]: null } },
    { year: { [Op.ne]: null } },
    { year: { [Op.eq]: null } },
    { seen: true },
    { seen: false },
    { seen: { [Op.is]: true } },
    { seen: { [Op.not]: true } },
    { seen: { [Op.ne]: true } },
    { director: { [Op.not]: 'Scott' } },
    { director: { [Op.not]: ['Scott', 'Cameron'] } },
    { [Op.not]: { director: 'Scott' } },
    { [Op.not]: [{ director: 'Scott' }, { year: 1979 }] },
  ]
  return Promise.all(conditions.map(titles))
})

sameUnderBoth('lists: IN, NOT IN, empty, with null', async (lab) => {
  const { Op } = lab
  const { titles } = await films(lab)
  const conditions: unknown[] = [
    { year: [1979, 1982] },
    { year: { [Op.in]: [1979, 1986] } },
    { year: { [Op.notIn]: [1979, 1986] } },
    { year: [] },
    { year: { [Op.in]: [] } },
    { year: { [Op.notIn]: [] } },
    { year: { [Op.or]: [1979, null] } },
    { year: { [Op.or]: [{ [Op.lt]: 1980 }, { [Op.gt]: 2000 }] } },
    { year: { [Op.and]: [{ [Op.gt]: 1980 }, { [Op.lt]: 2000 }] } },
    { year: { [Op.or]: { [Op.lt]: 1980, [Op.gt]: 2000 } } },
    { id: ['1', '2'] },
  ]
  return Promise.all(conditions.map(titles))
})

sameUnderBoth('patterns: like and its kin, wildcards in values', async (lab) => {
  const { Op } = lab
  const { titles } = await films(lab)
  const conditions: unknown[] = [
    { title: { [Op.like]: 'Alien%' } },
    { title: { [Op.like]: 'alien_' } },
    { title: { [Op.notLike]: '%e%' } },
    { title: { [Op.startsWith]: 'Blade' } },
    { title: { [Op.endsWith]: 's' } },
    { title: { [Op.substring]: 'unn' } },
    { title: { [Op.substring]: "'s" } },
    { title: { [Op.startsWith]: '100' } },
    { title: { [Op.or]: [{ [Op.like]: 'A%' }, { [Op.like]: 'B%' }] } },
    { title: { [Op.eq]: 'alien' } },
  ]
  return Promise.all(conditions.map(titles))
})

sameUnderBoth('and, or, not, nested', async (lab) => {
  const { Op, Sequelize } = lab
  const { titles } = await films(lab)
  const conditions: unknown[] = [
    { director: 'Scott', year: 1979 },
    { [Op.and]: [{ director: 'Scott' }, { seen: true }] },
    { [Op.and]: { director: 'Scott', seen: true } },
    { [Op.or]: [{ year: 1979 }, { year: 1986 }] },
    { [Op.or]: { year: 1979, title: 'Aliens' } },
    { director: 'Scott', [Op.or]: [{ year: 1979 }, { seen: false }] },
    { [Op.or]: [{ [Op.and]: [{ year: 1979 }, { seen: true }] }, { title: { [Op.like]: '100%' } }] },
    { [Op.and]: [{ [Op.or]: [{ year: 1979 }, { year: 1982 }] }, { [Op.not]: { title: 'Alien' } }] },
    { [Op.and]: [] },
    {},
    [{ director: 'Scott' }, { seen: true }],
    Sequelize.and({ director: 'Scott' }, { seen: true }),
    Sequelize.or({ year: 1979 }, { year: 1986 }),
    { [Op.and]: [Sequelize.or({ year: 1979 }, { year: 1986 }), { seen: true }] },
  ]
  return Promise.all(conditions.map(titles))
})

sameUnderBoth('functions, columns, casts and literals', async (lab) => {
  const { Op, fn, col, literal, cast, where, Sequelize } = lab
  const { titles } = await films(lab)
  const conditions: unknown[] = [
    where(fn('lower', col('title')), 'alien'),
    where(fn('lower', col('title')), { [Op.like]: 'alien%' }),
    where(fn('length', col('title')), Op.gt, 6),
    where(col('year'), '>', 1980),
    { [Op.and]: [where(fn('upper', col('director')), 'SCOTT'), { seen: true }] },
    where(cast(col('rating'), 'INTEGER'), 8),
    literal('year % 2 = 0'),
    { [Op.and]: [literal("title LIKE 'A%'"), { year: { [Op.gt]: 1980 } }] },
    { year: { [Op.lt]: col('rating') } },
    { year: { [Op.gt]: { [Op.col]: 'id' } } },
    { title: fn('upper', 'alien') },
    { title: { [Op.in]: literal('(SELECT title FROM Films WHERE year < 1983)') } },
    { year: { [Op.in]: literal('(1979, 1982)') } },
    { year: { [Op.notIn]: literal('(1979, 1982)') } },
    { anyKey: literal('year = 1979') },
    Sequelize.where(Sequelize.col('seen'), { [Op.is]: null }),
    { '$Film.year$': 1979 },
  ]
  return Promise.all(conditions.map(titles))
})

sameUnderBoth('columns of included models: $alias.attribute$', async (lab) => {
  const { sequelize, DataTypes, Op, col, where } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Post = sequelize.define('Post', {
    title: DataTypes.STRING,
    likes: { type: DataTypes.INTEGER, field: 'like_count' },
  })
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING })
  User.hasMany(Post, { as: 'posts' })
  Post.belongsTo(User)
  Post.belongsToMany(Tag, { through: 'PostTags', as: 'tags' })
  await sequelize.sync()
  const [ada, bob] = await User.bulkCreate([{ name: 'Ada' }, { name: 'Bob' }, { name: 'Cyd' }])
  const p1 = await ada.createPost({ title: 'one', likes: 5 })
  await ada.createPost({ title: 'two', likes: 1 })
  await bob.createPost({ title: 'three', likes: 9 })
  await p1.createTag({ label: 'new' })
  const titles = (posts: Library[]) => posts.map((post) => post.title)
  const names = async (options: object) =>
    (await User.findAll({ order: ['id'], ...options })).map((user: Library) => user.name)
  return [
    await names({ include: 'posts', where: { '$posts.title$': 'one' } }),
    await names({ include: 'posts', where: { '$posts.like_count$': { [Op.gt]: 4 } } }),
    await names({ include: 'posts', where: { '$posts.id$': null } }),
    await names({
      include: 'posts',
      where: { [Op.or]: [{ name: 'Cyd' }, { '$posts.title$': { [Op.like]: 't%' } }] },
    }),
    await names({
      include: { association: 'posts', include: ['tags'] },
      where: { '$posts.tags.label$': 'new' },
    }),
    await Post.findAll({ include: 'tags', where: { '$tags.PostTags.TagId$': 1 } }).then(titles),
    await Post.findAll({ include: 'tags', where: where(col('tags.PostTags.PostId'), p1.id) }).then(titles),
    (await Post.findAll({ include: User, where: { '$User.name$': 'Ada' }, order: ['id'] })).length,
  ]
})

sameUnderBoth('conditions that throw', async (lab) => {
  const { Film } = await films(lab)
  const { caught } = lab
  return {
    undefinedValue: await caught(() => Film.findAll({ where: { title: undefined } })),
    unknownColumn: await caught(() => Film.findAll({ where: { nope: 1 } })),
    whereString: (await caught(() => Film.findAll({ where: 'year = 1979' }))) !== null,
    destroyNoWhere: (await caught(() => Film.destroy())) !== null,
    updateNoWhere: (await caught(() => Film.update({ year: 1 }))) !== null,
    left: await Film.count(),
  }
})

sameUnderBoth('keys, indexes and dates in JSON columns', async (lab) => {
  const { sequelize, DataTypes, Op } = lab
  const Doc = sequelize.define('Doc', { name: DataTypes.STRING, meta: DataTypes.JSON })
  await sequelize.sync()
  const day = new Date('2020-01-01T00:00:00Z')
  await Doc.bulkCreate([
    { name: 'deep', meta: { a: [1, { b: 2 }], grid: [[5]] } },
    { name: 'dated', meta: { at: day, n: 7 } },
    { name: 'list', meta: [1, 2] },
  ])
  const conditions: unknown[] = [
    { 'meta.a[1].b': 2 },
    { meta: { 'a[1].b': 2 } },
    { 'meta.grid[0][0]': 5 },
    sequelize.where(sequelize.json('meta.a[0]'), 1),
    { meta: { at: day } },
    { 'meta.at': { [Op.lt]: new Date('2021-01-01T00:00:00Z') } },
    { meta: { n: { [Op.between]: [6, 8] } } },
  ]
  const names = async (where: unknown) => (await Doc.findAll({ where })).map((doc: Library) => doc.name)
  return Promise.all(conditions.map(names))
})
