// Which includes a call's own conditions speak of: `$posts.title$` in where, [Post, 'title'] in order, col('posts.title'),
// a literal that names the alias. Such an include must stand in the statement itself, so it is joined.
import type { IncludeNode } from '../associations/include-node'
import { orderItems } from '../clauses/order'
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { Cast, Col, Fn, Json, Literal, SequelizeMethod, Where } from '../sql/expressions'
import { junctionAlias } from './include-condition'
import { followLegs } from './order-legs'

export interface Mentions {
  /** Dotted paths: `posts`, `posts.comments`. */
  readonly paths: ReadonlySet<string>
  /** Texts of literals. */
  readonly texts: readonly string[]
}

/** The mentions while they are collected. */
interface Found {
  readonly paths: Set<string>
  readonly texts: string[]
}

/** What the options of a select (where, having, attributes, order, group) mention, beside its own columns. */
export function mentionsOf(options: AnyOptions, nodes: readonly IncludeNode[], model: ModelLike): Mentions {
  const found: Found = { paths: new Set(), texts: [] }
  collect(options.where, found)
  collect(options.having, found)
  collect(options.attributes, found)
  collectNames(options.group, found)
  for (const { legs, what } of orderItems(options.order, model)) {
    collectNames(what, found)
    if (legs.length > 0) found.paths.add(pathBelow(nodes, followLegs(nodes, legs, model.name)))
  }
  return found
}

/** True if the node (by its path below the select's root) is spoken of, or one below it. */
export function isMentioned(node: IncludeNode, depth: number, { paths, texts }: Mentions): boolean {
  const path = node.path.slice(depth).join('.')
  for (const mentioned of paths) {
    if (mentioned === path || mentioned.startsWith(path + '.')) return true
  }
  return texts.some((text) => namesNode(text, node))
}

/** Does a literal name the alias of the node, of its junction, or of one below it? */
function namesNode(text: string, node: IncludeNode): boolean {
  const { through } = node.association
  return (
    namesAlias(text, node.alias) ||
    (through !== null && namesAlias(text, junctionAlias(node))) ||
    node.children.some((child) => namesNode(text, child))
  )
}

/** `posts.`, `"posts".`, `` `posts`. `` */
function namesAlias(text: string, alias: string): boolean {
  const escaped = alias.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(^|[^\\w>])["\`[]?${escaped}["\`\\]]?\\s*\\.`).test(text)
}

/** The path of a node from the select whose includes are `nodes`. */
const pathBelow = (nodes: readonly IncludeNode[], node: Pick<IncludeNode, 'path'>) =>
  node.path.slice(nodes[0].path.length - 1).join('.')

function collect(value: unknown, found: Found): void {
  if (value === null || typeof value !== 'object') return
  if (value instanceof SequelizeMethod) return collectExpression(value, found)
  if (Array.isArray(value)) return value.forEach((item) => collect(item, found))
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === 'string') addName(key, found)
    collect((value as AnyOptions)[key], found)
  }
}

/** Like collect, but strings are names: group and order items. */
function collectNames(value: unknown, found: Found): void {
  if (typeof value === 'string') addName(value, found)
  else if (Array.isArray(value)) value.forEach((item) => collectNames(item, found))
  else collect(value, found)
}

/** `$a.b.c$` and `a.b.c` speak of `a.b`. */
function addName(name: string, { paths }: Found): void {
  const bare = name.startsWith('$') && name.endsWith('$') ? name.slice(1, -1) : name
  const dot = bare.lastIndexOf('.')
  if (dot <= 0) return
  const path = bare.slice(0, dot)
  paths.add(path) // an alias may hold the arrow itself
  paths.add(path.replaceAll('->', '.'))
}

function collectExpression(node: SequelizeMethod, found: Found): void {
  if (node instanceof Literal) found.texts.push(String(node.val))
  else if (node instanceof Col) [node.col].flat().forEach((name) => addName(String(name), found))
  else if (node instanceof Fn) collect(node.args, found)
  else if (node instanceof Cast) collect([node.val], found)
  else if (node instanceof Where) {
    collectNames(node.attribute, found)
    collect(node.logic, found)
  } else if (node instanceof Json) collect(node.conditions, found)
}
