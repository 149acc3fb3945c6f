// belongsToMany: both keys are on a junction, whose rows link the source with many targets.
//
//   User.belongsToMany(Group, { through: 'UserGroups' })
//   →   UserGroups.UserId → User.id, UserGroups.GroupId → Group.id;   user.getGroups, addGroup, setGroups, …
//
// The inverse (Group.belongsToMany(User) through the same junction) is its pair: the keys of one are the other keys of
// the other. Join rows are read and written by join-rows.ts.
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { AssociationError } from '../errors/association'
import { quoted } from '../errors/sentence'
import { omit } from '../util/objects'
import { accessorsToMany } from './accessors'
import { Association } from './association'
import type { BelongsTo } from './belongs-to'
import { keyClaim, keyNames, keyParts, primaryKeysOf, referencedKeysOf, type KeyPart } from './foreign-key'
import type { HasMany } from './has-many'
import type { HasOne } from './has-one'
import { changeJoinRows, deleteJoinRows, type JoinTarget } from './join-rows'
import { endsOf, type JunctionEnds } from './junction-ends'
import { removeAutomaticKey, roleOfKeys, throughOf, type Through } from './junction'
import { splitJoinOptions } from './join-options'
import type { Hop } from './join-path'
import { attributesOf, both, holdsKey, holdsOneOf, isComplete, keyOf, keyText, type Key } from './keys'
import {
  areLinked,
  isInstanceOf,
  keyToWrite,
  readOptions,
  refuseOutside,
  refuseUndefined,
  scopedModel,
  targetsOf,
  type Target,
} from './targets'

export class BelongsToMany extends Association {
  readonly sourceKeys: readonly string[]
  readonly targetKeys: readonly string[]
  readonly accessors: Readonly<Record<string, string>>
  /** The attributes of the junction that refer to the source. */
  foreignKeys: readonly string[]
  /** Those that refer to the target; the inverse may yet name them. */
  otherKeys: readonly string[]
  /** The inverse association, once both are declared. */
  paired: BelongsToMany | null = null
  private readonly junction: Through
  private readonly parts: { readonly own: readonly KeyPart[]; readonly other: readonly KeyPart[] }
  /** Associations of the ends with the junction, for reading join rows; not registered with the models. */
  private ends: JunctionEnds | null = null

  constructor(source: ModelLike, target: ModelLike, options: AnyOptions = {}) {
    super(source, target, options, true)
    const { label } = this
    this.junction = throughOf(source, target, options)
    this.options.through = { ...throughRecord(options.through), model: this.junction.model }
    this.parts = {
      own: keyParts(label, 'foreignKey', options.foreignKey),
      other: keyParts(label, 'otherKey', options.otherKey),
    }
    this.sourceKeys = referencedKeysOf(label, source, 'sourceKey', options.sourceKey, this.parts.own)
    this.targetKeys = referencedKeysOf(label, target, 'targetKey', options.targetKey, this.parts.other)
    removeAutomaticKey(this.junction.model)
    this.foreignKeys = this.namesOf('foreignKey', null)
    const paired = this.findPair()
    if (paired) this.foreignKeys = this.namesOf('foreignKey', paired)
    this.otherKeys = this.namesOf('otherKey', paired)
    this.paired = paired
    this.accessors = accessorsToMany(this.singular, this.plural)
  }

  get associationType(): 'BelongsToMany' {
    return 'BelongsToMany'
  }

  get isMulti(): true {
    return true
  }

  override get through(): Through {
    return this.junction
  }

  get hops(): readonly Hop[] {
    const { source, target, foreignKeys, otherKeys, sourceKeys, targetKeys, scope } = this
    const { model, scope: joinScope } = this.junction
    return [
      { from: source, to: model, fromKeys: sourceKeys, toKeys: foreignKeys, scope: joinScope },
      { from: model, to: target, fromKeys: otherKeys, toKeys: targetKeys, scope },
    ]
  }

  /** Claims both keys on the junction, and lets the pair take this one's key for its other key. */
  declareKeys(): void {
    const { paired } = this
    if (paired) {
      paired.paired = this
      if (!paired.parts.other.some((part) => part.name !== undefined)) paired.takeOtherKeys(this.foreignKeys)
    }
    this.claimKeys()
  }

  private takeOtherKeys(names: readonly string[]): void {
    if (names.join() === this.otherKeys.join()) return
    this.otherKeys = names
    this.ends = null
    this.claimKeys()
  }

  private claimKeys(): void {
    const {
      label,
      source,
      target,
      foreignKeys,
      otherKeys,
      sourceKeys,
      targetKeys,
      options,
      junction,
      parts,
    } = this
    const uniqueKey = options.uniqueKey ?? this.paired?.uniqueKey
    const role = roleOfKeys(junction, [...foreignKeys, ...otherKeys], uniqueKey)
    const common = { label, holder: junction.model, rule: 'junction', options } as const
    const withRole = (given: readonly KeyPart[], names: readonly string[]) =>
      names.map((_, position) => ({ ...role, ...(given[position] ?? given[0]) }))
    this.claim([
      keyClaim({
        ...common,
        names: foreignKeys,
        referenced: source,
        referencedKeys: sourceKeys,
        parts: withRole(parts.own, foreignKeys),
      }),
      keyClaim({
        ...common,
        names: otherKeys,
        referenced: target,
        referencedKeys: targetKeys,
        parts: withRole(parts.other, otherKeys),
        isSecondary: true,
      }),
    ])
  }

  /** The name of the UNIQUE over both keys: one for the pair, named by the side that came first. */
  private get uniqueKey(): string | undefined {
    const { unique } = this.junction.model.definition.attributes.get(this.foreignKey)?.raw ?? {}
    return typeof unique === 'string' ? unique : undefined
  }

  /** v7 keeps v6's names on junctions, so `foreignKeyNaming` does not touch them (SPEC row 20). */
  private namesOf(option: 'foreignKey' | 'otherKey', paired: BelongsToMany | null): string[] {
    const { label, source, target, sourceKeys, targetKeys, isSelfAssociation } = this
    const isOwn = option === 'foreignKey'
    const parts = isOwn ? this.parts.own : this.parts.other
    const isNamed = parts.some((part) => part.name !== undefined)
    if (!isNamed && paired && !isOwn) return [...paired.foreignKeys]
    if (!isNamed && paired?.parts.other.some((part) => part.name !== undefined)) return [...paired.otherKeys]
    const stem = isOwn
      ? source.definition.singular
      : isSelfAssociation
        ? this.singular
        : target.definition.singular
    const [referenced, referencedKeys] = isOwn ? [source, sourceKeys] : [target, targetKeys]
    const holder = this.junction.model
    return keyNames(parts, { label, holder, referenced, referencedKeys, stem, naming: 'v6', option })
  }

  /** The association back, over the same junction. One of a model with itself must run the other way. */
  private findPair(): BelongsToMany | null {
    let found: BelongsToMany | null = null
    for (const each of Object.values(this.target.associations)) {
      if (!(each instanceof BelongsToMany) || each.target.definition !== this.source.definition) continue
      if (each.junction.model.definition !== this.junction.model.definition) continue
      if (this.isSelfAssociation && each.foreignKeys.join() === this.foreignKeys.join()) continue
      found = each
    }
    return found
  }

  // Reading: targets with their join row, as an include of the junction

  async get(source: InstanceLike | readonly InstanceLike[], options: AnyOptions = {}): Promise<any> {
    if (Array.isArray(source)) {
      throw new AssociationError(
        `${this.label}: get() takes one ${this.source.name}. For many, use ${this.source.name}.findAll({ include: ${quoted(this.as)} }).`,
      )
    }
    const key = keyOf(source as InstanceLike, this.sourceKeys) // isArray does not narrow readonly arrays
    if (!isComplete(key)) return []
    return scopedModel(this.target, options).findAll(this.readerOptions(key, options))
  }

  async count(source: InstanceLike, options: AnyOptions = {}): Promise<number> {
    const key = keyOf(source, this.sourceKeys)
    if (!isComplete(key)) return 0
    const found = await scopedModel(this.target, options).count(
      this.readerOptions(key, { joinTableAttributes: [], ...options }),
    )
    return Number(found)
  }

  /** Are all the targets linked? True for none. */
  async has(source: InstanceLike, given: unknown, options: AnyOptions = {}): Promise<boolean> {
    return areLinked(this, source, given, options, { joinTableAttributes: [] })
  }

  private readerOptions(key: Key, options: AnyOptions): AnyOptions {
    const {
      joinTableAttributes,
      through = {},
      scope: _scope,
      schema: _schema,
      schemaDelimiter: _delimiter,
      ...rest
    } = options
    const attributes: unknown = joinTableAttributes ?? through.attributes
    const paranoid: unknown = through.paranoid ?? this.junction.paranoid
    const joined: AnyOptions = {
      association: this.oneFromTarget,
      required: true,
      where: both({ ...holdsKey(this.foreignKeys, key), ...this.junction.scope }, through.where),
      ...(attributes !== undefined && { attributes }),
      ...(paranoid !== undefined && { paranoid }),
    }
    const given: unknown[] =
      options.include === undefined || options.include === null ? [] : [options.include].flat()
    const where = this.scope === null ? options.where : both(this.scope, options.where)
    return { ...rest, ...(where !== undefined && { where }), include: [...given, joined] }
  }

  // Writing: each verb is one act on the junction

  /** Links exactly these: join rows of others go, new ones come, those that stay get the values that are given. */
  async set(source: InstanceLike, given: unknown, options: AnyOptions = {}): Promise<unknown> {
    refuseUndefined(this, 'set', given)
    return this.link(source, 'set', given ?? [], options)
  }

  /** Links these, too. A pair that is linked already gets the values that are given, and no second row. */
  async add(source: InstanceLike, given: unknown, options: AnyOptions = {}): Promise<unknown> {
    refuseUndefined(this, 'add', given)
    if (given === null) return undefined
    return this.link(source, 'add', given, options)
  }

  /** Deletes the join rows of these: the targets stay. Resolves to the number of rows. */
  async remove(source: InstanceLike, given: unknown, options: AnyOptions = {}): Promise<number> {
    refuseUndefined(this, 'remove', given)
    if (given === null) return 0
    const key = this.ownKey(source, 'remove')
    const targets = targetsOf(this, 'remove', given)
    if (targets.length === 0) return 0
    const keys = await this.keysAtJunction(targets, options)
    return deleteJoinRows(this, key, keys, options)
  }

  /** Creates a target and links it: one act. `through` holds the values of the join row. */
  async create(
    source: InstanceLike,
    values: Values = {},
    given: AnyOptions | readonly string[] = {},
  ): Promise<InstanceLike> {
    const options: AnyOptions = Array.isArray(given) ? { fields: given } : (given as AnyOptions) // v6: a list means fields
    const { through, rest } = splitJoinOptions(this.junction.model, options, null)
    this.ownKey(source, 'create')
    const scope = this.scope ?? {}
    const fields = rest.fields ? [...new Set([...rest.fields, ...Object.keys(scope)])] : undefined
    return this.source.sequelize.database.atomically(rest, async (transaction) => {
      const act = { ...rest, transaction }
      const created: InstanceLike = await this.target.create(
        { ...values, ...scope },
        { ...act, ...(fields && { fields }) },
      )
      await this.add(source, created, { ...omit(act, ['fields', 'include', 'validate']), through })
      return created
    })
  }

  private async link(
    source: InstanceLike,
    verb: 'add' | 'set',
    given: unknown,
    options: AnyOptions,
  ): Promise<unknown> {
    const { through, rest } = splitJoinOptions(
      this.junction.model,
      options,
      `${this.source.name}.${this.accessors[verb]}()`,
    )
    const key = this.ownKey(source, verb)
    const targets = targetsOf(this, verb, given)
    if (targets.length === 0 && verb === 'add') return undefined
    return this.source.sequelize.database.atomically(rest, async (transaction) => {
      const act = { ...rest, transaction }
      await refuseOutside(this, targets, act)
      const keys = await this.keysAtJunction(targets, act)
      const wanted = targets.map((target, position): JoinTarget => {
        const values = { ...through, ...this.joinValuesOf(target) }
        return { key: keys[position]!, instance: target.instance, values }
      })
      return changeJoinRows(this, key, wanted, verb === 'set', act)
    })
  }

  /** `target.UserGroups = { … }`: values for this join row. A join row that was read is not meant to be written again. */
  private joinValuesOf({ instance }: Target): Values | undefined {
    const { model, as } = this.junction
    const given: unknown = instance === null ? undefined : (instance as unknown as Values)[as]
    return typeof given === 'object' && given !== null && !isInstanceOf(given, model)
      ? (given as Values)
      : undefined
  }

  private ownKey(source: InstanceLike, accessor: string): Key {
    return keyToWrite(this, this.sourceKeys, source, accessor)
  }

  /** The values that join rows hold of the targets: the primary key, unless `targetKey` names others, which are looked up. */
  private async keysAtJunction(targets: readonly Target[], options: AnyOptions): Promise<Key[]> {
    const primary = primaryKeysOf(this.target)
    if (primary.join() === this.targetKeys.join()) return targets.map((target) => target.key)
    const attributes = attributesOf(this.target, primary)
    const known = new Map<string, Key>()
    for (const { instance, text } of targets) {
      const key = instance && keyOf(instance, this.targetKeys)
      if (key && isComplete(key)) known.set(text, key)
    }
    const unknown = targets.filter((target) => !known.has(target.text))
    if (unknown.length > 0) {
      const where = holdsOneOf(
        primary,
        unknown.map((target) => target.key),
      )
      const wanted = [...new Set([...primary, ...this.targetKeys])]
      const rows: InstanceLike[] = await this.target
        .unscoped()
        .findAll({ ...readOptions(options), where, attributes: wanted })
      for (const row of rows)
        known.set(keyText(keyOf(row, primary), attributes)!, keyOf(row, this.targetKeys))
    }
    return targets.map((target) => {
      const key = known.get(target.text)
      if (key && isComplete(key)) return key
      throw new AssociationError(
        `${this.label}: there is no ${this.target.name} with ${primary.join(', ')} ${target.key.join(', ')}, so its ` +
          `${this.targetKeys.join(', ')} is not known.`,
      )
    })
  }

  // v6's names

  get identifierField(): string {
    return this.columnAtJunction(this.foreignKey)
  }

  get foreignIdentifier(): string {
    return this.otherKey
  }

  get foreignIdentifierField(): string {
    return this.columnAtJunction(this.otherKey)
  }

  get otherKey(): string {
    return this.otherKeys[0]!
  }

  get sourceKey(): string {
    return this.sourceKeys[0]!
  }

  get sourceIdentifier(): string {
    return this.sourceKey
  }

  get sourceKeyField(): string {
    return this.source.definition.attribute(this.sourceKey).column
  }

  get targetKey(): string {
    return this.targetKeys[0]!
  }

  get targetIdentifier(): string {
    return this.targetKey
  }

  get targetKeyField(): string {
    return this.target.definition.attribute(this.targetKey).column
  }

  get throughModel(): ModelLike {
    return this.junction.model
  }

  get combinedName(): string {
    return this.junction.as
  }

  get combinedTableName(): string {
    return [this.source.definition.table.name, this.target.definition.table.name]
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
      .join('')
  }

  get toSource(): BelongsTo {
    return this.junctionEnds().toSource
  }

  get manyFromSource(): HasMany {
    return this.junctionEnds().manyFromSource
  }

  get oneFromSource(): HasOne {
    return this.junctionEnds().oneFromSource
  }

  get toTarget(): BelongsTo {
    return this.junctionEnds().toTarget
  }

  get manyFromTarget(): HasMany {
    return this.junctionEnds().manyFromTarget
  }

  get oneFromTarget(): HasOne {
    return this.junctionEnds().oneFromTarget
  }

  private columnAtJunction(name: string): string {
    return this.junction.model.definition.attribute(name).column
  }

  private junctionEnds(): JunctionEnds {
    return (this.ends ??= endsOf(this))
  }
}

function throughRecord(given: unknown): object {
  return typeof given === 'object' && given !== null ? given : {}
}
