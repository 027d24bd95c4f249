import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { procedureCodes } from '../code-life.ts'
import { asksFor } from '../message-words.ts'

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
    const note = facts.guidance.find(({ key, effective }) => key === NOTE && spanContains(effective, facts.asOf))
    const codes = procedureCodes(inquiry.references).filter(isAnesthesia)
    const minutes = new Set(
      (inquiry.details?.measures ?? []).flatMap(({ unit, value }) => (unit === 'minutes' ? [value] : [])),
    )
    const [time] = minutes
    if (note === undefined || codes.length !== 1 || minutes.size !== 1 || time === undefined) return NOTHING
    if (!asksFor(inquiry, 'units', 'fee', 'em_level')) return NOTHING
    return {
      findings: [
        {
          rule: anesthesiaTime.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: codes,
          parameters: { code: codes[0] ?? '', minutes: time, units: countTimeUnits(time) },
          citations: [note.citation],
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
