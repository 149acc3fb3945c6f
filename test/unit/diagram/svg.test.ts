// Models as an SVG: everything is in the picture, and nothing covers anything.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DataTypes, Sequelize } from 'relata'
import { entityGraph } from '../../../src/diagram/entity-graph'
import { layoutOf, type Box, type Layout, type Line, type Point } from '../../../src/diagram/layout'

const GRAPHS: Record<string, (sequelize: Sequelize) => void> = {
  'a shop: circles, long lines, two keys to one target': shop,
  'a star: everything refers to one': star,
  'a model with three keys to itself': family,
  'models that have nothing to do with each other': islands,
  'a chain of ten with keys back to the first': chain,
  'a hundred models': large,
}

for (const [name, define] of Object.entries(GRAPHS)) {
  test(`${name}: no box covers another, and no line goes through one`, () => {
    const layout = layoutFor(define)
    for (const [index, box] of layout.boxes.entries())
      for (const other of layout.boxes.slice(index + 1))
        assert.ok(!overlap(box, other), `${box.entity.name} and ${other.entity.name}`)
    for (const line of layout.lines)
      for (const point of pointsOf(line))
        for (const box of layout.boxes)
          assert.ok(!isInside(point, box), `${title(line)} in ${box.entity.name}`)
  })

  test(`${name}: every line is within the picture and ends at its two boxes`, () => {
    const { boxes, lines, width, height } = layoutFor(define)
    for (const line of lines) {
      const { holder, referenced } = line.relation
      assert.ok(
        isAtEdge(
          line.holderEnd,
          boxes.find((box) => box.entity === holder)!,
        ),
        title(line),
      )
      assert.ok(
        isAtEdge(
          line.referencedEnd,
          boxes.find((box) => box.entity === referenced)!,
        ),
        title(line),
      )
      for (const { x, y } of pointsOf(line))
        assert.ok(x >= 0 && y >= 0 && x <= width + 1 && y <= height + 1, title(line))
    }
  })

  test(`${name}: no two lines end at one point`, () => {
    const ends = layoutFor(define).lines.flatMap((line) => [line.holderEnd, line.referencedEnd])
    for (const [index, end] of ends.entries())
      for (const other of ends.slice(index + 1))
        assert.ok(Math.abs(end.x - other.x) + Math.abs(end.y - other.y) > 8, JSON.stringify([end, other]))
  })
}

test('the SVG names every model, table, column and type, and stands alone', () => {
  const sequelize = new Sequelize('sqlite::memory:', { define: { timestamps: false } })
  const User = sequelize.define('User', { email: { type: DataTypes.STRING, unique: true } })
  const Group = sequelize.define('Group', {}, { tableName: 'user_groups' })
  User.belongsToMany(Group, { through: 'Memberships' })
  const svg = sequelize.diagram()
  for (const text of [
    'User',
    'Users',
    'Group',
    'user_groups',
    'Memberships',
    'email',
    'string?',
    'PK FK',
    'U',
  ])
    assert.ok(svg.includes(`>${text}</text>`), text)
  assert.doesNotMatch(
    svg.replace('xmlns="http://www.w3.org/2000/svg"', ''),
    /https?:|<script|<style|href|@import|url\(/,
  )
})

test('names are escaped', () => {
  const sequelize = new Sequelize()
  sequelize.define('A', { '<b onload="x">&': DataTypes.STRING })
  const svg = sequelize.diagram()
  assert.ok(svg.includes('&lt;b onload=&quot;x&quot;&gt;&amp;'))
  assert.ok(!svg.includes('<b '))
})

test('only the models asked for are drawn; a wrong name or format is an error that names the right ones', () => {
  const sequelize = new Sequelize()
  const User = sequelize.define('User', {})
  const Post = sequelize.define('Post', {})
  sequelize.define('Tag', {})
  Post.belongsTo(User)
  const svg = sequelize.diagram({ models: ['Post', 'Tag'] })
  assert.ok(svg.includes('>Post<') && svg.includes('>Tag<') && !svg.includes('>User<'))
  assert.throws(() => sequelize.diagram({ models: ['Usr'] }), {
    name: 'TypeError',
    message: 'diagram: there is no model "Usr". Did you mean "User"? There are: User, Post, Tag.',
  })
  assert.throws(() => sequelize.diagram({ format: 'png' as 'svg' }), {
    name: 'TypeError',
    message: "diagram: format cannot be 'png'. Use one of svg, mermaid.",
  })
})

test('a Sequelize without models gives an empty picture', () => {
  assert.match(new Sequelize().diagram(), /^<svg [^]*<\/svg>\n$/)
  assert.equal(new Sequelize().diagram({ format: 'mermaid' }), 'erDiagram\n')
})

// ─── models

function shop(sequelize: Sequelize): void {
  const model = (name: string, columns: string[]): any =>
    sequelize.define(name, Object.fromEntries(columns.map((column) => [column, DataTypes.STRING])))
  const Country = model('Country', ['name'])
  const City = model('City', ['name'])
  const Address = model('Address', ['street', 'district', 'phone'])
  const Language = model('Language', ['name'])
  const Film = model('Film', ['title', 'description', 'year', 'rate', 'length'])
  const Actor = model('Actor', ['first', 'last'])
  const Category = model('Category', ['name'])
  const [Inventory, Store] = [model('Inventory', []), model('Store', [])]
  const [Staff, Customer] = [model('Staff', ['name', 'email']), model('Customer', ['name', 'email'])]
  const [Rental, Payment] = [model('Rental', ['from', 'to']), model('Payment', ['amount'])]
  City.belongsTo(Country)
  Address.belongsTo(City)
  Film.belongsTo(Language, { as: 'language' })
  Film.belongsTo(Language, { as: 'original' })
  Film.belongsToMany(Actor, { through: 'FilmActor' })
  Film.belongsToMany(Category, { through: 'FilmCategory' })
  for (const target of [Film, Store]) Inventory.belongsTo(target)
  for (const source of [Store, Staff, Customer]) source.belongsTo(Address)
  Store.belongsTo(Staff, { as: 'manager' })
  for (const source of [Staff, Customer]) source.belongsTo(Store)
  for (const target of [Inventory, Customer, Staff]) Rental.belongsTo(target)
  for (const target of [Rental, Customer, Staff]) Payment.belongsTo(target)
}

function star(sequelize: Sequelize): void {
  const User = sequelize.define('User', { name: DataTypes.STRING })
  for (let index = 0; index < 8; index++) sequelize.define(`Thing${index}`, {}).belongsTo(User)
}

function family(sequelize: Sequelize): void {
  const Person: any = sequelize.define('Person', { name: DataTypes.STRING })
  for (const as of ['mother', 'father', 'spouse']) Person.belongsTo(Person, { as })
  const Pet: any = sequelize.define('Pet', {})
  for (const as of ['owner', 'vet']) Pet.belongsTo(Person, { as })
}

function islands(sequelize: Sequelize): void {
  for (let index = 0; index < 9; index++)
    sequelize.define(
      `Island${index}`,
      Object.fromEntries(
        'abcdefgh'
          .slice(index)
          .split('')
          .map((name) => [name, DataTypes.TEXT]),
      ),
    )
}

/** A hundred models, each with keys to up to four others, chosen without rhyme but always the same. */
function large(sequelize: Sequelize): void {
  const models: any[] = Array.from({ length: 100 }, (_, index) =>
    sequelize.define(`Model${index}`, { name: DataTypes.STRING }),
  )
  let state = 7
  const random = (below: number) => (state = (state * 16807) % 2147483647) % below
  for (const [index, model] of models.entries())
    for (let key = random(5); key > 0; key--)
      model.belongsTo(models[random(Math.max(1, index))], { as: `key${key}` })
}

function chain(sequelize: Sequelize): void {
  const models: any[] = Array.from({ length: 10 }, (_, index) => sequelize.define(`Link${index}`, {}))
  for (const [index, model] of models.entries()) {
    if (index > 0) model.belongsTo(models[index - 1], { as: 'former' })
    if (index > 1) model.belongsTo(models[0], { as: 'first' })
  }
  models[0].belongsTo(models[9], { as: 'last' })
}

// ─── geometry

function layoutFor(define: (sequelize: Sequelize) => void): Layout {
  const sequelize = new Sequelize()
  define(sequelize)
  return layoutOf(entityGraph(Object.values(sequelize.models) as never[]))
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function isInside({ x, y }: Point, box: Box): boolean {
  return x > box.x + 1 && x < box.x + box.width - 1 && y > box.y + 1 && y < box.y + box.height - 1
}

function isAtEdge({ x, y }: Point, box: Box): boolean {
  const isOnSide = (x === box.x || x === box.x + box.width) && y > box.y && y < box.y + box.height
  return isOnSide || (y === box.y + box.height && x > box.x && x < box.x + box.width)
}

/** The line as twenty points a piece. */
function pointsOf({ relation, holderEnd, referencedEnd, path }: Line): Point[] {
  const isLoop = relation.holder === relation.referenced
  let from: Point = isLoop || holderEnd.dx === 1 ? holderEnd : referencedEnd
  const points: Point[] = []
  for (const { to, via } of path) {
    const [a, b] = via ?? [from, to]
    for (let step = 0; step <= 20; step++) {
      const t = step / 20
      const at = (p: number, q: number, r: number, s: number) =>
        p * (1 - t) ** 3 + 3 * q * t * (1 - t) ** 2 + 3 * r * t ** 2 * (1 - t) + s * t ** 3
      points.push({ x: at(from.x, a.x, b.x, to.x), y: at(from.y, a.y, b.y, to.y) })
    }
    from = to
  }
  return points
}

function title({ relation }: Line): string {
  return `${relation.holder.name}.${relation.keys.join('+')}`
}
