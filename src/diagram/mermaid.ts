// An entity graph as Mermaid's erDiagram, which GitHub and many editors draw:
//
//   Person ||--o{ Film : "director, directed"
//   Film { integer id PK … }
import type { Column, Entity, EntityGraph, Relation } from './entity-graph'

export function toMermaid({ entities, relations }: EntityGraph): string {
  return [
    'erDiagram',
    ...relations.map((relation) => `  ${relationLine(relation)}`),
    ...entities.flatMap(entityLines),
    '',
  ].join('\n')
}

/** The referenced side comes first, so that Mermaid lays parents above children. */
function relationLine({
  holder,
  referenced,
  isSingle,
  isOptional,
  isConstrained,
  ...rest
}: Relation): string {
  const referencedEnd = isOptional ? '|o' : '||'
  const holderEnd = isSingle ? 'o|' : 'o{'
  const line = isConstrained ? '--' : '..'
  const label = rest.aliases.length > 0 ? rest.aliases.map(aliasAlone) : rest.keys
  return `${entityName(referenced)} ${referencedEnd}${line}${holderEnd} ${entityName(holder)} : "${quotedText(label.join(', '))}"`
}

function aliasAlone(alias: string): string {
  return alias.slice(alias.indexOf('.') + 1)
}

function entityLines(entity: Entity): string[] {
  if (entity.columns.length === 0) return [`  ${entityName(entity)}`]
  return [`  ${entityName(entity)} {`, ...entity.columns.map((column) => `    ${columnLine(column)}`), '  }']
}

function columnLine({ name, type, isPrimary, isForeign, isUnique, isNullable }: Column): string {
  const keys = [isPrimary && 'PK', isForeign && 'FK', isUnique && 'UK'].filter(Boolean).join(', ')
  return [word(type), word(name), keys, isNullable && '"may be null"'].filter(Boolean).join(' ')
}

/** Words of Mermaid's own, in any case; found by handing each to its parser (11.x). */
const RESERVED =
  /^(accdescr|acctitle|class|classdef|click|default|direction|end|erdiagram|linkstyle|many|note|one|only|optionally|style|subgraph|title|to|u|zero)$/i

/** A name that is a word of Mermaid's or has other characters than these stands in quotes. */
function entityName({ name }: Entity): string {
  return /^[A-Za-z]\w*$/.test(name) && !RESERVED.test(name) ? name : `"${quotedText(name)}"`
}

/** Types and columns cannot be quoted: what Mermaid's grammar does not take becomes an underscore, a key mark gets one. */
function word(text: string): string {
  const plain = text.replace(/[^\w-]/g, '_').replace(/^[PFU]K$/, '$&_')
  return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`
}

/** Mermaid has no escape for a double quote within quotes. */
function quotedText(text: string): string {
  return text.replace(/"/g, "'").replace(/\s+/g, ' ')
}
