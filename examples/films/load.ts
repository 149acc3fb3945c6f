// data.ts → the database: tables, then people and studios in bulk, then each film with what belongs to it.
import { countries, films, people, studios } from './data'
import { Country, Film, Genre, Person, Role, Studio, sequelize } from './models'

export async function load(): Promise<void> {
  await sequelize.sync()
  await sequelize.transaction(async () => {
    await Country.bulkCreate(countries)
    const studioIds = idsByName(await Studio.bulkCreate(studios))
    const personIds = idsByName(
      await Person.bulkCreate(Object.entries(people).map(([name, born]) => ({ name, born }))),
    )
    const genres = [...new Set(films.flatMap((film) => film.genres))].sort()
    const genreIds = idsByName(await Genre.bulkCreate(genres.map((name) => ({ name }))))
    const filmIds = new Map<string, number>()

    for (const data of films) {
      const film = await Film.create(
        {
          title: data.title,
          year: data.year,
          minutes: data.minutes,
          directorId: idOf(personIds, data.director),
          studioId: idOf(studioIds, data.studio),
          followsId: data.follows ? idOf(filmIds, data.follows) : null,
          oscars: (data.oscars ?? []).map(([category, winner]) => ({
            category,
            winnerId: winner ? idOf(personIds, winner) : null,
          })),
        },
        { include: ['oscars'] },
      )
      filmIds.set(film.title, film.id)
      if (data.quote) {
        const [line, speaker] = data.quote
        await film.createQuote({ line, speakerId: idOf(personIds, speaker) })
      }
      await film.setGenres(data.genres.map((name) => idOf(genreIds, name)))
    }
    await Role.bulkCreate(
      films.flatMap(({ title, cast }) =>
        cast.map(([actor, character], index) => ({
          filmId: idOf(filmIds, title),
          actorId: idOf(personIds, actor),
          character,
          billing: index + 1,
        })),
      ),
    )
  })
}

function idsByName(records: readonly { id: number; name: string }[]): Map<string, number> {
  return new Map(records.map(({ id, name }) => [name, id]))
}

function idOf(ids: Map<string, number>, name: string): number {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`data.ts names "${name}", but has no such record.`)
  return id
}
