// v6's `Utils`, so far as programs use it: names in another number or spelling, and the classes of expressions.
import { camelize, underscore } from './util/casing'

export { classToInvokable } from './data-types'
export { Cast, Col, Fn, Json, Literal, SequelizeMethod, Where } from './sql/expressions'
export { camelize, underscore } from './util/casing'
export { pluralize, singularize, useInflection } from './util/inflection'
export { cloneDeep, mergeDefaults } from './util/objects'

export function underscoredIf(name: string, condition: unknown): string {
  return condition ? underscore(name) : name
}

export function camelizeIf(name: string, condition: unknown): string {
  return condition ? camelize(name) : name
}

/** The default name of a junction: both names, in the order of the alphabet. */
export function combineTableNames(first: string, second: string): string {
  return first.toLowerCase() < second.toLowerCase() ? first + second : second + first
}

export function isPrimitive(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
