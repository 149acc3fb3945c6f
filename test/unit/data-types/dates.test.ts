// Text of dates, with zones, compared with moment-timezone, which is what sequelize@6 uses.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import moment from 'moment-timezone'
import {
  formatDate,
  formatDateTime,
  isTimeZone,
  localDay,
  offsetAt,
  parseDate,
} from '../../../src/data-types/dates'

const MOMENTS = [
  0, 1, 999, -1, 1e12, 1_700_000_000_123, -2_208_988_800_000, 951_782_400_000, 4_102_444_799_999,
  253_402_200_000_000,
]
const ZONES = [
  '+00:00',
  '+05:30',
  '-03:00',
  '-09:30',
  '+14:00',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
]
const inZone = (time: number, zone: string) =>
  zone.includes('/') ? moment(time).tz(zone) : moment(time).utcOffset(zone === 'UTC' ? 0 : zone)

test('formatDate is v6’s format in every zone', () => {
  for (const time of MOMENTS.filter((t) => t > -2e12))
    // before 1900 zones had seconds, which this format cannot show
    for (const zone of ZONES)
      assert.equal(
        formatDate(new Date(time), zone),
        inZone(time, zone).format('YYYY-MM-DD HH:mm:ss.SSS Z'),
        `${time} ${zone}`,
      )
})

test('unusual years are written as v6 writes them, and an invalid date as v6 says it', () => {
  for (const text of [
    '0001-01-01T00:00:00.000Z',
    '-000005-01-01T00:00:00.000Z',
    '+012345-01-01T00:00:00.000Z',
  ])
    assert.equal(formatDate(new Date(text)), moment.utc(text).format('YYYY-MM-DD HH:mm:ss.SSS Z'), text)
  assert.equal(formatDate(new Date(NaN)), 'Invalid date')
})

test('formatDateTime cuts the fraction to the digits that a column has', () => {
  const date = new Date('2026-11-22T12:34:56.789Z')
  assert.deepEqual([0, 1, 2, 3].map((digits) => formatDateTime(date, '+00:00', digits)), [
    '2026-11-22 12:34:56', '2026-11-22 12:34:56.7', '2026-11-22 12:34:56.78', '2026-11-22 12:34:56.789',
  ]) // prettier-ignore
})

test('parseDate reads back what formatDate wrote, in every zone', () => {
  for (const time of MOMENTS) {
    for (const zone of ZONES) {
      const date = new Date(time)
      if (time > -2e12) assert.equal(parseDate(formatDate(date, zone)).getTime(), time)
      // A wall clock alone is ambiguous only where daylight saving ends, and none of these moments is there.
      assert.equal(parseDate(formatDateTime(date, zone), zone).getTime(), time, `${time} ${zone}`)
    }
  }
})

test('parseDate reads the forms of all engines', () => {
  const forms = {
    '2026-11-22': '2026-11-22T00:00:00.000Z',
    '2026-11-22 12:34': '2026-11-22T12:34:00.000Z',
    '2026-11-22 12:34:56': '2026-11-22T12:34:56.000Z',
    '2026-11-22T12:34:56.7Z': '2026-11-22T12:34:56.700Z',
    '2026-11-22 12:34:56.789123+00': '2026-11-22T12:34:56.789Z',
    '2026-11-22 12:34:56.789999 -0330': '2026-11-22T16:04:56.789Z',
    '2026-11-22T12:34:56+05:30': '2026-11-22T07:04:56.000Z',
    '2024-02-29 24:00:00': '2024-03-01T00:00:00.000Z',
    'Sun, 22 Nov 2026 12:34:56 GMT': '2026-11-22T12:34:56.000Z',
    '0099-01-01T00:00:00.000Z': '0099-01-01T00:00:00.000Z',
    '+012345-01-01T00:00:00.000Z': '+012345-01-01T00:00:00.000Z',
  }
  for (const [text, iso] of Object.entries(forms)) assert.equal(parseDate(text).toISOString(), iso, text)
})

test('what is no date is an invalid one, and long text is not even read', () => {
  const none = [
    '',
    'a',
    '2026-13-01',
    '2026-02-29',
    '2026-02-30 10:00:00',
    '2026-11-22 12:60',
    '2026-11-22 12:34:61',
    '2026-11-22 12:34:56 CETX',
    '0000-00-00 00:00:00',
    '2'.repeat(1e6),
  ]
  for (const text of none) assert.ok(Number.isNaN(parseDate(text).getTime()), text.slice(0, 50))
})

test('where daylight saving repeats an hour the first is meant, and where it skips one the clock goes on', () => {
  const at = (text: string) => parseDate(text, 'Europe/Berlin').toISOString()
  assert.equal(at('2026-10-25 02:30:00'), '2026-10-25T00:30:00.000Z')
  assert.equal(at('2026-03-29 02:30:00'), '2026-03-29T01:30:00.000Z')
  assert.equal(at('2026-03-29 03:30:00'), '2026-03-29T01:30:00.000Z')
  assert.equal(at('2026-03-29 01:30:00'), '2026-03-29T00:30:00.000Z')
})

test('only real zones are zones', () => {
  for (const zone of ['+00:00', 'Z', '-12:00', 'Europe/Berlin', 'UTC']) assert.ok(isTimeZone(zone), zone)
  for (const zone of ["'));process.exit();//", 'Mars/Base', '', '+99:00', '+05:77', 5, null, 'x'.repeat(1e5)])
    assert.ok(!isTimeZone(zone), String(zone).slice(0, 30))
  assert.equal(offsetAt('Asia/Kolkata', 0), 330)
})

test('a day is the day of the process, whatever its zone', () => {
  const file = JSON.stringify(join(__dirname, '../../../src/data-types/dates.ts'))
  for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
    const values = `[new Date(1e12), '2020-01-01', '2020-01', '20200229', '2020-01-01T23:30:00Z', 1e12]`
    const script = `const m = require('moment'); const v = ${values}; const { localDay } = require(${file});
      console.log(JSON.stringify([v.map(localDay), v.map((x) => m(x).format('YYYY-MM-DD'))]))`
    const run = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone },
    })
    const [mine, original] = JSON.parse(run.stdout)
    assert.deepEqual(mine, original, zone)
  }
  for (const value of ['2020-02-30', '2020-13-01', 'x', '', {}, null, new Date(NaN)])
    assert.equal(localDay(value), null)
})
