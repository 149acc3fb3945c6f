// Every strategy gives the same trees, and limit, offset, count and order speak of distinct roots. Options are made at random
// from a bounded grammar (the seed stands in each test's name) and run on the same rows with joins only, with follow-ups
// only, and as the planner chooses.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Op } from 'relata'
import { cast, json, type Cast } from './cast'

const CASES = Number(process.env.RELATA_AGREEMENT_CASES ?? 250)
const STRATEGIES = ['join', 'select-in', undefined] as const

let casts: Cast[]
before(async () => {
  casts = []
  for (const loadingStrategy of STRATEGIES) casts.push(await cast({ loadingStrategy }))
})
after(async () => {
  for (const { sequelize } of casts) await sequelize.close()
})

/** A small generator of random numbers, so that a seed names a case for ever. */
function dice(seed: number) {
  let state = (seed * 2654435761) >>> 0 || 1
  const next = () => {
    state ^= state << 13
    state >>>= 0
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    chance: (p: number) => next() < p,
    pick: <T>(items: readonly T[]): T => items[below(items.length)],
  }
}
type Dice = ReturnType<typeof dice>

const ASSOCIATIONS: Record<string, Record<string, string>> = {
  User: { profile: 'Profile', posts: 'Post', boss: 'User', team: 'User' },
  Profile: { user: 'User' },
  Post: { author: 'User', comments: 'Comment', tags: 'Tag' },
  Comment: { post: 'Post', writer: 'User' },
  Tag: { posts: 'Post' },
  Shelf: { books: 'Book' },
  Book: { shelf: 'Shelf' },
}
const MANY = new Set(['posts', 'team', 'comments', 'tags', 'books'])
const KEYS: Record<string, string[]> = { Shelf: ['room', 'row'] }
const CONDITIONS: Record<string, (d: Dice) => object> = {
  User: (d) =>
    d.pick([{ age: { [Op.gt]: d.below(25) } }, { name: `user ${d.below(4)}` }, { id: [1, 2, 3, 4, 5] }]),
  Profile: (d) => ({ bio: { [Op.ne]: `bio ${d.below(6)}` } }),
  Post: (d) =>
    d.pick([{ score: { [Op.lt]: d.below(17) } }, { title: { [Op.in]: ['post 1', 'post 2', 'post 3'] } }]),
  Comment: (d) => ({ text: { [Op.like]: `%${d.below(9)}` } }),
  Tag: (d) => ({ kind: d.pick(['odd', 'even']) }),
  Shelf: () => ({ note: { [Op.ne]: 'a1' } }),
  Book: (d) => ({ id: { [Op.gt]: d.below(6) } }),
}

const keyOrder = (model: string) => KEYS[model] ?? ['id']

function randomInclude(d: Dice, model: string, depth: number): object[] {
  const aliases = Object.keys(ASSOCIATIONS[model]).filter(() => d.chance(depth === 0 ? 0.6 : 0.35))
  return aliases.map((alias) => {
    const target = ASSOCIATIONS[model][alias]
    const include: Record<string, unknown> = { association: alias, order: keyOrder(target) }
    if (d.chance(0.35)) include.where = CONDITIONS[target](d)
    if (d.chance(0.3)) include.required = d.chance(0.5)
    if (d.chance(0.2) && target === 'Post') include.attributes = ['title']
    if (alias === 'tags' && d.chance(0.5))
      include.through = d.pick([
        { attributes: [] },
        { attributes: ['weight'] },
        { where: { weight: { [Op.gt]: 1 } } },
      ])
    if (target === 'Comment' && d.chance(0.3)) include.paranoid = false
    if (depth < 2) include.include = randomInclude(d, target, depth + 1)
    return include
  })
}

function randomCase(seed: number): { model: string; options: Record<string, unknown> } {
  const d = dice(seed)
  const model = d.pick(['User', 'User', 'Post', 'Post', 'Comment', 'Tag', 'Shelf', 'Book'])
  const include = randomInclude(d, model, 0)
  const one = Object.keys(ASSOCIATIONS[model]).find(
    (alias) => !MANY.has(alias) && include.some((each) => (each as any).association === alias),
  )
  const order: unknown[] = []
  if (one !== undefined && d.chance(0.3))
    order.push([one, keyOrder(ASSOCIATIONS[model][one])[0], d.pick(['ASC', 'DESC'])])
  if (d.chance(0.4) && model === 'User') order.push(['name', d.pick(['ASC', 'DESC'])])
  for (const key of keyOrder(model)) order.push([key, 'ASC'])
  const options: Record<string, unknown> = { include, order }
  if (d.chance(0.5)) options.where = CONDITIONS[model](d)
  if (d.chance(0.4)) options.limit = 1 + d.below(5)
  if (d.chance(0.2)) options.offset = d.below(3)
  return { model, options }
}

async function found(lab: Cast, seed: number, model: string, options: object): Promise<unknown> {
  try {
    return json(await (lab as any)[model].findAll(options))
  } catch (error) {
    throw new Error(`seed ${seed}: ${model}.findAll(${JSON.stringify(options)}) failed`, { cause: error })
  }
}

test(`${CASES} random includes give equal trees under every strategy`, async () => {
  for (let seed = 1; seed <= CASES; seed++) {
    const { model, options } = randomCase(seed)
    const trees = []
    for (const each of casts) trees.push(await found(each, seed, model, options))
    const what = () => `seed ${seed}: ${model}.findAll(${JSON.stringify(options)})`
    assert.deepEqual(trees[1], trees[0], `select-in and join differ, ${what()}`)
    assert.deepEqual(trees[2], trees[0], `the planner's choice and join differ, ${what()}`)
  }
})

test(`limit, offset and count speak of distinct roots in ${CASES} random cases`, async () => {
  const [cast] = casts.slice(2)
  for (let seed = 1; seed <= CASES; seed++) {
    const { model, options } = randomCase(seed)
    const { limit, offset, ...whole } = options
    const all = json(await (cast as any)[model].findAll(whole))
    const keys = all.map((root: any) =>
      keyOrder(model)
        .map((key) => root[key])
        .join(),
    )
    assert.equal(new Set(keys).size, keys.length, `seed ${seed}: a root stands twice`)
    const counted = await (cast as any)[model].count({ where: options.where, include: options.include })
    assert.equal(counted, all.length, `seed ${seed}: count and rows differ`)
    const from = Number(offset ?? 0)
    const page = json(await (cast as any)[model].findAll(options))
    const until = limit === undefined ? undefined : from + Number(limit)
    assert.deepEqual(
      page,
      all.slice(from, until),
      `seed ${seed}: the page is not a piece of the whole, ${JSON.stringify(options)}`,
    )
  }
})
