import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../../src/domain/codebook.ts'
import type { Finding, Rule } from '../../src/domain/finding.ts'
import type { Inquiry } from '../../src/domain/inquiry.ts'
import { leadWithDeciding } from '../../src/drafting/leading-findings.ts'
import { wordFindings } from '../../src/drafting/worded-findings.ts'
import { loadTemplates } from '../../src/render/templates.ts'
import { feeStatus } from '../../src/rules/codes/fee-status.ts'
import { addOnPrimary } from '../../src/rules/ncci/add-on-primary.ts'
import { bundledPair } from '../../src/rules/ncci/bundled-pair.ts'
import { unitsOverLimit } from '../../src/rules/ncci/units-over-limit.ts'
import { loadWording } from '../../workers/wording.ts'
import { addOnRow, codeRow, facts, feeRow, inquiryAsking, limitRow, pairRow } from '../support/codebook-facts.ts'

const wording = loadWording(loadTemplates(join(import.meta.dirname, '..', '..', 'templates')))

const FREE = {
  ...{ edit: false, ofTwoDays: false, among: null, anyTwo: false, leftOut: [], ended: [], global: [] },
  ...{ onlyFor: null, asksModifier: false },
  ...{ edition: '2024Q3', covers: true, asOf: '2024-08-01', otherSetting: false },
}
const EMPTY = { statement: '', short: '', why: '' }
const DAY = '2024-08-01'
const codes = ['11200', '11300', '20610', '76942', '80048', '80053', '99215', '99417', 'G2212'].map((code) =>
  codeRow(code),
)

const sentences = (findings: readonly Finding[], inquiry: Inquiry): string[] => [
  ...new Set(wordFindings(findings, inquiry, wording).map(({ words }) => words.short)),
]

const say = (rule: Rule, inquiry: Inquiry, known: Facts): string[] =>
  sentences(rule.check(inquiry, known).findings, inquiry)

describe('one sentence tells', () => {
  it('all pairs that are bundled alike', () => {
    const editPairs = [pairRow('20610', '76942', 0), pairRow('80053', '80048', 0)]
    const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942', '80053', '80048')
    expect(say(bundledPair, inquiry, facts(DAY, { codes, editPairs }))[0]).toMatch(
      /^No: an NCCI edit bundles 76942 into 20610 and 80048 into 80053 \(modifier indicator 0\), and no modifier separates them/,
    )
  })

  it.each([
    [['99213', '99214'], '25 goes on 99213 or 99214'],
    [['99213', '99396'], '25 goes on 99213 and 99396'],
  ])('levels of one visit as a choice: %j', (visits, told) => {
    const editPairs = visits.map((visit) => pairRow('20610', visit, 1))
    const inquiry = inquiryAsking('is the visit ok on top?', ['billed_together'], '20610', ...visits)
    const known = facts(DAY, {
      codes: [...codes, ...visits.map((visit) => codeRow(visit))],
      editPairs,
      fees: [feeRow('20610', 'A', '000')],
    })
    expect(say(bundledPair, inquiry, known).join()).toContain(told)
  })

  it('that a modifier is right only for the exception, beside a note that says no', () => {
    const editPairs = [pairRow('20610', '76942', 1)]
    const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942')
    const [, guided] = inquiry.references
    if (guided) guided.modifiers = ['59']
    const findings = bundledPair.check(inquiry, facts(DAY, { codes, editPairs })).findings
    const no = findings.map((each): Finding => ({ ...each, basis: 'guidance', verdict: 'not_allowed', parameters: {} }))
    const tell = (all: readonly Finding[]) =>
      wordFindings(all, inquiry, { finding: (each) => (each.basis === 'rows' ? wording.finding(each) : EMPTY) })
        .map(({ words }) => words.statement)
        .join()
    expect(tell(findings)).toContain('Modifier 59 is in the right place on 76942')
    expect(tell([...findings, ...no])).toContain('Modifier 59 on 76942 is right only for that exception')
  })

  it('that a modifier does not belong on the column one code, and not that it is to be moved, beside a note that says no', () => {
    const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942')
    const [first] = inquiry.references
    if (first) first.modifiers = ['59']
    const findings = bundledPair.check(
      inquiry,
      facts(DAY, { codes, editPairs: [pairRow('20610', '76942', 1)] }),
    ).findings
    const no = findings.map((each): Finding => ({ ...each, basis: 'guidance', verdict: 'not_allowed', parameters: {} }))
    const tell = (all: readonly Finding[]) =>
      wordFindings(all, inquiry, { finding: (each) => (each.basis === 'rows' ? wording.finding(each) : EMPTY) })
        .map(({ words }) => words.statement)
        .join()
    expect(tell(findings)).toContain('its usual place is 76942. Medicare takes it on either code')
    expect(tell([...findings, ...no])).toContain('Modifier 59 does not belong on 20610, the column one code.')
    expect(tell([...findings, ...no])).not.toContain('usual place')
  })

  it('of a denial that edits explain only that they do, where each edit is told', () => {
    const editPairs = [pairRow('20610', '76942', 0), pairRow('80053', '80048', 1)]
    const inquiry = inquiryAsking('denied, why?', ['denial'], '20610', '76942', '80053', '80048')
    const [edit, ...edits] = bundledPair.check(inquiry, facts(DAY, { codes, editPairs })).findings
    if (edit === undefined) throw new Error('no edit was found')
    const cause = (kind: string, subject: string, other: string) => ({ cause: kind, subject, other })
    const parameters = {
      ...cause('pair', '76942', '20610'),
      further: [cause('pair_with_modifier', '80048', '80053'), cause('add_on', '99417', '')],
    }
    const denial: Finding = { ...edit, rule: 'compliance/denials', subjects: ['20610', '80053'], parameters }
    const told: unknown[] = []
    wordFindings([denial, edit, ...edits], inquiry, {
      finding: (each) => {
        if (each.rule === denial.rule) told.push(each.parameters)
        return EMPTY
      },
    })
    expect(told.at(-1)).toMatchObject({ cause: 'pair_told', further: [{ cause: 'add_on' }] })
  })

  it('a pair of each indicator for itself', () => {
    const editPairs = [pairRow('20610', '76942', 0), pairRow('80053', '80048', 1)]
    const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942', '80053', '80048')
    const said = say(bundledPair, inquiry, facts(DAY, { codes, editPairs })).join('\n')
    expect(said).toContain('No: an NCCI edit bundles 76942 into 20610 (modifier indicator 0)')
    expect(said).toContain('an NCCI edit bundles 80048 into 80053 (modifier indicator 1)')
  })

  it('the status that several codes have', () => {
    const fees = [feeRow('11200', 'N'), feeRow('11300', 'N')]
    const inquiry = inquiryAsking('covered?', ['coverage'], '11200', '11300')
    expect(say(feeStatus, inquiry, facts(DAY, { codes, fees }))).toEqual([
      'No: 11200 and 11300 have status N (non-covered): Medicare Part B does not cover them (fee schedule 2025Q4).',
    ])
  })

  it('what several add-on codes go with', () => {
    const addOns = [addOnRow('99417', '99215'), addOnRow('G2212', '99215')]
    const inquiry = inquiryAsking('together?', ['billed_together'], '99215', '99417', 'G2212')
    expect(say(addOnPrimary, inquiry, facts(DAY, { codes, addOns }))).toEqual([
      'Yes: 99417 and G2212 are add-on codes, and 99215 is one of their listed primary codes (add-on edition 2024Q3, the nearest loaded).',
    ])
  })

  it('limits of one kind, each with its number', () => {
    const unitLimits = [limitRow('11200', 1, 3), limitRow('11300', 3, 3)]
    const inquiry = inquiryAsking('max units?', ['units'], '11200', '11300')
    expect(say(unitsOverLimit, inquiry, facts(DAY, { codes, unitLimits }))).toEqual([
      'The published limits (MUE) are 1 for 11200 and 3 for 11300 per day (indicator 3, a clinical benchmark).',
    ])
  })

  it('what notes at several places ask for after one code', () => {
    const notes = [
      ['T31.0', 'T20-T25'],
      ['X10.0XXA', 'T24.2'],
    ].map(([other = '', at = '']) =>
      finding('guidelines/diagnosis-notes', {
        subjects: ['T24.231A', other],
        parameters: {
          kind: 'use_additional',
          code: 'T24.231A',
          other,
          several: false,
          at,
          notes: [],
          edition: 'FY2026',
        },
        basis: 'rows',
      }),
    )
    expect(sentences(notes, inquiryAsking('order?', ['billed_together'], 'T24.231A', 'T31.0', 'X10.0XXA'))).toEqual([
      'T24.231A comes first; T31.0 and X10.0XXA after it, where the record has what they stand for ("use additional code" notes at T20-T25 and T24.2).',
    ])
  })

  it('units that are within limits of one kind', () => {
    const unitLimits = [limitRow('11200', 1, 3), limitRow('11300', 3, 3)]
    const inquiry = inquiryAsking('is 11300 x2 right?', ['units'], '11200 x1', '11300 x2')
    expect(say(unitsOverLimit, inquiry, facts(DAY, { codes, unitLimits }))).toEqual([
      'Within the published limits (MUE) are 1 of 11200 (limit 1) and 2 of 11300 (limit 3) per day (indicator 3, a clinical benchmark).',
    ])
  })

  it('what is bundled into the same code, and where the modifier goes', () => {
    const editPairs = [pairRow('20610', '76942', 1), pairRow('20610', '80048', 1)]
    const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942', '80048')
    expect(say(bundledPair, inquiry, facts(DAY, { codes, editPairs }))[0]).toContain(
      'an NCCI edit bundles 76942 and 80048 into 20610 (modifier indicator 1), and the NCCI modifier goes on 76942 and 80048, the column two codes',
    )
  })

  it('under a number nothing of codes that another number names', () => {
    const fees = [feeRow('11200', 'N'), feeRow('11300', 'N')]
    const inquiry = inquiryAsking('covered?', [], '11200', '11300')
    const asks = ['11200', '11300'].map((code, index) => ({
      topic: 'codes' as const,
      kind: 'coverage' as const,
      subjects: [code],
      text: 'covered?',
      number: String(index + 1),
    }))
    expect(say(feeStatus, { ...inquiry, asks }, facts(DAY, { codes, fees }))).toHaveLength(2)
  })
})

it('a code that is not covered is not told to have a limit of no units besides', () => {
  const known = facts(DAY, { codes, fees: [feeRow('11200', 'N')], unitLimits: [limitRow('11200', 0, 3)] })
  const inquiry = inquiryAsking('can we bill it, how many units?', ['units', 'coverage'], '11200')
  const findings = [feeStatus, unitsOverLimit].flatMap((rule) => rule.check(inquiry, known).findings)
  expect(findings).toHaveLength(2)
  expect(sentences(findings, inquiry)).toEqual([
    'No: 11200 has status N (non-covered): Medicare Part B does not cover it (fee schedule 2025Q4).',
  ])
})

const finding = (rule: string, more: Partial<Finding>): Finding => ({
  rule,
  topic: 'ncci',
  verdict: 'informational',
  subjects: [],
  parameters: {},
  citations: [codeRow('11200').citation],
  settles: [],
  basis: 'guidance',
  ...more,
})

it('what an edit leaves open beside a note that says no is an exception', () => {
  const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942')
  const { findings } = bundledPair.check(inquiry, facts(DAY, { codes, editPairs: [pairRow('20610', '76942', 1)] }))
  const note = finding('guidelines/guidance-note', {
    verdict: 'not_allowed',
    subjects: ['20610', '76942'],
    parameters: { short: 'No: guidance is included.', text: '', overdueSince: null },
  })
  expect(sentences(findings, inquiry)[0]).toMatch(/^Only if the services are distinct \(/)
  expect(sentences([...findings, note], inquiry)[0]).toMatch(/^An exception only where the services are distinct \(/)
  const short = 'No: guidance is included; beside it 76942 is only for another joint.'
  const limited = { ...note, parameters: { ...note.parameters, short } }
  expect(sentences([...findings, limited], inquiry)[0]).toMatch(/^In the files an NCCI edit bundles/)
})

it.each([
  ['No: a repair includes its mesh, so a mesh code (76942) is not reported with it unless CPT says so.', false],
  ['No: a repair includes its mesh, so a mesh code (20610) is not reported with it unless CPT says so.', true],
  ['No: guidance is included; beside it 76942 is only for another joint.', true],
])('no modifier is placed on a code that a note says is not reported: %s', (short, isPlaced) => {
  const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942-59')
  const { findings } = bundledPair.check(inquiry, facts(DAY, { codes, editPairs: [pairRow('20610', '76942', 1)] }))
  const note = finding('guidelines/guidance-note', {
    verdict: 'not_allowed',
    subjects: ['20610', '76942'],
    parameters: { short, text: '', overdueSince: null },
  })
  const [said = ''] = sentences([...findings, note], inquiry)
  expect(said.includes('the NCCI modifier goes on 76942')).toBe(isPlaced)
  expect(said.includes('no leave to report 76942')).toBe(!isPlaced)
})

it.each([
  ['a visit and its drainage', ['99283', '10180'], 'a complication is part of the surgery', 'informational', []],
  [
    'a laboratory test',
    ['99283', '80048'],
    'a complication is part of the surgery',
    'allowed_with_modifier',
    ['billed_together'],
  ],
  ['another note', ['99283', '10180'], 'care of another day is included', 'allowed_with_modifier', ['billed_together']],
] as const)('beside a note on a complication, of %s', (_title, subjects, words, verdict, settles) => {
  const inquiry = inquiryAsking('together?', ['billed_together'], ...subjects)
  const parameters = { ...FREE, codes: [...subjects], pairs: [subjects.join(' and ')] }
  const pair = finding('ncci/bundled-pair', {
    ...{
      verdict: 'allowed_with_modifier',
      subjects: [...subjects],
      settles: ['billed_together'],
      parameters,
      basis: 'rows',
    },
  })
  const note = finding('guidelines/guidance-note', {
    ...{ verdict: 'not_allowed', subjects: ['10180'], settles: ['global_period', 'billed_together'] },
    parameters: { short: `Not for Medicare: ${words}.`, text: '', overdueSince: null },
  })
  const [said] = wordFindings([pair, note], inquiry, wording)
  expect(said?.finding).toMatchObject({ verdict, settles })
})

it('a note that says when a pair is paid stands in the place of the general condition of its edit, and before it', () => {
  const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942')
  const { findings } = bundledPair.check(inquiry, facts(DAY, { codes, editPairs: [pairRow('20610', '76942', 1)] }))
  const note = (subjects: string[]) =>
    finding('guidelines/guidance-note', {
      verdict: 'allowed_with_modifier',
      subjects,
      settles: ['billed_together'],
      parameters: { short: 'Yes with 59, for another joint.', text: '', overdueSince: null },
    })
  const worded = wordFindings([...findings, note(['20610', '76942'])], inquiry, wording)
  const [condition, edit] = leadWithDeciding(worded, 'billed_together').map(({ words }) => words.short)
  expect(condition).toBe('Yes with 59, for another joint.')
  expect(edit).toMatch(
    /^In the files an NCCI edit bundles 76942 into 20610 \(modifier indicator 1\), and the NCCI modifier/,
  )
  expect(sentences([...findings, note(['20610', '99213'])], inquiry)[0]).toMatch(
    /^Only if the services are distinct \(/,
  )
})

it('a note on a third code keeps its no where the message tells that the edit of the two others is met', () => {
  const inquiry = inquiryAsking('no prior cath, stented the LAD', ['billed_together'], '93458', '92928', '76937')
  const rows = facts(DAY, {
    codes: ['93458', '92928', '76937'].map((code) => codeRow(code)),
    editPairs: [pairRow('92928', '93458', 1)],
  })
  const { findings } = bundledPair.check(inquiry, rows)
  const note = (besides: string[]) =>
    finding('guidelines/guidance-note', {
      verdict: 'not_allowed',
      subjects: ['93458', '92928', ...besides],
      settles: ['billed_together'],
      parameters: { short: 'No: it is included.', text: '', overdueSince: null, besides },
    })
  const verdict = (besides: string[]) =>
    wordFindings([...findings, note(besides)], inquiry, wording).at(-1)?.finding.verdict
  expect(verdict(['76937'])).toBe('not_allowed')
  expect(verdict(['92928'])).toBe('informational')
})

it('a modifier in its right place passes for no yes beside a note that says no', () => {
  const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942-59')
  const { findings } = bundledPair.check(inquiry, facts(DAY, { codes, editPairs: [pairRow('20610', '76942', 1)] }))
  const note = finding('guidelines/guidance-note', {
    verdict: 'not_allowed',
    subjects: ['20610', '76942'],
    parameters: { short: 'No: guidance is included.', text: '', overdueSince: null },
  })
  expect(sentences(findings, inquiry)[0]).toContain('Modifier 59 is in the right place')
  expect(sentences([...findings, note], inquiry)[0]).not.toContain('right place')
})

describe('a note that would pay a pair with a modifier', () => {
  const note = finding('guidelines/guidance-note', {
    verdict: 'allowed_with_modifier',
    subjects: ['20610', '76942'],
    parameters: { short: 'Only for another site: then 59.', text: '', overdueSince: null },
  })
  const inquiry = inquiryAsking('together?', ['billed_together'], '20610', '76942')

  it.each([
    [0, 'is not told where the edit allows none', false],
    [1, 'is told where the edit allows one', true],
  ] as const)('with indicator %s %s', (indicator, _title, isTold) => {
    const editPairs = [pairRow('20610', '76942', indicator)]
    const { findings } = bundledPair.check(inquiry, facts(DAY, { codes, editPairs }))
    expect(sentences([...findings, note], inquiry).includes('Only for another site: then 59.')).toBe(isTold)
  })
})
