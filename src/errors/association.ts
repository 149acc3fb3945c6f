/** Associations that were declared or used wrongly. */
import { BaseError } from './base'

/**
 * Associations that were declared or used wrongly: an alias that is taken, keys that contradict each other, an instance without
 * a key. Thrown where it was declared or used, before any SQL.
 */
export class AssociationError extends BaseError {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeAssociationError'
  }
}
