// What SQLite's SQL has otherwise than the standard: `` `names` `` as in v6's tables, LIMIT before OFFSET, no ILIKE, no locks, no
// LIMIT on UPDATE and DELETE, tuples compared with VALUES.
import { Printer, withCondition, type Output, type TransactionWords } from '../../sql/printer'
import type * as n from '../../sql/nodes'
import { encodeAny } from './types'

const REGEXP_OPERATORS = new Set<n.BinaryOperator>(['REGEXP', 'NOT REGEXP', '~', '!~', '~*', '!~*'])
/** Half of what a statement may bind: the rest of the condition binds too. Lists are padded to powers of two. */
const LONGEST_LIST = 16_384
const FOREIGN_OPERATORS = new Set<n.BinaryOperator>(['@>', '<@', '&&', '-|-', '&<', '&>', '@@'])

/** SQLite has no schemas: v6 puts the schema's name before the table's, in one name. */
export function physicalName({ name, schema }: n.TableName): string {
  return schema === null ? name : `${schema}.${name}`
}

export class SqlitePrinter extends Printer {
  protected override readonly delimiter = '`'

  override tableName(table: n.TableName): string {
    return this.quoteIdentifier(physicalName(table))
  }

  /** SQLite's transactions are serializable whatever level is asked for. */
  override begin({ type }: TransactionWords): string {
    return `BEGIN ${type} TRANSACTION`
  }

  protected override bindable(value: unknown): unknown {
    return value === null ? null : encodeAny(value)
  }

  protected override limit(limit: n.Expression | null, offset: n.Expression | null, out: Output): void {
    if (limit === null && offset !== null) out.text += ' LIMIT -1'
    super.limit(limit, offset, out)
  }

  /** A database has one writer at a time: there is no row to lock. Ignored, as in v6. */
  protected override lock(): void {}

  /** `INSERT … SELECT … FROM t ON CONFLICT` would be read as a join's ON; DEFAULT VALUES takes no ON CONFLICT at all. */
  protected override insertedRows(node: n.Insert, out: Output): void {
    if ('kind' in node.rows && node.onConflict !== null) {
      out.text += ' '
      return this.select(withCondition(node.rows), out)
    }
    if (!('kind' in node.rows) && node.columns.length === 0 && node.onConflict !== null) {
      out.text += ' (rowid) VALUES (NULL)'
      return
    }
    super.insertedRows(node, out)
  }

  protected override limitedWhere(
    table: n.TableName,
    where: n.Expression | null,
    limit: n.Expression | null,
    out: Output,
  ): void {
    if (limit === null) return this.where(where, out)
    out.text += ` WHERE rowid IN (SELECT rowid FROM ${this.tableName(table)}`
    this.where(where, out)
    this.limit(limit, null, out)
    out.text += ')'
  }

  /** DEFAULT is no expression here; NULL makes the next id in the one place where it is asked for, an INTEGER PRIMARY KEY. */
  protected override keyword(word: n.Keyword['word']): string {
    return word === 'DEFAULT' ? 'NULL' : word
  }

  protected override binary(node: n.Binary, out: Output): void {
    if (REGEXP_OPERATORS.has(node.operator)) {
      throw new Error(
        'SQLite has no regular expressions: Op.regexp and its kind need another database. Op.like, Op.startsWith and Op.substring work.',
      )
    }
    if (FOREIGN_OPERATORS.has(node.operator)) {
      throw new Error(
        `SQLite has no operator ${node.operator}: arrays, ranges and text search need another database.`,
      )
    }
    super.binary(node, out)
  }

  /** One statement binds some 32,000 values; a longer list goes as one text that the engine takes apart. */
  protected override list(node: n.ListParameter, out: Output): void {
    if (node.length <= LONGEST_LIST) return super.list(node, out)
    const { encode } = node
    const asJson = (list: unknown) =>
      JSON.stringify((list as unknown[]).map((item) => jsonItem(encode, item)))
    out.text += 'SELECT value FROM json_each('
    this.slot({ from: 'value', index: node.slot, encode: asJson }, out)
    out.text += ')'
  }

  protected override inItems(left: n.Expression, items: readonly n.Expression[], out: Output): void {
    if (left.kind === 'tuple') out.text += 'VALUES '
    super.inItems(left, items, out)
  }

  /** LIKE ignores the case of ASCII letters anyway. */
  protected override like(node: n.Like, out: Output): void {
    super.like({ ...node, insensitive: false }, out)
  }

  protected override quantified(): void {
    throw new Error('SQLite has no ANY and ALL: use Op.in or Op.notIn.')
  }

  protected override jsonPath(node: n.JsonPath, out: Output): void {
    const path = jsonPathText(node.path)
    if (node.asText) {
      out.text += 'json_extract('
      this.expression(node.from, out)
      out.text += ', '
      this.slot({ from: 'constant', value: path }, out)
      out.text += ')'
    } else {
      out.text += '('
      this.operand(node.from, out)
      out.text += ' -> '
      this.slot({ from: 'constant', value: path }, out)
      out.text += ')'
    }
  }
}

/** Numbers and text are in JSON what they are in SQL; bytes are not. */
function jsonItem(encode: n.Encode | null, item: unknown): unknown {
  const value = encode === null || item === null ? item : encode(item)
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : tooLong('integers beyond 2^53')
  return value instanceof Uint8Array ? tooLong('bytes') : value
}

function tooLong(what: string): never {
  throw new RangeError(
    `A list of more than ${LONGEST_LIST} values cannot hold ${what} on SQLite. Ask in several pieces.`,
  )
}

/** `$."a"[0]`: every leg quoted, so that no character in it is syntax. The path itself is bound, never pasted. */
export function jsonPathText(path: readonly (string | number)[]): string {
  let text = '$'
  for (const leg of path) {
    if (typeof leg === 'string') {
      text += `.${JSON.stringify(leg)}`
    } else {
      if (!Number.isSafeInteger(leg) || leg < 0)
        throw new Error(`${leg} is not the index of an item in a JSON array.`)
      text += `[${leg}]`
    }
  }
  return text
}
