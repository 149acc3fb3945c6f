/**
 * The root of all of Relata's errors. Names, classes and constructors are v6's. One difference is meant: what a
 * statement carried (`sql`, `parameters`, the driver's error) can be read but is not enumerable, so that an error sent
 * as JSON or spread into a log line tells nobody the SQL and the values in it.
 */
export interface ErrorOptions {
  stack?: string
}

/**
 * The root of all errors of the package; v6's name. Other mistakes of a call are a TypeError or a plain Error.
 */
export class BaseError extends Error {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeBaseError'
  }
}

/** Sets properties that are readable and writable, but in no enumeration. */
export function setHidden(target: object, properties: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(properties)) {
    Object.defineProperty(target, name, { value, enumerable: false, writable: true, configurable: true })
  }
}
