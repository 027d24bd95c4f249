import type { Facts } from '../../domain/codebook.ts'
import type { Citation } from '../../domain/edition.ts'
import type { Conclusion, Finding, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf } from '../../patterns/compose-patterns.ts'
import { findModifier } from '../codes/modifier-meaning.ts'
import { asksFor, says } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** Modifiers each of which stands for one finger or toe. */
const DIGIT = /^(?:F[A1-9]|T[A1-9])$/
/** What is asked of lines that look alike. */
const ALIKE = anyOf(/\bduplicates?\b|\bco-?18\b|\boa-?18\b/, /\b(?:59|76|xs|51)\b/)
const DENIED_AS_DUPLICATE = /\bduplicates?\b|\b(?:co|oa)-?18\b/

/** Lines of one code that its modifiers for fingers or toes already tell apart. */
export const toldDigits: Rule = {
  id: 'modifiers/told-digits',
  topic: 'modifiers',
  question: 'Do lines of one code, each with the modifier of its own digit, need another modifier?',
  source:
    'HCPCS modifiers FA-F9 and TA-T9; NCCI Policy Manual for Medicare Services 2026, ch. I, section E: 59 only where no more exact modifier fits',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    if (!asksFor(inquiry, 'modifier_choice', 'denial') || !says(inquiry, ALIKE)) return { findings: [], gaps: [] }
    const findings = [...new Set(procedureCodes(inquiry.references))].flatMap((code): Finding[] => {
      const lines = inquiry.references.filter((each) => each.code === code)
      const digits = lines.flatMap(({ modifiers }) => modifiers.filter((each) => DIGIT.test(each)))
      const rows = [...new Set(digits)].flatMap((each) => findModifier(facts, each) ?? [])
      // Each line is of a digit of its own; one digit told twice is another question.
      const isTold = rows.length > 1 && digits.length === rows.length && digits.length === lines.length
      // `11730-T5 and 11730-T6`: the second nail has an add-on code of its own.
      const isContinued = facts.addOns.some(({ primaryCode }) => primaryCode === code)
      if (!isTold || isContinued || isVisit(code)) return []
      return [
        {
          rule: toldDigits.id,
          topic: 'modifiers',
          verdict: 'informational',
          subjects: [code],
          parameters: {
            code,
            digits: rows.map(({ code: modifier, description }) => `${modifier} (${lower(description)})`),
            duplicate: says(inquiry, DENIED_AS_DUPLICATE),
          },
          citations: rows.map(({ citation }) => citation) as [Citation, ...Citation[]],
          settles: ['modifier_choice', 'denial', 'billed_together'],
          basis: 'rows',
        },
      ]
    })
    return { findings, gaps: [] }
  },
}

const lower = (description: string): string => description.charAt(0).toLowerCase() + description.slice(1)
