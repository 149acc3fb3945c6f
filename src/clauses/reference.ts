// What a resolved name is: between column-reference.ts, which resolves it, and json-path.ts, which goes on from it.
import type { AbstractType } from '../data-types'
import type { Attribute } from '../definition/attribute'
import type { Expression } from '../sql/nodes'

/** A column, and what is known of its type. */
export interface Reference {
  readonly expression: Expression
  /** The name as the user wrote it, for messages. */
  readonly name: string
  readonly attribute: Attribute | null
  readonly type: AbstractType | null
  /** True if the expression is a path into a JSON column. */
  readonly isJsonPath: boolean
}

/** A column of the database that no attribute is known for. */
export const unknownColumn = (expression: Expression, name: string): Reference => ({
  expression,
  name,
  attribute: null,
  type: null,
  isJsonPath: false,
})

/** The column of an attribute. */
export const attributeColumn = (expression: Expression, name: string, attribute: Attribute): Reference => ({
  expression,
  name,
  attribute,
  type: attribute.type,
  isJsonPath: false,
})
