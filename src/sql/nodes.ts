// SQL as data: plain frozen objects that a printer turns into a Statement. Nothing here knows models or engines.
//
//   select({ columns: [...], from: table('Users', 'User'), where: equal(column('User', 'id'), parameter(0)) })
//
// `build.ts` has the constructors. DDL has its own nodes in `ddl-nodes.ts`.

/** Turns a JavaScript value into what the driver binds; throws a sentence for what the type cannot hold. */
export type Encode = (value: unknown) => unknown

export interface Column {
  readonly kind: 'column'
  /** The alias of the table in the statement, or null where only one table is spoken of. */
  readonly table: string | null
  readonly name: string
}
/** A value that comes with each call: `values[slot]`, encoded. */
export interface Parameter {
  readonly kind: 'parameter'
  readonly slot: number
  readonly encode: Encode | null
  /** What the value is for, `User.name`: the encoder's complaint begins with it. */
  readonly of?: string
}
/** A list value (`values[slot]` is an array), printed as `length` placeholders; the last item fills up. */
export interface ListParameter {
  readonly kind: 'list-parameter'
  readonly slot: number
  readonly length: number
  readonly encode: Encode | null
  readonly of?: string
}
/** One item of a list value (`values[slot][item]`; beyond its end the last one): for lists of tuples. */
export interface ListItem {
  readonly kind: 'list-item'
  readonly slot: number
  readonly item: number
  readonly encode: Encode | null
}
/** A value that belongs to the shape and is bound all the same (an association's scope, a default). */
export interface Constant {
  readonly kind: 'constant'
  readonly value: unknown
}
export interface Keyword {
  readonly kind: 'keyword'
  readonly word: 'NULL' | 'TRUE' | 'FALSE' | 'DEFAULT' | 'CURRENT_TIMESTAMP'
}
/** SQL that the user wrote: `literal()`. */
export interface RawSql {
  readonly kind: 'raw'
  readonly sql: string
}
export interface Call {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Expression[]
  readonly distinct: boolean
}
export interface CastNode {
  readonly kind: 'cast'
  readonly operand: Expression
  readonly type: string
}
export type BinaryOperator =
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '||'
  | 'REGEXP'
  | 'NOT REGEXP'
  | '~'
  | '!~'
  | '~*'
  | '!~*'
  | '@>'
  | '<@'
  | '&&'
  | '-|-'
  | '<<'
  | '>>'
  | '&<'
  | '&>'
  | '@@'
export interface Binary {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}
/** AND or OR; with no operands AND is true and OR is false. */
export interface Logical {
  readonly kind: 'logical'
  readonly operator: 'AND' | 'OR'
  readonly operands: readonly Expression[]
}
export interface Not {
  readonly kind: 'not'
  readonly operand: Expression
}
export interface In {
  readonly kind: 'in'
  readonly left: Expression
  readonly right: readonly Expression[] | Select | RawSql
  readonly negated: boolean
}
export interface Between {
  readonly kind: 'between'
  readonly operand: Expression
  readonly low: Expression
  readonly high: Expression
  readonly negated: boolean
}
/** `IS NULL`, `IS TRUE` … */
export interface Is {
  readonly kind: 'is'
  readonly left: Expression
  readonly right: Expression
  readonly negated: boolean
}
export interface Like {
  readonly kind: 'like'
  readonly left: Expression
  readonly pattern: Expression
  readonly negated: boolean
  readonly insensitive: boolean
  /** The escape character that the pattern uses, if it was made by escaping a value. */
  readonly escape: string | null
}
/** `op ANY (…)` and `op ALL (…)`: only on engines with arrays. */
export interface Quantified {
  readonly kind: 'quantified'
  readonly quantifier: 'ANY' | 'ALL'
  readonly operand: Expression
}
export interface Exists {
  readonly kind: 'exists'
  readonly select: Select
  readonly negated: boolean
}
export interface ScalarSelect {
  readonly kind: 'scalar-select'
  readonly select: Select
}
export interface JsonPath {
  readonly kind: 'json-path'
  readonly from: Expression
  readonly path: readonly (string | number)[]
  /** True for text (`->>`), false for JSON (`->`). */
  readonly asText: boolean
}
/** `(a, b)`: composite keys. */
export interface Tuple {
  readonly kind: 'tuple'
  readonly items: readonly Expression[]
}
export interface Star {
  readonly kind: 'star'
  readonly table: string | null
}
/** `ROW_NUMBER() OVER (PARTITION BY … ORDER BY …)`: a limit per parent. */
export interface RowNumber {
  readonly kind: 'row-number'
  readonly partitionBy: readonly Expression[]
  readonly orderBy: readonly OrderTerm[]
}
/** The value an upsert would have inserted: `excluded.name`. */
export interface Excluded {
  readonly kind: 'excluded'
  readonly name: string
}

export type Expression =
  | Column
  | Parameter
  | ListParameter
  | ListItem
  | Constant
  | Keyword
  | RawSql
  | Call
  | CastNode
  | Binary
  | Logical
  | Not
  | In
  | Between
  | Is
  | Like
  | Quantified
  | Exists
  | ScalarSelect
  | JsonPath
  | Tuple
  | Star
  | RowNumber
  | Excluded

export interface TableName {
  readonly name: string
  readonly schema: string | null
}
export interface TableSource extends TableName {
  readonly kind: 'table'
  readonly alias: string | null
}
export interface DerivedSource {
  readonly kind: 'derived'
  readonly select: Select
  readonly alias: string
}
/** `(a INNER JOIN b ON …)`: a nested join that the outer join takes or leaves as one. */
export interface JoinedSource {
  readonly kind: 'joined'
  readonly first: Source
  readonly joins: readonly Join[]
}
export type Source = TableSource | DerivedSource | JoinedSource

export interface Join {
  readonly type: 'INNER' | 'LEFT' | 'RIGHT' | 'CROSS'
  readonly source: Source
  readonly on: Expression | null
}
export interface OrderTerm {
  readonly expression: Expression
  readonly direction: 'ASC' | 'DESC' | null
  readonly nulls: 'FIRST' | 'LAST' | null
}
export interface SelectColumn {
  readonly expression: Expression
  /** Null where the column's own name will do (array rows need no alias). */
  readonly alias: string | null
}
export interface Lock {
  readonly strength: 'UPDATE' | 'SHARE' | 'KEY SHARE' | 'NO KEY UPDATE'
  readonly of: readonly string[]
  readonly wait: 'SKIP LOCKED' | 'NOWAIT' | null
}
export interface Select {
  readonly kind: 'select'
  readonly distinct: boolean
  readonly columns: readonly SelectColumn[]
  readonly from: Source | null
  readonly joins: readonly Join[]
  readonly where: Expression | null
  readonly groupBy: readonly Expression[]
  readonly having: Expression | null
  readonly orderBy: readonly OrderTerm[]
  readonly limit: Expression | null
  readonly offset: Expression | null
  readonly lock: Lock | null
}

export interface OnConflict {
  /** Columns of the unique key that is spoken of; empty for "any" (DO NOTHING only). */
  readonly target: readonly string[]
  readonly targetWhere: Expression | null
  /** Null for DO NOTHING. */
  readonly set: readonly Assignment[] | null
}
export interface Insert {
  readonly kind: 'insert'
  readonly into: TableName
  readonly columns: readonly string[]
  /** Each row has an expression per column; no columns and one empty row: DEFAULT VALUES. A select inserts its rows. */
  readonly rows: readonly (readonly Expression[])[] | Select
  readonly onConflict: OnConflict | null
  readonly returning: readonly string[]
}
export interface Assignment {
  readonly column: string
  readonly value: Expression
}
export interface Update {
  readonly kind: 'update'
  readonly table: TableName
  readonly set: readonly Assignment[]
  readonly where: Expression | null
  readonly limit: Expression | null
  readonly returning: readonly string[]
}
export interface Delete {
  readonly kind: 'delete'
  readonly from: TableName
  readonly where: Expression | null
  readonly limit: Expression | null
  readonly returning: readonly string[]
}
export type Query = Select | Insert | Update | Delete
