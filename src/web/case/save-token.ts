import { createHmac, timingSafeEqual } from 'node:crypto'

/** How long text can still be saved from an open page, whatever became of its session. */
const SAVE_SECONDS = 12 * 3600

/** `operator.expiry.signature` */
const SHAPE = /^(\d{1,15})\.(\d{1,15})\.([\w-]{43})$/

/**
 * A token that lets one operator save text in one case for twelve hours, and do nothing else, even when the session has
 * ended meanwhile. Bound to the operator, the case and the time by an HMAC.
 */
export function makeSaveToken(secret: string, operatorId: number, caseId: number, now: Date): string {
  const expires = Math.floor(now.getTime() / 1000) + SAVE_SECONDS
  return `${operatorId}.${expires}.${sign(secret, operatorId, caseId, expires)}`
}

/** The operator who may still save text in that case, or null where the token is wrong, too old or for another case. */
export function readSaveToken(secret: string, token: string, caseId: number, now: Date): number | null {
  const [, operatorId, expires, given = ''] = SHAPE.exec(token) ?? []
  if (operatorId === undefined || Number(expires) < now.getTime() / 1000) return null
  const expected = sign(secret, Number(operatorId), caseId, Number(expires))
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected)) ? Number(operatorId) : null
}

const sign = (secret: string, operatorId: number, caseId: number, expires: number): string =>
  createHmac('sha256', secret).update(`save-text ${operatorId} ${caseId} ${expires}`).digest('base64url')
