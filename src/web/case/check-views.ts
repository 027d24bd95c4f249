import type { AnswerCheck } from '../../flow/review/answer-checks.ts'

/** A check as the page and the module show it. */
export type CheckView = AnswerCheck & { words: string; go: string | null }

const CHECK_WORDS = { ok: 'OK', warn: 'Check', block: 'Missing' } as const

/** Checks as they are listed: what blocks first, then what warns, then what is fine. */
export function viewChecks(checks: readonly AnswerCheck[]): CheckView[] {
  const weight = { block: 0, warn: 1, ok: 2 }
  return checks
    .toSorted((one, other) => weight[one.outcome] - weight[other.outcome])
    .map((check) => ({ ...check, words: CHECK_WORDS[check.outcome], go: check.outcome === 'ok' ? null : check.part }))
}

/** How many checks found nothing. */
export function countFine(checks: readonly AnswerCheck[]): string {
  const fine = checks.filter(({ outcome }) => outcome === 'ok').length
  return fine === checks.length ? `All ${fine} checks are` : `${fine} of ${checks.length} checks are`
}
