// A small generator of random numbers, so that a seed names a case for ever.
export interface Dice {
  below(n: number): number
  chance(p: number): boolean
  pick<T>(items: readonly T[]): T
  /** Some of the items, each once, in their order. */
  some<T>(items: readonly T[], p?: number): T[]
}

export function dice(seed: number): Dice {
  let state = Math.imul(seed + 1, 2654435761) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  for (let i = 0; i < 4; i++) next()
  const below = (n: number) => Math.floor(next() * n)
  const chance = (p: number) => next() < p
  return {
    below,
    chance,
    pick: (items) => items[below(items.length)],
    some: (items, p = 0.5) => items.filter(() => chance(p)),
  }
}

/** How many cases a test runs: few in `npm test`, more by RELATA_DIFFERENTIAL_CASES; RELATA_DIFFERENTIAL_SEED runs one. */
export function seeds(standard: number): number[] {
  const only = process.env['RELATA_DIFFERENTIAL_SEED']
  if (only !== undefined) return [Number(only)]
  const from = Number(process.env['RELATA_DIFFERENTIAL_FROM'] ?? 1)
  const count = Number(process.env['RELATA_DIFFERENTIAL_CASES'] ?? standard)
  return Array.from({ length: count }, (_, i) => from + i)
}
