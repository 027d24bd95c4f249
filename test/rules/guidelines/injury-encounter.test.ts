import { expect, it } from 'vitest'
import { injuryEncounter } from '../../../src/rules/guidelines/injury-encounter.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'

const endingsOf = (text: string, ...codes: string[]): string | null => {
  const rows = facts('2026-02-08', { guidance: [guidanceRow('icd/seventh-character')] })
  const [finding] = injuryEncounter.check(inquiryAsking(text, ['code_search'], ...codes), rows).findings
  const { treated, healing } = finding?.parameters ?? {}
  return finding ? [treated, healing].filter(Boolean).join(' then ') : null
}

it.each([
  [
    '4 wks out from closed R distal radius fx, cast check, healing normal. coder says S52.501D, EHR Z47.89',
    'S52.501D',
    'S52.501D',
  ],
  [
    'ER splinted a closed distal radius fx. Doc put on short arm cast, then 2 more visits after cast. S52.501A each time or D?',
    'S52.501A',
    'S52.501A then S52.501D',
  ],
  ['3 days after ER put a splint on. distal radius fx, we put short arm cast on. dx ending A or D', '', 'A'],
  ['distal radius fracture, ER first, here for the 2nd time, just cast change, healing fine. A or D?', '', 'D'],
])('tells the ending of: %s', (text, code, endings) => {
  expect(endingsOf(text, ...(code ? [code] : []))).toBe(endings)
})

it.each([
  'wrist fracture, A or D?',
  'ER put a splint on the fx, A or D for our first visit?',
  'fracture not healing, cast change, A or D?',
  'fx with nonunion, cast off, 7th character?',
  'fracture, cast change today, ORIF next week, A or D',
  'put the cast on, is 29075 billable with the fracture?',
  'laceration check, healing well',
])('leaves open: %s', (text) => {
  expect(endingsOf(text)).toBeNull()
})
