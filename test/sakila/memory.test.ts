// Sakila in memory: declared, created, loaded and asked, all through the library. Skipped where its data is not.
import { after, before } from 'node:test'
import { sakila } from './data'
import { changeThings } from './questions/changes'
import { askAboutFilms } from './questions/films'
import { askAboutRentals } from './questions/rentals'
import { lookAtTables } from './questions/tables'
import { fill, openShop } from './shop'

sakila('Sakila, in memory', () => {
  const shop = openShop(':memory:')
  before(() => fill(shop))
  after(() => shop.sequelize.close())

  lookAtTables(shop)
  askAboutFilms(shop)
  askAboutRentals(shop)
  changeThings(shop)
})
