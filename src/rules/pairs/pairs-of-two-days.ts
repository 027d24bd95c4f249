import type { Facts } from '../../domain/codebook.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { isVisit } from '../../domain/visit-codes.ts'
import { DAYS_AFTER } from '../days/earlier-surgery.ts'
import { haveNoDayInCommon } from '../days/service-days.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { findFeeRow } from '../rows/fee-row.ts'
import { isAskedOfPair } from './asked-pairs.ts'
import { concludeFreePairs } from './free-pairs.ts'
import { findPairEdits, type Pair, type PairEdit } from './pair-edits.ts'

/**
 * What the edit of two codes of different days says: nothing, because it joins services of one date. Of more codes than two
 * those of one day are what is asked about.
 */
export function concludeOfTwoDays(pairs: readonly Pair[], inquiry: Inquiry, facts: Facts): Finding[] {
  const apart = pairs.filter(
    ([one, other]) =>
      isOneApart(pairs, inquiry) &&
      isAskedOfPair(one, other, inquiry) &&
      haveNoDayInCommon(one, other, inquiry) &&
      // Within a global period the rules of surgery speak.
      ![one, other].some((code) => (DAYS_AFTER[findFeeRow(facts, code)?.row.globalDays ?? ''] ?? 0) > 0),
  )
  const edits = leaveRepeats(findPairEdits(apart, claimSetting(inquiry), facts), pairs.length > 1)
  const bound = edits.flatMap(({ pair, active }): Finding[] =>
    active === null
      ? []
      : [
          {
            rule: 'ncci/bundled-pair',
            topic: 'ncci',
            verdict: 'informational',
            subjects: [...pair],
            parameters: {
              ofTwoDays: true,
              edit: null,
              columnOne: active.row.columnOne,
              columnTwo: active.row.columnTwo,
              edition: active.row.citation.edition,
              covers: active.covers,
            },
            citations: [active.row.citation],
            settles: ['billed_together', 'modifier_choice'],
            basis: 'rows',
          },
        ],
  )
  return [
    ...bound,
    ...concludeFreePairs(
      edits.filter(({ visit }) => visit === null),
      inquiry,
      facts,
    ),
  ]
}

/** True for two codes alone, and for one of more codes that is of another day than all the others: `the lab billed 88305 the week before`. */
function isOneApart(pairs: readonly Pair[], inquiry: Inquiry): boolean {
  const apart = pairs.filter(([one, other]) => haveNoDayInCommon(one, other, inquiry))
  const codes = [...new Set(pairs.flat())]
  const isAlone = (code: string): boolean => apart.every((pair) => pair.includes(code))
  return pairs.length === 1 || (apart.length === codes.length - 1 && codes.some(isAlone) && !codes.some(isVisit))
}

/** Of several edits of the one code apart the first says it, and that no edit joins it to the rest says nothing more. */
const leaveRepeats = (edits: PairEdit[], several: boolean): PairEdit[] =>
  several ? edits.filter(({ active }) => active !== null).slice(0, 1) : edits
