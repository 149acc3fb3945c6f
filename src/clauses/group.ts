// `group`: attribute names, expressions, `col()`s → GROUP BY terms.
import { SequelizeMethod } from '../sql/expressions'
import type { Expression } from '../sql/nodes'
import { columnNamed, referenceOf, type ColumnScope } from './column-reference'
import { expressionOf } from './where'

export function groupClause(group: unknown, scope: ColumnScope): Expression[] {
  if (group === undefined || group === null) return []
  return (Array.isArray(group) ? group : [group]).map((item) => {
    if (item instanceof SequelizeMethod) return expressionOf(item, scope)
    if (typeof item === 'string') return groupTerm(item, scope)
    if (Array.isArray(item) && item.length === 1 && typeof item[0] === 'string')
      return groupTerm(item[0], scope)
    throw new TypeError(`${scope.model.name}: an item of group must be an attribute's name or an expression.`)
  })
}

/** A bare name is the attribute; `User.name` or `posts.title` a column of a joined table, as v6 reads it. */
function groupTerm(name: string, scope: ColumnScope): Expression {
  return scope.model.definition.attributes.has(name) || !name.includes('.')
    ? referenceOf(name, scope).expression
    : columnNamed(name, scope)
}
