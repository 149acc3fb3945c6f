// What a call gave, as plain data: its JSON, or the name of its error. Prints calls, and where two outcomes differ.
import { inspect } from 'node:util'
import { normalised, type Library } from '../support/oracle'
import type { Cast } from './casts'
import type { Call } from './finders'

export type Outcome = { value?: any; error?: string; message?: string }

export async function outcome(act: () => Promise<unknown>): Promise<Outcome> {
  try {
    const value = await act()
    return { value: normalised(value === undefined ? '<undefined>' : value) }
  } catch (error) {
    return { error: (error as Error).name, message: (error as Error).message }
  }
}

export async function run(cast: Cast, call: Call): Promise<unknown> {
  let model = cast.models[call.model]
  if (call.scope !== undefined) model = model.scope(call.scope)
  if (call.method !== 'getter') return model[call.method](...call.args)
  const [key, alias, options] = call.args as [unknown, string, object]
  const source = await model.unscoped().findByPk(key, { paranoid: false })
  if (source === null) return '<no source>'
  return source[`get${alias[0].toUpperCase()}${alias.slice(1)}`](options)
}

export function printed(call: Call): string {
  const scope = call.scope === undefined ? '' : `.scope(${inspect(call.scope)})`
  return `${call.model}${scope}.${call.method}(${call.args.map(shown).join(', ')})`
}

export const shown = (value: unknown) => inspect(readable(value), { depth: 20, breakLength: 110 })

function readable(value: any): any {
  if (typeof value === 'function') return isModel(value) ? `<${value.name}>` : value
  if (Array.isArray(value)) return value.map(readable)
  if (value === null || typeof value !== 'object' || value instanceof Date || value.constructor !== Object)
    return value
  return Object.fromEntries(
    Reflect.ownKeys(value).map((key) => [
      typeof key === 'symbol' ? `[${String(key.description)}]` : key,
      readable(value[key]),
    ]),
  )
}

const isModel = (value: Library) => value.rawAttributes !== undefined

/** Null where both outcomes say the same; else the first place where they do not. Errors are compared by their class. */
export function difference(expected: Outcome, found: Outcome): string | null {
  if (expected.error !== undefined || found.error !== undefined) {
    if (expected.error === found.error) return null
    return `v6 ${told(expected)}\n  Relata ${told(found)}`
  }
  return valueDifference(expected.value, found.value, 'result')
}

const told = ({ error, message, value }: Outcome) =>
  error === undefined ? `gives ${JSON.stringify(value).slice(0, 400)}` : `throws ${error}: ${message}`

// any: two JSON values
export function valueDifference(expected: any, found: any, path: string): string | null {
  if (isObject(expected) && isObject(found) && Array.isArray(expected) === Array.isArray(found)) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const inner = valueDifference(expected[key], found[key], `${path}.${key}`)
      if (inner !== null) return inner
    }
    return null
  }
  if (expected === found) return null
  return `${path}: v6 ${JSON.stringify(expected)?.slice(0, 300)}, Relata ${JSON.stringify(found)?.slice(0, 300)}`
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
