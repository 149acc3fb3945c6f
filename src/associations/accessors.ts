// Puts the mixin methods on the source's prototype: `user.getPosts(options)` is `association.get(user, options)`.
//
//   as 'posts' → getPosts countPosts hasPost hasPosts setPosts addPost addPosts removePost removePosts createPost
//
// Where singular and plural are one word the pairs fall together: `addSheep` takes one or many (SPEC row 44).
import type { InstanceLike } from '../definition/model-contract'
import { shown } from '../errors/sentence'
import { upperFirst } from '../util/casing'
import type { Association } from './association'

/** The verb of the association behind each accessor. `add` and `addMultiple` are one verb: it takes one or many. */
const VERB_OF: Readonly<Record<string, string>> = {
  get: 'get',
  set: 'set',
  count: 'count',
  create: 'create',
  add: 'add',
  addMultiple: 'add',
  remove: 'remove',
  removeMultiple: 'remove',
  hasSingle: 'has',
  hasAll: 'has',
}

export function accessorsToOne(singular: string): Readonly<Record<string, string>> {
  const one = upperFirst(singular)
  return { get: `get${one}`, set: `set${one}`, create: `create${one}` }
}

export function accessorsToMany(singular: string, plural: string): Readonly<Record<string, string>> {
  const one = upperFirst(singular)
  const many = upperFirst(plural)
  return {
    get: `get${many}`,
    set: `set${many}`,
    addMultiple: `add${many}`,
    add: `add${one}`,
    create: `create${one}`,
    remove: `remove${one}`,
    removeMultiple: `remove${many}`,
    hasSingle: `has${one}`,
    hasAll: `has${many}`,
    count: `count${many}`,
  }
}

type Verb = (source: InstanceLike, ...rest: unknown[]) => Promise<unknown>

/** The methods that were put on prototypes here: another association may replace them, a user's method stays. */
const mixins = new WeakSet<Function>()

/** A class's own methods are never overwritten, nor those that it inherits (SPEC row 58). */
export function installAccessors(association: Association): void {
  const prototype = association.source.prototype as unknown as Record<string, unknown>
  for (const [accessor, method] of Object.entries(association.accessors)) {
    const present = prototype[method]
    if (present !== undefined && !(typeof present === 'function' && mixins.has(present))) continue
    if (present !== undefined && association.isImplicit) continue
    const verb = VERB_OF[accessor]!
    const mixin = function (this: InstanceLike, ...given: unknown[]) {
      if (isMisplaced(verb, given[0]))
        return Promise.reject(misplaced(`${association.source.name}.${method}()`, verb, given[0]))
      // The four kinds differ in their verbs; `accessors` names only those that a kind has.
      return (association as unknown as Record<string, Verb>)[verb]!(this, ...given)
    }
    mixins.add(mixin)
    Object.defineProperty(prototype, method, {
      value: mixin,
      writable: true,
      configurable: true,
      enumerable: !association.isImplicit,
    })
  }
}

/** What these verbs take first is an object; a key or a text there would be ignored. */
const FIRST: Readonly<Record<string, string>> = {
  get: 'options, such as { where: … }',
  count: 'options, such as { where: … }',
  create: 'an object of values',
}

function isMisplaced(verb: string, given: unknown): boolean {
  return given !== undefined && given !== null && typeof given !== 'object' && FIRST[verb] !== undefined
}

function misplaced(call: string, verb: string, given: unknown): TypeError {
  return new TypeError(`${call} takes ${FIRST[verb]}, not ${shown(given)}.`)
}

/** Takes away what `installAccessors` put there for an association that is replaced. */
export function removeAccessors(association: Association): void {
  const prototype = association.source.prototype as unknown as Record<string, unknown>
  for (const method of Object.values(association.accessors)) {
    const present = Object.getOwnPropertyDescriptor(prototype, method)?.value
    if (typeof present === 'function' && mixins.has(present)) delete prototype[method]
  }
}
