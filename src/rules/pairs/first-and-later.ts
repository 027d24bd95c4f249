import type { Inquiry } from '../../domain/inquiry.ts'
import { says } from '../message/message-words.ts'

/** First visits of a stay, and the later ones of the same kind of stay; the first month of care, and a later one. */
const STAYS: readonly (readonly [first: RegExp, later: RegExp])[] = [
  [/^9930[4-6]$/, /^993(?:0[7-9]|10)$/],
  [/^9922[1-3]$/, /^9923[1-3]$/],
  [/^99492$/, /^99493$/],
]
const ONE_DAY = /\bsame[ -](?:day|date|dos|calendar|month)\b|\btogether\b|\bone (?:day|date)\b|\blater that day\b/

/** `billed 99305 for the admission, also a shared 99309`: a stay begins once, so that the two are of two days where nothing says one. */
export function areFirstAndLater(one: string, other: string, inquiry: Inquiry): boolean {
  const isStay = STAYS.some(
    ([first, later]) => (first.test(one) && later.test(other)) || (first.test(other) && later.test(one)),
  )
  return isStay && !says(inquiry, ONE_DAY) && !inquiry.references.some(({ system }) => system === 'CARC')
}
