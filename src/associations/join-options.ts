// The options that belongsToMany's verbs know. What stands beside them and is an attribute of the junction is a value of
// the join row in the flat form, `addProject(homework, { started: false })`; a name in this list never is.
export const FLAT_OPTIONS: ReadonlySet<string> = new Set([
  'association', 'attributes', 'benchmark', 'bind', 'conflictAttributes', 'conflictWhere', 'cascade', 'fields', 'force',
  'from', 'group', 'having', 'hooks', 'ignoreDuplicates', 'include', 'individualHooks', 'isNewRecord', 'joinTableAttributes',
  'limit', 'lock', 'logging', 'nest', 'offset', 'omitNull', 'order', 'paranoid', 'plain', 'raw', 'rejectOnEmpty',
  'replacements', 'retry', 'returning', 'save', 'schema', 'schemaDelimiter', 'scope', 'searchPath', 'sideEffects', 'silent',
  'skip', 'skipLocked', 'subQuery', 'through', 'transaction', 'type', 'updateOnDuplicate', 'useMaster', 'validate',
  'version', 'where',
]) // prettier-ignore
