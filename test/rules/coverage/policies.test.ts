import { describe, expect, it } from 'vitest'
import type { Inquiry, PlanType } from '../../../src/domain/inquiry.ts'
import type { PolicyFact } from '../../../src/domain/policy-fact.ts'
import { policies } from '../../../src/rules/coverage/policies.ts'
import { codeRow, facts, inquiryAsking, span } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

function policy(policyId: string, more: Partial<PolicyFact> = {}): PolicyFact {
  const effective = span('2024-01-01..')
  return {
    ...{ policyId, version: '1', kind: 'lcd', title: 'Bone density', contractor: 'Novitas', states: ['TX'], url: null },
    ...{ related: [], groups: [], effective },
    mentions: [{ system: 'CPT', code: '77080', relation: 'names', group: null, asterisk: false, until: null }],
    citation: { source: 'mcd-lcd', edition: '2026', locator: policyId, effectiveFrom: '2024-01-01', effectiveTo: null },
    ...more,
  }
}

const says = (relation: 'covered' | 'not_covered'): PolicyFact['mentions'][number] => ({
  ...{ system: 'ICD-10-CM', code: 'M81.0', relation, group: 1, asterisk: false, until: null },
})

const names = policy('L1').mentions

function asking(state: string | null, plan: PlanType = 'medicare'): Inquiry {
  const details = {
    ...{ serviceDate: null, planType: plan, providers: [], patient: { ageYears: null, sex: null } },
    ...{ laterality: null, measures: [], state: state ? { code: state, from: 'text' as const } : null },
  }
  return { ...inquiryAsking('covered?', ['coverage'], '77080', 'M81.0'), details }
}

describe('coverage policies', () => {
  it('say nothing of a code that is not valid on the day', () => {
    const gone = facts('2026-03-01', { codes: [codeRow('77080', '..2020-12-31')] })
    expect(policies.check(asking('TX'), gone)).toEqual({ findings: [], gaps: [], questions: [] })
  })

  it.each([
    [
      'that name the code in the state',
      asking('TX'),
      [policy('L1')],
      'Medicare coverage of 77080 in TX is set by L1 "Bone density" (local coverage determination).',
    ],
    [
      'where no state is named',
      asking(null),
      [policy('L1'), policy('NCD2', { kind: 'ncd', states: null })],
      'Medicare coverage of 77080 is set by L1 "Bone density" (local coverage determination), NCD2 "Bone density" (national coverage determination); local ones hold only in the states of their contractor.',
    ],
    [
      'that list the diagnosis as covered',
      asking('TX'),
      [policy('A3', { kind: 'article', mentions: [...names, says('covered')] })],
      'A3 lists M81.0 among the diagnoses that support 77080 (group 1). Medicare coverage of 77080 in TX is set by A3 "Bone density" (article).',
    ],
    [
      'that list it as not covered',
      asking('TX'),
      [policy('A3', { kind: 'article', mentions: [...names, says('not_covered')] })],
      'No: A3 lists M81.0 among the diagnoses that do not support 77080. Medicare coverage of 77080 in TX is set by A3 "Bone density" (article).',
    ],
  ])('%s', (_title, inquiry, rows, words) => {
    expect(sentencesOf(policies, inquiry, facts('2026-03-01', { policies: rows })).short).toEqual([words])
  })

  it('that hold by state ask for it where none is named', () => {
    const { questions } = policies.check(asking(null), facts('2026-03-01', { policies: [policy('L1')] }))
    expect(questions).toEqual([{ key: 'state', parameters: { code: '77080' } }])
  })

  it.each([
    [
      'none names the code',
      asking('TX'),
      [],
      'No coverage policy loaded here names 77080 on 2026-03-01. That is not the same as not covered',
    ],
    [
      'those that do hold elsewhere',
      asking('NY'),
      [policy('L1')],
      'No coverage policy of the contractor for NY loaded here names 77080; L1 of other states does.',
    ],
    [
      'it is retired',
      asking('TX'),
      [policy('L1', { effective: span('..2025-12-31') })],
      'L1 names it, but is not in force on 2026-03-01.',
    ],
  ])('are a gap, not a no, where %s', (_title, inquiry, rows, words) => {
    const said = sentencesOf(policies, inquiry, facts('2026-03-01', { policies: rows }))
    expect(said.short).toEqual([])
    expect(said.gaps.join()).toContain(words)
  })

  it('whose dates are not loaded say so, and name the articles beside them', () => {
    const article = policy('A9', { kind: 'article', title: 'Bone density, article', mentions: [] })
    const undated = policy('L1', { title: '', effective: span('..'), related: ['A9', 'L7'] })
    const said = sentencesOf(policies, asking('TX'), facts('2026-03-01', { policies: [undated, article] }))
    expect(said.short).toEqual(['Medicare coverage of 77080 in TX is set by L1 (local coverage determination).'])
    const [finding] = policies.check(asking('TX'), facts('2026-03-01', { policies: [undated, article] })).findings
    expect(finding?.parameters.policies).toMatchObject([{ related: [{ id: 'A9', title: 'Bone density, article' }] }])
    expect(said.gaps).toEqual([
      'The dates of L1 are not in the data loaded here: look up whether it holds on 2026-03-01.',
    ])
  })

  it('of Medicare bind a Medicare Advantage plan, whose own rules are a gap; other plans are not spoken for', () => {
    const data = facts('2026-03-01', { policies: [policy('L1')] })
    expect(sentencesOf(policies, asking('TX', 'medicare_advantage'), data)).toMatchObject({
      short: [expect.stringContaining('L1')],
      gaps: [expect.stringContaining('Medicare Advantage plan')],
    })
    expect(policies.check(asking('TX', 'commercial'), data)).toMatchObject({ findings: [], gaps: [] })
  })
})

it('asks for the state where the contractor’s policy is asked for and none is loaded', () => {
  const inquiry = inquiryAsking('is 64624 covered by our MAC?', ['coverage'], '64624')
  const { questions } = policies.check(inquiry, facts('2026-03-01'))
  expect(questions).toMatchObject([{ key: 'state' }])
  const other = inquiryAsking('is 64624 covered?', ['coverage'], '64624')
  expect(policies.check(other, facts('2026-03-01')).questions).toEqual([])
})
