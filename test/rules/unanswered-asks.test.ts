import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import { ASK_KINDS, type AskKind } from '../../src/domain/inquiry.ts'
import type { Verdict } from '../../src/domain/verdict.ts'
import { findUnansweredAsks, findUnheardGaps } from '../../src/rules/unanswered-asks.ts'
import { codeRow, inquiryAbout } from '../support/codebook-facts.ts'

const found = (rule: string, settles: AskKind[], verdict: Verdict = 'informational'): Finding => ({
  rule,
  topic: 'codes',
  verdict,
  subjects: ['99213'],
  parameters: {},
  citations: [codeRow('99213').citation],
  settles,
  basis: 'rows',
})

const openAsks = (kinds: readonly AskKind[], ...findings: Finding[]): string[] => {
  const asks = kinds.map((kind) => ({ kind, topic: 'codes' as const, subjects: [], text: '', number: null }))
  return findUnansweredAsks({ ...inquiryAbout('99213'), asks }, findings).map(({ about }) => about)
}

describe('what of a question stays open', () => {
  it.each([
    ['nothing, where the finding settles the kind', ['code_meaning'], [found('codes/meaning', ['code_meaning'])], []],
    ['the kinds it does not settle', ['coverage'], [found('codes/meaning', ['code_meaning'])], ['Coverage']],
    ['each open kind, named once', ['fee', 'fee', 'coverage'], [], ['What is paid', 'Coverage']],
  ] as const)('%s', (_title, kinds, findings, open) => {
    expect(openAsks(kinds, ...findings)).toEqual(open)
  })

  it('is everything where nothing was concluded', () => {
    expect(openAsks(ASK_KINDS)).toHaveLength(ASK_KINDS.length)
  })
})

describe('a question in which nothing was heard', () => {
  const unheard = (text: string, number: string | null = null) =>
    findUnheardGaps({ ...inquiryAbout(), unheard: [{ text, number }] })

  it('is a gap that quotes it, with the number it has', () => {
    const text = 'who signs the log?'
    expect(unheard(text)).toEqual([{ about: `“${text}”`, why: `Not answered here: “${text}”.`, unheard: text }])
    expect(unheard('who signs the log', '3')).toMatchObject([{ number: '3' }])
    expect(findUnheardGaps(inquiryAbout())).toEqual([])
  })

  it('is none where a finding answers it all the same', () => {
    const text = 'which plan comes first?'
    const inquiry = { ...inquiryAbout(), unheard: [{ text, number: null }] }
    expect(findUnheardGaps(inquiry, [{ ...found('codes/meaning', []), hears: [text] }])).toEqual([])
  })

  it('is quoted on one line and no longer than a reader needs to know it again', () => {
    const [gap] = unheard(`and then\n${'what about the next one '.repeat(20)}?`)
    expect(gap?.about).toMatch(/^“and then what about the next one [^\n]* …”$/)
    expect(gap?.about.length).toBeLessThan(170)
  })
})
