// SPEC rows 74–81: what include and the getters give back: instances, raw rows, junction rows, filters.
import assert from 'node:assert/strict'
import { deltaRow, specRow, type SpecLab } from '../support/spec-rows'

/** The cast of S2: users with a profile, posts and groups; Ada has all, Bob has none. */
async function members({ sequelize, DataTypes }: SpecLab) {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Profile = sequelize.define('Profile', { bio: DataTypes.STRING })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  const Group = sequelize.define('Group', { name: DataTypes.STRING })
  User.hasOne(Profile, { foreignKey: 'userId', as: 'profile' })
  Profile.belongsTo(User, { foreignKey: 'userId', as: 'user' })
  User.hasMany(Post, { foreignKey: 'userId', as: 'posts' })
  Post.belongsTo(User, { foreignKey: 'userId', as: 'user' })
  const through = 'UserGroups'
  User.belongsToMany(Group, { through, foreignKey: 'userId', otherKey: 'groupId', as: 'groups' })
  Group.belongsToMany(User, { through, foreignKey: 'groupId', otherKey: 'userId', as: 'members' })
  await sequelize.sync()
  const ada = await User.create({ name: 'Ada' })
  const bob = await User.create({ name: 'Bob' })
  await ada.createProfile({ bio: 'hello' })
  for (const title of ['one', 'two', 'three']) await ada.createPost({ title })
  await ada.setGroups(await Group.bulkCreate([{ name: 'math' }, { name: 'chess' }]))
  return { User, Profile, Post, Group, ada, bob }
}

/** The cast of S1's many-to-many: A and B over C, two of the three B linked, one of them of type '2'. */
async function pairs({ sequelize, DataTypes }: SpecLab) {
  const A = sequelize.define('tableA', { name: DataTypes.STRING }, { tableName: 'A' })
  const B = sequelize.define('tableB', { name: DataTypes.STRING, type: DataTypes.STRING }, { tableName: 'B' })
  const C = sequelize.define('tableC', { note: DataTypes.STRING }, { tableName: 'C' })
  A.belongsToMany(B, { through: C, as: 'B', foreignKey: 'AId', otherKey: 'BId' })
  B.belongsToMany(A, { through: C, as: 'A', foreignKey: 'BId', otherKey: 'AId' })
  await sequelize.sync()
  await A.bulkCreate([{ name: 'AAA' }, { name: 'AAA1' }])
  await B.bulkCreate([{ name: 'BBB', type: '2' }, { name: 'BBB1' }, { name: 'BBB2' }])
  await C.bulkCreate([
    { AId: 1, BId: 1, note: 'x' },
    { AId: 1, BId: 2, note: 'y' },
  ])
  return { A, B, C, a: await A.findByPk(1) }
}

specRow(
  74,
  'user.profile is an instance or null, posts and groups are arrays, groups carry UserGroups',
  async (lab) => {
    const { User, Profile, Post, Group, ada, bob } = await members(lab)
    const one = { include: { model: Profile, as: 'profile' } }
    assert.equal((await lab.queries({ atMost: 2 }, () => User.findByPk(ada.id, one))).profile.bio, 'hello')
    assert.ok((await User.findByPk(ada.id, one)).profile instanceof Profile)
    assert.equal((await User.findByPk(bob.id, one)).profile, null)
    const many = { include: { model: Post, as: 'posts' } }
    assert.equal((await lab.queries({ atMost: 2 }, () => User.findByPk(ada.id, many))).posts.length, 3)
    assert.deepEqual((await User.findByPk(bob.id, many)).posts, [])
    const groups = { include: { model: Group, as: 'groups' } }
    const found = await lab.queries({ atMost: 2 }, () => User.findByPk(ada.id, groups))
    assert.deepEqual(found.groups.map((group: { name: string }) => group.name).sort(), ['chess', 'math'])
    for (const group of found.groups) {
      assert.ok(group instanceof Group)
      assert.ok(group.UserGroups instanceof lab.sequelize.models.UserGroups)
      assert.deepEqual([group.UserGroups.userId, group.UserGroups.groupId], [ada.id, group.id])
    }
    assert.deepEqual((await User.findByPk(bob.id, groups)).groups, [])
  },
)

specRow(74, 'all three kinds in one include multiply nothing', async (lab) => {
  const { User, ada } = await members(lab)
  const include = ['profile', 'posts', 'groups']
  const users = await lab.queries({ atMost: 4 }, () => User.findAll({ include, order: ['id'] }))
  assert.equal(users.length, 2)
  assert.deepEqual([users[0].posts.length, users[0].groups.length, users[0].profile.userId], [3, 2, ada.id])
  assert.deepEqual([users[1].posts, users[1].groups, users[1].profile], [[], [], null])
})

specRow(
  75,
  'getB with attributes, raw and joinTableAttributes: [] gives plain rows of those attributes',
  async (lab) => {
    const { a } = await pairs(lab)
    const options = { attributes: ['name'], raw: true, joinTableAttributes: [], order: ['id'] }
    assert.deepEqual(await lab.queries(1, () => a.getB(options)), [{ name: 'BBB' }, { name: 'BBB1' }])
  },
)

specRow(76, 'without it raw rows have flat junction keys, instances nest the junction model', async (lab) => {
  const { a } = await pairs(lab)
  const [raw] = await a.getB({ attributes: ['name'], raw: true, order: ['id'] })
  assert.deepEqual(Object.keys(raw).sort(), [
    'name',
    'tableC.AId',
    'tableC.BId',
    'tableC.createdAt',
    'tableC.note',
    'tableC.updatedAt',
  ])
  assert.deepEqual([raw['tableC.AId'], raw['tableC.BId'], raw['tableC.note']], [1, 1, 'x'])
  const [nested] = await a.getB({ order: ['id'] })
  assert.equal(nested.tableC.note, 'x')
  const [picked] = await a.getB({ order: ['id'], joinTableAttributes: ['note'] })
  assert.deepEqual(picked.get({ plain: true }).tableC, { note: 'x' })
  const [without] = await a.getB({ order: ['id'], joinTableAttributes: [] })
  assert.equal(without.tableC, undefined)
})

specRow(77, 'include of an aliased association without its alias throws and names the alias', async (lab) => {
  const { A, B } = await pairs(lab)
  const wrong = A.findAll({ include: [{ model: B }] })
  await assert.rejects(wrong, { name: 'SequelizeEagerLoadingError', message: /tableB.*tableA.*alias/s })
})

deltaRow(77, 'that error lists the aliases there are', async (lab) => {
  const { A, B } = await pairs(lab)
  A.hasMany(B, { as: 'children', constraints: false })
  await assert.rejects(A.findAll({ include: [{ model: B }] }), /"?B"?.*children/s)
})

deltaRow(
  77,
  'a through attribute that the junction has not throws before SQL and says where it lives',
  async (lab) => {
    const { A, B } = await pairs(lab)
    const wrong = [{ model: B, as: 'B', through: { attributes: ['type'], where: { type: '2' } } }]
    await lab.queries(0, () => assert.rejects(A.findAll({ include: wrong }), /type.*tableB.*where/s))
    const misspelt = [{ model: B, as: 'B', through: { where: { nte: 'x' } } }]
    await lab.queries(0, () => assert.rejects(A.findAll({ include: misspelt }), /nte.*note/s))
  },
)

specRow(77, 'raw gives one flat row per pair; the right query is include.where', async (lab) => {
  const { A, B } = await pairs(lab)
  const rows = await A.findAll({
    include: [{ model: B, as: 'B' }],
    raw: true,
    order: ['id', [{ model: B, as: 'B' }, 'id', 'ASC']],
  })
  assert.deepEqual(
    rows.map((row: Record<string, unknown>) => [row['name'], row['B.name'], row['B.tableC.note']]),
    [
      ['AAA', 'BBB', 'x'],
      ['AAA', 'BBB1', 'y'],
      ['AAA1', null, null],
    ],
  )
  const include = [{ model: B, as: 'B', where: { type: '2' }, through: { attributes: [] } }]
  const found = await lab.queries({ atMost: 2 }, () => A.findAll({ include }))
  assert.equal(found.length, 1)
  assert.deepEqual(
    found[0].B.map((b: { name: string; tableC: unknown }) => [b.name, b.tableC]),
    [['BBB', undefined]],
  )
})

specRow(78, 'raw with nest gives one object per joined row, the child as an object', async (lab) => {
  const { User } = await members(lab)
  const options = { include: 'posts', raw: true, nest: true, order: ['id', ['posts', 'id', 'ASC']] }
  const rows = await lab.queries(1, () => User.findAll(options))
  assert.deepEqual(
    rows.map((row: { name: string; posts: { title: string | null } }) => [row.name, row.posts.title]),
    [
      ['Ada', 'one'],
      ['Ada', 'two'],
      ['Ada', 'three'],
      ['Bob', null],
    ],
  )
})

deltaRow(78, 'lean: true gives plain nested trees, each row once, and no instances', async (lab) => {
  const { User } = await members(lab)
  const options = {
    include: ['posts', 'profile', { association: 'groups', through: { attributes: [] } }],
    order: ['id'],
  }
  const plain = (await User.findAll(options)).map((user: { get: (o: object) => object }) =>
    user.get({ plain: true }),
  )
  const users = await lab.queries({ atMost: 4 }, () => User.findAll({ ...options, lean: true }))
  assert.ok(!(users[0] instanceof User))
  assert.ok(!(users[0].posts[0] instanceof lab.lib.Model))
  assert.deepEqual([users.length, users[0].posts.length, users[0].groups.length], [2, 3, 2])
  assert.deepEqual([users[1].posts, users[1].profile], [[], null])
  assert.deepEqual(JSON.parse(JSON.stringify(users)), JSON.parse(JSON.stringify(plain)))
})

specRow(
  79,
  'through.where filters junction rows in a LEFT JOIN; required removes the parents',
  async (lab) => {
    const { A, B } = await pairs(lab)
    const through = { where: { note: 'y' }, attributes: ['note'] }
    const found = await lab.queries({ atMost: 2 }, () =>
      A.findAll({ include: [{ model: B, as: 'B', through }], order: ['id'] }),
    )
    assert.deepEqual(
      found.map((a: { name: string; B: { name: string }[] }) => [a.name, a.B.map((b) => b.name)]),
      [
        ['AAA', ['BBB1']],
        ['AAA1', []],
      ],
    )
    assert.deepEqual(found[0].B[0].tableC.get({ plain: true }), { note: 'y' })
    const only = await A.findAll({ include: [{ model: B, as: 'B', through, required: true }] })
    assert.deepEqual(
      only.map((a: { name: string }) => a.name),
      ['AAA'],
    )
    const none = await A.findAll({ include: [{ model: B, as: 'B', through: { where: { note: 'z' } } }] })
    assert.deepEqual(
      none.map((a: { B: unknown[] }) => a.B),
      [[], []],
    )
  },
)

specRow(80, 'include.where implies an inner join unless required: false', async (lab) => {
  const { User, Post } = await members(lab)
  const include = { model: Post, as: 'posts', where: { title: 'two' } }
  const inner = await lab.queries({ atMost: 2 }, () => User.findAll({ include }))
  assert.deepEqual([inner.length, inner[0].posts.length], [1, 1])
  const left = await User.findAll({ include: { ...include, required: false }, order: ['id'] })
  assert.deepEqual([left.length, left[0].posts.length, left[1].posts.length], [2, 1, 0])
})

deltaRow(80, 'include.order without separate is honoured', async (lab) => {
  const { User, Post, Group } = await members(lab)
  const titles = async (order: unknown) => {
    const include = { model: Post, as: 'posts', order }
    const user = await lab.queries({ atMost: 2 }, () => User.findByPk(1, { include }))
    return user.posts.map((post: { title: string }) => post.title).join()
  }
  assert.equal(await titles([['title', 'ASC']]), 'one,three,two')
  assert.equal(await titles([['id', 'DESC']]), 'three,two,one')
  const include = { model: Group, as: 'groups', order: [['name', 'DESC']] }
  const user = await User.findByPk(1, { include })
  assert.equal(user.groups.map((group: { name: string }) => group.name).join(), 'math,chess')
})

deltaRow(
  81,
  'an option near a known one throws and names it; others pass, unless strictOptions',
  async (lab) => {
    const { User, Post } = await members(lab)
    const wrong: [object, RegExp][] = [
      [{ wehre: { id: 1 } }, /wehre.*where/s],
      [{ wher: { id: 1 } }, /wher.*where/s],
      [{ inlcude: 'posts' }, /inlcude.*include/s],
      [{ include: { model: Post, as: 'posts', wehre: { id: 1 } } }, /wehre.*where/s],
      [{ attribtues: ['id'] }, /attribtues.*attributes/s],
    ]
    for (const [options, message] of wrong) {
      await lab.queries(0, () => assert.rejects(async () => User.findAll(options), message))
    }
    await lab.queries(0, () =>
      assert.rejects(async () => User.destroy({ wehre: { id: 1 } }), /wehre.*where/s),
    )
    await lab.queries(0, () =>
      assert.rejects(async () => User.update({ name: 'x' }, { wehre: { id: 1 } }), /where/),
    )
    assert.equal((await User.findAll({ myOwnHookOption: 1 })).length, 2)
    const strict = lab.connect({ strictOptions: true })
    const Strict = strict.define('Strict', {})
    await strict.sync()
    await assert.rejects(async () => Strict.findAll({ myOwnHookOption: 1 }), /myOwnHookOption/)
  },
)
