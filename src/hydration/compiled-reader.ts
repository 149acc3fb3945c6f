// Compiles the reader of one node: one object literal per record, columns by position, decoders by name. The generated
// code moves values and calls decoders; its twin is interpreted-reader.ts.
//
//   (row, options) => new Model({ id: row[0], at: row[1] === null ? null : d1(row[1]), posts: [] }, options)
import { compile } from '../util/code'
import type { NodeLayout } from './row-layout'
import { optionsFor, type RecordForm, type RecordReader } from './node-reader'

/** Null where generated code is forbidden (or RELATA_INTERPRET asks for the twin). */
export function compileRecordReader(layout: NodeLayout, form: RecordForm): RecordReader | null {
  const scope: Record<string, unknown> = { Model: layout.model }
  const properties = layout.fields.map((field, index) => {
    const cell = `row[${field.position}]`
    if (field.decode === null) return `${propertyName(field.name)}: ${cell}`
    scope[`d${index}`] = field.decode
    return `${propertyName(field.name)}: ${cell} === null ? null : d${index}(${cell})`
  })
  const prepared = layout.prepared.map(({ as, isMulti }) => `${propertyName(as)}: ${isMulti ? '[]' : 'null'}`)
  const values = `{ ${[...properties, ...prepared].join(', ')} }`
  if (form === 'plain') return compile(['row', 'options'], `return ${values}`, scope) as RecordReader | null
  const listing = optionsFor(layout)
  if (listing !== null) scope.listing = listing
  const shown = [...layout.prepared.map(({ as }) => as), ...layout.computed]
  const made = `new Model(${shown.length === 0 ? values : 'values'}, ${listing === null ? 'options' : 'listing(options)'})`
  const copies = shown.map((name) => `record[${JSON.stringify(name)}] = values[${JSON.stringify(name)}]`)
  const body =
    copies.length === 0
      ? `return ${made}`
      : `const values = ${values}\nconst record = ${made}\n${copies.join('\n')}\nreturn record`
  return compile(['row', 'options'], body, scope) as RecordReader | null
}

/** Computed, so that `__proto__` is a property like any other. */
const propertyName = (name: string) =>
  /^[A-Za-z_$][\w$]*$/.test(name) && name !== '__proto__' ? name : `[${JSON.stringify(name)}]`
