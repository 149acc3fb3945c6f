// The includes of a template → a tree of nodes, each with its alias in SQL, its path and whether it is required.
import type { IncludeNode } from '../associations/include-node'
import { isPlainObject } from '../util/objects'
import type { IncludeTemplate } from './template'
import { checkThroughOption } from './through-option'

/** The most includes of one call (SECURITY §6.1): more is a cycle walked by `{ all: true, nested: true }`. */
const MAX_NODES = 500

export function includeTree(templates: readonly IncludeTemplate[], rootName: string): IncludeNode[] {
  let count = 0
  const nodeOf = (template: IncludeTemplate, parentPath: readonly string[]): IncludeNode => {
    if (++count > MAX_NODES) {
      throw new RangeError(
        `${rootName}: more than ${MAX_NODES} includes in one call.` +
          ' Name the associations that you need instead of { all: true, nested: true }.',
      )
    }
    const { association, model, options } = template
    checkThroughOption(association, options.through)
    const path = [...parentPath, association.as]
    return {
      association,
      model,
      as: association.as,
      alias: path.join('->'),
      path,
      required: isRequired(options),
      options,
      children: template.include.map((child) => nodeOf(child, path)),
    }
  }
  return templates.map((template) => nodeOf(template, []))
}

/** As in v6: said by the user, else implied by a `where`, unless a query of its own loads it (`separate`). */
function isRequired(options: IncludeTemplate['options']): boolean {
  if (options.required !== undefined && options.required !== null) return options.required === true
  return options.separate !== true && saysSomething(options.where)
}

/** All but `{}`: expressions, lists and values are words, too. */
const saysSomething = (where: unknown): boolean =>
  where !== undefined && where !== null && !(isPlainObject(where) && Reflect.ownKeys(where).length === 0)
