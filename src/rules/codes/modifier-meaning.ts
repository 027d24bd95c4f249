import type { Facts, ModifierFact } from '../../domain/codebook.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { spanContains } from '../../domain/iso-date.ts'
import { asksAbout, loneModifiers } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { isAmbulance, readTripLetters } from '../told/trip-letters.ts'

/** What the modifiers asked about mean, and whether they bypass an NCCI edit. */
export const modifierMeaning: Rule = {
  id: 'codes/modifier-meaning',
  topic: 'codes',
  question: 'What does the modifier say, and is it one that may bypass an NCCI edit?',
  source: 'HCPCS modifier rows and plain lines; NCCI Policy Manual for Medicare Services 2026, ch. I, section E',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const named = new Set([...loneModifiers(inquiry), ...modifiersAskedAbout(inquiry)])
    const isOfTrip = procedureCodes(inquiry.references).some(isAmbulance)
    const findings = [...named].flatMap((code): Finding[] => {
      // On an ambulance line the two letters are places, whatever else a modifier of that name says.
      if (isOfTrip && readTripLetters(code) !== null) return []
      const described = findModifier(facts, code)
      if (described === null) return []
      const group = facts.modifiers.find((row) => row.code === code && row.ncciGroup !== null)
      const citations = group && group !== described ? ([described.citation, group.citation] as const) : null
      return [
        {
          rule: modifierMeaning.id,
          topic: 'codes',
          verdict: 'informational',
          subjects: [code],
          parameters: {
            code,
            description: described.description,
            ncciGroup: group?.ncciGroup ?? null,
            since: described.effective.from,
          },
          citations: citations ? [...citations] : [described.citation],
          // Which of several modifiers is meant is asked of what they mean, where no code is at hand.
          settles:
            procedureCodes(inquiry.references).length === 0 ? ['code_meaning', 'modifier_choice'] : ['code_meaning'],
          basis: 'rows',
        },
      ]
    })
    return { findings, gaps: [] }
  },
}

/** The row that describes a modifier on the date; the newest where none is dated so. */
export function findModifier(facts: Facts, code: string): ModifierFact | null {
  const rows = facts.modifiers.filter((row) => row.code === code)
  const described = rows.filter((row) => row.description !== '')
  return described.find((row) => spanContains(row.effective, facts.asOf)) ?? described[0] ?? rows[0] ?? null
}

/** Modifiers written on a code, where what they mean is asked. */
const modifiersAskedAbout = (inquiry: Inquiry): string[] =>
  inquiry.references.flatMap(({ code, modifiers }) => (asksAbout(inquiry, code, 'code_meaning') ? modifiers : []))
