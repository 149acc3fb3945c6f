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
  const sights = sightsOf(given, ways, edges)
  let best = given
  let fewest = crossings(given, sights)
  for (const start of [given, given.map((layer) => [...layer].reverse())]) {
    let current = start
    for (let sweep = 0; sweep < 16 && fewest > 0; sweep++) {
      current = transposed(swept(current, sights, sweep % 2 === 0), sights)
      const count = crossings(current, sights)
      if (count < fewest) {
        fewest = count
        best = current
      }
    }
  }
  return best
}

/** What a line from a cell goes to, in a neighbouring layer. */
interface Sight {
  readonly cell: Cell
  /** Where it leaves the cell, and where it arrives, as parts of the heights. */
  readonly port: number
  readonly farPort: number
}

/** The lines of a cell: into the layer on its left, and into that on its right. */
interface Sights {
  readonly left: Sight[]
  readonly right: Sight[]
}

function sightsOf(
  layers: readonly Cell[][],
  ways: readonly (readonly Cell[])[],
  edges: readonly Edge[],
): Map<Cell, Sights> {
  const sights = new Map<Cell, Sights>(layers.flat().map((cell) => [cell, { left: [], right: [] }]))
  for (const [index, way] of ways.entries()) {
    const { leftPort, rightPort } = edges[index]!
    for (let at = 1; at < way.length; at++) {
      const from = way[at - 1]!
      const to = way[at]!
      const fromPort = at === 1 ? leftPort : 0.5
      const toPort = at === way.length - 1 ? rightPort : 0.5
      sights.get(from)!.right.push({ cell: to, port: fromPort, farPort: toPort })
      sights.get(to)!.left.push({ cell: from, port: toPort, farPort: fromPort })
    }
  }
  return sights
}

function swept(layers: readonly Cell[][], sights: ReadonlyMap<Cell, Sights>, toTheRight: boolean): Cell[][] {
  const result = layers.map((layer) => [...layer])
  const places = placesOf(result)
  const indexes = result.map((_, index) => index)
  for (const at of toTheRight ? indexes : indexes.reverse()) {
    const wishes = new Map<Cell, number>()
    for (const cell of result[at]!) {
      const seen = toTheRight ? sights.get(cell)!.left : sights.get(cell)!.right
      const wish = seen.map((sight) => places.get(sight.cell)! + sight.farPort)
      wishes.set(cell, wish.length > 0 ? mean(wish) : places.get(cell)!)
    }
    result[at]!.sort((a, b) => wishes.get(a)! - wishes.get(b)!)
    for (const [place, cell] of result[at]!.entries()) places.set(cell, place)
  }
  return result
}

/** Swaps neighbours as long as that saves crossings. */
function transposed(layers: readonly Cell[][], sights: ReadonlyMap<Cell, Sights>): Cell[][] {
  const result = layers.map((layer) => [...layer])
  const places = placesOf(result)
  for (let isBetter = true; isBetter;) {
    isBetter = false
    for (const layer of result)
      for (let at = 1; at < layer.length; at++) {
        const upper = layer[at - 1]!
        const lower = layer[at]!
        if (inverted(upper, lower, sights, places) <= inverted(lower, upper, sights, places)) continue
        layer[at - 1] = lower
        layer[at] = upper
        places.set(lower, at - 1).set(upper, at)
        isBetter = true
      }
  }
  return result
}

/** How many lines of two cells of one layer cross, if the first stands above the second. */
function inverted(
  upper: Cell,
  lower: Cell,
  sights: ReadonlyMap<Cell, Sights>,
  places: ReadonlyMap<Cell, number>,
): number {
  let count = 0
  for (const side of ['left', 'right'] as const)
    for (const above of sights.get(upper)![side])
      for (const below of sights.get(lower)![side]) {
        const far = places.get(above.cell)! + above.farPort
        if (far > places.get(below.cell)! + below.farPort) count++
      }
  return count
}

function crossings(layers: readonly (readonly Cell[])[], sights: ReadonlyMap<Cell, Sights>): number {
  const places = placesOf(layers)
  let count = 0
  for (const layer of layers) {
    const lines = layer.flatMap((cell) =>
      sights.get(cell)!.right.map((sight) => ({
        from: places.get(cell)! + sight.port,
        to: places.get(sight.cell)! + sight.farPort,
      })),
    )
    for (const [index, one] of lines.entries())
      for (let at = index + 1; at < lines.length; at++)
        if ((one.from - lines[at]!.from) * (one.to - lines[at]!.to) < 0) count++
  }
  return count
}

function placesOf(layers: readonly (readonly Cell[])[]): Map<Cell, number> {
  return new Map(layers.flatMap((layer) => layer.map((cell, place) => [cell, place] as const)))
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
