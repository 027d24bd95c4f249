import type { ConfirmationView, ConfirmPorts } from '../src/flow/customers/confirm-address.ts'
import type { SetPlanPorts } from '../src/flow/customers/set-plan.ts'
import type { AllowancePorts } from '../src/flow/customers/use-allowance.ts'
import { visitorKey } from '../src/flow/customers/visitor-key.ts'
import { buildMime } from '../src/mail/send/build-mime.ts'
import type { Templates } from '../src/render/templates.ts'
import { lookAllowanceLeft, useAllowanceOnce } from '../src/store/customers/allowances.ts'
import { holdConfirmation } from '../src/store/customers/confirmations.ts'
import { changePlan, grantMore } from '../src/store/customers/plan-changes.ts'
import type { Pool } from '../src/store/pool.ts'
import type { Desk } from './open-desk.ts'

/** What counting allowances needs of the world. */
export function allowancePorts(
  pool: Pool,
  secret: string,
  rules: Pick<AllowancePorts, 'plans' | 'inHouse' | 'timeZone'>,
): AllowancePorts {
  return {
    ...rules,
    now: () => new Date(),
    use: (use) => useAllowanceOnce(pool, use),
    look: (use) => lookAllowanceLeft(pool, use),
    keyOf: (visitor) => visitorKey(secret, visitor),
  }
}

/** The same for a desk. */
export const deskAllowances = ({ pool, secret, config }: Pick<Desk, 'pool' | 'secret' | 'config'>): AllowancePorts =>
  allowancePorts(pool, secret, {
    plans: config.accounts.plans,
    inHouse: config.accounts.inHouse,
    timeZone: config.workingTime.timeZone,
  })

/** What putting accounts on plans needs of the world. */
export const setPlanPorts = ({ pool, config }: Pick<Desk, 'pool' | 'config'>): SetPlanPorts => ({
  plans: config.accounts.plans,
  now: () => new Date(),
  changePlan: (change) => changePlan(pool, change),
  grantMore: (grant) => grantMore(pool, grant),
})

/** Links one address may have, and one network may ask for. */
const CONFIRMATIONS = { anHour: 3, aDay: 10, networkAnHour: 20 }

export type ConfirmSettings = {
  desk: { address: string; name: string }
  ownAddresses: readonly string[]
  /** Where the public pages are; asked for when a mail is written, because a port may be chosen late. */
  publicUrl(): string
  secret: string
  everybodyAnHour: number
}

/** What mailing links needs of the world. */
export function confirmPorts(pool: Pool, templates: Templates, settings: ConfirmSettings): ConfirmPorts {
  const text = templates.load<ConfirmationView>('mail/confirmation.txt')
  const html = templates.load<ConfirmationView>('mail/confirmation.html')
  const { everybodyAnHour, ...rest } = settings
  return {
    ...rest,
    hold: (asked) => holdConfirmation(pool, asked, { ...CONFIRMATIONS, everybodyAnHour }),
    render: (view) => ({ text: text(view), html: html(view) }),
    buildMime,
    now: () => new Date(),
  }
}

/** Every address the desk reads. */
export function listOwnAddresses({ config }: Pick<Desk, 'config'>): string[] {
  const { bounceAddress, replyAddress } = config.outbound.plus
  return [
    config.desk.address,
    ...config.mailEdge.accounts.flatMap(({ desk }) => desk?.address ?? []),
    ...[bounceAddress, replyAddress].filter((address) => address !== null),
  ]
}
