import type { ClaimSetting } from '../domain/billed-claim.ts'
import type { CheckedPair, OtherEdit, PairState } from '../domain/claim-check.ts'
import type { EditPairFact, Facts } from '../domain/codebook.ts'
import type { Finding, Gap } from '../domain/finding.ts'
import type { Inquiry } from '../domain/inquiry.ts'
import { spanContains } from '../domain/iso-date.ts'
import { bypasses } from './message/attached-modifiers.ts'
import { modifiersOn } from './message/message-words.ts'
import { concludePair, isInForceOn } from './ncci/bundled-pair.ts'
import { concludeFreePairs } from './pairs/free-pairs.ts'
import { isMoot } from './pairs/moot-edits.ts'
import { findPairEdits, isOfPair, type PairEdit, pairUp } from './pairs/pair-edits.ts'
import { listPairGaps } from './pairs/pair-gaps.ts'

/** Edits that are not in force and are told of one pair. */
const OTHERS_TOLD = 4

export type CheckedPairs = {
  edits: CheckedPair[]
  checked: number
  otherEdits: OtherEdit[]
  free: Finding[]
  gaps: Gap[]
}

/** What the edit files say of every two of those codes, in both directions, for a claim of that setting. */
export function checkPairs(
  codes: readonly string[],
  inquiry: Inquiry,
  setting: ClaimSetting,
  facts: Facts,
): CheckedPairs {
  const inForce = codes.filter((code) => isInForceOn(code, facts))
  const edits = findPairEdits(pairUp(inForce), setting, facts)
  return {
    edits: edits.flatMap((edit) => checkPair(edit, edits, inquiry, facts)).toSorted(byWeight),
    checked: edits.length,
    otherEdits: edits.flatMap((edit) => listOtherEdits(edit, facts)),
    free: concludeFreePairs(edits, inquiry, facts),
    gaps: listPairGaps(edits, setting, facts),
  }
}

const WEIGHT: Record<PairState, number> = { not_payable: 0, needs_modifier: 1, modifier_present: 2 }

const byWeight = (one: CheckedPair, other: CheckedPair): number => WEIGHT[one.state] - WEIGHT[other.state]

function checkPair(edit: PairEdit, edits: readonly PairEdit[], inquiry: Inquiry, facts: Facts): CheckedPair[] {
  const finding = concludePair(edit, edits, inquiry, facts)
  if (edit.active === null || finding === null) return []
  const { row, covers } = edit.active
  // The rule names the visit only where it is the code that takes the modifier.
  const { visit, visitModifier } = finding.parameters
  const separable = row.modifierIndicator === 1
  const carrier = typeof visit === 'string' ? visit : row.columnTwo
  const present = separable ? modifiersOn(inquiry, carrier).filter(bypasses) : []
  const expected = typeof visitModifier === 'string' ? visitModifier : null
  const isPresent = expected === null ? present.length > 0 : present.includes(expected)
  return [
    {
      state: separable ? (isPresent ? 'modifier_present' : 'needs_modifier') : 'not_payable',
      row,
      covers,
      modifierGoesOn: separable ? carrier : null,
      modifier: separable ? expected : null,
      present,
      idle: isMoot(edit, edits),
      finding,
    },
  ]
}

/** Edits of the pair, in the same edition, that do not hold on the date; those that were never in force are left out. */
function listOtherEdits({ pair, setting, active, speaking }: PairEdit, facts: Facts): EditPairFact[] {
  const edition = active?.row.citation.edition ?? speaking?.edition.label
  return facts.editPairs
    .filter(
      (row) =>
        row.setting === setting &&
        row.citation.edition === edition &&
        isOfPair(row, pair) &&
        row !== active?.row &&
        row.modifierIndicator !== 9 &&
        !spanContains(row.effective, facts.asOf),
    )
    .slice(0, OTHERS_TOLD)
}
