/** ENUM: one of a list of texts. */
import { printable } from '../errors/sentence'
import { AbstractType, nameType, refuse } from './abstract'

export class ENUM extends AbstractType {
  readonly values: string[]
  readonly options: { values: string[] }

  static {
    nameType(this, 'ENUM')
  }

  /** `ENUM('a', 'b')`, `ENUM(['a', 'b'])` or `ENUM({ values: ['a', 'b'] })`. */
  constructor(...args: (string | readonly string[] | { values: readonly string[] })[]) {
    super()
    const [first] = args
    const isOptions = typeof first === 'object' && first !== null && !Array.isArray(first)
    // The two kinds of arguments do not mix, which the type above cannot say.
    const given = isOptions
      ? (first as { values: readonly string[] }).values
      : (args as (string | string[])[]).flat()
    this.values = [...(given ?? [])]
    this.options = { values: this.values }
  }

  override validate(value: unknown): boolean {
    if (this.values.includes(value as string)) return true
    return refuse(value, `choice in ${printable(JSON.stringify(this.values))}`)
  }
}
