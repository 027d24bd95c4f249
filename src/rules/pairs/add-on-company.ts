import type { Facts } from '../../domain/codebook.ts'
import type { Inquiry } from '../../domain/inquiry.ts'
import { claimSetting } from '../message/claim-setting.ts'
import { says } from '../message/message-words.ts'
import { findPairEdits } from './pair-edits.ts'

/** True where another code asked about takes the add-on code in, and no modifier separates them. */
export function isPartOfAnother(addOn: string, asked: readonly string[], inquiry: Inquiry, facts: Facts): boolean {
  const pairs = asked.filter((code) => code !== addOn).map((code): [string, string] => [code, addOn])
  return findPairEdits(pairs, claimSetting(inquiry), facts).some(
    ({ active }) => active?.row.columnTwo === addOn && active.row.modifierIndicator === 0,
  )
}

/** True where an edit bundles the add-on code into that code, with or without a modifier. */
export function isBundledInto(addOn: string, code: string, inquiry: Inquiry, facts: Facts): boolean {
  const [edit] = findPairEdits([[code, addOn]], claimSetting(inquiry), facts)
  return edit?.active?.row.columnTwo === addOn
}

/** "11046 w/o 11043" */
export function isWithout(addOn: string, primary: string, inquiry: Inquiry): boolean {
  return says(
    inquiry,
    new RegExp(
      `\\b${addOn}\\b[^.?!\\n]{0,40}(?:\\bwithout|\\bw/o|\\bno|\\bnot)\\s[^.?!\\n]{0,20}\\b${primary}\\b`,
      'i',
    ),
  )
}
