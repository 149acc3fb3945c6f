// SPEC rows 82 and 83: the migration of S2 through the QueryInterface. Rows 84 and 85 (the runner that records
// migrations) belong to the issue of the CLI.
import assert from 'node:assert/strict'
import { specRow, type SpecLab as Lab } from '../support/spec-rows'
import { tableNames } from '../support/sqlite-catalog'

// any: the two arguments come from either library.
type Migration = Record<'up' | 'down', (queryInterface: any, Sequelize: any) => Promise<void>>

const createUserGroups: Migration = {
  async up(queryInterface, Sequelize) {
    const key = (model: string) => ({
      type: Sequelize.INTEGER,
      references: { model, key: 'id' },
      onUpdate: 'CASCADE',
      onDelete: 'CASCADE',
    })
    await queryInterface.createTable('UserGroups', {
      id: { allowNull: false, autoIncrement: true, primaryKey: true, type: Sequelize.INTEGER },
      userId: key('Users'),
      groupId: key('Groups'),
      createdAt: { allowNull: false, type: Sequelize.DATE },
      updatedAt: { allowNull: false, type: Sequelize.DATE },
    })
  },
  async down(queryInterface) {
    await queryInterface.dropTable('UserGroups')
  },
}

async function usersAndGroups({ sequelize }: Lab) {
  sequelize.define('User', {})
  sequelize.define('Group', {})
  await sequelize.sync()
}

specRow(82, "the seed's migration goes up, down and up again", async (lab) => {
  const { sequelize, Sequelize } = lab
  await usersAndGroups(lab)
  const queryInterface = sequelize.getQueryInterface()
  await createUserGroups.up(queryInterface, Sequelize)
  assert.deepEqual(await tableNames(sequelize), ['Groups', 'UserGroups', 'Users'])
  await createUserGroups.down(queryInterface, Sequelize)
  assert.deepEqual(await tableNames(sequelize), ['Groups', 'Users'])
  await createUserGroups.up(queryInterface, Sequelize)
  assert.equal(queryInterface.sequelize, sequelize)
})

specRow(83, "the seed's table: own id, both keys with CASCADE, times NOT NULL", async (lab) => {
  await usersAndGroups(lab)
  await createUserGroups.up(lab.sequelize.getQueryInterface(), lab.Sequelize)
  const { columns, foreignKeys } = await lab.table('UserGroups')
  assert.deepEqual(
    columns.map((column) => [column.name, column.type, column.notnull, column.pk]),
    [
      ['id', 'INTEGER', 0, 1],
      ['userId', 'INTEGER', 0, 0],
      ['groupId', 'INTEGER', 0, 0],
      ['createdAt', 'DATETIME', 1, 0],
      ['updatedAt', 'DATETIME', 1, 0],
    ],
  )
  assert.deepEqual(
    foreignKeys.map((key) => [key.from, key.table, key.to, key.on_delete, key.on_update]),
    [
      ['groupId', 'Groups', 'id', 'CASCADE', 'CASCADE'],
      ['userId', 'Users', 'id', 'CASCADE', 'CASCADE'],
    ],
  )
  assert.match(lab.statements.find((sql) => sql.includes('UserGroups')) ?? '', /AUTOINCREMENT/)
})

specRow(
  83,
  'createTable honours unique, defaultValue and a bare type; the table name is verbatim',
  async (lab) => {
    const { sequelize, Sequelize, table } = lab
    const queryInterface = sequelize.getQueryInterface()
    await queryInterface.createTable('my_Person', {
      id: { type: Sequelize.INTEGER, primaryKey: true, autoIncrement: true },
      email: { type: Sequelize.STRING, allowNull: false, unique: true, comment: 'the login' },
      active: { type: Sequelize.BOOLEAN, defaultValue: true },
      kind: { type: Sequelize.STRING(20), defaultValue: 'guest' },
      bio: Sequelize.TEXT,
    })
    const { columns, indexes } = await table('my_Person')
    assert.deepEqual(
      columns.map((column) => [column.name, column.type, column.notnull, column.dflt_value]),
      [
        ['id', 'INTEGER', 0, null],
        ['email', 'VARCHAR(255)', 1, null],
        ['active', 'TINYINT(1)', 0, '1'],
        ['kind', 'VARCHAR(20)', 0, "'guest'"],
        ['bio', 'TEXT', 0, null],
      ],
    )
    assert.deepEqual(
      indexes.map((index) => [index.columns, index.unique]),
      [[['email'], 1]],
    )
    await queryInterface.dropTable('my_Person')
    assert.deepEqual(await tableNames(sequelize), [])
    await queryInterface.dropTable('my_Person')
  },
)
