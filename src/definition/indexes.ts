// Indexes and unique keys of a model, from its options and from its attributes' `unique`.
//
//   indexes: [{ fields: ['name'] }]            → { fields: ['name'], type: '', parser: null, name: 'users_name' }
//   email: { unique: true }                    → uniqueKeys.Users_email_unique = { fields: ['email'], … }
//   first/last: { unique: 'fullName' }         → uniqueKeys.fullName = { fields: ['first', 'last'], … }
//
// Both forms are v6's, since programs read `Model._indexes` and `Model.uniqueKeys`, and databases hold the names.
import { quoted, shown } from '../errors/sentence'
import { refuseMisspelt } from '../errors/suggest'
import type { TableName } from '../sql/nodes'
import { underscore } from '../util/casing'
import { isPlainObject } from '../util/objects'
import type { Attribute } from './attribute'

/** A field of an index: a column or attribute name, an object with order and the like, or an expression. */
export type IndexField =
  | string
  | {
      name?: string
      attribute?: string
      order?: string
      length?: number
      collate?: string
      operator?: string
    }
  | object

export interface IndexDefinition {
  name: string
  fields: readonly IndexField[]
  unique?: boolean
  type?: string
  parser: string | null
  using?: string
  method?: string
  where?: unknown
  operator?: string
  concurrently?: boolean
  prefix?: string
  msg?: string
  [other: string]: unknown
}

export interface UniqueKey {
  name: string
  /** Columns. */
  fields: string[]
  msg: string | null
  /** The attribute that was added last, as in v6. */
  column: string
  /** Named by the user, and so more than an attribute's own UNIQUE. */
  customIndex: boolean
}

const OPTIONS: ReadonlySet<string> = new Set([
  'concurrently', 'fields', 'method', 'msg', 'name', 'operator', 'parser', 'prefix', 'type', 'unique', 'using', 'where',
]) // prettier-ignore

/** One of the option `indexes`, as v6 shows it in `Model._indexes`. */
export function normalizedIndex(given: unknown, modelName: string, table: TableName): IndexDefinition {
  if (!isPlainObject(given))
    throw new Error(`${modelName}: an index must be an object with "fields", got ${shown(given)}.`)
  if (!Array.isArray(given.fields) || given.fields.length === 0) {
    throw new Error(
      `Missing "fields" property for index definition (model ${modelName}, index ${shown(given)}).`,
    )
  }
  refuseMisspelt(`${modelName}, index on ${shown(given.fields)}`, 'option', given, OPTIONS)
  const index = { type: '', parser: null, ...given } as unknown as IndexDefinition
  if (typeof index.type === 'string' && index.type.toLowerCase() === 'unique') {
    index.unique = true
    delete index.type
  }
  index.name ??= indexName(table, index.fields)
  return index
}

/** v6's name: the table and the fields, underscored. Expressions have no name, so an index of nothing else needs one. */
export function indexName(table: TableName, fields: readonly IndexField[]): string {
  const names = fields.map((field) => {
    if (typeof field === 'string') return field
    const { name, attribute } = field as { name?: unknown; attribute?: unknown }
    return typeof name === 'string' ? name : typeof attribute === 'string' ? attribute : ''
  })
  return underscore([table.name, ...names].join('_'))
}

/** The unique keys that the attributes ask for, single or joined by a common name. */
export function uniqueKeysOf(attributes: Iterable<Attribute>, table: TableName): Record<string, UniqueKey> {
  const keys: Record<string, UniqueKey> = {}
  for (const attribute of attributes) {
    const unique = attribute.raw.unique
    if (!unique) continue
    const { name, msg } = typeof unique === 'object' ? unique : { name: unique, msg: undefined }
    const keyName = typeof name === 'string' && name !== '' ? name : `${table.name}_${attribute.name}_unique`
    const known = Object.hasOwn(keys, keyName) ? keys[keyName] : undefined
    keys[keyName] = {
      name: keyName,
      fields: [...(known?.fields ?? []), attribute.column],
      msg: msg ?? known?.msg ?? null,
      column: attribute.name,
      customIndex: unique !== true,
    }
  }
  return keys
}

/** The column that a field of an index means: fields may name attributes or columns. Null for an expression. */
export function columnOfIndexField(
  field: IndexField,
  attributes: ReadonlyMap<string, Attribute>,
): string | null {
  const { name, attribute } =
    typeof field === 'string' ? { name: field, attribute: undefined } : (field as Record<string, unknown>)
  const given = typeof name === 'string' ? name : attribute
  if (typeof given !== 'string') return null
  return attributes.get(given)?.column ?? given
}

/** The subject of a message about an index. */
export function describedIndex(modelName: string, index: IndexDefinition): string {
  return `${modelName}, index ${quoted(index.name)}`
}
