/** BOOLEAN: true and false, and the forms in which engines and forms send them. */
import { AbstractType, nameType, refuse } from './abstract'

export class BOOLEAN extends AbstractType {
  static {
    nameType(this, 'BOOLEAN')
  }

  /** v6: what `set` does, for values of a row. */
  static parse(value: unknown): unknown {
    return sanitizeBoolean(value)
  }

  override toSql(): string {
    return 'TINYINT(1)'
  }

  override validate(value: unknown): boolean {
    const isBoolean = typeof value === 'boolean' || value === 0 || value === 1
    const isText = value === 'true' || value === 'false' || value === '1' || value === '0'
    return isBoolean || isText || refuse(value, 'boolean')
  }

  override _sanitize(value: unknown): unknown {
    return sanitizeBoolean(value)
  }
}

function sanitizeBoolean(value: unknown): unknown {
  // MySQL's BIT(1) arrives as one byte.
  const given = Buffer.isBuffer(value) && value.length === 1 ? value[0] : value
  if (given === 'true' || given === 1) return true
  if (given === 'false' || given === 0) return false
  return given
}
