// findAndCountAll: a page, and how many roots there are in all. Includes that filter no root are left out of the count.
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { count } from './aggregate'
import { findAll } from './find'

export async function findAndCountAll(
  model: ModelLike,
  given: AnyOptions | undefined,
): Promise<{ count: any; rows: any[] }> {
  if (given !== undefined && given !== null && (typeof given !== 'object' || Array.isArray(given))) {
    throw new Error(
      'The argument passed to findAndCountAll must be an options object,' +
        ` use findByPk if you wish to pass a single primary key value (${model.name}).`,
    )
  }
  const options = given ?? {}
  const { attributes, ...counting } = options
  const [total, rows] = await Promise.all([count(model, counting), findAll(model, options)])
  return { count: total, rows: total === 0 ? [] : rows }
}
