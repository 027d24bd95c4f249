import type { Inquiry } from '../domain/inquiry.ts'
import { textOf } from './message-words.ts'

/** The deepest tissue a debridement removed, in the words of an answer. */
export type Depth = 'skin or slough' | 'subcutaneous tissue' | 'muscle or fascia' | 'bone'

/** From the surface down. */
const TISSUES: readonly [Depth, RegExp][] = [
  ['skin or slough', /\b(?:slough|biofilm|fibrin|epiderm|dermis\b|dermal\b|selective debrid)/g],
  ['subcutaneous tissue', /\b(?:sub-?cut|sub-?q\b|adipose|fat\b|fatty\b)/g],
  ['muscle or fascia', /\b(?:muscle|fascia)/g],
  ['bone', /\b(?:bone|osseous)\b/g],
]

/** `no subcutaneous tissue`, `did not go into fat`: what was left alone. */
const LEFT_ALONE = /\b(?:no|not|without|never|nor|didn'?t|above|spar\w+|short of)\b[^.;,\n]{0,30}$/
/** `fat layer exposed`, `bone visible`: how deep the wound is, not how deep the debridement went. */
const WOUND_ITSELF = /^[^.;,\n]{0,14}\b(?:exposed|exposure|visible|palpable|intact|(?:is|was|were|are) not)\b/

/** The deepest tissue that was removed by what the message says; null where it says none, or two below the skin. */
export function findToldDepth(inquiry: Inquiry): Depth | null {
  const text = textOf(inquiry)
  const told = TISSUES.filter(([, words]) =>
    [...text.matchAll(words)].some(({ 0: word, index }) => {
      const before = text.slice(Math.max(0, index - 40), index)
      return !LEFT_ALONE.test(before) && !WOUND_ITSELF.test(text.slice(index + word.length, index + word.length + 32))
    }),
  )
  const below = told.filter(([depth]) => depth !== 'skin or slough')
  if (below.length > 1) return null
  return (below[0] ?? told[0])?.[0] ?? null
}
