// A plan: everything about a find that its shape decides. Frozen; values travel beside it.
import type { RawField } from '../hydration/raw-rows'
import type { Reader } from '../hydration/reader'
import type { Step } from '../loading/step'
import type { Statement } from '../sql/statement'

export interface FindPlan {
  readonly statement: Statement
  /** How rows become records; null for `raw`, where `rawFields` says how they become plain rows. */
  readonly reader: Reader | null
  readonly rawFields: readonly RawField[]
  readonly nest: boolean
  /** Follow-ups, on the records that the reader collected. */
  readonly steps: readonly Step[]
}
