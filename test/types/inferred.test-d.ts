import {
  DataTypes,
  Op,
  Sequelize,
  Model,
  hasMany,
  hasOne,
  belongsTo,
  belongsToMany,
  fn,
  col,
  literal,
  type Loaded,
  type Attributes,
  type ModelStatic,
  type InferAttributes,
  type InferCreationAttributes,
  type CreationOptional,
  type NonAttribute,
  type Plural,
  type Singular,
} from 'relata'

export type Equal<X, Y> = (<T>() => T extends X ? 1 : 2) extends <T>() => T extends Y ? 1 : 2 ? true : false
declare function check<T extends true>(): T
/** The value is a `T`, and is not `any`. */
declare function is<T>(): <V extends T>(value: 0 extends 1 & V ? never : V) => void
export const sequelize = new Sequelize('sqlite::memory:')

// ───────────── A. define: attributes, create, where, order, attributes
export const Account = sequelize.define(
  'Account',
  {
    name: { type: DataTypes.STRING, allowNull: false },
    nick: DataTypes.STRING(40),
    role: { type: DataTypes.ENUM('admin', 'user'), allowNull: false, defaultValue: 'user' },
    balance: { type: DataTypes.DECIMAL(10, 2), allowNull: false, defaultValue: 0 },
    big: DataTypes.BIGINT,
    born: DataTypes.DATEONLY,
    seen: { type: DataTypes.DATE, allowNull: false, defaultValue: DataTypes.NOW },
    tags: { type: DataTypes.ARRAY(DataTypes.STRING), allowNull: false },
    settings: { type: DataTypes.JSON<{ theme: 'dark' | 'light' }>(), allowNull: false },
    label: DataTypes.VIRTUAL<string>(),
    ok: DataTypes.BOOLEAN,
  },
  { paranoid: true },
)

export type Account = Attributes<typeof Account>
check<Equal<Account['id'], number>>()
check<Equal<Account['name'], string>>()
check<Equal<Account['nick'], string | null>>()
check<Equal<Account['role'], 'admin' | 'user'>>()
check<Equal<Account['balance'], string>>()
check<Equal<Account['big'], string | null>>()
check<Equal<Account['born'], string | null>>()
check<Equal<Account['seen'], Date>>()
check<Equal<Account['tags'], string[]>>()
check<Equal<Account['settings'], { theme: 'dark' | 'light' }>>()
check<Equal<Account['label'], string>>()
check<Equal<Account['ok'], boolean | null>>()
check<Equal<Account['createdAt'], Date>>()
check<Equal<Account['deletedAt'], Date | null>>()

export async function styleA() {
  const a = await Account.create({ name: 'x', tags: ['a'], settings: { theme: 'dark' } })
  is<string>()(a.name)
  is<string | null>()(a.nick)
  is<number>()(a.id)
  await Account.create({
    name: 'x',
    tags: [],
    settings: { theme: 'dark' },
    nick: null,
    balance: 5,
    big: 5n,
    seen: '2020-01-01',
    ok: true,
  })
  // @ts-expect-error missing required attributes
  await Account.create({ name: 'x' })
  // @ts-expect-error wrong type
  await Account.create({ name: 1, tags: [], settings: { theme: 'dark' } })
  // @ts-expect-error unknown attribute
  await Account.create({ name: 'x', tags: [], settings: { theme: 'dark' }, nmae: 1 })
  // @ts-expect-error enum value
  await Account.create({ name: 'x', tags: [], settings: { theme: 'dark' }, role: 'root' })
  // @ts-expect-error JSON<T>
  await Account.create({ name: 'x', tags: [], settings: { theme: 'blue' } })

  await Account.findAll({
    where: {
      name: 'x',
      seen: { [Op.gt]: new Date() },
      id: [1, 2],
      nick: { [Op.like]: 'a%' },
      ok: null,
      balance: { [Op.between]: [1, '2'] },
    },
  })
  await Account.findAll({
    where: {
      [Op.or]: [{ name: 'x' }, { [Op.and]: [{ nick: null }] }],
      ownerId: 3,
      '$posts.title$': 'x',
      'settings.theme': 'dark',
    },
  })
  // @ts-expect-error misspelled
  await Account.findAll({ where: { nmae: 'x' } })
  // @ts-expect-error wrong value type
  await Account.findAll({ where: { name: 3 } })
  // @ts-expect-error wrong operand
  await Account.findAll({ where: { seen: { [Op.gt]: true } } })
  // @ts-expect-error like on a boolean
  await Account.findAll({ where: { ok: { [Op.like]: 'x' } } })
  // @ts-expect-error virtual attributes are not columns
  await Account.findAll({ where: { label: 'x' } })

  await Account.findAll({ order: ['name', ['seen', 'DESC'], [fn('lower', col('name')), 'ASC']] })
  // @ts-expect-error misspelled
  await Account.findAll({ order: [['nmae', 'DESC']] })
  // @ts-expect-error direction
  await Account.findAll({ order: [['name', 'DOWN']] })

  const [n] = await Account.findAll({ attributes: ['name', [fn('count', col('id')), 'n']] })
  is<string>()(n!.name)
  n!.n
  n!.save()
  // @ts-expect-error not selected
  n!.nick
  // @ts-expect-error misspelled
  await Account.findAll({ attributes: ['nmae'] })
  const [x] = await Account.findAll({ attributes: { exclude: ['nick'] } })
  is<string>()(x!.name)
  // @ts-expect-error excluded
  x!.nick

  const one = await Account.findOne({ where: { id: 1 } })
  // @ts-expect-error may be null
  one.name
  is<string>()((await Account.findOne({ rejectOnEmpty: true })).name)
  is<number>()(await Account.count({ where: { name: 'x' } }))
  const [rawRow] = await Account.findAll({ raw: true, attributes: ['name'] })
  is<string>()(rawRow!.name)
  // @ts-expect-error raw rows have no methods
  rawRow.save()
  await Account.update({ nick: null }, { where: { id: 1 } })
  // @ts-expect-error misspelled
  await Account.update({ nik: null }, { where: { id: 1 } })
  // @ts-expect-error misspelled find option
  await Account.findAll({ wher: {} })
}

// @ts-expect-error misspelled attribute option
sequelize.define('Bad', { name: { type: DataTypes.STRING, allowNul: false } })
// @ts-expect-error misspelled model option
sequelize.define('Bad', { name: DataTypes.STRING }, { timestmps: false })

export const Bare = sequelize.define(
  'Bare',
  { code: { type: DataTypes.STRING, primaryKey: true } },
  { timestamps: false },
)
check<Equal<keyof Attributes<typeof Bare>, 'code'>>()
export const noStamps = new Sequelize('sqlite::memory:', { define: { timestamps: false } })
export const Quiet = noStamps.define('Quiet', { a: DataTypes.INTEGER })
check<Equal<keyof Attributes<typeof Quiet>, 'a' | 'id'>>()

// ───────────── D. one declaration, const form, mutually recursive
export const User = sequelize.define(
  'User',
  {
    name: { type: DataTypes.STRING, allowNull: false },
  },
  {
    associations: () => ({
      posts: hasMany(Post),
      drafts: hasMany(Post, { foreignKey: 'editorId' }),
      profile: hasOne(Profile),
      manager: belongsTo(User),
      reports: hasMany(User, { foreignKey: 'managerId' }),
    }),
  },
)
export const Profile = sequelize.define(
  'Profile',
  { bio: DataTypes.TEXT },
  {
    associations: () => ({ user: belongsTo(User, { foreignKey: { name: 'userId', allowNull: false } }) }),
  },
)
export const Post = sequelize.define(
  'Post',
  {
    title: { type: DataTypes.STRING, allowNull: false },
    score: { type: DataTypes.INTEGER, allowNull: false, defaultValue: 0 },
  },
  {
    associations: () => ({
      author: belongsTo(User),
      editor: belongsTo(User),
      comments: hasMany(Comment),
      tags: belongsToMany(Tag, { through: 'PostTags' }),
      categories: belongsToMany(Category, { through: Categorisation }),
      people: belongsToMany(User, { through: 'Likes', as: { singular: 'fan', plural: 'people' } }),
    }),
  },
)
export const Comment = sequelize.define(
  'Comment',
  { text: DataTypes.TEXT },
  { associations: () => ({ post: belongsTo(Post) }) },
)
export const Tag = sequelize.define('Tag', { label: { type: DataTypes.STRING, allowNull: false } })
export const Category = sequelize.define('Category', { slug: { type: DataTypes.STRING, allowNull: false } })
export const Categorisation = sequelize.define('Categorisation', {
  rank: { type: DataTypes.INTEGER, allowNull: false },
})

export async function styleD() {
  is<number>()((await Comment.create()).id)
  // @ts-expect-error title is required
  await Post.create()
  const user = (await User.findByPk(1))!
  check<Equal<typeof user.managerId, number | null>>()
  const posts = await user.getPosts({ where: { score: { [Op.gt]: 1 } }, include: ['comments'] })
  is<string>()(posts[0]!.title)
  is<string | null>()(posts[0]!.comments[0]!.text)
  is<string>()((await user.getManager())!.name)
  is<string>()((await user.getReports())[0]!.name)
  is<number>()(await user.countDrafts({ where: { title: 'x' } }))
  const p = await user.createPost({ title: 'x' })
  is<string>()(p.title)
  await user.addPost(p)
  await user.addPost(3)
  await user.addPosts([p, 4])
  await user.setPosts([p])
  await user.removePost(p)
  await user.hasPost(p)
  await p.setAuthor(user)
  await p.setAuthor(null)
  await p.setTags([1, 2])
  await p.addCategory(3, { through: { rank: 1 } })
  await p.addFan(user)
  await p.getPeople()
  await user.setProfile(null)
  is<number>()((await p.getCategories())[0]!.Categorisation.rank)
  const profile = (await user.getProfile())!
  check<Equal<typeof profile.userId, number>>()
  is<string>()((await profile.getUser()).name)
  // @ts-expect-error no such mixin
  user.getPostz()
  // @ts-expect-error wrong target
  await user.addPost(profile)
  // @ts-expect-error wrong value
  await user.createPost({ title: 1 })
  // @ts-expect-error join row attribute
  await p.addCategory(3, { through: { rank: 'high' } })
  // @ts-expect-error misspelled where in a mixin
  await user.getPosts({ where: { titel: 'x' } })

  const [u] = await User.findAll({ include: ['posts', 'profile'] })
  is<string>()(u!.posts[0]!.title)
  is<string | null>()(u!.profile!.bio)
  // @ts-expect-error may be null
  u.profile.bio
  // @ts-expect-error not included
  u!.drafts
  // @ts-expect-error misspelled
  await User.findAll({ include: ['postz'] })
  // @ts-expect-error misspelled
  await User.findAll({ include: [{ association: 'postz' }] })

  const [v] = await User.findAll({
    include: [
      {
        association: 'posts',
        where: { title: { [Op.like]: 'a%' } },
        attributes: ['title'],
        include: [{ association: 'comments', include: ['post'] }, 'tags', 'categories'],
      },
      { model: Profile, as: 'profile', required: true },
    ],
  })
  is<string>()(v!.posts[0]!.title)
  is<string | null>()(v!.posts[0]!.comments[0]!.post!.title)
  is<string>()(v!.posts[0]!.tags[0]!.label)
  is<number>()(v!.posts[0]!.categories[0]!.Categorisation.rank)
  is<string | null>()(v!.profile.bio)
  // @ts-expect-error narrowed
  v!.posts[0]!.score
  // @ts-expect-error misspelled where of an include
  await User.findAll({ include: [{ association: 'posts', where: { titel: 'x' } }] })
  // @ts-expect-error wrong value in where of an include
  await User.findAll({ include: [{ association: 'posts', where: { title: 1 } }] })
  // @ts-expect-error misspelled nested include
  await User.findAll({ include: [{ association: 'posts', include: ['commentz'] }] })
  await User.findAll({
    // @ts-expect-error misspelled where of a nested include
    include: [{ association: 'posts', include: [{ association: 'comments', where: { txt: 'x' } }] }],
  })
  // @ts-expect-error misspelled attributes of an include
  await User.findAll({ include: [{ association: 'posts', attributes: ['titel'] }] })
  // @ts-expect-error misspelled option of an include
  await User.findAll({ include: [{ association: 'posts', requird: true }] })

  const [w] = await User.findAll({
    include: { posts: { where: { title: 'x' }, include: { comments: true } }, manager: true },
  })
  is<string | null>()(w!.posts[0]!.comments[0]!.text)
  is<string>()(w!.manager!.name)
  // @ts-expect-error misspelled
  await User.findAll({ include: { postz: true } })
  // @ts-expect-error misspelled nested where
  await User.findAll({ include: { posts: { where: { titel: 'x' } } } })
  await User.findAll({ include: 'posts', order: [['posts', 'title', 'ASC'], 'name'] })
  // @ts-expect-error misspelled attribute of an ordered association
  await User.findAll({ include: 'posts', order: [['posts', 'titel', 'ASC']] })
  await User.create({ name: 'x', posts: [{ title: 'y' }] }, { include: ['posts'] })
  const show = (x: Loaded<typeof User, ['posts']>) => x.posts.length
  show(u!)
  // @ts-expect-error posts not loaded
  show(user)
}

// ───────────── E. class form, with methods of the model's own
export class Movie extends sequelize.model(
  'Movie',
  {
    title: { type: DataTypes.STRING, allowNull: false },
    year: DataTypes.INTEGER,
  },
  {
    associations: () => ({
      actors: belongsToMany(Actor, { through: Casting }),
      sequel: belongsTo(Movie),
    }),
  },
) {
  get heading() {
    return `${this.title} (${this.year ?? '?'})`
  }
  async stars() {
    return (await this.getActors()).map((a) => a.fullName())
  }
  static recent() {
    return this.findAll({ where: { year: { [Op.gte]: 2020 } } })
  }
}
export class Actor extends sequelize.model(
  'Actor',
  {
    first: { type: DataTypes.STRING, allowNull: false },
    last: { type: DataTypes.STRING, allowNull: false },
  },
  {
    associations: () => ({ movies: belongsToMany(Movie, { through: Casting }) }),
  },
) {
  fullName() {
    return `${this.first} ${this.last}`
  }
}
export class Casting extends sequelize.model('Casting', { part: DataTypes.STRING }) {}

export async function styleE() {
  const movie = await Movie.create({ title: 'x' })
  check<Equal<typeof movie, Movie>>()
  is<string>()(movie.heading)
  is<string[]>()(await movie.stars())
  const actor = await Actor.create({ first: 'a', last: 'b' })
  await movie.setActors([actor, 2])
  await movie.addActor(actor, { through: { part: 'lead' } })
  const [m] = await Movie.findAll({ include: [{ association: 'actors', include: ['movies'] }, 'sequel'] })
  is<string>()(m!.actors[0]!.fullName())
  is<string | null>()(m!.actors[0]!.Casting.part)
  is<string>()(m!.actors[0]!.movies[0]!.heading)
  is<string>()(m!.sequel!.heading)
  is<Movie[]>()(await Movie.recent())
  is<Movie>()(m!)
  const [k] = await Movie.findAll({ attributes: ['title'] })
  is<string>()(k!.title)
  // @ts-expect-error not selected
  k!.year
  // @ts-expect-error wrong target
  await movie.addActor(movie)
  // @ts-expect-error misspelled
  await Movie.findAll({ include: ['actorz'] })
  new Movie({ title: 'x' }).heading
}

// ───────────── B. v6 statements; the association value is the typed include
export const Author = sequelize.define('Author', { name: { type: DataTypes.STRING, allowNull: false } })
export const Book = sequelize.define('Book', {
  title: { type: DataTypes.STRING, allowNull: false },
  pages: DataTypes.INTEGER,
})
export const Shop = sequelize.define('Shop', { city: DataTypes.STRING })
export const Stock = sequelize.define('Stock', { amount: { type: DataTypes.INTEGER, allowNull: false } })
export const books = Author.hasMany(Book, { as: 'books' })
export const author = Book.belongsTo(Author, { as: 'author' })
export const mentor = Author.belongsTo(Author, { as: 'mentor' })
export const shops = Book.belongsToMany(Shop, { as: 'shops', through: Stock })
export const plain = Author.hasOne(Shop)

export async function styleB() {
  const [a] = await Author.findAll({ include: [books, { association: mentor, required: true }] })
  is<string>()(a!.books[0]!.title)
  is<string>()(a!.mentor.name)
  const [b] = await Author.findAll({
    include: [
      {
        association: books,
        where: { pages: { [Op.gt]: 9 } },
        include: [{ association: shops, attributes: ['city'] }, author],
      },
    ],
  })
  is<string | null>()(b!.books[0]!.shops[0]!.city)
  is<string>()(b!.books[0]!.author!.name)
  is<number>()(b!.books[0]!.shops[0]!.Stock.amount)
  is<string | null>()((await Author.findOne({ include: plain }))!.Shop!.city)
  // @ts-expect-error not selected
  b!.books[0]!.shops[0]!.id
  // @ts-expect-error books does not start at Book
  await Book.findAll({ include: [books] })
  // @ts-expect-error misspelled where of an include
  await Author.findAll({ include: [{ association: books, where: { titel: 'x' } }] })
  is<string>()((await books.get(a!, { where: { title: 'x' } }))[0]!.title)
  await books.add(a!, [b!.books[0]!, 3])
  await books.set(a!, [])
  is<number>()(await books.count(a!))
  await shops.add(b!.books[0]!, 4, { through: { amount: 2 } })
  // @ts-expect-error wrong source
  await books.get(b!.books[0]!)
  // @ts-expect-error wrong target
  await books.add(a!, a!)
  // v6 forms where nothing is known stay loose
  await Author.findAll({
    include: [
      { model: Book, as: 'books', where: { anything: 1 } },
      'other',
      Book,
      { all: true, nested: true },
    ],
  })
  await Book.findAll({
    where: { authorId: 3, AuthorId: 4 },
    order: [[{ model: Author, as: 'author' }, 'name', 'ASC'], [author, 'name', 'ASC'], literal('1')],
  })
}

// ───────────── C. registry: the same statements, tied together
export const db = sequelize.relate({
  models: { Author, Book, Shop, Actor },
  associations: [
    books,
    author,
    mentor,
    shops,
    Author.hasOne(Shop, { as: 'shop', foreignKey: { name: 'ownerId', allowNull: false } }),
    Shop.belongsToMany(Book, { as: { singular: 'volume', plural: 'stock' }, through: Stock }),
    Author.hasMany(Author, { as: 'pupils', foreignKey: 'mentorId' }),
    Actor.hasMany(Book),
  ],
})
export async function styleC() {
  const [a] = await db.Author.findAll({ include: ['books', { association: 'mentor', include: ['shop'] }] })
  is<string>()(a!.books[0]!.title)
  is<string | null>()(a!.mentor!.shop!.city)
  check<Equal<typeof a.mentorId, number | null>>()
  const [b] = await db.Author.findAll({
    include: { books: { include: { author: { include: { pupils: true } }, shops: true } } },
  })
  is<string>()(b!.books[0]!.author!.pupils[0]!.name)
  is<number>()(b!.books[0]!.shops[0]!.Stock.amount)
  const got = await a!.getBooks({ include: ['author'] })
  is<string>()(got[0]!.author!.name)
  is<number>()(await a!.countBooks())
  await a!.addBook(got[0]!)
  await a!.createPupil({ name: 'x' })
  await got[0]!.addShop(1, { through: { amount: 1 } })
  const shop = (await a!.getShop())!
  await shop.addVolume(got[0]!)
  await shop.setStock([1])
  await shop.getStock()
  const actor = (await db.Actor.findOne())!
  is<string>()(actor.fullName())
  is<string>()((await actor.getBooks())[0]!.title)
  // @ts-expect-error misspelled
  await db.Author.findAll({ include: ['bookz'] })
  // @ts-expect-error misspelled, nested
  await db.Author.findAll({ include: { books: { include: { autor: true } } } })
  // @ts-expect-error no such mixin
  a!.getBoks()
  await db.Book.findAll({ where: { authorId: 1 } })
  // @ts-expect-error foreign key type
  await db.Book.findAll({ where: { authorId: true } })
}

// ───────────── v6 code keeps compiling
export class OldUser extends Model<InferAttributes<OldUser>, InferCreationAttributes<OldUser>> {
  declare id: CreationOptional<number>
  declare name: string
  declare nick: string | null
  declare createdAt: CreationOptional<Date>
  declare projects?: NonAttribute<OldProject[]>
  declare getProjects: () => Promise<OldProject[]>
  get upper(): NonAttribute<string> {
    return this.name.toUpperCase()
  }
  greet() {
    return `hi ${this.name}`
  }
}
export class OldProject extends Model<InferAttributes<OldProject>, InferCreationAttributes<OldProject>> {
  declare id: CreationOptional<number>
  declare ownerId: number
}
OldUser.init(
  {
    id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
    name: DataTypes.STRING,
    nick: DataTypes.STRING,
    createdAt: DataTypes.DATE,
  },
  { sequelize, tableName: 'users' },
)
OldProject.init(
  { id: { type: DataTypes.INTEGER, primaryKey: true }, ownerId: DataTypes.INTEGER },
  { sequelize },
)
OldUser.hasMany(OldProject, { sourceKey: 'id', foreignKey: 'ownerId', as: 'projects' })
check<Equal<keyof InferAttributes<OldUser>, 'id' | 'name' | 'nick' | 'createdAt'>>()

export interface PetAttributes {
  id: number
  name: string
}
export interface Pet extends Model<PetAttributes, Partial<PetAttributes>>, PetAttributes {}
export const OldPet = sequelize.define<Pet>('Pet', { id: DataTypes.INTEGER, name: DataTypes.STRING })
export class Anything extends Model {}
Anything.init({ a: DataTypes.STRING }, { sequelize, modelName: 'anything' })

export async function paginate<M extends Model>(model: ModelStatic<M>, page: number) {
  return model.findAll({ limit: 10, offset: page * 10 })
}

export async function v6() {
  const u = await OldUser.create({ name: 'x' })
  is<OldUser>()(u)
  u.greet()
  u.getDataValue('name').length
  u.upper
  await OldUser.findAll({
    where: { name: { [Op.like]: 'x%' } },
    include: [{ model: OldProject, as: 'projects', where: { ownerId: 1 } }],
    order: [['name', 'DESC']],
    attributes: ['name', [fn('count', col('id')), 'n']],
  })
  // @ts-expect-error missing name
  await OldUser.create({})
  // @ts-expect-error misspelled
  await OldUser.findAll({ where: { nmae: 'x' } })
  is<string>()((await OldPet.findOne({ where: { name: 'x' } }))!.name)
  await Anything.create({ whatever: 1 })
  await Anything.findAll({ where: { x: 1 }, include: 'y' })
  await paginate(OldUser, 1)
  await paginate(OldPet, 1)
  await paginate(Anything, 1)
}

// Helpers written for v6 accept every kind of model.
export async function anyModel(model: ModelStatic<Model>) {
  return (await model.findAll({ limit: 1 }))[0]!.toJSON()
}
export function anyInstance(instance: Model) {
  return instance.isNewRecord
}
export async function helpers() {
  await anyModel(Account)
  await anyModel(User)
  await anyModel(Movie)
  await anyModel(db.Author)
  await anyModel(OldUser)
  await anyModel(OldPet)
  is<Movie>()((await paginate(Movie, 1))[0]!)
  anyInstance(new Account())
  anyInstance(new Movie())
  anyInstance(new OldUser())
  const m = new Movie({ title: 'x' })
  is<string>()(m.getDataValue('title'))
  is<Date>()(m.toJSON().createdAt)
  await m.update({ title: 'y' })
  await m.increment('year')
  // @ts-expect-error misspelled
  m.getDataValue('titel')
  // @ts-expect-error wrong type
  m.title = 3
}

// ───────────── composite keys
export const Seat = sequelize.define('Seat', {
  row: { type: DataTypes.INTEGER, primaryKey: true },
  place: { type: DataTypes.STRING, primaryKey: true },
})
export async function composite() {
  is<string>()((await Seat.findByPk({ row: 1, place: 'a' }))!.place)
  // @ts-expect-error half a key
  await Seat.findByPk({ row: 1 })
  // @ts-expect-error this model has a single key
  await User.findByPk({ nmae: 1 })
}

export class Tenant extends sequelize.model(
  'Tenant',
  {
    zone: { type: DataTypes.STRING, primaryKey: true },
    place: { type: DataTypes.STRING, primaryKey: true },
  },
  { associations: () => ({ leases: hasMany(Lease, { foreignKey: ['zone', 'lessee'] }) }) },
) {}
export class Lease extends sequelize.model(
  'Lease',
  { until: DataTypes.DATE },
  { associations: () => ({ tenant: belongsTo(Tenant, { foreignKey: ['zone', { name: 'lessee' }] }) }) },
) {}
export async function compositeForeignKeys() {
  const lease = (await Lease.findOne({ where: { zone: 'a' } }))!
  is<string | null>()(lease.zone)
  is<string | null>()(lease.lessee)
  await lease.setTenant({ zone: 'a', place: 'b' })
  // @ts-expect-error half a key
  await lease.setTenant({ zone: 'a' })
  const tenant = (await lease.getTenant())!
  await tenant.addLease(3)
  // @ts-expect-error this model has a single key
  await tenant.addLease({ id: 3 })
}

// ───────────── include and order, in v6's other forms
export async function otherForms() {
  const [user] = await User.findAll({
    include: [User.associations.posts, { association: User.associations.profile }],
  })
  is<string>()(user!.posts[0]!.title)
  is<string | null>()(user!.profile!.bio)
  await User.findAll({ include: [{ all: true }] })
  await User.findAll({ include: { all: 'HasMany', nested: true } })
  // @ts-expect-error an association of another model
  await User.findAll({ include: [Post.associations.tags] })
  await User.findAll({
    include: 'posts',
    order: [
      ['posts', 'title'],
      [User.associations.posts, 'score', 'DESC'],
    ],
  })
  await User.findAll({ lean: true })
  await User.count({ group: ['name'], having: literal('COUNT(*) > 1') })
}
export const strict = new Sequelize('sqlite::memory:', {
  strictOptions: true,
  foreignKeyNaming: 'camel',
  loadingStrategy: 'join',
})

// ───────────── words
check<Equal<Plural<'Person'>, 'People'>>()
check<Equal<Plural<'category'>, 'categories'>>()
check<Equal<Singular<'statuses'>, 'status'>>()
check<Equal<Singular<'Boxes'>, 'Box'>>()
