// `User.hasMany(Post, options)` and its siblings: check, build, register. Whatever is wrong throws here, at declaration,
// and leaves the models as they were.
import type { AnyOptions, ModelLike, Values } from '../definition/model-contract'
import { AssociationError } from '../errors/association'
import { quoted, shown } from '../errors/sentence'
import { getOwn } from '../util/objects'
import { installAccessors, removeAccessors } from './accessors'
import { Association, labelOf, type AssociationKind } from './association'
import { aliasOf, checkOptions, type Alias } from './association-options'
import { BelongsTo } from './belongs-to'
import { BelongsToMany } from './belongs-to-many'
import { HasMany } from './has-many'
import { HasOne } from './has-one'
import { throughOptions } from './junction'
import { isModel } from './model-check'

const KINDS = { HasOne, BelongsTo, HasMany, BelongsToMany } as const
// v6 hangs the kinds on their base: `Sequelize.Association.HasMany`.
Object.assign(Association, KINDS)
const CALLS: Readonly<Record<AssociationKind, string>> = {
  HasOne: 'hasOne',
  BelongsTo: 'belongsTo',
  HasMany: 'hasMany',
  BelongsToMany: 'belongsToMany',
}

export function declareAssociation(
  kind: 'HasOne',
  source: ModelLike,
  target: unknown,
  options?: AnyOptions,
): HasOne
export function declareAssociation(
  kind: 'BelongsTo',
  source: ModelLike,
  target: unknown,
  options?: AnyOptions,
): BelongsTo
export function declareAssociation(
  kind: 'HasMany',
  source: ModelLike,
  target: unknown,
  options?: AnyOptions,
): HasMany
export function declareAssociation(
  kind: 'BelongsToMany',
  source: ModelLike,
  target: unknown,
  options?: AnyOptions,
): BelongsToMany
export function declareAssociation(
  kind: AssociationKind,
  source: ModelLike,
  target: unknown,
  options?: AnyOptions,
): Association
export function declareAssociation(
  kind: AssociationKind,
  source: ModelLike,
  target: unknown,
  given: AnyOptions = {},
): Association {
  if (!isModel(target)) throw new Error(notAModel(kind, source, target))
  const options = { ...given }
  const hooks = source.definition.hooks
  hooks.runSync('beforeAssociate', { source, target, type: KINDS[kind] }, options)
  const label = labelOf(source, CALLS[kind], target)
  checkOptions(label, source, options)
  checkThrough(kind, label, source, target, options)
  const alias = aliasOf(label, target, options.as, kind === 'HasMany' || kind === 'BelongsToMany')
  checkAlias(label, source, alias)
  const association = build(kind, source, target, options)
  checkCollision(source, association)
  warnOfReplacement(association)
  const before = new Set(heldAttributes(association))
  association.declareKeys()
  register(association)
  if (association instanceof BelongsToMany) associateJunction(association)
  warnIfSynced(association, before)
  hooks.runSync('afterAssociate', { source, target, type: KINDS[kind], association }, options)
  return association
}

function build(
  kind: AssociationKind,
  source: ModelLike,
  target: ModelLike,
  options: AnyOptions,
): Association {
  switch (kind) {
    case 'HasOne':
      return new HasOne(source, target, options)
    case 'BelongsTo':
      return new BelongsTo(source, target, options)
    case 'HasMany':
      return new HasMany(source, target, options)
    case 'BelongsToMany':
      return new BelongsToMany(source, target, options)
  }
}

function notAModel(kind: AssociationKind, source: ModelLike, target: unknown): string {
  const call = `${source.name}.${CALLS[kind]}`
  const hint =
    target === undefined
      ? ' The target is undefined: is its module loaded in a circle, or its model defined further down?'
      : ` Got ${shown(target)}; give the model itself.`
  return `${call} called with something that's not a subclass of Sequelize.Model.${hint}`
}

/** SPEC row 60. */
function checkThrough(
  kind: AssociationKind,
  label: string,
  source: ModelLike,
  target: ModelLike,
  options: AnyOptions,
): void {
  if (kind === 'BelongsToMany') {
    throughOptions(source, target, options.through)
    if (source.definition === target.definition && !options.as) {
      throw new AssociationError(
        `'as' must be defined for many-to-many self-associations. ${label} needs a name for the ` +
          `${target.definition.plural} that it leads to, such as as: 'friends'.`,
      )
    }
  } else if (options.through !== undefined && options.through !== null) {
    throw new AssociationError(
      `N:M associations are not supported with ${CALLS[kind]}. Use belongsToMany instead: ` +
        `${labelOf(source, 'belongsToMany', target)} with the same "through".`,
    )
  }
}

/** An alias stands for one association. An unaliased one gives way to the next, as in v6. */
function checkAlias(label: string, source: ModelLike, { as, isAliased }: Alias): void {
  const known = getOwn(source.associations, as) as Association | undefined
  if (known === undefined || known.isImplicit || !isAliased) return
  throw new AssociationError(
    `You have used the alias ${as} in two separate associations. Aliased associations must have unique aliases. ` +
      `${label} needs another "as": ${known.label} has this one.`,
  )
}

/** The alias is a property of instances, as attributes are. */
function checkCollision(source: ModelLike, association: Association): void {
  const { as, label } = association
  const keys = holderOf(association).definition === source.definition ? association.foreignKeys : []
  if (!source.definition.attributes.has(as) && !keys.includes(as)) return
  throw new AssociationError(
    `Naming collision between attribute '${as}' and association '${as}' on model ${source.name}. ` +
      `To remedy this, change either foreignKey or as in your association definition (${label}).`,
  )
}

function register(association: Association): void {
  const { source, as } = association
  const former = getOwn(source.associations, as) as Association | undefined
  if (former) unregister(former)
  for (const each of implicitTwins(association)) unregister(each)
  // Those at the ends that nobody declared stay out of Object.keys, where v6 has none.
  const enumerable = !association.isImplicit || association.associationType === 'BelongsTo'
  Object.defineProperty(source.associations, as, {
    value: association,
    enumerable,
    writable: true,
    configurable: true,
  })
  installAccessors(association)
}

function unregister(association: Association): void {
  const { source, as } = association
  if (getOwn(source.associations, as) === association) delete source.associations[as]
  removeAccessors(association)
}

/** Implicit associations that lead the same way as one that was declared: the user's own takes their place. */
function implicitTwins(association: Association): Association[] {
  if (association.isImplicit) return []
  return Object.getOwnPropertyNames(association.source.associations)
    .map((as) => association.source.associations[as] as Association)
    .filter((each) => each.isImplicit && isTwin(each, association))
}

/** Do both lead from the same model to the same other one by the same keys? */
function isTwin(a: Association, b: Association): boolean {
  const [hop, other] = [a.hops[0]!, b.hops[0]!]
  return (
    a.hops.length === 1 &&
    b.hops.length === 1 &&
    hop.to.definition === other.to.definition &&
    hop.fromKeys.join() === other.fromKeys.join() &&
    hop.toKeys.join() === other.toKeys.join()
  )
}

/** Junction ↔ ends, so that join rows can be reached like other rows (SPEC Δ 71), where the user has not said it himself. */
function associateJunction({
  source,
  target,
  as,
  singular,
  isAliased,
  toSource,
  toTarget,
  manyFromSource,
  manyFromTarget,
  paired,
}: BelongsToMany): void {
  const { source: junction } = toTarget
  for (const model of [source, target, junction]) dropStale(model, junction)
  associateImplicitly(
    new BelongsTo(junction, target, {
      ...keysOf(toTarget),
      ...aliasUnlessDefault(target, isAliased ? singular : as),
    }),
  )
  const back = paired?.isAliased ? paired.singular : undefined
  associateImplicitly(
    new BelongsTo(junction, source, { ...keysOf(toSource), ...aliasUnlessDefault(source, back) }),
  )
  associateImplicitly(manyFromSource)
  associateImplicitly(manyFromTarget)
}

/** The inverse may have named another key: what was associated by the former default is no more. */
function dropStale(model: ModelLike, junction: ModelLike): void {
  for (const as of Object.getOwnPropertyNames(model.associations)) {
    const each = model.associations[as] as Association
    if (!each.isImplicit || holderOf(each).definition !== junction.definition) continue
    if (!each.foreignKeys.every((name) => junction.definition.attributes.has(name))) unregister(each)
  }
}

function keysOf({ foreignKeys, targetKeys }: BelongsTo): AnyOptions {
  return { foreignKey: [...foreignKeys], targetKey: [...targetKeys] }
}

function aliasUnlessDefault(target: ModelLike, alias: string | undefined): Values {
  const { singular, plural } = target.definition
  return alias === undefined || alias === singular || alias === plural ? {} : { as: alias }
}

function associateImplicitly(association: Association): void {
  const { source, as } = association
  association.isImplicit = true
  const known = Object.getOwnPropertyNames(source.associations).map(
    (name) => source.associations[name] as Association,
  )
  const twin = known.find((each) => isTwin(each, association))
  // The alias that the user gave to the inverse is a better name than the model's.
  if (twin && !(twin.isImplicit && association.isAliased && !twin.isAliased)) return
  if (source.definition.attributes.has(as) || known.some((each) => each.as === as && each !== twin)) return
  if (twin) unregister(twin)
  register(association)
}

function heldAttributes(association: Association): Iterable<string> {
  return holderOf(association).definition.attributes.keys()
}

/** The model that holds the foreign key. */
function holderOf(association: Association): ModelLike {
  if (association.through) return association.through.model
  return association.associationType === 'BelongsTo' ? association.source : association.target
}

/** SPEC Δ 9: the table is there already, without the column. */
function warnIfSynced(association: Association, before: ReadonlySet<string>): void {
  const holder = holderOf(association)
  if (!holder.definition.synced) return
  const missing = [...heldAttributes(association)].filter((name) => !before.has(name))
  if (missing.length === 0) return
  const columns = missing.map((name) => quoted(holder.definition.attribute(name).column)).join(', ')
  process.emitWarning(
    `${association.label} was declared after ${holder.name} was synced, so table ${quoted(holder.definition.table.name)} has no ` +
      `column ${columns}. Declare associations before sync(), or call sync({ alter: true }).`,
    { code: 'RELATA_DECLARED_AFTER_SYNC' },
  )
}

/** SPEC Δ 46: v6 lets the second of two unaliased associations replace the first without a word. */
function warnOfReplacement(association: Association): void {
  const { source, as, foreignKeys } = association
  const former = getOwn(source.associations, as) as Association | undefined
  if (former === undefined || former.isImplicit || former.foreignKeys.join() === foreignKeys.join()) return
  process.emitWarning(
    `${association.label} with key ${foreignKeys.join(', ')} replaces ${former.label} with key ${former.foreignKeys.join(', ')}, ` +
      `since both are called ${quoted(as)}. Give one of them an alias: { as: '…' }.`,
    { code: 'RELATA_ASSOCIATION_REPLACED' },
  )
}
