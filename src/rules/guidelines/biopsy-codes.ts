import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'
import { codeBiopsies, isBiopsy, readBiopsies } from '../skin/skin-biopsies.ts'

/** The note that says how skin biopsies are counted. */
const NOTE = 'count/skin-biopsies'

/** These codes are of 2019 and after. */
const BEGAN = '2019-01-01'

/** Codes and units of the skin biopsies that a message counts by technique. */
export const biopsyCodes: Rule = {
  id: 'guidelines/biopsy-codes',
  topic: 'guidelines',
  question: 'Which codes report that many skin biopsies of these techniques?',
  source: 'CPT, skin biopsy, as the note count/skin-biopsies states it; NCCI add-on code edits',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const note = findNote(facts, NOTE)
    const isAsked = asksFor(inquiry, 'code_search', 'units', 'billed_together', 'modifier_choice', 'add_on', 'denial')
    const biopsies = note === undefined || !isAsked || facts.asOf < BEGAN ? null : readBiopsies(textOf(inquiry))
    if (note === undefined || biopsies === null) return { findings: [], gaps: [] }
    const asked = procedureCodes(inquiry.references).filter(isBiopsy)
    // Of one biopsy, coded by the sender, there is nothing to count.
    if (asked.length > 0 && biopsies.reduce((sum, { lesions }) => sum + lesions, 0) === 1)
      return { findings: [], gaps: [] }
    const services = codeBiopsies(biopsies)
    const [primary] = services
    const addOns = facts.addOns.filter(
      (row) => row.primaryCode === primary?.code && services.some(({ code }) => code === row.addOnCode),
    )
    const citations: [Citation, ...Citation[]] = [note.citation, ...addOns.map((row) => row.citation)]
    return {
      findings: [
        {
          rule: biopsyCodes.id,
          topic: 'guidelines',
          verdict: 'informational',
          subjects: [...new Set([...services.map(({ code }) => code), ...asked])],
          parameters: {
            biopsies: biopsies.map(({ named, lesions }) => `${lesions} ${named}`),
            services: services.map(({ code, units }) => `${code} x${units}`),
            units: services.length,
          },
          citations,
          settles: ['code_search', 'units', 'billed_together', 'modifier_choice', 'add_on', 'denial'],
          basis: addOns.length > 0 ? 'rows' : 'guidance',
        },
      ],
      gaps: [],
    }
  },
}
