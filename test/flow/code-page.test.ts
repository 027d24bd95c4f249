import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listNearCodes } from '../../src/flow/code-page/near-codes.ts'
import { levelsAbove } from '../../src/flow/code-page/page-family.ts'
import { collectSources } from '../../src/flow/code-page/page-sources.ts'
import { composeTimeline, TIMELINE } from '../../src/flow/code-page/page-timeline.ts'
import type { CodeLife } from '../../src/rules/rows/code-life.ts'

describe('codes a slip away', () => {
  it.each([
    ['99213', '99123', 'two swapped'],
    ['99213', '99214', 'one wrong'],
    ['99213', '9921', 'one missing'],
    ['M17.11', 'M17.1', 'one missing behind the dot'],
    ['M17.11', 'M71.11', 'two swapped before the dot'],
  ])('of %s have %s: %s', (code, near) => {
    expect(listNearCodes(code)).toContain(near)
  })

  it('never have the code itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{2,7}$/), (code) => {
        expect(listNearCodes(code)).not.toContain(code)
      }),
    )
  })
})

describe('the levels above a diagnosis', () => {
  it.each([
    ['M17.11', ['M17', 'M17.1']],
    ['S72.001A', ['S72', 'S72.0', 'S72.00', 'S72.001']],
    ['M17', []],
  ])('of %s are %j', (code, levels) => {
    expect(levelsAbove('ICD-10-CM', code)).toEqual(levels)
  })

  it('are none for a procedure, whose numbers are no classification', () => {
    expect(levelsAbove('CPT', '20610')).toEqual([])
  })
})

describe('the sources of a page', () => {
  const row = (locator: string) => ({
    source: 'hcpcs',
    edition: '2024Q4',
    locator,
    effectiveFrom: null,
    effectiveTo: null,
  })

  it('give a row one place, and an edition one number', () => {
    const sources = collectSources([])
    expect(sources.mark(row('G0438'))).toMatchObject({ id: 'hcpcs-2024q4-g0438', source: 1 })
    expect(sources.mark(row('G0438'))).toMatchObject({ id: null, source: 1 })
    expect(sources.mark(row('G0439'))).toMatchObject({ id: 'hcpcs-2024q4-g0439', source: 1 })
    expect(sources.list()).toHaveLength(1)
  })
})

describe('the timeline', () => {
  const life = (...spans: [string | null, string | null][]): CodeLife => ({
    system: 'CPT',
    code: '90862',
    description: null,
    spans: spans.map(([from, to]) => ({ from, to, billable: true, assumed: false })),
    extrapolated: [],
    citations: [{ source: 'x', edition: 'y', locator: 'z', effectiveFrom: null, effectiveTo: null }],
  })

  it('is not drawn where nothing is told that could be', () => {
    expect(composeTimeline(null, [], '2026-01-01')).toBeNull()
    expect(composeTimeline(life([null, null]), [], '2026-01-01')).toBeNull()
  })

  it('stays within its frame and in the order of time, whatever the dates', () => {
    const day = fc
      .date({ min: new Date('1966-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
    fc.assert(
      fc.property(day, day, day, (one, other, asOf) => {
        const [from = one, to = other] = [one, other].sort()
        const drawn = composeTimeline(life([from, to]), [], asOf)
        const [span] = drawn?.spans ?? []
        expect(span?.x).toBeGreaterThanOrEqual(TIMELINE.left)
        expect(span?.width).toBeGreaterThanOrEqual(0)
        expect((span?.x ?? 0) + (span?.width ?? 0)).toBeLessThanOrEqual(TIMELINE.width - TIMELINE.right + 0.2)
        const ticks = drawn?.ticks.map(({ x }) => x) ?? []
        expect(ticks).toEqual(ticks.toSorted((a, b) => a - b))
        if (asOf >= from && asOf <= to) {
          expect(drawn?.today).toBeGreaterThanOrEqual((span?.x ?? 0) - 0.2)
          expect(drawn?.today).toBeLessThanOrEqual((span?.x ?? 0) + (span?.width ?? 0) + 0.2)
        }
      }),
    )
  })
})
