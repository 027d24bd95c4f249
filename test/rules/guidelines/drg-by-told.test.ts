import { expect, it } from 'vitest'
import { drgByTold } from '../../../src/rules/guidelines/drg-by-told.ts'
import { codeRow, facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'

const GROUPS = ['871', '872', '521', '522'].map((code) => codeRow(code, '..', { system: 'MS-DRG' }))

const groupOf = (text: string): string | null => {
  const rows = facts('2026-02-08', { codes: GROUPS, guidance: [guidanceRow('icd/sepsis-drg')] })
  const [finding] = drgByTold.check(inquiryAsking(text, ['crosswalk']), rows).findings
  return finding ? [finding.parameters.group, ...(finding.parameters.major as string[])].join(' ') : null
}

it.each([
  ['A41.9, R65.20, N39.0. no vent. Encoder gives DRG 871, auditor says 872', '871 R65.20'],
  ['sepsis due to pneumonia, no organ dysfunction, 871 or 872, do we add R65.20', '871 pneumonia (J18.9)'],
  ['A41.9, J18.9, J96.01, never intubated. Coder left off R65.20 and got 872. 871?', '871 pneumonia (J18.9) J96.01'],
  ['E coli sepsis, septic shock on admit, on pressors, no vent. 871 or 872?', '871 septic shock (R65.21)'],
  ['sepsis due to E coli UTI, no organ dysfunction, no MCC. 871, auditor says 872', '872'],
  ['H&P says urosepsis, d/c summary sepsis due to E coli UTI with septic shock, 871?', '871 septic shock (R65.21)'],
  ['Femoral neck fx treated w/ THA, no MCC. Encoder says 470? we think 522', '522'],
  ['hip fracture, total hip, with MCC, 469 or 521?', '521'],
])('concludes the group from what is told: %s', (text, group) => {
  expect(groupOf(text)).toBe(group)
})

it.each([
  'sepsis from UTI with AKI, 871 or 872?',
  'sepsis, N39.0, can we add R65.20 to get 871?',
  'sepsis without pneumonia, 871 or 872',
  'pneumonia on admission, developed sepsis on day 3, J18.9, 871?',
  'sepsis and pneumonia, intubated for 5 days, 871?',
  'sepsis with pneumonia but no MCC, 871 or 872?',
  'pneumonia and sepsis, which codes?',
  'urosepsis, E. coli UTI, lactate 3.1. A41.9 + N39.0 + R65.20 is DRG 871, can I keep sepsis, he met criteria',
  'urosepsis in the H&P, A41.9, R65.20, 871 or 872?',
  'possible sepsis and pneumonia, 871?',
  'CDI asks to send a query that names severe sepsis. With R65.20 added to A41.9 it moves from 872 to 871',
  'sepsis, A41.9. With R65.20 added it is 871 and not 872, right?',
  'THA for arthritis, no MCC, 470 or 522?',
  'hip fracture with THA, 470 or 522?',
])('concludes none where it is not told: %s', (text) => {
  expect(groupOf(text)).toBeNull()
})
