import {
  type Allowance,
  countOf,
  type Door,
  GUEST_PLAN,
  type Limit,
  type Plan,
  type Plans,
  type Visitor,
} from '../../domain/allowance.ts'

/** How somebody who has nothing left may have more. */
export function adviseVisitor(about: {
  visitor: Visitor
  plan: Plan
  plans: Plans
  door: Door
  resetsAt: Date | null
  timeZone: string
}): string {
  const { visitor, plan, plans, door, resetsAt, timeZone } = about
  const more = plans.plans.find(({ key }) => key === 'registered')?.allowances[door]
  const ways: string[] = []
  if (visitor.kind === 'guest' && plan.key === GUEST_PLAN && more !== undefined) {
    const get = more === null ? 'no limit' : `${countOf(door, more.count)}${perWords(more.per)}`
    if (more === null || more.count > 0) ways.push(`Sign in with your email address, which is free, to get ${get}.`)
  }
  if (resetsAt !== null && (plan.allowances[door]?.count ?? 0) > 0)
    ways.push(`Your allowance is renewed on ${dayInWords(resetsAt, timeZone)}.`)
  ways.push(plans.upgradeUrl === null ? 'To have more, write to the desk.' : `To have more, see ${plans.upgradeUrl}`)
  return ways.join(' ')
}

/** What stands on a page or in a mail of somebody's allowance; null where nothing is counted. */
export function sayAllowance({ door, plan, limit, left, resetsAt }: Allowance, timeZone: string): string | null {
  if (limit === null || left === null) return null
  const until = resetsAt === null ? '' : ` until ${dayInWords(resetsAt, timeZone)}`
  if (limit.count === 0 && left === 0) return `The plan ${plan.name} has no ${countOf(door, 0).slice(2)}.`
  const many = countOf(door, Math.max(limit.count, left))
  return left > limit.count ? `${countOf(door, left)} left${until}.` : `${left} of ${many} left${until}.`
}

const PER = { day: ' a day', month: ' a month', ever: '' } as const

const perWords = (per: keyof typeof PER): string => PER[per]

/** What each door is called where plans are listed. */
export const DOOR_NAMES: Readonly<Record<Door, string>> = {
  code_page: 'Code pages',
  ask: 'Instant answers',
  reviewed_answer: 'Answers checked by a coder',
}

/** `5 a month`, `unlimited`, `none`. */
export function limitWords(limit: Limit): string {
  if (limit === null) return 'unlimited'
  return limit.count === 0 ? 'none' : `${limit.count}${perWords(limit.per)}`
}

export const dayInWords = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'long' }).format(at)
