import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isLevelledOfficeVisit, isNewOfficeVisit } from '../../domain/visit-codes.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { ESTABLISHED_MINUTES, NEW_MINUTES, reachLevel } from '../told/office-minutes.ts'
import { readTimeLog, type TimeLog } from '../told/visit-time-log.ts'

/** The notes with the minutes of each level, of which one holds on a day. */
const NOTES = ['em/office-times-2024', 'em/office-times-2021']

const OF_NEW = /\bnew (?:pt|patient|visit)\b|\bnp visit\b/
const OF_ESTABLISHED = /\b(?:est|estab|established)\b\.? ?(?:pt|patient|visit|office)/
/** A time that is the whole one of the date. */
const TOTAL =
  /\btotal\b|\bby time\b|\btime only\b|\b(?:all )?on the (?:date|day)\b|\bincl(?:uding|\.)? (?:chart|note|document|review|prep)/
/** Other visits, other people's minutes, and services with a time of their own. */
const OTHERWISE = anyOf(
  /\bface[- ]to[- ]face\b|\bf2f\b|\bhospital|\binpatient|\binpt\b|\bnursing|\bsnf\b|\bhome visit/,
  /\bemergency|\bthe e[rd]\b|\be[rd] (?:visit|doc)|\bphone|\bconsult|\bobservation/,
  /\bstaff (?:time|min)|\bnurse (?:time|spent)|\bpsychother/,
  /\btherapy\b|\bcritical|\bdischarge|\bsplit|\bshared|\bday before|\bnext day|\bevening/,
  /\bresident\b/,
  /\badd(?:ing)? (?:the |a |total )?time\b/,
  /\bto (?:the )?old notes\b/,
  /\b(?:template|boilerplate) (?:sentence|statement)/,
)

/** Words of time beyond the visit, which is asked then. */
const PROLONGED = /\bprolonged|\b99417\b|\bg2212\b/
/** Where prolonged time is asked about, only the highest level is sure, and it is news where another one was chosen. */
const isOtherThanTop = (level: { code: string; next: unknown }, inquiry: Inquiry): boolean =>
  level.next === null &&
  procedureCodes(inquiry.references).some((code) => isLevelledOfficeVisit(code) && code !== level.code)

/** Add-on codes of an office visit. */
const BESIDE_VISIT: ReadonlySet<string> = new Set(['G2211', 'G2212', '99417'])

/** The level of an office visit by the total time that a message tells. */
export const officeVisitTime: Rule = {
  id: 'guidelines/office-visit-time',
  topic: 'guidelines',
  question: 'Which level does the total time of an office visit reach?',
  source: 'CPT E/M guidelines from 2021, as the notes em/office-times-2021 and -2024 state them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const [note] = NOTES.flatMap((key) => findNote(facts, key) ?? [])
    const visit = note !== undefined && asksFor(inquiry, 'em_level') ? readVisit(inquiry) : null
    if (note === undefined || visit === null) return { findings: [], gaps: [] }
    const { minutes, isNew, log } = visit
    const level = reachLevel(isNew ? NEW_MINUTES : ESTABLISHED_MINUTES, minutes)
    if (level === null || (PROLONGED.test(textOf(inquiry)) && !isOtherThanTop(level, inquiry)))
      return { findings: [], gaps: [] }
    return {
      findings: [
        {
          rule: officeVisitTime.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: [...new Set([level.code, ...procedureCodes(inquiry.references)])],
          parameters: {
            ...{ minutes, isNew, code: level.code, least: level.least },
            nextCode: level.next?.[0] ?? null,
            nextLeast: level.next?.[1] ?? null,
            parts: log && log.counted.length > 1 ? log.counted.map(String) : null,
            staff: log && log.staff.length > 0 ? log.staff.reduce((all, each) => all + each, 0) : null,
          },
          citations: [note.citation],
          settles: ['em_level', 'documentation'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

/**
 * The one total time that is told of a new or of an established patient, or what counts of a log of times; null where it, or
 * which of the two, is open.
 */
function readVisit(inquiry: Inquiry): { minutes: number; isNew: boolean; log: TimeLog | null } | null {
  const text = textOf(inquiry)
  const codes = procedureCodes(inquiry.references)
  const [isNew, isEstablished] = [
    OF_NEW.test(text) || codes.some(isNewOfficeVisit),
    OF_ESTABLISHED.test(text) || codes.some((code) => isLevelledOfficeVisit(code) && !isNewOfficeVisit(code)),
  ]
  const isOffice = codes.every((code) => isLevelledOfficeVisit(code) || IS_TEST.test(code) || BESIDE_VISIT.has(code))
  if (isNew === isEstablished || !isOffice) return null
  const log = readTimeLog(text)
  if (log) return { minutes: log.counted.reduce((all, each) => all + each, 0), isNew, log }
  const whole = readWhole(text)
  if (whole !== null && !OTHERWISE.test(text))
    return { minutes: whole.minutes, isNew, log: { counted: [], staff: whole.staff } }
  if (!TOTAL.test(text) || OTHERWISE.test(text) || codes.some((code) => IS_TEST.test(code))) return null
  const told = new Set(
    (inquiry.details?.measures ?? []).filter(({ unit }) => unit === 'minutes').map(({ value }) => value),
  )
  const [minutes] = told
  return told.size === 1 && minutes !== undefined ? { minutes, isNew, log: null } : null
}

/** Tests, whose own time is in their codes. */
const IS_TEST = /^(?:3641[0-6]|7\d{4}|8\d{4}|93000|93005|93010|94010|94060)$/

const WHOLE =
  /(?<![\d.])(\d{2,3}) ?(?:min|mins|minutes) (?:in )?total\b|\btotal (?:time )?(?:of |was |is |: ?)?(\d{2,3}) ?(?:min|mins|minutes)\b/g
const OF_STAFF = /\b(?:ma|cma|lpn|rn|nurse|staff|tech|scribe|medical assistant)\b/
/** A time in another sentence is not in the total. */
const APART = /\balso\b|\bplus\b|\bbesides\b|\bseparate/
const OF_TEST = /\b(?:e[kc]g|x-?ray|spirometry|read|interpret\w*)\b/

/** `45 minutes total on the day … Also 8 minutes by the MA`: the one total, and what is told beside it of staff or of a test. */
function readWhole(text: string): { minutes: number; staff: number[] } | null {
  const told = [...text.matchAll(WHOLE)]
  const [only] = told
  if (only === undefined || told.length > 1) return null
  const staff: number[] = []
  for (const sentence of text.split(/[.?!;](?:\s|$)|\n/)) {
    const minutes = [...sentence.matchAll(/(?<![\d.])(\d{1,3}) ?(?:min|mins|minutes)\b/g)].map(([, count]) =>
      Number(count),
    )
    const isWhole = sentence.includes(only[0])
    if (isWhole && minutes.length > 1) return null
    if (minutes.length === 0 || isWhole) continue
    if (!APART.test(sentence) || (!OF_STAFF.test(sentence) && !OF_TEST.test(sentence))) return null
    if (OF_STAFF.test(sentence)) staff.push(...minutes)
  }
  return { minutes: Number(only[1] ?? only[2]), staff }
}
