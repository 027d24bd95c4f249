import type { Inquiry } from '../../domain/inquiry.ts'
import { says } from '../message/message-words.ts'

const SIDE = /\b(?:right|left|bilateral)\b/i
/** Sides that may differ, so that both titles hold of one patient. */
const sideOf = (title: string): string | null => SIDE.exec(title)?.[0].toLowerCase() ?? null

/**
 * What the one title says the patient is without and the other, of the same disease and side, says he has; null where they do
 * not contradict each other. `Crohn's disease, unspecified, without complications` beside `…, with rectal bleeding`.
 */
export function findAbsent(title: string, fuller: string): string | null {
  const [, head = '', absent = ''] = /^(.{8,}?),? without (.+)$/i.exec(title) ?? []
  if (absent === '' || sideOf(title) !== sideOf(fuller)) return null
  const start = head.toLowerCase()
  if (!fuller.toLowerCase().startsWith(start)) return null
  const rest = fuller.slice(start.length)
  return /^,? with /i.test(rest) ? absent : null
}

const TWO_SIDES =
  /\b(?:diff\w*|other|each|one|opposite) (?:eye|side|leg|arm|foot|knee|hip|limb)|\b(?:od|os|rt|right)\b.{1,60}\b(?:os|od|lt|left)\b/s

/** True where a message speaks of two sides, each of which may have a state of its own. */
export const tellsTwoSides = (inquiry: Inquiry): boolean => says(inquiry, TWO_SIDES)
