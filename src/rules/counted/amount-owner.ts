import type { Inquiry, Measure } from '../../domain/inquiry.ts'
import { textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'

/** What may stand between a code and the amount it was reported for. */
const REPORTED_FOR = /^[^.?!\n\d]{0,24}$/
/** What stands between an amount and the code it is told with: `75 min 99205`, `69 minutes with 99215`. */
const TOLD_WITH = /^[ \t]?(?:(?:with|for|of|on)[ \t])?(?:the[ \t])?$/
/** Nothing but a sign or a joining word between a code and its amount: `99490 20 min`, `97110: 23 min`. */
const RIGHT_BEHIND = /^[ \t:(=-]{0,3}(?:(?:x|for|was)[ \t]?)?$/
/** Characters behind an amount in which its code is looked for. */
const NEAR = 24

/** The code that an amount is written right behind, else the one right before it, else the last one before it in its clause; or null. */
export function findAmountOwner(measure: Measure, inquiry: Inquiry): string | null {
  const text = textOf(inquiry)
  const at = placeOf(measure, inquiry, text)
  if (at === -1) return null
  const codes = procedureCodes(inquiry.references)
  const [before, after] = [text.slice(0, at), text.slice(at + measure.text.length, at + measure.text.length + NEAR)]
  const findBehind = (between: RegExp): string | undefined =>
    codes.find((code) => {
      const place = before.lastIndexOf(code.toLowerCase())
      return place !== -1 && between.test(before.slice(place + code.length))
    })
  const ahead = codes.find((code) => {
    const place = after.indexOf(code.toLowerCase())
    return place !== -1 && TOLD_WITH.test(after.slice(0, place))
  })
  return findBehind(RIGHT_BEHIND) ?? ahead ?? findBehind(REPORTED_FOR) ?? null
}

/** What ends a clause: `64 min ccm by staff, 22 on rpm; dr 35 min himself`. */
const CLAUSE_END = /[,;?!\n()]|\.(?!\d)|\bplus\b|\band\b/
/** Words that say that a physician, nurse practitioner or physician assistant gave the time in person. */
const IN_PERSON =
  /\b(?:dr['’]?s?|doctor['’]?s|doctor|doc|physician|md|do|np|pa|provider|practitioner|himself|herself|themselves|personally|myself)\b/

/**
 * Of several amounts the only one whose clause speaks of the family in its own words and, where it matters, of who gave
 * the time; else null.
 */
export function findSpokenAmount(
  named: readonly Measure[],
  { spoken, given }: { spoken?: RegExp; given?: 'staff' | 'practitioner' },
  inquiry: Inquiry,
): Measure | null {
  const text = textOf(inquiry)
  const speaking = named.filter((measure) => {
    const clause = clauseOf(measure, inquiry, text)
    return spoken?.test(clause) && (given === undefined || IN_PERSON.test(clause) === (given === 'practitioner'))
  })
  const own =
    speaking.length > 0 ? speaking : named.filter((measure) => isGivenBy(given, clauseOf(measure, inquiry, text)))
  return new Set(own.map(({ value }) => value)).size === 1 ? (own[0] ?? null) : null
}

/** Words that say that others gave it under the practitioner's direction. */
const BY_STAFF = /\b(?:care managers?|care coordinators?|nurses?|rn|lpn|staff|clinical staff|ma|coordinators?)\b/

/** True where a clause that does not speak of the family says who gave the time, and it is who has to give it. */
const isGivenBy = (given: 'staff' | 'practitioner' | undefined, clause: string): boolean =>
  given === 'staff'
    ? BY_STAFF.test(clause)
    : given === 'practitioner' && IN_PERSON.test(clause) && !BY_STAFF.test(clause)

function clauseOf(measure: Measure, inquiry: Inquiry, text: string): string {
  const at = placeOf(measure, inquiry, text)
  if (at === -1) return ''
  const before = text.slice(0, at).split(CLAUSE_END).at(-1) ?? ''
  return before + (text.slice(at).split(CLAUSE_END)[0] ?? '')
}

/** What stands around an amount between two signs: `then 50 min with her and her husband`. */
export function findClause(measure: Measure, inquiry: Inquiry): string {
  const text = textOf(inquiry)
  const at = placeOf(measure, inquiry, text)
  if (at === -1) return ''
  return (text.slice(0, at).split(SIGN).at(-1) ?? '') + (text.slice(at).split(SIGN)[0] ?? '')
}

const SIGN = /[,;?!\n()]|\.(?!\d)/

/** Where the amount stands in the text: of amounts written alike the first is the first of them, and so on. */
function placeOf({ text: written, start }: Measure, { details }: Inquiry, text: string): number {
  const words = written.toLowerCase()
  const alike = (details?.measures ?? []).filter((each) => each.text.toLowerCase() === words && each.start < start)
  let at = text.indexOf(words)
  for (let skipped = 0; skipped < alike.length && at !== -1; skipped++) at = text.indexOf(words, at + words.length)
  return at
}
