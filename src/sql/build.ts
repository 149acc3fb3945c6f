// Constructors of SQL nodes: short names, frozen results. Where a node has nothing to say it is left out
// (`and([])` is null), so that callers combine conditions without asking.
import type * as n from './nodes'

export const column = (table: string | null, name: string): n.Column => ({ kind: 'column', table, name })
export const parameter = (slot: number, encode: n.Encode | null = null, of?: string): n.Parameter => ({
  kind: 'parameter',
  slot,
  encode,
  ...(of !== undefined && { of }),
})
export const listParameter = (
  slot: number,
  length: number,
  encode: n.Encode | null = null,
  of?: string,
): n.ListParameter => ({ kind: 'list-parameter', slot, length, encode, ...(of !== undefined && { of }) })
export const listItem = (slot: number, item: number, encode: n.Encode | null = null): n.ListItem => ({
  kind: 'list-item',
  slot,
  item,
  encode,
})
export const constant = (value: unknown): n.Constant => ({ kind: 'constant', value })
export const keyword = (word: n.Keyword['word']): n.Keyword => ({ kind: 'keyword', word })
export const NULL = keyword('NULL')
export const raw = (sql: string): n.RawSql => ({ kind: 'raw', sql })
export const call = (name: string, args: readonly n.Expression[], distinct = false): n.Call => ({
  kind: 'call',
  name,
  args,
  distinct,
})
export const castTo = (operand: n.Expression, type: string): n.CastNode => ({ kind: 'cast', operand, type })
export const binary = (operator: n.BinaryOperator, left: n.Expression, right: n.Expression): n.Binary => ({
  kind: 'binary',
  operator,
  left,
  right,
})
export const equal = (left: n.Expression, right: n.Expression): n.Binary => binary('=', left, right)
export const not = (operand: n.Expression): n.Not => ({ kind: 'not', operand })
export const inList = (left: n.Expression, right: n.In['right'], negated = false): n.In => ({
  kind: 'in',
  left,
  right,
  negated,
})
export const between = (
  operand: n.Expression,
  low: n.Expression,
  high: n.Expression,
  negated = false,
): n.Between => ({ kind: 'between', operand, low, high, negated })
export const is = (left: n.Expression, right: n.Expression, negated = false): n.Is => ({
  kind: 'is',
  left,
  right,
  negated,
})
export const isNull = (left: n.Expression, negated = false): n.Is => is(left, NULL, negated)
export const exists = (select: n.Select, negated = false): n.Exists => ({ kind: 'exists', select, negated })
export const scalar = (select: n.Select): n.ScalarSelect => ({ kind: 'scalar-select', select })
export const tuple = (items: readonly n.Expression[]): n.Expression =>
  items.length === 1 ? items[0] : { kind: 'tuple', items }
export const star = (table: string | null = null): n.Star => ({ kind: 'star', table })

/** True and false as conditions that every engine can print. */
export const ALWAYS: n.Logical = Object.freeze({ kind: 'logical', operator: 'AND', operands: [] })
export const NEVER: n.Logical = Object.freeze({ kind: 'logical', operator: 'OR', operands: [] })

/** The conjunction of what is there: null for none, the operand itself for one. */
export function and(operands: readonly (n.Expression | null | undefined)[]): n.Expression | null {
  const present = operands.filter((operand): operand is n.Expression => operand != null)
  if (present.length <= 1) return present[0] ?? null
  return { kind: 'logical', operator: 'AND', operands: present }
}
export const or = (operands: readonly n.Expression[]): n.Expression =>
  operands.length === 1 ? operands[0] : { kind: 'logical', operator: 'OR', operands }

export const table = (name: n.TableName, alias: string | null = null): n.TableSource => ({
  kind: 'table',
  name: name.name,
  schema: name.schema,
  alias,
})
export const derived = (select: n.Select, alias: string): n.DerivedSource => ({
  kind: 'derived',
  select,
  alias,
})
export const join = (type: n.Join['type'], source: n.Source, on: n.Expression | null): n.Join => ({
  type,
  source,
  on,
})
export const order = (
  expression: n.Expression,
  direction: n.OrderTerm['direction'] = null,
  nulls: n.OrderTerm['nulls'] = null,
): n.OrderTerm => ({ expression, direction, nulls })
export const selected = (expression: n.Expression, alias: string | null = null): n.SelectColumn => ({
  expression,
  alias,
})

/** A select of the given parts; what is not given is absent. */
export function select(parts: Partial<Omit<n.Select, 'kind'>>): n.Select {
  return {
    kind: 'select',
    distinct: parts.distinct ?? false,
    columns: parts.columns ?? [],
    from: parts.from ?? null,
    joins: parts.joins ?? [],
    where: parts.where ?? null,
    groupBy: parts.groupBy ?? [],
    having: parts.having ?? null,
    orderBy: parts.orderBy ?? [],
    limit: parts.limit ?? null,
    offset: parts.offset ?? null,
    lock: parts.lock ?? null,
  }
}
export function insert(parts: Pick<n.Insert, 'into' | 'columns' | 'rows'> & Partial<n.Insert>): n.Insert {
  return {
    kind: 'insert',
    into: parts.into,
    columns: parts.columns,
    rows: parts.rows,
    onConflict: parts.onConflict ?? null,
    returning: parts.returning ?? [],
  }
}
export function update(parts: Pick<n.Update, 'table' | 'set'> & Partial<n.Update>): n.Update {
  return {
    kind: 'update',
    table: parts.table,
    set: parts.set,
    where: parts.where ?? null,
    limit: parts.limit ?? null,
    returning: parts.returning ?? [],
  }
}
export function deleteFrom(parts: Pick<n.Delete, 'from'> & Partial<n.Delete>): n.Delete {
  return {
    kind: 'delete',
    from: parts.from,
    where: parts.where ?? null,
    limit: parts.limit ?? null,
    returning: parts.returning ?? [],
  }
}
