// A definition as DDL: one CREATE TABLE node, and a node for each index.
//
//   User { id, name: STRING, index on name }  →  CREATE TABLE "Users" ("id" …, "name" VARCHAR(255)), CREATE INDEX "users_name" …
//
// Defaults that are made in JavaScript (functions, NOW, UUIDs) have no place in a table, as in v6.
import { AbstractType, isTypeClass } from '../data-types'
import type { Attribute, CompositeReference, Reference } from '../definition/attribute'
import {
  columnOfIndexField,
  describedIndex,
  type IndexDefinition,
  type IndexField,
} from '../definition/indexes'
import type { ModelDefinition } from '../definition/model-definition'
import type { Dialect } from '../dialects/dialect'
import { shown } from '../errors/sentence'
import { columnDefinition, createIndex, createTable, references } from '../sql/ddl-nodes'
import type {
  ColumnDefault,
  ColumnDefinition,
  CreateIndex,
  CreateTable,
  IndexTerm,
  References,
} from '../sql/ddl-nodes'
import { isExpression } from '../sql/expressions'
import { plainCondition, plainExpression, type Attributes } from './plain-condition'

export function tableNode(definition: ModelDefinition, dialect: Dialect): CreateTable {
  const { name, table, storedAttributes, primaryKey, options, compositeReferences, attributes } = definition
  if (storedAttributes.length === 0) {
    throw new Error(`${name} has no attribute that is stored, and a table needs a column. Declare one.`)
  }
  const keys = Object.values(definition.uniqueKeys)
  const inline = new Set(keys.filter((key) => key.fields.length === 1).map((key) => key.fields[0]))
  return createTable({
    table,
    columns: storedAttributes.map((each) =>
      columnNode(`${name}.${each.name}`, each, dialect, inline.has(each.column), attributes),
    ),
    primaryKey: primaryKey.map((each) => each.column),
    uniques: keys.filter((key) => key.fields.length > 1).map((key) => ({ name: null, columns: key.fields })),
    foreignKeys: compositeReferences.map((each) => ({
      name: null,
      columns: each.attributes.map((attribute) => definition.attribute(attribute).column),
      references: compositeReferenceNode(each),
    })),
    comment: options.comment ?? null,
  })
}

/** One column; `subject` names it in messages. Raw attributes of a QueryInterface pass here too. */
export function columnNode(
  subject: string,
  attribute: Attribute,
  dialect: Dialect,
  isUnique: boolean,
  attributes: Attributes,
): ColumnDefinition {
  return columnDefinition({
    name: attribute.column,
    type: dialect.types.columnType(attribute.type),
    allowNull: attribute.allowNull,
    autoIncrement: attribute.autoIncrement,
    default: defaultNode(subject, attribute, dialect, attributes),
    unique: isUnique,
    references: attribute.references === null ? null : referenceNode(attribute.references, attribute),
    comment: attribute.comment,
  })
}

function defaultNode(
  subject: string,
  attribute: Attribute,
  dialect: Dialect,
  attributes: Attributes,
): ColumnDefault | null {
  const { defaultValue, hasDefault, type } = attribute
  if (!hasDefault || typeof defaultValue === 'function') return null
  if (defaultValue instanceof AbstractType || isTypeClass(defaultValue)) return null
  if (isExpression(defaultValue))
    return { kind: 'expression', expression: plainExpression(defaultValue, subject, attributes) }
  const encode = defaultValue === null ? null : dialect.types.encoder(type)
  return { kind: 'literal', value: encode === null ? defaultValue : encode(defaultValue) }
}

function referenceNode(reference: Reference, { onDelete, onUpdate }: Attribute): References {
  return references({
    table: reference.table,
    columns: [reference.key],
    onDelete,
    onUpdate,
    deferrable: deferrableOf(reference.deferrable),
  })
}

function compositeReferenceNode({ table, keys, onDelete, onUpdate }: CompositeReference): References {
  return references({ table, columns: keys, onDelete, onUpdate })
}

/** v6's `Deferrable.INITIALLY_DEFERRED` and its siblings, by what they say of themselves. */
function deferrableOf(given: unknown): References['deferrable'] {
  if (given === undefined || given === null) return null
  const text = String(given).toUpperCase()
  if (/\bNOT\b/.test(text)) return null
  if (text.includes('INITIALLY DEFERRED') || text.includes('INITIALLY_DEFERRED')) return 'INITIALLY DEFERRED'
  if (text.includes('INITIALLY IMMEDIATE') || text.includes('INITIALLY_IMMEDIATE'))
    return 'INITIALLY IMMEDIATE'
  throw new Error(
    `references.deferrable cannot be ${shown(given)}. Use Deferrable.INITIALLY_DEFERRED or Deferrable.INITIALLY_IMMEDIATE.`,
  )
}

export function indexNodes(definition: ModelDefinition): CreateIndex[] {
  return definition.indexes.map((index) => indexNode(definition, index))
}

export function indexNode(
  { name, table, attributes }: Pick<ModelDefinition, 'name' | 'table' | 'attributes'>,
  index: IndexDefinition,
): CreateIndex {
  const subject = describedIndex(name, index)
  return createIndex({
    name: index.name,
    table,
    unique: index.unique === true,
    terms: index.fields.map((field) => indexTerm(field, subject, attributes)),
    where: plainCondition(index.where, subject, attributes),
    using: index.using ?? null,
    concurrently: index.concurrently === true,
  })
}

function indexTerm(field: IndexField, subject: string, attributes: Attributes): IndexTerm {
  const plain = { collate: null, order: null, length: null }
  const name = columnOfIndexField(field, attributes)
  if (typeof field === 'string') return { ...plain, on: name! }
  if (isExpression(field)) return { ...plain, on: plainExpression(field, subject, attributes) }
  if (name === null)
    throw new Error(
      `${subject}: a field must be a name, an object with "name", or an expression, got ${shown(field)}.`,
    )
  const { order, collate, length } = field as { order?: string; collate?: string; length?: number }
  return { on: name, order: orderOf(order, subject), collate: collate ?? null, length: length ?? null }
}

function orderOf(given: string | undefined, subject: string): 'ASC' | 'DESC' | null {
  if (given === undefined || given === null) return null
  const order = String(given).toUpperCase()
  if (order === 'ASC' || order === 'DESC') return order
  throw new Error(`${subject}: order must be ASC or DESC, got ${shown(given)}.`)
}
