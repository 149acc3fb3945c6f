/** PostgreSQL's addresses: CIDR, INET, MACADDR. */
import isIP from 'validator/lib/isIP'
import isIPRange from 'validator/lib/isIPRange'
import isMACAddress from 'validator/lib/isMACAddress'
import { AbstractType, nameType, refuse } from './abstract'

export class CIDR extends AbstractType {
  static {
    nameType(this, 'CIDR')
  }

  override validate(value: unknown): boolean {
    return isAddress(value, isIPRange) || refuse(value, 'CIDR')
  }
}

export class INET extends AbstractType {
  static {
    nameType(this, 'INET')
  }

  override validate(value: unknown): boolean {
    return isAddress(value, isIP) || refuse(value, 'INET')
  }
}

export class MACADDR extends AbstractType {
  static {
    nameType(this, 'MACADDR')
  }

  override validate(value: unknown): boolean {
    return isAddress(value, isMACAddress) || refuse(value, 'MACADDR')
  }
}

function isAddress(value: unknown, check: (text: string) => boolean): boolean {
  return typeof value === 'string' && check(value)
}
