import { z } from 'zod'
import { BUILT_IN_PLANS, type Plans } from './domain/allowance.ts'
import { plansSetting } from './plans-settings.ts'

const DOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/** Domains with commas between, in any case; an @ before one is forgiven. */
const domains = z.string().transform((value, context): string[] => {
  const listed = value
    .split(/[\s,]+/)
    .map((each) => each.toLowerCase().replace(/^@/, ''))
    .filter((each) => each !== '')
  const wrong = listed.find((each) => !DOMAIN.test(each))
  if (wrong === undefined) return listed
  context.addIssue(`must be domains with commas between, such as acme.example; ${wrong} is none`)
  return z.NEVER
})

const perHour = (absent: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(10_000, 'must be at most 10000')
    .default(absent)

/** The settings of accounts and allowances, by the names of their environment variables. */
export const ACCOUNT_SETTINGS = {
  DESK_KIND: z.enum(['in-house', 'public'], { error: 'must be in-house or public' }).default('in-house'),
  IN_HOUSE_DOMAINS: domains.prefault(''),
  PLANS: plansSetting.optional(),
  CONFIRMATIONS_PER_HOUR: perHour(200),
  PAYMENTS_KEY: z
    .string()
    .regex(/^\S{32,}$/, 'must have at least 32 characters, and no blank')
    .optional(),
}

export type AccountConfig = {
  /** An in-house desk counts nobody; a public one counts whoever is not of its own domains. */
  inHouse: { everybody: boolean; domains: string[] }
  plans: Plans
  confirmationsPerHour: number
  /** The secret by which payment systems set plans; null: none does. */
  paymentsKey: string | null
}

type AccountSettings = z.infer<z.ZodObject<typeof ACCOUNT_SETTINGS>>

/** How accounts are held, from settings that were checked. */
export function readAccounts(settings: AccountSettings): AccountConfig {
  return {
    inHouse: { everybody: settings.DESK_KIND === 'in-house', domains: settings.IN_HOUSE_DOMAINS },
    plans: settings.PLANS ?? BUILT_IN_PLANS,
    confirmationsPerHour: settings.CONFIRMATIONS_PER_HOUR,
    paymentsKey: settings.PAYMENTS_KEY ?? null,
  }
}
