import { describe, expect, it } from 'vitest'
import { readMeasures } from '../../../src/reading/circumstances/measures.ts'
import { indexText } from '../../../src/reading/text/text-index.ts'
import { officeVisitTime } from '../../../src/rules/guidelines/office-visit-time.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

function say(text: string, ...codes: string[]): string | undefined {
  const inquiry = inquiryAsking(text, ['em_level'], ...codes)
  const measures = readMeasures(text, indexText(text))
  const read = { ...inquiry, maskedText: text, details: { ...EMPTY, measures } }
  const found = facts('2025-03-04', { guidance: [guidanceRow('em/office-times-2024')] })
  return sentencesOf(officeVisitTime, read, found).short[0]
}

const EMPTY = {
  serviceDate: null,
  planType: null,
  state: null,
  providers: [],
  patient: { ageYears: null, sex: null },
  laterality: null,
} as const satisfies object as never as NonNullable<ReturnType<typeof inquiryAsking>['details']>

describe('the level of an office visit by its total time', () => {
  it.each([
    [
      'Established patient. I spent 34 minutes total on the day. 99213 or 99214 by time only?',
      ['99213', '99214'],
      '34 minutes are 99214 for an established patient: it needs 30, and 99215 40.',
    ],
    ['new pt, 50 minutes total time on the date. what level?', [], '50 minutes are 99204 for a new patient'],
    [
      'New pt. "I spent 71 minutes on the date of the encounter." 99204 with G2211, would 99417 or G2212 come of it?',
      ['99204', 'G2211', '99417', 'G2212'],
      '71 minutes are 99205 for a new patient: it needs 60.',
    ],
    ['est pt 62 min total incl charting, level?', [], '62 minutes are 99215 for an established patient: it needs 40.'],
    [
      'Established. 45 minutes total on the day: 10 prep, 25 with her, 10 note. Also 8 minutes by the MA.',
      ['99214', '99215', '93000'],
      '45 minutes are 99215 for an established patient: it needs 40. The 8 minutes of staff do not count',
    ],
    [
      'est pt time log\nMA rooming 6 min\nMD in room 20 min\nMD charting same evening 8 min\n99214?',
      ['99214'],
      '28 minutes (20 and 8) are 99213 for an established patient: it needs 20, and 99214 30. The 6 minutes of staff do not count',
    ],
  ])('%j', (text, codes, said) => {
    expect(say(text, ...codes)).toContain(said)
  })

  it.each([
    'est pt, 8 minutes total, level?',
    'est pt, 20 minutes total beyond 99215, prolonged?',
    'est pt, 45 minutes total, 20 minutes by the doctor next door, level?',
    '34 minutes total on the date, level?',
    'est pt 30 min total, of that 20 min staff time, level?',
    'established patient in the hospital, 35 minutes total, level?',
    'est pt, he waited 35 minutes, level?',
    'est pt, add total time 40 minutes to the old notes, 99215?',
  ])('%j leaves it open', (text) => {
    expect(say(text)).toBeUndefined()
  })
})
