import type { FastifyReply, FastifyRequest } from 'fastify'
import { DOORS, type Door, GUEST_PLAN } from '../../domain/allowance.ts'
import { AppError } from '../../domain/app-error.ts'
import { isIsoDate } from '../../domain/iso-date.ts'
import { instantInZone } from '../../domain/zoned-time.ts'
import { DOOR_NAMES, sayAllowance } from '../../flow/customers/allowance-words.ts'
import { grantAllowance, type SetPlanPorts, setPlan } from '../../flow/customers/set-plan.ts'
import { lookAllowance } from '../../flow/customers/use-allowance.ts'
import { readLine } from '../../http/read-text.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { findMailStop, resumeStoppedMail } from '../../store/automatic-mail/mail-stops.ts'
import { endAccountSessions, listAccountSessions } from '../../store/customers/account-sessions.ts'
import { type Account, deleteAccount, findAccount, listGrants } from '../../store/customers/accounts.ts'
import { changePlan, grantMore, listPlanChanges } from '../../store/customers/plan-changes.ts'
import { type Framed, sendPage } from '../page.ts'
import { readId } from '../read-form.ts'
import { getOperator } from '../visitor.ts'
import type { WebDeps } from '../web-deps.ts'

type CustomerView = {
  id: number
  address: string
  plan: string
  until: Instant | null
  confirmed: boolean
  left: { name: string; said: string }[]
  sessions: number
  stoppedAt: Instant | null
  plans: { value: string; label: string; chosen: boolean }[]
  doors: { value: Door; label: string }[]
  given: { what: string; end: Instant | null; by: string; at: Instant }[]
  errors: { field: string; text: string }[]
  done: string | null
}

const DONE: Readonly<Record<string, string>> = {
  plan: 'The plan was set.',
  grant: 'It was granted. Questions that wait for it go on within some minutes.',
  sessions: 'Their sessions were ended.',
  mail: 'Automatic mail may go to them again.',
}

const SOURCES: Readonly<Record<string, string>> = { command: 'a command', api: 'a program' }

/** One person who uses the public pages, for a lead. */
export function customerPages(deps: WebDeps) {
  const template = deps.templates.load<Framed<CustomerView>>('web/customer.html')

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    account: Account,
    errors: CustomerView['errors'],
  ) => {
    const { done = '' } = request.query as { done?: string }
    const words = Object.hasOwn(DONE, done) ? (DONE[done] ?? null) : null
    const view = { ...(await composeCustomer(deps, account)), errors, done: errors.length === 0 ? words : null }
    const options = { title: 'Customer', section: 'customers', status: errors.length === 0 ? 200 : 422 } as const
    return sendPage(deps, request, reply, template, options, view)
  }

  const find = async (request: FastifyRequest): Promise<Account> => {
    const account = await findAccount(deps.pool, readId(request.params, 'aid'))
    if (account === null) throw new AppError('not_found', 'There is no such account; its owner may have deleted it.')
    return account
  }
  /** What is wrong with the form goes back onto its page. */
  const change = async (
    request: FastifyRequest,
    reply: FastifyReply,
    field: string,
    after: (account: Account) => string,
    work: (account: Account) => Promise<unknown>,
  ) => {
    const account = await find(request)
    try {
      await work(account)
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'invalid') throw error
      return show(request, reply, account, [{ field, text: error.message }])
    }
    return reply.redirect(after(account), 303)
  }
  const done =
    (what: string) =>
    ({ id }: Account) =>
      `/customers/${id}?done=${what}`
  const by = (request: FastifyRequest) => ({ source: 'operator', operatorId: getOperator(request).id }) as const

  return {
    /** GET /customers/:aid */
    show: async (request: FastifyRequest, reply: FastifyReply) => show(request, reply, await find(request), []),

    /** POST /customers/:aid/plan */
    setPlan: (request: FastifyRequest, reply: FastifyReply) =>
      change(request, reply, 'plan', done('plan'), async ({ address }) => {
        const plan = readLine(request.body, 'plan')
        const until = readDay(deps, request, 'plan_until')
        await setPlan(portsOf(deps), { address, plan, until, by: by(request), eventId: null })
      }),

    /** POST /customers/:aid/grant */
    grant: (request: FastifyRequest, reply: FastifyReply) =>
      change(request, reply, 'count', done('grant'), async ({ address }) => {
        const count = Number(readLine(request.body, 'count') || 'none')
        const until = readDay(deps, request, 'grant_until')
        const door = readLine(request.body, 'door')
        await grantAllowance(portsOf(deps), { address, door, count, until, by: by(request), eventId: null })
      }),

    /** POST /customers/:aid/end-sessions */
    endSessions: (request: FastifyRequest, reply: FastifyReply) =>
      change(request, reply, 'sessions', done('sessions'), ({ id }) =>
        endAccountSessions(deps.pool, id, { allBut: null }),
      ),

    /** POST /customers/:aid/resume-mail */
    resumeMail: (request: FastifyRequest, reply: FastifyReply) =>
      change(request, reply, 'mail', done('mail'), (account) =>
        resumeStoppedMail(deps.pool, account, getOperator(request).id),
      ),

    /** POST /customers/:aid/delete */
    delete: (request: FastifyRequest, reply: FastifyReply) =>
      change(
        request,
        reply,
        'address',
        () => '/customers?done=deleted',
        async ({ id, address }) => {
          if (readLine(request.body, 'address').toLowerCase() !== address)
            throw new AppError(
              'invalid',
              'Type the address as it stands above, so that nothing is deleted by accident.',
            )
          await deleteAccount(deps.pool, id, getOperator(request).id)
        },
      ),
  }
}

const portsOf = ({ pool, allowances, now }: WebDeps): SetPlanPorts => ({
  plans: allowances.plans,
  now,
  changePlan: (change) => changePlan(pool, change),
  grantMore: (grant) => grantMore(pool, grant),
})

/** The end of the day that was typed; null where the field is empty. @throws AppError `invalid` */
function readDay({ timeZone }: WebDeps, request: FastifyRequest, field: string): Date | null {
  const text = readLine(request.body, field)
  if (text === '') return null
  const end = isIsoDate(text) ? instantInZone(`${text}T23:59`, timeZone) : null
  if (end === null) throw new AppError('invalid', 'Write the last day like 2030-01-31, or leave it empty.')
  return end
}

async function composeCustomer(deps: WebDeps, account: Account): Promise<Omit<CustomerView, 'errors' | 'done'>> {
  const { pool, allowances, timeZone } = deps
  const { id, address, plan, planUntil, confirmedAt } = account
  const visitor = { kind: 'account', accountId: id, address, plan } as const
  const [left, sessions, stop, grants, changes] = await Promise.all([
    Promise.all(DOORS.map((door) => lookAllowance(allowances, visitor, door))),
    listAccountSessions(pool, id),
    findMailStop(pool, address),
    listGrants(pool, id),
    listPlanChanges(pool, id),
  ])
  const nameOf = (key: string): string => allowances.plans.plans.find((each) => each.key === key)?.name ?? key
  const byWhom = (name: string | null, source: string): string => name ?? SOURCES[source] ?? source
  const given = [
    ...grants.map(({ door, count, used, expiresAt, operatorName, source, createdAt }) => ({
      what: `${count} more: ${DOOR_NAMES[door].toLowerCase()}, ${used} used`,
      end: expiresAt,
      by: byWhom(operatorName, source),
      at: createdAt,
    })),
    ...changes.map(({ plan: key, planUntil: end, operatorName, source, createdAt }) => ({
      what: `Plan ${nameOf(key)}`,
      end,
      by: byWhom(operatorName, source),
      at: createdAt,
    })),
  ].toSorted((one, other) => other.at.getTime() - one.at.getTime())
  return {
    id,
    address,
    plan: nameOf(plan),
    until: planUntil === null ? null : instantOf(planUntil),
    confirmed: confirmedAt !== null,
    left: left.map((each) => ({
      name: DOOR_NAMES[each.door],
      said: sayAllowance(each, timeZone) ?? 'as many as they like',
    })),
    sessions: sessions.length,
    stoppedAt: stop === null ? null : instantOf(stop),
    plans: allowances.plans.plans
      .filter(({ key }) => key !== GUEST_PLAN)
      .map(({ key, name }) => ({ value: key, label: name, chosen: key === plan })),
    doors: DOORS.map((door) => ({ value: door, label: DOOR_NAMES[door] })),
    given: given.map(({ what, end, by, at }) => ({
      what,
      end: end === null ? null : instantOf(end),
      by,
      at: instantOf(at),
    })),
  }
}
