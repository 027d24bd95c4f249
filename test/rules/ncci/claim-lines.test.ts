import { expect, it } from 'vitest'
import type { AddOnFact, EditPairFact } from '../../../src/domain/codebook.ts'
import { claimLines } from '../../../src/rules/ncci/claim-lines.ts'
import { addOnRow, codeRow, facts, feeRow, inquiryAsking, NCCI_2024Q3, pairRow } from '../../support/codebook-facts.ts'

const CODES = ['43235', '43239', '43249', '99213', '31256', '31267', '93613', '93656', '93657', '93650']
const EDITS: EditPairFact[] = [
  pairRow('43239', '43235', 0),
  pairRow('43249', '43235', 0),
  pairRow('43249', '43239', 1),
  pairRow('43239', '99213', 1),
  pairRow('43249', '99213', 1),
]
const ADD_ONS: AddOnFact[] = [addOnRow('93613', '93653'), addOnRow('93657', '93656')]

const linesOf = (text: string, codes: string) => {
  const written = codes.split(' ')
  const rows = facts('2024-08-01', {
    codes: CODES.map((code) => codeRow(code)),
    editions: [NCCI_2024Q3],
    fees: CODES.map((code) => feeRow(code, code === '93650' ? 'N' : 'A', '000')),
    editPairs: EDITS,
    addOns: ADD_ONS,
  })
  const [finding] = claimLines.check(inquiryAsking(text, ['billed_together'], ...written), rows).findings
  return finding?.parameters ?? null
}

it('tells which lines stay, with which modifier, and which come off', () => {
  const text = 'bx of the antrum, balloon of the distal esophagus. which lines stay?'
  expect(linesOf(text, '43235 43239 43249')).toMatchObject({
    stays: ['43249'],
    apart: ['43239'],
    only: [],
    off: ['43235'],
  })
  expect(linesOf('which of these stay?', '43235 43239 43249')).toMatchObject({
    stays: ['43249'],
    apart: [],
    only: ['43239'],
    off: ['43235'],
  })
  expect(linesOf('how should this look', '43235 43249 99213')).toMatchObject({
    stays: ['43249'],
    visits: [{ code: '99213', modifier: '25' }],
    off: ['43235'],
  })
})

it('leaves out an add-on code without a primary of its closed list', () => {
  expect(linesOf('Which of the three survive?', '93656 93657 93613')).toMatchObject({
    stays: ['93656', '93657'],
    off: ['93613'],
  })
})

it.each([
  ['nobody asks for the lines', 'is 43235 bundled?', '43235 43239 43249'],
  ['two codes are one pair', 'which stays?', '43235 43239'],
  ['no edit settles a line', 'which of these stay?', '43239 43249 93656'],
  ['one of them is not covered', 'which of these stay?', '43235 43239 93650'],
  ['one was of another day', '43249 done 2 weeks ago, now 43239 and 43235. which stay?', '43235 43239 43249'],
])('says nothing where %s', (_title, text, codes) => {
  expect(linesOf(text, codes)).toBeNull()
})
