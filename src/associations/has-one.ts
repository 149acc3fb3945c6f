// hasOne: the foreign key is on the target, and one target at most is linked.
//
//   User.hasOne(Profile)   →   Profile.UserId → User.id;   user.getProfile, setProfile, createProfile
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { omit } from '../util/objects'
import { accessorsToOne } from './accessors'
import { KeyOnTarget } from './key-on-target'
import { attributesOf, holdsKey, keyOf, keyText, type Key } from './keys'
import { primaryKeysOf } from './foreign-key'
import { readForMany, readOne } from './read-by-key'
import { readOptions, targetsOf, type Target } from './targets'

export class HasOne extends KeyOnTarget {
  readonly accessors: Readonly<Record<string, string>>

  constructor(source: ModelLike, target: ModelLike, options: AnyOptions = {}) {
    super(source, target, options, false, stemOf(source, options))
    this.accessors = accessorsToOne(this.singular)
  }

  get associationType(): 'HasOne' {
    return 'HasOne'
  }

  get isMulti(): false {
    return false
  }

  async get(source: InstanceLike | readonly InstanceLike[], options?: AnyOptions): Promise<any> {
    if (Array.isArray(source)) return readForMany(this, source, options)
    return readOne(this, source as InstanceLike, options) // isArray does not narrow readonly arrays
  }

  /** Links the target and unlinks the one before: one act. The target may be new; null only unlinks. */
  async set(source: InstanceLike, given: unknown, options: AnyOptions = {}): Promise<InstanceLike | null> {
    const key = this.ownKey(source, 'set')
    const target = given === null || given === undefined ? null : this.targetFrom(given)
    return this.source.sequelize.database.atomically(options, async (transaction) => {
      const act = { ...options, transaction }
      const kept = await this.unlinkFormer(key, target, act)
      if (kept !== null || target === null) return target?.instance ?? null
      const linked =
        target.instance ??
        this.target.build(holdsKey(primaryKeysOf(this.target), target.key), { isNewRecord: false, raw: true })
      for (const [name, value] of Object.entries(this.linkedValues(key))) linked.set(name, value)
      return linked.save(act)
    })
  }

  /** Creates a linked target and unlinks the one before: one act (SPEC Δ 57). */
  async create(source: InstanceLike, values: Values = {}, options: AnyOptions = {}): Promise<InstanceLike> {
    const key = this.ownKey(source, 'create')
    const linked = this.linkedValues(key)
    return this.source.sequelize.database.atomically(options, async (transaction) => {
      await this.unlinkFormer(key, null, { ...omit(options, ['fields', 'include', 'validate']), transaction })
      const fields = options.fields ? [...new Set([...options.fields, ...Object.keys(linked)])] : undefined
      return this.target.create(
        { ...values, ...linked },
        { ...options, transaction, ...(fields && { fields }) },
      )
    })
  }

  /** Unlinks what is linked, unless it is the target itself, which is then returned. */
  private async unlinkFormer(
    key: Key,
    target: Target | null,
    options: AnyOptions,
  ): Promise<InstanceLike | null> {
    const where = { ...holdsKey(this.foreignKeys, key), ...this.scope }
    const former: InstanceLike | null = await this.target
      .unscoped()
      .findOne({ ...readOptions(options), where })
    if (former === null) return null
    if (target !== null && target.text === this.textOf(former)) return former
    for (const name of this.foreignKeys) former.set(name, null)
    await former.save({
      ...options,
      fields: [...this.foreignKeys],
      association: true,
    })
    return null
  }

  /** A new instance has no key yet: it will be inserted with the link. */
  private targetFrom(given: unknown): Target {
    const isNew =
      typeof given === 'object' && given !== null && (given as Partial<InstanceLike>).isNewRecord === true
    if (isNew && given instanceof this.target) return { instance: given, key: [], text: '' }
    return targetsOf(this, 'set', given)[0]!
  }

  private textOf(instance: InstanceLike): string | null {
    const names = primaryKeysOf(this.target)
    return keyText(keyOf(instance, names), attributesOf(this.target, names))
  }
}

/** v6 names the key after the alias (`as: 'profile'` → profileId on Profile), v7 after the source (SPEC Δ 23). */
function stemOf(source: ModelLike, options: AnyOptions): string | null {
  const naming =
    options.foreignKeyNaming ??
    source.definition.options.foreignKeyNaming ??
    source.sequelize.options.foreignKeyNaming
  return naming === 'camel' || options.linked === true || typeof options.as !== 'string' ? null : options.as
}
