/** Text: STRING, CHAR, TEXT, CITEXT, TSVECTOR. */
import { AbstractType, isOptions, nameType, refuse } from './abstract'

export interface StringTypeOptions {
  length?: number
  binary?: boolean
}

/** Text of limited length, 255 unless told. */
export class STRING extends AbstractType {
  readonly options: StringTypeOptions
  _binary: boolean | undefined
  readonly _length: number

  static {
    nameType(this, 'STRING')
  }

  constructor(length?: number | StringTypeOptions, binary?: boolean) {
    super()
    this.options = isOptions(length) ? { ...length } : { length, binary }
    this._binary = this.options.binary
    this._length = this.options.length || 255
  }

  static get BINARY(): STRING {
    return new this().BINARY
  }

  get BINARY(): this {
    this._binary = true
    this.options.binary = true
    return this
  }

  override toSql(): string {
    return withBinary(`VARCHAR(${this._length})`, this._binary)
  }

  override validate(value: unknown): boolean {
    if (isText(value) || typeof value === 'number' || (this._binary && Buffer.isBuffer(value))) return true
    return refuse(value, 'string')
  }
}

/** Text of fixed length. */
export class CHAR extends STRING {
  static {
    nameType(this, 'CHAR')
  }

  override toSql(): string {
    return withBinary(`CHAR(${this._length})`, this._binary)
  }
}

export type TextLength = 'tiny' | 'medium' | 'long'

/** Text without a limit, or with one of MySQL's ('tiny', 'medium', 'long'). */
export class TEXT extends AbstractType {
  readonly options: { length?: TextLength }
  readonly _length: string

  static {
    nameType(this, 'TEXT')
  }

  constructor(length?: TextLength | { length?: TextLength }) {
    super()
    this.options = isOptions(length) ? { ...length } : { length }
    this._length = this.options.length || ''
  }

  override toSql(): string {
    return sized(this._length, 'TEXT')
  }

  override validate(value: unknown): boolean {
    return isText(value) || refuse(value, 'string')
  }
}

/** Text that compares without regard to case: PostgreSQL and SQLite. */
export class CITEXT extends AbstractType {
  static {
    nameType(this, 'CITEXT')
  }

  override validate(value: unknown): boolean {
    return isText(value) || refuse(value, 'string')
  }
}

/** PostgreSQL's document for full-text search. */
export class TSVECTOR extends AbstractType {
  static {
    nameType(this, 'TSVECTOR')
  }

  override validate(value: unknown): boolean {
    return isText(value) || refuse(value, 'string')
  }
}

/** 'TINYTEXT' of 'tiny' and 'TEXT'; a size that MySQL does not have is none. */
export function sized(length: unknown, name: string): string {
  const size = String(length).toLowerCase()
  return size === 'tiny' || size === 'medium' || size === 'long' ? size.toUpperCase() + name : name
}

function withBinary(sql: string, binary: boolean | undefined): string {
  return binary ? `${sql} BINARY` : sql
}

function isText(value: unknown): boolean {
  return typeof value === 'string' || value instanceof String
}
