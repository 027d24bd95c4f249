import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder, optional } from '../../patterns/compose-patterns.ts'
import { placesOfCode } from '../message/code-places.ts'
import { textOf } from '../message/message-words.ts'

/** What stands right before a code that is told only as one that is not billed. */
const BEFORE = anyOf(
  // `can 96361 go w/o a 96360?`
  /\b(?:without|w\/o)[ \t](?:(?:a|an|the|its|billing|any)[ \t])?$/,
  // `so 47563, not 47562`; `why not 99214?` asks for it.
  /(?<!\b(?:why|or|if|did|does|do|is|was|are|should|would|could|can|may|whether) )\bnot[ \t](?:(?:a|an|the|just|for)[ \t])?$/,
  /(?:^|[(,;.\n-][ \t]?)(?:no|never)[ \t]$/,
  // `(don't tell me 15271)`, `we've been using 95909 up to now`, `the provider had chosen 99236`
  /\b(?:don['’]?t|do not|please don['’]?t)[ \t](?:tell me|say|suggest|want)[ \t](?:it['’]?s[ \t])?(?:a[ \t]|the[ \t])?$/,
  inOrder(
    /\b(?:['’]ve|have|had|has|was|were)[ \t]been[ \t](?:using|billing|coding|reporting|charging)[ \t]/,
    /(?:it[ \t]as[ \t])?(?:a[ \t])?$/,
  ),
)

/** `49593 is for larger, I know` */
const BEHIND = /^[ \t]is[ \t](?:only[ \t])?for[ \t][^.?!\n]{1,24}\bi know\b/

/** `he didn't do a 26055`, `26055 was not done` */
const NOT_DONE_BEFORE = inOrder(
  anyOf(/\b(?:did|have|has|had)(?:n['’]?t| not)/, /\bnever/),
  /[ \t](?:actually[ \t])?(?:do|did|done|perform|performed)[ \t](?:(?:a|an|the|any)[ \t])?$/,
)
const NOT_DONE_BEHIND = inOrder(
  /^(?:-\w\w)?[ \t]?(?:\(|-|–|,|:)?[ \t]?/,
  optional(/(?:was|is|were)[ \t]?/),
  /(?:n['’]?t|not|never)[ \t](?:actually[ \t])?(?:done|performed)\b/,
)

/** `we don't bill 26055`, beside no other code: that two are not billed with each other asks about both. */
const NOT_BILLED_BEFORE =
  /\b(?:we|i|he|she|they)[ \t](?:do(?:es)?(?:n['’]?t| not)|never)[ \t](?:bill|report|charge|use)[ \t](?:for[ \t])?(?:a[ \t]|the[ \t])?$/

/** `26055 no, 20550`: a no that ends what is said of the code. */
const NO_BEHIND = /^[ \t]?[:,–-]?[ \t]?no[ \t]?(?:,|;|\.|$)/

/** `they paid 20550 yes, 26055 no`: the payer says that no. */
const OF_PAYER = /\b(?:paid|pays?|den(?:y|ied|ies)|cover(?:s|ed)?|allow(?:s|ed)?|approved?|rejected|edit)\b/

const CODE = /\b[a-z]?\d{4,5}[a-z]?\b/g

/** True for a code that every place of the message tells as one that was not done or is not billed: what it is to others nobody asks. */
export function isLeftOut(code: string, inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  const places = placesOfCode(text, code)
  return places.length > 0 && places.every((at) => isLeftOutAt(at, code.length, text))
}

function isLeftOutAt(at: number, length: number, text: string): boolean {
  const [before, behind] = [text.slice(0, at), text.slice(at + length)]
  if (BEFORE.test(before) || BEHIND.test(behind)) return true
  const head = before.slice(before.search(/[^.?!\n]*$/))
  const tail = /^[^.?!\n]*/.exec(behind)?.[0] ?? ''
  // "So no 26055, right?" asks whether it is.
  if (behind.startsWith('?', tail.length)) return false
  if (NOT_DONE_BEFORE.test(head) || NOT_DONE_BEHIND.test(tail)) return true
  const others = `${head} ${tail}`.match(CODE)?.length ?? 0
  if (NOT_BILLED_BEFORE.test(head)) return others === 0
  return NO_BEHIND.test(tail) && !OF_PAYER.test(`${head} ${tail}`)
}
