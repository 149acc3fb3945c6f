// Options that writers know. One that is nearly a known one (`transacton`, `wehre`) is a slip of the pen and throws
// (SPEC Δ 81); the rest is the program's own affair: hooks read it.
import { strangerHint } from '../definition/known-options'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { printable } from '../errors/sentence'
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

/** Throws for a misspelt option; with `strictOptions`, for every unknown one. */
export function checkOptions(model: ModelLike, method: keyof typeof OPTIONS, options: AnyOptions): void {
  const known: ReadonlySet<string> = OPTIONS[method]
  for (const name in options) {
    if (known.has(name)) continue
    const hint = strangerHint(name, known, isStrict(model))
    if (hint === null) continue
    throw new TypeError(`${model.name}.${method}(): unknown option "${printable(name)}".${hint}`)
  }
}

/** The values of a call are an object of attributes: a text or a number would write an empty row. */
export function checkValues(model: ModelLike, method: string, values: unknown): void {
  if (values === undefined || values === null) return
  if (typeof values === 'object' && !Array.isArray(values)) return
  const given = Array.isArray(values) ? 'an array' : `a ${typeof values}`
  throw new TypeError(
    `${model.name}.${method}() takes an object of values, such as { ${firstName(model)}: … }, not ${given}.`,
  )
}

/** `fields` names attributes; a misspelt one would leave a value unwritten. */
export function checkFields(model: ModelLike, method: string, fields: unknown): void {
  if (!Array.isArray(fields)) return
  const { attributes } = model.definition
  for (const name of fields) {
    if (typeof name !== 'string' || attributes.has(name)) continue
    const hint = didYouMean(name, attributes.keys())
    if (hint !== '' || isStrict(model))
      throw new TypeError(
        `${model.name}.${method}(): fields names "${printable(name)}", which is no attribute.${hint}`,
      )
  }
}

function isStrict(model: ModelLike): boolean {
  return model.definition.options.strictOptions === true || model.sequelize.options.strictOptions === true
}

function firstName({ definition }: ModelLike): string {
  const own = definition.storedAttributes.find((attribute) => !attribute.primaryKey)
  return own?.name ?? 'name'
}
