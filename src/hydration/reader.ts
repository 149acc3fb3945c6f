// Array rows → records. A reader belongs to a plan: per node it makes one record of a row (compiled where code may be
// generated, else interpreted: twins, tested by one suite), and places joined children in it.
//
// Hot path: `readRecord` runs once a record (bench R2–R5, R7).
import { compileRecordReader } from './compiled-reader'
import { fold } from './fold'
import { interpretedRecordReader } from './interpreted-reader'
import { readWithOnes, type AnyRecord, type NodeReader, type RecordForm, type Row } from './node-reader'
import type { Collected, NodeLayout } from './row-layout'

export interface Reader {
  /** The records of the statement's root, the (first) row of each, and the records of nodes that have follow-up steps. */
  read(rows: Row[], options: object): { roots: AnyRecord[]; rootRows: Row[]; collected: readonly Collected[] }
}

/** What a reader must know of a planned select. */
export interface Readable {
  readonly layout: NodeLayout
  /** True if a to-many join repeats the root's rows. */
  readonly multiplied: boolean
  readonly collections: number
}

export function makeReader({ layout, multiplied, collections }: Readable, form: RecordForm): Reader {
  const root = nodeReader(layout, form)
  return {
    read(rows, options) {
      const collected: Collected[] = []
      for (let i = 0; i < collections; i++) collected.push({ records: [], rows: [] })
      if (multiplied) return { ...fold(rows, root, collected, options), collected }
      return { roots: readEach(rows, root, collected, options), rootRows: rows, collected }
    },
  }
}

function nodeReader(layout: NodeLayout, form: RecordForm): NodeReader {
  const read = compileRecordReader(layout, form) ?? interpretedRecordReader(layout, form)
  return { layout, read, form, children: layout.children.map((child) => nodeReader(child, form)) }
}

/** No to-many join: each row is one root. */
function readEach(rows: Row[], root: NodeReader, collected: Collected[], options: object): AnyRecord[] {
  const { read, children, layout } = root
  const records: AnyRecord[] = new Array(rows.length)
  if (children.length === 0) {
    for (let i = 0; i < rows.length; i++) records[i] = read(rows[i], options)
  } else {
    for (let i = 0; i < rows.length; i++) records[i] = readWithOnes(rows[i], root, collected, options)
  }
  if (layout.collectAs !== null) collected[layout.collectAs] = { records, rows }
  return records
}
