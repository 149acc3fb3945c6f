// Two casts of models for the differential tests, defined the same on either library: a blog (underscored columns, paranoid
// models, scopes, UUID keys, a getter and a virtual attribute, JSON) and a shop (string keys, mapped columns, a junction with
// a key of its own, scoped and self associations). A `Face` tells the grammars what a model holds.
import { dice, type Dice } from './dice'
import type { Lab, Library } from '../support/oracle'

export type Kind = 'int' | 'text' | 'flag' | 'time' | 'real' | 'json' | 'day' | 'uuid' | 'word'

export interface Link {
  to: string
  many: boolean
  /** The junction model and its own attributes. */
  through?: string
  separate?: boolean
}

export interface Face {
  key: string
  attributes: Record<string, Kind>
  links: Record<string, Link>
  paranoid?: boolean
  /** The default scope has a condition, so that an include of the model is required. */
  conditioned?: boolean
  scopes?: unknown[]
}

export interface Cast {
  lab: Lab
  models: Record<string, Library>
  faces: Record<string, Face>
}

const WORDS = ['ant', 'Bee', 'cat', 'dog_1', 'e%l', "o'x", 'fly', 'a\\b', 'élan', '']
const DAY = 86_400_000

export const uuidOf = (n: number) => `0000000${n % 10}-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A value of `kind` out of a small pool, so that conditions meet rows. */
export function valueOf(d: Dice, kind: Kind): unknown {
  switch (kind) {
    case 'int':
      return d.below(12)
    case 'real':
      return d.below(20) / 4
    case 'text':
      return d.pick(WORDS)
    case 'word':
      return d.pick(['red', 'green', 'blue'])
    case 'flag':
      return d.chance(0.5)
    case 'time':
      return new Date(Date.UTC(2020, 0, 1) + d.below(8) * DAY)
    case 'day':
      return `2020-01-0${1 + d.below(8)}`
    case 'uuid':
      return uuidOf(1 + d.below(20))
    case 'json':
      return d.pick([{ a: 1, b: 'x' }, { a: 2, deep: { c: [1, 2] } }, { b: 'y' }, [1, 2], 'text', 5])
  }
}

function orNull(d: Dice, kind: Kind, p = 0.2): unknown {
  return d.chance(p) ? null : valueOf(d, kind)
}

const rows = (count: number, row: (n: number) => object) =>
  Array.from({ length: count }, (_, i) => row(i + 1))

/** Stated times, so that rows do not differ by when they were made. */
const stamps = (d: Dice) => ({ createdAt: valueOf(d, 'time'), updatedAt: valueOf(d, 'time') })

export async function blog(lab: Lab): Promise<Cast> {
  const { sequelize, DataTypes, Op } = lab
  const {
    STRING,
    INTEGER,
    BOOLEAN,
    DATE,
    FLOAT,
    UUID,
    UUIDV4,
    JSON: JSONTYPE,
    VIRTUAL,
    ENUM,
    DATEONLY,
  } = DataTypes
  const User = sequelize.define(
    'User',
    {
      name: STRING,
      age: INTEGER,
      isAdmin: { type: BOOLEAN, defaultValue: false },
      bornOn: DATEONLY,
    },
    {
      underscored: true,
      paranoid: true,
      scopes: {
        admins: { where: { isAdmin: true } },
        older: (age: number) => ({ where: { age: { [Op.gt]: age } } }),
        named: { attributes: ['id', 'name'] },
        withPosts: () => ({ include: [{ association: 'posts', attributes: ['id', 'title'] }] }),
        ordered: {
          order: [
            ['age', 'DESC'],
            ['id', 'ASC'],
          ],
        },
        few: { limit: 3, order: [['id', 'ASC']] },
      },
    },
  )
  const Profile = sequelize.define('Profile', { bio: STRING, score: FLOAT }, { timestamps: false })
  const Post = sequelize.define(
    'Post',
    {
      id: { type: UUID, primaryKey: true, defaultValue: UUIDV4 },
      title: { type: STRING, field: 'post_title' },
      likes: { type: INTEGER, field: 'like_count' },
      color: ENUM('red', 'green', 'blue'),
      meta: JSONTYPE,
      publishedAt: DATE,
      draft: { type: BOOLEAN, defaultValue: false },
      loud: {
        type: new VIRTUAL(STRING, ['title']),
        get(this: Library) {
          return String(this.getDataValue('title')).toUpperCase()
        },
      },
    },
    // by an attribute that no condition names: v6 lets a scope's condition displace an include's on the same attribute
    { timestamps: false, defaultScope: { where: { draft: { [Op.ne]: true } } } },
  )
  const Comment = sequelize.define(
    'Comment',
    {
      text: {
        type: STRING,
        get(this: Library) {
          const text = this.getDataValue('text')
          return typeof text === 'string' ? `<${text}>` : text
        },
      },
      stars: INTEGER,
    },
    { createdAt: false, updatedAt: false, paranoid: true, deletedAt: 'removedAt' },
  )
  const Tag = sequelize.define(
    'Tag',
    { label: STRING, color: STRING },
    { timestamps: false, scopes: { red: { where: { color: 'red' } } } },
  )
  const PostTag = sequelize.define(
    'PostTag',
    { weight: INTEGER, note: { type: STRING, field: 'the_note' } },
    { timestamps: false },
  )
  User.hasOne(Profile, { as: 'profile', foreignKey: 'userId' })
  Profile.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
  Post.belongsTo(User, { as: 'author', foreignKey: 'authorId' })
  User.belongsTo(User, { as: 'boss', foreignKey: 'bossId' })
  User.hasMany(User, { as: 'team', foreignKey: 'bossId' })
  User.belongsToMany(User, {
    as: 'friends',
    through: 'Friendship',
    foreignKey: 'userId',
    otherKey: 'friendId',
    timestamps: false,
  })
  Post.hasMany(Comment, { as: 'comments', foreignKey: { name: 'postId', field: 'post_id' } })
  Comment.belongsTo(Post, { as: 'post', foreignKey: { name: 'postId', field: 'post_id' } })
  Comment.belongsTo(User, { as: 'writer', foreignKey: 'writerId' })
  Comment.belongsTo(Comment, { as: 'parent', foreignKey: 'parentId' })
  Comment.hasMany(Comment, { as: 'replies', foreignKey: 'parentId' })
  Post.belongsToMany(Tag, { as: 'tags', through: PostTag, foreignKey: 'postId', otherKey: 'tagId' })
  Tag.belongsToMany(Post, { as: 'posts', through: PostTag, foreignKey: 'tagId', otherKey: 'postId' })
  await sequelize.sync()

  const d = dice(77)
  const deleted = () => (d.chance(0.2) ? new Date(Date.UTC(2020, 5, 1)) : null)
  const one = (count: number, p = 0.2) => (d.chance(p) ? null : 1 + d.below(count))
  await User.bulkCreate(
    rows(12, (n) => ({
      id: n,
      name: orNull(d, 'text'),
      age: orNull(d, 'int'),
      isAdmin: orNull(d, 'flag'),
      bornOn: orNull(d, 'day'),
      bossId: n === 1 ? null : one(n - 1),
      deletedAt: deleted(),
      ...stamps(d),
    })),
  )
  await Profile.bulkCreate(
    rows(8, (n) => ({ id: n, bio: orNull(d, 'text'), score: orNull(d, 'real'), userId: n + 2 })),
  )
  await Post.bulkCreate(
    rows(20, (n) => ({
      id: uuidOf(n),
      title: orNull(d, 'text'),
      likes: orNull(d, 'int'),
      color: orNull(d, 'word'),
      meta: orNull(d, 'json'),
      publishedAt: orNull(d, 'time'),
      draft: d.chance(0.15),
      authorId: one(12),
    })),
  )
  await Comment.bulkCreate(
    rows(40, (n) => ({
      id: n,
      text: orNull(d, 'text'),
      stars: orNull(d, 'int'),
      postId: d.chance(0.1) ? null : uuidOf(1 + d.below(20)),
      writerId: one(12),
      parentId: n < 4 ? null : one(n - 1, 0.5),
      removedAt: deleted(),
    })),
  )
  await Tag.bulkCreate(rows(6, (n) => ({ id: n, label: orNull(d, 'text'), color: orNull(d, 'word') })))
  const pairs = rows(20, (n) => ({ n })).flatMap(({ n }: any) =>
    d.some([1, 2, 3, 4, 5, 6], 0.3).map((t) => [n, t]),
  )
  await PostTag.bulkCreate(
    pairs.map(([n, t]) => ({
      postId: uuidOf(n),
      tagId: t,
      weight: orNull(d, 'int'),
      note: orNull(d, 'text'),
    })),
  )
  const friends = rows(12, (n) => ({ n })).flatMap(({ n }: any) =>
    d.some([1, 2, 3, 5, 8], 0.3).map((t) => ({ userId: n, friendId: t })),
  )
  await sequelize.models.Friendship.bulkCreate(friends)

  const faces: Record<string, Face> = {
    User: {
      key: 'id',
      attributes: {
        id: 'int',
        name: 'text',
        age: 'int',
        isAdmin: 'flag',
        bornOn: 'day',
        createdAt: 'time',
        bossId: 'int',
      },
      links: {
        profile: { to: 'Profile', many: false },
        posts: { to: 'Post', many: true, separate: true },
        boss: { to: 'User', many: false },
        team: { to: 'User', many: true, separate: true },
        friends: { to: 'User', many: true, through: 'Friendship' },
      },
      paranoid: true,
      scopes: ['admins', { method: ['older', 5] }, 'named', 'withPosts', 'ordered', 'few', null],
    },
    Profile: {
      key: 'id',
      attributes: { id: 'int', bio: 'text', score: 'real', userId: 'int' },
      links: { user: { to: 'User', many: false } },
    },
    Post: {
      key: 'id',
      attributes: {
        id: 'uuid',
        title: 'text',
        likes: 'int',
        color: 'word',
        meta: 'json',
        publishedAt: 'time',
        authorId: 'int',
      },
      links: {
        author: { to: 'User', many: false },
        comments: { to: 'Comment', many: true, separate: true },
        tags: { to: 'Tag', many: true, through: 'PostTag' },
      },
      scopes: [null, 'defaultScope'],
      conditioned: true,
    },
    Comment: {
      key: 'id',
      attributes: { id: 'int', text: 'text', stars: 'int', postId: 'uuid', writerId: 'int', parentId: 'int' },
      links: {
        post: { to: 'Post', many: false },
        writer: { to: 'User', many: false },
        parent: { to: 'Comment', many: false },
        replies: { to: 'Comment', many: true, separate: true },
      },
      paranoid: true,
    },
    Tag: {
      key: 'id',
      attributes: { id: 'int', label: 'text', color: 'word' },
      links: { posts: { to: 'Post', many: true, through: 'PostTag' } },
      scopes: ['red'],
    },
    PostTag: {
      key: 'postId',
      attributes: { weight: 'int', note: 'text', postId: 'uuid', tagId: 'int' },
      links: {},
    },
    Friendship: { key: 'userId', attributes: { userId: 'int', friendId: 'int' }, links: {} },
  }
  return { lab, models: sequelize.models, faces }
}

export async function shop(lab: Lab): Promise<Cast> {
  const { sequelize, DataTypes } = lab
  const { STRING, INTEGER, BOOLEAN, DATE, DOUBLE, TEXT } = DataTypes
  const Category = sequelize.define(
    'category',
    { code: { type: STRING(10), primaryKey: true }, title: { type: TEXT, field: 'category_title' } },
    { timestamps: false, freezeTableName: true },
  )
  const Product = sequelize.define(
    'product',
    {
      sku: { type: STRING, primaryKey: true, field: 'product_sku' },
      price: DOUBLE,
      stock: { type: INTEGER, field: 'in_stock' },
      listed: { type: BOOLEAN, field: 'is_listed' },
    },
    { underscored: true, updatedAt: false, createdAt: 'madeAt' },
  )
  const Customer = sequelize.define(
    'customer',
    { name: STRING, city: { type: STRING, field: 'town' } },
    {
      timestamps: false,
      defaultScope: { attributes: { exclude: ['city'] } },
      scopes: { full: {}, withOrders: { include: ['orders'] } },
    },
  )
  const Order = sequelize.define(
    'order',
    { state: STRING, placedAt: { type: DATE, field: 'placed_at' } },
    { underscored: true, paranoid: true, timestamps: true },
  )
  const Line = sequelize.define(
    'line',
    {
      id: { type: INTEGER, primaryKey: true, autoIncrement: true },
      amount: { type: INTEGER, field: 'line_amount' },
      gift: BOOLEAN,
    },
    { timestamps: false },
  )
  const Image = sequelize.define(
    'image',
    { file: STRING, ownerType: STRING, ownerId: STRING },
    { timestamps: false },
  )
  Category.belongsTo(Category, { as: 'parent', foreignKey: { name: 'parentCode', field: 'parent_code' } })
  Category.hasMany(Category, { as: 'children', foreignKey: { name: 'parentCode', field: 'parent_code' } })
  Category.hasMany(Product, { foreignKey: 'categoryCode' })
  Product.belongsTo(Category, { foreignKey: 'categoryCode' })
  Customer.hasMany(Order)
  Order.belongsTo(Customer)
  Order.belongsToMany(Product, { through: Line, foreignKey: 'orderId', otherKey: 'productSku' })
  Product.belongsToMany(Order, { through: Line, foreignKey: 'productSku', otherKey: 'orderId' })
  Order.hasMany(Line, { foreignKey: 'orderId' })
  Line.belongsTo(Order, { foreignKey: 'orderId' })
  Line.belongsTo(Product, { foreignKey: 'productSku' })
  Order.belongsToMany(Product, {
    as: 'gifts',
    through: { model: Line, scope: { gift: true } },
    foreignKey: 'orderId',
    otherKey: 'productSku',
  })
  Product.hasMany(Image, {
    as: 'images',
    foreignKey: 'ownerId',
    constraints: false,
    scope: { ownerType: 'product' },
  })
  Customer.hasOne(Image, {
    as: 'portrait',
    foreignKey: 'ownerId',
    constraints: false,
    scope: { ownerType: 'customer' },
  })
  await sequelize.sync()

  const d = dice(99)
  const code = (n: number) => `c${n}`
  const sku = (n: number) => `sku-${n}`
  await Category.bulkCreate(
    rows(6, (n) => ({
      code: code(n),
      title: orNull(d, 'text'),
      parentCode: n < 3 ? null : code(1 + d.below(n - 1)),
    })),
  )
  await Product.bulkCreate(
    rows(15, (n) => ({
      sku: sku(n),
      price: orNull(d, 'real'),
      stock: orNull(d, 'int'),
      listed: orNull(d, 'flag'),
      categoryCode: d.chance(0.2) ? null : code(1 + d.below(6)),
      madeAt: valueOf(d, 'time'),
    })),
  )
  await Customer.bulkCreate(rows(6, (n) => ({ id: n, name: orNull(d, 'text'), city: orNull(d, 'word') })))
  await Order.bulkCreate(
    rows(14, (n) => ({
      id: n,
      state: orNull(d, 'word'),
      placedAt: orNull(d, 'time'),
      customerId: d.chance(0.2) ? null : 1 + d.below(6),
      deletedAt: d.chance(0.2) ? new Date(Date.UTC(2020, 5, 1)) : null,
      ...stamps(d),
    })),
  )
  const pairs = rows(14, (n) => ({ n })).flatMap(({ n }: any) =>
    d.some([1, 2, 4, 7, 9, 12, 15], 0.3).map((s) => [n, s]),
  )
  await Line.bulkCreate(
    pairs.map(([n, s], i) => ({
      id: i + 1,
      orderId: n,
      productSku: sku(s),
      amount: orNull(d, 'int'),
      gift: orNull(d, 'flag'),
    })),
  )
  await Image.bulkCreate(
    rows(24, (n) => ({
      id: n,
      file: orNull(d, 'text'),
      ...(n % 3
        ? { ownerType: 'product', ownerId: sku(1 + d.below(15)) }
        : { ownerType: 'customer', ownerId: String(n / 3) }),
    })),
  )

  const faces: Record<string, Face> = {
    category: {
      key: 'code',
      attributes: { code: 'text', title: 'text', parentCode: 'text' },
      links: {
        parent: { to: 'category', many: false },
        children: { to: 'category', many: true, separate: true },
        products: { to: 'product', many: true, separate: true },
      },
    },
    product: {
      key: 'sku',
      attributes: {
        sku: 'text',
        price: 'real',
        stock: 'int',
        listed: 'flag',
        madeAt: 'time',
        categoryCode: 'text',
      },
      links: {
        category: { to: 'category', many: false },
        orders: { to: 'order', many: true, through: 'line' },
        images: { to: 'image', many: true, separate: true },
      },
    },
    customer: {
      key: 'id',
      attributes: { id: 'int', name: 'text', city: 'word' },
      links: { orders: { to: 'order', many: true, separate: true }, portrait: { to: 'image', many: false } },
      scopes: ['full', 'withOrders', null],
    },
    order: {
      key: 'id',
      attributes: { id: 'int', state: 'word', placedAt: 'time', customerId: 'int', createdAt: 'time' },
      links: {
        customer: { to: 'customer', many: false },
        products: { to: 'product', many: true, through: 'line' },
        gifts: { to: 'product', many: true, through: 'line' },
        lines: { to: 'line', many: true, separate: true },
      },
      paranoid: true,
    },
    line: {
      key: 'id',
      attributes: { id: 'int', amount: 'int', gift: 'flag', orderId: 'int', productSku: 'text' },
      links: { order: { to: 'order', many: false }, product: { to: 'product', many: false } },
    },
    image: {
      key: 'id',
      attributes: { id: 'int', file: 'text', ownerType: 'word', ownerId: 'text' },
      links: {},
    },
  }
  return { lab, models: sequelize.models, faces }
}
