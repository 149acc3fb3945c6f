/**
 * The classes are typed plainly inside and get their public faces by a cast (src/index.ts), so the compiler cannot see
 * whether they agree. This does: every member that a face names is there on a real object.
 */
import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { after, before, test } from 'node:test'
import * as relata from 'relata'
import { DataTypes, Sequelize } from 'relata'
import ts from 'typescript'
import { pluralize, singularize } from '../../src/util/inflection'

const index = resolve(__dirname, '../../src/index.ts')
const program = ts.createProgram([index], {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: ['node'],
  strict: true,
})
const checker = program.getTypeChecker()
const names = new Map(
  checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!)
    .map((symbol) => [symbol.name, aliased(symbol)]),
)

const sequelize = new Sequelize('sqlite::memory:', { logging: false })
const User = sequelize.define('User', { name: DataTypes.STRING })
const Post = sequelize.define('Post', { title: DataTypes.STRING })
const posts = User.hasMany(Post, { as: 'posts' })
const author = Post.belongsTo(User, { as: 'author' })
const first = User.hasOne(Post, { as: 'first' })
const fans = Post.belongsToMany(User, { through: 'Fans', as: 'fans' })
before(() => sequelize.sync())
after(() => sequelize.close())

test('every value that the types export is there', () => {
  const values = [...names].filter(
    ([, symbol]) => symbol.flags & ts.SymbolFlags.Value && !isOfTypesOnly(symbol),
  )
  assert.deepEqual(
    values.map(([name]) => name).filter((name) => !(name in relata)),
    [],
  )
})

test('the class Sequelize has its statics', () => assertHas(Sequelize, 'SequelizeConstructor'))
test('a Sequelize has its members', () => assertHas(sequelize, 'SequelizeInstance'))
test('the class Model has its statics', () => assertHas(User, 'ModelConstructor'))
test('an inferred model has its statics', () => assertHas(User, 'InferredModel'))
test('any model class has what ModelStatic says', () => assertHas(User, 'ModelStatic'))
test('an instance has its members', () => assertHas(User.build({}), 'ModelInstance'))
test('DataTypes has its types', () => assertHas(DataTypes, 'DataTypesFace'))
test('QueryInterface has its calls', () => assertHas(sequelize.getQueryInterface(), 'QueryInterfaceOf'))

test('what a class does stands in its face', () => {
  assertShown(relata.QueryInterface, 'QueryInterfaceOf', ['database', 'condition', 'assertNoSchemas'])
  assertShown(relata.Model, 'ModelInstance', ['_previousDataValues', '_changed', 'toString']) // v6's private names
})

test('associations have their members', () => {
  assertHas(posts, 'HasManyInstance')
  assertHas(posts, 'ManyAssociation')
  assertHas(author, 'BelongsToInstance')
  assertHas(first, 'HasOneInstance')
  assertHas(first, 'OneAssociation')
  assertHas(fans, 'BelongsToManyInstance')
})

test('words that the types hold for irregular are what the run time makes of them', () => {
  const table = checker.getDeclaredTypeOfSymbol(names.get('IrregularPlurals')!)
  for (const word of checker.getPropertiesOfType(table)) {
    const singular = (checker.getTypeOfSymbol(word) as ts.StringLiteralType).value
    assert.deepEqual([singularize(word.name), pluralize(singular)], [singular, word.name])
  }
})

test('a transaction has its members', async () => {
  const transaction = await sequelize.transaction()
  try {
    assertHas(transaction, 'TransactionInstance')
  } finally {
    await transaction.rollback()
  }
})

function assertHas(object: object, face: string): void {
  const symbol = names.get(face)
  assert.ok(symbol, `${face} is not exported`)
  const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
  const promised = members.map((member) => member.name).filter((name) => !name.startsWith('__@'))
  assert.ok(promised.length > 0, `${face} promises nothing`)
  assert.deepEqual(
    promised.filter((name) => !(name in object)),
    [],
    `${face} promises what is not there`,
  )
}

/** The other way round: every member of the class is in its face, but for the private ones. */
function assertShown({ prototype }: { prototype: object }, face: string, hidden: readonly string[]): void {
  const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(names.get(face)!))
  const known = new Set(['constructor', ...hidden, ...members.map((member) => member.name)])
  assert.deepEqual(
    Object.getOwnPropertyNames(prototype).filter((name) => !known.has(name)),
    [],
    `${face} says nothing of these`,
  )
}

function aliased(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

/** src/types has no run-time code: what is declared there alone is exported as a type. */
function isOfTypesOnly(symbol: ts.Symbol): boolean {
  return symbol.declarations!.every((declaration) =>
    declaration.getSourceFile().fileName.includes('/src/types/'),
  )
}
