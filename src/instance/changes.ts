// Change tracking: nothing is kept until the first write; then, per attribute, the value before the last write (v6 keeps
// no older one).
//
//   loaded {name: 'a'}  →  set name 'b'  →  changes = Map { name → 'a' }  →  set name 'c'  →  Map { name → 'b' }
//
// A new record counts every value that was set as a change from undefined. v6's `_changed` and `_previousDataValues`
// are made from this when somebody asks.
import type { InstanceLike, Values } from '../definition/model-contract'

/** Remembers `previous` as the value before a write of `name`. */
export function noteChange(instance: InstanceLike, name: string, previous: unknown): void {
  const changes = (instance.changes ??= new Map())
  changes.set(name, previous)
}

/** Makes the present values the baseline for `names` (all of them when not given): after a save or a reload. */
export function settleChanges(instance: InstanceLike, names?: Iterable<string>): void {
  replaced.delete(instance)
  if (instance.changes === null) return
  if (names === undefined) {
    instance.changes = null
    return
  }
  for (const name of names) instance.changes.delete(name)
  if (instance.changes.size === 0) instance.changes = null
}

/** The values as they were before the writes: v6's `_previousDataValues`. */
export function previousValues(instance: InstanceLike): Values {
  const previous = { ...instance.dataValues }
  if (instance.changes !== null) {
    for (const [name, value] of instance.changes) previous[name] = value
  }
  return previous
}

/** What raw writes replaced, which are no changes: v6 still answers `previous('name')` with it. Few programs write so. */
const replaced = new WeakMap<InstanceLike, Map<string, unknown>>()

export function noteReplaced(instance: InstanceLike, name: string, previous: unknown): void {
  let values = replaced.get(instance)
  if (values === undefined) replaced.set(instance, (values = new Map()))
  if (!values.has(name)) values.set(name, previous)
}

/** The value before the last write of `name`, or the present one. */
export function previousValue(instance: InstanceLike, name: string, present: unknown): unknown {
  if (instance.changes !== null && instance.changes.has(name)) return instance.changes.get(name)
  const values = replaced.get(instance)
  return values !== undefined && values.has(name) ? values.get(name) : present
}
