// hasMany: the foreign key is on the targets.
//
//   User.hasMany(Post, { as: 'posts' })   →   Post.UserId → User.id;   user.getPosts, addPost, setPosts, …
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { omit } from '../util/objects'
import { accessorsToMany } from './accessors'
import { primaryKeysOf } from './foreign-key'
import { KeyOnTarget } from './key-on-target'
import { attributesOf, holdsKey, holdsOneOf, keyOf, keyText, type Key } from './keys'
import { countAll, readAll, readForMany } from './read-by-key'
import { areLinked, readOptions, refuseOutside, refuseUndefined, targetsOf, type Target } from './targets'

export class HasMany extends KeyOnTarget {
  readonly accessors: Readonly<Record<string, string>>

  constructor(source: ModelLike, target: ModelLike, options: AnyOptions = {}) {
    super(source, target, options, true, null)
    this.accessors = accessorsToMany(this.singular, this.plural)
  }

  get associationType(): 'HasMany' {
    return 'HasMany'
  }

  get isMulti(): true {
    return true
  }

  async get(source: InstanceLike | readonly InstanceLike[], options?: AnyOptions): Promise<any> {
    if (Array.isArray(source)) return readForMany(this, source, options)
    return readAll(this, source as InstanceLike, options) // isArray does not narrow readonly arrays
  }

  async count(source: InstanceLike, options?: AnyOptions): Promise<number> {
    return countAll(this, source, options)
  }

  /** Are all the targets linked? True for none. */
  async has(source: InstanceLike, given: unknown, options: AnyOptions = {}): Promise<boolean> {
    return areLinked(this, source, given, options)
  }

  /** Links exactly these: unlinks the others and links what lacks. One act; null or [] unlinks all. */
  async set(source: InstanceLike, given: unknown, options: AnyOptions = {}): Promise<InstanceLike> {
    refuseUndefined(this, 'set', given)
    const key = this.ownKey(source, 'set')
    const wanted = given === null ? [] : targetsOf(this, 'set', given)
    await this.source.sequelize.database.atomically(options, async (transaction) => {
      const act = { ...options, transaction }
      await refuseOutside(this, wanted, act)
      const linked = await this.linkedTargets(key, act)
      const isWanted = new Set(wanted.map((each) => each.text))
      const isLinked = new Set(linked.map((each) => each.text))
      // First what is to go: where the key may not be null this is refused, and nothing has been written.
      await this.unlink(
        linked.filter((each) => !isWanted.has(each.text)),
        act,
      )
      await this.link(
        key,
        wanted.filter((each) => !isLinked.has(each.text)),
        act,
      )
    })
    return source
  }

  /** Points the targets' foreign key at the source: one UPDATE, however many targets. */
  async add(
    source: InstanceLike,
    given: unknown,
    options: AnyOptions = {},
  ): Promise<InstanceLike | undefined> {
    refuseUndefined(this, 'add', given)
    if (given === null) return undefined
    const key = this.ownKey(source, 'add')
    const targets = targetsOf(this, 'add', given)
    await refuseOutside(this, targets, options)
    await this.link(key, targets, options)
    return source
  }

  /** Unlinks those of the targets that are linked: their foreign key becomes null. */
  async remove(
    source: InstanceLike,
    given: unknown,
    options: AnyOptions = {},
  ): Promise<InstanceLike | undefined> {
    refuseUndefined(this, 'remove', given)
    if (given === null) return undefined
    const key = this.ownKey(source, 'remove')
    await this.unlink(targetsOf(this, 'remove', given), options, holdsKey(this.foreignKeys, key))
    return source
  }

  /** Creates a target that is linked. */
  async create(
    source: InstanceLike,
    values: Values = {},
    given: AnyOptions | readonly string[] = {},
  ): Promise<InstanceLike> {
    const options: AnyOptions = Array.isArray(given) ? { fields: given } : (given as AnyOptions) // v6: a list means fields
    const linked = this.linkedValues(this.ownKey(source, 'create'))
    const fields = options.fields ? [...new Set([...options.fields, ...Object.keys(linked)])] : undefined
    return this.target.create({ ...values, ...linked }, { ...options, ...(fields && { fields }) })
  }

  private async link(key: Key, targets: readonly Target[], options: AnyOptions): Promise<void> {
    if (targets.length === 0) return
    const where = holdsOneOf(primaryKeysOf(this.target), keysOf(targets))
    await this.target.unscoped().update(this.linkedValues(key), { ...writeOptions(options), where })
  }

  /** With `destroyPrevious` the rows are deleted, for keys that may not be null. */
  private async unlink(targets: readonly Target[], options: AnyOptions, linked: Values = {}): Promise<void> {
    if (targets.length === 0) return
    const where = { ...linked, ...holdsOneOf(primaryKeysOf(this.target), keysOf(targets)) }
    if (options.destroyPrevious) await this.target.unscoped().destroy({ ...writeOptions(options), where })
    else await this.target.unscoped().update(this.unlinkedValues(), { ...writeOptions(options), where })
  }

  private async linkedTargets(key: Key, options: AnyOptions): Promise<Target[]> {
    const names = primaryKeysOf(this.target)
    const attributes = attributesOf(this.target, names)
    const where = { ...holdsKey(this.foreignKeys, key), ...this.scope }
    const rows: InstanceLike[] = await this.target
      .unscoped()
      .findAll({ ...readOptions(options), where, attributes: names })
    return rows.map((row) => {
      const rowKey = keyOf(row, names)
      return { instance: null, key: rowKey, text: keyText(rowKey, attributes)! }
    })
  }
}

/** What the verb itself has read. */
function writeOptions(options: AnyOptions): AnyOptions {
  return omit(options, ['from', 'destroyPrevious'])
}

function keysOf(targets: readonly Target[]): Key[] {
  return targets.map((target) => target.key)
}
