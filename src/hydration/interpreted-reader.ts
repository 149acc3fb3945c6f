// The twin of compiled-reader.ts for places that forbid generated code (a content security policy, --disallow-code-generation).
import { setOwn } from '../util/objects'
import type { NodeLayout } from './row-layout'
import { optionsFor, type AnyRecord, type RecordForm, type RecordReader } from './node-reader'

export function interpretedRecordReader(layout: NodeLayout, form: RecordForm): RecordReader {
  const { fields, prepared, model: Model } = layout
  const valuesOf = (row: unknown[]): AnyRecord => {
    const values: AnyRecord = {}
    for (const { name, position, decode } of fields) {
      const cell = row[position]
      setOwn(values, name, decode === null || cell === null ? cell : decode(cell))
    }
    for (const { as, isMulti } of prepared) setOwn(values, as, isMulti ? [] : null)
    return values
  }
  if (form === 'plain') return (row) => valuesOf(row)
  const listing = optionsFor(layout)
  const shown = [...prepared.map(({ as }) => as), ...layout.computed]
  return (row, options) => {
    const values = valuesOf(row)
    const record = new Model(values, listing === null ? options : listing(options)) as unknown as AnyRecord // an instance, seen as a bag of properties
    for (const name of shown) record[name] = values[name]
    return record
  }
}
