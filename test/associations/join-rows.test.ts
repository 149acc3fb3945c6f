// What N:M verbs do with the junction beyond the rows of the specification: soft-deleted pairs, other target keys,
// repeats, scopes of rows that may be linked, and the few statements that it takes.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withLab, loadRelata, type Lab } from '../support/oracle'

function story(name: string, body: (lab: Lab) => Promise<void>) {
  test(name, () => withLab(loadRelata(), body))
}

const work = (statements: string[]) =>
  statements.filter((sql) => !/^(BEGIN|COMMIT|SAVEPOINT|RELEASE)/.test(sql))

async function clubs(
  lab: Lab,
  junction: Record<string, unknown> = {},
  attributes: Record<string, unknown> = {},
) {
  const { sequelize, DataTypes } = lab
  const User = sequelize.define('User', { name: DataTypes.STRING }, { timestamps: false })
  const Club = sequelize.define(
    'Club',
    { name: DataTypes.STRING, open: DataTypes.BOOLEAN },
    { timestamps: false },
  )
  const Member = sequelize.define(
    'Member',
    { role: DataTypes.STRING, ...attributes },
    { timestamps: false, ...junction },
  )
  User.belongsToMany(Club, { through: Member, as: 'clubs' })
  Club.belongsToMany(User, { through: Member, as: 'users' })
  await sequelize.sync()
  const user = await User.create({ name: 'ada' })
  const [a, b, c] = await Club.bulkCreate([
    { name: 'a', open: true },
    { name: 'b' },
    { name: 'c', open: true },
  ])
  lab.statements.length = 0
  return { User, Club, Member, user, a, b, c }
}

story('a pair that was removed softly is revived when it is linked again', async (lab) => {
  const { user, a, b, Member } = await clubs(lab, { timestamps: true, paranoid: true })
  await user.addClub(a, { through: { role: 'old' } })
  await user.removeClub(a)
  assert.equal(await user.countClubs(), 0)
  await user.addClub(a)
  assert.equal((await user.getClubs())[0].Member.role, 'old')
  await user.setClubs([b])
  await user.setClubs([a, b], { through: { role: 'new' } })
  assert.equal(await Member.count({ paranoid: false }), 2)
  const members = await Member.findAll({ order: ['ClubId'] })
  assert.deepEqual(
    members.map((member: any) => member.role),
    ['new', 'new'],
  )
})

story('set: one SELECT, one DELETE, one INSERT, one UPDATE for all that get the same values', async (lab) => {
  const { user, a, b, c } = await clubs(lab)
  await user.setClubs([a, b])
  lab.statements.length = 0
  await user.setClubs([b, c], { through: { role: 'x' } })
  const kinds = work(lab.statements).map((sql) => sql.split(' ')[0])
  assert.deepEqual(kinds, ['SELECT', 'DELETE', 'UPDATE', 'INSERT'])
  assert.equal(lab.statements.filter((sql) => sql.startsWith('BEGIN')).length, 1)
  assert.equal(lab.statements.filter((sql) => sql.startsWith('COMMIT')).length, 1)
})

story('a set that fails half-way leaves everything as it was', async (lab) => {
  const { user, a, b } = await clubs(lab)
  await user.setClubs([a], { through: { role: 'kept' } })
  await assert.rejects(user.setClubs([b, 99]), { name: 'SequelizeForeignKeyConstraintError' })
  const clubsNow = await user.getClubs()
  assert.deepEqual(
    clubsNow.map((club: any) => [club.name, club.Member.role]),
    [['a', 'kept']],
  )
})

story('with a key of its own and unique: false a pair may be linked again and again', async (lab) => {
  const { sequelize, DataTypes } = lab
  const User = sequelize.define('User', {}, { timestamps: false })
  const Product = sequelize.define('Product', { name: DataTypes.STRING }, { timestamps: false })
  const id = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }
  const Purchase = sequelize.define('Purchase', { id, price: DataTypes.INTEGER }, { timestamps: false })
  User.belongsToMany(Product, { through: { model: Purchase, unique: false } })
  await sequelize.sync()
  const user = await User.create({})
  const tea = await Product.create({ name: 'tea' })
  await user.addProduct(tea, { through: { price: 3 } })
  await user.addProduct(tea, { through: { price: 4 } })
  const prices = (await Purchase.findAll({ order: ['id'] })).map((purchase: any) => purchase.price)
  assert.deepEqual(prices, [3, 4])
  await user.removeProduct(tea)
  assert.equal(await Purchase.count(), 0)
})

story('a target key that is not the primary key: scalars are primary keys and are looked up', async (lab) => {
  const { sequelize, DataTypes } = lab
  const code = { type: DataTypes.STRING, unique: true }
  const User = sequelize.define('User', { code }, { timestamps: false })
  const Club = sequelize.define('Club', { code }, { timestamps: false })
  User.belongsToMany(Club, { through: 'Members', sourceKey: 'code', targetKey: 'code', timestamps: false })
  await sequelize.sync()
  const user = await User.create({ code: 'ada' })
  const [a, b] = await Club.bulkCreate([{ code: 'A' }, { code: 'B' }])
  await user.addClubs([a.id, b])
  const rows = await sequelize.models.Members.findAll({ order: ['ClubCode'] })
  assert.deepEqual(
    rows.map((row: any) => [row.UserCode, row.ClubCode]),
    [
      ['ada', 'A'],
      ['ada', 'B'],
    ],
  )
  assert.equal(await user.hasClub(b.id), true)
  await assert.rejects(user.addClub(77), /there is no Club with id 77/)
})

story('from: only rows of that scope are linked, and nothing is written else', async (lab) => {
  const { user, a, b, c } = await clubs(lab)
  await user.addClubs([a.id, c.id], { from: { open: true } })
  await assert.rejects(user.setClubs([a.id, b.id], { from: { open: true } }), /1 of the targets.*"from": 2/)
  assert.equal(await user.countClubs(), 2)
})

story('an instance that was read through another owner brings no values of that row along', async (lab) => {
  const { User, user, a, Member } = await clubs(lab)
  await user.addClub(a, { through: { role: 'boss' } })
  const [seen] = await user.getClubs()
  const other = await User.create({ name: 'bob' })
  await other.addClub(seen)
  assert.equal((await Member.findOne({ where: { UserId: other.id } })).role, null)
  await user.setClubs([seen], { through: { role: 'member' } })
  assert.equal((await Member.findOne({ where: { UserId: user.id } })).role, 'member')
})

story(
  'what is neither an option nor an attribute of the junction throws before any statement',
  async (lab) => {
    const { user, a } = await clubs(lab)
    await assert.rejects(
      user.addClub(a, { rolle: 'x' }),
      /User\.addClub\(\) got "rolle".*Member.*Did you mean "role"/,
    )
    for (const bad of [{}, [[1]], NaN, undefined, { id: 1 }, Symbol('x'), () => 1]) {
      await assert.rejects(user.addClub(bad), TypeError)
    }
    assert.equal(lab.statements.length, 0)
  },
)

story('200 adds of one pair at once leave one row, with and without a UNIQUE over the pair', async (lab) => {
  const { DataTypes } = lab
  const id = { type: DataTypes.INTEGER, primaryKey: true, autoIncrement: true }
  const { user, a, Member } = await clubs(lab, {}, { id })
  await lab.sequelize.query('DROP TABLE Members')
  await lab.sequelize.query(
    'CREATE TABLE Members (id INTEGER PRIMARY KEY, role TEXT, UserId INTEGER, ClubId INTEGER)',
  )
  await Promise.all(Array.from({ length: 200 }, (_, i) => (i % 2 ? user.addClub(a) : a.addUser(user))))
  assert.equal(await Member.count(), 1)
})
