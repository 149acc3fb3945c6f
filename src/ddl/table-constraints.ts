// Constraints of a table that is there, as migrations add and remove them by name. Where the engine cannot do so in place, the
// table is made anew with one constraint more or less (rebuild.ts).
import type { Database } from '../connection/database'
import type { AnyOptions } from '../definition/any-options'
import { referenceOf, referentialAction } from '../definition/attribute'
import { UnknownConstraintError } from '../errors'
import { shown } from '../errors/sentence'
import { references, type CreateTable } from '../sql/ddl-nodes'
import type { TableName } from '../sql/nodes'
import { existingTable } from './change-table'
import { remadeColumn, remadeTable, type FoundTable } from './found-table'
import { plainCondition } from './plain-condition'
import { rebuildTable } from './rebuild'

export async function addConstraint(
  database: Database,
  table: TableName,
  options: AnyOptions,
): Promise<void> {
  const columns = columnsOf(options)
  const subject = `A constraint of ${table.name}`
  const found = await existingTable(database, table, options)
  const addition = constraintParts(subject, table, columns, options)
  // A primary key of one column stands at the column, which is then no longer as the database words it.
  const isKey = (name: string) => addition.primaryKey?.length === 1 && addition.primaryKey[0] === name
  const all = found.node.columns.map((each) => (isKey(each.name) ? remadeColumn(found, each, each) : each))
  const wanted = { ...remadeTable(found, all, () => true), ...addition }
  await rebuildTable(database, { table: wanted, found, reasons: ['a constraint is added'] }, options)
}

export async function removeConstraint(
  database: Database,
  table: TableName,
  name: string,
  options: AnyOptions,
): Promise<void> {
  const found = await existingTable(database, table, options)
  if (!found.constraints.some((each) => each.name === name)) throw unknownConstraint(table, name, found)
  const wanted = remadeTable(found, found.node.columns, (each) => each.name !== name)
  await rebuildTable(
    database,
    { table: wanted, found, reasons: [`the constraint ${name} is removed`] },
    options,
  )
}

function constraintParts(
  subject: string,
  table: TableName,
  columns: readonly string[],
  options: AnyOptions,
): Partial<CreateTable> {
  const named = (ending: string): string => options.name ?? [table.name, ...columns, ending].join('_')
  switch (String(options.type ?? '').toLowerCase()) {
    case 'unique':
      return { uniques: [{ name: named('uk'), columns }] }
    case 'primary key':
      return { primaryKey: columns }
    case 'check': {
      const condition = plainCondition(options.where, subject, new Map())
      if (condition === null) throw new Error(`${subject}: a check needs a condition in "where".`)
      return { checks: [{ name: named('ck'), condition }] }
    }
    case 'foreign key':
      return {
        foreignKeys: [
          {
            name: options.name ?? foreignKeyName(table, columns, options),
            columns,
            references: reference(subject, options),
          },
        ],
      }
    case '':
      throw new Error('Constraint type must be specified through options.type')
  }
  throw new Error(
    `${subject} cannot be of type ${shown(options.type)}. Use 'unique', 'foreign key', 'check' or 'primary key'.`,
  )
}

/** v6: `references: { table, field }`, or `fields` for a key of several columns. */
function reference(subject: string, options: AnyOptions) {
  const given: AnyOptions = options.references ?? {}
  const fields: unknown = given.fields ?? (given.field === undefined ? [] : [given.field])
  const target = referenceOf({ model: given.table, key: 'id' }, subject)
  if (target === null || !Array.isArray(fields) || fields.length === 0) {
    throw new Error(
      `${subject}: a foreign key needs references: { table, field }, got ${shown(options.references)}.`,
    )
  }
  const action = (name: 'onDelete' | 'onUpdate') =>
    options[name] ? referentialAction(options[name], subject, name) : null
  return references({
    table: target.table,
    columns: fields,
    onDelete: action('onDelete'),
    onUpdate: action('onUpdate'),
  })
}

function foreignKeyName(
  table: TableName,
  columns: readonly string[],
  { references: given }: AnyOptions,
): string {
  const target: unknown = given?.table?.tableName ?? given?.table
  return [table.name, ...columns, String(target), 'fk'].join('_')
}

function columnsOf({ fields }: AnyOptions): string[] {
  if (!Array.isArray(fields) || fields.length === 0)
    throw new Error('Fields must be specified through options.fields')
  return fields.map((field) => {
    const name: unknown =
      typeof field === 'object' && field !== null ? (field.name ?? field.attribute) : field
    if (typeof name === 'string') return name
    throw new Error(`A field of a constraint is the name of a column, got ${shown(field)}.`)
  })
}

function unknownConstraint(table: TableName, name: string, found: FoundTable): Error {
  const known = found.constraints.flatMap((each) => each.name ?? []).join(', ')
  const message = `Constraint ${name} on table ${table.name} does not exist`
  return new UnknownConstraintError({
    message: known === '' ? message : `${message}. It has: ${known}.`,
    constraint: name,
    table: table.name,
  })
}
