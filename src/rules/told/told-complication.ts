import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

/** What is no normal delivery (ICD-10-CM Official Guidelines, section I.C.15.n). */
const COMPLICATION = inOrder(
  /\b/,
  anyOf(
    /lac(?:eration)?s?|tears?|torn/,
    /(?:pre-?)?eclampsia|gestational (?:htn|hypertension|diabetes|dm)|gdm|ghtn|hypertens\w+/,
    /hemorrhage|forceps|vacuum|breech|twins?|preterm|retained placenta/,
    /c-?section|c section|cesarean|vbac/,
  ),
  /\b/,
)
const DENIED = /\b(?:no|without|denies|never|not|intact|if|unless|when)\b[^.,;?!\n]{0,24}$/

/** True where the message tells a complication of pregnancy, labor or delivery, beside which no delivery is a normal one. */
export function tellsComplication(inquiry: Inquiry): boolean {
  const text = textOf(inquiry)
  return text.split(/[.,;?!\n]/).some((clause) => {
    const match = COMPLICATION.exec(clause)
    return match !== null && !DENIED.test(clause.slice(0, match.index))
  })
}
