// The first half of the layout: which entity stands in which layer, and in which order within it. Layers go from left to
// right along foreign keys (what is referred to stands left of what refers), and the order keeps lines from crossing.
//
// Input is plain: nodes by number, edges from the left node to the right. A line over several layers is given a passage,
// a thin node in each layer between, so that nothing else stands in its way.

export interface Edge {
  readonly left: number
  readonly right: number
  /** Where the line leaves and arrives, as a part of the node's height from 0 to 1: breaks ties in the order. */
  readonly leftPort: number
  readonly rightPort: number
}

export interface Cell {
  /** The number of the node, or of the edge whose passage it is. */
  readonly node: number | null
  readonly passageOf: number | null
}

export interface Layers {
  readonly layers: readonly (readonly Cell[])[]
  /** By edge: its cells from left to right, the two nodes and the passages between them. */
  readonly ways: readonly (readonly Cell[])[]
}

/** Edges may not form a circle: `acyclic` turns those that do. */
export function layered(nodeCount: number, edges: readonly Edge[]): Layers {
  const rank = ranks(nodeCount, edges)
  const layers: Cell[][] = []
  const put = (cell: Cell, at: number): Cell => {
    ;(layers[at] ??= []).push(cell)
    return cell
  }
  const cells = Array.from({ length: nodeCount }, (_, node) => put({ node, passageOf: null }, rank[node]!))
  const ways = edges.map((edge, index) => {
    const way = [cells[edge.left]!]
    for (let at = rank[edge.left]! + 1; at < rank[edge.right]!; at++) {
      way.push(put({ node: null, passageOf: index }, at))
    }
    return [...way, cells[edge.right]!]
  })
  for (let at = 0; at < layers.length; at++) layers[at] ??= []
  return { layers: ordered(layers, ways, edges), ways }
}

/** The edges such that no circle is left: by index, whether the edge was turned. */
export function acyclic(nodeCount: number, edges: readonly (readonly [number, number])[]): boolean[] {
  const state: ('open' | 'done')[] = []
  const turned = edges.map(() => false)
  const visit = (node: number): void => {
    state[node] = 'open'
    for (const [index, [from, to]] of edges.entries()) {
      if (from !== node) continue
      if (state[to] === 'open') turned[index] = true
      else if (state[to] === undefined) visit(to)
    }
    state[node] = 'done'
  }
  // Those that nothing points to come first: the search then turns edges back to the start of a circle.
  const pointedTo = new Set(edges.map(([, to]) => to))
  const all = Array.from({ length: nodeCount }, (_, node) => node)
  for (const node of [...all.filter((each) => !pointedTo.has(each)), ...all])
    if (state[node] === undefined) visit(node)
  return turned
}

/** A layer for each node: as far left as its edges allow, then moved to where its lines are shortest. */
function ranks(nodeCount: number, edges: readonly Edge[]): number[] {
  const rank = Array.from({ length: nodeCount }, () => 0)
  for (let round = 0; round < nodeCount; round++)
    for (const { left, right } of edges) rank[right] = Math.max(rank[right]!, rank[left]! + 1)
  for (let round = 0; round < nodeCount; round++) {
    let hasMoved = false
    for (let node = 0; node < nodeCount; node++) {
      const before = edges.filter((edge) => edge.right === node).map((edge) => rank[edge.left]! + 1)
      const after = edges.filter((edge) => edge.left === node).map((edge) => rank[edge.right]! - 1)
      // More lines to the right than to the left: every step to the right makes the sum shorter.
      if (after.length <= before.length || after.length === 0) continue
      const wanted = Math.min(...after)
      if (wanted > rank[node]!) {
        rank[node] = wanted
        hasMoved = true
      }
    }
    if (!hasMoved) break
  }
  const first = Math.min(0, ...rank)
  return rank.map((each) => each - first)
}

/** Sweeps to and fro: each layer is sorted by where its neighbours stand; the order with the fewest crossings wins. */
function ordered(given: Cell[][], ways: readonly (readonly Cell[])[], edges: readonly Edge[]): Cell[][] {
  const steps = stepsOf(ways, edges)
  let best = given
  let fewest = crossings(given, steps)
  for (const start of [given, given.map((layer) => [...layer].reverse())]) {
    let current = start
    for (let sweep = 0; sweep < 16 && fewest > 0; sweep++) {
      current = swept(current, steps, sweep % 2 === 0)
      const improved = transposed(current, steps)
      const count = crossings(improved, steps)
      if (count < fewest) {
        fewest = count
        best = improved
      }
    }
  }
  return best
}

/** One line between neighbouring layers. */
interface Step {
  readonly from: Cell
  readonly to: Cell
  readonly fromPort: number
  readonly toPort: number
}

function stepsOf(ways: readonly (readonly Cell[])[], edges: readonly Edge[]): Step[] {
  return ways.flatMap((way, index) =>
    way.slice(1).map((to, position) => ({
      from: way[position]!,
      to,
      fromPort: position === 0 ? edges[index]!.leftPort : 0.5,
      toPort: position === way.length - 2 ? edges[index]!.rightPort : 0.5,
    })),
  )
}

function swept(layers: readonly Cell[][], steps: readonly Step[], toTheRight: boolean): Cell[][] {
  const result = layers.map((layer) => [...layer])
  const indexes = result.map((_, index) => index)
  for (const at of toTheRight ? indexes : indexes.reverse()) {
    const places = placesOf(result)
    const wishes = new Map<Cell, number>()
    for (const cell of result[at]!) {
      const sights = toTheRight
        ? steps.filter((step) => step.to === cell).map((step) => places.get(step.from)! + step.fromPort)
        : steps.filter((step) => step.from === cell).map((step) => places.get(step.to)! + step.toPort)
      wishes.set(cell, sights.length > 0 ? mean(sights) : places.get(cell)!)
    }
    result[at]!.sort((a, b) => wishes.get(a)! - wishes.get(b)!)
  }
  return result
}

/** Swaps neighbours as long as that saves crossings. */
function transposed(layers: readonly Cell[][], steps: readonly Step[]): Cell[][] {
  const result = layers.map((layer) => [...layer])
  let count = crossings(result, steps)
  for (let isBetter = true; isBetter;) {
    isBetter = false
    for (const layer of result)
      for (let at = 1; at < layer.length; at++) {
        swap(layer, at)
        const now = crossings(result, steps)
        if (now < count) {
          count = now
          isBetter = true
        } else swap(layer, at)
      }
  }
  return result
}

function swap(layer: Cell[], at: number): void {
  const former = layer[at - 1]!
  layer[at - 1] = layer[at]!
  layer[at] = former
}

function crossings(layers: readonly Cell[][], steps: readonly Step[]): number {
  const places = placesOf(layers)
  const layerOf = new Map(layers.flatMap((layer, at) => layer.map((cell) => [cell, at] as const)))
  const lines = steps.map((step) => ({
    layer: layerOf.get(step.from)!,
    from: places.get(step.from)! + step.fromPort,
    to: places.get(step.to)! + step.toPort,
  }))
  let count = 0
  for (const [index, one] of lines.entries())
    for (const other of lines.slice(index + 1))
      if (one.layer === other.layer && (one.from - other.from) * (one.to - other.to) < 0) count++
  return count
}

function placesOf(layers: readonly (readonly Cell[])[]): Map<Cell, number> {
  return new Map(layers.flatMap((layer) => layer.map((cell, place) => [cell, place] as const)))
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
