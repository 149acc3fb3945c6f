// QueryInterface as migrations use it: tables, columns, indexes, constraints, bulk rows.
import { describeTable, tableNames } from '../support/sqlite-catalog'
import { sameUnderBoth, type Lab } from '../support/oracle'

async function people({ sequelize, DataTypes }: Lab) {
  const queryInterface = sequelize.getQueryInterface()
  await queryInterface.createTable('people', {
    id: { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true },
    name: { type: DataTypes.STRING, allowNull: false },
    age: DataTypes.INTEGER,
  })
  return queryInterface
}

sameUnderBoth('createTable, showAllTables, tableExists, renameTable, dropTable', async (lab) => {
  const { sequelize, DataTypes } = lab
  const queryInterface = await people(lab)
  await queryInterface.createTable(
    'pairs',
    { a: { type: DataTypes.INTEGER }, b: { type: DataTypes.INTEGER } },
    { uniqueKeys: { pair: { fields: ['a', 'b'] } } },
  )
  const before = await queryInterface.showAllTables()
  await queryInterface.renameTable('people', 'persons')
  return {
    before: [...before].sort(),
    exists: [await queryInterface.tableExists('persons'), await queryInterface.tableExists('people')],
    pairs: await describeTable(sequelize, 'pairs'),
    dropped: await queryInterface.dropTable('persons').then(() => tableNames(sequelize)),
    all: await queryInterface.dropAllTables().then(() => tableNames(sequelize)),
  }
})

sameUnderBoth('describeTable', async (lab) => {
  const { sequelize, DataTypes } = lab
  const queryInterface = await people(lab)
  sequelize.define('Thing', {
    text: { type: DataTypes.STRING(30), defaultValue: 'x', unique: true },
    flag: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
  })
  await sequelize.sync()
  return [await queryInterface.describeTable('people'), await queryInterface.describeTable('Things')]
})

sameUnderBoth('addColumn, renameColumn, changeColumn, removeColumn keep the rows', async (lab) => {
  const { sequelize, DataTypes } = lab
  const queryInterface = await people(lab)
  await queryInterface.bulkInsert('people', [
    { name: 'Ada', age: 36 },
    { name: 'Bob', age: 5 },
  ])
  const steps: unknown[] = []
  // where a changed column stands is the engine's affair: v6 copies the table, ALTER TABLE does not
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
  const note = async () => steps.push((await describeTable(sequelize, 'people')).columns.sort(byName))
  await queryInterface.addColumn('people', 'email', { type: DataTypes.STRING, defaultValue: 'none' })
  await note()
  await queryInterface.renameColumn('people', 'name', 'full_name')
  await note()
  await queryInterface.changeColumn('people', 'age', { type: DataTypes.TEXT, allowNull: true })
  await note()
  await queryInterface.removeColumn('people', 'email')
  await note()
  return { steps, rows: await sequelize.query('SELECT * FROM people ORDER BY id', { type: 'SELECT' }) }
})

sameUnderBoth('addIndex, showIndex, removeIndex', async (lab) => {
  const { sequelize } = lab
  const queryInterface = await people(lab)
  await queryInterface.addIndex('people', ['name'])
  await queryInterface.addIndex('people', ['name', 'age'], { unique: true, name: 'by_both' })
  await queryInterface.addIndex('people', { fields: ['age'], name: 'by_age' })
  const table = await describeTable(sequelize, 'people')
  const shown = await queryInterface.showIndex('people')
  await queryInterface.removeIndex('people', 'by_both')
  await queryInterface.removeIndex('people', ['name'])
  return {
    table,
    shown: shown
      .map((index: { name: string; unique: boolean; primary: boolean }) => [
        index.name,
        index.unique,
        index.primary,
      ])
      .sort(),
    after: (await describeTable(sequelize, 'people')).indexes,
  }
})

sameUnderBoth('bulkInsert, bulkUpdate, bulkDelete, and a transaction', async (lab) => {
  const { sequelize, Op } = lab
  const queryInterface = await people(lab)
  await queryInterface.bulkInsert('people', [
    { name: 'Ada', age: 36 },
    { name: 'Bob', age: 5 },
    { name: 'Cyd', age: null },
  ])
  await queryInterface.bulkUpdate('people', { age: 40 }, { name: 'Ada' })
  await queryInterface.bulkDelete('people', { age: { [Op.lt]: 10 } })
  await sequelize
    .transaction(async (transaction: unknown) => {
      await queryInterface.bulkInsert('people', [{ name: 'lost' }], { transaction })
      throw new Error('back')
    })
    .catch(() => null)
  const rows = await sequelize.query('SELECT * FROM people ORDER BY id', { type: 'SELECT' })
  await queryInterface.bulkDelete('people', null, {})
  return { rows, left: await sequelize.query('SELECT * FROM people', { type: 'SELECT' }) }
})

sameUnderBoth('addConstraint and removeConstraint: unique and foreign key', async (lab) => {
  const { sequelize, DataTypes } = lab
  const queryInterface = await people(lab)
  await queryInterface.createTable('pets', {
    id: { type: DataTypes.INTEGER, primaryKey: true },
    owner: DataTypes.INTEGER,
  })
  await queryInterface.addConstraint('people', { fields: ['name'], type: 'unique', name: 'one_name' })
  await queryInterface.addConstraint('pets', {
    fields: ['owner'],
    type: 'foreign key',
    name: 'owner_fk',
    references: { table: 'people', field: 'id' },
    onDelete: 'CASCADE',
  })
  const after = [
    (await describeTable(sequelize, 'people')).indexes,
    (await describeTable(sequelize, 'pets')).foreignKeys,
  ]
  await queryInterface.removeConstraint('people', 'one_name')
  return { after, end: (await describeTable(sequelize, 'people')).indexes }
})
