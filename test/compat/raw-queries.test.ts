// sequelize.query with types, replacements, bind, models, and the escaping functions.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

async function users({ sequelize, DataTypes }: Lab) {
  const User = sequelize.define(
    'User',
    { name: DataTypes.STRING, isActive: { type: DataTypes.BOOLEAN, field: 'is_active' } },
    { timestamps: false },
  )
  await sequelize.sync()
  await User.bulkCreate([
    { name: "O'Neil", isActive: true },
    { name: 'Bob', isActive: false },
    { name: null },
  ])
  return User
}

sameUnderBoth('types: SELECT, INSERT, UPDATE, DELETE, RAW and none', async (lab) => {
  const { sequelize, QueryTypes } = lab
  await users(lab)
  const select = 'SELECT id, name FROM Users ORDER BY id'
  return {
    select: await sequelize.query(select, { type: QueryTypes.SELECT }),
    none: (await sequelize.query(select))[0],
    insert: (
      await sequelize.query("INSERT INTO Users (name) VALUES ('new')", { type: QueryTypes.INSERT })
    )[0],
    update: await sequelize
      .query("UPDATE Users SET name = 'x' WHERE id > 2", { type: QueryTypes.UPDATE })
      .then(() => 'done'),
    bulkDelete: await sequelize.query('DELETE FROM Users WHERE id > 3', { type: QueryTypes.BULKDELETE }),
    delete: await sequelize
      .query('DELETE FROM Users WHERE id = 2', { type: QueryTypes.DELETE })
      .then(() => 'done'),
    plain: await sequelize.query('SELECT count(*) AS n FROM Users', { type: QueryTypes.SELECT, plain: true }),
    plainNone: await sequelize.query('SELECT * FROM Users WHERE 0', { type: QueryTypes.SELECT, plain: true }),
    raw: (await sequelize.query('SELECT 1 AS one', { raw: true }))[0],
    left: await sequelize.query(select, { type: 'SELECT' }),
  }
})

sameUnderBoth('replacements and bind', async (lab) => {
  const { sequelize, QueryTypes, caught } = lab
  await users(lab)
  const run = (sql: string, options: object) => sequelize.query(sql, { type: QueryTypes.SELECT, ...options })
  return [
    await run('SELECT name FROM Users WHERE id = ?', { replacements: [1] }),
    await run('SELECT name FROM Users WHERE id IN (?) ORDER BY id', { replacements: [[1, 2]] }),
    await run('SELECT name FROM Users WHERE id = :id', { replacements: { id: 2 } }),
    await run('SELECT name FROM Users WHERE id IN (:ids) ORDER BY id', { replacements: { ids: [1, 3] } }),
    await run('SELECT name FROM Users WHERE name = :name', { replacements: { name: "O'Neil" } }),
    await run('SELECT :a AS a, :b AS b, :c AS c', { replacements: { a: null, b: true, c: 1.5 } }),
    await run("SELECT ':id' AS text, '?' AS mark, :id AS id", { replacements: { id: 7 } }),
    await run('SELECT $1 AS a, $2 AS b', { bind: ['x', 2] }),
    await run('SELECT $a AS a, $b AS b', { bind: { a: "it's", b: null } }),
    await run('SELECT $1 AS a, $1 AS again', { bind: [5] }),
    (await caught(() => run('SELECT :missing', { replacements: { other: 1 } }))) !== null,
    (await caught(() => run('SELECT $2', { bind: [1] }))) !== null,
    (await caught(() => run('SELECT ?', { replacements: [1], bind: [1] }))) !== null,
  ]
})

sameUnderBoth('model, mapToModel, nest, fieldMap', async (lab) => {
  const { sequelize, QueryTypes } = lab
  const User = await users(lab)
  const sql = 'SELECT id, name, is_active FROM Users ORDER BY id LIMIT 2'
  const mapped = await sequelize.query(sql, { model: User, mapToModel: true })
  const plain = await sequelize.query(sql, { model: User })
  return {
    mapped: mapped.map((user: Library) => [user instanceof User, user.name, user.isActive]),
    plain: plain.map((user: Library) => [user instanceof User, user.name]),
    nest: await sequelize.query('SELECT 1 AS "a.b", 2 AS "a.c", 3 AS d', {
      nest: true,
      type: QueryTypes.SELECT,
    }),
    instances: await sequelize.query(sql, { model: User, mapToModel: true, type: QueryTypes.SELECT }),
    fields: await sequelize.query(sql, { type: QueryTypes.SELECT, fieldMap: { is_active: 'isActive' } }),
  }
})

sameUnderBoth('escape, and values in literals', async (lab) => {
  const { sequelize } = lab
  const User = await users(lab)
  const values = ["it's", 5, true, null, new Date('2020-01-01T00:00:00Z'), ['a', 1], 'a"b`c\\d', '']
  const query = `SELECT name FROM Users WHERE name = ${sequelize.escape("O'Neil")}`
  return {
    escaped: values.map((value) => String(sequelize.escape(value))),
    found: await sequelize.query(query, { type: 'SELECT' }),
    replaced: await User.findAll({
      where: sequelize.literal('name = :name'),
      replacements: { name: 'Bob' },
      raw: true,
    }),
  }
})

sameUnderBoth('authenticate, close, version, random, options', async ({ connect, Sequelize }) => {
  const other = connect()
  return {
    authenticate: await other.authenticate().then(() => 'ok'),
    version: typeof Sequelize.version,
    random: typeof other.random(),
    logging: typeof other.options.logging,
    database: other.getDatabaseName?.() ?? null,
  }
})

sameUnderBoth('logging: a function per call, off, benchmark', async (lab) => {
  const { sequelize } = lab
  const User = await users(lab)
  const lines: string[] = []
  const took: unknown[] = []
  await User.findAll({ logging: (sql: string) => void lines.push(sql.slice(0, 25)) })
  const before = lab.statements.length
  await User.findAll({ logging: false })
  const silent = lab.statements.length - before
  await sequelize.query('SELECT 1', {
    benchmark: true,
    logging: (_sql: string, time: unknown) => void took.push(typeof time),
  })
  return { lines, silent, took }
})
