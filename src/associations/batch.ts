// Reads of one association that are asked for in one go become one query: 200 calls of `user.getPosts()` in one tick send
// `SELECT … WHERE userId IN (…)` once, and each caller gets its own rows, as if it had asked alone.
//
// A call joins only if nobody could tell the difference: no options but the transaction, no find hooks on the target, no
// scope that counts or groups rows. Guarded by `bench/`: 200 concurrent getPosts() cost at most one hand-written query.
import type { Transaction } from '../connection/transaction'
import type { Attribute } from '../definition/attribute'
import type { AnyOptions, InstanceLike, ModelLike } from '../definition/model-contract'
import { cloneDeep, isPlainObject } from '../util/objects'
import type { Association } from './association'
import type { Hop } from './join-path'
import { attributesOf, holdsKey, holdsOneOf, keyOf, keyText, type Key } from './keys'

interface Wish {
  readonly text: string
  readonly key: Key
  resolve(rows: InstanceLike[]): void
  reject(reason: unknown): void
}

const FIND_HOOKS = [
  'beforeFind',
  'beforeFindAfterExpandIncludeAll',
  'beforeFindAfterOptions',
  'afterFind',
] as const
/** Well below what any engine lets one statement bind. */
const MOST_KEYS = 1000

/** The batches that gather in this microtask, by association and transaction. */
const gathering = new WeakMap<Association, Map<Transaction | null, Wish[]>>()

/** May a read with these options be answered together with others? */
export function mayGather({ target }: Association, options: AnyOptions | undefined): boolean {
  if (options !== undefined) for (const name in options) if (name !== 'transaction') return false
  const { definition, _scope: scope } = target
  if (scope !== null) for (const name in scope) if (name !== 'where' && name !== 'order') return false
  if (definition.options.rejectOnEmpty) return false
  return !FIND_HOOKS.some((hook) => definition.hooks.hasAny(hook))
}

/** The rows of the target that the hop leads to from this key, read together with what else is asked for just now. */
export function gather(
  association: Association,
  key: Key,
  options: AnyOptions = {},
): Promise<InstanceLike[]> {
  const hop = association.hops[0]!
  const text = keyText(key, attributesOf(hop.to, hop.toKeys))!
  const transaction = association.source.sequelize.database.currentTransaction(options)
  return new Promise((resolve, reject) => {
    const batches = gathering.get(association) ?? new Map<Transaction | null, Wish[]>()
    gathering.set(association, batches)
    const wishes = batches.get(transaction)
    const wish = { text, key, resolve, reject }
    if (wishes) wishes.push(wish)
    else {
      const first = [wish]
      batches.set(transaction, first)
      queueMicrotask(() => {
        batches.delete(transaction)
        for (let i = 0; i < first.length; i += MOST_KEYS)
          void answer(hop, first.slice(i, i + MOST_KEYS), transaction)
      })
    }
  })
}

async function answer(hop: Hop, wishes: readonly Wish[], transaction: Transaction | null): Promise<void> {
  try {
    const keys = new Map(wishes.map((wish) => [wish.text, wish.key]))
    const where =
      keys.size === 1 ? holdsKey(hop.toKeys, wishes[0]!.key) : holdsOneOf(hop.toKeys, [...keys.values()])
    const rows: InstanceLike[] = await hop.to.findAll({ where: { ...where, ...hop.scope }, transaction })
    const byText = keys.size === 1 ? new Map([[wishes[0]!.text, rows]]) : rowsByKey(rows, hop)
    const given = new Set<string>()
    for (const { text, resolve } of wishes) {
      const own = byText.get(text) ?? []
      // Who asks second for the same key gets instances of his own, as a query of his own would give.
      resolve(given.has(text) ? own.map((row) => copied(row, hop.to)) : own)
      given.add(text)
    }
  } catch (error) {
    for (const { reject } of wishes) reject(error)
  }
}

/** The rows by the key that they hold, each list in the order of the rows. */
export function rowsByKey(rows: readonly InstanceLike[], hop: Hop): Map<string, InstanceLike[]> {
  const attributes: Attribute[] = attributesOf(hop.to, hop.toKeys)
  const found = new Map<string, InstanceLike[]>()
  for (const row of rows) {
    const text = keyText(keyOf(row, hop.toKeys), attributes)
    if (text === null) continue
    const list = found.get(text)
    if (list) list.push(row)
    else found.set(text, [row])
  }
  return found
}

function copied(row: InstanceLike, model: ModelLike): InstanceLike {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row.dataValues)) values[name] = copiedValue(value)
  return model.build(values, { isNewRecord: false, raw: true })
}

function copiedValue(value: unknown): unknown {
  if (value instanceof Date) return new Date(value)
  if (Buffer.isBuffer(value)) return Buffer.from(value)
  return isPlainObject(value) || Array.isArray(value) ? cloneDeep(value) : value
}
