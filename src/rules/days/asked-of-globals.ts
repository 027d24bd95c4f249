import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder, notBefore } from '../../patterns/compose-patterns.ts'
import { asksFor, loneModifiers, modifiersOn, says } from '../message/message-words.ts'
import { tellsReturn } from './return-to-room.ts'

const GLOBAL_MODIFIERS = new Set(['24', '57', '58', '78', '79', '54', '55'])
const GLOBAL_WORDS = anyOf(
  /\bglobal (?:period|days?|surg)/,
  /\bin the global|\bis it global/,
  /\bpost-?\s?op(?:erative)?\b(?! pain| block| analges)/,
  /\bpod\s*#?\d/,
  inOrder(
    /(?<!\b(?:bill|bills|billed|billing) )\bglobal\b/,
    notBefore(/ (?:charge|billing|component|ob (?:pt|patient|care))\b/),
  ),
)

/** Days after a discharge or of a month are no global period: care that is no procedure has none unless globals are asked for. */
export const isOfGlobals = (code: string, inquiry: Inquiry): boolean =>
  !/^99[34]\d\d$/.test(code) || says(inquiry, GLOBAL_WORDS)

export const asksOfGlobals = (inquiry: Inquiry): boolean =>
  asksFor(inquiry, 'global_period') || tellsReturn(inquiry) || asksByWords(inquiry)

/** True where the message speaks of a global period, or of a modifier of one. */
export function asksByWords(inquiry: Inquiry): boolean {
  if (says(inquiry, GLOBAL_WORDS)) return true
  const written = inquiry.references.flatMap(({ code }) => modifiersOn(inquiry, code))
  return [...written, ...loneModifiers(inquiry)].some((modifier) => GLOBAL_MODIFIERS.has(modifier))
}
