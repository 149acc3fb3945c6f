// The order in which tables can be made: what a foreign key refers to comes first. Dropping goes the other way round.
//
//   Comment → Post → User   gives   User, Post, Comment
//
// References may run in a circle (User.lastPostId → Post, Post.userId → User). Then no order serves; the circles are
// named, and the key that closes one is listed, so that an engine that must can add it afterwards.
import type { ModelLike } from '../definition/model-contract'
import { toposort } from '../util/toposort'

export interface CreationOrder {
  /** Referenced tables before those that refer to them, otherwise as given. Models of one table count once. */
  readonly models: readonly ModelLike[]
  /** Each circle by the names of its models, ending where it began: `['User', 'Post', 'User']`. */
  readonly circles: readonly (readonly string[])[]
}

export function creationOrder(models: Iterable<ModelLike>): CreationOrder {
  const byTable = new Map<string, ModelLike>()
  for (const model of models) {
    const key = model.definition.tableKey
    if (!byTable.has(key)) byTable.set(key, model)
  }
  const { sorted, cycles } = toposort(byTable.keys(), (table) =>
    byTable.get(table)!.definition.referencedTables(),
  )
  return {
    models: sorted.map((table) => byTable.get(table)!),
    circles: cycles.map((circle) => circle.map((table) => byTable.get(table)!.definition.name)),
  }
}
