// The films example: its facts fit together, its questions are answered right, `npm start` prints them, and its picture in
// the README is that of its models.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { before, test } from 'node:test'
import { films, people, studios } from '../../examples/films/data'
import { load } from '../../examples/films/load'
import { Film, Oscar, Person, Role, log, sequelize } from '../../examples/films/models'
import * as questions from '../../examples/films/questions'

const root = resolve(__dirname, '../..')
before(load)

test('the facts fit together: who speaks a line plays in the film, who is named has a year of birth', () => {
  const titles = new Set(films.map((film) => film.title))
  assert.equal(titles.size, films.length)
  const named = new Set<string>()
  for (const film of films) {
    const cast = new Set(film.cast.map(([actor]) => actor))
    assert.equal(cast.size, film.cast.length, `${film.title}: someone is there twice`)
    if (film.quote) assert.ok(cast.has(film.quote[1]), `${film.title}: ${film.quote[1]} is not in the cast`)
    for (const [category, person] of film.oscars ?? [])
      if (person) assert.ok(cast.has(person) || person === film.director, `${film.title}: ${category}`)
    if (film.follows) assert.ok(titles.has(film.follows), film.follows)
    for (const name of [film.director, ...cast]) {
      const age = film.year - people[name]!
      assert.ok(age >= 10 && age < 90, `${name} was ${age} in ${film.title}`)
      named.add(name)
    }
  }
  assert.deepEqual(
    Object.keys(people).filter((name) => !named.has(name)),
    [],
  )
  assert.deepEqual(
    studios.filter(({ name }) => !films.some((film) => film.studio === name)),
    [],
  )
})

test('everything in data.ts is in the database', async () => {
  assert.equal(await Film.count(), films.length)
  assert.equal(await Person.count(), Object.keys(people).length)
  assert.equal(await Role.count(), films.flatMap((film) => film.cast).length)
  assert.equal(await Oscar.count(), films.flatMap((film) => film.oscars ?? []).length)
})

test('every question has its answer, and none asks for each row by itself', async () => {
  for (const [name, question] of Object.entries(questions)) {
    log.length = 0
    const { head, rows } = await question()
    assert.ok(rows.length > 0, name)
    for (const row of rows) {
      assert.equal(row.length, head.length, name)
      assert.ok(!row.some((cell) => /undefined|null|NaN/.test(String(cell))), `${name}: ${row.join(', ')}`)
    }
    assert.ok(log.length <= 21, `${name} took ${log.length} statements`)
  }
})

test('some answers, checked by hand', async () => {
  const filmography = await questions.filmography()
  assert.deepEqual(filmography.rows[1], [1977, 'Star Wars', 'Han Solo', 2, 'George Lucas'])
  const decades = await questions.decades()
  assert.deepEqual(
    decades.rows.map((row) => row[1]),
    [4, 10, 5, 8, 6, 9, 3, 3],
  )
  const degrees = await questions.degrees()
  assert.deepEqual(
    degrees.rows.map(([name, degree]) => `${name} ${degree}`),
    [
      'Ingrid Bergman 1',
      'Grace Kelly 3',
      'Harrison Ford 3',
      'Jodie Foster 6',
      'Samuel L. Jackson 6',
      'Tom Hardy 6',
    ],
  )
  const together = await questions.together()
  assert.deepEqual(together.rows[0]!.slice(0, 2), ['John Cazale & Robert Duvall', 3])
  const sequels = await questions.sequels()
  assert.deepEqual(sequels.rows[2], [
    'Alien (1979)',
    'Aliens (1986)',
    '7 years',
    'Ridley Scott, then James Cameron',
  ])
  const premiere = await questions.premiere()
  assert.equal(premiere.rows.at(-1)![1], String(films.length))
})

test('npm start prints every table', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  assert.equal(scripts.start, 'tsx examples/films/main.ts')
  const command = ['--import', 'tsx', 'examples/films/main.ts']
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' })
  assert.equal(stderr, '')
  assert.equal(status, 0)
  assert.equal(stdout.match(/^\S.* {2}\d+ statements?$/gm)?.length, Object.keys(questions).length)
  assert.match(stdout, /│ 1977 │ Star Wars +│ Han Solo/)
  const widest = Math.max(...stdout.split('\n').map((line) => line.length))
  assert.ok(widest <= 121, `a line of ${widest} characters does not fit a terminal`)
})

test("the README's picture is that of the models", () => {
  const picture = readFileSync(join(root, 'docs/films.svg'), 'utf8')
  assert.equal(
    sequelize.diagram(),
    picture,
    'npx tsx src/cli.ts diagram examples/films/models.ts --out docs/films.svg',
  )
  assert.ok(readFileSync(join(root, 'README.md'), 'utf8').includes('](docs/films.svg)'))
})
