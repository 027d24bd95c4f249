import { describe, expect, it } from 'vitest'
import { pauseSeconds, retryDelaySeconds } from '../../../src/domain/reply-state.ts'
import { DEFAULT_SMTP_LIMITS, smtpLimitsOf } from '../../../src/mail/send/smtp-limits.ts'

/** A little for whatever is not waiting. */
const SLACK_SECONDS = 10

describe('the patience of an attempt', () => {
  it.each([
    ['the connection', smtpLimitsOf(1).connectSeconds, pauseSeconds('unreachable', 1)],
    ['the login', smtpLimitsOf(1).loginSeconds, pauseSeconds('unreachable', 1)],
    ['the envelope', smtpLimitsOf(1).envelopeSeconds, retryDelaySeconds(1)],
    ['a piece of the body', smtpLimitsOf(1).blockSeconds, retryDelaySeconds(1)],
  ])('with %s, and the rest after it, holds an answer up for a minute and a half at most', (_step, waits, rests) => {
    expect(waits + rests + SLACK_SECONDS).toBeLessThanOrEqual(90)
  })

  it.each(['connectSeconds', 'loginSeconds', 'envelopeSeconds', 'blockSeconds'] as const)(
    'in %s grows until a server that is always slow gets what RFC 5321 asks for',
    (step) => {
      const [first, second, third, tenth] = [1, 2, 3, 10].map((attempt) => smtpLimitsOf(attempt)[step])
      expect(first).toBeLessThan(second ?? 0)
      expect(second).toBeLessThan(third ?? 0)
      expect(third).toBe(DEFAULT_SMTP_LIMITS[step])
      expect(tenth).toBe(third)
    },
  )

  it.each([1, 2, 3])(
    'number %i is ten minutes and more after the final dot, where giving up is not harmless',
    (attempt) => {
      const { silenceSeconds, answerSeconds } = smtpLimitsOf(attempt)
      expect(silenceSeconds).toBeGreaterThanOrEqual(600)
      expect(answerSeconds).toBeGreaterThanOrEqual(silenceSeconds)
    },
  )
})
