import type { Facts } from '../../domain/codebook.ts'
import type { Conclusion, Rule } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { says } from '../message/message-words.ts'

/** `codes are on the attached sheet (scan0043.pdf)`, `see attached for the codes` */
const CODES_ATTACHED = anyOf(
  inOrder(
    /\b/,
    /codes?|cpts?|claim|procedures|charges|superbill|encounter form|fee ticket/,
    /\b[^.?!\n]{0,40}\b/,
    anyOf(
      /attach\w*|enclosed/,
      /below in the (?:pic|image|scan)\w*/,
      /screen ?shot|scan(?:ned)?|pdf|photo|picture|image|fax(?:ed)?/,
    ),
    /\b/,
  ),
  inOrder(
    /\b/,
    /attached|attachment|screen ?shot|enclosed|see scan|photo|picture/,
    /\b[^.?!\n]{0,40}\b(?:codes?|cpts?|claim|procedures|charges|superbill)\b/,
  ),
  /\bsee (?:the )?attach\w*/,
)

/** Asks about codes that stand only in an attachment: they have to be typed. */
export const attachedCodes: Rule = {
  id: 'codes/attached-codes',
  topic: 'codes',
  question: 'Which codes does a message mean that has them in an attachment?',
  source: 'none: what is attached is never read',
  check(inquiry: Inquiry, _facts: Facts): Conclusion {
    const isNamed = inquiry.references.some(({ system }) => system !== 'MODIFIER' && system !== 'POS')
    if (isNamed || inquiry.asks.length === 0 || !says(inquiry, CODES_ATTACHED)) return { findings: [], gaps: [] }
    const why =
      'Not in the data loaded here: what an attachment says. It is not read, so no code was looked up: send the codes typed in the mail.'
    return {
      findings: [],
      gaps: [{ about: 'the attachment', why, opens: [...new Set(inquiry.asks.map(({ kind }) => kind))] }],
      questions: [{ key: 'codes-typed', parameters: {} }],
    }
  },
}
