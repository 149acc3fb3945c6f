/** The options of `define`, `model` and `init`: table, timestamps, indexes, scopes, hooks, validators. */
import type { ForeignKeyNaming } from './association-options'
import type { ModelValidateOptions } from './attributes'
import type { Expr } from './expressions'
import type { HookMap } from './hooks'
import type { Attributes } from './model-like'
import type { FindOptions } from './options'
import type { WhereOptions } from './where'

export type IndexType = 'UNIQUE' | 'FULLTEXT' | 'SPATIAL'
export type IndexMethod = 'BTREE' | 'HASH' | 'GIST' | 'SPGIST' | 'GIN' | 'BRIN' | (string & {})
export interface IndexField {
  /** The attribute or column. */
  name?: string
  /** v6's other word for `name`. */
  attribute?: string
  /** MySQL: only so many characters. */
  length?: number
  /** 'ASC' or 'DESC'. 'ASC'. */
  order?: 'ASC' | 'DESC' | (string & {})
  /** The collation to compare with. */
  collate?: string
  /** PostgreSQL's operator class. */
  operator?: string
}
export interface IndexesOptions {
  /** The index's name. Made of table and columns. */
  name?: string
  /** MySQL: UNIQUE, FULLTEXT, SPATIAL. */
  type?: IndexType | (string & {}) | null
  /** True: no two rows alike. False. */
  unique?: boolean
  /** PostgreSQL: CREATE INDEX CONCURRENTLY. False. */
  concurrently?: boolean
  /** Attributes, `{ name, order, collate }`, expressions. */
  fields?: readonly (string | IndexField | Expr)[]
  /** PostgreSQL, MySQL: the method. */
  using?: IndexMethod
  /** PostgreSQL's operator class, of all fields. */
  operator?: string
  /** A condition: a partial index. */
  where?: WhereOptions
  /** What the made name begins with. The table's name. */
  prefix?: string
  /** MySQL: the parser of FULLTEXT. */
  parser?: string | null
  /** PostgreSQL: further columns in the index. */
  include?: readonly string[] | Expr
}
export type ModelIndexesOptions = IndexesOptions

export interface ModelNameOptions {
  /** For associations to one. The model's name in the singular. */
  singular?: string
  /** For associations to many, and the table. The model's name in the plural. */
  plural?: string
}
export interface ModelGetterOptions<M = any> {
  [name: string]: (this: M) => unknown
}
export interface ModelSetterOptions<M = any> {
  [name: string]: (this: M, value: any) => void
}
/** A scope: find options, or a function that makes them from the arguments of `{ method: ['name', …] }`. */
export interface ModelScopeOptions<A = any> {
  [scope: string]: FindOptions<A> | ((...args: any[]) => FindOptions<A>)
}

/** Options of `define`, `model` and `init`; those of the Sequelize's `define` are their defaults. */
export interface ModelOptions<M = any> {
  /** The table's name. The model's in the plural. */
  tableName?: string
  /** `init`: the model's name. The class's. */
  modelName?: string
  /** Singular and plural, where the rules of English fail. */
  name?: ModelNameOptions
  /** False: no createdAt and updatedAt. True. */
  timestamps?: boolean
  /** Another name for the attribute, or false for none. */
  createdAt?: string | boolean
  /** Another name for the attribute, or false for none. */
  updatedAt?: string | boolean
  /** With `paranoid`: another name for the attribute. */
  deletedAt?: string | boolean
  /** True: `destroy` sets deletedAt, and finders hide the row. False. */
  paranoid?: boolean
  /** True: columns are named in snake_case. False. */
  underscored?: boolean
  /** True: the table is named as the model. False. */
  freezeTableName?: boolean
  /**
   * True or a name: a counter that refuses saves of what was changed meanwhile, by OptimisticLockError. False.
   */
  version?: boolean | string
  /** The table's schema; SQLite writes 'schema.table'. */
  schema?: string
  /** What stands between schema and table where there are no schemas. '.'. */
  schemaDelimiter?: string
  /** A comment on the table, where the engine keeps one. */
  comment?: string
  /** MySQL's storage engine. */
  engine?: string
  /** MySQL's character set. */
  charset?: string
  /** MySQL's collation. */
  collate?: string
  /** MySQL's ROW_FORMAT. */
  rowFormat?: string
  /** MySQL: the first id. */
  initialAutoIncrement?: string
  /** SQL Server: the table has triggers. */
  hasTrigger?: boolean
  /** Default names of foreign keys: 'v6' or 'camel' (v7's). As the Sequelize says. */
  foreignKeyNaming?: ForeignKeyNaming
  /** True: any option that is not known throws; false: only one that looks misspelt. As the Sequelize says. */
  strictOptions?: boolean
  /** True: null values are not written. False. */
  omitNull?: boolean
  /** Indexes that `sync` makes. */
  indexes?: readonly ModelIndexesOptions[]
  /** Unique keys by name: `{ by_name: { fields: ['name'], msg } }`. */
  uniqueKeys?: object
  /** Find options that every find has, but for `unscoped()`. */
  defaultScope?: FindOptions<Attributes<M>>
  /** Scopes by name: find options, or functions that make them. */
  scopes?: ModelScopeOptions<Attributes<M>>
  /**
   * How the conditions of several scopes meet on one attribute: 'overwrite' (the last) or 'and'. 'overwrite'.
   */
  whereMergeStrategy?: 'and' | 'overwrite'
  /** Hooks by name: a function or a list. */
  hooks?: HookMap<M, Attributes<M>>
  /** Validators of the whole instance, `this`; each throws to refuse. */
  validate?: ModelValidateOptions & ThisType<M>
  /** Getters by name, of attributes or of none; v6's older way. */
  getterMethods?: ModelGetterOptions<M>
  /** Setters by name, of attributes or of none; v6's older way. */
  setterMethods?: ModelSetterOptions<M>
  /**
   * A thunk, evaluated after every model exists, so models may refer to each other: `() => ({ posts: hasMany(Post) })`.
   * Not typed as a function on purpose: a contextual signature would make the compiler resolve the thunk's return
   * type, hence every reachable model, at once.
   */
  associations?: object
}
