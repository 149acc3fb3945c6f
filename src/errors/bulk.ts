/** Several errors at once: `bulkCreate` with validation raises an AggregateError of one BulkRecordError for each record. */
import { BaseError } from './base'

/**
 * Several errors at once: `bulkCreate` with `validate: true` throws one, with a BulkRecordError for each record that was refused.
 */
export class AggregateError extends BaseError {
  readonly errors: Error[]

  constructor(errors: Error[]) {
    super()
    this.errors = errors
    this.name = 'AggregateError'
  }

  override toString(): string {
    return `AggregateError of:\n${this.errors.map((error) => this.#described(error)).join('\n')}\n`
  }

  /** Two spaces deeper than the heading; the further lines of an error's own message two more, as v6 prints them. */
  #described(error: Error): string {
    if (error === this) return '[Circular AggregateError]'
    if (error instanceof AggregateError) return String(error).replace(/\n$/, '').replace(/^/gm, '  ')
    return String(error).replace(/^/gm, '    ').slice(2)
  }
}

/** One record of a `bulkCreate` that was refused: the `record`, and in `errors` what is wrong with it. */
export class BulkRecordError extends BaseError {
  /** What is wrong with the record; the name is v6's, though it is one error. */
  errors: Error
  record: unknown

  constructor(error: Error, record?: unknown) {
    super(error.message)
    this.name = 'SequelizeBulkRecordError'
    this.errors = error
    this.record = record
  }
}
