// A record comes to life: a new one with defaults filled in, or one read from the database, whose values are taken as
// they are. Hot path: `HYDRATED` makes every instance that a query returns (bench R7).
import type { ModelDefinition } from '../definition/model-definition'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { setOwn } from '../util/objects'
import { isInstance, modelOf } from './identity'
import { set } from './instance'
import type { NestedInclude } from './nested-values'
import { rulesOf } from './record-rules'

/** Options of records made from rows: the values become their dataValues, uncopied. One object for all records of a call. */
export class Hydration {
  readonly isNewRecord = false
  readonly raw = true
  constructor(
    /** The includes of the find, and the model that they start from: `reload()` asks for them again. */
    readonly include?: unknown,
    readonly root: ModelDefinition | null = null,
    /** The attributes that were asked for, where the model has getters: others are not called by `get()`. */
    readonly attributes?: readonly string[],
  ) {}

  listing(attributes: readonly string[]): Hydration {
    return new Hydration(this.include, this.root, attributes)
  }
}
export const HYDRATED: AnyOptions = Object.freeze(new Hydration())

/** The `_options` of all records of one find. */
export const hydration = (options: AnyOptions, model: ModelLike | null = null): AnyOptions =>
  options.include === undefined || options.include === null
    ? HYDRATED
    : new Hydration(options.include, model?.definition)

/** Resolves `include` options; `model.ts` hands in the one of clauses/include-resolution.ts, which stands above. */
export type ResolveIncludes = (include: unknown, model: ModelLike) => readonly ResolvedInclude[]
export interface ResolvedInclude {
  readonly association: NestedInclude['association'] & { readonly as: string }
  readonly model: ModelLike
  readonly options: AnyOptions
}

/** The tree of an `include` option, as building and saving read it. */
export function nestedIncludes(
  include: unknown,
  model: ModelLike,
  resolve: ResolveIncludes,
): readonly NestedInclude[] {
  return resolve(include, model).map(({ association, model: target, options }) => ({
    as: association.as,
    association,
    model: target,
    options,
    children: nestedIncludes(options.include, target, resolve),
  }))
}

/** The work of the constructor of Model. */
export function initialize(
  instance: InstanceLike,
  values: Values | null | undefined,
  options: AnyOptions | undefined,
  resolveIncludes: ResolveIncludes,
): void {
  if (options instanceof Hydration) {
    instance.dataValues = values as Values // a row was read
    instance.isNewRecord = false
    instance.changes = null
    instance._options = options
    return
  }
  buildRecord(instance, values ?? {}, options ?? {}, resolveIncludes)
}

function buildRecord(
  instance: InstanceLike,
  given: Values,
  options: AnyOptions,
  resolveIncludes: ResolveIncludes,
): void {
  const model = modelOf(instance)
  const isNewRecord = options.isNewRecord !== false
  instance.dataValues = {}
  instance.isNewRecord = isNewRecord
  instance.changes = null
  instance._options = builtOptions(model, options, isNewRecord, resolveIncludes)
  const values = isInstance(given) ? given.dataValues : given
  set(instance, isNewRecord ? withDefaults(instance, values) : values, instance._options)
  warnOfShadowingFields(instance, model)
}

function builtOptions(
  model: ModelLike,
  options: AnyOptions,
  isNewRecord: boolean,
  resolveIncludes: ResolveIncludes,
): AnyOptions {
  const { include, includeNodes } = options
  const built: AnyOptions = { ...options, isNewRecord }
  if (includeNodes === undefined && include !== undefined && include !== null) {
    built.includeNodes = nestedIncludes(include, model, resolveIncludes)
  }
  return built
}

/** Writes the defaults of attributes that `values` leaves undefined; returns the values that are still to be set. */
function withDefaults(instance: InstanceLike, values: Values): Values {
  let rest = values
  for (const each of rulesOf(modelOf(instance).definition).defaults) {
    if (Object.hasOwn(values, each.name)) {
      if (values[each.name] !== undefined) continue
      if (rest === values) rest = { ...values }
      delete rest[each.name]
    }
    setOwn(instance.dataValues, each.name, each.generate === null ? each.constant : each.generate())
  }
  return rest
}

const inspected = new WeakSet<object>()

/** Once a model: class fields hide the accessors, and nothing else would tell. They are there when the constructor is through. */
function warnOfShadowingFields(instance: InstanceLike, model: ModelLike): void {
  if (inspected.has(model)) return
  inspected.add(model)
  queueMicrotask(() => {
    const shadowing = [...model.definition.attributes.keys()].filter((name) => Object.hasOwn(instance, name))
    if (shadowing.length === 0) return
    console.warn(
      `(relata) Warning: Model ${JSON.stringify(model.name)} is declaring public class fields for attribute(s):` +
        ` ${shadowing.map((name) => JSON.stringify(name)).join(', ')}.\n` +
        "These class fields are shadowing the model's attribute getters & setters.\n" +
        "Declare them without a value: `declare name: string`, or set TypeScript's useDefineForClassFields to false.",
    )
  })
}
