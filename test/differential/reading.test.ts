// Random reading calls on both libraries over the same rows: equal results, or errors of the same class. What SPEC section 1
// decides differently stands in `decided`, each with its reason.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadOracle, loadRelata, withLab } from '../support/oracle'
import { blog, shop, type Cast } from './casts'
import { seeds } from './dice'
import { randomFinder } from './finders'
import { difference, outcome, printed, run } from './outcome'
import { asV6, decided, unordered } from './reading-decisions'

const CASTS = { blog, shop }

for (const [name, make] of Object.entries(CASTS)) {
  test(`random reading of the ${name} gives what v6 gives`, async () => {
    await withLab(loadOracle(), (theirs) =>
      withLab(loadRelata(), async (ours) => {
        const casts = [await make(theirs), await make(ours)]
        const failures: string[] = []
        for (const seed of seeds(120)) {
          const failure = await compare(casts, seed)
          if (failure !== undefined) failures.push(`seed ${seed}: ${failure}`)
        }
        assert.equal(
          failures.length,
          0,
          `${failures.length} calls differ:\n${failures.slice(0, 20).join('\n\n')}`,
        )
      }),
    )
  })
}

async function compare([v6, relata]: Cast[], seed: number): Promise<string | undefined> {
  const call = randomFinder(relata, seed)
  const begun = performance.now()
  const expected = unordered(await outcome(() => run(v6, asV6(randomFinder(v6, seed)))), call)
  const started = performance.now()
  const found = unordered(await outcome(() => run(relata, call)), call)
  const took = performance.now() - started
  if (took > 1000 && took > 3 * (started - begun)) return `took ${Math.round(took)} ms: ${printed(call)}`
  const what = difference(expected, found)
  if (what === null || decided(call, expected, found)) return undefined
  return `${printed(call)}\n  ${what}`
}
