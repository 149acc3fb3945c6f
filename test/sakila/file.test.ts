// The very same program against a file: loaded by one Sequelize, asked through it, then through another that finds the
// file as it was left. A third, in memory, shows that databases with models of the same names keep apart.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sakila } from './data'
import { changeThings } from './questions/changes'
import { askAboutFilms } from './questions/films'
import { askAboutRentals } from './questions/rentals'
import { lookAtTables } from './questions/tables'
import { fill, openShop } from './shop'

sakila('Sakila, in a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relata-sakila-'))
  const file = join(folder, 'sakila.db')
  const shop = openShop(file)
  before(() => fill(shop))
  after(async () => {
    await shop.sequelize.close()
    rmSync(folder, { recursive: true, force: true })
  })

  lookAtTables(shop)
  askAboutFilms(shop)
  askAboutRentals(shop)
  changeThings(shop)

  test('another Sequelize finds it as it was left', async () => {
    const later = openShop(file)
    try {
      const film = await later.counting(2, () =>
        later.Film.findByPk(1, { include: ['actors'], rejectOnEmpty: true }),
      )
      assert.equal(film.actors.length, 10)
      assert.equal(await later.Rental.count(), 16_044)
      await later.Category.update({ name: 'Deeds' }, { where: { categoryId: 1 } })
      assert.equal((await shop.Category.findByPk(1))?.name, 'Deeds', 'what one commits, the other reads')
    } finally {
      await shop.Category.update({ name: 'Action' }, { where: { categoryId: 1 } })
      await later.sequelize.close()
    }
  })

  test('models of the same names on another database see nothing of it', async () => {
    const empty = openShop(':memory:')
    try {
      await empty.sequelize.sync()
      assert.equal(await empty.Film.count(), 0)
      assert.equal(await shop.Film.count(), 1000)
      const film = await shop.Film.findByPk(1, { rejectOnEmpty: true })
      assert.ok(film instanceof shop.Film)
      assert.ok(!(film instanceof empty.Film))
    } finally {
      await empty.sequelize.close()
    }
  })
})
