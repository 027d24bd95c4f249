import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countUnits, readDrugAmounts, readDrugUnit } from '../../../src/rules/drugs/drug-unit.ts'
import { drugUnits } from '../../../src/rules/guidelines/drug-units.ts'
import { allotUnits, countTimedUnits, timedUnits } from '../../../src/rules/guidelines/timed-units.ts'
import { codeRow, facts, inquiryAsking, replacementRow } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { detailsOf, minutesOf } from '../../support/measured-details.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

describe('the unit of a drug code', () => {
  it.each([
    ['Injection, methylprednisolone acetate, 1 mg', { amount: 1_000, measure: 'mcg', upTo: false }],
    [
      'Injection, triamcinolone acetonide, not otherwise specified, 10 mg',
      { amount: 10_000, measure: 'mcg', upTo: false },
    ],
    ['Injection, ketorolac tromethamine, per 15 mg', { amount: 15_000, measure: 'mcg', upTo: false }],
    ['Injection, adrenalin, epinephrine, 0.1 mg', { amount: 100, measure: 'mcg', upTo: false }],
    ['Injection, fentanyl citrate, up to 2 ml', { amount: 2, measure: 'ml', upTo: true }],
    ['Injection, onabotulinumtoxinA, 1 unit', { amount: 1, measure: 'unit', upTo: false }],
    ['Injection, heparin sodium, per 1,000 units', { amount: 1_000, measure: 'unit', upTo: false }],
    [
      'Injection, rho d immune globulin, human, full dose, 300 micrograms (1500 i.u.)',
      { amount: 300, measure: 'mcg', upTo: false },
    ],
    ['Injection, leucovorin, 0.5 gm', { amount: 500_000, measure: 'mcg', upTo: false }],
    ['Hyaluronan for intra-articular injection, per dose', null],
    ['Injection, amlodipine 5 mg and olmesartan 20 mg', null],
  ])('%s', (description, unit) => {
    const read = readDrugUnit(description)
    if (unit === null) expect(read).toBeNull()
    else expect(read).toMatchObject(unit)
  })

  it('is none of a month of supplies', () => {
    const description = 'Supply allowance for a monitor, 1 month supply = 1 unit of service'
    const data = facts('2026-03-05', { codes: [codeRow('A4239', '..', { system: 'HCPCS', description })] })
    expect(drugUnits.check(inquiryAsking('how many units', ['units'], 'A4239'), data).findings).toEqual([])
  })

  it('reports every amount with just enough units', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 500 }), (dose, size) => {
        const unit = readDrugUnit(`Injection, ${size} mg`)
        const [given] = readDrugAmounts(`${dose} mg`)
        if (unit === null || given === undefined) throw new Error('not read')
        const units = countUnits(given, unit)
        expect(units * size).toBeGreaterThanOrEqual(dose)
        expect((units - 1) * size).toBeLessThan(dose)
      }),
    )
  })
})

const drug = (code: string, description: string, valid = '..') => codeRow(code, valid, { description })

describe('a dose', () => {
  const codes = [
    drug('J1010', 'Injection, methylprednisolone acetate, 1 mg'),
    drug('J3301', 'Injection, triamcinolone acetonide, 10 mg'),
    drug('J0561', 'Injection, penicillin g benzathine, 100,000 units'),
    drug('J0585', 'Injection, onabotulinumtoxina, 1 unit'),
    drug('A4253', 'Blood glucose test or reagent strips for home blood glucose monitor, per 50 strips'),
    drug('A4259', 'Lancets, per box of 100'),
  ]
  const say = (text: string, ...written: string[]) =>
    sentencesOf(drugUnits, inquiryAsking(text, ['units'], ...written), facts('2024-08-01', { codes }))

  it.each([
    ['80 mg given, units?', ['J1010'], ['80 mg is 80 units of J1010 (1 unit = 1 mg).']],
    ['kenalog 40mg', ['J3301'], ['40mg is 4 units of J3301 (1 unit = 10 mg).']],
    ['45 mg', ['J3301'], ['45 mg is 5 units of J3301 (1 unit = 10 mg).']],
    [
      'J1010 80 mg and J3301 20 mg',
      ['J1010', 'J3301'],
      ['80 mg is 80 units of J1010 (1 unit = 1 mg).', '20 mg is 2 units of J3301 (1 unit = 10 mg).'],
    ],
    [
      '43 mg from 40 + 10 vials, units and waste?',
      ['J3301'],
      [
        '43 mg is 5 units of J3301 (1 unit = 10 mg). The rest of the single-dose vials lies within the last unit billed: no line with JW, which would bill more than was opened.',
      ],
    ],
    [
      '40 mg from 40 + 10 vials, units and waste?',
      ['J3301'],
      [
        '40 mg is 4 units of J3301 (1 unit = 10 mg). If the rest of the single-dose vials of 40 and 10 mg was discarded, a second line with JW has 1 unit; if nothing was, the one line has JZ.',
      ],
    ],
    [
      'gave 40 mg out of a 40 mg and a 20 mg vial, rest discarded',
      ['J3301'],
      [
        '40 mg is 4 units of J3301 (1 unit = 10 mg). The discarded rest of the single-dose vials of 40 and 20 mg goes on a second line with JW: 2 units, and no JZ beside it.',
      ],
    ],
    [
      'gave 30 mg, wasted 10 mg',
      ['J3301'],
      [
        '30 mg is 3 units of J3301 (1 unit = 10 mg). The 10 mg discarded from a single-dose vial go on a line of their own with JW: 1 unit.',
      ],
    ],
    [
      '40 mg each knee, bilateral',
      ['J3301'],
      ['40 mg is 4 units of J3301 (1 unit = 10 mg). Given in each knee, both together are 8 units.'],
    ],
    [
      '40mg kenalog each knee',
      ['J3301'],
      ['40mg is 4 units of J3301 (1 unit = 10 mg). Given in each knee, both together are 8 units.'],
    ],
    [
      'both knees, 40 mg of kenalog each',
      ['J3301'],
      ['40 mg is 4 units of J3301 (1 unit = 10 mg). Given in each knee, both together are 8 units.'],
    ],
    ['40 mg total each knee got half', ['J3301'], ['40 mg is 4 units of J3301 (1 unit = 10 mg).']],
    [
      '40 mg in OD and 40 mg in OS, same session',
      ['J3301'],
      ['40 mg is 4 units of J3301 (1 unit = 10 mg). Given in each eye, both together are 8 units.'],
    ],
    [
      'right knee 40 mg, left knee 40 mg',
      ['J3301'],
      ['40 mg is 4 units of J3301 (1 unit = 10 mg). Given in each knee, both together are 8 units.'],
    ],
    ['40 mg left eye today, 40 mg left eye last month', ['J3301'], ['40 mg is 4 units of J3301 (1 unit = 10 mg).']],
    [
      '40 mg vial, 30 used 10 wasted',
      ['J3301'],
      [
        '30 mg is 3 units of J3301 (1 unit = 10 mg). The 10 mg discarded from a single-dose vial go on a line of their own with JW: 1 unit.',
      ],
    ],
    ['10 mg/kg, 820 mg given', ['J3301'], ['820 mg is 82 units of J3301 (1 unit = 10 mg).']],
    ['J3301 40 mg + 99213 units?', ['J3301', '99213'], ['40 mg is 4 units of J3301 (1 unit = 10 mg).']],
    [
      '20610 both shoulders and a knee, 40 mg each',
      ['J3301'],
      ['40 mg is 4 units of J3301 (1 unit = 10 mg) for each dose; the claim carries the sum.'],
    ],
    [
      'Two knees, 40 mg each',
      ['J3301'],
      ['40 mg is 4 units of J3301 (1 unit = 10 mg). Given in each knee, both together are 8 units.'],
    ],
    [
      'two knees and a shoulder, 40 mg each',
      ['J3301'],
      ['40 mg is 4 units of J3301 (1 unit = 10 mg) for each dose; the claim carries the sum.'],
    ],
    [
      'both eyes injected, 40 mg each',
      ['J3301'],
      ['40 mg is 4 units of J3301 (1 unit = 10 mg). Given in each eye, both together are 8 units.'],
    ],
    [
      'opened one 200 unit vial, gave 155, tossed the rest, J0585 x155',
      ['J0585 x155'],
      [
        'J0585 counts the units of the drug themselves: 155 units given are 155 units billed. The discarded rest of the single-dose vial of 200 unit goes on a second line with JW: 45 units, and no JZ beside it.',
      ],
    ],
    // The year of a day and a diagnosis are no dose.
    [
      'DOS 10/8/25   J3301   G35',
      ['J3301'],
      ['One unit of J3301 is 10 mg: the units are the dose given divided by that.'],
    ],
    ['40 mg in the knee', ['J3301'], ['40 mg is 4 units of J3301 (1 unit = 10 mg).']],
    ['J3301 is per 10 mg, gave 40 mg', ['J3301'], ['40 mg is 4 units of J3301 (1 unit = 10 mg).']],
    ['1 gram (1000 mg) of it', ['J1010'], ['1 gram is 1000 units of J1010 (1 unit = 1 mg).']],
    ['40 mg/ml vial, gave 60 mg', ['J3301'], ['60 mg is 6 units of J3301 (1 unit = 10 mg).']],
    [
      '40 mg single-dose vial, all of it used, both knees',
      ['J3301'],
      ['One unit of J3301 is 10 mg: the units are the dose given divided by that.'],
    ],
    [
      '40 mg single-dose vial, all of it used',
      ['J3301'],
      [
        '40 mg is 4 units of J3301 (1 unit = 10 mg). With nothing discarded from a single-dose container the line has JZ.',
      ],
    ],
    ['40 mg vial x3 vials, dose 100 mg, discarded 20', ['J3301'], ['100 mg is 10 units of J3301 (1 unit = 10 mg).']],
    [
      '40 mg vial, all used',
      ['J3301'],
      [
        '40 mg is 4 units of J3301 (1 unit = 10 mg). With nothing discarded from a single-dose container the line has JZ.',
      ],
    ],
    ['the 40 mg vial size, 20 mg inj; gave 60 mg', ['J3301'], ['60 mg is 6 units of J3301 (1 unit = 10 mg).']],
    ['J3301 triamcinolone 10 mg, 40 mg given', ['J3301'], ['40 mg is 4 units of J3301 (1 unit = 10 mg).']],
    [
      '75 mg given from 2 vials 40 mg, the waste?',
      ['J3301'],
      [
        '75 mg is 8 units of J3301 (1 unit = 10 mg). The rest of the 2 single-dose vials lies within the last unit billed: no line with JW, which would bill more than was opened.',
      ],
    ],
    [
      'if the rest is wasted is it JW? 75 mg given, two single dose 40 mg vials opened',
      ['J3301'],
      [
        '75 mg is 8 units of J3301 (1 unit = 10 mg). The rest of the 2 single-dose vials lies within the last unit billed: no line with JW, which would bill more than was opened.',
      ],
    ],
    [
      '75 mg given, two single dose 40 mg vials opened, rest tossed',
      ['J3301'],
      [
        '75 mg is 8 units of J3301 (1 unit = 10 mg). The rest of the 2 single-dose vials lies within the last unit billed: no line with JW, which would bill more than was opened.',
      ],
    ],
    [
      '55 mg given, two single dose 40 mg vials opened, rest tossed',
      ['J3301'],
      [
        '55 mg is 6 units of J3301 (1 unit = 10 mg). The discarded rest of the 2 single-dose vials of 40 mg goes on a second line with JW: 2 units, and no JZ beside it.',
      ],
    ],
    ['0.5 ml of 80 mg/ml', ['J1010'], ['0.5 ml of 80 mg/ml is 40 units of J1010 (1 unit = 1 mg).']],
    [
      'Bicillin 2.4 million units, 100,000 units a unit',
      ['J0561'],
      ['2.4 million units is 24 units of J0561 (1 unit = 100,000 units).'],
    ],
    ['J1010 1 mg, gave 80 mg', ['J1010'], ['80 mg is 80 units of J1010 (1 unit = 1 mg).']],
    [
      '60 mg each knee',
      ['J3301'],
      ['60 mg is 6 units of J3301 (1 unit = 10 mg). Given in each knee, both together are 12 units.'],
    ],
    ['80 mg, so 80 units?', ['J1010'], ['80 mg is 80 units of J1010 (1 unit = 1 mg).']],
    [
      '60 mg in each shoulder',
      ['J3301'],
      ['60 mg is 6 units of J3301 (1 unit = 10 mg). Given in each shoulder, both together are 12 units.'],
    ],
    [
      '155u given out of a 200u vial, remaining tossed',
      ['J0585'],
      [
        'J0585 counts the units of the drug themselves: 155u given are 155 units billed. The discarded rest of the single-dose vial of 200u goes on a second line with JW: 45 units, and no JZ beside it.',
      ],
    ],
    [
      'gave 30 mg of a 40 mg vial, how do we bill the wastage?',
      ['J3301'],
      [
        '30 mg is 3 units of J3301 (1 unit = 10 mg). If the rest of the single-dose vial of 40 mg was discarded, a second line with JW has 1 unit; if nothing was, the one line has JZ.',
      ],
    ],
    [
      '155 units given',
      ['J0585'],
      ['J0585 counts the units of the drug themselves: 155 units given are 155 units billed.'],
    ],
    [
      '155 u given from two 100 u vials, 45 u thrown out',
      ['J0585'],
      [
        'J0585 counts the units of the drug themselves: 155 u given are 155 units billed. The 45 u discarded from a single-dose vial go on a line of their own with JW: 45 units.',
      ],
    ],
    [
      'J3301 40 mg, single dose vial, nothing wasted',
      ['J3301'],
      [
        '40 mg is 4 units of J3301 (1 unit = 10 mg). With nothing discarded from a single-dose container the line has JZ.',
      ],
    ],
    ['3 month supply, x2?', ['A4253 x2'], ['A4253 x2 is 100 strips (1 unit = 50 strips).']],
    ['4 boxes (200 strips)', ['A4253'], ['200 strips is 4 units of A4253 (1 unit = 50 strips).']],
    ['300 lancets', ['A4259'], ['300 lancets is 3 units of A4259 (1 unit = 100 lancets).']],
    ['how many units', ['J3301'], ['One unit of J3301 is 10 mg: the units are the dose given divided by that.']],
  ])('%s', (text, written, sentences) => {
    expect(say(text, ...written)).toEqual({ short: sentences, gaps: [] })
  })

  it.each([
    ['60 mg', 'J3301 x2', '60 mg is 6 units of J3301 (1 unit = 10 mg). So the line has 6, not 2.'],
    [
      '40 mg each knee',
      'J3301 x4',
      '40 mg is 4 units of J3301 (1 unit = 10 mg). Given in each knee, both together are 8 units. So the line has 8, not 4.',
    ],
    ['60 mg', 'J3301 x6', '60 mg is 6 units of J3301 (1 unit = 10 mg).'],
  ])('of %s is held against the units of the line %s', (text, written, words) => {
    expect(say(text, written).short).toEqual([words])
  })

  it('in another measure leaves a gap', () => {
    expect(say('gave 2 ml', 'J3301').gaps).toEqual([
      'The dose is written as 2 ml, but J3301 counts by 10 mg: the strength of the product decides the units.',
    ])
  })

  it('of an ended code is counted by the code that replaced it', () => {
    const known = facts('2024-08-01', {
      codes: [...codes, drug('J1030', 'Injection, methylprednisolone acetate, 40 mg', '..2024-03-31')],
      replacements: [{ ...replacementRow('J1030', ['J1010']), system: 'HCPCS' }],
    })
    const { short } = sentencesOf(drugUnits, inquiryAsking('80 mg', ['units'], 'J1030'), known)
    expect(short).toEqual(['80 mg is 80 units of J1010 (1 unit = 1 mg).'])
  })

  it.each([
    ['whose units count single milligrams, so 20 mg is 20 units', ['40 mg is 40 units of J1010 (1 unit = 1 mg).']],
    ['whose units count single micrograms, so 1 mg is 1000', ['40 mg is 40000 units of J1010 (1 unit = 1 mcg).']],
    ['whose units count something else', []],
    [null, []],
  ])('of an ended code is counted as its replacement says: %s', (condition, sentences) => {
    const known = facts('2025-03-03', {
      codes: [
        drug('J0135', 'Injection, adalimumab, 20 mg', '..2024-12-31'),
        { ...codeRow('J1010', '2025-01-01..'), system: 'HCPCS', description: null },
      ],
      replacements: [{ ...replacementRow('J0135', ['J1010'], condition), system: 'HCPCS' }],
    })
    const { short } = sentencesOf(drugUnits, inquiryAsking('40 mg, how many', ['units'], 'J0135'), known)
    expect(short).toEqual(sentences)
  })

  it('is silent where nobody asks about units and no dose is given', () => {
    const known = facts('2024-08-01', { codes })
    expect(sentencesOf(drugUnits, inquiryAsking('what is it', ['code_meaning'], 'J1010'), known).short).toEqual([])
  })
})

const note = guidanceRow('units/eight-minute-rule', { when: [{ codes: ['97110-97116', '97140'] }] })

describe('timed minutes', () => {
  it.each([
    [7, 0],
    [8, 1],
    [22, 1],
    [23, 2],
    [37, 2],
    [38, 3],
    [52, 3],
    [53, 4],
    [113, 8],
  ])('%i are %i units', (minutes, units) => {
    expect(countTimedUnits(minutes)).toBe(units)
  })

  it.each([
    [
      [24, 23],
      [2, 1],
    ],
    [
      [20, 20],
      [2, 1],
    ],
    [
      [33, 7],
      [2, 1],
    ],
    [
      [18, 13, 10, 8],
      [1, 1, 1, 0],
    ],
    [
      [7, 7, 7],
      [1, 0, 0],
    ],
  ])('of %j go to the services as %j', (minutes, units) => {
    expect(allotUnits(minutes)).toEqual(units)
  })

  it('never make more or fewer units than their total', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }), (minutes) => {
        const total = minutes.reduce((sum, each) => sum + each, 0)
        expect(allotUnits(minutes).reduce((sum, each) => sum + each, 0)).toBe(countTimedUnits(total))
      }),
    )
  })

  const ask = (minutes: number[], ...written: string[]) => askIn('units?', minutes, ...written)
  const askIn = (text: string, minutes: number[], ...written: string[]) => {
    const inquiry = inquiryAsking(text, ['units'], ...written)
    const details = detailsOf(minutes.map(minutesOf))
    return sentencesOf(timedUnits, { ...inquiry, details }, facts('2024-08-01', { guidance: [note] })).short
  }

  it('are told service by service, or as a total', () => {
    expect(ask([24, 23], '97110', '97140')).toEqual([
      '47 timed minutes are 3 units by the 8-minute rule: 97110 2 (24 minutes), 97140 1 (23 minutes).',
    ])
    expect(ask([40], '97110', '97140')).toEqual(['40 timed minutes are 3 units by the 8-minute rule.'])
  })

  it('are counted service by service too where another payer is asked about', () => {
    const inquiry = inquiryAsking('units?', ['units'], '97110', '97140')
    const details = detailsOf([10, 9].map(minutesOf))
    const known = facts('2024-08-01', { guidance: [note] })
    expect(sentencesOf(timedUnits, { ...inquiry, payer: 'Cigna', details }, known).short).toEqual([
      '19 timed minutes are 1 unit by the 8-minute rule: 97110 1 (10 minutes), 97140 0 (9 minutes). Payers that follow CPT count each service by itself: 97110 1, 97140 1.',
    ])
  })

  it('are those written behind each timed code, where an untimed service has a time too', () => {
    const text = '97110 23 min, 97140 10 min, 97014 15 min'
    expect(askIn(text, [23, 10, 15], '97110', '97140', '97014')).toEqual([
      '33 timed minutes are 2 units by the 8-minute rule: 97110 1 (23 minutes), 97140 1 (10 minutes).',
    ])
  })

  it('are those of every code where the word stands behind one of them alone', () => {
    expect(askIn('97110 25 min, 97140 15', [25], '97110', '97140')).toEqual([
      '40 timed minutes are 3 units by the 8-minute rule: 97110 2 (25 minutes), 97140 1 (15 minutes).',
    ])
    expect(askIn('97110 x 30 min 97140 x 8', [30], '97110', '97140')).toEqual([
      '38 timed minutes are 3 units by the 8-minute rule: 97110 2 (30 minutes), 97140 1 (8 minutes).',
    ])
    const names = 'Therex 24 min, manual 12 = 36 total. 97110 97140'
    expect(askIn(names, [24], '97110', '97140')).toEqual([
      '36 timed minutes are 2 units by the 8-minute rule: 97110 1 (24 minutes), 97140 1 (12 minutes).',
    ])
    // The name of one of them alone is no list.
    expect(askIn('36 min total, 97110 and manual 97140', [36], '97110', '97140')).toEqual([
      '36 timed minutes are 2 units by the 8-minute rule.',
    ])
    expect(askIn('97110 2, 97140 1, 45 min total', [45], '97110', '97140')).toEqual([
      '45 timed minutes are 3 units by the 8-minute rule.',
    ])
  })

  it('of one service are not those of the day where another is told in units', () => {
    expect(askIn('97140 (15 min) and 97110 x3', [15], '97140', '97110')).toEqual([])
    expect(askIn('97140 15 min and 97110 x3', [15], '97140', '97110')).toEqual([])
    expect(askIn('97140 and 97110 (15 min total)', [15], '97140', '97110')).toEqual([
      '15 timed minutes are 1 unit by the 8-minute rule.',
    ])
  })

  it.each([
    ['97140 and 97530 in different 15 min blocks', [15]],
    ['97110 for 30 min and 97140, units', [30]],
    ['pta did 97110 for 20 minutes, pt did 97140', [20]],
  ])("are no total where they are one service's, or nobody's: %s", (text, minutes) => {
    expect(askIn(text, minutes, '97110', '97140')).toEqual([])
  })

  it('of two people are added', () => {
    expect(askIn('pta did 97110 whole 30 min and pt did 97140 15. who gets cq', [30], '97110', '97140')).toEqual([
      '45 timed minutes are 3 units by the 8-minute rule: 97110 2 (30 minutes), 97140 1 (15 minutes).',
    ])
    expect(askIn('pta and pt gave 97110 and 97140, 38 min total', [38], '97110', '97140')).toEqual([
      '38 timed minutes are 3 units by the 8-minute rule.',
    ])
  })

  it('are left alone where the codes are not timed, or the times do not match them', () => {
    expect(ask([24], '97010')).toEqual([])
    expect(ask([24, 10, 5], '97110', '97140')).toEqual([])
  })
})

describe('a dose beside several drug codes', () => {
  const rows = {
    codes: [
      codeRow('J1100', '..', { description: 'Injection, dexamethasone sodium phosphate, 1 mg' }),
      codeRow('J2405', '..', { description: 'Injection, ondansetron hydrochloride, per 1 mg' }),
    ],
  }
  const say = (text: string) =>
    sentencesOf(drugUnits, inquiryAsking(text, ['units'], 'J1100', 'J2405'), facts('2024-08-01', rows)).short

  it.each([
    [
      'is of the code it stands with, and of no other',
      'J1100 8 mg and zofran J2405, how many units?',
      ['8 mg is 8 units of J1100', 'One unit of J2405'],
    ],
    [
      'is of each in order where every one has its own',
      'J1100 8 mg, J2405 4 mg, units?',
      ['8 mg is 8 units of J1100', '4 mg is 4 units of J2405'],
    ],
    [
      'is of both where they are alternatives',
      'J1100 or J2405 for 8 mg, how many units?',
      ['8 mg is 8 units of J1100', '8 mg is 8 units of J2405'],
    ],
    [
      'is of none where a slash lists them',
      'We gave 8 mg in the one arm and more in the other. J1100/J2405 units?',
      ['One unit of J1100', 'One unit of J2405'],
    ],
    [
      'is of none where another drug is named between',
      'zofran 8 mg and decadron given, J1100 and J2405, units?',
      ['One unit of J1100', 'One unit of J2405'],
    ],
    [
      'of another sentence is of none',
      'We gave 8 mg. Units of J1100? And of zofran J2405?',
      ['One unit of J1100', 'One unit of J2405'],
    ],
  ])('%s', (_title, text, starts) => {
    const short = say(text)
    expect(short).toHaveLength(starts.length)
    for (const [at, start] of starts.entries()) expect(short[at]).toContain(start)
  })
})
