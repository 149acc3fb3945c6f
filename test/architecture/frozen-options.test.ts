// Rule 5 again, at run time: options frozen to the last leaf serve every kind of call, twice, with the same results.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataTypes, Op, Sequelize, col, fn } from 'relata'

async function library() {
  const sequelize = new Sequelize(
    'sqlite::memory:',
    deepFreeze({ logging: false, define: { underscored: true } }),
  )
  const attributes = { name: { type: DataTypes.STRING, allowNull: false }, age: DataTypes.INTEGER }
  const Author: any = sequelize.define(
    'Author',
    attributes,
    deepFreeze({ paranoid: true, indexes: [{ fields: ['name'] }] }),
  )
  const Book: any = sequelize.define('Book', { title: DataTypes.STRING })
  const Tag: any = sequelize.define('Tag', { label: DataTypes.STRING })
  Author.hasMany(Book, deepFreeze({ as: 'books', foreignKey: { name: 'authorId', allowNull: true } }))
  Book.belongsTo(Author, deepFreeze({ as: 'author', foreignKey: 'authorId' }))
  Book.belongsToMany(Tag, deepFreeze({ as: 'tags', through: { model: 'BookTags', unique: true } }))
  Tag.belongsToMany(Book, deepFreeze({ as: 'books', through: 'BookTags' }))
  await sequelize.sync(deepFreeze({ force: true }))
  return { sequelize, Author, Book, Tag }
}

test('finders leave frozen options as they are', async () => {
  const { sequelize, Author, Book } = await library()
  const tree = deepFreeze({ include: [{ association: 'books', include: ['tags'] }] })
  const values = deepFreeze({
    name: 'Ursula',
    age: 60,
    books: [{ title: 'Tehanu', tags: [{ label: 'sea' }] }],
  })
  await Author.create(values, tree)
  const options = deepFreeze({
    attributes: ['id', 'name', [fn('upper', col('Author.name')), 'loud']],
    where: { name: { [Op.like]: 'U%' }, [Op.or]: [{ age: 60 }, { age: null }] },
    include: [
      {
        association: 'books',
        where: { title: ['Tehanu', 'other'] },
        required: true,
        include: [{ association: 'tags', through: { attributes: [] } }],
      },
    ],
    order: [
      ['name', 'DESC'],
      ['books', 'title', 'ASC'],
    ],
    limit: 3,
  })
  for (const finder of ['findAll', 'findAll', 'findOne', 'findAndCountAll', 'count']) {
    const found = await Author[finder](options)
    assert.ok(Array.isArray(found) ? found.length === 1 : found, finder)
  }
  assert.equal((await Book.findByPk(1, deepFreeze({ include: ['author'] }))).author.name, 'Ursula')
  await sequelize.close()
})

test('writers leave frozen values and options as they are', async () => {
  const { sequelize, Author, Book, Tag } = await library()
  const rows = deepFreeze([{ name: 'a' }, { name: 'b' }])
  const [first] = await Author.bulkCreate(rows, deepFreeze({ fields: ['name'], validate: true }))
  await first.update(deepFreeze({ age: 5 }), deepFreeze({ fields: ['age'] }))
  await first.save(deepFreeze({ hooks: false }))
  await Author.update(deepFreeze({ age: 6 }), deepFreeze({ where: { name: 'b' } }))
  await Author.increment('age', deepFreeze({ by: 2, where: { name: 'b' } }))
  await Author.findOrCreate(deepFreeze({ where: { name: 'c' }, defaults: { age: 1 } }))
  const book = await first.createBook(deepFreeze({ title: 'x' }), deepFreeze({ fields: ['title'] }))
  await book.setTags(await Tag.bulkCreate(deepFreeze([{ label: 'one' }])), deepFreeze({ through: {} }))
  await first.setBooks([book], deepFreeze({ hooks: false }))
  await first.getBooks(deepFreeze({ where: { title: 'x' } }))
  await Author.destroy(deepFreeze({ where: { name: ['a', 'b'] } }))
  await Author.restore(deepFreeze({ where: { name: 'b' } }))
  const left = await Author.findAll(deepFreeze({ raw: true, attributes: ['name', 'age'], order: ['name'] }))
  assert.deepEqual(left, [
    { name: 'b', age: 8 },
    { name: 'c', age: 1 },
  ])
  assert.equal(await Book.count(deepFreeze({ include: [{ association: 'tags', required: true }] })), 1)
  await sequelize.close()
})

/** Plain objects and lists are frozen; models, types and instances are not options but what options point at. */
function deepFreeze<T>(value: T): T {
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value ?? 1) === Object.prototype
  if (typeof value !== 'object' || !isPlain) return value
  for (const key of Reflect.ownKeys(value as object)) deepFreeze((value as any)[key])
  return Object.freeze(value)
}
