// Which include is served by which strategy: what is forced, then the user's word, then what is possible, then cost.
import type { IncludeNode } from '../associations/include-node'
import type { Dialect } from '../dialects/dialect'
import { shown } from '../errors/sentence'
import { isMentioned, type Mentions } from './mentions'
import type { StrategyName } from './strategy'

export interface Choice {
  readonly dialect: Dialect
  /** True where one statement must answer everything: raw rows, groups, locks over joins. */
  readonly oneStatement: boolean
  /** The strategy that the Sequelize instance prefers (`loadingStrategy`), for tests and for users who know better. */
  readonly preferred: StrategyName | null
  /** What the select's own conditions speak of. */
  readonly mentions: Mentions
  /** The depth of the select's root in the call: 0 for the call's own statement. */
  readonly depth: number
}

export function chooseStrategy(node: IncludeNode, choice: Choice): StrategyName {
  const { options } = node
  if (choice.oneStatement) return 'join'
  const mentioned = isMentioned(node, choice.depth, choice.mentions)
  if (options.separate === true) {
    if (!mentioned) return 'select-in'
    throw new TypeError(
      `The include "${node.as}" is separate, so the query that it belongs to cannot order or filter by it.` +
        ' Drop separate, or the condition.',
    )
  }
  if (mentioned || options.right === true || options.or === true || options.on !== undefined) return 'join'
  if (showsNothing(node)) return 'filter'
  if (options.limit !== undefined || options.offset !== undefined) return 'select-in'
  const wish = (options.strategy ?? choice.preferred) as StrategyName | null
  if (wish === 'join' || wish === 'select-in') return wish
  if (wish !== null && wish !== undefined) throw unknownStrategy(node, wish)
  return cheaper(node, choice.dialect)
}

function unknownStrategy({ as, options }: IncludeNode, wish: unknown): TypeError {
  const option =
    options.strategy === undefined ? 'The option loadingStrategy' : `The include "${as}": strategy`
  return new TypeError(
    `${option} cannot be ${shown(wish)}. Use 'join' or 'select-in', or leave the choice to the planner.`,
  )
}

/** `attributes: []`, no junction row and nothing below. */
function showsNothing({ options, children, association }: IncludeNode): boolean {
  const isEmpty = (attributes: unknown) => Array.isArray(attributes) && attributes.length === 0
  return (
    isEmpty(options.attributes) &&
    children.length === 0 &&
    (association.through === null || isEmpty(options.through?.attributes))
  )
}

/**
 * SPEED.md: a to-many include is one more query per level everywhere. A to-one include saves a round trip as a JOIN over a
 * network; in-process a second prepared look-up is cheaper, unless the include filters the parents anyway.
 */
function cheaper(node: IncludeNode, dialect: Dialect): StrategyName {
  if (node.association.isMulti) return 'select-in'
  if (node.required) return 'join'
  return dialect.capabilities.roundTrip === 'none' ? 'select-in' : 'join'
}
