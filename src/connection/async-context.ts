// Which transaction the code that runs now belongs to, without being handed it: set around the callback of a managed
// transaction, and seen by all that the callback awaits.
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from './transaction'

export class AsyncContext {
  // Made by the first managed transaction: programs without one never pay for the storage's bookkeeping.
  #storage: AsyncLocalStorage<Transaction> | null = null

  /** The innermost transaction around the running code that is still open, or null. */
  current(): Transaction | null {
    let transaction = this.#storage?.getStore() ?? null
    // What was started inside and outlives its transaction runs as if outside; a savepoint that ended leaves its parent.
    while (transaction !== null && transaction.finished !== undefined) transaction = transaction.parent
    return transaction
  }

  run<T>(transaction: Transaction, work: () => T): T {
    this.#storage ??= new AsyncLocalStorage<Transaction>()
    return this.#storage.run(transaction, work)
  }
}
