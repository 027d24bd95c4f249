import type { Details, Inquiry, PlanType } from '../../domain/inquiry.ts'
import type { Overrides, SetOverrides } from '../../domain/overrides.ts'

/** Payers as a reviewer chooses them, in the words rules and replies use. */
export const PLAN_WORDS: Readonly<Record<PlanType, string>> = {
  medicare: 'Medicare',
  medicare_advantage: 'Medicare Advantage',
  medicaid: 'Medicaid',
  tricare: 'TRICARE',
  va: 'VA',
  workers_compensation: 'Workers’ compensation',
  commercial: 'Commercial plan',
  self_pay: 'Self-pay',
}

const NO_DETAILS: Details = {
  serviceDate: null,
  planType: null,
  state: null,
  providers: [],
  patient: { ageYears: null, sex: null },
  laterality: null,
  measures: [],
}

/** The inquiry as it is answered: with what the reviewer takes for granted. What was read stays as it is on record. */
export function applyOverrides(inquiry: Inquiry, overrides: Overrides): Inquiry {
  const { dateOfService, setting, planType, provider, units } = overrides
  const details = inquiry.details ?? NO_DETAILS
  return {
    ...inquiry,
    ...(dateOfService && { dateOfService }),
    ...(setting && { setting }),
    ...(planType && { payer: PLAN_WORDS[planType] }),
    ...(units && {
      references: inquiry.references.map((each) => ({ ...each, units: units[each.code] ?? each.units })),
    }),
    ...((dateOfService || planType || provider) && {
      details: {
        ...details,
        ...(dateOfService && { serviceDate: { precision: 'day', until: null } }),
        ...(planType && { planType }),
        ...(provider && { providers: [provider] }),
      },
    }),
  }
}

/**
 * What of the overrides still holds for a message: all of it for the one it was set for. For a later message, whatever that
 * message itself says counts more: a date of service it names, a payer or a setting it changes.
 */
export function overridesFor(
  set: SetOverrides | null,
  messageId: number,
  read: Inquiry,
  previous: Inquiry | null,
): Overrides {
  if (set === null) return {}
  if (set.messageId === messageId) return set.overrides
  const { dateOfService, setting, planType, provider, units } = set.overrides
  const namesDate = read.dates.some(({ role }) => role === 'service')
  const says = (now: unknown, before: unknown): boolean => now !== null && now !== undefined && now !== before
  return {
    ...(dateOfService && !namesDate && { dateOfService }),
    ...(setting && !says(read.setting, previous?.setting) && { setting }),
    ...(planType && !says(read.payer, previous?.payer) && { planType }),
    ...(provider && !says(read.details?.providers[0], previous?.details?.providers[0]) && { provider }),
    ...(units && { units }),
  }
}
