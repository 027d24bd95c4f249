import type { Inquiry } from '../../domain/inquiry.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { textOf } from '../message/message-words.ts'

/** The minutes of the two who shared a visit, and whether the physician's part of the decision making is told. */
export type Shares = { practitioner: number; physician: number; sum: number; decided: boolean }

const MINUTES = /[^.?!\n\d]{0,18}?(\d{1,3})[ \t]?(?:min(?:ute)?s?\b|m\b)/
const PRACTITIONER = inOrder(
  /\b(?:np|pa|pa-c|app|aprn|arnp|nurse practitioner|physician assistant|mid-?level)\b/,
  MINUTES,
)
const PHYSICIAN = inOrder(/\b(?:md|do|dr|doc|doctor|physician|attending|hospitalist)\b\.?/, MINUTES)
/** What a physician does who decides: CPT's substantive part of the decision making. */
const DECIDED = anyOf(
  /\b(?:changed|made|approved|directed|set|wrote|formulated|determined|developed) (?:\w+ ){0,2}(?:plan|management|decision)/,
  /\b(?:plan|decision making|mdm) (?:was )?(?:made|changed|approved|done|his|hers|theirs)\b/,
  /\btakes? responsibility\b|\bstopped the\b|\bstarted (?:her|him|the)\b/,
)

/** The shares of a visit by a practitioner and a physician told in minutes; null where one of them is missing or they are alike. */
export function findShares(inquiry: Inquiry): Shares | null {
  const text = textOf(inquiry)
  const [practitioner, physician] = [PRACTITIONER, PHYSICIAN].map((each) => Number(each.exec(text)?.[1] ?? 0))
  if (!practitioner || !physician || practitioner === physician) return null
  return { practitioner, physician, sum: practitioner + physician, decided: DECIDED.test(text) }
}
