// Changes of the schema lose nothing: sync({ alter }), and what migrations change (SECURITY 4.1 to 4.3). In v6, on SQLite, the rows
// of referring tables, indexes, actions of foreign keys and unknown columns are lost here.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadRelata, withLab, type Lab, type Library } from '../support/oracle'
import { describeTable, tableNames } from '../support/sqlite-catalog'

const story = (title: string, body: (lab: Lab) => Promise<void>): void =>
  void test(title, () => withLab(loadRelata(), body))

const read = (sequelize: Library, sql: string) => sequelize.query(sql, { type: 'SELECT' })

/** Everything that SQLite knows of the schema, by name. */
async function schema(sequelize: Library): Promise<Record<string, string>> {
  const rows = await read(
    sequelize,
    "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name",
  )
  const bare = (sql: string) => sql.replace(/["`]/g, '').replace(/\s+/g, ' ')
  return Object.fromEntries(rows.map((row: { name: string; sql: string }) => [row.name, bare(row.sql)]))
}

async function parentAndChild({ sequelize, DataTypes }: Lab) {
  const A = sequelize.define(
    'A',
    { n: DataTypes.INTEGER, t: DataTypes.STRING },
    { timestamps: false, indexes: [{ fields: ['t'] }] },
  )
  const B = sequelize.define('B', {}, { timestamps: false })
  B.belongsTo(A, { onDelete: 'CASCADE' })
  await sequelize.sync()
  const a = await A.create({ n: 1, t: 'x' })
  await B.create({ AId: a.id })
  return { A, B }
}

story('changing a column of a table that others refer to leaves their rows alone', async (lab) => {
  const { sequelize, DataTypes } = lab
  const { A, B } = await parentAndChild(lab)
  const before = await schema(sequelize)
  await sequelize.getQueryInterface().changeColumn('As', 'n', { type: DataTypes.TEXT })
  assert.equal(await B.count(), 1)
  assert.equal((await A.findByPk(1)).n, '1')
  assert.deepEqual(await schema(sequelize), { ...before, As: before['As']!.replace('n INTEGER', 'n TEXT') })
  await A.destroy({ where: {} })
  assert.equal(await B.count(), 0, 'ON DELETE CASCADE is still there, and foreign keys are on again')
})

story('sync({ alter: true }) without a difference changes nothing and writes nothing', async (lab) => {
  const { sequelize, statements, DataTypes } = lab
  const { A, B } = await parentAndChild(lab)
  // The pair of a junction that declares it as its key is primary key and unique at once.
  const part = { type: DataTypes.INTEGER, primaryKey: true }
  const Junction = sequelize.define('Junction', { AId: part, BId: part }, { timestamps: false })
  A.belongsToMany(B, { through: Junction, foreignKey: 'AId', otherKey: 'BId' })
  await sequelize.sync()
  const before = await schema(sequelize)
  const sent = statements.length
  await sequelize.sync({ alter: true })
  const writes = statements.slice(sent).filter((sql) => !/^\s*(SELECT|PRAGMA)/i.test(sql))
  assert.deepEqual(writes, [])
  assert.deepEqual(await schema(sequelize), before)
  assert.equal(await B.count(), 1)
})

story(
  'sync({ alter: true }) adds columns, changes types, nulls, defaults, references and unique keys',
  async (lab) => {
    const { sequelize, DataTypes } = lab
    const { B } = await parentAndChild(lab)
    const A = sequelize.define(
      'A',
      {
        n: { type: DataTypes.BIGINT, allowNull: false, defaultValue: 7 },
        t: { type: DataTypes.STRING, unique: true },
        more: DataTypes.DATE,
        other: { type: DataTypes.INTEGER, references: { model: 'Bs', key: 'id' }, onDelete: 'SET NULL' },
      },
      { timestamps: false, indexes: [{ fields: ['t'] }, { fields: ['more'] }] },
    )
    await sequelize.sync({ alter: true })
    const { columns, foreignKeys, indexes } = await describeTable(sequelize, 'As')
    assert.deepEqual(
      columns.map(({ name, type, notnull, dflt_value }) => [name, type, notnull, dflt_value]),
      [
        ['id', 'INTEGER', 0, null],
        ['n', 'BIGINT', 1, '7'],
        ['t', 'VARCHAR(255)', 0, null],
        ['more', 'DATETIME', 0, null],
        ['other', 'INTEGER', 0, null],
      ],
    )
    assert.deepEqual(foreignKeys, [
      { from: 'other', table: 'Bs', to: 'id', on_update: 'NO ACTION', on_delete: 'SET NULL' },
    ])
    assert.deepEqual(indexes.map((index) => [index.columns.join(), index.origin]).sort(), [
      ['more', 'c'],
      ['t', 'c'],
      ['t', 'u'],
    ])
    assert.deepEqual([await A.count(), await B.count()], [1, 1])
    assert.equal((await A.create({ t: 'y' })).id, 2, 'ids go on')
    const after = await schema(sequelize)
    await sequelize.sync({ alter: true })
    assert.deepEqual(await schema(sequelize), after, 'a second time there is nothing to do')
  },
)

story(
  'columns that the model does not know stay, unless alter: { drop: true } says otherwise',
  async (lab) => {
    const { sequelize, DataTypes } = lab
    await parentAndChild(lab)
    await sequelize.query("ALTER TABLE `As` ADD COLUMN note TEXT DEFAULT 'kept'")
    await sequelize.query('CREATE INDEX by_note ON `As` (note)')
    const A = sequelize.define('A', { n: DataTypes.TEXT, t: DataTypes.STRING }, { timestamps: false })
    await A.sync({ alter: true })
    assert.deepEqual(await read(sequelize, 'SELECT n, note FROM `As`'), [{ n: '1', note: 'kept' }])
    assert.ok('by_note' in (await schema(sequelize)))
    await A.sync({ alter: { drop: true } })
    assert.deepEqual((await describeTable(sequelize, 'As')).names, ['id', 'n', 't'])
    assert.ok(!('by_note' in (await schema(sequelize))), 'its index went with it')
    assert.equal(await A.count(), 1)
  },
)

story(
  'checks, collations, generated columns, triggers, views and named constraints survive a change',
  async ({ sequelize, DataTypes }) => {
    const statements = [
      `CREATE TABLE thing (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT COLLATE NOCASE CHECK (name <> 'bad'), price NUMERIC,
     twice NUMERIC GENERATED ALWAYS AS (price * 2) STORED, owner INTEGER DEFAULT (1 + 1),
     CONSTRAINT one_name UNIQUE (name), CONSTRAINT cheap CHECK (price < 100))`,
      'CREATE TABLE log (thing INTEGER REFERENCES thing (id) ON DELETE CASCADE)',
      'CREATE INDEX by_price ON thing (price DESC) WHERE price > 1',
      'CREATE TRIGGER noted AFTER UPDATE ON thing BEGIN INSERT INTO log (thing) VALUES (new.id); END',
      'CREATE VIEW cheapest AS SELECT name FROM thing ORDER BY price',
      "INSERT INTO thing (id, name, price) VALUES (5, 'a', 2), (9, 'b', 3)",
      'DELETE FROM thing WHERE id = 9',
    ]
    for (const sql of statements) await sequelize.query(sql)
    const before = await schema(sequelize)
    const queryInterface = sequelize.getQueryInterface()
    await queryInterface.changeColumn('thing', 'price', { type: DataTypes.FLOAT })
    assert.deepEqual(await schema(sequelize), {
      ...before,
      thing: before['thing']!.replace('price NUMERIC', 'price FLOAT'),
    })
    await queryInterface.changeColumn('thing', 'name', { type: DataTypes.STRING(30), allowNull: false })
    assert.match(
      (await schema(sequelize))['thing']!,
      /name VARCHAR\(30\) NOT NULL COLLATE NOCASE CHECK \(name <> 'bad'\)/,
    )
    assert.deepEqual(await read(sequelize, 'SELECT * FROM thing'), [
      { id: 5, name: 'a', price: 2, twice: 4, owner: 2 },
    ])
    assert.deepEqual(await read(sequelize, 'SELECT * FROM cheapest'), [{ name: 'a' }])
    await sequelize.query("INSERT INTO thing (name, price) VALUES ('c', 4)")
    assert.deepEqual(await read(sequelize, 'SELECT max(id) AS id FROM thing'), [{ id: 10 }])
    await assert.rejects(sequelize.query("INSERT INTO thing (name, price) VALUES ('A', 5)"), {
      name: 'SequelizeUniqueConstraintError',
    })
    await assert.rejects(sequelize.query("INSERT INTO thing (name, price) VALUES ('d', 500)"))
  },
)

story('a change that breaks a reference, or a null, is undone as a whole', async (lab) => {
  const { sequelize, DataTypes } = lab
  const { B } = await parentAndChild(lab)
  const queryInterface = sequelize.getQueryInterface()
  await B.create({ AId: null })
  const before = await schema(sequelize)
  await assert.rejects(
    queryInterface.changeColumn('Bs', 'AId', { type: DataTypes.INTEGER, allowNull: false }),
  )
  await queryInterface.addColumn('As', 'wrong', { type: DataTypes.INTEGER, defaultValue: 99 })
  const withColumn = await schema(sequelize)
  await assert.rejects(
    queryInterface.changeColumn('As', 'wrong', {
      type: DataTypes.INTEGER,
      references: { model: 'Bs', key: 'id' },
    }),
    /was left as it is: the change would break references \(As → Bs\)/,
  )
  assert.deepEqual(await schema(sequelize), withColumn)
  assert.equal(withColumn['Bs'], before['Bs'])
  assert.deepEqual(await tableNames(sequelize), ['As', 'Bs'])
  await assert.rejects(
    B.create({ AId: 77 }),
    { name: 'SequelizeForeignKeyConstraintError' },
    'foreign keys are on',
  )
})

story(
  'inside a transaction a table that nothing refers to can be changed; one that is referred to is refused',
  async (lab) => {
    const { sequelize, DataTypes } = lab
    const { B } = await parentAndChild(lab)
    const queryInterface = sequelize.getQueryInterface()
    const change = (table: string, column: string) =>
      sequelize.transaction((transaction: unknown) =>
        queryInterface.changeColumn(table, column, { type: DataTypes.TEXT }, { transaction }),
      )
    await assert.rejects(
      change('As', 'n'),
      /"As" must be made anew \(n is changed\), which cannot be done inside a transaction/,
    )
    await queryInterface.addColumn('Bs', 'free', DataTypes.INTEGER)
    await change('Bs', 'free')
    assert.equal(
      (await describeTable(sequelize, 'Bs')).columns.find((each) => each.name === 'free')?.type,
      'TEXT',
    )
    assert.equal(await B.count(), 1)
  },
)

story('columns are added, removed and renamed with all that hangs on them', async (lab) => {
  const { sequelize, DataTypes } = lab
  const { B } = await parentAndChild(lab)
  const queryInterface = sequelize.getQueryInterface()
  await queryInterface.addColumn('As', 'code', { type: DataTypes.STRING, unique: true })
  await queryInterface.addColumn('As', 'made', {
    type: DataTypes.DATE,
    defaultValue: sequelize.fn('datetime', 'now'),
  })
  await queryInterface.renameColumn('As', 'id', 'key')
  assert.deepEqual(
    (await describeTable(sequelize, 'Bs')).foreignKeys[0]?.to,
    'key',
    'what refers to it follows',
  )
  await queryInterface.removeColumn('As', 't')
  await queryInterface.removeColumn('As', 'never there')
  assert.deepEqual((await describeTable(sequelize, 'As')).names, ['key', 'n', 'code', 'made'])
  assert.equal(await B.count(), 1)
  assert.equal((await read(sequelize, 'SELECT count(*) AS n FROM `As` WHERE made IS NOT NULL'))[0].n, 1)
  await assert.rejects(
    queryInterface.renameColumn('As', 'codes', 'm'),
    /Table As doesn't have the column codes\. Did you mean "code"\?/,
  )
  await assert.rejects(
    queryInterface.changeColumn('Nope', 'n', DataTypes.TEXT),
    /No description found for "Nope" table/,
  )
})

story('constraints of each type are added and removed by name, and hold', async (lab) => {
  const { sequelize, Op } = lab
  const { B } = await parentAndChild(lab)
  const queryInterface = sequelize.getQueryInterface()
  await sequelize.query('CREATE TABLE plain (a INTEGER, b TEXT)')
  await queryInterface.addConstraint('plain', { type: 'primary key', fields: ['a'] })
  await queryInterface.addConstraint('plain', {
    type: 'check',
    fields: ['b'],
    where: { b: { [Op.ne]: "it's" } },
  })
  await queryInterface.addConstraint('plain', { type: 'unique', fields: ['a', 'b'] })
  await queryInterface.addConstraint('plain', {
    type: 'foreign key',
    fields: ['a'],
    references: { table: 'As', field: 'id' },
    onDelete: 'cascade',
  })
  const made = (await schema(sequelize))['plain']
  assert.equal(
    made,
    'CREATE TABLE plain (a INTEGER PRIMARY KEY, b TEXT, CONSTRAINT plain_a_As_fk FOREIGN KEY (a) REFERENCES As (id) ON DELETE CASCADE, ' +
      "CONSTRAINT plain_a_b_uk UNIQUE (a, b), CONSTRAINT plain_b_ck CHECK (b <> 'it''s'))",
  )
  await assert.rejects(sequelize.query("INSERT INTO plain VALUES (1, 'it''s')"))
  await queryInterface.removeConstraint('plain', 'plain_b_ck')
  await sequelize.query("INSERT INTO plain VALUES (1, 'it''s')")
  assert.deepEqual(await queryInterface.getForeignKeyReferencesForTable('plain'), [
    {
      tableName: 'plain',
      columnName: 'a',
      referencedTableName: 'As',
      referencedColumnName: 'id',
      tableCatalog: undefined,
      referencedTableCatalog: undefined,
    },
  ])
  await assert.rejects(queryInterface.removeConstraint('plain', 'plain_b_ck'), {
    name: 'SequelizeUnknownConstraintError',
    message: /^Constraint plain_b_ck on table plain does not exist\. It has: plain_a_As_fk, plain_a_b_uk\.$/,
  })
  await assert.rejects(
    queryInterface.addConstraint('plain', { fields: ['a'] }),
    /Constraint type must be specified/,
  )
  assert.equal(await B.count(), 1)
})
