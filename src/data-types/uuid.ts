/** UUID, and UUIDV1 and UUIDV4, which as `defaultValue` make a new one for each record. */
import { randomBytes, randomUUID } from 'node:crypto'
import isUUID from 'validator/lib/isUUID'
import { AbstractType, nameType, refuse, type ValidateOptions } from './abstract'

export class UUID extends AbstractType {
  static {
    nameType(this, 'UUID')
  }

  override validate(value: unknown, options?: ValidateOptions): boolean {
    return (typeof value === 'string' && (isUUID(value) || accepts(options))) || refuse(value, 'uuid')
  }
}

export class UUIDV1 extends AbstractType {
  static {
    nameType(this, 'UUIDV1')
  }

  override validate(value: unknown, options?: ValidateOptions): boolean {
    return (typeof value === 'string' && (isUUID(value) || accepts(options))) || refuse(value, 'uuid')
  }
}

export class UUIDV4 extends AbstractType {
  static {
    nameType(this, 'UUIDV4')
  }

  override validate(value: unknown, options?: ValidateOptions): boolean {
    return (typeof value === 'string' && (isUUID(value, 4) || accepts(options))) || refuse(value, 'uuidv4')
  }
}

function accepts(options: ValidateOptions | undefined): boolean {
  return options?.acceptStrings === true
}

export function uuidV4(): string {
  return randomUUID()
}

/** 100-nanosecond steps from the start of the Gregorian calendar, 1582-10-15, to 1970. */
const GREGORIAN_STEPS = 122_192_928_000_000_000n
const STEPS_PER_MILLISECOND = 10_000n

let node: string | undefined
let clock = 0
let lastSteps = 0n

/** RFC 9562, version 1: time, a random clock sequence, and a random node instead of a network card's address. */
export function uuidV1(): string {
  if (node === undefined) {
    const bytes = randomBytes(8)
    bytes[0] = bytes[0]! | 1 // the multicast bit marks a node that is no card's address
    node = bytes.subarray(0, 6).toString('hex')
    clock = bytes.readUInt16BE(6) & 0x3fff
  }
  const steps = BigInt(Date.now()) * STEPS_PER_MILLISECOND + GREGORIAN_STEPS
  // Several within a millisecond take the next step; so does a clock that was set back a little.
  lastSteps = steps > lastSteps ? steps : lastSteps + 1n
  const time = lastSteps.toString(16).padStart(15, '0')
  const sequence = (0x8000 | clock).toString(16)
  return `${time.slice(7)}-${time.slice(3, 7)}-1${time.slice(0, 3)}-${sequence}-${node}`
}
