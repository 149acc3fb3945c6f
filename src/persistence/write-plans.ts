// INSERT, UPDATE and DELETE: printed once a shape, then found by its key. The shape is the model's epoch, the attributes
// written, expressions among the values, and the condition; values travel beside it: the row's first, then the condition's.
//
//   { name: 'x', age: 3 } where { id: 7 }  →  UPDATE … SET "name" = ?, "age" = ? WHERE "id" = ?,  ['x', 3, 7]
//
// Hot path: runs once a save (bench W2, W4).
import { aliveCondition } from '../clauses/paranoid'
import { columnScope } from '../clauses/column-reference'
import { expressionOf, whereClause } from '../clauses/where'
import type { Attribute } from '../definition/attribute'
import type { ModelDefinition } from '../definition/model-definition'
import type { ModelLike, Values } from '../definition/model-contract'
import { shapeOfCondition, templateOfCondition } from '../query/shape'
import * as sql from '../sql/build'
import type { Assignment, Encode, Expression, OnConflict, Query } from '../sql/nodes'
import { isExpression } from '../sql/expressions'
import type { Statement } from '../sql/statement'
import { Lru } from '../util/lru'

export interface WritePlan {
  readonly statement: Statement
  readonly values: readonly unknown[]
}

/** Which rows: by key (attributes that equal values), or by a user's condition. */
export type Target =
  | { readonly by: 'key'; readonly attributes: readonly Attribute[]; readonly values: Values }
  | {
      readonly by: 'condition'
      readonly where: unknown
      readonly aliveOnly: boolean
      readonly limit: number | null
    }

const PLANS_KEPT = 500
const plansByDefinition = new WeakMap<ModelDefinition, { epoch: number; plans: Lru<string, Statement> }>()

function plansOf(definition: ModelDefinition): Lru<string, Statement> {
  let known = plansByDefinition.get(definition)
  if (known === undefined || known.epoch !== definition.epoch) {
    known = { epoch: definition.epoch, plans: new Lru(PLANS_KEPT) }
    plansByDefinition.set(definition, known)
  }
  return known.plans
}

/** The statement of that key, printed now if it is new. A null key is a shape that cannot be kept. */
function statementOf(model: ModelLike, key: string | null, build: () => Query): Statement {
  const print = () => model.sequelize.database.dialect.printer.print(build())
  if (key === null) return print()
  const plans = plansOf(model.definition)
  const known = plans.get(key)
  if (known !== undefined) return known
  const statement = print()
  plans.set(key, statement)
  return statement
}

/** One row. `returning` names the attributes whose values come back. */
export function planInsert(
  model: ModelLike,
  attributes: readonly Attribute[],
  row: Values,
  conflict: Conflict | null,
  returning: readonly Attribute[],
): WritePlan {
  const shape = new WriteShape(model)
  shape.row(attributes, row)
  if (conflict !== null) shape.conflict(conflict)
  const statement = statementOf(model, shape.keyed('I', returning), () =>
    sql.insert({
      into: model.definition.table,
      columns: attributes.map((each) => each.column),
      rows: [shape.rowExpressions(attributes, row)],
      onConflict: conflict === null ? null : onConflictOf(model, conflict, shape),
      returning: returning.map((each) => each.column),
    }),
  )
  return { statement, values: shape.values }
}

/** Many rows of plain values, which the caller lays one behind the other. */
export function batchInsert(
  model: ModelLike,
  attributes: readonly Attribute[],
  rowCount: number,
  conflict: Conflict | null,
  returning: readonly Attribute[],
): Statement {
  const shape = new WriteShape(model)
  for (const each of attributes) shape.name(each)
  if (conflict !== null) shape.conflict(conflict)
  return statementOf(
    model,
    conflict?.where === undefined ? shape.keyed(`B${rowCount}`, returning) : null,
    () => {
      const encoders = attributes.map((each) => rememberingTime(shape.encoderOf(each)))
      const names = attributes.map((each) => shape.nameOf(each))
      const rows: Expression[][] = []
      for (let i = 0, slot = 0; i < rowCount; i++)
        rows.push(encoders.map((encode, at) => sql.parameter(slot++, encode, names[at])))
      return sql.insert({
        into: model.definition.table,
        columns: attributes.map((each) => each.column),
        rows,
        onConflict: conflict === null ? null : onConflictOf(model, conflict, shape),
        returning: returning.map((each) => each.column),
      })
    },
  )
}

/** The rows of a batch share one time of creation: writing it as text ten thousand times was a third of bulkCreate's time. */
function rememberingTime(encode: Encode | null): Encode | null {
  if (encode === null) return null
  let time = NaN
  let encoded: unknown
  return (value) => {
    if (!(value instanceof Date)) return encode(value)
    const valueTime = value.getTime()
    if (valueTime !== time) {
      encoded = encode(value)
      time = valueTime
    }
    return encoded
  }
}

/** `bump` names attributes that grow by one beside the values: the version. */
export function planUpdate(
  model: ModelLike,
  attributes: readonly Attribute[],
  row: Values,
  target: Target,
  returning: readonly Attribute[] = [],
  bump: readonly Attribute[] = [],
): WritePlan {
  const shape = new WriteShape(model)
  shape.row(attributes, row)
  for (const each of bump) shape.name(each)
  const where = shape.target(target)
  const statement = statementOf(model, shape.keyed(`U${attributes.length}`, returning), () =>
    sql.update({
      table: model.definition.table,
      set: [...shape.assignments(attributes, row), ...bump.map(increased)],
      where: where(),
      limit: shape.limitOf(target),
      returning: returning.map((each) => each.column),
    }),
  )
  return { statement, values: shape.values }
}

const increased = ({ column }: Attribute): Assignment => ({
  column,
  value: sql.binary('+', sql.call('COALESCE', [sql.column(null, column), sql.constant(0)]), sql.constant(1)),
})

/** `column = column + ?` for each step, beside plain values. */
export function planIncrement(
  model: ModelLike,
  steps: readonly (readonly [Attribute | string, number | string | bigint])[],
  attributes: readonly Attribute[],
  row: Values,
  target: Target,
  returning: readonly Attribute[] = [],
): WritePlan {
  const shape = new WriteShape(model)
  const columns = steps.map(([attribute]) => (typeof attribute === 'string' ? attribute : attribute.column))
  for (const [i, [, by]] of steps.entries()) shape.step(columns[i], by)
  shape.row(attributes, row)
  const where = shape.target(target)
  const { encodeAny } = model.sequelize.database.dialect.types
  const statement = statementOf(model, shape.keyed(`N${steps.length}`, returning), () =>
    sql.update({
      table: model.definition.table,
      set: [
        ...columns.map((name, slot) => ({
          column: name,
          value: sql.binary('+', sql.column(null, name), sql.parameter(slot, encodeAny)),
        })),
        ...shape.assignments(attributes, row, steps.length),
      ],
      where: where(),
      limit: shape.limitOf(target),
      returning: returning.map((each) => each.column),
    }),
  )
  return { statement, values: shape.values }
}

export function planDelete(model: ModelLike, target: Target): WritePlan {
  const shape = new WriteShape(model)
  const where = shape.target(target)
  const statement = statementOf(model, shape.keyed('D', []), () =>
    sql.deleteFrom({ from: model.definition.table, where: where(), limit: shape.limitOf(target) }),
  )
  return { statement, values: shape.values }
}

// ─── conflicts

/** What happens to a row whose key is there already. */
export interface Conflict {
  /** The attributes of the unique key; empty for any key (then nothing is updated). */
  readonly target: readonly Attribute[]
  /** The condition of a partial index, or undefined. */
  readonly where?: unknown
  /** The attributes that take the new row's values; null to leave the row as it is. */
  readonly update: readonly Attribute[] | null
}

export const IGNORE: Conflict = Object.freeze({ target: [], update: null })

function onConflictOf(model: ModelLike, { target, where, update }: Conflict, shape: WriteShape): OnConflict {
  return {
    target: target.map((each) => each.column),
    targetWhere: where === undefined ? null : shape.conflictWhere(where),
    set:
      update === null
        ? null
        : update.map(({ column }) => ({ column, value: { kind: 'excluded', name: column } })),
  }
}

// ─── shapes

/** Key and values of one write, and the nodes of its parts where the key is new. */
class WriteShape {
  readonly values: unknown[] = []
  private key = ''
  private cacheable = true
  private conditionSlot = 0
  private limitSlot = 0

  constructor(private readonly model: ModelLike) {}

  /** The key of the whole; null if a part of it cannot be keyed. */
  keyed(statement: string, returning: readonly Attribute[]): string | null {
    if (!this.cacheable) return null
    let key = `${statement} ${this.key}`
    for (const each of returning) key += `>${each.name.length}:${each.name}`
    return key
  }

  /** Names carry their length, so that none can pretend to be structure. */
  name({ name }: Attribute): void {
    this.key += `${name.length}:${name}`
  }

  row(attributes: readonly Attribute[], row: Values): void {
    for (let i = 0; i < attributes.length; i++) {
      const { name } = attributes[i]
      const value = row[name]
      this.key += `${name.length}:${name}`
      if (typeof value === 'object' && value !== null && isExpression(value)) this.expression(value)
      else this.values.push(value)
    }
  }

  step(column: string, by: unknown): void {
    this.key += `${column.length}:${column}`
    this.values.push(by)
  }

  private expression(value: unknown): void {
    const { key, cacheable } = shapeOfCondition(value, this.model.name, this.values)
    this.key += `(${key})`
    this.cacheable &&= cacheable
  }

  /** The expressions of a row, its first value in slot `first`. */
  rowExpressions(attributes: readonly Attribute[], row: Values, first = 0): Expression[] {
    const scope = columnScope(this.model, null)
    let slot = first
    return attributes.map((attribute) => {
      const value = row[attribute.name]
      if (!isExpression(value))
        return sql.parameter(slot++, this.encoderOf(attribute), this.nameOf(attribute))
      const template = templateOfCondition(value, this.model.name, slot)
      const inside: unknown[] = []
      shapeOfCondition(value, this.model.name, inside)
      slot += inside.length
      return expressionOf(template, scope)
    })
  }

  assignments(attributes: readonly Attribute[], row: Values, first = 0): Assignment[] {
    const values = this.rowExpressions(attributes, row, first)
    return attributes.map(({ column }, i) => ({ column, value: values[i] }))
  }

  nameOf({ name }: Attribute): string {
    return `${this.model.name}.${name}`
  }

  encoderOf({ type }: Attribute) {
    const { types } = this.model.sequelize.database.dialect
    return types.encoder(type)
  }

  /** Adds the values of a target; what it returns builds the node. */
  target(target: Target): () => Expression | null {
    return target.by === 'key' ? this.keyTarget(target) : this.conditionTarget(target)
  }

  private keyTarget({ attributes, values }: Target & { by: 'key' }): () => Expression | null {
    const first = this.values.length
    this.key += '='
    for (const { name } of attributes) {
      const value = values[name] ?? null
      this.key += `${name.length}:${name}${value === null ? 'n' : '?'}`
      if (value !== null) this.values.push(value)
    }
    return () => {
      let slot = first
      return sql.and(
        attributes.map((attribute) => {
          const left = sql.column(null, attribute.column)
          if ((values[attribute.name] ?? null) === null) return sql.isNull(left)
          return sql.equal(left, sql.parameter(slot++, this.encoderOf(attribute), this.nameOf(attribute)))
        }),
      )
    }
  }

  private conditionTarget({
    where,
    aliveOnly,
    limit,
  }: Target & { by: 'condition' }): () => Expression | null {
    const first = this.values.length
    const shape = shapeOfCondition(where, this.model.name, this.values)
    this.key += `?${shape.key}${aliveOnly ? 'a' : ''}`
    this.cacheable &&= shape.cacheable
    if (limit !== null) {
      this.key += 'L'
      this.limitSlot = this.values.length
      this.values.push(limit)
    }
    return () => {
      const scope = columnScope(this.model, null)
      const condition = whereClause(templateOfCondition(where, this.model.name, first), scope)
      return sql.and([aliveOnly ? aliveCondition(scope, true) : null, condition])
    }
  }

  limitOf(target: Target): Expression | null {
    return target.by === 'condition' && target.limit !== null ? sql.parameter(this.limitSlot) : null
  }

  conflict({ target, where, update }: Conflict): void {
    this.key += '!'
    for (const each of target) this.name(each)
    this.key += update === null ? '-' : '*'
    for (const each of update ?? []) this.name(each)
    if (where === undefined) return
    this.conditionSlot = this.values.length
    const shape = shapeOfCondition(where, this.model.name, this.values)
    this.key += `?${shape.key}`
    this.cacheable &&= shape.cacheable
  }

  conflictWhere(where: unknown): Expression | null {
    return whereClause(
      templateOfCondition(where, this.model.name, this.conditionSlot),
      columnScope(this.model, null),
    )
  }
}
