// `user.name`: every attribute as getter and setter on the model's prototype. The getter of an attribute without one of
// its own reads `dataValues.name` straight; where code may be generated, as a fixed property (a keyed read through a
// closure is some five times slower once a program has many attributes).
import type { InstanceLike, ModelLike } from '../definition/model-contract'
import { compile } from '../util/code'
import { rulesOf } from './record-rules'

/** Defines the accessors of all attributes. `root` is Model: its own methods are never overwritten, a class's are, as in v6. */
export function defineAttributeAccessors(model: ModelLike, root: { readonly prototype: object }): void {
  const { attributes, getters, setters } = rulesOf(model.definition)
  const names = new Set([...attributes.keys(), ...(getters?.keys() ?? []), ...(setters?.keys() ?? [])])
  for (const name of names) {
    if (name in root.prototype || name === '__proto__') continue
    Object.defineProperty(model.prototype, name, {
      configurable: true,
      enumerable: false,
      get: getters?.has(name) === true ? throughGet(name) : reading(name),
      set: throughSet(name),
    })
  }
}

/** Takes the accessors of attributes away again that the model no longer has. */
export function removeAttributeAccessor(model: ModelLike, name: string): void {
  const own = Object.getOwnPropertyDescriptor(model.prototype, name)
  if (own?.get !== undefined) Reflect.deleteProperty(model.prototype, name)
}

function reading(name: string): (this: InstanceLike) => unknown {
  if (name in Object.prototype) return throughGet(name)
  const read = compile([], `return this.dataValues[${JSON.stringify(name)}]`, {})
  return (
    (read as ((this: InstanceLike) => unknown) | null) ??
    function (this: InstanceLike) {
      return this.dataValues[name]
    }
  )
}

function throughGet(name: string): (this: InstanceLike) => unknown {
  return function (this: InstanceLike) {
    return this.get(name)
  }
}

function throughSet(name: string): (this: InstanceLike, value: unknown) => void {
  return function (this: InstanceLike, value: unknown) {
    this.set(name, value)
  }
}
