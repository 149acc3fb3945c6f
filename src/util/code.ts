/**
 * The one place that turns source text into a function. Generated code moves values and calls what `scope` hands in;
 * no text of a user may ever stand in `body` but as a JSON string. Every caller has an interpreted twin for `null`.
 */
const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/

/**
 * `compile(['row'], 'return read(row[0])', { read })` → a function of `row`.
 * Null where code may not be generated: by the platform (CSP, `--disallow-code-generation-from-strings`) or by RELATA_INTERPRET=1.
 */
export function compile(params: string[], body: string, scope: Record<string, unknown>): Function | null {
  if (process.env['RELATA_INTERPRET'] === '1') return null
  const names = Object.keys(scope)
  for (const name of [...names, ...params]) {
    if (!IDENTIFIER.test(name))
      throw new TypeError(`${JSON.stringify(name)} cannot name a parameter of generated code.`)
  }
  try {
    const outer = new Function(...names, `'use strict'\nreturn function (${params.join(', ')}) {\n${body}\n}`)
    return outer(...Object.values(scope)) as Function // the text above returns one
  } catch (error) {
    if (error instanceof EvalError) return null
    throw error
  }
}
