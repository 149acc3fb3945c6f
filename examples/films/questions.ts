// The questions that main.ts prints, each answered by includes, mixins and aggregates; no SQL is written by hand but
// the arithmetic of a decade. Each shows another part of the library; its comment says which.
import { Op, col, fn, literal } from 'relata'
import { Film, Genre, Person, Quote, Studio } from './models'

export interface Answer {
  title: string
  head: string[]
  rows: (string | number)[][]
  /** Widths of the columns, where cells should wrap. */
  widths?: number[]
  /** Columns of numbers. */
  right?: string[]
}

/** An include through the junction: each film carries the row of the junction, `film.Role`. */
export async function filmography(): Promise<Answer> {
  const person = await Person.findOne({
    where: { name: 'Harrison Ford' },
    include: [{ association: 'films', include: ['director'] }],
    order: [['films', 'year', 'ASC']],
    rejectOnEmpty: true,
  })
  return {
    title: `The roles of ${person.name}`,
    head: ['Year', 'Film', 'Role', 'Billing', 'Director'],
    rows: person.films.map((film) => [
      film.year,
      film.title,
      film.Role.character,
      film.Role.billing,
      film.director.name,
    ]),
    right: ['Billing'],
  }
}

/** Includes of several kinds in one tree, none of them multiplying the others. */
export async function directors(): Promise<Answer> {
  const found = await Person.findAll({
    include: [
      {
        association: 'directed',
        required: true,
        include: ['genres', { association: 'oscars', include: ['winner'] }],
      },
    ],
    order: ['name', ['directed', 'year', 'ASC']],
  })
  const pages = found.filter((person) => person.directed.length >= 3)
  return {
    title: 'Directors with three films or more',
    head: ['Director', 'Films', 'Mostly', 'Oscars'],
    rows: pages.map((person) => [
      `${person.name}\nborn ${person.born}`,
      person.directed.map((film) => film.heading).join('\n'),
      commonest(person.directed.flatMap((film) => film.genres.map((genre) => genre.name))).join('\n'),
      person.directed
        .flatMap((film) => film.oscars.map((oscar) => awardLine(oscar.category, oscar.winner?.name)))
        .join('\n'),
    ]),
  }
}

/** Aggregates: functions as attributes, grouped. */
export async function decades(): Promise<Answer> {
  const decade = literal('year / 10 * 10')
  const rows = await Film.findAll({
    attributes: [
      [decade, 'decade'],
      [fn('COUNT', col('id')), 'films'],
      [fn('AVG', col('minutes')), 'average'],
      [fn('MAX', col('minutes')), 'longest'],
    ],
    group: ['decade'],
    order: [literal('decade')],
    raw: true,
  })
  return {
    title: 'Films per decade',
    head: ['Decade', 'Films', '', 'Average', 'Longest'],
    rows: rows.map((row) => {
      const { decade, films, average, longest } = row as unknown as Record<string, number>
      return [`${decade}s`, films!, '█'.repeat(films!), `${Math.round(average!)} min`, `${longest} min`]
    }),
    right: ['Films', 'Average', 'Longest'],
  }
}

/** belongsToMany without a model of its own for the junction; a condition on the included side. */
export async function genres(): Promise<Answer> {
  const found = await Genre.findAll({
    include: [{ association: 'films', include: ['studio'] }],
    order: [
      ['name', 'ASC'],
      ['films', 'year', 'ASC'],
    ],
  })
  return {
    title: 'Genres',
    head: ['Genre', 'Films', 'First', 'Last', 'Most by'],
    rows: found
      .sort((a, b) => b.films.length - a.films.length || a.name.localeCompare(b.name))
      .map(({ name, films }) => [
        name,
        films.length,
        films[0]!.heading,
        films.at(-1)!.heading,
        commonest(films.map((film) => film.studio.name))[0]!,
      ]),
    right: ['Films'],
  }
}

/** `limit` counts films, however many roles each has; the order reaches into what is included. */
export async function latest(): Promise<Answer> {
  const films = await Film.findAll({
    include: [
      'director',
      { association: 'roles', include: ['actor'] },
      { association: 'studio', include: ['country'] },
    ],
    order: [
      ['year', 'DESC'],
      ['roles', 'billing', 'ASC'],
    ],
    limit: 4,
  })
  return {
    title: 'The four latest films',
    head: ['Film', 'Director', 'With', 'Studio'],
    rows: films.map((film) => [
      film.heading,
      film.director.name,
      film.roles.map((role) => `${role.actor.name} as ${role.character}`).join('\n'),
      `${film.studio.name}\n${film.studio.country.name}`,
    ]),
  }
}

/** Two associations to one target by different ways: who directed, and who won. */
export async function oscars(): Promise<Answer> {
  const films = await Film.findAll({
    include: [
      { association: 'oscars', required: true, include: ['winner'] },
      { association: 'director', attributes: ['name'] },
    ],
    order: ['year', ['oscars', 'id', 'ASC']],
  })
  const richest = films.filter((film) => film.oscars.length >= 3)
  return {
    title: 'Films with three Oscars or more of those listed',
    head: ['Film', 'Director', 'Oscars'],
    rows: richest.map((film) => [
      film.heading,
      film.director.name,
      film.oscars.map((oscar) => awardLine(oscar.category, oscar.winner?.name)).join('\n'),
    ]),
  }
}

/** hasOne and belongsTo; the speaker's role is found over the junction, with a condition on both its keys. */
export async function quotes(): Promise<Answer> {
  const found = await Quote.findAll({
    include: ['speaker', { association: 'film', include: ['roles'] }],
    order: [['film', 'year', 'DESC']],
    limit: 12,
  })
  return {
    title: 'Who said that?',
    head: ['Line', 'Said by', 'In'],
    rows: found.map(({ line, speaker, speakerId, film }) => [
      line,
      `${film.roles.find((role) => role.actorId === speakerId)!.character} (${speaker.name})`,
      film.heading,
    ]),
    widths: [46, 36, 34],
  }
}

/** A model associated with itself: belongsTo `follows`, and hasOne `sequel` over the same key. */
export async function sequels(): Promise<Answer> {
  const films = await Film.findAll({
    include: [{ association: 'sequel', required: true, include: ['director'] }, 'director'],
    order: ['year'],
  })
  return {
    title: 'Sequels',
    head: ['Film', 'Its sequel', 'After', 'Director'],
    rows: films.map((film) => [
      film.heading,
      film.sequel.heading,
      `${film.sequel.year - film.year} years`,
      film.directorId === film.sequel.directorId
        ? `${film.director.name}, again`
        : `${film.director.name}, then ${film.sequel.director.name}`,
    ]),
    right: ['After'],
  }
}

/** The cast of every film in one go; counting pairs is a matter of JavaScript. */
export async function together(): Promise<Answer> {
  const films = await Film.findAll({
    include: [{ association: 'cast', attributes: ['name'], through: { attributes: [] } }],
    order: ['year'],
  })
  const pairs = new Map<string, string[]>()
  for (const film of films) {
    const names = film.cast.map((actor) => actor.name).sort()
    for (const [index, first] of names.entries())
      for (const second of names.slice(index + 1)) {
        const pair = `${first} & ${second}`
        pairs.set(pair, [...(pairs.get(pair) ?? []), film.title])
      }
  }
  const often = [...pairs].filter(([, titles]) => titles.length > 1)
  const top = often.sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0])).slice(0, 8)
  return {
    title: 'Who played together most',
    head: ['Actors', 'Films', ''],
    rows: top.map(([pair, titles]) => [pair, titles.length, titles.join(', ')]),
    right: ['Films'],
  }
}

/** Nested includes that come back to where they began: person → films → cast; one round of queries a degree. */
export async function degrees(): Promise<Answer> {
  const goals = [
    'Ingrid Bergman',
    'Grace Kelly',
    'Harrison Ford',
    'Jodie Foster',
    'Samuel L. Jackson',
    'Tom Hardy',
  ]
  const start = await Person.findOne({ where: { name: 'Humphrey Bogart' }, rejectOnEmpty: true })
  const paths = new Map<string, string[]>([[start.name, [start.name]]])
  let frontier = [start.id]
  while (frontier.length > 0) {
    const people = await Person.findAll({
      where: { id: frontier },
      include: [{ association: 'films', include: ['cast'] }],
      order: ['id', ['films', 'year', 'ASC']],
    })
    frontier = []
    for (const person of people)
      for (const film of person.films)
        for (const actor of film.cast) {
          if (paths.has(actor.name)) continue
          paths.set(actor.name, [...paths.get(person.name)!, `— ${film.title} —`, actor.name])
          frontier.push(actor.id)
        }
  }
  return {
    title: `Degrees of ${start.name}: ${paths.size - 1} of ${(await Person.count({ include: [{ association: 'films', required: true }] })) - 1} actors are linked to him`,
    head: ['To', 'Degree', 'By way of'],
    rows: goals.map((name) => {
      const path = paths.get(name) ?? []
      return [name, (path.length - 1) / 2, path.join(' ')]
    }),
    widths: [20, 8, 88],
    right: ['Degree'],
  }
}

/** The mixins: what a film gets by its associations, to read and to write, in a transaction that is undone. */
export async function premiere(): Promise<Answer> {
  const steps: [string, string][] = []
  const undone = await Film.sequelize
    .transaction(async () => {
      const nolan = await Person.findOne({ where: { name: 'Christopher Nolan' }, rejectOnEmpty: true })
      const universal = await Studio.findOne({ where: { name: 'Universal' }, rejectOnEmpty: true })
      const film = await nolan.createDirected({
        title: 'Oppenheimer',
        year: 2023,
        minutes: 180,
        studioId: universal.id,
      })
      steps.push(['nolan.createDirected({ title })', film.heading])

      const murphy = await film.createActor(
        { name: 'Cillian Murphy', born: 1976 },
        { through: { character: 'J. Robert Oppenheimer', billing: 1 } },
      )
      const damon = await Person.findOne({ where: { name: 'Matt Damon' }, rejectOnEmpty: true })
      await film.addActor(damon, { through: { character: 'Leslie Groves', billing: 2 } })
      const cast = await film.getCast({ order: ['born'] })
      steps.push([
        'film.getCast()',
        cast.map((actor) => `${actor.name} as ${actor.Role.character}`).join(', '),
      ])

      await film.setGenres(await Genre.findAll({ where: { name: { [Op.in]: ['Drama', 'Thriller'] } } }))
      await film.createOscar({ category: 'Actor', winnerId: murphy.id })
      steps.push(['film.countGenres()', String(await film.countGenres())])
      steps.push(['murphy.countOscars()', String(await murphy.countOscars())])
      steps.push(['film.hasActor(nolan)', String(await film.hasActor(nolan))])
      steps.push(['universal.countFilms()', String(await universal.countFilms())])
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (error instanceof Undo) return true
      throw error
    })
  steps.push(['after the rollback: Film.count()', String(undone && (await Film.count()))])
  return { title: 'A premiere, by mixins', head: ['Call', 'Result'], rows: steps }
}

class Undo extends Error {}

function awardLine(category: string, winner: string | undefined): string {
  return winner ? `${category} (${winner})` : category
}

/** The names that come most often, at most two. */
function commonest(names: string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))
  return sorted.slice(0, 2).map(([name, count]) => `${name} ${count}`)
}
