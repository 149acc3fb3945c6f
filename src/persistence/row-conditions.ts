// The condition for exactly these records' rows, by primary key.
import type { InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { previous } from '../instance/instance'
import { Op } from '../sql/operators'

/** `{ id: [1, 2, 3] }`, or for a composite key `{ [Op.or]: [{ a: 1, b: 2 }, …] }`. A key that is being changed counts as it was. */
export function matchingAny(model: ModelLike, records: readonly InstanceLike[]): Values {
  const names = model.definition.primaryKey.map((each) => each.name)
  if (names.length === 0) {
    throw new Error(
      `${model.name} has no primary key, so hooks for single records (individualHooks) cannot tell its rows apart.`,
    )
  }
  if (names.length === 1) return { [names[0]]: records.map((record) => previous(record, names[0])) }
  const each = records.map((record) =>
    Object.fromEntries(names.map((name) => [name, previous(record, name)])),
  )
  return { [Op.or as unknown as string]: each } // operators are symbols, which Values does not speak of
}
