import type { CodeReference } from './code-reference.ts'

/**
 * Adjustment reasons that lie in a line, its claim or its payer and in no other code of the day: what is missing or does not
 * fit, who pays, the time to file, coverage, authorization, records, enrollment and the patient's share (X12 external code list 139).
 */
const OF_ONE_LINE = new Set(
  '1 2 3 11 15 16 19 20 21 22 24 26 27 29 31 45 50 95 109 119 146 149 163 164 165 167 170 171 172 173 174 175 176 177 181 183 184 185 197 198 204 208 226 227 251 252 B7 B16'.split(
    ' ',
  ),
)

/** True where reasons of denial are named, and what the codes are to each other explains none of them. */
export function areDeniedApart(references: readonly Pick<CodeReference, 'system' | 'code'>[]): boolean {
  const reasons = references.filter(({ system }) => system === 'CARC')
  return reasons.length > 0 && reasons.every(({ code }) => OF_ONE_LINE.has(code))
}
