// The CSV files → the database: a bulkCreate a table, in the order of the references. Stores come before their staff
// without a manager, and get him once he is there. All of it is one transaction, which nobody hands around.
import { readTable } from './data'
import type { Models } from './models'

export async function load(models: Models): Promise<void> {
  await models.Store.sequelize.transaction(async () => {
    await loadPlaces(models)
    await loadFilms(models)
    await loadStores(models)
    await loadRentals(models)
  })
}

async function loadPlaces({ Country, City, Address }: Models) {
  await Country.bulkCreate(
    readTable('country', (row) => ({
      countryId: row.number('country_id'),
      country: row.text('country'),
      lastUpdate: row.time('last_update'),
    })),
  )
  await City.bulkCreate(
    readTable('city', (row) => ({
      cityId: row.number('city_id'),
      city: row.text('city'),
      countryId: row.number('country_id'),
      lastUpdate: row.time('last_update'),
    })),
  )
  await Address.bulkCreate(
    readTable('address', (row) => ({
      addressId: row.number('address_id'),
      address: row.text('address'),
      address2: row.textOrNull('address2'),
      district: row.text('district'),
      cityId: row.number('city_id'),
      postalCode: row.textOrNull('postal_code'),
      phone: row.text('phone'),
      lastUpdate: row.time('last_update'),
    })),
  )
}

async function loadFilms(models: Models) {
  const { Language, Film, Actor, Category, FilmActor, FilmCategory } = models
  await Language.bulkCreate(
    readTable('language', (row) => ({
      languageId: row.number('language_id'),
      name: row.text('name'),
      lastUpdate: row.time('last_update'),
    })),
  )
  await Film.bulkCreate(
    readTable('film', (row) => ({
      filmId: row.number('film_id'),
      title: row.text('title'),
      description: row.textOrNull('description'),
      releaseYear: row.number('release_year'),
      languageId: row.number('language_id'),
      originalLanguageId: row.numberOrNull('original_language_id'),
      rentalDuration: row.number('rental_duration'),
      rentalRate: row.number('rental_rate'),
      minutes: row.number('length'),
      replacementCost: row.number('replacement_cost'),
      rating: row.oneOf('rating', ['G', 'PG', 'PG-13', 'R', 'NC-17']),
      lastUpdate: row.time('last_update'),
      specialFeatures: row.list('special_features'),
    })),
  )
  await Actor.bulkCreate(
    readTable('actor', (row) => ({
      actorId: row.number('actor_id'),
      firstName: row.text('first_name'),
      lastName: row.text('last_name'),
      lastUpdate: row.time('last_update'),
    })),
  )
  await Category.bulkCreate(
    readTable('category', (row) => ({
      categoryId: row.number('category_id'),
      name: row.text('name'),
      lastUpdate: row.time('last_update'),
    })),
  )
  await FilmActor.bulkCreate(
    readTable('film_actor', (row) => ({
      actorId: row.number('actor_id'),
      filmId: row.number('film_id'),
      lastUpdate: row.time('last_update'),
    })),
  )
  await FilmCategory.bulkCreate(
    readTable('film_category', (row) => ({
      filmId: row.number('film_id'),
      categoryId: row.number('category_id'),
      lastUpdate: row.time('last_update'),
    })),
  )
}

async function loadStores({ Store, Staff, Inventory }: Models) {
  const managers = new Map<number, number>()
  const stores = await Store.bulkCreate(
    readTable('store', (row) => {
      managers.set(row.number('store_id'), row.number('manager_staff_id'))
      return {
        storeId: row.number('store_id'),
        addressId: row.number('address_id'),
        lastUpdate: row.time('last_update'),
      }
    }),
  )
  await Staff.bulkCreate(
    readTable('staff', (row) => ({
      staffId: row.number('staff_id'),
      firstName: row.text('first_name'),
      lastName: row.text('last_name'),
      addressId: row.number('address_id'),
      email: row.textOrNull('email'),
      storeId: row.number('store_id'),
      active: row.flag('active'),
      username: row.text('username'),
      password: row.textOrNull('password'),
      lastUpdate: row.time('last_update'),
    })),
  )
  for (const store of stores) {
    await store.setManager(managers.get(store.storeId) ?? null, { silent: true })
  }
  await Inventory.bulkCreate(
    readTable('inventory', (row) => ({
      inventoryId: row.number('inventory_id'),
      filmId: row.number('film_id'),
      storeId: row.number('store_id'),
      lastUpdate: row.time('last_update'),
    })),
  )
}

async function loadRentals({ Customer, Rental, Payment }: Models) {
  await Customer.bulkCreate(
    readTable('customer', (row) => ({
      customerId: row.number('customer_id'),
      storeId: row.number('store_id'),
      firstName: row.text('first_name'),
      lastName: row.text('last_name'),
      email: row.textOrNull('email'),
      addressId: row.number('address_id'),
      activebool: row.flag('activebool'),
      createDate: row.text('create_date'),
      lastUpdate: row.time('last_update'),
      active: row.number('active'),
    })),
  )
  await Rental.bulkCreate(
    readTable('rental', (row) => ({
      rentalId: row.number('rental_id'),
      rentalDate: row.time('rental_date'),
      inventoryId: row.number('inventory_id'),
      customerId: row.number('customer_id'),
      returnDate: row.timeOrNull('return_date'),
      staffId: row.number('staff_id'),
      lastUpdate: row.time('last_update'),
    })),
  )
  await Payment.bulkCreate(
    readTable('payment', (row) => ({
      paymentId: row.number('payment_id'),
      customerId: row.number('customer_id'),
      staffId: row.number('staff_id'),
      rentalId: row.number('rental_id'),
      amount: row.number('amount'),
      paymentDate: row.time('payment_date'),
    })),
  )
}
