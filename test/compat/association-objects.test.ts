// What an association says of itself, and its verbs called on the object, as schema tools and admin panels do.
import { sameUnderBoth, type Library } from '../support/oracle'

const facts = (association: Library) => ({
  type: association.associationType,
  as: association.as,
  source: association.source.name,
  target: association.target.name,
  keys: [association.foreignKey, association.otherKey, association.sourceKey, association.targetKey],
  identifier: association.associationType.startsWith('Belongs') && [
    association.identifier,
    association.identifierField,
  ],
  single: [
    Boolean(association.isSingleAssociation),
    Boolean(association.isMultiAssociation),
    Boolean(association.isAliased),
  ],
  self: Boolean(association.isSelfAssociation),
  accessors: association.accessors,
  through: association.through?.model?.name,
  options: [association.options.as, association.options.constraints],
})

sameUnderBoth('metadata of every kind', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', { code: { type: DataTypes.STRING, unique: true } })
  const Post = sequelize.define('BlogPost', { title: DataTypes.STRING }, { underscored: true })
  const Group = sequelize.define('Group', {})
  const made = [
    User.hasOne(Post, { as: 'favourite', foreignKey: 'fanId' }),
    User.hasMany(Post),
    Post.belongsTo(User),
    User.belongsToMany(Group, {
      through: 'UserGroups',
      as: 'groups',
      foreignKey: 'userId',
      otherKey: 'groupId',
    }),
    Group.belongsToMany(User, { through: 'UserGroups', foreignKey: 'groupId', otherKey: 'userId' }),
    User.belongsTo(User, { as: 'manager', foreignKey: 'boss_id' }),
    User.hasMany(User, {
      as: { singular: 'report', plural: 'reports' },
      foreignKey: 'boss_id',
      sourceKey: 'id',
    }),
    Post.belongsTo(User, {
      as: 'coder',
      targetKey: 'code',
      foreignKey: { name: 'coderCode', allowNull: false },
      onDelete: 'cascade',
    }),
  ]
  return {
    facts: made.map(facts),
    names: [User, Post, Group].map((Model) => Object.keys(Model.associations)),
  }
})

sameUnderBoth('junctions: manyFromSource and its kin, paired', async ({ sequelize, lib }) => {
  const A = sequelize.define('A', {})
  const B = sequelize.define('B', {})
  const ab = A.belongsToMany(B, { through: 'AB' })
  const ba = B.belongsToMany(A, { through: 'AB' })
  return {
    paired: [ab.paired === ba, ba.paired === ab],
    through: [ab.through.model === ba.through.model, ab.throughModel?.name, ab.combinedName],
    classes: [
      ab instanceof lib.BelongsToMany,
      ab instanceof lib.Association,
      Boolean(lib.Association.BelongsToMany),
    ],
    isThere: [
      A.hasAlias('Bs'),
      A.hasAlias('nope'),
      A.getAssociations(B).length,
      A.getAssociationForAlias(B, 'Bs') === ab,
    ],
    oneFromSource: [typeof ab.manyFromSource?.as, typeof ab.oneFromTarget?.as],
  }
})

sameUnderBoth('verbs of the association object', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', { name: DataTypes.STRING }, { timestamps: false })
  const Post = sequelize.define('Post', { title: DataTypes.STRING }, { timestamps: false })
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING }, { timestamps: false })
  const posts = User.hasMany(Post)
  const user = Post.belongsTo(User)
  const tags = Post.belongsToMany(Tag, { through: 'PostTags', timestamps: false })
  await sequelize.sync()
  const ada = await User.create({ name: 'Ada' })
  const bob = await User.create({ name: 'Bob' })
  const p1 = await posts.create(ada, { title: 'one' })
  const p2 = await Post.create({ title: 'two' })
  await posts.add(ada, p2)
  await user.set(p2, bob)
  await tags.set(p1, [await Tag.create({ label: 'x' })])
  return {
    get: await posts.get(ada),
    getMany: Object.entries(await posts.get([ada, bob])).map(([key, list]) => [
      key,
      (list as unknown[]).length,
    ]),
    user: await user.get(p2),
    tags: (await tags.get(p1)).map((tag: Library) => tag.label),
    counts: [await posts.count(ada), await tags.has(p1, [1]), await posts.has(bob, [p2])],
    removed: [await posts.remove(bob, p2).then(() => posts.count(bob))],
  }
})

sameUnderBoth('mixins: options are passed on', async ({ sequelize, DataTypes, Op }) => {
  const User = sequelize.define('User', { name: DataTypes.STRING }, { timestamps: false })
  const Post = sequelize.define(
    'Post',
    { title: DataTypes.STRING, likes: DataTypes.INTEGER },
    { timestamps: false },
  )
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING }, { timestamps: false })
  const PostTag = sequelize.define('PostTag', { weight: DataTypes.INTEGER }, { timestamps: false })
  User.hasMany(Post)
  Post.belongsTo(User)
  Post.belongsToMany(Tag, { through: PostTag })
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  for (const [title, likes] of [
    ['a', 3],
    ['b', 1],
    ['c', 2],
  ])
    await user.createPost({ title, likes })
  const [post] = await user.getPosts({ where: { title: 'a' } })
  await post.setTags(await Tag.bulkCreate([{ label: 'x' }, { label: 'y' }]), { through: { weight: 4 } })
  const brief = { attributes: ['title'], raw: true }
  return [
    await user.getPosts({ ...brief, order: [['likes', 'DESC']] }),
    await user.getPosts({ ...brief, where: { likes: { [Op.lt]: 3 } }, order: ['id'] }),
    await user.getPosts({ ...brief, limit: 1, offset: 1, order: ['id'] }),
    await user.getPosts({ include: Tag, where: { title: 'a' }, order: [[Tag, 'id', 'ASC']] }),
    await post.getTags({ order: ['id'] }),
    await post.getTags({ through: { where: { weight: 4 } }, joinTableAttributes: ['weight'], order: ['id'] }),
    await post.getTags({ through: { where: { weight: 5 } } }),
    await post.getTags({ joinTableAttributes: [], attributes: ['label'], order: [['label', 'DESC']] }),
    await post.getUser({ attributes: ['name'] }),
    await user.countPosts({ where: { likes: { [Op.gt]: 1 } } }),
    await user.createPost({ title: 'd' }, { fields: ['title', 'UserId'] }),
  ]
})
