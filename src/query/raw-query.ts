// sequelize.query(): SQL that the user wrote, with replacements or bound values; the answer's form follows `type`, as in v6.
import type { AnyOptions, ModelLike, SequelizeLike } from '../definition/model-contract'
import type { NamedRows } from '../dialects/driver'
import { refuseMisspelt } from '../errors/suggest'
import { hydration } from '../instance/build'
import { isExpression } from '../sql/expressions'
import { bindParameters, replace } from '../sql/replacements'
import { setOwn } from '../util/objects'

type PlainRow = Record<string, unknown>

const OPTIONS: ReadonlySet<string> = new Set([
  'benchmark', 'bind', 'fieldMap', 'hasJoin', 'instance', 'isolationLevel', 'logQueryParameters', 'logging', 'mapToModel',
  'model', 'nest', 'plain', 'raw', 'rawErrors', 'replacements', 'retry', 'returning', 'searchPath', 'supportsSearchPath',
  'transaction', 'type', 'useMaster',
]) // prettier-ignore

/** Runs the statement; gives `[rows, metadata]`, or what the type asks for. */
export async function rawQuery(
  sequelize: SequelizeLike,
  given: unknown,
  options: AnyOptions = {},
): Promise<any> {
  refuseMisspelt('sequelize.query()', 'option', options, OPTIONS)
  const { sql, replacements, bind } = statementOf(given, options)
  const { text, parameters } = filledIn(sequelize, sql, replacements, bind)
  const answer = await sequelize.database.query(text, parameters, options)
  return resultOf(answer, text, options)
}

/** `'SELECT …'`, or `{ query: 'SELECT …', values: [...] }` where the values are replacements, or `bind`. */
function statementOf(given: unknown, options: AnyOptions): { sql: string; replacements: any; bind: any } {
  const isParts = typeof given === 'object' && given !== null && !isExpression(given)
  const parts = (isParts ? given : { query: given }) as AnyOptions
  refuseBoth('sql.values', parts.values, 'options.replacements', options.replacements)
  refuseBoth('sql.bind', parts.bind, 'options.bind', options.bind)
  const replacements = parts.values === undefined ? options.replacements : parts.values
  const bind = parts.bind === undefined ? options.bind : parts.bind
  const sql: unknown = isExpression(parts.query) ? (parts.query as { val?: unknown }).val : parts.query
  if (typeof sql !== 'string') throw new TypeError('sequelize.query() takes SQL text, or { query, values }.')
  refuseBoth('replacements', replacements, 'bind', bind)
  return { sql: sql.trim(), replacements, bind }
}

function refuseBoth(one: string, value: unknown, other: string, otherValue: unknown): void {
  if (value === undefined || otherValue === undefined) return
  throw new Error(`Both \`${one}\` and \`${other}\` cannot be set at the same time`)
}

function filledIn(
  sequelize: SequelizeLike,
  sql: string,
  replacements: any,
  bind: any,
): { text: string; parameters: readonly unknown[] } {
  const { types, ddlPrinter, printer } = sequelize.database.dialect
  if (replacements !== undefined && replacements !== null) {
    return {
      text: replace(
        sql,
        replacements,
        (value) => ddlPrinter.quoteLiteral(types.encodeAny(value)),
        printer.syntax,
      ),
      parameters: [],
    }
  }
  if (bind === undefined || bind === null) return { text: sql, parameters: [] }
  const bound = bindParameters(sql, bind, printer.placeholders)
  return { text: bound.text, parameters: bound.values.map((value) => types.encodeAny(value)) }
}

/** What the caller gets; the forms are v6's, one by one. */
function resultOf(answer: NamedRows, sql: string, options: AnyOptions): unknown {
  const { instance } = options
  switch (options.type) {
    case 'SELECT':
      return selected(answer, options)
    case 'INSERT':
      return inserted(answer, instance)
    case 'UPDATE':
      return [undefined, answer.affected]
    case 'BULKUPDATE':
    case 'BULKDELETE':
      return answer.affected
    case 'DELETE':
      return undefined
    case 'UPSERT':
      return [answer.insertId, null]
    case 'VERSION':
      return Object.values(rowsOf(answer)[0] ?? {})[0]
    case 'SHOWTABLES':
      return rowsOf(answer).map((row) => Object.values(row)[0])
  }
  if (options.model !== undefined || options.plain === true || options.nest === true)
    return selected(answer, options)
  if (/^insert\b/i.test(sql))
    return [instance ?? undefined, { lastID: answer.insertId, changes: answer.affected }]
  return [rowsOf(answer), {}]
}

function inserted(answer: NamedRows, instance: any): unknown {
  if (instance?.constructor?.definition?.autoIncrement)
    instance.set(instance.constructor.definition.autoIncrement.name, answer.insertId, { raw: true })
  return [instance ?? answer.insertId, answer.affected]
}

function selected(answer: NamedRows, options: AnyOptions): unknown {
  let rows: any[] = rowsOf(answer)
  if (options.nest === true) rows = rows.map(nested)
  if (options.model !== undefined && options.raw !== true)
    rows = rows.map((row) => instanceOf(row, options.model, options))
  else if (options.fieldMap) rows = rows.map((row) => renamed(row, options.fieldMap))
  return options.plain === true ? (rows[0] ?? null) : rows
}

/** With `mapToModel` columns become attributes; without it they are taken as they are, as in v6. */
function instanceOf(row: PlainRow, model: ModelLike, options: AnyOptions): unknown {
  const { types } = model.sequelize.database.dialect
  const values: PlainRow = {}
  for (const [name, value] of Object.entries(row)) {
    const attribute =
      options.mapToModel === true ? model.definition.columns.get(name) : model.definition.attributes.get(name)
    const decode = attribute === undefined || value === null ? null : types.decoder(attribute.type)
    setOwn(
      values,
      attribute?.name ?? options.fieldMap?.[name] ?? name,
      decode === null ? value : decode(value),
    )
  }
  return new model(values, hydration({}))
}

function renamed(row: PlainRow, fieldMap: Record<string, string>): PlainRow {
  const result: PlainRow = {}
  for (const [name, value] of Object.entries(row))
    setOwn(result, Object.hasOwn(fieldMap, name) ? fieldMap[name] : name, value)
  return result
}

function rowsOf({ columns, rows }: NamedRows): PlainRow[] {
  return rows.map((row) => {
    const result: PlainRow = {}
    for (let i = 0; i < columns.length; i++) setOwn(result, columns[i], row[i])
    return result
  })
}

/** `{ 'a.b': 1 }` → `{ a: { b: 1 } }`, own properties only (SECURITY row 24). */
function nested(row: PlainRow): PlainRow {
  const result: PlainRow = {}
  for (const [name, value] of Object.entries(row)) {
    const legs = name.split('.')
    let place = result
    for (const leg of legs.slice(0, -1)) {
      const below = Object.hasOwn(place, leg) ? place[leg] : undefined
      if (typeof below !== 'object' || below === null) setOwn(place, leg, {})
      place = place[leg] as PlainRow
    }
    setOwn(place, legs[legs.length - 1], value)
  }
  return result
}
