// The associations of a junction with its two ends, as v6 shows them on a belongsToMany (`toSource`, `oneFromTarget`, …).
// They are for reading join rows, and are registered with no model by themselves; declare.ts makes those that users see.
import type { ModelLike } from '../definition/model-contract'
import { BelongsTo } from './belongs-to'
import { HasMany } from './has-many'
import { HasOne } from './has-one'

/** What is read of a belongsToMany here. */
interface Linked {
  readonly source: ModelLike
  readonly target: ModelLike
  readonly sourceKeys: readonly string[]
  readonly targetKeys: readonly string[]
  readonly foreignKeys: readonly string[]
  readonly otherKeys: readonly string[]
  readonly through: { readonly model: ModelLike; readonly as: string }
}

export interface JunctionEnds {
  readonly toSource: BelongsTo
  readonly manyFromSource: HasMany
  readonly oneFromSource: HasOne
  readonly toTarget: BelongsTo
  readonly manyFromTarget: HasMany
  readonly oneFromTarget: HasOne
}

/** As v6 has them: the to-one associations from the ends are named after the junction, since its rows lie under that name. */
export function endsOf(association: Linked): JunctionEnds {
  const { source, target, foreignKeys, otherKeys, sourceKeys, targetKeys } = association
  const { model: junction, as } = association.through
  const atSource = { foreignKey: [...foreignKeys], sourceKey: [...sourceKeys] }
  const atTarget = { foreignKey: [...otherKeys], sourceKey: [...targetKeys] }
  return {
    toSource: new BelongsTo(junction, source, { foreignKey: [...foreignKeys], targetKey: [...sourceKeys] }),
    manyFromSource: new HasMany(source, junction, atSource),
    oneFromSource: new HasOne(source, junction, { ...atSource, as }),
    toTarget: new BelongsTo(junction, target, { foreignKey: [...otherKeys], targetKey: [...targetKeys] }),
    manyFromTarget: new HasMany(target, junction, atTarget),
    oneFromTarget: new HasOne(target, junction, { ...atTarget, as }),
  }
}
