import type { GuidanceFact } from '../../src/domain/guidance-fact.ts'
import { codeRow } from './codebook-facts.ts'

/** A guidance note of that key that holds on every day. */
export function guidanceRow(key: string, more: Partial<GuidanceFact> = {}): GuidanceFact {
  const { effective, citation } = codeRow('99213')
  return {
    key,
    topic: 'guidelines',
    when: [],
    settles: ['units'],
    verdict: 'informational',
    short: null,
    text: 'the rule',
    reviewBy: null,
    effective,
    citation,
    ...more,
  }
}
