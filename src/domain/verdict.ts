/** What may be concluded about what was asked. */
export const VERDICTS = ['allowed', 'allowed_with_modifier', 'not_allowed', 'informational', 'unknown'] as const

export type Verdict = (typeof VERDICTS)[number]
