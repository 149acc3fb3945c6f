/**
 * Numbers: the INTEGER family, the FLOAT family and DECIMAL. Text that spells a number is a number, as in v6, since
 * BIGINT and DECIMAL travel as text; arrays and objects are none, whatever their text is.
 */
import { AbstractType, isOptions, nameType, refuse } from './abstract'

export interface NumberTypeOptions {
  length?: number
  decimals?: number
  precision?: number
  scale?: number
  unsigned?: boolean
  zerofill?: boolean
}

const INTEGER_TEXT = /^[-+]?\d+$/
const FLOAT_TEXT = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i
/** v6's DECIMAL takes no plus sign. */
const DECIMAL_TEXT = /^-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i

export class NUMBER extends AbstractType {
  readonly options: NumberTypeOptions
  readonly _length: number | undefined
  _zerofill: boolean | undefined
  readonly _decimals: number | undefined
  readonly _precision: number | undefined
  readonly _scale: number | undefined
  _unsigned: boolean | undefined

  static {
    nameType(this, 'NUMBER')
  }

  constructor(options: NumberTypeOptions | number | string = {}) {
    super()
    this.options = isOptions(options) ? { ...options } : { length: options as number } // v6 takes '11' for 11
    this._length = this.options.length
    this._zerofill = this.options.zerofill
    this._decimals = this.options.decimals
    this._precision = this.options.precision
    this._scale = this.options.scale
    this._unsigned = this.options.unsigned
  }

  static get UNSIGNED(): NUMBER {
    return new this().UNSIGNED
  }

  static get ZEROFILL(): NUMBER {
    return new this().ZEROFILL
  }

  get UNSIGNED(): this {
    this._unsigned = true
    this.options.unsigned = true
    return this
  }

  get ZEROFILL(): this {
    this._zerofill = true
    this.options.zerofill = true
    return this
  }

  override toSql(): string {
    const decimals = typeof this._decimals === 'number' ? `,${this._decimals}` : ''
    const length = this._length ? `(${this._length}${decimals})` : ''
    return this.key + length + (this._unsigned ? ' UNSIGNED' : '') + (this._zerofill ? ' ZEROFILL' : '')
  }

  override validate(value: unknown): boolean {
    return spells(value, FLOAT_TEXT) || refuse(value, this.key.toLowerCase())
  }

  /** Objects as their text, as v6; a number stays a number. */
  override stringify(value: unknown): unknown {
    return typeof value === 'object' && value !== null ? String(value) : value
  }
}

export class INTEGER extends NUMBER {
  static {
    nameType(this, 'INTEGER')
  }

  override validate(value: unknown): boolean {
    return spells(value, INTEGER_TEXT) || refuse(value, this.key.toLowerCase())
  }
}

export class TINYINT extends INTEGER {
  static {
    nameType(this, 'TINYINT')
  }
}

export class SMALLINT extends INTEGER {
  static {
    nameType(this, 'SMALLINT')
  }
}

export class MEDIUMINT extends INTEGER {
  static {
    nameType(this, 'MEDIUMINT')
  }
}

/** 64 bits: text in rows, because a number would lose digits beyond 2^53. */
export class BIGINT extends INTEGER {
  static {
    nameType(this, 'BIGINT')
  }
}

/** The types that are made as `FLOAT(length, decimals)`. */
class FloatingPoint extends NUMBER {
  constructor(length?: number | NumberTypeOptions, decimals?: number) {
    super(isOptions(length) ? length : { length, decimals })
  }
}

export class FLOAT extends FloatingPoint {
  static {
    nameType(this, 'FLOAT')
  }
}

export class REAL extends FloatingPoint {
  static {
    nameType(this, 'REAL')
  }
}

export class DOUBLE extends FloatingPoint {
  static {
    nameType(this, 'DOUBLE PRECISION')
  }
}

/** An exact decimal: text in rows. */
export class DECIMAL extends NUMBER {
  static {
    nameType(this, 'DECIMAL')
  }

  constructor(precision?: number | NumberTypeOptions, scale?: number) {
    super(isOptions(precision) ? precision : { precision, scale })
  }

  override toSql(): string {
    if (!this._precision && !this._scale) return 'DECIMAL'
    return `DECIMAL(${[this._precision, this._scale].filter((part) => part !== undefined).join(',')})`
  }

  override validate(value: unknown): boolean {
    return spells(value, DECIMAL_TEXT) || refuse(value, 'decimal')
  }
}

function spells(value: unknown, form: RegExp): boolean {
  if (typeof value === 'bigint') return true
  return (typeof value === 'number' || typeof value === 'string') && form.test(String(value))
}
