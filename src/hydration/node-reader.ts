// One node's reader, and how its records are placed: the parts that reader.ts, fold.ts and the two record readers share.
//
// Hot path (bench R2–R5, R7).
import type { Hydration } from '../instance/build'
import type { Collected, NodeLayout } from './row-layout'

export type Row = unknown[]
/** An instance, or a plain object for `lean`. */
export type AnyRecord = Record<string, any>
/** Makes one record of a node. `options` becomes the instance's `_options`. */
export type RecordReader = (row: Row, options: object) => AnyRecord
/** How the record of a node is made: an instance of its model, or a plain object. */
export type RecordForm = 'instance' | 'plain'

/** `_options` for the records of a layout; made once a call where it lists attributes. */
export function optionsFor(layout: NodeLayout): ((options: object) => object) | null {
  const { listed } = layout
  if (listed === null) return null
  let last: object | null = null
  let made: object = {}
  return (options) => {
    if (options !== last) [last, made] = [options, (options as Hydration).listing(listed)]
    return made
  }
}

export interface NodeReader {
  readonly layout: NodeLayout
  readonly read: RecordReader
  readonly form: RecordForm
  readonly children: readonly NodeReader[]
}

/** One record with its joined to-one children, each in its place or null. */
export function readWithOnes(row: Row, node: NodeReader, collected: Collected[], options: object): AnyRecord {
  const record = node.read(row, options)
  for (const child of node.children) {
    const present = isPresent(row, child.layout)
    const value = present ? readWithOnes(row, child, collected, options) : null
    if (value !== null) collect(value, row, child.layout, collected)
    setChild(record, child.layout.as!, value, node.form)
  }
  return record
}

export function collect(
  record: AnyRecord,
  row: Row,
  layout: NodeLayout,
  collected: readonly Collected[],
): void {
  if (layout.collectAs === null) return
  collected[layout.collectAs].records.push(record)
  collected[layout.collectAs].rows.push(row)
}

/** False if the outer join found nothing. */
export function isPresent(row: Row, layout: NodeLayout): boolean {
  const positions = layout.key.length > 0 ? layout.key : layout.presence
  for (let i = 0; i < positions.length; i++) if (row[positions[i]] !== null) return true
  return false
}

/** Puts an included record (or list) where v6 puts it: in the data values and as a property of the instance. */
export function setChild(record: AnyRecord, as: string, value: unknown, form: RecordForm): void {
  if (form === 'instance') record.dataValues[as] = value
  record[as] = value
}
