import type { FastifyReply, FastifyRequest } from 'fastify'
import { clearCookie, readCookie, setCookie } from '../../http/cookies.ts'
import { type SealPurpose, seal, unseal } from '../../identity/seal.ts'
import type { WebDeps } from '../web-deps.ts'

const nameOf = (purpose: SealPurpose): string => `desk_${purpose.replaceAll('-', '_')}`

/** Gives the browser something to bring back that it can neither read nor change, for so many seconds. */
export function setSealedCookie(
  deps: WebDeps,
  reply: FastifyReply,
  purpose: SealPurpose,
  value: object,
  seconds: number,
): void {
  const text = JSON.stringify({ value, until: deps.now().getTime() + seconds * 1000 })
  setCookie(deps, reply, nameOf(purpose), seal(deps.review.secret, purpose, text).toString('base64url'), seconds)
}

/** What {@link setSealedCookie} gave it, or null where there is none or its time is over. */
export function readSealedCookie<Value>(deps: WebDeps, request: FastifyRequest, purpose: SealPurpose): Value | null {
  const sealed = readCookie(deps, request, nameOf(purpose))
  const text = sealed === undefined ? null : unseal(deps.review.secret, purpose, Buffer.from(sealed, 'base64url'))
  if (text === null) return null
  const { value, until } = JSON.parse(text) as { value: Value; until: number }
  return until > deps.now().getTime() ? value : null
}

/** The same, and the browser has it no more: for what is shown once. */
export function takeSealedCookie<Value>(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  purpose: SealPurpose,
): Value | null {
  const value = readSealedCookie<Value>(deps, request, purpose)
  if (readCookie(deps, request, nameOf(purpose)) !== undefined) clearCookie(deps, reply, nameOf(purpose))
  return value
}
