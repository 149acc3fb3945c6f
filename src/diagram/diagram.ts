// sequelize.diagram() and `relata diagram`: the models as a picture. What to draw is found in entity-graph.ts, how in
// svg.ts (placed by layout.ts) and mermaid.ts.
import type { ModelLike } from '../definition/model-contract'
import { didYouMean } from '../errors/suggest'
import { listed, quoted, shown } from '../errors/sentence'
import { entityGraph } from './entity-graph'
import { toMermaid } from './mermaid'
import { toSvg } from './svg'

export interface DiagramOptions {
  /** 'svg' is a picture that stands alone; 'mermaid' is text that GitHub and many editors draw. */
  readonly format?: 'svg' | 'mermaid'
  /** The names of the models to draw; left out, all. */
  readonly models?: readonly string[]
}

const PRINTERS = { svg: toSvg, mermaid: toMermaid }

export const DIAGRAM_FORMATS = Object.keys(PRINTERS)

export function diagram(models: Readonly<Record<string, ModelLike>>, options: DiagramOptions = {}): string {
  const { format = 'svg', models: names = Object.keys(models) } = options
  if (!Object.hasOwn(PRINTERS, format)) {
    throw new TypeError(
      `diagram: format cannot be ${shown(format)}.${didYouMean(String(format), DIAGRAM_FORMATS)} Use one of ${listed(DIAGRAM_FORMATS)}.`,
    )
  }
  const drawn = names.map((name) => {
    const model = Object.hasOwn(models, name) ? models[name] : undefined
    if (model) return model
    const known = Object.keys(models)
    throw new TypeError(
      `diagram: there is no model ${quoted(name)}.${didYouMean(name, known)} There are: ${listed(known)}.`,
    )
  })
  return PRINTERS[format](entityGraph(drawn))
}
