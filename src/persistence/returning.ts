// What the engine made comes back onto the instance: the id of the inserted row, or the columns that RETURNING names.
import type { ArrayRow, RunResult } from '../dialects/driver'
import type { Attribute } from '../definition/attribute'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { didYouMean } from '../errors/suggest'

/** The attributes that a user's `returning` names: all for true, none for anything that is no list. */
export function returningAttributes(model: ModelLike, returning: unknown): readonly Attribute[] {
  const { definition } = model
  if (returning === true) return definition.storedAttributes
  if (!Array.isArray(returning)) return []
  return returning.map((name: unknown) => {
    const attribute = definition.attributes.get(String(name)) ?? definition.columns.get(String(name))
    if (attribute === undefined) {
      throw new TypeError(
        `${model.name} has no attribute "${String(name)}" to return.${didYouMean(String(name), definition.attributes.keys())}`,
      )
    }
    return attribute
  })
}

/** Does the user's `returning` name anything? */
export const asksToReturn = ({ returning }: AnyOptions): boolean =>
  returning === true || Array.isArray(returning)

/** What an INSERT must ask for: what the user named, and the generated id where the engine does not hand it over by itself. */
export function returnedByInsert(
  model: ModelLike,
  row: Values,
  options: AnyOptions,
  asked: boolean,
): readonly Attribute[] {
  const { definition, sequelize } = model
  const { capabilities } = sequelize.database.dialect
  if (!capabilities.returning.insert) return []
  const named = asked ? returningAttributes(model, options.returning) : []
  const { autoIncrement } = definition
  const isGenerated = autoIncrement !== null && (row[autoIncrement.name] ?? null) === null
  if (!isGenerated || named.includes(autoIncrement) || (named.length === 0 && capabilities.lastInsertId))
    return named
  return [...named, autoIncrement]
}

/** Decodes a returned row into values by attribute name. */
export function decodedRow(model: ModelLike, attributes: readonly Attribute[], row: ArrayRow): Values {
  const { types } = model.sequelize.database.dialect
  const values: Values = {}
  for (let i = 0; i < attributes.length; i++) {
    const decode = types.decoder(attributes[i].type)
    const value = row[i]
    values[attributes[i].name] = decode === null || value === null ? value : decode(value)
  }
  return values
}

/** The id that the engine made, as the attribute keeps it; undefined if it made none. */
export function generatedId(definition: ModelLike['definition'], result: RunResult): unknown {
  const { autoIncrement } = definition
  if (autoIncrement === null || result.insertId === null) return undefined
  const { insertId } = result
  return typeof insertId === 'bigint' && !Number.isSafeInteger(Number(insertId))
    ? insertId.toString()
    : Number(insertId)
}

/** Sets returned values without a trace of change. */
export function setReturned(instance: InstanceLike, values: Values): void {
  for (const name of Object.keys(values)) instance.dataValues[name] = values[name]
}
