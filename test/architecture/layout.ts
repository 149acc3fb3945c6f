// The layout block of docs/architecture.md as data: which floor a folder has, which files are named.
//   persistence/        9  writing            → floors.get('persistence') is 9
//     upsert.ts  increment.ts   one each      → files has src/persistence/upsert.ts and …/increment.ts
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source'

export interface Layout {
  floors: Map<string, number>
  files: string[]
}

export const document = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

export function readLayout(text = document): Layout {
  const block = /## Layout[^]*?```\nsrc\/\n([^]*?)```/.exec(text)?.[1]
  if (!block) throw new Error('docs/architecture.md has no block that begins with "src/" under "## Layout".')
  const layout: Layout = { floors: new Map(), files: [] }
  let folders: string[] = []
  for (const line of block.split('\n')) {
    const [, indent, rest] = /^( *)(.*)$/.exec(line)!
    // Explanations go on beneath each other, far to the right of the names.
    if (indent.length > 6) continue
    const names = leadingNames(rest)
    if (names.length === 0) continue
    if (indent.length === 2) {
      const floor = /^\S+\s+(\d+)\s/.exec(rest)
      if (!floor) throw new Error(`docs/architecture.md: "${rest}" has no floor.`)
      layout.floors.set(names[0].replace(/\/$/, ''), Number(floor[1]))
      folders = [names[0]]
    }
    const parents = indent.length === 6 ? folders : folders.slice(0, 1)
    if (names.every((name) => name.endsWith('/'))) {
      if (indent.length === 4) folders = [folders[0], ...names]
    } else if (indent.length === 2) layout.files.push(...names.map((name) => `src/${name}`))
    else if (indent.length === 4) layout.files.push(...names.map((name) => `src/${parents[0]}${name}`))
  }
  return layout
}

/** The names at the start of a line: 'a.ts  b.ts   words' gives both files. */
function leadingNames(text: string): string[] {
  const names: string[] = []
  for (const word of text.split(/\s+/)) {
    if (!/^[a-z][\w-]*(\.ts|\/)$/.test(word)) break
    names.push(word)
  }
  return names
}
