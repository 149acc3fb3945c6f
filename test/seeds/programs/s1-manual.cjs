// S1, the manual's part: the four calls, aliases, the two ways to a picture, destroy hooks, and projects with values
// on the junction. The text lost its closing brackets; models and sync are added.
const Sequelize = require('relata')
const sequelize = new Sequelize({ dialect: 'sqlite', logging: false })

const log = []
const User = sequelize.define('User', { name: Sequelize.STRING })
const Profile = sequelize.define(
  'Profile',
  { bio: Sequelize.STRING },
  {
    hooks: {
      beforeDestroy: () => void log.push('beforeDestroy'),
      afterDestroy: () => void log.push('afterDestroy'),
    },
  },
)
const Picture = sequelize.define('Picture', { path: Sequelize.STRING })
const Project = sequelize.define('Project', { title: Sequelize.STRING })

User.hasOne(Profile, { onDelete: 'cascade', hooks: true })
Profile.belongsTo(User)
User.hasMany(Picture)
User.belongsTo(Picture, { as: 'ProfilePicture', constraints: false })

var UserProjects = sequelize.define('UserProjects', {
  started: Sequelize.BOOLEAN,
})
User.belongsToMany(Project, { through: UserProjects })
Project.belongsToMany(User, { through: UserProjects })

async function pictures(user) {
  const [p, p1, p2] = await Picture.bulkCreate([{ path: 'p' }, { path: 'p1' }, { path: 'p2' }])
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
  console.log(await paths(), (await user.getProfilePicture()).path)
  const found = await User.findOne({
    where: { name: 'jan' },
    include: [
      { model: Picture }, // load all pictures
      { model: Picture, as: 'ProfilePicture' }, // load the profile picture
    ],
  })
  console.log(found.Pictures.map((picture) => picture.path).sort(), found.ProfilePicture.path)
}

async function projects(jan) {
  const titles = ['homework', 'makedinner', 'doshopping'].map((title) => ({ title }))
  const [homework, makedinner, doshopping] = await Project.bulkCreate(titles)
  const rows = async () =>
    (await jan.getProjects({ order: ['id'] })).map((project) => [project.title, project.UserProjects.started])
  await jan.addProject(homework, { started: false }) // The homework project is not started yet
  console.log(await rows())
  await jan.setProjects([makedinner, doshopping], { started: true }) // Both shopping and dinner has been started
  console.log(await rows())
  const [p1, p2] = [homework, makedinner]
  p1.UserProjects = {
    started: true,
  }
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
main()
