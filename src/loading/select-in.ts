// Strategy: a follow-up SELECT loads the children of all parents at once, by their keys, and gives them out by key.
//
//   SELECT … FROM `Posts` AS `posts` WHERE `posts`.`userId` IN (?, ?, …)
//
// An N:M follow-up starts at the junction. A limit counts per parent (ROW_NUMBER). The list of keys is padded, so a few
// prepared statements serve every number of parents.
// Hot path: `attach` runs once a child (bench R2–R5, R8).
import type { IncludeNode } from '../associations/include-node'
import { columnScope, type ColumnScope } from '../clauses/column-reference'
import type { Collected } from '../hydration/row-layout'
import { setChild, type AnyRecord, type RecordForm } from '../hydration/node-reader'
import { makeReader, type Reader } from '../hydration/reader'
import { column, equal, inList, join, listParameter, parameter, table, tuple } from '../sql/build'
import type { Encode, Expression } from '../sql/nodes'
import { paddedLength, type Statement } from '../sql/statement'
import { columnOf, hopCondition, junctionAlias, junctionCondition, scopeCondition } from './include-condition'
import type { AbstractType } from '../data-types'
import type { ModelLike } from '../definition/model-contract'
import { junctionLayout } from './join'
import { mayBeLarge } from './node-layout'
import { keyText } from './key-text'
import type { SelectDraft } from './select-draft'
import type { Step, StepRun } from './step'
import type { PlanContext, PlannedSelect, SelectRequest } from './strategy'

/** Plans the follow-up of an include whose parents are selected in `parentDraft` and collected as `collection`. */
export function planSelectIn(node: IncludeNode, parent: ColumnScope, parentDraft: SelectDraft, collection: number, context: PlanContext): Step {
  const first = node.association.hops[0]
  const parentKeys = first.fromKeys.map((key) => parentDraft.addColumn(parent.alias, columnOf(first.from, key)))
  const largeKeys = [...typesOf(first.from, first.fromKeys), ...typesOf(first.to, first.toKeys)].some(mayBeLarge)
  parentDraft.exactIntegers ||= largeKeys
  const keyTable = node.association.through === null ? node.alias : junctionAlias(node)
  const keyColumns = first.toKeys.map((key, i) => ({
    expression: column(keyTable, columnOf(first.to, key)),
    encode: keyEncoder(typesOf(first.from, first.fromKeys)[i], typesOf(first.to, first.toKeys)[i], context.dialect),
  }))
  let childKeys: number[] = []
  const request = requestOf(node, keyColumns.map(({ expression }) => expression), (draft) => {
    childKeys = keyColumns.map(({ expression }) => draft.addColumn(expression.table, expression.name))
    draft.exactIntegers ||= largeKeys
    return junctionLayout(node, draft)
  })
  const planned = context.planSelect(request)
  // an N:M record is the same record only below the same parent
  const layout = { ...planned.layout, key: planned.layout.key.length === 0 ? [] : [...childKeys, ...planned.layout.key] }
  return new SelectInStep(collection, node, { ...planned, layout }, parentKeys, childKeys, keyColumns, context)
}

const typesOf = (model: ModelLike, keys: readonly string[]) => keys.map((key) => model.definition.attributes.get(key)?.type ?? null)

/** A key of another type is sent as its own column has it: a polymorphic `ownerId` of text refers to numbers, too. */
function keyEncoder(from: AbstractType | null, to: AbstractType | null, { types }: PlanContext['dialect']): Encode | null {
  if (from === null || to === null || from.key === to.key) return null
  return to.key === 'STRING' || to.key === 'TEXT' ? types.encoder(to) : null
}

function requestOf(node: IncludeNode, partitionBy: readonly Expression[], extend: SelectRequest['extend']): SelectRequest {
  const { hops, through } = node.association
  const scope = columnScope(node.model, node.alias)
  const scoped = scopeCondition(hops[hops.length - 1].scope, scope)
  const junction = junctionCondition(node)
  return {
    model: node.model,
    alias: node.alias,
    path: node.path,
    options: node.options,
    children: node.children,
    as: null,
    from: through === null ? undefined : fromJunction(node),
    conditions: [scoped, junction].filter((condition) => condition !== null),
    extend,
    partitionBy,
  }
}

function fromJunction(node: IncludeNode): SelectRequest['from'] {
  const { hops, through } = node.association
  const target = table(node.model.definition.table, node.alias)
  return {
    source: table(through!.model.definition.table, junctionAlias(node)),
    joins: [join('INNER', target, hopCondition(hops[1], junctionAlias(node), node.alias))],
  }
}

class SelectInStep implements Step {
  private readonly statements = new Map<number, Statement>()
  private readonly reader: Reader
  private readonly form: RecordForm
  /** The most keys that one statement may bind; more parents take several statements. */
  private readonly batch: number

  constructor(
    readonly collection: number,
    private readonly node: IncludeNode,
    private readonly planned: PlannedSelect,
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
    const { parentKeys } = this
    const single = parentKeys.length === 1 ? parentKeys[0] : -1
    for (let i = 0; i < parents.rows.length; i++) {
      const row = parents.rows[i]
      const key = single >= 0 ? keyText(row[single]) : compositeKey(row, parentKeys)
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
  private readAndAttach(rows: unknown[][], waiting: Map<unknown, Waiting>, instanceOptions: object): readonly Collected[] {
    const { collected, repeats } = this.attachAll(rows, 0, waiting, instanceOptions)
    let rest = repeats ? rows.filter((row) => waitsAgain(waiting.get(this.childKeyOf(row)), 1)) : []
    for (let turn = 1; rest.length > 0; turn++) {
      const again = this.attachAll(rest, turn, waiting, instanceOptions).collected
      again.forEach((more, i) => {
        for (const record of more.records) collected[i].records.push(record)
        for (const row of more.rows) collected[i].rows.push(row)
      })
      rest = rest.filter((row) => waitsAgain(waiting.get(this.childKeyOf(row)), turn + 1))
    }
    return collected
  }

  /** Reads the rows and attaches each record to the parent whose turn it is (0: the first of its key). */
  private attachAll(rows: unknown[][], turn: number, waiting: Map<unknown, Waiting>, instanceOptions: object): { collected: readonly Collected[]; repeats: boolean } {
    const { as } = this.node
    const { isMulti } = this.node.association
    const { roots, rootRows, collected } = this.reader.read(rows, instanceOptions)
    let repeats = false
    for (let i = 0; i < roots.length; i++) {
      const parents = waiting.get(this.childKeyOf(rootRows[i]))
      if (parents === undefined) continue
      if (parents.more !== null) repeats = true
      const parent = turn === 0 ? parents.first : parents.more![turn - 1]
      if (isMulti) parent[as].push(roots[i])
      else setChild(parent, as, roots[i], this.form)
    }
    return { collected, repeats }
  }

  private childKeyOf(row: unknown[]): unknown {
    return this.childKeys.length === 1 ? keyText(row[this.childKeys[0]]) : compositeKey(row, this.childKeys)
  }

  /** The call's values, then the keys: a list for a single key, one value after another for a composite one. */
  private valuesFor(keys: readonly unknown[], waiting: Map<unknown, Waiting>, values: readonly unknown[]): unknown[] {
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
      this.statements.set(length, (statement = this.context.dialect.printer.print(select, this.planned.exactIntegers)))
    }
    return statement
  }
}

/** True if a further parent waits for this key at that turn. */
const waitsAgain = (parents: Waiting | undefined, turn: number) => parents !== undefined && parents.more !== null && parents.more.length >= turn

interface KeyColumn {
  readonly expression: Expression
  readonly encode: Encode | null
}

interface Waiting {
  readonly first: AnyRecord
  more: AnyRecord[] | null
  /** The row of the first parent: the key's values as the driver gave them. */
  readonly row: unknown[]
}

function compositeKey(row: unknown[], positions: readonly number[]): string | null {
  let key = ''
  for (const position of positions) {
    const part = keyText(row[position])
    if (part === null) return null
    const text = String(part)
    key += text.length + ':' + text
  }
  return key
}

/** `key IN (?, ?, …)`; for a composite key `(a, b) IN ((?, ?), …)`. */
function keyCondition(keys: readonly KeyColumn[], slot: number, length: number): Expression {
  if (keys.length === 1) {
    const [{ expression, encode }] = keys
    return length === 1 ? equal(expression, listParameter(slot, 1, encode)) : inList(expression, [listParameter(slot, length, encode)])
  }
  const rows = Array.from({ length }, (_, i) => tuple(keys.map(({ encode }, k) => parameter(slot + i * keys.length + k, encode))))
  return inList(tuple(keys.map(({ expression }) => expression)), rows)
}
