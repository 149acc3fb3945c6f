// Scopes: default, named, functions, merging, with includes, and what they do to writes and associations.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

async function projects({ sequelize, DataTypes, Op }: Lab, options = {}) {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  const Project = sequelize.define(
    'Project',
    { title: DataTypes.STRING, active: DataTypes.BOOLEAN, level: DataTypes.INTEGER },
    {
      defaultScope: { where: { active: true } },
      scopes: {
        inactive: { where: { active: false } },
        hard: { where: { level: { [Op.gte]: 5 } } },
        level: (value: number) => ({ where: { level: value } }),
        sorted: { order: [['level', 'DESC']], limit: 2 },
        brief: { attributes: ['title'] },
        withUser: { include: [{ model: User, as: 'owner' }] },
      },
      ...options,
    },
  )
  Project.belongsTo(User, { as: 'owner' })
  User.hasMany(Project, { foreignKey: 'ownerId' })
  await sequelize.sync()
  await User.bulkCreate([{ name: 'Ada' }, { name: 'Bob' }])
  await Project.bulkCreate([
    { title: 'a', active: true, level: 1, ownerId: 1 },
    { title: 'b', active: true, level: 5, ownerId: 1 },
    { title: 'c', active: true, level: 7, ownerId: 2 },
    { title: 'd', active: false, level: 7, ownerId: 2 },
    { title: 'e', active: false, level: 2, ownerId: 1 },
  ])
  const titles = async (Scoped: Library, more = {}) =>
    (await Scoped.findAll({ order: ['id'], ...more })).map((project: Library) => project.title)
  return { User, Project, titles }
}

sameUnderBoth('default, named, function and array scopes', async (lab) => {
  const { Project, titles } = await projects(lab)
  return [
    await titles(Project),
    await titles(Project, { where: { level: 7 } }),
    await titles(Project.unscoped()),
    await titles(Project.scope('inactive')),
    await titles(Project.scope('defaultScope')),
    await titles(Project.scope('hard')),
    await titles(Project.scope(['defaultScope', 'hard'])),
    await titles(Project.scope('defaultScope', 'hard')),
    await titles(Project.scope({ method: ['level', 7] })),
    await titles(Project.scope('inactive', { method: ['level', 7] })),
    (await Project.scope('sorted').findAll()).map((project: Library) => project.title),
    await Project.scope('brief').findAll({ order: ['id'] }),
    await titles(Project.scope(null)),
    await lab.caught(() => Project.scope('nope')),
  ]
})

sameUnderBoth('scopes in count, update, destroy and findByPk', async (lab) => {
  const { Project, titles } = await projects(lab)
  const log: unknown[] = [
    await Project.count(),
    await Project.scope('inactive').count(),
    await Project.findByPk(4),
  ]
  log.push((await Project.unscoped().findByPk(4)).title)
  log.push(await Project.update({ level: 9 }, { where: { level: 7 } }))
  log.push(await Project.scope('inactive').update({ level: 3 }, { where: {} }))
  log.push(
    await Project.scope('inactive').destroy({ where: { title: 'd' } }),
    await titles(Project.unscoped()),
  )
  log.push(
    await Project.scope('hard')
      .findOrCreate({ where: { title: 'z', level: 6 } })
      .then(([, made]: unknown[]) => made),
  )
  return log
})

sameUnderBoth('scopes merge: the later wins an attribute; whereMergeStrategy and', async (lab) => {
  const overwrite = await projects(lab)
  const first = [
    await overwrite.titles(overwrite.Project.scope('hard', { method: ['level', 1] })),
    await overwrite.titles(overwrite.Project.scope('hard'), { where: { level: 5 } }),
  ]
  const other = { ...lab, sequelize: lab.connect() }
  const and = await projects(other, { whereMergeStrategy: 'and' })
  const second = [
    await and.titles(and.Project.scope('hard', { method: ['level', 1] })),
    await and.titles(and.Project.scope('hard'), { where: { level: 5 } }),
  ]
  return { first, second }
})

sameUnderBoth('addScope, override, and a scope with include', async (lab) => {
  const { Project, titles, User } = await projects(lab)
  Project.addScope('ofOwner', (id: number) => ({ where: { ownerId: id } }))
  Project.addScope('withAda', { include: [{ model: User, as: 'owner', where: { name: 'Ada' } }] })
  Project.addScope('defaultScope', { where: { level: 7 } }, { override: true })
  return [
    await titles(Project),
    await titles(Project.scope({ method: ['ofOwner', 2] })),
    await titles(Project.scope('withAda')),
    (await Project.scope('withUser').findAll({ order: ['id'], limit: 2 })).map(
      (each: Library) => each.owner.name,
    ),
    await lab.caught(() => Project.addScope('hard', { where: {} })),
  ]
})

sameUnderBoth('scopes on included models and on association getters', async (lab) => {
  const { User, Project } = await projects(lab)
  const names = (rows: Library[]) => rows.map((row) => row.title)
  const ada = await User.findByPk(1)
  return [
    names((await User.findByPk(1, { include: Project, order: [[Project, 'id', 'ASC']] })).Projects),
    names((await User.findByPk(1, { include: { model: Project.scope('inactive') } })).Projects),
    names(
      (await User.findByPk(1, { include: { model: Project.unscoped() }, order: [[Project, 'id', 'ASC']] }))
        .Projects,
    ),
    names(await ada.getProjects({ order: ['id'] })),
    names(await ada.getProjects({ scope: 'inactive' })),
    names(await ada.getProjects({ scope: false, order: ['id'] })),
    names(await ada.getProjects({ scope: null, order: ['id'] })),
    await ada.countProjects(),
  ]
})
