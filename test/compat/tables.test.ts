// The tables that sync makes: columns, indexes and foreign keys must be those of v6, so that its databases open.
import { describeTable, tableNames } from '../support/sqlite-catalog'
import { sameUnderBoth, type Library } from '../support/oracle'

const allTables = async (sequelize: Library) => {
  const result: Record<string, unknown> = {}
  for (const name of await tableNames(sequelize)) result[name] = await describeTable(sequelize, name)
  return result
}

sameUnderBoth('column types of every type that SQLite can hold', async ({ sequelize, DataTypes }) => {
  const types: Record<string, unknown> = {
    string: DataTypes.STRING,
    string10: DataTypes.STRING(10),
    binary: DataTypes.STRING.BINARY,
    char: DataTypes.CHAR,
    char3: DataTypes.CHAR(3),
    text: DataTypes.TEXT,
    tiny: DataTypes.TEXT('tiny'),
    citext: DataTypes.CITEXT,
    tinyint: DataTypes.TINYINT,
    smallint: DataTypes.SMALLINT,
    integer: DataTypes.INTEGER,
    integer5: DataTypes.INTEGER(5),
    unsigned: DataTypes.INTEGER.UNSIGNED,
    zerofill: DataTypes.INTEGER.UNSIGNED.ZEROFILL,
    bigint: DataTypes.BIGINT,
    float: DataTypes.FLOAT,
    float2: DataTypes.FLOAT(11, 2),
    double: DataTypes.DOUBLE,
    real: DataTypes.REAL,
    decimal: DataTypes.DECIMAL,
    decimal2: DataTypes.DECIMAL(10, 2),
    boolean: DataTypes.BOOLEAN,
    date: DataTypes.DATE,
    date3: DataTypes.DATE(3),
    dateonly: DataTypes.DATEONLY,
    time: DataTypes.TIME,
    uuid: DataTypes.UUID,
    uuidv4: DataTypes.UUIDV4,
    json: DataTypes.JSON,
    blob: DataTypes.BLOB,
    blobTiny: DataTypes.BLOB('tiny'),
    enumeration: DataTypes.ENUM('a', 'b'),
    virtual: DataTypes.VIRTUAL,
  }
  sequelize.define('Thing', types)
  await sequelize.sync()
  return describeTable(sequelize, 'Things')
})

sameUnderBoth('defaults, NOT NULL, field names, references', async ({ sequelize, DataTypes, literal }) => {
  sequelize.define('Parent', { code: { type: DataTypes.STRING, primaryKey: true } })
  sequelize.define('Thing', {
    text: { type: DataTypes.STRING, defaultValue: "it's" },
    number: { type: DataTypes.INTEGER, defaultValue: 42, allowNull: false },
    yes: { type: DataTypes.BOOLEAN, defaultValue: true },
    no: { type: DataTypes.BOOLEAN, defaultValue: false, allowNull: false },
    now: { type: DataTypes.DATE, defaultValue: DataTypes.NOW },
    raw: { type: DataTypes.DATE, defaultValue: literal('CURRENT_TIMESTAMP') },
    made: { type: DataTypes.STRING, defaultValue: () => 'made' },
    uuid: { type: DataTypes.UUID, defaultValue: DataTypes.UUIDV4 },
    nothing: { type: DataTypes.STRING, defaultValue: null },
    choice: { type: DataTypes.ENUM('a', 'b'), defaultValue: 'b' },
    renamed: { type: DataTypes.STRING, field: 'other_name' },
    parent: { type: DataTypes.STRING, references: { model: 'Parents', key: 'code' }, onUpdate: 'CASCADE' },
  })
  await sequelize.sync()
  return allTables(sequelize)
})

sameUnderBoth(
  'indexes: unique, composite, named, partial, by order, by function name',
  async ({ sequelize, DataTypes }) => {
    sequelize.define(
      'User',
      {
        email: { type: DataTypes.STRING, unique: true },
        nick: { type: DataTypes.STRING, unique: 'nick_per_team' },
        team: { type: DataTypes.INTEGER, unique: 'nick_per_team' },
        firstName: DataTypes.STRING,
        lastName: { type: DataTypes.STRING, field: 'last_name' },
        active: DataTypes.BOOLEAN,
      },
      {
        indexes: [
          { fields: ['firstName'] },
          { fields: ['last_name', 'firstName'], unique: true },
          { name: 'my_own_name', fields: ['active'] },
          { fields: [{ name: 'firstName', order: 'DESC', collate: 'NOCASE' }], name: 'by_order' },
          { fields: ['team'], where: { active: true }, name: 'partial_one' },
        ],
      },
    )
    sequelize.define(
      'BlogPost',
      { postTitle: DataTypes.STRING },
      { underscored: true, indexes: [{ fields: ['post_title'] }] },
    )
    await sequelize.sync()
    await sequelize.sync()
    return allTables(sequelize)
  },
)

sameUnderBoth(
  'tables of associations: every kind, underscored and not',
  async ({ sequelize, connect, DataTypes }) => {
    const declare = async (database: Library) => {
      const User = database.define('User', { name: DataTypes.STRING })
      const Post = database.define('Post', { title: DataTypes.STRING })
      const Profile = database.define('Profile', {})
      const Tag = database.define('Tag', {}, { timestamps: false })
      User.hasMany(Post, { as: 'posts', foreignKey: { name: 'authorId', allowNull: false } })
      Post.belongsTo(User, { as: 'author', foreignKey: { name: 'authorId', allowNull: false } })
      User.hasOne(Profile, { onDelete: 'CASCADE' })
      Profile.belongsTo(User)
      Post.belongsToMany(Tag, { through: 'PostTag' })
      Tag.belongsToMany(Post, { through: 'PostTag' })
      User.belongsTo(User, { as: 'manager' })
      await database.sync()
      return allTables(database)
    }
    return [await declare(sequelize), await declare(connect({ define: { underscored: true } }))]
  },
)

sameUnderBoth('a junction with values and keys by UUID', async ({ sequelize, DataTypes }) => {
  const id = { type: DataTypes.UUID, defaultValue: DataTypes.UUIDV4, primaryKey: true }
  const Student = sequelize.define('Student', { id })
  const Course = sequelize.define('Course', { id })
  const Enrolment = sequelize.define('Enrolment', { grade: DataTypes.FLOAT })
  Student.belongsToMany(Course, { through: Enrolment, foreignKey: 'student', otherKey: 'course' })
  Course.belongsToMany(Student, { through: Enrolment, foreignKey: 'course', otherKey: 'student' })
  await sequelize.sync()
  return allTables(sequelize)
})

sameUnderBoth('drop, sync force, truncate', async ({ sequelize, DataTypes }) => {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Post = sequelize.define('Post', {})
  Post.belongsTo(User)
  await sequelize.sync()
  const before = await tableNames(sequelize)
  await User.create({ name: 'x' })
  await Post.truncate()
  await User.sync()
  const count = await User.count()
  await Post.drop()
  const without = await tableNames(sequelize)
  await sequelize.sync({ force: true })
  const after = [await tableNames(sequelize), await User.count()]
  await sequelize.drop()
  return { before, count, without, after, end: await tableNames(sequelize) }
})

sameUnderBoth('a circle of references is made by sync', async ({ sequelize, DataTypes }) => {
  const Team = sequelize.define('Team', { name: DataTypes.STRING })
  const Player = sequelize.define('Player', { name: DataTypes.STRING })
  Team.hasMany(Player)
  Player.belongsTo(Team)
  Team.belongsTo(Player, { as: 'captain', constraints: false })
  await sequelize.sync()
  const team = await Team.create({ name: 'Reds' })
  const player = await team.createPlayer({ name: 'Ada' })
  await team.setCaptain(player)
  return { tables: await allTables(sequelize), team: await Team.findOne({ include: ['captain', Player] }) }
})

sameUnderBoth(
  'sync with alter adds, changes and drops columns and keeps rows',
  async ({ sequelize, DataTypes }) => {
    const First = sequelize.define(
      'Thing',
      { name: DataTypes.STRING, old: DataTypes.INTEGER },
      { tableName: 'things' },
    )
    await First.sync()
    await First.create({ name: 'kept', old: 1 })
    const Second = sequelize.define(
      'Thing',
      { name: DataTypes.TEXT, more: DataTypes.INTEGER },
      { tableName: 'things' },
    )
    // v6 drops columns without being asked; here it must be said
    await Second.sync({ alter: { drop: true } })
    const rows = await Second.findAll({ raw: true, attributes: ['name', 'more'] })
    return { rows, names: (await describeTable(sequelize, 'things')).names }
  },
)
