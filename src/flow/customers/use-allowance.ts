import {
  type Allowance,
  type Door,
  type Limit,
  type Plan,
  type Plans,
  planOf,
  type Visitor,
} from '../../domain/allowance.ts'
import { periodOf } from '../../domain/allowance-period.ts'
import { adviseVisitor } from './allowance-words.ts'

/** Whom the desk works for without counting. */
export type InHouse = {
  /** An in-house desk counts nobody. */
  everybody: boolean
  /** In lower case. */
  domains: readonly string[]
}

/** One thing somebody wants to use, as it is counted. */
export type CountedUse = {
  visitorKey: string
  door: Door
  period: string
  /** When the count may be forgotten. */
  forgetAfter: Date
  limit: { count: number }
  /** Null: a guest, who has no grants. */
  accountId: number | null
  subject: string
}

/** What was granted, and how many more there are. */
export type Counted = { granted: boolean; left: number }

export type AllowancePorts = {
  plans: Plans
  inHouse: InHouse
  timeZone: string
  now(): Date
  /** Counts it where the limit, or a grant of the account, allows it; atomic. */
  use(use: CountedUse): Promise<Counted>
  /** The same without counting. */
  look(use: Omit<CountedUse, 'subject'>): Promise<Counted>
  /** The key by which that visitor is counted; tells nobody who they are. */
  keyOf(visitor: Visitor): string
}

/**
 * Whether that visitor may use that now, counted. The same subject counts once in a period, so that a page can be loaded again.
 * `subject` is what is looked at: `CPT 99213`, the id of an ask or of a case.
 */
export async function useAllowance(
  ports: AllowancePorts,
  visitor: Visitor,
  door: Door,
  subject: string,
): Promise<Allowance> {
  return decide(ports, visitor, door, (use) => ports.use({ ...use, subject }))
}

/** What that visitor may still use, without counting; `granted` says whether something new would be. */
export async function lookAllowance(ports: AllowancePorts, visitor: Visitor, door: Door): Promise<Allowance> {
  return decide(ports, visitor, door, (use) => ports.look(use))
}

async function decide(
  ports: AllowancePorts,
  visitor: Visitor,
  door: Door,
  count: (use: Omit<CountedUse, 'subject'>) => Promise<Counted>,
): Promise<Allowance> {
  const plan = planOf(ports.plans, visitor)
  const limit = plan.allowances[door]
  if (limit === null || isInHouse(ports.inHouse, visitor)) return unlimited(plan, door)
  const period = periodOf(limit.per, ports.now(), ports.timeZone)
  const counted = await count({
    visitorKey: ports.keyOf(visitor),
    door,
    period: period.key,
    forgetAfter: period.forgetAfter,
    limit,
    accountId: visitor.kind === 'account' ? visitor.accountId : null,
  })
  return describe(ports, { visitor, plan, door, limit, resetsAt: period.resetsAt }, counted)
}

/** Whether nothing is counted for that visitor: at an in-house desk, and for the desk's own domains. */
export function isInHouse({ everybody, domains }: InHouse, visitor: Visitor): boolean {
  return everybody || (visitor.kind === 'account' && isInHouseAddress(domains, visitor.address))
}

/** Whether an address belongs to one of the desk's own domains, or to a part of one. */
export function isInHouseAddress(domains: readonly string[], address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  return domains.some((own) => domain === own || domain.endsWith(`.${own}`))
}

function unlimited({ key, name }: Plan, door: Door): Allowance {
  return { granted: true, door, plan: { key, name }, limit: null, left: null, resetsAt: null, whatToDo: null }
}

function describe(
  ports: AllowancePorts,
  about: { visitor: Visitor; plan: Plan; door: Door; limit: NonNullable<Limit>; resetsAt: Date | null },
  { granted, left }: Counted,
): Allowance {
  const { visitor, plan, door, limit, resetsAt } = about
  const whatToDo =
    left > 0 ? null : adviseVisitor({ visitor, plans: ports.plans, plan, door, resetsAt, timeZone: ports.timeZone })
  return { granted, door, plan: { key: plan.key, name: plan.name }, limit, left, resetsAt, whatToDo }
}
