// A follow-up of a plan: what runs after a statement, on the records that it gave.
import type { Collected } from '../hydration/row-layout'
import type { Statement } from '../sql/statement'

/** A follow-up: loads the children of the records that `collection` holds, and attaches them. */
export interface Step {
  readonly collection: number
  run(parents: Collected, run: StepRun): Promise<void>
}

/** What a running plan offers to its steps. */
export interface StepRun {
  readonly values: readonly unknown[]
  /** The `_options` of the records that are made. */
  readonly instanceOptions: object
  rows(statement: Statement, values: readonly unknown[]): Promise<unknown[][]>
}
