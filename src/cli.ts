#!/usr/bin/env node
// The command `relata`. Its one command now is `diagram`; it asks the user's own files for the models:
//
//   relata diagram src/db.js --out models.svg         a file that exports a Sequelize, or models
//   relata diagram models --format mermaid            a folder of files as sequelize-cli makes them
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command, Option } from 'commander'
import { DataTypes } from './data-types'
import { DIAGRAM_FORMATS, type DiagramOptions } from './diagram/diagram'
import { Sequelize } from './sequelize'
import { version } from './version'

interface DiagramArguments {
  readonly format?: DiagramOptions['format']
  readonly models?: string
  readonly out?: string
}

/** What the user can put right, told without a stack. */
class UsageError extends Error {}

const program = new Command('relata').description('Tools around models of Relata.').version(version)

program
  .command('diagram')
  .description('Draws models and their associations.')
  .argument('<source>', 'a file that exports a Sequelize or models, or a folder of model files')
  .addOption(
    new Option(
      '-f, --format <format>',
      'svg, or mermaid (the default where --out ends with .mmd or .md)',
    ).choices(DIAGRAM_FORMATS),
  )
  .option('-m, --models <names>', 'only these models, separated by commas')
  .option('-o, --out <file>', 'where to write; without it, to standard output')
  .action(async (source: string, given: DiagramArguments) => {
    const sequelize = await sequelizeOf(resolve(source))
    const picture = sequelize.diagram({
      format: given.format ?? (/\.(mmd|md)$/.test(given.out ?? '') ? 'mermaid' : 'svg'),
      ...(given.models !== undefined && { models: given.models.split(',').map((name) => name.trim()) }),
    })
    if (given.out === undefined) process.stdout.write(picture)
    else writeFileSync(given.out, picture)
  })

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof UsageError ? `relata: ${error.message}` : error)
  process.exitCode = 1
})

/** What the diagram needs of a Sequelize; that of the user's files may be another copy of this package. */
interface Drawable {
  readonly models: Record<string, unknown>
  diagram(options: DiagramOptions): string
}

async function sequelizeOf(source: string): Promise<Drawable> {
  const stats = statSync(source, { throwIfNoEntry: false })
  if (!stats) throw new UsageError(`There is no file or folder ${source}.`)
  const files = stats.isDirectory() ? modelFiles(source) : [source]
  const exported: unknown[] = []
  for (const file of files) exported.push(...(await exportsOf(file)))
  const found = exported.map(drawableIn).find((each) => each !== null)
  if (found) return found
  const factories = exported.filter((value) => typeof value === 'function')
  if (factories.length > 0) return fromFactories(factories)
  const foreign = exported.find((value) => hasModels(value))
  if (foreign) {
    throw new UsageError(
      `${source} exports a Sequelize of another package. Install this one in its place: npm install sequelize@npm:relata.`,
    )
  }
  throw new UsageError(
    `${source} exports neither a Sequelize, nor models, nor functions (sequelize, DataTypes) => model. Export one of them.`,
  )
}

/** sequelize-cli's index.js connects to a real database by a configuration; the models stand in the files beside it. */
function modelFiles(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !/\.(d|test|spec)\.[cm]?[jt]s$/.test(name))
    .sort()
  const besides = files.filter((name) => !/^index\.[cm]?[jt]s$/.test(name))
  return (besides.length > 0 ? besides : files).map((name) => join(folder, name))
}

/** What a file exports: everything by name, the default, and what lies within an exported object. */
async function exportsOf(file: string): Promise<unknown[]> {
  const module = await imported(file)
  const main = module.default
  const inner = typeof main === 'object' && main !== null ? Object.values(main) : []
  return [main, ...inner, ...Object.values(module)].filter((value) => value !== undefined)
}

async function imported(file: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(file).href)
  } catch (error) {
    const isUnread = (error as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION'
    if (!isUnread || !/\.[cm]?ts$/.test(extname(file))) throw error
    throw new UsageError(
      `Node ${process.versions.node} does not read TypeScript. Use NODE_OPTIONS="--import tsx", or Node 22.18 and later.`,
    )
  }
}

function drawableIn(value: unknown): Drawable | null {
  for (const each of [value, sequelizeWithin(value)])
    if (hasModels(each) && 'diagram' in each) return each as Drawable
  return null
}

/** A model knows its Sequelize, and so does what sequelize-cli's index.js exports. */
function sequelizeWithin(value: unknown): unknown {
  const canHave = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return canHave && 'sequelize' in value ? value.sequelize : null
}

function hasModels(value: unknown): value is { models: object } {
  return typeof value === 'object' && value !== null && 'models' in value && typeof value.models === 'object'
}

/** v6's files: `module.exports = (sequelize, DataTypes) => { …; return Model }`, then `Model.associate(models)` for each. */
function fromFactories(factories: readonly Function[]): Drawable {
  const sequelize = new Sequelize()
  for (const factory of factories) factory(sequelize, DataTypes)
  for (const model of Object.values(sequelize.models)) {
    if ('associate' in model && typeof model.associate === 'function') model.associate(sequelize.models)
  }
  return sequelize
}
