// Managed and unmanaged transactions, nested ones as savepoints, after-commit hooks.
import { sameUnderBoth, type Lab } from '../support/oracle'

async function accounts({ sequelize, DataTypes }: Lab) {
  const Account = sequelize.define('Account', { name: DataTypes.STRING, money: DataTypes.INTEGER })
  await sequelize.sync()
  await Account.create({ name: 'a', money: 10 })
  const rows = () => Account.findAll({ attributes: ['name', 'money'], order: ['id'], raw: true })
  return { Account, rows }
}

sameUnderBoth('managed: commits the result, rolls back on any throw', async (lab) => {
  const { sequelize, caught } = lab
  const { Account, rows } = await accounts(lab)
  const result = await sequelize.transaction(async (transaction: unknown) => {
    await Account.create({ name: 'b', money: 1 }, { transaction })
    await Account.update({ money: 9 }, { where: { name: 'a' }, transaction })
    return 'done'
  })
  const error = await caught(() =>
    sequelize.transaction(async (transaction: unknown) => {
      await Account.create({ name: 'c' }, { transaction })
      await Account.destroy({ where: { name: 'a' }, transaction })
      throw new RangeError('back')
    }),
  )
  const broken = await caught(() =>
    sequelize.transaction(async (transaction: unknown) => {
      await Account.create({ name: 'd' }, { transaction })
      await sequelize.query('SELEC', { transaction })
    }),
  )
  return { result, error, broken, rows: await rows() }
})

sameUnderBoth('unmanaged: commit, rollback, use after the end', async (lab) => {
  const { sequelize, caught } = lab
  const { Account, rows } = await accounts(lab)
  const first = await sequelize.transaction()
  await Account.create({ name: 'kept' }, { transaction: first })
  await first.commit()
  const second = await sequelize.transaction()
  await Account.create({ name: 'lost' }, { transaction: second })
  const inside = await Account.count({ transaction: second })
  await second.rollback()
  return {
    inside,
    rows: await rows(),
    finished: [first.finished, second.finished],
    again: (await caught(() => first.commit())) !== null,
    use: (await caught(() => Account.create({ name: 'late' }, { transaction: second }))) !== null,
  }
})

sameUnderBoth('nested transactions are savepoints', async (lab) => {
  const { sequelize } = lab
  const { Account, rows } = await accounts(lab)
  await sequelize.transaction(async (outer: unknown) => {
    await Account.create({ name: 'outer' }, { transaction: outer })
    await sequelize
      .transaction({ transaction: outer }, async (inner: unknown) => {
        await Account.create({ name: 'inner lost' }, { transaction: inner })
        throw new Error('inner')
      })
      .catch(() => null)
    await sequelize.transaction({ transaction: outer }, async (inner: unknown) => {
      await Account.create({ name: 'inner kept' }, { transaction: inner })
    })
  })
  return rows()
})

sameUnderBoth('afterCommit, options, ids, constants', async (lab) => {
  const { sequelize, lib } = lab
  const { Account } = await accounts(lab)
  const log: string[] = []
  await sequelize.transaction(async (transaction: Record<string, (hook: () => void) => void>) => {
    transaction['afterCommit']?.(() => void log.push('after commit'))
    await Account.create({ name: 'x' }, { transaction })
    log.push('inside')
  })
  await sequelize
    .transaction(async (transaction: Record<string, (hook: () => void) => void>) => {
      transaction['afterCommit']?.(() => void log.push('never'))
      throw new Error('back')
    })
    .catch(() => log.push('rolled back'))
  return {
    log,
    levels: lib.Transaction.ISOLATION_LEVELS,
    types: lib.Transaction.TYPES,
    lock: lib.Transaction.LOCK,
    deferred: await sequelize.transaction(
      { type: 'IMMEDIATE' },
      async (t: { options: { type: string } }) => t.options.type,
    ),
  }
})

sameUnderBoth('all that a transaction can cover', async (lab) => {
  const { sequelize, DataTypes } = lab
  const { Account } = await accounts(lab)
  const Entry = sequelize.define('Entry', { text: DataTypes.STRING })
  Account.hasMany(Entry)
  await sequelize.sync()
  await sequelize
    .transaction(async (transaction: unknown) => {
      const account = await Account.findOne({ transaction })
      await account.createEntry({ text: 'a' }, { transaction })
      await account.addEntry(await Entry.create({ text: 'b' }, { transaction }), { transaction })
      await account.increment('money', { by: 5, transaction })
      await account.reload({ transaction, include: Entry })
      await Account.bulkCreate([{ name: 'x' }, { name: 'y' }], { transaction })
      await Account.findOrCreate({ where: { name: 'z' }, transaction })
      await Account.upsert({ id: 1, name: 'up' }, { transaction })
      await account.setEntries([], { transaction })
      throw new Error('all back')
    })
    .catch(() => null)
  return [await Account.findAll({ include: Entry, attributes: ['id', 'name', 'money'] }), await Entry.count()]
})
