import { createHmac } from 'node:crypto'
import type { Visitor } from '../../domain/allowance.ts'
import { networkOf } from '../../domain/network-of.ts'

/** A guest known by the network they come from; the address itself is kept nowhere. */
export const guestOfNetwork = (secret: string, networkAddress: string): Visitor => ({
  kind: 'guest',
  key: keyed(secret, `guest ${networkOf(networkAddress)}`),
})

/** A guest known by the address they write from. */
export const guestOfAddress = (secret: string, address: string): Visitor => ({
  kind: 'guest',
  key: keyed(secret, `sender ${withoutTag(address)}`),
})

/** What a visitor's uses are counted under. By the address rather than the account, so that who deletes one and opens it again has not more. */
export function visitorKey(secret: string, visitor: Visitor): string {
  return visitor.kind === 'guest' ? visitor.key : keyed(secret, `account ${withoutTag(visitor.address)}`)
}

/** `ana+codes@clinic.example` reaches Ana as well: one person, one count. */
const withoutTag = (address: string): string => address.toLowerCase().replace(/\+[^@]*(?=@[^@]*$)/, '')

const keyed = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('base64url')
