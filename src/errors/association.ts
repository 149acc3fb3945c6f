/** Associations that were declared or used wrongly. */
import { BaseError } from './base'

export class AssociationError extends BaseError {
  constructor(message?: string) {
    super(message)
    this.name = 'SequelizeAssociationError'
  }
}
