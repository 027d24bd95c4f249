import { describe, expect, it } from 'vitest'
import type { Finding, Verdict } from '../../src/domain/finding.ts'
import { ASK_KINDS, type AskKind } from '../../src/domain/inquiry.ts'
import { findUnansweredAsks } from '../../src/rules/unanswered-asks.ts'
import { codeRow, inquiryAbout } from '../support/codebook-facts.ts'

const found = (rule: string, verdict: Verdict = 'informational'): Finding => ({
  rule,
  topic: 'codes',
  verdict,
  subjects: ['99213'],
  parameters: {},
  citations: [codeRow('99213').citation],
})

const openAsks = (kinds: readonly AskKind[], ...findings: Finding[]): string[] => {
  const asks = kinds.map((kind) => ({ kind, topic: 'codes' as const, subjects: [], text: '', number: null }))
  return findUnansweredAsks({ ...inquiryAbout('99213'), asks }, findings).map(({ about }) => about)
}

describe('what of a question stays open', () => {
  it.each([
    ['a meaning settles what a code means', ['code_meaning'], [found('codes/meaning')], []],
    ['a meaning does not settle coverage', ['coverage'], [found('codes/meaning')], ['Coverage']],
    ['that no edit exists settles whether codes go together', ['billed_together'], [found('ncci/bundled-pair')], []],
    ['but not which modifier applies', ['modifier_choice'], [found('ncci/bundled-pair')], ['Which modifier applies']],
    ['an edit does', ['modifier_choice'], [found('ncci/bundled-pair', 'allowed_with_modifier')], []],
    ['a deleted code explains a denial', ['denial'], [found('codes/not-effective', 'not_allowed')], []],
    ['each open kind is named once', ['fee', 'fee', 'coverage'], [], ['What is paid', 'Coverage']],
  ] as const)('%s', (_title, kinds, findings, open) => {
    expect(openAsks(kinds, ...findings)).toEqual(open)
  })

  it('is everything where nothing was concluded', () => {
    expect(openAsks(ASK_KINDS)).toHaveLength(ASK_KINDS.length)
  })
})
