/** What an engine answers instead of rows. `dialects/<name>/errors.ts` picks the class by the driver's code. */
import { BaseError, setHidden, type ErrorOptions } from './base'

/** A driver's error, once it knows the statement that it belongs to. */
export interface DatabaseErrorParent extends Error {
  sql?: string
  parameters?: object
}

export interface DatabaseErrorSubclassOptions extends ErrorOptions {
  parent?: DatabaseErrorParent
  message?: string
}

export interface ConstraintErrorOptions extends DatabaseErrorSubclassOptions {
  constraint?: string
  fields?: Record<string, string | number> | string[]
  table?: string
}

export type RelationshipType = 'parent' | 'child'

export interface ForeignKeyConstraintErrorOptions extends DatabaseErrorSubclassOptions {
  table?: string
  fields?: Record<string, unknown> | string[]
  value?: unknown
  index?: string
  reltype?: RelationshipType
}

/** What stands for the driver's error when an error is made without one, as in v6. */
export function noParent(): DatabaseErrorParent {
  return { sql: '', name: '', message: '' }
}

/** Notes on a driver's error which statement failed; the two properties stay out of its JSON and of `console.log`. */
export function withStatement<E extends Error>(
  error: E,
  sql: string,
  parameters?: object,
): E & DatabaseErrorParent {
  setHidden(error, parameters === undefined ? { sql } : { sql, parameters })
  return error
}

/**
 * The database refused a statement: `sql` and `parameters` are the statement, `cause` is the driver's error.
 *
 * @example
 * import { DatabaseError } from 'relata'
 * try {
 *   await sequelize.query('SELECT nothing FROM Users')
 * } catch (error) {
 *   if (!(error instanceof DatabaseError)) throw error
 *   console.log(error.sql) // prints: SELECT nothing FROM Users
 * }
 */
export class DatabaseError extends BaseError {
  /** The driver's error. */
  declare parent: DatabaseErrorParent
  /** The same as `parent`. */
  declare original: DatabaseErrorParent
  /** The statement that failed. */
  declare sql: string
  /** The values that went with it. */
  declare parameters: object

  constructor(parent: DatabaseErrorParent, options: ErrorOptions & { message?: string } = {}) {
    super(options.message ?? parent.message)
    this.name = 'SequelizeDatabaseError'
    setHidden(this, {
      parent,
      original: parent,
      sql: parent.sql,
      parameters: parent.parameters ?? {},
      cause: parent,
    })
    if (options.stack) this.stack = options.stack
  }
}

/** The engine gave up waiting: a lock, a deadlock or a statement's time limit. */
export class TimeoutError extends DatabaseError {
  constructor(parent: DatabaseErrorParent, options: ErrorOptions = {}) {
    super(parent, { stack: options.stack })
    this.name = 'SequelizeTimeoutError'
  }
}

/**
 * A row points at nothing, or would leave others pointing at nothing.
 *
 * @example
 * import { ForeignKeyConstraintError } from 'relata'
 * await Post.create({ title: 'Lost', authorId: 99 }).catch((error) => {
 *   console.log(error instanceof ForeignKeyConstraintError) // prints: true
 * })
 */
export class ForeignKeyConstraintError extends DatabaseError {
  table: string | undefined
  fields: Record<string, unknown> | string[] | undefined
  value: unknown
  index: string | undefined
  reltype: RelationshipType | undefined

  constructor(options: ForeignKeyConstraintErrorOptions = {}) {
    const parent = options.parent ?? noParent()
    super(parent, { message: options.message || parent.message || 'Database Error', stack: options.stack })
    this.name = 'SequelizeForeignKeyConstraintError'
    this.table = options.table
    this.fields = options.fields
    this.value = options.value
    this.index = options.index
    this.reltype = options.reltype
  }
}

/** Two rows exclude each other (PostgreSQL's EXCLUDE). */
export class ExclusionConstraintError extends DatabaseError {
  constraint: string | undefined
  fields: Record<string, string | number> | string[] | undefined
  table: string | undefined

  constructor(options: ConstraintErrorOptions = {}) {
    const parent = options.parent ?? noParent()
    super(parent, { message: options.message || parent.message || '', stack: options.stack })
    this.name = 'SequelizeExclusionConstraintError'
    this.constraint = options.constraint
    this.fields = options.fields
    this.table = options.table
  }
}

/** A constraint was to be changed or removed that the table does not have. */
export class UnknownConstraintError extends DatabaseError {
  constraint: string | undefined
  fields: Record<string, string | number> | string[] | undefined
  table: string | undefined

  constructor(options: ConstraintErrorOptions = {}) {
    const message = options.message || 'The specified constraint does not exist'
    super(options.parent ?? noParent(), { message, stack: options.stack })
    this.name = 'SequelizeUnknownConstraintError'
    this.constraint = options.constraint
    this.fields = options.fields
    this.table = options.table
  }
}
