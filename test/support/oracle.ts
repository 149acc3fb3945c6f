// Two libraries, one program: `sequelize@6` is the oracle that says what v6 does, Relata must do the same.
// RELATA_ORACLE unset: spec rows run on Relata; `1`: on both; `only`: on sequelize@6 alone (to prove a test right).
import assert from 'node:assert/strict'
import { test } from 'node:test'

// any: one program runs against two libraries whose types differ; what it does is checked by running it.
export type Library = any

export type Program = (lab: Lab) => Promise<unknown>

/** What a program gets: the library's module, its usual names, and a fresh in-memory database. */
export type Lab = {
  lib: Library
  Sequelize: Library
  DataTypes: Library
  Op: Library
  QueryTypes: Library
  fn: Library
  col: Library
  literal: Library
  cast: Library
  where: Library
  Model: Library
  sequelize: Library
  /** The SQL of every statement sent since the database was opened. */
  statements: string[]
  /** A further database, closed at the end; in memory unless `options` say otherwise. */
  connect: (options?: Record<string, unknown>) => Library
  caught: typeof caught
}

export const oracleMode = process.env['RELATA_ORACLE'] ?? ''

export function loadOracle(): Library {
  return require('sequelize')
}

export function loadRelata(): Library {
  return require('relata')
}

/** Opens a fresh in-memory database of `lib`, runs `program` with it, and closes it whatever happens. */
export async function withLab<T>(lib: Library, program: (lab: Lab) => Promise<T>): Promise<T> {
  const opened: Library[] = []
  const statements: string[] = []
  const connect = (options: Record<string, unknown> = {}) => {
    const logging = (line: string) => statements.push(line.replace(/^Execut(ing|ed) \([^)]*\): /, ''))
    const made = new lib.Sequelize({ dialect: 'sqlite', storage: ':memory:', logging, ...options })
    opened.push(made)
    return made
  }
  const { Sequelize, DataTypes, Op, QueryTypes, fn, col, literal, cast, where, Model } = lib
  const sequelize = connect()
  const words = { lib, Sequelize, DataTypes, Op, QueryTypes, fn, col, literal, cast, where, Model }
  try {
    return await program({ ...words, sequelize, statements, connect, caught })
  } finally {
    for (const each of opened) await each.close()
  }
}

/** Runs `program` under both libraries; their normalised results must be equal. */
export function sameUnderBoth(name: string, program: Program): void {
  test(name, async () => {
    const expected = normalised(await withLab(loadOracle(), program))
    assert.notEqual(expected, undefined, 'a program must return what is to be compared')
    if (oracleMode === 'only') {
      const again = normalised(await withLab(loadOracle(), program))
      assert.deepEqual(again, expected, 'the program must give the same result twice')
      return
    }
    assert.deepEqual(normalised(await withLab(loadRelata(), program)), expected)
  })
}

/**
 * The error that `act` throws, as plain data; `null` where none is thrown. Messages are compared where users see them,
 * in validation errors; elsewhere Relata says more than v6 does.
 */
export async function caught(act: () => unknown): Promise<Record<string, unknown> | null> {
  try {
    await act()
    return null
  } catch (error) {
    return describeError(error as Library)
  }
}

function describeError(error: Library): Record<string, unknown> {
  const described: Record<string, unknown> = { name: error.name }
  if (error.sql !== undefined) described['hasSql'] = true
  if (error.parent) described['hasParent'] = true
  if (/Validation|Unique/.test(error.name)) described['message'] = error.message
  if (Array.isArray(error.errors)) {
    described['errors'] = error.errors.map((item: Library) => {
      if (!('path' in item)) return describeError(item)
      const { message, path, type, value, validatorKey, validatorName, validatorArgs, origin } = item
      return { message, path, type, value, validatorKey, validatorName, validatorArgs, origin }
    })
  }
  if (error.fields) described['fields'] = error.fields
  return described
}

/** JSON of `value` with what differs from run to run (times of now, random UUIDs) replaced by a word. */
export function normalised(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, item) => normalisedItem(item))
  return text === undefined ? undefined : JSON.parse(text)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-7][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/

function normalisedItem(item: unknown): unknown {
  if (item === undefined) return '<undefined>'
  if (typeof item === 'bigint') return `<bigint ${item}>`
  if (typeof item === 'number' && Number.isNaN(item)) return '<NaN>'
  if (typeof item === 'symbol') return item.toString()
  if (typeof item === 'function') return `<function ${item.name}>`
  if (typeof item !== 'string') return item
  if (UUID.test(item)) return '<uuid>'
  if (TIME.test(item) && Math.abs(Date.parse(item) - Date.now()) < 600_000) return '<now>'
  return item
}
