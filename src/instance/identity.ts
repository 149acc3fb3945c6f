// Whose record is it? A record's class is its model; a scoped class of a model has the same records.
import { ModelDefinition } from '../definition/model-definition'
import type { InstanceLike, ModelLike } from '../definition/model-contract'

export const modelOf = (instance: InstanceLike): ModelLike => instance.constructor as unknown as ModelLike // a record's class is its model

/** Is it a record of any model? Told by the class's definition, which no JSON can bring along. */
export function isInstance(value: unknown): value is InstanceLike {
  if (typeof value !== 'object' || value === null) return false
  const model: unknown = value.constructor
  return (
    typeof model === 'function' && (model as { definition?: unknown }).definition instanceof ModelDefinition
  )
}

/** Is it a record of this model, whatever the scope of either? */
export function isRecordOf(model: ModelLike, value: unknown): value is InstanceLike {
  return isInstance(value) && modelOf(value).definition === model.definition
}
