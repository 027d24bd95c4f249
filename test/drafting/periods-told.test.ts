import { describe, expect, it } from 'vitest'
import type { AskKind } from '../../src/domain/inquiry.ts'
import { leadWithPeriods } from '../../src/drafting/periods-told.ts'
import type { WordedFinding } from '../../src/drafting/wording.ts'

const worded = (short: string, basis: 'rows' | 'guidance' = 'guidance'): WordedFinding => ({
  finding: {
    ...{ rule: 'guidelines/guidance-note', topic: 'coverage', verdict: 'informational', subjects: ['62323'] },
    ...{ parameters: {}, settles: ['coverage'], basis },
    citations: [{ source: 's', edition: 'e', locator: 'l', effectiveFrom: null, effectiveTo: null }],
  },
  words: { short, statement: '', why: '' },
})
const POLICY = worded('The policy is L38994.')
const SESSIONS = worded('Four sessions are allowed in rolling 12 months.')
const IMAGING = worded('Imaging is included.')

const lead = (text: string, kind: AskKind = 'coverage') =>
  leadWithPeriods([POLICY], [POLICY, IMAGING, SESSIONS], { kind, text }).map(({ words }) => words.short)

describe('who asks how often', () => {
  it.each(['how often can we do 62323?', 'Is there a rolling 12 month limit?', 'how soon is the next one covered'])(
    'is told that first: %s',
    (text) => {
      expect(lead(text)).toEqual([SESSIONS.words.short, POLICY.words.short])
    },
  )

  it.each([
    ['is 62323 covered with M54.16?', 'coverage'],
    ['which LCD covers 62323?', 'coverage'],
    ['how often is 62323 denied?', 'denial'],
  ] as const)('and who asks something else is not: %s', (text, kind) => {
    expect(lead(text, kind)).toEqual([POLICY.words.short])
  })
})
