import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { inOrder } from '../../patterns/compose-patterns.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { findBaseUnits } from '../notes/anesthesia-base-units.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** The note that holds the rule. */
const NOTE = 'anesthesia/time-units'

const MINUTES_OF_UNIT = 15

/** Anesthesia services, whose time is counted to one decimal. */
const isAnesthesia = (code: string): boolean => /^0[01]\d{3}$/.test(code)

/** Medicare's time units of an anesthesia service from the minutes that are told. */
export const anesthesiaTime: Rule = {
  id: 'guidelines/anesthesia-time',
  topic: 'guidelines',
  question: 'How many time units do the minutes of anesthesia make?',
  source: '42 CFR 414.46; Medicare Claims Processing Manual, chapter 12, section 50.G',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const codes = procedureCodes(inquiry.references).filter(isAnesthesia)
    const minutes = new Set(
      (inquiry.details?.measures ?? []).flatMap(({ unit, value }) => (unit === 'minutes' ? [value] : [])),
    )
    const [told] = minutes
    const time = minutes.size === 0 ? readClockMinutes(textOf(inquiry)) : minutes.size === 1 ? told : null
    if (note === undefined || codes.length !== 1 || time == null) return NOTHING
    if (!asksFor(inquiry, 'units', 'fee', 'em_level')) return NOTHING
    const base = findBaseUnits(codes[0] ?? '', facts)
    return {
      findings: [
        {
          rule: anesthesiaTime.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: codes,
          parameters: {
            code: codes[0] ?? '',
            minutes: time,
            units: countTimeUnits(time),
            base: base?.units ?? null,
            total: base === null ? null : (base.units + Number(countTimeUnits(time))).toFixed(1),
          },
          citations: [note.citation, ...(base ? [base.citation] : [])],
          settles: ['units', 'fee', 'em_level'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

const NOTHING: Conclusion = { findings: [], gaps: [] }

/** Time units of so many minutes, to one decimal: 95 minutes are 6.3. */
export function countTimeUnits(minutes: number): string {
  return (Math.round((minutes / MINUTES_OF_UNIT) * 10) / 10).toFixed(1)
}

const CLOCK = String.raw`(\d{1,2})(:?)(\d{2})(?![\d/-])`
const FROM_TO = [
  inOrder(
    /\b(?:start(?:ed|s)?|began|begin|induction)\b[^.\n\d]{0,12}/,
    new RegExp(CLOCK, ''),
    /[^.\n\d]{0,24}\b/,
    /end(?:ed|s)?|stop(?:ped|s)?|finish(?:ed)?|until|to/,
    /\b[^.\n\d]{0,12}/,
    new RegExp(CLOCK, ''),
  ),
  new RegExp(String.raw`\bfrom ${CLOCK}(?: ?h(?:rs|ours)?)? (?:to|until|till) ${CLOCK}`),
]

/** The minutes between a start and an end that are told by the clock (`start 0712 end 0848`); null where none are. */
export function readClockMinutes(text: string): number | null {
  for (const pattern of FROM_TO) {
    const match = pattern.exec(text)
    if (match === null) continue
    const [, fromHour = '', colon = '', fromMinute = '', toHour = '', , toMinute = ''] = match
    const [from, to] = [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)]
    if (Number(fromHour) > 23 || Number(toHour) > 23 || Number(fromMinute) > 59 || Number(toMinute) > 59) continue
    // `11:30 to 1:15` is of a clock of twelve hours; four figures together are of one of twenty-four.
    const turn = colon !== '' && Number(fromHour) <= 12 && Number(toHour) <= 12 ? 720 : 1440
    return to > from ? to - from : to - from + turn
  }
  return null
}
