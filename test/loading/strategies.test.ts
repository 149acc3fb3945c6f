// What each strategy sends: a join is part of its parent's statement, a follow-up is one statement for all parents of a
// level, however many there are. Each test counts.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Op, col, fn, literal } from 'relata'
import { cast, json, type Cast } from './cast'

let lab: Cast
before(async () => {
  lab = await cast()
})
after(() => lab.sequelize.close())

async function counting(statements: number, act: () => Promise<any>): Promise<any> {
  // records of several models
  lab.sent()
  const result = await act()
  const sent = lab.sent()
  assert.equal(sent.length, statements, `sent were:\n${sent.join('\n')}`)
  return result
}

test('one statement a level, not one a row', async () => {
  const users = await counting(4, () =>
    lab.User.findAll({
      include: [{ association: 'posts', include: [{ association: 'comments', include: ['writer'] }] }],
    }),
  )
  assert.equal(users.length, 9)
  assert.ok(
    users.some((user: any) =>
      user.posts.some((post: any) => post.comments.some((comment: any) => comment.writer !== null)),
    ),
  )
})

test('a level without parents asks nothing', async () => {
  await counting(1, () => lab.User.findAll({ where: { id: -1 }, include: ['posts', 'profile'] }))
  await counting(2, () =>
    lab.User.findAll({ where: { id: 9 }, include: [{ association: 'posts', include: ['comments'] }] }),
  )
})

test('an N:M level is one statement that starts at the junction', async () => {
  const posts = await counting(2, () => lab.Post.findAll({ include: 'tags', order: ['id'] }))
  assert.deepEqual(Object.keys(json(posts[0].tags[0].Label)).sort(), ['postId', 'tagId', 'weight'])
})

test('a required to-one include is joined, and filters', async () => {
  const users = await counting(1, () =>
    lab.User.findAll({ include: { association: 'profile', required: true } }),
  )
  assert.equal(users.length, 6)
})

test('a required to-many include filters by EXISTS and loads by a follow-up', async () => {
  lab.sent()
  const users = await lab.User.findAll({
    include: { association: 'posts', where: { score: { [Op.gt]: 10 } } },
  })
  const [root, follow] = lab.sent()
  assert.match(root, /EXISTS/)
  assert.match(follow, /IN \(/)
  assert.ok(
    users.length > 0 &&
      users.every((user: any) => user.posts.length > 0 && user.posts.every((post: any) => post.score > 10)),
  )
})

test('what the query itself speaks of is joined: $alias.attribute$, order, col(), a literal', async () => {
  await counting(1, () => lab.User.findAll({ where: { '$posts.score$': 5 }, include: 'posts' }))
  await counting(1, () => lab.User.findAll({ order: [['posts', 'score', 'DESC']], include: 'posts' }))
  await counting(1, () => lab.User.findAll({ order: [[col('posts.score'), 'DESC']], include: 'posts' }))
  await counting(1, () => lab.User.findAll({ where: literal('"posts"."score" > 3'), include: 'posts' }))
  await counting(1, () =>
    lab.Post.findAll({
      order: [['comments', 'writer', 'name', 'ASC']],
      include: { association: 'comments', include: 'writer' },
    }),
  )
})

test("separate and strategy are the user's word", async () => {
  await counting(2, () => lab.User.findAll({ include: { association: 'profile', separate: true } }))
  await counting(1, () => lab.User.findAll({ include: { association: 'posts', strategy: 'join' } }))
  await counting(2, () =>
    lab.User.findAll({ include: { association: 'profile', required: true, strategy: 'select-in' } }),
  )
  await assert.rejects(
    lab.User.findAll({
      order: [['posts', 'score', 'DESC']],
      include: { association: 'posts', separate: true },
    }),
    /"posts" is separate/,
  )
  await assert.rejects(
    lab.User.findAll({ include: { association: 'posts', strategy: 'json' } }),
    /strategy cannot be 'json'. Use 'join' or 'select-in'/,
  )
})

test('children of two joined to-many includes are not multiplied', async () => {
  const posts = await counting(1, () =>
    lab.Post.findAll({
      order: ['id'],
      include: [
        { association: 'comments', strategy: 'join', order: ['id'] },
        { association: 'tags', strategy: 'join', order: ['id'] },
      ],
    }),
  )
  const apart = await counting(3, () =>
    lab.Post.findAll({
      order: ['id'],
      include: [
        { association: 'comments', order: ['id'] },
        { association: 'tags', order: ['id'] },
      ],
    }),
  )
  assert.deepEqual(json(posts), json(apart))
})

test('a limit per parent, of every to-many kind', async () => {
  const users = await counting(2, () =>
    lab.User.findAll({
      include: { association: 'posts', limit: 2, order: [['score', 'DESC']] },
      order: ['id'],
    }),
  )
  const whole = await lab.User.findAll({
    include: { association: 'posts', order: [['score', 'DESC']] },
    order: ['id'],
  })
  assert.deepEqual(
    users.map((user: any) => user.posts.map((post: any) => post.score)),
    whole.map((user: any) => user.posts.slice(0, 2).map((post: any) => post.score)),
  )
  const posts = await counting(2, () =>
    lab.Post.findAll({ include: { association: 'tags', limit: 1, offset: 1, order: ['id'] }, order: ['id'] }),
  )
  const all = await lab.Post.findAll({ include: { association: 'tags', order: ['id'] }, order: ['id'] })
  assert.deepEqual(
    posts.map((post: any) => post.tags.map((tag: any) => tag.id)),
    all.map((post: any) => post.tags.slice(1, 2).map((tag: any) => tag.id)),
  )
})

test('a page of roots stays a page under a to-many join, ordered by the child', async () => {
  const users = await counting(1, () =>
    lab.User.findAll({ include: 'posts', order: [['posts', 'score', 'DESC']], limit: 3, offset: 1 }),
  )
  const all = await lab.User.findAll({ include: 'posts', order: [['posts', 'score', 'DESC']] })
  assert.deepEqual(json(users), json(all.slice(1, 4)))
})

test('composite keys load by every strategy', async () => {
  const shelves = await counting(2, () => lab.Shelf.findAll({ include: 'books', order: ['room', 'row'] }))
  const joined = await counting(1, () =>
    lab.Shelf.findAll({
      include: { association: 'books', strategy: 'join', order: ['id'] },
      order: ['room', 'row'],
    }),
  )
  assert.deepEqual(json(shelves), json(joined))
  assert.equal(shelves.flatMap((shelf: any) => shelf.books).length, 8)
  const books = await counting(2, () => lab.Book.findAll({ include: 'shelf', order: ['id'] }))
  assert.equal(books[4].shelf, null)
  assert.equal(books[0].shelf.note, 'a1')
})

test('parents that share a child each have a record of their own, as a join gives', async () => {
  const posts = await lab.Post.findAll({
    include: [{ association: 'author', include: ['profile'] }],
    order: ['id'],
  })
  const byAuthor = posts.filter((post: any) => post.authorId === 2)
  assert.ok(byAuthor.length > 1)
  assert.notEqual(byAuthor[0].author, byAuthor[1].author)
  assert.deepEqual(json(byAuthor[0].author), json(byAuthor[1].author))
})

test('all and nested include every association, and cycles end', async () => {
  const [user] = await lab.User.findAll({ include: [{ all: true }], where: { id: 2 } })
  assert.deepEqual(
    Object.keys(json(user))
      .filter((key) => typeof json(user)[key] === 'object' && json(user)[key] !== null)
      .sort(),
    ['boss', 'posts', 'profile', 'team'].filter((key) => json(user)[key] !== null),
  )
  const [nested] = await lab.Profile.findAll({ include: [{ all: true, nested: true }], limit: 1 })
  assert.ok(Array.isArray(nested.user.posts[0].comments))
  assert.equal(nested.user.posts[0].author, undefined, 'never back to a model on the way')
})

test('paranoid children are hidden unless asked for', async () => {
  const counted = async (options: object) =>
    (await lab.Post.findAll({ include: { association: 'comments', ...options } })).flatMap(
      (post: any) => post.comments,
    ).length
  assert.equal(await counted({}), 36)
  assert.equal(await counted({ paranoid: false }), 40)
  assert.equal(await counted({ strategy: 'join' }), 36)
})

test('lean gives plain trees, each row once', async () => {
  const posts = await counting(2, () =>
    lab.Post.findAll({
      include: { association: 'tags', order: ['id'] },
      lean: true,
      order: ['id'],
      limit: 3,
    }),
  )
  assert.equal(Object.getPrototypeOf(posts[0]), Object.prototype)
  assert.equal(Object.getPrototypeOf(posts[0].tags[0].Label), Object.prototype)
  assert.deepEqual(
    posts,
    json(
      await lab.Post.findAll({ include: { association: 'tags', order: ['id'] }, order: ['id'], limit: 3 }),
    ),
  )
})

test('counts and groups over includes', async () => {
  await counting(1, () => lab.User.count({ include: { association: 'posts', required: true } }))
  const rows = await counting(1, () =>
    lab.User.findAll({
      attributes: ['id', [fn('COUNT', col('posts.id')), 'n']],
      include: { association: 'posts', attributes: [] },
      group: ['User.id'],
      order: ['id'],
      raw: true,
    }),
  )
  const expected = json(await lab.User.findAll({ include: 'posts', order: ['id'] }))
  assert.deepEqual(
    rows,
    expected.map((user: any) => ({ id: user.id, n: user.posts.length })),
  )
})

test('a computed value can be read as a property, and orders a page', async () => {
  const n = [literal('("User"."age" * 2)'), 'twice'] as const
  const users = await lab.User.findAll({
    attributes: ['id', 'age', n],
    include: { association: 'posts', strategy: 'join' },
    order: [['twice', 'DESC'], 'id'],
    limit: 3,
  })
  assert.deepEqual(
    users.map((user: any) => user.twice),
    users.map((user: any) => user.age * 2),
  )
  const ages = (await lab.User.findAll({ order: [['age', 'DESC']], limit: 3 })).map((user: any) => user.age)
  assert.deepEqual(
    users.map((user: any) => user.age),
    ages,
  )
})

test('all and nested on a dense graph is refused, not walked for ever', async () => {
  const models = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => lab.sequelize.define(name, {}))
  for (const one of models)
    for (const other of models)
      if (one !== other) one.hasMany(other, { as: `${one.name}${other.name}`, constraints: false })
  await assert.rejects(
    models[0].findAll({ include: [{ all: true, nested: true }] }),
    /A: \{ all: true, nested: true \} means more than 500 includes/,
  )
})
