import { classifyMail } from '../../src/reading/mail-kind/mail-kind.ts'
import { maskOccurrences } from '../../src/reading/patients/identifiers.ts'
import { type ReadInquiry, readInquiry } from '../../src/reading/read-inquiry.ts'
import { plainMail } from '../support/plain-mail.ts'
import { codebookOf, type OwnMail, readOwnMails } from './own-mails.ts'
import { formatTable, percent } from './table.ts'

/** The sets: the software was mended for what it missed in each, after a first reading of all but the first, which README tells of. */
const SETS: readonly { name: string; files: readonly string[] }[] = [
  { name: 'worked on', files: ['mails-a.txt'] },
  { name: 'ours, read once, then too', files: ['mails-b.txt', 'mails-c.txt'] },
  {
    name: 'unseen, read once, then too',
    files: ['d', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p'].map((letter) => `mails-${letter}.txt`),
  },
]

/** What was counted in a set, each as right of all. */
const MEASURES = [
  'references found',
  'references right',
  'look-alikes left alone',
  'dates of service right',
  'no date where none is named',
  'identifiers found',
  'identifiers masked',
  'kinds of mail right',
  'questions heard',
  'kinds heard that are asked',
] as const
type Measure = (typeof MEASURES)[number]
type Tally = Record<Measure, { right: number; all: number }>

/** Reads the mails that were written for the score and prints what was read right, set by set. */
export function scoreReading(verbose: boolean): void {
  const scored = SETS.map(({ name, files }) => ({ name, ...scoreSet(files.flatMap(readOwnMails)) }))
  const cells = ({ tally }: { tally: Tally }, measure: Measure): string[] => {
    const { right, all } = tally[measure]
    return [`${right} of ${all}`, percent(right, all)]
  }
  const rows = MEASURES.map((measure) => [measure, ...scored.flatMap((set) => cells(set, measure))])
  const f1 = ['references, F1', ...scored.flatMap(({ tally }) => ['', scoreOf(tally)])]
  process.stdout.write(formatTable([['own mails', ...scored.flatMap(({ name }) => [name, ''])], ...rows, f1]))
  if (!verbose) return
  for (const { misses } of scored) process.stdout.write(misses.map((miss) => `${miss}\n`).join(''))
}

function scoreOf(tally: Tally): string {
  const { right, all } = tally['references found']
  return percent(2 * right, all + tally['references right'].all)
}

function scoreSet(mails: readonly OwnMail[]): { tally: Tally; misses: string[] } {
  const isCode = codebookOf(mails)
  const tally = Object.fromEntries(MEASURES.map((measure) => [measure, { right: 0, all: 0 }])) as Tally
  const misses: string[] = []
  for (const mail of mails) {
    const count = (measure: Measure, right: boolean, what: string): void => {
      tally[measure].all++
      if (right) tally[measure].right++
      else misses.push(`${mail.id} ${measure}: ${what}`)
    }
    const { kind } = classifyMail(plainMail({ subject: mail.subject, text: mail.text }), ['coding@desk.example'])
    // An offer needs the headers of bulk mail to count as spam; as no question it is answered as little.
    count('kinds of mail right', kind === mail.kind || (mail.kind === 'spam' && kind === 'not_a_question'), kind)
    const read = readInquiry(mail, isCode)
    countIdentifiers(mail, read, count)
    if (mail.kind === 'question') countQuestion(mail, read, count)
  }
  return { tally, misses }
}

type Count = (measure: Measure, right: boolean, what: string) => void

function countQuestion(mail: OwnMail, read: ReadInquiry, count: Count): void {
  const found = new Set(
    read.references.flatMap(({ system, code, modifiers }) => {
      return [`${system} ${code}`, ...modifiers.map((modifier) => `MODIFIER ${modifier}`)]
    }),
  )
  for (const reference of mail.references) count('references found', found.has(reference), reference)
  for (const reference of found) count('references right', mail.references.includes(reference), reference)
  const codes = new Set(read.references.map(({ code }) => code))
  for (const text of mail.lookAlikes)
    count('look-alikes left alone', !codes.has(text) || mail.references.some((each) => each.endsWith(` ${text}`)), text)
  count(
    mail.dateOfService === null ? 'no date where none is named' : 'dates of service right',
    read.dateOfService === mail.dateOfService,
    `${read.dateOfService} for ${mail.dateOfService}`,
  )
  const heard = new Set<string>(read.asks.map(({ kind }) => kind))
  for (const kinds of mail.asks)
    count(
      'questions heard',
      kinds.some((kind) => heard.has(kind)),
      `${kinds.join('|')}, heard ${[...heard].join(' ')}`,
    )
  const asked: string[] = mail.asks.flat()
  for (const kind of heard) count('kinds heard that are asked', asked.includes(kind), kind)
}

function countIdentifiers(mail: OwnMail, read: ReadInquiry, count: Count): void {
  const fold = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  const spans = read.identifiers.map(({ text }) => fold(text))
  const masked = maskOccurrences(read.written.text, read.identifiers).toLowerCase()
  for (const text of mail.identifiers) {
    const wanted = fold(text)
    count(
      'identifiers found',
      spans.some((span) => span.includes(wanted) || (span.length > 3 && wanted.includes(span))),
      text,
    )
    count('identifiers masked', !masked.includes(text.toLowerCase()), text)
  }
}
