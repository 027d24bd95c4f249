import { expect, it } from 'vitest'
import { ambulanceLetters } from '../../../src/rules/modifiers/ambulance-letters.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const guidance = ['count/ambulance-modifiers', 'facility/ambulance-mileage'].map((key) => guidanceRow(key))
const say = (text: string, ...codes: string[]): string[] =>
  sentencesOf(
    ambulanceLetters,
    inquiryAsking(text, ['modifier_choice', 'units'], ...(codes.length > 0 ? codes : ['A0427', 'A0425'])),
    facts('2025-06-01', { guidance }),
  ).short

it.each([
  ['picked up at Maple Grove assisted living, taken to the hospital ER', 'EH'],
  ['Picked up at her home and taken to the hospital', 'RH'],
  ['from SNF to free standing dialysis', 'NJ'],
  ['transported from the scene to the medical center', 'SH'],
  ['from the hospital to his residence', 'HR'],
  ["picked up at doctor's office, taken to ER", 'PH'],
])('the trip tells its letters: %s', (text, pair) => {
  expect(say(`${text}, modifier?`)[0]).toMatch(new RegExp(`^${pair}, as the message tells the trip`))
})

it.each([
  ['picked up at the nursing home, taken to the hospital'],
  ['from hospital to dialysis'],
  ['taken to the hospital, where does the modifier go'],
  ['round trip from home to the hospital, and from the hospital to her residence'],
  ['is it from the facility or from home'],
])('nothing is concluded where a place is not told or may be one of two: %s', (text) => {
  expect(say(`${text}, modifier?`)).toEqual([])
})

it('counts the miles that are told to the tenth', () => {
  const trip = 'picked up at her residence, taken to the hospital.'
  expect(say(`${trip} Loaded miles 12.4. Round to 13?`)[0]).toContain('to the tenth: 12.4, not rounded')
  expect(say(`${trip} 8 miles`)[0]).toContain('to the tenth: 8.0')
  expect(say(`${trip} 8 miles out, 12 miles back`)[0]).not.toContain('to the tenth')
  expect(say(`${trip} 8 miles`, 'A0427')[0]).not.toContain('to the tenth')
})

it('says what the letters asked about stand for where the places are not told', () => {
  expect(say('crew noted a scene down the street, should that be SH?', 'A0427', 'A0425', 'SH')).toEqual([
    'SH says scene (S) to hospital (H); the letters are those of where the patient was picked up and taken to, the same on A0425.',
  ])
  expect(say('should that be GA?', 'A0427', 'GA')).toEqual([])
})
