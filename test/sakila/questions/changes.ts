// What a shop does all day: new rentals, casts that change, prices that rise, managers that swap. Each in a transaction
// that is rolled back, and each looked at in SQL before it is.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ForeignKeyConstraintError, Op, UniqueConstraintError, ValidationError, fn, literal } from 'relata'
import type { Shop } from '../shop'

export function changeThings(shop: Shop): void {
  const { sequelize, Film, Actor, Category, FilmActor, Language, Country } = shop
  const { Store, Staff, Customer, Inventory, Rental, Payment } = shop

  /** The first column of the only row. */
  const value = async (sql: string) => Object.values((await shop.sql(sql))[0] ?? {})[0]
  const castOf = async (filmId: number) =>
    (
      await shop.sql<{ id: number }>('SELECT actor_id AS id FROM film_actor WHERE film_id = $1 ORDER BY 1', [
        filmId,
      ])
    ).map(({ id }) => id)

  test('a cast is set, added to and removed from; who stays keeps his row', async () => {
    assert.deepEqual(await castOf(1), [1, 10, 20, 30, 40, 53, 108, 162, 188, 198])
    await shop.undone(async () => {
      const film = await Film.findByPk(1, { rejectOnEmpty: true })
      const noted = new Date('2020-02-02T02:02:02Z')
      await shop.counting(3, () => film.setActors([1, 10, 2], { through: { lastUpdate: noted } }))
      assert.deepEqual(await castOf(1), [1, 2, 10])

      const [first, second] = await Actor.findAll({ where: { actorId: [3, 4] }, order: ['actorId'] })
      assert.ok(first && second)
      await film.addActor(first)
      await film.addActors([second, 10, '2'])
      assert.deepEqual(await castOf(1), [1, 2, 3, 4, 10])

      await shop.counting(1, () => film.removeActors([first, 4]))
      assert.deepEqual(await castOf(1), [1, 2, 10])
      assert.equal(await film.countActors(), 3)
      assert.equal(await film.hasActors([1, 2, 10]), true)
      assert.equal(await film.hasActor(first), false)

      const [added] = await film.getActors({ where: { actorId: 2 } })
      assert.deepEqual(added?.FilmActor.lastUpdate, noted)
      assert.equal(
        await first.countFilms(),
        await value('SELECT COUNT(*) FROM film_actor WHERE actor_id = 3'),
      )

      await film.setActors([])
      assert.deepEqual(await castOf(1), [])
    })
    assert.deepEqual(await castOf(1), [1, 10, 20, 30, 40, 53, 108, 162, 188, 198])
  })

  test('a set with the same keys as text changes nothing', async () => {
    await shop.undone(async () => {
      const film = await Film.findByPk(1, { include: ['actors'], rejectOnEmpty: true })
      await shop.counting(1, () => film.setActors(film.actors.map((actor) => String(actor.actorId))))
      assert.equal(
        await value(`SELECT MAX(last_update) FROM film_actor WHERE film_id = 1`),
        '2006-02-15 05:05:03.000 +00:00',
      )
    })
  })

  test('a new actor is made on a film: the target, then the join row', async () => {
    await shop.undone(async () => {
      const film = await Film.findByPk(2, { rejectOnEmpty: true })
      const actor = await film.createActor({ firstName: 'ADA', lastName: 'LOVELACE' })
      assert.equal(actor.actorId, 201)
      assert.equal(await value('SELECT COUNT(*) FROM film_actor WHERE actor_id = 201 AND film_id = 2'), 1)
      await assert.rejects(FilmActor.create({ actorId: 201, filmId: 2 }), UniqueConstraintError)
    })
  })

  test('a rental with its payment is created in one call', async () => {
    await shop.undone(async () => {
      const customer = await Customer.findByPk(1, { include: ['store'], rejectOnEmpty: true })
      const copy = await Inventory.findOne({
        where: { storeId: customer.store.storeId },
        rejectOnEmpty: true,
      })
      const rental = await Rental.create(
        {
          rentalDate: new Date('2006-03-01T10:00:00Z'),
          inventoryId: copy.inventoryId,
          customerId: customer.customerId,
          staffId: 1,
          payments: [
            {
              customerId: customer.customerId,
              staffId: 1,
              amount: 2.99,
              paymentDate: new Date('2006-03-01T10:00:00Z'),
            },
          ],
        },
        { include: ['payments'] },
      )
      assert.equal(await Payment.count({ where: { rentalId: rental.rentalId } }), 1)
      assert.equal(
        await value(
          `SELECT amount FROM payment JOIN rental USING (rental_id) WHERE rental_date = '2006-03-01 10:00:00.000 +00:00'`,
        ),
        2.99,
      )

      const again = await customer.createRental({
        rentalDate: new Date(),
        inventoryId: copy.inventoryId,
        staffId: 2,
      })
      assert.equal(again.customerId, 1)
      assert.equal(
        await customer.countRentals(),
        await value('SELECT COUNT(*) FROM rental WHERE customer_id = 1'),
      )
    })
    assert.equal(await Rental.count(), 16_044)
  })

  test('nothing of a nested create is kept where a part of it fails', async () => {
    const rentalDate = new Date('2006-03-02T10:00:00Z')
    await assert.rejects(
      Rental.create(
        {
          rentalDate,
          inventoryId: 1,
          customerId: 1,
          staffId: 1,
          payments: [{ customerId: 1, staffId: 99, amount: 1, paymentDate: rentalDate }],
        },
        { include: ['payments'] },
      ),
      ForeignKeyConstraintError,
    )
    assert.equal(await Rental.count(), 16_044)
  })

  test('prices rise in the database: increment of one row, of many, by an expression', async () => {
    await shop.undone(async () => {
      const film = await Film.findByPk(1, { rejectOnEmpty: true })
      await shop.counting(1, () => film.increment('rentalDuration', { by: 2 }))
      await film.reload()
      assert.equal(film.rentalDuration, 8)
      await film.decrement({ rentalDuration: 1, minutes: 6 })
      assert.deepEqual(
        (await shop.sql('SELECT rental_duration AS duration, length FROM film WHERE film_id = 1'))[0],
        { duration: 7, length: 80 },
      )

      const cost = Number(await value("SELECT SUM(replacement_cost) FROM film WHERE rating = 'G'"))
      await shop.counting(1, () => Film.increment({ replacementCost: 10 }, { where: { rating: 'G' } }))
      assert.equal(
        (await Film.sum('replacementCost', { where: { rating: 'G' } })).toFixed(2),
        (cost + 178 * 10).toFixed(2),
      )
      const [changed] = await shop.counting(1, () =>
        Film.update({ rentalRate: literal('rental_rate * 2') }, { where: { filmId: { [Op.lte]: 3 } } }),
      )
      assert.equal(changed, 3)
      assert.deepEqual(
        (
          await shop.sql<{ rate: number }>(
            'SELECT rental_rate AS rate FROM film WHERE film_id <= 3 ORDER BY film_id',
          )
        ).map(({ rate }) => rate),
        [1.98, 9.98, 5.98],
      )
    })
  })

  test('upsert, findOrCreate and bulkCreate with updateOnDuplicate meet what is there', async () => {
    await shop.undone(async () => {
      await shop.counting(1, () => Language.upsert({ languageId: 6, name: 'Deutsch' }))
      await shop.counting(1, () => Language.upsert({ languageId: 7, name: 'Latin' }))
      const [found, isNew] = await Country.findOrCreate({ where: { country: 'Canada' } })
      assert.deepEqual([found.countryId, isNew], [20, false])
      const [made, isMade] = await Country.findOrCreate({ where: { country: 'Atlantis' } })
      assert.deepEqual([made.countryId, isMade], [110, true])
      await shop.counting(1, () =>
        Category.bulkCreate(
          [
            { categoryId: 1, name: 'Doing' },
            { categoryId: 17, name: 'Thinking' },
          ],
          { updateOnDuplicate: ['name'] },
        ),
      )
      assert.deepEqual(
        await shop.sql(
          `SELECT name FROM language WHERE language_id > 5 UNION ALL SELECT country FROM country WHERE country_id > 109
           UNION ALL SELECT name FROM category WHERE category_id IN (1, 17)`,
        ),
        [
          { name: 'Deutsch' },
          { name: 'Latin' },
          { name: 'Atlantis' },
          { name: 'Doing' },
          { name: 'Thinking' },
        ],
      )
      assert.equal(await (await Category.findByPk(1, { rejectOnEmpty: true })).countFilms(), 64)
    })
  })

  test('the circle turns: the managers swap their shops', async () => {
    await shop.undone(async () => {
      const stores = await Store.findAll({ include: ['manager'], order: ['storeId'] })
      const [first, second] = stores
      assert.ok(first?.manager && second?.manager)
      await shop.counting(1, () => first.setManager(second.manager))
      await shop.counting(1, () => second.setManager(1))
      await assert.rejects(second.setStaff([1]), /storeId cannot be null/)
      await second.addStaff(1)
      assert.deepEqual(
        await shop.sql(
          'SELECT store_id AS store, manager_staff_id AS manager, (SELECT GROUP_CONCAT(staff_id) FROM staff t WHERE t.store_id = s.store_id) AS staff FROM store s',
        ),
        [
          { store: 1, manager: 2, staff: null },
          { store: 2, manager: 1, staff: '1,2' },
        ],
      )
      const jon = await Staff.findByPk(2, { include: ['manages', 'store'], rejectOnEmpty: true })
      assert.deepEqual([jon.manages?.storeId, jon.store.storeId], [1, 2])
      await first.setManager(null)
      assert.equal(await (await jon.reload()).getManages(), null)
    })
  })

  test('what is pointed at cannot be deleted; what is not, can', async () => {
    await shop.undone(async () => {
      const film = await Film.findByPk(1, { rejectOnEmpty: true })
      await assert.rejects(
        sequelize.transaction(() => film.destroy()),
        ForeignKeyConstraintError,
      )
      const alone = await Language.findByPk(5, { rejectOnEmpty: true })
      await shop.counting(1, () => alone.destroy())
      assert.equal(await Language.destroy({ where: { languageId: [3, 4] } }), 2)
      assert.equal(await value('SELECT GROUP_CONCAT(language_id) FROM language'), '1,2,6')
      const removed = await Payment.destroy({ where: { amount: 0 } })
      assert.equal(removed, 24)
      assert.equal(await Payment.count(), 16_049 - 24)
    })
    assert.equal(await Payment.count(), 16_049)
  })

  test('a savepoint is undone alone', async () => {
    await shop.undone(async () => {
      await Country.update({ country: 'Kanada' }, { where: { countryId: 20 } })
      await assert.rejects(
        sequelize.transaction(async (inner) => {
          await Country.update(
            { country: fn('UPPER', literal('country')) },
            { where: {}, transaction: inner },
          )
          assert.equal(await value('SELECT country FROM country WHERE country_id = 20'), 'KANADA')
          throw new RangeError('too loud')
        }),
        RangeError,
      )
      assert.equal(await value('SELECT country FROM country WHERE country_id = 20'), 'Kanada')
    })
    assert.equal(await value('SELECT country FROM country WHERE country_id = 20'), 'Canada')
  })

  test('a row without what its table asks for is refused before any SQL', async () => {
    await shop.counting(0, async () => {
      // @ts-expect-error lastName is missing: the compiler says so, too
      await assert.rejects(Actor.create({ firstName: 'ONLY' }), /lastName cannot be null/)
      await assert.rejects(Film.create({ title: 'X' }), ValidationError)
    })
  })

  test('an instance saves what changed, and its timestamp moves with it', async () => {
    await shop.undone(async () => {
      const customer = await Customer.findByPk(2, { rejectOnEmpty: true })
      const { lastUpdate } = customer
      await shop.counting(0, () => customer.save())
      customer.set({ firstName: 'PAT', email: null })
      assert.deepEqual(customer.changed(), ['firstName', 'email'])
      assert.equal(customer.previous('firstName'), 'PATRICIA')
      await shop.counting(1, () => customer.save())
      assert.ok(customer.lastUpdate > lastUpdate)
      await customer.update({ activebool: false, createDate: '2006-02-15' })
      assert.deepEqual(
        (
          await shop.sql(
            'SELECT first_name AS name, email, activebool, create_date AS day, active FROM customer WHERE customer_id = 2',
          )
        )[0],
        { name: 'PAT', email: null, activebool: 0, day: '2006-02-15', active: 1 },
      )
    })
  })
}
