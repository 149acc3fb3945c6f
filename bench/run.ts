// npm run bench: each workload by hand-written SQL, by Relata and by sequelize@6, interleaved round by round in one
// process, on copies of one database file. Prints the median time and its ratio to the fastest hand-written way.
//
//   npm run bench            all workloads      npm run bench -- R1 W3     those named
//   --rounds=N (default 15)  --no-sequelize (only the ratio to SQL)
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import Table from 'cli-table3'
import { fill } from './data'
import { handWritten } from './hand-written'
import { defineModels } from './models'
import { WORKLOADS, type Workload } from './workloads'

const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'))
const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const rounds = Number(flags.find((flag) => flag.startsWith('--rounds='))?.slice(9) ?? 15)
const withSequelize = !flags.includes('--no-sequelize')

// In memory where the system has such a folder: the libraries are compared, not the disk's fsync.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'relata-bench-'))

/** Rounds that are run but not counted: the compiler has seen everything by then. */
const WARM_UP = 5

async function main(): Promise<void> {
  const original = join(folder, 'data.db')
  const source = new Database(original)
  source.pragma('journal_mode = WAL')
  fill(source)
  source.pragma('wal_checkpoint(TRUNCATE)')
  source.close()
  const copy = (name: string) => {
    copyFileSync(original, join(folder, name))
    return join(folder, name)
  }
  const raw = new Database(copy('raw.db'))
  raw.pragma('foreign_keys = ON')
  raw.pragma('synchronous = FULL')
  const hand = handWritten(raw)
  const relata = { library: require('../dist/index.js'), storage: copy('relata.db') }
  const sequelize = { library: require('sequelize'), storage: copy('sequelize.db') }
  const libraries = (withSequelize ? [relata, sequelize] : [relata]).map(({ library, storage }) => ({
    op: library.Op,
    ...defineModels(library, storage),
  }))

  const table = new Table({
    head: [
      '',
      'workload',
      'SQL',
      'way',
      'Relata',
      'ratio',
      'target',
      ...(withSequelize ? ['sequelize@6', 'ratio'] : []),
    ],
    style: { head: [], border: [], compact: true },
  })
  for (const workload of WORKLOADS.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const [best, way, times] = await measure(workload, hand, libraries)
    const [mine, v6] = times
    const ratio = mine / best
    table.push([
      workload.name,
      workload.title,
      time(best),
      way,
      time(mine),
      ratio.toFixed(2),
      `${workload.target}${ratio <= workload.target ? '' : '  MISSED'}`,
      ...(withSequelize ? [time(v6), (v6 / best).toFixed(1)] : []),
    ])
  }
  console.log(
    `\nNode ${process.version}, ${rounds} interleaved rounds, median; ratios to the fastest hand-written way on the same driver`,
  )
  console.log(table.toString())
  for (const { sequelize: each } of libraries) await each.close()
}

/** The best hand-written median, its name, and the median of each library. */
async function measure(
  workload: Workload,
  hand: ReturnType<typeof handWritten>,
  libraries: readonly any[],
): Promise<[number, string, number[]]> {
  const states: unknown[] = []
  for (const { models } of libraries) states.push(await workload.prepare?.(models))
  let round = 0
  const runners: Record<string, () => unknown> = {}
  for (const way of Object.keys(workload.hand(hand, 0)))
    runners[`sql:${way}`] = () => workload.hand(hand, round)[way]()
  libraries.forEach(
    ({ models, op }, i) => (runners[`lib:${i}`] = () => workload.library(models, op, round, states[i])),
  )
  if (workload.compares) await assertEqual(workload, runners)
  const samples = new Map(Object.keys(runners).map((name) => [name, [] as number[]]))
  for (let turn = -WARM_UP; turn < rounds; turn++) {
    for (const [name, run] of Object.entries(runners)) {
      const isSlow = name === 'lib:1'
      const repeat = isSlow ? Math.max(1, Math.floor(workload.repeat / 10)) : workload.repeat
      if (isSlow && turn >= 0 && turn % 5 !== 0) continue
      const first = (turn + WARM_UP) * workload.repeat
      const started = process.hrtime.bigint()
      for (let i = 0; i < repeat; i++) {
        round = first + i
        const result = run()
        if (result instanceof Promise) await result
      }
      if (turn >= 0) samples.get(name)!.push(Number(process.hrtime.bigint() - started) / repeat)
    }
  }
  const medians = [...samples].map(([name, all]) => [name, median(all)] as const)
  const [way, best] = medians.filter(([name]) => name.startsWith('sql:')).sort((a, b) => a[1] - b[1])[0]
  return [best, way.slice(4), medians.filter(([name]) => name.startsWith('lib:')).map(([, value]) => value)]
}

/** Every way must give the same answer before it is timed. */
async function assertEqual(workload: Workload, runners: Record<string, () => unknown>): Promise<void> {
  const answers = new Map<string, string>()
  for (const [name, run] of Object.entries(runners)) answers.set(name, canonical(await run()))
  const [first, ...rest] = [...answers]
  for (const [name, answer] of rest) {
    if (answer !== first[1])
      throw new Error(
        `${workload.name}: ${name} and ${first[0]} give different answers:\n${answer.slice(0, 300)}\n${first[1].slice(0, 300)}`,
      )
  }
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  return JSON.stringify(JSON.parse(JSON.stringify(value)), (_key, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}

const time = (nanoseconds: number) =>
  nanoseconds < 1e6 ? `${(nanoseconds / 1e3).toFixed(1)} µs` : `${(nanoseconds / 1e6).toFixed(2)} ms`

main()
  .finally(() => rmSync(folder, { recursive: true, force: true }))
  .catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
