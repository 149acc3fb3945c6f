// Eager loading of every kind and depth, with the options that programs give to include.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

/** Users with a profile, posts with comments and tags, and a manager; enough rows that limits and filters bite. */
async function blog({ sequelize, DataTypes }: Lab) {
  const times = { timestamps: false }
  const User = sequelize.define('User', { name: DataTypes.STRING, age: DataTypes.INTEGER }, times)
  const Profile = sequelize.define('Profile', { bio: DataTypes.STRING }, times)
  const Post = sequelize.define('Post', { title: DataTypes.STRING, likes: DataTypes.INTEGER }, times)
  const Comment = sequelize.define('Comment', { text: DataTypes.STRING }, times)
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING }, times)
  const PostTag = sequelize.define('PostTag', { weight: DataTypes.INTEGER }, times)
  User.hasOne(Profile, { as: 'profile', foreignKey: 'userId' })
  Profile.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  User.hasMany(Post, { as: 'posts', foreignKey: 'authorId' })
  Post.belongsTo(User, { as: 'author', foreignKey: 'authorId' })
  Post.hasMany(Comment, { as: 'comments', foreignKey: 'postId' })
  Comment.belongsTo(Post, { as: 'post', foreignKey: 'postId' })
  Comment.belongsTo(User, { as: 'writer', foreignKey: 'writerId' })
  Post.belongsToMany(Tag, { as: 'tags', through: PostTag, foreignKey: 'postId', otherKey: 'tagId' })
  Tag.belongsToMany(Post, { as: 'posts', through: PostTag, foreignKey: 'tagId', otherKey: 'postId' })
  User.belongsTo(User, { as: 'manager', foreignKey: 'managerId' })
  User.hasMany(User, { as: 'reports', foreignKey: 'managerId' })
  await sequelize.sync()
  await User.bulkCreate([
    { name: 'Ada', age: 36 },
    { name: 'Bob', age: 20, managerId: 1 },
    { name: 'Cyd', age: 50, managerId: 1 },
    { name: 'Dee', age: 20, managerId: 2 },
  ])
  await Profile.bulkCreate([
    { bio: 'countess', userId: 1 },
    { bio: 'builder', userId: 2 },
  ])
  await Post.bulkCreate([
    { title: 'p1', likes: 5, authorId: 1 },
    { title: 'p2', likes: 1, authorId: 1 },
    { title: 'p3', likes: 9, authorId: 2 },
    { title: 'p4', likes: 5, authorId: 1 },
    { title: 'lost', likes: 0 },
  ])
  await Comment.bulkCreate([
    { text: 'c1', postId: 1, writerId: 2 },
    { text: 'c2', postId: 1, writerId: 3 },
    { text: 'c3', postId: 3, writerId: 1 },
  ])
  await Tag.bulkCreate([{ label: 'red' }, { label: 'blue' }, { label: 'unused' }])
  await PostTag.bulkCreate([
    { postId: 1, tagId: 1, weight: 1 },
    { postId: 1, tagId: 2, weight: 2 },
    { postId: 3, tagId: 1, weight: 3 },
  ])
  return { User, Profile, Post, Comment, Tag, PostTag }
}

/** Children in the order of their keys, where the program did not ask for one: SQL promises none. */
function settled(value: Library): Library {
  const plain = JSON.parse(JSON.stringify(value))
  const walk = (node: Library): Library => {
    if (Array.isArray(node)) {
      for (const each of node) walk(each)
      if (node.every((each) => each && typeof each === 'object' && 'id' in each))
        node.sort((a, b) => a.id - b.id)
    } else if (node && typeof node === 'object') Object.values(node).forEach(walk)
    return node
  }
  return Array.isArray(plain) ? plain.map(walk) : walk(plain)
}

sameUnderBoth('each kind, alone and together', async (lab) => {
  const { User, Profile, Post, Comment, Tag } = await blog(lab)
  const all = async (Model: Library, include: unknown) =>
    settled(await Model.findAll({ include, order: ['id'] }))
  return [
    await all(User, 'profile'),
    await all(Profile, 'user'),
    await all(User, [{ model: Post, as: 'posts' }]),
    await all(Post, { association: 'author' }),
    await all(Post, ['tags']),
    await all(Tag, [{ model: Post, as: 'posts', through: { attributes: [] } }]),
    await all(User, ['profile', 'posts', 'manager', 'reports']),
    await all(Comment, [{ model: User, as: 'writer' }, 'post']),
    await all(Post, ['comments', 'tags', 'author']),
  ]
})

sameUnderBoth('deep includes', async (lab) => {
  const { User, Post, Comment, Tag } = await blog(lab)
  const find = async (Model: Library, include: unknown) =>
    settled(await Model.findAll({ include, order: ['id'] }))
  return [
    await find(User, {
      association: 'posts',
      include: [{ model: Comment, as: 'comments', include: ['writer'] }],
    }),
    await find(Tag, {
      association: 'posts',
      include: [{ association: 'author', include: ['profile'] }, 'comments'],
    }),
    await find(User, { association: 'reports', include: { association: 'reports', include: 'posts' } }),
    await find(Comment, {
      association: 'post',
      include: [{ model: User, as: 'author', include: [{ model: Post, as: 'posts' }] }],
    }),
  ]
})

sameUnderBoth('attributes of includes', async (lab) => {
  const { fn, col, literal } = lab
  const { User, Post } = await blog(lab)
  const find = async (options: object) => settled(await User.findAll({ order: ['id'], ...options }))
  return [
    await find({ attributes: ['name'], include: { association: 'posts', attributes: ['title'] } }),
    await find({
      attributes: ['id', 'name'],
      include: { association: 'posts', attributes: ['id', 'title'] },
    }),
    await find({ include: { association: 'posts', attributes: { exclude: ['likes'] } } }),
    await find({ include: { association: 'posts', attributes: [] } }),
    await find({ include: { association: 'posts', attributes: ['id', ['title', 'name']] } }),
    await find({
      include: { association: 'posts', attributes: ['id', [fn('upper', col('title')), 'loud']] },
    }),
    await find({
      include: { association: 'posts', attributes: { include: [[literal('likes * 2'), 'twice']] } },
    }),
    await User.findAll({
      attributes: ['name', [fn('COUNT', col('posts.id')), 'n']],
      include: { association: 'posts', attributes: [] },
      group: ['User.id'],
      order: ['id'],
      raw: true,
    }),
    await Post.findAll({
      attributes: ['title'],
      include: { model: User, as: 'author', attributes: ['name'] },
      raw: true,
      order: ['id'],
    }),
  ]
})

sameUnderBoth('where, required, and conditions in ON', async (lab) => {
  const { Op } = lab
  const { User } = await blog(lab)
  const find = async (include: unknown, more = {}) =>
    settled(await User.findAll({ include, order: ['id'], ...more }))
  const popular = { likes: { [Op.gte]: 5 } }
  return [
    await find({ association: 'posts', where: popular }),
    await find({ association: 'posts', where: popular, required: false }),
    await find({ association: 'posts', required: true }),
    await find({ association: 'profile', required: true }),
    await find({ association: 'posts', include: { association: 'comments', required: true } }),
    await find({
      association: 'posts',
      required: true,
      include: { association: 'comments', required: true },
    }),
    await find({ association: 'posts', include: { association: 'comments', where: { text: 'c3' } } }),
    await find({
      association: 'posts',
      required: false,
      include: { association: 'comments', where: { text: 'c3' } },
    }),
    await find([{ association: 'posts', where: { title: 'p3' } }, 'profile']),
    await find({ association: 'posts', where: { title: 'p3' } }, { where: { age: 20 } }),
    await find({ association: 'posts', where: { title: 'p1', likes: 9 }, or: true }),
    await find({ association: 'posts', where: { [Op.or]: [{ title: 'p1' }, { likes: 9 }] } }),
  ]
})

sameUnderBoth('through: attributes, where, and the junction row', async (lab) => {
  const { Post, Tag } = await blog(lab)
  const find = async (Model: Library, include: unknown) =>
    settled(await Model.findAll({ include, order: ['id'] }))
  return [
    await find(Post, { association: 'tags', through: { attributes: ['weight'] } }),
    await find(Post, { association: 'tags', through: { where: { weight: 2 } } }),
    await find(Post, {
      association: 'tags',
      through: { where: { weight: 2 }, attributes: [] },
      required: true,
    }),
    await find(Post, { association: 'tags', where: { label: 'red' } }),
    await find(Tag, { association: 'posts', where: { title: 'p3' }, required: false }),
    await find(Post, { association: 'tags', through: { as: 'link', attributes: ['weight'] } }),
  ]
})

sameUnderBoth('limit and offset speak of roots, with to-many includes', async (lab) => {
  const { Op } = lab
  const { User, Post } = await blog(lab)
  const names = async (options: object) => settled(await User.findAll({ order: ['id'], ...options }))
  return [
    await names({ include: 'posts', limit: 2 }),
    await names({ include: 'posts', limit: 2, offset: 1 }),
    await names({ include: { association: 'posts', required: true }, limit: 1, offset: 1 }),
    await names({ include: { association: 'posts', where: { likes: { [Op.gt]: 4 } } }, limit: 1 }),
    await names({
      include: ['posts', 'profile'],
      limit: 3,
      order: [
        ['age', 'DESC'],
        ['id', 'ASC'],
      ],
    }),
    await names({
      include: 'profile',
      limit: 1,
      order: [[{ model: lab.sequelize.models.Profile, as: 'profile' }, 'bio', 'DESC']],
    }),
    settled(
      await Post.findAll({
        include: { association: 'tags', where: { label: 'red' } },
        limit: 1,
        offset: 1,
        order: ['id'],
      }),
    ),
    (
      await User.findAndCountAll({
        include: { association: 'posts', required: true },
        distinct: true,
        limit: 1,
        order: ['id'],
      })
    ).count,
    settled(await User.findOne({ include: 'posts', order: [['age', 'DESC']] })),
  ]
})

sameUnderBoth('order by associations', async (lab) => {
  const { User, Post, Comment, Tag } = await blog(lab)
  const { sequelize } = lab
  const ada = async (order: unknown, include: unknown = 'posts') =>
    (await User.findAll({ include, order, where: { id: 1 } }))[0].posts.map((post: Library) => post.title)
  return [
    await ada([['posts', 'title', 'DESC']]),
    await ada([
      [{ model: Post, as: 'posts' }, 'likes', 'ASC'],
      ['posts', 'id', 'DESC'],
    ]),
    await ada([[sequelize.literal('"posts"."title"'), 'DESC']]),
    await ada([
      [sequelize.col('posts.likes'), 'DESC'],
      [sequelize.col('posts.id'), 'DESC'],
    ]),
    (
      await Post.findAll({
        include: 'author',
        order: [
          ['author', 'name', 'DESC'],
          ['id', 'DESC'],
        ],
      })
    ).map((post: Library) => post.id),
    (
      await Post.findAll({
        include: { association: 'comments', include: ['writer'] },
        order: [
          ['id', 'ASC'],
          [{ model: Comment, as: 'comments' }, { model: User, as: 'writer' }, 'name', 'DESC'],
        ],
      })
    )[0].comments.map((comment: Library) => comment.text),
    (
      await Post.findAll({ include: 'tags', order: ['id', [{ model: Tag, as: 'tags' }, 'label', 'ASC']] })
    )[0].tags.map((tag: Library) => tag.label),
    (
      await User.findAll({
        include: { association: User.associations.posts },
        order: [[User.associations.posts, 'id', 'DESC'], 'id'],
      })
    )[0].id !== undefined,
  ]
})

sameUnderBoth('separate: order and limit per parent', async (lab) => {
  const { User } = await blog(lab)
  const find = async (include: object) =>
    JSON.parse(JSON.stringify(await User.findAll({ include, order: ['id'] })))
  return [
    await find({
      association: 'posts',
      separate: true,
      order: [
        ['likes', 'DESC'],
        ['id', 'DESC'],
      ],
    }),
    settled(await find({ association: 'posts', separate: true, limit: 2, order: [['id', 'DESC']] })), // v6 loses the order
    await find({
      association: 'posts',
      separate: true,
      where: { likes: 5 },
      order: ['id'],
      include: ['author'],
    }),
    await find({
      association: 'posts',
      separate: true,
      attributes: ['id', 'title', 'authorId'],
      order: ['id'],
    }),
    await find({
      association: 'reports',
      include: [{ association: 'posts', separate: true, order: ['id'] }],
    }),
  ]
})

sameUnderBoth('all, nested all, and includes by class', async (lab) => {
  const { User, Post, Profile } = await blog(lab)
  return [
    settled(await Post.findOne({ where: { id: 1 }, include: { all: true } })),
    settled(await Profile.findAll({ include: [{ all: true }], order: ['id'] })),
    settled(await Post.findOne({ where: { id: 1 }, include: { all: 'BelongsTo' } })),
    settled(await User.findOne({ where: { id: 1 }, include: { all: 'HasOne' } })),
  ]
})

sameUnderBoth('raw rows of includes', async (lab) => {
  const { User, Post } = await blog(lab)
  const order = ['id', ['posts', 'id', 'ASC']]
  return [
    await User.findAll({ include: 'posts', raw: true, order }),
    await User.findAll({ include: 'posts', raw: true, nest: true, order }),
    await Post.findAll({ include: ['author'], raw: true, order: ['id'] }),
    await Post.findAll({ include: ['author'], raw: true, nest: true, order: ['id'] }),
    await Post.findOne({
      include: { association: 'author', include: ['profile'] },
      raw: true,
      where: { id: 3 },
    }),
    await Post.findAll({
      include: { association: 'tags', through: { attributes: [] } },
      raw: true,
      order: ['id', ['tags', 'id', 'ASC']],
    }),
  ]
})

sameUnderBoth('instances of includes: classes, parents, changes, reload', async (lab) => {
  const { User, Post, Profile, PostTag } = await blog(lab)
  const user = await User.findByPk(1, { include: ['posts', 'profile', 'manager'] })
  const post = await Post.findByPk(1, { include: 'tags' })
  user.profile.bio = 'changed'
  await user.profile.save()
  await user.posts[0].update({ likes: 100 })
  await post.reload({ include: ['comments'] })
  return {
    classes: [
      user.posts[0] instanceof Post,
      user.profile instanceof Profile,
      post.tags[0].PostTag instanceof PostTag,
    ],
    none: user.manager,
    isNew: [user.posts[0].isNewRecord, post.tags[0].isNewRecord, user.changed(), user.posts.length],
    stored: [
      (await Profile.findByPk(1)).bio,
      (await Post.findOne({ where: { likes: 100 } })).id === user.posts[0].id,
    ],
    reloaded: settled(post),
    get: [user.get('posts').length, user.get({ plain: true }).profile],
  }
})

sameUnderBoth('a scope on the association, and a polymorphic pair', async ({ sequelize, DataTypes }) => {
  const Image = sequelize.define('Image', { url: DataTypes.STRING }, { timestamps: false })
  const Video = sequelize.define('Video', { text: DataTypes.STRING }, { timestamps: false })
  const Comment = sequelize.define(
    'Comment',
    { title: DataTypes.STRING, commentableId: DataTypes.INTEGER, commentableType: DataTypes.STRING },
    { timestamps: false },
  )
  for (const [Model, type] of [
    [Image, 'image'],
    [Video, 'video'],
  ] as [Library, string][]) {
    const key = { foreignKey: 'commentableId', constraints: false }
    Model.hasMany(Comment, { ...key, scope: { commentableType: type } })
    Comment.belongsTo(Model, key)
  }
  await sequelize.sync()
  const image = await Image.create({ url: 'u' })
  const video = await Video.create({ text: 't' })
  await image.createComment({ title: 'on image' })
  await video.createComment({ title: 'on video' })
  return [
    await image.getComments(),
    await Image.findAll({ include: Comment }),
    await Video.findAll({ include: Comment }),
    await Comment.findAll({ include: [Image, Video], order: ['id'] }),
    [await image.countComments(), await video.hasComment(1)],
  ]
})

sameUnderBoth('order by the junction of an N:M include', async ({ sequelize, DataTypes }) => {
  const Song = sequelize.define('Song', { name: DataTypes.STRING })
  const List = sequelize.define('List', { name: DataTypes.STRING })
  const Place = sequelize.define('Place', { at: DataTypes.INTEGER })
  List.belongsToMany(Song, { through: Place, as: 'songs' })
  await sequelize.sync()
  const list = await List.create({ name: 'all' })
  await list.createSong({ name: 'first' }, { through: { at: 1 } })
  await list.createSong({ name: 'third' }, { through: { at: 3 } })
  await list.createSong({ name: 'second' }, { through: { at: 2 } })
  const orders: unknown[] = [
    [{ model: Song, as: 'songs' }, Place, 'at', 'DESC'],
    [sequelize.literal('`songs->Place`.`at`'), 'ASC'],
  ]
  const names = async (order: unknown) =>
    (await List.findAll({ include: 'songs', order: [order] }))[0].songs.map((song: Library) => song.name)
  return Promise.all(orders.map(names))
})
