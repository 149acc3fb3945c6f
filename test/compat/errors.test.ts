// Errors from the database and from misuse: class, name, fields, what a catch block reads.
import { sameUnderBoth, type Library } from '../support/oracle'

sameUnderBoth('unique: by attribute, composite, named index, own message, renamed column', async (lab) => {
  const { sequelize, DataTypes, caught, lib } = lab
  const User = sequelize.define(
    'User',
    {
      email: { type: DataTypes.STRING, unique: true },
      nick: { type: DataTypes.STRING, unique: { name: 'nick_key', msg: 'that nick is taken' } },
      first: DataTypes.STRING,
      last: DataTypes.STRING,
      code: { type: DataTypes.STRING, field: 'the_code', unique: true },
    },
    { indexes: [{ unique: true, fields: ['first', 'last'] }] },
  )
  await sequelize.sync()
  await User.create({ email: 'a', nick: 'n', first: 'f', last: 'l', code: 'c' })
  const error: Library = await User.create({ email: 'a' }).catch((each: Library) => each)
  return {
    email: await caught(() => User.create({ email: 'a' })),
    nick: await caught(() => User.create({ nick: 'n' })),
    pair: await caught(() => User.create({ first: 'f', last: 'l' })),
    code: await caught(() => User.create({ code: 'c' })),
    bulk: await caught(() => User.bulkCreate([{ email: 'x' }, { email: 'x' }])),
    update: await User.create({ email: 'b' }).then((user: Library) =>
      caught(() => user.update({ email: 'a' })),
    ),
    key: await caught(() => User.create({ id: 1 })),
    classes: [
      error instanceof lib.UniqueConstraintError,
      error instanceof lib.ValidationError,
      error instanceof Error,
    ],
    parent: [error.parent === error.original, typeof error.parent.message, error.errors[0].instance?.email],
    toString: String(error),
  }
})

sameUnderBoth('foreign keys: insert, delete, update', async ({ sequelize, DataTypes, caught, lib }) => {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  User.hasMany(Post, { onDelete: 'RESTRICT' })
  await sequelize.sync()
  await User.create({ name: 'Ada' })
  await Post.create({ UserId: 1 })
  const error: Library = await Post.create({ UserId: 9 }).catch((each: Library) => each)
  return {
    insert: await caught(() => Post.create({ UserId: 99 })),
    destroy: await caught(() => User.destroy({ where: { id: 1 } })),
    update: await caught(() => Post.update({ UserId: 99 }, { where: {} })),
    bulk: await caught(() => Post.bulkCreate([{ UserId: 99 }])),
    classes: [error instanceof lib.ForeignKeyConstraintError, error instanceof lib.DatabaseError],
    counts: [await User.count(), await Post.count()],
  }
})

sameUnderBoth(
  'database errors: no table, no column, bad SQL, NOT NULL behind the back of the model',
  async (lab) => {
    const { sequelize, DataTypes, caught, lib } = lab
    const Ghost = sequelize.define('Ghost', { name: DataTypes.STRING })
    const Strict = sequelize.define('Strict', { name: { type: DataTypes.STRING, allowNull: false } })
    await Strict.sync()
    const error: Library = await Ghost.findAll().catch((each: Library) => each)
    return {
      table: await caught(() => Ghost.findAll()),
      insert: await caught(() => Ghost.create({})),
      column: await caught(() => Strict.findAll({ attributes: ['nope'] })),
      order: await caught(() => Strict.findAll({ order: ['nope'] })),
      sql: await caught(() => sequelize.query('SELEC 1')),
      // v6 calls a NOT NULL of the database a UniqueConstraintError; only that it is an error is asked here
      notNull:
        (await caught(() =>
          sequelize.query("INSERT INTO Stricts (createdAt, updatedAt) VALUES ('x', 'x')"),
        )) !== null,
      notNullModel: (await caught(() => Strict.create({}, { validate: false }))) !== null,
      classes: [error instanceof lib.DatabaseError, typeof error.sql, error.name],
    }
  },
)

sameUnderBoth('misuse of associations and includes', async ({ sequelize, DataTypes, caught }) => {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  const Other = sequelize.define('Other', {})
  User.hasMany(Post, { as: 'posts' })
  await sequelize.sync()
  const name = async (act: () => unknown) => (await caught(act))?.['name'] ?? 'no error'
  const fails = async (act: () => unknown) => (await caught(act)) !== null
  return {
    noModel: await fails(() => User.hasMany(undefined)),
    notAModel: await fails(() => User.belongsTo({})),
    unrelated: await name(() => User.findAll({ include: Other })),
    noAlias: await name(() => User.findAll({ include: Post })),
    wrongAlias: await name(() => User.findAll({ include: { model: Post, as: 'post' } })),
    wrongString: await fails(() => User.findAll({ include: 'nope' })),
    wrongAssociation: await fails(() => User.findAll({ include: { association: 'nope' } })),
    reverse: await name(() => Post.findAll({ include: User })),
    undefinedInclude: await fails(() => User.findAll({ include: [undefined] })),
    nested: await name(() => User.findAll({ include: { model: Post, as: 'posts', include: [Other] } })),
    orderWithout: await fails(() => User.findAll({ order: [[Other, 'id']] })),
  }
})

sameUnderBoth('errors made by hand', async ({ lib }) => {
  const database = new lib.DatabaseError(Object.assign(new Error('inner'), { sql: 'SELECT 1' }))
  const unique = new lib.UniqueConstraintError({ message: 'own', errors: [], fields: { a: 1 } })
  const foreign = new lib.ForeignKeyConstraintError({
    table: 't',
    fields: ['f'],
    index: 'i',
    parent: new Error('x'),
  })
  const made = [
    new lib.BaseError('m'),
    new lib.ConnectionError(new Error('down')),
    new lib.EmptyResultError('none'),
    new lib.AssociationError('a'),
    new lib.EagerLoadingError('e'),
    new lib.InstanceError('i'),
    new lib.QueryError('q'),
    new lib.OptimisticLockError({ modelName: 'User' }),
    database,
    unique,
  ]
  return {
    made: made.map((error: Library) => [
      error.name,
      error.message,
      error instanceof lib.BaseError,
      error instanceof Error,
    ]),
    sql: database.sql,
    fields: unique.fields,
    foreign: [foreign.name, foreign.table, foreign.fields, foreign.index],
  }
})
