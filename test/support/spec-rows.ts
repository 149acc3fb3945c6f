// Tests that stand for a row of the specification. Each runs on Relata; rows that are "same as v6" run on
// sequelize@6 too when RELATA_ORACLE is set, which proves the test itself right. `scripts/spec-table.mjs`
// lists the calls in docs/spec-rows.md.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadOracle, loadRelata, oracleMode, withLab, type Lab, type Library } from './oracle'
import { describeTable, type TableDescription } from './sqlite-catalog'

export type SpecLab = Lab & {
  isRelata: boolean
  /** Runs `act` and, on Relata, checks how many statements it sent (BEGIN, COMMIT and the like not counted). */
  queries: (expected: number | { atMost: number }, act: () => Promise<unknown>) => Promise<Library>
  /** The statements that `act` sends, without those that only open and close transactions. */
  sent: (act: () => Promise<unknown>) => Promise<string[]>
  /** Columns, indexes and foreign keys as SQLite reports them. */
  table: (name: string) => Promise<TableDescription>
}

type RowTest = (lab: SpecLab) => Promise<void>

/** A row where Relata does as v6 does. */
export function specRow(row: number | string, title: string, body: RowTest): void {
  if (oracleMode !== 'only') test(`row ${row}: ${title}`, () => runOn(loadRelata(), true, body))
  if (oracleMode !== '') test(`row ${row}: ${title} [sequelize@6]`, () => runOn(loadOracle(), false, body))
}

/** A row where Relata differs on purpose (Δ in the specification). */
export function deltaRow(row: number | string, title: string, body: RowTest): void {
  if (oracleMode !== 'only') test(`row ${row} Δ: ${title}`, () => runOn(loadRelata(), true, body))
}

async function runOn(lib: Library, isRelata: boolean, body: RowTest): Promise<void> {
  await withLab(lib, async (lab) => {
    const sent = async (act: () => Promise<unknown>) => {
      const before = lab.statements.length
      await act()
      return lab.statements.slice(before).filter(isWork)
    }
    const queries: SpecLab['queries'] = async (expected, act) => {
      const before = lab.statements.length
      const result = await act()
      if (isRelata) checkCount(lab.statements.slice(before).filter(isWork), expected)
      return result
    }
    const table = (name: string) => describeTable(lab.sequelize, name)
    await body({ ...lab, isRelata, queries, sent, table })
  })
}

function checkCount(statements: string[], expected: number | { atMost: number }): void {
  const list = statements.join('\n')
  if (typeof expected === 'number') {
    assert.equal(statements.length, expected, `${expected} statements expected, sent were:\n${list}`)
  } else {
    const fits = statements.length <= expected.atMost
    assert.ok(fits, `at most ${expected.atMost} statements expected, sent were:\n${list}`)
    assert.ok(statements.length > 0, 'a statement was expected, none was sent')
  }
}

function isWork(sql: string): boolean {
  return !/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA)\b/i.test(sql)
}
