/** Points in time: DATE, DATEONLY, TIME, and NOW, which is a default value rather than a type. */
import { AbstractType, isOptions, nameType, refuse } from './abstract'
import { formatDate, localDay, toDate } from './dates'

export const INVALID_DAY = 'Invalid date'

/** A moment, with the fraction's digits as `length`. A Date in rows. */
export class DATE extends AbstractType {
  readonly options: { length?: number | string }
  readonly _length: number | string

  static {
    nameType(this, 'DATE')
  }

  constructor(length?: number | string | { length?: number | string }) {
    super()
    this.options = isOptions(length) ? { ...length } : { length }
    this._length = this.options.length || ''
  }

  override toSql(): string {
    return 'DATETIME'
  }

  override validate(value: unknown): boolean {
    const isMoment =
      value instanceof Date || typeof value === 'number' || (typeof value === 'string' && value !== '')
    if (isMoment && !Number.isNaN(toDate(value).getTime())) return true
    return refuse(value, 'date')
  }

  /** As v6: anything but what is false becomes a Date, an invalid one if it must be. */
  override _sanitize(value: unknown): unknown {
    return value && !(value instanceof Date) ? toDate(value) : value
  }

  override stringify(value: unknown, options: { timezone?: string } = {}): unknown {
    return value === null || value === undefined ? value : formatDate(toDate(value), options.timezone)
  }
}

/** A day without a time: 'YYYY-MM-DD' in rows. */
export class DATEONLY extends AbstractType {
  static {
    nameType(this, 'DATEONLY')
  }

  override toSql(): string {
    return 'DATE'
  }

  /** v6 checks nothing here and stores the text 'Invalid date'. */
  override validate(value: unknown): boolean {
    const isDay = value instanceof Date || typeof value === 'number' || typeof value === 'string'
    return (isDay && localDay(value) !== null) || refuse(value, 'date')
  }

  /** As v6: a Date becomes its day in the process's time zone. */
  override _sanitize(value: unknown): unknown {
    return value ? (localDay(value) ?? INVALID_DAY) : value
  }

  override stringify(value: unknown): unknown {
    return value === null || value === undefined ? value : (localDay(value) ?? INVALID_DAY)
  }
}

/** A time of day: 'HH:MM:SS' in rows. */
export class TIME extends AbstractType {
  static {
    nameType(this, 'TIME')
  }
}

/** As `defaultValue`: the moment at which the record is made. */
export class NOW extends AbstractType {
  static {
    nameType(this, 'NOW')
  }
}
