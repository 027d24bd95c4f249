import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModifierIndicator } from '../../src/domain/codebook.ts'
import { applyRules, RULES } from '../../src/rules/apply-rules.ts'
import {
  addOnRow,
  codeRow,
  edition,
  facts,
  feeRow,
  inquiryAbout,
  limitRow,
  pairRow,
} from '../support/codebook-facts.ts'

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const span = fc
  .tuple(fc.option(date, { nil: '' }), fc.option(date, { nil: '' }))
  .map(([from, to]) => (from > to && to !== '' ? `${to}..${from}` : `${from}..${to}`))
const code = fc.constantFrom('99213', '99214', '90833', '90812', 'G0439', 'M54.5', 'xx')
const indicator = fc.constantFrom<ModifierIndicator>(0, 1, 9)

const anyFacts = fc
  .record({
    asOf: date,
    codes: fc.array(fc.tuple(code, span, fc.boolean())),
    pairs: fc.array(fc.tuple(code, code, indicator, span)),
    addOns: fc.array(fc.tuple(code, fc.option(code), span)),
    limits: fc.array(code),
    fees: fc.array(code),
    editions: fc.array(
      fc.tuple(
        fc.constantFrom('ncci-ptp-practitioner', 'ncci-aoc'),
        span,
        fc.constantFrom('all' as const, 'rows' as const),
      ),
    ),
  })
  .map(({ asOf, codes, pairs, addOns, limits, fees, editions }) =>
    facts(asOf, {
      codes: codes.map(([each, valid, billable]) => codeRow(each, valid, { billable })),
      editPairs: pairs.map(([one, two, mark, valid]) => pairRow(one, two, mark, valid)),
      addOns: addOns.map(([add, primary, valid]) => addOnRow(add, primary, 1, valid)),
      unitLimits: limits.map((each) => limitRow(each, 1, 2)),
      fees: fees.map((each) => feeRow(each, 'A')),
      editions: editions.map(([source, valid, scope]) => edition(source, '2024Q3', valid, scope)),
    }),
  )
const anyInquiry = fc
  .array(fc.tuple(code, fc.constantFrom('', ' x2')))
  .map((asked) => inquiryAbout(...asked.map((parts) => parts.join(''))))

describe('the rules, whatever they are asked', () => {
  it('never throw, and never conclude anything without a citation', () => {
    fc.assert(
      fc.property(anyInquiry, anyFacts, (inquiry, known) => {
        for (const finding of applyRules(inquiry, known).findings) expect(finding.citations.length).toBeGreaterThan(0)
      }),
    )
  })

  it('speak only of codes the facts have a row for', () => {
    fc.assert(
      fc.property(anyInquiry, anyFacts, (inquiry, known) => {
        const rows = new Set(
          [...known.codes, ...known.unitLimits, ...known.fees]
            .map((row) => row.code)
            .concat(known.addOns.flatMap((row) => [row.addOnCode, row.primaryCode ?? ''])),
        )
        for (const finding of applyRules(inquiry, known).findings) {
          for (const subject of finding.subjects) expect(rows).toContain(subject)
        }
      }),
    )
  })

  it('come in one order: what makes a code unusable first, what it means last', () => {
    const known = facts('2024-08-01', { codes: [codeRow('99213'), codeRow('90812', '..2012-12-31')] })
    const { findings } = applyRules(inquiryAbout('99213', '90812'), known)
    expect(findings.map((finding) => finding.rule)).toEqual(['codes/not-effective', 'codes/meaning'])
  })

  it('each have an id of their own', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length)
  })
})
