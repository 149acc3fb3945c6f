/** PostgreSQL's addresses: CIDR, INET, MACADDR. */
import isIP from 'validator/lib/isIP'
import isIPRange from 'validator/lib/isIPRange'
import isMACAddress from 'validator/lib/isMACAddress'
import { AbstractType, nameType, refuse, type ValidateOptions } from './abstract'

export class CIDR extends AbstractType {
  static {
    nameType(this, 'CIDR')
  }

  override validate(value: unknown, options?: ValidateOptions): boolean {
    return isAddress(value, isIPRange, options) || refuse(value, 'CIDR')
  }
}

export class INET extends AbstractType {
  static {
    nameType(this, 'INET')
  }

  override validate(value: unknown, options?: ValidateOptions): boolean {
    return isAddress(value, isIP, options) || refuse(value, 'INET')
  }
}

export class MACADDR extends AbstractType {
  static {
    nameType(this, 'MACADDR')
  }

  override validate(value: unknown, options?: ValidateOptions): boolean {
    return isAddress(value, isMACAddress, options) || refuse(value, 'MACADDR')
  }
}

function isAddress(
  value: unknown,
  check: (text: string) => boolean,
  options: ValidateOptions | undefined,
): boolean {
  return typeof value === 'string' && (check(value) || options?.acceptStrings === true)
}
