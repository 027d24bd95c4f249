import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'

/** Further dates of service, for which the answer may be another one. */
export const otherDates: Rule = {
  id: 'codes/other-dates',
  topic: 'codes',
  question: 'Does the message name more dates of service than the one the answer holds for?',
  source: 'codes, edits and limits are looked up as of one date of service',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    if (inquiry.dateOfService === null) return { findings: [], gaps: [] }
    const named = inquiry.dates.filter(({ role, date }) => role === 'service' && date !== facts.asOf)
    const others = [...new Set(named.map(({ date }) => date))].sort()
    const why = `The question also names ${others.join(', ')} as a date of service; this answer holds for ${facts.asOf} only.`
    return { findings: [], gaps: others.length === 0 ? [] : [{ about: others.join(', '), why }] }
  },
}
