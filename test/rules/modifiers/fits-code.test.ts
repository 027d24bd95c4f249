import { describe, expect, it } from 'vitest'
import type { CodeReference } from '../../../src/domain/code-reference.ts'
import type { FeeFact } from '../../../src/domain/codebook.ts'
import type { Finding } from '../../../src/domain/finding.ts'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import { fitsCode } from '../../../src/rules/modifiers/fits-code.ts'
import {
  addOnRow,
  codeRow,
  facts,
  feeRow,
  inquiryAsking,
  limitRow,
  replacementRow,
} from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { detailsOf } from '../../support/measured-details.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const known = (indicators: Partial<FeeFact>, code = '20610') =>
  facts('2025-03-04', { codes: [codeRow(code)], fees: [{ ...feeRow(code, 'A', '000'), ...indicators }] })

const say = (indicators: Partial<FeeFact>, text: string, ...written: string[]) =>
  sentencesOf(fitsCode, inquiryAsking(text, ['modifier_choice'], ...written), known(indicators)).short

describe('a second side of an add-on code of one unit a day', () => {
  const ofLevel = (bilateral: FeeFact['bilateral']) => ({
    ...known({ bilateral, globalDays: 'ZZZ' }, '64494'),
    addOns: [addOnRow('64494', '64493')],
    unitLimits: [limitRow('64494', 1, 2)],
  })
  const both = inquiryAsking('64494-50 for both sides?', ['modifier_choice'], '64494-50')

  it('goes with 50 where its indicator says so', () => {
    expect(sentencesOf(fitsCode, both, ofLevel('1')).short.join()).toContain('Yes: 64494 on both sides is 64494-50')
  })

  it('is none where it would be a second unit', () => {
    expect(fitsCode.check(both, ofLevel('3')).findings).toEqual([])
  })
})

describe('two surgeons', () => {
  const of = (code: string): Finding[] =>
    fitsCode.check(
      inquiryAsking('62 for both surgeons?', ['modifier_choice'], `${code}-62`),
      known({ coSurgeon: '2', globalDays: 'ZZZ' }, code),
    ).findings

  it.each(['22840', '22845', '22848', '22850', '22852', '22853', '22854', '22859', '20930', '20937'])(
    'are no yes of the indicator for %s, instrumentation or a bone graft of the spine',
    (code) => expect(of(code)).toEqual([]),
  )

  it.each(['22551', '22552', '63047', '22558', '22849', '20926'])('are one for %s', (code) =>
    expect(of(code).map(({ verdict }) => verdict)).toEqual(['allowed']),
  )
})

describe('a modifier written on a code', () => {
  it.each<[string, Partial<FeeFact>, string]>([
    [
      '20610-50',
      { bilateral: '1' },
      'Yes: 20610 on both sides is 20610-50, 1 unit on one line for Medicare (bilateral indicator 1, paid at 150 percent); an ASC reports two lines, RT and LT.',
    ],
    ['20610-50', { bilateral: '0' }, 'No: 20610 has bilateral indicator 0, so modifier 50 does not apply'],
    [
      '20610-50',
      { bilateral: '2' },
      'No: 20610 has bilateral indicator 2: its value already covers both sides, so Medicare takes 1 unit without modifier 50 (or RT and LT).',
    ],
    ['20610-50', { bilateral: '3' }, 'Yes: 20610 has bilateral indicator 3'],
    [
      '20610-50',
      { bilateral: '3', globalDays: 'ZZZ' },
      'A second side of 20610, an add-on code, is a second unit rather than modifier 50, where its limit (MUE) allows one',
    ],
    ['20610-50', { bilateral: '9' }, 'No: for 20610 the concept of two sides does not apply'],
    [
      '20610-80',
      { assistant: '0' },
      'Only with documentation: for 20610 Medicare pays an assistant at surgery only where medical necessity is shown',
    ],
    ['20610-AS', { assistant: '1' }, 'No: Medicare does not pay an assistant at surgery for 20610'],
    ['20610-82', { assistant: '2' }, 'Yes: Medicare may pay an assistant at surgery for 20610'],
    ['20610-62', { coSurgeon: '0' }, 'No: Medicare does not allow co-surgeons for 20610'],
    ['20610-62', { coSurgeon: '1' }, 'Only with documentation: co-surgeons could be paid for 20610'],
    ['20610-62', { coSurgeon: '2' }, 'Yes: co-surgeons are allowed for 20610'],
    ['20610-66', { team: '0' }, 'No: Medicare does not allow team surgery for 20610'],
    ['20610-66', { team: '2' }, 'Yes: team surgery is allowed for 20610'],
    [
      '20610-26',
      { professionalTechnical: '0' },
      'No: 20610 takes neither 26 nor TC (PC/TC indicator 0, a physician service): it is reported without them.',
    ],
    [
      '20610-TC',
      { professionalTechnical: '1' },
      'Yes: 20610 splits into a professional and a technical component (PC/TC indicator 1)',
    ],
    [
      '20610-26',
      { professionalTechnical: '3' },
      'No: 20610 takes neither 26 nor TC (PC/TC indicator 3, technical component only): it is reported without them.',
    ],
    [
      '20610-26',
      { professionalTechnical: '4' },
      'No: 20610 takes neither 26 nor TC (PC/TC indicator 4, the whole test only): the reading alone has a code of its own (PC/TC indicator 2), reported in its place and without 26.',
    ],
    [
      '20610-26',
      { professionalTechnical: '2' },
      'No: 20610 takes neither 26 nor TC (PC/TC indicator 2, professional component only): it is reported without them.',
    ],
    [
      '20610-26',
      { professionalTechnical: '6' },
      "20610 takes 26 for a laboratory physician's interpretation, never TC",
    ],
    ['20610-51', { multipleProcedure: '2' }, 'The multiple-procedure reduction applies to 20610 (indicator 2'],
    ['20610-51', { multipleProcedure: '0' }, 'No: 20610 has multiple-procedure indicator 0'],
    [
      '20610-51',
      { multipleProcedure: '0', globalDays: 'ZZZ' },
      'No: 20610 is an add-on code (global period ZZZ), and 51 never goes on one.',
    ],
  ])('%s with %o', (written, indicators, words) => {
    const [sentence, ...more] = say(indicators, 'is it right', written)
    expect(sentence).toContain(words)
    expect(more).toEqual([])
  })
})

describe('a modifier that is told beside a denial', () => {
  const denied = (...reasons: string[]): Inquiry => {
    const inquiry = inquiryAsking('SVC 20610 26, appeal or what?', ['denial'], '20610-26')
    const told = reasons.map((text): CodeReference => {
      const [system, code] = text.split(' ') as [CodeReference['system'], string]
      return { text, system, code, modifiers: [], units: null, start: 0, end: 0 } as CodeReference
    })
    return { ...inquiry, references: [...inquiry.references, ...told] }
  }

  it.each<[Inquiry, Partial<FeeFact>, number]>([
    [denied('CARC 16', 'RARC MA130'), { professionalTechnical: '1' }, 0],
    [denied('CARC 16', 'RARC N822'), { professionalTechnical: '1' }, 1],
    [denied('CARC B15'), { professionalTechnical: '1' }, 0],
    [denied('CARC 4'), { professionalTechnical: '1' }, 1],
    [denied('CARC 18'), { professionalTechnical: '1' }, 0],
    [denied('CARC 16'), { professionalTechnical: '3' }, 1],
    [denied(), { professionalTechnical: '1' }, 1],
    [inquiryAsking('allowed for 20610-26?', ['fee'], '20610-26'), { professionalTechnical: '1' }, 0],
    [inquiryAsking('allowed for 20610-26?', ['fee'], '20610-26'), { professionalTechnical: '3' }, 1],
  ])('is spoken of only where the denial may be about it', (inquiry, indicators, said) => {
    expect(fitsCode.check(inquiry, known(indicators)).findings).toHaveLength(said)
  })
})

describe('words', () => {
  it('of both sides are two lines on the claim of a surgery center', () => {
    expect(say({ bilateral: '1' }, 'our ASC billed both knees, 20610-50', '20610-50')).toEqual([
      "Not 50 on an ASC's own claim: there 20610 on both sides is two lines, RT and LT, one unit each; on the surgeon's it is 20610-50, 1 unit (bilateral indicator 1, paid at 150 percent).",
    ])
  })

  it('of both sides say nothing of a code that is written for one side', () => {
    const said = say({ bilateral: '1' }, 'arthritis of both knees, injected 20610-RT', '20610-RT')
    expect(said.join(' ')).not.toContain('on both sides')
  })

  it('of both sides of several codes are one sentence', () => {
    const fees = ['64493', '64494'].map((code) => ({ ...feeRow(code, 'A', '000'), bilateral: '1' as const }))
    const inquiry = inquiryAsking('bilateral', ['modifier_choice'], '64493-50', '64494-50')
    const addOns = [addOnRow('64494', '64493')]
    expect(sentencesOf(fitsCode, inquiry, facts('2024-08-01', { fees, addOns })).short).toEqual([
      'Yes: each of 64493 and 64494 on both sides is one line with 50, 1 unit, for Medicare (bilateral indicator 1, paid at 150 percent); an ASC reports two lines, RT and LT.',
    ])
  })

  it('ask for 50 without naming it', () => {
    expect(say({ bilateral: '1' }, 'bilat knee injections 20610, how', '20610')[0]).toMatch(/^Yes: 20610 on both sides/)
  })

  it.each<[string, Partial<FeeFact>, string, string[], string[]]>([
    [
      'a place told of a code without sides',
      { bilateral: '0' },
      '6 warts both hands (20610). where does 59 go?',
      ['20610', '59'],
      [],
    ],
    ['a place told beside 59', { bilateral: '1' }, 'left knee 20610, does it need 59?', ['20610', '59'], []],
  ])('of %s ask for nothing', (_title, indicators, text, written, said) => {
    expect(say(indicators, text, ...written)).toEqual(said)
  })

  it.each(['can we bill 20610 twice for both hands?', 'billing each one x2 (OD/OS), right?', 'is 20610 per eye?'])(
    'of %j ask for both sides',
    (text) => {
      expect(say({ bilateral: '2' }, text, '20610')[0]).toMatch(/^No: 20610 has bilateral indicator 2/)
    },
  )

  it('of a sentence that names another code are not about this one', () => {
    const inquiry = inquiryAsking('Bilateral 69210. And 20610?', ['modifier_choice'], '20610', '69210')
    expect(sentencesOf(fitsCode, inquiry, known({ bilateral: '1' })).short).toEqual([])
  })

  it('of one side ask for RT or LT where the code has sides', () => {
    expect(say({ bilateral: '1' }, 'right knee 20610 which modifier', '20610')[0]).toMatch(
      /^One side of 20610 is reported with RT or LT/,
    )
    expect(say({ bilateral: '2' }, 'right ear 20610 which modifier', '20610')).toEqual([])
  })

  it.each([
    ['all RT shoulder, 20610, does it need 59?', 0],
    ['20610, does it need 59 or RT?', 1],
  ])('that is told beside 59 is not asked for: %s', (text, sentences) => {
    const lone = ['59', 'RT'].filter((each) => text.includes(`${each}?`) || text.includes(`${each} or`))
    expect(say({ bilateral: '1' }, text, '20610', ...lone)).toHaveLength(sentences)
  })
})

describe('several codes', () => {
  const rows = (more: Partial<FeeFact>, ...codes: string[]) =>
    facts('2025-03-04', {
      codes: codes.map((code) => codeRow(code)),
      fees: codes.map((code) => ({ ...feeRow(code, 'A', '000'), ...more })),
    })

  it('of both sides do not say what one side of the first takes', () => {
    const text = '20610 in each, so do we do 20611-50 or RT/LT on two lines'
    const inquiry = inquiryAsking(text, ['modifier_choice'], '20610', '20611-50', 'RT', 'LT')
    const details = { ...inquiry.details, laterality: 'bilateral' } as typeof inquiry.details
    const said = sentencesOf(fitsCode, { ...inquiry, details }, rows({ bilateral: '1' }, '20610', '20611')).short
    expect(said.join(' ')).not.toMatch(/One side/)
  })

  it('that have no sides are told so in one sentence', () => {
    const inquiry = inquiryAsking('modifier 50 for 73030 and 71046?', ['modifier_choice'], '73030', '71046', '50')
    expect(sentencesOf(fitsCode, inquiry, rows({ bilateral: '2' }, '73030', '71046')).short).toEqual([
      expect.stringMatching(/^No: each of 73030 and 71046 has bilateral indicator 2/),
    ])
  })

  it('of which the same is true are told in one sentence', () => {
    const inquiry = inquiryAsking('73030 and 71046, 26?', ['modifier_choice'], '73030', '71046', '26')
    expect(sentencesOf(fitsCode, inquiry, rows({ professionalTechnical: '1' }, '73030', '71046')).short).toEqual([
      'Yes: each of 73030 and 71046 splits into a professional and a technical component (PC/TC indicator 1): 26 for who only reads, TC for who only provides the test, neither for who does both.',
    ])
  })

  it.each([
    [
      'We own the x-ray unit, an outside radiology group reads our films and bills on their own. 26?',
      'goes out with TC',
    ],
    ['done on our own machine, another group interprets and bills separately. 26 or TC?', 'goes out with TC'],
    ['We own the x-ray unit and read our films, 26?', 'splits into'],
    ['an outside group reads and bills on their own, the hospital owns the machine. 26?', 'splits into'],
  ])('go out with TC where the practice owns the machine and others read: %s', (text, said) => {
    const inquiry = inquiryAsking(text, ['modifier_choice'], '73030', '26')
    expect(sentencesOf(fitsCode, inquiry, rows({ professionalTechnical: '1' }, '73030')).short[0]).toContain(said)
  })

  it('have two components where professional fees are asked about, and are told only then', () => {
    const text = 'pro fees, hospital: which modifier on these'
    const asking = inquiryAsking(text, ['modifier_choice'], '93458')
    expect(sentencesOf(fitsCode, asking, rows({ professionalTechnical: '1' }, '93458')).short).toEqual([
      expect.stringContaining('26 goes on 93458 (PC/TC indicator 1)'),
    ])
    expect(sentencesOf(fitsCode, asking, rows({ professionalTechnical: '0' }, '93458')).short).toEqual([])
  })

  it.each([
    ['73030 of a hospital inpatient: do we bill tc to medicare', 'TC', /^No TC to Medicare for a hospital's patient/],
    ['path 26 inpatient: 73030 x3 on a hospital inpatient, do we bill TC to medicare', 'TC', /^No TC to Medicare for/],
    ['our group reads 73030 for hospital outpatients, 26 or tc?', 'TC', /reports 73030 with 26 \(PC\/TC indicator 1\)/],
    ['73030 on our machine in the office, tc?', 'TC', /^Yes: 73030 splits/],
    ['73030-TC of a non-patient specimen from a hospital, bill tc to medicare?', 'TC', /^Yes: 73030 splits/],
  ])('%j has its parts by who had the patient', (text, modifier, said) => {
    const asking = inquiryAsking(text, ['modifier_choice'], '73030', modifier)
    expect(sentencesOf(fitsCode, asking, rows({ professionalTechnical: '1' }, '73030')).short).toEqual([
      expect.stringMatching(said),
    ])
  })

  it.each([
    ['left', /^LT goes on 67028 where the left side, the one told, was treated/],
    ['right', /^RT goes on 67028/],
  ] as const)('of one side told (%s) name it', (laterality, said) => {
    const inquiry = inquiryAsking(`67028 in the ${laterality} eye, which modifier?`, ['modifier_choice'], '67028')
    const details = { ...detailsOf([]), laterality }
    const [short] = sentencesOf(fitsCode, { ...inquiry, details }, rows({ bilateral: '1' }, '67028')).short
    expect(short).toMatch(said)
  })

  it('of one side read, where the text has the other too, name none', () => {
    const text = '27447 right in january, now 20610 LEFT shoulder, which modifiers?'
    const details = { ...detailsOf([]), laterality: 'right' as const }
    const inquiry = { ...inquiryAsking(text, ['modifier_choice'], '20610'), details }
    expect(sentencesOf(fitsCode, inquiry, rows({ bilateral: '1' }, '20610')).short.join()).not.toMatch(/^RT goes/)
  })

  it('of a surgery center are of the code it reports', () => {
    const known = { ...rows({ bilateral: '1' }, '27096'), guidance: [guidanceRow('facility/sacroiliac-injection')] }
    const say = (text: string) => sentencesOf(fitsCode, inquiryAsking(text, ['units'], '27096'), known).short.join()
    expect(
      sentencesOf(
        fitsCode,
        inquiryAsking('27096 both sides', ['units'], '27096'),
        rows({ bilateral: '1' }, '27096'),
      ).short.join(),
    ).not.toContain('G0260')
    expect(say('27096 both sides, asc claim')).toContain("Not 50 on an ASC's own claim: there G0260 (for Medicare in")
    expect(say('27096 both sides')).toContain('an ASC reports two lines of G0260, RT and LT')
  })

  it.each([
    ['64483 64484 l3 l4 l5 both sides, how many units', 'stands for one level beyond the first, so 2 here; an ASC'],
    ['64483 64484 bilateral, three levels', 'so 2 here'],
    ['64483 64484 both sides l4-5', 'stands for one level beyond the first; an ASC'],
    ['64483 64484 both sides l3-l5', 'stands for one level beyond the first; an ASC'],
  ])('%j has a line for each further level', (text, said) => {
    const inquiry = inquiryAsking(text, ['units', 'modifier_choice'], '64483', '64484')
    const known = {
      ...rows({ bilateral: '1' }, '64483', '64484'),
      addOns: [addOnRow('64484', '64483')],
      unitLimits: [limitRow('64484', 4, 3)],
    }
    const [short] = sentencesOf(fitsCode, inquiry, known).short
    expect(short).toContain('one line with 50, 1 unit, for Medicare')
    expect(short).toContain(said)
    const once = { ...known, unitLimits: [limitRow('64484', 1, 2)] }
    expect(sentencesOf(fitsCode, inquiry, once).short.join()).not.toContain('beyond the first')
  })

  it('are read by the physician where they were done in a hospital and any modifier is asked for', () => {
    const text = 'hospital, one session. Which lines need what modifier, and does 51 go on them?'
    const asking = inquiryAsking(text, ['modifier_choice'], '93458', '92928')
    const known = facts('2025-03-04', {
      codes: [codeRow('93458'), codeRow('92928')],
      fees: [{ ...feeRow('93458', 'A', '000'), professionalTechnical: '1' }, feeRow('92928', 'A', '000')],
    })
    const parts = fitsCode.check(asking, known).findings.filter(({ parameters }) => parameters.family === 'components')
    expect(parts.map(({ subjects }) => subjects)).toEqual([['93458']])
  })

  it.each([
    ['71046 at the nursing home, we put TC and he puts 26, even when the SNF stay is part A?', false],
    ['71046 for a SNF resident, not part A, we put TC and he puts 26, ok?', true],
    ['71046, we put TC and he puts 26, ok?', true],
  ])('are affirmed to have two components, but not for a stay that Part A pays: %s', (text, affirmed) => {
    const known = facts('2025-03-04', {
      codes: [codeRow('71046')],
      fees: [{ ...feeRow('71046', 'A', 'XXX'), professionalTechnical: '1' }],
    })
    const asking = inquiryAsking(text, ['modifier_choice'], '71046', 'TC', '26')
    const [told = ''] = sentencesOf(fitsCode, asking, known).short
    expect(told).toContain('71046 splits')
    expect(told.startsWith('Yes: ')).toBe(affirmed)
  })

  it('have no side of their own where a toe is told', () => {
    const asking = inquiryAsking(
      '28285 T6 and T7, 28296 LT: which modifier?',
      ['modifier_choice'],
      '28285-T6',
      'T7',
      'LT',
    )
    expect(sentencesOf(fitsCode, asking, rows({ bilateral: '1' }, '28285')).short).toEqual([])
  })

  it('are reduced as second procedures where somebody asks whether they get cut', () => {
    const asking = inquiryAsking('does 13132 get cut because of the Mohs?', ['modifier_choice'], '13132')
    expect(sentencesOf(fitsCode, asking, rows({ multipleProcedure: '2' }, '13132')).short).toEqual([
      expect.stringContaining('The multiple-procedure reduction applies to 13132'),
    ])
    const known = rows({ multipleProcedure: '2' }, '13132')
    expect(fitsCode.check(asking, known).findings.map(({ settles }) => settles[0])).toEqual(['billed_together'])
  })

  it('are not told of where a line was cut to nothing', () => {
    const asking = inquiryAsking('93015 was reduced to $0.00, why?', ['modifier_choice'], '93015')
    expect(sentencesOf(fitsCode, asking, rows({ multipleProcedure: '6' }, '93015')).short).toEqual([])
  })

  it('leave "bilateral" to those that have sides', () => {
    const inquiry = inquiryAsking('facet shots bilat, how?', ['modifier_choice'], '64493', '77003')
    const known = facts('2025-03-04', {
      codes: [codeRow('64493'), codeRow('77003')],
      fees: [{ ...feeRow('64493', 'A', '000'), bilateral: '1' }, feeRow('77003', 'A', 'ZZZ')],
    })
    expect(fitsCode.check(inquiry, known).findings.map(({ subjects }) => subjects)).toEqual([['64493']])
  })

  it.each([
    ['code | -50? | 62?\n30140 | |\n58571 | |', ['50', '62']],
    ['bilateral? co-surgeon?\n30140\n58571', []],
  ])('are each told of both sides where several modifiers are asked of every code of a list: %j', (text, modifiers) => {
    const codes = ['30140', '58571']
    const inquiry = inquiryAsking(text, ['modifier_choice'], ...codes, ...modifiers)
    const known = facts('2025-03-04', {
      codes: codes.map((code) => codeRow(code)),
      fees: codes.map((code, at) => ({ ...feeRow(code, 'A', '090'), bilateral: at === 0 ? '1' : '0' })),
    })
    const sides = fitsCode.check(inquiry, known).findings.filter(({ parameters }) => parameters.family === 'bilateral')
    expect(sides.map(({ subjects, verdict }) => [...subjects, verdict])).toEqual([
      ['30140', 'allowed'],
      ['58571', 'not_allowed'],
    ])
  })

  it('leave 50 to the procedure, not to the drug used in it', () => {
    const inquiry = inquiryAsking('20611 bilateral knees with J7325', ['modifier_choice'], '20611', 'J7325', '50')
    const known = facts('2025-03-04', {
      codes: [codeRow('20611'), codeRow('J7325')],
      fees: [
        { ...feeRow('20611', 'A', '000'), bilateral: '1' },
        { ...feeRow('J7325', 'E'), bilateral: '9' },
      ],
    })
    expect(fitsCode.check(inquiry, known).findings.map(({ subjects }) => subjects)).toEqual([['20611']])
  })
})

describe('both sides on one code', () => {
  const claim = inquiryAsking('36475 RT, then 36475 LT', ['modifier_choice'], '36475-RT', '36475-LT')
  const known36475 = known({ bilateral: '1' }, '36475')

  it('are 50 where they are of one day', () => {
    expect(sentencesOf(fitsCode, claim, known36475).short).toEqual([
      expect.stringMatching(/^Yes: 36475 on both sides is 36475-50/),
    ])
  })

  it('are no 50 where two days are named', () => {
    const dates = ['2025-02-10', '2025-04-15'].map((date) => {
      return { date, text: date, start: 0, end: 0, role: 'service' as const }
    })
    expect(sentencesOf(fitsCode, { ...claim, dates }, known36475).short).toEqual([])
  })
})

it('takes no therapy assistant for an assistant at surgery', () => {
  expect(say({ assistant: '0' }, 'PT assistant, 97110 by the therapist assistant', '97110')).toEqual([])
})

it('tells the side where RT and LT themselves are asked about', () => {
  expect(say({ bilateral: '1' }, '20610 LT, do we need RT/LT?', '20610-LT', 'RT')).toHaveLength(1)
})

it('tells no side where the code is written with its side', () => {
  expect(say({ bilateral: '1' }, '20610 RT, which modifier for the optometrist', '20610-RT')).toEqual([])
})

it('speaks of the code that replaced an ended one', () => {
  const rows = facts('2025-03-04', {
    codes: [codeRow('76645', '..2014-12-31'), codeRow('76641', '2015-01-01..')],
    replacements: [replacementRow('76645', ['76641'])],
    fees: [{ ...feeRow('76641', 'A'), bilateral: '1' }],
  })
  const { findings } = fitsCode.check(inquiryAsking('76645 bilateral', ['modifier_choice'], '76645'), rows)
  expect(findings).toMatchObject([{ subjects: ['76641', '76645'], parameters: { code: '76641' } }])
})

it.each([
  ['G0204 - bilat diagnostic mammo', 0],
  ['G0204 bilateral, now 50 or 2 units?', 1],
])('what replaced a code of both sides is told of 50 only where that is asked: %s', (text, count) => {
  const known = facts('2025-03-04', {
    codes: [codeRow('G0204', '..2017-12-31', { system: 'HCPCS' }), codeRow('77066')],
    replacements: [replacementRow('G0204', ['77066'], null)],
    fees: [{ ...feeRow('77066', 'A'), bilateral: '2' }],
  })
  expect(fitsCode.check(inquiryAsking(text, ['modifier_choice'], 'G0204'), known).findings).toHaveLength(count)
})

it.each([
  ['a visit', '99213-50'],
  ['a code without a row', '64483-50'],
])('is silent on %s', (_title, written) => {
  expect(say({}, 'bilateral', written)).toEqual([])
})

it('is silent where no modifier is asked about', () => {
  expect(
    sentencesOf(fitsCode, inquiryAsking('what is 20610', ['code_meaning'], '20610'), known({ bilateral: '1' })).short,
  ).toEqual([])
})

describe('51 on endoscopies', () => {
  const scope = (code: string, endoscopicBase: string) => ({
    ...{ ...feeRow(code, 'A', '000'), multipleProcedure: '3', endoscopicBase },
  })
  it.each([
    [['43239', '43235'], ['45385', '45378'], 'these are of different families (base codes 43235 and 45378)'],
    [['45380', '45378'], ['45385', '45378'], 'the value of the base code (45378) is paid once; Medicare sets 51'],
  ])('tells the base codes of %j and %j', (one, other, words) => {
    const fees = [one, other].map(([code = '', base = '']) => scope(code, base))
    const codes = fees.map(({ code }) => code)
    const rows = facts('2025-03-04', { codes: codes.map((code) => codeRow(code)), fees })
    const asking = inquiryAsking('51 on one of them?', ['modifier_choice'], ...codes, '51')
    expect(sentencesOf(fitsCode, asking, rows).short).toEqual([expect.stringContaining(words)])
  })
})

it('both sides are asked of the procedure that takes 50, and of a test only where it is named with them', () => {
  const row = (code: string, bilateral: FeeFact['bilateral']) => ({ ...feeRow(code, 'A', '000'), bilateral })
  const rows = facts('2025-03-04', {
    codes: ['67028', '92134'].map((code) => codeRow(code)),
    fees: [row('67028', '1'), row('92134', '2')],
  })
  const tell = (text: string): string =>
    sentencesOf(fitsCode, inquiryAsking(text, ['modifier_choice'], '67028', '92134'), rows).short.join(' ')
  expect(tell('2 mg each eye, 67028 one line? also did the oct 92134 same visit')).not.toContain('92134')
  expect(tell('67028. also 92134 of both eyes, is that bilateral?')).toContain('92134 has bilateral indicator 2')
})
