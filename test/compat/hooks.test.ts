// Every hook around each operation, in order, and what hooks may do: change values, stop, add options.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

const single = ['Validate', 'Create', 'Update', 'Save', 'Destroy', 'Restore', 'Upsert']
const bulk = ['BulkCreate', 'BulkUpdate', 'BulkDestroy', 'BulkRestore', 'Find', 'Sync']
const others = [
  'validationFailed',
  'beforeCount',
  'beforeFindAfterExpandIncludeAll',
  'beforeFindAfterOptions',
]

async function logged({ sequelize, DataTypes }: Lab) {
  const log: string[] = []
  const Post = sequelize.define(
    'Post',
    { title: { type: DataTypes.STRING, allowNull: false, unique: true }, n: DataTypes.INTEGER },
    { paranoid: true },
  )
  const names = [...single, ...bulk].flatMap((name) => [`before${name}`, `after${name}`]).concat(others)
  for (const name of names) Post.addHook(name, () => void log.push(name))
  await sequelize.sync()
  const around = async (act: () => Promise<unknown>) => {
    log.length = 0
    await act()
    return [...log]
  }
  return { Post, log, around }
}

sameUnderBoth('hooks around operations on one instance', async (lab) => {
  const { Post, around, log } = await logged(lab)
  const sync = [...log]
  const post = Post.build({ title: 'a' })
  return {
    sync,
    create: await around(() => Post.create({ title: 'x' })),
    saveNew: await around(() => post.save()),
    saveSame: await around(() => post.save()),
    saveChanged: await around(() => ((post.title = 'b'), post.save())),
    update: await around(() => post.update({ title: 'c' })),
    validate: await around(() => post.validate()),
    failing: await around(() => Post.create({}).catch(() => null)),
    duplicate: await around(() => Post.create({ title: 'x' }).catch(() => null)),
    increment: await around(() => post.increment('n')),
    reload: await around(() => post.reload()),
    destroy: await around(() => post.destroy()),
    restore: await around(() => post.restore()),
    force: await around(() => post.destroy({ force: true })),
    upsert: await around(() => Post.upsert({ title: 'u' })),
    findOrCreate: await around(() => Post.findOrCreate({ where: { title: 'foc' } })),
    off: await around(() => Post.create({ title: 'off' }, { hooks: false })),
  }
})

sameUnderBoth('hooks around operations on many', async (lab) => {
  const { Post, around } = await logged(lab)
  const two = (prefix: string) => [{ title: `${prefix}1` }, { title: `${prefix}2` }]
  const individual = { individualHooks: true }
  return {
    bulkCreate: await around(() => Post.bulkCreate(two('a'))),
    bulkCreateEach: await around(() => Post.bulkCreate([{ title: 'b1' }], individual)),
    bulkCreateChecked: await around(() => Post.bulkCreate(two('c'), { validate: true })),
    update: await around(() => Post.update({ n: 1 }, { where: { title: 'a1' } })),
    updateEach: await around(() => Post.update({ n: 2 }, { where: { title: 'a1' }, ...individual })),
    destroy: await around(() => Post.destroy({ where: { title: 'b1' } })),
    destroyEach: await around(() => Post.destroy({ where: { title: 'a1' }, ...individual })),
    restore: await around(() => Post.restore({ where: { title: 'b1' } })),
    restoreEach: await around(() => Post.restore({ where: { title: 'a1' }, ...individual })),
    findAll: await around(() => Post.findAll()),
    findOne: await around(() => Post.findOne()),
    findByPk: await around(() => Post.findByPk(1)),
    count: await around(() => Post.count()),
    findAndCountAll: await around(() => Post.findAndCountAll()),
    max: await around(() => Post.max('n')),
    off: await around(() => Post.findAll({ hooks: false })),
  }
})

sameUnderBoth('hooks change values and options', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', {
    name: DataTypes.STRING,
    slug: DataTypes.STRING,
    n: DataTypes.INTEGER,
  })
  User.beforeValidate((user: Library) => void (user.name = user.name?.trim()))
  User.beforeCreate((user: Library, options: Library) => {
    user.slug = user.name.toLowerCase()
    options.seen = true
  })
  User.afterCreate((user: Library, options: Library) => void user.set('n', options.seen ? 1 : 0))
  User.beforeUpdate(
    async (user: Library) => void (user.slug = `${user.name.toLowerCase()}-${user.changed()}`),
  )
  User.beforeBulkCreate((users: Library[]) => users.forEach((user) => (user.n = 42)))
  User.beforeBulkUpdate((options: Library) => void (options.attributes.n = 7))
  User.beforeFind((options: Library) => void (options.order ??= [['id', 'DESC']]))
  User.afterFind((found: Library) => {
    for (const one of Array.isArray(found) ? found : [found]) if (one) one.seen = true
  })
  User.beforeBulkDestroy((options: Library) => void (options.where = { name: 'Bob' }))
  await sequelize.sync()
  const ada = await User.create({ name: ' Ada ' })
  await ada.update({ name: 'Lovelace' })
  await User.bulkCreate([{ name: 'Bob' }, { name: 'Cyd' }])
  await User.update({ name: 'Dee' }, { where: { name: 'Cyd' } })
  const found = await User.findAll()
  const gone = await User.destroy({ where: {} })
  return { ada, found, seen: found.map((user: Library) => user.seen), gone }
})

sameUnderBoth('a hook that throws stops the operation', async ({ sequelize, DataTypes, caught }) => {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  await sequelize.sync()
  await User.create({ name: 'kept' })
  User.beforeCreate(() => {
    throw new RangeError('no creation')
  })
  User.addHook('beforeDestroy', 'guard', async () => Promise.reject(new Error('no deletion')))
  const kept = await User.findOne()
  const create = await caught(() => User.create({ name: 'x' }))
  const destroy = await caught(() => kept.destroy())
  const has = [Boolean(User.hasHook('beforeDestroy')), Boolean(User.hasHook('afterDestroy'))]
  User.removeHook('beforeDestroy', 'guard')
  return { create, destroy, has, after: await caught(() => kept.destroy()), count: await User.count() }
})

sameUnderBoth(
  'hooks by option, by method, by name and on Sequelize; their order',
  async ({ connect, DataTypes }) => {
    const log: string[] = []
    const sequelize = connect()
    sequelize.addHook('beforeCreate', () => void log.push('sequelize'))
    const hooks = { beforeCreate: [() => void log.push('option 1'), () => void log.push('option 2')] }
    const User = sequelize.define('User', { name: DataTypes.STRING }, { hooks })
    User.addHook('beforeCreate', 'named', () => void log.push('named'))
    User.beforeCreate('byMethod', () => void log.push('method'))
    User.beforeCreate(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      log.push('slow')
    })
    User.beforeCreate(() => void log.push('last'))
    await sequelize.sync()
    await User.create({ name: 'x' })
    return log
  },
)

sameUnderBoth(
  'hooks of associations: create through mixins, nested create, include',
  async ({ sequelize, DataTypes }) => {
    const log: string[] = []
    const User = sequelize.define('User', { name: DataTypes.STRING })
    const Post = sequelize.define('Post', { title: DataTypes.STRING })
    const Tag = sequelize.define('Tag', { label: DataTypes.STRING })
    User.hasMany(Post)
    Post.belongsTo(User)
    Post.belongsToMany(Tag, { through: 'PostTags' })
    await sequelize.sync()
    for (const Model of [User, Post, Tag, sequelize.models.PostTags]) {
      const names = [
        'beforeCreate',
        'afterCreate',
        'beforeSave',
        'beforeBulkCreate',
        'beforeBulkUpdate',
        'beforeUpdate',
      ]
      for (const name of [...names, 'beforeFind', 'beforeDestroy', 'beforeBulkDestroy', 'afterFind'])
        Model.addHook(name, () => void log.push(`${Model.name} ${name}`))
    }
    const part = async (act: () => Promise<unknown>) => {
      log.length = 0
      await act()
      return [...log]
    }
    const user = await User.create({ name: 'Ada' })
    const post = await Post.create({ title: 'one' })
    const tag = await Tag.create({ label: 't' })
    return {
      createMixin: await part(() => user.createPost({ title: 'x' })),
      addPost: await part(() => user.addPost(post)),
      setUser: await part(() => post.setUser(user)),
      nested: await part(() => User.create({ name: 'B', Posts: [{ title: 'p' }] }, { include: Post })),
      include: await part(() => User.findAll({ include: Post })),
      addTag: await part(() => post.addTag(tag)),
      getTags: await part(() => post.getTags()),
      removeTag: await part(() => post.removeTag(tag)),
    }
  },
)

sameUnderBoth('what hooks see of changes', async ({ sequelize, DataTypes }) => {
  const log: unknown[] = []
  const User = sequelize.define('User', { name: DataTypes.STRING, n: DataTypes.INTEGER })
  const names = [
    'beforeValidate',
    'beforeCreate',
    'beforeUpdate',
    'beforeSave',
    'afterCreate',
    'afterUpdate',
    'afterSave',
  ]
  for (const name of names) {
    User.addHook(name, (user: Library, options: Library) => {
      const changes = user.changed() || []
      const own = changes.filter((key: string) => key === 'name' || key === 'n').sort()
      log.push([
        name,
        own,
        user.previous('name'),
        user.isNewRecord,
        user.changed('name'),
        Array.isArray(options.fields),
      ])
    })
  }
  await sequelize.sync()
  const user = await User.create({ name: 'Ada' })
  await user.update({ name: 'Bob' })
  user.n = 5
  await user.save()
  log.push([user.changed(), user.previous('name'), user.previous('n')])
  return log
})
