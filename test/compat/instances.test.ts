// What an instance can do: get, set, changed, previous, toJSON, save, update, reload, increment, equals.
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

async function people({ sequelize, DataTypes }: Lab) {
  const Person = sequelize.define('Person', {
    name: DataTypes.STRING,
    age: DataTypes.INTEGER,
    score: { type: DataTypes.INTEGER, defaultValue: 0 },
    tags: DataTypes.JSON,
    born: DataTypes.DATE,
  })
  await sequelize.sync()
  const born = new Date('1815-12-10T00:00:00Z')
  return { Person, ada: await Person.create({ name: 'Ada', age: 36, tags: { a: { b: 1 } }, born }) }
}

sameUnderBoth('get, set, dataValues, getDataValue, setDataValue', async (lab) => {
  const { Person, ada } = await people(lab)
  const found = await Person.findByPk(1)
  found.set('name', 'Lovelace')
  found.set({ age: 37, nothing: 1 })
  found.setDataValue('score', 5)
  return {
    get: [ada.get('name'), ada.get().age, ada.name, ada.getDataValue('age'), ada.dataValues.name],
    set: [found.name, found.age, found.score, found.get('nothing'), found.nothing],
    keys: [Object.keys(found.get()), Object.keys(found.dataValues)],
    missing: [ada.get('nope'), ada.nope],
    json: found.toJSON(),
    text: typeof JSON.stringify(found),
  }
})

sameUnderBoth('changed and previous', async (lab) => {
  const { Person, ada } = await people(lab)
  const states: unknown[] = [[ada.changed(), ada.changed('name')]]
  const state = (one: Library) => [
    one.changed(),
    one.changed('name'),
    one.changed('age'),
    one.previous('name'),
    one.previous(),
  ]
  ada.name = 'Ada'
  states.push(state(ada))
  ada.name = 'Lovelace'
  states.push(state(ada))
  ada.age = 99
  states.push(state(ada))
  ada.name = 'Ada'
  states.push(ada.changed())
  await ada.save()
  states.push(state(ada))
  const found = await Person.findByPk(1)
  states.push(state(found))
  found.changed('name', true)
  states.push(found.changed())
  found.changed('name', false)
  states.push(found.changed())
  found.set('name', 'x', { raw: true })
  states.push([found.name, found.changed()])
  return states
})

sameUnderBoth('changes of dates and JSON', async (lab) => {
  const { Person } = await people(lab)
  const found = await Person.findByPk(1)
  const states: unknown[] = []
  found.born = new Date('1815-12-10T00:00:00Z')
  states.push(found.changed())
  found.born = '1815-12-10T00:00:00.000Z'
  states.push(found.changed())
  found.tags = { a: { b: 1 } }
  states.push(found.changed())
  found.set('tags.a.b', 2)
  states.push(found.changed(), found.tags)
  found.tags = { ...found.tags, c: 3 }
  await found.save()
  states.push((await Person.findByPk(1)).tags)
  return states
})

sameUnderBoth('save: nothing changed, fields, silent, and the time stamps', async (lab) => {
  const { Person, ada } = await people(lab)
  const old = new Date('2001-01-01T00:00:00Z')
  await lab.sequelize.query("UPDATE People SET updatedAt = '2001-01-01 00:00:00.000 +00:00'")
  await ada.reload()
  const times = [ada.updatedAt.toISOString()]
  await ada.save()
  times.push(ada.updatedAt.toISOString())
  ada.name = 'silent'
  await ada.save({ silent: true })
  times.push((await Person.findByPk(1)).updatedAt.toISOString())
  ada.name = 'A'
  ada.age = 1
  const returned = await ada.save({ fields: ['name'] })
  const stored = await Person.findByPk(1)
  return {
    times,
    same: returned === ada,
    stored: [stored.name, stored.age],
    moved: stored.updatedAt > old,
    left: ada.changed(),
  }
})

sameUnderBoth('update of an instance writes what is given and no more', async (lab) => {
  const { Person, ada } = await people(lab)
  ada.score = 7
  const returned = await ada.update({ name: 'Lovelace', unknown: 1 })
  const stored = await Person.findByPk(1)
  const fields = await ada.update({ name: 'x', age: 5 }, { fields: ['age'] })
  return {
    same: returned === ada,
    stored,
    pending: [ada.score, ada.changed()],
    fields: [fields.name, fields.age],
    last: await Person.findByPk(1),
  }
})

sameUnderBoth('reload, destroy, and an instance whose row is gone', async (lab) => {
  const { Person, ada } = await people(lab)
  await Person.update({ name: 'outside' }, { where: { id: 1 } })
  const before = ada.name
  const same = (await ada.reload()) === ada
  const partial = await (await Person.findByPk(1)).reload({ attributes: ['id', 'age'] })
  const destroyed = await ada.destroy()
  return {
    before,
    same,
    after: ada.name,
    partial: partial.get({ plain: true }),
    destroyed: Array.isArray(destroyed) || destroyed instanceof Person || destroyed === undefined,
    gone: await lab.caught(() => ada.reload()),
    count: await Person.count(),
  }
})

sameUnderBoth('increment and decrement', async (lab) => {
  const { Person, ada } = await people(lab)
  await ada.increment('score')
  await ada.increment('score', { by: 5 })
  await ada.increment(['score', 'age'], { by: 2 })
  await ada.increment({ score: 10, age: -1 })
  await ada.decrement('score', { by: 3 })
  await ada.decrement({ age: 2 })
  await ada.reload()
  const first = [ada.score, ada.age]
  await Person.increment('score', { by: 100, where: { name: 'Ada' } })
  await Person.decrement(['age'], { where: { id: 1 } })
  await Person.increment({ age: 10 }, { where: { id: 99 } })
  await ada.reload()
  return [first, [ada.score, ada.age]]
})

sameUnderBoth('equals, equalsOneOf, where, isNewRecord, validate, constructor', async (lab) => {
  const { Person, ada } = await people(lab)
  const again = await Person.findByPk(1)
  const bob = await Person.create({ name: 'Bob' })
  const built = Person.build({ name: 'new' })
  return {
    equals: [ada.equals(again), ada.equals(bob), ada.equalsOneOf([bob, again]), ada.equalsOneOf([bob])],
    where: ada.where(),
    isNew: [ada.isNewRecord, built.isNewRecord],
    validate: await lab.caught(() => built.validate()),
    classes: [ada.constructor === Person, ada instanceof lib(lab).Model],
  }
})

const lib = (lab: Lab): Library => lab.lib

sameUnderBoth('toJSON with includes, and get({ plain }) against toJSON', async (lab) => {
  const { sequelize, DataTypes } = lab
  const { Person } = await people(lab)
  const Pet = sequelize.define('Pet', { name: DataTypes.STRING })
  Person.hasMany(Pet)
  await sequelize.sync({ force: true })
  await Person.create({ name: 'Ada', Pets: [{ name: 'Rex' }] }, { include: [Pet] })
  const found = await Person.findOne({ include: Pet })
  const plain = found.get({ plain: true })
  return {
    json: found,
    plain,
    isPlain: [plain.Pets[0] instanceof Pet, found.get().Pets[0] instanceof Pet],
    one: found.get('Pets', { plain: true }),
  }
})
