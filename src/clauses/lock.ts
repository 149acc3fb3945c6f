// `lock`, `skipLocked`, `noWait` → FOR UPDATE and its like. An engine without row locks takes none, as in v6.
import type { AnyOptions } from '../definition/model-contract'
import type { Dialect } from '../dialects/dialect'
import type { Lock } from '../sql/nodes'

const STRENGTHS: readonly Lock['strength'][] = ['UPDATE', 'SHARE', 'KEY SHARE', 'NO KEY UPDATE']

export function lockClause(options: AnyOptions, dialect: Dialect): Lock | null {
  const { lock } = options
  if (lock === undefined || lock === null || lock === false) return null
  const { level, of = [] } = typeof lock === 'object' ? (lock as DetailedLock) : { level: lock as unknown }
  const strength =
    level === true ? 'UPDATE' : STRENGTHS.find((known) => known === String(level).toUpperCase())
  if (strength === undefined) {
    throw new TypeError(`lock must be true or one of ${STRENGTHS.join(', ')}, not ${JSON.stringify(level)}.`)
  }
  if (!dialect.capabilities.locks) return null
  const names = [of].flat().map((model) => (typeof model === 'string' ? model : model.name))
  return { strength, of: names, wait: waitOf(options) }
}

/** `lock: { level: t.LOCK.UPDATE, of: Post }`: only rows of that table. */
interface DetailedLock {
  readonly level: unknown
  readonly of?: LockedTable | LockedTable[]
}
type LockedTable = { readonly name: string } | string

function waitOf({ skipLocked, noWait }: AnyOptions): Lock['wait'] {
  if (skipLocked === true) return 'SKIP LOCKED'
  return noWait === true ? 'NOWAIT' : null
}
