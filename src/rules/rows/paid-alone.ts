import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { says } from '../message/message-words.ts'
import { procedureCodes } from './code-life.ts'
import { findFeeRow } from './fee-row.ts'
import { isMedicareAsked } from './medicare-asked.ts'

/**
 * What Medicare's physician fee schedule pays of the codes of a message beside a code of status T, which it then does not pay
 * (relative value file, status code T); none where the code has
 * another status, somebody else pays, or a facility bills.
 */
export function findPaidBeside(code: string, inquiry: Inquiry, facts: Facts): string[] {
  const isOfSchedule = claimSetting(inquiry) === 'practitioner' && isMedicareAsked(inquiry)
  if (!isOfSchedule || findFeeRow(facts, code)?.row.status !== 'T') return []
  return procedureCodes(inquiry.references).filter((other) => {
    const status = other === code ? null : findFeeRow(facts, other)?.row.status
    return status === 'A' || status === 'R'
  })
}

const ADJUSTMENT = /^9894[0-2]$/
const THERAPY = /^97(?:0[1-3]|1[1-6]|53|75)\d$/

/**
 * True for an adjustment of the spine and a therapy beside it, where Medicare pays: from a chiropractor it covers the
 * adjustment alone, so that no modifier opens the edit between them (Pub. 100-02, ch. 15, section 30.5).
 */
export const isUnpaidOfChiropractor = (pair: readonly string[], inquiry: Inquiry): boolean =>
  pair.some((code) => ADJUSTMENT.test(code)) &&
  pair.some((code) => THERAPY.test(code)) &&
  inquiry.details?.planType === 'medicare' &&
  !says(inquiry, /\bphysical therap|\bdpt\b|\bother (?:provider|practitioner)/)
