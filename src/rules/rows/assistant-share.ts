import type { FeeFact } from '../../domain/codebook.ts'
import type { Parameters } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { loneModifiers, modifiersOn, says } from '../message/message-words.ts'
import { inDollars } from './dollars.ts'

/** What Medicare pays a physician who assists, and of that another practitioner (Pub. 100-04, ch. 12, sections 20.4.3 and 110.2). */
const PHYSICIAN = 0.16
const OTHERS = 0.85

/** Indicators of codes for which an assistant may be paid. */
const PAYABLE = new Set(['0', '2'])

const OF_PHYSICIANS = ['80', '81', '82']
const ASSISTS = /\bassist(?:s|ed|ing|ant|ants)? (?:at|in|on|with|surgeon)\b|\bfirst[- ]assist/

/**
 * What an assistant at surgery is paid of the amount in a facility, by who assists; null where no assistant is told, or the code
 * allows none.
 */
export function shareOfAssistant(row: FeeFact, amount: string | null, inquiry: Inquiry): Parameters | null {
  const named = [...modifiersOn(inquiry, row.code), ...loneModifiers(inquiry)]
  const isPhysician = OF_PHYSICIANS.some((modifier) => named.includes(modifier))
  if (amount === null || !PAYABLE.has(row.assistant)) return null
  if (!isPhysician && !named.includes('AS') && !says(inquiry, ASSISTS)) return null
  const [whole, reduced] = [Number(amount) * PHYSICIAN, Number(amount) * PHYSICIAN * OTHERS]
  return { physician: inDollars(whole), other: inDollars(reduced) }
}
