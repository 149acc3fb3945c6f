// The shop: a Sakila database, loaded, with its models, a way to count the statements of a question, and one to ask the
// same in hand-written SQL.
import assert from 'node:assert/strict'
import { QueryTypes, Sequelize } from 'relata'
import { declareModels, define } from './models'
import { load } from './load'

export type Shop = ReturnType<typeof openShop>

/** The database at `storage` with its models; nothing is sent yet. */
export function openShop(storage: string) {
  let statements: string[] = []
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    storage,
    define,
    logging: (statement) => statements.push(statement),
  })
  return {
    ...declareModels(sequelize),
    sequelize,

    /** What `ask` gives; it must send that many statements. */
    async counting<T>(count: number, ask: () => Promise<T>): Promise<T> {
      statements = []
      const answer = await ask()
      assert.equal(
        statements.length,
        count,
        `${statements.length} statements were sent:\n${statements.join('\n')}`,
      )
      return answer
    },

    /** The rows of hand-written SQL, past the models. */
    sql<T extends object = Record<string, unknown>>(
      text: string,
      bind: readonly unknown[] = [],
    ): Promise<T[]> {
      return sequelize.query<T>(text, { type: QueryTypes.SELECT, bind })
    },

    /** Runs `act` in a transaction that never commits: the next question finds the shop as it was. */
    async undone(act: () => Promise<void>): Promise<void> {
      const undo = new Error('undo')
      await assert.rejects(
        sequelize.transaction(async () => {
          await act()
          throw undo
        }),
        (error) => error === undo || Promise.reject(error),
      )
    },
  }
}

/** The tables and all their rows. */
export async function fill(shop: Shop): Promise<void> {
  await shop.sequelize.sync()
  await load(shop)
}
