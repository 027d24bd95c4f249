import { DOORS, type Door, type Plans } from '../../domain/allowance.ts'
import { AppError } from '../../domain/app-error.ts'
import { readAddress } from './confirm-address.ts'

/** Who changes what an account may use: an operator on a page, a command on the desk's machine, or a program by the API. */
export type ChangedBy = { source: 'operator' | 'command' | 'api'; operatorId: number | null }

/** No account: it was deleted after the event was carried out. */
type Changed = { kind: 'set' | 'known_event'; accountId: number | null }

export type SetPlanPorts = {
  plans: Plans
  now(): Date
  changePlan(change: {
    address: string
    plan: string
    until: Date | null
    by: ChangedBy
    eventId: string | null
  }): Promise<Changed>
  grantMore(grant: {
    address: string
    door: Door
    count: number
    expiresAt: Date | null
    by: ChangedBy
    eventId: string | null
  }): Promise<Changed>
}

/** What an event of a payment system may be called. */
const MOST_ID_CHARACTERS = 200

/**
 * Puts the account of that address on a plan, and says whether this was the first time for that event. The account is made where
 * there is none: a payment may come before its payer.
 * @throws AppError `invalid` for an address, a plan, a time or an event id that cannot be
 */
export async function setPlan(
  ports: SetPlanPorts,
  asked: { address: string; plan: string; until: Date | null; by: ChangedBy; eventId: string | null },
): Promise<Changed & { address: string; plan: string; until: Date | null }> {
  const { plan, until, by, eventId } = asked
  const address = getAddress(asked.address)
  if (!ports.plans.plans.some(({ key }) => key === plan)) {
    const keys = ports.plans.plans.map(({ key }) => key).join(', ')
    throw new AppError('invalid', `There is no plan ${plan}. There are: ${keys}.`)
  }
  requireFuture(until, ports.now())
  requireEventId(eventId)
  const changed = await ports.changePlan({ address, plan, until, by, eventId })
  return { ...changed, address, plan, until }
}

/**
 * Lets the account of that address use so many more at a door, beside its plan; as {@link setPlan}.
 * @throws AppError `invalid`
 */
export async function grantAllowance(
  ports: SetPlanPorts,
  asked: { address: string; door: string; count: number; until: Date | null; by: ChangedBy; eventId: string | null },
): Promise<Changed & { address: string; door: Door; count: number }> {
  const { count, until, by, eventId } = asked
  const address = getAddress(asked.address)
  const door = DOORS.find((each) => each === asked.door)
  if (door === undefined)
    throw new AppError('invalid', `There is no door ${asked.door}. There are: ${DOORS.join(', ')}.`)
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw new AppError('invalid', 'How many more must be a whole number from 1 to 1000.')
  requireFuture(until, ports.now())
  requireEventId(eventId)
  const changed = await ports.grantMore({ address, door, count, expiresAt: until, by, eventId })
  return { ...changed, address, door, count }
}

function getAddress(typed: string): string {
  const address = readAddress(typed)
  if (address === null) throw new AppError('invalid', 'Give an email address such as maria.lopez@clinic.example.')
  return address
}

function requireFuture(until: Date | null, now: Date): void {
  if (until !== null && !(until.getTime() > now.getTime()))
    throw new AppError('invalid', 'The end must lie in the future, such as 2030-01-31.')
}

function requireEventId(eventId: string | null): void {
  if (eventId === null) return
  if (eventId.trim() === '' || eventId.length > MOST_ID_CHARACTERS || /[\p{Cc}\p{Cs}]/u.test(eventId))
    throw new AppError(
      'invalid',
      `An event id has 1 to ${MOST_ID_CHARACTERS} characters, and none that cannot be printed.`,
    )
}
