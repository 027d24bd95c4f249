import { describe, expect, it } from 'vitest'
import type { SearchFact } from '../../../src/domain/codebook.ts'
import { answersAsk } from '../../../src/domain/finding.ts'
import { candidates } from '../../../src/rules/search/candidates.ts'
import { codeRow, facts, inquiryAbout, inquiryAsking } from '../../support/codebook-facts.ts'
import { guidanceRow } from '../../support/guidance-row.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const hit = (code: string, description: string, score: number): SearchFact['hits'][number] => ({
  ...codeRow(code, '..', { description }),
  score,
})

const searched = (decided: boolean, ...hits: SearchFact['hits']) =>
  facts('2026-03-01', { searches: [{ ask: 'which code?', words: 'knee pain', decided, hits }] })

describe('codes for a description', () => {
  it('one is named where the words decide', () => {
    const found = searched(true, hit('M25.561', 'Pain in right knee', 1), hit('M25.562', 'Pain in left knee', 0.5))
    expect(sentencesOf(candidates, inquiryAbout(), found).short).toEqual(['M25.561: Pain in right knee.'])
    expect(candidates.check(inquiryAbout(), found).questions).toEqual([])
  })

  it.each([
    ['twins, what is the outcome dx, both babies fine', 0],
    ['twins, which outcome code on the babies’ chart', 1],
    ['twin liveborn, which dx', 1],
  ])('that of a liveborn infant is none of the outcome of a delivery: %s', (text, named) => {
    const found = searched(true, hit('Z38.31', 'Twin liveborn infant, delivered by cesarean', 1))
    expect(candidates.check(inquiryAsking(text, ['code_search']), found).findings).toHaveLength(named)
  })

  it.each([
    [
      'outpt note: probable pneumonia, cough, fever. code?',
      'J18.9',
      'Pneumonia, unspecified organism',
      'pneumonia cough',
      0,
    ],
    ['office: r/o pneumonia, which code', 'J18.9', 'Pneumonia, unspecified organism', 'pneumonia', 0],
    ['inpatient discharge summary: probable pneumonia', 'J18.9', 'Pneumonia, unspecified organism', 'pneumonia', 1],
    ['probable asthma, cough, which code for the cough?', 'R05.9', 'Cough, unspecified', 'cough', 1],
    ['pneumonia with cough, code?', 'A37.91', 'Whooping cough with pneumonia', 'pneumonia cough', 0],
    ['whooping cough with pneumonia, code?', 'A37.91', 'Whooping cough with pneumonia', 'whooping cough pneumonia', 1],
  ])('what is not sure or not told is none: %j and %s', (text, code, description, words, count) => {
    const found = searched(true, hit(code, description, 1))
    const searches = found.searches.map((each) => ({
      ...each,
      words,
      hits: each.hits.map((one) => ({ ...one, system: 'ICD-10-CM' as const })),
    }))
    expect(candidates.check(inquiryAsking(text, ['code_search']), { ...found, searches }).findings).toHaveLength(count)
  })

  it.each([
    ['UHC: "consult codes not reimbursed", which code for a hospital consult', 0],
    ['they no longer pay for consults, which code', 0],
    ['which code for a hospital consult, the patient was not seen before', 1],
  ])('a consultation code is none where the payer pays none: %s', (text, count) => {
    const found = searched(true, hit('99252', 'Hospital consult, level 2', 1))
    expect(candidates.check(inquiryAsking(text, ['code_search']), found).findings).toHaveLength(count)
  })

  it('that of a complaint answers what is asked of the diagnosis in its place', () => {
    const inquiry = inquiryAbout('I82.411')
    const { searches } = searched(true, hit('M79.661', 'Pain in right lower leg', 1))
    const found = facts('2026-03-01', { searches: searches.map((each) => ({ ...each, complaint: true as const })) })
    expect(sentencesOf(candidates, inquiry, found).short[0]).toContain('complaint is what is coded: M79.661')
    const [finding] = candidates.check(inquiry, found).findings
    const ask = { kind: 'documentation', subjects: ['I82.411'], number: null } as const
    expect(finding && answersAsk(finding, { ...ask, subjects: [...ask.subjects] })).toBe(true)
  })

  it('several are listed with what tells them apart, and what decides is asked, where they do not', () => {
    const found = searched(
      false,
      hit('M25.561', 'Pain in right knee', 1),
      hit('M25.569', 'Pain in unspecified knee', 0.95),
    )
    expect(sentencesOf(candidates, inquiryAbout(), found).short).toEqual([
      'The words "knee pain" fit more than one code: M25.561 (Pain in right knee); M25.569 (Pain in unspecified knee).',
    ])
    expect(candidates.check(inquiryAbout(), found).questions).toEqual([
      { key: 'search-side', parameters: { codes: ['M25.561', 'M25.569'] } },
    ])
  })

  it('one that is left where the words do not decide is to be checked', () => {
    const said = sentencesOf(candidates, inquiryAbout(), searched(false, hit('11042', 'Wound cleaned', 1))).short
    expect(said).toEqual([
      'Nearest found for the words "knee pain", to be checked against the record: 11042 (Wound cleaned).',
    ])
  })

  it.each([
    ['a phone visit', 0],
    ['a phone visit of the innovation demonstration', 1],
  ])('a code of a payment model is named only where the message names one: %s', (text, named) => {
    const found = searched(false, hit('G9487', 'Remote in-home visit in an innovation center demonstration project', 1))
    expect(candidates.check(inquiryAsking(text, ['code_search']), found).findings).toHaveLength(named)
  })

  it.each([
    ['code for an adult in the office?', 0],
    ['which MIPS code for an adult who cannot walk?', 1],
  ])('a code of a quality measure is named only where the message names one: %s', (text, named) => {
    const found = searched(true, hit('M1068', 'Adults who are not ambulatory', 1))
    expect(candidates.check(inquiryAsking(text, ['code_search']), found).findings).toHaveLength(named)
  })

  it.each([
    ['debrided, bone exposed, subcutaneous tissue removed', 0],
    ['debrided a wound that goes down to bone and muscle', 1],
  ])('a debridement is named by the depth where it is told: %s', (text, named) => {
    const found = searched(true, hit('11044', 'Wound debridement down to bone', 1))
    expect(candidates.check(inquiryAsking(text, ['code_search']), found).findings).toHaveLength(named)
  })

  it.each([
    ['which CPT for removing a lesion from the back?', true],
    ['which CPT for removing a 1.5 cm benign lesion from the back?', false],
    ['which CPT for a benign mole of 15mm cut from the arm?', false],
  ])('the size of an excised lesion is asked for where it is not told: %s', (text, asks) => {
    const found = searched(true, hit('11402', 'Benign growth cut from trunk or limb', 1))
    const { findings, questions } = candidates.check({ ...inquiryAbout(), maskedText: text }, found)
    expect(questions?.some(({ key }) => key === 'excision-size')).toBe(asks)
    expect(findings).toHaveLength(asks ? 0 : 1)
  })

  it.each([
    ['liletta insertion, code and dx?', []],
    ['dx for a patient with an IUD?', ['Z97.5: Presence of an IUD.']],
  ])('that a device is there is no reason for putting it in: %s', (text, short) => {
    const found = searched(true, hit('Z97.5', 'Presence of an IUD', 1))
    expect(sentencesOf(candidates, inquiryAsking(text, ['code_search']), found).short).toEqual(short)
  })

  it('a header is not listed beside a code below it', () => {
    const header = { ...hit('G56.0', 'Carpal tunnel syndrome', 0.9), billable: false }
    const found = searched(
      false,
      hit('G56.01', 'Carpal tunnel, right', 1),
      header,
      hit('G56.02', 'Carpal tunnel, left', 0.9),
    )
    expect(candidates.check(inquiryAbout(), found).findings[0]?.subjects).toEqual(['G56.01', 'G56.02'])
  })

  it('a word left of a description whose code was found is no second code', () => {
    const searches = [
      { ask: 'which?', words: 'plantar fasciitis', decided: true, hits: [hit('M72.2', 'Plantar fasciitis', 1)] },
      { ask: 'which?', words: 'foot', decided: false, hits: [hit('S95.1', 'Injury of foot', 1)] },
    ]
    const { findings } = candidates.check(inquiryAbout(), facts('2026-03-01', { searches }))
    expect(findings.map(({ subjects }) => subjects)).toEqual([['M72.2']])
  })

  it('the side is asked for where the code found leaves it open', () => {
    const found = searched(
      true,
      hit('M25.569', 'Pain in unspecified knee', 1),
      hit('M25.561', 'Pain in right knee', 0.8),
    )
    expect(candidates.check(inquiryAbout(), found).questions).toEqual([
      { key: 'search-side', parameters: { codes: ['M25.561'] } },
    ])
  })

  it.each([
    ['knee brace, which code?', [], ['orthosis-fit']],
    ['off-the-shelf knee brace, which code?', [['L1833']], []],
  ])('of %j a brace is named only where it is said how it was fitted', (text, subjects, keys) => {
    const found = searched(true, {
      ...hit('L1833', 'Knee orthosis, prefabricated, off-the-shelf', 1),
      system: 'HCPCS',
    })
    const { findings, questions } = candidates.check(inquiryAsking(text, ['code_search']), found)
    expect(findings.map((each) => each.subjects)).toEqual(subjects)
    expect(questions?.map(({ key }) => key)).toEqual(keys)
  })

  it('what was not told of a hernia repair is asked, where most of its codes are left', () => {
    const codes = ['49591', '49592', '49593', '49595', '49613']
    const found = searched(false, ...codes.map((code) => hit(code, 'Belly wall hernia repair', 1)))
    const { findings, questions } = candidates.check(inquiryAbout(), found)
    expect(findings).toEqual([])
    expect(questions).toEqual([{ key: 'hernia-repair', parameters: {} }])
  })

  it('the diagnosis wanted beside a procedure stands for it, and answers the wish for a map', () => {
    const [search] = searched(true, hit('D22.5', 'Melanocytic nevi of trunk', 1)).searches
    if (search === undefined) throw new Error('nothing was searched for')
    const found = facts('2026-03-01', { searches: [{ ...search, beside: true }] })
    const [finding] = candidates.check(inquiryAbout('11301'), found).findings
    expect(finding?.standsFor).toEqual(['11301'])
    expect(finding?.subjects).toEqual(['D22.5'])
    expect(finding?.settles).toContain('crosswalk')
  })

  it('which hernia was repaired is asked, where nothing tells it', () => {
    const found = searched(false, ...['43281', '49650', '49505', '49621'].map((code) => hit(code, 'Hernia repair', 1)))
    const { findings, questions } = candidates.check(inquiryAbout(), found)
    expect(findings).toEqual([])
    expect(questions).toEqual([{ key: 'hernia-kind', parameters: {} }])
  })

  it('the few hernia repairs that are left are listed', () => {
    const codes = ['49614', '49616', '49618']
    const found = searched(false, ...codes.map((code) => hit(code, 'Belly wall hernia repair', 1)))
    const { findings, questions } = candidates.check(inquiryAbout(), found)
    expect(findings.map(({ subjects }) => subjects)).toEqual([codes])
    expect(questions?.map(({ key }) => key)).toEqual(['search-which'])
  })

  it('a kind of operation without what it is of fits no code', () => {
    const searches = [{ ask: 'which?', words: 'repair', decided: false, hits: [hit('28285', 'Hammertoe repair', 1)] }]
    expect(candidates.check(inquiryAbout(), facts('2026-03-01', { searches })).findings).toEqual([])
  })

  it('what is far behind the best is not listed', () => {
    const found = searched(false, hit('A00', 'one', 1), hit('B00', 'two', 0.9), hit('C00', 'three', 0.2))
    expect(candidates.check(inquiryAbout(), found).findings[0]?.subjects).toEqual(['A00', 'B00'])
  })

  it('notes that order it beside other codes are told for a code that is named', () => {
    const first = hit('I13.0', 'Heart and kidney', 1)
    const note = { code: 'I13.0', at: 'I13', kind: 'use_additional' as const, text: 'code', names: ['I50'] }
    const found = {
      ...searched(true, first),
      notes: [{ ...note, effective: first.effective, citation: first.citation }],
    }
    expect(candidates.check(inquiryAbout(), found).findings[0]?.parameters.notes).toEqual([
      { kind: 'use additional', names: ['I50'] },
    ])
  })

  it('a note of what not everybody has says so', () => {
    const first = hit('O66.41', 'Failed attempt at birth', 1)
    const text = 'rupture of uterus, if applicable (O71.0-, O71.1)'
    const note = { code: 'O66.41', at: 'O66.41', kind: 'code_first' as const, text, names: ['O71.0', 'O71.1'] }
    const found = {
      ...searched(true, first),
      notes: [{ ...note, effective: first.effective, citation: first.citation }],
    }
    expect(candidates.check(inquiryAbout(), found).findings[0]?.parameters.notes).toEqual([
      { kind: 'code first, if applicable,', names: ['O71.0', 'O71.1'] },
    ])
  })

  it('nothing is said where nothing was searched for or found', () => {
    expect(candidates.check(inquiryAbout('99213'), facts('2026-03-01'))).toMatchObject({ findings: [], gaps: [] })
    expect(candidates.check(inquiryAbout(), searched(false))).toMatchObject({ findings: [] })
  })
})

it.each([
  ['benign cyst off the back, 2.5 cm with margins, cpts and modifiers?', ['11403']],
  ['11402 for a benign cyst off the back, 2.5 cm with margins?', []],
  ['benign cyst off the back, 2.5 cm with margins, path pending, cpt?', []],
])('an excision is named by what is told of the lesion: %s', (text, codes) => {
  const known = facts('2026-03-01', { guidance: [guidanceRow('count/excision-by-size')] })
  const named = text.match(/\b11\d{3}\b/g) ?? []
  const { findings } = candidates.check({ ...inquiryAsking(text, ['code_search'], ...named), maskedText: text }, known)
  expect(findings.flatMap(({ subjects }) => subjects)).toEqual(codes)
})
