/**
 * A small bounded map that forgets what was not used lately. It keeps two generations: a hit costs one `Map.get` and
 * moves nothing, which matters to the plan cache; when the young generation is full, the old one is dropped.
 * At least the `limit` entries used last stay; never more than twice as many are held.
 */
export class Lru<K, V> {
  #young = new Map<K, V>()
  #old = new Map<K, V>()
  readonly #limit: number

  constructor(limit: number) {
    if (!Number.isInteger(limit) || limit < 1)
      throw new RangeError(`The limit of an Lru is a positive integer, not ${limit}.`)
    this.#limit = limit
  }

  get(key: K): V | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    if (!this.#old.has(key)) return undefined
    const value = this.#old.get(key) as V // has() was asked
    this.#old.delete(key)
    this.#insert(key, value)
    return value
  }

  set(key: K, value: V): this {
    this.#old.delete(key)
    this.#insert(key, value)
    return this
  }

  has(key: K): boolean {
    return this.#young.has(key) || this.#old.has(key)
  }

  delete(key: K): boolean {
    const wasYoung = this.#young.delete(key)
    return this.#old.delete(key) || wasYoung
  }

  clear(): void {
    this.#young = new Map()
    this.#old = new Map()
  }

  get size(): number {
    return this.#young.size + this.#old.size
  }

  #insert(key: K, value: V): void {
    if (this.#young.size >= this.#limit && !this.#young.has(key)) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }
}
