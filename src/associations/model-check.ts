// Is it a model of this library? Told by what it has, since classes may come from two copies of a program's modules.
import type { ModelLike } from '../definition/model-contract'
import { ModelDefinition } from '../definition/model-definition'

export function isModel(value: unknown): value is ModelLike {
  return typeof value === 'function' && (value as Partial<ModelLike>).definition instanceof ModelDefinition
}
