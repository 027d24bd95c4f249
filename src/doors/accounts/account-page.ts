import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DOORS } from '../../domain/allowance.ts'
import { AppError } from '../../domain/app-error.ts'
import { DOOR_NAMES, dayInWords, limitWords } from '../../flow/customers/allowance-words.ts'
import { lookAllowance } from '../../flow/customers/use-allowance.ts'
import { clearCookie } from '../../http/cookies.ts'
import { readLine } from '../../http/read-text.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { type AccountSession, endAccountSessions, listAccountSessions } from '../../store/customers/account-sessions.ts'
import { deleteAccount } from '../../store/customers/accounts.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { SESSION_COOKIE } from '../form-session.ts'
import { type Framed, sendPage } from '../page.ts'

type AccountView = {
  address: string
  plan: string
  planUntil: string | null
  allowances: { name: string; limit: string; left: number | null; renewedOn: string | null }[]
  sessions: { id: number; device: string; here: boolean; usedAt: Instant }[]
  others: number
  deleteError: string | null
}

/** One's own account: what is left, where one is signed in, and the way out. */
export function addAccountRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const template = deps.templates.load<Framed<AccountView>>('doors/account.html')

  const show = async (request: FastifyRequest, reply: FastifyReply, deleteError: string | null) => {
    const session = getSession(request)
    const view = { ...(await composeAccount(deps, request, session)), deleteError }
    const options = { title: 'Your account', section: 'account', status: deleteError === null ? 200 : 422 } as const
    return sendPage(deps, request, reply, template, options, view)
  }

  app.get('/account', async (request, reply) => {
    if (request.accountSession === null) return reply.redirect('/sign-in', 303)
    return show(request, reply, null)
  })
  app.post('/account/sign-out', async (request, reply) => {
    const { accountSession: session } = request
    if (session !== null) await endAccountSessions(deps.pool, session.account.id, { only: session.id })
    clearCookie(deps, reply, SESSION_COOKIE)
    return reply.redirect('/', 303)
  })
  app.post('/account/sessions/:sid/end', async (request, reply) => {
    const { account } = getSession(request)
    await endAccountSessions(deps.pool, account.id, { only: readId(request) })
    return reply.redirect('/account', 303)
  })
  app.post('/account/sessions/end-others', async (request, reply) => {
    const { account, id } = getSession(request)
    await endAccountSessions(deps.pool, account.id, { allBut: id })
    return reply.redirect('/account', 303)
  })
  app.post('/account/delete', async (request, reply) => {
    const { account } = getSession(request)
    if (readLine(request.body, 'address').toLowerCase() !== account.address)
      return show(request, reply, 'Type your email address as it stands above, so that nothing is deleted by accident.')
    await deleteAccount(deps.pool, account.id, null)
    clearCookie(deps, reply, SESSION_COOKIE)
    return reply.redirect('/', 303)
  })
}

/** The session of who is signed in. @throws AppError `unauthorized` */
export function getSession({ accountSession }: FastifyRequest): AccountSession {
  if (accountSession !== null) return accountSession
  throw new AppError('unauthorized', 'You are not signed in, or your session has ended. Sign in and try again.')
}

/** Digits only: anything else ends no session. */
function readId(request: FastifyRequest): number {
  const { sid } = request.params as { sid: string }
  return /^\d{1,15}$/.test(sid) ? Number(sid) : 0
}

async function composeAccount(
  deps: DoorsDeps,
  request: FastifyRequest,
  { id, account }: AccountSession,
): Promise<Omit<AccountView, 'deleteError'>> {
  const { allowances: ports, timeZone } = deps
  const allowances = await Promise.all(DOORS.map((door) => lookAllowance(ports, request.caller, door)))
  const sessions = await listAccountSessions(deps.pool, account.id)
  return {
    address: account.address,
    plan: allowances[0]?.plan.name ?? account.plan,
    planUntil: account.planUntil === null ? null : dayInWords(account.planUntil, timeZone),
    allowances: allowances.map((allowance) => ({
      name: DOOR_NAMES[allowance.door],
      limit: limitWords(allowance.limit),
      left: allowance.left,
      renewedOn: allowance.resetsAt === null ? null : dayInWords(allowance.resetsAt, timeZone),
    })),
    sessions: sessions.map((each) => ({
      id: each.id,
      device: each.device ?? 'An unknown device',
      here: each.id === id,
      usedAt: instantOf(each.lastUsedAt),
    })),
    others: sessions.filter((each) => each.id !== id).length,
  }
}
