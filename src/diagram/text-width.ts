// How wide a text is likely to be in the sans-serif fonts of browsers: there is no font to measure with. The widths are
// those of Helvetica and Arial, with room for the wider fonts that some systems put in their place.
const NARROW = /[ijl'|.,:;!/\\()[\]{}ftr I-]/
const WIDE = /[mwMW@%]/
const CAPITAL = /[A-Z0-9_~+<>=?&#$]/

export function textWidth(text: string, size: number, isBold = false): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width * size * (isBold ? 1.18 : 1.08)
}

function characterWidth(character: string): number {
  if (character.codePointAt(0)! > 0x2e80) return 1 // Chinese, Japanese, Korean, emoji
  if (WIDE.test(character)) return 0.86
  if (NARROW.test(character)) return 0.32
  if (CAPITAL.test(character)) return 0.66
  return 0.55
}
