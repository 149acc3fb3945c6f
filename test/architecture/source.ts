// src/ as the architecture tests see it: every file parsed once, with what it imports.
// A path here is relative to the repository and has slashes: 'src/query/find.ts'.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

export const root = resolve(__dirname, '../..')

export interface SourceFile {
  path: string
  ast: ts.SourceFile
  imports: Import[]
}

export interface Import {
  /** As written: './lru' or 'validator'. */
  specifier: string
  /** The file meant by a relative specifier. */
  target?: string
  /** A declaration at the top of the file that is still there at run time. */
  isEager: boolean
}

export function readSource(): SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')))
}

/** Also used with text of the tests' own, to show that a rule finds what it forbids. */
export function parse(path: string, text: string): SourceFile {
  const ast = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const imports: Import[] = []
  walk(ast, (node) => {
    const specifier = specifierOf(node)
    if (specifier !== undefined)
      imports.push({ specifier, target: resolveImport(path, specifier), isEager: isEager(node) })
  })
  return { path, ast, imports }
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** 'src/query/find.ts:12', which terminals and editors turn into a link. */
export function placeOf(file: SourceFile, node: ts.Node): string {
  const { line } = file.ast.getLineAndCharacterOfPosition(node.getStart(file.ast))
  return `${file.path}:${line + 1}`
}

/** 'query' of 'src/query/find.ts', 'sequelize.ts' of 'src/sequelize.ts': what has a floor. */
export function storeyOf(path: string): string {
  return path.split('/')[1]
}

/** import, export from, import(), require(), import = require() and the type import('…').X alike. */
function specifierOf(node: ts.Node): string | undefined {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
    return textOf(node.moduleSpecifier)
  if (ts.isExternalModuleReference(node)) return textOf(node.expression)
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return textOf(node.argument.literal)
  if (ts.isCallExpression(node) && node.arguments.length > 0) {
    const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword
    const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require'
    if (isImport || isRequire) return textOf(node.arguments[0])
  }
  return undefined
}

function textOf(node: ts.Node): string | undefined {
  return ts.isStringLiteralLike(node) ? node.text : undefined
}

function isEager(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node))
    return !node.importClause?.isTypeOnly && !hasOnlyTypeNames(node.importClause)
  if (ts.isExportDeclaration(node)) return !node.isTypeOnly
  if (ts.isImportTypeNode(node)) return false
  for (let parent = node.parent; parent; parent = parent.parent) if (ts.isFunctionLike(parent)) return false
  return true
}

function hasOnlyTypeNames(clause: ts.ImportClause | undefined): boolean {
  const names = clause?.namedBindings
  if (!clause || clause.name || !names || !ts.isNamedImports(names)) return false
  return names.elements.length > 0 && names.elements.every((name) => name.isTypeOnly)
}

function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.') || specifier.endsWith('.json')) return undefined
  const path = posix.join(dirname(from), specifier)
  for (const candidate of [`${path}.ts`, `${path}/index.ts`])
    if (existsSync(join(root, candidate))) return candidate
  return `${path}.ts`
}
