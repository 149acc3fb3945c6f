// Options that writers know. One that is nearly a known one (`transacton`, `wehre`) is a slip of the pen and throws
// (SPEC Δ 81); the rest is the program's own affair: hooks read it.
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { didYouMean } from '../errors/suggest'

const COMMON = [
  'transaction', 'logging', 'benchmark', 'hooks', 'searchPath', 'useMaster', 'retry', 'type', 'model', 'instance',
  'logQueryParameters', 'validate', 'silent', 'fields', 'defaultFields', 'returning', 'individualHooks', 'omitNull', 'skip',
  'association', 'include', 'includeNodes', 'raw', 'isNewRecord', 'attributes', 'through', 'scope', 'where', 'by',
  'paranoid', 'force', 'limit', 'strictOptions', 'context', 'parentRecord', 'replacements', 'bind', 'rejectOnEmpty',
] // prettier-ignore

const OPTIONS = {
  save: new Set([...COMMON, 'reset']),
  create: new Set([...COMMON, 'ignoreDuplicates']),
  bulkCreate: new Set([
    ...COMMON,
    'ignoreDuplicates',
    'updateOnDuplicate',
    'conflictAttributes',
    'conflictWhere',
    'upsertKeys',
  ]),
  update: new Set([...COMMON, 'sideEffects', 'reset', 'attributes']),
  destroy: new Set([...COMMON, 'truncate', 'cascade', 'restartIdentity', 'order', 'offset']),
  restore: new Set([...COMMON]),
  upsert: new Set([...COMMON, 'conflictFields', 'conflictWhere', 'upsertKeys', 'updateTypes']),
  increment: new Set([...COMMON, 'increment']),
  findOrCreate: new Set([
    ...COMMON, 'defaults', 'order', 'group', 'having', 'offset', 'plain', 'nest', 'lock', 'skipLocked', 'exception',
    'ignoreDuplicates', 'subQuery', 'lean', 'benchmark', 'distinct', 'col',
  ]), // prettier-ignore
}

const harmless = new WeakMap<ReadonlySet<string>, Set<string>>()

/** Throws for a misspelt option; with `strictOptions`, for every unknown one. */
export function checkOptions(model: ModelLike, method: keyof typeof OPTIONS, options: AnyOptions): void {
  const known: ReadonlySet<string> = OPTIONS[method]
  for (const name in options) {
    if (!known.has(name)) checkUnknown(model, method, name, known)
  }
}

function checkUnknown(model: ModelLike, method: string, name: string, known: ReadonlySet<string>): void {
  const isStrict =
    model.definition.options.strictOptions === true || model.sequelize.options.strictOptions === true
  let seen = harmless.get(known)
  if (seen === undefined) harmless.set(known, (seen = new Set()))
  if (!isStrict && seen.has(name)) return
  const hint = didYouMean(name, known)
  if (hint !== '' || isStrict)
    throw new TypeError(`${model.name}.${method}(): unknown option "${name}".${hint}`)
  if (seen.size < 1000) seen.add(name)
}
