import type { CheckArea, CheckFinding, Verdict } from './check.ts'
import type { Examination } from './examine.ts'

const MARKS: Readonly<Record<Verdict, string>> = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL', unknown: '--  ' }

/** One examination in lines: its title and verdict, what was found, and what mends it. */
export function sayExamination({ title, findings }: Examination, number: number): string {
  const lines = findings.map(({ verdict, detail, mend }, index) => {
    const head = index === 0 ? `${String(number).padStart(2)} ${`${title} `.padEnd(18, '.')}` : ' '.repeat(21)
    const arrow = mend === undefined || verdict === 'ok' ? '' : `\n${' '.repeat(27)}-> ${mend}`
    return `${head} ${MARKS[verdict]} ${detail}${arrow}\n`
  })
  return lines.join('')
}

/** How it all stands, in a sentence. */
export function sayTotal(examinations: readonly Examination[]): string {
  const count = (verdict: Verdict): number => examinations.filter((each) => each.verdict === verdict).length
  const [failed, warned, unknown] = [count('fail'), count('warn'), count('unknown')]
  if (failed + warned + unknown === 0) return 'Everything is as it should be.'
  const parts = [
    `${failed} failed`,
    `${warned} ${warned === 1 ? 'warning' : 'warnings'}`,
    ...(unknown > 0 ? [`${unknown} could not be looked at`] : []),
  ]
  return `${parts.join(', ')}.`
}

/** One code for each place where trouble may be, for scripts to tell apart. */
export const DOCTOR_EXIT = { ok: 0, failed: 1, config: 3, database: 4, network: 5, data: 6 } as const

/**
 * The exit code: 0 where nothing failed; the place's own where everything that failed is in one place, else 1. Warnings and
 * what could not be looked at fail nothing.
 */
export function exitCodeOfAll(examinations: readonly Examination[]): number {
  const areas = new Set(examinations.filter(({ verdict }) => verdict === 'fail').map(({ area }) => area))
  const [only] = areas
  if (only === undefined) return DOCTOR_EXIT.ok
  return areas.size > 1 ? DOCTOR_EXIT.failed : CODES[only]
}

const CODES: Readonly<Record<CheckArea, number>> = {
  config: DOCTOR_EXIT.config,
  database: DOCTOR_EXIT.database,
  network: DOCTOR_EXIT.network,
  data: DOCTOR_EXIT.data,
  desk: DOCTOR_EXIT.failed,
}

/** As a script reads it: the functions that mend are left out. */
export const toJson = ({ findings, ...examination }: Examination) => ({
  ...examination,
  findings: findings.map(({ fix, ...finding }: CheckFinding) => ({ ...finding, fixable: fix !== undefined })),
})
