// Values of each type: written, read back as instances and as raw rows, and used in conditions.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

async function roundTrip(lab: Lab, type: unknown, values: unknown[]) {
  const { sequelize, caught } = lab
  const Thing = sequelize.define('Thing', { value: type }, { timestamps: false })
  await sequelize.sync({ force: true })
  const results: unknown[] = []
  for (const value of values) {
    const error = await caught(() => Thing.create({ value }))
    const found = error ? null : await Thing.findOne({ order: [['id', 'DESC']] })
    const raw = error ? null : await Thing.findOne({ order: [['id', 'DESC']], raw: true })
    results.push([error, shown(found?.value), shown(raw?.value)])
  }
  return results
}

const shown = (value: Library) => [
  value === null ? 'null' : value instanceof Date ? 'Date' : Buffer.isBuffer(value) ? 'Buffer' : typeof value,
  Buffer.isBuffer(value) ? value.toString('hex') : value,
]

sameUnderBoth('text types', async (lab) => {
  const { DataTypes } = lab
  const values = ['', 'text', "quote's", 'naïve ☃ 𝒳', null, 'a\nb\0c', '%_\\', '$1 ? :x']
  return [
    await roundTrip(lab, DataTypes.STRING, values),
    await roundTrip(lab, DataTypes.TEXT, values),
    await roundTrip(lab, DataTypes.CHAR(5), ['abc', null]),
    await roundTrip(lab, DataTypes.CITEXT, ['AbC']),
  ]
})

sameUnderBoth('numbers', async (lab) => {
  const { DataTypes } = lab
  return [
    await roundTrip(lab, DataTypes.INTEGER, [0, -1, 2147483648, '42', null]),
    await roundTrip(lab, DataTypes.BIGINT, [1, '9007199254740991', 9007199254740991, null]),
    await roundTrip(lab, DataTypes.FLOAT, [0.5, -1e10, '2.5', 3]),
    await roundTrip(lab, DataTypes.DOUBLE, [1 / 3, 1e-7]),
    await roundTrip(lab, DataTypes.REAL, [1.25]),
    await roundTrip(lab, DataTypes.DECIMAL(10, 2), [1.5, '12.34', 0, 100]),
    await roundTrip(lab, DataTypes.TINYINT, [1, 255]),
    await roundTrip(lab, DataTypes.SMALLINT, [-32768]),
  ]
})

sameUnderBoth('booleans, UUIDs, enumerations', async (lab) => {
  const { DataTypes } = lab
  return [
    await roundTrip(lab, DataTypes.BOOLEAN, [true, false, null, 1, 0, 'true', 'false']),
    await roundTrip(lab, DataTypes.UUID, ['d9428888-122b-11e1-b85c-61cd3cbb3210', null]),
    await roundTrip(lab, DataTypes.ENUM('a', 'b'), ['a', 'b', null]),
  ]
})

sameUnderBoth('dates and times', async (lab) => {
  const { DataTypes } = lab
  return [
    await roundTrip(lab, DataTypes.DATE, [
      new Date('2020-02-29T12:34:56.789Z'),
      '2020-01-01',
      '2020-01-01T10:00:00+02:00',
      0,
      null,
    ]),
    await roundTrip(lab, DataTypes.DATEONLY, ['2020-02-29', new Date('2020-02-29T12:34:56Z'), null]),
    await roundTrip(lab, DataTypes.TIME, ['12:34:56', null]),
  ]
})

sameUnderBoth('blobs and JSON', async (lab) => {
  const { DataTypes } = lab
  const json = [{ a: 1 }, [1, 2], 'text', 5, true, null, {}, [], { deep: { er: ["it's", null] } }]
  return [
    await roundTrip(lab, DataTypes.BLOB, [Buffer.from('00ff10', 'hex'), 'text', null, Buffer.alloc(0)]),
    await roundTrip(lab, DataTypes.JSON, json),
  ]
})

sameUnderBoth('JSON: paths in where and order, changes', async ({ sequelize, DataTypes, Op }) => {
  const Doc = sequelize.define('Doc', { meta: DataTypes.JSON, name: DataTypes.STRING })
  await sequelize.sync()
  await Doc.bulkCreate([
    { name: 'a', meta: { level: 1, tag: 'x', deep: { er: 'one' }, list: [1, 2] } },
    { name: 'b', meta: { level: 5, tag: 'y', deep: { er: 'two' } } },
    { name: 'c', meta: null },
  ])
  const names = async (where: unknown) =>
    (await Doc.findAll({ where, order: ['id'] })).map((doc: Library) => doc.name)
  const a = await Doc.findOne({ where: { name: 'a' } })
  a.set('meta.level', 2)
  await a.save()
  a.meta.tag = 'mutated'
  a.changed('meta', true)
  await a.save()
  return [
    await names({ 'meta.tag': 'y' }),
    await names({ meta: { tag: 'y' } }),
    await names({ 'meta.deep.er': 'one' }),
    await names({ meta: { deep: { er: 'two' } } }),
    await names({ 'meta.level': { [Op.gt]: 3 } }),
    await names({ meta: { level: 5 } }),
    await names({ 'meta.tag': { [Op.in]: ['y', 'z'] } }),
    await names({ meta: null }),
    await names(sequelize.json('meta.tag', 'y')),
    await names(sequelize.json({ meta: { deep: { er: 'one' } } })),
    await Doc.findOne({ where: { name: 'a' }, attributes: ['meta'] }),
    await Doc.findAll({
      attributes: ['name', [sequelize.json('meta.level'), 'level']],
      raw: true,
      order: ['id'],
    }),
  ]
})

sameUnderBoth('keys: UUID, string, and types that follow', async ({ sequelize, DataTypes }) => {
  const id = { type: DataTypes.UUID, defaultValue: DataTypes.UUIDV4, primaryKey: true }
  const User = sequelize.define('User', { id, name: DataTypes.STRING })
  const Post = sequelize.define('Post', { slug: { type: DataTypes.STRING, primaryKey: true } })
  User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
  Post.belongsTo(User, { as: 'author', foreignKey: 'authorId' })
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  await user.createPost({ slug: 'one' })
  await user.addPost(await Post.create({ slug: 'two' }))
  const found = await User.findByPk(user.id, { include: 'posts', order: [['posts', 'slug', 'ASC']] })
  const post = await Post.findByPk('two', { include: 'author' })
  return {
    found,
    post,
    author: (await post.getAuthor()).name,
  }
})
