// SPEC row 57 and the behaviour of hasOne's mixins.
import assert from 'node:assert/strict'
import { deltaRow, specRow, type SpecLab } from '../support/spec-rows'

async function userWithProfile({ sequelize, DataTypes }: SpecLab) {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Profile = sequelize.define('Profile', { bio: DataTypes.STRING, kind: DataTypes.STRING })
  User.hasOne(Profile, { as: 'profile', foreignKey: 'userId' })
  Profile.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  await sequelize.sync()
  return { User, Profile, user: await User.create({ name: 'Ada' }) }
}

specRow(57, 'setX(new) unlinks the old row and links the new one; setX(null) unlinks', async (lab) => {
  const { Profile, user } = await userWithProfile(lab)
  const [p1, p2] = await Profile.bulkCreate([{ bio: 'one' }, { bio: 'two' }])
  await lab.queries({ atMost: 3 }, () => user.setProfile(p1))
  assert.equal((await user.getProfile()).id, p1.id)
  await lab.queries({ atMost: 3 }, () => user.setProfile(p2))
  assert.equal((await user.getProfile()).id, p2.id)
  assert.equal((await Profile.findByPk(p1.id)).userId, null)
  await user.setProfile(null)
  assert.equal(await user.getProfile(), null)
  assert.equal((await Profile.findByPk(p2.id)).userId, null)
  assert.equal(await Profile.count(), 2)
})

specRow(57, 'setX takes a key, and setting the same row again changes nothing', async (lab) => {
  const { Profile, user } = await userWithProfile(lab)
  const profile = await Profile.create({ bio: 'one' })
  await user.setProfile(profile.id)
  assert.equal((await user.getProfile()).bio, 'one')
  await user.setProfile(profile)
  assert.equal((await Profile.findByPk(profile.id)).userId, user.id)
})

specRow(57, 'createX makes a linked row and returns it', async (lab) => {
  const { user } = await userWithProfile(lab)
  const profile = await user.createProfile({ bio: 'hello' })
  assert.equal(profile.userId, user.id)
  assert.equal((await lab.queries(1, () => user.getProfile())).bio, 'hello')
  assert.equal((await lab.queries(1, () => profile.getUser())).id, user.id)
})

deltaRow(57, 'createX a second time unlinks the former row', async (lab) => {
  const { Profile, user } = await userWithProfile(lab)
  const first = await user.createProfile({ bio: 'first' })
  const second = await user.createProfile({ bio: 'second' })
  assert.equal((await user.getProfile()).id, second.id)
  assert.equal((await Profile.findByPk(first.id)).userId, null)
  assert.equal(await Profile.count({ where: { userId: user.id } }), 1)
})

deltaRow(57, 'a UNIQUE key can be asked for in the key definition', async ({ sequelize, table }) => {
  const User = sequelize.define('User', {})
  const Profile = sequelize.define('Profile', {})
  User.hasOne(Profile, { foreignKey: { name: 'userId', unique: true } })
  await sequelize.sync()
  const { indexes } = await table('Profiles')
  assert.ok(indexes.some((index) => index.unique === 1 && index.columns.join() === 'userId'))
  const user = await User.create({})
  await user.createProfile({})
  const second = await user.createProfile({})
  assert.equal((await user.getProfile()).id, second.id)
  await assert.rejects(Profile.create({ userId: user.id }), { name: 'SequelizeUniqueConstraintError' })
})

specRow(57, 'getX takes find options, and a scope of the association is set and filtered', async (lab) => {
  const { User, Profile, user } = await userWithProfile(lab)
  User.hasOne(Profile, { as: 'draft', foreignKey: 'userId', scope: { kind: 'draft' } })
  const made = await user.createDraft({ bio: 'd' })
  assert.equal(made.kind, 'draft')
  await Profile.create({ bio: 'x', kind: 'final', userId: user.id })
  assert.equal((await user.getDraft()).bio, 'd')
  assert.deepEqual(await user.getDraft({ attributes: ['bio'], raw: true }), { bio: 'd' })
  const found = await User.findByPk(user.id, { include: 'draft' })
  assert.equal(found.draft.bio, 'd')
})
