// Rules 2, 3 and 4 of docs/architecture.md: dialect names, SQL text and generated code, each in its one place.
// Comments do not count, and neither do the sentences of errors: both are for people.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ts from 'typescript'
import { parse, placeOf, readSource, walk, type SourceFile } from './source'

const files = readSource()

test("a dialect's name appears only under dialects/", () => {
  assert.deepEqual(files.flatMap(namedDialects), [])
})

test('a dialect named in a string, a template, an identifier or a type is found', () => {
  const named = ["const a = 'sqlite'", 'const b = `${x} mysql`', 'if (isPostgres) y()', "type D = 'mariadb'"]
  for (const text of named) assert.equal(namedDialects(parse('src/query/x.ts', text)).length, 1, text)
  assert.deepEqual(namedDialects(parse('src/query/x.ts', '// sqlite has no arrays\nexport const a = 1')), [])
  assert.deepEqual(namedDialects(parse('src/dialects/mysql/types.ts', "const a = 'mysql'")), [])
})

test('SQL text is written only by printers, and by those who speak with an engine themselves', () => {
  assert.deepEqual(files.flatMap(writtenSql), [])
})

test('SQL in a string is found; constants, error sentences and documentation are not mistaken for it', () => {
  const found = [
    "const a = 'SELECT * FROM users'",
    'const b = `${columns} FROM ${table}`',
    "sql += ' WHERE '",
    "run('ROLLBACK')",
    "parts.join(' AND ')",
    'const c = `DROP TABLE ${name}`',
    `const q = name.replace(/"/g, '""')`,
  ]
  const fine = [
    "export const QueryTypes = { SELECT: 'SELECT', UPDATE: 'UPDATE' }",
    "const action = 'SET NULL'",
    "const operators = ['NOT IN', 'IS NOT', 'NOT LIKE']",
    "const level = 'READ COMMITTED'",
    "throw new DatabaseError('SELECT needs a FROM before its WHERE ')",
    '/** SELECT * FROM users */ export const a = 1',
    "const empty = ''",
  ]
  for (const text of found) assert.equal(writtenSql(parse('src/query/x.ts', text)).length, 1, text)
  for (const text of fine) assert.deepEqual(writtenSql(parse('src/query/x.ts', text)), [], text)
})

test('source text is compiled in util/code.ts and nowhere else', () => {
  assert.deepEqual(files.flatMap(compiledText), [])
  for (const text of [
    "new Function('a')",
    "Function('a')",
    "eval('1')",
    "require('node:vm')",
    "import vm from 'vm'",
  ]) {
    assert.equal(compiledText(parse('src/query/x.ts', text)).length, 1, text)
  }
  assert.deepEqual(compiledText(parse('src/util/code.ts', "new Function('a')")), [])
  assert.deepEqual(compiledText(parse('src/query/x.ts', 'const f: Function = g')), [])
})

/** connection/options.ts reads the protocol of a URL; types/ tells users which names the option `dialect` takes. */
function mayNameDialects(file: SourceFile): boolean {
  return /^src\/(dialects\/|connection\/options\.ts$|types\/(options|public)\.ts$)/.test(file.path)
}

function namedDialects(file: SourceFile): string[] {
  if (mayNameDialects(file)) return []
  return literalsAndNames(file).flatMap(({ node, text }) =>
    /sqlite|postgres|mysql|mariadb/i.test(text) ? `${placeOf(file, node)} ${text}` : [],
  )
}

/** Printers; a catalog asks its engine in SQL; a driver begins, commits and sets its connection up. */
function mayWriteSql(file: SourceFile): boolean {
  return /\/(ddl-)?printer\.ts$|^src\/dialects\/[a-z]+\/(catalog|driver|node-sqlite|types)\.ts$/.test(
    file.path,
  )
}

const sqlPatterns = [
  /\b(SELECT|UPDATE|PRAGMA|SAVEPOINT|RELEASE|EXPLAIN|ATTACH|FROM|WHERE|HAVING|LIMIT|OFFSET|RETURNING|VALUES) /,
  / (FROM|WHERE|HAVING|LIMIT|OFFSET|RETURNING|VALUES|JOIN|AND|OR|AS|ON|ASC|DESC)( |$)/,
  /[ )](NOT )?(IN|IS|LIKE|BETWEEN) /,
  /\b(INSERT INTO|DELETE FROM|ORDER BY|GROUP BY|UNION ALL|IS NULL|ON CONFLICT|ROLLBACK TO|PRIMARY KEY)\b/,
  /\b(CREATE|ALTER|DROP) (UNIQUE |TEMPORARY )?(TABLE|INDEX|VIEW|TRIGGER|COLUMN|DATABASE|SCHEMA)\b/,
  /^(BEGIN|COMMIT|ROLLBACK)( TRANSACTION| IMMEDIATE| DEFERRED| EXCLUSIVE)?;?$/,
  // A quote doubled is a name or a literal being quoted by hand.
  /^(""|''|``)$/,
]

function writtenSql(file: SourceFile): string[] {
  if (mayWriteSql(file)) return []
  const found = new Map<ts.Node, string>()
  for (const { node, text } of literals(file)) {
    // One finding per template, however many of its pieces look like SQL.
    const whole =
      ts.isTemplateExpression(node.parent) || ts.isTemplateSpan(node.parent) ? templateOf(node) : node
    if (!isForPeople(node) && sqlPatterns.some((pattern) => pattern.test(text))) found.set(whole, text)
  }
  return [...found].map(([node, text]) => `${placeOf(file, node)} ${JSON.stringify(text)}`)
}

function compiledText(file: SourceFile): string[] {
  if (file.path === 'src/util/code.ts') return []
  const found = file.imports
    .filter((one) => one.specifier === 'vm' || one.specifier === 'node:vm')
    .map((one) => `${file.path} imports ${one.specifier}`)
  walk(file.ast, (node) => {
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node)
    if (isCall && ts.isIdentifier(node.expression) && /^(Function|eval)$/.test(node.expression.text))
      found.push(`${placeOf(file, node)} ${node.expression.text}`)
  })
  return found
}

function literalsAndNames(file: SourceFile): { node: ts.Node; text: string }[] {
  const names: { node: ts.Node; text: string }[] = []
  walk(file.ast, (node) => {
    if ((ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) && !isInComment(node))
      names.push({ node, text: node.text })
  })
  return [...literals(file), ...names]
}

function literals(file: SourceFile): { node: ts.Node; text: string }[] {
  const found: { node: ts.Node; text: string }[] = []
  walk(file.ast, (node) => {
    const isText =
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node)
    if (isText) found.push({ node, text: node.text })
  })
  return found
}

function isInComment(node: ts.Node): boolean {
  return ts.findAncestor(node, ts.isJSDoc) !== undefined
}

/** Part of an error's sentence, or of what is thrown. */
function isForPeople(node: ts.Node): boolean {
  return (
    ts.findAncestor(node, (parent) => {
      if (ts.isThrowStatement(parent)) return true
      return ts.isNewExpression(parent) && /Error$/.test(parent.expression.getText())
    }) !== undefined
  )
}

function templateOf(node: ts.Node): ts.Node {
  return ts.findAncestor(node, ts.isTemplateExpression) ?? node
}
