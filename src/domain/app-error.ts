/** What went wrong, in the words every border translates from: the web to a status, the command line to an exit code. */
export type AppErrorCode = 'invalid' | 'not_found' | 'conflict' | 'unauthorized' | 'unavailable' | 'internal'

/** A fault with a sentence for the person who meets it. Expected results are values, not errors. */
export class AppError extends Error {
  readonly code: AppErrorCode

  constructor(code: AppErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'AppError'
    this.code = code
  }
}
