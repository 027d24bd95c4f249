import type { AdjudicationIndicator, ModifierIndicator } from '../../domain/codebook.ts'

/** @see NCCI Policy Manual for Medicare Services 2026, ch. I, section A */
export const INDICATOR_WORDS: Readonly<Record<ModifierIndicator, string>> = {
  0: 'no modifier bypasses it',
  1: 'an NCCI modifier may bypass it where its criteria are met',
  9: 'deleted on the day it began: it was never in force',
}

/** @see NCCI Policy Manual for Medicare Services 2026, ch. I, section V */
export const ADJUDICATION_WORDS: Readonly<Record<AdjudicationIndicator, string>> = {
  1: 'per claim line',
  2: 'per day, absolute',
  3: 'per day, clinical',
}
