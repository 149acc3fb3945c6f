// The layout of one node's records: the fields it shows, the key that tells its records apart, its children.
import { dialectOf, type ColumnScope } from '../clauses/column-reference'
import { listedNames, type Projected } from '../clauses/projection'
import type { AbstractType } from '../data-types'
import type { ModelLike } from '../definition/model-contract'
import type { NodeLayout } from '../hydration/row-layout'
import type { SelectDraft } from './select-draft'
import type { PlannedChildren } from './strategy'

export const NO_CHILDREN: PlannedChildren = Object.freeze({ joined: [], prepared: [], collectAs: null })

interface NodeParts {
  readonly model: ModelLike
  readonly as: string | null
  readonly isMulti: boolean
  readonly scope: ColumnScope
  readonly fields: readonly Projected[]
  /** The option that made the fields. */
  readonly attributes: unknown
  /** The junction row that comes with an N:M record. */
  readonly junction: NodeLayout | null
  readonly children: PlannedChildren
  /** True if the key must be fetched, shown or not. */
  readonly keyed: boolean
}

/** Selects the node's fields and its key; gives the positions. */
export function nodeLayout(parts: NodeParts, draft: SelectDraft): NodeLayout {
  const { scope, children } = parts
  const { types } = dialectOf(scope)
  if (parts.fields.some(({ type }) => mayBeLarge(type))) draft.exactIntegers = true
  const fields = parts.fields.map((field) => ({
    name: field.name,
    position: positionOf(field, scope, draft),
    decode: field.type === null ? null : types.decoder(field.type),
  }))
  const keyAttributes = parts.keyed ? parts.model.definition.primaryKey : []
  const key = keyAttributes.map((attribute) => draft.addColumn(scope.alias, attribute.column))
  return {
    model: parts.model.recordClass,
    as: parts.as,
    isMulti: parts.isMulti,
    fields,
    computed: computedNames(parts),
    listed: listedNames(parts.attributes, parts.model),
    key,
    presence: fields.map((field) => field.position),
    children: parts.junction === null ? children.joined : [parts.junction, ...children.joined],
    prepared: children.prepared,
    collectAs: children.collectAs,
  }
}

/** `[fn('count', …), 'n']` can be read as `user.n`, unless a method has that name. */
const computedNames = ({ fields, model }: NodeParts): string[] =>
  fields
    .map((field) => field.name)
    .filter((name) => !model.definition.attributes.has(name) && !(name in model.prototype))

/** BIGINT, and whatever has no known type. */
export const mayBeLarge = (type: AbstractType | null): boolean =>
  type === null || type.key === 'BIGINT' || type.key === 'DECIMAL'

/** A plain column is selected once; it gets an alias only if its name is not the field's. */
function positionOf(field: Projected, scope: ColumnScope, draft: SelectDraft): number {
  const { expression, name } = field
  if (expression.kind !== 'column') return draft.add(expression, name)
  const isOwnName = expression.name === name || scope.joined
  return draft.addColumn(expression.table, expression.name, isOwnName ? null : name)
}
