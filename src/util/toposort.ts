/**
 * A stable topological sort: every name after the names that it needs, otherwise in the order given.
 * Circles do not stop it: each is reported by name, and the edge that closes it is left out and listed.
 * `{ Post: ['User'], User: [] }` → sorted `User, Post`.
 */
export interface Toposorted {
  readonly sorted: string[]
  /** Each circle as a walk that ends where it began: `['User', 'Post', 'User']`. */
  readonly cycles: string[][]
  /** The edges `[name, needed]` that `sorted` does not obey, one for each circle. */
  readonly broken: [string, string][]
}

/** `needs(name)` lists what must come before; names that are not in `names`, and a name's need of itself, do not count. */
export function toposort(names: Iterable<string>, needs: (name: string) => Iterable<string>): Toposorted {
  const known = new Set(names)
  const done = new Set<string>()
  const path: string[] = []
  const onPath = new Set<string>()
  const result: Toposorted = { sorted: [], cycles: [], broken: [] }

  function visit(name: string): void {
    path.push(name)
    onPath.add(name)
    for (const needed of needs(name)) {
      if (needed === name || !known.has(needed) || done.has(needed)) continue
      if (onPath.has(needed)) {
        result.cycles.push([...path.slice(path.indexOf(needed)), needed])
        result.broken.push([name, needed])
      } else visit(needed)
    }
    path.pop()
    onPath.delete(name)
    done.add(name)
    result.sorted.push(name)
  }

  for (const name of known) if (!done.has(name)) visit(name)
  return result
}
