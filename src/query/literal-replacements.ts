// `replacements` of a finder: `:name` and `?` in the literals of its options. Only the user's literals are looked at, each
// once and before anything is built of them, so a value can never be taken for a placeholder (SECURITY row 11).
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { Cast, Fn, Literal, SequelizeMethod, Where } from '../sql/expressions'
import { replace } from '../sql/replacements'
import { isPlainObject } from '../util/objects'

/** The options with their literals filled in; the options themselves where there is nothing to replace. */
export function withReplacements(options: AnyOptions, model: ModelLike): AnyOptions {
  const { replacements } = options
  if (replacements === undefined || replacements === null) return options
  const { ddlPrinter, types } = model.sequelize.database.dialect
  const escape = (value: unknown) => ddlPrinter.quoteLiteral(types.encodeAny(value))
  const inside = (value: unknown): unknown => {
    if (value instanceof Literal) return new Literal(replace(String(value.val), replacements, escape))
    if (value instanceof Fn) return new Fn(value.fn, value.args.map(inside))
    if (value instanceof Cast) return new Cast(inside(value.val), value.type, value.json)
    if (value instanceof Where) {
      return new Where(inside(value.attribute), value.comparator, inside(value.logic))
    }
    if (value instanceof SequelizeMethod) return value
    if (Array.isArray(value)) return value.map(inside)
    if (isPlainObject(value)) return eachProperty(value, inside)
    return value
  }
  const filled: AnyOptions = { ...options }
  for (const name of ['where', 'having', 'attributes', 'order', 'group', 'include']) {
    if (options[name] !== undefined) filled[name] = inside(options[name])
  }
  return filled
}

function eachProperty(object: object, map: (value: unknown) => unknown): object {
  const copy: AnyOptions = Object.create(Object.getPrototypeOf(object))
  for (const key of Reflect.ownKeys(object)) copy[key] = map((object as AnyOptions)[key])
  return copy
}
