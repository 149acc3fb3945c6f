// What sync and the load left behind: every row of every file, the keys that the tables were declared with, no row that
// points nowhere.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readTable } from '../data'
import type { Shop } from '../shop'

export function lookAtTables(shop: Shop): void {
  test('every line of every file is a row', async () => {
    const { Country, City, Address, Language, Film, Actor, Category, FilmActor, FilmCategory } = shop
    const { Inventory, Store, Staff, Customer, Rental, Payment } = shop
    const models = [Country, City, Address, Language, Film, Actor, Category, FilmActor, FilmCategory]
    const counts: Record<string, number> = {}
    for (const model of [...models, Inventory, Store, Staff, Customer, Rental, Payment]) {
      counts[model.tableName] = await shop.counting(1, () => model.count())
    }
    assert.deepEqual(counts, {
      country: 109,
      city: 600,
      address: 603,
      language: 6,
      film: 1000,
      actor: 200,
      category: 16,
      film_actor: 5462,
      film_category: 1000,
      inventory: 4581,
      store: 2,
      staff: 2,
      customer: 599,
      rental: 16_044,
      payment: 16_049,
    })
  })

  test('rows are as the files have them: text, numbers, times, flags, lists, NULL', async () => {
    const films = readTable('film', (row) => [
      row.number('film_id'),
      row.text('description'),
      row.list('special_features'),
    ])
    const read = await shop.Film.findAll({ order: ['filmId'] })
    assert.deepEqual(
      read.map((film) => [film.filmId, film.description, film.specialFeatures]),
      films,
    )

    const rentals = readTable('rental', (row) => [row.time('rental_date'), row.timeOrNull('return_date')])
    const found = await shop.Rental.findAll({ order: ['rentalId'] })
    assert.deepEqual(
      found.map((rental) => [rental.rentalDate, rental.returnDate]),
      rentals,
    )

    const customers = readTable('customer', (row) => [
      row.flag('activebool'),
      row.text('create_date'),
      row.number('active'),
    ])
    const people = await shop.Customer.findAll({ order: ['customerId'] })
    assert.deepEqual(
      people.map((one) => [one.activebool, one.createDate, one.active]),
      customers,
    )
  })

  test('no row points at a row that is not there, the circle of shops and staff included', async () => {
    assert.deepEqual(await shop.sql('PRAGMA foreign_key_check'), [])
    assert.deepEqual(await shop.sql('SELECT store_id, manager_staff_id FROM store'), [
      { store_id: 1, manager_staff_id: 1 },
      { store_id: 2, manager_staff_id: 2 },
    ])
    const keys = await shop.sql(
      `SELECT m.name AS source, k."from" AS key, k."table" AS target, k.on_delete AS onDelete
       FROM sqlite_master m, pragma_foreign_key_list(m.name) k
       WHERE m.type = 'table' AND m.name IN ('film', 'film_actor', 'staff', 'store') ORDER BY source, key`,
    )
    assert.deepEqual(keys, [
      { source: 'film', key: 'language_id', target: 'language', onDelete: 'RESTRICT' },
      { source: 'film', key: 'original_language_id', target: 'language', onDelete: 'SET NULL' },
      { source: 'film_actor', key: 'actor_id', target: 'actor', onDelete: 'RESTRICT' },
      { source: 'film_actor', key: 'film_id', target: 'film', onDelete: 'RESTRICT' },
      { source: 'staff', key: 'address_id', target: 'address', onDelete: 'RESTRICT' },
      { source: 'staff', key: 'store_id', target: 'store', onDelete: 'RESTRICT' },
      { source: 'store', key: 'address_id', target: 'address', onDelete: 'RESTRICT' },
      { source: 'store', key: 'manager_staff_id', target: 'staff', onDelete: 'SET NULL' },
    ])
  })

  test('junctions have the pair as their key, and no id', async () => {
    const columns = await shop.sql(
      `SELECT m.name AS source, c.name AS name, c.pk FROM sqlite_master m, pragma_table_info(m.name) c
       WHERE m.name IN ('film_actor', 'film_category') ORDER BY source, c.cid`,
    )
    assert.deepEqual(columns, [
      { source: 'film_actor', name: 'actor_id', pk: 1 },
      { source: 'film_actor', name: 'film_id', pk: 2 },
      { source: 'film_actor', name: 'last_update', pk: 0 },
      { source: 'film_category', name: 'film_id', pk: 1 },
      { source: 'film_category', name: 'category_id', pk: 2 },
      { source: 'film_category', name: 'last_update', pk: 0 },
    ])
  })

  test('a second sync finds all as it should be', async () => {
    const changes: string[] = []
    const logging = (statement: string) => {
      if (/\b(CREATE|ALTER|DROP|INSERT|BEGIN)\b/.test(statement)) changes.push(statement)
    }
    await shop.sequelize.sync({ logging })
    await shop.sequelize.sync({ alter: true, logging })
    assert.deepEqual(changes, [])
    assert.equal(await shop.Payment.count(), 16_049)
    assert.deepEqual(await shop.sql('PRAGMA foreign_key_check'), [])
  })
}
