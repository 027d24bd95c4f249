import { describe, expect, it } from 'vitest'
import { readAsks } from '../../../src/reading/asks/asks.ts'
import { findCodeReferences } from '../../../src/reading/codes/code-references.ts'
import { knowsNothing } from '../known-codes.ts'

const asksOf = (text: string) => readAsks(text, findCodeReferences(text, knowsNothing))
const kinds = (text: string): string[] => asksOf(text).map(({ kind }) => kind)

describe('questions asked in passing', () => {
  it.each([
    ['Auditor moved DRG 189 to 190, J44.1 first. do we have a leg to stand on?', 'denial'],
    ['RAC flipped our DRG 871 to 690', 'denial'],
    ['DRG downgrade letter, 291 to 292', 'denial'],
    ['they downgraded it to DRG 194. worth fighting?', 'denial'],
    ['reviewer took DRG 853, no case to stand on?', 'denial'],
    ['MRI brain 70553, no gad given. what do we drop', 'code_search'],
    ['pt left before the CT 74178, what should we enter', 'code_search'],
    ['J1644 on the UB, is rev 0636 right or 0250', 'code_search'],
    ['hospice visit 99349, revenue code 0657 vs 0651?', 'code_search'],
    ['infusion stopped early, what do we key in', 'code_search'],
    ['99232, our MD wants it all under him', 'compliance'],
    ['99214 by the NP, he insists on them under him', 'compliance'],
    ['99213, doctor wants everything billed under her NPI', 'compliance'],
    ['88305 x 12 billed and only a fraction paid', 'denial'],
    ['97110 x4, they paid 2 of 4. MUE?', 'denial'],
    ['dr put 11406 is that right? path says lipoma', 'code_search'],
    ['Excised a lipoma of the back, 21931. Dx code also pls.', 'code_search'],
    ['I48.2 and N18.3: which ones are the problem and what should they be?', 'crosswalk'],
    ['99496, nobody called in time, no attempts logged', 'documentation'],
    ['95165 x 20 ok? she also got her 2 shots that day 95117 and saw the NP 99213', 'billed_together'],
    ['is 17000 x1 ok, he also had a skin check that visit 99213', 'billed_together'],
    ['99439 max? staff logged 95 min', 'units'],
    ['95811 limit? we billed 2', 'units'],
    ['Medicare extractions, D7210, KX or GY?', 'coverage'],
    ['Medicare 15823, GA or GZ with a signed ABN?', 'coverage'],
  ])('%j: %s', (text, kind) => expect(kinds(text)).toContain(kind))

  it.each([
    ['she stood on one leg, 97112 x2', 'denial'],
    ['we downgraded the software plan, 99213 and 36415', 'denial'],
    ['what do we drop it to, 99214?', 'code_search'],
    ['what do we drop off at the lab, 80053', 'code_search'],
    ['the graft went under the skin, 15100', 'compliance'],
    ['he also had lunch with us, 99213', 'billed_together'],
    ['commercial 15823, GA or GZ?', 'coverage'],
    ['99213 x2, what should they be paid at?', 'crosswalk'],
    ['the fraction of a vial that was used, J1745', 'denial'],
  ])('%j: no %s', (text, kind) => expect(kinds(text)).not.toContain(kind))
})

describe('what is told as given the same day', () => {
  it.each([
    [
      '64615 with botox, do we put 50 on it? Dr also did a 99214 that day for her BP, needs 25 i assume.',
      '64615 99214',
    ],
    ['95165 x 20 ok? she also got her shots that day 95117.', '95117 95165'],
    ['20610 denied. He also had a 99213 this same visit', '20610 99213'],
  ])('stands beside what the sentence before names: %j', (text, codes) => {
    const together = asksOf(text).find(({ kind }) => kind === 'billed_together')
    expect(
      together?.subjects
        .filter((code) => code.length === 5)
        .toSorted()
        .join(' '),
    ).toBe(codes)
  })
})

describe('a wish for the grounds of an answer', () => {
  it.each([
    'Is 99306 payable? Please cite what you rely on (CPT, NCCI, CMS); we keep it in our audit binder.',
    'Is 99306 payable? Name the manual section you used for the audit file.',
    'Is 99306 payable? pls quote the rule it rests on, separate from your opinion',
    'Is 99306 payable? Kindly state your authority, compliance wants it.',
    'Is 99306 payable? Give the basis for your answer, edits included.',
    'Is 99306 payable? Note which guidance you relied on, bundling or other.',
  ])('asks nothing of its own: %j', (text) =>
    expect(kinds(text).filter((kind) => ['billed_together', 'compliance', 'documentation'].includes(kind))).toEqual([]),
  )

  it.each([
    ['cite the rule that says 99213 and 20610 bundle', 'billed_together'],
    ['what is the basis for bundling 11042 with 15271?', 'billed_together'],
  ])('asks what it names: %j', (text, kind) => expect(kinds(text)).toContain(kind))
})

describe('a numbered question that adds a code', () => {
  it.each([
    ['1. 99490 + 99426 both?\n2. add 99454?', '99426 99454 99490'],
    ['1) 20610 ok?\n2) can we add 76942?', '20610 76942'],
    ['a. 17000 x1\nb. and add 99213?', '17000 99213'],
  ])('asks it beside the one before: %j', (text, codes) => {
    const last = asksOf(text)
      .filter(({ kind, number }) => kind === 'billed_together' && number !== null)
      .at(-1)
    expect(last?.subjects.toSorted().join(' ')).toBe(codes)
  })
})
