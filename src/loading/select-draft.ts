// A SELECT while it is being planned: strategies add columns, joins and scopes to it; the planner makes the node of it.
import type { ColumnScope } from '../clauses/column-reference'
import { column, selected } from '../sql/build'
import type { Expression, Join, SelectColumn } from '../sql/nodes'
import type { Step } from './step'

export class SelectDraft {
  readonly columns: SelectColumn[] = []
  readonly joins: Join[] = []
  /** Follow-ups that the includes of this statement need. */
  readonly steps: Step[] = []
  /** True if a column may hold integers beyond 2^53, which the driver must then deliver unrounded. */
  exactIntegers = false
  /** How many nodes collect their records for follow-ups. */
  collections = 0
  /** Scopes of the joined includes, by their path from the root of this statement. */
  private readonly scopes = new Map<string, ColumnScope>()
  private readonly positions = new Map<string, number>()

  /** Adds an expression to what is selected; gives its position in the row. */
  add(expression: Expression, alias: string | null = null): number {
    return this.columns.push(selected(expression, alias)) - 1
  }

  /** The position of a plain column, selected once however often it is asked for. */
  addColumn(table: string | null, name: string, alias: string | null = null): number {
    const key = `${table?.length ?? 0}:${table}.${name}`
    const known = this.positions.get(key)
    if (known !== undefined && this.takesAlias(known, alias)) return known
    const position = this.add(column(table, name), alias)
    this.positions.set(key, position)
    return position
  }

  /** True if the column can stand under the alias: it has that one, or none so far. */
  private takesAlias(position: number, alias: string | null): boolean {
    const known = this.columns[position]
    if (alias === null || known.alias === alias) return true
    if (known.alias !== null) return false
    this.columns[position] = selected(known.expression, alias)
    return true
  }

  registerScope(path: readonly string[], scope: ColumnScope): void {
    this.scopes.set(path.join('.'), scope)
  }

  /** The scope of a joined include, its path taken from `base` or from the root. */
  scopeAt(base: readonly string[], path: readonly string[]): ColumnScope | null {
    return this.scopes.get([...base, ...path].join('.')) ?? this.scopes.get(path.join('.')) ?? null
  }
}
