import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CONFIRMATION_MINUTES } from '../../flow/customers/confirm-address.ts'
import { readCookie, setCookie } from '../../http/cookies.ts'
import { signInLimit } from '../../http/rate-limits.ts'
import { readLine } from '../../http/read-text.ts'
import { hashToken, newToken } from '../../http/tokens.ts'
import { describeDevice } from '../../identity/device-words.ts'
import { addAccountSession, SESSION_DAYS } from '../../store/customers/account-sessions.ts'
import { findConfirmation, noteConfirmationHandled, useConfirmationLink } from '../../store/customers/confirmations.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { SESSION_COOKIE } from '../form-session.ts'
import { type Framed, sendPage } from '../page.ts'
import { readReturnPath } from '../return-path.ts'

type SignInView = { error: string | null; typed: string; next: string | null; minutes: number }
type ConfirmView = { open: { address: string; signIn: boolean } | null }

const DAY_SECONDS = 24 * 3600

const FAULTS = {
  not_an_address: 'That is no email address a link could go to. Write it like maria.lopez@clinic.example.',
  too_many_from_network: 'Too many links were asked for from your network. Try again in an hour, or write to the desk.',
} as const

/** Signing up and in, which are the same: a link by mail, without a password. */
export function addSignInRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const limited = signInLimit(deps.limits)
  const pages = signInPages(deps)
  app.get('/sign-in', pages.show)
  app.post('/sign-in', limited, pages.ask)
  app.get('/sign-in/sent', pages.sent)
  app.get('/confirm/:token', limited, pages.open)
  app.post('/confirm/:token', limited, pages.confirm)
}

function signInPages(deps: DoorsDeps) {
  const form = deps.templates.load<Framed<SignInView>>('doors/sign-in.html')
  const sent = deps.templates.load<Framed<{ minutes: number; deskAddress: string }>>('doors/sign-in-sent.html')
  const link = deps.templates.load<Framed<ConfirmView>>('doors/confirm.html')

  const showForm = (request: FastifyRequest, reply: FastifyReply, view: Omit<SignInView, 'minutes'>) => {
    const options = { title: 'Sign in', section: 'account', status: view.error === null ? 200 : 422 } as const
    return sendPage(deps, request, reply, form, options, { ...view, minutes: CONFIRMATION_MINUTES })
  }

  return {
    /** GET /sign-in?next= */
    async show(request: FastifyRequest, reply: FastifyReply) {
      if (request.caller.kind === 'account') return reply.redirect('/account', 303)
      return showForm(request, reply, { error: null, typed: '', next: readReturnPath(readLine(request.query, 'next')) })
    },

    /** POST /sign-in: the same page, the same words and the same work for every address. */
    async ask(request: FastifyRequest, reply: FastifyReply) {
      const typed = readLine(request.body, 'email').slice(0, 300)
      const next = readReturnPath(readLine(request.body, 'next'))
      const asked = await deps.accounts.confirmAddress({
        address: typed,
        purpose: 'sign_in',
        subject: next,
        network: request.ip,
      })
      if (asked !== 'asked') return showForm(request, reply, { error: FAULTS[asked], typed, next })
      return reply.redirect('/sign-in/sent', 303)
    },

    /** GET /sign-in/sent */
    sent: (request: FastifyRequest, reply: FastifyReply) =>
      sendPage(
        deps,
        request,
        reply,
        sent,
        { title: 'Look into your mail', section: 'account' },
        { minutes: CONFIRMATION_MINUTES, deskAddress: deps.desk.address },
      ),

    /** GET /confirm/:token: programs that look into mail open links; only the button uses it up. */
    async open(request: FastifyRequest, reply: FastifyReply) {
      const found = await findConfirmation(deps.pool, hashToken(tokenOf(request)))
      const open = found === null ? null : { address: found.address, signIn: found.purpose === 'sign_in' }
      return sendConfirm(request, reply, open)
    },

    /** POST /confirm/:token */
    async confirm(request: FastifyRequest, reply: FastifyReply) {
      const confirmed = await useConfirmationLink(deps.pool, hashToken(tokenOf(request)))
      if (confirmed === null) return sendConfirm(request, reply, null)
      await startAccountSession(deps, request, reply, confirmed.accountId)
      if (confirmed.purpose === 'sign_in')
        return reply.redirect(readReturnPath(confirmed.subject ?? '') ?? '/account', 303)
      const location = await deps.accounts.carryOut(confirmed)
      await noteConfirmationHandled(deps.pool, confirmed.id)
      return reply.redirect(location ?? '/account', 303)
    },
  }

  function sendConfirm(request: FastifyRequest, reply: FastifyReply, open: ConfirmView['open']) {
    const title = open === null ? 'This link is good no more' : 'Confirm your address'
    return sendPage(
      deps,
      request,
      reply,
      link,
      { title, section: 'account', status: open === null ? 410 : 200 },
      { open },
    )
  }
}

const tokenOf = (request: FastifyRequest): string => (request.params as { token: string }).token.slice(0, 100)

/** Resolves when the browser has a new session of that account; the one it had is over. */
async function startAccountSession(
  deps: DoorsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  accountId: number,
): Promise<void> {
  const token = newToken()
  const before = readCookie(deps, request, SESSION_COOKIE)
  await addAccountSession(deps.pool, {
    accountId,
    tokenSha256: hashToken(token),
    device: describeDevice(request.headers['user-agent']),
    replaces: before === undefined ? null : hashToken(before),
  })
  setCookie(deps, reply, SESSION_COOKIE, token, SESSION_DAYS * DAY_SECONDS)
}
