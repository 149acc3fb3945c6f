// A user's TypeScript program. It is compiled as CommonJS, as ESM and for a bundler, with the library's types checked.
import relata, { DataTypes, Op, Sequelize, ValidationError, belongsTo, hasMany, type Loaded } from 'relata'

const sequelize = new Sequelize('sqlite::memory:', { logging: false })

class Author extends sequelize.model(
  'Author',
  { name: { type: DataTypes.STRING, allowNull: false } },
  { associations: () => ({ books: hasMany(Book) }) },
) {}
class Book extends sequelize.model(
  'Book',
  { title: { type: DataTypes.STRING, allowNull: false } },
  { associations: () => ({ author: belongsTo(Author) }) },
) {}

async function main(): Promise<void> {
  await sequelize.sync({ force: true })
  const ursula = await Author.create({ name: 'Ursula' })
  await ursula.createBook({ title: 'The Dispossessed' })
  const stanislaw = await Author.create({ name: 'Stanisław' })
  await stanislaw.createBook({ title: 'Solaris' })
  const authors: Loaded<typeof Author, ['books']>[] = await Author.findAll({
    include: ['books'],
    order: [['name', 'ASC']],
  })
  const found = await Book.findOne({ where: { title: { [Op.like]: 'Sol%' } }, include: ['author'] })
  // @ts-expect-error a title is required: if this compiles, the types were lost on the way
  const error: unknown = await Book.create({}).catch((reason: unknown) => reason)
  const titles: string[][] = authors.map((author) => author.books.map((book) => book.title))
  console.log(
    JSON.stringify({
      authors: authors.map((author, index) => [author.name, titles[index]]),
      author: found?.author?.name,
      isValidationError: error instanceof ValidationError,
      isOneClass: relata === Sequelize,
    }),
  )
  await sequelize.close()
}

void main()
