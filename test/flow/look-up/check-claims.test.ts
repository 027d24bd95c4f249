import { describe, expect, it } from 'vitest'
import type { BilledClaim } from '../../../src/domain/billed-claim.ts'
import { checkClaims } from '../../../src/flow/look-up/check-claims.ts'
import { codeRow, facts, NCCI_2024Q3, pairRow } from '../../support/codebook-facts.ts'

const wording = { finding: ({ rule }: { rule: string }) => ({ statement: rule, short: rule, why: '' }) }

const rows = {
  codes: ['20610', '76942', '99213'].map((code) => codeRow(code, '2000-01-01..')),
  editPairs: [pairRow('20610', '76942', 1)],
  editions: [NCCI_2024Q3],
}

/** A codebook that tells which codes it was asked for. */
function codebook() {
  const asked: string[][] = []
  return {
    asked,
    findFacts: async (codes: readonly string[], asOf: string) => {
      asked.push([...codes])
      return facts(asOf, rows)
    },
  }
}

const claim = (number: number, ...lines: [code: string, date?: string][]): BilledClaim => ({
  number,
  lines: lines.map(([code, date = null], at) => {
    const rest = { source: at + 1, modifiers: [], units: null, placeOfService: null }
    return { number: at + 1, system: 'CPT', code, date, ...rest }
  }),
})

const OPTIONS = { setting: 'practitioner', date: '2024-08-01' } as const

describe('claims', () => {
  it('are checked day by day: services of different days are no pair', async () => {
    const claims = [claim(1, ['20610', '2024-08-01'], ['76942', '2024-08-02'])]
    const [first] = (await checkClaims(claims, OPTIONS, codebook(), wording)).claims
    expect(first?.days.map(({ date, pairs }) => [date, pairs.length])).toEqual([
      ['2024-08-01', 0],
      ['2024-08-02', 0],
    ])
  })

  it('never make pairs with codes of other claims, though they are looked up together', async () => {
    const book = codebook()
    const { claims } = await checkClaims([claim(1, ['20610']), claim(2, ['76942'])], OPTIONS, book, wording)
    expect(book.asked).toHaveLength(1)
    expect(claims.flatMap(({ days }) => days.map(({ pairsChecked }) => pairsChecked))).toEqual([0, 0])
  })

  it('cite each row once, whichever claim it is of', async () => {
    const claims = [claim(1, ['20610'], ['76942']), claim(2, ['20610'], ['76942'])]
    const answer = await checkClaims(claims, OPTIONS, codebook(), wording)
    const keys = answer.sources.map(({ source, locator }) => `${source} ${locator}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(answer.sources.map(({ number }) => number)).toEqual(keys.map((_key, at) => at + 1))
  })

  it('that are not reached in time are named', async () => {
    let looks = 0
    const isInTime = (): boolean => ++looks < 3
    const claims = [claim(1, ['20610']), claim(2, ['76942']), claim(3, ['99213'])]
    const answer = await checkClaims(claims, { ...OPTIONS, isInTime }, codebook(), wording)
    expect(answer.claims.map(({ number }) => number)).toEqual([1])
    expect(answer.notReached).toEqual([2, 3])
  })
})
