/** `npm run score`: how well the desk reads and answers questions and mails, and finds what is searched for. */
import { readFlags } from '../support/script-flags.ts'
import { findFolder } from './folders.ts'
import { scoreMails } from './mails.ts'
import { scoreQuestions } from './questions.ts'
import { scoreReading } from './reading.ts'
import { scoreSearches } from './searches.ts'

const USAGE = `npm run score -- [NAME…] [--verbose]

searches     the search box, on the searches of searches.txt
reading      the reader, on the mails of our own in own/
questions    reading and answers, on the questions in REAL_QUESTIONS_DIR and, by their scorer, on those of our own in own/
mails        what kind of mail it is and its new text, on the mails in REAL_MAIL_DIR
All of them where none is named; --verbose shows each that was missed.`

const { values, positionals: asked } = readFlags(USAGE, { verbose: { type: 'boolean', default: false } })
const { verbose } = values
const unknown = asked.filter((name) => !['searches', 'reading', 'questions', 'mails'].includes(name))
if (unknown.length > 0) {
  process.stderr.write(`There is no score of ${unknown.join(', ')}.\n${USAGE}\n`)
  process.exit(2)
}
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
