/** What an allowance is counted for: a page about a code, an instant answer, an answer a coder looked at. */
export const DOORS = ['code_page', 'ask', 'reviewed_answer'] as const

export type Door = (typeof DOORS)[number]

export const PERIODS = ['day', 'month', 'ever'] as const

export type Period = (typeof PERIODS)[number]

/** How many different things a plan allows in each period; null: as many as one likes. */
export type Limit = { count: number; per: Period } | null

export type Plan = {
  /** What accounts, commands and the API call it by. */
  key: string
  name: string
  allowances: Readonly<Record<Door, Limit>>
}

/** Every plan, `guest` and `registered` among them, and where one can have more. */
export type Plans = {
  plans: readonly Plan[]
  /** Where people who need more find out how; null: they ask the desk. */
  upgradeUrl: string | null
}

export const GUEST_PLAN = 'guest'
export const REGISTERED_PLAN = 'registered'

/** Who comes to a public door. A guest's key tells one network, or one address by mail, from another, and nothing else. */
export type Visitor =
  | { kind: 'guest'; key: string }
  | { kind: 'account'; accountId: number; address: string; plan: string }

/** What somebody may still do at one door, and whether this once was granted. */
export type Allowance = {
  granted: boolean
  door: Door
  plan: { key: string; name: string }
  /** Null: unlimited. */
  limit: Limit
  /** How many are left after this one; null: unlimited. */
  left: number | null
  /** When the plan's period ends; null: never. */
  resetsAt: Date | null
  /** How to have more, a sentence to show; null where nothing needs to be done. */
  whatToDo: string | null
}

/** The public desk's own plans, where none are configured. */
export const BUILT_IN_PLANS: Plans = {
  plans: [
    {
      key: GUEST_PLAN,
      name: 'Guest',
      allowances: {
        code_page: { count: 1, per: 'month' },
        ask: { count: 1, per: 'month' },
        reviewed_answer: { count: 1, per: 'month' },
      },
    },
    {
      key: REGISTERED_PLAN,
      name: 'Registered',
      allowances: {
        code_page: { count: 5, per: 'month' },
        ask: { count: 5, per: 'month' },
        reviewed_answer: { count: 1, per: 'month' },
      },
    },
    {
      key: 'subscribed',
      name: 'Subscribed',
      allowances: { code_page: null, ask: null, reviewed_answer: { count: 30, per: 'month' } },
    },
  ],
  upgradeUrl: null,
}

const NOUNS: Readonly<Record<Door, readonly [one: string, several: string]>> = {
  code_page: ['code page', 'code pages'],
  ask: ['instant answer', 'instant answers'],
  reviewed_answer: ['answer checked by a coder', 'answers checked by a coder'],
}

/** `1 code page`, `5 instant answers`. */
export const countOf = (door: Door, count: number): string => `${count} ${NOUNS[door][count === 1 ? 0 : 1]}`

/** The plan that visitor is on. A plan that is not configured any more counts as registered. */
export function planOf({ plans }: Plans, visitor: Visitor): Plan {
  const key = visitor.kind === 'guest' ? GUEST_PLAN : visitor.plan
  const fallback = visitor.kind === 'guest' ? GUEST_PLAN : REGISTERED_PLAN
  const found = plans.find((each) => each.key === key) ?? plans.find((each) => each.key === fallback)
  if (found === undefined) throw new Error(`there is no plan ${fallback}`)
  return found
}
