// What a new record starts with, precomputed: constants, or a way to make a fresh value for each record.
//
//   role: { defaultValue: 'user' }     → { name: 'role', constant: 'user', generate: null }
//   id:   { defaultValue: UUIDV4 }     → { name: 'id', constant: undefined, generate: () => '3f1c…' }
import type { Attribute } from './attribute'
import { defaultGenerator } from '../data-types'

export interface DefaultValue {
  readonly name: string
  /** The value, where all records share it. */
  readonly constant: unknown
  /** Makes the value, where each record needs its own. */
  readonly generate: (() => unknown) | null
}

export function defaultsOf(attributes: readonly Attribute[]): DefaultValue[] {
  return attributes
    .filter((each) => each.hasDefault)
    .map(({ name, defaultValue }) => {
      const generate = defaultGenerator(defaultValue)
      return { name, constant: generate === null ? defaultValue : undefined, generate }
    })
}
