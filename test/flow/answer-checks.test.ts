import { describe, expect, it } from 'vitest'
import type { Inquiry } from '../../src/domain/inquiry.ts'
import { checkAnswer } from '../../src/flow/answer-checks.ts'
import { sampleDraft } from '../support/drafted-case.ts'

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

const outcomesOf = (shortAnswer: string, reasoning = '') =>
  checkAnswer({ shortAnswer, reasoning, closing: '' }, draft, [inquiry]).map(({ outcome }) => outcome)

describe('an answer', () => {
  it.each([
    ['that keeps to the facts', '99213: office visit, level 3.', ['ok', 'ok', 'ok']],
    ['without a short answer', '', ['block', 'ok', 'ok']],
    ['of blanks', ' \n\t', ['block', 'ok', 'ok']],
    ['that names another CPT code', 'Report 99214.', ['ok', 'warn', 'ok']],
    ['that names a HCPCS code', 'Report G2211.', ['ok', 'warn', 'ok']],
    ['that names a diagnosis', 'With M54.50.', ['ok', 'warn', 'ok']],
    ['that names a category III code', 'Report 0999T.', ['ok', 'warn', 'ok']],
    [
      'with numbers that are no codes',
      'From 2026-01-01, 30 minutes, 1,234,567 units, page 12345-6.',
      ['ok', 'ok', 'ok'],
    ],
    ['that names the patient', 'robert miles was seen.', ['ok', 'ok', 'warn']],
    ['that holds two digits by chance', '99213 since page 77.', ['ok', 'ok', 'ok']],
  ])('%s', (_what, shortAnswer, outcomes) => {
    expect(outcomesOf(shortAnswer)).toEqual(outcomes)
  })

  it('is checked in every part of its prose', () => {
    expect(outcomesOf('99213.', 'But 99215 needs more.')).toEqual(['ok', 'warn', 'ok'])
  })

  it('may name what a fact, a gap or a source names', () => {
    const gap = { ...draft, content: { ...draft.content, notInData: ['Nothing on\n97110 is loaded.'] } }
    const edits = { shortAnswer: '97110 is not in the data.', reasoning: '', closing: '' }
    expect(checkAnswer(edits, gap, []).map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok'])
  })
})
