import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toposort } from '../../../src/util/toposort'

const sort = (graph: Record<string, string[]>) => toposort(Object.keys(graph), (name) => graph[name] ?? [])

test('what is needed comes first, and the rest keeps its order', () => {
  const { sorted, cycles, broken } = sort({
    Comment: ['Post', 'User'],
    Post: ['User'],
    Tag: [],
    User: [],
    Zoo: [],
  })
  assert.deepEqual(sorted, ['User', 'Post', 'Comment', 'Tag', 'Zoo'])
  assert.deepEqual([cycles, broken], [[], []])
})

test('a need of itself or of an unknown name is no need', () => {
  assert.deepEqual(sort({ Node: ['Node', 'Elsewhere'] }), { sorted: ['Node'], cycles: [], broken: [] })
})

test('a circle is named, and the edge that closes it is left out', () => {
  const result = sort({ A: ['B'], B: ['C'], C: ['A'], D: ['A'] })
  assert.deepEqual(result.sorted, ['C', 'B', 'A', 'D'])
  assert.deepEqual(result.cycles, [['A', 'B', 'C', 'A']])
  assert.deepEqual(result.broken, [['C', 'A']])
})

test('every edge that is not listed as broken is obeyed, in graphs of any form', () => {
  let seed = 7
  const random = (n: number) => (seed = (seed * 48271) % 2147483647) % n
  for (let round = 0; round < 200; round++) {
    const names = Array.from({ length: 8 }, (_, i) => `M${i}`)
    const graph = Object.fromEntries(
      names.map((n) => [n, Array.from({ length: random(4) }, () => `M${random(8)}`)]),
    )
    const { sorted, broken } = sort(graph)
    assert.deepEqual([...sorted].sort(), names)
    for (const name of names)
      for (const needed of graph[name]!) {
        if (needed === name || broken.some(([from, to]) => from === name && to === needed)) continue
        assert.ok(sorted.indexOf(needed) < sorted.indexOf(name), `${name} before ${needed}`)
      }
  }
})
