import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor, modifiersOn, says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

const NOTE = 'global/modifiers-76-77'

const PERSON = `(?:radiologists?|readers?|docs?|doctors?|physicians?|mds?|providers?|cardiologists?|surgeons?)`
const BY_ANOTHER = new RegExp(String.raw`\b(?:diff(?:erent)?|two|2|another|other)\.? (?:\w+ )?${PERSON}\b`)
const BY_THE_SAME = new RegExp(String.raw`\b(?:same|one) (?:\w+ )?${PERSON}\b(?! group)`)
const READ_BY = /\bread by (?:dr\.? |doctor )?(\[[^\]]+\]|\w+)/g
const REPEATED = /\b(?:again|twice|2|two|second|2nd|repeat(?:ed)?)\b/
/** What only might be: `if another doctor reads it`. */
const SUPPOSED = /\b(?:if|when|whether|unless)\b[^.?!\n]{0,30}\b(?:same|diff\w*|another|other)\b/
const OF_REPEAT =
  /\b7[67]\b|\bco-?18\b|\bduplicate\b|\bsame (?:day|date|dos)\b[^?]*\bmod(?:ifier)?s?\b|\bmod(?:ifier)?s?\b[^?]*\bsame (?:day|date|dos)\b/

/** Which of 76 and 77 the second of two services takes, where the message tells who gave each. */
export const repeatedService: Rule = {
  id: 'modifiers/repeated-service',
  topic: 'modifiers',
  question: 'Was the service of the day repeated by the same practitioner or by another?',
  source: 'CPT appendix A, modifiers 76 and 77, as the note global/modifiers-76-77 states them',
  check(inquiry: Inquiry, facts: Facts): Conclusion {
    const nothing: Conclusion = { findings: [], gaps: [] }
    const note = findNote(facts, NOTE)
    const [code, another] = [...new Set(procedureCodes(inquiry.references))]
    const isAsked = asksFor(inquiry, 'modifier_choice', 'denial') && says(inquiry, OF_REPEAT) && says(inquiry, REPEATED)
    const modifier = isAsked ? readModifier(textOf(inquiry)) : null
    // Laboratory tests take 91, and visits neither.
    if (!note || modifier === null || code === undefined || another !== undefined || /^(?:8|99)/.test(code))
      return nothing
    const own = modifiersOn(inquiry, code).filter((each) => each !== '76' && each !== '77' && each !== '59')
    return {
      findings: [
        {
          rule: repeatedService.id,
          topic: 'modifiers',
          verdict: 'informational',
          subjects: [code],
          parameters: { code, modifier, speaksFor: [NOTE], line: [code, ...own, modifier].join('-') },
          citations: [note.citation],
          settles: ['modifier_choice', 'denial', 'units', 'billed_together'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

/** 77 for two practitioners, 76 for one; null where the message tells neither, or both. */
function readModifier(text: string): '76' | '77' | null {
  if (SUPPOSED.test(text)) return null
  const readers = new Set([...text.matchAll(READ_BY)].map(([, name]) => name))
  const [isAnother, isSame] = [BY_ANOTHER.test(text) || readers.size === 2, BY_THE_SAME.test(text)]
  if (isAnother === isSame) return null
  return isAnother ? '77' : '76'
}
