// S0, many-to-many, with the junction's keys declared. The stray template literal of the text is dropped: it does
// not parse (SPEC row 15).
const { Sequelize, DataTypes } = require('relata')
const sequelize = new Sequelize('database', 'username', 'password', { dialect: 'sqlite', logging: false })

const Movie = sequelize.define('Movie', { name: DataTypes.STRING })
const Actor = sequelize.define('Actor', { name: DataTypes.STRING })
const ActorMovies = sequelize.define('ActorMovies', {
  //创建外键：
  MovieId: {
    type: DataTypes.INTEGER,
    // 这是对另一个模型的参考 ,references(意思为参考)
    references: {
      model: Movie, // 'Movies' 可以使用MovieId外键
      key: 'id', // 这是引用模型的列名
    },
  },
  ActorId: {
    type: DataTypes.INTEGER,
    references: {
      model: Actor, // 'Actors' 可以使用ActorId外键
      key: 'id', // 这是引用模型的列名
    },
  },
})
Movie.belongsToMany(Actor, { through: ActorMovies })
Actor.belongsToMany(Movie, { through: ActorMovies })

async function main() {
  await sequelize.sync()
  const alien = await Movie.create({ name: 'Alien' })
  const avatar = await Movie.create({ name: 'Avatar' })
  const weaver = await Actor.create({ name: 'Sigourney Weaver' })
  const hurt = await Actor.create({ name: 'John Hurt' })
  await alien.addActors([weaver, hurt])
  await weaver.addMovie(avatar)
  console.log((await weaver.getMovies({ order: ['id'] })).map((movie) => movie.name))
  const movies = await Movie.findAll({ include: Actor, order: ['id', [Actor, 'id', 'ASC']] })
  for (const movie of movies)
    console.log(
      movie.name,
      movie.Actors.map((actor) => actor.name),
    )
  console.log(JSON.stringify(movies[0].Actors[0].ActorMovies))
  console.log(Object.keys(ActorMovies.rawAttributes).sort(), Object.keys(sequelize.models))
}
main()
