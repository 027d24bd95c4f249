import { describe, expect, it } from 'vitest'
import type { Edition } from '../../../src/domain/edition.ts'
import { noSuchCode } from '../../../src/rules/codes/no-such-code.ts'
import { unknown } from '../../../src/rules/codes/unknown.ts'
import { facts, inquiryAsking } from '../../support/codebook-facts.ts'
import { sentencesOf } from '../../support/rule-sentences.ts'

const edition = (scope: Edition['scope']): Edition => ({
  ...{ id: 1, source: 'icd10cm', label: 'FY2026', title: 'ICD-10-CM', publisher: 'CMS', url: null, rows: 74_000 },
  ...{ effective: { from: '2025-10-01', to: '2026-09-30' }, scope, listedCodes: [] },
})
const asking = inquiryAsking('what is E11.66', ['code_meaning'], 'E11.66')
const say = (asOf: string, scope: Edition['scope'] = 'all'): string[] =>
  sentencesOf(noSuchCode, asking, facts(asOf, { editions: [edition(scope)] })).short

describe('a diagnosis that no row speaks of', () => {
  it('is none where the complete file is loaded, and then no gap', () => {
    expect(say('2026-01-05').join()).toContain('E11.66 is no ICD-10-CM code')
    expect(unknown.check(asking, facts('2026-01-05', { editions: [edition('all')] })).gaps).toEqual([])
  })

  it('is told with the release where a newer one is missing', () => {
    expect(say('2026-11-23').join()).toContain('no newer one is loaded here')
  })

  it('stays open before the file, and where only an excerpt is loaded', () => {
    expect(say('2020-01-05')).toEqual([])
    expect(say('2026-01-05', 'rows')).toEqual([])
    expect(unknown.check(asking, facts('2026-01-05', { editions: [edition('rows')] })).gaps).toHaveLength(1)
  })
})
