// Runs a plan: bind, execute, read, then the follow-ups.
//
// Hot path (bench R1–R8).
import type { Database, ExecuteOptions } from '../connection/database'
import { rawRows } from '../hydration/raw-rows'
import type { AnyRecord } from '../hydration/node-reader'
import type { Statement } from '../sql/statement'
import type { StepRun } from '../loading/step'
import type { FindPlan } from './plan'

/** The records of a find, complete with their includes. `instanceOptions` become the instances' `_options`. */
export async function runPlan(
  plan: FindPlan,
  values: readonly unknown[],
  database: Database,
  options: ExecuteOptions,
  instanceOptions: object,
): Promise<AnyRecord[]> {
  const rows = await database.rows(plan.statement, values, options)
  if (plan.reader === null) return rawRows(rows, plan.rawFields, plan.nest)
  const { roots, collected } = plan.reader.read(rows, instanceOptions)
  if (plan.steps.length > 0 && rows.length > 0) {
    const run = new Run(values, instanceOptions, database, options)
    for (const step of plan.steps) await step.run(collected[step.collection], run)
  }
  return roots
}

class Run implements StepRun {
  constructor(
    readonly values: readonly unknown[],
    readonly instanceOptions: object,
    private readonly database: Database,
    private readonly options: ExecuteOptions,
  ) {}

  async rows(statement: Statement, values: readonly unknown[]): Promise<unknown[][]> {
    return this.database.rows(statement, values, this.options)
  }
}
