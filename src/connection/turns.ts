// One after another: a queue in which each waits for the one before, but not for ever. Databases with one writer stand
// behind one, so that transactions never meet a locked database and nobody blocks the process.
import { TimeoutError } from '../errors/database'
import { printable } from '../errors/sentence'

/** Who has the turn or wants it, in words for the error of one who waited too long. */
export type Describe = () => string

interface Waiter {
  readonly describe: Describe
  readonly proceed: () => void
  readonly giveUp: (error: Error) => void
}

export class Turns {
  #holder: Describe | null = null
  #waiting: Waiter[] = []
  #timer: NodeJS.Timeout | null = null

  /** `patience`: milliseconds that one holder may keep the turn while others wait. */
  constructor(readonly patience: number) {}

  get taken(): boolean {
    return this.#holder !== null
  }

  /** Resolves when it is the caller's turn, which lasts until `release`. */
  take(describe: Describe): Promise<void> | void {
    if (this.#holder === null) {
      this.#holder = describe
      return
    }
    return new Promise((proceed, giveUp) => {
      this.#waiting.push({ describe, proceed, giveUp })
      this.#timer ??= this.#startTimer()
    })
  }

  release(): void {
    this.#stopTimer()
    const next = this.#waiting.shift()
    this.#holder = next?.describe ?? null
    if (next === undefined) return
    if (this.#waiting.length > 0) this.#timer = this.#startTimer()
    next.proceed()
  }

  /** Resolves when nobody holds the turn or waits for it. */
  async idle(): Promise<void> {
    const waited = this.take(() => 'the end of the database')
    if (waited !== undefined) await waited
    this.release()
  }

  // The clock starts anew with each holder: a long queue that moves is no reason to give up.
  #startTimer(): NodeJS.Timeout {
    return setTimeout(() => this.#giveUp(), this.patience)
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #giveUp(): void {
    this.#timer = null
    const holder = this.#holder?.() ?? 'nobody'
    const waiting = this.#waiting
    this.#waiting = []
    for (const { describe, giveUp } of waiting) giveUp(waitedTooLong(describe(), holder, this.patience))
  }
}

export function waitedTooLong(what: string, holder: string, milliseconds: number): TimeoutError {
  return new TimeoutError(
    new Error(
      `The database is locked: ${printable(what)} waited ${milliseconds} ms for ${holder}, and gave up. Commit or roll back that transaction, or hand it to the call that waits ({ transaction }).`,
    ),
  )
}
