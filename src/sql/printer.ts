// Standard SQL: a query node becomes a Statement. One walk writes the text and collects the slots of its parameters, so
// that placeholders and values cannot disagree. Clauses are printed in the order of the grammar, top to bottom.
//
//   print(select({ columns: [...], from, where: equal(column('u', 'id'), parameter(0)) }))
//   → Statement 'SELECT "u"."name" FROM "Users" AS "u" WHERE "u"."id" = ?', slots [{ from: 'value', index: 0 }]
//
// A dialect extends the class and overrides what differs; whatever an engine cannot do throws a sentence here.
import { ALWAYS } from './build'
import type { PlaceholderStyle, SqlSyntax } from './replacements'
import { EMPTY_SLOTS, Statement, type Slot } from './statement'
import type * as n from './nodes'

/** What every database answers; v6 authenticates with it. */
export const ANY_ANSWER = 'SELECT 1+1 AS result'

/** What a walk has written so far. */
export class Output {
  text = ''
  placeholders = 0
  readonly slots: Slot[] = []
  /** Set for DDL: the text to write in the place of a slot. */
  literal: ((slot: Slot) => string) | null = null
}

/** How a transaction begins; the words come from closed lists. */
export interface TransactionWords {
  readonly type: 'DEFERRED' | 'IMMEDIATE' | 'EXCLUSIVE'
  readonly isolationLevel: string | null
  readonly readOnly: boolean
}

const FUNCTION_NAME = /^[A-Za-z_][\w.]*$/
const CAST_TYPE = /^[A-Za-z_][\w ]*(\(\d+(, ?\d+)?\))?(\[\])?$/

export class Printer {
  /** The delimiter of identifiers; doubled within. */
  protected readonly delimiter: string = '"'
  /** For raw SQL of the user's own: how the engine writes placeholders, and what text must be passed over. */
  readonly placeholders: PlaceholderStyle = Object.freeze({ placeholder: () => '?', reusable: false })
  readonly syntax: SqlSyntax = Object.freeze({})

  /** `exactIntegers`: see Statement. */
  print(query: n.Query, exactIntegers = true): Statement {
    const out = new Output()
    this.query(query, out)
    const returnsRows = query.kind === 'select' || query.returning.length > 0
    return new Statement(
      out.text,
      out.slots.length === 0 ? EMPTY_SLOTS : out.slots,
      returnsRows,
      exactIntegers,
    )
  }

  /** A fragment by itself: for tests, and for v6's query generator. */
  printExpression(expression: n.Expression): Statement {
    const out = new Output()
    this.expression(expression, out)
    return new Statement(out.text, out.slots, false)
  }

  /** An expression for DDL, where nothing is bound: each slot becomes the text that `literal` makes of it. */
  printInlined(expression: n.Expression, literal: (slot: Slot) => string): string {
    const out = new Output()
    out.literal = literal
    this.expression(expression, out)
    return out.text
  }

  // ---- transactions ----

  begin(_options: TransactionWords): string {
    return 'START TRANSACTION'
  }

  commit(): string {
    return 'COMMIT'
  }

  rollback(): string {
    return 'ROLLBACK'
  }

  savepoint(name: string): string {
    return `SAVEPOINT ${this.quoteIdentifier(name)}`
  }

  release(name: string): string {
    return `RELEASE SAVEPOINT ${this.quoteIdentifier(name)}`
  }

  rollbackTo(name: string): string {
    return `ROLLBACK TO SAVEPOINT ${this.quoteIdentifier(name)}`
  }

  // ---- names ----

  quoteIdentifier(name: string): string {
    if (typeof name !== 'string') throw new TypeError(`A name in SQL is a string, not ${typeof name}.`)
    if (name.includes('\0')) throw new Error('A name in SQL may not contain a NUL character.')
    const { delimiter } = this
    return delimiter + name.replaceAll(delimiter, delimiter + delimiter) + delimiter
  }

  tableName(table: n.TableName): string {
    const name = this.quoteIdentifier(table.name)
    return table.schema === null ? name : `${this.quoteIdentifier(table.schema)}.${name}`
  }

  // ---- parameters ----

  /** The text that stands for the parameter at a position, counted from 1. */
  protected placeholder(_position: number): string {
    return '?'
  }

  protected slot(slot: Slot, out: Output): void {
    if (out.literal !== null) {
      out.text += out.literal(slot)
      return
    }
    out.slots.push(slot)
    out.text += this.placeholder(++out.placeholders)
  }

  /** One slot, as many placeholders as it is long. */
  protected list(node: n.ListParameter, out: Output): void {
    if (out.literal !== null) throw new Error('DDL holds no lists that come with a call.')
    out.slots.push({
      from: 'list',
      index: node.slot,
      length: node.length,
      encode: node.encode,
      ...named(node),
    })
    for (let i = 0; i < node.length; i++) {
      out.text += (i > 0 ? ', ' : '') + this.placeholder(++out.placeholders)
    }
  }

  /** What the driver can bind for a value that belongs to the shape. */
  protected bindable(value: unknown): unknown {
    return value
  }

  // ---- queries ----

  protected query(query: n.Query, out: Output): void {
    switch (query.kind) {
      case 'select':
        return this.select(query, out)
      case 'insert':
        return this.insert(query, out)
      case 'update':
        return this.update(query, out)
      case 'delete':
        return this.delete(query, out)
    }
  }

  protected select(node: n.Select, out: Output): void {
    out.text += node.distinct ? 'SELECT DISTINCT ' : 'SELECT '
    this.separated(node.columns, out, (column) => this.selectColumn(column, out))
    if (node.from !== null) {
      out.text += ' FROM '
      this.source(node.from, out)
    }
    for (const join of node.joins) this.join(join, out)
    this.where(node.where, out)
    if (node.groupBy.length > 0) {
      out.text += ' GROUP BY '
      this.separated(node.groupBy, out, (term) => this.expression(term, out))
    }
    if (node.having !== null) {
      out.text += ' HAVING '
      this.expression(node.having, out)
    }
    this.orderBy(node.orderBy, out)
    this.limit(node.limit, node.offset, out)
    if (node.lock !== null) this.lock(node.lock, out)
  }

  protected selectColumn(column: n.SelectColumn, out: Output): void {
    this.expression(column.expression, out)
    if (column.alias !== null) out.text += ` AS ${this.quoteIdentifier(column.alias)}`
  }

  protected source(source: n.Source, out: Output): void {
    switch (source.kind) {
      case 'table':
        out.text += this.tableName(source)
        if (source.alias !== null) out.text += ` AS ${this.quoteIdentifier(source.alias)}`
        return
      case 'derived':
        this.nested(source.select, out)
        out.text += ` AS ${this.quoteIdentifier(source.alias)}`
        return
      case 'joined':
        out.text += '('
        this.source(source.first, out)
        for (const join of source.joins) this.join(join, out)
        out.text += ')'
    }
  }

  protected join(join: n.Join, out: Output): void {
    out.text +=
      join.type === 'LEFT' || join.type === 'RIGHT' ? ` ${join.type} OUTER JOIN ` : ` ${join.type} JOIN `
    this.source(join.source, out)
    if (join.on !== null) {
      out.text += ' ON '
      this.expression(join.on, out)
    }
  }

  protected where(condition: n.Expression | null, out: Output): void {
    if (condition === null) return
    out.text += ' WHERE '
    this.expression(condition, out)
  }

  protected orderBy(terms: readonly n.OrderTerm[], out: Output): void {
    if (terms.length === 0) return
    out.text += ' ORDER BY '
    this.separated(terms, out, (term) => this.orderTerm(term, out))
  }

  protected orderTerm(term: n.OrderTerm, out: Output): void {
    this.expression(term.expression, out)
    if (term.direction !== null) out.text += ` ${term.direction}`
    if (term.nulls !== null) out.text += ` NULLS ${term.nulls}`
  }

  protected limit(limit: n.Expression | null, offset: n.Expression | null, out: Output): void {
    if (limit !== null) {
      out.text += ' LIMIT '
      this.expression(limit, out)
    }
    if (offset !== null) {
      out.text += ' OFFSET '
      this.expression(offset, out)
    }
  }

  protected lock(lock: n.Lock, out: Output): void {
    out.text += ` FOR ${lock.strength}`
    if (lock.of.length > 0) out.text += ` OF ${lock.of.map((name) => this.quoteIdentifier(name)).join(', ')}`
    if (lock.wait !== null) out.text += ` ${lock.wait}`
  }

  protected insert(node: n.Insert, out: Output): void {
    out.text += `INSERT INTO ${this.tableName(node.into)}`
    if (node.columns.length > 0) out.text += ` (${this.names(node.columns)})`
    this.insertedRows(node, out)
    if (node.onConflict !== null) this.onConflict(node.onConflict, out)
    this.returning(node.returning, out)
  }

  protected insertedRows(node: n.Insert, out: Output): void {
    if ('kind' in node.rows) {
      out.text += ' '
      return this.select(node.rows, out)
    }
    if (node.columns.length === 0) {
      if (node.rows.length > 1)
        throw new Error('Rows without a single column can be inserted only one at a time.')
      out.text += ' DEFAULT VALUES'
      return
    }
    out.text += ' VALUES '
    this.separated(node.rows, out, (row) => {
      out.text += '('
      this.separated(row, out, (value) => this.expression(value, out))
      out.text += ')'
    })
  }

  protected onConflict(node: n.OnConflict, out: Output): void {
    out.text += ' ON CONFLICT'
    if (node.target.length > 0) out.text += ` (${this.names(node.target)})`
    this.where(node.targetWhere, out)
    if (node.set === null) {
      out.text += ' DO NOTHING'
      return
    }
    out.text += ' DO UPDATE SET '
    this.assignments(node.set, out)
  }

  protected update(node: n.Update, out: Output): void {
    out.text += `UPDATE ${this.tableName(node.table)} SET `
    this.assignments(node.set, out)
    this.limitedWhere(node.table, node.where, node.limit, out)
    this.returning(node.returning, out)
  }

  protected delete(node: n.Delete, out: Output): void {
    out.text += `DELETE FROM ${this.tableName(node.from)}`
    this.limitedWhere(node.from, node.where, node.limit, out)
    this.returning(node.returning, out)
  }

  /** The condition of an UPDATE or DELETE, which may name a largest number of rows. */
  protected limitedWhere(
    _table: n.TableName,
    where: n.Expression | null,
    limit: n.Expression | null,
    out: Output,
  ): void {
    this.where(where, out)
    this.limit(limit, null, out)
  }

  protected assignments(set: readonly n.Assignment[], out: Output): void {
    this.separated(set, out, ({ column, value }) => {
      out.text += `${this.quoteIdentifier(column)} = `
      this.expression(value, out)
    })
  }

  protected returning(columns: readonly string[], out: Output): void {
    if (columns.length > 0) out.text += ` RETURNING ${this.names(columns)}`
  }

  // ---- expressions ----

  protected expression(node: n.Expression, out: Output): void {
    switch (node.kind) {
      case 'column':
        out.text += this.columnName(node.table, node.name)
        return
      case 'parameter':
        return this.slot({ from: 'value', index: node.slot, encode: node.encode, ...named(node) }, out)
      case 'list-parameter':
        return this.list(node, out)
      case 'list-item':
        return this.slot({ from: 'item', index: node.slot, item: node.item, encode: node.encode }, out)
      case 'constant':
        return this.slot({ from: 'constant', value: this.bindable(node.value) }, out)
      case 'keyword':
        out.text += this.keyword(node.word)
        return
      case 'raw':
        out.text += node.sql
        return
      case 'call':
        return this.call(node, out)
      case 'cast':
        return this.cast(node, out)
      case 'binary':
        return this.binary(node, out)
      case 'logical':
        return this.logical(node, out)
      case 'not':
        out.text += 'NOT ('
        this.expression(node.operand, out)
        out.text += ')'
        return
      case 'in':
        return this.in(node, out)
      case 'between':
        this.operand(node.operand, out)
        out.text += node.negated ? ' NOT BETWEEN ' : ' BETWEEN '
        this.operand(node.low, out)
        out.text += ' AND '
        return this.operand(node.high, out)
      case 'is':
        this.operand(node.left, out)
        out.text += node.negated ? ' IS NOT ' : ' IS '
        return this.operand(node.right, out)
      case 'like':
        return this.like(node, out)
      case 'quantified':
        return this.quantified(node, out)
      case 'exists':
        out.text += node.negated ? 'NOT EXISTS ' : 'EXISTS '
        return this.nested(node.select, out)
      case 'scalar-select':
        return this.nested(node.select, out)
      case 'json-path':
        return this.jsonPath(node, out)
      case 'tuple':
        out.text += '('
        this.separated(node.items, out, (item) => this.expression(item, out))
        out.text += ')'
        return
      case 'star':
        out.text += node.table === null ? '*' : `${this.quoteIdentifier(node.table)}.*`
        return
      case 'row-number':
        return this.rowNumber(node, out)
      case 'excluded':
        return this.excluded(node, out)
    }
  }

  /** An operand of an operator: in parentheses if it is itself made by one. */
  protected operand(node: n.Expression, out: Output): void {
    if (!bindsLoosely(node)) return this.expression(node, out)
    out.text += '('
    this.expression(node, out)
    out.text += ')'
  }

  protected columnName(table: string | null, name: string): string {
    return table === null
      ? this.quoteIdentifier(name)
      : `${this.quoteIdentifier(table)}.${this.quoteIdentifier(name)}`
  }

  protected keyword(word: n.Keyword['word']): string {
    return word
  }

  protected call(node: n.Call, out: Output): void {
    if (!FUNCTION_NAME.test(node.name)) {
      throw new Error(
        `${JSON.stringify(node.name)} is not the name of a function. fn() takes a bare name such as 'upper' or 'schema.f'; use literal() for other SQL.`,
      )
    }
    out.text += node.distinct ? `${node.name}(DISTINCT ` : `${node.name}(`
    this.separated(node.args, out, (argument) => this.expression(argument, out))
    out.text += ')'
  }

  protected cast(node: n.CastNode, out: Output): void {
    if (!CAST_TYPE.test(node.type)) {
      throw new Error(
        `${JSON.stringify(node.type)} is not the name of a type. cast() takes a type such as 'integer' or 'decimal(10, 2)'.`,
      )
    }
    out.text += 'CAST('
    this.expression(node.operand, out)
    out.text += ` AS ${this.castType(node.type)})`
  }

  protected castType(type: string): string {
    return type.toUpperCase()
  }

  protected binary(node: n.Binary, out: Output): void {
    this.operand(node.left, out)
    out.text += ` ${node.operator} `
    this.operand(node.right, out)
  }

  protected logical(node: n.Logical, out: Output): void {
    const { operands, operator } = node
    if (operands.length === 0) {
      out.text += operator === 'AND' ? '1 = 1' : '1 = 0'
      return
    }
    if (operands.length === 1) return this.expression(operands[0], out)
    operands.forEach((operand, i) => {
      if (i > 0) out.text += ` ${operator} `
      const enclosed = operand.kind === 'raw' || (operand.kind === 'logical' && operand.operands.length > 1)
      if (enclosed) out.text += '('
      this.expression(operand, out)
      if (enclosed) out.text += ')'
    })
  }

  protected in(node: n.In, out: Output): void {
    const { left, right, negated } = node
    // An empty list is legal in some engines only; nothing is in it, everything is outside.
    if (isList(right) && right.length === 0) {
      out.text += negated ? '1 = 1' : '1 = 0'
      return
    }
    this.operand(left, out)
    out.text += negated ? ' NOT IN ' : ' IN '
    if (isList(right)) {
      out.text += '('
      this.inItems(left, right, out)
      out.text += ')'
    } else if (right.kind === 'select') {
      this.nested(right, out)
    } else {
      this.rawList(right, out)
    }
  }

  protected inItems(_left: n.Expression, items: readonly n.Expression[], out: Output): void {
    this.separated(items, out, (item) => this.expression(item, out))
  }

  /** `IN literal('(SELECT …)')`, with the parentheses or without. */
  protected rawList(node: n.RawSql, out: Output): void {
    out.text += node.sql.trimStart().startsWith('(') ? node.sql : `(${node.sql})`
  }

  protected like(node: n.Like, out: Output): void {
    const word = node.insensitive ? 'ILIKE' : 'LIKE'
    this.operand(node.left, out)
    out.text += node.negated ? ` NOT ${word} ` : ` ${word} `
    this.operand(node.pattern, out)
    this.likeEscape(node.escape, out)
  }

  protected likeEscape(escape: string | null, out: Output): void {
    if (escape === null) return
    if (escape.length !== 1)
      throw new Error(`LIKE escapes with one character, not with ${JSON.stringify(escape)}.`)
    out.text += ' ESCAPE '
    this.slot({ from: 'constant', value: escape }, out)
  }

  protected quantified(node: n.Quantified, out: Output): void {
    out.text += `${node.quantifier} (`
    this.expression(node.operand, out)
    out.text += ')'
  }

  protected jsonPath(_node: n.JsonPath, _out: Output): void {
    throw new Error('This database has no paths into JSON columns.')
  }

  protected rowNumber(node: n.RowNumber, out: Output): void {
    out.text += 'ROW_NUMBER() OVER ('
    if (node.partitionBy.length > 0) {
      out.text += 'PARTITION BY '
      this.separated(node.partitionBy, out, (term) => this.expression(term, out))
    }
    if (node.orderBy.length > 0) {
      out.text += node.partitionBy.length > 0 ? ' ORDER BY ' : 'ORDER BY '
      this.separated(node.orderBy, out, (term) => this.orderTerm(term, out))
    }
    out.text += ')'
  }

  protected excluded(node: n.Excluded, out: Output): void {
    out.text += `excluded.${this.quoteIdentifier(node.name)}`
  }

  // ---- small parts ----

  protected nested(select: n.Select, out: Output): void {
    out.text += '('
    this.select(select, out)
    out.text += ')'
  }

  protected names(names: readonly string[]): string {
    return names.map((name) => this.quoteIdentifier(name)).join(', ')
  }

  protected separated<T>(items: readonly T[], out: Output, print: (item: T) => void): void {
    for (let i = 0; i < items.length; i++) {
      if (i > 0) out.text += ', '
      print(items[i])
    }
  }
}

export function isList(right: n.In['right']): right is readonly n.Expression[] {
  return Array.isArray(right)
}

/** Comparisons and conditions: as an operand they need parentheses. Calls, columns, parameters and raw SQL stand alone. */
function bindsLoosely(node: n.Expression): boolean {
  switch (node.kind) {
    case 'binary':
    case 'logical':
    case 'not':
    case 'in':
    case 'between':
    case 'is':
    case 'like':
    case 'exists':
      return true
    default:
      return false
  }
}

/** A select that an engine would misread without a condition gets one that is always true. */
export function withCondition(select: n.Select): n.Select {
  return select.where === null ? { ...select, where: ALWAYS } : select
}

const named = ({ of }: { readonly of?: string }) => (of === undefined ? undefined : { of })
