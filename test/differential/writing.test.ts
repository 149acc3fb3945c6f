// Random sequences of writes on both libraries: each step gives the same result or error, the same hooks run, and at the
// end the tables hold the same rows. What SPEC section 1 decides differently stands in `writing-decisions`.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadOracle, loadRelata, normalised, withLab } from '../support/oracle'
import { seeds } from './dice'
import { library, type WritingCast } from './library-cast'
import { valueDifference } from './outcome'
import { randomSteps } from './writes'
import { settled } from './writing-decisions'

test('random writes do what v6 does', async () => {
  await withLab(loadOracle(), (theirs) =>
    withLab(loadRelata(), async (ours) => {
      const casts = [await library(theirs), await library(ours)]
      const failures: string[] = []
      for (const seed of seeds(80)) {
        const failure = await compare(casts, seed)
        if (failure !== undefined) failures.push(`seed ${seed}: ${failure}`)
      }
      assert.equal(
        failures.length,
        0,
        `${failures.length} sequences differ:\n${failures.slice(0, 20).join('\n\n')}`,
      )
    }),
  )
})

async function compare([v6, relata]: WritingCast[], seed: number): Promise<string | undefined> {
  const expected = await told(v6, seed)
  const found = await told(relata, seed)
  const texts = randomSteps(relata, seed).map(({ text }) => text)
  for (let i = 0; i < texts.length; i++) {
    const what = valueDifference(expected[i], found[i], 'step')
    if (what === null) continue
    return settled(texts[i], expected[i], found[i], what)
      ? undefined
      : `${texts.slice(0, i + 1).join('\n    ')}\n  ${what}`
  }
  return undefined
}

/** After each step: its result or error, the hooks it ran, the tables. */
async function told(cast: WritingCast, seed: number): Promise<any[]> {
  await cast.reset()
  const story: unknown[] = []
  for (const step of randomSteps(cast, seed)) {
    cast.log.length = 0
    const result = await resultOf(step.act)
    story.push(normalised({ result, tables: await cast.tables(), hooks: comparable(cast.log, step.text) }))
  }
  return story
}

/** v6 works on several records at once, so the order of their hooks among each other is nobody's promise. */
function comparable(log: readonly unknown[], step: string): unknown[] {
  const entries = log.map((entry) => JSON.parse(JSON.stringify(entry))).map(withoutNameless)
  if (!/individualHooks|include|: (set|add|addOne) |transaction/.test(step)) return entries
  return entries.map((entry) => JSON.stringify(normalised(entry), sortedKeys)).sort()
}

/** v6 gives a record of Model.update an attribute of no name where the model has no timestamps. */
function withoutNameless([model, hook, isNew, changed, values]: any[]): unknown[] {
  if (values !== null && typeof values === 'object') delete values.undefined
  return [
    model,
    hook,
    isNew,
    Array.isArray(changed) ? changed.filter((name: string) => name !== 'undefined') : changed,
    values,
  ]
}

const sortedKeys = (_: string, value: any) =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort())

async function resultOf(act: () => Promise<unknown>): Promise<unknown> {
  try {
    return { value: JSON.parse(JSON.stringify((await act()) ?? null)) }
  } catch (thrown) {
    const error = thrown as any // any: an error of either library
    const items = error.errors?.map?.((item: any) => ({
      name: item.name,
      path: item.path,
      type: item.type,
      validatorKey: item.validatorKey,
      value: item.value,
    }))
    return { error: error.name, items, message: undefined }
  }
}
