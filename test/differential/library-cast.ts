// The cast of the writing tests: an author with validators and a unique column, books that are only marked as deleted,
// a biography, labels with a junction that has columns of its own, and a settings table for upserts. Every hook is logged.
import type { Lab, Library } from '../support/oracle'

export interface WritingCast {
  lab: Lab
  sequelize: Library
  models: Record<string, Library>
  /** The hooks that ran since the last `reset`. */
  log: unknown[]
  reset(): Promise<void>
  tables(): Promise<Record<string, unknown[]>>
}

const INSTANCE_HOOKS = [
  'beforeValidate',
  'afterValidate',
  'validationFailed',
  'beforeCreate',
  'afterCreate',
  'beforeUpdate',
  'afterUpdate',
  'beforeSave',
  'afterSave',
  'beforeDestroy',
  'afterDestroy',
  'beforeRestore',
  'afterRestore',
]
const BULK_HOOKS = [
  'beforeBulkCreate',
  'afterBulkCreate',
  'beforeBulkUpdate',
  'afterBulkUpdate',
  'beforeBulkDestroy',
  'afterBulkDestroy',
  'beforeBulkRestore',
  'afterBulkRestore',
  'beforeUpsert',
  'afterUpsert',
]

export async function library(lab: Lab): Promise<WritingCast> {
  const { sequelize, DataTypes } = lab
  const { STRING, INTEGER, BOOLEAN, JSON: JSONTYPE, DATE } = DataTypes
  const Author = sequelize.define(
    'Author',
    {
      name: {
        type: STRING,
        allowNull: false,
        validate: {
          len: [1, 10],
          notOdd(value: string) {
            if (value === 'odd') throw new Error('odd names are odd')
          },
        },
      },
      email: { type: STRING, unique: true, validate: { isEmail: true } },
      age: { type: INTEGER, validate: { min: 0 } },
      rank: { type: INTEGER, defaultValue: 1 },
      meta: JSONTYPE,
      bornAt: DATE,
    },
    {
      underscored: true,
      validate: {
        notBoth(this: Library) {
          if (this.age === 13 && this.rank === 13) throw new Error('both are 13')
        },
      },
    },
  )
  const Bio = sequelize.define('Bio', { text: STRING }, { timestamps: false })
  const Book = sequelize.define(
    'Book',
    {
      title: { type: STRING, field: 'book_title' },
      pages: { type: INTEGER, defaultValue: 10 },
      inPrint: BOOLEAN,
    },
    { paranoid: true, defaultScope: {} },
  )
  const Label = sequelize.define(
    'Label',
    { code: { type: STRING, primaryKey: true }, color: STRING },
    { timestamps: false },
  )
  const BookLabel = sequelize.define(
    'BookLabel',
    { weight: { type: INTEGER, defaultValue: 0 }, note: STRING },
    { timestamps: false },
  )
  sequelize.define('Setting', {
    key: { type: STRING, primaryKey: true },
    value: INTEGER,
    note: { type: STRING, defaultValue: 'none' },
  })
  const Draft = sequelize.define(
    'Draft',
    {
      text: {
        type: STRING,
        set(this: Library, value: unknown) {
          this.setDataValue('text', typeof value === 'string' ? value.trim() : value)
        },
        get(this: Library) {
          const text = this.getDataValue('text')
          return text && `<${text}>`
        },
      },
    },
    { version: true },
  )
  Author.hasOne(Bio, { as: 'bio', foreignKey: 'authorId' })
  Bio.belongsTo(Author, { as: 'author', foreignKey: 'authorId' })
  Author.hasMany(Book, { as: 'books', foreignKey: 'authorId' })
  Book.belongsTo(Author, { as: 'author', foreignKey: 'authorId' })
  Author.belongsTo(Author, { as: 'mentor', foreignKey: 'mentorId' })
  Author.hasMany(Author, { as: 'pupils', foreignKey: 'mentorId' })
  Book.belongsToMany(Label, { as: 'labels', through: BookLabel, foreignKey: 'bookId', otherKey: 'labelCode' })
  Label.belongsToMany(Book, { as: 'books', through: BookLabel, foreignKey: 'labelCode', otherKey: 'bookId' })
  Author.hasMany(Draft, { as: 'drafts', foreignKey: { name: 'authorId', allowNull: false } })
  Draft.belongsTo(Author, { as: 'author', foreignKey: { name: 'authorId', allowNull: false } })
  await sequelize.sync()

  const log: unknown[] = []
  for (const model of Object.values<Library>(sequelize.models)) {
    for (const hook of INSTANCE_HOOKS) {
      model.addHook(hook, (instance: Library) => {
        log.push([
          model.name,
          hook,
          instance?.isNewRecord ?? null,
          instance?.changed?.() || null,
          instance?.toJSON?.() ?? null,
        ])
      })
    }
    for (const hook of BULK_HOOKS) {
      model.addHook(hook, (first: Library) => {
        log.push([model.name, hook, Array.isArray(first) ? first.length : null])
      })
    }
  }
  const names = {
    Author: 'Authors',
    Bio: 'Bios',
    Book: 'Books',
    Label: 'Labels',
    BookLabel: 'BookLabels',
    Setting: 'Settings',
    Draft: 'Drafts',
  }
  const tableNames = Object.keys(names).map((name) => sequelize.models[name].getTableName())
  return {
    lab,
    sequelize,
    models: sequelize.models,
    log,
    async reset() {
      for (const table of [...tableNames].reverse()) await sequelize.query(`DELETE FROM \`${table}\``)
      await sequelize.query('DELETE FROM sqlite_sequence')
      const now = "'2020-01-01 00:00:00.000 +00:00'"
      for (const row of [
        `1, 'Ann', 'a@x.io', 30, 1, NULL`,
        `2, 'Bob', 'b@x.io', NULL, 2, 1`,
        `3, 'Cid', NULL, 13, 13, 1`,
        `4, 'Dot', 'd@x.io', 4, NULL, NULL`,
      ])
        await sequelize.query(
          `INSERT INTO ${tableNames[0]} (id, name, email, age, rank, mentor_id, created_at, updated_at) VALUES (${row}, ${now}, ${now})`,
        )
      await sequelize.query(
        `INSERT INTO Bios (id, text, authorId) VALUES (1, 'of Ann', 1), (2, 'of nobody', NULL)`,
      )
      for (const row of [
        `1, 'one', 10, 1, 1, NULL`,
        `2, 'two', 20, 0, 1, NULL`,
        `3, 'three', NULL, NULL, 2, NULL`,
        `4, 'four', 40, 1, NULL, NULL`,
        `5, 'gone', 50, 1, 1, ${now}`,
      ])
        await sequelize.query(
          `INSERT INTO Books (id, book_title, pages, inPrint, authorId, deletedAt, createdAt, updatedAt) VALUES (${row}, ${now}, ${now})`,
        )
      await sequelize.query(
        `INSERT INTO Labels (code, color) VALUES ('r', 'red'), ('g', 'green'), ('b', NULL), ('w', 'white')`,
      )
      await sequelize.query(
        `INSERT INTO BookLabels (bookId, labelCode, weight, note) VALUES (1, 'r', 1, 'x'), (1, 'g', 2, NULL), (2, 'r', 3, 'y'), (5, 'b', 4, 'z')`,
      )
      await sequelize.query(
        `INSERT INTO Settings (\`key\`, value, note, createdAt, updatedAt) VALUES ('k1', 1, 'n1', ${now}, ${now}), ('k2', NULL, NULL, ${now}, ${now})`,
      )
      await sequelize.query(
        `INSERT INTO Drafts (id, text, authorId, version, createdAt, updatedAt) VALUES (1, 'draft', 1, 0, ${now}, ${now}), (2, NULL, 2, 3, ${now}, ${now})`,
      )
      log.length = 0
    },
    async tables() {
      const all: Record<string, unknown[]> = {}
      for (const table of tableNames)
        [all[table]] = await sequelize.query(`SELECT * FROM \`${table}\` ORDER BY rowid`)
      return all
    },
  }
}
