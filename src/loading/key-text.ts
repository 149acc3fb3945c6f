// A key as the driver delivered it → what a Map can compare, so that 1, 1n and '1' are one key, whichever column type each
// side has; bytes compare by content. Null means "no key".

export function keyText(value: unknown): string | number | null {
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
