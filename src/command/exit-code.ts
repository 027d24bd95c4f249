import type { AppError, AppErrorCode } from '../domain/app-error.ts'

/** Exit codes of the command line, for scripts to rely on. */
export const EXIT = { ok: 0, failed: 1, usage: 2, unavailable: 4, badData: 6, interrupted: 130 } as const

const BY_ERROR: Record<AppErrorCode, number> = {
  invalid: EXIT.usage,
  not_found: EXIT.failed,
  conflict: EXIT.failed,
  unauthorized: EXIT.failed,
  unavailable: EXIT.unavailable,
  internal: EXIT.failed,
}

/** The exit code that tells a script what kind of fault it was. */
export function exitCodeOf(error: AppError): number {
  return BY_ERROR[error.code]
}
