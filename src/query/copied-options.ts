// Options that a hook may change, so that the user's own stay as they are: plain objects and lists are copied, everything
// else (models, transactions, dates) is shared.
import type { AnyOptions } from '../definition/model-contract'
import { isPlainObject, setOwn } from '../util/objects'

export function copiedOptions(options: AnyOptions): AnyOptions {
  const copy: AnyOptions = {}
  for (const key of Reflect.ownKeys(options)) setOwn(copy, key, copiedValue(options[key]))
  return copy
}

function copiedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copiedValue)
  return isPlainObject(value) ? copiedOptions(value) : value
}
