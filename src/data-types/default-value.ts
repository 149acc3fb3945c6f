/**
 * The value that a record gets where none was given. `NOW`, `UUIDV1` and `UUIDV4` make one, a function is asked, an
 * object or array is copied so that no two records share it.
 */
import { cloneDeep } from '../util/objects'
import { AbstractType } from './abstract'
import { isTypeClass } from './normalize'
import { NOW } from './temporal'
import { UUIDV1, UUIDV4, uuidV1, uuidV4 } from './uuid'

export function defaultValueOf(defaultValue: unknown): unknown {
  const generator = defaultGenerator(defaultValue)
  return generator === null ? defaultValue : generator()
}

/** What makes the value for each record; null if all records get the same. Asked once, when a model is defined. */
export function defaultGenerator(defaultValue: unknown): (() => unknown) | null {
  if (isTypeClass(defaultValue) || defaultValue instanceof AbstractType) return typeGenerator(defaultValue)
  if (typeof defaultValue === 'function') return () => defaultValue()
  if (typeof defaultValue !== 'object' || defaultValue === null) return null
  if (defaultValue instanceof Date) return () => new Date(defaultValue)
  const isCopied = cloneDeep(defaultValue) !== defaultValue
  return isCopied ? () => cloneDeep(defaultValue) : null
}

function typeGenerator(type: AbstractType | (new () => AbstractType)): () => unknown {
  const instance = type instanceof AbstractType ? type : new type()
  if (instance instanceof UUIDV4) return uuidV4
  if (instance instanceof UUIDV1) return uuidV1
  if (instance instanceof NOW) return () => new Date()
  return () => instance.toSql() // v6: any other type as a default value is its SQL
}
