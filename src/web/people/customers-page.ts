import type { FastifyReply, FastifyRequest } from 'fastify'
import { readLine } from '../../http/read-text.ts'
import { type Instant, instantOf } from '../../http/time-in-words.ts'
import { type Account, listAccounts } from '../../store/customers/accounts.ts'
import { type Framed, sendPage } from '../page.ts'
import type { WebDeps } from '../web-deps.ts'

type CustomersView = {
  query: string
  customers: {
    id: number
    address: string
    plan: string
    until: Instant | null
    confirmed: boolean
    seenAt: Instant | null
  }[]
  /** Id of the last one, where there are more. */
  more: number | null
  everybody: boolean
  deleted: boolean
}

const SHOWN = 100

/** GET /customers?q=&after=: people who use the public pages, found by their address. */
export function showCustomers(deps: WebDeps) {
  const template = deps.templates.load<Framed<CustomersView>>('web/customers.html')
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const query = readLine(request.query, 'q').slice(0, 254)
    const after = readLine(request.query, 'after')
    const found = await listAccounts(deps.pool, {
      containing: query,
      limit: SHOWN + 1,
      after: /^\d{1,15}$/.test(after) ? Number(after) : null,
    })
    const view: CustomersView = {
      query,
      customers: found.slice(0, SHOWN).map((account) => lineOf(account, deps)),
      more: found.length > SHOWN ? (found[SHOWN - 1]?.id ?? null) : null,
      everybody: deps.allowances.inHouse.everybody,
      deleted: readLine(request.query, 'done') === 'deleted',
    }
    return sendPage(deps, request, reply, template, { title: 'Customers', section: 'customers' }, view)
  }
}

function lineOf(
  { id, address, plan, planUntil, confirmedAt, lastSeenAt }: Account,
  { allowances }: WebDeps,
): CustomersView['customers'][number] {
  return {
    id,
    address,
    plan: allowances.plans.plans.find(({ key }) => key === plan)?.name ?? plan,
    until: planUntil === null ? null : instantOf(planUntil),
    confirmed: confirmedAt !== null,
    seenAt: lastSeenAt === null ? null : instantOf(lastSeenAt),
  }
}
