// Paths into JSON columns: { meta: { a: { b: 1 } } }, 'meta.a.b', 'meta.a::integer' → a json-path node, cast where asked.
// Legs are data: the printers quote them, and the casts come from a closed list (SECURITY rows 8–10, 15, 19).
import type { Dialect } from '../dialects/dialect'
import { castTo } from '../sql/build'
import type { Expression } from '../sql/nodes'
import type { Reference } from './reference'

// prettier-ignore
const CASTS: Record<string, string> = Object.assign(Object.create(null), {
  integer: 'INTEGER', int: 'INTEGER', bigint: 'BIGINT', numeric: 'NUMERIC', decimal: 'NUMERIC',
  float: 'DOUBLE PRECISION', double: 'DOUBLE PRECISION', real: 'REAL', text: 'TEXT', varchar: 'TEXT',
  boolean: 'BOOLEAN', bool: 'BOOLEAN', date: 'DATE', timestamp: 'TIMESTAMP', timestamptz: 'TIMESTAMPTZ',
  uuid: 'UUID', json: 'JSON', jsonb: 'JSONB',
})

/** The reference that `legs` lead to inside a JSON column; a leg of digits is an index, so is `[0]`; `last::type` casts. */
export function jsonPath(from: Reference, legs: readonly string[], dialect: Dialect): Reference {
  if (!dialect.capabilities.jsonPath) {
    throw new TypeError(`${from.name}: this database cannot look into JSON columns.`)
  }
  if (legs.length > 100) throw new TypeError(`${from.name.slice(0, 60)}…: a JSON path has at most 100 legs.`)
  const path = [...legs]
  const cast = takeCast(path, from.name)
  const keys = path.flatMap(keysOfLeg)
  const { expression: base } = from
  const node: Expression =
    base.kind === 'json-path'
      ? { ...base, path: [...base.path, ...keys], asText: true }
      : { kind: 'json-path', from: base, path: keys, asText: true }
  const name = `${from.name.split('.')[0]}.${legs.join('.')}`
  return { ...from, expression: cast === null ? node : castTo(node, cast), name, isJsonPath: true }
}

/** `a` is a key, `0` an index; `a[0][1]` is a key and two indexes, as in v6. */
function keysOfLeg(leg: string): (string | number)[] {
  const indexed = /^([^[\]]+)((?:\[\d+\])+)$/.exec(leg)
  if (indexed === null) return [/^\d+$/.test(leg) ? Number(leg) : leg]
  return [...keysOfLeg(indexed[1]), ...indexed[2].match(/\d+/g)!.map(Number)]
}

/** Takes `::type` off the last leg; throws for a cast that is not on the list. */
function takeCast(path: string[], name: string): string | null {
  const last = path[path.length - 1]
  const at = last.lastIndexOf('::')
  if (at < 0) return null
  const cast = CASTS[last.slice(at + 2).toLowerCase()]
  if (cast === undefined) {
    throw new TypeError(
      `${name}: "${last.slice(at + 2)}" is not a type that a JSON value can be cast to.` +
        ` Known: ${Object.keys(CASTS).join(', ')}.`,
    )
  }
  path[path.length - 1] = last.slice(0, at)
  return cast
}
