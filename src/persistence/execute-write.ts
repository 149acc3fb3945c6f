// Runs a writer's statement. A unique key that has a message of its own (`unique: { msg: 'that nick is taken' }`) puts it
// in the place of the general one, as in v6.
import type { ArrayRow, MaybePromise, RunResult } from '../dialects/driver'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { UniqueConstraintError, ValidationErrorItem } from '../errors'
import type { Statement } from '../sql/statement'

export function runWrite(
  model: ModelLike,
  statement: Statement,
  values: readonly unknown[],
  options: AnyOptions,
): MaybePromise<RunResult> {
  return explaining(model, () => model.sequelize.database.run(statement, values, options))
}

/** A statement with RETURNING. */
export function rowsOfWrite(
  model: ModelLike,
  statement: Statement,
  values: readonly unknown[],
  options: AnyOptions,
): MaybePromise<ArrayRow[]> {
  return explaining(model, () => model.sequelize.database.rows(statement, values, options))
}

/** Engines in the process answer at once: no promise is made for them. */
function explaining<T>(model: ModelLike, execute: () => MaybePromise<T>): MaybePromise<T> {
  try {
    const answer = execute()
    if (!(answer instanceof Promise)) return answer
    return answer.catch((error: unknown) => {
      throw withOwnMessage(model, error)
    })
  } catch (error) {
    throw withOwnMessage(model, error)
  }
}

function withOwnMessage({ definition }: ModelLike, error: unknown): unknown {
  if (!(error instanceof UniqueConstraintError)) return error
  const { errors, fields, parent } = error
  const columns = errors.map((each) => each.path)
  const key = Object.values(definition.uniqueKeys).find(
    ({ fields: own, msg }) =>
      msg && own.length === columns.length && own.every((field) => columns.includes(String(field))),
  )
  if (key === undefined) return error
  const message = String(key.msg)
  const items = errors.map(
    ({ type, path, value, instance, validatorKey, validatorName, validatorArgs }) =>
      new ValidationErrorItem(
        message,
        type,
        path,
        value,
        instance,
        validatorKey,
        validatorName,
        validatorArgs,
      ),
  )
  return new UniqueConstraintError({ message, parent, fields, errors: items })
}
