import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GuidanceFact } from '../../../src/domain/guidance-fact.ts'
import type { Measure } from '../../../src/domain/inquiry.ts'
import { joinWrappedLines, withPlainSigns } from '../../../src/reading/text/written-text.ts'
import { COUNTED_FAMILIES, countUnitsOf } from '../../../src/rules/counted/counted-families.ts'
import { countedUnits } from '../../../src/rules/guidelines/counted-units.ts'
import { codeRow, facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { detailsOf } from '../../support/measured-details.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const FOLDER = join(import.meta.dirname, '../../../db/starter/guidance')
type WrittenNote = Pick<GuidanceFact, 'key' | 'short' | 'text'>
const written = readdirSync(FOLDER).flatMap(
  (name): WrittenNote[] => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')).notes,
)

const { effective, citation } = codeRow('11042')
const guidance = written.map(
  ({ key, short, text }): GuidanceFact => ({
    key,
    short,
    text,
    topic: 'guidelines',
    when: [],
    settles: ['units'],
    verdict: 'informational',
    reviewBy: null,
    effective,
    citation,
  }),
)

const measure = (value: number, unit: Measure['unit'], words: string): Measure => ({
  value,
  unit,
  text: `${value} ${words}`,
  start: 0,
  end: 0,
})
const lesions = (value: number) => measure(value, 'count', 'lesions')
const area = (value: number) => measure(value, 'sq_cm', 'sq cm')
const minutes = (value: number) => measure(value, 'minutes', 'minutes')

function ask(measures: Measure[], codes: string[], payer: string | null = null, text = 'how many units?'): string[] {
  const inquiry = inquiryAsking(text, ['units'], ...codes)
  const details = detailsOf(measures)
  return sentencesOf(countedUnits, { ...inquiry, details, payer }, facts('2026-08-01', { guidance })).short
}

it('times of testing are those of who evaluates and of who gives the tests', () => {
  const text = 'eval, interpretation, report: 190 minutes\nadministering the tests: 2 hours'
  const told = [minutes(190), measure(2, 'hours', 'hours')]
  expect(ask(told, ['96130', '96131', '96136', '96137'], null, text)).toEqual([
    '190 minutes: 96130 x1, 96131 x2.',
    '2 hours: 96136 x1, 96137 x3.',
  ])
  // Whose hours they are is not told.
  expect(ask(told, ['96130', '96131', '96136', '96137'], null, '190 minutes and 2 hours')).toEqual([])
})

it.each([
  ['5 lesions: 17000 x1 and 17003 x5, right?', 'No: for 5 lesions it is 17000 x1, 17003 x4.'],
  ['5 lesions: 17000 x1 and 17003 x4, right?', 'Yes: for 5 lesions it is 17000 x1, 17003 x4.'],
])('units as many as the things are judged like any others: %s', (text, sentence) => {
  const inquiry = inquiryAsking(text, ['units'], '17000', '17003')
  const further = Number(/17003 x(\d)/.exec(text)?.[1])
  const references = inquiry.references.map((each) => ({ ...each, units: each.code === '17000' ? 1 : further }))
  const details = detailsOf([lesions(5)])
  const { short } = sentencesOf(countedUnits, { ...inquiry, references, details }, facts('2026-08-01', { guidance }))
  expect(short).toEqual([sentence])
})

describe('minutes where codes of two families are asked about', () => {
  it.each([
    ['55 minutes of chronic care time. Is 99457 ok too?', true, false],
    ['55 minutes on the blood pressure cuff. Is 99490 ok too?', false, true],
    ['55 minutes. Both?', true, true],
  ])('are of the one its sentence speaks of: %s', (text, ofChronicCare, ofMonitoring) => {
    const told = ask([minutes(55)], ['99490', '99457'], null, text).join(' ')
    expect(told.includes('99490 x1, 99439 x1')).toBe(ofChronicCare)
    expect(told.includes('99457 x1, 99458 x1')).toBe(ofMonitoring)
  })
})

describe('minutes of collaborative care, which has a code for the first month and one for the later', () => {
  it.each([
    ['78 minutes the first month, 99492? Then 99493 after that?', ['78 minutes: 99492 x1, no unit of 99494.']],
    ['99492 last month. The second month had 78 minutes, is it 99493', ['78 minutes: 99493 x1, 99494 x1.']],
    ['78 minutes in her first month and we sent 99493', ['78 minutes: 99492 x1, no unit of 99494.']],
    ['78 minutes this month, 99492 or 99493?', ['78 minutes: 99492 x1', '78 minutes: 99493 x1, 99494 x1.']],
  ])('are of the month they were told of: %s', (text, expected) => {
    const told = ask([minutes(78)], ['99492', '99493', '99494'], null, text)
    expect(told).toHaveLength(expected.length)
    for (const [at, each] of expected.entries()) expect(told[at]).toContain(each)
  })
})

describe('units of codes that count in steps', () => {
  it.each<[string, Measure[], string[], string | null, string]>([
    ['the first area alone', [area(20)], ['11042'], null, '20 sq cm: 11042 x1.'],
    ['a further area begun', [area(20.5)], ['11042', '11045'], null, '20.5 sq cm: 11042 x1, 11045 x1.'],
    ['three further areas', [area(65)], ['11045'], null, '65 sq cm: 11042 x1, 11045 x3.'],
    ['another depth', [area(41)], ['11044', '11047'], null, '41 sq cm: 11044 x1, 11047 x2.'],
    ['five implants', [measure(5, 'count', 'implants')], ['52441'], null, '5 implants: 52441 x1, 52442 x4.'],
    ['three fractions left over', [measure(33, 'count', 'fractions')], ['77427'], null, '33 fractions: 77427 x7.'],
    ['two fractions left over', [measure(32, 'count', 'fractions')], ['77427'], null, '32 fractions: 77427 x6.'],
    [
      'a course of two fractions',
      [measure(2, 'count', 'fractions')],
      ['77427'],
      null,
      '2 fractions: no unit of 77427.',
    ],
    ['three vertebrae', [measure(3, 'count', 'levels')], ['22514'], null, '3 levels: 22514 x1, 22515 x2.'],
    ['one lesion', [lesions(1)], ['17000'], null, '1 lesions: 17000 x1.'],
    ['the 2nd to 14th lesion', [lesions(14)], ['17000', '17003'], null, '14 lesions: 17000 x1, 17003 x13.'],
    [
      'fifteen lesions',
      [lesions(15)],
      ['17000', '17003'],
      null,
      '15 lesions: no unit of 17000, no unit of 17003, 17004 x1.',
    ],
    ['warts', [measure(15, 'count', 'warts')], ['17110'], null, '15 warts: no unit of 17110, 17111 x1.'],
    [
      'tags, the tenth further one',
      [measure(25, 'count', 'skin tags')],
      ['11201'],
      null,
      '25 skin tags: 11200 x1, 11201 x1.',
    ],
    ['tags, one more', [measure(26, 'count', 'skin tags')], ['11200'], null, '26 skin tags: 11200 x1, 11201 x2.'],
    ['nails', [measure(5, 'count', 'nails')], ['11720'], null, '5 nails: 11720 x1.'],
    ['muscles', [measure(4, 'count', 'muscles')], ['20553'], null, '4 muscles: 20553 x1.'],
    ['chronic care, at most two further parts', [minutes(95)], ['99490'], null, '95 minutes: 99490 x1, 99439 x2.'],
    ['chronic care by the physician', [minutes(65)], ['99491'], null, '65 minutes: 99491 x1, 99437 x1.'],
    ['principal care by staff', [minutes(95)], ['99426'], null, '95 minutes: 99426 x1, 99427 x2.'],
    ['a short month of monitoring', [minutes(14)], ['99470'], null, '14 minutes: 99470 x1.'],
    ['few days of data', [measure(12, 'days_of_data', 'days')], ['99445'], null, '12 days: 99445 x1.'],
    ['collaborative care', [minutes(92)], ['99492'], null, '92 minutes: 99492 x1, 99494 x1.'],
    ['observation', [measure(31, 'hours', 'hours')], ['G0378'], null, '31 hours: G0378 x31.'],
    ['advance care planning up to its half', [minutes(15)], ['99497'], null, '15 minutes: no unit of 99497.'],
    ['advance care planning', [minutes(46)], ['99497'], null, '46 minutes: 99497 x1, 99498 x1.'],
    ['a crisis', [minutes(130)], ['90839', '90840'], null, '130 minutes: 90839 x1, 90840 x2.'],
    ['health behavior', [minutes(60)], ['96158', '96159'], null, '60 minutes: 96158 x1, 96159 x2.'],
    ['an hour of infusion and a half', [minutes(90)], ['96413'], null, '90 minutes: 96413 x1.'],
    ['a further hour from its 31st minute on', [minutes(91)], ['96365'], null, '91 minutes: 96365 x1, 96366 x1.'],
    ['hydration too short', [minutes(30)], ['96360'], null, '30 minutes: no unit of 96360.'],
    ['advance care planning', [minutes(46)], ['99497'], null, '46 minutes: 99497 x1, 99498 x1.'],
    ['tobacco', [minutes(11)], ['99406', '99407'], null, '11 minutes: no unit of 99406, 99407 x1.'],
    [
      'prolonged time as both count it',
      [minutes(69)],
      ['99215', '99417', 'G2212'],
      null,
      '69 minutes with 99215: 99417 x1 as CPT counts, G2212 x1 as Medicare counts.',
    ],
    [
      'prolonged time too short for Medicare',
      [minutes(68)],
      ['99215', 'G2212'],
      'Medicare',
      '68 minutes with 99215: no unit of G2212 as Medicare counts.',
    ],
    [
      'two quarters with the new patient’s visit',
      [minutes(90)],
      ['99205', '99417'],
      'Aetna',
      '90 minutes with 99205: 99417 x2 as CPT counts.',
    ],
    [
      'critical care for Medicare',
      [minutes(103)],
      ['99291', '99292'],
      'Medicare',
      '103 minutes: 99291 x1, no unit of 99292 as Medicare counts.',
    ],
    [
      'critical care for others',
      [minutes(105)],
      ['99291', '99292'],
      'Cigna',
      '105 minutes: 99291 x1, 99292 x2 as CPT counts.',
    ],
    [
      'prolonged time where two payers are named',
      [minutes(75)],
      ['99205', '99417'],
      'Medicare; Aetna',
      '75 minutes with 99205: 99417 x1 as CPT counts.',
    ],
    [
      'critical care where nobody says who pays',
      [minutes(134)],
      ['99291'],
      null,
      '134 minutes: 99291 x1, 99292 x2 as CPT counts, 99292 x2 as Medicare counts.',
    ],
  ])('%s', (_name, measures, codes, payer, sentence) => {
    expect(ask(measures, codes, payer)).toEqual([sentence])
  })

  it.each<[string, Measure[], string[], string, string]>([
    [
      'further things of the same kind are added',
      [measure(2, 'count', 'muscles')],
      ['20552', '20553'],
      '2 muscles in the neck and 3 in the low back',
      '5 muscles (2 and 3): no unit of 20552, 20553 x1.',
    ],
    [
      'prolonged time in the hospital',
      [minutes(100)],
      ['99223'],
      '99223 prolonged?',
      '100 minutes with 99223: 99418 x1 as CPT counts, G0316 x1 as Medicare counts.',
    ],
    [
      'prolonged time in a nursing facility',
      [minutes(100)],
      ['99306', 'G0317'],
      '99306 by time, how many units of G0317?',
      '100 minutes with 99306: 99418 x3 as CPT counts, G0317 x1 as Medicare counts.',
    ],
    [
      'prolonged time at home',
      [minutes(112)],
      ['99350', 'G0318'],
      '99350 by time, how many units of G0318?',
      '112 minutes with 99350: 99417 x3 as CPT counts, G0318 x1 as Medicare counts.',
    ],
    [
      'prolonged time is asked about without its code',
      [minutes(104)],
      ['99205'],
      'how many units of prolonged',
      '104 minutes with 99205: 99417 x2 as CPT counts, G2212 x2 as Medicare counts.',
    ],
    [
      'the units written are right',
      [lesions(10)],
      ['17000 x1', '17003 x9'],
      '10 lesions, right?',
      'Yes: for 10 lesions it is 17000 x1, 17003 x9.',
    ],
    [
      'the units written are wrong',
      [lesions(10)],
      ['17000 x1', '17003 x5'],
      '10 lesions, right?',
      'No: for 10 lesions it is 17000 x1, 17003 x9.',
    ],
    [
      'the number itself is written behind the code',
      [minutes(45)],
      ['99490 x45'],
      '99490 x 45 minutes',
      '45 minutes: 99490 x1, 99439 x1.',
    ],
  ])('%s', (_name, measures, codes, text, sentence) => {
    expect(ask(measures, codes, null, text)).toEqual([sentence])
  })

  const SLOUGH = '45 sq cm: 97597 x1, 97598 x2.'
  const FAT = '45 sq cm: 11042 x1, 11045 x2.'
  it.each<[string, number[], string[], string, string[]]>([
    ['slough alone', [45], ['11042'], 'slough, devitalized epidermis only', [SLOUGH]],
    ['fat left alone', [45], ['97597'], 'biofilm, no subcutaneous tissue removed', [SLOUGH]],
    ['fat laid open by the ulcer', [45], ['97597', '11042'], 'fat layer exposed, slough removed', [SLOUGH]],
    ['slough and what lies below it', [45], ['97597'], 'slough and subcutaneous tissue removed', [FAT]],
    ['muscle', [45], ['11042', '11043'], 'down to and including muscle', ['45 sq cm: 11043 x1, 11046 x2.']],
    [
      'another depth of another wound',
      [45],
      ['97597', '11043'],
      'selective debridement of the heel, 45 sq cm, how many? Then muscle on a different ulcer',
      [SLOUGH],
    ],
    ['the depth and no code', [45], [], 'debrided, bone exposed, only necrotic subq removed', [FAT]],
    [
      'nothing of the depth',
      [45],
      ['11042', '97597'],
      '11042 or 97597?',
      [
        '45 sq cm, where skin or slough is the deepest tissue removed: 97597 x1, 97598 x2.',
        '45 sq cm, where subcutaneous tissue is the deepest tissue removed: 11042 x1, 11045 x2.',
      ],
    ],
    [
      'two areas of two codes',
      [30, 15],
      ['11042', '97597'],
      '11042 for 30 sq cm on the leg and 97597 for 15 sq cm of slough',
      ['15 sq cm: 97597 x1.', '30 sq cm: 11042 x1, 11045 x1.'],
    ],
    [
      'wounds by their sides',
      [38, 12],
      ['11042', '97597'],
      'wound measurement\n\nr heel ulcer debrided into subq, 38 sq cm. l shin ulcer, slough only, 12 sq cm',
      ['12 sq cm: 97597 x1.', '38 sq cm: 11042 x1, 11045 x1.'],
    ],
  ])('debridement goes by the tissue where the message tells of %s', (_name, areas, codes, text, sentences) => {
    expect(ask(areas.map(area), codes, null, text)).toEqual(sentences)
  })

  it.each<[string, number, string[], string]>([
    ['a time is only waited for', 20, ['99490', 'G0557'], '99490 in months we hit 20 minutes?'],
    ['a time is a threshold', 20, ['99490'], 'does 99490 have a 20 minutes minimum?'],
    ['the time is of another code', 35, ['99490', '99214'], '99214 35 minutes, and 99490 by the other office'],
    [
      'the line of the time names another code',
      24,
      ['99490', 'G0180'],
      '24 minutes of calls, bill G0180?\n99490 same month?',
    ],
    ['the time is of hydration', 100, ['96413'], 'hydration 100 minutes after chemo 96413'],
    [
      'hydration comes after another initial service',
      80,
      ['96365', '96361'],
      '96365 for rocephin, hydration 80 minutes, 96361?',
    ],
    ['which of two infusions it was is asked', 30, ['96365', '96413'], '30 minutes, 96365 or 96413?'],
    ['nobody talked', 22, ['99470'], '99470 for 22 minutes of portal messages'],
    ['the first code of the month is not named', 95, ['99494'], '99494 for 95 minutes'],
  ])('nothing is counted where %s', (_name, value, codes, text) => {
    expect(ask([minutes(value)], codes, null, text)).toEqual([])
  })

  it('refuse a code that the number does not reach, whatever was asked of it', () => {
    const { findings } = countedUnits.check(
      { ...inquiryAsking('39 minutes', ['billed_together'], '99490', '99439'), details: detailsOf([minutes(39)]) },
      facts('2026-08-01', { guidance }),
    )
    expect(findings).toMatchObject([{ verdict: 'not_allowed' }])
    expect(findings[0]?.settles).toContain('billed_together')
  })

  it('leave room for the note where a code is looked for', () => {
    const { findings } = countedUnits.check(
      { ...inquiryAsking('96365 or a push?', ['code_search'], '96365'), details: detailsOf([minutes(15)]) },
      facts('2026-08-01', { guidance }),
    )
    expect(findings).toMatchObject([{ verdict: 'informational' }])
  })

  it('say neither yes nor no to a choice of two numbers', () => {
    const hours = measure(31, 'hours', 'hours')
    expect(ask([hours], ['G0378 x1'], null, '31 hours, G0378 x 1 or x 31?')).toEqual(['31 hours: G0378 x31.'])
  })

  it.each<[string, Measure[], string[]]>([
    ['two practitioners spent time', [minutes(40), minutes(35)], ['99291']],
    ['two areas are named, of which nobody says the depth', [area(15), area(30)], ['11043']],
    ['other things are counted', [measure(3, 'count', 'injections')], ['20553']],
    ['the visit that the time prolongs is not named', [minutes(90)], ['99417']],
    ['no code of the family is named', [area(30)], ['15271']],
    ['no number is named', [], ['17003']],
  ])('nothing is counted where %s', (_name, measures, codes) => {
    expect(ask(measures, codes)).toEqual([])
  })

  it('nothing is counted where a boost makes the course longer', () => {
    expect(ask([measure(25, 'count', 'fractions')], ['77427'], null, '25 fractions, then 5 boost')).toEqual([])
  })

  it('nothing is counted where the vertebrae are of two regions', () => {
    const levels = [measure(3, 'count', 'levels')]
    expect(ask(levels, ['22513', '22514'], null, '3 levels: 22513 and 22514 or 22515?')).toEqual([])
  })

  it.each(COUNTED_FAMILIES.map((family) => [family.note, family] as const))(
    'stand in the words of the note %s, which is what they cite',
    (key, { codes, beside = '' }) => {
      const note = written.find((each) => each.key === key)
      const words = `${note?.short} ${note?.text}`
      for (const row of codes) {
        expect(words).toContain(row.code)
        if (row.over === 0) continue
        // The number from which the code counts, or the one beyond which it does.
        const first = Array.from({ length: 200 }, (_, at) => at + 1).find((amount) => countUnitsOf(row, amount) > 0)
        expect(words).toMatch(new RegExp(`(?<!\\d)(?:${first}|${row.over})(?!\\d)`))
      }
      expect(words).toContain(beside)
    },
  )

  it('never become fewer where a code goes on counting and the number grows', () => {
    const rows = COUNTED_FAMILIES.flatMap(({ codes }) => codes).filter(({ upTo }) => upTo === undefined)
    fc.assert(
      fc.property(fc.constantFrom(...rows), fc.nat(500), fc.nat(50), (row, amount, more) => {
        expect(countUnitsOf(row, amount + more)).toBeGreaterThanOrEqual(countUnitsOf(row, amount))
      }),
    )
  })
})

describe('areas of several wounds', () => {
  it.each<[string, number[], string[], string[]]>([
    [
      'two ulcers into subcutaneous tissue, 28 sq cm and 17 sq cm. A third one only slough 9 sq cm.',
      [28, 17, 9],
      ['11042', '97597'],
      ['9 sq cm: 97597 x1.', '45 sq cm (28 and 17): 11042 x1, 11045 x2.'],
    ],
    [
      'debrided today, all to subq:\nl leg 14.5 sq cm\nr shin 6 sq cm\nplus the r heel, slough only, 8 sq cm',
      [14.5, 6, 8],
      ['11042', '97597'],
      ['8 sq cm: 97597 x1.', '20.5 sq cm (14.5 and 6): 11042 x1, 11045 x1.'],
    ],
    [
      'two wounds, one 10 sq cm to bone and the other 25 sq cm subq',
      [10, 25],
      ['11044', '11042'],
      ['25 sq cm: 11042 x1, 11045 x1.', '10 sq cm: 11044 x1.'],
    ],
    [
      'debrided subq on R heel 12 sq cm and subq on sacrum 18 sq cm, and down to bone on L heel 6 sq cm',
      [12, 18, 6],
      ['11042', '11044'],
      ['30 sq cm (12 and 18): 11042 x1, 11045 x1.', '6 sq cm: 11044 x1.'],
    ],
    [
      'three wounds debrided in muscle of the leg and the foot, they were 12\u00A0sq\u00A0cm,\n15 sq cm and 30 sq cm',
      [12, 15, 30],
      ['11043'],
      ['57 sq cm (12, 15 and 30): 11043 x1, 11046 x2.'],
    ],
    [
      '- R heel ulcer, debrided into subq, 65 sq cm\n- L shin, selective debridement of slough only, 18 sq cm',
      [65, 18],
      ['11042', '11045', '97597'],
      ['18 sq cm: 97597 x1.', '65 sq cm: 11042 x1, 11045 x3.'],
    ],
    [
      'R heel ulcer debrided to subq 24 sq cm, L shin to subq 11 sq cm, plus L toe only slough/devitalized epidermis 3 sq cm.',
      [24, 11, 3],
      ['11042', '11045', '97597'],
      ['3 sq cm: 97597 x1.', '35 sq cm (24 and 11): 11042 x1, 11045 x1.'],
    ],
    [
      '15 sq cm sacral ulcer debrided to bone and 12 sq cm heel ulcer to bone',
      [15, 12],
      ['11044'],
      ['27 sq cm (15 and 12): 11044 x1, 11047 x1.'],
    ],
  ])('are added up by depth: %s', (text, values, codes, told) => {
    const read = joinWrappedLines(withPlainSigns(text))
    expect(ask(values.map(area), codes, null, read)).toEqual(told)
  })

  it.each<[string, number[], string[]]>([
    ['wounds measured 40 sq cm and 20 sq cm, slough', [40, 20], ['97597']],
    ['wound of 40 sq cm, 15 sq cm of slough removed', [40, 15], ['97597']],
    ['two wounds, slough and subq, 14 sq cm, 12 sq cm', [14, 12], ['11042', '97597']],
    ['two wounds, 14 sq cm subq. The other one 12 sq cm', [14, 12], ['11042']],
  ])('are not where nobody can tell: %s', (text, values, codes) => {
    expect(ask(values.map(area), codes, null, text)).toEqual([])
  })
})

describe('times by the clock', () => {
  const say = (text: string, ...written: string[]) =>
    sentencesOf(countedUnits, inquiryAsking(text, ['units'], ...written), facts('2026-03-04', { guidance })).short

  it.each([
    [
      'vanco 0910-1052\nzofran IVP 1055\nNS hydration 1100-1150',
      ['96365', '96366'],
      '102 minutes: 96365 x1, 96366 x1.',
    ],
    ['infliximab from 9:10 to 11:45', ['96413', '96415'], '155 minutes: 96413 x1, 96415 x2.'],
    ['infliximab start 9:05 stop 11:35', ['96413', '96415'], '150 minutes: 96413 x1, 96415 x1.'],
    ['infliximab started at 9:05, ended at 11:36', ['96413', '96415'], '151 minutes: 96413 x1, 96415 x2.'],
    ['infliximab 11:30 - 1:15', ['96413', '96415'], '105 minutes: 96413 x1, 96415 x1.'],
    ['rocephin 2330-0030', ['96365'], '60 minutes: 96365 x1.'],
    [
      'ceftriaxone 1 g IVPB 1402-1434\nNS bolus 1434-1610\n96365, and 1 or 2 units of 96361?',
      ['96365', '96361'],
      '96 minutes of hydration: 96361 x2.',
    ],
    ['vanco 0910-1052 96365\nNS 1055-1225', ['96365', '96361'], '90 minutes of hydration: 96361 x1.'],
    [
      'zosyn IVPB 1410-1442\nNS bolus 1445-1620\nis the second hydration unit ok with 95 minutes total',
      ['96365', '96361'],
      '32 minutes: 96365 x1.',
    ],
    ['vanco 0910-1052 96365\nhydration 1055-1125', ['96365', '96361'], '30 minutes of hydration: no unit of 96361.'],
  ])('%s', (text, written, sentence) => {
    expect(say(text, ...written).join(' ')).toContain(sentence.replace('.', ''))
  })

  it.each([
    ['vanco 0910-1052, then cefepime 1055-1130', '96365'],
    ['hydration 0910-1052', '96365'],
    ['call 555-0172-1052', '96365'],
    ['therapy 0910-1052', '97110'],
    ['codes 450-660', '96365'],
    ['vanco 0910-1052 96365, NS ran beside it\nNS 0930-1100', '96361'],
    ['cefepime in NS 2 g 0910-1052, after 96365', '96361'],
    ['fluids 0910-1052, nothing else', '96361'],
  ])('that leave it open, or are none: %s', (text, code) => {
    expect(say(text, code)).toEqual([])
  })
})

describe('critical care of several practitioners', () => {
  const told = [
    { ...minutes(40), text: '40 min' },
    { ...minutes(38), start: 1, text: '38 minutes' },
  ]

  it('is added up where they are of one group and specialty', () => {
    const text = 'Dr A 40 min, Dr B (same group same specialty) 38 minutes of critical care, 99291 and 99292?'
    expect(ask(told, ['99291', '99292'], null, text)).toEqual([
      '78 minutes (40 + 38, of one group and specialty): 99291 x1, 99292 x1 as CPT counts, no unit of 99292 as Medicare counts.',
    ])
  })

  it('is not where nothing says so', () => {
    const text = 'Dr A 40 min, Dr B of another group 38 minutes of critical care, 99291 and 99292?'
    expect(ask(told, ['99291', '99292'], null, text).join()).not.toContain('78 minutes')
  })
})

describe('psychotherapy by its minutes', () => {
  const asked = (text: string, ...codes: string[]) => ask([minutes(Number(/\d+/.exec(text)?.[0]))], codes, null, text)

  it.each([
    ['50 minutes with her, 90837?', ['90837'], '50 minutes: 90834 x1, no unit of 90837.'],
    ['53 minutes with her, 90837?', ['90837'], '53 minutes: 90837 x1.'],
    ['16 minutes, is 90832 ok', ['90832'], '16 minutes: 90832 x1.'],
    ['40 minutes of therapy after the visit, 90833?', ['90833'], '40 minutes: no unit of 90833, 90836 x1.'],
  ])('%s', (text, codes, sentence) => expect(asked(text, ...codes)).toEqual([sentence]))

  it('leaves the time of a session with others to its own code', () => {
    const text = '60 minutes alone, took a break, then 50 min with her and her husband. 90837 and 90847 same day?'
    const told = [minutes(60), { ...minutes(50), text: '50 min' }]
    expect(ask(told, ['90837', '90847'], null, text)).toEqual(['60 minutes: 90837 x1.'])
    // A parent who only tells of a child is no session with others.
    expect(asked('50 minutes with the child, mom in the room, 90837?', '90837')).toEqual([
      '50 minutes: 90834 x1, no unit of 90837.',
    ])
  })

  it('counts sessions of two days one by one', () => {
    const text = '99214 and 14 minutes of psychotherapy, 90833? and another day 38 mins with 99213'
    const told = [minutes(14), { ...minutes(38), text: '38 mins' }]
    expect(ask(told, ['90833', '99213', '99214'], null, text)).toEqual([
      '14 minutes: no unit of 90833.',
      '38 mins: no unit of 90833, 90836 x1.',
    ])
    // Of one day nobody can tell which of the two counts.
    const ofOneDay = '99214 and 14 minutes of psychotherapy, 90833? 38 mins in all'
    expect(ask(told, ['90833', '99214'], null, ofOneDay)).toEqual([])
  })

  it('leaves an add-on code open where the minutes may be of the whole visit', () => {
    expect(asked('40 minutes in the room, 99214 with 90833?', '99214', '90833')).toEqual([])
  })

  it('leaves a code of its own open beside a visit', () => {
    expect(asked('50 minutes of therapy with 99213, 90834?', '90834', '99213')).toEqual([])
  })
})

it.each([
  ['5 aks, 3 on the arms + 2 on the scalp: 17000 and 17003?', '5 aks: 17000 x1, 17003 x4.'],
  ['5 aks and 2 on the scalp: 17000 and 17003?', '7 aks (5 and 2): 17000 x1, 17003 x6.'],
])('parts of a number are not added to it: %s', (text, sentence) => {
  expect(ask([measure(5, 'count', 'aks')], ['17000', '17003'], null, text)).toEqual([sentence])
})

describe('things told without any code', () => {
  it.each<[string, Measure, string[]]>([
    ['froze 17 aks with ln2, units?', measure(17, 'count', 'aks'), ['17 aks: 17004 x1.']],
    [
      'destroyed 9 actinic keratoses',
      measure(9, 'count', 'actinic keratoses'),
      ['9 actinic keratoses: 17000 x1, 17003 x8.'],
    ],
    ['patient has 9 aks, referred', measure(9, 'count', 'aks'), []],
    ['froze 9 warts', measure(9, 'count', 'warts'), []],
    [
      '9 antepartum visits then pt moved, delivered there',
      measure(9, 'count', 'antepartum visits'),
      ['9 antepartum visits: 59426 x1.'],
    ],
    [
      '7 antepartum visits then moved, the first was to confirm pregnancy, no ob record yet',
      measure(7, 'count', 'antepartum visits'),
      [
        '6 antepartum visits (7 without the one that only confirmed the pregnancy, which is an office visit of its own): 59425 x1.',
      ],
    ],
    [
      '7 antepartum visits then moved, the first was to confirm the pregnancy',
      measure(7, 'count', 'antepartum visits'),
      [],
    ],
    ['rpm of a cuff, it sent readings on 9 days', measure(9, 'days_of_data', 'days'), ['9 days: 99445 x1.']],
    ['9 days of cast wear', measure(9, 'days_of_data', 'days'), []],
    ['5 prenatal visits and transferred', measure(5, 'count', 'prenatal visits'), ['5 prenatal visits: 59425 x1.']],
    [
      '9 prenatals here, delivered in another state, came back to us for postpartum',
      measure(9, 'count', 'prenatals'),
      ['9 prenatals: 59426 x1, and for postpartum care alone 59430 x1.'],
    ],
    [
      '5 prenatal visits here, delivered elsewhere, we saw her for the 6 wk post partum',
      measure(5, 'count', 'prenatal visits'),
      ['5 prenatal visits: 59425 x1, and for postpartum care alone 59430 x1.'],
    ],
    [
      '9 prenatals here, delivered in another state, postpartum there too',
      measure(9, 'count', 'prenatals'),
      ['9 prenatals: 59426 x1.'],
    ],
    [
      '9 prenatals here, delivered in another state, came back but no postpartum visit yet',
      measure(9, 'count', 'prenatals'),
      ['9 prenatals: 59426 x1.'],
    ],
    ['9 antepartum visits and we delivered', measure(9, 'count', 'antepartum visits'), []],
    ['moved, 9 visits of therapy', measure(9, 'count', 'visits'), []],
  ])('are counted where the words name the service: %s', (text, told, sentences) => {
    expect(ask([told], [], null, text)).toEqual(sentences)
  })
})
