// The condition that hides soft-deleted rows of a paranoid model.
//
// v6 counts a row as alive if `deletedAt` is null (or holds the attribute's default, where it has one).
import { binary, column, constant, isNull, or } from '../sql/build'
import type { Expression } from '../sql/nodes'
import { dialectOf, type ColumnScope } from './column-reference'

/** The condition for the scope's model, or null if the model is not paranoid or `paranoid: false` asks for all rows. */
export function aliveCondition(scope: ColumnScope, paranoid: unknown): Expression | null {
  const rule = scope.model.definition.paranoid
  if (paranoid === false || rule === null) return null
  const { attribute, notDeleted } = rule
  const expression = column(scope.alias, attribute.column)
  if (notDeleted === null || notDeleted === undefined) return isNull(expression)
  const { types } = dialectOf(scope)
  const encode = types.encoder(attribute.type) ?? types.encodeAny
  return or([isNull(expression), binary('=', expression, constant(encode(notDeleted)))])
}
