// The models of the films example: people direct films and play roles in them. Every kind of association is here.
// `npx relata diagram examples/films/models.ts` draws them; the picture is docs/films.svg.
import { DataTypes, Sequelize, belongsTo, belongsToMany, hasMany, hasOne } from 'relata'

export const log: string[] = []

export const sequelize = new Sequelize('sqlite::memory:', {
  logging: (sql) => log.push(sql),
  define: { timestamps: false },
})

export class Film extends sequelize.model(
  'Film',
  {
    title: { type: DataTypes.STRING, allowNull: false },
    year: { type: DataTypes.INTEGER, allowNull: false },
    minutes: { type: DataTypes.INTEGER, allowNull: false },
  },
  {
    indexes: [{ unique: true, fields: ['title', 'year'] }],
    associations: () => ({
      director: belongsTo(Person, { foreignKey: { name: 'directorId', allowNull: false } }),
      studio: belongsTo(Studio, { foreignKey: { name: 'studioId', allowNull: false } }),
      cast: belongsToMany(Person, {
        as: { singular: 'actor', plural: 'cast' },
        through: Role,
        foreignKey: 'filmId',
        otherKey: 'actorId',
      }),
      roles: hasMany(Role, { foreignKey: 'filmId' }),
      genres: belongsToMany(Genre, { through: 'FilmGenres', foreignKey: 'filmId', otherKey: 'genreId' }),
      quote: hasOne(Quote, { foreignKey: 'filmId' }),
      oscars: hasMany(Oscar, { foreignKey: 'filmId' }),
      follows: belongsTo(Film),
      sequel: hasOne(Film, { foreignKey: 'followsId' }),
    }),
  },
) {
  get heading() {
    return `${this.title} (${this.year})`
  }
}

export class Person extends sequelize.model(
  'Person',
  {
    name: { type: DataTypes.STRING, allowNull: false, unique: true },
    born: { type: DataTypes.INTEGER, allowNull: false },
  },
  {
    associations: () => ({
      directed: hasMany(Film, { foreignKey: 'directorId' }),
      films: belongsToMany(Film, { through: Role, foreignKey: 'actorId', otherKey: 'filmId' }),
      oscars: hasMany(Oscar, { foreignKey: 'winnerId' }),
    }),
  },
) {}

/** Who plays whom in which film: the junction between films and their casts, with values of its own. */
export class Role extends sequelize.model(
  'Role',
  {
    character: { type: DataTypes.STRING, allowNull: false },
    billing: { type: DataTypes.INTEGER, allowNull: false },
  },
  {
    associations: () => ({
      film: belongsTo(Film, { foreignKey: { name: 'filmId', allowNull: false } }),
      actor: belongsTo(Person, { foreignKey: { name: 'actorId', allowNull: false } }),
    }),
  },
) {}

export class Studio extends sequelize.model(
  'Studio',
  {
    name: { type: DataTypes.STRING, allowNull: false, unique: true },
    founded: { type: DataTypes.INTEGER, allowNull: false },
  },
  {
    associations: () => ({
      country: belongsTo(Country, { foreignKey: { name: 'countryCode', allowNull: false } }),
      films: hasMany(Film, { foreignKey: 'studioId' }),
    }),
  },
) {}

export class Country extends sequelize.model(
  'Country',
  {
    code: { type: DataTypes.CHAR(2), primaryKey: true },
    name: { type: DataTypes.STRING, allowNull: false },
  },
  { associations: () => ({ studios: hasMany(Studio, { foreignKey: 'countryCode' }) }) },
) {}

export class Genre extends sequelize.model(
  'Genre',
  { name: { type: DataTypes.STRING, allowNull: false, unique: true } },
  {
    associations: () => ({
      films: belongsToMany(Film, { through: 'FilmGenres', foreignKey: 'genreId', otherKey: 'filmId' }),
    }),
  },
) {}

/** The line that everybody knows. */
export class Quote extends sequelize.model(
  'Quote',
  { line: { type: DataTypes.STRING, allowNull: false } },
  {
    associations: () => ({
      film: belongsTo(Film, { foreignKey: { name: 'filmId', allowNull: false, unique: true } }),
      speaker: belongsTo(Person, { foreignKey: { name: 'speakerId', allowNull: false } }),
    }),
  },
) {}

/** An Academy Award; some go to the film and no person. */
export class Oscar extends sequelize.model(
  'Oscar',
  { category: { type: DataTypes.STRING, allowNull: false } },
  {
    associations: () => ({
      film: belongsTo(Film, { foreignKey: { name: 'filmId', allowNull: false } }),
      winner: belongsTo(Person),
    }),
  },
) {}
