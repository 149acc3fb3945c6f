// An entity graph as one self-contained SVG: no script, no font and no style from elsewhere. Where things stand is decided
// in layout.ts; here they are drawn. The marks at the ends of lines are crow's feet:
//
//   ─┼┼─ exactly one   ─○┼─ one or none   ─○< any number
import type { Column, EntityGraph, Relation } from './entity-graph'
import {
  FONT_SIZE,
  HEADER_HEIGHT,
  MARK_FONT_SIZE,
  PADDING,
  ROW_HEIGHT,
  SMALL_FONT_SIZE,
  layoutOf,
  marksText,
  namesX,
  typeText,
  type Box,
  type End,
  type Line,
} from './layout'
import { textWidth } from './text-width'

const MARGIN = 24
const LEGEND_HEIGHT = 34
const LEGEND_WIDTH = 720
const COLOURS = {
  background: '#ffffff',
  border: '#94a3b8',
  header: '#e0ecf8',
  junction: '#fdf0d5',
  rule: '#e2e8f0',
  text: '#0f172a',
  muted: '#64748b',
  key: '#1d4ed8',
  line: '#475569',
}

const LINE_STYLE = `fill="none" stroke="${COLOURS.line}" stroke-width="1.3" stroke-linecap="round"`

export function toSvg(graph: EntityGraph): string {
  const { width, height, boxes, lines } = layoutOf(graph)
  const full = {
    width: Math.max(width, LEGEND_WIDTH) + 2 * MARGIN,
    height: height + 2 * MARGIN + LEGEND_HEIGHT,
  }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(full.width)}" height="${n(full.height)}" viewBox="0 0 ${n(full.width)} ${n(full.height)}" role="img" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" font-size="${FONT_SIZE}">`,
    `<title>${escaped(`Models: ${boxes.map(({ entity }) => entity.name).join(', ')}`)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${COLOURS.background}"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...lines.map(drawnLine),
    ...boxes.map(drawnBox),
    `</g>`,
    legend(
      full.height - LEGEND_HEIGHT,
      boxes.some(({ entity }) => entity.isJunction),
    ),
    `</svg>`,
    '',
  ].join('\n')
}

function drawnBox({ entity, x, y, width, height }: Box): string {
  const fill = entity.isJunction ? COLOURS.junction : COLOURS.header
  const dashes = entity.isJunction ? ' stroke-dasharray="5 3"' : ''
  const table = entity.table === entity.name ? '' : entity.table
  return [
    `<g transform="translate(${n(x)} ${n(y)})">`,
    `<rect width="${n(width)}" height="${n(height)}" rx="6" fill="${COLOURS.background}"/>`,
    `<path d="M0 ${HEADER_HEIGHT}V6a6 6 0 0 1 6-6H${n(width - 6)}a6 6 0 0 1 6 6V${HEADER_HEIGHT}Z" fill="${fill}"/>`,
    `<rect width="${n(width)}" height="${n(height)}" rx="6" fill="none" stroke="${COLOURS.border}"${dashes}/>`,
    `<path d="M0 ${HEADER_HEIGHT}H${n(width)}" stroke="${COLOURS.border}"/>`,
    text(
      PADDING,
      HEADER_HEIGHT / 2,
      entity.name,
      `font-size="${FONT_SIZE + 1}" font-weight="bold" fill="${COLOURS.text}"`,
    ),
    text(
      width - PADDING,
      HEADER_HEIGHT / 2,
      table,
      `font-size="${SMALL_FONT_SIZE}" text-anchor="end" fill="${COLOURS.muted}"`,
    ),
    ...entity.columns.map((column, index) => drawnColumn(column, index, width, namesX(entity))),
    `</g>`,
  ]
    .filter(Boolean)
    .join('\n')
}

function drawnColumn(column: Column, index: number, width: number, nameX: number): string {
  const y = HEADER_HEIGHT + ROW_HEIGHT * (index + 0.5) + 1
  const weight = column.isPrimary ? ' font-weight="bold"' : ''
  const style = column.isForeign ? ' font-style="italic"' : ''
  return [
    index > 0 && `<path d="M1 ${n(y - ROW_HEIGHT / 2)}H${n(width - 1)}" stroke="${COLOURS.rule}"/>`,
    text(
      PADDING,
      y,
      marksText(column),
      `font-size="${MARK_FONT_SIZE}" font-weight="bold" fill="${COLOURS.key}"`,
    ),
    text(nameX, y, column.name, `fill="${COLOURS.text}"${weight}${style}`),
    text(
      width - PADDING,
      y,
      typeText(column),
      `font-size="${SMALL_FONT_SIZE}" text-anchor="end" fill="${COLOURS.muted}"`,
    ),
  ]
    .filter(Boolean)
    .join('\n')
}

function drawnLine({ relation, holderEnd, referencedEnd, path }: Line): string {
  const start = relation.holder === relation.referenced || holderEnd.dx === 1 ? holderEnd : referencedEnd
  const d = path.map(({ to, via }) =>
    via
      ? `C${n(via[0].x)} ${n(via[0].y)} ${n(via[1].x)} ${n(via[1].y)} ${n(to.x)} ${n(to.y)}`
      : `L${n(to.x)} ${n(to.y)}`,
  )
  const dashes = relation.isConstrained ? '' : ' stroke-dasharray="4 4"'
  return [
    `<g ${LINE_STYLE}>`,
    `<title>${escaped(titleOf(relation))}</title>`,
    `<path d="M${n(start.x)} ${n(start.y)}${d.join('')}"${dashes}/>`,
    relation.isSingle ? oneOrNone(holderEnd) : anyNumber(holderEnd),
    relation.isOptional ? oneOrNone(referencedEnd) : exactlyOne(referencedEnd),
    `</g>`,
  ].join('\n')
}

function titleOf({ holder, keys, referenced, referencedKeys, aliases }: Relation): string {
  const key = `${holder.name}.${keys.join('+')} → ${referenced.name}.${referencedKeys.join('+')}`
  return aliases.length > 0 ? `${key} (${aliases.join(', ')})` : key
}

// ─── marks, drawn away from the box

function exactlyOne(end: End): string {
  return bar(end, 7) + bar(end, 11)
}

function oneOrNone(end: End): string {
  return bar(end, 7) + circle(end, 14)
}

function anyNumber(end: End): string {
  const tip = along(end, 11, 0)
  const toes = [-5, 0, 5].map((side) => {
    const toe = along(end, 0, side)
    return `M${n(tip.x)} ${n(tip.y)}L${n(toe.x)} ${n(toe.y)}`
  })
  return `<path d="${toes.join('')}"/>${circle(end, 15)}`
}

function bar(end: End, distance: number): string {
  const from = along(end, distance, -5)
  const to = along(end, distance, 5)
  return `<path d="M${n(from.x)} ${n(from.y)}L${n(to.x)} ${n(to.y)}"/>`
}

function circle(end: End, distance: number): string {
  const centre = along(end, distance, 0)
  return `<circle cx="${n(centre.x)}" cy="${n(centre.y)}" r="4" fill="${COLOURS.background}"/>`
}

/** So far away from the box, and so far to the side. */
function along({ x, y, dx, dy }: End, distance: number, side: number): { x: number; y: number } {
  return { x: x + dx * distance - dy * side, y: y + dy * distance + dx * side }
}

// ─── legend and text

function legend(y: number, hasJunctions: boolean): string {
  const parts: string[] = []
  const style = `fill="${COLOURS.muted}" font-size="${SMALL_FONT_SIZE}"`
  let x = MARGIN
  const word = (content: string) => {
    parts.push(text(x, 0, content, style))
    x += textWidth(content, SMALL_FONT_SIZE) + 22
  }
  const example = (mark: (end: End) => string, content: string) => {
    const box = `<path d="M${n(x)} -6V6" stroke="${COLOURS.border}"/><path d="M${n(x)} 0h26"/>`
    parts.push(`<g ${LINE_STYLE}>${box}${mark({ x, y: 0, dx: 1, dy: 0 })}</g>`)
    x += 34
    word(content)
  }
  example(exactlyOne, 'exactly one')
  example(oneOrNone, 'one or none')
  example(anyNumber, 'any number')
  for (const content of ['PK primary key', 'FK foreign key', 'U unique', '? may be null']) word(content)
  if (hasJunctions) {
    const look = `fill="${COLOURS.junction}" stroke="${COLOURS.border}" stroke-dasharray="5 3"`
    parts.push(`<rect x="${n(x)}" y="-6" width="18" height="12" rx="3" ${look}/>`)
    x += 26
    word('junction')
  }
  return `<g transform="translate(0 ${n(y)})">${parts.join('')}</g>`
}

function text(x: number, y: number, content: string, attributes: string): string {
  if (content === '') return ''
  return `<text x="${n(x)}" y="${n(y)}" dy="0.35em" ${attributes}>${escaped(content)}</text>`
}

/** At most one decimal: the picture is committed, and small numbers keep its changes readable. */
function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Text and attribute values; control characters have no place in XML. */
function escaped(value: string): string {
  return (
    value
      // eslint-disable-next-line no-control-regex
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  )
}
