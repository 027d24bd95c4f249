import type { Identifier } from '../../domain/inquiry.ts'
import { inOrder, repeated } from '../../patterns/compose-patterns.ts'
import { isFirstName } from '../names/first-names.ts'
import { lineBefore } from '../text/span.ts'
import { isMonthName } from './calendar-words.ts'
import type { ReadDate } from './dates.ts'

/** Kinds of identifiers that tell whose service it is. */
const OF_PATIENT = new Set<Identifier['kind']>(['name', 'mrn', 'account', 'member_id', 'claim', 'mbi', 'ssn'])
/** `pt 1   DOS 9/24/25`, `Case 2, 5/6:`, `claim A: 9/8` */
const NUMBERED =
  /\b(?:pt|patient|case|claim|acct|account|encounter)[ \t]?#?[ \t]?(\d{1,2}|[A-F])(?![\w/-])[^.?!\n]{0,24}$/i
/** `Eli on 10/13`, `Ava was 3/20` */
const NAMED = inOrder(
  /(?<!\b(?:dr|doctor|nurse|np|pa)\.?[ \t])\b([A-Z][a-z]{1,14})(?:['’]s)?/,
  repeated(/[ \t](?:was|is|on|came|seen|had|in|for|went|got)/, '{0,3}'),
  /[ \t:(-]{1,3}$/,
)
/** What ends the telling of one patient. */
const ENDS = /[.?!;\n](?=\s|$)/
/** Characters between a day and whom it is told of. */
const REACH = 60

/** Days that are looked at; who names more tells of several services all the same. */
const MOST_DAYS = 40

type Told = { kind: string; words: readonly string[] }

/** True where two of the days are told each of another patient: `Eli was 3/18 and Ava 3/20`, rows of several names. */
export function isOfPatients(text: string, days: readonly ReadDate[], patients: readonly Identifier[]): boolean {
  if (new Set(days.map(({ date }) => date)).size < 2) return false
  const named = patients.filter(({ kind }) => OF_PATIENT.has(kind))
  const told = days.slice(0, MOST_DAYS).flatMap((day, at) => {
    const whose = findPatient(text, day, days[at - 1], days[at + 1], named)
    return whose === null ? [] : [{ ...whose, date: day.date }]
  })
  return told.some((one, at) =>
    told.slice(at + 1).some((other) => other.date !== one.date && other.kind === one.kind && !isSame(one, other)),
  )
}

/** Of whom a day is told: the one in brackets behind it, else the last one named before it since the day before, else the next one of its line. */
function findPatient(
  text: string,
  day: ReadDate,
  before: ReadDate | undefined,
  next: ReadDate | undefined,
  named: readonly Identifier[],
): Told | null {
  const beside = named.find(
    ({ start }) => start > day.end && /^[ \t]?\($/.test(text.slice(day.end, Math.min(start, day.end + 3))),
  )
  if (beside !== undefined) return tell(beside)
  const from = Math.max(before?.end ?? 0, day.start - REACH)
  const earlier = named.findLast(
    ({ start, end }) => start >= from && end <= day.start && !ENDS.test(text.slice(end, day.start)),
  )
  if (earlier !== undefined) return tell(earlier)
  const [, name] = NAMED.exec(lineBefore(text, day.start, REACH)) ?? []
  if (name !== undefined && isFirstName(name) && !isMonthName(name))
    return { kind: 'name', words: [name.toLowerCase()] }
  const [, number] = NUMBERED.exec(lineBefore(text, day.start, REACH)) ?? []
  if (number !== undefined) return { kind: 'number', words: [number.toLowerCase()] }
  const to = Math.min(next?.start ?? text.length, day.end + REACH)
  const later = named.find(({ start, end }) => start >= day.end && end <= to && !ENDS.test(text.slice(day.end, start)))
  return later === undefined ? null : tell(later)
}

const tell = ({ kind, text }: Identifier): Told => ({ kind, words: text.toLowerCase().match(/[\p{L}\d]{2,}/gu) ?? [] })

/** `HALE, TOM` and `Tom` are one. */
const isSame = (one: Told, other: Told): boolean => one.words.some((word) => other.words.includes(word))
