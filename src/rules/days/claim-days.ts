import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { textOf } from '../message/message-words.ts'

/** Characters around a date that say what happened on it. */
const NEAR = 28

/** What becomes of a claim is told of the day of its service. */
const OF_CLAIM =
  /\b(?:den(?:y|ied|ial)|reject\w*|paid|pays?|billed|bill|dos|claims?|accepted|went (?:thru|through)|kicked|seen|visit|services?|invalid)\b/
const OF_PAPER = /\b(?:letter|dated|received|remit\w*|eob|era|mailed|notice|effective|as of|since|starting|deleted)\b/

/** The days of service, in their order: those called so, and those beside which the text says what became of the claim. */
export function findClaimDays({ dates, ...inquiry }: Inquiry): IsoDate[] {
  const text = textOf({ dates, ...inquiry })
  const days = dates.flatMap(({ date, text: written, role, precision }) => {
    if ((precision ?? 'day') !== 'day') return []
    if (role === 'service') return [date]
    const at = text.indexOf(written.toLowerCase())
    if (at < 0) return []
    const around = text.slice(Math.max(0, at - NEAR), at + written.length + NEAR).split('\n')
    const line = around.find((each) => each.includes(written.toLowerCase())) ?? ''
    return OF_CLAIM.test(line) && !OF_PAPER.test(line) ? [date] : []
  })
  return [...new Set(days)].sort()
}
