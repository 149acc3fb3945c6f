// The database that hostile input is thrown at: users with posts and tags, a canary table that nobody may touch, every
// statement on record. The oracle of SECURITY §7: a typed error before any statement, or statements of the same tokens
// as with the harmless word `x`; tables and rows as before; Object.prototype as before.
import assert from 'node:assert/strict'
import { DataTypes, Sequelize } from 'relata'

export type World = Awaited<ReturnType<typeof world>>

/** A fresh database in memory. */
export async function world() {
  const sent: string[] = []
  const sequelize = new Sequelize({
    dialect: 'sqlite',
    logging: (sql: string) => void sent.push(sql.replace(/^Executing \([^)]*\): /, '')),
  }) as any // hostile input is what the types refuse
  const User = sequelize.define('User', {
    name: DataTypes.STRING,
    password: DataTypes.STRING,
    age: DataTypes.INTEGER,
    meta: DataTypes.JSON,
    photo: DataTypes.BLOB,
  })
  const Post = sequelize.define('Post', { title: DataTypes.STRING })
  const Tag = sequelize.define('Tag', { label: DataTypes.STRING })
  const PostTag = sequelize.define('PostTag', { note: DataTypes.STRING })
  User.hasMany(Post, { as: 'posts' })
  Post.belongsTo(User, { as: 'user' })
  Post.belongsToMany(Tag, { through: PostTag, as: 'tags' })
  Tag.belongsToMany(Post, { through: PostTag, as: 'posts' })
  await sequelize.sync()
  await sequelize.query('CREATE TABLE canary (secret)')
  await sequelize.query("INSERT INTO canary VALUES ('s')")
  const ada = await User.create({
    id: 1,
    name: 'ada',
    password: 'secret1',
    age: 36,
    meta: { a: { b: 1 }, role: 'admin' },
  })
  const bob = await User.create({ id: 2, name: 'bob', password: 'secret2', age: 40 })
  const post = await ada.createPost({ title: 'first' })
  const tag = await post.createTag({ label: 'sql' })
  sent.length = 0
  return { sequelize, sent, User, Post, Tag, PostTag, ada, bob, post, tag }
}

/** Tables with their rows, as they are now. */
export async function census({ sequelize }: World): Promise<Record<string, number>> {
  const options = { type: 'SELECT', logging: false }
  const tables = await sequelize.query(
    `SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`,
    options,
  )
  const rows: Record<string, number> = Object.create(null)
  for (const { name } of tables) {
    const [{ n }] = await sequelize.query(
      `SELECT count(*) AS n FROM \`${name.replaceAll('`', '``')}\``,
      options,
    )
    rows[name] = n
  }
  return rows
}

/** Nothing was added to the prototype of all objects. */
export function assertPrototypeClean(): void {
  assert.deepEqual(Object.keys(Object.prototype), [])
  assert.equal(({} as Record<string, unknown>)['x'], undefined)
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined)
}

export interface Outcome {
  readonly error: Error | null
  readonly result: any
  readonly sent: readonly string[]
}

/** What an act came to: its result or its error, and the statements that it sent. */
export async function outcome(on: World, act: () => unknown): Promise<Outcome> {
  on.sent.length = 0
  try {
    const result = await act()
    return { error: null, result, sent: [...on.sent] }
  } catch (error) {
    assert.ok(error instanceof Error, `what is thrown is an Error, not ${String(error)}`)
    return { error, result: undefined, sent: [...on.sent] }
  }
}

/** The act throws before it sends anything. */
export async function refused(on: World, act: () => unknown, expected: RegExp): Promise<void> {
  const { error, sent } = await outcome(on, act)
  assert.ok(error !== null, `refused: ${String(act)}`)
  assert.match(`${error.name}: ${error.message}`, expected)
  assert.deepEqual(sent, [], 'no statement was sent')
}

const TOKEN =
  /\s+|'(?:[^']|'')*'|`(?:[^`]|``)*`|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|[\p{L}_][\p{L}\p{N}_$]*|\d+(?:\.\d+)?|[\s\S]/gu

/** The statement without its names and literals: 'SELECT `id` FROM `t` WHERE a = ?' → 'SELECT I FROM I WHERE A = ?'. */
export function skeleton(sql: string): string {
  const tokens: string[] = []
  for (const [token] of sql.matchAll(TOKEN)) {
    if (/^\s/.test(token)) continue
    if (token.startsWith("'") && token.length > 1) tokens.push('S')
    else if ((token.startsWith('`') || token.startsWith('"')) && token.length > 1) tokens.push('I')
    else tokens.push(token.toUpperCase())
  }
  return tokens
    .join(' ')
    .replace(/I(?: \. I)+/g, 'I')
    .replace(/I AS I/g, 'I') // `a.b` may be a column b of table a
}
