// What setting and getting must know of a model, worked out once: defaults to fill, setters and getters to call, names
// that may not be written. Kept beside the definition and made anew when that changes (its `epoch`).
import type { Attribute } from '../definition/attribute'
import type { DefaultValue } from '../definition/default-values'
import type { ModelDefinition } from '../definition/model-definition'

export type Getter = (this: object) => unknown
export type Setter = (this: object, value: unknown) => void

export interface RecordRules {
  readonly epoch: number
  readonly attributes: ReadonlyMap<string, Attribute>
  /** Names of all attributes, in order. */
  readonly names: readonly string[]
  /** Names of the attributes of the primary key. */
  readonly primaryKeys: readonly string[]
  /** Timestamps and version: only a new record takes values for them, as in v6. */
  readonly readOnly: ReadonlySet<string>
  /** The declared defaults, then null for primary keys without one: v6's order, which JSON shows. */
  readonly defaults: readonly DefaultValue[]
  /** Custom getters by name, in v6's order; null where there are none and `get()` is the values themselves. */
  readonly getters: ReadonlyMap<string, Getter> | null
  readonly setters: ReadonlyMap<string, Setter> | null
}

const known = new WeakMap<ModelDefinition, RecordRules>()

export function rulesOf(definition: ModelDefinition): RecordRules {
  const rules = known.get(definition)
  if (rules !== undefined && rules.epoch === definition.epoch) return rules
  const made = makeRules(definition)
  known.set(definition, made)
  return made
}

function makeRules(definition: ModelDefinition): RecordRules {
  const { createdAt, updatedAt, deletedAt, version } = definition
  return {
    epoch: definition.epoch,
    attributes: definition.attributes,
    names: [...definition.attributes.keys()],
    primaryKeys: definition.primaryKey.map((each) => each.name),
    readOnly: new Set([createdAt, updatedAt, deletedAt, version].filter((name) => name !== null)),
    defaults: defaultsWithKeys(definition),
    getters: accessorsOf<Getter>(definition, 'get', 'getterMethods'),
    setters: accessorsOf<Setter>(definition, 'set', 'setterMethods'),
  }
}

function defaultsWithKeys({ defaults, primaryKey }: ModelDefinition): DefaultValue[] {
  const keys = primaryKey.filter(({ name }) => !defaults.some((each) => each.name === name))
  return [...defaults, ...keys.map(({ name }) => ({ name, constant: null, generate: null }))]
}

/** The deprecated methods of the options first, then the attributes' own, which count more. */
function accessorsOf<F>(
  definition: ModelDefinition,
  side: 'get' | 'set',
  option: 'getterMethods' | 'setterMethods',
): ReadonlyMap<string, F> | null {
  const found = new Map<string, F>(Object.entries((definition.options[option] ?? {}) as Record<string, F>))
  for (const attribute of definition.attributes.values()) {
    const custom = attribute[side]
    if (custom !== null) found.set(attribute.name, custom as F) // F is the type of that side
  }
  return found.size === 0 ? null : found
}
