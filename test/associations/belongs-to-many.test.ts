// SPEC rows 49–56 and 67–70 on many-to-many: the mixins, and the values of the junction's rows.
import assert from 'node:assert/strict'
import { deltaRow, specRow, type SpecLab } from '../support/spec-rows'

async function cast({ sequelize, DataTypes }: SpecLab) {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Project = sequelize.define('Project', { title: DataTypes.STRING })
  const UserProjects = sequelize.define('UserProjects', {
    started: DataTypes.BOOLEAN,
    role: DataTypes.STRING,
  })
  User.belongsToMany(Project, { through: UserProjects })
  Project.belongsToMany(User, { through: UserProjects })
  await sequelize.sync()
  const jan = await User.create({ name: 'Jan' })
  const titles = ['homework', 'dinner', 'shopping'].map((title) => ({ title }))
  const [p1, p2, p3] = await Project.bulkCreate(titles)
  const rows = async () =>
    (await UserProjects.findAll({ where: { UserId: jan.id }, order: ['ProjectId'] })).map(
      (row: { ProjectId: number; started: boolean | null }) => `${row.ProjectId}:${row.started}`,
    )
  return { User, Project, UserProjects, jan, p1, p2, p3, rows }
}

specRow(48, 'addX links one; getX reads it back in one statement', async (lab) => {
  const { jan, p1, rows } = await cast(lab)
  await lab.queries({ atMost: 2 }, () => jan.addProject(p1))
  assert.deepEqual(await rows(), ['1:null'])
  const [found] = await lab.queries(1, () => jan.getProjects())
  assert.equal(found.title, 'homework')
  assert.equal(found.UserProjects.UserId, jan.id)
})

specRow(49, 'setXs links exactly these; other junction rows go, targets stay', async (lab) => {
  const { jan, p1, p2, p3, rows, Project } = await cast(lab)
  await jan.setProjects([p1, p2])
  await lab.queries({ atMost: 3 }, () => jan.setProjects([p2, p3]))
  assert.deepEqual(await rows(), ['2:null', '3:null'])
  assert.equal(await Project.count(), 3)
  await jan.setProjects([])
  assert.deepEqual(await rows(), [])
})

specRow(50, 'addXs leaves current links alone, removeXs takes the given ones away', async (lab) => {
  const { jan, p1, p2, p3, rows } = await cast(lab)
  await jan.addProject(p1, { through: { started: true } })
  await lab.queries({ atMost: 2 }, () => jan.addProjects([p2, p3]))
  assert.deepEqual(await rows(), ['1:true', '2:null', '3:null'])
  await lab.queries(1, () => jan.removeProjects([p1, p3]))
  assert.deepEqual(await rows(), ['2:null'])
  await jan.removeProject(p2.id)
  assert.deepEqual(await rows(), [])
})

specRow(51, 'keys, numeric strings and instances are one', async (lab) => {
  const { jan, p1, p2, p3, rows } = await cast(lab)
  await jan.addProject(p1.id)
  await jan.addProject(String(p2.id))
  await jan.addProjects([p3])
  assert.deepEqual(await rows(), ['1:null', '2:null', '3:null'])
})

deltaRow(51, 'a key that is no scalar throws before any SQL', async (lab) => {
  const { jan } = await cast(lab)
  for (const key of [{}, { id: 1 }, [[1]]]) {
    await lab.queries(0, async () => assert.rejects(async () => jan.addProject(key), /Project/))
  }
})

specRow(51, 'a key that matches no row is a foreign key error', async (lab) => {
  const { jan } = await cast(lab)
  await assert.rejects(jan.addProject(404), { name: 'SequelizeForeignKeyConstraintError' })
})

deltaRow(52, 'duplicates in one call are collapsed', async (lab) => {
  const { jan, p1, p2, rows } = await cast(lab)
  await jan.addProjects([p1, p1, p1.id, String(p1.id)])
  await jan.setProjects([p1, p2, p2.id])
  assert.deepEqual(await rows(), ['1:null', '2:null'])
})

specRow(53, 'setXs(null) clears', async (lab) => {
  const { jan, p1, p2, rows } = await cast(lab)
  await jan.setProjects([p1, p2])
  await jan.setProjects(null)
  assert.deepEqual(await rows(), [])
})

deltaRow(53, 'setXs(undefined) is a TypeError, and 0 is a key', async (lab) => {
  const { jan, p1, rows, Project } = await cast(lab)
  await jan.setProjects([p1])
  await assert.rejects(async () => jan.setProjects(undefined), TypeError)
  await Project.create({ id: 0, title: 'zero' })
  await jan.addProject(0)
  assert.deepEqual(await rows(), ['0:null', '1:null'])
})

deltaRow(54, "setXs(['2']) of a linked row keeps it and its values", async (lab) => {
  const { jan, p1, p2, rows } = await cast(lab)
  await jan.addProject(p2, { through: { started: true } })
  const statements = await lab.sent(() => jan.setProjects([String(p2.id)]))
  assert.ok(!statements.some((sql) => /^(DELETE|INSERT)/.test(sql)), statements.join('\n'))
  await jan.setProjects([String(p2.id), String(p1.id)])
  assert.deepEqual(await rows(), ['1:null', '2:true'])
})

specRow(55, 'hasXs is true only if all are linked; countXs takes where', async (lab) => {
  const { jan, p1, p2, p3 } = await cast(lab)
  await jan.setProjects([p1, p2])
  assert.equal(await lab.queries(1, () => jan.hasProject(p1)), true)
  assert.equal(await jan.hasProjects([p1, p2.id]), true)
  assert.equal(await jan.hasProjects([p1, p3]), false)
  assert.equal(await jan.hasProjects([]), true)
  await assert.rejects(async () => jan.hasProject())
  assert.equal(await lab.queries(1, () => jan.countProjects()), 2)
  assert.equal(await jan.countProjects({ where: { title: 'dinner' } }), 1)
})

specRow(56, 'createX creates the target, then links it with the through values', async (lab) => {
  const { jan, rows } = await cast(lab)
  const statements = await lab.sent(() => jan.createProject({ title: 'new' }, { through: { started: true } }))
  assert.ok(statements.filter((sql) => /^INSERT/.test(sql)).length === 2)
  assert.deepEqual(await rows(), ['4:true'])
})

specRow(
  56,
  'scopes of the association and of its through are set on create and filtered on read',
  async (lab) => {
    const { User, Project, UserProjects, jan, p1 } = await cast(lab)
    const through = { model: UserProjects, scope: { role: 'owner' } }
    User.belongsToMany(Project, { as: 'owned', through, foreignKey: 'UserId', otherKey: 'ProjectId' })
    await jan.addProject(p1, { through: { role: 'guest' } })
    await jan.createOwned({ title: 'mine' })
    assert.deepEqual(
      (await jan.getOwned()).map((each: { title: string }) => each.title),
      ['mine'],
    )
    assert.equal(await jan.countProjects(), 2)
    const found = await User.findByPk(jan.id, { include: 'owned' })
    assert.equal(found.owned[0].UserProjects.role, 'owner')
  },
)

specRow(67, 'through values in v6 form: { through: { started } }', async (lab) => {
  const { jan, p1, p2, rows } = await cast(lab)
  await jan.addProject(p1, { through: { started: false } })
  assert.deepEqual(await rows(), ['1:false'])
  await jan.setProjects([p1, p2], { through: { started: true } })
  assert.deepEqual(await rows(), ['1:true', '2:true'])
})

deltaRow(67, "through values in the seed's flat form: { started }", async (lab) => {
  const { jan, p1, p2, p3, rows } = await cast(lab)
  await jan.addProject(p1, { started: false })
  assert.deepEqual(await rows(), ['1:false'])
  await jan.setProjects([p2, p3], { started: true })
  assert.deepEqual(await rows(), ['2:true', '3:true'])
  await jan.createProject({ title: 'new' }, { started: true })
  assert.deepEqual(await rows(), ['2:true', '3:true', '4:true'])
  await assert.rejects(async () => jan.addProject(p1, { startd: true }), /startd.*started/s)
})

specRow(68, "p1.UserProjects = {…} beats the call's default", async (lab) => {
  const { jan, p1, p2, rows } = await cast(lab)
  p1.UserProjects = { started: true }
  await jan.setProjects([p1, p2], { through: { started: false } })
  assert.deepEqual(await rows(), ['1:true', '2:false'])
})

deltaRow(68, 'the same with the flat form', async (lab) => {
  const { jan, p1, p2, rows } = await cast(lab)
  p1.UserProjects = { started: true }
  await jan.setProjects([p1, p2], { started: false })
  assert.deepEqual(await rows(), ['1:true', '2:false'])
})

specRow(69, 'linking again updates the values when given, else leaves them', async (lab) => {
  const { jan, p1, p2, rows } = await cast(lab)
  await jan.addProjects([p1, p2], { through: { started: true } })
  await jan.addProject(p1)
  await jan.setProjects([p1, p2])
  assert.deepEqual(await rows(), ['1:true', '2:true'])
  await jan.addProject(p2, { through: { started: false } })
  assert.deepEqual(await rows(), ['1:true', '2:false'])
  await jan.setProjects([p1, p2], { through: { started: false } })
  assert.deepEqual(await rows(), ['1:false', '2:false'])
})

specRow(69, "an instance loaded through another owner does not carry that owner's row over", async (lab) => {
  const { User, jan, p1, rows } = await cast(lab)
  const bob = await User.create({ name: 'Bob' })
  await bob.addProject(p1, { through: { started: true } })
  const [loaded] = await bob.getProjects()
  assert.equal(loaded.UserProjects.started, true)
  await jan.addProject(loaded)
  assert.deepEqual(await rows(), ['1:null'])
})

/** The table as the seed's migration makes it: its own id, no UNIQUE(userId, groupId). */
async function migrated({ sequelize, DataTypes }: SpecLab) {
  const User = sequelize.define('User', {})
  const Group = sequelize.define('Group', { name: DataTypes.STRING })
  const keys = { through: 'UserGroups' }
  User.belongsToMany(Group, { ...keys, foreignKey: 'userId', otherKey: 'groupId', as: 'groups' })
  Group.belongsToMany(User, { ...keys, foreignKey: 'groupId', otherKey: 'userId', as: 'members' })
  await User.sync()
  await Group.sync()
  const key = (model: string) => ({
    type: DataTypes.INTEGER,
    references: { model, key: 'id' },
    onUpdate: 'CASCADE',
    onDelete: 'CASCADE',
  })
  const time = { allowNull: false, type: DataTypes.DATE }
  await sequelize.getQueryInterface().createTable('UserGroups', {
    id: { allowNull: false, autoIncrement: true, primaryKey: true, type: DataTypes.INTEGER },
    userId: key('Users'),
    groupId: key('Groups'),
    createdAt: time,
    updatedAt: time,
  })
  const user = await User.create({})
  const [g1, g2] = await Group.bulkCreate([{ name: 'a' }, { name: 'b' }])
  const count = async () =>
    (await sequelize.query('SELECT count(*) AS n FROM UserGroups', { type: 'SELECT', plain: true })).n
  return { User, Group, user, g1, g2, count }
}

specRow(70, 'every mixin works on the junction table that the seed migrates', async (lab) => {
  const { User, user, g1, g2, count } = await migrated(lab)
  await user.addGroup(g1)
  await user.addGroup(g1)
  await user.addGroups([g1, g2])
  assert.equal(await count(), 2)
  assert.ok(!lab.statements.some((sql) => /ON CONFLICT \(/i.test(sql)))
  await user.setGroups([g2])
  assert.equal(await count(), 1)
  assert.deepEqual([await user.countGroups(), await user.hasGroup(g1)], [1, false])
  const found = await User.findByPk(user.id, { include: 'groups' })
  assert.equal(found.groups[0].UserGroups.groupId, g2.id)
  assert.equal((await g2.getMembers())[0].id, user.id)
  await user.removeGroup(g2)
  assert.equal(await count(), 0)
})

deltaRow(70, 'concurrent adds leave one row, on the migrated table and on the synced one', async (lab) => {
  const { user, g1, count } = await migrated(lab)
  await Promise.all([user.addGroup(g1), user.addGroup(g1), user.addGroup(g1.id)])
  assert.equal(await count(), 1)
  await lab.sequelize.sync({ force: true })
  const again = await lab.sequelize.models.User.create({})
  const group = await lab.sequelize.models.Group.create({ name: 'x' })
  await Promise.all([again.addGroup(group), again.addGroup(group), again.addGroup(group.id)])
  assert.equal(await count(), 1)
})
