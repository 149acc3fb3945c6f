// What the random calls brought to light, each as a small story that both libraries tell alike.
import { sameUnderBoth, type Lab } from '../support/oracle'

async function shelves({ sequelize, DataTypes }: Lab) {
  const getter = function (this: any) {
    return String(this.getDataValue('title')).toUpperCase()
  } // any: a record of either library
  const Shelf = sequelize.define(
    'Shelf',
    { name: DataTypes.STRING, room: DataTypes.STRING, madeOn: DataTypes.DATE, isOpen: DataTypes.BOOLEAN },
    { timestamps: false, defaultScope: { attributes: { exclude: ['room'] } } },
  )
  const Book = sequelize.define(
    'Book',
    {
      title: { type: DataTypes.STRING, get: getter },
      pages: DataTypes.INTEGER,
      loud: { type: new DataTypes.VIRTUAL(DataTypes.STRING, ['title']), get: getter },
    },
    { timestamps: false },
  )
  const Note = sequelize.define(
    'Note',
    { text: DataTypes.STRING, ownerId: DataTypes.STRING },
    { timestamps: false },
  )
  Shelf.hasMany(Book, { as: 'books', foreignKey: 'shelfId' })
  Book.belongsTo(Shelf, { as: 'shelf', foreignKey: 'shelfId' })
  Shelf.hasMany(Note, { as: 'notes', foreignKey: 'ownerId', constraints: false })
  Shelf.hasOne(Note, { as: 'note', foreignKey: 'ownerId', constraints: false })
  await sequelize.sync()
  const times = [1, 2, 3].map((day) => new Date(Date.UTC(2020, 0, day)))
  await Shelf.bulkCreate(
    times.map((madeOn, i) => ({ id: i + 1, name: `s${i + 1}`, room: 'r', madeOn, isOpen: i > 0 })),
  )
  await Book.bulkCreate(
    [1, 2, 3, 4].map((id) => ({ id, title: `book ${id}`, pages: id * 10, shelfId: 1 + (id % 2) })),
  )
  await Note.bulkCreate([
    { text: 'a', ownerId: '1' },
    { text: 'b', ownerId: '2' },
  ])
  return { Shelf, Book, Note, times }
}

const shownNames = (record: any) => [Object.keys(record.toJSON()), Object.keys(record.get())] // any: a record of either library

sameUnderBoth('getters of attributes that were not asked for are not called', async (lab) => {
  const { Shelf, Book } = await shelves(lab)
  const forms = [
    ['id'],
    ['loud'],
    ['pages', 'title'],
    { exclude: ['title'] },
    { exclude: ['loud'] },
    { include: [[lab.literal('1'), 'one']] },
    undefined,
  ]
  const shown = []
  for (const attributes of forms) {
    const [root] = await Book.findAll({ attributes, order: ['id'] })
    const shelf = await Shelf.findByPk(1, { include: [{ association: 'books', attributes }] })
    shown.push([
      attributes,
      shownNames(root).map((names) => names.sort()),
      shelf.books.map((book: any) => Object.keys(book.toJSON()).sort()),
    ])
  }
  return shown
})

sameUnderBoth('a VIRTUAL attribute brings back what it is made of, though that is excluded', async (lab) => {
  const { Book } = await shelves(lab)
  return Book.findAll({ attributes: { exclude: ['title', 'pages'] }, order: ['id'] })
})

sameUnderBoth('a list under Op.or may hold dates', async (lab) => {
  const { Shelf, times } = await shelves(lab)
  const { Op } = lab
  return [
    await Shelf.findAll({ where: { madeOn: { [Op.or]: [times[0], times[2]] } } }),
    await Shelf.findAll({ where: { madeOn: { [Op.or]: [times[0], null, { [Op.gt]: times[1] }] } } }),
  ]
})

sameUnderBoth('a key of text refers to numbers, by a join and by a query of its own', async (lab) => {
  const { Shelf } = await shelves(lab)
  return [
    await Shelf.findAll({ order: ['id'], include: ['notes', 'note'] }),
    await Shelf.findAll({ order: ['id'], include: [{ association: 'notes', separate: true }, 'books'] }),
    await Shelf.findAll({ order: ['id'], limit: 2, include: ['notes', 'books'] }),
  ]
})

sameUnderBoth('attributes of an include replace those of the scope of its model', async (lab) => {
  const { Book } = await shelves(lab)
  const found = []
  for (const attributes of [
    undefined,
    { exclude: ['name'] },
    { include: [[lab.literal('1'), 'one']] },
    ['room'],
  ])
    found.push(
      await Book.findOne({
        order: ['id'],
        attributes: ['id'],
        include: [{ association: 'shelf', attributes }],
      }),
    )
  return found
})

sameUnderBoth('min and max of groups are values of the driver, those of a flag are numbers', async (lab) => {
  const { Shelf } = await shelves(lab)
  return [
    await Shelf.max('madeOn'),
    await Shelf.min('isOpen'),
    await Shelf.max('madeOn', { attributes: ['isOpen'], group: ['isOpen'], plain: false }),
  ]
})

sameUnderBoth('null among scopes is no scope', async (lab) => {
  const { Shelf } = await shelves(lab)
  return [
    await Shelf.scope(null).count(),
    await lab.caught(() => Shelf.scope([null]).count()),
    await lab.caught(() => Shelf.scope(['defaultScope', null]).count()),
  ]
})

async function drafts({ sequelize, DataTypes }: Lab) {
  const set = function (this: any, value: unknown) {
    this.setDataValue('text', String(value).trim())
  } // any: a record of either library
  const Draft = sequelize.define(
    'Draft',
    { text: { type: DataTypes.STRING, set }, pages: DataTypes.INTEGER },
    { timestamps: false },
  )
  const Label = sequelize.define(
    'Label',
    { code: { type: DataTypes.STRING, primaryKey: true } },
    { timestamps: false },
  )
  const Link = sequelize.define('Link', { weight: DataTypes.INTEGER }, { timestamps: false })
  const Page = sequelize.define(
    'Page',
    { size: { type: DataTypes.INTEGER, defaultValue: 7 } },
    { timestamps: false },
  )
  Draft.belongsToMany(Label, { as: 'labels', through: Link })
  Draft.hasMany(Page, { as: 'sheets' })
  await sequelize.sync()
  await Label.bulkCreate(['a', 'b', 'c'].map((code) => ({ code })))
  return { Draft, Label, Link, Page }
}

sameUnderBoth(
  'previous() with set, setDataValue, custom setters and changes that are taken back',
  async (lab) => {
    const { Draft } = await drafts(lab)
    const { id } = await Draft.create({ text: 'first', pages: 20 })
    const draft = await Draft.findByPk(id)
    const seen: unknown[] = []
    const look = () =>
      seen.push([draft.changed(), draft.previous('pages'), draft.previous('text'), draft.previous()])
    draft.set('pages', 1)
    look()
    draft.setDataValue('pages', 33)
    look()
    draft.pages = 34
    look()
    draft.setDataValue('text', 'second')
    look()
    draft.text = ' third '
    look()
    draft.changed('pages', false)
    look()
    return seen
  },
)

sameUnderBoth('junction rows are made in the order that was given', async (lab) => {
  const { Draft, Link } = await drafts(lab)
  const draft = await Draft.create({})
  await draft.addLabels(['c', 'a'])
  await draft.setLabels(['c', 'b', 'a'])
  return lab.sequelize.query(`SELECT * FROM ${Link.getTableName()} ORDER BY rowid`, {
    type: lab.QueryTypes.SELECT,
  })
})

sameUnderBoth('what hooks see of nested creates and of updates of many', async (lab) => {
  const { Draft, Link, Page } = await drafts(lab)
  const seen: unknown[] = []
  for (const model of [Draft, Link, Page]) {
    for (const hook of ['beforeValidate', 'beforeCreate', 'afterCreate'])
      model.addHook(
        hook,
        (record: any) => void seen.push([model.name, hook, record.changed(), Object.keys(record.dataValues)]),
      ) // any: a record of either library
  }
  await Draft.create(
    { text: 'x', sheets: [{ size: 1 }], labels: [{ code: 'new' }] },
    { include: ['sheets', 'labels'] },
  )
  await Page.update({ DraftId: null }, { where: { size: 1 } })
  const told = seen.map((entry) =>
    JSON.stringify(entry, (_, item) =>
      Array.isArray(item) ? item.filter((name) => name !== 'undefined') : item,
    ),
  )
  return told.sort() // v6 saves siblings at once
})

sameUnderBoth(
  'an upsert with fields goes by the unique key if the primary key is not among them',
  async ({ sequelize, DataTypes }) => {
    const User = sequelize.define(
      'User',
      { name: DataTypes.STRING, email: { type: DataTypes.STRING, unique: true } },
      { timestamps: false },
    )
    await sequelize.sync()
    await User.bulkCreate([
      { name: 'a', email: 'a' },
      { name: 'b', email: 'b' },
    ])
    await User.upsert({ id: 1, name: 'c', email: 'b' }, { fields: ['name', 'email'] })
    return User.findAll({ order: ['id'] })
  },
)

sameUnderBoth('a row of nothing but defaults may be meant to update on conflict', async (lab) => {
  const { Draft } = await drafts(lab)
  await Draft.bulkCreate([{}], { updateOnDuplicate: ['text'] })
  return Draft.findAll()
})
