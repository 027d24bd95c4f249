import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { codesReportedFor } from '../rows/replacements.ts'
import { countedBiopsies } from '../skin/counted-biopsies.ts'
import { isBiopsy } from '../skin/skin-biopsies.ts'
import { areAskedTogether } from './asked-pairs.ts'
import { type Pair, pairUp } from './pair-edits.ts'

/** A pair with the two codes of the message in whose place it stands. */
type StandingPair = { pair: Pair; asked: Pair }

/** More codes than these in the place of one leave open which of them is meant. */
const MOST = 3

/**
 * The pairs that stand on the claim where a code asked about is reported otherwise: those of the codes that replaced one
 * which has ended, and of the add-ons for further biopsies that the message counts.
 */
export function findStandingPairs(codes: readonly string[], inquiry: Inquiry, facts: Facts): StandingPair[] {
  const standing = new Map(codes.map((code) => [code, standFor(code, inquiry, facts)]))
  // Two codes that have both ended are a list of what replaced each, and no claim.
  const stays = (code: string): boolean => standing.get(code)?.includes(code) === true
  const pairs = pairUp(codes).filter(
    ([one, other]) => (stays(one) || stays(other)) && areAskedTogether(one, other, inquiry),
  )
  const crossed = pairs.flatMap(([one, other]) =>
    (standing.get(one) ?? []).flatMap((first) =>
      (standing.get(other) ?? []).map((second): StandingPair => ({ pair: [first, second], asked: [one, other] })),
    ),
  )
  return crossed.filter(
    ({ pair: [one, other] }, at) =>
      one !== other &&
      !(codes.includes(one) && codes.includes(other)) &&
      crossed.findIndex(({ pair: [first, second] }) => first === one && second === other) === at,
  )
}

function standFor(code: string, inquiry: Inquiry, facts: Facts): string[] {
  if (isBiopsy(code)) {
    const counted = countedBiopsies(inquiry)
    return counted.includes(code) ? counted : [code]
  }
  const reported = codesReportedFor(code, facts)
  if (reported.length === 0) return [code]
  return reported.length > MOST || (!reported.includes(code) && reported.some(isVisit)) ? [] : reported
}
