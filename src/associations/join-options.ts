// The options of belongsToMany's verbs: which are values for the join row, and which are options of the statements.
//
//   addProject(homework, { through: { started: false }, transaction })   v6's form
//   addProject(homework, { started: false, transaction })                v3's flat form (SPEC row 67)
import type { AnyOptions, ModelLike, Values } from '../definition/model-contract'
import { AssociationError } from '../errors/association'
import { listed, quoted } from '../errors/sentence'
import { didYouMean } from '../errors/suggest'

/** Names that are options, whatever attributes the junction has. */
const OPTIONS: ReadonlySet<string> = new Set([
  'association', 'attributes', 'benchmark', 'bind', 'conflictAttributes', 'conflictWhere', 'cascade', 'fields', 'force',
  'from', 'group', 'having', 'hooks', 'ignoreDuplicates', 'include', 'individualHooks', 'isNewRecord', 'joinTableAttributes',
  'limit', 'lock', 'logging', 'nest', 'offset', 'omitNull', 'order', 'paranoid', 'plain', 'raw', 'rejectOnEmpty',
  'replacements', 'retry', 'returning', 'save', 'schema', 'schemaDelimiter', 'scope', 'searchPath', 'sideEffects', 'silent',
  'skip', 'skipLocked', 'subQuery', 'through', 'transaction', 'type', 'updateOnDuplicate', 'useMaster', 'validate',
  'version', 'where',
]) // prettier-ignore

export interface JoinOptions {
  /** Values for the join rows. */
  readonly through: Values
  /** The options that are left. */
  readonly rest: AnyOptions
}

/**
 * In the flat form a key that is an attribute of the junction and no option is a value. One that is neither throws, since
 * nobody would read it; `verb`, the method called, is null where another model's hooks may read it: createX.
 */
export function splitJoinOptions(junction: ModelLike, options: AnyOptions, verb: string | null): JoinOptions {
  const { through: given, ...rest } = options
  const through: Values = { ...given }
  const { attributes } = junction.definition
  for (const name of Object.keys(through)) {
    if (verb !== null && !attributes.has(name) && !hasSetter(junction, name))
      throw unknownValue(junction, verb, name)
  }
  for (const name of Object.keys(rest)) {
    if (OPTIONS.has(name)) continue
    if (attributes.has(name)) {
      through[name] ??= rest[name]
      delete rest[name]
    } else if (verb !== null) {
      throw new AssociationError(
        `${verb} got ${quoted(name)}, which is neither an option nor an attribute of ${junction.name}.` +
          `${didYouMean(name, [...attributes.keys(), ...OPTIONS])} ${junction.name} has: ${listed(attributes.keys())}.`,
      )
    }
  }
  return { through, rest }
}

function hasSetter({ definition }: ModelLike, name: string): boolean {
  return Object.hasOwn(definition.options.setterMethods ?? {}, name)
}

function unknownValue(junction: ModelLike, verb: string, name: string): AssociationError {
  const known = [...junction.definition.attributes.keys()]
  return new AssociationError(
    `${verb}: through gives ${quoted(name)}, but the junction ${junction.name} has no such attribute.${didYouMean(name, known)} ` +
      `${junction.name} has: ${listed(known)}.`,
  )
}
