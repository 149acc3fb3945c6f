// A printed statement: text, and where each of its parameters comes from. A Statement keeps its identity for as long
// as its plan lives, so drivers use it as the key of their prepared statements.
//
//   { text: 'SELECT … WHERE "id" = ?', slots: [{ from: 'value', index: 0, encode: null }] }.bind([7]) → [7]
//
// Hot path: `bind` runs once a statement (bench R1, R8).
import type { Encode } from './nodes'

export type Slot =
  | { readonly from: 'value'; readonly index: number; readonly encode: Encode | null; readonly of?: string }
  | {
      readonly from: 'list'
      readonly index: number
      readonly length: number
      readonly encode: Encode | null
      readonly of?: string
    }
  /** One item of a list: lists of tuples are printed item by item, `(a[0], b[0]), (a[1], b[1])`. */
  | { readonly from: 'item'; readonly index: number; readonly item: number; readonly encode: Encode | null }
  | { readonly from: 'constant'; readonly value: unknown }

export const EMPTY_SLOTS: readonly Slot[] = Object.freeze([])

export class Statement {
  constructor(
    readonly text: string,
    readonly slots: readonly Slot[],
    /** True if the engine answers with rows (SELECT, RETURNING, PRAGMA). */
    readonly returnsRows: boolean,
    /**
     * Integers beyond 2^53 arrive unrounded (as strings). It costs some 6 % of reading many rows, so the planner
     * switches it off for columns that are known to hold smaller ones.
     */
    readonly exactIntegers: boolean = true,
  ) {}

  /** The parameters for one execution, in the order of the placeholders; encoders may throw. */
  bind(values: readonly unknown[]): unknown[] {
    const { slots } = this
    // Made to measure: a batch binds hundreds of values, and an array that grows by pushing leaves as much garbage again.
    const bound: unknown[] = new Array(slots.length)
    let at = 0
    let i = 0
    try {
      for (; i < slots.length; i++) {
        const slot = slots[i]
        if (slot.from === 'value') {
          const value = values[slot.index]
          if (value === undefined) throw missingValue(slot.index)
          bound[at++] = slot.encode === null || value === null ? value : slot.encode(value)
        } else if (slot.from === 'constant') {
          bound[at++] = slot.value
        } else if (slot.from === 'item') {
          bound[at++] = itemOf(values[slot.index] as readonly unknown[], slot.item, slot.encode)
        } else {
          at = bindList(bound, at, values[slot.index] as readonly unknown[], slot.length, slot.encode)
        }
      }
    } catch (error) {
      throw complaint(error, slots[i]!)
    }
    return bound
  }
}

/** An encoder knows the type only; here the sentence learns what the value was for. */
function complaint(error: unknown, slot: Slot): unknown {
  const of = 'of' in slot ? slot.of : undefined
  if (of !== undefined && error instanceof TypeError) error.message = `${of}: ${error.message}`
  return error
}

/** Drivers bind undefined as NULL, which turns a forgotten value into another question. */
function missingValue(index: number): TypeError {
  return new TypeError(`Value ${index + 1} of the statement is undefined. Use null where NULL is meant.`)
}

function itemOf(list: readonly unknown[], item: number, encode: Encode | null): unknown {
  const value = list.length === 0 ? null : list[Math.min(item, list.length - 1)]
  if (value === undefined) throw missingValue(item)
  return encode === null || value === null ? value : encode(value)
}

/** Puts the items of a list from `at` on, the last one repeated until `length` placeholders have a value. Returns where it ends. */
function bindList(
  bound: unknown[],
  at: number,
  list: readonly unknown[],
  length: number,
  encode: Encode | null,
): number {
  let value: unknown = null
  for (let i = 0; i < length; i++) {
    if (i < list.length) {
      const item = list[i]
      if (item === undefined) throw missingValue(i)
      value = encode === null || item === null ? item : encode(item)
    }
    bound[at + i] = value
  }
  return at + length
}

/** The number of placeholders for a list of `count` items: 1, 2, 4, 8 … so that few statements serve all lengths. */
export function paddedLength(count: number): number {
  return count <= 1 ? 1 : 2 ** Math.ceil(Math.log2(count))
}
