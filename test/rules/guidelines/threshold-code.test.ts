import { expect, it } from 'vitest'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { thresholdCode } from '../../../src/rules/guidelines/threshold-code.ts'
import { facts } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const NOTES = ['em/discharge-time', 'em/nursing-facility-times', 'count/shave']
const known = facts('2026-02-16', { guidance: NOTES.map((key) => guidanceRow(key)) })

function say(text: string): string[] {
  const inquiry = readInquiry({ subject: '', text, sentOn: '2026-02-16' }, (system) => system !== 'ADD-ON')
  return sentencesOf(thresholdCode, { ...inquiry, maskedText: text }, known).short
}

it.each([
  [
    'discharge took 35 min, 99315 or 99316?',
    '35 minutes: 99316 (more than 30 minutes), not 99315; the note has to state the time.',
  ],
  [
    '30 minutes on the discharge, 99238 or 99239',
    '30 minutes: 99238 (up to 30 minutes), not 99239; the note has to state the time.',
  ],
  ['shave of the cheek 1.1 cm, 11311 or 11312?', '1.1 cm: 11312 (more than 1 cm, up to 2 cm), not 11311.'],
  [
    'stuck between 11311 and 11312, it measured one point one centimeters',
    '1.1 cm: 11312 (more than 1 cm, up to 2 cm), not 11311.',
  ],
  ['shave of the back 5 mm, 11300 or 11301', '0.5 cm: 11300 (up to 0.5 cm), not 11301.'],
  ['shave of the back 2.5 cm, 11301 or 11302', '2.5 cm: 11303 (more than 2 cm), not 11301 or 11302.'],
])('%j is told the code', (text, words) => expect(say(text)).toEqual([words]))

it.each([
  'two shaves of the cheek, 0.8 cm and 1.4 cm, 11311 or 11312?',
  'shave 1.1 cm, is 11312 right?',
  'discharge, 99315 or 99316?',
  '35 min visit, 99308 or 99309?',
  'discharge 20 min the first time, 25 min later, 99238 or 99239?',
])('%j is not', (text) => expect(say(text)).toEqual([]))
