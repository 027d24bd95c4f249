import type { IsCode } from '../../src/domain/is-code.ts'
import { findCandidateCodes } from '../../src/reading/codes/candidate-codes.ts'
import { classifyMail } from '../../src/reading/mail-kind/mail-kind.ts'
import { readInquiry } from '../../src/reading/read-inquiry.ts'
import { composeWrittenText } from '../../src/reading/text/written-text.ts'
import { plainMail } from '../support/plain-mail.ts'

export type ReadingFigures = {
  /** Mails of about 4 KB read in a second of one core: kind, candidate codes and inquiry, without MIME parsing. */
  mailsPerSecond: number
  /** The same for 4 KB of nothing but questions, codes and dates. */
  denseMailsPerSecond: number
  /** Milliseconds for one text of 64 KB, 256 KB and 1 MB. */
  longTexts: { kilobytes: number; milliseconds: number }[]
}

const SENT_ON = '2026-11-21'
const MAIL_CHARACTERS = 4_096
/** V8 compiles for some seconds what a mail reader goes through for days. */
const WARM_UP_SECONDS = 8
const ROUNDS_SECONDS = 5

const QUESTIONS = [
  'Can we bill 99214-25 with 20610-RT on 03/04/2026? Medicare part B, office.',
  'Patient had 45385 and 45380 the same day; which one takes modifier 59 or XS?',
  '1) Is 99241 still valid for DOS 1/22/2023?\n2) What replaced it, and does Aetna pay it?',
  'Denied CO-97 M15 on 97140-59 with 98941, date of service November 3, 2025. Appeal?',
  'How many units of J1030 for an 80 mg injection, and which dx supports it: M17.11 or M25.561?',
  'Pt: Jane Sample, DOB 04/12/1951, MRN 00487213, member id ZGP402311998. 93306 and 93350 together?',
  'Is G0439 covered yearly? She is 67 and came in on 2026-02-10 for her wellness visit.',
  '64483 x2 at L4-L5, paid $182.40 for one. What is the MUE, and is 64484 the add-on?',
]
const PROSE = [
  'We are a small orthopedic practice and our billing was moved in house last spring, so please bear with us.',
  'Our provider thinks the documentation is sufficient, but the auditor did not agree with the level that was chosen.',
  'The clearinghouse accepted the claim and the payer took about three weeks before the remittance came back to us.',
  'I looked through the manual and could not find a sentence that settles this for the outpatient setting.',
  'Any help is appreciated, and if you need anything from the note we can send it without the name of the patient.',
]
const SIGNATURE =
  'Thank you,\nMarisol Vega, CPC\nHarbor Women’s Health\n8141 Main St, Los Angeles, CA 90036\nPh 341-555-0121 | Fax 341-555-0138\n\n' +
  'CONFIDENTIALITY NOTICE: The information in this e-mail is intended only for the addressee and may contain information protected under 45 CFR 164.502. If you received it in error please notify us at 266-555-0126 and delete all copies.'
const HISTORY_LINE =
  '> Re your earlier question: 76700 is reported once per session, see the policy manual, chapter nine.'

/** The speed of reading on this machine, one core. */
export function benchReading(): ReadingFigures {
  return {
    mailsPerSecond: measureRate(Array.from({ length: 60 }, (_, seed) => composeMail(seed))),
    denseMailsPerSecond: measureRate(Array.from({ length: 60 }, (_, seed) => composeDense(seed, MAIL_CHARACTERS))),
    longTexts: [64, 256, 1_024].map((kilobytes) => ({
      kilobytes,
      milliseconds: measureOnce(composeDense(kilobytes, kilobytes * 1_024)),
    })),
  }
}

/** Greeting, a question between sentences, sign-off, notice and quoted history, as most mail is built. */
function composeMail(seed: number): string {
  const pick = (list: readonly string[], at: number): string => list[(seed * 7 + at * 3) % list.length] ?? ''
  const paragraphs = [pick(PROSE, 0), pick(QUESTIONS, 1), pick(PROSE, 2), pick(QUESTIONS, 3), pick(PROSE, 4)]
  const head = `Good morning,\n\n${paragraphs.join('\n\n')}\n\n${SIGNATURE}\n\nOn Tue, Jan 13, 2026 at 8:02 AM Desk <desk@coding.example> wrote:\n`
  const quoted = Math.max(0, Math.ceil((MAIL_CHARACTERS - head.length) / (HISTORY_LINE.length + 1)))
  return head + Array.from({ length: quoted }, () => HISTORY_LINE).join('\n')
}

function composeDense(seed: number, characters: number): string {
  let text = ''
  for (let at = seed; text.length < characters; at++) text += `${QUESTIONS[at % QUESTIONS.length]}\n\n`
  return text.slice(0, characters)
}

/** Texts read for each second of CPU that this process took, its compiler's and collector's threads among it. */
function measureRate(texts: readonly string[]): number {
  readFor(WARM_UP_SECONDS, texts)
  const before = process.cpuUsage()
  const read = readFor(ROUNDS_SECONDS, texts)
  const { user, system } = process.cpuUsage(before)
  return Math.round(read / ((user + system) / 1_000_000))
}

/** How many were read in that time. */
function readFor(seconds: number, texts: readonly string[]): number {
  const start = performance.now()
  let read = 0
  while (performance.now() - start < seconds * 1_000) {
    for (const text of texts) readMail(text)
    read += texts.length
  }
  return read
}

function measureOnce(text: string): number {
  const start = performance.now()
  readMail(text)
  return Math.round(performance.now() - start)
}

function readMail(text: string): void {
  const subject = 'Question about codes'
  const isCode: IsCode = (system, code) => system !== 'ADD-ON' && code.length === 5
  classifyMail(plainMail({ subject, text }), ['coding@desk.example'])
  findCandidateCodes(composeWrittenText(subject, text).text)
  readInquiry({ subject, text, sentOn: SENT_ON }, isCode)
}
