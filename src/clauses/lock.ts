// `lock`, `skipLocked`, `noWait` → FOR UPDATE and its like. An engine without row locks takes none, as in v6.
import type { AnyOptions } from '../definition/model-contract'
import type { Dialect } from '../dialects/dialect'
import type { Lock } from '../sql/nodes'

const STRENGTHS: readonly Lock['strength'][] = ['UPDATE', 'SHARE', 'KEY SHARE', 'NO KEY UPDATE']

export function lockClause(options: AnyOptions, dialect: Dialect): Lock | null {
  const { lock } = options
  if (lock === undefined || lock === null || lock === false) return null
  const isDetailed = typeof lock === 'object'
  const level = isDetailed ? lock.level : lock
  const strength =
    level === true ? 'UPDATE' : STRENGTHS.find((known) => known === String(level).toUpperCase())
  if (strength === undefined)
    throw new TypeError(`lock must be true or one of ${STRENGTHS.join(', ')}, not ${JSON.stringify(level)}.`)
  if (!dialect.capabilities.locks) return null
  const of =
    isDetailed && lock.of !== undefined
      ? [lock.of]
          .flat()
          .map((model: { name: string } | string) => (typeof model === 'string' ? model : model.name))
      : []
  return {
    strength,
    of,
    wait: options.skipLocked === true ? 'SKIP LOCKED' : options.noWait === true ? 'NOWAIT' : null,
  }
}
