// S1, the manual's part, in TypeScript.
import Sequelize from 'relata'

const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

const log: string[] = []
const Users = sequelize.define('User', { name: Sequelize.STRING })
const Profiles = sequelize.define(
  'Profile',
  { bio: Sequelize.STRING },
  {
    hooks: {
      beforeDestroy: () => void log.push('beforeDestroy'),
      afterDestroy: () => void log.push('afterDestroy'),
    },
  },
)
const Pictures = sequelize.define('Picture', { path: Sequelize.STRING })
const Projects = sequelize.define('Project', { title: Sequelize.STRING })
const UserProjects = sequelize.define('UserProjects', {
  started: Sequelize.BOOLEAN,
})

const { User, Profile, Picture, Project } = sequelize.relate({
  models: { User: Users, Profile: Profiles, Picture: Pictures, Project: Projects },
  associations: [
    Users.hasOne(Profiles, { onDelete: 'cascade', hooks: true }),
    Profiles.belongsTo(Users),
    Users.hasMany(Pictures),
    Users.belongsTo(Pictures, { as: 'ProfilePicture', constraints: false }),
    Users.belongsToMany(Projects, { through: UserProjects }),
    Projects.belongsToMany(Users, { through: UserProjects }),
  ],
})
type OneUser = InstanceType<typeof User>

async function pictures(user: OneUser) {
  const [p, p1, p2] = await Picture.bulkCreate([{ path: 'p' }, { path: 'p1' }, { path: 'p2' }])
  if (!p || !p1 || !p2) throw new Error('three pictures were created')
  const paths = async () => (await user.getPictures({ order: ['id'] })).map((picture) => picture.path)
  await user.addPicture(p) // Add a single picture
  console.log(await paths())
  await user.setPictures([p1, p2]) // Associate user with ONLY these two picture
  console.log(await paths())
  await user.setPictures([p])
  await user.addPictures([p1, p2]) // Associate user with these two pictures, but don't touch any current associations
  console.log(await paths(), await Picture.count())
  const req = { query: { pid: String(p2.id) } }
  await user.removePicture(p2)
  await user.addPicture(req.query.pid) // Here pid is just an integer, representing the primary key of the picture
  await user.setProfilePicture(p1)
  console.log(await paths(), (await user.getProfilePicture())?.path)
  const found = await User.findOne({
    where: { name: 'jan' },
    include: [
      'Pictures', // load all pictures
      'ProfilePicture', // load the profile picture
    ],
  })
  console.log(found?.Pictures.map((picture) => picture.path).sort(), found?.ProfilePicture?.path)
}

async function projects(jan: OneUser) {
  const titles = ['homework', 'makedinner', 'doshopping'].map((title) => ({ title }))
  const [homework, makedinner, doshopping] = await Project.bulkCreate(titles)
  if (!homework || !makedinner || !doshopping) throw new Error('three projects were created')
  const rows = async () =>
    (await jan.getProjects({ order: ['id'] })).map((project) => [project.title, project.UserProjects.started])
  await jan.addProject(homework, { started: false }) // The homework project is not started yet
  console.log(await rows())
  await jan.setProjects([makedinner, doshopping], { started: true }) // Both shopping and dinner has been started
  console.log(await rows())
  const p1 = Object.assign(homework, { UserProjects: { started: true } })
  const p2 = makedinner
  await jan.setProjects([p1, p2], { started: false }) // The default value is false, but p1 overrides that.
  console.log(await rows())
}

async function main() {
  await sequelize.sync()
  const jan = await User.create({ name: 'jan' })
  await pictures(jan)
  await projects(jan)
  await jan.createProfile({ bio: 'hello' })
  await jan.destroy()
  console.log(log, await Profile.count(), await UserProjects.count(), await Project.count())
}
void main()
