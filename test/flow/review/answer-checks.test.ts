import { describe, expect, it } from 'vitest'
import type { Inquiry } from '../../../src/domain/inquiry.ts'
import { type CheckContext, checkAnswer } from '../../../src/flow/review/answer-checks.ts'
import type { EditedDraft } from '../../../src/flow/review/answer-edits.ts'
import { findCodesIn } from '../../../src/flow/review/codes-in-answer.ts'
import { sampleDraft } from '../../support/drafted-case.ts'

const draft = sampleDraft()

const inquiry: Inquiry = {
  references: [],
  dateOfService: null,
  dates: [],
  payer: null,
  setting: null,
  asks: [],
  identifiers: [
    { kind: 'name', text: 'Robert  Miles', start: 0, end: 12 },
    { kind: 'mrn', text: '77', start: 20, end: 22 },
  ],
}

const context: CheckContext = {
  inquiries: [inquiry],
  standings: new Map([
    ['99214', 'active'],
    ['99215', 'active'],
    ['G2211', 'active'],
    ['M54.50', 'active'],
    ['90862', 'inactive'],
  ]),
  unlicensedTexts: ['Therapeutic activities, made up for a test, each 15 minutes'],
  editions: [],
  draftedFrom: [],
  recipient: 'maria@lakeside.example',
  correspondents: ['Maria@Lakeside.example'],
}

/** What is not fine about an answer: the outcome and the part of each check that says so. */
const troublesOf = (
  edits: { shortAnswer?: string; reasoning?: string; closing?: string },
  more: Partial<CheckContext> = {},
  of: EditedDraft = draft,
) =>
  checkAnswer({ shortAnswer: '99213: level 3.', reasoning: '', closing: '', ...edits }, of, { ...context, ...more })
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ outcome, text }) => `${outcome}: ${text}`)

describe('an answer', () => {
  it.each([
    ['that keeps to the facts', '99213: office visit, level 3.', []],
    ['without a short answer', '', [/^block: The short answer is empty/]],
    ['of blanks', ' \n\t', [/^block: The short answer is empty/]],
    ['that names another CPT code', 'Report 99214.', [/^warn: 99214: in the answer, but not among the facts/]],
    ['that names a HCPCS code', 'Report G2211.', [/^warn: G2211/]],
    ['that names a diagnosis', 'With M54.50.', [/^warn: M54.50/]],
    ['that names a code no file has', 'Report 0999T.', [/^block: 0999T: not in the data loaded here/]],
    ['that names a code of another time', 'Report 90862.', [/^block: 90862: not valid on 2026-03-05/]],
    ['with numbers that are no codes', 'From 2026-01-01, 30 minutes, 1,234,567 units, page 12345-6.', []],
    ['that names the patient', 'robert miles was seen.', [/^warn: The answer repeats .*: name/]],
    ['that holds two digits by chance', '99213 since page 77.', []],
    ['that holds a number of a patient nobody found', 'Her SSN 123-45-6789 is wrong.', [/^warn: .*social security/]],
    ['with a fact still open', 'Level 3 {F?}.', [/^block: \{F\?\}: this names no fact/]],
    ['that cites a fact there is not', 'Level 3 {F7}.', [/^block: \{F7\}: this names no fact/]],
    ['that cites its fact', 'Level 3 {F1}.', []],
    [
      'that repeats a descriptor without a licence',
      'therapeutic  activities, made up for a test, each 15 minutes.',
      [/^block: .*descriptor/],
    ],
  ])('%s', (_what, shortAnswer, troubles) => {
    const found = troublesOf({ shortAnswer })
    expect(found).toHaveLength(troubles.length)
    for (const [index, pattern] of troubles.entries()) expect(found[index]).toMatch(pattern)
  })

  it('is checked in every part of its prose', () => {
    expect(troublesOf({ reasoning: 'But 99215 needs more.' })).toEqual([expect.stringContaining('warn: 99215')])
  })

  it('may name what a fact, a gap or a source names', () => {
    const gap = { ...draft, content: { ...draft.content, notInData: ['Nothing on\n97110 is loaded.'] } }
    expect(troublesOf({ shortAnswer: '99213: 97110 is not in the data.' }, {}, gap)).toEqual([])
  })

  it('of more than 400 words asks whether anybody reads it', () => {
    expect(troublesOf({ reasoning: 'word '.repeat(400) })).toEqual([expect.stringContaining('few are read')])
  })

  it('is to say what was asked in the newest message and not heard by the desk', () => {
    const unheard = [{ text: 'can it go out now or do we wait', number: '2' }]
    expect(troublesOf({}, { inquiries: [inquiry, { ...inquiry, unheard }] })).toEqual([
      'warn: Asked, but not heard by the desk: 2. “can it go out now or do we wait”. See that the answer says it.',
    ])
    expect(troublesOf({}, { inquiries: [{ ...inquiry, unheard }, inquiry] })).toEqual([])
  })

  it('goes to nobody who has not written in the case', () => {
    const [trouble] = troublesOf({}, { recipient: 'eve@else.example' })
    expect(trouble).toMatch(/^block: The recipient has not written/)
    expect(troublesOf({}, { recipient: null })).toHaveLength(1)
  })
})

describe('a sentence about a code', () => {
  const rows = draft.content.rows.map((row) => ({ ...row, added: false }))
  const dropped = { ...draft, content: { ...draft.content, rows: [] }, shelf: { rows, order: [] } }

  it('whose fact was taken out of the answer wants it back, or a citation', () => {
    expect(troublesOf({ shortAnswer: 'It is so. 99213 is level 3.' }, {}, dropped)).toEqual([
      expect.stringMatching(/^warn: Sentence 2 of the short answer names a code without a fact/),
    ])
    expect(troublesOf({ shortAnswer: '99213 is level 3 {F1}.' }, {}, dropped)).toEqual([])
  })

  it('may name what its fact names beside the row, as long as that row stands', () => {
    const findings = rows.map(({ statement }) => ({
      ...{ rule: 'guidelines/global-period', topic: 'guidelines', verdict: 'informational', subjects: ['99213'] },
      ...{ statement, parameters: { included: '99024' }, settles: [], basis: 'rows' },
      citations: draft.content.sources,
    })) as unknown as typeof draft.findings
    const shortAnswer = 'Such a visit is 99024, without a charge.'
    expect(troublesOf({ shortAnswer }, {}, { ...draft, findings })).toEqual([])
    expect(troublesOf({ shortAnswer }, {}, { ...dropped, findings })).toEqual([
      expect.stringMatching(/^warn: Sentence 1 of the short answer names a code without a fact/),
    ])
  })
})

describe('the data behind an answer', () => {
  const edition = { id: 7, source: 'plain-language', label: '2026', effective: { from: '2026-01-01', to: null } }

  it('that was imported anew since the draft blocks it', () => {
    expect(troublesOf({}, { editions: [edition], draftedFrom: [7] })).toEqual([])
    expect(troublesOf({}, { editions: [edition], draftedFrom: [3] })).toEqual([
      expect.stringMatching(/^block: The data changed since this draft \(plain-language 2026\)/),
    ])
  })

  it('that came since for other dates only is asked about, for other sources not even that', () => {
    const later = { ...edition, id: 8, label: '2027', effective: { from: '2027-01-01', to: null } }
    const other = { ...edition, id: 9, source: 'mpfs' }
    expect(troublesOf({}, { editions: [later, edition, other], draftedFrom: [7] })).toEqual([
      expect.stringMatching(/^warn: A newer edition was loaded .*: plain-language 2027/),
    ])
    expect(troublesOf({}, { editions: [later, edition, other], draftedFrom: [7, 8] })).toEqual([])
  })
})

it('codes are found in prose once each', () => {
  expect(findCodesIn('99213, G2211 and M54.50; 99213-25 again')).toEqual(['99213', 'G2211', 'M54.50'])
})
