// Names that follow from names: User → table Users, as in v6, letter for letter, since databases made by v6 must open.
//
//   tableX → tableXes; underscored: table_xes; freezeTableName: tableX        User, id → UserId
import type { TableName } from '../sql/nodes'
import { camelize, lowerFirst, underscore } from '../util/casing'
import { pluralize, singularize } from '../util/inflection'
import type { AnyOptions } from './any-options'

/** The name's plural and singular: stems of aliases and mixins. The option `name` overrides either. */
export function modelNames(
  name: string,
  given: { plural?: string; singular?: string } = {},
): { plural: string; singular: string } {
  return { plural: given.plural ?? pluralize(name), singular: given.singular ?? singularize(name) }
}

/** The table of a model. v6 makes it from the model's name, whatever the option `name` calls its plural. */
export function tableNameOf(modelName: string, options: AnyOptions): TableName {
  const schema: string | null = options.schema || null
  const given: unknown = options.tableName
  if (typeof given === 'string' && given !== '') return { name: given, schema }
  if (typeof given === 'object' && given !== null) {
    const { tableName, schema: own } = given as { tableName: string; schema?: string }
    return { name: tableName, schema: own ?? schema }
  }
  if (options.freezeTableName) return { name: modelName, schema }
  return { name: columnNameOf(pluralize(modelName), options), schema }
}

/** The column of an attribute that names none. */
export function columnNameOf(attribute: string, options: AnyOptions): string {
  return options.underscored ? underscore(attribute) : attribute
}

/**
 * The default name of a foreign key attribute: `stem` (a model's singular, or an alias) and the referenced key.
 * 'camel' is v7's way: `userId` whatever the case of the model's name.
 */
export function foreignKeyName(stem: string, key: string, naming: 'v6' | 'camel' = 'v6'): string {
  return camelize(`${naming === 'camel' ? lowerFirst(stem) : stem}_${key}`)
}
