import type { FastifyReply, FastifyRequest } from 'fastify'
import { hashToken, newToken } from '../../http/tokens.ts'
import type { Operator } from '../../store/people/operators.ts'
import { type LinkPurpose, replaceSignInLinks } from '../../store/people/sign-in-links.ts'
import { setSealedCookie } from '../sign-in/sealed-cookie.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

/** A weekend may lie between the invitation and the first day. */
export const INVITATION_HOURS = 72

/** A link on its way to the page that shows it once. */
export type LinkFlash = { name: string; email: string; url: string; mailed: boolean; purpose: LinkPurpose }

const SHOW_SECONDS = 120

/** Resolves when a new link of that person is on its way: to them by mail where mail leaves, and to the admin's next page. */
export async function handOverLink(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { id, name, email }: Operator,
  purpose: LinkPurpose,
): Promise<void> {
  const by = getOperator(request)
  const token = newToken()
  const expiresAt = new Date(deps.now().getTime() + INVITATION_HOURS * 3_600_000)
  await replaceSignInLinks(deps.pool, id, { tokenSha256: hashToken(token), expiresAt, purpose }, { operatorId: by.id })
  const url = `${addressOfDesk(deps, request)}/sign-in/${token}`
  const mailed =
    deps.inviteByMail == null
      ? false
      : await deps.inviteByMail({ to: { address: email, name }, by: by.name, url, hours: INVITATION_HOURS })
  const flash: LinkFlash = { name, email, url, mailed, purpose }
  setSealedCookie(deps, reply, 'flash', flash, SHOW_SECONDS)
}

/** Where people reach the desk. Without a set address it is the one the admin came by; that one is never mailed. */
function addressOfDesk(deps: WebDeps, request: FastifyRequest): string {
  const own = new URL(deps.baseUrl)
  const { host } = request.headers
  const local = own.hostname === '127.0.0.1' && host !== undefined && /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host)
  return local ? `http://${host}` : deps.baseUrl
}
