// Hooks: functions that run around operations. A model has a registry, and behind it stands its Sequelize's, whose
// hooks run after the model's own, as in v6.
//
//   registry.add('beforeCreate', 'audit', fn)      await registry.run('beforeCreate', instance, options)
//
// `hasAny` costs two property reads: operations ask it before they prepare a hook's arguments.
import { didYouMean } from '../errors/suggest'
import { quoted, shown } from '../errors/sentence'

export type HookFunction = (...args: any[]) => unknown // each kind of hook has arguments of its own
type HookEntry = HookFunction | { readonly name: string; readonly fn: HookFunction }

const BOTH = ['before', 'after'] as const
const OPERATIONS = [
  'Validate', 'Create', 'Update', 'Save', 'Upsert', 'Destroy', 'Restore',
  'BulkCreate', 'BulkUpdate', 'BulkDestroy', 'BulkRestore', 'Find', 'Associate', 'Sync', 'BulkSync', 'Query',
] // prettier-ignore

/** Hooks that models take; each is a static method of Model, too. */
export const MODEL_HOOKS: readonly string[] = [
  ...OPERATIONS.flatMap((operation) => BOTH.map((time) => time + operation)),
  'validationFailed',
  'beforeCount',
  'beforeFindAfterExpandIncludeAll',
  'beforeFindAfterOptions',
]
/** Hooks that a Sequelize takes: the models' and its own. */
export const SEQUELIZE_HOOKS: readonly string[] = [
  ...MODEL_HOOKS,
  ...['Define', 'Init', 'Connect', 'Disconnect', 'PoolAcquire'].flatMap((each) =>
    BOTH.map((time) => time + each),
  ),
]
const KNOWN = new Set(SEQUELIZE_HOOKS)

const ALIASES: ReadonlyMap<string, string> = new Map([
  ['beforeDelete', 'beforeDestroy'],
  ['afterDelete', 'afterDestroy'],
  ['beforeBulkDelete', 'beforeBulkDestroy'],
  ['afterBulkDelete', 'afterBulkDestroy'],
  ['beforeConnection', 'beforeConnect'],
])
/**
 * A save is a create or an update. As in v6 its hooks are entered into the lists of both, in the order of declaration;
 * so operations run `beforeCreate` or `beforeUpdate` alone, never `beforeSave` beside them.
 */
const ALSO_ENTERED: ReadonlyMap<string, readonly string[]> = new Map([
  ['beforeSave', ['beforeUpdate', 'beforeCreate']],
  ['afterSave', ['afterUpdate', 'afterCreate']],
])

export class HookRegistry {
  /** The hooks by kind: what v6 shows as `Model.options.hooks`. */
  readonly lists: Record<string, HookEntry[]> = {}

  constructor(private readonly parent: HookRegistry | null = null) {}

  /** Adds a hook, under a name if it is to be removed by name. */
  add(kind: string, nameOrHook: string | HookFunction, hook?: HookFunction): void {
    const fn = typeof nameOrHook === 'function' ? nameOrHook : hook
    if (typeof fn !== 'function') {
      throw new TypeError(`The hook ${quoted(kind)} must be a function, got ${shown(fn)}.`)
    }
    const entry = typeof nameOrHook === 'function' ? fn : { name: nameOrHook, fn }
    for (const list of enteredIn(kind)) (this.lists[list] ??= []).push(entry)
  }

  /** Adds what an option `hooks: { beforeCreate: fn or [fn, fn] }` holds. */
  addAll(hooks: Record<string, HookEntry | readonly HookEntry[]> | null | undefined): void {
    for (const [kind, given] of Object.entries(hooks ?? {})) {
      for (const entry of Array.isArray(given) ? given : [given]) {
        if (typeof entry === 'object' && entry !== null) this.add(kind, entry.name, entry.fn)
        else this.add(kind, entry)
      }
    }
  }

  /** Removes the hooks of that name, or that function. */
  remove(kind: string, nameOrHook: string | HookFunction): void {
    for (const name of enteredIn(kind)) {
      const list = this.lists[name]
      if (list) this.lists[name] = list.filter((entry) => !matches(entry, nameOrHook))
    }
  }

  /** Does this registry itself hold such a hook? v6's `hasHook`. */
  has(kind: string): boolean {
    return (this.lists[knownKind(kind)]?.length ?? 0) > 0
  }

  /** Is there a hook to run, here or behind? `kind` is a proper name, no alias. */
  hasAny(kind: string): boolean {
    const own = this.lists[kind]
    return (own !== undefined && own.length > 0) || (this.parent !== null && this.parent.hasAny(kind))
  }

  /** Runs the hooks one after the other, each awaited: this registry's, then its parent's. */
  async run(kind: string, ...args: unknown[]): Promise<void> {
    for (const hook of this.functions(kind)) await hook.apply(this, args)
  }

  /** Runs hooks of a kind that cannot wait (define, init, associate); a promise that one returns is not awaited. */
  runSync(kind: string, ...args: unknown[]): void {
    for (const hook of this.functions(kind)) hook.apply(this, args)
  }

  /** A list of its own, so that a hook may add or remove hooks while it runs. */
  private functions(kind: string): HookFunction[] {
    const own = (this.lists[kind] ?? []).map((entry) => (typeof entry === 'function' ? entry : entry.fn))
    return this.parent === null ? own : own.concat(this.parent.functions(kind))
  }
}

function matches(entry: HookEntry, nameOrHook: string | HookFunction): boolean {
  if (typeof nameOrHook === 'string') return typeof entry === 'object' && entry.name === nameOrHook
  return entry === nameOrHook || (typeof entry === 'object' && entry.fn === nameOrHook)
}

function enteredIn(kind: string): string[] {
  const known = knownKind(kind)
  return [...(ALSO_ENTERED.get(known) ?? []), known]
}

function knownKind(kind: string): string {
  const name = ALIASES.get(kind) ?? kind
  if (KNOWN.has(name)) return name
  throw new TypeError(`There is no hook ${quoted(kind)}.${didYouMean(kind, [...KNOWN, ...ALIASES.keys()])}`)
}
