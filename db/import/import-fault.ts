import { AppError } from '../../src/domain/app-error.ts'
import type { RecognisedEdition } from './layout.ts'

/** Thrown where the person stopped the import. */
export class ImportStopped extends Error {
  constructor(edition: RecognisedEdition) {
    super(`Stopped. The data loaded before is untouched; nothing of ${edition.title} was kept.`)
    this.name = 'ImportStopped'
  }
}

type DatabaseFault = { code?: string; message: string; detail?: string; where?: string }

/** The fault as the person who imports should meet it. Every one means that nothing of the edition was changed. */
export function toImportFault(error: unknown, edition: RecognisedEdition, signal: AbortSignal | undefined): Error {
  if (signal?.aborted) return new ImportStopped(edition)
  if (error instanceof AppError) return error
  const { code = '', message, where } = error as DatabaseFault
  const kept = 'the data loaded before is untouched'
  if (code === '53100' || code === 'ENOSPC' || /no space left on device/i.test(message)) {
    return new AppError('unavailable', `The disk is full; ${kept}. Free some space and import again.`, { cause: error })
  }
  // https://www.postgresql.org/docs/18/errcodes-appendix.html: 22 data exception, 23 constraint violation.
  if (/^2[23]...$/.test(code)) {
    const place = /COPY .*/.exec(where ?? '')?.[0]
    const reason = place === undefined ? message : `${message}; ${place}`
    return new AppError('invalid', `A row of ${edition.title} does not fit its table (${reason}); ${kept}.`, {
      cause: error,
    })
  }
  if (
    /^(?:08|57P)|ECONNRESET|EPIPE/.test(code) ||
    /connection terminated|connection ended|connection error|not queryable/i.test(message)
  ) {
    return new AppError('unavailable', `The database went away (${message}); ${kept}. Start it and import again.`, {
      cause: error,
    })
  }
  return error instanceof Error ? error : new Error(String(error))
}
