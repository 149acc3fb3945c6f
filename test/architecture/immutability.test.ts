// Rule 5 of docs/architecture.md: a caller's options are read and never written to.
// Options given by a user are often a constant that serves many calls; v6 leaves its own notes in them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ts from 'typescript'
import { parse, placeOf, readSource, walk, type SourceFile } from './source'

test('no function writes to the options that it is given', () => {
  assert.deepEqual(readSource().flatMap(writtenOptions), [])
})

test('every way of writing to a parameter called options is found; a copy may be written to', () => {
  const found = [
    'function f(options) { options.limit = 1 }',
    'const f = options => { delete options.where }',
    'function f(options) { options.include[0].as = a }',
    'function f(options) { options.count++ }',
    'function f(options) { Object.assign(options, { a: 1 }) }',
    'function f(options) { options.order.push(1) }',
    'class A { f(findOptions) { return () => { findOptions.where ??= {} } } }',
  ]
  const fine = [
    'function f(options) { const copy = { ...options }; copy.limit = 1 }',
    'function f(given) { const options = { ...given }; options.limit = 1 }',
    'function f(options) { this.options = options; return options.limit === 1 }',
    'function f(options) { return Object.assign({}, options) }',
  ]
  for (const text of found) assert.equal(writtenOptions(parse('src/query/x.ts', text)).length, 1, text)
  for (const text of fine) assert.deepEqual(writtenOptions(parse('src/query/x.ts', text)), [], text)
})

function writtenOptions(file: SourceFile): string[] {
  const found: string[] = []
  walk(file.ast, (node) => {
    const target = writtenBy(node)
    if (target && isOptionsParameter(rootOf(target))) found.push(`${placeOf(file, node)} ${node.getText()}`)
  })
  return found
}

/** What a node writes to: a.b of `a.b = 1`, `delete a.b`, `a.b++`, `a.b.push(1)`; a of `Object.assign(a, …)`. */
function writtenBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind) && isMember(node.left))
    return node.left
  if (ts.isDeleteExpression(node)) return node.expression
  if ((ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && isMember(node.operand)) {
    const steps = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken]
    return steps.includes(node.operator) ? node.operand : undefined
  }
  if (!ts.isCallExpression(node)) return undefined
  if (/^Object\.(assign|defineProperty)$/.test(node.expression.getText())) return node.arguments[0]
  const changesArray = /^(push|pop|shift|unshift|splice|sort|reverse|fill)$/
  if (ts.isPropertyAccessExpression(node.expression) && changesArray.test(node.expression.name.text))
    return isMember(node.expression.expression) ? node.expression.expression : undefined
  return undefined
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment
}

function isMember(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)
}

function rootOf(node: ts.Expression): ts.Expression {
  let root = node
  while (true) {
    if (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression
    else if (ts.isNonNullExpression(root) || ts.isAsExpression(root) || ts.isParenthesizedExpression(root))
      root = root.expression
    else return root
  }
}

/** True if the name is bound by a parameter, not by a variable of the function's own. */
function isOptionsParameter(node: ts.Expression): boolean {
  if (!ts.isIdentifier(node) || !/^(options|\w+Options)$/.test(node.text)) return false
  for (let scope: ts.Node = node.parent; scope; scope = scope.parent) {
    if (declaresVariable(scope, node.text)) return false
    if (ts.isFunctionLike(scope) && scope.parameters.some((one) => one.name.getText() === node.text))
      return true
  }
  return false
}

function declaresVariable(scope: ts.Node, name: string): boolean {
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return false
  return scope.statements.some(
    (one) =>
      ts.isVariableStatement(one) &&
      one.declarationList.declarations.some((each) => each.name.getText() === name),
  )
}
