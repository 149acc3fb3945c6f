// The follow-up that select-in.ts plans, as it runs: the parents by key, their children by the list of keys, each child given
// to its parents. The list is padded, so a few prepared statements serve every number of parents.
//
// Hot path: `attachAll` runs once a child (bench R2–R5, R8).
import type { IncludeNode } from '../associations/include-node'
import { setChild, type AnyRecord, type RecordForm } from '../hydration/node-reader'
import { makeReader, type Reader } from '../hydration/reader'
import type { Collected } from '../hydration/row-layout'
import { equal, inList, listParameter, parameter, tuple } from '../sql/build'
import type { Encode, Expression } from '../sql/nodes'
import { paddedLength, type Statement } from '../sql/statement'
import { rowKeyText } from './key-text'
import type { Step, StepRun } from './step'
import type { PlanContext, PlannedSelect } from './strategy'

/** A column of the follow-up that must equal the parents' key. */
export interface KeyColumn {
  readonly expression: Expression
  readonly encode: Encode | null
}

export class SelectInStep implements Step {
  private readonly statements = new Map<number, Statement>()
  private readonly reader: Reader
  private readonly form: RecordForm
  /** The most keys that one statement may bind; more parents take several statements. */
  private readonly batch: number

  constructor(
    readonly collection: number,
    private readonly node: IncludeNode,
    private readonly planned: PlannedSelect,
    /** Where the rows of the parents, and those of the children, hold the key. */
    private readonly parentKeys: readonly number[],
    private readonly childKeys: readonly number[],
    private readonly keyColumns: readonly KeyColumn[],
    private readonly context: PlanContext,
  ) {
    this.form = context.form
    this.reader = makeReader(planned, context.form)
    const free = Math.max(context.dialect.capabilities.maxParameters - context.keySlot - 8, 64)
    this.batch = 2 ** Math.floor(Math.log2(free / keyColumns.length))
  }

  async run(parents: Collected, run: StepRun): Promise<void> {
    const waiting = this.parentsByKey(parents)
    const keys = [...waiting.keys()]
    for (let start = 0; start < keys.length; start += this.batch) {
      await this.load(keys.slice(start, start + this.batch), waiting, run)
    }
  }

  /** The parents that wait for each key, with the key's values. A parent with a null in its key has no children. */
  private parentsByKey(parents: Collected): Map<unknown, Waiting> {
    const waiting = new Map<unknown, Waiting>()
    for (let i = 0; i < parents.rows.length; i++) {
      const row = parents.rows[i]
      const key = rowKeyText(row, this.parentKeys)
      if (key === null) continue
      const known = waiting.get(key)
      if (known === undefined) waiting.set(key, { first: parents.records[i], more: null, row })
      else (known.more ??= []).push(parents.records[i])
    }
    return waiting
  }

  private async load(keys: readonly unknown[], waiting: Map<unknown, Waiting>, run: StepRun): Promise<void> {
    if (keys.length === 0) return
    const rows = await run.rows(this.statementFor(keys.length), this.valuesFor(keys, waiting, run.values))
    if (rows.length === 0) return
    const collected = this.readAndAttach(rows, waiting, run.instanceOptions)
    for (const step of this.planned.steps) await step.run(collected[step.collection], run)
  }

  /**
   * Gives each child to its parents. A second parent of the same key gets records of its own, as a JOIN would give it:
   * the rows are read once more for each further parent that waits for them.
   */
  private readAndAttach(
    rows: unknown[][],
    waiting: Map<unknown, Waiting>,
    instanceOptions: object,
  ): readonly Collected[] {
    const { collected, repeats } = this.attachAll(rows, 0, waiting, instanceOptions)
    let rest = repeats ? rows.filter((row) => waitsAgain(this.parentsOf(row, waiting), 1)) : []
    for (let turn = 1; rest.length > 0; turn++) {
      const again = this.attachAll(rest, turn, waiting, instanceOptions).collected
      again.forEach((more, i) => {
        for (const record of more.records) collected[i].records.push(record)
        for (const row of more.rows) collected[i].rows.push(row)
      })
      rest = rest.filter((row) => waitsAgain(this.parentsOf(row, waiting), turn + 1))
    }
    return collected
  }

  /** Reads the rows and attaches each record to the parent whose turn it is (0: the first of its key). */
  private attachAll(
    rows: unknown[][],
    turn: number,
    waiting: Map<unknown, Waiting>,
    instanceOptions: object,
  ): { collected: readonly Collected[]; repeats: boolean } {
    const { as } = this.node
    const { isMulti } = this.node.association
    const { roots, rootRows, collected } = this.reader.read(rows, instanceOptions)
    let repeats = false
    for (let i = 0; i < roots.length; i++) {
      const parents = this.parentsOf(rootRows[i], waiting)
      if (parents === undefined) continue
      if (parents.more !== null) repeats = true
      const parent = turn === 0 ? parents.first : parents.more![turn - 1]
      if (isMulti) parent[as].push(roots[i])
      else setChild(parent, as, roots[i], this.form)
    }
    return { collected, repeats }
  }

  /** The parents that wait for this child. */
  private parentsOf(row: unknown[], waiting: Map<unknown, Waiting>): Waiting | undefined {
    return waiting.get(rowKeyText(row, this.childKeys))
  }

  /** The call's values, then the keys: a list for a single key, one value after another for a composite one. */
  private valuesFor(
    keys: readonly unknown[],
    waiting: Map<unknown, Waiting>,
    values: readonly unknown[],
  ): unknown[] {
    const all = values.slice(0, this.context.keySlot)
    if (this.parentKeys.length === 1) {
      const position = this.parentKeys[0]
      all.push(keys.map((key) => waiting.get(key)!.row[position]))
      return all
    }
    const length = paddedLength(keys.length)
    for (let i = 0; i < length; i++) {
      const { row } = waiting.get(keys[Math.min(i, keys.length - 1)])!
      for (const position of this.parentKeys) all.push(row[position])
    }
    return all
  }

  private statementFor(count: number): Statement {
    const length = paddedLength(count)
    let statement = this.statements.get(length)
    if (statement === undefined) {
      const select = this.planned.build(keyCondition(this.keyColumns, this.context.keySlot, length))
      statement = this.context.dialect.printer.print(select, this.planned.exactIntegers)
      this.statements.set(length, statement)
    }
    return statement
  }
}

/** True if a further parent waits for this key at that turn. */
const waitsAgain = (parents: Waiting | undefined, turn: number) =>
  parents !== undefined && parents.more !== null && parents.more.length >= turn

interface Waiting {
  readonly first: AnyRecord
  more: AnyRecord[] | null
  /** The row of the first parent: the key's values as the driver gave them. */
  readonly row: unknown[]
}

/** `key IN (?, ?, …)`; for a composite key `(a, b) IN ((?, ?), …)`. */
function keyCondition(keys: readonly KeyColumn[], slot: number, length: number): Expression {
  if (keys.length === 1) {
    const [{ expression, encode }] = keys
    const list = listParameter(slot, length, encode)
    return length === 1 ? equal(expression, list) : inList(expression, [list])
  }
  const rows = Array.from({ length }, (_, i) =>
    tuple(keys.map(({ encode }, k) => parameter(slot + i * keys.length + k, encode))),
  )
  return inList(tuple(keys.map(({ expression }) => expression)), rows)
}
