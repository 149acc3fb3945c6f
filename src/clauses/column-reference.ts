// What a name means in a statement: 'title', '$posts.title$', 'meta.a.b', col('User.name') → the column it stands for.
//
// A name that the model does not know is quoted and left to the database, as in v6 (SPEC section 1), unless
// `strictOptions` is on. The alias of a joined table is its path: `posts`, `posts->comments`.
import type { AbstractType } from '../data-types'
import type { Attribute } from '../definition/attribute'
import type { ModelLike } from '../definition/model-contract'
import type { Dialect } from '../dialects/dialect'
import { didYouMean } from '../errors/suggest'
import { column, star } from '../sql/build'
import type { Encode, Expression } from '../sql/nodes'
import { jsonPath } from './json-path'
import type { Reference } from './reference'

export type { Reference }

export interface ColumnScope {
  readonly model: ModelLike
  /** The alias of the model's table, or null where the statement speaks of one table only. */
  readonly alias: string | null
  /** True if other tables are joined, so that a bare name must say whose it is. */
  readonly joined: boolean
  /** True where a name that is no attribute may be an alias of `attributes`: group, order, having. */
  readonly aliases?: boolean
  /** The scope of a joined include by its path of aliases, or null if nothing of that path is joined. */
  nested(path: readonly string[]): ColumnScope | null
}

/** The scope of one model's table, with nothing joined. */
export function columnScope(model: ModelLike, alias: string | null): ColumnScope {
  return { model, alias, joined: false, nested: () => null }
}

export const dialectOf = (scope: ColumnScope): Dialect => scope.model.sequelize.database.dialect

/** The encoder of values compared with a reference. */
export function encoderOf(reference: Reference, scope: ColumnScope): Encode {
  const { types } = dialectOf(scope)
  if (reference.type === null || reference.isJsonPath) return types.encodeAny
  return types.encoder(reference.type) ?? types.encodeAny
}

/** A key of `where`, an item of `order` or `group`: an attribute, a nested one, or a path into a JSON attribute. */
export function referenceOf(name: string, scope: ColumnScope): Reference {
  const attribute = scope.model.definition.attributes.get(name)
  if (attribute !== undefined) return ofAttribute(attribute, name, scope)
  if (name.length > 2 && name.startsWith('$') && name.endsWith('$'))
    return nestedReference(name.slice(1, -1), scope)
  const dot = name.indexOf('.')
  if (dot > 0) {
    const head = scope.model.definition.attributes.get(name.slice(0, dot))
    if (head !== undefined && isJson(head.type))
      return jsonPath(ofAttribute(head, name, scope), name.slice(dot + 1).split('.'), dialectOf(scope))
    if (scope.nested([name.slice(0, dot)]) !== null) return nestedReference(name, scope)
  }
  return ofUnknown(name, scope)
}

/** An attribute of the scope's model. VIRTUAL attributes have no column. */
function ofAttribute(attribute: Attribute, name: string, scope: ColumnScope): Reference {
  if (!attribute.stored) {
    throw new TypeError(
      `${scope.model.name}.${name} is VIRTUAL and has no column: it cannot stand in where, order or group.`,
    )
  }
  return {
    expression: column(scope.alias, attribute.column),
    name,
    attribute,
    type: attribute.type,
    isJsonPath: false,
  }
}

function ofUnknown(name: string, scope: ColumnScope): Reference {
  const { definition } = scope.model
  const byColumn = definition.columns.get(name)
  if (byColumn !== undefined)
    return {
      expression: column(scope.alias, name),
      name,
      attribute: byColumn,
      type: byColumn.type,
      isJsonPath: false,
    }
  if (scope.model.sequelize.options.strictOptions === true) {
    throw new TypeError(
      `${definition.name} has no attribute "${name}".${didYouMean(name, [...definition.attributes.keys()])}`,
    )
  }
  return {
    expression: column(scope.aliases === true ? null : scope.alias, name),
    name,
    attribute: null,
    type: null,
    isJsonPath: false,
  }
}

/** `posts.title`, `posts.comments.text`: an attribute of a joined include; else quoted as v6 does. */
function nestedReference(dotted: string, scope: ColumnScope): Reference {
  const legs = dotted.split('.')
  for (let last = legs.length - 1; last > 0; last--) {
    const inner = scope.nested(legs.slice(0, last))
    if (inner !== null) return { ...referenceOf(legs.slice(last).join('.'), inner), name: `$${dotted}$` }
  }
  if (legs.length === 1)
    return {
      expression: column(null, dotted),
      name: `$${dotted}$`,
      attribute: null,
      type: null,
      isJsonPath: false,
    }
  if (legs[0] === scope.alias || legs[0] === scope.model.name)
    return referenceOf(legs.slice(1).join('.'), scope)
  const table = legs.slice(0, -1).join('->')
  return {
    expression: column(table, legs[legs.length - 1]),
    name: `$${dotted}$`,
    attribute: null,
    type: null,
    isJsonPath: false,
  }
}

/** col('name'), col('User.name'), col('posts.title'), col('*'): a column by its name in the database. */
export function columnNamed(name: string, scope: ColumnScope): Expression {
  if (name === '*') return star()
  if (name.endsWith('.*')) return star(name.slice(0, -2).split('.').join('->'))
  const dot = name.lastIndexOf('.')
  if (dot > 0) {
    const legs = name.slice(0, dot).split('.')
    const own = name.slice(dot + 1)
    const inner = scope.nested(legs) ?? scope.nested(name.slice(0, dot).split('->'))
    if (inner !== null) return column(inner.alias, columnNameIn(inner.model, own))
    const isRoot = legs.length === 1 && (legs[0] === scope.alias || legs[0] === scope.model.name)
    return isRoot ? column(scope.alias, columnNameIn(scope.model, own)) : column(legs.join('->'), own)
  }
  const known = scope.model.definition.columns.has(name) || scope.model.definition.attributes.has(name)
  return column(scope.joined && known ? scope.alias : null, columnNameIn(scope.model, name))
}

/** The column of that name, else the column of the attribute of that name, else the name. */
function columnNameIn(model: ModelLike, name: string): string {
  const { columns, attributes } = model.definition
  return columns.has(name) ? name : (attributes.get(name)?.column ?? name)
}

export const isJson = (type: AbstractType | null): boolean =>
  type !== null && (type.key === 'JSON' || type.key === 'JSONB')
