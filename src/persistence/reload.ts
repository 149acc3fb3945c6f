// instance.reload(): the row is read again, with the includes that the record was found with.
import type { AnyOptions, InstanceLike, Values } from '../definition/model-contract'
import { InstanceError } from '../errors'
import { hydration } from '../instance/build'
import { settleChanges } from '../instance/changes'
import { isInstance, modelOf } from '../instance/identity'
import { where } from '../instance/instance'
import { attachIncluded } from '../instance/nested-values'

export async function reload(instance: InstanceLike, options: AnyOptions = {}): Promise<InstanceLike> {
  const model = modelOf(instance)
  const include = options.include ?? includesOf(instance)
  const found: InstanceLike | null = await model.unscoped().findOne({
    ...options,
    where: where(instance),
    ...(include === undefined ? {} : { include }),
  })
  if (found === null) {
    throw new InstanceError(
      `Instance could not be reloaded because it does not exist anymore (find call returned null). The ${model.name} was deleted, or its key changed.`,
    )
  }
  takeValues(instance, found, options.attributes === undefined)
  if (options.include !== undefined) instance._options = hydration(options, model) // the next reload asks for these
  return instance
}

/** The includes of the find, else those that the record holds records of. */
function includesOf(instance: InstanceLike): unknown {
  const { root, include } = instance._options
  const { definition } = modelOf(instance)
  if (include !== undefined && (root === definition || root === undefined)) return include // root is undefined if it was built
  return loadedIncludes(instance)
}

function loadedIncludes(instance: InstanceLike): AnyOptions[] | undefined {
  const found: AnyOptions[] = []
  for (const [as, association] of Object.entries(modelOf(instance).associations)) {
    if (!Object.hasOwn(instance.dataValues, as)) continue
    const value = instance.dataValues[as]
    const child: unknown = Array.isArray(value) ? value[0] : value
    const include = isInstance(child) ? loadedIncludes(child) : undefined
    found.push(include === undefined ? { association } : { association, include })
  }
  return found.length === 0 ? undefined : found
}

/** With all attributes the values are replaced; with some of them the others stay. */
function takeValues(instance: InstanceLike, found: InstanceLike, isWhole: boolean): void {
  const values: Values = found.dataValues
  if (isWhole) instance.dataValues = {}
  settleChanges(instance, isWhole ? undefined : Object.keys(values))
  const { associations } = modelOf(instance)
  for (const name of Object.keys(values)) {
    if (Object.hasOwn(associations, name)) attachIncluded(instance, name, values[name])
    else instance.dataValues[name] = values[name]
  }
}
