/** BLOB: bytes; a Buffer in rows. */
import { AbstractType, isOptions, nameType, refuse } from './abstract'
import { sized } from './strings'

export type BlobSize = 'tiny' | 'medium' | 'long'

export class BLOB extends AbstractType {
  readonly options: { length?: BlobSize }
  readonly _length: string

  static {
    nameType(this, 'BLOB')
  }

  constructor(length?: BlobSize | { length?: BlobSize }) {
    super()
    this.options = isOptions(length) ? { ...length } : { length }
    this._length = this.options.length || ''
  }

  override toSql(): string {
    return sized(this._length, 'BLOB')
  }

  override validate(value: unknown): boolean {
    return typeof value === 'string' || value instanceof Uint8Array || refuse(value, 'blob')
  }
}
