// Sakila in memory: declared, created, loaded and asked, all through the library. Skipped where its data is not.
import { after, before, describe } from 'node:test'
import { skip } from './data'
import { changeThings } from './questions/changes'
import { askAboutFilms } from './questions/films'
import { askAboutRentals } from './questions/rentals'
import { lookAtTables } from './questions/tables'
import { fill, openShop } from './shop'

describe('Sakila, in memory', { skip }, () => {
  const shop = openShop(':memory:')
  before(() => fill(shop))
  after(() => shop.sequelize.close())

  lookAtTables(shop)
  askAboutFilms(shop)
  askAboutRentals(shop)
  changeThings(shop)
})
