/** VIRTUAL: an attribute of the record that no column stores. */
import { AbstractType, nameType } from './abstract'
import { normalizeType, type TypeLike } from './normalize'

export class VIRTUAL extends AbstractType {
  /** The type of what its getter gives; for tools that ask. */
  readonly returnType: AbstractType | undefined
  /** The attributes that it is made of: they are selected along with it. */
  readonly fields: readonly string[] | undefined

  static {
    nameType(this, 'VIRTUAL')
  }

  constructor(returnType?: TypeLike, fields?: readonly string[]) {
    super()
    this.returnType = returnType === undefined ? undefined : normalizeType(returnType)
    this.fields = fields
  }
}
