import type { AnsweredAsk } from './answered-asks.ts'

/** Words that ask what a code is added to. */
const ADD_ON_ASKED =
  /\badd(?:ed|s)?-? ?ons?\b|\badd to\b|\bparent\b|\bbase code|\balone\b|\bitself\b|\bprimary\b|\bstand[- ]?alone\b|\bwithout\b/i

/** A list of primary codes that no file has. */
const OF_CONTRACTOR = /primary codes for the Medicare contractor to name/

/** True for an add-on code that stands beside its primary code, in words that ask nothing of it. */
export const isMereAddOn = ({ kind, verdict, text, sentences }: AnsweredAsk): boolean =>
  kind === 'add_on' &&
  (verdict === 'allowed' || sentences.every((each) => OF_CONTRACTOR.test(each))) &&
  !ADD_ON_ASKED.test(text)
