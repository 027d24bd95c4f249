import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { asksFor, modifiersOn, says, textOf } from '../message/message-words.ts'
import { findNote } from '../notes/notes-at-hand.ts'
import { procedureCodes } from '../rows/code-life.ts'

const NOTE = 'global/modifiers-76-77'
/** What may be written already, rightly or not. */
const OF_REPEATS = new Set(['59', '76', '77', '91'])
/** The note on laboratory tests. */
const OF_TESTS = 'ncci/modifier-91'

const PERSON = `(?:radiologists?|rads?|readers?|docs?|doctors?|physicians?|mds?|providers?|cardiologists?|surgeons?)`
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
    if (!note || code === undefined || another !== undefined || /^99/.test(code)) return nothing
    const tests = /^8/.test(code) ? countTests(code, inquiry) : null
    // Laboratory tests take 91, and visits neither.
    const modifier = tests === null ? (isAsked && !/^8/.test(code) ? readModifier(textOf(inquiry)) : null) : '91'
    if (modifier === null) return nothing
    const own = modifiersOn(inquiry, code).filter((each) => !OF_REPEATS.has(each))
    return {
      findings: [
        {
          rule: repeatedService.id,
          topic: 'modifiers',
          verdict: 'informational',
          subjects: [code],
          parameters: {
            code,
            modifier,
            repeats: tests === null ? null : tests - 1,
            speaksFor: tests === null ? [NOTE] : [NOTE, OF_TESTS],
            line: [code, ...own, modifier].join('-'),
          },
          citations: [note.citation],
          settles: ['modifier_choice', 'denial', 'units', 'billed_together'],
          basis: 'guidance',
        },
      ],
      gaps: [],
    }
  },
}

/** Which modifier a repeated test takes is asked. */
const ASKED_OF_TEST = /\b91\b|\b59\b|\b76\b|\bmod(?:ifier)?s?\b/
/** Times of the day at which the specimens were drawn. */
const DRAWN = /\b\d{1,2}(?::\d{2})? ?[ap]m?\b|\bnoon\b|\bmidnight\b|\bq ?\d{1,2} ?h|\bevery \w+ hours\b|\bserial\b/
/** What is no repeat for new results, and what has a code for its series. */
const NOT_NEW =
  /\bhemoly|\bconfirm|\bclott|\bbad specimen|\bquantity|\bqns\b|\bre-?run\b|\bmachine\b|\blost\b|\btolerance\b|\bstimulation\b/

/** How often a laboratory test was done on the day, each time on a new specimen; null where the message does not tell. */
function countTests(code: string, inquiry: Inquiry): number | null {
  const units = inquiry.references.find((each) => each.code === code)?.units ?? null
  const isTold = says(inquiry, ASKED_OF_TEST) && says(inquiry, DRAWN) && !says(inquiry, NOT_NEW)
  return isTold && asksFor(inquiry, 'modifier_choice') && units !== null && units > 1 ? units : null
}

/** 77 for two practitioners, 76 for one; null where the message tells neither, or both. */
function readModifier(text: string): '76' | '77' | null {
  if (SUPPOSED.test(text)) return null
  const readers = new Set([...text.matchAll(READ_BY)].map(([, name]) => name))
  const [isAnother, isSame] = [BY_ANOTHER.test(text) || readers.size === 2, BY_THE_SAME.test(text)]
  if (isAnother === isSame) return null
  return isAnother ? '77' : '76'
}
