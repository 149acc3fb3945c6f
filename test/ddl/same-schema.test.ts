// sync() makes the tables that sequelize@6 makes: what SQLite itself says of columns, indexes and foreign keys is compared.
import assert from 'node:assert/strict'
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'
import { describeTable, tableNames } from '../support/sqlite-catalog'

type Declare = (lab: Lab, define: Library) => unknown

/** Declares the models in both libraries, syncs, and compares all tables. */
function sameSchema(title: string, declare: Declare, settings: Record<string, unknown> = {}): void {
  sameUnderBoth(title, async (lab) => {
    const sequelize = lab.connect({ define: { timestamps: false }, ...settings })
    await declare(lab, sequelize.define.bind(sequelize))
    await sequelize.sync()
    const names = await tableNames(sequelize)
    assert.ok(names.length > 0)
    const tables = []
    for (const name of names) tables.push([name, await describeTable(sequelize, name)])
    await sequelize.sync() // finds everything there
    assert.deepEqual(await tableNames(sequelize), names)
    return tables
  })
}

sameSchema('an empty model: id and timestamps', (_, define) => define('User', {}, { timestamps: true }))

sameSchema('every type', ({ DataTypes: D }, define) => {
  const types = ['STRING', 'CHAR', 'TEXT', 'INTEGER', 'TINYINT', 'SMALLINT', 'MEDIUMINT', 'BIGINT', 'FLOAT', 'REAL', 'DOUBLE',
    'DECIMAL', 'BOOLEAN', 'DATE', 'DATEONLY', 'TIME', 'UUID', 'BLOB', 'JSON', 'JSONB', 'CITEXT', 'HSTORE', 'INET', 'CIDR',
    'MACADDR', 'GEOMETRY', 'GEOGRAPHY', 'NOW', 'TSVECTOR'] // prettier-ignore
  define('Bare', Object.fromEntries(types.filter((type) => D[type]).map((type) => [`a_${type}`, D[type]])))
  define('Given', {
    a: D.STRING(40),
    b: D.STRING.BINARY,
    c: D.CHAR(3),
    d: D.TEXT('tiny'),
    e: D.INTEGER(5),
    f: D.DECIMAL(10, 2),
    g: D.FLOAT(5, 2),
    h: D.DOUBLE(5),
    i: D.DATE(6),
    j: D.ENUM('x', 'y'),
    k: { type: D.ENUM, values: ['x', 'y'] },
    l: D.BLOB('tiny'),
    m: 'NVARCHAR(7)',
    n: D.VIRTUAL,
    o: D.CHAR(3).BINARY,
    p: D.NUMBER,
  })
})

sameSchema('null or not, and defaults of each kind', ({ DataTypes: D, literal }, define) => {
  define('A', {
    text: { type: D.STRING, defaultValue: "it's", allowNull: false },
    empty: { type: D.STRING, defaultValue: '' },
    number: { type: D.INTEGER, defaultValue: 3 },
    negative: { type: D.INTEGER, defaultValue: -3 },
    decimal: { type: D.DECIMAL(5, 2), defaultValue: 1.5 },
    yes: { type: D.BOOLEAN, defaultValue: true },
    no: { type: D.BOOLEAN, defaultValue: false, allowNull: false },
    nothing: { type: D.STRING, defaultValue: null },
    time: { type: D.DATE, defaultValue: new Date(0) },
    day: { type: D.DATEONLY, defaultValue: '2020-02-02' },
    now: { type: D.DATE, defaultValue: D.NOW },
    uuid: { type: D.UUID, defaultValue: D.UUIDV4 },
    called: { type: D.STRING, defaultValue: () => 'x' },
    json: { type: D.JSON, defaultValue: { a: [1] } },
    list: { type: D.JSON, defaultValue: [] },
    choice: { type: D.ENUM('a', 'b'), defaultValue: 'b' },
    sql: { type: D.STRING, defaultValue: literal("'q'") },
    bytes: { type: D.BLOB, defaultValue: Buffer.from('x') },
  })
})

sameSchema('primary keys of each kind', ({ DataTypes: D }, define) => {
  define('Own', { uid: { type: D.INTEGER, primaryKey: true, autoIncrement: true } })
  define('Big', { id: { type: D.BIGINT, primaryKey: true, autoIncrement: true } })
  define('Plain', { id: { type: D.INTEGER, primaryKey: true } })
  define('Text', { code: { type: D.STRING, primaryKey: true } })
  define('Uuid', { id: { type: D.UUID, primaryKey: true, defaultValue: D.UUIDV4 } })
  define('Both', { code: { type: D.STRING, primaryKey: true, unique: true } })
  define('Composite', {
    a: { type: D.STRING, primaryKey: true },
    b: { type: D.INTEGER, primaryKey: true },
    c: D.STRING,
  })
  define('Late', { a: D.STRING, b: { type: D.STRING, primaryKey: true, field: 'b_col' } })
})

sameSchema('unique columns and unique keys of several', ({ DataTypes: D }, define) => {
  define('A', {
    one: { type: D.STRING, unique: true },
    named: { type: D.STRING, unique: 'named' },
    c1: { type: D.STRING, unique: 'pair' },
    c2: { type: D.INTEGER, unique: { name: 'pair', msg: 'taken' }, field: 'c_two' },
    message: { type: D.STRING, unique: { msg: 'in use' } },
    nothing: { type: D.STRING, unique: false },
  })
})

sameSchema('indexes of each kind', ({ DataTypes: D, Op, fn, col }, define) => {
  const indexes = [
    { fields: ['a'] },
    { fields: ['a', 'b'], unique: true },
    { fields: [{ name: 'b', order: 'DESC' }] },
    { fields: [{ name: 'a', collate: 'NOCASE' }, 'c_col'], name: 'nocase' },
    { fields: [fn('lower', col('a'))], name: 'lowered' },
    { fields: ['b'], name: 'partial', where: { a: 'x' } },
    {
      fields: ['b'],
      name: 'partialToo',
      where: { [Op.or]: [{ b: { [Op.gt]: 3 } }, { a: null }] },
      unique: true,
    },
    { fields: ['c_col'], type: 'UNIQUE', name: 'byType' },
    { fields: ['a'], using: 'BTREE', name: 'using' },
  ]
  define('Thing', { a: D.STRING, b: D.INTEGER, c: { type: D.STRING, field: 'c_col' } }, { indexes })
})

sameSchema('underscored, a table name, a schema, a comment', ({ DataTypes: D }, define) => {
  define(
    'FirstThing',
    { someName: D.STRING },
    { underscored: true, timestamps: true, paranoid: true, version: true },
  )
  define('SecondThing', { someName: D.STRING }, { tableName: 'Second' })
  define(
    'ThirdThing',
    { someName: { type: D.STRING, comment: "it's" } },
    { freezeTableName: true, comment: 'c', engine: 'X' },
  )
  define('FourthThing', { someName: D.STRING }, { schema: 'archive' })
})

sameSchema('names that need quoting', ({ DataTypes: D }, define) => {
  define('order', { group: D.STRING, 'two words': D.STRING, 'dash-ed': D.STRING, "quo'te": D.STRING })
})

sameSchema('references by table name, model and object', ({ DataTypes: D }, define) => {
  const User = define('User', { code: { type: D.STRING, unique: true } })
  define('A', { x: { type: D.INTEGER, references: { model: 'Users', key: 'id' } } })
  define('B', {
    x: { type: D.INTEGER, allowNull: false, references: { model: User, key: 'id' }, onDelete: 'cascade' },
  })
  define('C', {
    x: { type: D.STRING, references: { model: { tableName: 'Users' }, key: 'code' }, onUpdate: 'NO ACTION' },
  })
  define('D', {
    x: { type: D.INTEGER, unique: true, references: { model: User, key: 'id' }, onDelete: 'SET NULL' },
  })
  define('E', { x: { type: D.INTEGER, primaryKey: true, references: { model: User, key: 'id' } } })
})

sameSchema('the four associations with their defaults', (_, define) => {
  const [User, Post, Profile, Tag] = ['User', 'Post', 'Profile', 'Tag'].map((name) => define(name, {}))
  User.hasMany(Post)
  Post.belongsTo(User)
  User.hasOne(Profile, { foreignKey: { name: 'owner', allowNull: false } })
  Profile.belongsTo(User, { foreignKey: 'owner' })
  Post.belongsToMany(Tag, { through: 'PostTags' })
  Tag.belongsToMany(Post, { through: 'PostTags' })
  Post.belongsTo(Post, { as: 'parent' })
})

sameSchema('references in a circle', (_, define) => {
  const [User, Post, Other] = ['User', 'Post', 'Other'].map((name) => define(name, {}))
  Post.belongsTo(User)
  User.belongsTo(Post, { as: 'lastPost' })
  Other.belongsTo(User)
})
