import { z } from 'zod'
import {
  DOORS,
  type Door,
  GUEST_PLAN,
  type Limit,
  PERIODS,
  type Period,
  type Plans,
  REGISTERED_PLAN,
} from './domain/allowance.ts'

/** A count that is written anew with every use must stay small; who needs more needs no limit. */
const MOST = 1000

const LIMIT = /^(\d{1,5})(?: (?:a|an|per) (day|month)| (ever))$/

/** `unlimited`, `none`, `5 a month`, `10 per day`, `1 ever`. */
const limit = z.string().transform((text, context): Limit => {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (words === 'unlimited') return null
  if (words === 'none') return { count: 0, per: 'ever' }
  const [, count, period, ever] = LIMIT.exec(words) ?? []
  const per = PERIODS.find((each) => each === (period ?? ever)) as Period | undefined
  if (count !== undefined && per !== undefined && Number(count) <= MOST) return { count: Number(count), per }
  context.addIssue(`must be unlimited, none, or up to ${MOST} such as "5 a month", "10 a day" or "1 ever"`)
  return z.NEVER
})

const plan = z.strictObject({
  name: z.string().trim().min(1, 'needs a name').max(40, 'must be at most 40 characters'),
  code_page: limit,
  ask: limit,
  reviewed_answer: limit,
})

const PLAN_KEY = /^[a-z][a-z0-9-]{0,30}$/

const FILE = z
  .strictObject({
    upgrade_url: z
      .url({ protocol: /^https?$/, error: 'must be a URL that begins with https:// or http://' })
      .optional(),
    plans: z.record(z.string().regex(PLAN_KEY), plan),
  })
  .superRefine(({ plans }, context) => {
    for (const key of [GUEST_PLAN, REGISTERED_PLAN]) {
      if (!Object.hasOwn(plans, key)) {
        const message = 'must be there: everybody who comes is on it until they are put on another'
        context.addIssue({ code: 'custom', path: ['plans', key], message })
      }
    }
  })

/** The plans as JSON text says them; each fault is named with its place. */
export const plansSetting = z.string().transform((text, context): Plans => {
  const parsed = FILE.safeParse(readJson(text))
  if (parsed.success) {
    const { plans, upgrade_url: upgradeUrl = null } = parsed.data
    return { plans: Object.entries(plans).map(([key, written]) => toPlan(key, written)), upgradeUrl }
  }
  for (const issue of parsed.error.issues) {
    const place = issue.path.length === 0 ? '' : `at ${issue.path.join('.')} `
    context.addIssue(`${place}${sayFault(issue, place)}`)
  }
  return z.NEVER
})

function sayFault({ code, message }: { code?: string | undefined; message: string }, place: string): string {
  if (place === '')
    return message.startsWith('Unrecognized')
      ? message
      : 'must be a JSON object with plans; docs/accounts.md has an example'
  return code === 'invalid_key' ? 'must be called by small letters, digits and hyphens, such as team-20' : message
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toPlan(key: string, { name, ...limits }: z.infer<typeof plan>): Plans['plans'][number] {
  const allowances = Object.fromEntries(DOORS.map((door) => [door, limits[door]])) as Record<Door, Limit>
  return { key, name, allowances }
}
