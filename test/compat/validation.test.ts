// Validators and the errors they raise: class, message, and every field of errors[].
import { sameUnderBoth, type Lab, type Library } from '../support/oracle'

function checker({ sequelize, DataTypes, caught }: Lab) {
  let count = 0
  return (validate: unknown, value: unknown, attribute = {}) => {
    const Model = sequelize.define(`Model${++count}`, {
      field: { type: DataTypes.STRING, validate, ...attribute },
    })
    return caught(() => Model.build({ field: value }).validate())
  }
}

sameUnderBoth('built-in validators, failing', async (lab) => {
  const check = checker(lab)
  const cases: [object, unknown][] = [
    [{ isEmail: true }, 'no'],
    [{ isUrl: true }, 'no url'],
    [{ isIP: true }, '1.2.3'],
    [{ isAlpha: true }, 'a1'],
    [{ isAlphanumeric: true }, 'a-1'],
    [{ isNumeric: true }, 'x'],
    [{ isInt: true }, '1.5'],
    [{ isFloat: true }, 'x'],
    [{ isDecimal: true }, 'x'],
    [{ isLowercase: true }, 'Ab'],
    [{ isUppercase: true }, 'aB'],
    [{ notEmpty: true }, '  '],
    [{ equals: 'yes' }, 'no'],
    [{ contains: 'foo' }, 'bar'],
    [{ notContains: 'bar' }, 'bar'],
    [{ notIn: [['a', 'b']] }, 'a'],
    [{ isIn: [['a', 'b']] }, 'c'],
    [{ len: [2, 4] }, 'x'],
    [{ isUUID: 4 }, 'x'],
    [{ isDate: true }, 'x'],
    [{ isAfter: '2020-01-01' }, '2019-01-01'],
    [{ isBefore: '2020-01-01' }, '2021-01-01'],
    [{ max: 5 }, 9],
    [{ min: 5 }, 1],
    [{ isCreditCard: true }, '1'],
    [{ is: /^[a-z]+$/i }, '1'],
    [{ is: ['^[a-z]+$', 'i'] }, '1'],
    [{ not: /^[a-z]+$/i }, 'abc'],
    [{ isArray: true }, 'x'],
    [{ isNull: true }, 'x'],
  ]
  const results: unknown[] = []
  for (const [validate, value] of cases) results.push([Object.keys(validate), await check(validate, value)])
  return results
})

sameUnderBoth('built-in validators, passing', async (lab) => {
  const check = checker(lab)
  return [
    await check({ isEmail: true }, 'a@b.org'),
    await check({ len: [2, 4] }, 'abc'),
    await check({ min: 5, max: 7 }, 6),
    await check({ isIn: [['a', 'b']] }, 'a'),
    await check({ isEmail: true }, null),
    await check({ isEmail: false }, 'no'),
    await check({ notEmpty: true }, 'x'),
    await check({ is: /^a/ }, 'abc'),
  ]
})

sameUnderBoth('messages: own text, args with msg, several at once', async (lab) => {
  const check = checker(lab)
  return [
    await check({ isEmail: { msg: 'not an address' } }, 'x'),
    await check({ len: { args: [2, 3], msg: 'two or three' } }, 'x'),
    await check({ isIn: { args: [['a']], msg: 'only a' } }, 'x'),
    await check({ isEmail: true, len: [5, 9], isLowercase: true }, 'X'),
    await check({ notNull: { msg: 'give it' } }, null, { allowNull: false }),
    await check({ notEmpty: { msg: 'say something' } }, ''),
    await check(undefined, null, { allowNull: false }),
    await check(undefined, undefined, { allowNull: false, defaultValue: 'd' }),
  ]
})

sameUnderBoth(
  'own validators: sync, async, callback-free, model-wide',
  async ({ sequelize, DataTypes, caught }) => {
    const Pub = sequelize.define(
      'Pub',
      {
        name: {
          type: DataTypes.STRING,
          validate: {
            noBar(value: string) {
              if (value.includes('bar')) throw new Error('no bar in the name')
            },
            async slow(value: string) {
              await Promise.resolve()
              if (value === 'slow') throw new TypeError('too slow')
            },
          },
        },
        lat: { type: DataTypes.INTEGER, validate: { min: -90, max: 90 } },
        long: DataTypes.INTEGER,
        other: {
          type: DataTypes.INTEGER,
          validate: {
            bigger(this: Library, value: number) {
              if (value <= this.lat) throw new Error(`${value} must be more than lat ${this.lat}`)
            },
          },
        },
      },
      {
        validate: {
          bothCoordsOrNone(this: Library) {
            if ((this.lat === null) !== (this.long === null)) throw new Error('Either both or neither')
          },
        },
      },
    )
    await sequelize.sync()
    const tries = [
      { name: 'the bar' },
      { name: 'slow' },
      { name: 'ok', lat: 1, long: null },
      { name: 'bar', lat: 100, long: null },
      { name: 'ok', lat: 5, long: 5, other: 3 },
      { name: 'ok', lat: null, long: null },
    ]
    const results: unknown[] = []
    for (const each of tries) results.push(await caught(() => Pub.create(each)))
    results.push(await caught(() => Pub.create({ name: 'bar' }, { validate: false })))
    return { results, count: await Pub.count() }
  },
)

sameUnderBoth(
  'several attributes at once, update, skip and fields',
  async ({ sequelize, DataTypes, caught }) => {
    const User = sequelize.define('User', {
      name: { type: DataTypes.STRING, allowNull: false, validate: { len: [2, 10] } },
      email: { type: DataTypes.STRING, allowNull: false, validate: { isEmail: true } },
      age: { type: DataTypes.INTEGER, validate: { isInt: true, min: 0 } },
    })
    await sequelize.sync()
    const user = await User.create({ name: 'Ada', email: 'a@b.org' })
    return [
      await caught(() => User.create({})),
      await caught(() => User.create({ name: 'x', email: 'y', age: -1 })),
      await caught(() => user.update({ name: 'x' })),
      await caught(() => user.update({ email: null })),
      await caught(() => User.update({ age: -5 }, { where: { id: 1 } })),
      await caught(() => User.build({ name: 'x', email: 'y' }).validate({ skip: ['email'] })),
      await caught(() => User.build({ name: 'x', email: 'y' }).validate({ fields: ['email'] })),
      await caught(() =>
        User.bulkCreate([{ name: 'x', email: 'a@b.org' }, { name: 'abc' }], { validate: true }),
      ),
      await User.count(),
    ]
  },
)

sameUnderBoth('values of a wrong type', async ({ sequelize, DataTypes, caught }) => {
  const Thing = sequelize.define('Thing', {
    text: DataTypes.STRING,
    number: DataTypes.INTEGER,
    choice: DataTypes.ENUM('a', 'b'),
    flag: DataTypes.BOOLEAN,
    when: DataTypes.DATE,
  })
  await sequelize.sync()
  const tries: object[] = [
    { text: {} },
    { text: [1] },
    { text: 5 },
    { text: true },
    { number: '7' },
    { flag: 'true' },
    { flag: 1 },
    { when: '2020-01-01T00:00:00Z' },
    { when: 0 },
  ]
  const results: unknown[] = []
  for (const each of tries) results.push(await caught(() => Thing.create(each)))
  const rows = await Thing.findAll({
    order: ['id'],
    attributes: ['text', 'number', 'flag', 'when'],
  })
  return { results, rows }
})

sameUnderBoth('ValidationError: get, and made by hand', async ({ lib, sequelize, DataTypes }) => {
  const User = sequelize.define('User', {
    name: { type: DataTypes.STRING, allowNull: false, validate: { len: [3, 9] } },
  })
  const error: Library = await User.build({ name: 'x' })
    .validate()
    .catch((each: Library) => each)
  const item = new lib.ValidationErrorItem('bad', 'Validation error', 'name', 'x', null, 'len', 'len', [3])
  const own = new lib.ValidationError('own', [item])
  const empty = new lib.ValidationError(null, [
    item,
    new lib.ValidationErrorItem('worse', 'notnull violation', 'age'),
  ])
  return {
    found: error
      .get('name')
      .map((each: Library) => [each.message, each.type, each.validatorKey, each.instance?.name]),
    none: error.get('other'),
    own: [own.message, own.name, own.errors[0].path, own instanceof Error, own instanceof lib.BaseError],
    empty: empty.message,
    item: [item.message, item.type, item.path, item.value, item.origin, item.getValidatorKey?.(true, ':')],
  }
})
