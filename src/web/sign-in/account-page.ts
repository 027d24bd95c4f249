import type { FastifyReply, FastifyRequest } from 'fastify'
import { readText } from '../../http/read-text.ts'
import { type Instant, momentOf, waitInWords } from '../../http/time-in-words.ts'
import { checkPassword, hashPassword } from '../../identity/password-hash.ts'
import { findPasswordFault, LEAST_CHARACTERS } from '../../identity/password-rules.ts'
import { countRecoveryCodes, findAccountById, setPassword } from '../../store/people/credentials.ts'
import { listPasskeys } from '../../store/people/passkeys.ts'
import { listSessions, revokeSessions, type SignInMethod } from '../../store/people/sessions.ts'
import { forgiveAttempt, type Guard, takeAttempt } from '../../store/people/sign-in-guards.ts'
import { signInAddress } from '../next-address.ts'
import { type Framed, sendPage } from '../page.ts'
import { readId } from '../read-form.ts'
import { getOperator, getSession, isFresh, rotateSession, sessionLifetime } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'
import { findRelyingParty } from './relying-party.ts'

export type FieldError = { field: string; text: string }

type AccountView = {
  done: string | null
  errors: FieldError[]
  me: { name: string; email: string; credential: string | null; role: string }
  /** They signed in a moment ago, so they may change how they sign in. */
  fresh: boolean
  signInHref: string
  leastCharacters: number
  hasPassword: boolean
  passwordSetAt: Instant | null
  hasSecondStep: boolean
  recoveryCodes: number
  /** Passkeys can be made at this address. */
  passkeysPossible: boolean
  passkeys: { id: number; name: string; synced: boolean; createdAt: Instant; lastUsedAt: Instant | null }[]
  sessions: { id: number; device: string; address: string; method: string; lastUsedAt: Instant; here: boolean }[]
  otherSessions: boolean
  lifetime: { idleMinutes: number; hours: number }
  practice: boolean
}

const METHOD_WORDS: Readonly<Record<SignInMethod, string>> = {
  link: 'a sign-in link',
  password: 'the password',
  passkey: 'a passkey',
  oidc: 'the company’s sign-in',
}

/** What was just done, by the word in the address. */
const DONE: Readonly<Record<string, string>> = {
  password: 'Your password is set. Every other session was ended.',
  passkey: 'The passkey was added. It signs you in without a password.',
  'passkey-removed': 'The passkey was removed.',
  'second-step-removed': 'The second step was removed.',
  session: 'That session was ended.',
  sessions: 'Every other session was ended.',
}

/** One's own account: how one signs in, and from where. */
export function accountPages(deps: WebDeps) {
  const show = accountRenderer(deps)
  const welcome = deps.templates.load<Framed<WelcomeView>>('web/welcome.html')
  return {
    /** GET /account */
    show: (request: FastifyRequest, reply: FastifyReply) => show(request, reply, {}),

    /** GET /account/welcome: the first thing somebody sees who was invited. */
    async welcome(request: FastifyRequest, reply: FastifyReply) {
      const { name, email } = getOperator(request)
      const passkeysPossible = findRelyingParty(deps, request) !== null
      const view = { name, email, leastCharacters: LEAST_CHARACTERS, passkeysPossible, errors: [] }
      return sendPage(deps, request, reply, welcome, { title: 'Welcome' }, view)
    },

    /** POST /account/password */
    async setPassword(request: FastifyRequest, reply: FastifyReply) {
      const operator = getOperator(request)
      const fromWelcome = readText(request.body, 'from') === 'welcome'
      const password = readText(request.body, 'new_password')
      const fault =
        findPasswordFault(password, [operator.name, operator.email, deps.desk.name]) ??
        (readText(request.body, 'new_password_again') === password
          ? null
          : 'The two fields differ. Type the same twice.')
      const wrong = await findProofFault(deps, request, readText(request.body, 'current_password'))
      const errors = [...wrong, ...(fault === null ? [] : [{ field: 'new-password', text: fault }])]
      if (errors.length > 0) {
        if (!fromWelcome) return show(request, reply, { errors, status: 422 })
        const passkeysPossible = findRelyingParty(deps, request) !== null
        const { name, email } = operator
        const view = { name, email, leastCharacters: LEAST_CHARACTERS, passkeysPossible, errors }
        return sendPage(deps, request, reply, welcome, { title: 'Welcome', status: 422 }, view)
      }
      await setPassword(deps.pool, operator.id, await hashPassword(password), getSession(request).id)
      await rotateSession(deps, request, reply)
      return reply.redirect(fromWelcome ? '/queue' : '/account?done=password', 303)
    },

    /** POST /account/sessions/:sid/end */
    async endSession(request: FastifyRequest, reply: FastifyReply) {
      const { id } = getOperator(request)
      await revokeSessions(deps.pool, id, { only: readId(request.params, 'sid') }, id)
      return reply.redirect('/account?done=session#sessions', 303)
    },

    /** POST /account/sessions/end-others */
    async endOtherSessions(request: FastifyRequest, reply: FastifyReply) {
      const { id } = getOperator(request)
      await revokeSessions(deps.pool, id, { allBut: getSession(request).id }, id)
      return reply.redirect('/account?done=sessions#sessions', 303)
    },
  }
}

type WelcomeView = {
  name: string
  email: string
  leastCharacters: number
  passkeysPossible: boolean
  errors: FieldError[]
}

/** Sends the account page. */
export function accountRenderer(deps: WebDeps) {
  const template = deps.templates.load<Framed<AccountView>>('web/account.html')
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: { errors?: FieldError[]; status?: number },
  ): Promise<FastifyReply> => {
    const view = await composeAccount(deps, request, more.errors ?? [])
    return sendPage(
      deps,
      request,
      reply,
      template,
      { title: 'Account', section: 'account', status: more.status ?? 200 },
      view,
    )
  }
}

async function composeAccount(deps: WebDeps, request: FastifyRequest, errors: FieldError[]): Promise<AccountView> {
  const { id, name, email, credential, role } = getOperator(request)
  const here = getSession(request).id
  const [account, passkeys, sessions, recoveryCodes] = await Promise.all([
    findAccountById(deps.pool, id),
    listPasskeys(deps.pool, id),
    listSessions(deps.pool, id),
    countRecoveryCodes(deps.pool, id),
  ])
  const { done = '' } = request.query as { done?: string }
  const moment = (at: Date): Instant => momentOf(at, deps.now())
  return {
    done: Object.hasOwn(DONE, done) ? (DONE[done] ?? null) : null,
    errors,
    me: { name, email, credential, role },
    fresh: isFresh(deps, request),
    signInHref: signInAddress('/account'),
    leastCharacters: LEAST_CHARACTERS,
    hasPassword: account?.passwordHash != null,
    passwordSetAt: account?.passwordSetAt == null ? null : moment(account.passwordSetAt),
    hasSecondStep: account?.totpSealed != null,
    recoveryCodes,
    passkeysPossible: findRelyingParty(deps, request) !== null,
    passkeys: passkeys.map((each) => ({
      id: each.id,
      name: each.name,
      synced: each.backedUp,
      createdAt: moment(each.createdAt),
      lastUsedAt: each.lastUsedAt === null ? null : moment(each.lastUsedAt),
    })),
    sessions: sessions.map((each) => ({
      id: each.id,
      device: each.device ?? 'An unknown device',
      address: each.address ?? 'an unknown address',
      method: METHOD_WORDS[each.method],
      lastUsedAt: moment(each.lastUsedAt),
      here: each.id === here,
    })),
    otherSessions: sessions.length > 1,
    lifetime: sessionLifetime(deps),
    practice: deps.practice !== null,
  }
}

/** What is wrong with the proof for a new password: the old one, or where there is none, having signed in just now. */
async function findProofFault(deps: WebDeps, request: FastifyRequest, current: string): Promise<FieldError[]> {
  const { id } = getOperator(request)
  const account = await findAccountById(deps.pool, id)
  if (account?.passwordHash == null) {
    if (isFresh(deps, request)) return []
    return [{ field: 'new-password', text: 'You signed in a while ago. Sign in again, then set a password.' }]
  }
  const guards: Guard[] = [{ by: 'account', key: `password change of ${id}` }]
  const attempt = await takeAttempt(deps.pool, guards)
  if (attempt.kind === 'must_wait') {
    const wait = waitInWords(attempt.seconds)
    return [{ field: 'current-password', text: `There were too many wrong tries. The next is possible in ${wait}.` }]
  }
  const { matches } = await checkPassword(current, account.passwordHash)
  if (!matches) return [{ field: 'current-password', text: 'This is not your present password.' }]
  await forgiveAttempt(deps.pool, guards)
  return []
}
