// The limit: the same answers by SQL written by hand on the same driver, prepared once. Where SPEED.md knows several ways,
// each is here, and the fastest one of the run counts.
import type Database from 'better-sqlite3'

type Rows = any[] // rows of many shapes

export function handWritten(db: Database.Database) {
  const prepared = new Map<string, Database.Statement>()
  const sql = (text: string) => {
    let statement = prepared.get(text)
    if (statement === undefined) prepared.set(text, (statement = db.prepare(text)))
    return statement
  }
  const list = (count: number) => Array(count).fill('?').join(', ')
  const group = (parents: Rows, children: Rows, key: string, as: string) => {
    const byId = new Map<unknown, any>()
    for (const parent of parents) {
      parent[as] = []
      byId.set(parent.id, parent)
    }
    for (const child of children) byId.get(child[key])[as].push(child)
    return parents
  }
  const ids = (rows: Rows) => rows.map((row) => row.id)

  return {
    R1: {
      lookups(id: number) {
        const user = sql('SELECT id, name, email, age FROM Users WHERE id = ?').get(id) as any
        user.profile = sql('SELECT id, bio, userId FROM Profiles WHERE userId = ?').get(id)
        return user
      },
    },
    R2: {
      split() {
        const users = sql('SELECT id, name, email, age FROM Users WHERE id <= 1000').all() as Rows
        const posts = sql(
          `SELECT id, title, body, score, userId FROM Posts WHERE userId IN (${list(users.length)})`,
        ).all(ids(users)) as Rows
        return group(users, posts, 'userId', 'posts')
      },
      subselect() {
        const users = sql('SELECT id, name, email, age FROM Users WHERE id <= 1000').all() as Rows
        const posts = sql(
          'SELECT id, title, body, score, userId FROM Posts WHERE userId IN (SELECT id FROM Users WHERE id <= 1000)',
        ).all() as Rows
        return group(users, posts, 'userId', 'posts')
      },
    },
    R3: {
      splitJoin() {
        const movies = sql('SELECT id, title, year FROM Movies WHERE id <= 200').all() as Rows
        const links = sql(
          `SELECT a.id, a.name, c.movieId, c.actorId, c.role FROM Castings c JOIN Actors a ON a.id = c.actorId WHERE c.movieId IN (${list(movies.length)})`,
        )
          .raw()
          .all(ids(movies)) as Rows
        const actors = links.map(([id, name, movieId, actorId, role]) => ({
          id,
          name,
          Casting: { movieId, actorId, role },
        }))
        const byId = new Map<unknown, any>()
        for (const movie of movies) {
          movie.actors = []
          byId.set(movie.id, movie)
        }
        for (const actor of actors) byId.get(actor.Casting.movieId).actors.push(actor)
        return movies
      },
      json() {
        const rows = sql(
          `SELECT m.id, m.title, m.year, (SELECT json_group_array(json_object('id', a.id, 'name', a.name, 'Casting', json_object('movieId', c.movieId, 'actorId', c.actorId, 'role', c.role)))
           FROM Castings c JOIN Actors a ON a.id = c.actorId WHERE c.movieId = m.id) AS actors FROM Movies m WHERE m.id <= 200`,
        ).all() as Rows
        for (const row of rows) row.actors = JSON.parse(row.actors)
        return rows
      },
    },
    R4: {
      split() {
        const users = sql('SELECT id, name, email, age FROM Users WHERE id <= 200').all() as Rows
        const posts = sql(
          `SELECT id, title, body, score, userId FROM Posts WHERE userId IN (${list(users.length)})`,
        ).all(ids(users)) as Rows
        const comments = sql(
          `SELECT id, text, postId, authorId FROM Comments WHERE postId IN (${list(posts.length)})`,
        ).all(ids(posts)) as Rows
        const authorIds = [...new Set(comments.map((comment) => comment.authorId))]
        const authors = sql(
          `SELECT id, name, email, age FROM Users WHERE id IN (${list(authorIds.length)})`,
        ).all(authorIds) as Rows
        const byId = new Map(authors.map((author) => [author.id, author]))
        for (const comment of comments) comment.author = byId.get(comment.authorId)
        group(posts, comments, 'postId', 'comments')
        return group(users, posts, 'userId', 'posts')
      },
    },
    R5: {
      split() {
        const users = sql('SELECT id, name, email, age FROM Users WHERE age > ? ORDER BY name LIMIT 20').all(
          40,
        ) as Rows
        const posts = sql(
          `SELECT id, title, body, score, userId FROM Posts WHERE userId IN (${list(users.length)})`,
        ).all(ids(users)) as Rows
        const profiles = sql(
          `SELECT id, bio, userId FROM Profiles WHERE userId IN (${list(users.length)})`,
        ).all(ids(users)) as Rows
        const byUser = new Map(profiles.map((profile) => [profile.userId, profile]))
        for (const user of users) user.profile = byUser.get(user.id) ?? null
        return group(users, posts, 'userId', 'posts')
      },
    },
    R7: { rows: () => sql('SELECT id, name, email, age FROM Users').all() as Rows },
    R8: {
      each: (users: Rows) =>
        users.map(
          (user) =>
            sql('SELECT id, title, body, score, userId FROM Posts WHERE userId = ?').all(user.id) as Rows,
        ),
    },
    W1: {
      multiRow(rows: Rows) {
        const size = 1000
        const insert = sql(
          `INSERT INTO Logs (level, message, code) VALUES ${Array(size).fill('(?, ?, ?)').join(', ')}`,
        )
        db.transaction(() => {
          for (let start = 0; start < rows.length; start += size) {
            insert.run(rows.slice(start, start + size).flatMap((row) => [row.level, row.message, row.code]))
          }
        })()
      },
    },
    W3: {
      fromJson(movieId: number, actorIds: number[]) {
        const ids = JSON.stringify(actorIds)
        db.transaction(() => {
          sql(
            'DELETE FROM Castings WHERE movieId = ? AND actorId NOT IN (SELECT value FROM json_each(?))',
          ).run(movieId, ids)
          sql(
            'INSERT INTO Castings (movieId, actorId) SELECT ?, value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
          ).run(movieId, ids)
        })()
      },
    },
  }
}
