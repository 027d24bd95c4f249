import type { FastifyInstance } from 'fastify'
import { DOORS, GUEST_PLAN, type Plan, REGISTERED_PLAN } from '../../domain/allowance.ts'
import { DOOR_NAMES, limitWords } from '../../flow/customers/allowance-words.ts'
import type { DoorsDeps } from '../doors-deps.ts'
import { type Framed, sendPage } from '../page.ts'

type PlansView = {
  everybody: boolean
  plans: { name: string; limits: { name: string; limit: string }[]; how: string }[]
  upgradeUrl: string | null
  deskAddress: string
}

/** Seconds for which others may keep the page: it changes with the configuration only. */
const KEPT_SECONDS = 3600

/** What each plan allows. */
export function addPlansRoutes(app: FastifyInstance, deps: DoorsDeps): void {
  const template = deps.templates.load<Framed<PlansView>>('doors/plans.html')
  app.get('/plans', async (request, reply) => {
    const { plans, upgradeUrl } = deps.allowances.plans
    const view: PlansView = {
      everybody: deps.allowances.inHouse.everybody,
      plans: plans.map((plan) => ({
        name: plan.name,
        limits: DOORS.map((door) => ({ name: DOOR_NAMES[door], limit: limitWords(plan.allowances[door]) })),
        how: howToGet(plan),
      })),
      upgradeUrl,
      deskAddress: deps.desk.address,
    }
    const options = { title: 'Plans', section: 'account', publicSeconds: KEPT_SECONDS } as const
    return sendPage(deps, request, reply, template, options, view)
  })
}

function howToGet({ key }: Plan): string {
  if (key === GUEST_PLAN) return 'For everybody, without signing in'
  return key === REGISTERED_PLAN ? 'Free: sign in with your email address' : 'Given by the desk'
}
