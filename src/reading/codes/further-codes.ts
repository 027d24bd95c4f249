import type { CodeSystem } from '../../domain/code-reference.ts'
import { anyOf, before, inOrder, notBefore, optional, sticky } from '../../patterns/compose-patterns.ts'
import { matchAt } from '../text/span.ts'

/** `470 vs 522`, `0450, 0360`, `02 or 10` */
const AND_ANOTHER = sticky(
  inOrder(
    /[ \t]?/i,
    optional(
      inOrder(
        /(?:was[ \t]|is[ \t])?/i,
        /changed|downgraded|upgraded|moved|dropped|revised|regrouped/i,
        /[ \t](?=to|from)/i,
      ),
    ),
    /,|\/|&|\+|->|vs?\.?(?=[ \t])|or|and[ \t]not|and|not|versus|to|from|instead of/i,
    /[ \t]?(?:vs\.?[ \t]|or[ \t]|and[ \t])?/i,
  ),
)
/** `DRG 871 per the encoder, auditor says 690` */
const SAYS_ANOTHER = sticky(
  inOrder(
    /[^?!\n]{0,60}?\b/i,
    anyOf(
      /says|said|wants|thinks/i,
      /(?:changed|moved|downgraded|recoded)(?:[ \t]it)?[ \t]to/i,
      /down[ \t]to/i,
      /should(?:n['’]?t)?[ \t](?:it|this|that)[ \t](?:not[ \t])?be/i,
      /why[ \t]not/i,
    ),
    /[ \t](?=\d{3}(?![\w%]|\.\d))/i,
  ),
)
/** `pos 32 was recouped, should it be 31?`, `landed DRG 193. I think it should be 871` */
const SHOULD_BE = sticky(
  inOrder(
    /[^!\n]{0,80}?\bshould(?:n['’]?t)?[ \t](?:(?:it|this|that)[ \t])?(?:be|have[ \t]been)[ \t]/i,
    before(/\d{2,3}(?![\w%/-]|\.\d|[ \t]?(?:%|percent|min|units?|days?|years?|lines?|mg))/i),
  ),
)
/** `POS 32, though two are on skilled days, then it's 31 correct?` */
const THEN_IT_IS = sticky(
  inOrder(
    /[^!?\n\d]{0,90}?\b/i,
    anyOf(
      /(?:then|so)[ \t](?:it['’]?s|its|it[ \t](?:is|becomes)|that['’]?s|is[ \t]it|use|(?:those|they|these)[ \t](?:are|become))/i,
      /(?:would|wouldn['’]?t|should|shouldn['’]?t)[ \t](?:that|it|those|they|this)[ \t](?:be|become)/i,
    ),
    before(/[ \t]\d{2}[ \t]?,?[ \t]?(?:correct|right|instead|yes|no|then|now)?[ \t]?\?/i),
    /[ \t]/i,
  ),
)
/** `is rev 0636 right or 0250`, `POS 22, or is it 19?` */
const RIGHT_OR = sticky(
  inOrder(
    /[ \t]?/i,
    optional(/(?:the[ \t])?(?:right|correct|ok|okay|fine|good|better|wrong|valid|appropriate|enough|needed)/i),
    /[?,]?[ \t](?:or|vs\.?|not)[ \t]/i,
    optional(
      anyOf(
        /(?:is|should|would)[ \t](?:it|that|this)[ \t](?:be[ \t])?/i,
        /(?:do|should|can)[ \t](?:we|i)[ \t](?:use|put|bill|send)[ \t]/i,
        /(?:does|should|would)[ \t](?:it|this|that)[ \t]go[ \t](?:on|in|under|to)[ \t]/i,
        /rather[ \t]|maybe[ \t]|just[ \t]|use[ \t]|under[ \t]/i,
      ),
    ),
    notBefore(/\d{1,4}[ \t](?:min\w*|units?|days?|hours?|hrs?|years?|yrs?|dollars?|lines?|claims?|visits?|times)\b/i),
  ),
)
/** `the visit under rev 0521 and therapy under 0900`, `rev 0450 for the ER, 0250 on the drugs` */
const ELSEWHERE = sticky(
  inOrder(
    /[^.?!;\n\d]{0,40}?/i,
    anyOf(
      /\b(?:under|in|on|as|using|with|and|or|is|vs?\.?|versus|than|against)[ \t](?:the[ \t]|code[ \t])?/i,
      before(/,[ \t]0\d{3}[ \t](?:on|for|with|to|under|in)\b/i),
    ),
    optional(/,[ \t]/i),
    before(/0[1-9]\d\d(?![\w%:]|[ \t]?[-–][ \t]?\d|[ \t](?:hrs?|hours?|am|pm)\b)/i),
  ),
)
/** What goes on with another code of the same system. */
const FURTHER: Readonly<Partial<Record<CodeSystem, readonly RegExp[]>>> = {
  'MS-DRG': [AND_ANOTHER, RIGHT_OR, SAYS_ANOTHER, SHOULD_BE],
  POS: [AND_ANOTHER, RIGHT_OR, SHOULD_BE, THEN_IT_IS],
  REVENUE: [AND_ANOTHER, RIGHT_OR, ELSEWHERE],
}
/** A modifier that no place has the number of: `POS 10 & 93 or 95?` goes on with modifiers. */
const NO_PLACE = /^(?:47|59|63|7[346-9]|8[02]|9[0-7])/

/** Where behind `end` the next code of that system begins, shaped as `value` says, or null where another is not named. */
export function findFurtherCode(text: string, end: number, system: CodeSystem, value: RegExp): number | null {
  for (const between of FURTHER[system] ?? [AND_ANOTHER]) {
    const joined = matchAt(between, text, end)
    const at = end + (joined?.[0].length ?? 0)
    if (joined && matchAt(value, text, at)) return system === 'POS' && NO_PLACE.test(text.slice(at, at + 2)) ? null : at
  }
  return null
}
