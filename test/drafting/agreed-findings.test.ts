import { describe, expect, it } from 'vitest'
import type { Finding, Parameters } from '../../src/domain/finding.ts'
import { agreeOnModifiers, leaveOfBarred } from '../../src/drafting/agreed-findings.ts'

const finding = (more: Partial<Finding>): Finding => ({
  ...{ rule: 'ncci/bundled-pair', topic: 'ncci', verdict: 'allowed_with_modifier', subjects: [], parameters: {} },
  citations: [{ source: 's', edition: 'e', locator: 'l', effectiveFrom: null, effectiveTo: null }],
  ...{ settles: ['billed_together'], basis: 'rows' },
  ...more,
})
const judging = (...judged: Parameters[]): Finding => finding({ parameters: { judged } })
const kindsOf = (findings: readonly Finding[]) =>
  findings.map(({ parameters }) => (parameters.judged as Parameters[]).map(({ kind }) => kind))

const REFUSED = { kind: 'not_on_column_one', code: '37248', modifier: '59' }
const TAKEN = { kind: 'on_column_one', code: '37248', modifier: '59' }

describe('modifiers of several edits', () => {
  it('are not taken on a code on which one of the edits refuses them', () => {
    expect(kindsOf(agreeOnModifiers([judging(REFUSED), judging(TAKEN)]))).toEqual([['not_on_column_one'], []])
  })

  it('stay where it is another code, or another modifier', () => {
    const others = [judging({ ...TAKEN, code: '36907' }), judging({ ...TAKEN, modifier: 'XS' })]
    expect(kindsOf(agreeOnModifiers([judging(REFUSED), ...others]))).toEqual([
      ['not_on_column_one'],
      ['on_column_one'],
      ['on_column_one'],
    ])
  })
})

describe('how the sides of two codes are reported', () => {
  const sides = finding({
    ...{ rule: 'modifiers/fits-code', verdict: 'allowed', subjects: ['15823', '67904'] },
    parameters: { family: 'bilateral' },
  })
  const note = (verdict: Finding['verdict'], ...subjects: string[]): Finding =>
    finding({ rule: 'guidelines/guidance-note', basis: 'guidance', verdict, subjects })

  it.each([
    [note('not_allowed', '15823', '67904'), 'informational'],
    [note('not_allowed', '67904', '92081'), 'allowed'],
    [note('informational', '15823', '67904'), 'allowed'],
    [note('not_allowed', '15823', '67904', '92081'), 'allowed'],
  ])('is idle where a note says that the two are not both paid', (beside, verdict) => {
    expect(leaveOfBarred(sides, [sides, beside]).verdict).toBe(verdict)
  })
})
