// The workloads: what each library is asked, beside the hand-written ways. `library` runs on Relata and on sequelize@6 alike.
import type { Models } from './models'
import type { handWritten } from './hand-written'

type Hand = ReturnType<typeof handWritten>

export interface Workload {
  readonly name: string
  readonly title: string
  /** The most that Relata may take, as a multiple of the hand-written time. */
  readonly target: number
  /** Runs in one timed sample: more for the short ones. */
  readonly repeat: number
  readonly hand: (hand: Hand, round: number) => Record<string, () => unknown>
  readonly library: (models: Models, op: any, round: number, state: any) => Promise<unknown>
  /** Prepares what the library call needs, outside the timing. */
  readonly prepare?: (models: Models) => Promise<unknown>
  /** True if answers are rows that must agree. */
  readonly compares: boolean
}

const LOGS = Array.from({ length: 10_000 }, (_, i) => ({
  level: i % 3 ? 'info' : 'warn',
  message: `message number ${i}`,
  code: i,
}))
const actorsOf = (movie: number, round: number) =>
  Array.from({ length: 20 }, (_, k) => ((movie * 17 + (k + (round % 2) * 10) * 97) % 2000) + 1)

export const WORKLOADS: readonly Workload[] = [
  {
    name: 'R1',
    title: 'findByPk + 1:1',
    target: 3.5,
    repeat: 300,
    compares: true,
    hand: (hand, round) => ({ lookups: () => hand.R1.lookups(100 + (round % 50)) }),
    library: ({ User }, _op, round) => User.findByPk(100 + (round % 50), { include: 'profile' }),
  },
  {
    name: 'R2',
    title: '1000 users + their 10 posts',
    target: 1.5,
    repeat: 2,
    compares: true,
    hand: (hand) => ({ split: hand.R2.split, subselect: hand.R2.subselect }),
    library: ({ User }, op) => User.findAll({ where: { id: { [op.lte]: 1000 } }, include: 'posts' }),
  },
  {
    name: 'R3',
    title: '200 movies + 20 actors, with the join row',
    target: 1.5,
    repeat: 4,
    compares: true,
    hand: (hand) => ({ splitJoin: hand.R3.splitJoin, json: hand.R3.json }),
    library: ({ Movie }, op) => Movie.findAll({ where: { id: { [op.lte]: 200 } }, include: 'actors' }),
  },
  {
    name: 'R4',
    title: '200 users > posts > comments + author',
    target: 1.5,
    repeat: 4,
    compares: true,
    hand: (hand) => ({ split: hand.R4.split }),
    library: ({ User }, op) =>
      User.findAll({
        where: { id: { [op.lte]: 200 } },
        include: { association: 'posts', include: [{ association: 'comments', include: ['author'] }] },
      }),
  },
  {
    name: 'R5',
    title: 'page of 20 + posts + profile',
    target: 1.5,
    repeat: 20,
    compares: true,
    hand: (hand) => ({ split: hand.R5.split }),
    library: ({ User }, op) =>
      User.findAll({
        where: { age: { [op.gt]: 40 } },
        order: ['name'],
        limit: 20,
        include: ['posts', 'profile'],
      }),
  },
  {
    name: 'R7',
    title: '10,000 plain rows',
    target: 1.4,
    repeat: 2,
    compares: true,
    hand: (hand) => ({ rows: hand.R7.rows }),
    library: ({ User }) => User.findAll(),
  },
  {
    name: 'R8a',
    title: '200 x getPosts(), one after another',
    target: 1.5,
    repeat: 2,
    compares: true,
    prepare: ({ User }) => User.findAll({ limit: 200 }),
    hand: (hand) => ({ each: () => hand.R8.each(Array.from({ length: 200 }, (_, i) => ({ id: i + 1 }))) }),
    library: async (_models, _op, _round, users) => {
      const all = []
      for (const user of users) all.push(await user.getPosts())
      return all
    },
  },
  {
    name: 'R8b',
    title: '200 x getPosts() in one tick',
    target: 1.0,
    repeat: 2,
    compares: true,
    prepare: ({ User }) => User.findAll({ limit: 200 }),
    hand: (hand) => ({ each: () => hand.R8.each(Array.from({ length: 200 }, (_, i) => ({ id: i + 1 }))) }),
    library: (_models, _op, _round, users) => Promise.all(users.map((user: any) => user.getPosts())),
  },
  {
    name: 'W1',
    title: 'bulk insert of 10,000 rows',
    target: 1.5,
    repeat: 1,
    compares: false,
    hand: (hand) => ({ multiRow: () => hand.W1.multiRow(LOGS) }),
    library: ({ Log }) => Log.bulkCreate(LOGS),
  },
  {
    name: 'W3',
    title: 'N:M set: 20 links by 20 others, 10 shared',
    target: 3,
    repeat: 100,
    compares: false,
    prepare: ({ Movie }) => Movie.findAll({ where: { id: Array.from({ length: 100 }, (_, i) => i + 500) } }),
    hand: (hand, round) => ({
      fromJson: () =>
        hand.W3.fromJson(500 + (round % 100), actorsOf(500 + (round % 100), Math.floor(round / 100))),
    }),
    library: (_models, _op, round, movies) =>
      movies[round % 100].setActors(actorsOf(500 + (round % 100), Math.floor(round / 100))),
  },
]
