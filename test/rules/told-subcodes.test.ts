import { describe, expect, it } from 'vitest'
import type { SubcodeFact } from '../../src/domain/codebook.ts'
import { findToldSubcodes } from '../../src/rules/told-subcodes.ts'
import { codeRow } from '../support/codebook-facts.ts'

const row = (code: string, description: string): SubcodeFact => ({
  ...codeRow(code, '2015-10-01..', { system: 'ICD-10-CM', description }),
  header: code.slice(0, -1),
})

const OBESITY = [
  row('E66.811', 'Obesity, class 1'),
  row('E66.812', 'Obesity, class 2'),
  row('E66.813', 'Obesity, class 3'),
  row('E66.89', 'Other obesity not elsewhere classified'),
]
const PELVIC = [
  row('R10.20', 'Pelvic and perineal pain unspecified side'),
  row('R10.21', 'Pelvic and perineal pain right side'),
  row('R10.22', 'Pelvic and perineal pain left side'),
  row('R10.23', 'Pelvic and perineal pain bilateral'),
  row('R10.24', 'Suprapubic pain'),
]
const REFLUX = [
  row('K21.00', 'Gastro-esophageal reflux disease with esophagitis, without bleeding'),
  row('K21.01', 'Gastro-esophageal reflux disease with esophagitis, with bleeding'),
]
const KNEE = [
  row('M17.10', 'Unilateral primary osteoarthritis, unspecified knee'),
  row('M17.11', 'Unilateral primary osteoarthritis, right knee'),
  row('M17.12', 'Unilateral primary osteoarthritis, left knee'),
]
const CUFF = [
  row('M75.111', 'Incomplete rotator cuff tear or rupture of right shoulder, not specified as traumatic'),
  row('M75.121', 'Complete rotator cuff tear or rupture of right shoulder, not specified as traumatic'),
]
const SPRAIN = [
  row('S93.401A', 'Sprain of unspecified ligament of right ankle, initial encounter'),
  row('S93.401D', 'Sprain of unspecified ligament of right ankle, subsequent encounter'),
]

describe('the codes below a header that the message tells', () => {
  it.each([
    ['a class in figures', OBESITY, 'Other obesity', 'provider wrote "class 3 obesity"', ['E66.813']],
    ['a class in Roman figures', OBESITY, 'Other obesity', 'obesity class ii per note', ['E66.812']],
    ['no class', OBESITY, 'Other obesity', 'obesity, what now', []],
    ['a side', PELVIC, 'Pelvic and perineal pain', 'pain is on the left', ['R10.22']],
    ['a side and a place', PELVIC, 'Pelvic and perineal pain', 'left; and what about suprapubic', ['R10.22', 'R10.24']],
    ['an abbreviated side', KNEE, 'Unilateral primary osteoarthritis', 'r knee oa', ['M17.11']],
    ['a level of the spine that is no side', KNEE, 'Unilateral primary osteoarthritis', 'l spine film', []],
    ['what is there', REFLUX, null, 'reflux with bleeding esophagitis', ['K21.01']],
    ['what is not there', REFLUX, null, 'esophagitis, no bleeding', ['K21.00']],
    ['a word that is part of another', CUFF, null, 'complete cuff tear', ['M75.121']],
    ['the encounter, which treatment decides', SPRAIN, null, 'initial visit for the sprain', []],
    [
      'what is unspecified',
      [row('F32.9', 'x, unspecified'), row('F32.A', 'Depression, unspecified')],
      null,
      'depression',
      [],
    ],
    ['one code alone', [row('R05.3', 'Chronic cough')], null, 'chronic cough', []],
  ])('%s', (_title, rows, header, text, codes) => {
    expect(findToldSubcodes(rows, header, text).map((each) => each.row.code)).toEqual(codes)
  })
})
