import type { FastifyReply, FastifyRequest } from 'fastify'
import { type SignInOutcome, signInWithPassword } from '../../flow/customers/sign-in.ts'
import { readLine, readText } from '../../http/read-text.ts'
import { waitInWords } from '../../http/time-in-words.ts'
import { makeChallenge } from '../../identity/challenges.ts'
import { offerAuthentication, PASSKEY_SECONDS } from '../../identity/passkeys.ts'
import type { Account } from '../../store/people/credentials.ts'
import { readNext } from '../next-address.ts'
import { type Framed, sendPage } from '../page.ts'
import { sessionLifetime, startSession, stopSession } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { findRelyingParty } from './relying-party.ts'
import { setSealedCookie } from './sealed-cookie.ts'
import { signInPorts } from './sign-in-ports.ts'

type FieldError = { field: string; text: string }

type SignInView = {
  email: string
  next: string
  errors: FieldError[]
  /** Whose session was locked, and after how many minutes. */
  locked: { name: string; minutes: number } | null
  /** They are signed in and asked to show once more who they are. */
  again: boolean
  /** What the browser needs for a passkey; null where there can be none. */
  passkeyOptions: string | null
  /** Such as "Acme", for "Sign in with Acme". */
  company: string | null
}

/** What a password that was right and still wants its second step leaves with the browser. */
export type PendingStep = { operatorId: number; passwordSetAt: string | null; next: string }

/** How long a person may look for their phone. */
export const SECOND_STEP_SECONDS = 300

const MOST_EMAIL_CHARACTERS = 320

/** The page everybody signs in on, by password, passkey or company. */
export function signInPages(deps: WebDeps) {
  const show = signInRenderer(deps)
  return {
    /** GET /sign-in */
    show: (request: FastifyRequest, reply: FastifyReply) => show(request, reply, {}),

    /** POST /sign-in */
    async enter(request: FastifyRequest, reply: FastifyReply) {
      const email = readLine(request.body, 'email').slice(0, MOST_EMAIL_CHARACTERS)
      const password = readText(request.body, 'password')
      const next = readNext(readLine(request.body, 'next'))
      const missing = findMissing(email, password)
      if (missing.length > 0) return show(request, reply, { email, next, errors: missing, status: 422 })
      const outcome = await signInWithPassword(signInPorts(deps), { email, password, address: request.ip })
      if (outcome.kind === 'proved') {
        await startSession(deps, request, reply, outcome.account.operator, 'password')
        return reply.redirect(next, 303)
      }
      if (outcome.kind === 'second_step') {
        setSealedCookie(deps, reply, 'second-step', pendingStepOf(outcome.account, next), SECOND_STEP_SECONDS)
        return reply.redirect('/sign-in/second-step', 303)
      }
      const { status, text } = explainRefusal(reply, outcome, 'This address and this password do not go together.')
      return show(request, reply, { email, next, errors: [{ field: 'email', text }], status })
    },

    /** POST /sign-out */
    async leave(request: FastifyRequest, reply: FastifyReply) {
      await stopSession(deps, request, reply)
      return reply.redirect('/sign-in', 303)
    },
  }
}

/** Sends the sign-in page. */
export function signInRenderer(deps: WebDeps) {
  const template = deps.templates.load<Framed<SignInView>>('web/sign-in.html')
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: Partial<Pick<SignInView, 'email' | 'next' | 'errors'>> & { status?: number },
  ): Promise<FastifyReply> => {
    const { session, operator } = request.visitor
    const site = findRelyingParty(deps, request)
    const { idleMinutes } = sessionLifetime(deps)
    const view: SignInView = {
      email: more.email ?? session?.operator.email ?? '',
      next: more.next ?? readNext((request.query as { next?: unknown }).next),
      errors: more.errors ?? [],
      locked: session?.state === 'locked' ? { name: session.operator.name, minutes: idleMinutes } : null,
      again: operator !== null,
      passkeyOptions: site === null ? null : await offerAuthentication(site, newChallenge(deps, request)),
      company: deps.oidc?.label ?? null,
    }
    return sendPage(deps, request, reply, template, { title: 'Sign in', status: more.status ?? 200 }, view)
  }
}

function newChallenge(deps: WebDeps, request: FastifyRequest): Buffer {
  const expiresAt = new Date(deps.now().getTime() + PASSKEY_SECONDS * 1000)
  const target = { use: 'sign in', browser: request.visitor.formToken } as const
  return makeChallenge(deps.review.secret, target, expiresAt)
}

function findMissing(email: string, password: string): FieldError[] {
  const errors: FieldError[] = []
  if (email === '') errors.push({ field: 'email', text: 'Type your email address.' })
  if (password === '') errors.push({ field: 'password', text: 'Type your password.' })
  return errors
}

const pendingStepOf = ({ operator, passwordSetAt }: Account, next: string): PendingStep => ({
  operatorId: operator.id,
  passwordSetAt: passwordSetAt?.toISOString() ?? null,
  next,
})

/** The status and the sentence for a try that did not succeed; the same whether or not there is such an account. */
export function explainRefusal(
  reply: FastifyReply,
  outcome: Extract<SignInOutcome<unknown>, { kind: 'refused' | 'wait' }>,
  why: string,
): { status: number; text: string } {
  const { kind, waitSeconds } = outcome
  if (waitSeconds > 0) reply.header('retry-after', waitSeconds)
  const wait = waitInWords(waitSeconds)
  if (kind === 'wait') {
    const text = `There were too many failed tries, so this one was not looked at. The next is possible in ${wait}. A passkey or a sign-in link works at once.`
    return { status: 429, text }
  }
  return { status: 422, text: waitSeconds === 0 ? why : `${why} The next try is possible in ${wait}.` }
}
