// Which includes a call's own conditions speak of: `$posts.title$` in where, [Post, 'title'] in order, col('posts.title'),
// a literal that names the alias. Such an include must stand in the statement itself, so it is joined.
import type { IncludeNode } from '../associations/include-node'
import { quoted } from '../errors/sentence'
import { Cast, Col, Fn, Json, Literal, SequelizeMethod, Where } from '../sql/expressions'
import { orderItems } from '../clauses/order'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import type { AssociationLike } from '../associations/association'

export interface Mentions {
  /** Dotted paths: `posts`, `posts.comments`. */
  readonly paths: ReadonlySet<string>
  /** Texts of literals. */
  readonly texts: readonly string[]
}

/** What the options of a select (where, having, attributes, order, group) mention, beside its own columns. */
export function mentionsOf(options: AnyOptions, nodes: readonly IncludeNode[], owner: string): Mentions {
  const paths = new Set<string>()
  const texts: string[] = []
  collect(options.where, paths, texts)
  collect(options.having, paths, texts)
  collect(options.attributes, paths, texts)
  collectNames(options.group, paths, texts)
  for (const { legs, what } of orderItems(options.order, owner)) {
    collectNames(what, paths, texts)
    const node = legs.length === 0 ? null : followLegs(nodes, legs, owner)
    if (node !== null) paths.add(relativePath(node, nodes))
  }
  return { paths, texts }
}

/** True if the node (by its path below the select's root) is spoken of, or one below it. */
export function isMentioned(node: IncludeNode, depth: number, mentions: Mentions): boolean {
  const path = node.path.slice(depth).join('.')
  for (const mentioned of mentions.paths)
    if (mentioned === path || mentioned.startsWith(path + '.')) return true
  return mentions.texts.some(
    (text) =>
      namesAlias(text, node.alias) ||
      node.children.some((child) => isMentioned(child, depth, { paths: NOTHING, texts: [text] })),
  )
}

const NOTHING: ReadonlySet<string> = new Set()

/** `posts.`, `"posts".`, `` `posts`. `` */
function namesAlias(text: string, alias: string): boolean {
  const escaped = alias.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(^|[^\\w>])["\`[]?${escaped}["\`\\]]?\\s*\\.`).test(text)
}

/** The include that the legs of an order item lead to; throws if it is not included. */
export function followLegs(
  nodes: readonly IncludeNode[],
  legs: readonly unknown[],
  owner: string,
): IncludeNode {
  let level = nodes
  let found: IncludeNode | undefined
  for (const leg of legs) {
    found = level.find((node) => isLeg(node, leg)) ?? findThroughPath(level, leg)
    if (found === undefined) throw notIncluded(leg, level, owner)
    level = found.children
  }
  return found!
}

/** v6 also takes `'posts.comments'` or `'posts->comments'` as one leg. */
function findThroughPath(nodes: readonly IncludeNode[], leg: unknown): IncludeNode | undefined {
  if (typeof leg !== 'string' || !/->|\./.test(leg)) return undefined
  return leg.split(/->|\./).reduce<{ level: readonly IncludeNode[]; node?: IncludeNode }>(
    ({ level }, alias) => {
      const node = level.find((candidate) => candidate.as === alias)
      return { level: node?.children ?? [], node }
    },
    { level: nodes },
  ).node
}

function isLeg(node: IncludeNode, leg: unknown): boolean {
  if (typeof leg === 'string') return node.as === leg
  if (typeof leg === 'function') return node.model.definition === (leg as unknown as ModelLike).definition
  if (typeof leg !== 'object' || leg === null) return false
  if ('associationType' in leg)
    return node.association === (leg as AssociationLike) || node.as === (leg as AssociationLike).as
  const { model, as, association } = leg as AnyOptions
  if (association !== undefined) return isLeg(node, association)
  return (
    (model === undefined || node.model.definition === model.definition) &&
    (as === undefined || node.as === as)
  )
}

function notIncluded(leg: unknown, level: readonly IncludeNode[], owner: string): Error {
  const named =
    typeof leg === 'string'
      ? quoted(leg)
      : String((leg as { name?: string; as?: string })?.as ?? (leg as { name?: string })?.name ?? leg)
  const known =
    level.length > 0
      ? ` Included here: ${level.map((node) => node.as).join(', ')}.`
      : ' Nothing is included here.'
  return new Error(
    `Unable to find a valid association for model, '${owner}': order speaks of ${named}, which is not included.${known} Add it to include.`,
  )
}

const relativePath = (node: IncludeNode, nodes: readonly IncludeNode[]) =>
  node.path.slice(nodes[0].path.length - 1).join('.')

function collect(value: unknown, paths: Set<string>, texts: string[]): void {
  if (value === null || typeof value !== 'object') return
  if (value instanceof SequelizeMethod) return collectExpression(value, paths, texts)
  if (Array.isArray(value)) return value.forEach((item) => collect(item, paths, texts))
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'string') addName(key, paths)
    collect((value as AnyOptions)[key], paths, texts)
  }
}

/** Like collect, but strings are names: group and order items. */
function collectNames(value: unknown, paths: Set<string>, texts: string[]): void {
  if (typeof value === 'string') addName(value, paths)
  else if (Array.isArray(value)) value.forEach((item) => collectNames(item, paths, texts))
  else collect(value, paths, texts)
}

/** `$a.b.c$` and `a.b.c` speak of `a.b`. */
function addName(name: string, paths: Set<string>): void {
  const bare = name.startsWith('$') && name.endsWith('$') ? name.slice(1, -1) : name
  const dot = bare.lastIndexOf('.')
  if (dot <= 0) return
  const path = bare.slice(0, dot)
  paths.add(path) // an alias may hold the arrow itself
  paths.add(path.replaceAll('->', '.'))
}

function collectExpression(node: SequelizeMethod, paths: Set<string>, texts: string[]): void {
  if (node instanceof Literal) texts.push(String(node.val))
  else if (node instanceof Col) [node.col].flat().forEach((name) => addName(String(name), paths))
  else if (node instanceof Fn) collect(node.args, paths, texts)
  else if (node instanceof Cast) collect([node.val], paths, texts)
  else if (node instanceof Where) {
    collectNames(node.attribute, paths, texts)
    collect(node.logic, paths, texts)
  } else if (node instanceof Json) collect(node.conditions, paths, texts)
}
