import type { Inquiry } from '../../domain/inquiry.ts'
import type { IsoDate } from '../../domain/iso-date.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { anyOf, inOrder } from '../../patterns/compose-patterns.ts'
import { linesNaming, textOf } from '../message/message-words.ts'
import { procedureCodes } from '../rows/code-life.ts'

const SUTURES = /\b(?:sutures?|stitch(?:es)?|staples?)\b/
const TAKEN_OUT = anyOf(
  inOrder(SUTURES, / (?:removals?|removed|out|taken out|came out)\b/),
  inOrder(/\b(?:remov\w*|pull\w*|took out|taking out|take out) (?:the |her |his )?/, SUTURES),
)

/** The words of the message for a visit at which sutures or staples are taken out; null where it tells none. */
export const readRecoveryVisit = (visits: readonly string[], inquiry: Inquiry): string | null =>
  visits.length === 0 ? null : (TAKEN_OUT.exec(textOf(inquiry))?.[0] ?? null)

/** Illness that no wound brings about; a fever alone may be of the surgery. */
const ILLNESS = inOrder(
  /\b(?:(?:fever|chills|fevers|headache)(?:,| and| &) )?/,
  anyOf(
    /(?:a )?(?:cough|sore throat|strep(?: throat)?|flu|bronchitis|sinusitis|sinus infection|congestion|runny nose|cold symptoms)/,
    /(?:ear (?:ache|infection|pain)|earache|pink ?eye|uti|uri|asthma|copd(?: flare)?|migraine|low back pain|back pain)/,
    /(?:bp check|blood pressure|hypertension|diabetes(?: check| follow-?up)?|a1c|refills?)/,
  ),
  /\b/,
)

/** The words for an illness that was seen besides the surgery's recovery, such as `fever and cough`; null where none is told. */
export const readOtherIllness = (visits: readonly string[], inquiry: Inquiry): string | null =>
  visits.length === 0 ? null : (ILLNESS.exec(textOf(inquiry))?.[0] ?? null)

/** `3/18 sutures out, 17000 … 99212 for the suture removal`: the only visit without a day has that of the sutures. */
export function withUndatedVisit(days: Map<string, Set<IsoDate>>, inquiry: Inquiry): Map<string, Set<IsoDate>> {
  const [visit, ...others] = procedureCodes(inquiry.references).filter((code) => isVisit(code) && !days.has(code))
  if (visit === undefined || others.length > 0 || !SUTURES.test(linesNaming([visit], inquiry))) return days
  const [told, ...further] = [...days].filter(([code]) => SUTURES.test(linesNaming([code], inquiry)))
  return told && further.length === 0 ? new Map([...days, [visit, told[1]]]) : days
}
