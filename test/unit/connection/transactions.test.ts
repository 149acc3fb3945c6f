// Transactions as v6's, on a database in memory (one connection) and in a file (one writer).
import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import type { Database, ExecuteOptions } from '../../../src/connection/database'
import { Transaction } from '../../../src/connection/transaction'
import { KINDS, openKind, pause, rows, scalar, type Kind } from './databases'

const count = (database: Database, options: ExecuteOptions = {}) =>
  scalar(database, 'SELECT count(*) FROM t', options)

async function table(t: TestContext, kind: Kind, options: Record<string, unknown> = {}): Promise<Database> {
  const database = openKind(t, kind, options)
  await database.query('CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0)', [], {})
  return database
}

async function insert(
  database: Database,
  options: ExecuteOptions = {},
  id: number | null = null,
): Promise<void> {
  await database.query('INSERT INTO t (id) VALUES (?)', [id], options)
}

for (const kind of KINDS) {
  test(`${kind}: a managed transaction commits what its callback did and hands on its result`, async (t) => {
    const database = await table(t, kind)
    const result = await database.transaction({}, async (transaction) => {
      await insert(database, { transaction })
      assert.equal(transaction.finished, undefined)
      return 'done'
    })
    assert.equal(result, 'done')
    assert.equal(await count(database), 1)
  })

  test(`${kind}: a managed transaction whose callback rejects rolls back and rejects with that error`, async (t) => {
    const database = await table(t, kind)
    let seen: Transaction | undefined
    const failing = database.transaction({}, async (transaction) => {
      seen = transaction
      await insert(database, { transaction })
      throw new Error('no')
    })
    await assert.rejects(failing, { message: 'no' })
    assert.equal(seen?.finished, 'rollback')
    assert.equal(await count(database), 0)
  })

  test(`${kind}: statements in a managed callback join it without being handed it; transaction: null reads what was before`, async (t) => {
    const database = await table(t, kind)
    await database.transaction({}, async (transaction) => {
      await insert(database)
      assert.equal(database.currentTransaction({}), transaction)
      assert.equal(database.currentTransaction({ transaction: null }), null)
      assert.equal(await count(database), 1)
      // In memory there is one connection, and no looking at it from outside.
      assert.equal(await count(database, { transaction: null }), kind === 'memory' ? 1 : 0)
    })
    assert.equal(database.currentTransaction({}), null)
    await assert.rejects(
      database.transaction({}, async () => {
        await insert(database)
        throw new Error('no')
      }),
    )
    assert.equal(await count(database), 1)
  })

  test(`${kind}: what a callback starts and does not await runs outside once the transaction has ended`, async (t) => {
    const database = await table(t, kind)
    let late: Promise<unknown> | undefined
    await database.transaction({}, async () => {
      late = pause(20).then(() => insert(database))
    })
    await late
    assert.equal(await count(database), 1)
  })

  test(`${kind}: an unmanaged transaction ends by commit or rollback, once`, async (t) => {
    const database = await table(t, kind)
    const first = await database.begin()
    await insert(database, { transaction: first })
    await first.rollback()
    assert.equal(first.finished, 'rollback')
    const second = await database.begin()
    await insert(database, { transaction: second })
    await second.commit()
    assert.equal(second.finished, 'commit')
    assert.equal(await count(database), 1)
    await assert.rejects(second.commit(), {
      message: 'Transaction cannot be committed because it has been finished with state: commit',
    })
    await assert.rejects(second.rollback(), {
      message: 'Transaction cannot be rolled back because it has been finished with state: commit',
    })
  })

  test(`${kind}: a statement in a transaction that has ended is an error in v6's words, with the SQL at hand`, async (t) => {
    const database = await table(t, kind)
    const transaction = await database.begin()
    await transaction.commit()
    await assert.rejects(insert(database, { transaction }), (error: Error & { sql?: string }) => {
      assert.match(
        error.message,
        /^commit has been called on this transaction\([0-9a-f-]{36}\), you can no longer use it\./,
      )
      assert.equal(error.sql, 'INSERT INTO t (id) VALUES (?)')
      assert.deepEqual(Object.keys(error), [])
      return true
    })
    assert.equal(await count(database), 0)
  })

  test(`${kind}: a transaction in a transaction is a savepoint, which can roll back alone`, async (t) => {
    const lines: string[] = []
    const database = await table(t, kind, { logging: (line: string) => lines.push(line) })
    lines.length = 0
    await database.transaction({}, async (outer) => {
      await insert(database, { transaction: outer })
      const inner = await database.begin({ transaction: outer })
      assert.equal(inner.parent, outer)
      assert.equal(inner.id, outer.id)
      assert.equal(inner.name, `${outer.id}-sp-1`)
      await insert(database, { transaction: inner })
      await inner.rollback()
      const kept = await database.begin({ transaction: outer })
      await insert(database, { transaction: kept })
      await kept.commit()
    })
    assert.equal(await count(database), 2)
    const words = lines.map((line) =>
      line.replace(/[0-9a-f-]{36}/g, 'id').replace(/^Executing \(\w+\): /, ''),
    )
    assert.deepEqual(words.slice(0, -1), [
      'BEGIN IMMEDIATE TRANSACTION;',
      'INSERT INTO t (id) VALUES (?);',
      'SAVEPOINT `id-sp-1`;',
      'INSERT INTO t (id) VALUES (?);',
      'ROLLBACK TO SAVEPOINT `id-sp-1`;',
      'RELEASE SAVEPOINT `id-sp-1`;',
      'SAVEPOINT `id-sp-2`;',
      'INSERT INTO t (id) VALUES (?);',
      'RELEASE SAVEPOINT `id-sp-2`;',
      'COMMIT;',
    ])
  })

  test(`${kind}: a transaction begun inside a managed one is a savepoint of it, not a wait for ever`, async (t) => {
    const database = await table(t, kind)
    await database.transaction({}, async (outer) => {
      await insert(database)
      await assert.rejects(
        database.transaction({}, async (inner) => {
          assert.equal(inner.parent, outer)
          await insert(database)
          throw new Error('inner')
        }),
        { message: 'inner' },
      )
      const unmanaged = await database.begin()
      assert.equal(unmanaged.parent, outer)
      await unmanaged.rollback()
      assert.equal(await count(database), 1)
    })
    assert.equal(await count(database), 1)
  })

  test(`${kind}: managed savepoints begun at the same time follow one another`, async (t) => {
    const database = await table(t, kind)
    await database.transaction({}, async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          database.transaction({}, async () => {
            await insert(database, {}, i + 1)
            await pause(1)
            if (i % 2 === 1) throw new Error('odd')
          }),
        ),
      )
      assert.equal(outcomes.filter((each) => each.status === 'fulfilled').length, 10)
    })
    assert.deepEqual(
      (await rows(database, 'SELECT id FROM t ORDER BY id')).flat(),
      [1, 3, 5, 7, 9, 11, 13, 15, 17, 19],
    )
  })

  test(`${kind}: a savepoint that is begun from the outer transaction inside its sibling lies on top of it`, async (t) => {
    const database = await table(t, kind)
    await database.transaction({}, async (outer) => {
      await database.transaction({ transaction: outer }, async () => {
        await database.transaction({ transaction: outer }, async (third) => {
          assert.equal(third.parent, outer)
          await insert(database)
        })
      })
    })
    assert.equal(await count(database), 1)
  })

  test(`${kind}: a savepoint ends with its transaction`, async (t) => {
    const database = await table(t, kind)
    const outer = await database.begin()
    const inner = await database.begin({ transaction: outer })
    await outer.rollback()
    await assert.rejects(
      insert(database, { transaction: inner }),
      /rollback has been called on this transaction/,
    )
    assert.equal(await count(database), 0)
  })

  test(`${kind}: afterCommit runs after a commit, in order, never after a rollback; a savepoint's wait for the outer commit`, async (t) => {
    const database = await table(t, kind)
    const calls: string[] = []
    await database.transaction({}, async (outer) => {
      outer.afterCommit((given) => {
        assert.equal(given, outer)
        calls.push(`outer ${outer.finished}`)
      })
      await database.transaction({ transaction: outer }, async (inner) => {
        inner.afterCommit(async (given) => {
          assert.equal(given, inner)
          await pause(1)
          calls.push('inner')
        })
      })
      await database
        .transaction({ transaction: outer }, async (inner) => {
          inner.afterCommit(() => calls.push('rolled back'))
          await inner.rollback()
        })
        .catch(() => undefined)
      assert.deepEqual(calls, [])
    })
    assert.deepEqual(calls, ['outer commit', 'inner'])
    const undone = await database.begin()
    undone.afterCommit(() => calls.push('undone'))
    await undone.rollback()
    assert.equal(calls.length, 2)
  })

  test(`${kind}: a commit that the engine refuses rolls back, runs no afterCommit hook, and leaves the database usable (SECURITY §4.10)`, async (t) => {
    const database = await table(t, kind)
    await database.query('CREATE TABLE c (t INTEGER REFERENCES t (id) DEFERRABLE INITIALLY DEFERRED)', [], {})
    let ran = false
    let seen: Transaction | undefined
    await assert.rejects(
      database.transaction({}, async (transaction) => {
        seen = transaction
        transaction.afterCommit(() => (ran = true))
        await database.query('INSERT INTO c VALUES (99)', [], {})
      }),
      { name: 'SequelizeForeignKeyConstraintError' },
    )
    assert.equal(ran, false)
    assert.equal(seen?.finished, 'rollback')
    assert.equal(await scalar(database, 'SELECT count(*) FROM c'), 0)
    await database.transaction({}, () => insert(database))
    assert.equal(await count(database), 1)
  })

  test(`${kind}: fifty transactions at a time never collide, and each is whole`, async (t) => {
    const database = await table(t, kind)
    await insert(database, {}, 1)
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.transaction({}, async (transaction) => {
          const [[n]] = await rows(database, 'SELECT n FROM t WHERE id = 1', { transaction })
          await pause(0)
          await database.query('UPDATE t SET n = ? WHERE id = 1', [(n as number) + 1], { transaction })
        }),
      ),
    )
    assert.equal(await scalar(database, 'SELECT n FROM t WHERE id = 1'), 50)
  })

  test(`${kind}: a plain write while a managed transaction is open waits for it, and survives its rollback`, async (t) => {
    const database = await table(t, kind)
    let begun!: () => void
    const hasBegun = new Promise<void>((proceed) => (begun = proceed))
    const failing = database.transaction({}, async () => {
      await insert(database, {}, 1)
      begun()
      await pause(30)
      throw new Error('no')
    })
    await hasBegun
    const plain = insert(database, {}, 2)
    await assert.rejects(failing, { message: 'no' })
    await plain
    assert.deepEqual(await rows(database, 'SELECT id FROM t'), [[2]])
  })

  test(`${kind}: the words of a transaction come from closed lists, in any case (SECURITY row 17)`, async (t) => {
    const database = await table(t, kind)
    for (const type of ['DEFERRED; DROP TABLE t', '', 7, {}]) {
      await assert.rejects(
        database.begin({ type: type as 'DEFERRED' }),
        /^Error: Unknown transaction type: .*Known are: DEFERRED, IMMEDIATE, EXCLUSIVE\.$/,
      )
    }
    await assert.rejects(
      database.begin({ isolationLevel: 'x; y' as 'SERIALIZABLE' }),
      /Unknown isolation level: x; y/,
    )
    for (const options of [
      { type: 'deferred' },
      { type: 'IMMEDIATE' },
      { type: 'EXCLUSIVE' },
      { isolationLevel: 'SERIALIZABLE' },
      { readOnly: true },
    ]) {
      const transaction = await database.begin(options as { readOnly: boolean })
      await transaction.commit()
    }
    assert.equal(await count(database), 0)
  })

  test(`${kind}: what is no transaction, or another database's, is refused`, async (t) => {
    const database = await table(t, kind)
    const other = await (await table(t, kind)).begin()
    await assert.rejects(insert(database, { transaction: other }), /a transaction of another Sequelize/)
    await assert.rejects(
      insert(database, { transaction: {} as Transaction }),
      /takes what sequelize\.transaction\(\) made/,
    )
    await assert.rejects(
      database.begin({ transaction: 'x' as unknown as Transaction }),
      /takes what sequelize\.transaction\(\) made/,
    )
    await other.rollback()
  })

  test(`${kind}: atomically joins the transaction around it, or makes one`, async (t) => {
    const database = await table(t, kind)
    await assert.rejects(
      database.atomically({}, async (transaction) => {
        assert.equal(transaction.parent, null)
        await insert(database, { transaction })
        throw new Error('no')
      }),
    )
    assert.equal(await count(database), 0)
    await database.transaction({}, async (outer) => {
      await database.atomically({}, async (transaction) => assert.equal(transaction, outer))
      await database.atomically({ transaction: outer }, async (transaction) =>
        assert.equal(transaction, outer),
      )
    })
    const unmanaged = await database.begin()
    await database.atomically({ transaction: unmanaged }, (transaction) => insert(database, { transaction }))
    await unmanaged.rollback()
    assert.equal(await count(database), 0)
  })

  test(`${kind}: closing waits for managed transactions and rolls back forgotten ones; afterwards nothing runs`, async (t) => {
    const database = await table(t, kind)
    const forgotten = kind === 'file' ? await database.begin({ type: 'DEFERRED' }) : null
    let ended = false
    const managed = database.transaction({}, async () => {
      await insert(database)
      await pause(20)
      ended = true
    })
    await pause(5)
    await database.close()
    assert.equal(ended, true)
    await managed
    if (forgotten) assert.equal(forgotten.finished, 'rollback')
    await assert.rejects(async () => insert(database), /after the connection manager was closed/)
    await assert.rejects(database.begin(), /after the connection manager was closed/)
    await database.close()
  })

  test(`${kind}: await using rolls back what was not committed`, async (t) => {
    const dispose = (Symbol as { asyncDispose?: symbol }).asyncDispose
    assert.ok(dispose, 'Node 20 has Symbol.asyncDispose')
    const database = await table(t, kind)
    const open = await database.begin()
    await insert(database, { transaction: open })
    await (open as unknown as Record<symbol, () => Promise<void>>)[dispose]()
    assert.equal(open.finished, 'rollback')
    const committed = await database.begin()
    await committed.commit()
    await (committed as unknown as Record<symbol, () => Promise<void>>)[dispose]()
    assert.equal(committed.finished, 'commit')
    assert.equal(await count(database), 0)
  })
}

test('memory: an unmanaged transaction takes in every statement, as in v6, and atomic acts too', async (t) => {
  const database = await table(t, 'memory')
  const transaction = await database.begin()
  await insert(database)
  await database.atomically({}, async (joined) => {
    assert.equal(joined, transaction)
    await insert(database, { transaction: joined })
  })
  await transaction.rollback()
  assert.equal(await count(database), 0)
})

test('file: plain reads see what is committed while a transaction writes', async (t) => {
  const database = await table(t, 'file')
  const transaction = await database.begin()
  await insert(database, { transaction })
  assert.equal(await count(database), 0)
  assert.equal(await count(database, { transaction }), 1)
  await transaction.commit()
  assert.equal(await count(database), 1)
})

test('file: transactions that only read do not queue', async (t) => {
  const database = await table(t, 'file')
  const writer = await database.begin()
  await insert(database, { transaction: writer })
  const reader = await database.begin({ readOnly: true })
  const deferred = await database.begin({ type: Transaction.TYPES.DEFERRED })
  assert.equal(await count(database, { transaction: reader }), 0)
  assert.equal(await count(database, { transaction: deferred }), 0)
  await writer.commit()
  assert.equal(await count(database, { transaction: reader }), 0)
  await reader.commit()
  await deferred.commit()
})

test('a wait that is too long is a TimeoutError that names who waits and where the open transaction began', async (t) => {
  for (const kind of KINDS) {
    const database = await table(t, kind, { dialectOptions: { timeout: 40 } })
    let release = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    const holding = database.transaction({}, () => released)
    await pause(5)
    await assert.rejects(insert(database), (error: Error) => {
      assert.equal(error.name, 'SequelizeTimeoutError')
      assert.match(
        error.message,
        /the statement "INSERT INTO t \(id\) VALUES \(\?\)" waited 40 ms for the managed transaction begun at .*transactions\.test\.ts:\d+/,
      )
      return true
    })
    release()
    await holding
    await insert(database)
    assert.equal(await count(database), 1)
  }
})

test('a wait in a queue that moves is never too long', async (t) => {
  const database = await table(t, 'file', { dialectOptions: { timeout: 60 } })
  await Promise.all(
    Array.from({ length: 12 }, () =>
      database.transaction({}, async () => {
        await insert(database)
        await pause(15)
      }),
    ),
  )
  assert.equal(await count(database), 12)
})

test('what would wait for itself is an error at once: a transaction, or a write in a file, that opts out of the one around it', async (t) => {
  for (const kind of KINDS) {
    const database = await table(t, kind)
    await database.transaction({}, async () => {
      const started = Date.now()
      await assert.rejects(database.begin({ transaction: null }), /opted out of the one around it/)
      if (kind === 'file')
        await assert.rejects(insert(database, { transaction: null }), /opted out by \{ transaction: null \}/)
      assert.ok(Date.now() - started < 1000)
    })
  }
})
