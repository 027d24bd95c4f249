import { describe, expect, it } from 'vitest'
import type { ModifierFact } from '../../../src/domain/codebook.ts'
import { readInquiry } from '../../../src/reading/read-inquiry.ts'
import { anatomicalSite } from '../../../src/rules/modifiers/anatomical-site.ts'
import { sideOfDiagnosis } from '../../../src/rules/modifiers/side-of-diagnosis.ts'
import { toldDigits } from '../../../src/rules/modifiers/told-digits.ts'
import { addOnRow, codeRow, facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const { effective, citation } = codeRow('26055')
const ALL = [
  'FA',
  'F1',
  'F3',
  'F5',
  'F6',
  'F8',
  'F9',
  'TA',
  'T4',
  'T5',
  'T6',
  'T7',
  'T8',
  'E1',
  'E2',
  'E3',
  'E4',
  'LD',
  'RC',
  'LC',
  'LM',
  'RI',
]
const modifiers = ALL.map(
  (code): ModifierFact => ({ code, description: `site ${code}`, ncciGroup: 'anatomical', effective, citation }),
)

it('of a coronary artery goes on the intervention, not on the diagnostic study or the sedation', () => {
  const inquiry = inquiryAsking('93458 and 92928 LAD, and 99152', ['modifier_choice'], '93458', '92928', '99152')
  const known = facts('2026-03-04', { modifiers })
  expect(anatomicalSite.check(inquiry, known).findings).toMatchObject([{ subjects: ['92928'] }])
  expect(sentencesOf(anatomicalSite, inquiry, known).short).toEqual([
    'For the left anterior descending artery the modifier is LD: 92928-LD.',
  ])
  const alone = inquiryAsking('93458, then a stent to the LAD', ['modifier_choice'], '93458')
  expect(anatomicalSite.check(alone, known).findings).toMatchObject([{ subjects: ['LD'], parameters: { code: null } }])
})

describe('an anatomical site in words', () => {
  it.each([
    ['right ring trigger finger release', 'F8'],
    ['left ring finger', 'F3'],
    ['left thumb', 'FA'],
    ['right thumb', 'F5'],
    ['rt index finger', 'F6'],
    ['left index', 'F1'],
    ['right pinky', 'F9'],
    ['left great toe', 'TA'],
    ['right big toe', 'T5'],
    ['right 3rd toe', 'T7'],
    ['left little toe', 'T4'],
    ['left upper eyelid', 'E1'],
    ['lower left lid', 'E2'],
    ['upper right eyelid', 'E3'],
    ['right lower eyelid', 'E4'],
    ['stent to the lad', 'LD'],
    ['stent in the right coronary artery', 'RC'],
    ['circumflex', 'LC'],
    ['left main', 'LM'],
  ])('%s is %s', (text, modifier) => {
    const { findings } = anatomicalSite.check(
      inquiryAsking(text, ['modifier_choice']),
      facts('2026-03-04', { modifiers }),
    )
    expect(findings.map(({ parameters }) => parameters.modifier)).toEqual([modifier])
  })

  it('is put on the code where there is one', () => {
    const { short } = sentencesOf(
      anatomicalSite,
      inquiryAsking('right ring finger', ['modifier_choice'], '26055'),
      facts('2026-03-04', { modifiers }),
    )
    expect(short).toEqual(['For the right ring the modifier is F8: 26055-F8.'])
  })

  it.each([
    ['no side', 'ring finger'],
    ['no finger', 'right ringing in the ear'],
    ['a bypass graft to the artery', 'cabg with lima to lad'],
    ['the question is about the ring itself', 'right knee'],
  ])('is silent where there is %s', (_title, text) => {
    expect(
      anatomicalSite.check(inquiryAsking(text, ['modifier_choice']), facts('2026-03-04', { modifiers })).findings,
    ).toEqual([])
  })

  it('is silent where the modifier is not loaded', () => {
    expect(
      anatomicalSite.check(inquiryAsking('left thumb', ['modifier_choice']), facts('2026-03-04')).findings,
    ).toEqual([])
  })
})

describe('the side of a diagnosis', () => {
  const codes = [
    codeRow('20610'),
    codeRow('M17.11', '..', { description: 'Unilateral primary osteoarthritis, right knee' }),
    codeRow('M17.12', '..', { description: 'Unilateral primary osteoarthritis, left knee' }),
    codeRow('M17.0', '..', { description: 'Bilateral primary osteoarthritis of knee' }),
  ]
  const say = (...written: string[]) =>
    sentencesOf(sideOfDiagnosis, inquiryAsking('denied', ['denial'], ...written), facts('2026-03-04', { codes })).short

  it.each([
    [
      'against the modifier',
      ['20610-LT', 'M17.11'],
      ['The sides do not agree: 20610-LT says left, M17.11 says right; the record decides which is corrected.'],
    ],
    ['with it', ['20610-RT', 'M17.11'], ['20610-RT and M17.11 agree: both are of the right side.']],
    ['of each side', ['20610-LT', 'M17.11', 'M17.12'], ['20610-LT and M17.12 agree: both are of the left side.']],
    [
      'of a finger',
      ['20610-F8', 'M17.12'],
      ['The sides do not agree: 20610-F8 says right, M17.12 says left; the record decides which is corrected.'],
    ],
    ['of no side', ['20610-LT', 'M17.0'], []],
    ['of the other line', ['29881', '20610-LT', 'M17.12'], ['20610-LT and M17.12 agree: both are of the left side.']],
    ['without a modifier', ['20610', 'M17.11'], []],
  ])('%s', (_title, written, sentences) => {
    expect(say(...written)).toEqual(sentences)
  })

  it.each([
    ['20610-LT on 3/2 and, for the other knee, 29881 on 3/4 with M17.11', 0],
    ['29881 on 3/2 and 20610-LT on 3/4 with M17.11', 1],
    ['20610-LT with 99213-25, M17.11', 1],
  ])('is that of the procedure it stands behind: %s', (text, said) => {
    const inquiry = readInquiry({ subject: '', text, sentOn: '2026-03-04' }, (system) => system !== 'ADD-ON')
    expect(sideOfDiagnosis.check(inquiry, facts('2026-03-04', { codes })).findings).toHaveLength(said)
  })
})

describe('lines of one code with the digits on them', () => {
  const say = (text: string, ...written: string[]): string => {
    const known = facts('2026-05-05', { modifiers, addOns: [addOnRow('11732', '11730')] })
    return sentencesOf(toldDigits, inquiryAsking(text, ['modifier_choice'], ...written), known).short.join()
  }

  it('need no 59 and are no duplicates', () => {
    const told = say('paid the first, others "duplicate", do they want 59?', '28285-T6', '28285-T7', '28285-T8')
    expect(told).toContain('T6 (site T6), T7 (site T7) and T8 (site T8) already tell the lines of 28285 apart')
    expect(told).toContain('no duplicates')
    expect(say('need a 59 too?', '28285-T6', '28285-T7')).not.toContain('duplicates')
  })

  it.each([
    ['one digit twice', 'duplicate, 59?', ['28285-T6', '28285-T6']],
    ['a line without one', 'duplicate, 59?', ['28285-T6', '28285']],
    ['a code that an add-on code continues', 'duplicate, 59?', ['11730-T6', '11730-T7']],
    ['eyelids', '59?', ['67820-E1', '67820-E2']],
    ['another question', 'paid at 50 percent, why?', ['28285-T6', '28285-T7']],
  ])('are left open with %s', (_why, text, written) => expect(say(text, ...written)).toBe(''))
})
