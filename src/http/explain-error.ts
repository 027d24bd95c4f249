import type { FastifyError } from 'fastify'
import { AppError, type AppErrorCode } from '../domain/app-error.ts'
import { TooManyRequests } from './rate-limits.ts'
import { waitInWords } from './time-in-words.ts'

const STATUSES: Readonly<Record<AppErrorCode, number>> = {
  invalid: 422,
  not_found: 404,
  conflict: 409,
  unauthorized: 403,
  unavailable: 503,
  internal: 500,
}

const HEADINGS: Readonly<Record<number, string>> = {
  400: 'The request could not be read',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  413: 'Too large',
  415: 'The request could not be read',
  422: 'Not complete',
  429: 'Too many requests',
  503: 'Not available now',
}

/** What is said of an error to whoever asked. */
export type Explained = { status: number; heading: string; message: string }

/** The status, heading and sentence of an error; what nobody foresaw is "Internal error". */
export function explainError(error: unknown): Explained {
  const { status, message } = explain(error)
  return { status, heading: HEADINGS[status] ?? 'Internal error', message }
}

function explain(error: unknown): { status: number; message: string } {
  if (error instanceof AppError && error.code !== 'internal')
    return { status: STATUSES[error.code], message: error.message }
  if (error instanceof TooManyRequests) {
    const wait = waitInWords(error.retrySeconds)
    return { status: 429, message: `Too many requests came from your address. Wait ${wait}, then try again.` }
  }
  const { statusCode } = error as Partial<FastifyError>
  if (statusCode === 413)
    return { status: 413, message: 'The form holds more than the desk takes. Shorten the text and try again.' }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, message: 'The browser sent something the desk cannot read. Go back and try again.' }
  }
  return { status: 500, message: 'Internal error' }
}
