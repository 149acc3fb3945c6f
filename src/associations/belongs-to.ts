// belongsTo: the foreign key is on the source.
//
//   Post.belongsTo(User, { as: 'author' })   →   Post.authorId → User.id;   post.getAuthor, setAuthor, createAuthor
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { AssociationError } from '../errors/association'
import { omit } from '../util/objects'
import { accessorsToOne } from './accessors'
import { Association } from './association'
import { keyClaim, keyNames, keyParts, namingKeysOf, primaryKeysOf, referencedKeysOf } from './foreign-key'
import type { Hop } from './join-path'
import { attributesOf, checkedKeyPart, isComplete, keyOf, type Key } from './keys'
import { readForMany, readOne } from './read-by-key'
import { isInstanceOf } from './targets'

export class BelongsTo extends Association {
  readonly foreignKeys: readonly string[]
  /** The attributes of the target that the foreign key refers to. */
  readonly targetKeys: readonly string[]
  readonly accessors: Readonly<Record<string, string>>

  constructor(source: ModelLike, target: ModelLike, options: AnyOptions = {}) {
    super(source, target, options, false)
    const { label, naming } = this
    const parts = keyParts(label, 'foreignKey', options.foreignKey)
    this.targetKeys = referencedKeysOf(label, target, 'targetKey', options.targetKey, parts)
    const names = {
      label,
      holder: source,
      referenced: target,
      referencedKeys: namingKeysOf(target, this.targetKeys),
      stem: this.as,
      naming,
      option: 'foreignKey',
    }
    this.foreignKeys = keyNames(parts, names)
    this.accessors = accessorsToOne(this.singular)
  }

  get associationType(): 'BelongsTo' {
    return 'BelongsTo'
  }

  get isMulti(): false {
    return false
  }

  get hops(): readonly Hop[] {
    const { source, target, foreignKeys, targetKeys, scope } = this
    return [{ from: source, to: target, fromKeys: foreignKeys, toKeys: targetKeys, scope }]
  }

  declareKeys(): void {
    const { label, source, target, foreignKeys, targetKeys, options } = this
    const parts = keyParts(label, 'foreignKey', options.foreignKey)
    const key = { label, holder: source, names: foreignKeys, referenced: target, referencedKeys: targetKeys }
    this.claim([keyClaim({ ...key, parts, rule: 'holder', options })])
  }

  async get(source: InstanceLike | readonly InstanceLike[], options?: AnyOptions): Promise<any> {
    if (Array.isArray(source)) return readForMany(this, source, options)
    return readOne(this, source as InstanceLike, options) // isArray does not narrow readonly arrays
  }

  /** Points the source at the target: sets the key and saves it, unless `save: false`. */
  async set(
    source: InstanceLike,
    target: unknown,
    options: AnyOptions = {},
  ): Promise<InstanceLike | undefined> {
    if (target === undefined) return source // as in v6, where only null unlinks
    const key = this.keyFrom(target)
    for (const [position, name] of this.foreignKeys.entries()) source.set(name, key[position])
    const { save, ...rest } = options
    if (save === false) return undefined
    return source.save({
      fields: [...this.foreignKeys],
      association: true,
      ...rest,
    })
  }

  /** Creates a target and points the source at it: one act. */
  async create(source: InstanceLike, values: Values = {}, options: AnyOptions = {}): Promise<InstanceLike> {
    return this.source.sequelize.database.atomically(options, async (transaction) => {
      const created: InstanceLike = await this.target.create(
        { ...values, ...this.scope },
        { ...options, transaction },
      )
      await this.set(source, created, { ...omit(options, ['fields', 'include']), transaction })
      return created
    })
  }

  /** The key to write: of an instance, a scalar, or of nothing. */
  private keyFrom(target: unknown): Key {
    if (target === null) return this.foreignKeys.map(() => null)
    if (isInstanceOf(target, this.target)) {
      const key = keyOf(target, this.targetKeys)
      if (isComplete(key)) return key
      throw new AssociationError(
        `${this.source.name}.${this.accessors.set}() got a ${this.target.name} without ${this.targetKeys.join(', ')}. Save it first.`,
      )
    }
    const attributes = attributesOf(this.target, this.targetKeys)
    const what = `${this.source.name}.${this.accessors.set}()`
    if (attributes.length === 1) return [checkedKeyPart(target, attributes[0]!, what)]
    const given = Object(target) as Values
    return attributes.map((attribute) => checkedKeyPart(given[attribute.name], attribute, what))
  }

  // v6's names

  get identifierField(): string {
    return this.source.definition.attribute(this.foreignKey).column
  }

  get targetKey(): string {
    return this.targetKeys[0]!
  }

  get targetKeyField(): string {
    return this.target.definition.attribute(this.targetKey).column
  }

  get targetKeyIsPrimary(): boolean {
    return this.targetKey === primaryKeysOf(this.target)[0]
  }

  get targetIdentifier(): string {
    return this.targetKey
  }
}
