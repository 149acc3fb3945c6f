// Questions about customers, rentals, payments and shops: long paths of to-one joins, money summed over them, the circle
// between shops and staff, the newest row of each parent.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Op, col, fn, literal } from 'relata'
import type { Shop } from '../shop'

export function askAboutRentals(shop: Shop): void {
  const { Country, Store, Staff, Customer, Inventory, Rental, Payment } = shop

  test('what a customer rented last: customer → rentals → inventory → film', async () => {
    const customer = await shop.counting(2, () =>
      Customer.findOne({
        where: { email: 'MARY.SMITH@sakilacustomer.org' },
        include: [
          {
            association: 'rentals',
            include: [
              {
                association: 'inventory',
                required: true,
                include: [{ association: 'film', required: true }],
              },
            ],
            order: [['rentalDate', 'DESC']],
            limit: 5,
          },
        ],
        rejectOnEmpty: true,
      }),
    )
    assert.deepEqual(
      customer.rentals.map((rental) => ({
        title: rental.inventory.film.title,
        day: rental.rentalDate.toISOString().slice(0, 10),
      })),
      await shop.sql(
        `SELECT title, substr(rental_date, 1, 10) AS day FROM rental
         JOIN inventory USING (inventory_id) JOIN film USING (film_id) JOIN customer USING (customer_id)
         WHERE email = 'MARY.SMITH@sakilacustomer.org' ORDER BY rental_date DESC LIMIT 5`,
      ),
    )
  })

  test('every rental of a film, over the same path backwards', async () => {
    const rentals = await shop.counting(1, () =>
      Rental.findAll({
        attributes: ['rentalId'],
        where: { '$inventory.film.title$': 'BUCKET BROTHERHOOD' },
        include: [
          {
            association: 'inventory',
            attributes: [],
            required: true,
            include: [{ association: 'film', attributes: [], required: true }],
          },
          { association: 'customer', attributes: ['firstName', 'lastName'], required: true },
        ],
        order: ['rentalDate'],
      }),
    )
    assert.deepEqual(
      rentals.map((rental) => ({
        id: rental.rentalId,
        who: `${rental.customer.firstName} ${rental.customer.lastName}`,
      })),
      await shop.sql(
        `SELECT rental_id AS id, first_name || ' ' || last_name AS who FROM rental
         JOIN inventory USING (inventory_id) JOIN film USING (film_id) JOIN customer USING (customer_id)
         WHERE title = 'BUCKET BROTHERHOOD' ORDER BY rental_date`,
      ),
    )
    assert.equal(rentals.length, 34, 'the film that is rented most')
  })

  test('customers of a country, four tables away, by where on includes', async () => {
    const customers = await shop.counting(1, () =>
      Customer.findAll({
        include: {
          address: {
            required: true,
            include: {
              city: {
                required: true,
                include: { country: { required: true, where: { country: 'Canada' } } },
              },
            },
          },
        },
        order: ['lastName'],
      }),
    )
    assert.deepEqual(
      customers.map((customer) => ({
        name: customer.lastName,
        city: customer.address.city.city,
        country: customer.address.city.country.country,
      })),
      await shop.sql(
        `SELECT last_name AS name, city, country FROM customer JOIN address USING (address_id)
         JOIN city USING (city_id) JOIN country USING (country_id) WHERE country = 'Canada' ORDER BY last_name`,
      ),
    )
    assert.equal(customers.length, 5)
  })

  test('customers per country, counted down four to-many levels', async () => {
    const countries = await shop.counting(1, () =>
      Country.findAll({
        attributes: ['country', [fn('COUNT', col('cities.addresses.customers.customer_id')), 'customers']],
        include: [
          {
            association: 'cities',
            attributes: [],
            include: [
              {
                association: 'addresses',
                attributes: [],
                include: [{ association: 'customers', attributes: [] }],
              },
            ],
          },
        ],
        group: ['Country.country_id'],
        order: [
          [literal('customers'), 'DESC'],
          ['country', 'ASC'],
        ],
        raw: true,
      }),
    )
    assert.deepEqual(
      countries,
      await shop.sql(
        `SELECT country, COUNT(customer_id) AS customers FROM country LEFT JOIN city USING (country_id)
         LEFT JOIN address USING (city_id) LEFT JOIN customer USING (address_id)
         GROUP BY country_id ORDER BY customers DESC, country`,
      ),
    )
    assert.deepEqual(countries[0], { country: 'India', customers: 60 })
  })

  test('films that are still out, with who has them: a page, and the count of all', async () => {
    const page = await shop.counting(2, () =>
      Rental.findAndCountAll({
        where: { returnDate: null },
        include: [
          { association: 'customer', required: true },
          { association: 'inventory', required: true, include: [{ association: 'film', required: true }] },
        ],
        order: [['customer', 'lastName', 'ASC'], 'rentalId'],
        limit: 10,
        offset: 30,
      }),
    )
    assert.deepEqual(
      page.rows.map((rental) => ({ name: rental.customer.lastName, title: rental.inventory.film.title })),
      await shop.sql(
        `SELECT last_name AS name, title FROM rental JOIN customer USING (customer_id)
         JOIN inventory USING (inventory_id) JOIN film USING (film_id)
         WHERE return_date IS NULL ORDER BY last_name, rental_id LIMIT 10 OFFSET 30`,
      ),
    )
    assert.equal(page.count, 183)
    assert.deepEqual(page.rows[0]?.returnDate, null)
  })

  test('rentals kept longer than the film allows: a condition over columns of two tables', async () => {
    const late = await shop.counting(1, () =>
      Rental.count({
        include: [
          { association: 'inventory', required: true, include: [{ association: 'film', required: true }] },
        ],
        where: literal(
          'julianday(substr(`Rental`.`return_date`, 1, 19)) - julianday(substr(`Rental`.`rental_date`, 1, 19)) > `inventory->film`.`rental_duration`',
        ),
      }),
    )
    const [expected] = await shop.sql<{ n: number }>(
      `SELECT COUNT(*) AS n FROM rental JOIN inventory USING (inventory_id) JOIN film USING (film_id)
       WHERE julianday(substr(return_date, 1, 19)) - julianday(substr(rental_date, 1, 19)) > rental_duration`,
    )
    assert.equal(late, expected?.n)
    assert.ok(late > 1000)
  })

  test('rentals of a week, by time', async () => {
    const first = new Date('2005-07-04T00:00:00Z')
    const next = new Date('2005-07-11T00:00:00Z')
    const where = { rentalDate: { [Op.gte]: first, [Op.lt]: next } }
    const [expected] = await shop.sql<{ n: number; last: string }>(
      `SELECT COUNT(*) AS n, MAX(rental_date) AS last FROM rental WHERE rental_date >= '2005-07-04' AND rental_date < '2005-07-11'`,
    )
    assert.equal(await Rental.count({ where }), expected?.n)
    const last = await Rental.max('rentalDate', { where })
    assert.deepEqual(last, new Date(expected?.last ?? 0))
  })

  test('the ten customers who paid most', async () => {
    const customers = await shop.counting(1, () =>
      Customer.findAll({
        attributes: {
          include: [
            [fn('ROUND', fn('SUM', col('payments.amount')), 2), 'paid'],
            [fn('COUNT', col('payments.payment_id')), 'times'],
          ],
        },
        include: [{ association: 'payments', attributes: [] }],
        group: ['Customer.customer_id'],
        order: [[literal('paid'), 'DESC']],
        limit: 10,
        subQuery: false,
      }),
    )
    assert.deepEqual(
      customers.map((customer) => ({
        name: `${customer.firstName} ${customer.lastName}`,
        paid: customer.get('paid'),
        times: customer.get('times'),
      })),
      await shop.sql(
        `SELECT first_name || ' ' || last_name AS name, ROUND(SUM(amount), 2) AS paid, COUNT(*) AS times
         FROM customer JOIN payment USING (customer_id) GROUP BY customer_id ORDER BY paid DESC LIMIT 10`,
      ),
    )
    assert.equal(customers[0]?.lastName, 'SEAL')
  })

  test('revenue by shop, over the staff who took the money', async () => {
    const shops = await shop.counting(1, () =>
      Payment.findAll({
        attributes: [
          [col('staff.store_id'), 'storeId'],
          [fn('ROUND', fn('SUM', col('amount')), 2), 'revenue'],
        ],
        include: [{ association: 'staff', attributes: [], required: true }],
        group: ['staff.store_id'],
        order: [[col('staff.store_id'), 'ASC']],
        raw: true,
      }),
    )
    assert.deepEqual(
      shops,
      await shop.sql(
        `SELECT store_id AS storeId, ROUND(SUM(amount), 2) AS revenue FROM payment JOIN staff USING (staff_id) GROUP BY store_id ORDER BY store_id`,
      ),
    )
  })

  test('revenue by category: payment → rental → inventory → film → categories', async () => {
    const categories = await shop.counting(1, () =>
      Payment.findAll({
        attributes: [
          [col('rental.inventory.film.categories.name'), 'category'],
          [fn('ROUND', fn('SUM', col('Payment.amount')), 2), 'revenue'],
        ],
        include: [
          {
            association: 'rental',
            attributes: [],
            required: true,
            include: [
              {
                association: 'inventory',
                attributes: [],
                required: true,
                include: [
                  {
                    association: 'film',
                    attributes: [],
                    required: true,
                    include: [
                      {
                        association: 'categories',
                        attributes: [],
                        through: { attributes: [] },
                        required: true,
                      },
                    ],
                  },
                ],
              },
            ],
          },
        ],
        group: [col('rental.inventory.film.categories.category_id')],
        order: [[literal('revenue'), 'DESC']],
        raw: true,
      }),
    )
    assert.deepEqual(
      categories,
      await shop.sql(
        `SELECT c.name AS category, ROUND(SUM(amount), 2) AS revenue FROM payment JOIN rental USING (rental_id)
         JOIN inventory USING (inventory_id) JOIN film USING (film_id)
         JOIN film_category USING (film_id) JOIN category c USING (category_id)
         GROUP BY c.category_id ORDER BY revenue DESC`,
      ),
    )
    assert.deepEqual(categories[0], { category: 'Sports', revenue: 5314.21 })
  })

  test('the money as the database adds it: sum with conditions, and by month', async () => {
    const staff = await Staff.findByPk(1, { rejectOnEmpty: true })
    const [expected] = await shop.sql<{ total: number }>(
      'SELECT SUM(amount) AS total FROM payment WHERE staff_id = 1 AND amount > 4.99',
    )
    assert.equal(
      await shop.counting(1, () =>
        Payment.sum('amount', { where: { staffId: staff.staffId, amount: { [Op.gt]: 4.99 } } }),
      ),
      expected?.total,
    )
    assert.deepEqual(
      await shop.counting(1, () =>
        Payment.findAll({
          attributes: [
            [fn('substr', col('payment_date'), 1, 7), 'month'],
            [fn('COUNT', literal('*')), 'payments'],
          ],
          group: [fn('substr', col('payment_date'), 1, 7)],
          order: [literal('month')],
          raw: true,
        }),
      ),
      await shop.sql(
        'SELECT substr(payment_date, 1, 7) AS month, COUNT(*) AS payments FROM payment GROUP BY 1 ORDER BY 1',
      ),
    )
  })

  test('the circle: a shop, its manager, whose shop it is, and all who work there', async () => {
    const stores = await shop.counting(2, () =>
      Store.findAll({
        include: [
          {
            association: 'manager',
            required: true,
            include: [
              { association: 'store', required: true },
              { association: 'manages', required: true },
            ],
          },
          { association: 'staff', include: [{ association: 'address', required: true }] },
        ],
        order: ['storeId'],
      }),
    )
    assert.deepEqual(
      stores.map((store) => ({
        storeId: store.storeId,
        manager: store.manager.username,
        worksIn: store.manager.store.storeId,
        manages: store.manager.manages.storeId,
        staff: store.staff.map((person) => `${person.firstName} of ${person.address.address}`).join(),
      })),
      await shop.sql(
        `SELECT s.store_id AS storeId, m.username AS manager, m.store_id AS worksIn, s.store_id AS manages,
           (SELECT GROUP_CONCAT(first_name || ' of ' || address) FROM staff t JOIN address a USING (address_id) WHERE t.store_id = s.store_id) AS staff
         FROM store s JOIN staff m ON m.staff_id = s.manager_staff_id ORDER BY s.store_id`,
      ),
    )
    const mike = await Staff.findOne({ where: { username: 'Mike' }, rejectOnEmpty: true })
    assert.equal(mike.get('password'), undefined, 'the default scope leaves it out')
    const managed = await shop.counting(1, () => mike.getManages())
    assert.equal(managed?.managerStaffId, mike.staffId)
    assert.equal((await Staff.unscoped().findByPk(mike.staffId))?.password?.length, 40)
  })

  test('the country of the boss of every customer: seven to-one hops in one statement', async () => {
    const customers = await shop.counting(1, () =>
      Customer.findAll({
        attributes: ['customerId'],
        include: {
          store: {
            required: true,
            include: {
              manager: {
                required: true,
                include: {
                  address: {
                    required: true,
                    include: { city: { required: true, include: { country: { required: true } } } },
                  },
                },
              },
            },
          },
        },
        order: ['customerId'],
      }),
    )
    assert.deepEqual(
      customers.map((customer) => ({
        id: customer.customerId,
        country: customer.store.manager.address.city.country.country,
      })),
      await shop.sql(
        `SELECT customer_id AS id, country FROM customer c JOIN store s USING (store_id)
         JOIN staff m ON m.staff_id = s.manager_staff_id JOIN address a ON a.address_id = m.address_id
         JOIN city USING (city_id) JOIN country USING (country_id) ORDER BY customer_id`,
      ),
    )
  })

  test('the newest rental of each customer: one for each parent, in one more statement', async () => {
    const customers = await shop.counting(2, () =>
      Customer.findAll({
        include: [
          {
            association: 'rentals',
            limit: 1,
            order: [
              ['rentalDate', 'DESC'],
              ['rentalId', 'DESC'],
            ],
          },
        ],
        order: ['customerId'],
      }),
    )
    assert.deepEqual(
      customers.map((customer) => ({ id: customer.customerId, rental: customer.rentals[0]?.rentalId })),
      await shop.sql(
        `SELECT customer_id AS id, rental_id AS rental FROM (
           SELECT customer_id, rental_id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY rental_date DESC, rental_id DESC) AS place FROM rental)
         WHERE place = 1 ORDER BY customer_id`,
      ),
    )
  })

  test('all customers with all they rented and paid: three statements for 32,692 rows', async () => {
    const customers = await shop.counting(3, () =>
      Customer.findAll({ include: ['rentals', 'payments'], order: ['customerId'] }),
    )
    assert.deepEqual(
      customers.map((customer) => ({
        id: customer.customerId,
        rentals: customer.rentals.length,
        cents: customer.payments.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0),
      })),
      await shop.sql(
        `SELECT customer_id AS id, (SELECT COUNT(*) FROM rental r WHERE r.customer_id = c.customer_id) AS rentals,
           (SELECT SUM(CAST(ROUND(amount * 100) AS INTEGER)) FROM payment p WHERE p.customer_id = c.customer_id) AS cents
         FROM customer c ORDER BY customer_id`,
      ),
    )
  })

  test('a mixin called for every customer at once is one statement', async () => {
    const customers = await Customer.scope('active').findAll({ order: ['customerId'] })
    assert.equal(customers.length, 584)
    const counts = await shop.counting(1, async () => {
      const rentals = await Promise.all(customers.map((customer) => customer.getRentals()))
      return rentals.map((own) => own.length)
    })
    assert.deepEqual(
      counts,
      (
        await shop.sql<{ n: number }>(
          'SELECT COUNT(*) AS n FROM customer JOIN rental USING (customer_id) WHERE active = 1 GROUP BY customer_id ORDER BY customer_id',
        )
      ).map(({ n }) => n),
    )
  })

  test('customers with a film of the second shop at home: distinct roots under a to-many include', async () => {
    const renters = await shop.counting(1, () =>
      Customer.count({
        distinct: true,
        include: [
          {
            association: 'rentals',
            required: true,
            where: { returnDate: null },
            include: [{ association: 'inventory', required: true, where: { storeId: 2 } }],
          },
        ],
      }),
    )
    const [expected] = await shop.sql<{ n: number }>(
      `SELECT COUNT(DISTINCT customer_id) AS n FROM rental JOIN inventory USING (inventory_id) WHERE return_date IS NULL AND store_id = 2`,
    )
    assert.equal(renters, expected?.n)
  })

  test('copies on the shelf: those whose rentals all came back', async () => {
    const free = await shop.counting(1, () =>
      Inventory.count({
        where: {
          storeId: 1,
          inventoryId: { [Op.notIn]: literal('(SELECT inventory_id FROM rental WHERE return_date IS NULL)') },
        },
      }),
    )
    const [expected] = await shop.sql<{ n: number }>(
      `SELECT COUNT(*) AS n FROM inventory i WHERE store_id = 1 AND NOT EXISTS
         (SELECT 1 FROM rental r WHERE r.inventory_id = i.inventory_id AND r.return_date IS NULL)`,
    )
    assert.equal(free, expected?.n)
  })

  test('raw and nest: rows as nested plain objects', async () => {
    const options = {
      attributes: ['paymentId', 'amount'],
      include: [{ association: 'customer', attributes: ['lastName'], required: true }],
      where: { amount: { [Op.gt]: 11.98 } },
      order: ['paymentId'],
    } as const
    const nested = await shop.counting(1, () => Payment.findAll({ ...options, raw: true, nest: true }))
    const rows = await shop.sql<{ id: number; amount: number; name: string }>(
      `SELECT payment_id AS id, amount, last_name AS name FROM payment JOIN customer USING (customer_id) WHERE amount > 11.98 ORDER BY payment_id`,
    )
    assert.deepEqual(
      nested,
      rows.map((row) => ({ paymentId: row.id, amount: row.amount, customer: { lastName: row.name } })),
    )
    const flat = await shop.counting(1, () => Payment.findAll({ ...options, raw: true }))
    assert.deepEqual(
      flat,
      rows.map((row) => ({ paymentId: row.id, amount: row.amount, 'customer.lastName': row.name })),
    )
  })
}
