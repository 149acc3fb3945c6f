// The key in a row, as the driver delivered it → what a Map can compare, so that 1, 1n and '1' are one key, whichever column
// type each side has; bytes compare by content. Keys that callers hand over are compared by type: associations/keys.ts.
//
// Hot path: runs once a parent and once a child (bench R2–R5).

/** The key at these positions; null if a part of it is null: such a row has no key. */
export function rowKeyText(row: readonly unknown[], positions: readonly number[]): string | number | null {
  return positions.length === 1 ? partText(row[positions[0]]) : compositeText(row, positions)
}

/** Parts carry their length, so that ('1', '23') and ('12', '3') are two keys. */
function compositeText(row: readonly unknown[], positions: readonly number[]): string | null {
  let key = ''
  for (const position of positions) {
    const part = partText(row[position])
    if (part === null) return null
    const text = String(part)
    key += text.length + ':' + text
  }
  return key
}

function partText(value: unknown): string | number | null {
  if (typeof value === 'number') return value
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return canonicalNumber(value)
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
  if (value instanceof Uint8Array) return 'x' + Buffer.from(value).toString('hex')
  if (value instanceof Date) return value.toISOString()
  return String(value)
}

/** '12' is 12; '012', '1e3' and ' 1' are only text. Most keys begin with no digit or are no text: one look decides. */
function canonicalNumber(text: string): string | number {
  const first = text.charCodeAt(0)
  if (first < 48 || first > 57 || text.length > 15) return text
  const number = Number(text)
  return String(number) === text && Number.isInteger(number) ? number : text
}
