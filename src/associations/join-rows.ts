// Join rows: which are there, which are wanted, and the few statements that lead from one to the other. It runs inside
// one transaction, after both ends are locked where the engine has row locks, so that two callers at once leave no pair
// twice. It never leans on a UNIQUE over the pair: tables made by migrations often have none (SPEC row 70).
import type { Transaction } from '../connection/transaction'
import type { AnyOptions, InstanceLike, ModelLike, Values } from '../definition/model-contract'
import { omit } from '../util/objects'
import { allowsRepeats, type Through } from './junction'
import { attributesOf, byKey, holdsKey, holdsOneOf, keyText, type Key } from './keys'
import { readOptions } from './targets'

/** A target to be linked: the values that the join row holds of it, and those that the caller gave for the row. */
export interface JoinTarget {
  readonly key: Key
  readonly instance: InstanceLike | null
  readonly values: Values
}

/** What is read of a belongsToMany here. */
interface JunctionKeys {
  readonly source: ModelLike
  readonly target: ModelLike
  readonly sourceKeys: readonly string[]
  readonly targetKeys: readonly string[]
  readonly foreignKeys: readonly string[]
  readonly otherKeys: readonly string[]
  readonly through: Through
}

/** Options of the call that are not for the junction's statements. */
const NOT_FOR_JUNCTION = [
  'attributes', 'from', 'group', 'having', 'include', 'joinTableAttributes', 'limit', 'offset', 'order', 'raw', 'scope',
  'through', 'where',
] // prettier-ignore

/** Links the wanted targets with the source; with `isExact` no others stay linked. Resolves to the rows that were added. */
export async function changeJoinRows(
  association: JunctionKeys,
  sourceKey: Key,
  wanted: readonly JoinTarget[],
  isExact: boolean,
  options: AnyOptions,
): Promise<InstanceLike[] | undefined> {
  await lockEnds(association, sourceKey, [...wanted].sort(byKey), options)
  const textOf = texts(association)
  const rows = await findJoinRows(association, sourceKey, isExact ? null : wanted, options)
  const isWanted = new Set(wanted.map((each) => textOf(each.key)))
  const repeats = allowsRepeats(association.through) && !isExact

  const gone = [...rows.linked].filter(([text]) => isExact && !isWanted.has(text)).map(([, key]) => key)
  if (gone.length > 0) await deleteJoinRows(association, sourceKey, gone, options)
  const revived = [...rows.deleted].filter(([text]) => !repeats && isWanted.has(text)).map(([, key]) => key)
  if (revived.length > 0) await restoreJoinRows(association, sourceKey, revived, options)
  const isThere = (each: JoinTarget) =>
    !repeats && (rows.linked.has(textOf(each.key)) || rows.deleted.has(textOf(each.key)))
  await updateJoinRows(association, sourceKey, wanted.filter(isThere), options)
  const added = wanted.filter((each) => !isThere(each)).map((each) => joinRow(association, sourceKey, each))
  if (added.length === 0) return isExact ? [] : undefined
  return association.through.model.bulkCreate(added, { validate: true, ...junctionOptions(options) })
}

/** Deletes the rows that link the source with these. Resolves to their number. */
export async function deleteJoinRows(
  association: JunctionKeys,
  sourceKey: Key,
  keys: readonly Key[],
  options: AnyOptions,
): Promise<number> {
  const where = rowsOf(association, sourceKey, keys)
  return association.through.model.destroy({ ...junctionOptions(options), where })
}

/** Rows that stay get the values that were given for them: one UPDATE for all that get the same. */
async function updateJoinRows(
  association: JunctionKeys,
  sourceKey: Key,
  kept: readonly JoinTarget[],
  options: AnyOptions,
): Promise<void> {
  const alike: { values: Values; keys: Key[] }[] = []
  for (const { key, values: given } of kept) {
    // The keys say which row it is; a value for them would make it another.
    const values = omit(given, [...association.foreignKeys, ...association.otherKeys]) as Values
    if (Object.keys(values).length === 0) continue
    const known = alike.find((each) => isShallowEqual(each.values, values))
    if (known) known.keys.push(key)
    else alike.push({ values, keys: [key] })
  }
  for (const { values, keys } of alike) {
    const where = rowsOf(association, sourceKey, keys)
    await association.through.model.update(values, { ...junctionOptions(options), where })
  }
}

interface JoinRows {
  /** The other keys that the source is linked with, by text. */
  readonly linked: ReadonlyMap<string, Key>
  /** Those whose row is soft-deleted: linking again brings it back, since its key is taken. */
  readonly deleted: ReadonlyMap<string, Key>
}

/** The join rows of the source: all of them, or those with the wanted. */
async function findJoinRows(
  association: JunctionKeys,
  sourceKey: Key,
  wanted: readonly JoinTarget[] | null,
  options: AnyOptions,
): Promise<JoinRows> {
  const { otherKeys, through } = association
  const { paranoid } = through.model.definition
  const where =
    wanted === null
      ? ownRows(association, sourceKey)
      : rowsOf(
          association,
          sourceKey,
          wanted.map((each) => each.key),
        )
  const attributes = paranoid === null ? [...otherKeys] : [...otherKeys, paranoid.attribute.name]
  const rows: Values[] = await through.model.findAll({
    ...readOptions(options),
    where,
    attributes,
    raw: true,
    paranoid: false,
  })
  const textOf = texts(association)
  const linked = new Map<string, Key>()
  const deleted = new Map<string, Key>()
  for (const row of rows) {
    const key = otherKeys.map((name) => row[name])
    const isDeleted = paranoid !== null && !isSameMoment(row[paranoid.attribute.name], paranoid.notDeleted)
    const into = isDeleted ? deleted : linked
    into.set(textOf(key), key)
  }
  for (const text of linked.keys()) deleted.delete(text)
  return { linked, deleted }
}

/** Is the time of deletion the one that stands for "not deleted"? Usually null. */
function isSameMoment(found: unknown, notDeleted: unknown): boolean {
  if (found === null || found === undefined) return notDeleted === null || notDeleted === undefined
  return notDeleted !== null && new Date(String(found)).getTime() === new Date(String(notDeleted)).getTime()
}

async function restoreJoinRows(
  association: JunctionKeys,
  sourceKey: Key,
  keys: readonly Key[],
  options: AnyOptions,
): Promise<void> {
  const where = rowsOf(association, sourceKey, keys)
  await association.through.model.restore({ ...junctionOptions(options), where })
}

/** Locks the rows of both ends, in an order that is the same for both directions, where rows can be locked. */
async function lockEnds(
  { source, target, sourceKeys, targetKeys }: JunctionKeys,
  sourceKey: Key,
  wanted: readonly JoinTarget[],
  options: AnyOptions,
): Promise<void> {
  if (!source.sequelize.database.dialect.capabilities.locks) return
  const ends: { model: ModelLike; names: readonly string[]; keys: readonly Key[] }[] = [
    { model: source, names: sourceKeys, keys: [sourceKey] },
    { model: target, names: targetKeys, keys: wanted.map((each) => each.key) },
  ]
  ends.sort((a, b) => (a.model.name < b.model.name ? -1 : 1))
  const transaction = options.transaction as Transaction // changeJoinRows runs in one
  for (const { model, names, keys } of ends) {
    if (keys.length === 0) continue
    const lock = { transaction, lock: 'UPDATE', hooks: false, raw: true, paranoid: false }
    const order = names.map((name) => [name, 'ASC'])
    await model.unscoped().findAll({
      ...readOptions(options),
      ...lock,
      where: holdsOneOf(names, keys),
      attributes: [...names],
      order,
    })
  }
}

function joinRow(
  { foreignKeys, otherKeys, through }: JunctionKeys,
  sourceKey: Key,
  { key, values }: JoinTarget,
): Values {
  return { ...values, ...holdsKey(foreignKeys, sourceKey), ...holdsKey(otherKeys, key), ...through.scope }
}

function ownRows({ foreignKeys, through }: JunctionKeys, sourceKey: Key): Values {
  return { ...holdsKey(foreignKeys, sourceKey), ...through.scope }
}

function rowsOf(association: JunctionKeys, sourceKey: Key, keys: readonly Key[]): Values {
  return { ...ownRows(association, sourceKey), ...holdsOneOf(association.otherKeys, keys) }
}

function texts({ target, targetKeys }: JunctionKeys): (key: Key) => string {
  const attributes = attributesOf(target, targetKeys)
  return (key) => keyText(key, attributes)!
}

function junctionOptions(options: AnyOptions): AnyOptions {
  return omit(options, NOT_FOR_JUNCTION)
}

function isShallowEqual(a: Values, b: Values): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && a[name] === b[name])
  )
}
