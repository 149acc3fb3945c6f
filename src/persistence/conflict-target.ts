// Which unique key an upsert speaks of. v6's order: the key that the caller names, else the first unique key whose values
// are given, else the primary key. Always one key: v6 joined the columns of several, which no engine has an index for
// (SECURITY §4.15). A conflict on any other key stays an error, so no row is overwritten by a guess.
import type { Attribute } from '../definition/attribute'
import type { ModelDefinition } from '../definition/model-definition'
import { didYouMean } from '../errors/suggest'

/** The attributes of a key that the caller named, as attributes or columns. */
export function namedTarget(
  definition: ModelDefinition,
  names: readonly unknown[],
  option: string,
): readonly Attribute[] {
  return names.map((name) => attributeNamed(definition, String(name), option))
}

export function attributeNamed(definition: ModelDefinition, name: string, option: string): Attribute {
  const found = definition.attributes.get(name) ?? definition.columns.get(name)
  if (found !== undefined && found.stored) return found
  throw new TypeError(
    `${definition.name} has no attribute "${name}" for ${option}.${didYouMean(name, definition.attributes.keys())}`,
  )
}

/** The key that a row with values for `given` conflicts by. `keyFirst`: a given primary key comes before unique keys. */
export function conflictTarget(
  definition: ModelDefinition,
  given: ReadonlySet<string>,
  keyFirst: boolean,
): readonly Attribute[] {
  const { primaryKey } = definition
  const isGiven = (attributes: readonly Attribute[]) =>
    attributes.length > 0 && attributes.every(({ name }) => given.has(name))
  if (keyFirst && isGiven(primaryKey)) return primaryKey
  return uniqueTargets(definition).find(isGiven) ?? primaryKey
}

function uniqueTargets(definition: ModelDefinition): (readonly Attribute[])[] {
  const keys: (readonly unknown[])[] = Object.values(definition.uniqueKeys).map((each) => each.fields)
  for (const { unique, where, fields } of definition.indexes) if (unique && !where) keys.push(fields)
  return keys
    .map((fields) =>
      fields.map(
        (field) => definition.columns.get(String(field)) ?? definition.attributes.get(String(field)),
      ),
    )
    .filter((key): key is Attribute[] => key.every((each) => each !== undefined))
}
