import type { Allowance, Door, Visitor } from '../../domain/allowance.ts'
import type { SenderProof } from '../../domain/sender-proof.ts'
import { type AllowancePorts, isInHouseAddress, useAllowance } from './use-allowance.ts'
import { guestOfAddress } from './visitor-key.ts'

export type SenderAllowancePorts = AllowancePorts & {
  secret: string
  findAccount(address: string): Promise<{ id: number; address: string; plan: string } | null>
}

/**
 * Whether the plan of whoever wrote a mail covers that, counted; null where nothing is counted for them. A mail whose sender is
 * proven false uses up nobody's allowance but its own.
 */
export async function useSenderAllowance(
  ports: SenderAllowancePorts,
  sender: { address: string; proof: SenderProof | null },
  door: Door,
  subject: string,
): Promise<Allowance | null> {
  const { everybody, domains } = ports.inHouse
  const forged = sender.proof?.dmarc === 'fail'
  if (everybody || (!forged && isInHouseAddress(domains, sender.address))) return null
  return useAllowance(ports, await findVisitor(ports, sender.address, forged), door, subject)
}

async function findVisitor(ports: SenderAllowancePorts, address: string, forged: boolean): Promise<Visitor> {
  if (forged) return guestOfAddress(ports.secret, `proven false ${address}`)
  const account = await ports.findAccount(address)
  if (account === null) return guestOfAddress(ports.secret, address)
  return { kind: 'account', accountId: account.id, address: account.address, plan: account.plan }
}
