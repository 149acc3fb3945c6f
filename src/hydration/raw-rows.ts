// Results for `raw` and `nest`: one plain object per row. Included columns lie under dotted names (`posts.title`), or, with
// `nest`, in objects of their own. Values are as the driver delivers them, as in v6: on SQLite a date is text, a boolean 0 or 1.
import { setOwn } from '../util/objects'
import type { NodeLayout } from './row-layout'

export interface RawField {
  /** The path in the result: `['name']`, `['posts', 'title']`. */
  readonly path: readonly string[]
  readonly position: number
}

export function rawRows(
  rows: unknown[][],
  fields: readonly RawField[],
  nest: boolean,
): Record<string, unknown>[] {
  return rows.map((row) => (nest ? nestedRow(row, fields) : flatRow(row, fields)))
}

function flatRow(row: unknown[], fields: readonly RawField[]): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const { path, position } of fields)
    setOwn(result, path.length === 1 ? path[0] : path.join('.'), row[position])
  return result
}

function nestedRow(row: unknown[], fields: readonly RawField[]): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const { path, position } of fields) {
    let place = result
    for (let i = 0; i < path.length - 1; i++) place = below(place, path[i])
    setOwn(place, path[path.length - 1], row[position])
  }
  return result
}

/** The object under a name, made where it is not: own properties only, so a column `__proto__.x` pollutes nothing. */
function below(place: Record<string, unknown>, name: string): Record<string, unknown> {
  if (
    !Object.prototype.hasOwnProperty.call(place, name) ||
    typeof place[name] !== 'object' ||
    place[name] === null
  )
    setOwn(place, name, {})
  return place[name] as Record<string, unknown>
}

/** The fields of a layout, each under its path from the root. */
export function rawFieldsOf(layout: NodeLayout, path: readonly string[] = []): RawField[] {
  const own = layout.fields.map(({ name, position }) => ({ path: [...path, name], position }))
  return [...own, ...layout.children.flatMap((child) => rawFieldsOf(child, [...path, child.as!]))]
}
