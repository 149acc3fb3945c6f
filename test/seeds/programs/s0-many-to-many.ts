// S0, many-to-many, in TypeScript: the junction is a class with its declared keys, so its rows are typed.
import { Sequelize, DataTypes, belongsToMany } from 'relata'

const sequelize = new Sequelize('database', 'username', 'password', { dialect: 'sqlite', logging: false })

class Movie extends sequelize.model(
  'Movie',
  { name: DataTypes.STRING },
  { associations: () => ({ Actors: belongsToMany(Actor, { through: ActorMovies }) }) },
) {}
class Actor extends sequelize.model(
  'Actor',
  { name: DataTypes.STRING },
  { associations: () => ({ Movies: belongsToMany(Movie, { through: ActorMovies }) }) },
) {}
class ActorMovies extends sequelize.model('ActorMovies', {
  //创建外键：
  MovieId: {
    type: DataTypes.INTEGER,
    references: {
      model: 'Movies', // 'Movies' 可以使用MovieId外键
      key: 'id', // 这是引用模型的列名
    },
  },
  ActorId: {
    type: DataTypes.INTEGER,
    references: {
      model: 'Actors', // 'Actors' 可以使用ActorId外键
      key: 'id', // 这是引用模型的列名
    },
  },
}) {}

async function main() {
  await sequelize.sync()
  const alien = await Movie.create({ name: 'Alien' })
  const avatar = await Movie.create({ name: 'Avatar' })
  const weaver = await Actor.create({ name: 'Sigourney Weaver' })
  const hurt = await Actor.create({ name: 'John Hurt' })
  await alien.addActors([weaver, hurt])
  await weaver.addMovie(avatar)
  console.log((await weaver.getMovies({ order: ['id'] })).map((movie) => movie.name))
  const movies = await Movie.findAll({ include: ['Actors'], order: ['id', ['Actors', 'id', 'ASC']] })
  for (const movie of movies)
    console.log(
      movie.name,
      movie.Actors.map((actor) => actor.name),
    )
  console.log(JSON.stringify(movies[0]?.Actors[0]?.ActorMovies))
  console.log(Object.keys(ActorMovies.rawAttributes).sort(), Object.keys(sequelize.models))
}
void main()
