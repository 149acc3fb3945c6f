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

export function makeReader(layout: NodeLayout, form: RecordForm, collections: number): Reader {
  const root = nodeReader(layout, form)
  const multiplies = hasJoinedMany(layout)
  return {
    read(rows, options) {
      const collected: Collected[] = []
      for (let i = 0; i < collections; i++) collected.push({ records: [], rows: [] })
      if (multiplies) return { ...fold(rows, root, collected, options), collected }
      return { roots: readEach(rows, root, collected, options), rootRows: rows, collected }
    },
  }
}

function nodeReader(layout: NodeLayout, form: RecordForm): NodeReader {
  const read = compileRecordReader(layout, form) ?? interpretedRecordReader(layout, form)
  return { layout, read, form, children: layout.children.map((child) => nodeReader(child, form)) }
}

const hasJoinedMany = (layout: NodeLayout): boolean => layout.children.some((child) => child.isMulti || hasJoinedMany(child))

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
