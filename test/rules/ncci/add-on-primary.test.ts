import { describe, expect, it } from 'vitest'
import { addOnPrimary } from '../../../src/rules/ncci/add-on-primary.ts'
import { addOnRow, edition, facts, inquiryAbout } from '../../support/codebook-facts.ts'

const editions = [edition('ncci-aoc', '2024Q3', '2024-07-01..2024-09-30')]

const check = (rows: ReturnType<typeof addOnRow>[], ...asked: string[]) =>
  addOnPrimary.check(inquiryAbout(...asked), facts('2024-08-01', { addOns: rows, editions }))

describe('an add-on code', () => {
  it.each([
    ['with a primary code of its closed list is allowed', [addOnRow('90833', '99214')], ['99214', '90833'], 'allowed'],
    [
      'asked about alone is information: nobody said it stands alone',
      [addOnRow('90833', '99214')],
      ['90833'],
      'informational',
    ],
    [
      'with a code that is not on its closed list is not allowed',
      [addOnRow('90833', '99214')],
      ['90833', '90834'],
      'not_allowed',
    ],
    [
      'whose primaries the contractor defines cannot be decided here',
      [addOnRow('11045', null, 2)],
      ['11045', '99213'],
      'unknown',
    ],
    [
      'with some listed primaries and none of them asked about cannot be decided here',
      [addOnRow('90785', '90834', 3), addOnRow('90785', null, 3)],
      ['90785', '97110'],
      'unknown',
    ],
  ] as const)('%s', (_title, rows, asked, verdict) => {
    expect(check([...rows], ...asked).findings).toMatchObject([{ verdict }])
  })

  it('names the primaries that match, and cites their rows', () => {
    const [finding] = check([addOnRow('90833', '99213'), addOnRow('90833', '99214')], '99214', '90833').findings
    expect(finding?.parameters.matched).toEqual(['99214'])
    expect(finding?.citations.map(({ locator }) => locator)).toEqual(['add-on 90833, primary 99214'])
  })

  it('names twelve primaries and counts the rest', () => {
    const rows = Array.from({ length: 15 }, (_, index) => addOnRow('90833', `992${10 + index}`))
    expect(check(rows, '90833').findings[0]?.parameters).toMatchObject({ furtherPrimaries: 3 })
  })

  it('whose edits ended before the date of service is not spoken of', () => {
    expect(check([addOnRow('90833', '99214', 1, '..2020-12-31')], '90833').findings).toEqual([])
  })
})

it('a code that is no add-on is not spoken of', () => {
  expect(check([addOnRow('90833', '99214')], '99214')).toEqual({ findings: [], gaps: [] })
})

it('edits that do not speak for the date are stated with a gap', () => {
  const conclusion = addOnPrimary.check(
    inquiryAbout('99214', '90833'),
    facts('2026-03-04', { addOns: [addOnRow('90833', '99214')], editions }),
  )
  expect(conclusion).toMatchObject({
    findings: [{ verdict: 'allowed', parameters: { covers: false } }],
    gaps: [{ about: '90833' }],
  })
})
