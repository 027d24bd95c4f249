import { expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import { leaveReplaced } from '../../src/drafting/replaced-codes.ts'
import { codeRow } from '../support/codebook-facts.ts'

const finding = (more: Partial<Finding>): Finding => ({
  ...{ rule: 'ncci/bundled-pair', topic: 'ncci', verdict: 'not_allowed', subjects: ['12004', '12002'], basis: 'rows' },
  ...{ parameters: { edit: true }, citations: [codeRow('12004').citation], settles: ['billed_together'] },
  ...more,
})
const repairs = (sum: string) =>
  finding({
    rule: 'guidelines/repair-lengths',
    basis: 'guidance',
    parameters: { repairs: [{ code: '12004', further: null, sum }] },
  })
const verdictsOf = (...findings: Finding[]): string[] => leaveReplaced(findings).map(({ verdict }) => verdict)

it('the edit of a repair that is added up to another says nothing, so that no "No" stands before the sum', () =>
  expect(verdictsOf(finding({}), repairs('7 + 3 = '))).toEqual(['informational', 'not_allowed']))

it('stands where nothing was added up, or both repairs are reported', () => {
  expect(verdictsOf(finding({}), repairs(''))).toEqual(['not_allowed', 'not_allowed'])
  const both = { ...repairs('7 + 3 = '), subjects: ['12004', '12032'] }
  const pair = finding({ subjects: ['12032', '13120'] })
  expect(verdictsOf(pair, { ...both, subjects: ['12004'] })).toEqual(['not_allowed', 'not_allowed'])
})
