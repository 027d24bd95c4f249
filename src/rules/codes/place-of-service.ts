import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'

/** What the place of service codes asked about mean, and at which rate the fee schedule pays there. */
export const placeOfService: Rule = {
  id: 'codes/place-of-service',
  topic: 'codes',
  question: 'What does the place of service code mean, and is it paid at the facility rate?',
  source: 'CMS place of service code set; Medicare Claims Processing Manual, chapter 12, section 20.4.2',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const codes = new Set(inquiry.references.flatMap(({ system, code }) => (system === 'POS' ? [code] : [])))
    const findings = [...codes].flatMap((code): Finding[] => {
      const rows = facts.places.filter((row) => row.code === code)
      const row = rows.find((each) => spanContains(each.effective, facts.asOf)) ?? rows[0]
      if (row === undefined) return []
      return [
        {
          rule: placeOfService.id,
          topic: 'codes',
          verdict: 'informational',
          subjects: [code],
          parameters: { code, name: row.name, facility: row.facility },
          citations: [row.citation],
          settles: ['code_meaning'],
          basis: 'rows',
        },
      ]
    })
    return { findings, gaps: [] }
  },
}
