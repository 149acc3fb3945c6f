// Records inside a record: `build({ posts: [{ title }] }, { include: ['posts'] })` makes the posts instances of Post.
// They lie in `dataValues.posts` and as the own property `posts`, as records that were loaded do.
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { setOwn } from '../util/objects'
import { isRecordOf } from './identity'

/** An include of a record that is built: which association, which model, and the includes inside. */
export interface NestedInclude {
  readonly as: string
  readonly model: ModelLike
  readonly options: AnyOptions
  readonly association: {
    readonly isMulti: boolean
    readonly through: { readonly model: ModelLike; readonly as: string } | null
  }
  readonly children: readonly NestedInclude[]
}

/** Sets the records of one include, built where they are given as values. */
export function setIncluded(
  instance: InstanceLike,
  include: NestedInclude,
  given: unknown,
  options: AnyOptions,
): void {
  const buildOptions = {
    isNewRecord: instance.isNewRecord,
    includeNodes: include.children,
    raw: options.raw,
  }
  const value = include.association.isMulti
    ? listOf(given).map((each) => builtRecord(include, each, buildOptions))
    : given === null || given === undefined
      ? given
      : builtRecord(include, Array.isArray(given) ? given[0] : given, buildOptions)
  attachIncluded(instance, include.as, value)
}

/** Puts an included record, or a list of them, where users look for it. */
export function attachIncluded(instance: InstanceLike, as: string, value: unknown): void {
  setOwn(instance.dataValues, as, value)
  Object.defineProperty(instance, as, { value, writable: true, enumerable: true, configurable: true })
}

function listOf(given: unknown): readonly unknown[] {
  if (given === null || given === undefined) return []
  return Array.isArray(given) ? given : [given]
}

function builtRecord(include: NestedInclude, given: unknown, options: AnyOptions): InstanceLike {
  const record = isRecordOf(include.model, given) ? given : new include.model(given as Values, options)
  const { through } = include.association
  if (through !== null) buildJunction(record, given as Values, through, options)
  return record
}

/** A junction's values may stand beside the target's: `{ name: 'x', UserGroups: { role: 'y' } }`. */
function buildJunction(
  record: InstanceLike,
  given: Values,
  through: { readonly model: ModelLike; readonly as: string },
  options: AnyOptions,
): void {
  if (!Object.hasOwn(given, through.as)) return
  const values = given[through.as]
  if (typeof values !== 'object' || values === null) return
  const junction = isRecordOf(through.model, values)
    ? values
    : new through.model(values as Values, { isNewRecord: options.isNewRecord })
  attachIncluded(record, through.as, junction)
}
