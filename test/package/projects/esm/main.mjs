// A user's ESM program; what is imported and what is required must be the very same objects.
import { createRequire } from 'node:module'
import relata, { DataTypes, Model, Op, Sequelize, ValidationError } from 'relata'
import * as everything from 'relata'

const required = createRequire(import.meta.url)('relata')
const sequelize = new Sequelize('sqlite::memory:', { logging: false })
const Author = sequelize.define('Author', { name: DataTypes.STRING })
class Book extends Model {}
Book.init({ title: { type: DataTypes.STRING, allowNull: false } }, { sequelize })
Author.hasMany(Book, { as: 'books' })
Book.belongsTo(Author, { as: 'author' })

await sequelize.sync({ force: true })
const ursula = await Author.create({ name: 'Ursula' })
await ursula.createBook({ title: 'The Dispossessed' })
await Author.create({ name: 'Stanisław', books: [{ title: 'Solaris' }] }, { include: ['books'] })
const authors = await Author.findAll({ include: 'books', order: ['name'] })
const found = await Book.findOne({ where: { title: { [Op.like]: 'Sol%' } }, include: 'author' })
const error = await Book.create({}).catch((reason) => reason)
const names = Object.keys(everything).filter((name) => name !== 'default')
console.log(
  JSON.stringify({
    authors: authors.map((author) => [author.name, author.books.map((book) => book.title)]),
    author: found.author.name,
    isValidationError: error instanceof ValidationError,
    isOneClass:
      relata === required &&
      Sequelize === required &&
      names.every((name) => everything[name] === required[name]),
  }),
)
await sequelize.close()
