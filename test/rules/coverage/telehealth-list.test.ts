import { describe, expect, it } from 'vitest'
import { telehealthList } from '../../../src/rules/coverage/telehealth-list.ts'
import { edition, facts, inquiryAsking, span } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const effective = span('2026-01-01..2026-12-31')
const citation = {
  source: 'telehealth-list',
  edition: '2026',
  locator: '99214',
  effectiveFrom: '2026-01-01',
  effectiveTo: '2026-12-31',
}
const listed = [{ code: '99214', standing: 'Maintain', effective, citation }]
const list = (scope: 'all' | 'rows') => edition('telehealth-list', '2026', '2026-01-01..2026-12-31', scope)
const asked = inquiryAsking('by video?', ['telehealth'], '99214')

describe("Medicare's list of telehealth services", () => {
  it('has the code', () => {
    const data = facts('2026-03-01', { telehealth: listed, editions: [list('rows')] })
    expect(sentencesOf(telehealthList, asked, data)).toEqual({
      short: [
        "Yes, on the list: 99214 is on Medicare's list of telehealth services for 2026; place, patient and technology must still meet the rules of the date.",
      ],
      gaps: [],
    })
  })

  it.each([
    ['a whole list lacks it', facts('2026-03-01', { editions: [list('all')] }), 1, 0],
    ['only a part of the list is loaded', facts('2026-03-01', { editions: [list('rows')] }), 0, 1],
    ['no list of that year is loaded', facts('2024-03-01', { telehealth: listed, editions: [list('all')] }), 0, 1],
  ])('%s', (_title, data, findings, gaps) => {
    const conclusion = telehealthList.check(asked, data)
    expect([conclusion.findings.length, conclusion.gaps.length]).toEqual([findings, gaps])
    expect(conclusion.findings.every(({ verdict }) => verdict === 'not_allowed')).toBe(true)
  })

  it('is not looked at unasked', () => {
    const conclusion = telehealthList.check(inquiryAsking('?', ['units'], '99214'), facts('2026-03-01'))
    expect(conclusion).toEqual({ findings: [], gaps: [] })
  })

  it('says nothing of psychotherapy by its own code beside a visit, where it is an add-on', () => {
    const therapy = [...listed, ...listed.map((row) => ({ ...row, code: '90837' }))]
    const data = facts('2026-03-01', { telehealth: therapy, editions: [list('rows')] })
    const both = inquiryAsking('by video?', ['telehealth'], '99214', '90837')
    expect(sentencesOf(telehealthList, both, data).short.join()).not.toContain('90837')
    const alone = inquiryAsking('by video?', ['telehealth'], '90837')
    expect(sentencesOf(telehealthList, alone, data).short.join()).toContain('90837')
  })
})
