// `attributes`: which attributes and expressions a query selects, under which names.
//
//   ['id', ['first_name', 'name'], [fn('count', …), 'n']]  or  { include: […], exclude: [...] }
import type { Attribute } from '../definition/attribute'
import type { AbstractType } from '../data-types'
import type { ModelLike } from '../definition/model-contract'
import { printable } from '../errors/sentence'
import { didYouMean } from '../errors/suggest'
import { rulesOf } from '../instance/record-rules'
import { Col, Literal, SequelizeMethod } from '../sql/expressions'
import { column } from '../sql/build'
import type { Expression } from '../sql/nodes'
import { columnNamed, referenceOf, type ColumnScope } from './column-reference'
import { expressionOf } from './where'

export interface Projected {
  /** The name in the result. */
  readonly name: string
  readonly expression: Expression
  /** Null for computed values: the driver's value is taken as it is. */
  readonly type: AbstractType | null
  readonly attribute: Attribute | null
}

/** What `attributes` selects of the scope's model; VIRTUAL attributes bring those that they are made of. */
export function projection(attributes: unknown, scope: ColumnScope): Projected[] {
  const { storedAttributes } = scope.model.definition
  if (attributes === undefined || attributes === null)
    return storedAttributes.map((attribute) => ofAttribute(attribute, scope))
  if (Array.isArray(attributes)) return unique(attributes.flatMap((item) => projected(item, scope)))
  if (typeof attributes === 'object' && !(attributes instanceof SequelizeMethod)) {
    const { include = [], exclude = [], ...rest } = attributes as { include?: unknown[]; exclude?: string[] }
    for (const name of Object.keys(rest)) throw unknownPart(name, scope)
    const kept = namesBut(exclude, scope)
    return unique([
      ...kept.flatMap((name) => named(name, scope)),
      ...include.flatMap((item) => projected(item, scope)),
    ])
  }
  throw new TypeError(
    `${scope.model.name}: attributes must be an array, or an object with include and exclude.`,
  )
}

/**
 * The names that `attributes` lists, VIRTUAL ones too: `get()` and `toJSON()` call no getter of another name. Null where
 * all are shown, or the model has no getters.
 */
export function listedNames(attributes: unknown, model: ModelLike): readonly string[] | null {
  if (attributes === undefined || attributes === null || rulesOf(model.definition).getters === null)
    return null
  const { include = [], exclude = [] } = attributes as { include?: unknown[]; exclude?: string[] }
  const items = Array.isArray(attributes) ? attributes : [...namesBut(exclude, { model }), ...include]
  return items.map((item: unknown) => String(Array.isArray(item) ? item[1] : (selfNamed(item)?.[1] ?? item)))
}

/** A VIRTUAL attribute that is not excluded brings back what it is made of, as in v6. */
const namesBut = (exclude: readonly string[], { model }: { model: ModelLike }): string[] =>
  [...model.definition.attributes.keys()].filter((name) => !exclude.includes(name))

/** Nobody would read it, and every attribute would be selected. */
function unknownPart(name: string, scope: ColumnScope): TypeError {
  const hint = didYouMean(name, ['include', 'exclude'])
  return new TypeError(
    `${scope.model.name}: attributes has an unknown part "${printable(name)}".${hint} It is a list, or { include, exclude }.`,
  )
}

const ofAttribute = (attribute: Attribute, scope: ColumnScope): Projected => ({
  name: attribute.name,
  expression: column(scope.alias, attribute.column),
  type: attribute.type,
  attribute,
})

function projected(item: unknown, scope: ColumnScope): Projected[] {
  if (typeof item === 'string') return named(item, scope)
  if (Array.isArray(item)) return [aliased(item, scope)]
  const withName = selfNamed(item)
  if (withName !== null) return [aliased(withName, scope)]
  throw new TypeError(
    `${scope.model.name}: an item of attributes must be a name or [expression, alias].` +
      ` Give the expression a name: [${item instanceof SequelizeMethod ? 'fn(…)' : '…'}, 'name'].`,
  )
}

/** `col('name')` is called as its column, `literal('1 + 1 AS two')` as it says; null for what has no name of its own. */
function selfNamed(item: unknown): [SequelizeMethod, string] | null {
  if (item instanceof Col && typeof item.col === 'string')
    return [item, item.col.slice(item.col.lastIndexOf('.') + 1)]
  if (!(item instanceof Literal)) return null
  const alias = /^(.*\S)\s+AS\s+["`[]?(\w+)["`\]]?$/is.exec(String(item.val).trim())
  return alias === null ? null : [new Literal(alias[1]), alias[2]]
}

function named(name: string, scope: ColumnScope): Projected[] {
  const attribute = scope.model.definition.attributes.get(name)
  if (attribute === undefined) {
    if (name === '*') return scope.model.definition.storedAttributes.map((known) => ofAttribute(known, scope))
    if (namesJoinedColumn(name, scope)) return [ofJoinedColumn(name, scope)]
    const reference = referenceOf(name, scope)
    return [
      {
        name,
        expression: reference.expression,
        type: reference.isJsonPath ? null : reference.type,
        attribute: reference.attribute,
      },
    ]
  }
  if (attribute.stored) return [ofAttribute(attribute, scope)]
  const fields = (attribute.type as { fields?: readonly string[] }).fields ?? []
  return fields.flatMap((field) => named(field, scope))
}

/** `'posts.title'`: a column of a table that is joined, called `title` in the result, as in v6. */
function namesJoinedColumn(name: string, scope: ColumnScope): boolean {
  const alias = name.slice(0, Math.max(name.indexOf('.'), 0))
  return Object.hasOwn(scope.model.associations, alias)
}

const ofJoinedColumn = (name: string, scope: ColumnScope): Projected => ({
  name: name.slice(name.lastIndexOf('.') + 1),
  expression: columnNamed(name, scope),
  type: null,
  attribute: null,
})

function aliased(item: readonly unknown[], scope: ColumnScope): Projected {
  const [what, name] = item
  if (item.length !== 2 || typeof name !== 'string') {
    throw new Error(
      `${JSON.stringify(item)} is not a valid attribute definition. Please use the following format: ['attribute definition', 'alias']`,
    )
  }
  if (what instanceof SequelizeMethod) {
    const node = what as { col?: unknown; constructor: { name: string } }
    return {
      name,
      expression: expressionOf(what, scope),
      type: typeof node.col === 'string' ? typeOfColumn(node.col, scope) : null,
      attribute: null,
    }
  }
  if (typeof what !== 'string') {
    throw new TypeError(
      `${scope.model.name}: [${String(what)}, '${name}'] in attributes must begin with a name or an expression.${didYouMean(String(what), [])}`,
    )
  }
  const attribute = scope.model.definition.attributes.get(what)
  if (attribute !== undefined && attribute.stored) return { ...ofAttribute(attribute, scope), name }
  return { name, expression: columnNamed(what, scope), type: typeOfColumn(what, scope), attribute: null }
}

const typeOfColumn = (name: string, scope: ColumnScope): AbstractType | null =>
  scope.model.definition.columns.get(name)?.type ?? null

/** The last of each name wins, as in v6: a later [expression, 'name'] replaces the attribute. */
function unique(items: readonly Projected[]): Projected[] {
  return [...new Map(items.map((item) => [item.name, item])).values()]
}
