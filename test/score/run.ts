/**
 * `npm run score [-- questions] [-- mails] [-- searches] [-- reading] [-- --verbose]`: how well the desk reads and answers questions and mails.
 * Real ones lie outside the repository, where REAL_QUESTIONS_DIR and REAL_MAIL_DIR say; `reading` reads mails of our own, in `own/`.
 */
import { findFolder } from './folders.ts'
import { scoreMails } from './mails.ts'
import { scoreQuestions } from './questions.ts'
import { scoreReading } from './reading.ts'
import { scoreSearches } from './searches.ts'

const args = process.argv.slice(2)
const verbose = args.includes('--verbose')
const asked = args.filter((arg) => !arg.startsWith('--'))
const wants = (name: string): boolean => asked.length === 0 || asked.includes(name)

if (wants('searches')) await scoreSearches(verbose)
if (wants('reading')) scoreReading(verbose)
if (wants('questions')) {
  const folder = findFolder('REAL_QUESTIONS_DIR', 'questions')
  if (folder === null) reportAbsent('questions', 'REAL_QUESTIONS_DIR')
  else scoreQuestions(folder, verbose)
}
if (wants('mails')) {
  const folder = findFolder('REAL_MAIL_DIR', 'mail')
  if (folder === null) reportAbsent('mails', 'REAL_MAIL_DIR')
  else await scoreMails(folder, verbose)
}

function reportAbsent(what: string, variable: string): void {
  process.stdout.write(`No ${what} to score: set ${variable} to the folder that holds them.\n`)
}
