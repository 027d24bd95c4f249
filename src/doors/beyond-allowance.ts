import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Allowance, countOf } from '../domain/allowance.ts'
import { dayInWords } from '../flow/customers/allowance-words.ts'
import type { DoorsDeps } from './doors-deps.ts'
import { type Framed, sendPage } from './page.ts'
import { readReturnPath } from './return-path.ts'

type BeyondView = {
  heading: string
  plan: string
  /** `1 code page`; null where the plan has none at all. */
  had: string | null
  whatToDo: string
  renewedOn: string | null
  mayAskByMail: boolean
  signIn: string | null
  upgradeUrl: string | null
  deskAddress: string
  /** What was typed, to be copied or tried again. */
  kept: { label: string; text: string }[]
}

const HEADINGS = {
  code_page: 'You have seen your code pages',
  ask: 'You have had your instant answers',
  reviewed_answer: 'You have had your checked answers',
} as const

/**
 * Sends the page for somebody who has nothing left at a door: what they had, what to do, and everything they typed. `path` is where
 * they go on after signing in.
 */
export function sendBeyondAllowance(
  deps: DoorsDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  allowance: Allowance,
  { path = null, kept = [] }: { path?: string | null; kept?: BeyondView['kept'] } = {},
): Promise<FastifyReply> {
  const template = deps.templates.load<Framed<BeyondView>>('doors/beyond-allowance.html')
  const { door, plan, limit, resetsAt } = allowance
  const next = path === null ? null : readReturnPath(path)
  const isGuest = request.caller.kind === 'guest'
  const view: BeyondView = {
    heading: HEADINGS[door],
    plan: plan.name,
    had: limit === null || limit.count === 0 ? null : countOf(door, limit.count),
    whatToDo: allowance.whatToDo ?? '',
    renewedOn: resetsAt === null ? null : dayInWords(resetsAt, deps.timeZone),
    mayAskByMail: door === 'ask',
    signIn: isGuest ? `/sign-in${next === null ? '' : `?next=${encodeURIComponent(next)}`}` : null,
    upgradeUrl: deps.allowances.plans.upgradeUrl,
    deskAddress: deps.desk.address,
    kept: kept.filter(({ text }) => text.trim() !== ''),
  }
  return sendPage(deps, request, reply, template, { title: HEADINGS[door], status: 403 }, view)
}
