// The second half of the layout: sizes and places. Each connected part of the graph is laid out in layers, then the parts
// are packed side by side. Lines are curves between points that no box covers: a line that spans layers goes through the
// passages that layers.ts left for it.
import type { Column, Entity, EntityGraph, Relation } from './entity-graph'
import { acyclic, layered, mean, type Cell, type Edge } from './layers'
import { textWidth } from './text-width'

export const ROW_HEIGHT = 22
export const HEADER_HEIGHT = 28
export const PADDING = 10
export const FONT_SIZE = 13
export const SMALL_FONT_SIZE = 11
export const MARK_FONT_SIZE = 10

const BOX_GAP = 30
const PASSAGE_HEIGHT = 8
const PASSAGE_GAP = 14
const CHANNEL_WIDTH = 84
const PART_GAP = 48
/** A self-reference leaves the box by its right side and comes back from below. */
const LOOP_REACH = 30
const LOOP_DROP = 28
const LOOP_STEP = 16
/** The distance between lines that share a side: as it should be, and as it must be. */
const PORT_GAP = 14
const LEAST_PORT_GAP = 11

export interface Box {
  readonly entity: Entity
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Where a line meets a box: the point, and the unit step that leads away from the box. */
export interface End extends Point {
  readonly dx: number
  readonly dy: number
}

export interface Line {
  readonly relation: Relation
  readonly holderEnd: End
  readonly referencedEnd: End
  /** From left to right, or round the corner: pieces between points, straight or curved. */
  readonly path: readonly Piece[]
}

/** A piece runs from where the last ended; `via` are the two control points of a curve. */
export interface Piece {
  readonly to: Point
  readonly via: readonly [Point, Point] | null
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

export function layoutOf(graph: EntityGraph): Layout {
  return packed(connectedParts(graph).map(partLayout))
}

// ─── parts

function connectedParts({ entities, relations }: EntityGraph): EntityGraph[] {
  const partOf = new Map<Entity, Entity>(entities.map((entity) => [entity, entity]))
  const rootOf = (entity: Entity): Entity => {
    const parent = partOf.get(entity)!
    return parent === entity ? entity : rootOf(parent)
  }
  for (const { holder, referenced } of relations) partOf.set(rootOf(holder), rootOf(referenced))
  const roots = [...new Set(entities.map(rootOf))]
  return roots.map((root) => ({
    entities: entities.filter((entity) => rootOf(entity) === root),
    relations: relations.filter(({ holder }) => rootOf(holder) === root),
  }))
}

/** In rows: the largest part first; a part goes into the row where there is room. */
function packed(parts: readonly Layout[]): Layout {
  const sorted = [...parts].sort((a, b) => b.height * b.width - a.height * a.width)
  const limit = Math.max(1000, ...sorted.map((part) => part.width))
  const boxes: Box[] = []
  const lines: Line[] = []
  let x = 0
  let y = 0
  let rowHeight = 0
  let width = 0
  for (const part of sorted) {
    if (x > 0 && x + part.width > limit) {
      x = 0
      y += rowHeight + PART_GAP
      rowHeight = 0
    }
    boxes.push(...part.boxes.map((box) => ({ ...box, x: box.x + x, y: box.y + y })))
    lines.push(...part.lines.map((line) => moved(line, x, y)))
    width = Math.max(width, x + part.width)
    rowHeight = Math.max(rowHeight, part.height)
    x += part.width + PART_GAP
  }
  return { width, height: y + rowHeight, boxes, lines }
}

function moved(line: Line, x: number, y: number): Line {
  const shift = <P extends Point>(point: P): P => ({ ...point, x: point.x + x, y: point.y + y })
  return {
    ...line,
    holderEnd: shift(line.holderEnd),
    referencedEnd: shift(line.referencedEnd),
    path: line.path.map(({ to, via }) => ({ to: shift(to), via: via && [shift(via[0]), shift(via[1])] })),
  }
}

// ─── one part

/** A line of a part while it is being laid out. */
interface Link {
  readonly relation: Relation
  /** Is the holder the right end? Else the edge was turned, to break a circle. */
  readonly isHolderRight: boolean
  readonly way: readonly Cell[]
}

interface Part {
  /** By the number of the node. */
  readonly entities: readonly Entity[]
  readonly heights: ReadonlyMap<Entity, number>
  readonly layers: readonly (readonly Cell[])[]
  readonly links: readonly Link[]
  /** Self-references. */
  readonly loops: readonly Relation[]
}

function partLayout(graph: EntityGraph): Layout {
  const part = partOf(graph)
  const { entities, layers, loops } = part
  const tops = verticalPlaces(part)
  const spans = horizontalPlaces(part)
  const boxes = layers.flatMap((layer, at) =>
    layer.flatMap((cell): Box[] => {
      if (cell.node === null) return []
      const entity = entities[cell.node]!
      return [{ entity, ...spans[at]!, y: tops.get(cell)!, height: part.heights.get(entity)! }]
    }),
  )
  const boxOf = new Map(boxes.map((box) => [box.entity, box]))
  const lines = [
    ...linesBetween(part, tops, spans, boxOf),
    ...loops.map((relation) => {
      const entity = relation.holder
      return loopLine(relation, boxOf.get(entity)!, loopsOf(part, entity).indexOf(relation))
    }),
  ]
  const last = spans.at(-1)!
  const height = Math.max(...layers.flat().map((cell) => tops.get(cell)! + cellHeight(part, cell)))
  return { width: last.x + last.width + loopReach(part, layers.at(-1)!), height, boxes, lines }
}

function partOf({ entities, relations }: EntityGraph): Part {
  const between = relations.filter(({ holder, referenced }) => holder !== referenced)
  const loops = relations.filter(({ holder, referenced }) => holder === referenced)
  const heights = new Map(entities.map((entity) => [entity, heightOf(entity, between)]))
  const number = new Map(entities.map((entity, index) => [entity, index]))
  const ends = between.map(
    ({ holder, referenced }) => [number.get(referenced)!, number.get(holder)!] as const,
  )
  const turned = acyclic(entities.length, ends)
  const edges = ends.map(([referenced, holder], index): Edge => {
    const port = keyRowY(between[index]!) / heights.get(entities[holder]!)!
    return turned[index]
      ? { left: holder, right: referenced, leftPort: port, rightPort: 0.5 }
      : { left: referenced, right: holder, leftPort: 0.5, rightPort: port }
  })
  const { layers, ways } = layered(entities.length, edges)
  const links = between.map((relation, index): Link => {
    return { relation, isHolderRight: !turned[index], way: ways[index]! }
  })
  return { entities, heights, layers, links, loops }
}

/** From the lowest key upwards, so that each loop stands around the ones before it. */
function loopsOf({ loops }: Part, entity: Entity): Relation[] {
  return loops.filter(({ holder }) => holder === entity).sort((a, b) => keyRowY(b) - keyRowY(a))
}

/** How far the self-references of a layer reach out to the right of its boxes. */
function loopReach(part: Part, layer: readonly Cell[]): number {
  const counts = layer.map(({ node }) => (node === null ? 0 : loopsOf(part, part.entities[node]!).length))
  const most = Math.max(0, ...counts)
  return most > 0 ? LOOP_REACH + LOOP_STEP * (most - 1) : 0
}

/** With the room that self-references take below the box. */
function cellHeight(part: Part, { node }: Cell): number {
  if (node === null) return PASSAGE_HEIGHT
  const entity = part.entities[node]!
  const loops = loopsOf(part, entity).length
  return part.heights.get(entity)! + (loops > 0 ? LOOP_DROP + LOOP_STEP * (loops - 1) : 0)
}

/** High enough for its columns, and for the lines that come to it. */
function heightOf(entity: Entity, between: readonly Relation[]): number {
  const lines = between.filter(({ referenced }) => referenced === entity).length
  const needed = HEADER_HEIGHT / 2 + ROW_HEIGHT / 2 + LEAST_PORT_GAP * (lines - 1)
  return Math.max(HEADER_HEIGHT + ROW_HEIGHT * entity.columns.length + 4, needed)
}

export function widthOf(entity: Entity): number {
  const header = textWidth(entity.name, FONT_SIZE + 1, true) + 24 + textWidth(entity.table, SMALL_FONT_SIZE)
  const names = Math.max(0, ...entity.columns.map((each) => textWidth(each.name, FONT_SIZE, each.isPrimary)))
  const types = Math.max(0, ...entity.columns.map((column) => textWidth(typeText(column), SMALL_FONT_SIZE)))
  return Math.ceil(Math.max(header + 2 * PADDING, namesX(entity) + names + 18 + types + PADDING))
}

/** Where the names of the columns begin, right of the widest key marks. */
export function namesX(entity: Entity): number {
  const marks = entity.columns.map((column) => textWidth(marksText(column), MARK_FONT_SIZE, true))
  return PADDING + Math.ceil(Math.max(16, ...marks)) + 8
}

export function marksText({ isPrimary, isForeign, isUnique }: Column): string {
  return [isPrimary && 'PK', isForeign && 'FK', isUnique && 'U'].filter(Boolean).join(' ')
}

export function typeText({ type, isNullable }: Column): string {
  return isNullable ? `${type}?` : type
}

/** The middle of the rows of these columns, from the top of the box. */
function rowsY(entity: Entity, names: readonly string[]): number {
  const rows = names.map((name) => entity.columns.findIndex((column) => column.name === name))
  return HEADER_HEIGHT + ROW_HEIGHT * (mean(rows) + 0.5)
}

function keyRowY({ holder, keys }: Relation): number {
  return rowsY(holder, keys)
}

// ─── across

interface Span {
  readonly x: number
  readonly width: number
}

function horizontalPlaces(part: Part): Span[] {
  const { layers, links, entities } = part
  let x = 0
  return layers.map((layer) => {
    const width = Math.max(0, ...layer.map(({ node }) => (node === null ? 0 : widthOf(entities[node]!))))
    const lines = links.filter(({ way }) => way.slice(0, -1).some((cell) => layer.includes(cell)))
    const span = { x, width }
    x += width + CHANNEL_WIDTH + 5 * lines.length + loopReach(part, layer)
    return span
  })
}

// ─── down

/** By cell, its top. Cells are drawn to where their lines would be level, layer by layer, to and fro. */
function verticalPlaces(part: Part): Map<Cell, number> {
  const { layers, links } = part
  const tops = new Map<Cell, number>()
  for (const layer of layers) stacked(part, layer, new Map(), tops)
  for (let round = 0; round < 24; round++) {
    const ports = portsOf(part, tops)
    const indexes = layers.map((_, index) => index)
    for (const at of round % 2 === 0 ? indexes : indexes.reverse()) {
      const wishes = new Map<Cell, Wish>()
      for (const cell of layers[at]!) {
        const wish = wishOf(cell, links, ports, tops)
        if (wish) wishes.set(cell, wish)
      }
      stacked(part, layers[at]!, wishes, tops)
    }
  }
  const highest = Math.min(...tops.values())
  for (const [cell, top] of tops) tops.set(cell, Math.round(top - highest))
  return tops
}

/** How far below the tops of their cells a link's line leaves on the left and arrives on the right. */
type Ports = ReadonlyMap<Link, Record<Side, number>>
type Side = 'left' | 'right'

/**
 * The end with the foreign key is at the key's row. The other ends of a box share its side evenly, in the order of where
 * they lead to, so that none hides another.
 */
function portsOf(part: Part, tops: ReadonlyMap<Cell, number>): Ports {
  const { links } = part
  const ports = new Map<Link, Record<Side, number>>()
  for (const link of links) {
    const row = keyRowY(link.relation)
    ports.set(link, link.isHolderRight ? { left: 0, right: row } : { left: row, right: 0 })
  }
  for (const end of ['left', 'right'] as const) {
    const isFree = (link: Link) => link.isHolderRight === (end === 'left')
    for (const cell of new Set(links.filter(isFree).map((link) => cellAt(link, end)))) {
      const here = links.filter((link) => cellAt(link, end) === cell)
      const sharing = here.filter(isFree)
      const sights = new Map(sharing.map((link) => [link, sightOf(link, end, ports, tops)]))
      sharing.sort((a, b) => sights.get(a)! - sights.get(b)!)
      const entity = part.entities[cell.node!]!
      const held = here.filter((link) => !isFree(link)).map(({ relation }) => relation)
      // Self-references leave on the right, which is the left end of a line.
      const taken = [...held, ...(end === 'left' ? loopsOf(part, entity) : [])].map(keyRowY)
      const places = freePlaces(part, entity, sharing, taken, end)
      for (const [index, link] of sharing.entries()) ports.get(link)![end] = places[index]!
    }
  }
  return ports
}

function cellAt({ way }: Link, end: Side): Cell {
  return end === 'left' ? way[0]! : way.at(-1)!
}

/** How high the line is at its next cell, seen from one end. */
function sightOf(link: Link, end: Side, ports: Ports, tops: ReadonlyMap<Cell, number>): number {
  const next = end === 'left' ? link.way[1]! : link.way.at(-2)!
  const port = next.node === null ? PASSAGE_HEIGHT / 2 : ports.get(link)![end === 'left' ? 'right' : 'left']
  return (tops.get(next) ?? 0) + port
}

/** One line goes to the row of the key that it refers to; several are spread over the height. */
function freePlaces(
  part: Part,
  entity: Entity,
  sharing: readonly Link[],
  taken: readonly number[],
  end: Side,
): number[] {
  if (sharing.length === 1 && taken.length === 0) {
    return [rowsY(entity, sharing[0]!.relation.referencedKeys)]
  }
  const from = HEADER_HEIGHT / 2
  const to = lowestPlace(part, entity, end, from + sharing.length * PORT_GAP)
  // A key's own row keeps its place: even places near to one are given up, the rest stand closer.
  for (let count = sharing.length; ; count++) {
    const places = evenPlaces(from, to, count).filter((place) =>
      taken.every((row) => Math.abs(row - place) >= LEAST_PORT_GAP),
    )
    if (places.length >= sharing.length || count > 3 * (sharing.length + taken.length)) {
      return places.length >= sharing.length ? places : evenPlaces(from, to, sharing.length)
    }
  }
}

function evenPlaces(from: number, to: number, count: number): number[] {
  if (count === 1) return [(from + to) / 2]
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1))
}

/** Other lines stay above self-references if there is room. */
function lowestPlace(part: Part, entity: Entity, end: Side, needed: number): number {
  const lowest = part.heights.get(entity)! - ROW_HEIGHT / 2
  const loopRows = end === 'left' ? loopsOf(part, entity).map(keyRowY) : []
  const above = Math.min(lowest, ...loopRows.map((row) => row - ROW_HEIGHT))
  return above >= needed ? above : lowest
}

interface Wish {
  readonly top: number
  readonly weight: number
}

/** Where the cell's top should be for its lines to be level; passages are held in line more firmly than boxes. */
function wishOf(
  cell: Cell,
  links: readonly Link[],
  ports: Ports,
  tops: ReadonlyMap<Cell, number>,
): Wish | null {
  let sum = 0
  let total = 0
  for (const link of links) {
    const at = link.way.indexOf(cell)
    if (at < 0) continue
    for (const near of [at - 1, at + 1]) {
      const neighbour = link.way[near]
      if (!neighbour) continue
      const weight = neighbour.node === null && cell.node === null ? 4 : 1
      sum += (tops.get(neighbour)! + portAt(link, near, ports) - portAt(link, at, ports)) * weight
      total += weight
    }
  }
  return total === 0 ? null : { top: sum / total, weight: total }
}

/** How far below the top of its cell the line is, at a position of its way. */
function portAt(link: Link, position: number, ports: Ports): number {
  if (position === 0) return ports.get(link)!.left
  return position === link.way.length - 1 ? ports.get(link)!.right : PASSAGE_HEIGHT / 2
}

/**
 * Places a layer's cells in their order without overlap, as near to their wishes as can be: neighbours that would
 * overlap become a block, which stands where the mean of its wishes is.
 */
function stacked(
  part: Part,
  layer: readonly Cell[],
  wishes: ReadonlyMap<Cell, Wish>,
  tops: Map<Cell, number>,
): void {
  const offsets: number[] = []
  let offset = 0
  for (const [index, cell] of layer.entries()) {
    if (index > 0) offset += cellHeight(part, layer[index - 1]!) + gapBetween(layer[index - 1]!, cell)
    offsets.push(offset)
  }
  const blocks: { count: number; sum: number; weight: number }[] = []
  for (const [index, cell] of layer.entries()) {
    const { top, weight } = wishes.get(cell) ?? { top: tops.get(cell) ?? 0, weight: 0.1 }
    blocks.push({ count: 1, sum: (top - offsets[index]!) * weight, weight })
    while (blocks.length > 1 && placeOf(blocks.at(-2)!) > placeOf(blocks.at(-1)!)) {
      const last = blocks.pop()!
      const before = blocks.at(-1)!
      before.count += last.count
      before.sum += last.sum
      before.weight += last.weight
    }
  }
  let index = 0
  for (const block of blocks)
    for (let each = 0; each < block.count; each++, index++)
      tops.set(layer[index]!, placeOf(block) + offsets[index]!)
}

function placeOf({ sum, weight }: { sum: number; weight: number }): number {
  return sum / weight
}

function gapBetween(above: Cell, below: Cell): number {
  return above.node !== null && below.node !== null ? BOX_GAP : PASSAGE_GAP
}

// ─── lines

function linesBetween(
  part: Part,
  tops: ReadonlyMap<Cell, number>,
  spans: readonly Span[],
  boxOf: ReadonlyMap<Entity, Box>,
): Line[] {
  const { layers, links } = part
  const layerOf = new Map(layers.flatMap((layer, at) => layer.map((cell) => [cell, at] as const)))
  const ports = portsOf(part, tops)
  return links.map((link): Line => {
    const { relation, isHolderRight, way } = link
    const { holder, referenced } = relation
    const left = boxOf.get(isHolderRight ? referenced : holder)!
    const right = boxOf.get(isHolderRight ? holder : referenced)!
    const leftEnd: End = { x: left.x + left.width, y: left.y + ports.get(link)!.left, dx: 1, dy: 0 }
    const rightEnd: End = { x: right.x, y: right.y + ports.get(link)!.right, dx: -1, dy: 0 }
    const path: Piece[] = []
    let at: Point = leftEnd
    for (const cell of way.slice(1, -1)) {
      const { x, width } = spans[layerOf.get(cell)!]!
      const entry = { x, y: tops.get(cell)! + PASSAGE_HEIGHT / 2 }
      path.push({ to: entry, via: sCurve(at, entry) })
      at = { x: x + width, y: entry.y }
      path.push({ to: at, via: null })
    }
    path.push({ to: rightEnd, via: sCurve(at, rightEnd) })
    const [holderEnd, referencedEnd] = isHolderRight ? [rightEnd, leftEnd] : [leftEnd, rightEnd]
    return { relation, holderEnd, referencedEnd, path }
  })
}

/** Level at both ends, so that it joins the marks and the passages smoothly. */
function sCurve(from: Point, to: Point): [Point, Point] {
  const reach = (to.x - from.x) * 0.5
  return [
    { x: from.x + reach, y: from.y },
    { x: to.x - reach, y: to.y },
  ]
}

function loopLine(relation: Relation, box: Box, index: number): Line {
  const right = box.x + box.width
  const bottom = box.y + box.height
  const holderEnd: End = { x: right, y: box.y + keyRowY(relation), dx: 1, dy: 0 }
  const referencedEnd: End = { x: right - LOOP_REACH - LOOP_STEP * index, y: bottom, dx: 0, dy: 1 }
  const corner = {
    x: right + LOOP_REACH + LOOP_STEP * index,
    y: bottom + LOOP_DROP + LOOP_STEP * index,
  }
  const radius = 12
  const path: Piece[] = [
    { to: { x: corner.x - radius, y: holderEnd.y }, via: null },
    quarter({ x: corner.x - radius, y: holderEnd.y }, { x: corner.x, y: holderEnd.y }, radius, 'down'),
    { to: { x: corner.x, y: corner.y - radius }, via: null },
    quarter({ x: corner.x, y: corner.y - radius }, corner, radius, 'left'),
    { to: { x: referencedEnd.x + radius, y: corner.y }, via: null },
    quarter({ x: referencedEnd.x + radius, y: corner.y }, { x: referencedEnd.x, y: corner.y }, radius, 'up'),
    { to: referencedEnd, via: null },
  ]
  return { relation, holderEnd, referencedEnd, path }
}

/** A rounded corner at `corner`, from `from` on towards the given side. */
function quarter(from: Point, corner: Point, radius: number, towards: 'down' | 'left' | 'up'): Piece {
  const step = { down: { x: 0, y: radius }, left: { x: -radius, y: 0 }, up: { x: 0, y: -radius } }[towards]
  const to = { x: corner.x + step.x, y: corner.y + step.y }
  return { to, via: [between(from, corner), between(to, corner)] }
}

function between(a: Point, b: Point): Point {
  return { x: a.x + (b.x - a.x) * 0.55, y: a.y + (b.y - a.y) * 0.55 }
}
