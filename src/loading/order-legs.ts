// The legs of an order item lead to an include: `[Post, 'comments', 'text', 'DESC']` → Post, then its comments. A leg is an
// alias, an association, a model or `{ model, as }`, the last also a junction; what is not included cannot be ordered by.
import type { AssociationLike } from '../associations/association'
import type { IncludeNode } from '../associations/include-node'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { quoted } from '../errors/sentence'

/** The path of the include, or of the junction of one, that the legs of an order item lead to; throws if it is not included. */
export function followLegs(
  nodes: readonly IncludeNode[],
  legs: readonly unknown[],
  owner: string,
): Pick<IncludeNode, 'path'> {
  let level = nodes
  let found: IncludeNode | undefined
  for (const [position, leg] of legs.entries()) {
    if (found !== undefined && position === legs.length - 1 && isJunction(found, leg)) {
      return { path: [...found.path, found.association.through!.as] }
    }
    found = level.find((node) => isLeg(node, leg)) ?? findThroughPath(level, leg)
    if (found === undefined) throw notIncluded(leg, level, owner)
    level = found.children
  }
  return found!
}

/** `[Tag, PostTags, 'createdAt']`: the model of the junction, `{ model }` or its name, after an N:M include. */
function isJunction({ association: { through } }: IncludeNode, leg: unknown): boolean {
  if (through === null) return false
  if (typeof leg === 'string') return leg === through.as
  const model = typeof leg === 'function' ? leg : (Object(leg) as { model?: unknown }).model
  return (model as ModelLike | undefined)?.definition === through.model.definition
}

/** v6 also takes `'posts.comments'` or `'posts->comments'` as one leg. */
function findThroughPath(nodes: readonly IncludeNode[], leg: unknown): IncludeNode | undefined {
  if (typeof leg !== 'string') return undefined
  let level = nodes
  let found: IncludeNode | undefined
  for (const alias of leg.split(/->|\./)) {
    found = level.find((node) => node.as === alias)
    level = found?.children ?? []
  }
  return found
}

function isLeg(node: IncludeNode, leg: unknown): boolean {
  if (typeof leg === 'string') return node.as === leg
  if (typeof leg === 'function') return node.model.definition === (leg as unknown as ModelLike).definition
  if (typeof leg !== 'object' || leg === null) return false
  if ('associationType' in leg) {
    return node.association === (leg as AssociationLike) || node.as === (leg as AssociationLike).as
  }
  const { model, as, association } = leg as AnyOptions
  if (association !== undefined) return isLeg(node, association)
  return (
    (model === undefined || node.model.definition === model.definition) &&
    (as === undefined || node.as === as)
  )
}

function notIncluded(leg: unknown, level: readonly IncludeNode[], owner: string): Error {
  const known = level.map((node) => node.as).join(', ')
  return new Error(
    `Unable to find a valid association for model, '${owner}': order speaks of ${nameOf(leg)}, which is not included.` +
      ` ${level.length > 0 ? `Included here: ${known}.` : 'Nothing is included here.'} Add it to include.`,
  )
}

function nameOf(leg: unknown): string {
  if (typeof leg === 'string') return quoted(leg)
  const { as, name } = Object(leg) as { as?: unknown; name?: unknown } // an association, a model, or { model, as }
  return String(as ?? name ?? leg)
}
