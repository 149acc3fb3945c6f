// findAndCountAll: a page, and how many roots there are in all. The count leaves out includes that filter no root
// (planAggregate in planner.ts).
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { count } from './aggregate'
import { assertOptions, findAll } from './find'

export async function findAndCountAll(
  model: ModelLike,
  given: AnyOptions | undefined,
): Promise<{ count: any; rows: any[] }> {
  assertOptions('findAndCountAll', model, given)
  const options = given ?? {}
  const { attributes, ...counting } = options
  const [total, rows] = await Promise.all([count(model, counting), findAll(model, options)])
  return { count: total, rows: total === 0 ? [] : rows }
}
