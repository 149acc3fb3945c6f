// A table made anew with its rows, where the engine cannot change a column: in one transaction, with foreign keys off, since
// dropping the old table would delete the rows that refer to it (v6 loses them: SECURITY 4.1). Indexes and triggers are made
// again, and a reference that broke on the way undoes it all.
import type { Database, ExecuteOptions } from '../connection/database'
import { tableKey } from '../definition/model-definition'
import { listed, quoted } from '../errors/sentence'
import type { CreateTable } from '../sql/ddl-nodes'
import type { TableName } from '../sql/nodes'
import type { FoundTable } from './found-table'
import { catalogQuery, send } from './send'

export interface Rebuild {
  readonly table: CreateTable
  readonly found: FoundTable
  readonly reasons: readonly string[]
}

export async function rebuildTable(
  database: Database,
  rebuild: Rebuild,
  options: ExecuteOptions,
): Promise<void> {
  const { table, found } = rebuild
  const names = new Set(table.columns.map((column) => column.name))
  const copied = found.node.columns
    .map(({ name }) => ({ from: name, to: name }))
    .filter(({ from, to }) => names.has(to) && !found.generated.has(from))
  const gone = found.node.columns.map(({ name }) => name).filter((name) => !names.has(name))
  const usesGone = (index: string) =>
    found.indexes.some(
      (each) => each.name === index && each.columns.some((column) => gone.includes(column.name)),
    )
  const afterwards = found.dependents
    .filter((each) => each.kind !== 'index' || !usesGone(each.name))
    .map((each) => each.sql)
  if (
    database.currentTransaction(options) !== null &&
    !(await isReferenced(database, table.table, options))
  ) {
    return send(database, { kind: 'rebuild-table', table, copied, afterwards }, options)
  }
  const message = `The table ${quoted(table.table.name)} must be made anew (${listed(rebuild.reasons)})`
  await withoutForeignKeys(database, options, message, async (inside) => {
    const before = await brokenReferences(database, inside)
    await send(database, { kind: 'rebuild-table', table, copied, afterwards }, inside)
    const broken = (await brokenReferences(database, inside)).filter((each) => !before.includes(each))
    if (broken.length > 0) {
      throw new Error(
        `${quoted(table.table.name)} was left as it is: the change would break references (${listed(broken)}).`,
      )
    }
  })
}

/** Does any table refer to this one, itself included? Then dropping the old one would act on rows. */
async function isReferenced(database: Database, table: TableName, options: ExecuteOptions): Promise<boolean> {
  const { catalog } = database.dialect
  const query = catalogQuery(database, options)
  for (const each of await catalog.tables(query)) {
    const keys = await catalog.foreignKeys(query, each)
    if (keys.some((key) => tableKey(key.referencedTable) === tableKey(table))) return true
  }
  return false
}

async function brokenReferences(database: Database, options: ExecuteOptions): Promise<string[]> {
  const broken = await database.dialect.catalog.brokenReferences(catalogQuery(database, options))
  return broken.map(({ table, referencedTable }) => `${table} → ${referencedTable}`)
}

/** Runs work in a transaction in which foreign keys are not enforced. `message` says what for, should that be impossible. */
export async function withoutForeignKeys(
  database: Database,
  options: ExecuteOptions,
  message: string,
  work: (options: ExecuteOptions) => Promise<void>,
): Promise<void> {
  if (database.currentTransaction(options) !== null) {
    throw new Error(
      `${message}, which cannot be done inside a transaction: foreign keys must be off meanwhile, or rows that refer ` +
        `to it would be deleted. Call it outside of the transaction.`,
    )
  }
  const { logging, benchmark } = options
  await database.transaction({ logging, benchmark, foreignKeys: false }, (transaction) =>
    work({ ...options, transaction }),
  )
}
