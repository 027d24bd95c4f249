import type { AccountDeps } from '../src/doors/accounts/account-deps.ts'
import { fileConfirmedCheck } from '../src/flow/customers/coder-check.ts'
import { confirmAddress } from '../src/flow/customers/confirm-address.ts'
import type { JobQueue } from '../src/queue/job-queue.ts'
import type { Confirmed } from '../src/store/customers/confirmations.ts'
import { confirmPorts, listOwnAddresses } from './account-ports.ts'
import { filePorts } from './asking.ts'
import type { Desk } from './open-desk.ts'

/** What signing in and confirming need of a desk; `publicUrl` is asked for when a mail is written. */
export function openAccountDeps(desk: Desk, queue: JobQueue, publicUrl: () => string): AccountDeps {
  const { config, pool, templates, secret } = desk
  const confirm = confirmPorts(pool, templates, {
    desk: config.desk,
    ownAddresses: listOwnAddresses(desk),
    publicUrl,
    secret,
    everybodyAnHour: config.accounts.confirmationsPerHour,
  })
  const carryOut = carryOutConfirmed(desk, queue)
  return {
    paymentsKey: config.accounts.paymentsKey,
    confirmAddress: (ask) => confirmAddress(confirm, ask),
    carryOut: async (confirmed) => (await carryOut(confirmed)).location,
  }
}

/** Does what an address was confirmed for; doing it again changes nothing. */
export function carryOutConfirmed(
  desk: Desk,
  queue: JobQueue,
): (confirmed: Confirmed) => Promise<{ location: string | null; caseId: number | null }> {
  const ports = filePorts(desk, queue)
  return async (confirmed) => {
    if (confirmed.purpose === 'sign_in') return { location: '/account', caseId: null }
    const filed = await fileConfirmedCheck(confirmed, ports)
    return filed === null
      ? { location: null, caseId: null }
      : { location: `/ask/${filed.askId}#coder`, caseId: filed.caseId }
  }
}
