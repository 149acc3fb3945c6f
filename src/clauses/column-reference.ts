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
import { attributeColumn, unknownColumn, type Reference } from './reference'

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
  if (reference.isJsonPath) return (value) => types.encodeAny(value instanceof Date ? value.toJSON() : value) // as JSON keeps dates
  if (reference.type === null) return types.encodeAny
  return types.encoder(reference.type) ?? types.encodeAny
}

/** A key of `where`, an item of `order` or `group`: an attribute, a nested one, or a path into a JSON attribute. */
export function referenceOf(name: string, scope: ColumnScope): Reference {
  const attribute = scope.model.definition.attributes.get(name)
  if (attribute !== undefined) return ofAttribute(attribute, name, scope)
  if (name.length > 2 && name.startsWith('$') && name.endsWith('$')) {
    return nestedReference(name.slice(1, -1), scope)
  }
  const dot = name.indexOf('.')
  if (dot > 0) {
    const head = scope.model.definition.attributes.get(name.slice(0, dot))
    if (head !== undefined && isJson(head.type)) {
      return jsonPath(ofAttribute(head, name, scope), name.slice(dot + 1).split('.'), dialectOf(scope))
    }
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
  return attributeColumn(column(scope.alias, attribute.column), name, attribute)
}

/** The name of a column, or of nothing that the model knows. */
function ofUnknown(name: string, scope: ColumnScope): Reference {
  const { definition } = scope.model
  const byColumn = definition.columns.get(name)
  if (byColumn !== undefined) return attributeColumn(column(scope.alias, name), name, byColumn)
  if (scope.model.sequelize.options.strictOptions === true) {
    throw new TypeError(
      `${definition.name} has no attribute "${name}".${didYouMean(name, [...definition.attributes.keys()])}`,
    )
  }
  return unknownColumn(column(scope.aliases === true ? null : scope.alias, name), name)
}

/** `posts.title`, `posts.comments.text`: an attribute of a joined include; else quoted as v6 does. */
function nestedReference(dotted: string, scope: ColumnScope): Reference {
  const legs = dotted.split('.')
  for (let last = legs.length - 1; last > 0; last--) {
    const inner = scope.nested(legs.slice(0, last))
    if (inner !== null) return { ...referenceOf(legs.slice(last).join('.'), inner), name: `$${dotted}$` }
  }
  const own = legs.pop()!
  if (legs.length === 0) return unknownColumn(column(null, own), `$${dotted}$`)
  if (isScopesTable(legs[0], scope)) return referenceOf([...legs.slice(1), own].join('.'), scope)
  return unknownColumn(column(legs.join('->'), own), `$${dotted}$`)
}

/** col('name'), col('User.name'), col('posts.title'), col('*'): a column by its name in the database. */
export function columnNamed(name: string, scope: ColumnScope): Expression {
  if (name === '*') return star()
  if (name.endsWith('.*')) return star(name.slice(0, -2).split('.').join('->'))
  const dot = name.lastIndexOf('.')
  if (dot > 0) return columnOfTable(name.slice(0, dot), name.slice(dot + 1), scope)
  const { columns, attributes } = scope.model.definition
  const isKnown = columns.has(name) || attributes.has(name)
  return column(scope.joined && isKnown ? scope.alias : null, columnNameIn(scope.model, name))
}

/** `User` and `name`, `posts.comments` (or `posts->comments`) and `text`. */
function columnOfTable(table: string, name: string, scope: ColumnScope): Expression {
  const legs = table.split('.')
  const inner = scope.nested(legs) ?? scope.nested(table.split('->'))
  if (inner !== null) return column(inner.alias, columnNameIn(inner.model, name))
  if (legs.length === 1 && isScopesTable(table, scope)) {
    return column(scope.alias, columnNameIn(scope.model, name))
  }
  return column(legs.join('->'), name)
}

const isScopesTable = (name: string, { alias, model }: ColumnScope): boolean =>
  name === alias || name === model.name

/** The column of that name, else the column of the attribute of that name, else the name. */
function columnNameIn(model: ModelLike, name: string): string {
  const { columns, attributes } = model.definition
  return columns.has(name) ? name : (attributes.get(name)?.column ?? name)
}

export const isJson = (type: AbstractType | null): boolean =>
  type !== null && (type.key === 'JSON' || type.key === 'JSONB')
