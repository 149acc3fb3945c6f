// The benchmark's data: 10,000 users with a profile and ten posts each, 60,000 comments, 2,000 movies and 2,000 actors with
// 40,000 links that carry an attribute. Made by arithmetic, so that every run and every library sees the same rows.
import type Database from 'better-sqlite3'

export const SIZE = {
  users: 10_000,
  posts: 100_000,
  comments: 60_000,
  movies: 2_000,
  actors: 2_000,
  links: 40_000,
}

const TABLES = `
  CREATE TABLE Users (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(255), email VARCHAR(255), age INTEGER);
  CREATE TABLE Profiles (id INTEGER PRIMARY KEY AUTOINCREMENT, bio TEXT, userId INTEGER REFERENCES Users (id) ON DELETE CASCADE);
  CREATE TABLE Posts (id INTEGER PRIMARY KEY AUTOINCREMENT, title VARCHAR(255), body TEXT, score INTEGER, userId INTEGER REFERENCES Users (id) ON DELETE CASCADE);
  CREATE TABLE Comments (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT, postId INTEGER REFERENCES Posts (id) ON DELETE CASCADE, authorId INTEGER REFERENCES Users (id));
  CREATE TABLE Movies (id INTEGER PRIMARY KEY AUTOINCREMENT, title VARCHAR(255), year INTEGER);
  CREATE TABLE Actors (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(255));
  CREATE TABLE Castings (movieId INTEGER REFERENCES Movies (id) ON DELETE CASCADE, actorId INTEGER REFERENCES Actors (id) ON DELETE CASCADE, role VARCHAR(255), PRIMARY KEY (movieId, actorId));
  CREATE TABLE Logs (id INTEGER PRIMARY KEY AUTOINCREMENT, level VARCHAR(255), message TEXT, code INTEGER);
  CREATE INDEX profiles_user ON Profiles (userId);
  CREATE INDEX posts_user ON Posts (userId);
  CREATE INDEX comments_post ON Comments (postId);
  CREATE INDEX castings_actor ON Castings (actorId);
`

export function fill(db: Database.Database): void {
  db.exec(TABLES)
  const into = (table: string, columns: number) =>
    db.prepare(`INSERT INTO ${table} VALUES (${Array(columns).fill('?').join(', ')})`)
  db.transaction(() => {
    const [users, profiles, posts, comments] = [
      into('Users', 4),
      into('Profiles', 3),
      into('Posts', 5),
      into('Comments', 4),
    ]
    for (let id = 1; id <= SIZE.users; id++) {
      users.run(id, `user ${id}`, `user${id}@example.org`, id % 90)
      profiles.run(id, `The life of user ${id}`, id)
    }
    for (let id = 1; id <= SIZE.posts; id++)
      posts.run(
        id,
        `title ${id}`,
        `body of post ${id}, which says little`,
        (id * 7) % 1000,
        (id % SIZE.users) + 1,
      )
    for (let id = 1; id <= SIZE.comments; id++)
      comments.run(id, `comment ${id}`, ((id * 13) % SIZE.posts) + 1, ((id * 31) % SIZE.users) + 1)
    const [movies, actors, castings] = [into('Movies', 3), into('Actors', 2), into('Castings', 3)]
    for (let id = 1; id <= SIZE.movies; id++) movies.run(id, `movie ${id}`, 1950 + (id % 70))
    for (let id = 1; id <= SIZE.actors; id++) actors.run(id, `actor ${id}`)
    const perMovie = SIZE.links / SIZE.movies
    for (let movie = 1; movie <= SIZE.movies; movie++) {
      for (let k = 0; k < perMovie; k++)
        castings.run(movie, ((movie * 17 + k * 97) % SIZE.actors) + 1, `role ${movie}-${k}`)
    }
  })()
  db.exec('ANALYZE')
}
