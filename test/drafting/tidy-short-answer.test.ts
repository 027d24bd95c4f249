import { describe, expect, it } from 'vitest'
import { tidyShortAnswer } from '../../src/drafting/tidy-short-answer.ts'

describe('a tidy short answer', () => {
  it.each([
    [
      'names an edition where it is first used',
      'No: A is in B (edition 2024Q3, the nearest loaded). No: C is in D (edition 2024Q3, the nearest loaded).',
      'No: A is in B (edition 2024Q3, the nearest loaded). No: C is in D.',
    ],
    [
      'names every edition that differs',
      'A has status N (fee schedule 2025Q4). B has status N (fee schedule 2026Q1).',
      'A has status N (fee schedule 2025Q4). B has status N (fee schedule 2026Q1).',
    ],
    [
      'names the conversion factor of a year once, and keeps the end of the sentence',
      'A has 1.5 work RVU; the conversion factor of 2025 is 32.3465. B has 2 work RVU; the conversion factor of 2025 is 32.3465.',
      'A has 1.5 work RVU; the conversion factor of 2025 is 32.3465. B has 2 work RVU.',
    ],
    [
      'keeps what two edits alike say of modifiers',
      'No: A is in B (modifier indicator 0). No: C is in D (modifier indicator 0).',
      'No: A is in B (modifier indicator 0). No: C is in D (modifier indicator 0).',
    ],
    [
      'tells in one sentence all that is not in the data',
      'Not in the data loaded here: how many units (A). Not in the data loaded here: what is paid (A). It is valid.',
      'Not in the data loaded here: how many units (A); what is paid (A). It is valid.',
    ],
    [
      'keeps questions with numbers apart',
      '1. Not in the data loaded here: how many units.\n2. Not in the data loaded here: what is paid.',
      '1. Not in the data loaded here: how many units.\n2. Not in the data loaded here: what is paid.',
    ],
    [
      'lists nothing behind a sentence that goes on',
      'Not in the data loaded here: the policy of Aetna; the edits are Medicare’s. Not in the data loaded here: what is paid.',
      'Not in the data loaded here: the policy of Aetna; the edits are Medicare’s. Not in the data loaded here: what is paid.',
    ],
  ])('%s', (_title, text, tidy) => {
    expect(tidyShortAnswer(text)).toBe(tidy)
  })
})
