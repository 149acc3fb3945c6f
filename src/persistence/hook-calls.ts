// Whether an operation has hooks to run at all: most have none, and then options need no copy and nothing is awaited.
import type { ModelDefinition } from '../definition/model-definition'

/** Is there a hook of one of these kinds, on the model or on its Sequelize? */
export function runsHooks({ hooks }: ModelDefinition, kinds: readonly string[]): boolean {
  return kinds.some((kind) => hooks.hasAny(kind))
}
