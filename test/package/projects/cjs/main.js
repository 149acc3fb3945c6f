// A user's CommonJS program, in v6's words.
const Sequelize = require('relata')
const { DataTypes, Model, Op } = Sequelize

const sequelize = new Sequelize('sqlite::memory:', { logging: false })
const Author = sequelize.define('Author', { name: DataTypes.STRING })
class Book extends Model {}
Book.init({ title: { type: Sequelize.STRING, allowNull: false } }, { sequelize })
Author.hasMany(Book, { as: 'books' })
Book.belongsTo(Author, { as: 'author' })

async function main() {
  await sequelize.sync({ force: true })
  const ursula = await Author.create({ name: 'Ursula' })
  await ursula.createBook({ title: 'The Dispossessed' })
  await Author.create({ name: 'Stanisław', books: [{ title: 'Solaris' }] }, { include: ['books'] })
  const authors = await Author.findAll({ include: 'books', order: ['name'] })
  const found = await Book.findOne({ where: { title: { [Op.like]: 'Sol%' } }, include: 'author' })
  const error = await Book.create({}).catch((reason) => reason)
  console.log(
    JSON.stringify({
      authors: authors.map((author) => [author.name, author.books.map((book) => book.title)]),
      author: found.author.name,
      isValidationError: error instanceof Sequelize.ValidationError,
      isOneClass: Sequelize === Sequelize.Sequelize && Sequelize === Sequelize.default,
    }),
  )
  await sequelize.close()
}

main()
