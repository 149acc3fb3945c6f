// What hasOne and hasMany share: the foreign key is on the target, and refers to the source.
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { Association } from './association'
import { keyClaim, keyNames, keyParts, namingKeysOf, primaryKeysOf, referencedKeysOf } from './foreign-key'
import type { Hop } from './join-path'
import { holdsKey, type Key } from './keys'
import { keyToWrite } from './targets'

export abstract class KeyOnTarget extends Association {
  readonly foreignKeys: readonly string[]
  /** The attributes of the source that the foreign key refers to. */
  readonly sourceKeys: readonly string[]

  /** `stem` names the key by default: 'User' → UserId. */
  constructor(
    source: ModelLike,
    target: ModelLike,
    options: AnyOptions,
    isMulti: boolean,
    stem: string | null,
  ) {
    super(source, target, options, isMulti)
    const { label, naming } = this
    const parts = keyParts(label, 'foreignKey', options.foreignKey)
    this.sourceKeys = referencedKeysOf(label, source, 'sourceKey', options.sourceKey, parts)
    const referencedKeys = namingKeysOf(source, this.sourceKeys)
    const names = { label, holder: target, referenced: source, referencedKeys, naming, option: 'foreignKey' }
    this.foreignKeys = keyNames(parts, { ...names, stem: stem ?? source.definition.singular })
  }

  get hops(): readonly Hop[] {
    const { source, target, foreignKeys, sourceKeys, scope } = this
    return [{ from: source, to: target, fromKeys: sourceKeys, toKeys: foreignKeys, scope }]
  }

  declareKeys(): void {
    const { label, source, target, foreignKeys, sourceKeys, options } = this
    const given = keyParts(label, 'foreignKey', options.foreignKey)
    const parts =
      options.unique === true
        ? foreignKeys.map((_, i) => ({ unique: true, ...(given[i] ?? given[0]) }))
        : given
    const key = { label, holder: target, names: foreignKeys, referenced: source, referencedKeys: sourceKeys }
    this.claim([keyClaim({ ...key, parts, rule: 'owner', options })])
  }

  /** The key of the source, to be written; throws if it has none yet. */
  protected ownKey(source: InstanceLike, accessor: string): Key {
    return keyToWrite(this, this.sourceKeys, source, accessor)
  }

  /** What a linked row holds: the source's key, and the association's scope. */
  protected linkedValues(key: Key): Values {
    return { ...this.scope, ...holdsKey(this.foreignKeys, key) }
  }

  protected unlinkedValues(): Values {
    return Object.fromEntries(this.foreignKeys.map((name) => [name, null]))
  }

  // v6's names

  get identifierField(): string {
    return this.target.definition.attribute(this.foreignKey).column
  }

  get sourceKey(): string {
    return this.sourceKeys[0]!
  }

  get sourceKeyAttribute(): string {
    return this.sourceKey
  }

  get sourceIdentifier(): string {
    return this.sourceKey
  }

  get sourceKeyField(): string {
    return this.source.definition.attribute(this.sourceKey).column
  }

  get sourceKeyIsPrimary(): boolean {
    return this.sourceKey === primaryKeysOf(this.source)[0]
  }
}
