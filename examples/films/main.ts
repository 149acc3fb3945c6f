// npm start: loads forty-eight films and answers questions about them, each in a table. The questions are in
// questions.ts; this file prints. The number behind a heading is how many SQL statements the question took.
import Table from 'cli-table3'
import { load } from './load'
import { log, sequelize } from './models'
import * as questions from './questions'

const ORDER = [
  questions.filmography,
  questions.directors,
  questions.decades,
  questions.genres,
  questions.latest,
  questions.oscars,
  questions.quotes,
  questions.sequels,
  questions.together,
  questions.degrees,
  questions.premiere,
]

async function main(): Promise<void> {
  await load()
  console.log(`\nLoaded with ${log.length} statements, in one transaction.`)
  for (const question of ORDER) {
    log.length = 0
    const answer = await question()
    print(answer, log.length)
  }
  await sequelize.close()
}

function print({ title, head, rows, widths, right = [] }: questions.Answer, statements: number): void {
  console.log(`\n${bold(title)}  ${dim(statements === 1 ? '1 statement' : `${statements} statements`)}`)
  const table = new Table({
    head: head.map(dim),
    colAligns: head.map((name) => (right.includes(name) ? 'right' : 'left')),
    ...(widths && { colWidths: widths, wordWrap: true }),
    style: { head: [], border: [], compact: true },
  })
  for (const row of rows) table.push(row)
  console.log(table.toString())
}

const isColoured = process.stdout.isTTY && !process.env.NO_COLOR
const bold = (text: string) => (isColoured ? `\x1b[1m${text}\x1b[0m` : text)
const dim = (text: string) => (isColoured ? `\x1b[2m${text}\x1b[0m` : text)

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
