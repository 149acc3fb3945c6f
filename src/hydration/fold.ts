// Joined rows → each root once, its children in order. A to-many join repeats its parents; a record is known by the key of
// its node below the record of its parent, so children of two to-many joins are never multiplied.
import type { Collected, NodeLayout } from './row-layout'
import { collect, isPresent, setChild, type AnyRecord, type NodeReader, type Row } from './node-reader'

interface Placed {
  readonly record: AnyRecord
  /** Per child node: the records below this one, by key. */
  readonly children: Map<string, Placed>[]
}

export function fold(
  rows: Row[],
  root: NodeReader,
  collected: Collected[],
  options: object,
): { roots: AnyRecord[]; rootRows: Row[] } {
  const roots: AnyRecord[] = []
  const rootRows: Row[] = []
  const known = new Map<string, Placed>()
  for (let i = 0; i < rows.length; i++) {
    const key = keyOf(rows[i], root.layout, i)
    let placed = known.get(key)
    if (placed === undefined) {
      known.set(key, (placed = place(rows[i], root, collected, options)))
      roots.push(placed.record)
      rootRows.push(rows[i])
    }
    foldChildren(rows[i], i, root, placed, collected, options)
  }
  return { roots, rootRows }
}

/** A new record with its children prepared: an empty list, or null until a row brings one. */
function place(row: Row, node: NodeReader, collected: Collected[], options: object): Placed {
  const record = node.read(row, options)
  for (const { layout } of node.children) setChild(record, layout.as!, layout.isMulti ? [] : null, node.form)
  collect(record, row, node.layout, collected)
  return { record, children: node.children.map(() => new Map()) }
}

function foldChildren(
  row: Row,
  index: number,
  node: NodeReader,
  parent: Placed,
  collected: Collected[],
  options: object,
): void {
  for (let c = 0; c < node.children.length; c++) {
    const child = node.children[c]
    if (!isPresent(row, child.layout)) continue
    const key = keyOf(row, child.layout, index)
    let placed = parent.children[c].get(key)
    if (placed === undefined) {
      parent.children[c].set(key, (placed = place(row, child, collected, options)))
      if (child.layout.isMulti) parent.record[child.layout.as!].push(placed.record)
      else setChild(parent.record, child.layout.as!, placed.record, node.form)
    }
    foldChildren(row, index, child, placed, collected, options)
  }
}

/** The key of a node's record in a row. Without a primary key every row is a record of its own. */
function keyOf(row: Row, layout: NodeLayout, index: number): string {
  const { key } = layout
  if (key.length === 0) return '#' + index
  if (key.length === 1) return text(row[key[0]])
  let joined = ''
  for (let i = 0; i < key.length; i++) {
    const part = text(row[key[i]])
    joined += part.length + ':' + part
  }
  return joined
}

const text = (value: unknown): string => (Buffer.isBuffer(value) ? value.toString('hex') : String(value))
