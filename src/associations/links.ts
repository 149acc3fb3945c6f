// Associations as values, declared with the model and resolved once every model that they name is there:
//
//   define('User', {…}, { associations: () => ({ posts: hasMany(Post), manager: belongsTo(User) }) })
//
// The thunk is called when something first asks (a query, sync, `User.associations`): targets may be defined further down.
import type { AnyOptions, ModelLike } from '../definition/model-contract'
import { AssociationError } from '../errors/association'
import { quoted, shown } from '../errors/sentence'
import type { AssociationKind } from './association'
import { declareAssociation } from './declare'

/** What `hasMany(Post, options)` gives, outside of any model: the model and the alias come with the thunk. */
export class Link {
  constructor(
    readonly associationType: AssociationKind,
    readonly target: unknown,
    readonly options: AnyOptions,
  ) {}
}

export function hasOne(target: unknown, options: AnyOptions = {}): Link {
  return new Link('HasOne', target, options)
}

export function hasMany(target: unknown, options: AnyOptions = {}): Link {
  return new Link('HasMany', target, options)
}

export function belongsTo(target: unknown, options: AnyOptions = {}): Link {
  return new Link('BelongsTo', target, options)
}

export function belongsToMany(target: unknown, options: AnyOptions = {}): Link {
  return new Link('BelongsToMany', target, options)
}

type LinkThunk = () => Record<string, Link>

interface Evaluated {
  readonly model: ModelLike
  readonly alias: string
  readonly link: Link
}

/** belongsTo names its key after the alias, so it comes first: the other side then finds the key there. */
const ORDER: readonly AssociationKind[] = ['BelongsTo', 'HasOne', 'HasMany', 'BelongsToMany']

/** The thunks of one Sequelize that are still to be resolved. */
export class PendingLinks {
  private pending: { readonly model: ModelLike; readonly thunk: LinkThunk }[] = []

  get isEmpty(): boolean {
    return this.pending.length === 0
  }

  add(model: ModelLike, thunk: unknown): void {
    if (typeof thunk !== 'function') {
      throw new TypeError(
        `${model.name}: the option "associations" must be a function, as in () => ({ posts: hasMany(Post) }), got ${shown(thunk)}.`,
      )
    }
    this.pending.push({ model, thunk: thunk as LinkThunk }) // what it gives is checked when it is called
  }

  /**
   * Declares the associations of all models whose targets are there. The others wait; with `isFinal` they throw, since
   * nothing can come any more that would define them.
   */
  resolve(isFinal = false): void {
    if (this.pending.length === 0) return
    const now = this.pending.map((each) => ({ ...each, links: evaluated(each.model, each.thunk, isFinal) }))
    const ready = now.flatMap(({ links }) => links ?? [])
    // Declaring asks for associations again, by way of hooks: such a call finds only those that wait.
    this.pending = now.filter(({ links }) => links === null)
    ready.sort((a, b) => ORDER.indexOf(a.link.associationType) - ORDER.indexOf(b.link.associationType))
    for (const { model, alias, link } of ready) {
      const options = {
        ...link.options,
        as: aliasOption(alias, link),
        linked: true,
      }
      declareAssociation(link.associationType, model, link.target, options)
    }
  }
}

/** The links of a model; null if a target is not defined yet. */
function evaluated(model: ModelLike, thunk: LinkThunk, isFinal: boolean): Evaluated[] | null {
  let links: Record<string, unknown>
  try {
    links = thunk()
  } catch (error) {
    // A const that stands further down is in its temporal dead zone until then.
    if (error instanceof ReferenceError && !isFinal) return null
    throw error
  }
  const found: Evaluated[] = []
  for (const [alias, link] of Object.entries(links)) {
    if (!(link instanceof Link)) {
      throw new AssociationError(
        `${model.name}: the association ${quoted(alias)} must be hasOne(…), hasMany(…), belongsTo(…) or belongsToMany(…), got ${shown(link)}.`,
      )
    }
    if (!isFinal && (link.target === undefined || isMissingJunction(link))) return null
    found.push({ model, alias, link })
  }
  return found
}

/** `through: UserGroups` before that model is defined. */
function isMissingJunction({ associationType, options }: Link): boolean {
  return (
    associationType === 'BelongsToMany' &&
    'through' in options &&
    (options.through ?? undefined) === undefined
  )
}

/** The key of the map is the alias; `as: { singular, plural }` says how an odd word is bent. */
function aliasOption(alias: string, link: Link): unknown {
  const given: unknown = link.options.as
  if (given === undefined || given === alias) return alias
  if (typeof given === 'object' && given !== null && (given as { plural?: unknown }).plural === alias)
    return given
  throw new AssociationError(
    `The association ${quoted(alias)} says as: ${shown(given)}, but its name is the key of the map. Leave "as" out, or give ` +
      `{ singular: '…', plural: ${quoted(alias)} }.`,
  )
}
