// The Sakila data: fifteen CSV files beside the project, never in it. Says where they are, or why they are not read,
// and reads a row's fields as what they mean: `\N` is NULL, `t` and `f` are flags, times are UTC.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'

const shared = process.env['RELATA_SHARED'] || resolve(__dirname, '../../../shared')
const folder = join(shared, 'data/sakila')

/** Why the suite cannot run here; false where it can. What node:test takes as `skip`. */
const skip: string | false = existsSync(join(folder, 'film.csv'))
  ? false
  : `the Sakila data is not here: no film.csv in ${folder} (RELATA_SHARED names the folder above data/sakila)`

/** A suite over the data. Where it is skipped it is a test, since the runner counts skipped tests, but no skipped suites. */
export function sakila(name: string, body: () => void): void {
  const suite = skip ? test : describe
  suite(name, { skip }, body)
}

/** The rows of a table's file, each made by `make`. */
export function readTable<T>(table: string, make: (row: Row) => T): T[] {
  const [header, ...records] = parse(readFileSync(join(folder, `${table}.csv`), 'utf8'))
  if (!header) throw new Error(`${table}.csv is empty.`)
  return records.map((record) => make(new Row(table, header, record)))
}

/** One line of a file, its fields read by column name. */
export class Row {
  constructor(
    private readonly table: string,
    private readonly header: readonly string[],
    private readonly fields: readonly string[],
  ) {}

  textOrNull(column: string): string | null {
    const field = this.fields[this.header.indexOf(column)]
    if (field === undefined) throw new Error(`${this.table}.csv has no column "${column}".`)
    return field === '\\N' ? null : field
  }

  text(column: string): string {
    const text = this.textOrNull(column)
    if (text === null) throw new Error(`${this.table}.${column} is NULL where a value is needed.`)
    return text
  }

  number(column: string): number {
    return Number(this.text(column))
  }

  numberOrNull(column: string): number | null {
    return this.textOrNull(column) === null ? null : this.number(column)
  }

  time(column: string): Date {
    return new Date(`${this.text(column).replace(' ', 'T')}Z`)
  }

  timeOrNull(column: string): Date | null {
    return this.textOrNull(column) === null ? null : this.time(column)
  }

  flag(column: string): boolean {
    return this.text(column) === 't'
  }

  oneOf<const T extends string>(column: string, values: readonly T[]): T {
    const text = this.text(column)
    const value = values.find((known) => known === text)
    if (value === undefined)
      throw new Error(`${this.table}.${column} is "${text}": none of ${values.join(', ')}.`)
    return value
  }

  /** An array as PostgreSQL writes it: `{Trailers,"Deleted Scenes"}`. */
  list(column: string): string[] {
    return parse(this.text(column).slice(1, -1))[0] ?? []
  }
}

/** CSV as records of fields: quotes around a field, doubled inside; a line end closes the record. */
function parse(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r?\n|$)/y
  while (field.lastIndex < text.length) {
    const match = field.exec(text)
    if (!match) throw new Error(`This is no CSV: ${text.slice(0, 80)}`)
    record.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === ',') continue
    records.push(record)
    record = []
  }
  return records
}
