// sync and drop: the tables of one model, or of all of a Sequelize.
//
//   sequelize.sync({ force: true })  →  hooks, drop all, make each in the order of references, its indexes, hooks
//
// Nothing is sent before what can be known to be wrong has been refused (SPEC Δ 26).
import type { Database } from '../connection/database'
import type { AnyOptions, ModelLike, SequelizeLike } from '../definition/model-contract'
import { tableKey, type ModelDefinition } from '../definition/model-definition'
import { quoted } from '../errors/sentence'
import { refuseMisspelt } from '../errors/suggest'
import type { CreateTable } from '../sql/ddl-nodes'
import { tableChanges } from './alter'
import { creationOrder } from './creation-order'
import { foundTable, type FoundTable } from './found-table'
import { rebuildTable, withoutForeignKeys } from './rebuild'
import { catalogQuery, send } from './send'
import { indexNodes, tableNode } from './table'

/** `sequelize.sync(options)`: all models. */
export async function syncAll(
  sequelize: SequelizeLike,
  models: readonly ModelLike[],
  given: AnyOptions = {},
): Promise<void> {
  const options: AnyOptions = { ...sequelize.options.sync, ...given }
  checkOptions('sequelize.sync()', options)
  checkMatch(sequelize, options)
  if (options.hooks !== false) await sequelize.hooks.run('beforeBulkSync', options)
  const order = creationOrder(models)
  for (const model of order.models) checkReferences(model, models)
  if (options.force) await dropAll(sequelize, models, options)
  for (const model of order.models) await syncChecked(model, options)
  if (options.hooks !== false) await sequelize.hooks.run('afterBulkSync', options)
}

/** `Model.sync(options)`: one table, whatever it refers to. */
export async function syncModel(model: ModelLike, given: AnyOptions = {}): Promise<ModelLike> {
  const { sequelize } = model
  const options: AnyOptions = { ...sequelize.options.sync, ...given }
  checkOptions(`${model.name}.sync()`, options)
  checkMatch(sequelize, options)
  checkReferences(model, Object.values(sequelize.models))
  await syncChecked(model, options)
  return model
}

async function syncChecked(model: ModelLike, options: AnyOptions): Promise<void> {
  const { database } = model.sequelize
  const definition = inSchemaOf(model, options)
  if (options.hooks !== false) await definition.hooks.run('beforeSync', options)
  if (options.force) await dropTableOf(definition, database, options)
  const wanted = tableNode(definition, database.dialect)
  const found = await foundTable(database.dialect.catalog, catalogQuery(database, options), definition.table)
  if (found === null) await send(database, wanted, options)
  else if (options.alter) await alterTable(database, wanted, found, options)
  await createMissingIndexes(database, definition, options)
  model.definition.synced = true
  if (options.hooks !== false) await definition.hooks.run('afterSync', options)
}

async function alterTable(
  database: Database,
  wanted: CreateTable,
  found: FoundTable,
  options: AnyOptions,
): Promise<void> {
  const { ddlPrinter } = database.dialect
  const mayDrop = typeof options.alter === 'object' && options.alter.drop === true
  const { added, reasons, table } = tableChanges(wanted, found, ddlPrinter, mayDrop)
  if (reasons.length > 0) await rebuildTable(database, { table, found, reasons }, options)
  for (const column of added)
    await send(database, { kind: 'add-column', table: wanted.table, column }, options)
}

/** As v6, an index is known by its name. */
async function createMissingIndexes(
  database: Database,
  definition: ModelDefinition,
  options: AnyOptions,
): Promise<void> {
  const nodes = indexNodes(definition)
  if (nodes.length === 0) return
  const found = await database.dialect.catalog.indexes(catalogQuery(database, options), definition.table)
  const names = new Set(found.map((index) => index.name))
  for (const node of nodes) if (!names.has(node.name)) await send(database, node, options)
}

/** `Model.drop(options)` */
export async function dropModel(model: ModelLike, options: AnyOptions = {}): Promise<void> {
  checkOptions(`${model.name}.drop()`, options)
  await dropTableOf(inSchemaOf(model, options), model.sequelize.database, options)
}

/** `sequelize.drop(options)`: what refers goes before what is referred to; where that is a circle, with foreign keys off. */
export async function dropAll(
  sequelize: SequelizeLike,
  models: readonly ModelLike[],
  options: AnyOptions = {},
): Promise<void> {
  const { database } = sequelize
  const { models: ordered, circles } = creationOrder(models)
  const dropEach = async (inside: AnyOptions) => {
    for (const model of [...ordered].reverse())
      await dropTableOf(inSchemaOf(model, options), database, inside)
  }
  if (circles.length === 0) return dropEach(options)
  const circle = circles[0]!.join(' → ')
  await withoutForeignKeys(
    database,
    options,
    `Tables that refer to each other (${circle}) are to be dropped`,
    dropEach,
  )
}

async function dropTableOf(
  { table }: ModelDefinition,
  database: Database,
  options: AnyOptions,
): Promise<void> {
  await send(
    database,
    { kind: 'drop-table', table, ifExists: true, cascade: options.cascade === true },
    options,
  )
}

/** `Model.truncate()` without hooks, as DDL. */
export async function truncateModel(model: ModelLike, options: AnyOptions = {}): Promise<void> {
  const { restartIdentity, cascade } = options
  const { table, autoIncrement } = model.definition
  const node = {
    kind: 'truncate',
    table,
    restartIdentity: restartIdentity === true && autoIncrement !== null, // SQLite keeps no count of other ids
    cascade: cascade === true,
  } as const
  await send(model.sequelize.database, node, options)
}

/** `sequelize.truncate()`: all tables, those first that refer to others. */
export async function truncateAll(
  sequelize: SequelizeLike,
  models: readonly ModelLike[],
  options: AnyOptions = {},
): Promise<void> {
  const { models: ordered } = creationOrder(models)
  await sequelize.database.atomically(options, async (transaction) => {
    for (const model of [...ordered].reverse()) await truncateModel(model, { ...options, transaction })
  })
}

const OPTIONS: ReadonlySet<string> = new Set([
  'alter', 'benchmark', 'cascade', 'force', 'hooks', 'logging', 'match', 'restartIdentity', 'schema', 'searchPath', 'transaction',
]) // prettier-ignore

/** `sync({ atler: true })` would leave the tables as they are, in silence. */
function checkOptions(call: string, options: AnyOptions): void {
  refuseMisspelt(call, 'option', options, OPTIONS)
}

/** The option `schema` is for models that name none. */
function inSchemaOf(model: ModelLike, { schema }: AnyOptions): ModelDefinition {
  const { definition } = model
  return schema && definition.table.schema === null ? definition.inSchema(model, schema) : definition
}

/** The guard against the wrong database: `sync({ force: true, match: /_test$/ })`. */
function checkMatch(sequelize: SequelizeLike, { match }: AnyOptions): void {
  if (!match) return
  const database: unknown = sequelize.config?.database
  if (!new RegExp(match).test(String(database))) {
    throw new Error(`Database "${String(database)}" does not match sync match parameter "${match}"`)
  }
}

/**
 * A reference to a column that is not unique makes a schema that engines refuse, some of them only at the first
 * write (SPEC Δ 26). Only references to tables of known models can be judged.
 */
function checkReferences({ definition }: ModelLike, models: readonly ModelLike[]): void {
  const byTable = new Map(models.map((model) => [model.definition.tableKey, model.definition]))
  for (const { name, references } of definition.storedAttributes) {
    if (references)
      checkReference(definition, [name], byTable.get(tableKey(references.table)), [references.key])
  }
  for (const { attributes, table, keys } of definition.compositeReferences) {
    checkReference(definition, attributes, byTable.get(tableKey(table)), keys)
  }
}

function checkReference(
  from: ModelDefinition,
  attributes: readonly string[],
  target: ModelDefinition | undefined,
  columns: readonly string[],
): void {
  if (target === undefined) return
  const names = columns.map((column) => target.columns.get(column)?.name ?? column)
  if (target.isUnique(names)) return
  const key = names.map((name) => `${target.name}.${name}`).join(', ')
  throw new Error(
    `${from.name}.${attributes.join(', ')} refers to ${key}, which is neither a primary key nor unique, so no foreign key can be made. ` +
      `Declare ${names.length === 1 ? quoted(names[0]!) : 'these'} unique, or give the association constraints: false.`,
  )
}
