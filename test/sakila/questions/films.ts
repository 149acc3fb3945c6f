// Questions about films, their languages, casts and categories: to-one joins, N:M both ways, aggregates, pages.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Op, col, fn, literal, where } from 'relata'
import type { Shop } from '../shop'

export function askAboutFilms(shop: Shop): void {
  const { Film, Actor, Category, Language, FilmActor, FilmCategory, Inventory } = shop

  test('a film and its language, by the key', async () => {
    const film = await shop.counting(2, () =>
      Film.findByPk(1, { include: ['language'], rejectOnEmpty: true }),
    )
    const [expected] = await shop.sql(
      `SELECT title, release_year AS year, length, rental_rate AS rate, rating, name, special_features AS features
       FROM film JOIN language USING (language_id) WHERE film_id = 1`,
    )
    assert.deepEqual(
      {
        title: film.title,
        year: film.releaseYear,
        length: film.minutes,
        rate: film.rentalRate,
        rating: film.rating,
        name: film.language.name,
        features: JSON.stringify(film.specialFeatures),
      },
      expected,
    )
    assert.equal(film.heading, 'ACADEMY DINOSAUR (2006)')
    assert.deepEqual(film.lastUpdate, new Date('2006-02-15T05:03:42Z'))
  })

  test('two keys to one table are two aliases, each its own row', async () => {
    await shop.undone(async () => {
      const italian = await Language.findOne({
        where: { name: { [Op.startsWith]: 'Italian' } },
        rejectOnEmpty: true,
      })
      const foreign = await Category.findOne({
        where: { name: 'Foreign' },
        include: ['films'],
        rejectOnEmpty: true,
      })
      const ids = foreign.films.map((film) => film.filmId)
      await shop.counting(1, () =>
        Film.update({ originalLanguageId: italian.languageId }, { where: { filmId: ids } }),
      )

      const films = await shop.counting(1, () =>
        Film.findAll({
          include: ['language', 'originalLanguage'],
          where: {
            '$originalLanguage.name$': { [Op.like]: 'Ital%' },
            '$language.name$': { [Op.like]: 'Engl%' },
          },
          order: ['title'],
        }),
      )
      assert.deepEqual(
        films.map((film) => ({
          title: film.title,
          spoken: film.language.name,
          shot: film.originalLanguage?.name,
        })),
        await shop.sql(
          `SELECT f.title, s.name AS spoken, o.name AS shot FROM film f
           JOIN language s ON s.language_id = f.language_id
           JOIN language o ON o.language_id = f.original_language_id
           WHERE s.name LIKE 'Engl%' AND o.name LIKE 'Ital%' ORDER BY f.title`,
        ),
      )
      assert.equal(films.length, 73)
      assert.equal(await italian.countOriginals(), 73)
      assert.equal(await italian.countFilms(), 0)
    })
    assert.equal(await Film.count({ where: { originalLanguageId: { [Op.ne]: null } } }), 0)
  })

  test('languages with and without films: counted over a left join', async () => {
    const languages = await shop.counting(1, () =>
      Language.findAll({
        attributes: [
          'languageId',
          [fn('TRIM', col('name')), 'name'],
          [fn('COUNT', col('films.film_id')), 'films'],
        ],
        include: [{ association: 'films', attributes: [] }],
        group: ['Language.language_id'],
        order: [['languageId', 'ASC']],
        raw: true,
      }),
    )
    assert.deepEqual(
      languages,
      await shop.sql(
        `SELECT l.language_id AS languageId, TRIM(l.name) AS name, COUNT(f.film_id) AS films
         FROM language l LEFT JOIN film f USING (language_id) GROUP BY 1 ORDER BY 1`,
      ),
    )
  })

  test('the cast of every film, with the join rows', async () => {
    const films = await shop.counting(2, () =>
      Film.findAll({
        include: [{ association: 'actors', order: ['lastName', 'actorId'] }],
        order: ['filmId'],
      }),
    )
    assert.deepEqual(
      films.flatMap((film) =>
        film.actors.map((actor) => ({
          film: film.filmId,
          actor: actor.actorId,
          name: actor.fullName,
          noted: actor.FilmActor.lastUpdate.getTime(),
        })),
      ),
      await shop.sql(
        `SELECT film_id AS film, actor_id AS actor, first_name || ' ' || last_name AS name,
           CAST(strftime('%s', substr(fa.last_update, 1, 19)) AS INTEGER) * 1000 AS noted
         FROM film_actor fa JOIN actor a USING (actor_id) ORDER BY film_id, last_name, actor_id`,
      ),
    )
    assert.equal(films.filter((film) => film.actors.length === 0).length, 3)
  })

  test("an actor's films by the mixin, with conditions and an order", async () => {
    const actor = await Actor.findOne({
      where: { firstName: 'NICK', lastName: 'WAHLBERG' },
      rejectOnEmpty: true,
    })
    const films = await shop.counting(1, () =>
      actor.getFilms({
        where: { rating: ['PG', 'PG-13'], minutes: { [Op.gte]: 100 } },
        order: [['minutes', 'DESC'], 'title'],
        joinTableAttributes: [],
      }),
    )
    assert.deepEqual(
      films.map(({ title, minutes }) => ({ title, minutes })),
      await shop.sql(
        `SELECT title, length AS minutes FROM film JOIN film_actor USING (film_id) JOIN actor USING (actor_id)
         WHERE first_name = 'NICK' AND last_name = 'WAHLBERG' AND rating IN ('PG', 'PG-13') AND length >= 100
         ORDER BY length DESC, title`,
      ),
    )
    assert.equal(await shop.counting(1, () => actor.countFilms()), 25)
    assert.equal(await shop.counting(1, () => actor.hasFilms(films)), true)
    assert.equal(await shop.counting(1, () => actor.hasFilm(1)), false)
  })

  test('films per category, only the large ones: group, having, order by the count', async () => {
    const categories = await shop.counting(1, () =>
      Category.findAll({
        attributes: [
          'name',
          [fn('COUNT', col('films.film_id')), 'films'],
          [fn('AVG', col('films.length')), 'minutes'],
        ],
        include: [{ association: 'films', attributes: [], through: { attributes: [] } }],
        group: ['Category.category_id'],
        having: where(fn('COUNT', col('films.film_id')), { [Op.gt]: 60 }),
        order: [
          [literal('films'), 'DESC'],
          ['name', 'ASC'],
        ],
        raw: true,
      }),
    )
    assert.deepEqual(
      categories,
      await shop.sql(
        `SELECT c.name, COUNT(*) AS films, AVG(f.length) AS minutes FROM category c
         JOIN film_category USING (category_id) JOIN film f USING (film_id)
         GROUP BY c.category_id HAVING COUNT(*) > 60 ORDER BY films DESC, c.name`,
      ),
    )
    assert.deepEqual(
      categories.slice(0, 3).map(({ name, films }) => [name, films]),
      [
        ['Sports', 74],
        ['Foreign', 73],
        ['Family', 69],
      ],
    )
  })

  test('a page of the films of one category, and how many there are', async () => {
    const page = await shop.counting(4, () =>
      Film.findAndCountAll({
        include: [
          { association: 'categories', where: { name: 'Horror' } },
          { association: 'actors', attributes: ['actorId'] },
        ],
        order: [['minutes', 'DESC'], 'filmId'],
        limit: 10,
        offset: 20,
      }),
    )
    const horror = `FROM film JOIN film_category USING (film_id) JOIN category c USING (category_id) WHERE c.name = 'Horror'`
    assert.deepEqual(
      page.rows.map((film) => ({
        filmId: film.filmId,
        genre: film.categories[0]?.name,
        cast: film.actors.length,
      })),
      await shop.sql(
        `SELECT film_id AS filmId, c.name AS genre,
           (SELECT COUNT(*) FROM film_actor WHERE film_actor.film_id = film.film_id) AS cast
         ${horror} ORDER BY length DESC, film_id LIMIT 10 OFFSET 20`,
      ),
    )
    const [{ films }] = await shop.sql<{ films: number }>(`SELECT COUNT(*) AS films ${horror}`)
    assert.equal(page.count, films)
  })

  test('two to-many conditions at once: an actor of that name in a film of that category', async () => {
    const films = await shop.counting(3, () =>
      Film.findAll({
        attributes: ['filmId', 'title'],
        include: [
          { association: 'categories', where: { name: 'Sci-Fi' }, attributes: ['name'] },
          { association: 'actors', where: { lastName: 'KILMER' }, attributes: ['firstName', 'lastName'] },
        ],
        order: ['title'],
      }),
    )
    assert.deepEqual(
      films
        .flatMap((film) => film.actors.map((actor) => `${film.title}: ${actor.firstName} ${actor.lastName}`))
        .sort(),
      (
        await shop.sql<{ line: string }>(
          `SELECT title || ': ' || first_name || ' ' || last_name AS line FROM film
           JOIN film_category USING (film_id) JOIN category c USING (category_id)
           JOIN film_actor USING (film_id) JOIN actor USING (actor_id)
           WHERE c.name = 'Sci-Fi' AND last_name = 'KILMER' ORDER BY 1`,
        )
      ).map(({ line }) => line),
    )
    assert.ok(films.length > 0)
  })

  test('children of two to-many includes in one statement are not multiplied', async () => {
    const films = await shop.counting(1, () =>
      Film.findAll({
        where: { filmId: { [Op.lte]: 50 } },
        include: [
          { association: 'actors', strategy: 'join' },
          { association: 'copies', strategy: 'join' },
        ],
        order: ['filmId'],
      }),
    )
    assert.deepEqual(
      films.map((film) => ({ id: film.filmId, cast: film.actors.length, copies: film.copies.length })),
      await shop.sql(
        `SELECT film_id AS id, (SELECT COUNT(*) FROM film_actor a WHERE a.film_id = f.film_id) AS cast,
           (SELECT COUNT(*) FROM inventory i WHERE i.film_id = f.film_id) AS copies
         FROM film f WHERE film_id <= 50 ORDER BY film_id`,
      ),
    )
  })

  test('the three longest films of each category: a limit for each parent of an N:M', async () => {
    const categories = await shop.counting(2, () =>
      Category.findAll({
        include: [
          {
            association: 'films',
            attributes: ['title', 'minutes'],
            order: [['minutes', 'DESC'], 'title'],
            limit: 3,
          },
        ],
        order: ['name'],
      }),
    )
    assert.deepEqual(
      categories.flatMap(({ name, films }) => films.map(({ title, minutes }) => ({ name, title, minutes }))),
      await shop.sql(
        `SELECT name, title, minutes FROM (
           SELECT c.name, f.title, f.length AS minutes,
             ROW_NUMBER() OVER (PARTITION BY c.category_id ORDER BY f.length DESC, f.title) AS place
           FROM category c JOIN film_category USING (category_id) JOIN film f USING (film_id))
         WHERE place <= 3 ORDER BY name, place`,
      ),
    )
  })

  test('films that no shop has: a left join that finds nothing', async () => {
    const films = await shop.counting(1, () =>
      Film.findAll({
        attributes: ['title'],
        include: [{ association: 'copies', attributes: [], required: false }],
        where: { '$copies.inventory_id$': null },
        order: ['title'],
      }),
    )
    const missing = await shop.sql<{ title: string }>(
      'SELECT title FROM film WHERE film_id NOT IN (SELECT film_id FROM inventory) ORDER BY title',
    )
    assert.deepEqual(
      films.map((film) => film.title),
      missing.map((row) => row.title),
    )
    assert.equal(films.length, 42)
    const counted = await Film.count({ include: [{ association: 'copies', required: true }], distinct: true })
    assert.equal(counted, 958)
  })

  test('count, sum, min, max and averages of the films, plain and by rating', async () => {
    const [whole] = await shop.sql(
      `SELECT COUNT(*) AS films, SUM(replacement_cost) AS cost, MIN(length) AS shortest, MAX(length) AS longest, AVG(length) AS average FROM film`,
    )
    const answer = await shop.counting(5, async () => ({
      films: await Film.count(),
      cost: await Film.sum('replacementCost'),
      shortest: await Film.min('minutes'),
      longest: await Film.max('minutes'),
      average: await Film.aggregate('minutes', 'avg', { dataType: 'float' }),
    }))
    assert.deepEqual(answer, whole)
    assert.deepEqual(
      await shop.counting(1, () => Film.count({ group: ['rating'], where: { minutes: { [Op.gt]: 90 } } })),
      await shop.sql('SELECT rating, COUNT(*) AS count FROM film WHERE length > 90 GROUP BY rating'),
    )
    assert.deepEqual(
      await shop.counting(1, () =>
        Film.count({ include: [{ association: 'categories', attributes: [] }], group: ['categories.name'] }),
      ),
      await shop.sql(
        'SELECT name, COUNT(*) AS count FROM film_category JOIN category USING (category_id) GROUP BY name',
      ),
    )
    assert.deepEqual(
      await shop.counting(1, () =>
        Film.findAll({
          attributes: [
            'rating',
            [fn('MAX', col('rental_rate')), 'dearest'],
            [fn('COUNT', fn('DISTINCT', col('length'))), 'lengths'],
          ],
          group: 'rating',
          order: ['rating'],
          raw: true,
        }),
      ),
      await shop.sql(
        `SELECT rating, MAX(rental_rate) AS dearest, COUNT(DISTINCT length) AS lengths FROM film GROUP BY rating ORDER BY rating`,
      ),
    )
  })

  test('the busiest actors, counted over the junction', async () => {
    const actors = await shop.counting(1, () =>
      Actor.findAll({
        attributes: ['actorId', 'firstName', 'lastName', [fn('COUNT', col('films.film_id')), 'roles']],
        include: [{ association: 'films', attributes: [], through: { attributes: [] }, required: true }],
        group: ['Actor.actor_id'],
        having: where(fn('COUNT', col('films.film_id')), Op.gte, 39),
        order: [
          [literal('roles'), 'DESC'],
          ['actorId', 'ASC'],
        ],
      }),
    )
    assert.deepEqual(
      actors.map((actor) => ({ name: actor.fullName, roles: actor.get('roles') })),
      await shop.sql(
        `SELECT first_name || ' ' || last_name AS name, COUNT(*) AS roles FROM actor JOIN film_actor USING (actor_id)
         GROUP BY actor_id HAVING COUNT(*) >= 39 ORDER BY roles DESC, actor_id`,
      ),
    )
    assert.equal(actors[0]?.fullName, 'GINA DEGENERES')
  })

  test('three levels deep: actors, their films, the categories and the language of these', async () => {
    const actors = await shop.counting(4, () =>
      Actor.findAll({
        where: { lastName: { [Op.in]: ['AKROYD', 'BERRY'] } },
        include: {
          films: {
            order: ['title'],
            include: { categories: { attributes: ['name'] }, language: { attributes: ['name'] } },
          },
        },
        order: ['lastName', 'firstName'],
      }),
    )
    assert.deepEqual(
      actors.flatMap((actor) =>
        actor.films.map((film) => ({
          name: actor.fullName,
          title: film.title,
          language: film.language.name.trim(),
          genres: film.categories.map((category) => category.name).join(),
        })),
      ),
      await shop.sql(
        `SELECT first_name || ' ' || last_name AS name, title, TRIM(l.name) AS language,
           (SELECT GROUP_CONCAT(c.name) FROM film_category fc JOIN category c USING (category_id) WHERE fc.film_id = f.film_id) AS genres
         FROM actor JOIN film_actor USING (actor_id) JOIN film f USING (film_id) JOIN language l USING (language_id)
         WHERE last_name IN ('AKROYD', 'BERRY') ORDER BY last_name, first_name, title`,
      ),
    )
  })

  test('the junction is a model of its own: found by both keys, with both ends', async () => {
    const role = await shop.counting(3, () =>
      FilmActor.findByPk({ actorId: 1, filmId: 23 }, { include: ['actor', 'film'], rejectOnEmpty: true }),
    )
    assert.deepEqual(
      { actor: role.actor.fullName, title: role.film.title },
      (
        await shop.sql(
          `SELECT first_name || ' ' || last_name AS actor, title FROM film_actor JOIN actor USING (actor_id) JOIN film USING (film_id)
           WHERE actor_id = 1 AND film_id = 23`,
        )
      )[0],
    )
    assert.equal(await FilmActor.findByPk({ actorId: 1, filmId: 2 }), null)
    const [{ rows }] = await shop.sql<{ rows: number }>(
      'SELECT COUNT(*) AS rows FROM film_category JOIN film USING (film_id) WHERE length < 60',
    )
    const counted = await shop.counting(1, () =>
      FilmCategory.count({ include: [{ association: 'film', where: { minutes: { [Op.lt]: 60 } } }] }),
    )
    assert.equal(counted, rows)
  })

  test('ordered by an association, then by a column of its own', async () => {
    const copies = await shop.counting(1, () =>
      Inventory.findAll({
        include: ['film'],
        order: [
          ['film', 'title', 'DESC'],
          ['inventoryId', 'ASC'],
        ],
        limit: 12,
      }),
    )
    assert.deepEqual(
      copies.map((copy) => ({ id: copy.inventoryId, title: copy.film.title })),
      await shop.sql(
        'SELECT inventory_id AS id, title FROM inventory JOIN film USING (film_id) ORDER BY title DESC, inventory_id LIMIT 12',
      ),
    )
  })

  test('scopes, alternatives and functions in a condition', async () => {
    const count = async (sql: string) =>
      (await shop.sql<{ n: number }>(`SELECT COUNT(*) AS n FROM film WHERE ${sql}`))[0]?.n
    assert.equal(await Film.scope('short').count(), await count('length = 46'))
    assert.equal(
      await Film.scope('short', { method: ['rated', 'PG-13'] }).count(),
      await count("length = 46 AND rating = 'PG-13'"),
    )
    assert.equal(
      await Film.count({
        where: {
          [Op.or]: [
            { title: { [Op.substring]: 'ALIEN' } },
            { description: { [Op.like]: '%Robot%' }, minutes: { [Op.between]: [60, 90] } },
          ],
          [Op.not]: { rating: 'R' },
        },
      }),
      await count(
        "(title LIKE '%ALIEN%' OR (description LIKE '%Robot%' AND length BETWEEN 60 AND 90)) AND NOT rating = 'R'",
      ),
    )
    assert.equal(
      await Film.count({ where: where(fn('json_array_length', col('special_features')), 4) }),
      await count('json_array_length(special_features) = 4'),
    )
  })

  test('plain trees instead of instances, each film once', async () => {
    const films = await shop.counting(2, () =>
      Film.findAll({
        lean: true,
        attributes: ['filmId', 'title'],
        include: [
          { association: 'actors', attributes: ['actorId'], through: { attributes: [] }, order: ['actorId'] },
        ],
        where: { filmId: [1, 2, 3] },
        order: ['filmId'],
      }),
    )
    const rows = await shop.sql<{ filmId: number; title: string; actors: string }>(
      `SELECT film_id AS filmId, title, json_group_array(json_object('actorId', actor_id)) AS actors
       FROM (SELECT * FROM film JOIN film_actor USING (film_id) WHERE film_id <= 3 ORDER BY film_id, actor_id) GROUP BY film_id`,
    )
    assert.deepEqual(
      films,
      rows.map((row) => ({ ...row, actors: JSON.parse(row.actors) })),
    )
  })
}
